/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of what stands here is seen in the room but the page itself and those annotations that
 * are switched on. What is being typed stays while pages turn, and so does what it is about once
 * something has been typed: a note belongs to what was shown when it was begun.
 */
#include "config.h"

#include "app/present/kyo-presenter-keys.h"
#include "app/present/kyo-secretary-window.h"
#include "app/present/kyo-stopwatch.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-drop-down.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-target-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define MOST_WORDS 150 /* characters of a page that are told */

struct _KyoSecretaryWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *count;
  KyoProse *now_title;
  KyoProse *now_words;
  KyoProse *next_title;
  KyoProse *next_words;
  GtkLabel *elapsed;
  GtkToggleButton *black;
  GtkStack *notes_stack; /* "notes", "none" */
  GtkScrolledWindow *scrolled;
  GtkListBox *notes;
  GtkWidget *writing;
  GtkDropDown *target;
  GtkDropDown *kind;
  GtkEntry *body;

  KyoPresentation *presentation;
  GListModel *listed; /* the annotations that are listed */
  char *case_id;      /* to which the targets belong */
  GStrv targets;      /* in the order of the drop-down */
  KyoLang lang;       /* in which notes and targets are listed */
  gint64 begin;       /* monotonic, us */
  guint tick_id;      /* timeout source */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (KyoSecretaryWindow, kyo_secretary_window, ADW_TYPE_WINDOW)

enum
{
  WRITTEN,
  END,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KyoPage *
get_page (KyoSecretaryWindow *self)
{
  return kyo_presentation_get_page (self->presentation,
                                    kyo_presentation_get_position (self->presentation));
}

/* The beginning is enough to know what it is. */
static char *
dup_beginning (const char *text)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_WORDS)
    return g_strdup (text);
  beginning = g_utf8_substring (text, 0, MOST_WORDS);

  return g_strconcat (beginning, "…", NULL);
}

static void
describe (KyoSecretaryWindow *self, const KyoPage *page, KyoProse *title, KyoProse *words)
{
  KyoLang lang = kyo_presentation_get_lang (self->presentation);
  g_autofree char *page_title = kyo_page_dup_title (page, lang);
  g_autofree char *page_words = kyo_page_dup_words (page, lang);
  g_autofree char *beginning = dup_beginning (page_words);

  kyo_prose_set_text (title, page_title);
  kyo_prose_set_text (words, beginning);
  gtk_widget_set_visible (GTK_WIDGET (words), *page_words != '\0');
}

static void
show_place (KyoSecretaryWindow *self)
{
  guint position = kyo_presentation_get_position (self->presentation);
  g_autofree char *count = kyo_presentation_dup_count (self->presentation);

  gtk_label_set_label (self->count, count);
  describe (self, get_page (self), self->now_title, self->now_words);
  if (position + 1 < kyo_presentation_get_n_pages (self->presentation))
    describe (self, kyo_presentation_get_page (self->presentation, position + 1), self->next_title,
              self->next_words);
  else
    {
      kyo_prose_set_text (self->next_title, _ ("The end"));
      gtk_widget_set_visible (GTK_WIDGET (self->next_words), FALSE);
    }
  gtk_toggle_button_set_active (self->black,
                                kyo_presentation_get_blank (self->presentation) == KYO_BLANK_BLACK);
}

/* What can be annotated now, unless something is being written on what was shown before. */
static void
show_targets (KyoSecretaryWindow *self)
{
  const KyoPage *page = get_page (self);
  KyoLang lang = kyo_presentation_get_lang (self->presentation);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv) targets = kyo_page_list_targets (page);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->body)) != '\0' && self->targets != NULL)
    return;
  if (self->targets != NULL &&
      g_strv_equal ((const char *const *) targets, (const char *const *) self->targets))
    return;

  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *words = kyo_target_words_dup (page->kase, targets[i], lang);

      gtk_string_list_append (names, words);
    }
  g_strfreev (self->targets);
  self->targets = g_steal_pointer (&targets);
  g_free (self->case_id);
  self->case_id = g_strdup (kyo_case_get_id (page->kase));
  gtk_drop_down_set_model (self->target, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->target, 0);
}

static void
shown_cb (GtkSwitch *toggle, GParamSpec *pspec, KyoSecretaryWindow *self)
{
  const char *id = g_object_get_data (G_OBJECT (toggle), "kyo-annotation");

  if (!self->is_updating)
    kyo_presentation_set_shown (self->presentation, id, gtk_switch_get_active (toggle));
}

