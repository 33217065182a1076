/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search finds exactly what a plain scan of the normalised texts finds: compared over all cases of
 * the bundled casebook and those of the fixture, with queries that people would type and with
 * pieces cut out of the texts themselves.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "import/kyo-bundled.h"
#include "text/kyo-query-widen.h"

#include <string.h>

#define N_CUT_QUERIES 600
#define SEED 20200515

typedef struct
{
  char *key; /* case, target and where, with spaces between them */
  char *case_id;
  KyoNormalised *texts[2]; /* by KyoLang; NULL when missing */
  char *sources[2];
} Doc;

static void
free_doc (gpointer data)
{
  Doc *doc = data;

  g_free (doc->key);
  g_free (doc->case_id);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&doc->texts[i], kyo_normalise_unref);
      g_free (doc->sources[i]);
    }
  g_free (doc);
}

static void
add_doc (GPtrArray *docs,
         const char *case_id,
         const char *target,
         const char *where,
         const char *ja,
         const char *en)
{
  Doc *doc = g_new0 (Doc, 1);

  doc->key = g_strjoin (" ", case_id, target, where, NULL);
  doc->case_id = g_strdup (case_id);
  doc->sources[KYO_LANG_JA] = g_strdup (ja);
  doc->sources[KYO_LANG_EN] = g_strdup (en);
  for (guint i = 0; i < 2; i++)
    if (doc->sources[i] != NULL)
      doc->texts[i] = kyo_normalise_new (doc->sources[i], -1);
  g_ptr_array_add (docs, doc);
}

static void
add_text (
  GPtrArray *docs, const char *case_id, const char *target, const char *where, KyoText *text)
{
  if (text != NULL)
    add_doc (docs, case_id, target, where, kyo_text_get_ja (text), kyo_text_get_en (text));
}

/* A passage is read with its heading. */
static char *
join (const char *heading, const char *text)
{
  return heading != NULL ? g_strconcat (heading, "\n", text, NULL) : g_strdup (text);
}

static void
add_passage (GPtrArray *docs, const char *case_id, const char *where, KyoPassage *passage)
{
  KyoText *heading = kyo_passage_get_heading (passage);
  KyoText *text = kyo_passage_get_text (passage);
  g_autofree char *ja =
    join (heading != NULL ? kyo_text_get_ja (heading) : NULL, kyo_text_get_ja (text));
  g_autofree char *en =
    join (heading != NULL ? kyo_text_get_en (heading) : NULL, kyo_text_get_en (text));

  add_doc (docs, case_id, kyo_passage_get_id (passage), where, ja, en);
}

static void
add_case (GPtrArray *docs, KyoCase *kase)
{
  const char *id = kyo_case_get_id (kase);
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  add_text (docs, id, id, "title", kyo_case_get_title (kase));
  add_text (docs, id, id, "summary", kyo_case_get_summary (kase));
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        add_passage (docs, id, kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, kind),
                     kyo_section_get_passage (section, i));
    }
  for (guint i = 0; i < participants->len; i++)
    add_text (docs, id, kyo_participant_get_id (participants->pdata[i]), "participant",
              kyo_participant_get_label (participants->pdata[i]));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add_text (docs, id, kyo_step_get_id (step), "step", kyo_step_get_text (step));
    }
}

static GPtrArray *
list_docs (KyoStore *store)
{
  GPtrArray *docs = g_ptr_array_new_with_free_func (free_doc);
  g_autoptr (GListModel) cases = kyo_store_list_cases (store, NULL);
  g_autoptr (GListModel) annotations = kyo_store_list_annotations (store, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) brief = g_list_model_get_item (cases, i);
      g_autoptr (KyoCase) kase = kyo_store_dup_case (store, kyo_case_get_id (brief), NULL);

      add_case (docs, kase);
    }
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      add_doc (docs, kyo_annotation_get_case_id (annotation),
               kyo_annotation_get_target_id (annotation), "annotation",
               kyo_annotation_get_body (annotation), NULL);
    }

  return docs;
}

static gboolean
scan (const Doc *doc, KyoQuery *query)
{
  return (doc->texts[0] != NULL && kyo_query_matches (query, doc->texts[0])) ||
         (doc->texts[1] != NULL && kyo_query_matches (query, doc->texts[1]));
}

