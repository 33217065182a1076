/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-keywords.h"
#include "text/kyo-normalise.h"

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
  { "japanese-without-stop-nouns", "障害が発生した場合の確認、事業者自身の可能性",
    "事業:1 事業者自身:1 業者:1 者自:1 障害:1" },
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

/* "word:count" of all words, sorted. */
static char *
dup_counts (const char *text, const GArray *without)
{
  g_autoptr (GArray) places = kyo_keywords_find (text, without);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer word, count;

  for (guint i = 0; i < places->len; i++)
    {
      KyoTextRange range = g_array_index (places, KyoTextRange, i);
      g_autofree char *written = g_strndup (text + range.start, range.end - range.start);
      char *normal = kyo_normalise_dup (written);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, normal));

      g_hash_table_replace (counts, normal, GUINT_TO_POINTER (n + 1));
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    g_ptr_array_add (words, g_strdup_printf ("%s:%u", (char *) word, GPOINTER_TO_UINT (count)));
  g_ptr_array_sort (words, compare_strings);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
test_count (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *counts = dup_counts (COUNTS[i].text, NULL);

  g_assert_cmpstr (counts, ==, COUNTS[i].words);
}

/* What is left out stands in brackets in the source. */
static const struct
{
  const char *source;
  const char *words;
} LEFT_OUT[] = {
  { "[障害]対応計画", "対応計画:1" },
  { "通信[障害]対応計画書類", "対応:1 対応計画書類:1 応計:1 書類:1 画書:1 計画:1 通信:1" },
  { "the [stolen] laptop", "laptop:1" },
  { "[サーバー][障害]と端末", "端末:1" },
  { "サーバー[障害]", "サーバー:1" },
  { "全[体の文]", "" },
  { "[all of it]", "" },
};

static void
test_words_that_are_left_out (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LEFT_OUT); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
      g_autofree char *counts = NULL;
      KyoTextRange range = { 0, 0 };

      for (const char *c = LEFT_OUT[i].source; *c != '\0'; c++)
        if (*c == '[')
          range.start = text->len;
        else if (*c == ']')
          {
            range.end = text->len;
            g_array_append_val (without, range);
          }
        else
          g_string_append_c (text, *c);

      counts = dup_counts (text->str, without);
      g_assert_cmpstr (counts, ==, LEFT_OUT[i].words);
    }
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
  g_test_add_func ("/text/keywords/words-that-are-left-out", test_words_that_are_left_out);

  return g_test_run ();
}
