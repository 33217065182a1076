/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "store/kyo-store-private.h"

static KyoView *
make_view (const char *id, const char *case_id)
{
  KyoView *view = kyo_view_new (id, case_id);

  kyo_view_set_name (view, "誰が誰と話したか");
  kyo_view_set_incident (view, 2);
  kyo_view_set_phases (view, 1 << KYO_PHASE_DECISION | 1 << KYO_PHASE_COMMUNICATION);
  kyo_view_set_kinds (view, 1 << KYO_STEP_RESPONSE);
  kyo_view_set_participants (view, (const char *const[]){ "b", "a", NULL });
  kyo_view_set_place (view, "a", &(KyoPlace){ 16, 24.5, TRUE });
  kyo_view_set_place (view, "b", &(KyoPlace){ -8, 1e6, FALSE });
  return view;
}

static void
assert_same (KyoView *view, KyoView *wanted)
{
  g_autoptr (GPtrArray) fields = kyo_view_list_fields (view);
  g_autoptr (GPtrArray) expected = kyo_view_list_fields (wanted);

  g_assert_cmpstr (kyo_view_get_id (view), ==, kyo_view_get_id (wanted));
  g_assert_cmpuint (fields->len, ==, expected->len);
  for (guint i = 0; i < fields->len; i++)
    {
      const KyoField *field = fields->pdata[i];
      const KyoField *other = expected->pdata[i];

      g_assert_cmpstr (field->name, ==, other->name);
      g_assert_cmpstr (field->value, ==, other->value);
    }
}

static KyoStore *
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_sound (KyoStore *store)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  kyo_store_verify (store, NULL, problems, &error);
  g_assert_no_error (error);
}

static void
test_view_is_found_again (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoView) view = make_view ("v", "book-1");
  g_autoptr (KyoView) second = kyo_view_new ("w", "book-1");
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) views = NULL;
  g_autoptr (KyoView) found = NULL;

  g_assert_true (kyo_store_put_view (store, view, &error));
  g_assert_true (kyo_store_put_view (store, second, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  store = reopen (fixture);
  views = kyo_store_list_views (store, "book-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (views), ==, 2);
  found = g_list_model_get_item (views, 0);
  assert_same (found, view);
  assert_sound (store);
  g_assert_finalize_object (store);
}

/* Only what changed is logged: one place that moved is one entry. */
static void
test_each_change_is_logged_once (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoView) view = make_view ("v", "book-1");
  g_autoptr (KyoView) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before, n_changes;

  n_before = fixture_count_changes (fixture);
  g_assert_true (kyo_store_put_view (store, view, &error));
  n_changes = fixture_count_changes (fixture);
  g_assert_cmpuint (n_changes, ==, n_before + 8);
  g_assert_true (kyo_store_put_view (store, view, &error));
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);

  kyo_view_set_place (view, "b", &(KyoPlace){ 8, 8, TRUE });
  g_assert_true (kyo_store_put_view (store, view, &error));
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes + 1);
  kyo_view_set_place (view, "a", NULL);
  kyo_view_set_incident (view, 0);
  g_assert_true (kyo_store_put_view (store, view, &error));
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes + 3);
  found = kyo_store_dup_view (store, "v", &error);
  assert_same (found, view);
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_deleted_view_comes_back (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoView) view = make_view ("v", "book-1");
  g_autoptr (KyoView) gone = NULL;
  g_autoptr (KyoView) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_store_put_view (store, view, &error));
  g_assert_true (kyo_store_delete_view (store, "v", &error));
  gone = kyo_store_dup_view (store, "v", &error);
  g_assert_no_error (error);
  g_assert_null (gone);
  assert_sound (store);
  g_assert_false (kyo_store_delete_view (store, "v", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* As undoing does. */
  g_assert_true (kyo_store_put_view (store, view, &error));
  found = kyo_store_dup_view (store, "v", &error);
  assert_same (found, view);
  assert_sound (store);
  g_assert_finalize_object (store);
}

static void
test_view_needs_a_case (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoView) view = make_view ("v", "no-such-case");
  g_autoptr (GError) error = NULL;
  guint n_before = fixture_count_changes (fixture);

  g_assert_false (kyo_store_put_view (store, view, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_before);
  g_assert_finalize_object (store);
}

static void
test_views_go_with_an_own_case (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoView) view = make_view ("v", "own-1");
  g_autoptr (KyoView) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_true (kyo_store_put_view (store, view, &error));
  g_assert_true (kyo_store_delete_own_case (store, "own-1", &error));
  g_assert_no_error (error);
  gone = kyo_store_dup_view (store, "v", &error);
  g_assert_null (gone);
  assert_sound (store);
  g_assert_finalize_object (store);
}

