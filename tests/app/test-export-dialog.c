/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is chosen is exported, whole or not at all.
 */
#include "config.h"

#include "app/export/kyo-export-dialog-private.h"
#include "app/export/kyo-export-job.h"
#include "kyo-dialog-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  GtkWindow *window; /* NULL once it is gone */
  char *exported;    /* the path of "exported" */
} Dialog;

static void
exported_cb (Dialog *dialog, const char *path)
{
  g_assert_null (dialog->exported);
  dialog->exported = g_strdup (path);
}

static void
open_dialog (Dialog *dialog, DialogFixture *fixture, const char *case_id)
{
  *dialog = (Dialog){ kyo_export_dialog_new (NULL, fixture->store, case_id, KYO_LANG_EN), NULL };
  g_object_add_weak_pointer (G_OBJECT (dialog->window), (gpointer *) &dialog->window);
  g_signal_connect_swapped (dialog->window, "exported", G_CALLBACK (exported_cb), dialog);
  gtk_window_present (dialog->window);
}

static gpointer
get_child (Dialog *dialog, const char *name)
{
  return dialog_fixture_child (dialog->window, KYO_TYPE_EXPORT_DIALOG, name);
}

static gboolean
is_exported (gpointer user_data)
{
  return ((Dialog *) user_data)->exported != NULL;
}

static gboolean
has_failed (gpointer user_data)
{
  return gtk_widget_get_visible (get_child (user_data, "failure"));
}

static const char *
get_failure (Dialog *dialog)
{
  return gtk_label_get_label (get_child (dialog, "failure_label"));
}

static void
choose_format (Dialog *dialog, KyoExportFormat format)
{
  adw_combo_row_set_selected (get_child (dialog, "format"), format);
}

static void
click (Dialog *dialog, const char *label)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *button = dialog_fixture_find (GTK_WIDGET (dialog->window), GTK_TYPE_BUTTON, n);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        {
          g_signal_emit_by_name (button, "clicked");
          return;
        }
    }
}

static char *
export_and_read (Dialog *dialog, DialogFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  kyo_export_dialog_export_to (KYO_EXPORT_DIALOG (dialog->window), path);
  dialog_fixture_wait (is_exported, dialog);
  g_file_get_contents (dialog->exported, &text, NULL, &error);
  g_assert_no_error (error);
  dialog_fixture_wait_for_gone (&dialog->window);

  return text;
}

static void
test_the_case_shown_is_exported (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *text = NULL;
  g_autoptr (KyoAnnotation) made = kyo_store_annotate (
    fixture->store, "own-1", "own-1", KYO_ANNOTATION_COMMENT, "Ask the plant again", NULL, NULL);

  g_assert_nonnull (made);
  open_dialog (&dialog, fixture, "own-1");
  choose_format (&dialog, KYO_EXPORT_MARKDOWN);
  text = export_and_read (&dialog, fixture, "summary.md");
  g_assert_nonnull (strstr (text, "Encrypted file server"));
  g_assert_nonnull (strstr (text, "Ransomware came in over RDP."));
  g_assert_nonnull (strstr (text, "Ask the plant again"));
  g_assert_nonnull (strstr (text, "TLP:RED"));
  g_assert_null (strstr (text, "WannaCry"));
  g_free (dialog.exported);
}

/* As the casebook page tells them: that the other cases stay out of the document does not matter.
 */
static void
test_points_name_the_lessons_of_cases_left_out (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *text = NULL;

  open_dialog (&dialog, fixture, "nisc-fy2020-8");
  choose_format (&dialog, KYO_EXPORT_MARKDOWN);
  text = export_and_read (&dialog, fixture, "summary.md");
  g_assert_nonnull (strstr (text, "*Themes: Backups*\n  - Case 2 · Reliable backups\n"));
  g_free (dialog.exported);
}

