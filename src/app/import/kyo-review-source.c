/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report of five hundred pages has twenty thousand lines; only those in view have widgets. A
 * correction changes what becomes of lines, never which there are: so the items stay, and with them
 * what is selected and how far it is scrolled.
 */
#include "config.h"

#include "app/import/kyo-review-keys.h"
#include "app/import/kyo-review-source.h"
#include "app/import/kyo-source-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Lines that are shown beyond those that were asked for. */
#define CONTEXT 4
/* More than are sure to be in view at once. */
#define MANY_LINES 12

struct _KyoReviewSource
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkStack *stack; /* "lines", "placed", "nothing" */
  GtkScrolledWindow *scrolled;
  GtkListView *list;
  GtkToggleButton *only_unknown;
  GtkImage *count_icon;
  GtkLabel *count;

  GListStore *lines; /* of KyoSourceLine */
  GtkFilterListModel *shown;
  GtkSelectionModel *selection;
  char *lit;
  guint n_focus_ticks;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (KyoReviewSource, kyo_review_source, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KyoSourceLine *
get_line (GListModel *model, guint position)
{
  g_autoptr (KyoSourceLine) line = g_list_model_get_item (model, position);

  /* The list's own reference outlives the one given up here. */
  return line;
}

static gboolean
is_unknown (KyoSourceLine *line)
{
  return kyo_source_line_get (line)->kind == KYO_LINE_UNKNOWN;
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  KyoReviewSource *self = user_data;

  return !gtk_toggle_button_get_active (self->only_unknown) || is_unknown (item);
}

static void
show_stack (KyoReviewSource *self)
{
  const char *name = "lines";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0)
    name = "nothing";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    name = "placed";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
filter_toggled_cb (KyoReviewSource *self)
{
  self->is_updating = TRUE;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  self->is_updating = FALSE;
  show_stack (self);
}

static const char *
get_field (KyoReviewSource *self, guint position)
{
  const char *field = kyo_report_line_get_field (
    kyo_source_line_get (get_line (G_LIST_MODEL (self->selection), position)));

  return field != NULL ? field : "";
}

static void
activate_cb (KyoReviewSource *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, get_field (self, position));
}

static void
selection_changed_cb (KyoReviewSource *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (chosen);

  if (self->is_updating || n == 0)
    return;
  g_signal_emit (self, signals[CHOSEN], 0,
                 n == 1 ? get_field (self, gtk_bitset_get_minimum (chosen)) : "");
}

static void
setup_cb (KyoReviewSource *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kyo_source_row_new ());
}

static void
bind_cb (KyoReviewSource *self, GtkListItem *item)
{
  kyo_source_row_bind (KYO_SOURCE_ROW (gtk_list_item_get_child (item)),
                       gtk_list_item_get_item (item));
}

static void
unbind_cb (KyoReviewSource *self, GtkListItem *item)
{
  kyo_source_row_bind (KYO_SOURCE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The widget that the list has made of a line; it has one when it is in view. */
static GtkWidget *
find_widget (KyoReviewSource *self, KyoSourceLine *line)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (KYO_IS_SOURCE_ROW (row) && kyo_source_row_get_line (KYO_SOURCE_ROW (row)) == line)
        return child;
    }

  return NULL;
}

static int
compare_lines (KyoSourceLine *a, KyoSourceLine *b)
{
  const KyoReportLine *first = kyo_source_line_get (a);
  const KyoReportLine *second = kyo_source_line_get (b);

  if (first->page != second->page)
    return (first->page > second->page) - (first->page < second->page);

  return (first->line > second->line) - (first->line < second->line);
}

/* Where lines lie: −1 above what is in view, 1 beneath it, 0 within. */
static int
find_side (KyoReviewSource *self, KyoSourceLine *first, KyoSourceLine *last)
{
  KyoSourceLine *top = NULL;
  KyoSourceLine *bottom = NULL;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self->scrolled));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      KyoSourceLine *line =
        KYO_IS_SOURCE_ROW (row) ? kyo_source_row_get_line (KYO_SOURCE_ROW (row)) : NULL;
      graphene_rect_t bounds;

      if (line == NULL || !gtk_widget_get_mapped (child) ||
          !gtk_widget_compute_bounds (child, GTK_WIDGET (self->scrolled), &bounds) ||
          bounds.origin.y < 0 || bounds.origin.y + bounds.size.height > height)
        continue;
      if (top == NULL || compare_lines (line, top) < 0)
        top = line;
      if (bottom == NULL || compare_lines (line, bottom) > 0)
        bottom = line;
    }
  if (top == NULL)
    return 1;
  if (compare_lines (first, top) < 0)
    return -1;

  return compare_lines (last, bottom) > 0 ? 1 : 0;
}

