/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/playback/kyo-step-outline.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-step-words.h"

#include <glib/gi18n.h>

/* Higher than this it scrolls, px. */
#define MAX_HEIGHT 420

struct _KyoStepOutline
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KyoStepOutline, kyo_step_outline, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_line (KyoStep *step, KyoLang lang)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = kyo_step_badge_new (step, lang);
  GtkWidget *words = kyo_prose_new (kyo_text_get (kyo_step_get_text (step), lang), NULL);

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), words);

  return line;
}

static GtkWidget *
make_row (KyoPlayback *playback, guint position, KyoLang lang)
{
  KyoCase *kase = kyo_selection_get_case (kyo_playback_get_selection (playback));
  GPtrArray *frame = kyo_playback_get_frame (playback, position);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *column = kyo_column_new (4);
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < frame->len; i++)
    {
      KyoStep *step = g_ptr_array_index (frame, i);
      g_autofree char *words = kyo_step_words_dup (kase, step, lang);

      kyo_column_append (KYO_COLUMN (column), make_line (step, lang));
      g_string_append_printf (name, "%s%s", i > 0 ? ". " : "", words);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  g_string_free (name, TRUE);

  return row;
}

static void
row_activated_cb (KyoStepOutline *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
kyo_step_outline_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (KYO_STEP_OUTLINE (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
kyo_step_outline_dispose (GObject *object)
{
  KyoStepOutline *self = KYO_STEP_OUTLINE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (kyo_step_outline_parent_class)->dispose (object);
}

static void
kyo_step_outline_class_init (KyoStepOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_step_outline_dispose;
  widget_class->grab_focus = kyo_step_outline_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", KYO_TYPE_STEP_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stepoutline");
}

static void
kyo_step_outline_init (KyoStepOutline *self)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->scrolled = GTK_WIDGET (scrolled);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps of the case"), -1);
  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (scrolled, MAX_HEIGHT);
  gtk_scrolled_window_set_child (scrolled, GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * kyo_step_outline_show:
 * @self: an outline
 * @playback: whose frames to list
 * @lang: the language of the cases
 *
 * Lists the frames anew and selects the one that is played.
 */
void
kyo_step_outline_show (KyoStepOutline *self, KyoPlayback *playback, KyoLang lang)
{
  GtkListBoxRow *row;

  g_return_if_fail (KYO_IS_STEP_OUTLINE (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < kyo_playback_get_n_frames (playback); i++)
    gtk_list_box_append (self->list, make_row (playback, i, lang));
  row = gtk_list_box_get_row_at_index (self->list, (int) kyo_playback_get_position (playback));
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