static void
assert_same_hits_of (KyoStore *store, GPtrArray *docs, const char *words, KyoQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) hits = NULL;
  guint n_expected = 0;
  guint total = G_MAXUINT;

  for (guint i = 0; i < docs->len; i++)
    {
      Doc *doc = docs->pdata[i];

      if (scan (doc, query))
        {
          g_hash_table_add (expected, doc->key);
          n_expected++;
        }
    }

  hits = kyo_store_search (store, query, 0, &total, &error);
  g_assert_no_error (error);
  if (total != n_expected)
    g_test_message ("“%s”: %u hits, a scan finds %u", words, total, n_expected);
  g_assert_cmpuint (total, ==, n_expected);
  g_assert_cmpuint (hits->len, ==, n_expected);
  for (guint i = 0; i < hits->len; i++)
    {
      const KyoHit *hit = hits->pdata[i];
      g_autofree char *key = g_strjoin (" ", hit->case_id, hit->target_id, hit->where, NULL);

      if (!g_hash_table_contains (expected, key))
        g_error ("“%s” finds %s, a scan does not", words, key);
      g_assert_cmpstr (hit->snippet, !=, "");
      g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
    }
}

static void
assert_same_hits (KyoStore *store, GPtrArray *docs, const char *words)
{
  g_autoptr (KyoQuery) query = kyo_query_new (words);

  assert_same_hits_of (store, docs, words, query);
}

/* The cases in which each of the terms stands somewhere. */
static GHashTable *
scan_cases (GPtrArray *docs, KyoQuery *query)
{
  GHashTable *cases = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) n_terms = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer case_id, count;

  for (guint t = 0; t < kyo_query_get_n_terms (query); t++)
    for (guint i = 0; i < docs->len; i++)
      {
        Doc *doc = docs->pdata[i];
        guint before = GPOINTER_TO_UINT (g_hash_table_lookup (n_terms, doc->case_id));

        if (before == t &&
            ((doc->texts[0] != NULL && kyo_query_term_matches (query, t, doc->texts[0])) ||
             (doc->texts[1] != NULL && kyo_query_term_matches (query, t, doc->texts[1]))))
          g_hash_table_insert (n_terms, doc->case_id, GUINT_TO_POINTER (t + 1));
      }

  g_hash_table_iter_init (&iter, n_terms);
  while (g_hash_table_iter_next (&iter, &case_id, &count))
    if (GPOINTER_TO_UINT (count) == kyo_query_get_n_terms (query))
      g_hash_table_add (cases, case_id);

  return cases;
}

static void
assert_same_cases_of (KyoStore *store, GPtrArray *docs, const char *words, KyoQuery *query)
{
  g_autoptr (GHashTable) found = kyo_store_search_cases (store, query, NULL);
  g_autoptr (GHashTable) expected = scan_cases (docs, query);
  g_autoptr (GHashTable) exact = scan_cases (docs, kyo_query_get_exact (query));
  GHashTableIter iter;
  gpointer case_id;

  if (kyo_query_is_empty (query))
    return;
  g_hash_table_iter_init (&iter, exact);
  while (g_hash_table_iter_next (&iter, &case_id, NULL))
    g_hash_table_add (expected, case_id);
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &case_id, NULL))
    if (!g_hash_table_contains (found, case_id))
      g_error ("“%s” does not find the case %s, a scan does", words, (char *) case_id);
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (expected));
}

static void
assert_same_cases (KyoStore *store, GPtrArray *docs, const char *words)
{
  g_autoptr (KyoQuery) query = kyo_query_new (words);

  assert_same_cases_of (store, docs, words, query);
}

static KyoStore *
open_full (Fixture *fixture)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCasebook) bundled = kyo_bundled_load_casebook (NULL, NULL);
  g_autoptr (KyoCase) own = fixture_own_case ();
  static const char *const bodies[] = { "ＲＤＰ は誰が許したか。", "Who allowed RDP?", "停電 NAS" };

  if (bundled != NULL)
    g_assert_true (kyo_store_put_casebook (store, bundled, NULL));
  g_assert_true (kyo_store_put_own_case (store, own, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (KyoAnnotation) annotation = kyo_store_annotate (
        store, "own-1", "own-1", KYO_ANNOTATION_QUESTION, bodies[i], NULL, NULL);

      g_assert_nonnull (annotation);
    }
  return store;
}

