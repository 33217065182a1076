/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All cases are read and ranked in a thread, on a read-only connection of its own; what comes back
 * for a case that is no longer asked about is dropped.
 */
#include "config.h"

#include "app/compare/kyo-compare-page.h"
#include "app/compare/kyo-match-view.h"
#include "compare/kyo-similarity.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _KyoComparePage
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *back;
  GtkLabel *heading;
  GtkLabel *subheading;
  GtkWidget *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  GtkListBox *list;
  GtkBox *columns;
  GtkScrolledWindow *scrolled;
  GtkBox *detail;

  KyoCase *own;
  KyoLang lang;
  GCancellable *cancellable;
  guint sections_tick;
  guint n_ticks; /* frames since the reasons were set */
};

G_DEFINE_FINAL_TYPE (KyoComparePage, kyo_compare_page, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *store_path;
  char *case_id;
  KyoThesaurus *thesaurus;
  KyoLang lang;
} Question;

typedef struct
{
  KyoCase *own;
  GPtrArray *matches; /* of KyoMatch */
} Answer;

static void
question_free (Question *question)
{
  g_free (question->store_path);
  g_free (question->case_id);
  kyo_thesaurus_unref (question->thesaurus);
  g_free (question);
}

static void
answer_free (Answer *answer)
{
  g_clear_object (&answer->own);
  g_clear_pointer (&answer->matches, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static GPtrArray *
read_others (KyoStore *store, const char *case_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GListModel) list = kyo_store_list_cases (store, error);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KyoCase) brief = g_list_model_get_item (list, i);
      KyoCase *whole;

      if (kyo_case_get_kind (brief) != KYO_CASE_REFERENCE ||
          g_strcmp0 (kyo_case_get_id (brief), case_id) == 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      whole = kyo_store_dup_case (store, kyo_case_get_id (brief), error);
      if (whole == NULL)
        return NULL;
      g_ptr_array_add (others, whole);
    }

  return g_steal_pointer (&others);
}

static void
run_comparison (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (KyoStore) store =
    kyo_store_open (question->store_path, KYO_STORE_OPEN_READ_ONLY, &error);

  if (store != NULL)
    answer->own = kyo_store_dup_case (store, question->case_id, &error);
  if (answer->own != NULL)
    others = read_others (store, question->case_id, cancellable, &error);
  if (others != NULL)
    answer->matches =
      kyo_compare_case (others, answer->own, question->thesaurus, question->lang, 0, &error);

  if (answer->matches == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) answer_free);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
clear_list (KyoComparePage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_place (KyoComparePage *self, const char *place)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), place);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (place, "busy"));
}

static gboolean
append_sections_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KyoComparePage *self = KYO_COMPARE_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  /* The first frame has only begun. */
  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  self->sections_tick = 0;
  if (row != NULL)
    gtk_box_append (self->detail,
                    kyo_match_sections_new (
                      self->own, kyo_match_row_get_match (GTK_WIDGET (row))->kase, self->lang));

  return G_SOURCE_REMOVE;
}

/* The reasons are what is seen first; the sections, which stand below them, follow a frame later.
 */
static void
show_match (KyoComparePage *self, KyoMatch *match)
{
  clear (GTK_WIDGET (self->columns));
  clear (GTK_WIDGET (self->detail));
  gtk_box_append (self->columns, kyo_match_head_new (self->own, self->lang));
  gtk_box_append (self->columns, kyo_match_head_new (match->kase, self->lang));
  gtk_box_append (self->detail, kyo_match_reasons_new (self->own, match, self->lang));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  self->n_ticks = 0;
  if (self->sections_tick == 0)
    self->sections_tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), append_sections_cb, NULL, NULL);
}

static void
row_selected_cb (KyoComparePage *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_match (self, kyo_match_row_get_match (GTK_WIDGET (row)));
}

static void
show_matches (KyoComparePage *self, GPtrArray *matches)
{
  GtkListBoxRow *first;
  g_autofree char *heading =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u similar reference case",
                                  "%u similar reference cases", matches->len),
                     matches->len);

  gtk_label_set_label (self->heading, heading);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (self->list,
                         kyo_match_row_new (i + 1, g_ptr_array_index (matches, i), self->lang));
  show_place (self, "matches");
  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, first);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* The task may be let go of last in its thread, where no widget may end: so it holds none. */
