/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stores that older versions wrote: all that is in them is found again, and the file as it was
 * stays beside them. One that may only be read is read, and stays as it is.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "store/kyo-store-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The hash of the last entry of the change log of old/version-1.sql, which the later ones hold too.
 */
#define HEAD "733ef9918cc33a281eb45f166a78cbc0e62e7f3efaba80ddad27d9f530dfc2a5"

static GBytes *
make_store_of (Fixture *fixture, guint version)
{
  g_autofree char *name = g_strdup_printf ("version-%u.sql", version);
  g_autofree char *path =
    g_build_filename (g_getenv ("KYO_SOURCE_ROOT"), "tests", "store", "old", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  fixture_exec (fixture->path, sql);
  return fixture_read_file (fixture->path);
}

static GBytes *
make_old_store (Fixture *fixture)
{
  return make_store_of (fixture, 1);
}

static char *
dup_snapshot_path_of (Fixture *fixture, guint version)
{
  return g_strdup_printf ("%s/test-version-%u.kyokun", fixture->folder, version);
}

static char *
dup_snapshot_path (Fixture *fixture, guint n)
{
  return n < 2 ? dup_snapshot_path_of (fixture, 1)
               : g_strdup_printf ("%s/test-version-1-%u.kyokun", fixture->folder, n);
}

static guint
read_version (const char *path)
{
  g_autoptr (GBytes) bytes = fixture_read_file (path);

  return ((const guint8 *) g_bytes_get_data (bytes, NULL))[63];
}

static guint
count_files (Fixture *fixture)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static void
check_annotations (KyoStore *store)
{
  static const struct
  {
    const char *case_id, *target, *body, *quote;
    KyoAnnotationState state;
  } expected[] = {
    { "book-1", "book-1.c1", "電源は二重か。", "電源装置", KYO_ANNOTATION_OPEN },
    { "book-1", "book-1.step", "Who saw it first?", NULL, KYO_ANNOTATION_RESOLVED },
    { "own-1", "own-1.p1", "", "夜", KYO_ANNOTATION_OPEN },
    { "book-2", "book-2", "遠隔", NULL, KYO_ANNOTATION_OPEN },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) annotations = kyo_store_list_annotations (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      g_assert_cmpstr (kyo_annotation_get_case_id (annotation), ==, expected[i].case_id);
      g_assert_cmpstr (kyo_annotation_get_target_id (annotation), ==, expected[i].target);
      g_assert_cmpstr (kyo_annotation_get_body (annotation), ==, expected[i].body);
      g_assert_cmpstr (kyo_annotation_get_quote (annotation), ==, expected[i].quote);
      g_assert_cmpstr (kyo_annotation_get_author (annotation), ==, "委員");
      g_assert_cmpint (kyo_annotation_get_state (annotation), ==, expected[i].state);
    }
}

/* What version 1 wrote, down to the hash of its last change. */
static void
check_contents (KyoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KyoCase) own = kyo_store_dup_case (store, "own-1", &error);
  g_autoptr (KyoCase) reference = kyo_store_dup_case (store, "1", &error);
  g_autoptr (KyoQuery) query = kyo_query_new ("発電機");
  g_autoptr (GPtrArray) hits = NULL;
  KyoPassage *cause;
  guint total;

  g_assert_no_error (error);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "book"), ==, 2);
  g_assert_cmpstr (kyo_text_get_ja (kyo_case_get_title (own)), ==, "当社の停電（改）");
  g_assert_cmpint (kyo_case_get_tlp (own), ==, KYO_TLP_AMBER);
  g_assert_cmpstr (kyo_case_get_id (reference), ==, "book-1");
  g_assert_false (kyo_case_is_draft (reference));
  cause = kyo_case_find_passage (reference, "book-1.c1", NULL);
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_text (cause)), ==,
                   "原因は電源装置の寿命であった。");
  g_assert_nonnull (kyo_case_find_step (reference, "book-1.step"));
  check_annotations (store);
  hits = kyo_store_search (store, query, 0, &total, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (total, ==, 1);
  g_assert_cmpstr (((KyoHit *) hits->pdata[0])->target_id, ==, "own-1.p2");
  kyo_store_verify (store, HEAD, problems, &error);
  g_assert_no_error (error);
}

