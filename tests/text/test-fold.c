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
  const char *folded;
} FORMS[] = {
  { "small-kana-become-large", "ランサムウェア", "ランサムウエア" },
  { "large-kana-stay", "ランサムウエア", "ランサムウエア" },
  { "half-width-kana", "ﾗﾝｻﾑｳｪｱ", "ランサムウエア" },
  { "small-tsu-and-ya-stay", "キャッシュ", "キャッシュ" },
  { "long-vowel-at-the-end-goes", "サーバー", "サーバ" },
  { "long-vowels-at-the-end-go", "サーバーー", "サーバ" },
  { "long-vowel-of-a-short-word-stays", "キー", "キー" },
  { "long-vowel-within-a-word-stays", "メールサーバー", "メールサーバ" },
  { "long-vowel-before-kanji-goes", "サーバー室", "サーバ室" },
  { "words-parted-by-a-space", "ルーター サーバー", "ルータサーバ" },
  { "words-parted-by-a-dot", "ルーター・サーバー", "ルータ・サーバ" },
  { "word-broken-by-a-line-is-one", "サー\nバー", "サーバ" },
  { "plural", "Servers", "server" },
  { "plural-within-a-phrase", "access rights of users", "access right of user" },
  { "plural-in-ies", "policies", "policy" },
  { "plural-in-es", "patches boxes crashes processes", "patch box crash process" },
  { "plural-before-kanji", "serversの", "serverの" },
  { "no-plural", "access virus analysis NAS DNS", "access virus analysis nas dns" },
  { "no-plural-of-what-has-digits", "ms17s", "ms17s" },
  { "hyphen-between-words", "back-up", "back up" },
  { "hyphens-between-words", "end-of-life", "end of life" },
  { "hyphen-and-plural", "break-ins", "break ins" },
  { "hyphen-elsewhere-stays", "-a サーバ-室 --", "-aサーバ-室--" },
  { "nothing", "", "" },
};

static void
test_form (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *folded = kyo_normalise_dup_folded (FORMS[i].source);
  g_autofree char *again = kyo_normalise_dup_folded (folded);

  g_assert_cmpstr (folded, ==, FORMS[i].folded);
  g_assert_cmpstr (again, ==, folded);
}

static const struct
{
  const char *source;
  const char *folded; /* what is sought in the folded form */
  const char *place;  /* and where it stands in the source */
} PLACES[] = {
  { "この サーバー が", "サーバ", "サーバー" },
  { "サーバーー室", "サーバ", "サーバーー" },
  { "サーバー室", "室", "室" },
  { "two ＳＥＲＶＥＲＳ here", "server", "ＳＥＲＶＥＲＳ" },
  { "many Policies.", "policy", "Policies" },
  { "many Policies.", ".", "." },
  { "a back-up of", "back up", "back-up" },
  { "ﾗﾝｻﾑｳｪｱ感染", "ランサムウエア", "ﾗﾝｻﾑｳｪｱ" },
};

static void
test_place_in_the_source_is_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      g_autoptr (KyoNormalised) folded = kyo_normalise_new_folded (PLACES[i].source, -1);
      const char *text = kyo_normalise_get_text (folded);
      const char *at = strstr (text, PLACES[i].folded);
      g_autofree char *place = NULL;
      gsize start, end;

      g_assert_nonnull (at);
      start = kyo_normalise_source_offset (folded, at - text);
      end = kyo_normalise_source_end (folded, at - text + strlen (PLACES[i].folded));
      place = g_strndup (PLACES[i].source + start, end - start);
      g_assert_cmpstr (place, ==, PLACES[i].place);
    }
}

/* Whatever comes: valid UTF-8, never longer, and every place lies in the source, in order. */
static void
test_any_text (void)
{
  static const char *const PIECES[] = {
    "サーバー", "ー", "ェ", "s", "es", "ies",  "x", "-",
    " ",        "\n", "鍵", "A", "ｰ",  "\xff", "①", "　",
  };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (KyoNormalised) folded = NULL;
      g_autofree char *normal = NULL;
      gsize last = 0;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (source, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
      folded = kyo_normalise_new_folded (source->str, -1);
      normal = kyo_normalise_dup (source->str);
      g_assert_true (g_utf8_validate (kyo_normalise_get_text (folded), -1, NULL));
      g_assert_cmpuint (strlen (kyo_normalise_get_text (folded)), ==,
                        kyo_normalise_get_length (folded));
      g_assert_cmpuint (kyo_normalise_get_length (folded), <=, strlen (normal));
      for (gsize i = 0; i <= kyo_normalise_get_length (folded); i++)
        {
          gsize start = kyo_normalise_source_offset (folded, i);

          g_assert_cmpuint (start, >=, last);
          g_assert_cmpuint (start, <=, source->len);
          last = start;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autofree char *path = g_strconcat ("/text/fold/", FORMS[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_form);
    }
  g_test_add_func ("/text/fold/place-in-the-source-is-known", test_place_in_the_source_is_known);
  g_test_add_func ("/text/fold/any-text", test_any_text);

  return g_test_run ();
}
