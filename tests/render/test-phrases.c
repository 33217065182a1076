/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "render/kyo-painter.h"
#include "render/kyo-phrases.h"
#include "render/kyo-typesetter.h"

#include <string.h>

/* "|" where a line may be broken that could be broken before. */
static const struct
{
  const char *name;
  const char *text;
  double most;
  const char *phrases;
} PHRASES[] = {
  { "ends-in-hiragana", "速やかに公表", 200, "速やかに|公表" },
  { "particle-between-kanji", "影響の範囲", 200, "影響の|範囲" },
  { "verb-is-not-cut", "切り離しと保全", 200, "切り離しと|保全" },
  { "figure-keeps-its-counter", "2回目の感染", 200, "2回目の|感染" },
  { "letters-keep-their-noun", "IPアドレスを", 200, "IPアドレスを" },
  { "honorific-prefix", "お知らせを掲載", 200, "お知らせを|掲載" },
  { "long-phrase-is-parted-by-script", "システム監視担当者", 100, "システム|監視担当者" },
  { "too-long-for-a-line", "総合窓口責任者代理補佐", 100, "" },
  { "english-is-left-alone", "Monitoring server", 100, "" },
  { "nothing", "", 100, "" },
};

static void
test_phrases (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) phrases =
    kyo_phrases_list (PHRASES[i].text, 13, PHRASES[i].most, PHRASES[i].most, 0);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint j = 0; j < phrases->len; j++)
    {
      const KyoPhrase *phrase = &g_array_index (phrases, KyoPhrase, j);

      if (j > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, PHRASES[i].text + phrase->begin,
                           (gssize) (phrase->end - phrase->begin));
    }
  g_assert_cmpstr (found->str, ==, PHRASES[i].phrases);
}

static const char *const TEXTS[] = {
  "サーバー、ルーター、ファイアウォール（外部との境界に置く機器）のログを調べ、"
  "侵入の経路を「特定」した。ユーザーのデータがコピーされたか、担当者がチェックしたところ、"
  "ずっと以前からだった。被害は２回目だ。",
  "感染端末をクリーンインストールし、ネットワークに再接続",
  "「WannaCry」感染端末が、全業務用PCを",
  "CIO（最高情報責任者）・各担当",
};

/* Kinsoku: what may not begin a line, whatever the width. */
static void
test_no_line_begins_with_a_comma (gconstpointer data)
{
  static const char forbidden[] =
    "、。，．）」』】ー・：；！？ぁぃぅぇぉっゃゅょァィゥェォッャュョ々";
  const char *text = TEXTS[GPOINTER_TO_SIZE (data)];
  g_autoptr (KyoTypesetter) typesetter = kyo_typesetter_new (KYO_LANG_JA);

  for (double width = 117; width < 400; width += 3)
    {
      PangoLayout *layout = kyo_typesetter_set (typesetter, text, KYO_FONT_BODY, width, 28);

      for (GSList *item = pango_layout_get_lines_readonly (layout); item != NULL; item = item->next)
        {
          const PangoLayoutLine *line = item->data;
          g_autofree char *first = g_strndup (text + line->start_index, 3);

          if (line->start_index > 0 && line->length >= 3)
            g_assert_null (strstr (forbidden, first));
        }
    }
}

/* No short last line where the words can be spread better; never one line more for it. */
static void
test_lines_are_about_equally_long (void)
{
  g_autoptr (KyoTypesetter) typesetter = kyo_typesetter_new (KYO_LANG_EN);
  double width, height;
  guint n_lines;

  kyo_typesetter_measure (typesetter, "Press conference: apology and explanation", KYO_FONT_BODY,
                          246, 30, &width, &height, &n_lines);
  g_assert_cmpuint (n_lines, ==, 2);
  g_assert_cmpfloat (width, <, 210);
}

static void
test_japanese_is_set_in_the_japanese_font (void)
{
  g_autoptr (KyoTypesetter) typesetter = kyo_typesetter_new (KYO_LANG_EN);
  PangoLayout *layout = kyo_typesetter_set (typesetter, "直骨", KYO_FONT_BODY, -1, 0);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoLayoutRun *run = line->runs->data;
  PangoFontDescription *font = pango_font_describe (run->item->analysis.font);

  if (strstr (pango_font_description_get_family (font), "CJK JP") == NULL)
    g_test_skip ("Noto Sans CJK JP is not installed");
  pango_font_description_free (font);
}

static void
test_lines_have_one_height (void)
{
  static const char *const texts[] = { "サーバー", "Server", "NASサーバーA" };
  g_autoptr (KyoTypesetter) typesetter = kyo_typesetter_new (KYO_LANG_JA);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double width, height;
      guint n_lines;

      kyo_typesetter_measure (typesetter, texts[i], KYO_FONT_BODY, -1, 0, &width, &height,
                              &n_lines);
      g_assert_cmpuint (n_lines, ==, 1);
      g_assert_cmpfloat_with_epsilon (height, 19, 0.05);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (PHRASES); i++)
    {
      g_autofree char *path = g_strconcat ("/render/phrases/", PHRASES[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_phrases);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/render/typesetter/no-line-begins-with-a-comma/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_no_line_begins_with_a_comma);
    }
  g_test_add_func ("/render/typesetter/lines-are-about-equally-long",
                   test_lines_are_about_equally_long);
  g_test_add_func ("/render/typesetter/japanese-is-set-in-the-japanese-font",
                   test_japanese_is_set_in_the_japanese_font);
  g_test_add_func ("/render/typesetter/lines-have-one-height", test_lines_have_one_height);

  return g_test_run ();
}