static void
test_annotations_can_be_left_out (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *text = NULL;
  g_autoptr (KyoAnnotation) made = kyo_store_annotate (
    fixture->store, "own-1", "own-1", KYO_ANNOTATION_COMMENT, "Ask the plant again", NULL, NULL);

  g_assert_nonnull (made);
  open_dialog (&dialog, fixture, "own-1");
  choose_format (&dialog, KYO_EXPORT_MARKDOWN);
  gtk_switch_set_active (get_child (&dialog, "annotations"), FALSE);
  text = export_and_read (&dialog, fixture, "summary.md");
  g_assert_null (strstr (text, "Ask the plant again"));
  g_free (dialog.exported);
}

static void
test_all_cases_in_the_chosen_language (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *text = NULL;
  g_autoptr (KyoCase) sixth = kyo_store_dup_case (fixture->store, "6", NULL);
  const char *title = kyo_text_get_ja (kyo_case_get_title (sixth));

  open_dialog (&dialog, fixture, NULL);
  choose_format (&dialog, KYO_EXPORT_HTML);
  adw_combo_row_set_selected (get_child (&dialog, "lang"), 0);
  click (&dialog, "Select _all");
  text = export_and_read (&dialog, fixture, "summary.html");
  g_assert_nonnull (strstr (text, title));
  g_free (dialog.exported);
}

static void
test_a_name_without_a_suffix_gets_one (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *text = NULL;

  open_dialog (&dialog, fixture, "own-1");
  choose_format (&dialog, KYO_EXPORT_JSON);
  text = export_and_read (&dialog, fixture, "summary");
  g_assert_true (g_str_has_suffix (dialog.exported, "/summary.json"));
  g_free (dialog.exported);
}

/* How a file of each format begins, in the order of the formats. */
static void
test_every_format_is_written (DialogFixture *fixture, gconstpointer user_data)
{
  static const char *const BEGINNINGS[] = { "%PDF-", "<!DOCTYPE html>", "", "{", "<?xml " };

  for (guint i = 0; i < G_N_ELEMENTS (BEGINNINGS); i++)
    {
      Dialog dialog;
      g_autofree char *text = NULL;

      open_dialog (&dialog, fixture, "own-1");
      choose_format (&dialog, (KyoExportFormat) i);
      text = export_and_read (&dialog, fixture, "summary");
      g_assert_true (g_str_has_prefix (text, BEGINNINGS[i]));
      g_assert_cmpuint (strlen (text), >, 0);
      g_free (dialog.exported);
    }
}

static void
test_the_strictest_label_is_shown (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  GtkWidget *export;

  open_dialog (&dialog, fixture, "own-1");
  export = get_child (&dialog, "export");
  g_assert_cmpstr (gtk_label_get_label (get_child (&dialog, "tlp")), ==, "TLP:RED");
  click (&dialog, "Select _none");
  g_assert_false (gtk_widget_get_visible (get_child (&dialog, "tlp")));
  g_assert_false (gtk_widget_get_sensitive (export));
  click (&dialog, "Select _all");
  g_assert_cmpstr (gtk_label_get_label (get_child (&dialog, "tlp")), ==, "TLP:RED");
  g_assert_true (gtk_widget_get_sensitive (export));
  gtk_window_close (dialog.window);
  dialog_fixture_wait_for_gone (&dialog.window);
}

static void
test_the_proposed_name_has_the_suffix (DialogFixture *fixture, gconstpointer user_data)
{
  static const char *const SUFFIXES[] = { ".pdf", ".html", ".md", ".json", ".xml" };
  Dialog dialog;

  open_dialog (&dialog, fixture, "own-1");
  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      g_autofree char *name = NULL;

      choose_format (&dialog, (KyoExportFormat) i);
      name = kyo_export_dialog_dup_proposed_name (KYO_EXPORT_DIALOG (dialog.window));
      g_assert_true (g_str_has_prefix (name, "kyokun-2"));
      g_assert_true (g_str_has_suffix (name, SUFFIXES[i]));
    }
  gtk_window_close (dialog.window);
  dialog_fixture_wait_for_gone (&dialog.window);
}

