/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-normalise.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *source;
  const char *normal;
} FORMS[] = {
  { "full-width-letters-become-narrow-and-small", "ＮＡＳ　Ｓｅｒｖｅｒ", "nas server" },
  { "half-width-katakana-become-full", "ｻｰﾊﾞ", "サーバ" },
  { "half-width-handakuten-composes", "ﾊﾟｯﾁ", "パッチ" },
  { "loose-dakuten-composes",
    "か\xe3\x82\x99"
    "き゛",
    "がぎ" },
  { "circled-number-stands-off-a-word", "①NAS", "1 nas" },
  { "circled-numbers-stand-off-each-other", "①②", "1 2" },
  { "circled-number-after-a-word", "case⑩", "case 10" },
  { "negative-circled-number", "❶NAS", "1 nas" },
  { "keycap-stands-off-a-word", "1\xef\xb8\x8f\xe2\x83\xa3NAS", "1 nas" },
  { "enclosed-company-mark", "㈱ABC", "(株)abc" },
  { "enclosed-letter", "Ⓐ案", "a案" },
  { "square-unit", "10㎏", "10kg" },
  { "roman-numeral", "Ⅳ号", "iv号" },
  { "space-between-words-is-one", "remote \t\n desktop", "remote desktop" },
  { "space-beside-cjk-vanishes", "NAS の 障害", "nasの障害" },
  { "line-break-within-japanese-vanishes", "シス\n  テム", "システム" },
  { "space-beside-a-sign-vanishes", "a , b ( c )", "a,b(c)" },
  { "space-at-the-ends-vanishes", "\n 　x 　", "x" },
  { "no-break-space-is-space",
    "a\xc2\xa0"
    "b",
    "a b" },
  { "zero-width-vanishes",
    "a\xe2\x80\x8b"
    "b\xef\xbb\xbf"
    "c\xc2\xad"
    "d",
    "abcd" },
  { "variation-selector-vanishes", "葛\xf3\xa0\x84\x80城", "葛城" },
  { "control-characters-vanish",
    "a\x01"
    "b\x1f\x7f",
    "ab" },
  { "accents-compose", "Cafe\xcc\x81", "café" },
  { "marks-are-ordered", "q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87" },
  { "lower-case-outside-ascii", "ÉΩЖ", "éωж" },
  { "final-sigma-is-sigma", "ΟΔΟΣ ς", "οδοσ σ" },
  { "ligature", "ﬁle", "file" },
  { "hangul-composes", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" },
  { "compatibility-ideograph", "\xef\xa4\x80", "\xe8\xb1\x88" },
  { "spacing-accent-stays-itself", "e\xc2\xb4s", "e\xc2\xb4s" },
  { "wave-dashes-stay", "〜～", "〜~" },
  { "not-utf-8-is-replaced",
    "a\xff"
    "b\xe3\x81",
    "a\xef\xbf\xbd"
    "b\xef\xbf\xbd\xef\xbf\xbd" },
  { "surrogate-is-replaced", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
  { "nothing-stays-nothing", "", "" },
  { "only-space-is-nothing", " 　\n", "" },
};

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *normal = kyo_normalise_dup (FORMS[i].source);
  g_autofree char *again = kyo_normalise_dup (normal);

  g_assert_cmpstr (normal, ==, FORMS[i].normal);
  g_assert_cmpstr (again, ==, normal);
}

static void
test_offsets_lead_back (void)
{
  const char source[] = " ①ＮＡＳ　ﾊﾞ。";
  g_autoptr (KyoNormalised) normal = kyo_normalise_new (source, -1);
  static const struct
  {
    const char *found;
    const char *source;
  } places[] = {
    { "1", "①" }, { "nas", "ＮＡＳ" }, { "as", "ＡＳ" }, { "バ", "ﾊﾞ" }, { "。", "。" }
  };

  g_assert_cmpstr (kyo_normalise_get_text (normal), ==, "1 nasバ。");
  g_assert_cmpuint (kyo_normalise_get_length (normal), ==, strlen ("1 nasバ。"));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize at =
        strstr (kyo_normalise_get_text (normal), places[i].found) - kyo_normalise_get_text (normal);
      gsize start = kyo_normalise_source_offset (normal, at);
      gsize end = kyo_normalise_source_end (normal, at + strlen (places[i].found));
      g_autofree char *words = g_strndup (source + start, end - start);

      g_assert_cmpstr (words, ==, places[i].source);
    }

  g_assert_cmpuint (kyo_normalise_source_offset (normal, kyo_normalise_get_length (normal)), ==,
                    strlen (source));
  g_assert_cmpuint (kyo_normalise_source_offset (normal, strlen ("1 nas") + 1), ==,
                    strstr (source, "ﾊﾞ") - source); /* inside a character */
}

