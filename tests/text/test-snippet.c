/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-snippet.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
  const char *query;
  guint max_chars;
  const char *plain;
  const char *markup;
} CUTS[] = {
  { "short-text-is-whole", "通信の障害", "障害", 40, "通信の障害", "通信の<b>障害</b>" },
  { "beginning-when-nothing-hits", "あいうえおかきくけこさしすせそ", "無", 10, "あいうえおかきく…",
    "あいうえおかきく…" },
  { "middle", "あいうえおかきくけこ障害さしすせそたちつてと", "障害", 12, "…けこ障害さしすせそた…",
    "…けこ<b>障害</b>さしすせそた…" },
  { "end", "あいうえおかきくけこさしすせそ障害", "障害", 10, "…こさしすせそ障害",
    "…こさしすせそ<b>障害</b>" },
  { "words-are-kept-whole", "The intruder moved laterally through the remote desktop service",
    "laterally", 30, "…moved laterally through the…", "…moved <b>laterally</b> through the…" },
  { "lines-become-one", "a\n\n b\tc 障害\r\n", "障害", 40, "a b c 障害", "a b c <b>障害</b>" },
  { "markup-is-escaped", "a<b>&\"'障害</b>", "障害", 40, "a<b>&\"'障害</b>",
    "a&lt;b&gt;&amp;&#34;&#39;<b>障害</b>&lt;/b&gt;" },
  { "hit-on-a-bracket-is-escaped", "x <y", "<", 40, "x <y", "x <b>&lt;</b>y" },
  { "controls-are-left-out",
    "a\x01\x1f"
    "b",
    NULL, 40, "ab", "ab" },
  { "every-hit-is-marked", "障害と障害", "障", 40, "障害と障害", "<b>障</b>害と<b>障</b>害" },
  { "letters-keep-their-accents",
    "ab e\xcc\x81"
    "e\xcc\x81"
    "e\xcc\x81"
    "e\xcc\x81"
    "e\xcc\x81",
    NULL, 8, "ab…", "ab…" },
  { "hit-within-a-grapheme-shows-it-whole", "あいうえおかきくけこ👩\xe2\x80\x8d👧さしすせそたちつ",
    "👧", 8, "…👩\xe2\x80\x8d👧さしす…", "…👩\xe2\x80\x8d<b>👧</b>さしす…" },
  { "not-utf-8-is-replaced", "a\xff障害", "障害", 40, "a\xef\xbf\xbd障害",
    "a\xef\xbf\xbd<b>障害</b>" },
  { "nothing-stays-nothing", " \n", "x", 40, "", "" },
};

static void
test_cut (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoQuery) query = CUTS[i].query != NULL ? kyo_query_new (CUTS[i].query) : NULL;
  g_autofree char *plain = kyo_snippet_dup (CUTS[i].text, query, CUTS[i].max_chars);
  g_autofree char *markup = kyo_snippet_dup_markup (CUTS[i].text, query, CUTS[i].max_chars);

  g_assert_cmpstr (plain, ==, CUTS[i].plain);
  g_assert_cmpstr (markup, ==, CUTS[i].markup);
}

static void
ignore_text_cb (
  GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  g_string_append_len (user_data, text, length);
}

/* Whatever the text: valid, not longer than asked for, the markup says the same as the plain one.
 */
static void
test_any_text (void)
{
  static const char *const parts[] = { "障害",      "の",
                                       "ﾊﾞ",        " ",
                                       "\n",        "word",
                                       "<",         "&",
                                       "e\xcc\x81", "①",
                                       "\x02",      "👩\xe2\x80\x8d👧",
                                       "\xff",      "か\xe3\x82\x99" };
  static const GMarkupParser parser = { .text = ignore_text_cb };

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) shown = g_string_new (NULL);
      g_autoptr (KyoQuery) query =
        kyo_query_new (parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      guint max_chars = g_test_rand_int_range (8, 60);
      g_autofree char *plain = NULL;
      g_autofree char *markup = NULL;
      g_autofree char *wrapped = NULL;
      g_autoptr (GMarkupParseContext) context =
        g_markup_parse_context_new (&parser, 0, shown, NULL);
      g_autoptr (GError) error = NULL;

      for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      plain = kyo_snippet_dup (text->str, query, max_chars);
      markup = kyo_snippet_dup_markup (text->str, query, max_chars);
      wrapped = g_strconcat ("<m>", markup, "</m>", NULL);

      g_assert_cmpint (g_utf8_strlen (plain, -1), <=, max_chars);
      g_assert_true (g_markup_parse_context_parse (context, wrapped, -1, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (shown->str, ==, plain);
      g_assert_null (strstr (plain, "…\xcc\x81"));
      g_assert_null (strstr (plain, "…\xe3\x82\x99"));
      g_assert_null (strstr (plain, "\xe2\x80\x8d…"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (CUTS); i++)
    {
      g_autofree char *path = g_strconcat ("/text/snippet/", CUTS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cut);
    }
  g_test_add_func ("/text/snippet/any-text-gives-sound-markup", test_any_text);

  return g_test_run ();
}