static void
test_all_is_found_again (Fixture *fixture, gconstpointer user_data)
{
  guint version = GPOINTER_TO_UINT (user_data);
  g_autoptr (GBytes) before = make_store_of (fixture, version);
  g_autoptr (GError) error = NULL;
  g_autofree char *snapshot = dup_snapshot_path_of (fixture, version);
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KyoAnnotation) annotation = NULL;
  GStatBuf info;

  g_assert_no_error (error);
  check_contents (store);
  annotation =
    kyo_store_annotate (store, "own-1", "own-1", KYO_ANNOTATION_COMMENT, "新しい", NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  g_assert_cmpuint (read_version (fixture->path), ==, KYO_STORE_VERSION);

  /* The file as it was: of its version, for its owner only, and readable. */
  g_assert_cmpuint (count_files (fixture), ==, 2);
  g_assert_cmpuint (read_version (snapshot), ==, version);
  g_assert_cmpint (g_stat (snapshot, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  store = kyo_store_open (snapshot, KYO_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  check_contents (store);
  g_assert_finalize_object (store);

  /* Once is enough. */
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

/* What version 2 added: the draft with what it was read from. */
static void
test_draft_is_found_again (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store_of (fixture, 2);
  g_autoptr (GError) error = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KyoSource) source = NULL;
  g_autoptr (KyoCase) kase = NULL;

  g_assert_no_error (error);
  source = kyo_store_dup_source (store, "report-x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (source->name, ==, "ある年.txt");
  g_assert_cmpstr (source->report, ==, "{\"pages\":3}");
  kase = kyo_store_dup_case (store, "report-x-1", &error);
  g_assert_true (kyo_case_is_draft (kase));
  g_assert_finalize_object (store);
}

/* What version 3 added: what passages are about, and who in a step was concluded. */
static void
test_links_are_found_again (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store_of (fixture, 3);
  g_autoptr (GError) error = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KyoCase) kase = NULL;
  KyoPassage *passage;

  g_assert_no_error (error);
  kase = kyo_store_dup_case (store, "own-2", &error);
  g_assert_no_error (error);
  passage = kyo_case_find_passage (kase, "own-2.p1", NULL);
  g_assert_cmpstrv (kyo_passage_get_steps (passage), ((const char *const[]){ "own-2.step", NULL }));
  g_assert_cmpstrv (kyo_passage_get_themes (passage),
                    ((const char *const[]){ "redundancy", NULL }));
  g_assert_cmpint (kyo_step_get_inferred (kyo_case_find_step (kase, "own-2.step")), ==, 1);
  g_assert_finalize_object (store);
}

/* Of a store that no longer opens all is taken that its version knew. */
static void
test_old_store_is_salvaged (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store_of (fixture, GPOINTER_TO_UINT (user_data));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "salvaged.kyokun", NULL);
  KyoStore *store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (kyo_store_salvage (fixture->path, store, &error));
  g_assert_no_error (error);
  check_contents (store);
  g_assert_finalize_object (store);
}

static void
test_read_only_store_is_read_as_it_is (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_old_store (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  check_contents (store);
  drafts = kyo_store_list_drafts (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_null (
    kyo_store_annotate (store, "own-1", "own-1", KYO_ANNOTATION_COMMENT, "no", NULL, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY);
  g_assert_finalize_object (store);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_copy_is_of_this_version (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_old_store (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.kyokun", NULL);
  KyoStore *store;

  g_assert_true (kyo_store_copy (fixture->path, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read_version (copy), ==, KYO_STORE_VERSION);
  store = kyo_store_open (copy, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  check_contents (store);
  g_assert_finalize_object (store);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_nothing_is_written_over (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_old_store (fixture);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = dup_snapshot_path (fixture, 1);
  g_autofree char *second = dup_snapshot_path (fixture, 2);
  KyoStore *store;

  fixture_write_file (first, (const guint8 *) "mine", 4);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  kept = fixture_read_file (first);
  g_assert_cmpmem (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), "mine", 4);
  g_assert_cmpuint (read_version (second), ==, 1);
}

/* Whatever keeps the copy from being made, the store is not touched. */
static void
test_without_a_copy_nothing_is_done (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_old_store (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 100; i++)
    {
      g_autofree char *taken = dup_snapshot_path (fixture, i);

      fixture_write_file (taken, (const guint8 *) "mine", 4);
    }
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_store_that_is_being_written_is_left_alone (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_old_store (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  KyoStore *store;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  sqlite3_close (db);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* A schema that its version does not have is refused before anything is done. */
static void
test_foreign_schema_is_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_old_store (fixture);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_exec (fixture->path, "CREATE TABLE casebook_source (casebook_id TEXT)");
  bytes = fixture_read_file (fixture->path);
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (bytes, after));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* Killed at one moment or another, each later than the one before. */
static void
test_what_is_cut_short_is_begun_again (Fixture *fixture, gconstpointer user_data)
{
  for (guint delay = 0; delay < 12000; delay += 400)
    {
      g_autoptr (GBytes) before = make_old_store (fixture);
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *name;
      KyoStore *store;
      pid_t pid = fork ();

      if (pid == 0)
        {
          store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, NULL);
          pause ();
        }
      g_usleep (delay);
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);

      store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      check_contents (store);
      g_assert_finalize_object (store);

      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

          g_assert_cmpint (g_remove (path), ==, 0);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/migration/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  for (guint version = 1; version < KYO_STORE_VERSION; version++)
    {
      g_autofree char *found = g_strdup_printf ("/store/migration/%u/all-is-found-again", version);
      g_autofree char *salvaged = g_strdup_printf ("/store/migration/%u/is-salvaged", version);

      g_test_add (found, Fixture, GUINT_TO_POINTER (version), fixture_set_up,
                  test_all_is_found_again, fixture_tear_down);
      g_test_add (salvaged, Fixture, GUINT_TO_POINTER (version), fixture_set_up,
                  test_old_store_is_salvaged, fixture_tear_down);
    }
  ADD ("draft-is-found-again", test_draft_is_found_again);
  ADD ("read-only-store-is-read-as-it-is", test_read_only_store_is_read_as_it_is);
  ADD ("links-are-found-again", test_links_are_found_again);
  ADD ("copy-is-of-this-version", test_copy_is_of_this_version);
  ADD ("nothing-is-written-over", test_nothing_is_written_over);
  ADD ("without-a-copy-nothing-is-done", test_without_a_copy_nothing_is_done);
  ADD ("store-that-is-being-written-is-left-alone", test_store_that_is_being_written_is_left_alone);
  ADD ("foreign-schema-is-refused", test_foreign_schema_is_refused);
  ADD ("what-is-cut-short-is-begun-again", test_what_is_cut_short_is_begun_again);

  return g_test_run ();
}
