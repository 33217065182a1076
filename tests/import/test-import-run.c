/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import child and its parent: what comes through, what stops a child that goes wrong.
 */
#include "config.h"

#include "report-fields.h"

#include "import/kyo-bundled.h"
#include "import/kyo-import-confine.h"
#include "import/kyo-import-run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *name;
  const char *script; /* of a shell that stands in for the child */
  int code;
} Wrong;

static const Wrong WRONG[] = {
  { "crashes", "cat >/dev/null; kill -SEGV $$", KYO_IMPORT_ERROR_CHILD },
  { "crashes-before-it-has-read", "kill -SEGV $$", KYO_IMPORT_ERROR_CHILD },
  { "never-ends", "while :; do :; done", KYO_IMPORT_ERROR_TIMEOUT },
  { "uses-up-its-processor-time", "ulimit -t 1; while :; do :; done", KYO_IMPORT_ERROR_TIMEOUT },
  { "waits-for-ever", "exec sleep 600", KYO_IMPORT_ERROR_TIMEOUT },
  { "says-nothing", "cat >/dev/null", KYO_IMPORT_ERROR_CHILD },
  { "fails-without-an-answer", "cat >/dev/null; exit 1", KYO_IMPORT_ERROR_CHILD },
  { "ends-in-another-way", "cat >/dev/null; printf 'kyokun-import 2 error 0 2\\nno'; exit 7",
    KYO_IMPORT_ERROR_CHILD },
  { "says-an-error-that-is-none", "printf 'kyokun-import 2 error 99 2\\nno'; exit 1",
    KYO_IMPORT_ERROR_CHILD },
  { "lies-about-lengths", "printf 'kyokun-import 2 casebook 99999999999 2\\n{}'",
    KYO_IMPORT_ERROR_CHILD },
  { "names-a-format-that-is-none", "printf 'kyokun-import 2 spell 4 2\\n<a/>{}'",
    KYO_IMPORT_ERROR_CHILD },
  { "speaks-another-version", "printf 'kyokun-import 1 casebook 4 2\\n<a/>{}'",
    KYO_IMPORT_ERROR_CHILD },
  { "ends-its-answer-but-not-itself", "printf 'kyokun-import 2 error 5 2\\nno'; exec >&-; sleep 60",
    KYO_IMPORT_ERROR_TIMEOUT },
  { "answers-with-bad-xml", "printf 'kyokun-import 2 casebook 3 2\\n<a>{}'",
    KYO_IMPORT_ERROR_SYNTAX },
  { "breaks-the-schema", "printf 'kyokun-import 2 casebook 4 2\\n<a/>{}'",
    KYO_IMPORT_ERROR_SCHEMA },
};

static void
test_wrong_child_is_an_error (gconstpointer data)
{
  const Wrong *wrong = data;
  const char *argv[] = { "/bin/sh", "-c", wrong->script, NULL };
  /* More than a pipe holds, so that a child that does not read is noticed. */
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 1000000);
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;

  g_assert_null (kyo_import_run_child (argv, 3, bytes, "report.txt", &format, NULL, &error));
  g_assert_error (error, KYO_IMPORT_ERROR, wrong->code);
  g_assert_nonnull (strstr (error->message, "report.txt"));
  g_assert_null (format);
}