static GtkWidget *
make_switch (KyoSecretaryWindow *self, KyoAnnotation *annotation)
{
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *name =
    g_strdup_printf (_ ("Show on the screen: %s"), kyo_annotation_get_body (annotation));

  gtk_switch_set_active (
    GTK_SWITCH (toggle),
    kyo_presentation_is_shown (self->presentation, kyo_annotation_get_id (annotation)));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, _ ("Show on the screen, in the discussion"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (toggle), "kyo-annotation",
                          g_strdup (kyo_annotation_get_id (annotation)), g_free);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (shown_cb), self, 0);

  return toggle;
}

static GtkWidget *
make_note (KyoSecretaryWindow *self, KyoAnnotation *annotation, KyoCase *kase)
{
  KyoLang lang = kyo_presentation_get_lang (self->presentation);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = kyo_column_new (2);
  g_autofree char *on =
    kyo_target_words_dup (kase, kyo_annotation_get_target_id (annotation), lang);
  g_autofree char *byline = g_strdup_printf (
    "%s · %s · %s", on, kyo_annotation_kind_label (kyo_annotation_get_kind (annotation), lang),
    kyo_annotation_get_author (annotation));

  kyo_column_append (KYO_COLUMN (words),
                     kyo_prose_new (kyo_annotation_get_body (annotation), NULL));
  kyo_column_append (KYO_COLUMN (words), kyo_prose_new (byline, "secondary"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), make_switch (self, annotation));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kyo_annotation_get_body (annotation), -1);

  return row;
}

static void
show_notes (KyoSecretaryWindow *self)
{
  KyoCase *kase = get_page (self)->kase;
  GListModel *annotations =
    kyo_presentation_get_annotations (self->presentation, kyo_case_get_id (kase));
  guint n = annotations != NULL ? g_list_model_get_n_items (annotations) : 0;
  GtkListBoxRow *row;

  gtk_stack_set_visible_child_name (self->notes_stack, n > 0 ? "notes" : "none");
  if (self->listed == annotations)
    return;

  g_set_object (&self->listed, annotations);
  while ((row = gtk_list_box_get_row_at_index (self->notes, 0)) != NULL)
    gtk_list_box_remove (self->notes, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      gtk_list_box_append (self->notes, make_note (self, annotation, kase));
    }
}

static void
update (KyoSecretaryWindow *self)
{
  KyoLang lang = kyo_presentation_get_lang (self->presentation);

  self->is_updating = TRUE;
  if (self->lang != lang)
    {
      self->lang = lang;
      g_clear_object (&self->listed);
      g_clear_pointer (&self->targets, g_strfreev);
    }
  show_place (self);
  show_targets (self);
  show_notes (self);
  self->is_updating = FALSE;
}

static void
presentation_changed_cb (KyoSecretaryWindow *self)
{
  update (self);
}

static void
show_elapsed (KyoSecretaryWindow *self)
{
  g_autofree char *words =
    kyo_stopwatch_dup_words ((g_get_monotonic_time () - self->begin) / G_USEC_PER_SEC);

  gtk_label_set_label (self->elapsed, words);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_elapsed (user_data);
  return G_SOURCE_CONTINUE;
}

static void
reset_cb (KyoSecretaryWindow *self)
{
  self->begin = g_get_monotonic_time ();
  show_elapsed (self);
}

static void
previous_cb (KyoSecretaryWindow *self)
{
  kyo_presentation_move (self->presentation, -1);
}

static void
next_cb (KyoSecretaryWindow *self)
{
  kyo_presentation_move (self->presentation, 1);
}

static void
black_cb (KyoSecretaryWindow *self)
{
  gboolean is_black = kyo_presentation_get_blank (self->presentation) == KYO_BLANK_BLACK;

  /* The screen is blank in the same way a second time: then it is not. */
  if (!self->is_updating && gtk_toggle_button_get_active (self->black) != is_black)
    kyo_presentation_set_blank (self->presentation, KYO_BLANK_BLACK);
}

static void
end_cb (KyoSecretaryWindow *self)
{
  g_signal_emit (self, signals[END], 0);
}

static void
send_cb (KyoSecretaryWindow *self)
{
  static const KyoAnnotationKind KINDS[] = { KYO_ANNOTATION_COMMENT, KYO_ANNOTATION_QUESTION };
  g_autofree char *body = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->body)));
  guint target = gtk_drop_down_get_selected (self->target);
  guint kind = gtk_drop_down_get_selected (self->kind);

  if (*g_strstrip (body) == '\0' || self->targets == NULL ||
      target >= g_strv_length (self->targets))
    return;
  g_signal_emit (self, signals[WRITTEN], 0, self->case_id, self->targets[target],
                 (int) KINDS[MIN (kind, G_N_ELEMENTS (KINDS) - 1)], body);
}

