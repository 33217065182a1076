/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "compare/kyo-similarity.h"

#include "import/kyo-bundled.h"

#include <string.h>

static KyoThesaurus *thesaurus; /* the bundled one; main () owns it */

/* Six incidents in few words: enough for a word to be common, rare, or in one language only. */
static const struct
{
  const char *id;
  KyoCategory category;
  const char *title_ja;
  const char *title_en;
  const char *cause_ja;
  const char *cause_en;
  const char *themes[3];
} CASES[] = {
  { "disk",
    KYO_CATEGORY_SYSTEM_FAILURE,
    "ディスクの故障",
    "A disk failed",
    "NASの設定に誤りがあり、予備系へ切り替わらなかった。事業者は停止を決めた。",
    "A wrong setting of the NAS kept the standby from taking over. The operator stopped.",
    { "switchover-drill" } },
  { "ransom",
    KYO_CATEGORY_CYBERATTACK,
    "ランサムウェアの感染",
    "Infection with ransomware",
    "RDPから侵入され、サーバーのファイルが暗号化された。事業者は端末を隔離した。",
    "An intruder came in by RDP and encrypted the files of a server. The operator isolated it.",
    { "backup", "incident-team" } },
  { "mail",
    KYO_CATEGORY_CYBERATTACK,
    "不審メール",
    "Suspicious mail",
    "添付ファイルのマクロからマルウェアに感染し、アドレス帳が盗まれた。事業者は注意を促した。",
    "A macro in an attachment infected the machine and stole addresses. The operator warned.",
    { "incident-team" } },
  { "website",
    KYO_CATEGORY_CYBERATTACK,
    "ホームページの改ざん",
    "A defaced website",
    "プラグインの脆弱性が残っていた。事業者は公開を止めた。",
    "A vulnerable plug-in had not been updated. The operator took the site down.",
    { NULL } },
  { "flood",
    KYO_CATEGORY_NATURAL_HAZARD,
    "浸水",
    "Flooding",
    "大雨で変電設備が水没した。事業者は発電機を使った。",
    "Heavy rain flooded the substation. The operator used a generator.",
    { "business-continuity" } },
  { "only-english",
    KYO_CATEGORY_OTHER,
    NULL,
    "A lost laptop",
    NULL,
    "A laptop was left on a train; its drive was encrypted. The operator revoked certificates.",
    { NULL } },
};

static KyoCase *
create_case (guint i)
{
  g_autofree char *passage_id = g_strconcat (CASES[i].id, ".ca.1", NULL);
  g_autoptr (KyoText) title = kyo_text_new (CASES[i].title_ja, CASES[i].title_en);
  g_autoptr (KyoText) cause = kyo_text_new (CASES[i].cause_ja, CASES[i].cause_en);
  g_autoptr (KyoPassage) passage = kyo_passage_new (passage_id);
  KyoCase *kase = kyo_case_new (CASES[i].id, KYO_CASE_REFERENCE);

  kyo_case_set_number (kase, i + 1);
  kyo_case_set_category (kase, CASES[i].category);
  kyo_case_set_title (kase, title);
  kyo_case_set_themes (kase, CASES[i].themes);
  kyo_passage_set_text (passage, cause);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_CAUSE), passage);
  kyo_case_set_complete (kase, TRUE);
  return kase;
}

static GPtrArray *
create_cases (void)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_ptr_array_add (cases, create_case (i));

  return cases;
}

static GPtrArray *
load_bundled (void)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = kyo_bundled_load_casebook (NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (kyo_casebook_get_cases (casebook)); i++)
    g_ptr_array_add (cases, g_list_model_get_item (kyo_casebook_get_cases (casebook), i));

  return cases;
}

static const KyoMatch *
get_match (GPtrArray *matches, guint i)
{
  g_assert_cmpuint (i, <, matches->len);
  return matches->pdata[i];
}

static GPtrArray *
compare_text (GPtrArray *cases, const char *text, KyoLang lang)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *matches = kyo_compare_text (cases, text, thesaurus, lang, 0, &error);

  g_assert_no_error (error);
  return matches;
}