static void
test_cancelled_import_is_an_error (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kyo_import_run (bytes, "report.txt", &format, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_missing_child_is_an_error (void)
{
  const char *argv[] = { "/nonexistent/kyokun-import", "x", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;

  g_assert_null (kyo_import_run_child (argv, 3, bytes, "report.txt", &format, NULL, &error));
  g_assert_nonnull (error);
}

/* What comes through the child is what the reader makes. */
static void
test_report_comes_through (gconstpointer suffix)
{
  g_autofree char *path =
    g_strdup_printf ("%s/report-a%s", g_getenv ("KYO_REPORT_DIR"), (const char *) suffix);
  g_autoptr (GBytes) bytes = load_file (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  g_autoptr (KyoReportDraft) far = kyo_import_run (bytes, path, &format, NULL, &error);
  g_autoptr (KyoReportDraft) near = NULL;
  g_autoptr (GHashTable) far_fields = NULL;
  g_autoptr (GHashTable) near_fields = NULL;
  GHashTableIter iter;
  const char *field;
  const char *text;

  g_assert_no_error (error);
  near = kyo_report_is_pdf (bytes) ? kyo_report_read_pdf (bytes, path, &error)
                                   : kyo_report_read_text (bytes, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (format, ==, kyo_report_is_pdf (bytes) ? "report-pdf" : "report-text");
  g_assert_true (kyo_casebook_is_draft (far->casebook));
  g_assert_cmpuint (far->unplaced->len, ==, near->unplaced->len);
  g_assert_cmpuint (far->origins->len, ==, near->origins->len);
  g_assert_cmpuint (far->warnings->len, ==, near->warnings->len);
  g_assert_cmpuint (far->n_pages, ==, near->n_pages);
  assert_accounts (far, TRUE);
  far_fields = list_fields (far->casebook);
  near_fields = list_fields (near->casebook);
  g_assert_cmpuint (g_hash_table_size (far_fields), ==, g_hash_table_size (near_fields));
  g_hash_table_iter_init (&iter, near_fields);
  while (g_hash_table_iter_next (&iter, (gpointer *) &field, (gpointer *) &text))
    g_assert_cmpstr (g_hash_table_lookup (far_fields, field), ==, text);
}

static void
test_casebook_comes_through (void)
{
  g_autoptr (GBytes) bytes = kyo_bundled_dup_casebook_bytes ();
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  g_autoptr (KyoReportDraft) draft = kyo_import_run (bytes, "casebook.xml", &format, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (format, ==, "casebook");
  g_assert_cmpstr (kyo_casebook_get_id (draft->casebook), ==, KYO_BUNDLED_CASEBOOK_ID);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook)), ==, 9);
  g_assert_false (kyo_casebook_is_draft (draft->casebook));
}

#define ASSERT_REFUSED(call)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    errno = 0;                                                                                     \
    g_assert_cmpint (call, ==, -1);                                                                \
    g_assert_cmpint (errno, ==, EPERM);                                                            \
  }                                                                                                \
  G_STMT_END

/* What a confined process may do to a file of its user's: read it. */
static void
try_everything (const char *path)
{
  g_autofree char *other = g_strconcat (path, "-other", NULL);
  int fd = open (path, O_RDWR);
  gboolean is_filtered = kyo_import_confine ();

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, "x", 1), ==, -1);
  if (!is_filtered)
    return;
  ASSERT_REFUSED (socket (AF_INET, SOCK_STREAM, 0));
  ASSERT_REFUSED (socket (AF_UNIX, SOCK_STREAM, 0));
  ASSERT_REFUSED (execl ("/bin/true", "true", NULL));
  ASSERT_REFUSED (kill (getppid (), 0));
  ASSERT_REFUSED (open (path, O_WRONLY));
  ASSERT_REFUSED (open (path, O_RDONLY | O_TRUNC));
  ASSERT_REFUSED (open (other, O_RDONLY | O_CREAT, 0600));
  ASSERT_REFUSED (rename (path, other));
  ASSERT_REFUSED (link (path, other));
  ASSERT_REFUSED (unlink (path));
  ASSERT_REFUSED (truncate (path, 0));
  ASSERT_REFUSED (chmod (path, 0));
  ASSERT_REFUSED (mkdir (other, 0700));
  g_assert_cmpint (open (path, O_RDONLY), >=, 0);
}

static void
test_confined_process_reaches_nothing (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "kept", NULL);
  g_autofree char *contents = NULL;

  if (g_test_subprocess ())
    {
      try_everything (g_getenv ("KYO_KEPT_FILE"));
      _exit (0);
    }
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  g_setenv ("KYO_KEPT_FILE", path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "kept");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/import/run/child-that-%s-is-an-error", WRONG[i].name);

      g_test_add_data_func (path, &WRONG[i], test_wrong_child_is_an_error);
    }
  g_test_add_func ("/import/run/cancelled-import-is-an-error", test_cancelled_import_is_an_error);
  g_test_add_func ("/import/run/missing-child-is-an-error", test_missing_child_is_an_error);
  g_test_add_data_func ("/import/run/text-comes-through", ".txt", test_report_comes_through);
  g_test_add_data_func ("/import/run/pdf-comes-through", ".pdf", test_report_comes_through);
  g_test_add_func ("/import/run/casebook-comes-through", test_casebook_comes_through);
  g_test_add_func ("/import/run/confined-process-reaches-nothing",
                   test_confined_process_reaches_nothing);

  return g_test_run ();
}
