/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-text-error.h"
#include "text/kyo-thesaurus.h"

#include <string.h>

#define HEAD                                                                                       \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"                           \
  " xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">\n"
#define FOOT "</rdf:RDF>\n"
#define TERM(id, ja, en, rest)                                                                     \
  "<skos:Concept rdf:about=\"urn:kyokun:term:" id "\">"                                            \
  "<skos:inScheme rdf:resource=\"urn:kyokun:terms\"/>"                                             \
  "<skos:prefLabel xml:lang=\"ja\">" ja "</skos:prefLabel>"                                        \
  "<skos:prefLabel xml:lang=\"en\">" en "</skos:prefLabel>" rest "</skos:Concept>\n"
#define ALT(lang, label) "<skos:altLabel xml:lang=\"" lang "\">" label "</skos:altLabel>"
#define HIDDEN(lang, label) "<skos:hiddenLabel xml:lang=\"" lang "\">" label "</skos:hiddenLabel>"
#define LINK(kind, id) "<skos:" kind " rdf:resource=\"urn:kyokun:term:" id "\"/>"
#define MATCH(kind, uri) "<skos:" kind " rdf:resource=\"" uri "\"/>"
#define THEME(id, ja, en, rest)                                                                    \
  "<skos:Concept rdf:about=\"urn:kyokun:theme:" id "\">"                                           \
  "<skos:inScheme rdf:resource=\"urn:kyokun:themes\"/>"                                            \
  "<skos:prefLabel xml:lang=\"ja\">" ja "</skos:prefLabel>"                                        \
  "<skos:prefLabel xml:lang=\"en\">" en "</skos:prefLabel>" rest "</skos:Concept>\n"

static const char SMALL[] =
  HEAD TERM ("malware", "マルウェア", "malware", ALT ("en", "malicious software"))
    TERM ("ransomware",
          "ランサムウェア",
          "ransomware",
          ALT ("ja", "身代金要求型ウイルス") HIDDEN ("ja", "ランサムウエア")
            LINK ("broader", "malware")
              MATCH ("exactMatch", "urn:veris:action.malware.variety:Exploit%20vuln"))
      TERM ("log", "ログ", "log", LINK ("related", "server"))
        TERM ("server", "サーバー", "server", ALT ("ja", "サーバー機") ALT ("en", "host computer"))
          TERM ("proxy", "プロキシ", "proxy", "")
            TERM ("file-server", "ファイルサーバー", "file server", LINK ("broader", "server"))
              TERM ("failure", "障害", "failure", "") TERM ("key", "鍵", "key", "")
                TERM ("back-up", "バックアップ", "back-up", "")
                  THEME ("backup", "バックアップの確保", "Keeping backups", LINK ("related", "log"))
                    FOOT;

static KyoThesaurus *
read_xml (const char *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  return kyo_thesaurus_read_bytes (bytes, "small.rdf", error);
}

