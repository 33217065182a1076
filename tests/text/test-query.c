/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-fts-tokenizer.h"
#include "text/kyo-query.h"

#include <string.h>

static sqlite3 *
open_db (void)
{
  sqlite3 *db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (kyo_fts_tokenizer_register (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE VIRTUAL TABLE text USING fts5 (body, "
                                 "tokenize = 'kyokun', prefix = '1 2')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  return db;
}

static void
insert (sqlite3 *db, gint64 rowid, const char *body)
{
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v2 (db, "INSERT INTO text (rowid, body) VALUES (?, ?)", -1, &stmt, NULL);
  sqlite3_bind_int64 (stmt, 1, rowid);
  sqlite3_bind_text (stmt, 2, body, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
}

/* rowids that the expression finds, as a set */
static GHashTable *
ask (sqlite3 *db, const char *fts)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);
  sqlite3_stmt *stmt = NULL;
  int rc;

  sqlite3_prepare_v2 (db, "SELECT rowid FROM text WHERE text MATCH ?", -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, fts, -1, SQLITE_STATIC);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_hash_table_add (rows, GSIZE_TO_POINTER ((gsize) sqlite3_column_int64 (stmt, 0)));
  if (rc != SQLITE_DONE)
    g_error ("%s for %s", sqlite3_errmsg (db), fts);
  sqlite3_finalize (stmt);
  return rows;
}

static const struct
{
  const char *query;
  const char *text;
  gboolean found;
} FINDS[] = {
  { "障", "障害", TRUE },
  { "害", "障害", TRUE },
  { "障害", "通信障害。", TRUE },
  { "障害", "障　害", TRUE },
  { "障害", "害障", FALSE },
  { "障害復旧", "障害復帰", FALSE },
  { "サーバ", "ﾌｧｲﾙｻｰﾊﾞｰ", TRUE },
  { "ｻｰﾊﾞ", "サーバー", TRUE },
  { "サーハ", "サーバ", FALSE },
  { "rdp", "ＲＤＰ接続", TRUE },
  { "ＲＤＰ", "rdp", TRUE },
  { "rdp接", "RDP 接続", TRUE },
  { "wann", "WannaCry", TRUE },
  { "it", "security", FALSE },
  { "it", "IT-BCP", TRUE },
  { "bcp", "IT-BCP", TRUE },
  { "ms17-010", "MS17-010", TRUE },
  { "ms17-01", "MS17-010", TRUE },
  { "17", "MS17-010", FALSE },
  { "nas", "①NAS", TRUE },
  { "①", "1 NAS", TRUE },
  { "nas 障害", "障害が NAS に", TRUE },
  { "nas　障害", "障害が NAS に", TRUE },
  { "nas 復旧", "障害が NAS に", FALSE },
  { "\"remote desktop\"", "Remote\nDesktop", TRUE },
  { "\"remote desk\"", "Remote Desktop", FALSE },
  { "\"remote desk", "Remote Desktop", TRUE },
  { "\"remote desktop\"", "desktop remote", FALSE },
  { "\"remote desktop\"", "remote-desktop", FALSE },
  { "“remote desktop”", "remote desktop", TRUE },
  { "＂remote desktop＂", "remote desktop", TRUE },
  { "desktop remote", "remote desktop", TRUE },
  { "\"障害 復旧\"", "障害復旧", TRUE },
  { "\"wann\"", "wannacry", FALSE },
  { "a\"b c\"d", "d b c a", TRUE },
  { "。", "済み。", TRUE },
  { "(株)", "㈱", TRUE },
  { "AND", "this and that", TRUE },
  { "AND", "this or that", FALSE },
  { "NEAR(a b)", "a near b", FALSE },
  { "NEAR(a b)", "near(a x b)", TRUE },
  { "*", "a*b", TRUE },
  { "a*", "ab", FALSE },
  { "café", "CAFE\xcc\x81", TRUE },
  { "𠮷", "𠮷野家", TRUE },
};

static void
test_finds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FINDS); i++)
    {
      g_autoptr (KyoQuery) query = kyo_query_new (FINDS[i].query);
      g_autoptr (KyoNormalised) text = kyo_normalise_new (FINDS[i].text, -1);
      g_autofree char *fts = kyo_query_dup_fts (query);
      g_autoptr (GHashTable) rows = NULL;
      sqlite3 *db = open_db ();

      g_test_message ("%s in %s: %s", FINDS[i].query, FINDS[i].text, fts);
      insert (db, 1, FINDS[i].text);
      rows = ask (db, fts);
      g_assert_true (kyo_query_matches (query, text) == FINDS[i].found);
      g_assert_true (g_hash_table_contains (rows, GSIZE_TO_POINTER (1)) == FINDS[i].found);
      sqlite3_close (db);
    }
}

