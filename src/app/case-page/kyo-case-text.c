/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotate/kyo-annotation-bubble.h"
#include "app/case-page/kyo-case-text.h"
#include "app/case-page/kyo-passage-row.h"
#include "app/playback/kyo-playback-place.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-glide.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-tlp-label.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

/* Longer lines are hard to read: the eye does not find the next one. Px. */
#define LINE_WIDTH 760

struct _KyoCaseText
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *column; /* the head, and beneath it the list */
  GtkListBox *list;
  GtkWidget *head; /* title, class, summary */
  KyoSelection *selection;
  KyoThemes *themes;   /* or NULL */
  GHashTable *rows;    /* passage id → row */
  GHashTable *headers; /* section id → column of its heading */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (KyoCaseText, kyo_case_text, GTK_TYPE_WIDGET)

/* Headings are headers of the first row beneath them, not rows: the keyboard then goes from passage
 * to passage, and into the list by its first one. */
static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *header = g_object_get_data (G_OBJECT (row), "kyo-header");

  if (header != NULL && gtk_list_box_row_get_header (row) != header)
    gtk_list_box_row_set_header (row, header);
}

static GtkWidget *
make_head (KyoCase *kase, KyoLang lang)
{
  GtkWidget *head = kyo_column_new (6);
  GtkWidget *meta = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *category = kyo_category_label (kyo_case_get_category (kase), lang);
  const char *title = kyo_text_get (kyo_case_get_title (kase), lang);
  const char *summary = kyo_text_get (kyo_case_get_summary (kase), lang);
  g_autofree char *when = kyo_case_get_when (kase) != NULL
                            ? kyo_time_dup_display (kyo_case_get_when (kase), lang)
                            : g_strdup ("");
  g_autofree char *line =
    *when != '\0' ? g_strdup_printf ("%s · %s", category, when) : g_strdup (category);
  GtkWidget *category_label = kyo_prose_new (line, "secondary");
  GtkWidget *tlp = kyo_tlp_label_new (kyo_case_get_tlp (kase));

  gtk_widget_set_hexpand (category_label, TRUE);
  gtk_box_append (GTK_BOX (meta), category_label);
  gtk_box_append (GTK_BOX (meta), tlp);
  kyo_column_append (KYO_COLUMN (head), meta);
  kyo_column_append (KYO_COLUMN (head), kyo_prose_new (title, "case-heading"));
  if (*summary != '\0')
    kyo_column_append (KYO_COLUMN (head), kyo_prose_new (summary, "summary"));
  gtk_widget_add_css_class (head, "case-head");

  return head;
}

static GtkWidget *
make_header (
  KyoCaseText *self, KyoCase *kase, KyoSectionKind *section, guint incident, KyoLang lang)
{
  GtkWidget *header = kyo_column_new (0);

  if (section != NULL)
    {
      kyo_column_append (
        KYO_COLUMN (header),
        kyo_prose_new (kyo_section_kind_label (*section, lang), "section-heading"));
      g_hash_table_insert (self->headers, kyo_case_dup_section_id (kase, *section), header);
    }
  if (incident > 0)
    {
      g_autofree char *label = kyo_incident_dup_label (incident, lang);

      kyo_column_append (KYO_COLUMN (header), kyo_prose_new (label, "incident-heading"));
    }

  return header;
}

static void
append_section (KyoCaseText *self, KyoCase *kase, KyoSection *section, KyoLang lang)
{
  KyoSectionKind kind = kyo_section_get_kind (section);
  guint incident = 0;

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      GtkWidget *row = kyo_passage_row_new (kase, passage, lang, self->themes);
      guint next = kyo_passage_get_incident (passage);

      if (i == 0 || (next != incident && next > 0))
        g_object_set_data_full (G_OBJECT (row), "kyo-header",
                                g_object_ref_sink (make_header (self, kase, i == 0 ? &kind : NULL,
                                                                next != incident ? next : 0, lang)),
                                g_object_unref);
      incident = next;
      g_hash_table_insert (self->rows, g_strdup (kyo_passage_get_id (passage)), row);
      gtk_list_box_append (self->list, row);
    }
}