static KyoThesaurus *
read_small (void)
{
  g_autoptr (GError) error = NULL;
  KyoThesaurus *thesaurus = read_xml (SMALL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (thesaurus);
  return thesaurus;
}

static const char *
find (KyoThesaurus *thesaurus, const char *label)
{
  const KyoConcept *concept = kyo_thesaurus_find (thesaurus, label);

  return concept != NULL ? strrchr (kyo_concept_get_id (concept), ':') + 1 : NULL;
}

static void
test_word_leads_to_its_concept (void)
{
  static const char *const WORDS[][2] = {
    { "ランサムウェア", "ransomware" },
    { "ﾗﾝｻﾑｳｪｱ", "ransomware" },
    { "身代金要求型ウィルス", "ransomware" },
    { "RANSOMWARE", "ransomware" },
    { "サーバ", "server" },
    { "Servers", "server" },
    { "host  computers", "server" },
    { "backup", NULL },
    { "Back up", "back-up" },
    { "鍵", "key" },
    { "サーバー障害", NULL },
    { "バックアップの確保", NULL }, /* a theme is no word */
    { "", NULL },
  };
  g_autoptr (KyoThesaurus) thesaurus = read_small ();

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    g_assert_cmpstr (find (thesaurus, WORDS[i][0]), ==, WORDS[i][1]);
}

static void
test_concept_tells_all_of_itself (void)
{
  g_autoptr (KyoThesaurus) thesaurus = read_small ();
  const KyoConcept *ransomware = kyo_thesaurus_lookup (thesaurus, "urn:kyokun:term:ransomware");
  const KyoConcept *malware = kyo_thesaurus_lookup (thesaurus, "urn:kyokun:term:malware");
  const KyoConcept *log = kyo_thesaurus_lookup (thesaurus, "urn:kyokun:term:log");
  const char *const *labels;
  const KyoConceptMatch *match;
  guint n_shown;

  g_assert_cmpuint (kyo_thesaurus_get_terms (thesaurus)->len, ==, 9);
  g_assert_cmpuint (kyo_thesaurus_get_themes (thesaurus)->len, ==, 1);
  g_assert_cmpstr (kyo_concept_get_id (ransomware), ==, "urn:kyokun:term:ransomware");
  g_assert_cmpstr (kyo_concept_get_label (ransomware, KYO_LANG_JA), ==, "ランサムウェア");
  g_assert_cmpstr (kyo_concept_get_label (ransomware, KYO_LANG_EN), ==, "ransomware");
  labels = kyo_concept_get_labels (ransomware, KYO_LANG_JA, &n_shown);
  g_assert_cmpuint (n_shown, ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) labels), ==, 3);
  g_assert_cmpstr (labels[1], ==, "身代金要求型ウイルス");
  g_assert_cmpstr (labels[2], ==, "ランサムウエア");

  g_assert_cmpuint (kyo_concept_get_broader (ransomware)->len, ==, 1);
  g_assert_true (kyo_concept_get_broader (ransomware)->pdata[0] == malware);
  g_assert_cmpuint (kyo_concept_get_narrower (malware)->len, ==, 1);
  g_assert_true (kyo_concept_get_narrower (malware)->pdata[0] == ransomware);
  g_assert_cmpuint (kyo_concept_get_broader (malware)->len, ==, 0);
  g_assert_cmpuint (kyo_concept_get_related (log)->len, ==, 2); /* a term and a theme */
  g_assert_cmpuint (kyo_concept_get_matches (ransomware)->len, ==, 1);
  match = kyo_concept_get_matches (ransomware)->pdata[0];
  g_assert_cmpstr (match->relation, ==, "exactMatch");
  g_assert_cmpstr (match->uri, ==, "urn:veris:action.malware.variety:Exploit vuln");

  g_assert_null (kyo_thesaurus_lookup (thesaurus, "urn:kyokun:term:nothing"));
  g_assert_cmpstr (kyo_thesaurus_get_theme_label (thesaurus, "backup", KYO_LANG_JA), ==,
                   "バックアップの確保");
  g_assert_cmpstr (kyo_thesaurus_get_theme_label (thesaurus, "backup", KYO_LANG_EN), ==,
                   "Keeping backups");
  g_assert_null (kyo_thesaurus_get_theme_label (thesaurus, "ransomware", KYO_LANG_EN));
}

