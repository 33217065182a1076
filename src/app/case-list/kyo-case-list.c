/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * Search runs in a thread on a read-only connection of its own, so that typing never waits for it;
 * what comes back late, for words that have changed since, is dropped.
 */
#include "config.h"

#include "app/case-list/kyo-case-list.h"
#include "app/case-list/kyo-case-row.h"
#include "app/case-list/kyo-case-search.h"
#include "app/widgets/kyo-drop-down.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define ROOM 40 /* px, around a case that is brought into view */

struct _KyoCaseList
{
  GtkWidget parent_instance;

  GtkBox *tools;
  GtkSearchEntry *search;
  GtkToggleButton *widen;
  GtkLabel *also;
  GtkDropDown *filter;
  GtkScrolledWindow *scrolled;
  GtkListBox *list;

  char *store_path;
  KyoThesaurus *thesaurus;
  gboolean widened;
  GListModel *casebooks;
  guint scroll_tick;
  KyoLang lang;
  char *chosen;
  KyoCaseFindings *findings; /* NULL while nothing is searched for */
  GCancellable *cancellable;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (KyoCaseList, kyo_case_list, GTK_TYPE_WIDGET)

enum
{
  PROP_FILTER = 1,
  PROP_WIDENED,
  N_PROPS
};

enum
{
  CHOSEN,
  FOUND,
  ENTERED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* In the order of the drop-down; an empty nick shows all. */
static const char *const FILTERS[] = { "", "system-failure", "cyberattack", "own" };

typedef struct
{
  char *store_path;
  char *words;
  KyoThesaurus *thesaurus; /* NULL to find only what was typed */
  KyoLang lang;
} Search;

static void
search_free (Search *search)
{
  g_free (search->store_path);
  g_free (search->words);
  g_clear_pointer (&search->thesaurus, kyo_thesaurus_unref);
  g_free (search);
}

static gboolean
passes_filter (KyoCaseList *self, KyoCase *kase)
{
  const char *nick = kyo_case_list_get_filter (self);

  if (*nick == '\0')
    return TRUE;
  if (g_str_equal (nick, "own"))
    return kyo_case_get_kind (kase) == KYO_CASE_OWN;

  return g_strcmp0 (kyo_enum_to_nick (KYO_TYPE_CATEGORY, kyo_case_get_category (kase)), nick) == 0;
}

/* The list keeps a row that it does not show among its children: a screen reader must be told. */
static gboolean
is_row_shown_cb (GtkListBoxRow *row, gpointer user_data)
{
  KyoCaseList *self = user_data;
  KyoCase *kase = kyo_case_row_get_case (KYO_CASE_ROW (row));
  gboolean is_shown = passes_filter (self, kase) &&
                      (self->findings == NULL ||
                       g_hash_table_contains (self->findings->cases, kyo_case_get_id (kase)));

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown, -1);
  return is_shown;
}

/* Own cases come first, then one casebook after the other. */
static int
find_book (KyoCaseList *self, KyoCase *kase)
{
  guint n = self->casebooks != NULL ? g_list_model_get_n_items (self->casebooks) : 0;

  if (kyo_case_get_kind (kase) == KYO_CASE_OWN)
    return -1;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoCasebook) casebook = g_list_model_get_item (self->casebooks, i);

      if (g_strcmp0 (kyo_casebook_get_id (casebook), kyo_case_get_casebook_id (kase)) == 0)
        return (int) i;
    }

  return (int) n;
}

static int
find_group (KyoCase *kase)
{
  return kyo_case_get_kind (kase) == KYO_CASE_OWN ? -1 : (int) kyo_case_get_category (kase);
}

static GtkWidget *
make_group_heading (KyoCaseList *self, int group)
{
  GtkWidget *label = gtk_label_new (
    group < 0 ? _ ("Own cases") : kyo_category_label ((KyoCategory) group, self->lang));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-heading");

  return label;
}

