/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search in a large store: 100,000 synthetic cases of 600 characters (or as many as the first
 * argument says). Prints, for each query, the median time to the first 50 hits in their rank with
 * the count of all, beside that of LIKE on the same texts of the same file.
 */
#include "config.h"

#include "store/kyo-store.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#define N_CASES 100000
#define CASES_PER_BOOK 5000
#define CHARS 600
#define N_WORDS 6000
#define RUNS 7
#define LIMIT 50
#define GOAL 50.0 /* ms */
#define SEED 2020

/* The words of incident reports, from often to rare; the rest of the vocabulary is made up. */
static const char *const common[] = {
  "障害",   "システム", "復旧",   "対応",         "発生",   "原因",   "確認",
  "サーバ", "停止",     "通信",   "装置",         "ログ",   "攻撃",   "業務",
  "報告",   "NAS",      "電源",   "バックアップ", "監視",   "VPN",    "感染",
  "停電",   "委託先",   "暗号化", "RDP",          "再起動", "脆弱性", "ランサムウェア",
  "身代金", "発電機",   "SMB",    "津波",
};

static const char *const queries[] = { "障害",           "システム",       "NAS", "停電",
                                       "ランサムウェア", "津波",           "障",  "rdp",
                                       "停電 発電機",    "障害 復旧 原因", "の" };

static char *
make_word (GRand *rand)
{
  GString *word = g_string_new (NULL);
  guint length = g_rand_int_range (rand, 2, 5);
  gboolean kana = g_rand_int_range (rand, 0, 3) == 0;

  for (guint i = 0; i < length; i++)
    g_string_append_unichar (word, kana ? (gunichar) g_rand_int_range (rand, 0x30a2, 0x30f3)
                                        : (gunichar) g_rand_int_range (rand, 0x4e00, 0x5800));
  return g_string_free (word, FALSE);
}

static GPtrArray *
make_words (GRand *rand)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (words, i < G_N_ELEMENTS (common) * 8 && i % 8 == 0 ? g_strdup (common[i / 8])
                                                                        : make_word (rand));
  return words;
}

/* Zipf's law, nearly: the logarithm of the rank is even. */
static const char *
pick_word (GRand *rand, GPtrArray *words)
{
  double rank = g_rand_double (rand);
  guint i = (guint) (words->len * rank * rank * rank);

  return words->pdata[MIN (i, words->len - 1)];
}

static char *
make_text (GRand *rand, GPtrArray *words)
{
  static const char *const particles[] = {
    "が", "を", "に", "は", "の", "で", "と", "、", "した。"
  };
  g_autoptr (GString) text = g_string_new (NULL);
  glong n = 0;

  while (n < CHARS)
    {
      const char *word = pick_word (rand, words);
      const char *particle = particles[g_rand_int_range (rand, 0, G_N_ELEMENTS (particles))];

      g_string_append (text, word);
      g_string_append (text, particle);
      n += g_utf8_strlen (word, -1) + g_utf8_strlen (particle, -1);
    }
  return g_utf8_substring (text->str, 0, CHARS);
}

static void
add_case (KyoCasebook *casebook, guint number, GRand *rand, GPtrArray *words)
{
  g_autofree char *id = g_strdup_printf ("case-%u", number);
  g_autofree char *passage_id = g_strdup_printf ("case-%u.o1", number);
  g_autofree char *body = make_text (rand, words);
  g_autofree char *heading =
    g_strdup_printf ("%s の %s", pick_word (rand, words), pick_word (rand, words));
  g_autoptr (KyoCase) kase = kyo_case_new (id, KYO_CASE_REFERENCE);
  g_autoptr (KyoPassage) passage = kyo_passage_new (passage_id);
  g_autoptr (KyoText) title = kyo_text_new (heading, NULL);
  g_autoptr (KyoText) text = kyo_text_new (body, NULL);

  kyo_case_set_number (kase, number + 1);
  kyo_case_set_title (kase, title);
  kyo_passage_set_text (passage, text);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_OVERVIEW), passage);
  kyo_casebook_add_case (casebook, kase);
}