static void
test_length_is_kept (void)
{
  g_autoptr (KyoNormalised) normal = kyo_normalise_new ("ab\0cd", 5);
  g_autoptr (KyoNormalised) part = kyo_normalise_new ("障害", 3);

  g_assert_cmpstr (kyo_normalise_get_text (normal), ==, "abcd");
  g_assert_cmpstr (kyo_normalise_get_text (part), ==, "障");
}

static void
test_count (void)
{
  KyoNormalised *normal = kyo_normalise_new ("x", -1);

  g_assert_true (kyo_normalise_ref (normal) == normal);
  kyo_normalise_unref (normal);
  g_assert_cmpstr (kyo_normalise_get_text (normal), ==, "x");
  kyo_normalise_unref (normal);
}

/* GLib's own NFKC is the oracle, on texts without what we treat in a way of our own. */
static void
test_agrees_with_nfkc (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) source = g_string_new ("x");
      g_autofree char *nfkc = NULL;
      g_autofree char *lower = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *normal = NULL;

      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        {
          gboolean mark = g_test_rand_bit ();
          gunichar c =
            mark ? g_test_rand_int_range (0x300, 0x34f) : g_test_rand_int_range (0xc0, 0x1eff);

          if (g_unichar_isdefined (c) && g_unichar_isalpha (c) != mark && c != 0x130 &&
              (c < 0x1100 || c > 0x11ff))
            g_string_append_unichar (source, c);
        }

      nfkc = g_utf8_normalize (source->str, -1, G_NORMALIZE_ALL_COMPOSE);
      if (strchr (nfkc, ' ') != NULL || strstr (nfkc, "ς") != NULL || strstr (nfkc, "Σ") != NULL)
        continue;
      lower = g_utf8_strdown (nfkc, -1);
      expected = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
      normal = kyo_normalise_dup (source->str);
      if (strstr (expected, "i\xcc\x87") == NULL) /* g_utf8_strdown knows Lithuanian dots */
        g_assert_cmpstr (normal, ==, expected);
    }
}

/* Whatever the bytes: valid, the same again, no lone space, offsets within the source. */
static void
test_any_bytes (void)
{
  static const gunichar edges[] = { 0x20,   0x3000, 0x301,  0x3099, 0xff9e, 0x309b, 0x2460,
                                    0x1161, 0x11a8, 0x1100, 0xac00, 0xb4,   0x200b, 0x338,
                                    0x3d,   0x41,   0x3042, 0x20e3, 0x9bf,  0x9c7,  0xfdfa };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (KyoNormalised) normal = NULL;
      g_autofree char *again = NULL;
      gsize length;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        switch (g_test_rand_int_range (0, 4))
          {
          case 0:
            g_string_append_c (source, (char) g_test_rand_int_range (1, 256));
            break;
          case 1:
            g_string_append_unichar (source, g_test_rand_int_range (0x20, 0xd7ff));
            break;
          default:
            g_string_append_unichar (source,
                                     edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))]);
          }

      normal = kyo_normalise_new (source->str, source->len);
      length = kyo_normalise_get_length (normal);
      again = kyo_normalise_dup (kyo_normalise_get_text (normal));
      g_assert_true (g_utf8_validate (kyo_normalise_get_text (normal), length, NULL));
      g_assert_cmpstr (again, ==, kyo_normalise_get_text (normal));
      for (gsize i = 0; i <= length; i++)
        {
          g_assert_cmpuint (kyo_normalise_source_offset (normal, i), <=, source->len);
          g_assert_cmpuint (kyo_normalise_source_end (normal, i), <=, source->len);
        }
    }
}

static void
test_many_marks_end (void)
{
  g_autoptr (GString) source = g_string_new ("e");
  g_autofree char *normal = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (source, i % 2 == 0 ? "\xcc\x81" : "\xcc\xa3");
  normal = kyo_normalise_dup (source->str);

  g_assert_cmpuint (strlen (normal), >, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autofree char *path = g_strconcat ("/text/normalise/", FORMS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_form);
    }
  g_test_add_func ("/text/normalise/offsets-lead-back", test_offsets_lead_back);
  g_test_add_func ("/text/normalise/length-is-kept", test_length_is_kept);
  g_test_add_func ("/text/normalise/last-reference-frees", test_count);
  g_test_add_func ("/text/normalise/agrees-with-nfkc", test_agrees_with_nfkc);
  g_test_add_func ("/text/normalise/any-bytes-give-a-stable-form", test_any_bytes);
  g_test_add_func ("/text/normalise/a-hundred-thousand-marks-end", test_many_marks_end);

  return g_test_run ();
}