static GPtrArray *
compare_case (GPtrArray *cases, KyoCase *own, KyoLang lang)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *matches = kyo_compare_case (cases, own, thesaurus, lang, 0, &error);

  g_assert_no_error (error);
  return matches;
}

static gboolean
is_kind_of (const KyoConcept *concept, const KyoConcept *broader)
{
  return concept == broader || g_ptr_array_find (kyo_concept_get_broader (concept), broader, NULL);
}

/* What is marked is there, and is what the reason says. */
static void
check_marks (const KyoReason *reason, const char *text, const GArray *marks)
{
  const KyoConcept *labelled = kyo_thesaurus_find (thesaurus, reason->label);
  gsize last = 0;

  g_assert_cmpuint (marks->len, >, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const KyoTextRange *mark = &g_array_index (marks, KyoTextRange, i);
      g_autofree char *word = g_strndup (text + mark->start, mark->end - mark->start);
      g_autofree char *folded = kyo_normalise_dup_folded (word);
      g_autofree char *folded_label = kyo_normalise_dup_folded (reason->label);
      const KyoConcept *concept = kyo_thesaurus_find (thesaurus, word);

      g_assert_cmpuint (mark->start, >=, last);
      g_assert_cmpuint (mark->end, >, mark->start);
      g_assert_cmpuint (mark->end, <=, strlen (text));
      last = mark->end;
      if (strcmp (reason->kind, "word") == 0)
        g_assert_cmpstr (folded, ==, folded_label);
      else if (strcmp (reason->kind, "concept") == 0)
        g_assert_true (concept == labelled);
      else
        g_assert_true (is_kind_of (concept, labelled));
    }
}

static void
check_reason (KyoCase *kase, const KyoReason *reason)
{
  if (strcmp (reason->kind, "category") == 0 || strcmp (reason->kind, "theme") == 0)
    {
      g_assert_null (reason->query_text);
      g_assert_null (reason->case_text);
      return;
    }

  g_assert_true (kyo_case_has_target (kase, reason->case_passage));
  check_marks (reason, reason->query_text, reason->query_marks);
  check_marks (reason, reason->case_text, reason->case_marks);
}

/* What must be true of every answer. */
static void
check_matches (GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const KyoMatch *match = matches->pdata[i];
      double sum = 0, last = 1;

      g_assert_cmpfloat (match->score, >, 0);
      g_assert_cmpfloat (match->score, <=, 1);
      if (i > 0)
        g_assert_cmpfloat (match->score, <=, get_match (matches, i - 1)->score);
      g_assert_cmpuint (match->reasons->len, >, 0);
      g_assert_cmpuint (match->reasons->len, <=, KYO_COMPARE_MAX_REASONS);

      for (guint j = 0; j < match->reasons->len; j++)
        {
          const KyoReason *reason = match->reasons->pdata[j];

          g_assert_cmpfloat (reason->weight, >, 0);
          g_assert_cmpfloat (reason->weight, <=, last);
          last = reason->weight;
          sum += reason->weight;
          g_assert_cmpstr (reason->label, !=, "");
          check_reason (match->kase, reason);
        }
      g_assert_cmpfloat (sum, <=, 1 + 1e-9);
    }
}

/* The reason of a kind and label, or NULL. */
static const KyoReason *
find_reason (const KyoMatch *match, const char *kind, const char *label)
{
  for (guint i = 0; i < match->reasons->len; i++)
    {
      const KyoReason *reason = match->reasons->pdata[i];

      if (strcmp (reason->kind, kind) == 0 && (label == NULL || strcmp (reason->label, label) == 0))
        return reason;
    }

  return NULL;
}

static const KyoMatch *
find_match (GPtrArray *matches, const char *id)
{
  for (guint i = 0; i < matches->len; i++)
    if (strcmp (kyo_case_get_id (get_match (matches, i)->kase), id) == 0)
      return matches->pdata[i];

  return NULL;
}