/* What people type. */
static const char *const typed[] = { "障害",
                                     "停電",
                                     "電",
                                     "の",
                                     "装置",
                                     "原因",
                                     "ＮＡＳ",
                                     "nas",
                                     "NAS",
                                     "Nas",
                                     "rdp",
                                     "ＲＤＰ",
                                     "smb",
                                     "MS17-010",
                                     "ms17",
                                     "IT-BCP",
                                     "it bcp",
                                     "bcp",
                                     "CYDER",
                                     "EDR",
                                     "edr",
                                     "VPN",
                                     "vpn",
                                     "ランサムウェア",
                                     "ﾗﾝｻﾑｳｪｱ",
                                     "ランサム",
                                     "ウェア",
                                     "バックアップ",
                                     "ログ",
                                     "サーバ",
                                     "サーバー",
                                     "通信",
                                     "通信障害",
                                     "障害 通信",
                                     "通信 障害 復旧",
                                     "\"通信障害\"",
                                     "\"the system\"",
                                     "the",
                                     "a",
                                     "th",
                                     "ransomware",
                                     "\"ransomware attack\"",
                                     "incident",
                                     "incidents",
                                     "\"incident\"",
                                     "power failure",
                                     "failure power",
                                     "\"power failure\"",
                                     "failur",
                                     "\"failur\"",
                                     "、",
                                     "。",
                                     "-",
                                     "/",
                                     "(",
                                     "（",
                                     "・",
                                     "ー",
                                     "々",
                                     "2020",
                                     "２０２０",
                                     "2020年",
                                     "5月",
                                     "５月",
                                     "月",
                                     "20",
                                     "1",
                                     "一",
                                     "第三者",
                                     "三者",
                                     "三",
                                     "クラウド",
                                     "雲",
                                     "お客様",
                                     "客",
                                     "従業員",
                                     "テレワーク",
                                     "在宅",
                                     "教訓",
                                     "気付き",
                                     "再発",
                                     "再発 防止",
                                     "再発防止策",
                                     "パスワード",
                                     "password",
                                     "多要素",
                                     "認証",
                                     "二要素認証",
                                     "脆弱性",
                                     "脆弱",
                                     "弱",
                                     "パッチ",
                                     "更新",
                                     "メール",
                                     "フィッシング",
                                     "phishing",
                                     "マルウェア",
                                     "malware",
                                     "感染",
                                     "侵入",
                                     "遠隔",
                                     "リモート",
                                     "remote",
                                     "remote desktop",
                                     "\"remote desktop\"",
                                     "desktop remote",
                                     "ファイル",
                                     "共有",
                                     "共有の NAS",
                                     "\"共有の NAS\"",
                                     "共有のNAS",
                                     "暗号",
                                     "暗号化",
                                     "身代金",
                                     "警察",
                                     "公表",
                                     "報告",
                                     "経営",
                                     "経営層",
                                     "CISO",
                                     "CSIRT",
                                     "csirt",
                                     "監視",
                                     "検知",
                                     "アラート",
                                     "alert",
                                     "冗長",
                                     "冗長化",
                                     "切替",
                                     "切り替え",
                                     "手順",
                                     "手順書",
                                     "訓練",
                                     "演習",
                                     "委託",
                                     "委託先",
                                     "ベンダ",
                                     "vendor",
                                     "契約",
                                     "復旧",
                                     "復元",
                                     "停止",
                                     "再起動",
                                     "電源",
                                     "UPS",
                                     "空調",
                                     "発電機",
                                     "津波",
                                     "存在しない言葉",
                                     "zzzz",
                                     "\"\"",
                                     "\"",
                                     " ",
                                     "",
                                     "　",
                                     "停電　障害",
                                     "“停電”",
                                     "停電 NAS",
                                     "誰",
                                     "who",
                                     "Who allowed",
                                     "who NAS",
                                     "本社",
                                     "備え",
                                     "備え 手順書",
                                     "\"備え\"",
                                     "紙",
                                     "翌日",
                                     "now",
                                     "キー",
                                     "ｷｰ",
                                     "が",
                                     "か\u3099",
                                     "ガ",
                                     "カ\u3099",
                                     "㈱",
                                     "株",
                                     "①",
                                     "㎞",
                                     "km",
                                     "ﾊﾞ",
                                     "バ",
                                     "Ａ",
                                     "é",
                                     "e\u0301",
                                     "straße",
                                     "STRASSE",
                                     "İ",
                                     "ﬁ",
                                     "fi",
                                     "x" };