static void
fill (KyoStore *store, guint n_cases)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (rand);
  g_autoptr (GError) error = NULL;

  for (guint first = 0; first < n_cases; first += CASES_PER_BOOK)
    {
      g_autofree char *id = g_strdup_printf ("book-%u", first);
      g_autoptr (KyoCasebook) casebook = kyo_casebook_new (id);

      kyo_casebook_set_version (casebook, 1);
      for (guint i = first; i < MIN (n_cases, first + CASES_PER_BOOK); i++)
        add_case (casebook, i, rand, words);
      if (!kyo_store_put_casebook (store, casebook, &error))
        g_error ("%s", error->message);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
median_ms (gint64 *times)
{
  qsort (times, RUNS, sizeof *times, compare_times);
  return times[RUNS / 2] / 1000.0;
}

static double
time_search (KyoStore *store, const char *words, guint *total)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (KyoQuery) query = kyo_query_new (words);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = kyo_store_search (store, query, LIMIT, total, &error);

      times[i] = g_get_monotonic_time () - begin;
      g_assert_no_error (error);
    }
  return median_ms (times);
}

/* What one would write without an index. */
static double
time_like (sqlite3 *db, const char *words)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM search_doc WHERE 1");
  gint64 times[RUNS];

  for (guint i = 0; terms[i] != NULL; i++)
    g_string_append_printf (sql, " AND ja LIKE '%%%s%%'", terms[i]);
  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      sqlite3_stmt *stmt = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql->str, -1, &stmt, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      sqlite3_finalize (stmt);
      times[i] = g_get_monotonic_time () - begin;
    }
  return median_ms (times);
}

/* Whether every query meets the goal, the character that stands in every text too. */
static gboolean
measure (KyoStore *store)
{
  sqlite3 *db = NULL;
  guint n_met = 0;

  g_assert_cmpint (sqlite3_open_v2 (kyo_store_get_path (store), &db, SQLITE_OPEN_READONLY, NULL),
                   ==, SQLITE_OK);
  g_print ("%9s %12s %10s %7s  query\n", "hits", "first 50", "LIKE", "ratio");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      guint total = 0;
      double search = time_search (store, queries[i], &total);
      double like = time_like (db, queries[i]);

      n_met += search < GOAL;
      g_print ("%9u %9.1f ms %7.0f ms %7.1f  %s\n", total, search, like, like / search, queries[i]);
    }
  sqlite3_close (db);
  g_print ("goal of %.0f ms: met by %u of %u queries\n", GOAL, n_met,
           (guint) G_N_ELEMENTS (queries));
  return n_met == G_N_ELEMENTS (queries);
}

int
main (int argc, char *argv[])
{
  guint n_cases = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_CASES;
  const char *kept = argc > 2 ? argv[2] : NULL; /* a store to use again, or to make and keep */
  g_autofree char *folder = g_dir_make_tmp ("kyo-bench-XXXXXX", NULL);
  g_autofree char *path =
    kept != NULL ? g_strdup (kept) : g_build_filename (folder, "bench.kyokun", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = NULL;
  gint64 begin = g_get_monotonic_time ();
  GStatBuf info;
  gboolean met;

  setlocale (LC_ALL, "");
  store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  g_print ("opened in %.3f s\n", (g_get_monotonic_time () - begin) / 1e6);
  begin = g_get_monotonic_time ();
  fill (store, n_cases);
  g_stat (path, &info);
  g_print ("%u cases of %d characters in %.0f s, %.0f MB\n", n_cases, CHARS,
           (g_get_monotonic_time () - begin) / 1e6, info.st_size / 1e6);
  met = measure (store);

  g_clear_object (&store);
  if (kept == NULL)
    g_unlink (path);
  g_rmdir (folder);
  return met ? EXIT_SUCCESS : EXIT_FAILURE;
}
