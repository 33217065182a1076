/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "store/kyo-store-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_missing_file_is_made_only_when_asked (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);

  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (store);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kyo_store_get_path (store), ==, fixture->path);
  g_assert_false (kyo_store_is_read_only (store));
  g_assert_finalize_object (store);
}

static void
test_only_the_owner_may_read_a_new_file (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_finalize_object (store);
}

static void
test_nothing_but_the_file_is_left (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  GDir *dir;
  guint count = 0;

  g_assert_finalize_object (store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    count++;
  g_dir_close (dir);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_header_names_the_application (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *header;

  g_assert_finalize_object (store);
  bytes = fixture_read_file (fixture->path);
  header = g_bytes_get_data (bytes, NULL);
  g_assert_cmpmem (header + 68, 4, "KYOK", 4);         /* application_id */
  g_assert_cmpmem (header + 60, 3, "\0\0\0", 3);       /* user_version */
  g_assert_cmpint (header[63], ==, KYO_STORE_VERSION); /* its last byte */
  g_assert_cmpint (header[18], ==, 1);                 /* rollback journal */
}

static void
test_read_only_store_refuses_commands (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;

  g_assert_finalize_object (store);
  before = fixture_read_file (fixture->path);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (kyo_store_is_read_only (store));
  annotation =
    kyo_store_annotate (store, "book-1", "book-1", KYO_ANNOTATION_COMMENT, "no", NULL, &error);
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (annotation);
  g_assert_finalize_object (store);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_symbolic_link_opens_what_it_leads_to (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.kyokun", NULL);

  g_assert_finalize_object (store);
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  store = kyo_store_open (link_path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kyo_store_get_path (store), ==, fixture->path);
  g_assert_finalize_object (store);
}

static void
test_author_is_never_empty (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autofree char *first = g_strdup (kyo_store_get_author (store));

  g_assert_cmpstr (first, !=, "");
  kyo_store_set_author (store, "花子");
  g_assert_cmpstr (kyo_store_get_author (store), ==, "花子");
  kyo_store_set_author (store, "");
  g_assert_cmpstr (kyo_store_get_author (store), ==, first);
  g_assert_finalize_object (store);
}

static void
test_two_connections_see_each_others_commits (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *writer = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) before = NULL;
  g_autoptr (GListModel) after = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;
  KyoStore *reader = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  before = kyo_store_list_annotations (reader, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 0);
  annotation =
    kyo_store_annotate (writer, "book-1", "book-1", KYO_ANNOTATION_COMMENT, "seen", NULL, &error);
  g_assert_no_error (error);
  after = kyo_store_list_annotations (reader, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, 1);
  g_assert_finalize_object (reader);
  g_assert_finalize_object (writer);
}

static gpointer
list_in_thread (gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = kyo_store_open (user_data, KYO_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (GListModel) cases = NULL;

  g_assert_no_error (error);
  cases = kyo_store_list_cases (store, &error);
  g_assert_no_error (error);
  return GUINT_TO_POINTER (g_list_model_get_n_items (cases));
}

/* Opening and closing in other threads must not drop the writer's locks (POSIX): then the commits
 * of two writers would destroy each other's pages. */
static void
test_readers_in_threads_leave_the_writer_its_locks (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *writer = fixture_open (fixture);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      GThread *thread = g_thread_new ("reader", list_in_thread, fixture->path);
      g_autoptr (KyoAnnotation) annotation = kyo_store_annotate (
        writer, "book-1", "book-1", KYO_ANNOTATION_COMMENT, "meanwhile", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 2);
    }
  g_assert_true (kyo_store_verify (writer, NULL, problems, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (writer);
}

static void
test_default_path_lies_in_the_data_directory (void)
{
  g_autofree char *path = kyo_store_dup_default_path ();
  g_autoptr (GError) error = NULL;
  KyoStore *store;

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, KYO_STORE_SUFFIX));
  store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

static void
test_trial_changes_no_file (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoCase) found = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none.kyokun", NULL);

  g_assert_finalize_object (store);
  before = fixture_read_file (fixture->path);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_TRIAL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kyo_store_get_path (store), ==, fixture->path);
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  found = kyo_store_dup_case (store, "own-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "book"), ==, 1);
  g_assert_finalize_object (store);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));

  /* One that is not there is made, but nowhere. */
  store = kyo_store_open (nowhere, KYO_STORE_OPEN_TRIAL | KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  g_assert_finalize_object (store);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  g_assert_null (kyo_store_open (nowhere, KYO_STORE_OPEN_TRIAL, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
}

/* As SQLite 3.40 writes them. */
static void
test_findings_are_said_in_the_users_words (void)
{
  static const struct
  {
    const char *finding;
    const char *words;
  } findings[] = {
    { "database disk image is malformed", "its pages do not fit together" },
    { "Tree 5 page 12: btreeInitPage() returns error code 11", "its pages do not fit together" },
    { "Page 7: never used", "its pages do not fit together" },
    { "row 3 missing from index passage_case", "an index does not fit what it leads to" },
    { "wrong # of entries in index passage_case", "an index does not fit what it leads to" },
    { "non-unique entry in index passage_case", "an index does not fit what it leads to" },
    { "malformed inverted index for FTS5 table main.search_index",
      "an index does not fit what it leads to" },
    { "CHECK constraint failed in kase", "a value stands where it may not" },
    { "NULL value in kase.id", "a value stands where it may not" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      g_autofree char *said = kyo_store_dup_finding (findings[i].finding);
      g_autofree char *wanted =
        g_strdup_printf ("%s; SQLite: %s", findings[i].words, findings[i].finding);

      g_assert_cmpstr (said, ==, wanted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/open/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("missing-file-is-made-only-when-asked", test_missing_file_is_made_only_when_asked);
  ADD ("only-the-owner-may-read-a-new-file", test_only_the_owner_may_read_a_new_file);
  ADD ("nothing-but-the-file-is-left", test_nothing_but_the_file_is_left);
  ADD ("header-names-the-application", test_header_names_the_application);
  ADD ("read-only-store-refuses-commands", test_read_only_store_refuses_commands);
  ADD ("symbolic-link-opens-what-it-leads-to", test_symbolic_link_opens_what_it_leads_to);
  ADD ("trial-changes-no-file", test_trial_changes_no_file);
  ADD ("author-is-never-empty", test_author_is_never_empty);
  ADD ("two-connections-see-each-others-commits", test_two_connections_see_each_others_commits);
  ADD ("readers-in-threads-leave-the-writer-its-locks",
       test_readers_in_threads_leave_the_writer_its_locks);
#undef ADD
  g_test_add_func ("/store/open/findings-are-said-in-the-users-words",
                   test_findings_are_said_in_the_users_words);
  g_test_add_func ("/store/open/default-path-lies-in-the-data-directory",
                   test_default_path_lies_in_the_data_directory);

  return g_test_run ();
}