/* A draft says so by a word and a symbol. */
static GtkWidget *
make_book_heading (KyoCaseList *self, KyoCasebook *casebook)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (kyo_text_get (kyo_casebook_get_title (casebook), self->lang));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "book-title");
  gtk_widget_add_css_class (box, "book-heading");
  if (kyo_casebook_is_draft (casebook))
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("document-edit-symbolic"));
      gtk_box_append (GTK_BOX (line), gtk_label_new (_ ("Draft, still to be checked")));
      gtk_widget_add_css_class (line, "secondary");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_box_append (GTK_BOX (box), title);

  return box;
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  KyoCaseList *self = user_data;
  KyoCase *kase = kyo_case_row_get_case (KYO_CASE_ROW (row));
  KyoCase *previous = before != NULL ? kyo_case_row_get_case (KYO_CASE_ROW (before)) : NULL;
  int book = find_book (self, kase);
  int group = find_group (kase);
  guint n_books = self->casebooks != NULL ? g_list_model_get_n_items (self->casebooks) : 0;
  gboolean is_new_book = previous == NULL || find_book (self, previous) != book;
  GtkWidget *header;

  if (!is_new_book && find_group (previous) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = make_group_heading (self, group);
  if (is_new_book && n_books > 1 && book >= 0 && book < (int) n_books)
    {
      g_autoptr (KyoCasebook) casebook = g_list_model_get_item (self->casebooks, (guint) book);
      GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (both), make_book_heading (self, casebook));
      gtk_box_append (GTK_BOX (both), header);
      header = both;
    }
  gtk_list_box_row_set_header (row, header);
}

static int
compare (int a, int b)
{
  return (a > b) - (a < b);
}

static int
compare_rows_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  KyoCaseList *self = user_data;
  KyoCase *first = kyo_case_row_get_case (KYO_CASE_ROW (a));
  KyoCase *second = kyo_case_row_get_case (KYO_CASE_ROW (b));
  int book = compare (find_book (self, first), find_book (self, second));
  int group = compare (find_group (first), find_group (second));

  if (book != 0)
    return book;

  return group != 0 ? group : compare (kyo_case_get_number (first), kyo_case_get_number (second));
}

static GtkListBoxRow *
find_row (KyoCaseList *self, const char *case_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (kyo_case_get_id (kyo_case_row_get_case (KYO_CASE_ROW (row))), case_id) == 0)
      return row;

  return NULL;
}

/* What is chosen otherwise than by hand has to come into view by itself: as soon as it has a place,
 * which a row that has just been made has only after the next layout. */
static gboolean
scroll_to_chosen_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KyoCaseList *self = KYO_CASE_LIST (widget);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_get_height (row) == 0 && gtk_widget_get_mapped (row))
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  /* Setting the value also ends an animation to where the focus was thought to be before that;
   * gtk_adjustment_clamp_page() would not. */
  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_set_value (adjustment, CLAMP (value,
                                                 bounds.origin.y + bounds.size.height + ROOM -
                                                   gtk_adjustment_get_page_size (adjustment),
                                                 MAX (0, bounds.origin.y - ROOM)));

  return G_SOURCE_REMOVE;
}

