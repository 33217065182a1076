/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is a paragraph to read; while it is edited a text view takes the paragraph's place.
 */
#include "config.h"

#include "app/import/kyo-review-row.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"

#include <glib/gi18n.h>

#define MARGIN 6 /* px, above and beneath what is typed */

struct _KyoReviewRow
{
  GtkListBoxRow parent_instance;

  char *field;
  char *typed;
  GtkWidget *column; /* caption, and beneath it the words */
  GtkWidget *words;
  GtkWidget *view; /* NULL while it is not edited */
  guint left_idle;
};

G_DEFINE_FINAL_TYPE (KyoReviewRow, kyo_review_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  EDIT_ENDED,
  TYPING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_ended (KyoReviewRow *self, gboolean keep)
{
  if (self->view != NULL)
    g_signal_emit (self, signals[EDIT_ENDED], 0, keep);
}

/* The input method is asked first: Return and Escape may be meant for the word that it composes. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  KyoReviewRow *self = user_data;
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean is_return = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!is_return && keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view), event))
    return GDK_EVENT_STOP;
  if (is_return && (state & GDK_CONTROL_MASK) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.split", NULL);
  else
    emit_ended (self, is_return);

  return GDK_EVENT_STOP;
}

static void
typed_cb (KyoReviewRow *self)
{
  g_signal_emit (self, signals[TYPING], 0);
}

static gboolean
left_idle_cb (gpointer user_data)
{
  KyoReviewRow *self = user_data;

  self->left_idle = 0;
  if (!gtk_widget_has_focus (self->view))
    emit_ended (self, TRUE);

  return G_SOURCE_REMOVE;
}

/* GTK still walks up from the view to tell its ancestors, and the end of an edit takes them away.
 */
static void
focus_left_cb (KyoReviewRow *self)
{
  if (self->view != NULL && self->left_idle == 0)
    self->left_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, left_idle_cb, self, NULL);
}

static void
kyo_review_row_finalize (GObject *object)
{
  KyoReviewRow *self = KYO_REVIEW_ROW (object);

  g_clear_handle_id (&self->left_idle, g_source_remove);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->typed, g_free);

  G_OBJECT_CLASS (kyo_review_row_parent_class)->finalize (object);
}

static void
kyo_review_row_class_init (KyoReviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_review_row_finalize;
  signals[EDIT_ENDED] = g_signal_new ("edit-ended", KYO_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[TYPING] = g_signal_new ("typing", KYO_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
kyo_review_row_init (KyoReviewRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-row");
}

/**
 * kyo_review_row_new:
 * @content: what it shows
 *
 * Makes a row for a field.
 *
 * Returns: the row
 */
GtkWidget *
kyo_review_row_new (const KyoReviewContent *content)
{
  KyoReviewRow *self = g_object_new (KYO_TYPE_REVIEW_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = g_strdup_printf ("%s: %s", content->name, content->words);

  self->field = g_strdup (content->field);
  self->typed = g_strdup (content->typed != NULL ? content->typed : content->words);
  self->column = kyo_column_new (2);
  self->words = kyo_prose_new (content->words, content->css_class);
  if (content->badge != NULL)
    {
      GtkWidget *badge = gtk_label_new (content->badge);

      gtk_widget_set_valign (badge, GTK_ALIGN_START);
      gtk_widget_add_css_class (badge, "badge");
      gtk_box_append (GTK_BOX (line), badge);
    }
  if (content->caption != NULL)
    kyo_column_append (KYO_COLUMN (self->column), kyo_prose_new (content->caption, "secondary"));
  kyo_column_append (KYO_COLUMN (self->column), self->words);
  gtk_widget_set_hexpand (self->column, TRUE);
  gtk_box_append (GTK_BOX (line), self->column);
  if (content->is_changed)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("document-edit-symbolic");

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (icon, _ ("Differs from the source"));
      gtk_box_append (GTK_BOX (line), icon);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (content->is_changed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _ ("Differs from the source"), -1);

  return GTK_WIDGET (self);
}

/**
 * kyo_review_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): the name of the field that it shows
 */
const char *
kyo_review_row_get_field (KyoReviewRow *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW_ROW (self), NULL);

  return self->field;
}

/**
 * kyo_review_row_begin_edit:
 * @self: a row
 *
 * Lets the words be edited, the cursor at their end.
 */
void
kyo_review_row_begin_edit (KyoReviewRow *self)
{
  GtkTextBuffer *buffer;
  GtkEventController *keys;
  GtkEventController *focus;
  int height;

  g_return_if_fail (KYO_IS_REVIEW_ROW (self));

  if (self->view != NULL)
    return;
  height = gtk_widget_get_height (self->words);
  self->view = gtk_text_view_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, self->typed, -1);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), MARGIN);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 8);
  /* A text view does not know how high it is before it has been shown. */
  gtk_widget_set_size_request (self->view, -1, height + 2 * MARGIN);
  gtk_widget_set_overflow (self->view, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->view, "card");
  gtk_widget_add_css_class (self->view, "passages");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words of the field"), -1);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->words, FALSE);
  kyo_column_append (KYO_COLUMN (self->column), self->view);
  gtk_widget_grab_focus (self->view);
}

/**
 * kyo_review_row_is_editing:
 * @self: a row
 *
 * Returns: whether its words are being edited
 */
gboolean
kyo_review_row_is_editing (KyoReviewRow *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW_ROW (self), FALSE);

  return self->view != NULL;
}

/**
 * kyo_review_row_dup_typed:
 * @self: a row that is edited
 * @cursor: (out) (optional): where the cursor is, in characters
 *
 * Returns: (transfer full): what has been typed
 */
char *
kyo_review_row_dup_typed (KyoReviewRow *self, guint *cursor)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter at;

  g_return_val_if_fail (KYO_IS_REVIEW_ROW (self), NULL);
  g_return_val_if_fail (self->view != NULL, NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  if (cursor != NULL)
    *cursor = (guint) gtk_text_iter_get_offset (&at);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * kyo_review_row_is_typed:
 * @self: a row that is edited
 *
 * Returns: whether other words stand in it than at the beginning
 */
gboolean
kyo_review_row_is_typed (KyoReviewRow *self)
{
  g_autofree char *typed = kyo_review_row_dup_typed (self, NULL);

  return g_strcmp0 (typed, self->typed) != 0;
}

/**
 * kyo_review_row_end_edit:
 * @self: a row
 *
 * Shows again what it showed before it was edited.
 */
void
kyo_review_row_end_edit (KyoReviewRow *self)
{
  GtkWidget *view;

  g_return_if_fail (KYO_IS_REVIEW_ROW (self));

  /* Its focus leaves with it: that is then no end of editing any more. */
  g_clear_handle_id (&self->left_idle, g_source_remove);
  view = g_steal_pointer (&self->view);
  if (view == NULL)
    return;
  gtk_widget_unparent (view);
  gtk_widget_set_visible (self->words, TRUE);
}