static void
test_hits_are_those_of_a_plain_scan (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_full (fixture);
  g_autoptr (GPtrArray) docs = list_docs (store);

  g_assert_cmpuint (docs->len, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      assert_same_hits (store, docs, typed[i]);
      assert_same_cases (store, docs, typed[i]);
    }
  g_assert_finalize_object (store);
}

/* A piece of some text, of one to eight characters, anywhere. */
static char *
cut (GRand *rand, GPtrArray *docs)
{
  for (;;)
    {
      const Doc *doc = docs->pdata[g_rand_int_range (rand, 0, docs->len)];
      const char *source = doc->sources[g_rand_int_range (rand, 0, 2)];
      glong length = source != NULL ? g_utf8_strlen (source, -1) : 0;
      glong start, n;

      if (length == 0)
        continue;
      start = g_rand_int_range (rand, 0, length);
      n = g_rand_int_range (rand, 1, 9);
      return g_utf8_substring (source, start, MIN (start + n, length));
    }
}

static void
test_pieces_of_the_texts_are_found_where_a_scan_finds_them (Fixture *fixture,
                                                            gconstpointer user_data)
{
  KyoStore *store = open_full (fixture);
  g_autoptr (GPtrArray) docs = list_docs (store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_CUT_QUERIES; i++)
    {
      g_autofree char *first = cut (rand, docs);
      g_autofree char *second = cut (rand, docs);
      g_autofree char *both = g_strconcat (first, " ", second, NULL);
      g_autofree char *quoted = g_strconcat ("\"", first, "\"", NULL);
      g_autofree char *upper = g_utf8_strup (first, -1);
      const char *const forms[] = { first, both, quoted, upper };

      assert_same_hits (store, docs, forms[i % G_N_ELEMENTS (forms)]);
    }
  g_assert_finalize_object (store);
}

/* What was typed comes first; the rest says by which word, and that word stands there. */
static void
assert_told_apart (KyoStore *store, GPtrArray *docs, KyoQuery *query)
{
  g_autoptr (GPtrArray) hits = kyo_store_search (store, query, 0, NULL, NULL);
  g_autoptr (GPtrArray) exact =
    kyo_store_search (store, kyo_query_get_exact (query), 0, NULL, NULL);

  g_assert_cmpuint (hits->len, >=, exact->len);
  for (guint i = 0; i < hits->len; i++)
    {
      const KyoHit *hit = hits->pdata[i];
      g_autoptr (KyoHit) copy = kyo_hit_copy (hit);

      g_assert_cmpstr (copy->via, ==, hit->via);
      g_assert_true ((hit->via == NULL) == (i < exact->len));
      if (i < exact->len)
        {
          const KyoHit *same = exact->pdata[i];

          g_assert_cmpstr (hit->target_id, ==, same->target_id);
          g_assert_cmpstr (hit->where, ==, same->where);
          g_assert_cmpstr (hit->snippet, ==, same->snippet);
        }
      else
        {
          g_autoptr (GArray) marks = kyo_query_find (query, hit->snippet);

          g_assert_cmpuint (marks->len, >, 0); /* it shows what was found */
        }
    }
}

