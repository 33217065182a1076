/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-tokens.h"

#include <string.h>

static gboolean
append_cb (const char *token, gsize token_length, gsize start, gsize end, gpointer user_data)
{
  GString *all = user_data;

  if (all->len > 0)
    g_string_append_c (all, '|');
  g_string_append_len (all, token, token_length);
  return TRUE;
}

static const struct
{
  const char *name;
  const char *text;
  const char *tokens;
} SPLITS[] = {
  { "bigrams-and-the-last-alone", "システム", "シス|ステ|テム|ム" },
  { "one-character", "障", "障" },
  { "words-are-whole", "Remote Desktop", "remote|desktop" },
  { "digits-join-letters", "MS17-010", "ms17|-|010" },
  { "scripts-meet", "NASのRDP", "nas|の|rdp" },
  { "sign-ends-a-run", "障害、復旧", "障害|害|、|復旧|旧" },
  { "half-width-kana", "ｻｰﾊﾞ", "サー|ーバ|バ" },
  { "circled-number", "①NAS", "1|nas" },
  { "iteration-mark-is-cjk", "人々〇", "人々|々〇|〇" },
  { "middle-dot-parts-words", "エンド・ユーザ", "エン|ンド|ド|・|ユー|ーザ|ザ" },
  { "hangul-is-cjk", "한국", "한국|국" },
  { "beyond-the-basic-plane", "𠮷野", "𠮷野|野" },
  { "nothing", "", "" },
};

static void
test_split (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) all = g_string_new (NULL);

  kyo_tokens_foreach (SPLITS[i].text, -1, append_cb, all);

  g_assert_cmpstr (all->str, ==, SPLITS[i].tokens);
}

static gboolean
append_source_cb (const char *token, gsize token_length, gsize start, gsize end, gpointer user_data)
{
  GString *all = user_data;

  g_string_append_printf (all, "%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " ", start, end);
  return TRUE;
}

static void
test_offsets_are_of_the_source (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  kyo_tokens_foreach (" ﾊﾞ ス ABC", -1, append_source_cb, all);

  g_assert_cmpstr (all->str, ==, "1-11 8-11 12-15 ");
}

static gboolean
stop_cb (const char *token, gsize token_length, gsize start, gsize end, gpointer user_data)
{
  guint *n = user_data;

  return ++*n < 2;
}

static void
test_stops_when_told (void)
{
  guint n = 0;

  kyo_tokens_foreach ("a b c d", -1, stop_cb, &n);

  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (SPLITS); i++)
    {
      g_autofree char *path = g_strconcat ("/text/tokens/", SPLITS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_split);
    }
  g_test_add_func ("/text/tokens/offsets-are-of-the-source", test_offsets_are_of_the_source);
  g_test_add_func ("/text/tokens/stops-when-told", test_stops_when_told);

  return g_test_run ();
}
