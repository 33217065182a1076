/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report of some five hundred pages, as text and as PDF, through the import child. How long it
 * took and how much memory it was is in the log.
 */
#include "config.h"

#include "report-fields.h"

#include "import/kyo-import-run.h"

#include <sys/resource.h>

#define N_CASES 249
#define MAX_MEMORY (300 * 1024) /* KiB */

static void
test_long_report_is_read (gconstpointer suffix)
{
  g_autofree char *path =
    g_strdup_printf ("%s/report-many%s", g_getenv ("KYO_REPORT_DIR"), (const char *) suffix);
  g_autoptr (GBytes) bytes = load_file (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  struct rusage usage;
  gint64 begin = g_get_monotonic_time ();

  draft = kyo_import_run (bytes, path, &format, NULL, &error);
  g_assert_no_error (error);
  getrusage (RUSAGE_CHILDREN, &usage);
  g_test_message ("%s: %u pages in %.2f s, %ld KiB", path, draft->n_pages,
                  (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC, usage.ru_maxrss);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook)), ==,
                    N_CASES);
  g_assert_cmpuint (draft->n_pages, >, 500);
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpint (usage.ru_maxrss, <, MAX_MEMORY);
#endif
  assert_accounts (draft, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/import/report/long-text-is-read", ".txt", test_long_report_is_read);
  g_test_add_data_func ("/import/report/long-pdf-is-read", ".pdf", test_long_report_is_read);

  return g_test_run ();
}
