/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Japanese may be broken after nearly every character, but a label of two short lines reads badly
 * when a word is cut. Without a dictionary the change of script tells most: a phrase (文節) begins
 * with kanji, katakana, letters or figures and ends in hiragana. So lines are kept from breaking
 * inside "監視担当者" or "速やかに", and break before the next such beginning.
 */
#include "config.h"

#include "render/kyo-phrases.h"

typedef enum
{
  SCRIPT_OTHER, /* spaces, punctuation: whatever is usual there */
  SCRIPT_LATIN,
  SCRIPT_HIRAGANA,
  SCRIPT_KATAKANA,
  SCRIPT_KANJI,
} Script;

static Script
get_script (gunichar c)
{
  if (c == 0x30fc) /* long-vowel mark */
    return SCRIPT_KATAKANA;
  if (c == 0x3005) /* 々 */
    return SCRIPT_KANJI;
  if ((c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff5a) ||
      (c < 0x0250 && g_unichar_isalnum (c)))
    return SCRIPT_LATIN;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HIRAGANA:
      return SCRIPT_HIRAGANA;
    case G_UNICODE_SCRIPT_KATAKANA:
      return SCRIPT_KATAKANA;
    case G_UNICODE_SCRIPT_HAN:
      return SCRIPT_KANJI;
    default:
      return SCRIPT_OTHER;
    }
}

/* お and ご before a noun belong to it. */
static gboolean
is_prefix (gunichar c, Script before)
{
  return (c == 0x304a || c == 0x3054) && before != SCRIPT_HIRAGANA;
}

/* "NAS上", "当日中", "監視用": what follows or goes before in one kanji belongs to the word. */
static gboolean
begins_phrase (Script before, Script last, gunichar last_char, Script next)
{
  if (last == SCRIPT_OTHER || next == SCRIPT_OTHER)
    return FALSE;
  if (last == SCRIPT_HIRAGANA)
    return next != SCRIPT_HIRAGANA && !is_prefix (last_char, before);
  if (next == SCRIPT_HIRAGANA)
    return FALSE;
  return last != next;
}

/* Brackets and commas go to the line of the word that they stand at. */
static double
measure_neighbours (const char *text, const char *begin, const char *end, double em)
{
  double length = 0;

  if (begin > text)
    {
      gunichar c = g_utf8_get_char (g_utf8_prev_char (begin));

      if (get_script (c) == SCRIPT_OTHER && !g_unichar_isspace (c))
        length += em;
    }
  if (*end != '\0' && get_script (g_utf8_get_char (end)) == SCRIPT_OTHER &&
      !g_unichar_isspace (g_utf8_get_char (end)))
    length += em;
  return length;
}

/**
 * kyo_phrases_list:
 * @text: words
 * @em: px that a Japanese character takes
 * @most: px that a line has
 * @indent: px that the first line has less
 *
 * Finds the stretches in which a line should not be broken. Those that would not fit in a line are
 * left out.
 *
 * Returns: (transfer full) (element-type KyoPhrase): them
 */
GArray *
kyo_phrases_list (const char *text, double em, double most, double indent)
{
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (KyoPhrase));
  Script before = SCRIPT_OTHER, last = SCRIPT_OTHER;
  gunichar last_char = 0;
  const char *begin = text;
  double length = 0;
  gboolean japanese = FALSE;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      Script next = c != 0 ? get_script (c) : SCRIPT_OTHER;

      if (c == 0 || last == SCRIPT_OTHER || next == SCRIPT_OTHER ||
          begins_phrase (before, last, last_char, next))
        {
          KyoPhrase phrase = { (gsize) (begin - text), (gsize) (at - text) };

          if (japanese && length > em &&
              length + measure_neighbours (text, begin, at, em) <=
                (begin == text ? most - indent : most))
            g_array_append_val (phrases, phrase);
          begin = at;
          length = 0;
          japanese = FALSE;
        }
      if (c == 0)
        break;

      length += next == SCRIPT_LATIN || c < 0x0250 ? em * 0.56 : em;
      japanese = japanese || next >= SCRIPT_HIRAGANA;
      before = last;
      last = next;
      last_char = c;
    }
  return phrases;
}