static gboolean
scroll_to_cb (GtkWidget *row, GdkFrameClock *clock, gpointer user_data)
{
  KyoCaseText *self = user_data;
  graphene_rect_t bounds;

  /* A row that has just been made has its place only after the next layout. */
  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (row, self->column, &bounds))
    kyo_glide_to (GTK_SCROLLED_WINDOW (self->scrolled), MAX (0, bounds.origin.y - 40),
                  bounds.origin.y + bounds.size.height + 40);

  return G_SOURCE_REMOVE;
}

/* The first passage that tells what is selected. */
static GtkWidget *
mark_related (KyoCaseText *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean is_related;

      if (!KYO_IS_PASSAGE_ROW (row))
        continue;
      is_related = kyo_selection_get_role (self->selection,
                                           kyo_passage_row_get_target (KYO_PASSAGE_ROW (row))) ==
                   KYO_ROLE_RELATED;
      kyo_passage_row_set_related (KYO_PASSAGE_ROW (row), is_related);
      if (is_related && first == NULL)
        first = row;
    }

  return first;
}

static void
reveal (KyoCaseText *self, GtkWidget *row)
{
  if (row != NULL)
    gtk_widget_add_tick_callback (row, scroll_to_cb, self, NULL);
}

static void
selection_changed_cb (KyoCaseText *self)
{
  const char *target = kyo_selection_get_target (self->selection);
  GtkWidget *row = target != NULL ? g_hash_table_lookup (self->rows, target) : NULL;
  GtkWidget *related = mark_related (self);

  self->is_updating = TRUE;
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  else
    gtk_list_box_unselect_all (self->list);
  self->is_updating = FALSE;

  reveal (self, row != NULL ? row : related);
}

static void
row_selected_cb (KyoCaseText *self, GtkListBoxRow *row)
{
  if (self->is_updating || self->selection == NULL || !KYO_IS_PASSAGE_ROW (row))
    return;
  kyo_selection_select (self->selection, kyo_passage_row_get_target (KYO_PASSAGE_ROW (row)));
}

/* The selected passage, or the first that tells what is selected elsewhere. */
static GtkWidget *
find_marked (KyoCaseText *self)
{
  GtkWidget *selected = GTK_WIDGET (gtk_list_box_get_selected_row (self->list));

  if (selected != NULL)
    return selected;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_has_css_class (row, "related"))
      return row;

  return NULL;
}

/* The passage that the keyboard comes to: the marked one, or the first of all. */
static GtkWidget *
find_entry (KyoCaseText *self)
{
  GtkWidget *marked = find_marked (self);

  return marked != NULL ? marked : GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0));
}

/* When there is less room than before, what is selected stays in view. */
static void
room_changed_cb (KyoCaseText *self)
{
  if (self->selection != NULL && kyo_selection_get_target (self->selection) != NULL)
    reveal (self, find_marked (self));
}

/* Tab stops at the buttons of the head, at one passage and at its buttons; the arrow keys go from
 * passage to passage. The list by itself would stop at, and select, each. */