static void
kyo_secretary_window_dispose (GObject *object)
{
  KyoSecretaryWindow *self = KYO_SECRETARY_WINDOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->presentation);
  g_clear_object (&self->listed);
  g_clear_pointer (&self->case_id, g_free);
  g_clear_pointer (&self->targets, g_strfreev);

  G_OBJECT_CLASS (kyo_secretary_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kyokun/Kyokun/ui/kyo-secretary-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, count);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, now_title);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, now_words);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, next_title);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, next_words);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, black);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, notes_stack);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, writing);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, target);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, KyoSecretaryWindow, body);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, black_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
}

static void
kyo_secretary_window_class_init (KyoSecretaryWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kyo_secretary_window_dispose;
  signals[WRITTEN] =
    g_signal_new ("written", KYO_TYPE_SECRETARY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING);
  signals[END] = g_signal_new ("end", KYO_TYPE_SECRETARY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  g_type_ensure (KYO_TYPE_COLUMN);
  g_type_ensure (KYO_TYPE_PROSE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kyo_secretary_window_init (KyoSecretaryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (ADW_IS_TOAST_OVERLAY (self->toasts) && GTK_IS_LABEL (self->count));
  g_assert (KYO_IS_PROSE (self->now_title) && KYO_IS_PROSE (self->now_words));
  g_assert (KYO_IS_PROSE (self->next_title) && KYO_IS_PROSE (self->next_words));
  g_assert (GTK_IS_LABEL (self->elapsed) && GTK_IS_TOGGLE_BUTTON (self->black));
  g_assert (GTK_IS_STACK (self->notes_stack) && GTK_IS_SCROLLED_WINDOW (self->scrolled));
  g_assert (GTK_IS_LIST_BOX (self->notes) && GTK_IS_BOX (self->writing));
  g_assert (GTK_IS_DROP_DOWN (self->target) && GTK_IS_DROP_DOWN (self->kind));
  g_assert (GTK_IS_ENTRY (self->body));

  kyo_drop_down_set_name (self->target, _ ("What the annotation is on"));
  kyo_drop_down_set_name (self->kind, _ ("Kind of annotation"));
  self->begin = g_get_monotonic_time ();
  self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  show_elapsed (self);
}

/**
 * kyo_secretary_window_new:
 * @presentation: what is presented
 * @is_writable: whether the store takes annotations
 *
 * Makes the window of the secretary; the time begins to run.
 *
 * Returns: the window, not yet shown
 */
GtkWindow *
kyo_secretary_window_new (KyoPresentation *presentation, gboolean is_writable)
{
  KyoSecretaryWindow *self;

  g_return_val_if_fail (KYO_IS_PRESENTATION (presentation), NULL);

  self = g_object_new (KYO_TYPE_SECRETARY_WINDOW, NULL);
  self->presentation = g_object_ref (presentation);
  g_signal_connect_object (presentation, "changed", G_CALLBACK (presentation_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->writing, is_writable);
  kyo_presenter_keys_add (GTK_WINDOW (self), presentation, FALSE);
  update (self);

  return GTK_WINDOW (self);
}

/**
 * kyo_secretary_window_is_writing:
 * @self: the window of the secretary
 *
 * Returns: whether words stand in the entry that are not stored
 */
gboolean
kyo_secretary_window_is_writing (KyoSecretaryWindow *self)
{
  g_autofree char *body = NULL;

  g_return_val_if_fail (KYO_IS_SECRETARY_WINDOW (self), FALSE);

  body = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->body)));

  return *g_strstrip (body) != '\0';
}

/**
 * kyo_secretary_window_clear:
 * @self: the window of the secretary
 *
 * Empties the entry, once what was written in it is stored.
 */
void
kyo_secretary_window_clear (KyoSecretaryWindow *self)
{
  g_return_if_fail (KYO_IS_SECRETARY_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->body), "");
  update (self);
}

/**
 * kyo_secretary_window_report:
 * @self: the window of the secretary
 * @message: a sentence
 *
 * Says something without asking anything.
 */
void
kyo_secretary_window_report (KyoSecretaryWindow *self, const char *message)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (KYO_IS_SECRETARY_WINDOW (self));

  escaped = g_markup_escape_text (message, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