/* Each text with any of the labels is found, whatever the query makes of them. */
static void
assert_labels_are_found (KyoStore *store,
                         GPtrArray *docs,
                         const KyoConcept *concept,
                         KyoQuery *query)
{
  g_autoptr (GPtrArray) hits = kyo_store_search (store, query, 0, NULL, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const KyoHit *hit = hits->pdata[i];

      g_hash_table_add (found, g_strjoin (" ", hit->case_id, hit->target_id, hit->where, NULL));
    }
  for (int lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    for (const char *const *label = kyo_concept_get_labels (concept, lang, NULL); *label != NULL;
         label++)
      {
        g_autofree char *quoted = g_strdup_printf ("\"%s\"", *label);
        g_autoptr (KyoQuery) whole = kyo_query_new (quoted);

        for (guint i = 0; i < docs->len && g_utf8_strlen (*label, -1) > 2; i++)
          {
            const Doc *doc = docs->pdata[i];

            if (scan (doc, whole) && !g_hash_table_contains (found, doc->key))
              g_error ("“%s” stands in %s, and is not found by another word", *label, doc->key);
          }
      }
}

static void
test_wide_hits_are_those_of_a_plain_scan (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_full (fixture);
  g_autoptr (GPtrArray) docs = list_docs (store);
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  GPtrArray *terms = kyo_thesaurus_get_terms (thesaurus);
  guint n_wide = 0;

  for (guint i = 0; i < terms->len + G_N_ELEMENTS (typed); i++)
    {
      const KyoConcept *concept = i < terms->len ? terms->pdata[i] : NULL;
      const char *words =
        concept != NULL ? kyo_concept_get_label (concept, i % 2) : typed[i - terms->len];
      g_autoptr (KyoQuery) query = kyo_query_new (words);
      g_autoptr (KyoQuery) wide =
        kyo_query_widen (query, thesaurus, i % 3 == 0 ? KYO_LANG_EN : KYO_LANG_JA);

      assert_same_hits_of (store, docs, words, wide);
      assert_same_cases_of (store, docs, words, wide);
      assert_told_apart (store, docs, wide);
      if (concept != NULL)
        assert_labels_are_found (store, docs, concept, wide);
      n_wide += kyo_query_is_wide (wide);
    }
  g_test_message ("%u wide queries", n_wide);
  g_assert_cmpuint (n_wide, >=, 100);
  g_assert_finalize_object (store);
}

static void
test_pairs_of_wide_terms_are_found_where_a_scan_finds_them (Fixture *fixture,
                                                            gconstpointer user_data)
{
  KyoStore *store = open_full (fixture);
  g_autoptr (GPtrArray) docs = list_docs (store);
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  GPtrArray *terms = kyo_thesaurus_get_terms (thesaurus);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 150; i++)
    {
      const KyoConcept *first = terms->pdata[g_rand_int_range (rand, 0, terms->len)];
      const KyoConcept *second = terms->pdata[g_rand_int_range (rand, 0, terms->len)];
      g_autofree char *piece = cut (rand, docs);
      g_autofree char *words =
        g_strjoin (" ", kyo_concept_get_label (first, i % 2),
                   i % 3 == 0 ? piece : kyo_concept_get_label (second, i / 2 % 2), NULL);
      g_autoptr (KyoQuery) query = kyo_query_new (words);
      g_autoptr (KyoQuery) wide =
        kyo_query_widen (query, thesaurus, i % 3 == 0 ? KYO_LANG_EN : KYO_LANG_JA);

      assert_same_hits_of (store, docs, words, wide);
      assert_same_cases_of (store, docs, words, wide);
      assert_told_apart (store, docs, wide);
    }
  g_assert_finalize_object (store);
}

static void
test_limit_of_a_wide_query_keeps_what_was_typed (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_full (fixture);
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  g_autoptr (KyoQuery) query = kyo_query_new ("ransomware");
  g_autoptr (KyoQuery) wide = kyo_query_widen (query, thesaurus, KYO_LANG_EN);
  guint n_all, n_exact;
  g_autoptr (GPtrArray) all = kyo_store_search (store, wide, 0, &n_all, NULL);

  g_ptr_array_unref (kyo_store_search (store, query, 0, &n_exact, NULL));
  for (guint i = n_exact; i < n_all; i++) /* each is there in both languages */
    g_assert_cmpint (((KyoHit *) all->pdata[i])->lang, ==, KYO_LANG_EN);
  g_assert_cmpuint (n_exact, >, 1);
  g_assert_cmpuint (n_all, >, n_exact + 1);
  for (guint limit = 1; limit <= n_all + 1; limit++)
    {
      guint total;
      g_autoptr (GPtrArray) some = kyo_store_search (store, wide, limit, &total, NULL);

      g_assert_cmpuint (total, ==, n_all);
      g_assert_cmpuint (some->len, ==, MIN (limit, n_all));
      for (guint i = 0; i < some->len; i++)
        g_assert_cmpstr (((KyoHit *) some->pdata[i])->target_id, ==,
                         ((KyoHit *) all->pdata[i])->target_id);
    }
  g_assert_finalize_object (store);
}

