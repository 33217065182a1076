/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-keywords.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
  const char *words; /* sorted, "word:count" */
} COUNTS[] = {
  { "katakana-and-compounds", "サーバーの復旧とサーバーの停止", "サーバー:2 停止:1 復旧:1" },
  { "half-width-is-the-same-word", "ｻｰﾊﾞｰ、サーバー", "サーバー:2" },
  { "long-compounds-also-by-pairs", "予備系切替手順",
    "予備:1 予備系切替手順:1 備系:1 切替:1 手順:1 "
    "替手:1 系切:1" },
  { "short-compounds-whole", "予備系と情報共有", "予備系:1 情報共有:1" },
  { "english-without-stop-words", "The NAS was encrypted by ransomware, and the nas was lost",
    "encrypted:1 lost:1 nas:2 ransomware:1" },
  { "numbers-are-dropped", "2020年5月 MS17-010 10 台", "ms17:1" },
  { "hiragana-and-single-characters-are-dropped", "これは人のためである", "" },
  { "iteration-mark-belongs-to-its-word", "人々", "人々:1" },
  { "middle-dot-parts-words", "エンド・ユーザー", "エンド:1 ユーザー:1" },
  { "space-parts-words", "サーバー システム　障害 復旧", "サーバー:1 システム:1 復旧:1 障害:1" },
  { "line-break-does-not-part-a-word", "シス\n    テム", "システム:1" },
  { "empty-line-does", "障害\n\n復旧", "復旧:1 障害:1" },
  { "scripts-part-words", "VPN装置のログ", "vpn:1 ログ:1 装置:1" },
  { "nothing", "", "" },
};

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
test_count (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GHashTable) counts = kyo_keywords_count (COUNTS[i].text);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;
  GHashTableIter iter;
  gpointer word, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    g_ptr_array_add (words, g_strdup_printf ("%s:%u", (char *) word, GPOINTER_TO_UINT (count)));
  g_ptr_array_sort (words, compare_strings);
  g_ptr_array_add (words, NULL);
  all = g_strjoinv (" ", (char **) words->pdata);

  g_assert_cmpstr (all, ==, COUNTS[i].words);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (COUNTS); i++)
    {
      g_autofree char *path = g_strconcat ("/text/keywords/", COUNTS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_count);
    }

  return g_test_run ();
}