/* What is marked first. */
static char *
dup_marked (const char *text, const GArray *marks)
{
  const KyoTextRange *mark = &g_array_index (marks, KyoTextRange, 0);

  return g_strndup (text + mark->start, mark->end - mark->start);
}

static void
test_every_bundled_case_is_most_like_itself (void)
{
  g_autoptr (GPtrArray) cases = load_bundled ();

  g_assert_cmpuint (cases->len, >, 0);
  for (guint i = 0; i < cases->len; i++)
    {
      KyoCase *kase = cases->pdata[i];
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) matches = NULL;

      for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
        {
          KyoSection *section = kyo_case_get_section (kase, kind);

          for (guint j = 0; j < kyo_section_get_n_passages (section); j++)
            {
              KyoText *words = kyo_passage_get_text (kyo_section_get_passage (section, j));

              g_string_append_printf (text, "%s\n", kyo_text_get_ja (words));
            }
        }

      matches = compare_text (cases, text->str, KYO_LANG_JA);
      check_matches (matches);
      g_assert_true (get_match (matches, 0)->kase == kase);
      g_assert_cmpfloat (get_match (matches, 0)->score, >=, 0.8);
      if (matches->len > 1)
        g_assert_cmpfloat (get_match (matches, 1)->score, <, 0.6);
    }
}

static void
test_copy_of_a_case_ranks_it_first (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (KyoCase) own = kyo_case_new ("own-1", KYO_CASE_OWN);
  g_autoptr (GPtrArray) matches = NULL;
  KyoCase *original = cases->pdata[1];

  kyo_case_set_title (own, kyo_case_get_title (original));
  kyo_case_set_themes (own, kyo_case_get_themes (original));
  kyo_case_set_category (own, kyo_case_get_category (original));
  kyo_section_add_passage (
    kyo_case_get_section (own, KYO_SECTION_CAUSE),
    kyo_section_get_passage (kyo_case_get_section (original, KYO_SECTION_CAUSE), 0));
  kyo_case_set_complete (own, TRUE);

  matches = compare_case (cases, own, KYO_LANG_EN);
  check_matches (matches);
  g_assert_true (get_match (matches, 0)->kase == original);
  g_assert_cmpfloat (get_match (matches, 0)->score, >=, 0.9);
  g_assert_cmpfloat (get_match (matches, 1)->score, <, 0.5);
}

static void
test_case_is_not_compared_with_itself (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) matches = NULL;

  matches = compare_case (cases, cases->pdata[1], KYO_LANG_EN);
  check_matches (matches);
  for (guint i = 0; i < matches->len; i++)
    g_assert_true (get_match (matches, i)->kase != cases->pdata[1]);
}

static const struct
{
  const char *name;
  const char *text;
  const char *first;
  const char *label;  /* of one of its reasons */
  const char *marked; /* as the case writes it */
} TEXTS[] = {
  { "japanese", "サーバーがランサムウェアに感染した。", "ransom", "ランサムウェア",
    "ランサムウェア" },
  { "english", "Ransomware encrypted our file server", "ransom", "ランサムウェア", "ransomware" },
  { "half-width-kana", "ﾗﾝｻﾑｳｪｱ", "ransom", "ランサムウェア", "ランサムウェア" },
  { "other-spelling", "ランサムウエア", "ransom", "ランサムウェア", "ランサムウェア" },
  { "without-long-vowel", "サーバ", "ransom", "サーバー", "サーバー" },
  { "other-word", "身代金要求型ウイルスの被害", "ransom", "ランサムウェア", "ランサムウェア" },
  { "other-word-for-the-standby", "待機系が動かなかった", "disk", "予備系", "予備系" },
  { "plural", "our generators", "flood", "発電機", "generator" },
  { "abbreviation-in-any-case", "the nas", "disk", "NAS", "NAS" },
  { "full-width-latin", "ＲＤＰの口が開いていた", "ransom", "リモートデスクトップ", "RDP" },
  { "case-in-one-language", "a laptop on a train", "only-english", "train", "train" },
  { "flood", "大雨による浸水で変電設備が水没した", "flood", "変電設備", "変電設備" },
};

