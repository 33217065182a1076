/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sound file in bad circumstances: it cannot be written, another program holds it, the disk is
 * full, a crash left a transaction half done. What another process must do is done by a fork, made
 * while nothing is open.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define CANNOT 90 /* exit status: the circumstance cannot be made here */

typedef int (*Deed) (Fixture *fixture);

/* Does it in a process of its own; returns its exit status. */
static int
do_apart (Fixture *fixture, Deed deed)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (deed (fixture));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static GBytes *
make_store (Fixture *fixture)
{
  KyoStore *store = fixture_open (fixture);

  g_assert_finalize_object (store);
  return fixture_read_file (fixture->path);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (kyo_store_verify (store, NULL, problems, &error));
  g_assert_finalize_object (store);
}

/* Opened for writing it is refused, opened read-only it can be read. */
static int
check_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = kyo_store_open (path, KYO_STORE_OPEN_DEFAULT, &error);
  g_autoptr (GListModel) cases = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (store != NULL || !g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY))
    return 1;
  if (strstr (error->message, path) == NULL)
    return 2;
  g_clear_error (&error);
  store = kyo_store_open (path, KYO_STORE_OPEN_READ_ONLY, &error);
  if (store == NULL || (cases = kyo_store_list_cases (store, &error)) == NULL)
    return 3;
  if (g_list_model_get_n_items (cases) != 2)
    return 4;
  return kyo_store_verify (store, NULL, problems, &error) ? 0 : 5;
}

static int
open_as_nobody (Fixture *fixture)
{
  if (getuid () == 0 && setresuid (NOBODY, NOBODY, NOBODY) != 0)
    return CANNOT;
  return check_read_only (fixture->path);
}

static void
test_read_only_file_can_be_read (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  g_autoptr (GBytes) after = NULL;
  int status;

  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  status = do_apart (fixture, open_as_nobody);
  if (status == CANNOT)
    g_test_skip ("this user can write everywhere and cannot become another");
  else
    g_assert_cmpint (status, ==, 0);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_file_in_a_read_only_folder_can_be_read (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  g_autoptr (GBytes) after = NULL;
  int status;

  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  status = do_apart (fixture, open_as_nobody);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  if (status == CANNOT)
    g_test_skip ("this user can write everywhere and cannot become another");
  else
    g_assert_cmpint (status, ==, 0);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

static int
make_as_nobody (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (getuid () == 0 && setresuid (NOBODY, NOBODY, NOBODY) != 0)
    return CANNOT;
  if (kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error) != NULL)
    return 1;
  if (!g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY))
    return 2;
  return strstr (error->message, fixture->path) != NULL ? 0 : 3;
}

static void
test_nothing_is_made_in_a_read_only_folder (Fixture *fixture, gconstpointer user_data)
{
  int status;

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  status = do_apart (fixture, make_as_nobody);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  if (status == CANNOT)
    g_test_skip ("this user can write everywhere and cannot become another");
  else
    g_assert_cmpint (status, ==, 0);
}

static int
read_unreadable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (getuid () == 0 && setresuid (NOBODY, NOBODY, NOBODY) != 0)
    return CANNOT;
  if (kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error) != NULL)
    return 1;
  return strstr (error->message, fixture->path) != NULL ? 0 : 2;
}

static void
test_unreadable_file_is_named (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  int status;

  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  status = do_apart (fixture, read_unreadable);
  if (status == CANNOT)
    g_test_skip ("this user can read everything and cannot become another");
  else
    g_assert_cmpint (status, ==, 0);
}

/* Another program that begins a transaction and sits on it until a pipe is closed. */
typedef struct
{
  pid_t pid;
  int hold;
} Holder;

static Holder
hold (Fixture *fixture, const char *begin)
{
  int ready[2], hold_on[2];
  Holder holder;
  char byte;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (hold_on), ==, 0);
  holder.pid = fork ();
  g_assert_cmpint (holder.pid, >=, 0);
  if (holder.pid == 0)
    {
      sqlite3 *db = NULL;

      close (hold_on[1]);
      if (sqlite3_open (fixture->path, &db) != SQLITE_OK ||
          sqlite3_exec (db, begin, NULL, NULL, NULL) != SQLITE_OK || write (ready[1], "r", 1) != 1)
        _exit (1);
      _exit (read (hold_on[0], &byte, 1) == 0 ? 0 : 1);
    }

  close (ready[1]);
  close (hold_on[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  holder.hold = hold_on[1];
  return holder;
}

static void
release (Holder *holder)
{
  int status;

  close (holder->hold);
  g_assert_cmpint (waitpid (holder->pid, &status, 0), ==, holder->pid);
  g_assert_cmpint (status, ==, 0);
}

static void
test_store_that_another_program_holds_is_locked (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  const KyoStoreOpenFlags flags[] = { KYO_STORE_OPEN_DEFAULT, KYO_STORE_OPEN_READ_ONLY };
  Holder holder = hold (fixture, "BEGIN EXCLUSIVE");

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kyo_store_open (fixture->path, flags[i], &error));
      g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_LOCKED);
      g_assert_nonnull (strstr (error->message, fixture->path));
    }
  release (&holder);
  assert_sound (fixture);
}

