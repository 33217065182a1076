/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One spelling for each word. Japanese writes borrowed words in more than one way, English has a
 * plural where Japanese has none, and hyphens come and go. Search must not care for that, as it
 * finds what was typed; whoever compares words does:
 *
 *   ランサムウェア  ランサムウエア   ァ…ォ as ア…オ
 *   サーバー        サーバ           no long vowel at the end of three katakana or more
 *   servers         server           no plural s at the end of four letters or more: -ies is -y,
 *                                    -es goes after ch, sh, ss, x; but -ss, -us and -is stay
 *   back-up         back up          no hyphen between words
 */
#include "config.h"

#include "text/kyo-normaliser.h"

#include <string.h>

#define LONG_VOWEL 0x30fc /* ー */
#define MIN_KATAKANA 3    /* with the long vowel: キー stays */
#define MIN_LETTERS 4     /* with the s: NAS and DNS stay */
#define MAX_LETTERS 32

/* How many characters go at the end of a word, and which one stands in their place, if any. */
typedef struct
{
  gsize n_dropped;
  gunichar replacement;
} Ending;

/* A run of katakana or of letters that nothing parts; anything else is a run of its own. */
static gsize
find_run_end (const KyoNormaliser *self, const char *source, gsize first)
{
  const KyoNormalChar *chars = self->chars;
  gboolean is_katakana = kyo_char_is_katakana (chars[first].c);
  gsize end = first + 1;

  if (!is_katakana && chars[first].klass != KYO_CHAR_WORD)
    return end;
  while (end < self->n_chars && kyo_char_is_katakana (chars[end].c) == is_katakana &&
         (is_katakana || chars[end].klass == KYO_CHAR_WORD) &&
         !kyo_normaliser_is_parted (self, source, end))
    end++;

  return end;
}

static gboolean
ends_in (const char *word, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length >= n && memcmp (word + length - n, suffix, n) == 0;
}

static Ending
find_plural (const KyoNormalChar *chars, gsize n)
{
  static const char *const SIBILANTS[] = { "ches", "shes", "sses", "xes" };
  char word[MAX_LETTERS];

  if (n < MIN_LETTERS || n > MAX_LETTERS)
    return (Ending){ 0 };
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isalpha (chars[i].c < 0x80 ? (char) chars[i].c : 0))
        return (Ending){ 0 };
      word[i] = (char) chars[i].c;
    }

  if (word[n - 1] != 's' || ends_in (word, n, "ss") || ends_in (word, n, "us") ||
      ends_in (word, n, "is"))
    return (Ending){ 0 };
  if (n > MIN_LETTERS && ends_in (word, n, "ies"))
    return (Ending){ 3, 'y' };
  for (guint i = 0; i < G_N_ELEMENTS (SIBILANTS); i++)
    if (ends_in (word, n, SIBILANTS[i]))
      return (Ending){ 2, 0 };

  return (Ending){ 1, 0 };
}

static Ending
find_ending (const KyoNormalChar *chars, gsize n)
{
  Ending ending = { 0 };

  if (!kyo_char_is_katakana (chars[0].c))
    return find_plural (chars, n);
  while (n - ending.n_dropped >= MIN_KATAKANA && chars[n - ending.n_dropped - 1].c == LONG_VOWEL)
    ending.n_dropped++;

  return ending;
}

static void
append (KyoNormaliser *self, gsize *n, gsize *length, const KyoNormalChar *place, gunichar c)
{
  KyoNormalChar folded = *place;

  folded.c = c;
  folded.pos = *length;
  self->chars[(*n)++] = folded;
  *length += g_unichar_to_utf8 (c, self->text + *length);
}

static gboolean
is_hyphen (const KyoNormaliser *self, gsize i)
{
  return (self->chars[i].c == '-' || self->chars[i].c == 0x2010) && i > 0 &&
         self->chars[i - 1].klass == KYO_CHAR_WORD && i + 1 < self->n_chars &&
         self->chars[i + 1].klass == KYO_CHAR_WORD;
}

/**
 * kyo_normaliser_fold:
 * @self: a machine that has run
 * @source: the text that it ran on
 *
 * Folds the spellings of each word into one, in place: a text never becomes longer by it.
 */
void
kyo_normaliser_fold (KyoNormaliser *self, const char *source)
{
  const KyoNormalChar end = self->chars[self->n_chars];
  gsize n = 0, length = 0, next;

  for (gsize first = 0; first < self->n_chars; first = next)
    {
      KyoNormalChar *chars = self->chars + first;
      Ending ending;
      gsize last;

      next = find_run_end (self, source, first);
      if (is_hyphen (self, first))
        {
          chars[0].klass = KYO_CHAR_SPACE;
          append (self, &n, &length, chars, ' ');
          continue;
        }

      last = next - first - 1;
      ending = find_ending (chars, last + 1);
      if (ending.n_dropped > 0)
        {
          chars[last - ending.n_dropped + (ending.replacement != 0)].end = chars[last].end;
          if (ending.replacement != 0)
            chars[last - ending.n_dropped + 1].c = ending.replacement;
          last -= ending.n_dropped - (ending.replacement != 0);
        }
      for (gsize i = 0; i <= last; i++)
        {
          gunichar c = chars[i].c;
          gboolean is_small = c >= 0x30a1 && c <= 0x30a9 && c % 2 == 1;

          append (self, &n, &length, &chars[i], is_small ? c + 1 : c);
        }
    }

  self->n_chars = n;
  self->length = length;
  self->text[length] = '\0';
  self->chars[n] = end;
  self->chars[n].pos = length;
}