/* What stands in a text: "id:words id:words". */
static char *
dup_spots (KyoThesaurus *thesaurus, const char *text)
{
  g_autoptr (GArray) spots = kyo_thesaurus_spot (thesaurus, text);
  GString *told = g_string_new (NULL);
  gsize last = 0;

  for (guint i = 0; i < spots->len; i++)
    {
      const KyoSpot *spot = &g_array_index (spots, KyoSpot, i);

      g_assert_cmpuint (spot->range.start, >=, last);
      g_assert_cmpuint (spot->range.end, >, spot->range.start);
      last = spot->range.end;
      g_string_append_printf (told, "%s%s:%.*s", i > 0 ? " | " : "",
                              strrchr (kyo_concept_get_id (spot->concept), ':') + 1,
                              (int) (spot->range.end - spot->range.start),
                              text + spot->range.start);
    }

  return g_string_free (told, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *spots;
} SPOTS[] = {
  { "in-a-sentence", "端末がランサムウエアに感染した。", "ransomware:ランサムウエア" },
  { "half-width", "ﾗﾝｻﾑｳｪｱ感染", "ransomware:ﾗﾝｻﾑｳｪｱ" },
  { "longest-label-wins", "ファイルサーバーの障害", "file-server:ファイルサーバー | failure:障害" },
  { "longest-label-wins-over-its-beginning", "サーバー機とサーバー",
    "server:サーバー機 | server:サーバー" },
  { "long-vowel-belongs-to-it", "サーバー、サーバ。", "server:サーバー | server:サーバ" },
  { "end-of-a-katakana-run", "メールサーバーが", "server:サーバー" },
  { "beginning-of-a-katakana-run", "ランサムウェアグループ、サーバーソフト",
    "ransomware:ランサムウェア | server:サーバー" },
  { "middle-of-a-katakana-run-is-none", "メールサーバーソフト", "" },
  { "short-label-in-a-katakana-run-is-none", "ログイン、カタログ、ブログ", "" },
  { "short-label-beside-another", "プロキシログ", "proxy:プロキシ | log:ログ" },
  { "whole-katakana-run", "ログを見た", "log:ログ" },
  { "parted-katakana", "アクセス ログ", "log:ログ" },
  { "part-of-a-compound", "通信障害対応", "failure:障害" },
  { "single-character-is-not-looked-for", "鍵を替えた", "" },
  { "whole-words", "A server. Logs, catalogs and logins", "server:server | log:Logs" },
  { "phrase-over-a-line-break", "malicious\n software", "malware:malicious\n software" },
  { "hyphen", "Back-ups, a back-up, to back up, backup", "back-up:back-up | back-up:back up" },
  { "letters-beside-kanji", "server室のlogと障害", "server:server | log:log | failure:障害" },
  { "nothing", "", "" },
  { "one-character", "障", "" },
};

static void
test_spots (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (KyoThesaurus) thesaurus = read_small ();
  g_autofree char *spots = dup_spots (thesaurus, SPOTS[i].text);
  g_assert_cmpstr (spots, ==, SPOTS[i].spots);
}

static void
test_any_bytes_are_a_text (void)
{
  static const char *const PIECES[] = { "サーバー", "ー", "ログ", "log",  "s",
                                        " ",        "\n", "障害", "\xe3", "-" };
  g_autoptr (KyoThesaurus) thesaurus = read_small ();

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *spots = NULL;

      for (int n = g_test_rand_int_range (0, 10); n > 0; n--)
        g_string_append (text, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
      spots = dup_spots (thesaurus, text->str);
    }
}

static const struct
{
  const char *name;
  const char *xml;
  const char *message; /* what it must say */
} BAD[] = {
  { "empty", "", "small.rdf, line 1: not well-formed XML" },
  { "broken-xml", HEAD "<skos:Concept", "small.rdf, line 3: not well-formed XML" },
  { "no-thesaurus", "<casebook xmlns=\"urn:kyokun:casebook:1\"/>", "the root is “casebook”" },
  { "document-type", "<!DOCTYPE x [<!ENTITY a \"b\">]>" HEAD FOOT, "document type declaration" },
  { "unknown-element", HEAD "<skos:Collection/>" FOOT, "line 3: the element “Collection”" },
  { "unknown-element-in-a-concept", HEAD TERM ("a", "あ", "a", "<skos:note>x</skos:note>") FOOT,
    "urn:kyokun:term:a has an element “note”" },
  { "no-identifier", HEAD "<skos:Concept/>" FOOT, "line 3: a concept is called “”" },
  { "foreign-identifier", HEAD "<skos:Concept rdf:about=\"urn:x\"/>" FOOT, "called “urn:x”" },
  { "doubled-identifier", HEAD TERM ("a", "あ", "a", "") TERM ("a", "い", "b", "") FOOT,
    "line 4: urn:kyokun:term:a is there already" },
  { "no-english",
    HEAD "<skos:Concept rdf:about=\"urn:kyokun:term:a\">"
         "<skos:prefLabel xml:lang=\"ja\">あ</skos:prefLabel></skos:Concept>" FOOT,
    "urn:kyokun:term:a has 0 preferred labels in en" },
  { "two-preferred-labels",
    HEAD TERM ("a", "あ", "a", "<skos:prefLabel xml:lang=\"en\">b</skos:prefLabel>") FOOT,
    "has 2 preferred labels in en" },
  { "label-without-a-language", HEAD TERM ("a", "あ", "a", "<skos:altLabel>x</skos:altLabel>") FOOT,
    "a label of urn:kyokun:term:a is in no language" },
  { "label-in-a-third-language", HEAD TERM ("a", "あ", "a", ALT ("fr", "x")) FOOT,
    "is in no language" },
  { "empty-label", HEAD TERM ("a", "あ", "a", ALT ("en", " ")) FOOT, "has an empty label" },
  { "label-of-two-terms",
    HEAD TERM ("a", "サーバー", "a", "") TERM ("b", "あ", "b", HIDDEN ("ja", "ｻｰﾊﾞ")) FOOT,
    "line 4: “ｻｰﾊﾞ” is a label of urn:kyokun:term:b and, perhaps in another spelling, of "
    "urn:kyokun:term:a" },
  { "label-twice", HEAD TERM ("a", "あ", "a", ALT ("ja", "い") HIDDEN ("ja", "い")) FOOT,
    "“い” stands twice in urn:kyokun:term:a" },
  { "unknown-broader", HEAD TERM ("a", "あ", "a", LINK ("broader", "z")) FOOT,
    "urn:kyokun:term:a leads to urn:kyokun:term:z" },
  { "unknown-related", HEAD TERM ("a", "あ", "a", LINK ("related", "z")) FOOT, "leads to" },
  { "link-to-nothing", HEAD TERM ("a", "あ", "a", "<skos:broader/>") FOOT, "leads to nothing" },
  { "match-of-nothing", HEAD TERM ("a", "あ", "a", "<skos:exactMatch/>") FOOT, "matches nothing" },
  { "broader-than-itself", HEAD TERM ("a", "あ", "a", LINK ("broader", "a")) FOOT,
    "urn:kyokun:term:a is broader than itself" },
  { "circle",
    HEAD TERM ("a", "あ", "a", LINK ("broader", "b")) TERM ("b", "い", "b", LINK ("broader", "c"))
      TERM ("c", "う", "c", LINK ("broader", "a")) FOOT,
    "is broader than itself" },
  { "other-scheme",
    HEAD "<skos:Concept rdf:about=\"urn:kyokun:term:a\">"
         "<skos:inScheme rdf:resource=\"urn:kyokun:themes\"/>"
         "<skos:prefLabel xml:lang=\"ja\">あ</skos:prefLabel>"
         "<skos:prefLabel xml:lang=\"en\">a</skos:prefLabel></skos:Concept>" FOOT,
    "is in the scheme urn:kyokun:themes" },
  { "broader-of-another-scheme",
    HEAD TERM ("a", "あ", "a", "") THEME ("b", "い", "b", LINK ("broader", "a")) FOOT,
    "is of another scheme than the broader" },
};

static void
test_bad_input_is_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoThesaurus) thesaurus = read_xml (BAD[i].xml, &error);

  g_assert_null (thesaurus);
  g_assert_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_THESAURUS);
  if (strstr (error->message, BAD[i].message) == NULL)
    g_error ("“%s” does not say “%s”", error->message, BAD[i].message);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_two_ways_up_are_no_circle (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoThesaurus) thesaurus =
    read_xml (HEAD TERM ("a", "あ", "a", "") TERM ("b", "い", "b", LINK ("broader", "a"))
                TERM ("c", "う", "c", LINK ("broader", "a"))
                  TERM ("d", "え", "d", LINK ("broader", "b") LINK ("broader", "c")) FOOT,
              &error);

  g_assert_no_error (error);
  g_assert_nonnull (thesaurus);
}