static void
test_text_finds_its_case (gconstpointer data)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) matches = NULL;
  gboolean found = FALSE;
  guint i = GPOINTER_TO_UINT (data);

  matches = compare_text (cases, TEXTS[i].text, KYO_LANG_JA);
  check_matches (matches);
  g_assert_cmpstr (kyo_case_get_id (get_match (matches, 0)->kase), ==, TEXTS[i].first);
  for (guint j = 0; j < get_match (matches, 0)->reasons->len; j++)
    {
      const KyoReason *reason = get_match (matches, 0)->reasons->pdata[j];
      g_autofree char *marked = dup_marked (reason->case_text, reason->case_marks);

      found |= strcmp (reason->label, TEXTS[i].label) == 0 && strcmp (marked, TEXTS[i].marked) == 0;
      g_assert_null (reason->query_passage);
    }
  g_assert_true (found);
}

static void
test_nothing_in_common_is_nothing_found (void)
{
  static const char *const NOTHING[] = { "", " \n\n", "、。", "zzzz quux", "the operator" };
  g_autoptr (GPtrArray) cases = create_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (NOTHING); i++)
    {
      g_autoptr (GPtrArray) matches = compare_text (cases, NOTHING[i], KYO_LANG_EN);
      g_assert_cmpuint (matches->len, ==, 0);
    }
}

static void
test_words_that_no_case_has_lower_the_score (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) plain = NULL, mixed = NULL;
  g_autoptr (GError) error = NULL;

  plain = kyo_compare_text (cases, "ransomware", thesaurus, KYO_LANG_EN, 1, &error);
  g_assert_no_error (error);
  mixed = kyo_compare_text (cases, "ransomware penguins juggling marmalade", thesaurus, KYO_LANG_EN,
                            1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plain->len, ==, 1);
  g_assert_cmpuint (mixed->len, ==, 1);
  g_assert_cmpfloat (get_match (mixed, 0)->score, <, get_match (plain, 0)->score / 2);
}

static void
test_category_and_themes_are_reasons (void)
{
  static const char *const THEMES[] = { "switchover-drill", NULL };
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (KyoCase) own = kyo_case_new ("own-1", KYO_CASE_OWN);
  g_autoptr (GPtrArray) matches = NULL;
  const KyoReason *reason;

  kyo_case_set_category (own, KYO_CATEGORY_SYSTEM_FAILURE);
  kyo_case_set_themes (own, THEMES);
  kyo_case_set_complete (own, TRUE);

  matches = compare_case (cases, own, KYO_LANG_EN);
  check_matches (matches);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpstr (kyo_case_get_id (get_match (matches, 0)->kase), ==, "disk");
  g_assert_cmpuint (get_match (matches, 0)->reasons->len, ==, 2);
  reason = get_match (matches, 0)->reasons->pdata[0];
  g_assert_cmpstr (reason->kind, ==, "category");
  g_assert_cmpstr (reason->label, ==, "System failure");
  g_assert_null (reason->case_passage);
  reason = get_match (matches, 0)->reasons->pdata[1];
  g_assert_cmpstr (reason->kind, ==, "theme");
  g_assert_cmpstr (reason->label, ==, "switchover-drill");
}

