/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is read without anything waiting for it, and what goes wrong is said.
 */
#include "config.h"

#include "app/import/kyo-import-dialogs.h"
#include "app/import/kyo-import-job.h"
#include "import/kyo-import-error.h"
#include "import/kyo-import-format.h"
#include "kyo-dialog-fixture.h"

typedef struct
{
  KyoImported *imported;
  GError *error;
  gboolean is_done;
} Job;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;

  job->imported = kyo_import_job_finish (result, &job->error);
  job->is_done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Job *) user_data)->is_done;
}

static void
run (Job *job, const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  *job = (Job){ NULL };
  kyo_import_job_run (file, cancellable, done_cb, job);
  dialog_fixture_wait (is_done, job);
}

static char *
dup_report (const char *name)
{
  return g_build_filename (g_getenv ("KYO_REPORT_DIR"), name, NULL);
}

static void
test_reports_are_read (void)
{
  static const char *const files[][2] = { { "report-a.txt", KYO_IMPORT_REPORT_TEXT },
                                          { "report-b.pdf", KYO_IMPORT_REPORT_PDF } };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = dup_report (files[i][0]);
      g_autofree char *data = NULL;
      g_autofree char *digest = NULL;
      gsize size;
      Job job;

      run (&job, path, NULL);
      g_assert_no_error (job.error);
      g_assert_cmpstr (job.imported->name, ==, files[i][0]);
      g_assert_cmpstr (job.imported->format, ==, files[i][1]);
      g_assert_true (kyo_casebook_is_draft (job.imported->draft->casebook));
      g_file_get_contents (path, &data, &size, NULL);
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
      g_assert_cmpstr (job.imported->digest, ==, digest);
      kyo_imported_free (job.imported);
    }
}

static void
test_what_cannot_be_read_is_said (void)
{
  g_autofree char *folder = dup_report ("");
  Job job;

  run (&job, "/dev/null", NULL);
  g_assert_error (job.error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_EMPTY);
  g_assert_nonnull (strstr (job.error->message, "null"));
  g_clear_error (&job.error);

  run (&job, "/no/such/file.pdf", NULL);
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (job.error->message, "file.pdf cannot be read: "));
  g_clear_error (&job.error);

  run (&job, folder, NULL);
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&job.error);
}

static void
test_reading_is_cancelled (void)
{
  g_autofree char *path = dup_report ("report-a.txt");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job job;

  g_cancellable_cancel (cancellable);
  run (&job, path, cancellable);
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (job.imported);
  g_clear_error (&job.error);
}

static void
test_progress_is_shown_and_cancels (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  GtkWindow *dialog = kyo_import_progress_new (NULL, "report.pdf", cancellable);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (dialog);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (dialog), "Reading “report.pdf”"));
  g_assert_nonnull (dialog_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPINNER, 0));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  gtk_window_destroy (dialog);
  dialog_fixture_wait_for_gone (&dialog);
  g_assert_finalize_object (cancellable);
}

static void
test_error_names_the_file_and_what_to_do (void)
{
  g_autoptr (GError) error =
    g_error_new_literal (KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_ENCRYPTED, "It asks for a password");
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWindow) dialog = NULL;

  kyo_import_show_error (NULL, "a<b.pdf", error);
  dialog = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (dialog), "“a<b.pdf” was not imported"));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (dialog), "It asks for a password"));
  gtk_window_destroy (dialog);
}

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
  g_test_add_func ("/app/import/reports-are-read", test_reports_are_read);
  g_test_add_func ("/app/import/what-cannot-be-read-is-said", test_what_cannot_be_read_is_said);
  g_test_add_func ("/app/import/reading-is-cancelled", test_reading_is_cancelled);
  g_test_add_func ("/app/import/progress-is-shown-and-cancels", test_progress_is_shown_and_cancels);
  g_test_add_func ("/app/import/error-names-the-file-and-what-to-do",
                   test_error_names_the_file_and_what_to_do);

  return g_test_run ();
}