static gboolean
kyo_case_text_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KyoCaseText *self = KYO_CASE_TEXT (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *entry = find_entry (self);
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;

  if (self->head == NULL || (!is_forward && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (kyo_case_text_parent_class)->focus (widget, direction);

  if (row != NULL)
    return gtk_widget_child_focus (row, direction) ||
           (!is_forward && gtk_widget_child_focus (self->head, direction));
  if (is_forward || gtk_widget_get_focus_child (self->column) == self->head)
    return gtk_widget_child_focus (self->head, direction) ||
           (is_forward && entry != NULL && gtk_widget_grab_focus (entry));

  return (entry != NULL && gtk_widget_grab_focus (entry)) ||
         gtk_widget_child_focus (self->head, direction);
}

static void
kyo_case_text_dispose (GObject *object)
{
  KyoCaseText *self = KYO_CASE_TEXT (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->themes);

  G_OBJECT_CLASS (kyo_case_text_parent_class)->dispose (object);
}

static void
kyo_case_text_class_init (KyoCaseTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_case_text_dispose;
  widget_class->focus = kyo_case_text_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "casetext");
}

static void
kyo_case_text_init (KyoCaseText *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scrolled = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the case"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  self->column = kyo_column_new (0);
  kyo_column_set_max_width (KYO_COLUMN (self->column), LINE_WIDTH);
  kyo_column_append (KYO_COLUMN (self->column), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->column);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_object (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "notify::page-size",
    G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kyo_case_text_set_selection:
 * @self: the text of a case
 * @selection: what it shows and changes
 *
 * Binds the text to a selection, once.
 */
void
kyo_case_text_set_selection (KyoCaseText *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_CASE_TEXT (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_case_text_set_themes:
 * @self: the text of a case
 * @themes: (nullable): what is known of themes
 *
 * Sets from where the words for themes come, for cases that are shown from now on.
 */
void
kyo_case_text_set_themes (KyoCaseText *self, KyoThemes *themes)
{
  g_return_if_fail (KYO_IS_CASE_TEXT (self));

  g_set_object (&self->themes, themes);
}

/**
 * kyo_case_text_set_playback:
 * @self: the text of a case
 * @playback: plays the case of the selection
 *
 * Lets the text return to where it was when the playback ends; while the case is played it follows
 * the selection, as ever.
 */
void
kyo_case_text_set_playback (KyoCaseText *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_CASE_TEXT (self));

  kyo_playback_keep_place (playback, GTK_SCROLLED_WINDOW (self->scrolled));
}

/**
 * kyo_case_text_show:
 * @self: the text of a case
 * @kase: (nullable): a complete case
 * @lang: the language of the cases
 *
 * Shows the text of a case, from its head.
 */
void
kyo_case_text_show (KyoCaseText *self, KyoCase *kase, KyoLang lang)
{
  GListModel *sections;
  GtkListBoxRow *row;

  g_return_if_fail (KYO_IS_CASE_TEXT (self));

  self->is_updating = TRUE;
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->headers);
  if (self->head != NULL)
    gtk_widget_unparent (g_steal_pointer (&self->head));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (kase != NULL)
    {
      self->head = make_head (kase, lang);
      gtk_widget_insert_after (self->head, self->column, NULL);
      sections = kyo_case_get_sections (kase);
      for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
        {
          g_autoptr (KyoSection) section = g_list_model_get_item (sections, i);

          append_section (self, kase, section, lang);
        }
      gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
    }
  self->is_updating = FALSE;
}

/* Instead of those that were there before. */
static void
show_bubbles (GtkWidget *column, const char *key, GtkWidget *bubbles)
{
  GtkWidget *old = g_object_get_data (G_OBJECT (column), key);

  if (old != NULL)
    gtk_widget_unparent (old);
  if (bubbles != NULL)
    kyo_column_append (KYO_COLUMN (column), bubbles);
  g_object_set_data (G_OBJECT (column), key, bubbles);
}

/**
 * kyo_case_text_set_annotations:
 * @self: the text of a case
 * @annotations: a list of #KyoAnnotation, those of the case
 *
 * Shows the annotations beneath the passages and headings of sections that they are made on, and
 * those of the case as a whole, and of what it does not have any more, beneath its head.
 */
void
kyo_case_text_set_annotations (KyoCaseText *self, GListModel *annotations)
{
  GHashTableIter iter;
  gpointer id;
  gpointer widget;

  g_return_if_fail (KYO_IS_CASE_TEXT (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    kyo_passage_row_set_annotations (widget, annotations);
  g_hash_table_iter_init (&iter, self->headers);
  while (g_hash_table_iter_next (&iter, &id, &widget))
    show_bubbles (widget, "kyo-bubbles", kyo_annotation_bubbles_new (annotations, id));
  if (self->head != NULL)
    {
      KyoCase *kase = kyo_selection_get_case (self->selection);

      show_bubbles (self->head, "kyo-bubbles",
                    kyo_annotation_bubbles_new (annotations, kyo_case_get_id (kase)));
      show_bubbles (self->head, "kyo-lost", kyo_annotation_bubbles_new_lost (annotations, kase));
    }
}

/**
 * kyo_case_text_grab_focus:
 * @self: the text of a case
 *
 * Puts the keyboard to the passage that it comes to first, from where the arrow keys go on, without
 * scrolling there.
 *
 * Returns: whether there is one
 */
gboolean
kyo_case_text_grab_focus (KyoCaseText *self)
{
  GtkViewport *viewport;
  GtkWidget *entry;
  gboolean is_there;

  g_return_val_if_fail (KYO_IS_CASE_TEXT (self), FALSE);

  /* The person goes on from what is in view. */
  viewport = GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled)));
  entry = find_entry (self);
  gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  is_there = entry != NULL && gtk_widget_grab_focus (entry);
  gtk_viewport_set_scroll_to_focus (viewport, TRUE);

  return is_there;
}