/* Brings lines into view with some around them. */
static void
scroll_to (KyoReviewSource *self, guint first, guint last)
{
  GListModel *model = G_LIST_MODEL (self->shown);
  guint n = g_list_model_get_n_items (model);
  int side = find_side (self, get_line (model, first), get_line (model, last));
  guint position = first;

  if (side < 0)
    position = first > CONTEXT ? first - CONTEXT : 0;
  else if (side > 0 && last - first < MANY_LINES)
    position = MIN (last + CONTEXT, n - 1);
  if (side != 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static guint
find_selected (KyoReviewSource *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_is_empty (chosen) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (chosen);
}

static gboolean
focus_selected_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KyoReviewSource *self = KYO_REVIEW_SOURCE (widget);
  guint position = find_selected (self);
  GtkWidget *row = NULL;

  /* The first one comes before the lines have their places: the list would scroll to the old one.
   */
  if (self->n_focus_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  self->n_focus_ticks = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    row = find_widget (self, get_line (G_LIST_MODEL (self->selection), position));
  if (row != NULL)
    gtk_widget_grab_focus (row);

  return G_SOURCE_REMOVE;
}

static void
kyo_review_source_dispose (GObject *object)
{
  KyoReviewSource *self = KYO_REVIEW_SOURCE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KYO_TYPE_REVIEW_SOURCE);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->lit, g_free);

  G_OBJECT_CLASS (kyo_review_source_parent_class)->dispose (object);
}

static void
kyo_review_source_class_init (KyoReviewSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_review_source_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", KYO_TYPE_REVIEW_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", KYO_TYPE_REVIEW_SOURCE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  kyo_review_add_pane_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "reviewsource");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-review-source.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, head);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, stack);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, list);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, only_unknown);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, count_icon);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewSource, count);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
kyo_review_source_init (KyoReviewSource *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilter *filter;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->head) && GTK_IS_STACK (self->stack));
  g_assert (GTK_IS_SCROLLED_WINDOW (self->scrolled) && GTK_IS_LIST_VIEW (self->list));
  g_assert (GTK_IS_TOGGLE_BUTTON (self->only_unknown) && GTK_IS_LABEL (self->count));
  g_assert (GTK_IS_IMAGE (self->count_icon));

  self->lines = g_list_store_new (KYO_TYPE_SOURCE_LINE);
  filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)), filter);
  self->selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, self->selection);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
}

static void
show_count (KyoReviewSource *self, guint n)
{
  g_autofree char *words =
    n > 0 ? g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "%u line not placed", "%u lines not placed", n), n)
          : g_strdup (_ ("All lines placed"));

  gtk_label_set_label (self->count, words);
  gtk_image_set_from_icon_name (self->count_icon,
                                n > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->only_unknown),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
fill (KyoReviewSource *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, kyo_source_line_new (lines, i));
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       items->pdata, items->len);
}

/**
 * kyo_review_source_show:
 * @self: a source view
 * @draft: (nullable): a draft
 * @lang: in which steps are numbered
 *
 * Shows the source of a draft. After a correction of the same draft what is selected stays so.
 */
void
kyo_review_source_show (KyoReviewSource *self, KyoReportDraft *draft, KyoLang lang)
{
  g_autoptr (GPtrArray) lines = NULL;
  guint n;

  g_return_if_fail (KYO_IS_REVIEW_SOURCE (self));

  lines = draft != NULL ? kyo_report_draft_list_lines (draft, lang) : g_ptr_array_new ();
  n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  self->is_updating = TRUE;
  if (n == 0 || n != lines->len)
    fill (self, lines);
  else
    {
      for (guint i = 0; i < n; i++)
        kyo_source_line_update (get_line (G_LIST_MODEL (self->lines), i), lines);
      gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown),
                          GTK_FILTER_CHANGE_DIFFERENT);
    }
  if (draft == NULL)
    gtk_toggle_button_set_active (self->only_unknown, FALSE);
  self->is_updating = FALSE;
  show_count (self, draft != NULL ? kyo_report_draft_count_unknown (draft) : 0);
  show_stack (self);
  kyo_review_source_light (self, self->lit, FALSE);
}

/**
 * kyo_review_source_light:
 * @self: a source view
 * @field: (nullable): the name of a field
 * @scroll: whether to bring its lines into view
 *
 * Marks the lines that a field comes from. What a person had selected is no longer so when the
 * view scrolls: then it was the field that was chosen.
 */
