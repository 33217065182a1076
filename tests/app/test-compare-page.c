/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case is set beside the reference cases, with reasons that a person can check.
 */
#include "config.h"

#include "app/compare/kyo-compare-page.h"
#include "app/compare/kyo-match-view.h"
#include "kyo-dialog-fixture.h"

typedef struct
{
  GtkWindow *window;
  KyoComparePage *page;
  guint n_closed;
} Page;

static void
closed_cb (Page *page)
{
  page->n_closed++;
}

static gpointer
get_child (Page *page, const char *name)
{
  return dialog_fixture_child (page->page, KYO_TYPE_COMPARE_PAGE, name);
}

static const char *
get_place (Page *page)
{
  return gtk_stack_get_visible_child_name (get_child (page, "stack"));
}

static gboolean
is_done (gpointer user_data)
{
  return !g_str_equal (get_place (user_data), "busy");
}

static void
compare (Page *page, DialogFixture *fixture, const char *case_id)
{
  g_autoptr (KyoCase) kase = kyo_store_dup_case (fixture->store, case_id, NULL);

  g_assert_nonnull (kase);
  kyo_compare_page_show (page->page, fixture->store, fixture->thesaurus, kase, KYO_LANG_EN);
  g_assert_cmpstr (get_place (page), ==, "busy");
  dialog_fixture_wait (is_done, page);
}

static void
open_page (Page *page)
{
  *page = (Page){ GTK_WINDOW (gtk_window_new ()), KYO_COMPARE_PAGE (kyo_compare_page_new ()), 0 };
  gtk_window_set_child (page->window, GTK_WIDGET (page->page));
  g_signal_connect_swapped (page->page, "closed", G_CALLBACK (closed_cb), page);
  gtk_window_present (page->window);
}

static void
close_page (Page *page)
{
  g_object_add_weak_pointer (G_OBJECT (page->page), (gpointer *) &page->page);
  gtk_window_destroy (page->window);
  dialog_fixture_wait_for_gone ((GtkWindow **) &page->page);
}

static KyoMatch *
get_match (Page *page, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_child (page, "list"), position);

  return row != NULL ? kyo_match_row_get_match (GTK_WIDGET (row)) : NULL;
}

static gboolean
shows_sections (gpointer user_data)
{
  return dialog_fixture_says (get_child (user_data, "detail"), "Section by section");
}

static void
test_matches_are_listed_with_reasons (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;
  KyoMatch *best;
  const KyoReason *reason;

  open_page (&page);
  compare (&page, fixture, "own-1");
  g_assert_cmpstr (get_place (&page), ==, "matches");
  best = get_match (&page, 0);
  g_assert_nonnull (best);
  g_assert_cmpint (kyo_case_get_kind (best->kase), ==, KYO_CASE_REFERENCE);
  for (int i = 1; get_match (&page, i) != NULL; i++)
    g_assert_cmpfloat (get_match (&page, i - 1)->score, >=, get_match (&page, i)->score);

  g_assert_cmpuint (best->reasons->len, >, 0);
  reason = g_ptr_array_index (best->reasons, 0);
  g_assert_true (dialog_fixture_says (get_child (&page, "list"), reason->label));
  g_assert_true (dialog_fixture_says (get_child (&page, "detail"), reason->label));
  g_assert_true (dialog_fixture_says (get_child (&page, "detail"), "Ransomware came in over RDP."));
  close_page (&page);
}

static void
test_choosing_a_match_sets_it_beside (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;
  KyoMatch *second;

  open_page (&page);
  compare (&page, fixture, "own-1");
  second = get_match (&page, 1);
  g_assert_nonnull (second);
  gtk_list_box_select_row (get_child (&page, "list"),
                           gtk_list_box_get_row_at_index (get_child (&page, "list"), 1));
  g_assert_true (dialog_fixture_says (get_child (&page, "columns"), "Encrypted file server"));
  g_assert_true (dialog_fixture_says (
    get_child (&page, "columns"), kyo_text_get (kyo_case_get_title (second->kase), KYO_LANG_EN)));
  dialog_fixture_wait (shows_sections, &page);
  g_assert_true (dialog_fixture_says (get_child (&page, "detail"), "Nothing is written here"));
  close_page (&page);
}

static void
test_a_reference_case_is_not_compared_with_itself (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;
  g_autoptr (KyoCase) fifth = kyo_store_dup_case (fixture->store, "5", NULL);

  open_page (&page);
  compare (&page, fixture, kyo_case_get_id (fifth));
  g_assert_cmpstr (get_place (&page), ==, "matches");
  for (int i = 0; get_match (&page, i) != NULL; i++)
    g_assert_cmpstr (kyo_case_get_id (get_match (&page, i)->kase), !=, kyo_case_get_id (fifth));
  close_page (&page);
}