static void
row_selected_cb (KyoCaseList *self, GtkListBoxRow *row)
{
  const char *id;

  if (row == NULL || self->is_filling)
    return;
  id = kyo_case_get_id (kyo_case_row_get_case (KYO_CASE_ROW (row)));
  if (g_strcmp0 (self->chosen, id) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

/* Clicked, or Enter: that is the case, and what was found in it is what the person is after. */
static void
row_activated_cb (KyoCaseList *self, GtkListBoxRow *row)
{
  const char *target_id = kyo_case_row_get_found_target (KYO_CASE_ROW (row));

  if (target_id != NULL)
    g_signal_emit (self, signals[FOUND], 0, target_id);
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
run_search (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Search *search = task_data;
  GError *error = NULL;
  KyoCaseFindings *findings =
    kyo_case_search (search->store_path, search->words, search->thesaurus, search->lang, &error);

  if (findings == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, findings, (GDestroyNotify) kyo_case_findings_free);
}

/* What was sought besides what was typed. */
static void
show_also (KyoCaseList *self)
{
  gboolean is_wide = self->findings != NULL && self->findings->also[0] != NULL;
  /* Translators: what stands between the words of a list */
  g_autofree char *words = is_wide ? g_strjoinv (_ (", "), self->findings->also) : g_strdup ("");
  /* Translators: words that are searched for besides those that were typed */
  g_autofree char *line = g_strdup_printf (_ ("Also: %s"), words);

  gtk_label_set_label (self->also, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->also), line);
  gtk_widget_set_visible (GTK_WIDGET (self->also), is_wide);
}

static void
show_found (KyoCaseList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *id = kyo_case_get_id (kyo_case_row_get_case (KYO_CASE_ROW (row)));
      const KyoCasePlace *place =
        self->findings != NULL ? g_hash_table_lookup (self->findings->cases, id) : NULL;

      if (place != NULL)
        kyo_case_row_set_found (KYO_CASE_ROW (row), place->markup, place->target_id, place->via);
      else
        kyo_case_row_set_found (KYO_CASE_ROW (row), NULL, NULL, NULL);
    }
  show_also (self);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/* The task does not hold the list: the last to let go of a task may be its thread, and widgets are
 * not taken apart there. */
static void
search_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (KyoCaseList) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCaseFindings) findings = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->search), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->search), error->message);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->search), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->search), NULL);
  g_clear_pointer (&self->findings, kyo_case_findings_free);
  self->findings = g_steal_pointer (&findings);
  show_found (self);
}

static void
search_changed_cb (KyoCaseList *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (KyoQuery) query = kyo_query_new (words);
  g_autoptr (GTask) task = NULL;
  Search *search;
  GWeakRef *weak;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (kyo_query_is_empty (query) || self->store_path == NULL)
    {
      g_clear_pointer (&self->findings, kyo_case_findings_free);
      show_found (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->store_path = g_strdup (self->store_path);
  search->words = g_strdup (words);
  search->lang = self->lang;
  if (self->widened && self->thesaurus != NULL)
    search->thesaurus = kyo_thesaurus_ref (self->thesaurus);
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, self->cancellable, search_done_cb, weak);
  g_task_set_source_tag (task, search_changed_cb);
  g_task_set_name (task, "kyokun search");
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, run_search);
}

static void
search_stopped_cb (KyoCaseList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
filter_changed_cb (KyoCaseList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER]);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
kyo_case_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FILTER:
      g_value_set_string (value, kyo_case_list_get_filter (KYO_CASE_LIST (object)));
      break;
    case PROP_WIDENED:
      g_value_set_boolean (value, KYO_CASE_LIST (object)->widened);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_case_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FILTER:
      kyo_case_list_set_filter (KYO_CASE_LIST (object), g_value_get_string (value));
      break;
    case PROP_WIDENED:
      kyo_case_list_set_widened (KYO_CASE_LIST (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The rows are one stop for Tab: going on would choose case after case. */
static gboolean
kyo_case_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KyoCaseList *self = KYO_CASE_LIST (widget);

  if (gtk_widget_get_focus_child (widget) == GTK_WIDGET (self->scrolled))
    {
      if (direction == GTK_DIR_TAB_FORWARD)
        return FALSE;
      if (direction == GTK_DIR_TAB_BACKWARD)
        return gtk_widget_child_focus (GTK_WIDGET (self->tools), direction);
    }

  return GTK_WIDGET_CLASS (kyo_case_list_parent_class)->focus (widget, direction);
}

static void
kyo_case_list_dispose (GObject *object)
{
  KyoCaseList *self = KYO_CASE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->tools != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->tools)));
  if (self->scrolled != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->scrolled)));
  g_clear_pointer (&self->findings, kyo_case_findings_free);
  g_clear_pointer (&self->thesaurus, kyo_thesaurus_unref);
  g_clear_pointer (&self->store_path, g_free);
  g_clear_object (&self->casebooks);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (kyo_case_list_parent_class)->dispose (object);
}