void
kyo_review_source_light (KyoReviewSource *self, const char *field, gboolean scroll)
{
  guint n;
  guint first = GTK_INVALID_LIST_POSITION;
  guint last;

  g_return_if_fail (KYO_IS_REVIEW_SOURCE (self));

  if (field != self->lit)
    {
      g_free (self->lit);
      self->lit = g_strdup (field);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  for (guint i = 0; i < n; i++)
    {
      KyoSourceLine *line = get_line (G_LIST_MODEL (self->lines), i);

      kyo_source_line_set_lit (
        line, field != NULL && kyo_report_line_has_field (kyo_source_line_get (line), field));
    }
  if (!scroll)
    return;
  self->is_updating = TRUE;
  gtk_selection_model_unselect_all (self->selection);
  self->is_updating = FALSE;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  for (guint i = 0; i < n && first == GTK_INVALID_LIST_POSITION; i++)
    if (kyo_source_line_is_lit (get_line (G_LIST_MODEL (self->shown), i)) &&
        g_strcmp0 (get_field (self, i), field) == 0)
      first = i;
  for (guint i = 0; i < n && first == GTK_INVALID_LIST_POSITION; i++)
    if (kyo_source_line_is_lit (get_line (G_LIST_MODEL (self->shown), i)))
      first = i;
  if (first == GTK_INVALID_LIST_POSITION)
    return;
  for (last = first;
       last + 1 < n && kyo_source_line_is_lit (get_line (G_LIST_MODEL (self->shown), last + 1));)
    last++;
  scroll_to (self, first, last);
}

/**
 * kyo_review_source_go_to_unknown:
 * @self: a source view
 * @by: 1 for the next, −1 for the previous one
 *
 * Selects the next line that is not placed and brings the keyboard there; after the last one comes
 * the first.
 *
 * Returns: `FALSE` when there is none
 */
gboolean
kyo_review_source_go_to_unknown (KyoReviewSource *self, int by)
{
  guint n;
  guint start;

  g_return_val_if_fail (KYO_IS_REVIEW_SOURCE (self), FALSE);
  g_return_val_if_fail (by == 1 || by == -1, FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  start = find_selected (self);
  if (start == GTK_INVALID_LIST_POSITION)
    start = by > 0 ? n - 1 : 0;
  for (guint i = 1; i <= n; i++)
    {
      guint position = by > 0 ? (start + i) % n : (start + n - i) % n;

      if (!is_unknown (get_line (G_LIST_MODEL (self->shown), position)))
        continue;
      /* By the list itself, so that Shift extends from here. */
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", position,
                                  FALSE, FALSE);
      scroll_to (self, position, position);
      kyo_review_source_focus (self);
      return TRUE;
    }

  return FALSE;
}

/**
 * kyo_review_source_list_chosen:
 * @self: a source view
 *
 * Lists what is not placed of the selected lines, be it that nobody knows what it is or that it was
 * set aside.
 *
 * Returns: (transfer full) (element-type guint): positions in the draft's list of what is not
 * placed
 */
GArray *
kyo_review_source_list_chosen (KyoReviewSource *self)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GtkBitset) chosen = NULL;
  GtkBitsetIter iter;
  guint at;

  g_return_val_if_fail (KYO_IS_REVIEW_SOURCE (self), positions);

  chosen = gtk_selection_model_get_selection (self->selection);
  if (!gtk_bitset_iter_init_first (&iter, chosen, &at))
    return positions;
  do
    {
      const KyoReportLine *line =
        kyo_source_line_get (get_line (G_LIST_MODEL (self->selection), at));

      for (guint i = 0; i < line->parts->len; i++)
        {
          const KyoReportPart *part = line->parts->pdata[i];

          if (part->field == NULL)
            g_array_append_val (positions, part->position);
        }
    }
  while (gtk_bitset_iter_next (&iter, &at));

  return positions;
}

/**
 * kyo_review_source_has_focus:
 * @self: a source view
 *
 * Returns: whether the keyboard is in its lines
 */
gboolean
kyo_review_source_has_focus (KyoReviewSource *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (KYO_IS_REVIEW_SOURCE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/**
 * kyo_review_source_focus:
 * @self: a source view
 *
 * Brings the keyboard to the selected line, or to the lines at all.
 */
void
kyo_review_source_focus (KyoReviewSource *self)
{
  g_return_if_fail (KYO_IS_REVIEW_SOURCE (self));

  if (find_selected (self) == GTK_INVALID_LIST_POSITION)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    /* A line that was scrolled to has its widget only after the next layout. */
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_selected_cb, NULL, NULL);
}