static void
test_passages_are_shown_in_the_language_asked_for (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();

  for (int lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    {
      g_autoptr (GPtrArray) matches = compare_text (cases, "NAS", lang);
      const KyoReason *reason;

      reason = get_match (matches, 0)->reasons->pdata[0];
      g_assert_cmpstr (reason->case_passage, ==, "disk.ca.1");
      g_assert_cmpstr (reason->case_text, ==,
                       lang == KYO_LANG_JA ? CASES[0].cause_ja : CASES[0].cause_en);
      g_assert_cmpstr (reason->query_text, ==, "NAS");
    }
}

static KyoCase *
create_own_case (const char *ja, const char *en)
{
  KyoCase *own = kyo_case_new ("own-1", KYO_CASE_OWN);
  g_autoptr (KyoPassage) passage = kyo_passage_new ("own-1.ca.1");
  g_autoptr (KyoText) text = kyo_text_new (ja, en);

  kyo_passage_set_text (passage, text);
  kyo_section_add_passage (kyo_case_get_section (own, KYO_SECTION_CAUSE), passage);
  kyo_case_set_complete (own, TRUE);
  return own;
}

static const char OWN_JA[] = "ノートPCの盗難。端末は暗号化されていた。";
static const char OWN_EN[] = "A laptop was stolen. The terminal was encrypted.";

/* In which language an own case is set beside one in both languages and one in English alone. */
static const struct
{
  const char *ja;
  const char *en;
  KyoLang reader;
  gboolean is_ours_japanese;
  gboolean is_theirs_japanese;     /* of "ransom" */
  gboolean is_ours_beside_english; /* Japanese, beside "only-english" */
} PAIRS[] = {
  { OWN_JA, OWN_EN, KYO_LANG_JA, TRUE, TRUE, FALSE },
  { OWN_JA, OWN_EN, KYO_LANG_EN, FALSE, FALSE, FALSE },
  { OWN_JA, NULL, KYO_LANG_EN, TRUE, TRUE, TRUE },
  { NULL, OWN_EN, KYO_LANG_JA, FALSE, FALSE, FALSE },
};

static gboolean
is_japanese (const char *text)
{
  return strstr (text, "。") != NULL;
}

static void
test_each_pair_is_compared_in_one_language (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      g_autoptr (GPtrArray) cases = create_cases ();
      g_autoptr (KyoCase) own = create_own_case (PAIRS[i].ja, PAIRS[i].en);
      g_autoptr (GPtrArray) matches = compare_case (cases, own, PAIRS[i].reader);
      const KyoMatch *ransom = find_match (matches, "ransom");
      const KyoMatch *english = find_match (matches, "only-english");

      check_matches (matches);
      g_assert_nonnull (ransom);
      for (guint j = 0; j < ransom->reasons->len; j++)
        {
          const KyoReason *reason = ransom->reasons->pdata[j];

          g_assert_true (is_japanese (reason->query_text) == PAIRS[i].is_ours_japanese);
          g_assert_true (is_japanese (reason->case_text) == PAIRS[i].is_theirs_japanese);
        }

      g_assert_nonnull (english);
      for (guint j = 0; j < english->reasons->len; j++)
        {
          const KyoReason *reason = english->reasons->pdata[j];

          g_assert_true (is_japanese (reason->query_text) == PAIRS[i].is_ours_beside_english);
          g_assert_false (is_japanese (reason->case_text));
        }
    }
}

static void
test_concepts_meet_across_languages (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (KyoCase) own = create_own_case (OWN_JA, NULL);
  g_autoptr (GPtrArray) matches = NULL;
  const KyoReason *reason;
  g_autofree char *ours = NULL, *theirs = NULL;

  matches = compare_case (cases, own, KYO_LANG_JA);
  reason = find_reason (find_match (matches, "only-english"), "concept", NULL);
  g_assert_nonnull (reason);
  ours = dup_marked (reason->query_text, reason->query_marks);
  theirs = dup_marked (reason->case_text, reason->case_marks);
  g_assert_false (g_str_is_ascii (ours));
  g_assert_true (g_str_is_ascii (theirs));
  g_assert_false (g_str_is_ascii (reason->label)); /* the reader's language */
}

/* The same told twice is no more than told once. */
static void
test_translation_adds_nothing (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (KyoCase) own = create_own_case (OWN_JA, OWN_EN);
  g_autoptr (KyoCase) untranslated = create_own_case (OWN_JA, NULL);
  g_autoptr (GPtrArray) matches = compare_case (cases, own, KYO_LANG_JA);
  g_autoptr (GPtrArray) others = compare_case (cases, untranslated, KYO_LANG_JA);

  g_assert_cmpfloat (find_match (matches, "ransom")->score, ==,
                     find_match (others, "ransom")->score);
}