static void
assert_refused (Dialog *dialog, const char *folder, const char *path)
{
  kyo_export_dialog_export_to (KYO_EXPORT_DIALOG (dialog->window), path);
  dialog_fixture_wait (has_failed, dialog);
  g_assert_null (dialog->exported);
  g_assert_nonnull (strstr (get_failure (dialog), folder));
  g_assert_nonnull (strstr (get_failure (dialog), "Choose another folder"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "export")));
}

static void
test_a_missing_folder_is_said (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *folder = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *path = g_build_filename (folder, "summary.md", NULL);

  open_dialog (&dialog, fixture, "own-1");
  choose_format (&dialog, KYO_EXPORT_MARKDOWN);
  assert_refused (&dialog, folder, path);
  gtk_window_close (dialog.window);
  dialog_fixture_wait_for_gone (&dialog.window);
}

static void
test_an_unwritable_folder_is_said (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *folder = g_build_filename (fixture->folder, "closed", NULL);
  g_autofree char *path = g_build_filename (folder, "summary.md", NULL);

  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  if (g_access (folder, W_OK) == 0)
    {
      g_test_skip ("this user may write everywhere");
    }
  else
    {
      open_dialog (&dialog, fixture, "own-1");
      choose_format (&dialog, KYO_EXPORT_MARKDOWN);
      assert_refused (&dialog, folder, path);
      gtk_window_close (dialog.window);
      dialog_fixture_wait_for_gone (&dialog.window);
    }
  g_rmdir (folder);
}

/* It may come too late; then the file is whole, and said to be there. */
static void
test_stopping_is_told_as_it_went (DialogFixture *fixture, gconstpointer user_data)
{
  Dialog dialog;
  g_autofree char *path = g_build_filename (fixture->folder, "summary.html", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  open_dialog (&dialog, fixture, "own-1");
  choose_format (&dialog, KYO_EXPORT_HTML);
  kyo_export_dialog_export_to (KYO_EXPORT_DIALOG (dialog.window), path);
  gtk_window_close (dialog.window);
  dialog_fixture_wait_for_gone (&dialog.window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (dialog.exported == NULL)
    g_assert_cmpstr (text, ==, "as it was");
  else
    g_assert_nonnull (strstr (text, "</html>"));
  g_free (dialog.exported);
}

static void
test_what_is_cancelled_leaves_the_file_as_it_was (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoExportJob) job = g_new0 (KyoExportJob, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  job->store_path = g_strdup (fixture->path);
  job->case_ids = g_strdupv ((char *[]){ (char *) "own-1", NULL });
  job->format = KYO_EXPORT_HTML;
  job->path = g_build_filename (fixture->folder, "summary.html", NULL);
  g_assert_true (g_file_set_contents (job->path, "as it was", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (kyo_export_job_run (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (job->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as it was");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/export-dialog/" name, DialogFixture, NULL, dialog_fixture_set_up, func,        \
              dialog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
  ADD ("the-case-shown-is-exported", test_the_case_shown_is_exported);
  ADD ("points-name-the-lessons-of-cases-left-out", test_points_name_the_lessons_of_cases_left_out);
  ADD ("annotations-can-be-left-out", test_annotations_can_be_left_out);
  ADD ("all-cases-in-the-chosen-language", test_all_cases_in_the_chosen_language);
  ADD ("a-name-without-a-suffix-gets-one", test_a_name_without_a_suffix_gets_one);
  ADD ("every-format-is-written", test_every_format_is_written);
  ADD ("the-strictest-label-is-shown", test_the_strictest_label_is_shown);
  ADD ("the-proposed-name-has-the-suffix", test_the_proposed_name_has_the_suffix);
  ADD ("a-missing-folder-is-said", test_a_missing_folder_is_said);
  ADD ("an-unwritable-folder-is-said", test_an_unwritable_folder_is_said);
  ADD ("stopping-is-told-as-it-went", test_stopping_is_told_as_it_went);
  ADD ("what-is-cancelled-leaves-the-file-as-it-was",
       test_what_is_cancelled_leaves_the_file_as_it_was);

  return g_test_run ();
}
