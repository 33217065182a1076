/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a shared word stands in a text, however that text spells it: in any letter case and width,
 * with a small kana or a large one (ランサムウェア, ランサムウエア), with the long vowel at its end
 * or without (サーバー, サーバ). Small kana become large ones in the normalised form, which changes
 * no length, so what is found there is found in the text.
 */
#include "config.h"

#include "app/compare/kyo-word-marks.h"

#include "text/kyo-normalise.h"

#include <string.h>

#define LONG_VOWEL "ー"

static char *
dup_spelt (const char *normalised)
{
  GString *spelt = g_string_sized_new (strlen (normalised));

  for (const char *c = normalised; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean is_small = character >= 0x30a1 && character <= 0x30a9 && character % 2 == 1;

      g_string_append_unichar (spelt, is_small ? character + 1 : character);
    }

  return g_string_free (spelt, FALSE);
}

static gboolean
is_letter (char byte)
{
  return g_ascii_isalnum (byte) || byte == '_';
}

/* "nas" does not stand in "nasal". */
static gboolean
is_whole (const char *text, const char *at, gsize length)
{
  if (at > text && is_letter (at[-1]) && is_letter (at[0]))
    return FALSE;

  return !(is_letter (at[length - 1]) && is_letter (at[length]));
}

/**
 * kyo_word_marks_find:
 * @text: a text
 * @word: a word
 *
 * Finds every place where @word stands in @text, in whichever spelling.
 *
 * Returns: (transfer full) (element-type KyoTextRange): the places in bytes of @text, in order
 */
GArray *
kyo_word_marks_find (const char *text, const char *word)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
  g_autoptr (KyoNormalised) normalised = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *spelt_text = NULL;
  g_autofree char *spelt_word = NULL;
  const char *at;
  gsize length;

  g_return_val_if_fail (text != NULL && word != NULL, places);

  normalised = kyo_normalise_new (text, -1);
  plain = kyo_normalise_dup (word);
  spelt_text = dup_spelt (kyo_normalise_get_text (normalised));
  spelt_word = dup_spelt (plain);
  if (g_str_has_suffix (spelt_word, LONG_VOWEL) && g_utf8_strlen (spelt_word, -1) >= 3)
    spelt_word[strlen (spelt_word) - strlen (LONG_VOWEL)] = '\0';
  length = strlen (spelt_word);
  if (length == 0)
    return places;

  for (at = strstr (spelt_text, spelt_word); at != NULL; at = strstr (at, spelt_word))
    {
      KyoTextRange range = { 0 };
      const char *end = at + length;

      if (is_whole (spelt_text, at, length))
        {
          if (g_str_has_prefix (end, LONG_VOWEL))
            end += strlen (LONG_VOWEL);
          range.start = kyo_normalise_source_offset (normalised, at - spelt_text);
          range.end = kyo_normalise_source_end (normalised, end - spelt_text);
          g_array_append_val (places, range);
        }
      at = end;
    }

  return places;
}
