/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a correction costs the main thread while a draft is reviewed: of a report with four cases,
 * and of one with five hundred pages. Time is that of the thread's processor.
 */
#include "config.h"

#include "bench-window.h"

#include "app/import/kyo-review-case.h"
#include "app/import/kyo-review-page.h"
#include "app/kyo-application.h"
#include "import/kyo-import-format.h"
#include "import/kyo-report-json.h"
#include "import/kyo-report-reader.h"

#include <glib/gstdio.h>

#define ROUNDS 20

static KyoReview *
import (KyoStore *store, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("KYO_REPORT_DIR"), name, NULL);
  g_autofree char *report = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  g_autoptr (KyoSource) source = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KyoReview *review = NULL;
  KyoStoreImport result;
  char *data;
  gsize size;

  if (g_file_get_contents (path, &data, &size, &error))
    {
      bytes = g_bytes_new_take (data, size);
      draft = kyo_report_read_text (bytes, name, &error);
    }
  if (draft != NULL)
    {
      report = kyo_report_draft_dup_json (draft);
      source = kyo_source_new (name, KYO_IMPORT_REPORT_TEXT, name, report);
      if (kyo_store_import_casebook (store, draft->casebook, source, &result, &error))
        review = kyo_review_new (store, kyo_casebook_get_id (draft->casebook), &error);
    }
  if (review == NULL)
    g_error ("%s", error->message);

  return review;
}

static void
measure (GtkWindow *window, KyoReviewPage *page, KyoStore *store, const char *name)
{
  g_autoptr (KyoReview) review = import (store, name);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  KyoReviewCase *parsed =
    KYO_REVIEW_CASE (bench_find (GTK_WIDGET (page), g_type_name (KYO_TYPE_REVIEW_CASE)));
  double begin = bench_thread_ms ();

  kyo_review_page_show (page, store, review, KYO_LANG_JA);
  bench_run_frame (GTK_WIDGET (page));
  g_print ("%s\n", name);
  bench_print ("  opened", bench_thread_ms () - begin, "ms", "");
  for (guint i = 0; i < ROUNDS; i++)
    {
      double moved;

      kyo_review_case_select (parsed, "c1.bg.1");
      g_signal_emit_by_name (parsed, "selected", "c1.bg.1");
      bench_run_for (0.05);
      begin = bench_thread_ms ();
      gtk_widget_activate_action (GTK_WIDGET (page), "review.move", "i",
                                  i % 2 == 0 ? KYO_SECTION_CAUSE : KYO_SECTION_BACKGROUND);
      moved = bench_thread_ms ();
      bench_run_frame (GTK_WIDGET (page));
      begin = moved - begin;
      moved = bench_thread_ms () - moved;
      g_array_append_val (moves, begin);
      g_array_append_val (frames, moved);
    }
  bench_print ("  corrected and stored, median", bench_quantile (moves, 0.5), "ms", "");
  bench_print ("  and the frame that shows it, median", bench_quantile (frames, 0.5), "ms", "");
  kyo_review_page_show (page, NULL, NULL, KYO_LANG_JA);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KyoApplication) application = NULL;
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kyo-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.kyokun", NULL);
  GtkWindow *window;
  KyoReviewPage *page;

  gtk_init ();
  adw_init ();
  /* Its class brings the templates along. */
  application = kyo_application_new ();
  store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  window = GTK_WINDOW (adw_window_new ());
  page = g_object_new (KYO_TYPE_REVIEW_PAGE, NULL);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (window, 1280, 800);
  gtk_window_present (window);
  bench_run_for (0.5);
  measure (window, page, store, "report-b.txt");
  measure (window, page, store, "report-many.txt");
  gtk_window_destroy (window);
  g_clear_object (&store);
  g_remove (path);
  g_rmdir (folder);

  return 0;
}