static void
test_file_above_the_limit_is_refused (void)
{
  gsize size = 16 * 1024 * 1024 + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (size, ' '), size);
  g_autoptr (GError) error = NULL;

  g_assert_null (kyo_thesaurus_read_bytes (bytes, "large.rdf", &error));
  g_assert_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_THESAURUS);
  g_assert_nonnull (strstr (error->message, "large.rdf is larger than the 16 MiB"));
}

/* Pairs of words that reports use for the same. */
static const char *const SAME[][2] = {
  { "ランサムウエア", "ランサムウェア" },
  { "サーバー", "サーバ" },
  { "フィッシング", "フイッシング" },
  { "冗長化", "二重化" },
  { "予備系", "待機系" },
  { "予備系", "副系" },
  { "本番系", "主系" },
  { "ランサムウェア", "ransomware" },
  { "フィッシング", "phishing" },
  { "脆弱性", "vulnerabilities" },
};

static void
test_bundled_one_holds_what_it_is_for (void)
{
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();

  g_assert_cmpuint (kyo_thesaurus_get_terms (thesaurus)->len, >=, 380);
  g_assert_cmpuint (kyo_thesaurus_get_themes (thesaurus)->len, >=, 7);
  for (guint i = 0; i < G_N_ELEMENTS (SAME); i++)
    {
      g_assert_nonnull (find (thesaurus, SAME[i][0]));
      g_assert_cmpstr (find (thesaurus, SAME[i][0]), ==, find (thesaurus, SAME[i][1]));
    }
  for (guint i = 0; i < kyo_thesaurus_get_terms (thesaurus)->len; i++)
    {
      const KyoConcept *concept = kyo_thesaurus_get_terms (thesaurus)->pdata[i];

      for (int lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
        {
          const char *const *labels = kyo_concept_get_labels (concept, lang, NULL);

          for (guint j = 0; labels[j] != NULL; j++)
            g_assert_true (kyo_thesaurus_find (thesaurus, labels[j]) == concept);
        }
    }
}

static gpointer
ask_in_a_thread (gpointer thesaurus)
{
  return (gpointer) kyo_thesaurus_find (thesaurus, "ransomware");
}

static void
test_threads_that_ask_first_at_once (void)
{
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  GThread *threads[4];
  gconstpointer first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_in_a_thread, thesaurus);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      gconstpointer answer = g_thread_join (threads[i]);

      g_assert_nonnull (answer);
      g_assert_true (first == NULL || answer == first);
      first = answer;
    }
}