static void
kyo_case_list_class_init (KyoCaseListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = kyo_case_list_focus;
  G_OBJECT_CLASS (klass)->get_property = kyo_case_list_get_property;
  G_OBJECT_CLASS (klass)->set_property = kyo_case_list_set_property;
  G_OBJECT_CLASS (klass)->dispose = kyo_case_list_dispose;
  props[PROP_FILTER] = g_param_spec_string (
    "filter", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_WIDENED] =
    g_param_spec_boolean ("widened", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  signals[CHOSEN] = g_signal_new ("chosen", KYO_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FOUND] = g_signal_new ("found", KYO_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTERED] = g_signal_new ("entered", KYO_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "caselist");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-case-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, tools);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, search);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, widen);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, also);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, filter);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseList, list);
}

static void
kyo_case_list_init (KyoCaseList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_SEARCH_ENTRY (self->search) && GTK_IS_DROP_DOWN (self->filter));
  g_assert (GTK_IS_LIST_BOX (self->list) && GTK_IS_SCROLLED_WINDOW (self->scrolled));
  g_assert (GTK_IS_TOGGLE_BUTTON (self->widen) && GTK_IS_LABEL (self->also));

  self->widened = TRUE;

  kyo_drop_down_set_name (self->filter, _ ("Show cases of one class"));
  gtk_list_box_set_filter_func (self->list, is_row_shown_cb, self, NULL);
  gtk_list_box_set_sort_func (self->list, compare_rows_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (filter_changed_cb), self);
}

/**
 * kyo_case_list_set_cases:
 * @self: a case list
 * @cases: a list of #KyoCase in short
 * @lang: the language of the cases
 *
 * Shows these cases; the one that was chosen stays so where it is among them.
 */
void
kyo_case_list_set_cases (KyoCaseList *self, GListModel *cases, KyoLang lang)
{
  GtkListBoxRow *row;

  g_return_if_fail (KYO_IS_CASE_LIST (self));

  if (lang != self->lang && self->findings != NULL)
    {
      self->lang = lang;
      search_changed_cb (self); /* which words come first has changed */
    }
  self->lang = lang;
  self->is_filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      gtk_list_box_append (self->list, kyo_case_row_new (kase, lang));
    }
  show_found (self);
  kyo_case_list_choose (self, self->chosen);
  self->is_filling = FALSE;
}

/**
 * kyo_case_list_set_casebooks:
 * @self: a case list
 * @casebooks: a list of #KyoCasebook, without their cases
 *
 * Sets by which casebooks the cases that are set next are grouped.
 */
void
kyo_case_list_set_casebooks (KyoCaseList *self, GListModel *casebooks)
{
  g_return_if_fail (KYO_IS_CASE_LIST (self));

  g_set_object (&self->casebooks, casebooks);
}

/**
 * kyo_case_list_set_store_path:
 * @self: a case list
 * @path: the store to search in
 *
 * Sets which store the cases are of and is searched. No case of it is chosen yet.
 */
void
kyo_case_list_set_store_path (KyoCaseList *self, const char *path)
{
  g_return_if_fail (KYO_IS_CASE_LIST (self));

  g_free (self->store_path);
  self->store_path = g_strdup (path);
  /* Of another store: a case of the same id is another one there. */
  g_clear_pointer (&self->chosen, g_free);
  search_changed_cb (self);
}

/**
 * kyo_case_list_set_thesaurus:
 * @self: a case list
 * @thesaurus: words that mean the same
 *
 * Sets by what a search is widened.
 */
