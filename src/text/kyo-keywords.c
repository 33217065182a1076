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
  "about",     "after",  "again",   "all",      "already",   "also",   "although", "am",
  "among",     "an",     "and",     "another",  "any",       "are",    "as",       "at",
  "based",     "be",     "became",  "because",  "been",      "before", "being",    "both",
  "but",       "by",     "can",     "cannot",   "could",     "did",    "do",       "does",
  "due",       "during", "each",    "either",   "every",     "few",    "first",    "for",
  "found",     "from",   "further", "given",    "had",       "has",    "have",     "having",
  "he",        "her",    "here",    "him",      "his",       "how",    "however",  "if",
  "important", "in",     "include", "included", "including", "into",   "is",       "it",
  "its",       "itself", "just",    "made",     "make",      "makes",  "making",   "many",
  "may",       "me",     "might",   "more",     "most",      "much",   "must",     "my",
  "need",      "needed", "needs",   "neither",  "new",       "no",     "nor",      "not",
  "of",        "off",    "on",      "once",     "one",       "only",   "or",       "other",
  "our",       "out",    "over",    "own",      "properly",  "same",   "second",   "several",
  "she",       "should", "since",   "so",       "some",      "still",  "such",     "take",
  "taken",     "takes",  "taking",  "than",     "that",      "the",    "their",    "them",
  "then",      "there",  "these",   "they",     "this",      "those",  "though",   "through",
  "to",        "too",    "under",   "until",    "up",        "upon",   "us",       "use",
  "used",      "uses",   "using",   "very",     "was",       "we",     "well",     "were",
  "what",      "when",   "where",   "whether",  "which",     "while",  "who",      "whom",
  "why",       "will",   "with",    "within",   "without",   "would",  "yet",      "you",
  "your",
};

/* Sorted. Japanese nouns that stand in the report of any incident. */
static const char *const STOP_NOUNS[] = {
  "一連", "一部",   "上記", "下記", "不明", "予定", "事項", "今回", "以上", "以下",   "以前",
  "以後", "以降",   "全体", "全員", "全国", "内容", "判明", "別途", "前提", "可能",   "可能性",
  "各種", "同様",   "同社", "問題", "場合", "大半", "契機", "存在", "完了", "実施",   "対象",
  "必要", "必要性", "想定", "意味", "教訓", "方法", "既存", "時点", "最終", "最終的", "有無",
  "本件", "検討",   "次第", "気付", "活用", "特定", "状態", "状況", "理由", "発生",   "目的",
  "直後", "直接",   "確実", "確認", "程度", "結果", "継続", "自体", "自身", "複数",   "観点",
  "記載", "該当",   "詳細", "認識", "課題", "追加", "途中", "通常", "適切", "重要",   "開始",
  "関係", "限定",   "項目", "順次",
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
add_word (GArray *words, const KyoNormaliser *normal, gsize first, gsize n)
{
  KyoTextRange range = { normal->chars[first].start, normal->chars[first + n - 1].end };

  g_array_append_val (words, range);
}

static gboolean
is_stop_word (const KyoNormaliser *normal, Script script, gsize first, gsize n)
{
  const KyoNormalChar *chars = normal->chars;
  g_autofree char *word =
    g_strndup (normal->text + chars[first].pos, chars[first + n].pos - chars[first].pos);

  if (script == SCRIPT_WORD)
    return bsearch (word, STOP_WORDS, G_N_ELEMENTS (STOP_WORDS), sizeof STOP_WORDS[0],
                    compare_word) != NULL;

  return bsearch (word, STOP_NOUNS, G_N_ELEMENTS (STOP_NOUNS), sizeof STOP_NOUNS[0],
                  compare_word) != NULL;
}

static gboolean
has_letter (const KyoNormaliser *normal, gsize first, gsize n)
{
  for (gsize i = first; i < first + n; i++)
    if (g_unichar_isalpha (normal->chars[i].c))
      return TRUE;

  return FALSE;
}

static void
add_run (GArray *words, const KyoNormaliser *normal, Script script, gsize first, gsize n)
{
  if (script == SCRIPT_NONE || n < 2 || !has_letter (normal, first, n))
    return;

  if (!is_stop_word (normal, script, first, n))
    add_word (words, normal, first, n);
  if (script == SCRIPT_HAN && n > LONG_COMPOUND)
    for (gsize i = first; i + 1 < first + n; i++)
      if (!is_stop_word (normal, script, i, 2))
        add_word (words, normal, i, 2);
}

/* In which of the places a byte lies, counted from 1; 0 for none. Bytes are asked in order. */
static guint
find_place (const GArray *places, guint *next, gsize byte)
{
  if (places == NULL)
    return 0;
  while (*next < places->len && g_array_index (places, KyoTextRange, *next).end <= byte)
    (*next)++;

  return *next < places->len && g_array_index (places, KyoTextRange, *next).start <= byte
           ? *next + 1
           : 0;
}

/**
 * kyo_keywords_find:
 * @text: a text
 * @without: (nullable) (element-type KyoTextRange): places of @text to leave out, in order and none
 *   overlapping another; a word ends where one begins
 *
 * Finds the words of a text by which a person would recognise its matter: words of two or more
 * letters but bare numbers, runs of katakana, and runs of Chinese characters (of those over four
 * characters also each pair); not what stands in any report. Hiragana and single characters are
 * left out.
 *
 * Returns: (transfer full) (element-type KyoTextRange): where they stand, in bytes of @text
 */
GArray *
kyo_keywords_find (const char *text, const GArray *without)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
  g_auto (KyoNormaliser) normal = { 0 };
  gsize first = 0;
  guint next = 0, place;

  g_return_val_if_fail (text != NULL, words);

  kyo_normaliser_run (&normal, text, -1);
  place = find_place (without, &next, normal.chars[0].start);
  for (gsize i = 1; i <= normal.n_chars; i++)
    {
      const KyoNormalChar *chars = normal.chars;
      Script script = get_script (&chars[first]);
      guint place_here = find_place (without, &next, chars[i].start);

      if (i < normal.n_chars && get_script (&chars[i]) == script && place_here == place &&
          !kyo_normaliser_is_parted (&normal, text, i))
        continue;
      if (place == 0)
        add_run (words, &normal, script, first, i - first);
      first = i;
      place = place_here;
    }

  return words;
}