static void
test_unasked_one_is_never_read (void)
{
  KyoThesaurus *thesaurus = kyo_thesaurus_new_bundled ();

  kyo_thesaurus_unref (kyo_thesaurus_ref (thesaurus));
  kyo_thesaurus_unref (thesaurus);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/thesaurus/word-leads-to-its-concept", test_word_leads_to_its_concept);
  g_test_add_func ("/text/thesaurus/concept-tells-all-of-itself", test_concept_tells_all_of_itself);
  for (guint i = 0; i < G_N_ELEMENTS (SPOTS); i++)
    {
      g_autofree char *path = g_strconcat ("/text/thesaurus/spots/", SPOTS[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_spots);
    }
  g_test_add_func ("/text/thesaurus/any-bytes-are-a-text", test_any_bytes_are_a_text);
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = g_strconcat ("/text/thesaurus/refused/", BAD[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad_input_is_refused);
    }
  g_test_add_func ("/text/thesaurus/two-ways-up-are-no-circle", test_two_ways_up_are_no_circle);
  g_test_add_func ("/text/thesaurus/file-above-the-limit-is-refused",
                   test_file_above_the_limit_is_refused);
  g_test_add_func ("/text/thesaurus/bundled-one-holds-what-it-is-for",
                   test_bundled_one_holds_what_it_is_for);
  g_test_add_func ("/text/thesaurus/threads-that-ask-first-at-once",
                   test_threads_that_ask_first_at_once);
  g_test_add_func ("/text/thesaurus/unasked-one-is-never-read", test_unasked_one_is_never_read);

  return g_test_run ();
}
