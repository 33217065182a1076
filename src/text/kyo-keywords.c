/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for reasons: what a person would underline, not what the index needs. Japanese does without
 * spaces, but its scripts divide it well enough: a run of katakana is a borrowed word, a run of
 * Chinese characters a word or a compound, hiragana is grammar.
 */
#include "config.h"

#include "text/kyo-keywords.h"

#include "text/kyo-normaliser.h"

#include <stdlib.h>
#include <string.h>

#define LONG_COMPOUND 4 /* characters; a longer run is also counted by its bigrams */

/* Sorted. English words that say nothing about a case. */
static const char *const STOP_WORDS[] = {
  "about",   "after",  "again",   "all",   "also",   "although", "am",     "among",   "an",
  "and",     "any",    "are",     "as",    "at",     "be",       "became", "because", "been",
  "before",  "being",  "both",    "but",   "by",     "can",      "cannot", "could",   "did",
  "do",      "does",   "during",  "each",  "either", "every",    "few",    "for",     "from",
  "further", "had",    "has",     "have",  "having", "he",       "her",    "here",    "him",
  "his",     "how",    "however", "if",    "in",     "into",     "is",     "it",      "its",
  "itself",  "just",   "many",    "may",   "me",     "might",    "more",   "most",    "much",
  "must",    "my",     "neither", "no",    "nor",    "not",      "of",     "off",     "on",
  "once",    "one",    "only",    "or",    "other",  "our",      "out",    "over",    "own",
  "same",    "she",    "should",  "since", "so",     "some",     "still",  "such",    "than",
  "that",    "the",    "their",   "them",  "then",   "there",    "these",  "they",    "this",
  "those",   "though", "through", "to",    "too",    "under",    "until",  "up",      "upon",
  "us",      "very",   "was",     "we",    "were",   "what",     "when",   "where",   "whether",
  "which",   "while",  "who",     "whom",  "why",    "will",     "with",   "within",  "without",
  "would",   "yet",    "you",     "your",
};

typedef enum
{
  SCRIPT_NONE,
  SCRIPT_WORD,
  SCRIPT_KATAKANA,
  SCRIPT_HAN,
  SCRIPT_HANGUL,
} Script;

static Script
get_script (const KyoNormalChar *place)
{
  gunichar c = place->c;

  if (place->klass == KYO_CHAR_WORD)
    return SCRIPT_WORD;
  if (place->klass != KYO_CHAR_CJK)
    return SCRIPT_NONE;
  if (kyo_char_is_katakana (c))
    return SCRIPT_KATAKANA;
  if (c == 0x3005 || c == 0x3007 || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
      c >= 0x20000)
    return SCRIPT_HAN;
  if ((c >= 0x1100 && c <= 0x11ff) || (c >= 0xac00 && c <= 0xd7fb))
    return SCRIPT_HANGUL;

  return SCRIPT_NONE;
}

static int
compare_word (const void *key, const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

static void
count_term (GHashTable *counts, const KyoNormaliser *normal, gsize first, gsize n)
{
  const KyoNormalChar *chars = normal->chars;
  char *term = g_strndup (normal->text + chars[first].pos, chars[first + n].pos - chars[first].pos);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, term));

  g_hash_table_replace (counts, term, GUINT_TO_POINTER (count + 1));
}

static gboolean
is_telling_word (const KyoNormaliser *normal, gsize first, gsize n)
{
  const KyoNormalChar *chars = normal->chars;
  g_autofree char *word = NULL;
  gboolean has_letter = FALSE;

  for (gsize i = first; i < first + n; i++)
    has_letter = has_letter || g_unichar_isalpha (chars[i].c);
  if (n < 2 || !has_letter)
    return FALSE;

  word = g_strndup (normal->text + chars[first].pos, chars[first + n].pos - chars[first].pos);
  return bsearch (word, STOP_WORDS, G_N_ELEMENTS (STOP_WORDS), sizeof STOP_WORDS[0],
                  compare_word) == NULL;
}

static void
count_run (GHashTable *counts, const KyoNormaliser *normal, Script script, gsize first, gsize n)
{
  if (script == SCRIPT_NONE || n < 2)
    return;
  if (script == SCRIPT_WORD && !is_telling_word (normal, first, n))
    return;

  count_term (counts, normal, first, n);
  if (script == SCRIPT_HAN && n > LONG_COMPOUND)
    for (gsize i = first; i + 1 < first + n; i++)
      count_term (counts, normal, i, 2);
}

/**
 * kyo_keywords_count:
 * @text: a text
 *
 * Counts the words of a text by which a person would recognise its matter, in normalised form:
 * words of two or more letters but English stop words and bare numbers, runs of katakana, and runs
 * of Chinese characters (of those over four characters also each pair). Hiragana and single
 * characters are not counted.
 *
 * Returns: (transfer container) (element-type utf8 guint): word → count
 */
GHashTable *
kyo_keywords_count (const char *text)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (KyoNormaliser) normal = { 0 };
  gsize first = 0;

  g_return_val_if_fail (text != NULL, counts);

  kyo_normaliser_run (&normal, text, -1);
  for (gsize i = 1; i <= normal.n_chars; i++)
    {
      const KyoNormalChar *chars = normal.chars;
      Script script = get_script (&chars[first]);

      if (i < normal.n_chars && get_script (&chars[i]) == script &&
          !kyo_normaliser_is_parted (&normal, text, i))
        continue;
      count_run (counts, &normal, script, first, i - first);
      first = i;
    }

  return counts;
}
