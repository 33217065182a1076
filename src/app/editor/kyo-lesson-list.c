/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lesson is one passage with a heading, so each has a card of its own rather than a line: two
 * fields that Enter goes through, on to the next card, and after the last one to a new card. A card
 * that is removed leaves a line with which it can be brought back, as annotations may hang on it.
 */
#include "config.h"

#include "app/editor/kyo-lesson-list.h"

#include <glib/gi18n.h>

typedef struct
{
  KyoLessonList *list; /* not owned: the list owns the card */
  KyoPassage *passage;
  GtkWidget *fields; /* heading and body */
  AdwEntryRow *heading;
  GtkLabel *caption;
  GtkTextView *body;
  GtkWidget *gone; /* in their place once they are removed */
  gboolean is_removed;
  guint go_on_id; /* idle source, 0 when none waits */
} Card;

struct _KyoLessonList
{
  GtkWidget parent_instance;

  GtkWidget *cards_box;
  GtkWidget *add_button;
  GPtrArray *cards; /* Card */
  KyoCaseDraft *draft;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (KyoLessonList, kyo_lesson_list, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
card_free (Card *card)
{
  g_clear_handle_id (&card->go_on_id, g_source_remove);
  g_object_unref (card->passage);
  g_free (card);
}

static char *
dup_body (const Card *card)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (card->body);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
has_words (const Card *card)
{
  g_autofree char *heading = g_strdup (gtk_editable_get_text (GTK_EDITABLE (card->heading)));
  g_autofree char *body = dup_body (card);

  return *g_strstrip (heading) != '\0' || *g_strstrip (body) != '\0';
}

/* Counts those that are there. */
static void
name_cards (KyoLessonList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      Card *card = g_ptr_array_index (self->cards, i);
      g_autofree char *heading = NULL;
      g_autofree char *body = NULL;

      if (card->is_removed)
        continue;
      n++;
      heading = g_strdup_printf (_ ("Heading of lesson %u"), n);
      body = g_strdup_printf (_ ("Lesson %u"), n);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (card->heading), heading);
      gtk_label_set_label (card->caption, body);
      gtk_accessible_update_property (GTK_ACCESSIBLE (card->body), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      body, -1);
    }
}

static void
set_removed (Card *card, gboolean is_removed)
{
  card->is_removed = is_removed;
  gtk_widget_set_visible (card->fields, !is_removed);
  gtk_widget_set_visible (card->gone, is_removed);
  name_cards (card->list);
}

static void
typed_cb (Card *card)
{
  if (!card->list->is_filling)
    g_signal_emit (card->list, signals[TYPED], 0);
}

static void
cursor_moved_cb (Card *card)
{
  if (!card->list->is_filling)
    g_signal_emit (card->list, signals[CURSOR_MOVED], 0);
}

/* What has no words needs no way back. */
static void
removed_cb (Card *card)
{
  KyoLessonList *self = card->list;
  gboolean has_any = has_words (card);

  set_removed (card, TRUE);
  gtk_widget_set_visible (card->gone, has_any);
  gtk_widget_grab_focus (has_any ? gtk_widget_get_last_child (card->gone) : self->add_button);
  g_signal_emit (self, signals[TYPED], 0);
}

static void
restored_cb (Card *card)
{
  set_removed (card, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (card->body));
  g_signal_emit (card->list, signals[TYPED], 0);
}

static void
heading_entered_cb (Card *card)
{
  gtk_widget_grab_focus (GTK_WIDGET (card->body));
}

static GtkWidget *
make_gone (Card *card)
{
  GtkWidget *gone = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Lesson removed"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo"));

  gtk_widget_add_css_class (label, "secondary");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (gone, 14);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Bring the removed lesson back"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (restored_cb), card);
  gtk_box_append (GTK_BOX (gone), label);
  gtk_box_append (GTK_BOX (gone), button);
  gtk_widget_set_visible (gone, FALSE);

  return gone;
}

static void
make_heading (Card *card)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  card->heading = ADW_ENTRY_ROW (adw_entry_row_new ());
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove this lesson"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove this lesson"), -1);
  adw_entry_row_add_suffix (card->heading, button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (removed_cb), card);
  g_signal_connect_swapped (card->heading, "changed", G_CALLBACK (typed_cb), card);
  g_signal_connect_swapped (card->heading, "entry-activated", G_CALLBACK (heading_entered_cb),
                            card);
}

static void go_on (Card *card);

static void
go_on_cb (gpointer user_data)
{
  Card *card = user_data;

  card->go_on_id = 0;
  go_on (card);
}

/* Enter, but not that with which an input method ends a word: that inserts no line. */
static void
inserting_cb (GtkTextBuffer *buffer, GtkTextIter *where, const char *text, int length, Card *card)
{
  if (card->list->is_filling || length != 1 || *text != '\n')
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (card->go_on_id == 0)
    card->go_on_id = g_idle_add_once (go_on_cb, card);
}

