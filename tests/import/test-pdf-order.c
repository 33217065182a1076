/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs of text at their places on a page to lines in the order of reading: the order of some, and
 * of any that each of them comes out once, whatever the page looks like.
 */
#include "config.h"

#include "import/kyo-pdf-order.h"

#include <string.h>

#define EM 10.0
#define HEIGHT 800.0

static void
add_run (GPtrArray *runs, double x, double y, const char *text)
{
  KyoPdfRun *run = kyo_pdf_run_new (x, y, EM);

  g_string_append (run->text, text);
  run->x1 = x + EM * (double) g_utf8_strlen (text, -1);
  run->y1 = y + EM;
  g_ptr_array_add (runs, run);
}

static GPtrArray *
runs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_pdf_run_free);
}

static char *
dup_lines (KyoReportPage *page)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < page->pieces->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", kyo_report_page_get (page, i)->text);

  return g_string_free (lines, FALSE);
}

static void
test_table_is_read_row_by_row (void)
{
  g_autoptr (GPtrArray) runs = runs_new ();
  g_autoptr (KyoReportPage) page = kyo_report_page_new (1);
  g_autofree char *lines = NULL;

  add_run (runs, 40, 40, "No");
  add_run (runs, 90, 40, "事例");
  add_run (runs, 300, 40, "概要");
  add_run (runs, 40, 110, "1");
  add_run (runs, 90, 100, "題名が二行に");
  add_run (runs, 90, 114, "わたる");
  /* two paragraphs in one cell */
  add_run (runs, 300, 80, "一つ目の段落は");
  add_run (runs, 300, 94, "二行ある。");
  add_run (runs, 300, 130, "二つ目の段落。");
  add_run (runs, 450, 146, "右に寄せた注。");
  /* a cell whose lines are centred */
  add_run (runs, 40, 200, "2");
  add_run (runs, 120, 190, "短");
  add_run (runs, 90, 204, "真ん中に揃えた");
  add_run (runs, 300, 200, "要約。");
  kyo_pdf_order_runs (runs, HEIGHT, page);
  lines = dup_lines (page);
  g_assert_cmpstr (lines, ==,
                   "No 事例|概要|1 題名が二行に|わたる|一つ目の段落は|二行ある。|二つ目の段落。|"
                   "右に寄せた注。|"
                   "2 短|真ん中に揃えた|要約。");
}

static void
test_columns_are_read_one_after_the_other (void)
{
  g_autoptr (GPtrArray) runs = runs_new ();
  g_autoptr (KyoReportPage) page = kyo_report_page_new (1);
  g_autofree char *lines = NULL;

  add_run (runs, 40, 30, "事例1 とても長い題名がページの幅いっぱいに置かれている 2／2");
  add_run (runs, 40, 60, "【背景】");
  add_run (runs, 40, 80, "・左の一つ目。");
  add_run (runs, 40, 100, "【検知】");
  add_run (runs, 40, 120, "・左の二つ目。");
  add_run (runs, 400, 62, "【原因】");
  add_run (runs, 400, 82, "・右の一つ目。");
  add_run (runs, 400, 102, "・右の二つ目。");
  add_run (runs, 300, 780, "12");
  kyo_pdf_order_runs (runs, HEIGHT, page);
  lines = dup_lines (page);
  g_assert_cmpstr (
    lines, ==,
    "事例1 とても長い題名がページの幅いっぱいに置かれている 2／2|【背景】|・左の一つ目。|"
    "【検知】|・左の二つ目。|【原因】|・右の一つ目。|・右の二つ目。|12");
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  return *(const char *) a - *(const char *) b;
}

/* The bytes of all runs in their order as numbers, white space left out: what may not change. */
static char *
dup_sorted (const char *text)
{
  g_autoptr (GArray) bytes = g_array_new (TRUE, FALSE, 1);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ' ' && *p != '|')
      g_array_append_val (bytes, *p);
  g_array_sort (bytes, compare_bytes);

  return g_strdup (bytes->data);
}

static const char *
pick_text (GRand *rand)
{
  static const char *const TEXTS[] = {
    "No",
    "事例",
    "番号",
    "1",
    "２",
    "【原因】",
    "【背景】",
    "・",
    "・停止。",
    "（1）警報が鳴る",
    "概要。",
    "利用者",
    "（対処2）",
    "事例3 題",
    "1／2",
    "※注",
    "中程度の長さの行である。",
    "とても長い行で、ページの端から端まで続くように見えるものである。",
  };

  return TEXTS[g_rand_int_range (rand, 0, G_N_ELEMENTS (TEXTS))];
}

static void
test_any_page_comes_out_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GPtrArray) runs = runs_new ();
      g_autoptr (KyoReportPage) page = kyo_report_page_new (1);
      g_autoptr (GString) all = g_string_new (NULL);
      g_autofree char *lines = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;
      guint n = (guint) g_rand_int_range (rand, 0, 40);

      for (guint j = 0; j < n; j++)
        {
          const char *text = pick_text (rand);

          add_run (runs, g_rand_int_range (rand, 2, 20) * 25, g_rand_int_range (rand, 2, 60) * 13,
                   text);
          g_string_append (all, text);
        }
      kyo_pdf_order_runs (runs, HEIGHT, page);
      lines = dup_lines (page);
      expected = dup_sorted (all->str);
      found = dup_sorted (lines);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pdf-order/table-is-read-row-by-row", test_table_is_read_row_by_row);
  g_test_add_func ("/import/pdf-order/columns-are-read-one-after-the-other",
                   test_columns_are_read_one_after_the_other);
  g_test_add_func ("/import/pdf-order/any-page-comes-out-whole", test_any_page_comes_out_whole);

  return g_test_run ();
}