static void
test_nothing_in_common_is_said (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;
  g_autoptr (KyoCase) odd = kyo_case_new ("own-2", KYO_CASE_OWN);
  g_autoptr (KyoText) title = kyo_text_new (NULL, "Xyzzy");

  kyo_case_set_title (odd, title);
  kyo_case_set_category (odd, KYO_CATEGORY_OTHER);
  g_assert_true (kyo_store_put_own_case (fixture->store, odd, NULL));
  open_page (&page);
  compare (&page, fixture, "own-2");
  g_assert_cmpstr (get_place (&page), ==, "empty");
  close_page (&page);
}

static void
test_back_closes (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;

  open_page (&page);
  compare (&page, fixture, "own-1");
  g_signal_emit_by_name (get_child (&page, "back"), "clicked");
  g_assert_cmpuint (page.n_closed, ==, 1);
  close_page (&page);
}

static void
test_the_best_match_has_the_focus (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;

  open_page (&page);
  compare (&page, fixture, "own-1");
  g_assert_true (gtk_window_get_focus (page.window) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (get_child (&page, "list"), 0)));
  close_page (&page);
}

static void
test_only_the_last_question_is_answered (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;
  g_autoptr (KyoCase) own = kyo_store_dup_case (fixture->store, "own-1", NULL);

  open_page (&page);
  kyo_compare_page_show (page.page, fixture->store, fixture->thesaurus, own, KYO_LANG_EN);
  compare (&page, fixture, "5");
  for (int i = 0; get_match (&page, i) != NULL; i++)
    g_assert_cmpint (kyo_case_get_number (get_match (&page, i)->kase), !=, 5);
  close_page (&page);
}

static void
append_labels (GtkWidget *widget, GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_labels (child, labels);
}

/* What is bold in any of the labels with a text. */
static gboolean
is_marked (GtkWidget *widget, const char *text, const KyoTextRange *place)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  append_labels (widget, labels);
  for (guint i = 0; i < labels->len; i++)
    {
      PangoAttrList *attributes = gtk_label_get_attributes (labels->pdata[i]);
      g_autoptr (GSList) all = NULL;

      if (attributes == NULL || !g_str_equal (gtk_label_get_text (labels->pdata[i]), text))
        continue;
      all = pango_attr_list_get_attributes (attributes);
      for (GSList *each = all; each != NULL; each = each->next)
        {
          PangoAttribute *attribute = each->data;
          gboolean is_it = attribute->klass->type == PANGO_ATTR_WEIGHT &&
                           attribute->start_index == place->start &&
                           attribute->end_index == place->end;

          pango_attribute_destroy (attribute);
          if (is_it)
            return TRUE;
        }
    }

  return FALSE;
}

static void
test_what_is_in_common_is_marked_as_it_is_written (DialogFixture *fixture, gconstpointer user_data)
{
  Page page;
  KyoMatch *best;

  open_page (&page);
  compare (&page, fixture, "own-1");
  best = get_match (&page, 0);
  for (guint i = 0; i < best->reasons->len; i++)
    {
      const KyoReason *reason = g_ptr_array_index (best->reasons, i);

      if (reason->query_text == NULL)
        continue;
      g_assert_true (is_marked (get_child (&page, "detail"), reason->query_text,
                                &g_array_index (reason->query_marks, KyoTextRange, 0)));
      g_assert_true (is_marked (get_child (&page, "detail"), reason->case_text,
                                &g_array_index (reason->case_marks, KyoTextRange, 0)));
    }
  close_page (&page);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/compare-page/" name, DialogFixture, NULL, dialog_fixture_set_up, func,         \
              dialog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
  ADD ("matches-are-listed-with-reasons", test_matches_are_listed_with_reasons);
  ADD ("choosing-a-match-sets-it-beside", test_choosing_a_match_sets_it_beside);
  ADD ("a-reference-case-is-not-compared-with-itself",
       test_a_reference_case_is_not_compared_with_itself);
  ADD ("nothing-in-common-is-said", test_nothing_in_common_is_said);
  ADD ("back-closes", test_back_closes);
  ADD ("the-best-match-has-the-focus", test_the_best_match_has_the_focus);
  ADD ("only-the-last-question-is-answered", test_only_the_last_question_is_answered);
  ADD ("what-is-in-common-is-marked-as-it-is-written",
       test_what_is_in_common_is_marked_as_it_is_written);

  return g_test_run ();
}
