/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-char.h"

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Scripts that are written without spaces between words, with their iteration and length marks.
 * Not ・ and ゠, which divide words. */
static const Range CJK[] = {
  { 0x1100, 0x11ff }, { 0x3005, 0x3007 }, { 0x3021, 0x3029 },   { 0x3031, 0x3035 },
  { 0x303b, 0x303c }, { 0x3041, 0x309a }, { 0x309d, 0x309f },   { 0x30a1, 0x30fa },
  { 0x30fc, 0x30ff }, { 0x3105, 0x312f }, { 0x3131, 0x318e },   { 0x31a0, 0x31bf },
  { 0x31f0, 0x31ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },   { 0xa960, 0xa97c },
  { 0xac00, 0xd7fb }, { 0xf900, 0xfaff }, { 0x1aff0, 0x1b16f }, { 0x20000, 0x3fffd },
};

/* Default-ignorable characters, fillers, variation selectors and what is no character at all. */
static const Range VANISHING[] = {
  { 0x00, 0x1f },     { 0x7f, 0x9f },     { 0xad, 0xad },       { 0x34f, 0x34f },
  { 0x61c, 0x61c },   { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 },   { 0x180b, 0x180f },
  { 0x200b, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x206f },   { 0x3164, 0x3164 },
  { 0xfdd0, 0xfdef }, { 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },
  { 0xfff0, 0xfffb }, { 0xfffe, 0xffff }, { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
};

/* Circled and parenthesised numbers, letters, ideographs and kana; combining circles. */
static const Range ENCLOSED[] = {
  { 0x20dd, 0x20e0 }, { 0x20e2, 0x20e4 }, { 0x2460, 0x24ff },   { 0x2776, 0x2793 },
  { 0x3200, 0x32bf }, { 0x32d0, 0x32fe }, { 0x1f100, 0x1f2ff },
};

/* Circled numbers to which Unicode gives no decomposition: the first of a run and its value. */
static const struct
{
  gunichar first;
  guint length;
  guint value;
} BARE_CIRCLED[] = {
  { 0x24eb, 10, 11 }, { 0x24f5, 10, 1 }, { 0x24ff, 1, 0 },
  { 0x2776, 10, 1 },  { 0x2780, 10, 1 }, { 0x278a, 10, 1 },
};

static gboolean
is_within (const Range *ranges, guint n_ranges, gunichar c)
{
  guint low = 0, high = n_ranges;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (c > ranges[middle].last)
        low = middle + 1;
      else if (c < ranges[middle].first)
        high = middle;
      else
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97c) ||
         (c >= 0xac00 && c <= 0xd7fb);
}

/**
 * kyo_char_class:
 * @c: a character of the normalised form
 *
 * Tells what a character is to search. Depends on nothing but the character, so that index and
 * plain scan can never disagree about it.
 *
 * Returns: its class
 */
KyoCharClass
kyo_char_class (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) ? KYO_CHAR_WORD : c == ' ' ? KYO_CHAR_SPACE : KYO_CHAR_SIGN;
  if (kyo_char_is_plain_cjk (c) || is_within (CJK, G_N_ELEMENTS (CJK), c))
    return KYO_CHAR_CJK;

  return g_unichar_isalnum (c) || g_unichar_ismark (c) ? KYO_CHAR_WORD : KYO_CHAR_SIGN;
}

/**
 * kyo_char_vanishes:
 * @c: a character that is not white space
 *
 * Tells characters that leave no trace in the normalised form: controls, zero-width characters,
 * soft hyphens, variation selectors, non-characters.
 *
 * Returns: whether it is one
 */
gboolean
kyo_char_vanishes (gunichar c)
{
  return is_within (VANISHING, G_N_ELEMENTS (VANISHING), c) || (c & 0xfffe) == 0xfffe;
}

/**
 * kyo_char_extends:
 * @c: a character, decomposed
 *
 * Tells characters that may combine with the one before them: marks, and the vowels and finals of
 * Hangul.
 *
 * Returns: whether it is one
 */
gboolean
kyo_char_extends (gunichar c)
{
  if (c < 0x300 || kyo_char_is_plain_cjk (c))
    return FALSE;

  return (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb) || g_unichar_ismark (c) ||
         g_unichar_combining_class (c) != 0;
}

/**
 * kyo_char_is_enclosed:
 * @c: a character
 *
 * Tells ①, Ⓐ, ㈱ and their like, whose normal form would run into a word beside it.
 *
 * Returns: whether it is one
 */
gboolean
kyo_char_is_enclosed (gunichar c)
{
  return is_within (ENCLOSED, G_N_ELEMENTS (ENCLOSED), c);
}

/**
 * kyo_char_decompose:
 * @c: a character
 * @result: (array length=size): where to put the characters
 * @size: room in @result, at least `G_UNICHAR_MAX_DECOMPOSITION_LENGTH`
 *
 * Takes a character apart as NFKD does, with two differences that keep the normal form stable:
 * a spacing accent (´ ¨ ¯) stays itself instead of becoming a space and a mark that would then join
 * the letter before; and circled numbers that Unicode leaves alone (❶) become numbers too.
 *
 * Returns: how many characters there are
 */
gsize
kyo_char_decompose (gunichar c, gunichar *result, gsize size)
{
  gsize n;

  g_return_val_if_fail (size >= G_UNICHAR_MAX_DECOMPOSITION_LENGTH, 0);

  for (guint i = 0; i < G_N_ELEMENTS (BARE_CIRCLED); i++)
    if (c >= BARE_CIRCLED[i].first && c - BARE_CIRCLED[i].first < BARE_CIRCLED[i].length)
      {
        guint value = BARE_CIRCLED[i].value + (c - BARE_CIRCLED[i].first);

        n = 0;
        if (value >= 10)
          result[n++] = '0' + value / 10;
        result[n++] = '0' + value % 10;
        return n;
      }

  if (c == 0x309b || c == 0x309c) /* spacing dakuten and handakuten: people mean the mark */
    c -= 2;

  n = g_unichar_fully_decompose (c, TRUE, result, size);
  if (n > 1 && result[0] == ' ')
    {
      result[0] = c == 0xffe3 ? 0xaf : c;
      n = 1;
    }

  return n;
}

/**
 * kyo_char_is_grapheme_break:
 * @before: a character
 * @after: the one that follows it
 *
 * Tells whether a text may be cut between two characters without splitting what a person sees as
 * one. After UAX #29, looking at no more than the pair: it refuses some cuts that the full rules
 * allow (between two flags), and allows none that they refuse but those after a prepended mark.
 *
 * Returns: whether it may be cut
 */
gboolean
kyo_char_is_grapheme_break (gunichar before, gunichar after)
{
  if (before == '\r' && after == '\n')
    return FALSE;
  if (before < 0x20 || after < 0x300)
    return TRUE;
  if (after == 0x200c || after == 0x200d || before == 0x200d || after == 0xff9e || after == 0xff9f)
    return FALSE;
  if ((after >= 0x1f3fb && after <= 0x1f3ff) || (after >= 0xe0020 && after <= 0xe007f))
    return FALSE;
  if (before >= 0x1f1e6 && before <= 0x1f1ff && after >= 0x1f1e6 && after <= 0x1f1ff)
    return FALSE;
  if (is_hangul (before) && after >= 0x1100 && after < 0x1160)
    return !(before >= 0x1100 && before < 0x1160);
  if (before >= 0x1100 && before < 0x1160 && is_hangul (after))
    return FALSE;

  return !kyo_char_extends (after);
}