static const struct
{
  const char *query;
  const char *fts;
} EXPRESSIONS[] = {
  { "サーバ", "\"サー\" + \"ーバ\"" },
  { "障", "\"障\" *" },
  { "rdp", "\"rdp\" *" },
  { "\"rdp\"", "\"rdp\"" },
  { "rdp接", "\"rdp\" + \"接\" *" },
  { "障害、", "\"障害\" + \"害\" + \"、\"" },
  { "nas 障害", "\"nas\" * AND \"障害\"" },
  { "", NULL },
  { " 　\"\" \" \"", NULL },
};

static void
test_expressions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (EXPRESSIONS); i++)
    {
      g_autoptr (KyoQuery) query = kyo_query_new (EXPRESSIONS[i].query);
      g_autofree char *fts = kyo_query_dup_fts (query);

      g_assert_cmpstr (fts, ==, EXPRESSIONS[i].fts);
      g_assert_true (kyo_query_is_empty (query) == (EXPRESSIONS[i].fts == NULL));
    }
}

static void
test_terms_one_by_one (void)
{
  g_autoptr (KyoQuery) query = kyo_query_new ("nas “remote desktop” 障害");
  g_autoptr (KyoNormalised) text = kyo_normalise_new ("NASの障害", -1);
  g_autofree char *second = kyo_query_dup_term_fts (query, 1);

  g_assert_cmpuint (kyo_query_get_n_terms (query), ==, 3);
  g_assert_cmpstr (second, ==, "\"remote\" + \"desktop\"");
  g_assert_true (kyo_query_term_matches (query, 0, text));
  g_assert_false (kyo_query_term_matches (query, 1, text));
  g_assert_true (kyo_query_term_matches (query, 2, text));
  g_assert_false (kyo_query_matches (query, text));
}

static void
test_empty_matches_nothing (void)
{
  g_autoptr (KyoQuery) query = kyo_query_new (NULL);
  g_autoptr (KyoNormalised) text = kyo_normalise_new ("x", -1);
  g_autoptr (GArray) ranges = kyo_query_find (query, "x");

  g_assert_true (kyo_query_is_empty (query));
  g_assert_false (kyo_query_matches (query, text));
  g_assert_cmpuint (ranges->len, ==, 0);
}

static const struct
{
  const char *query;
  const char *text;
  const char *marked;
} MARKS[] = {
  { "障害", "大きな障害と障害", "大きな[障害]と[障害]" },
  { "wann", "WannaCry", "[Wann]aCry" },
  { "nas 1", "①NAS", "[①NAS]" },
  { "ばば", "ばばば", "[ばばば]" },
  { "システム", "シス\nテム を", "[シス\nテム] を" },
  { "株", "㈱", "[㈱]" },
  { "バ", "ﾊﾞｽ", "[ﾊﾞ]ｽ" },
  { "無い x", "x 有る", "[x] 有る" },
  { "x", "\xff x", "\xff [x]" },
};

static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (MARKS); i++)
    {
      g_autoptr (KyoQuery) query = kyo_query_new (MARKS[i].query);
      g_autoptr (GArray) ranges = kyo_query_find (query, MARKS[i].text);
      g_autoptr (GString) marked = g_string_new (MARKS[i].text);

      for (guint j = ranges->len; j > 0; j--)
        {
          const KyoTextRange *range = &g_array_index (ranges, KyoTextRange, j - 1);

          g_string_insert_c (marked, range->end, ']');
          g_string_insert_c (marked, range->start, '[');
        }
      g_assert_cmpstr (marked->str, ==, MARKS[i].marked);
    }
}

