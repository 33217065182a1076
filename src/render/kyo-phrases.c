/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Japanese may be broken after nearly every character, but a label of two short lines reads badly
 * when a word is cut. Without a dictionary the change of script tells most: a phrase (文節) ends
 * with the hiragana before the next kanji, katakana, letter or figure
 * ("ネットワークから|切り離して"). One letter of hiragana that is no particle, between two kanji,
 * is the middle of a verb (切り離す) and ends nothing. A phrase too long to be kept whole is parted
 * where other scripts meet
 * ("システム|監視担当者に"), but not after a figure or a single kanji ("2回目", "偽サイト").
 */
#include "config.h"

#include "render/kyo-phrases.h"

#include <string.h>

typedef enum
{
  SCRIPT_OTHER, /* spaces, punctuation: whatever is usual there */
  SCRIPT_FIGURE,
  SCRIPT_LATIN,
  SCRIPT_HIRAGANA,
  SCRIPT_KATAKANA,
  SCRIPT_KANJI,
} Script;

/* A stretch of one script. */
typedef struct
{
  Script script;
  gsize begin; /* bytes */
  gsize end;
  guint n_chars;
  double length; /* px */
} Run;

static Script
get_script (gunichar c)
{
  if ((c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19))
    return SCRIPT_FIGURE;
  if ((c >= 0xff21 && c <= 0xff5a) || (c < 0x0250 && g_unichar_isalpha (c)))
    return SCRIPT_LATIN;
  if (c == 0x30fc) /* long-vowel mark */
    return SCRIPT_KATAKANA;
  if (c == 0x3005) /* 々 */
    return SCRIPT_KANJI;

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

static GArray *
list_runs (const char *text, double em)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      Run run = { get_script (c), (gsize) (at - text), (gsize) (g_utf8_next_char (at) - text), 1,
                  g_unichar_iswide (c) ? em : em * 0.56 };
      Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;

      if (last != NULL && last->script == run.script && run.script != SCRIPT_OTHER)
        {
          last->end = run.end;
          last->n_chars++;
          last->length += run.length;
        }
      else
        g_array_append_val (runs, run);
    }
  return runs;
}

static gboolean
is_one_of (const char *text, const Run *run, const char *chars)
{
  g_autofree char *found = g_strndup (text + run->begin, run->end - run->begin);

  return strstr (chars, found) != NULL;
}

static Script
get_script_at (const GArray *runs, guint index)
{
  return index < runs->len ? g_array_index (runs, Run, index).script : SCRIPT_OTHER;
}

/* Whether a phrase ends with a run. */
static gboolean
ends_phrase (const char *text, const GArray *runs, guint index)
{
  const Run *run = &g_array_index (runs, Run, index);
  Script before = index > 0 ? get_script_at (runs, index - 1) : SCRIPT_OTHER;
  Script after = get_script_at (runs, index + 1);

  if (after == SCRIPT_OTHER)
    return TRUE;
  if (run->script != SCRIPT_HIRAGANA)
    return FALSE;
  if (run->n_chars > 1)
    return TRUE;
  /* お知らせ, 切り離し */
  if (is_one_of (text, run, "お ご") && before == SCRIPT_OTHER)
    return FALSE;
  return before != SCRIPT_KANJI || after != SCRIPT_KANJI ||
         is_one_of (text, run, "の を に は が と で へ も や か ず て し");
}

static double
measure_runs (const GArray *runs, guint begin, guint end)
{
  double length = 0;

  for (guint i = begin; i < end; i++)
    length += g_array_index (runs, Run, i).length;

  /* Brackets and commas go to the line of the word that they stand at. */
  for (guint i = begin; i > 0 && get_script_at (runs, i - 1) == SCRIPT_OTHER; i--)
    length += g_array_index (runs, Run, i - 1).length;
  for (guint i = end; i < runs->len && get_script_at (runs, i) == SCRIPT_OTHER; i++)
    length += g_array_index (runs, Run, i).length;
  return length;
}

static void
add_phrase (GArray *phrases, const GArray *runs, guint begin, guint end)
{
  KyoPhrase phrase = { g_array_index (runs, Run, begin).begin,
                       g_array_index (runs, Run, end - 1).end };

  /* Nobody breaks a Latin word anyway. */
  if (end - begin > 1 || get_script_at (runs, begin) >= SCRIPT_HIRAGANA)
    g_array_append_val (phrases, phrase);
}

/* A phrase that is not kept whole: its parts by script, as far as each fits. */
static void
add_parts (GArray *phrases, const GArray *runs, guint begin, guint end, double most, double first)
{
  guint part = begin;

  for (guint i = begin; i < end; i++)
    {
      Script script = get_script_at (runs, i);
      Script next = i + 1 < end ? get_script_at (runs, i + 1) : SCRIPT_OTHER;

      /* 2回, IPアドレス, 偽サイト: what goes before belongs to the word. */
      if (next == SCRIPT_HIRAGANA ||
          (next != SCRIPT_OTHER &&
           (script <= SCRIPT_HIRAGANA || g_array_index (runs, Run, i).n_chars == 1)))
        continue;
      if (measure_runs (runs, part, i + 1) <= (part == 0 ? first : most))
        add_phrase (phrases, runs, part, i + 1);
      part = i + 1;
    }
}

/**
 * kyo_phrases_list:
 * @text: words
 * @em: px that a Japanese character takes
 * @whole: px up to which a phrase is kept whole
 * @most: px that a line has
 * @indent: px that the first line has less
 *
 * Finds the stretches in which a line should not be broken. None is longer than a line.
 *
 * Returns: (transfer full) (element-type KyoPhrase): them
 */
GArray *
kyo_phrases_list (const char *text, double em, double whole, double most, double indent)
{
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (KyoPhrase));
  g_autoptr (GArray) runs = list_runs (text, em);
  guint begin = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      double first = most - indent;
      double room = MIN (whole, begin == 0 ? first : most);

      if (get_script_at (runs, i) == SCRIPT_OTHER)
        {
          begin = i + 1;
          continue;
        }
      if (!ends_phrase (text, runs, i))
        continue;

      if (measure_runs (runs, begin, i + 1) <= room)
        add_phrase (phrases, runs, begin, i + 1);
      else
        add_parts (phrases, runs, begin, i + 1, most, first);
      begin = i + 1;
    }
  return phrases;
}
