/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

static KyoStore *
reopen (Fixture *fixture, KyoStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (store);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return store;
}

static void
assert_sound (KyoStore *store)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  kyo_store_verify (store, NULL, problems, &error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_no_error (error);
}

static void
test_own_case_is_there_after_a_restart (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoCase) kept = NULL;
  KyoStep *step;

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_no_error (error);
  store = reopen (fixture, store);
  kept = kyo_store_dup_case (store, "own-1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kyo_case_get_kind (kept), ==, KYO_CASE_OWN);
  g_assert_cmpint (kyo_case_get_tlp (kept), ==, KYO_TLP_AMBER);
  g_assert_null (kyo_case_get_casebook_id (kept));
  g_assert_nonnull (kyo_case_find_passage (kept, "own-1.p2", NULL));
  step = kyo_case_find_step (kept, "own-1.step");
  g_assert_cmpstr (kyo_step_get_from (step), ==, "own-1.site");
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_only_what_changed_is_logged (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoText) text = kyo_text_new ("発電機が動いた。", "The generator ran.");
  g_autoptr (KyoText) title = kyo_text_new ("当社の長い停電", NULL);
  guint n_before = fixture_count_changes (fixture);
  guint n_after;

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  n_after = fixture_count_changes (fixture);
  /* title, category, tlp, two passages, two participants, a step */
  g_assert_cmpuint (n_after - n_before, ==, 8);

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_after);

  kyo_passage_set_text (kyo_case_find_passage (own, "own-1.p2", NULL), text);
  kyo_case_set_title (own, title);
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_after + 2);

  kyo_section_clear (kyo_case_get_section (own, KYO_SECTION_RESPONSE));
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_after + 3);
  g_assert_no_error (error);
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_annotations_stay_on_a_changed_case (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoAnnotation) annotation = NULL;
  g_autoptr (KyoText) summary = kyo_text_new ("短い。", NULL);
  g_autoptr (KyoCase) kept = NULL;

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  annotation = kyo_store_annotate (store, "own-1", "own-1.p1", KYO_ANNOTATION_QUESTION, "いつ？",
                                   "夜", &error);
  g_assert_no_error (error);
  kyo_case_set_summary (own, summary);
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  kept = kyo_store_dup_case (store, "own-1", &error);
  g_assert_cmpuint (kyo_case_get_n_annotations (kept), ==, 1);
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_deleted_case_takes_its_annotations_along (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoAnnotation) annotation = NULL;
  g_autoptr (GListModel) annotations = NULL;
  g_autoptr (KyoQuery) query = kyo_query_new ("発電機");
  g_autoptr (GPtrArray) hits = NULL;
  guint total;

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  annotation = kyo_store_annotate (store, "own-1", "own-1.p1", KYO_ANNOTATION_COMMENT, "発電機は？",
                                   NULL, &error);
  g_assert_true (kyo_store_delete_own_case (store, "own-1", &error));
  g_assert_no_error (error);

  g_assert_null (kyo_store_dup_case (store, "own-1", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  annotations = kyo_store_list_annotations (store, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, 0);
  hits = kyo_store_search (store, query, 0, &total, &error);
  g_assert_cmpuint (total, ==, 0);
  assert_sound (store);

  /* The id is free again, and the log tells both lives. */
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_no_error (error);
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_unacceptable_cases_are_refused (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCase) reference = kyo_case_new ("new", KYO_CASE_REFERENCE);
  g_autoptr (KyoCase) untitled = kyo_case_new ("new", KYO_CASE_OWN);
  g_autoptr (KyoCase) taken = kyo_case_new ("book-1", KYO_CASE_OWN);
  g_autoptr (KyoCase) twice = fixture_own_case ();
  g_autoptr (KyoText) title = kyo_text_new ("題", NULL);
  g_autoptr (KyoPassage) passage = kyo_passage_new ("own-1.site");
  KyoCase *const cases[] = { reference, untitled, taken, twice };
  guint n_changes = fixture_count_changes (fixture);

  kyo_case_set_title (reference, title);
  kyo_case_set_title (taken, title);
  kyo_section_add_passage (kyo_case_get_section (twice, KYO_SECTION_CAUSE), passage);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kyo_store_put_own_case (store, cases[i], &error));
      g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
    }
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_only_own_cases_can_be_deleted (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (kyo_store_delete_own_case (store, "book-1", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kyo_store_delete_own_case (store, "nothing", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/own-case/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("is-there-after-a-restart", test_own_case_is_there_after_a_restart);
  ADD ("only-what-changed-is-logged", test_only_what_changed_is_logged);
  ADD ("annotations-stay-on-a-changed-case", test_annotations_stay_on_a_changed_case);
  ADD ("deleted-case-takes-its-annotations-along", test_deleted_case_takes_its_annotations_along);
  ADD ("unacceptable-cases-are-refused", test_unacceptable_cases_are_refused);
  ADD ("only-own-cases-can-be-deleted", test_only_own_cases_can_be_deleted);
#undef ADD

  return g_test_run ();
}