/* Small, so that queries hit by chance; with all that the normal form treats in its own way. */
static const char *const ALPHABET[] = {
  "障", "害", "復", "旧", "の", "サ", "ー", "バ", "ﾊ",  "ﾞ",  "ｻ",  "ｰ", "か", "゛",
  "a",  "b",  "A",  "Ｂ", "1",  "１", "2",  "-",  "・", "。", "、", "(", ")",  " ",
  " ",  " ",  "　", "①",  "②",  "㈱", "\n", "é",  "𠮷", "々", "*",  "+", "한", "\xe2\x80\x8b",
  "'",
};

static void
append_random (GString *text, guint max, gboolean quotes)
{
  for (int i = g_test_rand_int_range (1, max); i > 0; i--)
    if (quotes && g_test_rand_int_range (0, 12) == 0)
      g_string_append (text, g_test_rand_bit () ? "\"" : "“");
    else
      g_string_append (text, ALPHABET[g_test_rand_int_range (0, G_N_ELEMENTS (ALPHABET))]);
}

static void
check_query (sqlite3 *db, GPtrArray *texts, const char *typed, guint *n_pairs, guint *n_hits)
{
  g_autoptr (KyoQuery) query = kyo_query_new (typed);
  g_autofree char *fts = kyo_query_dup_fts (query);
  g_autoptr (GHashTable) rows = NULL;

  if (fts == NULL)
    return;

  rows = ask (db, fts);
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      g_autoptr (KyoNormalised) normal = kyo_normalise_new (text, -1);
      g_autoptr (GArray) ranges = kyo_query_find (query, text);
      gboolean scanned = kyo_query_matches (query, normal);
      gboolean indexed = g_hash_table_contains (rows, GSIZE_TO_POINTER (i + 1));

      if (scanned != indexed)
        g_error ("Query “%s” (%s) on “%s”: scan says %d, index says %d", typed, fts, text, scanned,
                 indexed);
      g_assert_true (!scanned || ranges->len > 0);
      *n_pairs += 1;
      *n_hits += scanned;
    }
}

static void
test_index_agrees_with_scan (void)
{
  guint n_pairs = 0, n_hits = 0;

  for (guint round = 0; round < 40; round++)
    {
      sqlite3 *db = open_db ();
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          append_random (text, 30, TRUE);
          insert (db, i + 1, text->str);
          g_ptr_array_add (texts, g_strdup (text->str));
        }

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (GString) typed = g_string_new (NULL);

          if (i % 2 == 0)
            append_random (typed, 6, TRUE);
          else /* a piece of a text, so that long phrases are found too */
            {
              const char *text = g_ptr_array_index (texts, i);
              glong length = g_utf8_strlen (text, -1);
              glong begin = g_test_rand_int_range (0, length);
              glong end = g_test_rand_int_range (begin + 1, length + 1);
              g_autofree char *piece = g_utf8_substring (text, begin, end);

              g_string_append_printf (typed, g_test_rand_bit () ? "%s" : "\"%s\"", piece);
            }
          check_query (db, texts, typed->str, &n_pairs, &n_hits);
        }
      sqlite3_close (db);
    }

  g_test_message ("%u pairs, %u of them hits", n_pairs, n_hits);
  g_assert_cmpuint (n_pairs, >=, 100000);
  g_assert_cmpuint (n_hits, >=, 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/query/finds-what-it-should", test_finds);
  g_test_add_func ("/text/query/expressions-are-quoted", test_expressions);
  g_test_add_func ("/text/query/terms-one-by-one", test_terms_one_by_one);
  g_test_add_func ("/text/query/empty-matches-nothing", test_empty_matches_nothing);
  g_test_add_func ("/text/query/hits-are-marked-in-the-source", test_marks);
  g_test_add_func ("/text/query/index-agrees-with-scan", test_index_agrees_with_scan);

  return g_test_run ();
}