static void
test_things_of_one_kind_are_a_small_reason (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) worms = compare_text (cases, "ワームと自動ドア", KYO_LANG_JA);
  g_autoptr (GPtrArray) ransomware = compare_text (cases, "ランサムウェアと自動ドア", KYO_LANG_JA);
  const KyoMatch *match = find_match (worms, "ransom");
  const KyoReason *reason;
  g_autofree char *ours = NULL, *theirs = NULL;

  check_matches (worms);
  g_assert_nonnull (match);
  reason = find_reason (match, "broader", "マルウェア");
  g_assert_nonnull (reason);
  ours = dup_marked (reason->query_text, reason->query_marks);
  theirs = dup_marked (reason->case_text, reason->case_marks);
  g_assert_cmpstr (ours, ==, "ワーム");
  g_assert_cmpstr (theirs, ==, "ランサムウェア");
  g_assert_cmpfloat (match->score, <, find_match (ransomware, "ransom")->score / 2);
  g_assert_null (find_reason (find_match (ransomware, "ransom"), "broader", "マルウェア"));
}

static void
test_without_a_thesaurus_only_words_meet (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) matches = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  const KyoReason *reason;

  matches = kyo_compare_text (cases, "ランサムウエア", NULL, KYO_LANG_JA, 0, &error);
  g_assert_no_error (error);
  check_matches (matches);
  reason = get_match (matches, 0)->reasons->pdata[0];
  g_assert_cmpstr (reason->kind, ==, "word");
  g_assert_cmpstr (reason->label, ==, "ランサムウェア");
  none = kyo_compare_text (cases, "身代金要求型ウイルス", NULL, KYO_LANG_JA, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* 報共 of 情報共有体制 is no word. */
static void
test_parts_that_are_no_words_are_no_reasons (void)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) matches = NULL;

  g_ptr_array_add (cases, create_own_case ("港湾荷役作業日報", NULL));
  matches = kyo_compare_text (cases, "臨港湾荷場跡", NULL, KYO_LANG_JA, 0, NULL);
  g_assert_cmpuint (matches->len, ==, 0);
  g_clear_pointer (&matches, g_ptr_array_unref);
  matches = kyo_compare_text (cases, "港湾の話", NULL, KYO_LANG_JA, 0, NULL);
  g_assert_cmpuint (matches->len, ==, 1);
}

/* What the bundled cases are nearest to: by their matter, whatever the figures. */
static void
test_bundled_cases_of_one_matter_are_nearest (void)
{
  static const int NEAREST[][2] = { { 1, 3 }, { 2, 1 }, { 3, 1 }, { 5, 6 },
                                    { 6, 5 }, { 7, 8 }, { 8, 7 } };
  g_autoptr (GPtrArray) cases = load_bundled ();

  for (guint i = 0; i < cases->len; i++)
    for (int lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
      {
        KyoCase *kase = cases->pdata[i];
        g_autoptr (GPtrArray) matches = compare_case (cases, kase, lang);
        int nearest = kyo_case_get_number (get_match (matches, 0)->kase);

        check_matches (matches);
        g_test_message ("%d: %d (%.0f %%), %d (%.0f %%)", kyo_case_get_number (kase), nearest,
                        get_match (matches, 0)->score * 100,
                        kyo_case_get_number (get_match (matches, 1)->kase),
                        get_match (matches, 1)->score * 100);
        for (guint j = 0; j < G_N_ELEMENTS (NEAREST); j++)
          if (NEAREST[j][0] == kyo_case_get_number (kase))
            g_assert_cmpint (nearest, ==, NEAREST[j][1]);
      }
}

static void
test_limit_keeps_the_best (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) all = NULL, two = NULL;
  g_autoptr (GError) error = NULL;

  all = compare_text (cases, "感染 ファイル NAS 暗号化", KYO_LANG_JA);
  two = kyo_compare_text (cases, "感染 ファイル NAS 暗号化", thesaurus, KYO_LANG_JA, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 2);
  g_assert_cmpuint (two->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (get_match (all, i)->kase == get_match (two, i)->kase);
      g_assert_cmpfloat (get_match (all, i)->score, ==, get_match (two, i)->score);
    }
}

