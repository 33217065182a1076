/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-query-widen.h"

#include <string.h>

#define CONCEPT(id, ja, en, rest)                                                                  \
  "<skos:Concept rdf:about=\"urn:kyokun:term:" id "\">"                                            \
  "<skos:inScheme rdf:resource=\"urn:kyokun:terms\"/>"                                             \
  "<skos:prefLabel xml:lang=\"ja\">" ja "</skos:prefLabel>"                                        \
  "<skos:prefLabel xml:lang=\"en\">" en "</skos:prefLabel>" rest "</skos:Concept>"
#define ALT(lang, label) "<skos:altLabel xml:lang=\"" lang "\">" label "</skos:altLabel>"
#define HIDDEN(label) "<skos:hiddenLabel xml:lang=\"ja\">" label "</skos:hiddenLabel>"
#define BROADER(id) "<skos:broader rdf:resource=\"urn:kyokun:term:" id "\"/>"

static const char SMALL[] =
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
  " xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">" CONCEPT (
    "malware", "マルウェア", "malware", ALT ("en", "malicious software"))
    CONCEPT ("ransomware",
             "ランサムウェア",
             "ransomware",
             ALT ("ja", "身代金ウイルス") HIDDEN ("ランサムウエア") BROADER ("malware"))
      CONCEPT ("wannacry", "ワナクライ", "WannaCry", BROADER ("ransomware"))
        CONCEPT ("log", "ログ", "log", ALT ("ja", "記録")) CONCEPT ("policy", "方針", "policy", "")
          CONCEPT ("patch", "パッチ", "patch", "") CONCEPT ("key", "鍵", "key", "")
            CONCEPT ("server", "サーバー", "server", ALT ("ja", "サーバー機")) "</rdf:RDF>";

static KyoThesaurus *
read_xml (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  KyoThesaurus *thesaurus = kyo_thesaurus_read_bytes (bytes, "small.rdf", &error);

  g_assert_no_error (error);
  return thesaurus;
}

static KyoQuery *
widen (const char *typed, KyoLang lang)
{
  g_autoptr (KyoThesaurus) thesaurus = read_xml (SMALL);
  g_autoptr (KyoQuery) query = kyo_query_new (typed);

  return kyo_query_widen (query, thesaurus, lang);
}

/* found: by which other word; "" when by what was typed, NULL when not at all. */
static const struct
{
  const char *typed;
  const char *text;
  const char *found;
} FINDS[] = {
  { "ransomware", "the ransomware", "" },
  { "ransomware", "ランサムウェアに感染", "ランサムウェア" },
  { "ransomware", "ランサムウエアに感染", "ランサムウエア" },
  { "ransomware", "身代金ウイルス", "身代金ウイルス" },
  { "ransomware", "WannaCry", "WannaCry" },
  { "ransomware", "malware", NULL }, /* broader */
  { "ﾗﾝｻﾑｳｴｱ", "Ransomware", "ransomware" },
  { "マルウェア", "ワナクライ", "ワナクライ" },
  { "malicious software", "マルウェア", "マルウェア" },
  { "malicious software", "software that is malicious", "" },
  { "malicious software", "software", NULL },
  { "the malicious software log", "the マルウェアの記録", "マルウェア" },
  { "malicious software 記録", "マルウェアのログ", NULL }, /* ログ is too short */
  { "malicious software 記録", "マルウェアの log", "マルウェア" },
  { "ransom", "ランサムウェア", NULL },         /* not yet typed whole */
  { "\"ransomware\"", "ランサムウェア", NULL }, /* meant as it is */
  { "\"ransomware", "ランサムウェア", "ランサムウェア" },
  { "方針", "Policies", "policy" },
  { "policies", "方針", "方針" },
  { "policies", "a policy", "policy" },
  { "パッチ", "two patches", "patch" },
  { "patches", "patch", "patch" },
  { "ログ", "a login", NULL }, /* other words are whole */
  { "ログ", "two logs", "log" },
  { "key", "鍵", NULL }, /* one character */
  { "サーバ", "サーバー", "" },
  { "サーバー", "サーバ", NULL }, /* folded only where words are compared; no label says so */
  { "server", "サーバー機", "サーバー" },
  { "something else", "something else", "" },
  { "身代金ウイルス対策", "ランサムウエア対策", "ランサムウエア対策" },
  { "ランサムウェア対策方針", "身代金ウイルス対策方針", "身代金ウイルス対策方針" },
  { "ランサムウェアの記録", "身代金ウイルスのログ", "身代金ウイルスのログ" }, /* both parts */
  { "ランサムウェア対策", "WannaCry対策", NULL },                             /* narrower */
  { "\"身代金ウイルス対策\"", "ランサムウエア対策", NULL },
};

static void
test_finds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (FINDS); i++)
    {
      g_autoptr (KyoQuery) query = widen (FINDS[i].typed, KYO_LANG_JA);
      g_autoptr (KyoNormalised) text = kyo_normalise_new (FINDS[i].text, -1);
      const char *other = kyo_query_find_other (query, text);
      gboolean is_exact = kyo_query_matches (kyo_query_get_exact (query), text);
      gboolean is_found = kyo_query_matches (query, text);

      g_test_message ("“%s” in “%s”", FINDS[i].typed, FINDS[i].text);
      g_assert_true (is_found == (FINDS[i].found != NULL));
      g_assert_true (is_exact == (g_strcmp0 (FINDS[i].found, "") == 0));
      g_assert_cmpstr (other, ==, is_exact ? NULL : FINDS[i].found);
    }
}