static GWeakRef *
make_weak_ref (KyoComparePage *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static KyoComparePage *
take_weak_ref (GWeakRef *weak)
{
  KyoComparePage *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);

  return self;
}

static void
comparison_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KyoComparePage) self = take_weak_ref (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem, escaped);
      show_place (self, "error");
      return;
    }
  g_set_object (&self->own, answer->own);
  if (answer->matches->len == 0)
    show_place (self, "empty");
  else
    show_matches (self, answer->matches);
}

static void
back_cb (KyoComparePage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  back_cb (KYO_COMPARE_PAGE (widget));
  return TRUE;
}

/* Who comes here by keyboard goes on here by keyboard. */
static void
kyo_compare_page_map (GtkWidget *widget)
{
  KyoComparePage *self = KYO_COMPARE_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  GTK_WIDGET_CLASS (kyo_compare_page_parent_class)->map (widget);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->back);
}

static void
kyo_compare_page_dispose (GObject *object)
{
  KyoComparePage *self = KYO_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->own);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (kyo_compare_page_parent_class)->dispose (object);
}

static void
kyo_compare_page_class_init (KyoComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_compare_page_dispose;
  widget_class->map = kyo_compare_page_map;
  signals[CLOSED] = g_signal_new ("closed", KYO_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "comparepage");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, head);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, back);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, heading);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, subheading);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, problem);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, columns);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoComparePage, detail);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
kyo_compare_page_init (KyoComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->head) && GTK_IS_BUTTON (self->back) && GTK_IS_STACK (self->stack));
  g_assert (GTK_IS_LABEL (self->heading) && GTK_IS_LABEL (self->subheading));
  g_assert (GTK_IS_SPINNER (self->spinner) && ADW_IS_STATUS_PAGE (self->problem));
  g_assert (GTK_IS_LIST_BOX (self->list) && GTK_IS_BOX (self->columns));
  g_assert (GTK_IS_SCROLLED_WINDOW (self->scrolled) && GTK_IS_BOX (self->detail));
}

/**
 * kyo_compare_page_new:
 *
 * Makes a page that shows nothing yet.
 *
 * Returns: the page
 */
GtkWidget *
kyo_compare_page_new (void)
{
  return g_object_new (KYO_TYPE_COMPARE_PAGE, NULL);
}

/**
 * kyo_compare_page_show:
 * @self: a page
 * @store: the store of the cases
 * @thesaurus: by what words mean the same
 * @kase: a case of it, own or reference
 * @lang: the language of the cases
 *
 * Ranks the reference cases by how similar they are to @kase, and shows the ranking when it is
 * there. A case is not compared with itself.
 */
void
kyo_compare_page_show (
  KyoComparePage *self, KyoStore *store, KyoThesaurus *thesaurus, KyoCase *kase, KyoLang lang)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  Question *question;

  g_return_if_fail (KYO_IS_COMPARE_PAGE (self));
  g_return_if_fail (KYO_IS_STORE (store));
  g_return_if_fail (thesaurus != NULL);
  g_return_if_fail (KYO_IS_CASE (kase));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->lang = lang;
  clear_list (self);
  clear (GTK_WIDGET (self->columns));
  clear (GTK_WIDGET (self->detail));
  name = kyo_match_dup_case_name (kase);
  words = g_strdup_printf ("%s: %s", name, kyo_text_get (kyo_case_get_title (kase), lang));
  gtk_label_set_label (self->heading, _ ("Compared with the reference cases"));
  gtk_label_set_label (self->subheading, words);
  show_place (self, "busy");

  question = g_new0 (Question, 1);
  question->store_path = g_strdup (kyo_store_get_path (store));
  question->case_id = g_strdup (kyo_case_get_id (kase));
  question->thesaurus = kyo_thesaurus_ref (thesaurus);
  question->lang = lang;
  task = g_task_new (NULL, self->cancellable, comparison_done_cb, make_weak_ref (self));
  g_task_set_source_tag (task, kyo_compare_page_show);
  g_task_set_name (task, "kyokun comparison");
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, run_comparison);
}