static void
test_what_cannot_be_compared_is_refused (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kyo_compare_text (cases, "\xff\xfe", thesaurus, KYO_LANG_JA, 0, &error));
  g_assert_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_TEXT);
  g_clear_error (&error);

  kyo_case_set_complete (cases->pdata[3], FALSE);
  g_assert_null (kyo_compare_text (cases, "NAS", thesaurus, KYO_LANG_JA, 0, &error));
  g_assert_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "website"));
  g_clear_error (&error);

  g_assert_null (kyo_compare_case (cases, cases->pdata[0], thesaurus, KYO_LANG_JA, 0, &error));
  g_assert_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_INCOMPLETE);
}

static void
test_copy_outlives_the_answer (void)
{
  GPtrArray *cases = create_cases ();
  GPtrArray *matches;
  KyoMatch *copy;
  KyoCase *kase;
  g_autoptr (GError) error = NULL;

  matches = kyo_compare_text (cases, "ransomware", thesaurus, KYO_LANG_EN, 1, &error);
  g_assert_no_error (error);
  copy = g_boxed_copy (KYO_TYPE_MATCH, get_match (matches, 0));
  g_ptr_array_unref (matches);
  g_ptr_array_unref (cases);

  g_assert_cmpstr (((KyoReason *) copy->reasons->pdata[0])->label, ==, "ransomware");
  kase = g_object_ref (copy->kase);
  g_boxed_free (KYO_TYPE_MATCH, copy);
  g_assert_finalize_object (kase);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  thesaurus = kyo_thesaurus_new_bundled ();
  g_test_add_func ("/compare/similarity/every-bundled-case-is-most-like-itself",
                   test_every_bundled_case_is_most_like_itself);
  g_test_add_func ("/compare/similarity/copy-of-a-case-ranks-it-first",
                   test_copy_of_a_case_ranks_it_first);
  g_test_add_func ("/compare/similarity/case-is-not-compared-with-itself",
                   test_case_is_not_compared_with_itself);
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autofree char *path =
        g_strconcat ("/compare/similarity/text-finds-its-case/", TEXTS[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_text_finds_its_case);
    }
  g_test_add_func ("/compare/similarity/nothing-in-common-is-nothing-found",
                   test_nothing_in_common_is_nothing_found);
  g_test_add_func ("/compare/similarity/words-that-no-case-has-lower-the-score",
                   test_words_that_no_case_has_lower_the_score);
  g_test_add_func ("/compare/similarity/category-and-themes-are-reasons",
                   test_category_and_themes_are_reasons);
  g_test_add_func ("/compare/similarity/passages-are-shown-in-the-language-asked-for",
                   test_passages_are_shown_in_the_language_asked_for);
  g_test_add_func ("/compare/similarity/each-pair-is-compared-in-one-language",
                   test_each_pair_is_compared_in_one_language);
  g_test_add_func ("/compare/similarity/concepts-meet-across-languages",
                   test_concepts_meet_across_languages);
  g_test_add_func ("/compare/similarity/translation-adds-nothing", test_translation_adds_nothing);
  g_test_add_func ("/compare/similarity/things-of-one-kind-are-a-small-reason",
                   test_things_of_one_kind_are_a_small_reason);
  g_test_add_func ("/compare/similarity/without-a-thesaurus-only-words-meet",
                   test_without_a_thesaurus_only_words_meet);
  g_test_add_func ("/compare/similarity/parts-that-are-no-words-are-no-reasons",
                   test_parts_that_are_no_words_are_no_reasons);
  g_test_add_func ("/compare/similarity/bundled-cases-of-one-matter-are-nearest",
                   test_bundled_cases_of_one_matter_are_nearest);
  g_test_add_func ("/compare/similarity/limit-keeps-the-best", test_limit_keeps_the_best);
  g_test_add_func ("/compare/similarity/what-cannot-be-compared-is-refused",
                   test_what_cannot_be_compared_is_refused);
  g_test_add_func ("/compare/similarity/copy-outlives-the-answer", test_copy_outlives_the_answer);

  result = g_test_run ();
  kyo_thesaurus_unref (thesaurus);
  return result;
}