static const struct
{
  const char *typed;
  KyoLang lang;
  const char *labels;
} LABELS[] = {
  { "ransomware", KYO_LANG_JA, "ランサムウェア 身代金ウイルス ワナクライ WannaCry" },
  { "ransomware", KYO_LANG_EN, "WannaCry ランサムウェア 身代金ウイルス ワナクライ" },
  { "サーバー", KYO_LANG_JA, "server" }, /* サーバー機 is found already */
  { "log ransomware", KYO_LANG_EN, "WannaCry 記録 ランサムウェア 身代金ウイルス ワナクライ" },
  { "身代金ウイルス対策", KYO_LANG_JA, "ランサムウェア対策" },
  { "鍵", KYO_LANG_JA, "key" },
  { "key", KYO_LANG_JA, "" },
  { "x", KYO_LANG_JA, "" },
  { "", KYO_LANG_JA, "" },
};

static void
test_tells_by_what_it_was_widened (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    {
      g_autoptr (KyoQuery) query = widen (LABELS[i].typed, LABELS[i].lang);
      g_auto (GStrv) labels = kyo_query_dup_labels (query);
      g_autofree char *all = g_strjoinv (" ", labels);

      g_assert_cmpstr (all, ==, LABELS[i].labels);
      g_assert_true (kyo_query_is_wide (query) == (*LABELS[i].labels != '\0'));
      g_assert_true ((kyo_query_get_exact (query) == query) == !kyo_query_is_wide (query));
    }
}

static void
test_what_matched_is_marked (void)
{
  g_autoptr (KyoQuery) query = widen ("malicious software 方針", KYO_LANG_JA);
  const char *text = "マルウェアの方針 and WannaCry";
  g_autoptr (GArray) ranges = kyo_query_find (query, text);
  g_autoptr (GString) marked = g_string_new (text);

  for (guint i = ranges->len; i-- > 0;)
    {
      const KyoTextRange *range = &g_array_index (ranges, KyoTextRange, i);

      g_string_insert_c (marked, range->end, ']');
      g_string_insert_c (marked, range->start, '[');
    }
  g_assert_cmpstr (marked->str, ==, "[マルウェア]の[方針] and [WannaCry]");
}

static const struct
{
  const char *typed;
  const char *fts;
} EXPRESSIONS[] = {
  { "方針", "\"方針\" OR \"policy\" OR \"policies\"" },
  { "x 方針", "\"x\" * AND (\"方針\" OR \"policy\" OR \"policies\")" },
  { "malicious software", "(\"malicious\" * AND \"software\" *) OR \"マル\" + \"ルウ\" + \"ウェ\" "
                          "+ \"ェア\" OR \"malware\" OR "
                          "\"malwares\" OR \"ラン\" + \"ンサ\" + \"サム\" + \"ムウ\" + \"ウェ\" + "
                          "\"ェア\" OR \"身代\" + \"代金\" + "
                          "\"金ウ\" + \"ウイ\" + \"イル\" + \"ルス\" OR \"ラン\" + \"ンサ\" + "
                          "\"サム\" + \"ムウ\" + \"ウエ\" + \"エア\" "
                          "OR \"ransomware\" OR \"ransomwares\" OR \"ワナ\" + \"ナク\" + \"クラ\" "
                          "+ \"ライ\" OR \"wannacry\" OR "
                          "\"wannacries\"" },
};

static guint
count_phrases (const char *fts)
{
  guint n = 1;

  for (const char *c = fts; *c != '\0'; c++)
    n += g_str_has_prefix (c, " OR ") || g_str_has_prefix (c, " AND ");
  return n;
}

static void
test_expressions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (EXPRESSIONS); i++)
    {
      g_autoptr (KyoQuery) query = widen (EXPRESSIONS[i].typed, KYO_LANG_JA);
      g_autofree char *fts = kyo_query_dup_fts (query);
      guint n = 0;

      for (guint t = 0; t < kyo_query_get_n_terms (query); t++)
        n += kyo_query_get_n_phrases (query, t);
      g_assert_cmpstr (fts, ==, EXPRESSIONS[i].fts);
      g_assert_cmpuint (n, ==, count_phrases (fts));
    }
}

/* Under a heading there is nearly anything. */
static void
test_heading_is_widened_by_its_own_words_only (void)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  const char *end = strstr (SMALL, "</rdf:RDF>");
  g_autoptr (KyoThesaurus) thesaurus = NULL;
  g_autoptr (KyoQuery) typed = kyo_query_new ("measure");
  g_autoptr (KyoQuery) query = NULL;
  g_auto (GStrv) labels = NULL;

  g_string_append_len (xml, SMALL, end - SMALL);
  g_string_append (xml, CONCEPT ("measure", "対策", "measure", ALT ("ja", "方策")));
  for (guint i = 0; i < 21; i++)
    g_string_append_printf (xml, CONCEPT ("m%u", "策%u", "m%u", BROADER ("measure")), i, i, i);
  g_string_append (xml, end);
  thesaurus = read_xml (xml->str);
  query = kyo_query_widen (typed, thesaurus, KYO_LANG_JA);
  labels = kyo_query_dup_labels (query);
  g_assert_cmpuint (g_strv_length (labels), ==, 2);
  g_assert_cmpstr (labels[0], ==, "対策");
  g_assert_cmpstr (labels[1], ==, "方策");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/query-widen/finds-other-words", test_finds);
  g_test_add_func ("/text/query-widen/tells-by-what-it-was-widened",
                   test_tells_by_what_it_was_widened);
  g_test_add_func ("/text/query-widen/what-matched-is-marked", test_what_matched_is_marked);
  g_test_add_func ("/text/query-widen/expressions", test_expressions);
  g_test_add_func ("/text/query-widen/heading-is-widened-by-its-own-words-only",
                   test_heading_is_widened_by_its_own_words_only);

  return g_test_run ();
}
