/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-text.h"

static void
test_missing_language_is_made_up_for_by_the_other (void)
{
  const struct
  {
    const char *ja;
    const char *en;
    const char *shown_ja;
    const char *shown_en;
  } rows[] = {
    { "障害", "failure", "障害", "failure" },
    { "障害", NULL, "障害", "障害" },
    { NULL, "failure", "failure", "failure" },
    { "", "failure", "failure", "failure" },
    { "障害", "", "障害", "障害" },
    { NULL, NULL, "", "" },
    { "", "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KyoText) text = kyo_text_new (rows[i].ja, rows[i].en);

      g_assert_cmpstr (kyo_text_get (text, KYO_LANG_JA), ==, rows[i].shown_ja);
      g_assert_cmpstr (kyo_text_get (text, KYO_LANG_EN), ==, rows[i].shown_en);
      g_assert_true (kyo_text_has (text, KYO_LANG_JA) == (kyo_text_get_ja (text) != NULL));
      g_assert_true (kyo_text_has (text, KYO_LANG_JA) ==
                     (rows[i].ja != NULL && rows[i].ja[0] != '\0'));
      g_assert_true (kyo_text_has (text, KYO_LANG_EN) ==
                     (rows[i].en != NULL && rows[i].en[0] != '\0'));
    }
}

static void
test_no_text_shows_as_nothing (void)
{
  g_assert_cmpstr (kyo_text_get (NULL, KYO_LANG_JA), ==, "");
  g_assert_cmpstr (kyo_text_get (NULL, KYO_LANG_EN), ==, "");
  g_assert_false (kyo_text_has (NULL, KYO_LANG_JA));
  g_assert_null (kyo_text_get_ja (NULL));
  g_assert_null (kyo_text_get_en (NULL));
}

static void
test_equal_means_both_languages (void)
{
  g_autoptr (KyoText) text = kyo_text_new ("復旧", "recovery");
  g_autoptr (KyoText) same = kyo_text_new ("復旧", "recovery");
  g_autoptr (KyoText) other_en = kyo_text_new ("復旧", "restoration");
  g_autoptr (KyoText) only_ja = kyo_text_new ("復旧", NULL);
  g_autoptr (KyoText) swapped = kyo_text_new ("recovery", "復旧");

  g_assert_true (kyo_text_equal (text, text));
  g_assert_true (kyo_text_equal (text, same));
  g_assert_false (kyo_text_equal (text, other_en));
  g_assert_false (kyo_text_equal (text, only_ja));
  g_assert_false (kyo_text_equal (text, swapped));
  g_assert_false (kyo_text_equal (text, NULL));
  g_assert_false (kyo_text_equal (NULL, text));
  g_assert_true (kyo_text_equal (NULL, NULL));
}

static void
test_reference_keeps_the_words (void)
{
  KyoText *text = kyo_text_new ("検知", NULL);
  g_autoptr (KyoText) kept = kyo_text_ref (text);

  kyo_text_unref (text);
  g_assert_cmpstr (kyo_text_get_ja (kept), ==, "検知");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/text/missing-language-is-made-up-for-by-the-other",
                   test_missing_language_is_made_up_for_by_the_other);
  g_test_add_func ("/model/text/no-text-shows-as-nothing", test_no_text_shows_as_nothing);
  g_test_add_func ("/model/text/equal-means-both-languages", test_equal_means_both_languages);
  g_test_add_func ("/model/text/reference-keeps-the-words", test_reference_keeps_the_words);

  return g_test_run ();
}
