/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "compare/kyo-similarity.h"

#include "import/kyo-bundled.h"
#include "text/kyo-normalise.h"

#include <string.h>

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

/* As it is searched for, and spelt in one way. */
static char *
dup_spelt (const char *text)
{
  g_autoptr (GString) spelt = g_string_new (NULL);
  g_autofree char *normal = kyo_normalise_dup (text);

  g_string_append (spelt, normal);
  g_string_replace (spelt, "ェ", "エ", 0);
  g_string_replace (spelt, "ー", "", 0);
  return g_strdup (spelt->str);
}

static gboolean
holds_word (const char *text, const char *word)
{
  g_autofree char *spelt_text = dup_spelt (text);
  g_autofree char *spelt_word = dup_spelt (word);

  return strstr (spelt_text, spelt_word) != NULL;
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
          if (strcmp (reason->kind, "word") != 0)
            continue;

          g_assert_true (holds_word (reason->query_text, reason->label));
          g_assert_true (holds_word (reason->case_text, reason->label));
          g_assert_true (kyo_case_has_target (match->kase, reason->case_passage));
        }
      g_assert_cmpfloat (sum, <=, 1 + 1e-9);
    }
}

static void
test_every_bundled_case_is_most_like_itself (void)
{
  g_autoptr (GPtrArray) cases = load_bundled ();
  g_autoptr (GError) error = NULL;

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

      matches = kyo_compare_text (cases, text->str, KYO_LANG_JA, 0, &error);
      g_assert_no_error (error);
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
  g_autoptr (GError) error = NULL;
  KyoCase *original = cases->pdata[1];

  kyo_case_set_title (own, kyo_case_get_title (original));
  kyo_case_set_themes (own, kyo_case_get_themes (original));
  kyo_case_set_category (own, kyo_case_get_category (original));
  kyo_section_add_passage (
    kyo_case_get_section (own, KYO_SECTION_CAUSE),
    kyo_section_get_passage (kyo_case_get_section (original, KYO_SECTION_CAUSE), 0));
  kyo_case_set_complete (own, TRUE);

  matches = kyo_compare_case (cases, own, KYO_LANG_EN, 0, &error);
  g_assert_no_error (error);
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
  g_autoptr (GError) error = NULL;

  matches = kyo_compare_case (cases, cases->pdata[1], KYO_LANG_EN, 0, &error);
  g_assert_no_error (error);
  check_matches (matches);
  for (guint i = 0; i < matches->len; i++)
    g_assert_true (get_match (matches, i)->kase != cases->pdata[1]);
}

static const struct
{
  const char *name;
  const char *text;
  const char *first;
  const char *label; /* of one of its reasons */
} TEXTS[] = {
  { "japanese", "サーバーがランサムウェアに感染した。", "ransom", "ランサムウェア" },
  { "english", "Ransomware encrypted our file server", "ransom", "ransomware" },
  { "half-width-kana", "ﾗﾝｻﾑｳｪｱ", "ransom", "ランサムウェア" },
  { "other-spelling", "ランサムウエア", "ransom", "ランサムウェア" },
  { "without-long-vowel", "サーバ", "ransom", "サーバー" },
  { "abbreviation-in-any-case", "the nas", "disk", "NAS" },
  { "full-width-latin", "ＲＤＰの口が開いていた", "ransom", "RDP" },
  { "case-in-one-language", "a laptop on a train", "only-english", "laptop" },
  { "flood", "大雨による浸水で発電機が止まった", "flood", "発電機" },
};

static void
test_text_finds_its_case (gconstpointer data)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;
  guint i = GPOINTER_TO_UINT (data);

  matches = kyo_compare_text (cases, TEXTS[i].text, KYO_LANG_JA, 0, &error);
  g_assert_no_error (error);
  check_matches (matches);
  g_assert_cmpstr (kyo_case_get_id (get_match (matches, 0)->kase), ==, TEXTS[i].first);
  for (guint j = 0; j < get_match (matches, 0)->reasons->len; j++)
    {
      const KyoReason *reason = get_match (matches, 0)->reasons->pdata[j];

      found |= strcmp (reason->label, TEXTS[i].label) == 0;
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
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) matches = kyo_compare_text (cases, NOTHING[i], KYO_LANG_EN, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (matches->len, ==, 0);
    }
}

static void
test_words_that_no_case_has_lower_the_score (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) plain = NULL, mixed = NULL;
  g_autoptr (GError) error = NULL;

  plain = kyo_compare_text (cases, "ransomware", KYO_LANG_EN, 1, &error);
  g_assert_no_error (error);
  mixed =
    kyo_compare_text (cases, "ransomware penguins juggling marmalade", KYO_LANG_EN, 1, &error);
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
  g_autoptr (GError) error = NULL;
  const KyoReason *reason;

  kyo_case_set_category (own, KYO_CATEGORY_SYSTEM_FAILURE);
  kyo_case_set_themes (own, THEMES);
  kyo_case_set_complete (own, TRUE);

  matches = kyo_compare_case (cases, own, KYO_LANG_EN, 0, &error);
  g_assert_no_error (error);
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
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) matches = kyo_compare_text (cases, "NAS", lang, 0, &error);
      const KyoReason *reason;

      g_assert_no_error (error);
      reason = get_match (matches, 0)->reasons->pdata[0];
      g_assert_cmpstr (reason->case_passage, ==, "disk.ca.1");
      g_assert_cmpstr (reason->case_text, ==,
                       lang == KYO_LANG_JA ? CASES[0].cause_ja : CASES[0].cause_en);
      g_assert_cmpstr (reason->query_text, ==, "NAS");
    }
}

static void
test_limit_keeps_the_best (void)
{
  g_autoptr (GPtrArray) cases = create_cases ();
  g_autoptr (GPtrArray) all = NULL, two = NULL;
  g_autoptr (GError) error = NULL;

  all = kyo_compare_text (cases, "感染 ファイル NAS 暗号化", KYO_LANG_JA, 0, &error);
  g_assert_no_error (error);
  two = kyo_compare_text (cases, "感染 ファイル NAS 暗号化", KYO_LANG_JA, 2, &error);
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

  g_assert_null (kyo_compare_text (cases, "\xff\xfe", KYO_LANG_JA, 0, &error));
  g_assert_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_TEXT);
  g_clear_error (&error);

  kyo_case_set_complete (cases->pdata[3], FALSE);
  g_assert_null (kyo_compare_text (cases, "NAS", KYO_LANG_JA, 0, &error));
  g_assert_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "website"));
  g_clear_error (&error);

  g_assert_null (kyo_compare_case (cases, cases->pdata[0], KYO_LANG_JA, 0, &error));
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

  matches = kyo_compare_text (cases, "ransomware", KYO_LANG_EN, 1, &error);
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
  g_test_init (&argc, &argv, NULL);
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
  g_test_add_func ("/compare/similarity/limit-keeps-the-best", test_limit_keeps_the_best);
  g_test_add_func ("/compare/similarity/what-cannot-be-compared-is-refused",
                   test_what_cannot_be_compared_is_refused);
  g_test_add_func ("/compare/similarity/copy-outlives-the-answer", test_copy_outlives_the_answer);

  return g_test_run ();
}
