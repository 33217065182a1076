/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Themes lead from a lesson to the same lesson in other cases.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "store/kyo-store-private.h"

#include <string.h>

static void
add_lesson (KyoCase *kase, const char *id, KyoSectionKind section, const char *const *themes)
{
  g_autoptr (KyoPassage) passage = kyo_passage_new (id);
  g_autoptr (KyoText) heading = kyo_text_new ("備蓄", "Stocks");
  g_autoptr (KyoText) text = kyo_text_new ("燃料を備える。", "Keep fuel.");

  kyo_passage_set_heading (passage, heading);
  kyo_passage_set_text (passage, text);
  kyo_passage_set_themes (passage, themes);
  kyo_section_add_passage (kyo_case_get_section (kase, section), passage);
}

static void
put_own_case (KyoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();

  add_lesson (own, "own-1.le1", KYO_SECTION_LESSONS, (const char *const[]){ "power", NULL });
  add_lesson (own, "own-1.le2", KYO_SECTION_LESSONS, (const char *const[]){ "x", "power", NULL });
  add_lesson (own, "own-1.pr1", KYO_SECTION_PREVENTION, (const char *const[]){ "power", NULL });
  kyo_store_put_own_case (store, own, &error);
  g_assert_no_error (error);
}

static char *
dup_ids (KyoStore *store, const char *theme, const char *except)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lessons = kyo_store_list_lessons (store, theme, except, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lessons->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((KyoLesson *) lessons->pdata[i])->passage_id);
  return g_string_free (ids, FALSE);
}

typedef struct
{
  const char *theme;
  const char *except;
  const char *lessons;
} Row;

static const Row ROWS[] = {
  { "power", NULL, "book-1.l1 own-1.le1 own-1.le2" },
  { "power", "own-1", "book-1.l1" },
  { "power", "book-1", "own-1.le1 own-1.le2" },
  { "backup", NULL, "book-1.l1" },
  { "backup", "book-1", "" },
  { "x", NULL, "own-1.le2" },
  { "pow", NULL, "" },
  { "", NULL, "" },
};

static void
test_lessons_of_a_theme_are_listed (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lessons = NULL;
  const KyoLesson *lesson;

  put_own_case (store);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *ids = dup_ids (store, ROWS[i].theme, ROWS[i].except);

      g_assert_cmpstr (ids, ==, ROWS[i].lessons);
    }

  lessons = kyo_store_list_lessons (store, "power", NULL, &error);
  g_assert_no_error (error);
  lesson = lessons->pdata[0];
  g_assert_cmpstr (lesson->case_id, ==, "book-1");
  g_assert_cmpint (lesson->case_number, ==, 1);
  g_assert_cmpstr (kyo_text_get_en (lesson->case_title), ==, "A power failure at a plant");
  g_assert_cmpstr (kyo_text_get_ja (lesson->heading), ==, "備え");
  g_assert_cmpstr (kyo_text_get_en (lesson->text), ==, "Keep procedures on paper.");
  lesson = lessons->pdata[1];
  g_assert_cmpint (lesson->case_number, ==, 0);
  g_assert_finalize_object (store);
}

static void
test_themes_go_with_their_case (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autofree char *changed = NULL;
  g_autofree char *deleted = NULL;

  put_own_case (store);
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_no_error (error);
  changed = dup_ids (store, "power", NULL);
  g_assert_cmpstr (changed, ==, "book-1.l1");

  put_own_case (store);
  g_assert_true (kyo_store_delete_own_case (store, "own-1", &error));
  g_assert_no_error (error);
  deleted = dup_ids (store, "power", NULL);
  g_assert_cmpstr (deleted, ==, "book-1.l1");
  g_assert_finalize_object (store);
}

/* What was put in is what the log says; what somebody changes beside it is noticed. */
static void
test_changed_links_are_noticed (Fixture *fixture, gconstpointer user_data)
{
  static const char *const changes[] = {
    "UPDATE passage_theme SET theme = 'other' WHERE case_id = 'book-1'",
    "DELETE FROM passage_step",
    "UPDATE step SET inferred = 1 WHERE case_id = 'own-1'",
    "UPDATE casebook_passage SET themes = NULL",
    "UPDATE casebook_passage SET passages = 'book-2'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      KyoStore *store = fixture_open (fixture);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *undo = g_strdup_printf ("%s.%zu", fixture->path, i);

      put_own_case (store);
      g_assert_true (kyo_store_verify (store, NULL, problems, &error));
      g_assert_no_error (error);
      g_assert_finalize_object (store);

      g_assert_true (kyo_store_copy (fixture->path, undo, &error));
      g_assert_no_error (error);
      fixture_exec (undo, changes[i]);
      store = kyo_store_open (undo, KYO_STORE_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      g_test_message ("%s", changes[i]);
      g_assert_false (kyo_store_verify (store, NULL, problems, &error));
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_finalize_object (store);
    }
}

static int
keep_statement_cb (unsigned int mask, void *user_data, void *statement, void *text)
{
  char **sql = user_data;

  g_free (*sql);
  *sql = g_strdup (sqlite3_sql (statement));
  return 0;
}

/* However many cases there are, only the lessons of the theme are looked at. */
static void
test_query_goes_by_the_index (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *explain = NULL;
  g_autofree char *ids = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  g_autoptr (GString) plan = g_string_new (NULL);

  sqlite3_trace_v2 (store->db, SQLITE_TRACE_STMT, keep_statement_cb, &sql);
  ids = dup_ids (store, "power", NULL);
  sqlite3_trace_v2 (store->db, 0, NULL, NULL);
  g_assert_nonnull (strstr (sql, "passage_theme"));

  explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  stmt = kyo_stmt_prepare (store->db, explain, &error);
  g_assert_no_error (error);
  while (kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    g_string_append_printf (plan, "%s\n", kyo_stmt_get_text (stmt, 3));
  g_assert_no_error (error);
  g_test_message ("%s", plan->str);
  g_assert_nonnull (strstr (plan->str, "USING COVERING INDEX passage_by_theme (theme=?)"));
  g_assert_null (strstr (plan->str, "SCAN"));
  g_clear_pointer (&stmt, kyo_stmt_free);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/theme/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("lessons-of-a-theme-are-listed", test_lessons_of_a_theme_are_listed);
  ADD ("themes-go-with-their-case", test_themes_go_with_their_case);
  ADD ("changed-links-are-noticed", test_changed_links_are_noticed);
  ADD ("query-goes-by-the-index", test_query_goes_by_the_index);

  return g_test_run ();
}