static GtkWidget *
make_body (Card *card)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  GtkTextBuffer *buffer;

  card->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (card->caption, 0);
  gtk_widget_add_css_class (GTK_WIDGET (card->caption), "lesson-caption");
  card->body = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (card->body, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (card->body, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (card->body), -1, 44);
  gtk_widget_add_css_class (GTK_WIDGET (card->body), "passages");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card->caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card->body));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);

  buffer = gtk_text_view_get_buffer (card->body);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (inserting_cb), card);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (typed_cb), card);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), card);

  return row;
}

/* The list box has no selection; the arrow keys go through its fields as in the rest of the form.
 */
static Card *
append_card (KyoLessonList *self, KyoPassage *passage)
{
  Card *card = g_new0 (Card, 1);

  card->list = self;
  card->passage = g_object_ref (passage);
  card->fields = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (card->fields), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (card->fields, "boxed-list");
  make_heading (card);
  gtk_list_box_append (GTK_LIST_BOX (card->fields), GTK_WIDGET (card->heading));
  gtk_list_box_append (GTK_LIST_BOX (card->fields), make_body (card));
  card->gone = make_gone (card);
  gtk_box_append (GTK_BOX (self->cards_box), card->fields);
  gtk_box_append (GTK_BOX (self->cards_box), card->gone);
  g_ptr_array_add (self->cards, card);
  name_cards (self);

  return card;
}

static void
add_empty (KyoLessonList *self)
{
  g_autoptr (KyoPassage) passage = kyo_case_draft_make_lesson (self->draft);
  Card *card = append_card (self, passage);

  gtk_widget_grab_focus (GTK_WIDGET (card->heading));
}

/* To the next card; from the last one, if something stands in it, to a new one. */
static void
go_on (Card *card)
{
  KyoLessonList *self = card->list;
  guint position = 0;

  g_ptr_array_find (self->cards, card, &position);
  for (guint i = position + 1; i < self->cards->len; i++)
    {
      Card *next = g_ptr_array_index (self->cards, i);

      if (!next->is_removed)
        {
          gtk_widget_grab_focus (GTK_WIDGET (next->heading));
          return;
        }
    }
  if (has_words (card))
    add_empty (self);
}

static void
fill (KyoLessonList *self)
{
  g_autoptr (GPtrArray) lessons = kyo_case_draft_list_lessons (self->draft);

  self->is_filling = TRUE;
  for (guint i = 0; i < lessons->len; i++)
    {
      Card *card = append_card (self, g_ptr_array_index (lessons, i));
      g_autofree char *heading = NULL;
      g_autofree char *body = NULL;

      kyo_case_draft_dup_lesson (self->draft, card->passage, &heading, &body);
      gtk_editable_set_text (GTK_EDITABLE (card->heading), heading);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (card->body), body, -1);
    }
  if (lessons->len == 0)
    {
      g_autoptr (KyoPassage) passage = kyo_case_draft_make_lesson (self->draft);

      append_card (self, passage);
    }
  self->is_filling = FALSE;
}

static void
kyo_lesson_list_dispose (GObject *object)
{
  KyoLessonList *self = KYO_LESSON_LIST (object);

  g_clear_pointer (&self->cards_box, gtk_widget_unparent);
  g_clear_pointer (&self->add_button, gtk_widget_unparent);
  g_clear_pointer (&self->cards, g_ptr_array_unref);

  G_OBJECT_CLASS (kyo_lesson_list_parent_class)->dispose (object);
}

static void
kyo_lesson_list_class_init (KyoLessonListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_lesson_list_dispose;
  signals[TYPED] = g_signal_new ("typed", KYO_TYPE_LESSON_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", KYO_TYPE_LESSON_LIST, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lessonlist");
}

static void
kyo_lesson_list_init (KyoLessonList *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 12);
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) card_free);
  self->cards_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->cards_box, GTK_WIDGET (self));
  self->add_button = gtk_button_new_with_mnemonic (_ ("_Add a lesson"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_empty), self);
}

/**
 * kyo_lesson_list_new:
 * @draft: what is being typed; used until the widget is disposed of
 *
 * Makes the cards of the lessons that there are, or an empty one.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_lesson_list_new (KyoCaseDraft *draft)
{
  KyoLessonList *self;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (KYO_TYPE_LESSON_LIST, NULL);
  self->draft = draft;
  fill (self);

  return GTK_WIDGET (self);
}

/**
 * kyo_lesson_list_collect:
 * @self: the lessons
 * @draft: where to put them
 *
 * Puts what is typed into a draft. Cards without words are no lessons.
 */
void
kyo_lesson_list_collect (KyoLessonList *self, KyoCaseDraft *draft)
{
  g_autoptr (GPtrArray) lessons = NULL;

  g_return_if_fail (KYO_IS_LESSON_LIST (self));
  g_return_if_fail (draft != NULL);

  lessons = g_ptr_array_new ();
  for (guint i = 0; i < self->cards->len; i++)
    {
      const Card *card = g_ptr_array_index (self->cards, i);
      g_autofree char *body = dup_body (card);

      if (card->is_removed || !has_words (card))
        continue;
      kyo_case_draft_set_lesson (draft, card->passage,
                                 gtk_editable_get_text (GTK_EDITABLE (card->heading)), body);
      g_ptr_array_add (lessons, card->passage);
    }
  kyo_case_draft_place_lessons (draft, lessons);
}