static void
test_store_that_another_program_writes_can_be_read (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cases = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;
  Holder holder = hold (fixture, "BEGIN IMMEDIATE");
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  cases = kyo_store_list_cases (store, &error);
  g_assert_no_error (error);
  annotation =
    kyo_store_annotate (store, "1", "book-1", KYO_ANNOTATION_COMMENT, "waits", NULL, &error);
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (annotation);
  g_clear_error (&error);

  /* Once it is let go, the same command succeeds. */
  release (&holder);
  annotation =
    kyo_store_annotate (store, "1", "book-1", KYO_ANNOTATION_COMMENT, "waits", NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  assert_sound (fixture);
}

/* 0 when the command failed as it should and left all as it was. */
static int
annotate_at_length (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_autofree char *body = g_strnfill (900000, 'x');
  g_autoptr (KyoAnnotation) annotation = NULL;
  g_autoptr (GListModel) annotations = NULL;

  if (store == NULL)
    return 1;
  annotation =
    kyo_store_annotate (store, "1", "book-1", KYO_ANNOTATION_COMMENT, body, NULL, &error);
  if (annotation != NULL)
    return 2;
  if (!g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FULL))
    return 3;
  if (strstr (error->message, fixture->path) == NULL)
    return 4;
  g_clear_error (&error);
  annotations = kyo_store_list_annotations (store, NULL, &error);
  return annotations != NULL && g_list_model_get_n_items (annotations) == 0 ? 0 : 5;
}

static int
annotate_with_limited_size (Fixture *fixture)
{
  const struct rlimit limit = { 400000, 400000 };

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return CANNOT;
  return annotate_at_length (fixture);
}

static void
test_file_that_may_not_grow_stays_as_it_was (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  g_autoptr (GBytes) after = NULL;
  int status;

  g_assert_cmpuint (g_bytes_get_size (before), <, 400000);
  status = do_apart (fixture, annotate_with_limited_size);
  if (status == CANNOT)
    {
      g_test_skip ("the size of files cannot be limited here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  assert_sound (fixture);
}

static int
make_with_limited_size (Fixture *fixture)
{
  const struct rlimit limit = { 20000, 20000 };
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return CANNOT;
  if (kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error) != NULL)
    return 1;
  if (!g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FULL))
    return 2;
  return g_file_test (fixture->path, G_FILE_TEST_EXISTS) ? 3 : 0;
}

static void
test_store_that_does_not_fit_is_not_begun (Fixture *fixture, gconstpointer user_data)
{
  int status = do_apart (fixture, make_with_limited_size);

  if (status == CANNOT)
    g_test_skip ("the size of files cannot be limited here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
test_full_disk_leaves_the_store_as_it_was (Fixture *fixture, gconstpointer user_data)
{
  Fixture disk = { g_build_filename (fixture->folder, "disk", NULL), NULL };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  disk.path = g_build_filename (disk.folder, "test.kyokun", NULL);
  g_assert_cmpint (g_mkdir (disk.folder, 0700), ==, 0);
  if (mount ("tmpfs", disk.folder, "tmpfs", 0, "size=600k") != 0)
    g_test_skip ("no small file system can be mounted by this user");
  else
    {
      before = make_store (&disk);
      g_assert_cmpint (annotate_at_length (&disk), ==, 0);
      after = fixture_read_file (disk.path);
      g_assert_true (g_bytes_equal (before, after));
      assert_sound (&disk);
      g_assert_cmpint (umount (disk.folder), ==, 0);
    }
  g_assert_cmpint (g_rmdir (disk.folder), ==, 0);
  g_free (disk.folder);
  g_free (disk.path);
}

/* Dies within a transaction of which pages are already in the file. */
static int
die_while_writing (Fixture *fixture)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (fixture->path, &db) != SQLITE_OK ||
      sqlite3_exec (
        db,
        "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; UPDATE kase SET "
        "title_ja = 'half'; UPDATE passage SET text_ja = 'half'; UPDATE step SET "
        "text_ja = 'half'; INSERT INTO store_info SELECT value, zeroblob (0) || 'x' FROM "
        "store_info; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
        "2000) INSERT INTO store_info SELECT hex (randomblob (30)) || i, i FROM n",
        NULL, NULL, NULL) != SQLITE_OK)
    return 1;
  kill (getpid (), SIGKILL);
  return 2;
}

static void
test_half_done_transaction_is_rolled_back (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = make_store (fixture);
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  pid_t pid = fork ();
  int status;
  KyoStore *store;

  if (pid == 0)
    _exit (die_while_writing (fixture));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  damaged = fixture_read_file (fixture->path);
  g_assert_false (g_bytes_equal (before, damaged));

  /* Read-only it cannot be mended, and must not be read half done. */
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  kase = kyo_store_dup_case (store, "book-1", &error);
  g_assert_cmpstr (kyo_text_get_ja (kyo_case_get_title (kase)), ==, "工場の停電");
  g_assert_finalize_object (store);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  assert_sound (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/hostile/store-circumstances/" path, Fixture, NULL, fixture_set_up, function,       \
              fixture_tear_down)
  ADD ("read-only-file-can-be-read", test_read_only_file_can_be_read);
  ADD ("file-in-a-read-only-folder-can-be-read", test_file_in_a_read_only_folder_can_be_read);
  ADD ("nothing-is-made-in-a-read-only-folder", test_nothing_is_made_in_a_read_only_folder);
  ADD ("unreadable-file-is-named", test_unreadable_file_is_named);
  ADD ("store-that-another-program-holds-is-locked",
       test_store_that_another_program_holds_is_locked);
  ADD ("store-that-another-program-writes-can-be-read",
       test_store_that_another_program_writes_can_be_read);
  ADD ("file-that-may-not-grow-stays-as-it-was", test_file_that_may_not_grow_stays_as_it_was);
  ADD ("store-that-does-not-fit-is-not-begun", test_store_that_does_not_fit_is_not_begun);
  ADD ("full-disk-leaves-the-store-as-it-was", test_full_disk_leaves_the_store_as_it_was);
  ADD ("half-done-transaction-is-rolled-back", test_half_done_transaction_is_rolled_back);
#undef ADD

  return g_test_run ();
}