void
kyo_case_list_set_thesaurus (KyoCaseList *self, KyoThesaurus *thesaurus)
{
  g_return_if_fail (KYO_IS_CASE_LIST (self));
  g_return_if_fail (thesaurus != NULL);

  kyo_thesaurus_ref (thesaurus);
  g_clear_pointer (&self->thesaurus, kyo_thesaurus_unref);
  self->thesaurus = thesaurus;
}

/**
 * kyo_case_list_set_widened:
 * @self: a case list
 * @widened: whether to find other words for the same too
 *
 * Sets whether a search is widened; one that is shown is done again.
 */
void
kyo_case_list_set_widened (KyoCaseList *self, gboolean widened)
{
  g_return_if_fail (KYO_IS_CASE_LIST (self));

  if (self->widened == widened)
    return;
  self->widened = widened;
  search_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDENED]);
}

/**
 * kyo_case_list_set_count:
 * @self: a case list
 * @case_id: a case
 * @n_annotations: how many annotations it has
 *
 * Shows another count in one row.
 */
void
kyo_case_list_set_count (KyoCaseList *self, const char *case_id, guint n_annotations)
{
  GtkListBoxRow *row = find_row (self, case_id);

  g_return_if_fail (KYO_IS_CASE_LIST (self));

  if (row != NULL)
    kyo_case_set_n_annotations (kyo_case_row_get_case (KYO_CASE_ROW (row)), n_annotations);
}

/**
 * kyo_case_list_choose:
 * @self: a case list
 * @case_id: (nullable): a case
 *
 * Chooses a case, as if its row had been clicked. The keyboard follows when it is at another row.
 */
void
kyo_case_list_choose (KyoCaseList *self, const char *case_id)
{
  GtkListBoxRow *row = find_row (self, case_id);

  g_return_if_fail (KYO_IS_CASE_LIST (self));

  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
      if (self->scroll_tick == 0)
        self->scroll_tick =
          gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_chosen_cb, NULL, NULL);
    }
  else
    gtk_list_box_unselect_all (self->list);
}

/**
 * kyo_case_list_choose_first:
 * @self: a case list
 *
 * Chooses the first case, if there is one.
 */
void
kyo_case_list_choose_first (KyoCaseList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KYO_IS_CASE_LIST (self));

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/**
 * kyo_case_list_grab_focus:
 * @self: a case list
 *
 * Puts the keyboard to the chosen case, from where the arrow keys go on.
 */
void
kyo_case_list_grab_focus (KyoCaseList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KYO_IS_CASE_LIST (self));

  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->search));
}

/**
 * kyo_case_list_begin_search:
 * @self: a case list
 *
 * Puts the cursor into the search entry.
 */
void
kyo_case_list_begin_search (KyoCaseList *self)
{
  g_return_if_fail (KYO_IS_CASE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * kyo_case_list_get_filter:
 * @self: a case list
 *
 * Which cases are shown.
 *
 * Returns: (transfer none): a category's nick, "own", or "" for all
 */
const char *
kyo_case_list_get_filter (KyoCaseList *self)
{
  guint position;

  g_return_val_if_fail (KYO_IS_CASE_LIST (self), "");

  position = gtk_drop_down_get_selected (self->filter);
  return position < G_N_ELEMENTS (FILTERS) ? FILTERS[position] : "";
}

/**
 * kyo_case_list_set_filter:
 * @self: a case list
 * @nick: a category's nick, "own", or "" for all; what is not known shows all
 *
 * Sets which cases are shown.
 */
void
kyo_case_list_set_filter (KyoCaseList *self, const char *nick)
{
  guint position = 0;

  g_return_if_fail (KYO_IS_CASE_LIST (self));

  for (guint i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    if (g_strcmp0 (FILTERS[i], nick) == 0)
      position = i;
  gtk_drop_down_set_selected (self->filter, position);
}