static void
test_limit_keeps_the_best_and_counts_all (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_full (fixture);
  g_autoptr (KyoQuery) query = kyo_query_new ("停");
  g_autoptr (GPtrArray) all = kyo_store_search (store, query, 0, NULL, NULL);

  g_assert_cmpuint (all->len, >=, 4);
  for (guint limit = 1; limit <= all->len + 1; limit++)
    {
      guint total;
      g_autoptr (GPtrArray) some = kyo_store_search (store, query, limit, &total, NULL);

      g_assert_cmpuint (total, ==, all->len);
      g_assert_cmpuint (some->len, ==, MIN (limit, all->len));
      for (guint i = 0; i < some->len; i++)
        {
          const KyoHit *hit = some->pdata[i];
          const KyoHit *same = all->pdata[i];

          g_assert_cmpstr (hit->target_id, ==, same->target_id);
          g_assert_cmpstr (hit->where, ==, same->where);
        }
    }
  g_assert_finalize_object (store);
}

static void
test_hit_says_where_and_in_which_language (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  static const struct
  {
    const char *words;
    const char *target;
    const char *where;
    KyoLang lang;
    int number;
  } cases[] = {
    { "工場", "book-1", "title", KYO_LANG_JA, 1 },
    { "plant", "book-1", "title", KYO_LANG_EN, 1 },
    { "続いた", "book-1", "summary", KYO_LANG_JA, 1 },
    { "手順書", "book-1.l1", "lessons", KYO_LANG_JA, 1 },
    { "prepared", "book-1.l1", "lessons", KYO_LANG_EN, 1 },
    { "head office", "book-1.site", "participant", KYO_LANG_EN, 1 },
    { "device", "book-1.step", "step", KYO_LANG_EN, 1 },
    { "遠隔", "book-2", "title", KYO_LANG_JA, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KyoQuery) query = kyo_query_new (cases[i].words);
      g_autoptr (GPtrArray) hits = kyo_store_search (store, query, 50, NULL, NULL);
      g_autoptr (KyoHit) hit = NULL;

      g_assert_cmpuint (hits->len, ==, 1);
      hit = kyo_hit_copy (hits->pdata[0]);
      g_assert_cmpstr (hit->target_id, ==, cases[i].target);
      g_assert_cmpstr (hit->where, ==, cases[i].where);
      g_assert_cmpint (hit->lang, ==, cases[i].lang);
      g_assert_cmpint (hit->case_number, ==, cases[i].number);
    }
  g_assert_finalize_object (store);
}

static void
test_changed_words_are_found_and_old_ones_are_not (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCasebook) newer = fixture_casebook (2);
  g_autoptr (KyoQuery) old_words = kyo_query_new ("故障");
  g_autoptr (KyoQuery) new_words = kyo_query_new ("寿命");
  guint total;

  g_ptr_array_unref (kyo_store_search (store, old_words, 50, &total, NULL));
  g_assert_cmpuint (total, ==, 1);
  g_assert_true (kyo_store_put_casebook (store, newer, NULL));
  g_ptr_array_unref (kyo_store_search (store, old_words, 50, &total, NULL));
  g_assert_cmpuint (total, ==, 0);
  g_ptr_array_unref (kyo_store_search (store, new_words, 50, &total, NULL));
  g_assert_cmpuint (total, ==, 1);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/search/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("hits-are-those-of-a-plain-scan", test_hits_are_those_of_a_plain_scan);
  ADD ("pieces-of-the-texts-are-found-where-a-scan-finds-them",
       test_pieces_of_the_texts_are_found_where_a_scan_finds_them);
  ADD ("wide-hits-are-those-of-a-plain-scan", test_wide_hits_are_those_of_a_plain_scan);
  ADD ("pairs-of-wide-terms-are-found-where-a-scan-finds-them",
       test_pairs_of_wide_terms_are_found_where_a_scan_finds_them);
  ADD ("limit-of-a-wide-query-keeps-what-was-typed",
       test_limit_of_a_wide_query_keeps_what_was_typed);
  ADD ("limit-keeps-the-best-and-counts-all", test_limit_keeps_the_best_and_counts_all);
  ADD ("hit-says-where-and-in-which-language", test_hit_says_where_and_in_which_language);
  ADD ("changed-words-are-found-and-old-ones-are-not",
       test_changed_words_are_found_and_old_ones_are_not);
#undef ADD

  return g_test_run ();
}