/* A row that the log does not know of, or says otherwise, is found. */
static void
test_verify_finds_altered_views (Fixture *fixture, gconstpointer user_data)
{
  static const char *const alterations[] = {
    "UPDATE diagram_view_place SET x = 17 WHERE participant_id = 'a'",
    "UPDATE diagram_view SET name = 'x'",
    "DELETE FROM diagram_view_place",
    "DELETE FROM diagram_view",
    "INSERT INTO diagram_view VALUES (900, 'z', 'book-1', '', 0, '', '', '')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      KyoStore *store = i == 0 ? fixture_open (fixture) : reopen (fixture);
      g_autoptr (KyoView) view = make_view ("v", "book-1");
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      g_assert_true (kyo_store_put_view (store, view, &error));
      assert_sound (store);
      g_assert_finalize_object (store);
      fixture_exec (fixture->path, alterations[i]);
      store = reopen (fixture);
      g_assert_false (kyo_store_verify (store, NULL, problems, &error));
      g_assert_cmpuint (problems->len, >=, 1);
      g_test_message ("%s", (const char *) g_ptr_array_index (problems, 0));
      /* Mended by hand for the next one. */
      g_assert_finalize_object (store);
      fixture_exec (fixture->path, "DELETE FROM diagram_view_place; DELETE FROM diagram_view");
      g_clear_error (&error);
      store = reopen (fixture);
      g_assert_true (kyo_store_put_view (store, view, &error));
      g_assert_finalize_object (store);
    }
}

/* Named views are for looking; the one without a name says where things are. */
static void
test_arrangement_is_the_standard_view (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoView) named = make_view ("v", "book-1");
  g_autoptr (KyoView) standard = kyo_view_new ("w", "book-1");
  g_autoptr (KyoView) none = NULL, found = NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_store_put_view (store, named, &error));
  g_assert_true (kyo_store_put_view (store, standard, &error));
  g_assert_true (kyo_store_find_arrangement (store, "book-1", &none, &error));
  g_assert_null (none);

  kyo_view_set_place (standard, "a", &(KyoPlace){ 32, 48, TRUE });
  g_assert_true (kyo_store_put_view (store, standard, &error));
  g_assert_true (kyo_store_find_arrangement (store, "book-1", &found, &error));
  assert_same (found, standard);
  g_ptr_array_add (cases, kyo_case_new ("book-2", KYO_CASE_REFERENCE));
  g_ptr_array_add (cases, kyo_case_new ("book-1", KYO_CASE_REFERENCE));
  all = kyo_store_list_arrangements (store, cases, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  assert_same (all->pdata[0], standard);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/store/view/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("is-found-again", test_view_is_found_again);
  ADD ("each-change-is-logged-once", test_each_change_is_logged_once);
  ADD ("deleted-one-comes-back", test_deleted_view_comes_back);
  ADD ("arrangement-is-the-standard-view", test_arrangement_is_the_standard_view);
  ADD ("needs-a-case", test_view_needs_a_case);
  ADD ("goes-with-an-own-case", test_views_go_with_an_own_case);
  ADD ("altered-ones-are-found", test_verify_finds_altered_views);
#undef ADD

  return g_test_run ();
}
