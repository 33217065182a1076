/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bag of terms is what BM25 counts in (its "document"): the words of a case, both languages in
 * one bag, so that a text in either finds it. What a case says of itself without words (its
 * category, its themes) is a term like any other, told from the words by its kind and a line feed
 * before it, which no word holds.
 *
 * Japanese writes borrowed words in more than one way: ランサムウェア is also ランサムウエア,
 * サーバー also サーバ. Terms are spelt in one of them.
 */
#include "config.h"

#include "compare/kyo-term-bag.h"

#include "text/kyo-keywords.h"
#include "text/kyo-normalise.h"

#include <string.h>

#define KIND_END '\n'
#define LONG_VOWEL 0x30fc /* ー */

static void
free_part (gpointer data)
{
  KyoTermText *part = data;

  g_free (part->id);
  g_free (part->text);
  g_hash_table_unref (part->words);
  g_free (part);
}

static KyoTermBag *
create_bag (void)
{
  KyoTermBag *self = g_new0 (KyoTermBag, 1);

  self->texts = g_ptr_array_new_with_free_func (free_part);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
add_term (KyoTermBag *self, const char *term, guint count)
{
  guint before = kyo_term_bag_count (self, term);

  g_hash_table_insert (self->counts, g_strdup (term), GUINT_TO_POINTER (before + count));
  self->length += count;
}

/* The one spelling of a word: ァ…ォ as ア…オ, no long vowel at the end of three characters or more.
 */
static char *
dup_term (const char *word)
{
  GString *term = g_string_sized_new (strlen (word));
  const char *last = g_utf8_find_prev_char (word, word + strlen (word));

  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar spelt = g_utf8_get_char (c);

      if (spelt >= 0x30a1 && spelt <= 0x30a9 && spelt % 2 == 1)
        spelt++;
      if (spelt != LONG_VOWEL || c != last || g_utf8_strlen (word, -1) < 3)
        g_string_append_unichar (term, spelt);
    }

  return g_string_free (term, FALSE);
}

static void
add_part (KyoTermBag *self, const char *id, KyoLang lang, const char *text)
{
  g_autoptr (GHashTable) keywords = NULL;
  KyoTermText *part;
  GHashTableIter iter;
  gpointer word, count;

  if (text == NULL || *text == '\0')
    return;

  part = g_new0 (KyoTermText, 1);
  part->id = g_strdup (id);
  part->lang = lang;
  part->text = g_strdup (text);
  part->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (self->texts, part);

  keywords = kyo_keywords_count (text);
  g_hash_table_iter_init (&iter, keywords);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      char *term = dup_term (word);

      add_term (self, term, GPOINTER_TO_UINT (count));
      g_hash_table_insert (part->words, term, g_strdup (word));
    }
}

static void
add_text (KyoTermBag *self, const char *id, KyoText *text)
{
  if (text == NULL)
    return;

  add_part (self, id, KYO_LANG_JA, kyo_text_get_ja (text));
  add_part (self, id, KYO_LANG_EN, kyo_text_get_en (text));
}

static void
add_passages (KyoTermBag *self, KyoSection *section)
{
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);

      add_text (self, kyo_passage_get_id (passage), kyo_passage_get_heading (passage));
      add_text (self, kyo_passage_get_id (passage), kyo_passage_get_text (passage));
    }
}

static void
add_steps (KyoTermBag *self, GListModel *steps)
{
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add_text (self, kyo_step_get_id (step), kyo_step_get_text (step));
    }
}

static void
add_participants (KyoTermBag *self, KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];

      add_text (self, kyo_participant_get_id (participant),
                kyo_participant_get_label (participant));
    }
}

static void
add_value (KyoTermBag *self, const char *kind, const char *value)
{
  g_autofree char *term = g_strdup_printf ("%s%c%s", kind, KIND_END, value);

  add_term (self, term, 1);
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c);
}

/**
 * kyo_term_bag_new_for_case:
 * @kase: a complete case
 *
 * Counts the terms of a case: the keywords, in both languages, of its passages, title, summary,
 * steps and participants; its category (but "other", which says nothing) and its themes.
 *
 * Returns: (transfer full): the bag
 */
KyoTermBag *
kyo_term_bag_new_for_case (KyoCase *kase)
{
  KyoTermBag *self;
  const char *const *themes;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  self = create_bag ();
  for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
    add_passages (self, kyo_case_get_section (kase, kind));
  add_text (self, kyo_case_get_id (kase), kyo_case_get_title (kase));
  add_text (self, kyo_case_get_id (kase), kyo_case_get_summary (kase));
  add_steps (self, kyo_case_get_steps (kase));
  add_participants (self, kase);

  if (kyo_case_get_category (kase) != KYO_CATEGORY_OTHER)
    add_value (self, "category",
               kyo_enum_to_nick (KYO_TYPE_CATEGORY, kyo_case_get_category (kase)));
  themes = kyo_case_get_themes (kase);
  for (guint i = 0; themes[i] != NULL; i++)
    add_value (self, "theme", themes[i]);

  return self;
}

/**
 * kyo_term_bag_new_for_text:
 * @text: a plain text
 * @lang: its language, if it is known; it only matters where a language has to be preferred
 *
 * Counts the keywords of a text, line by line.
 *
 * Returns: (transfer full): the bag
 */
KyoTermBag *
kyo_term_bag_new_for_text (const char *text, KyoLang lang)
{
  KyoTermBag *self;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = create_bag ();
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_part (self, NULL, lang, g_strstrip (lines[i]));

  return self;
}

/**
 * kyo_term_bag_free:
 * @self: (transfer full): a bag
 *
 * Frees a bag of terms.
 */
void
kyo_term_bag_free (KyoTermBag *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * kyo_term_bag_count:
 * @self: a bag
 * @term: a term
 *
 * Counts how often a term stands in a bag.
 *
 * Returns: how often, 0 when it does not
 */
guint
kyo_term_bag_count (const KyoTermBag *self, const char *term)
{
  g_return_val_if_fail (self != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, term));
}

/**
 * kyo_term_bag_find_text:
 * @self: a bag
 * @term: a word
 * @lang: the language preferred where the word stands in both
 *
 * Finds the text that shows best that a word stands in it: among those of the preferred
 * language, if any holds it, the first one.
 *
 * Returns: (transfer none) (nullable): the text, `NULL` when no text holds the term
 */
const KyoTermText *
kyo_term_bag_find_text (const KyoTermBag *self, const char *term, KyoLang lang)
{
  const KyoTermText *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const KyoTermText *part = self->texts->pdata[i];

      if (!g_hash_table_contains (part->words, term))
        continue;
      if (part->lang == lang)
        return part;
      if (found == NULL)
        found = part;
    }

  return found;
}

/**
 * kyo_term_bag_text_dup_word:
 * @part: a text that holds a word
 * @term: the word, as a term
 *
 * Cuts a word out of the text, as it is written there.
 *
 * Returns: (transfer full): the word; its normalised form where that cannot be found as it is
 */
char *
kyo_term_bag_text_dup_word (const KyoTermText *part, const char *term)
{
  g_autoptr (KyoNormalised) normalised = NULL;
  const char *word, *text, *at;
  gsize length;

  g_return_val_if_fail (part != NULL, NULL);

  word = g_hash_table_lookup (part->words, term);
  if (word == NULL)
    return g_strdup (term);

  normalised = kyo_normalise_new (part->text, -1);
  text = kyo_normalise_get_text (normalised);
  length = strlen (word);
  for (at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      gsize start, end;

      /* "nas" is not what stands in "nasal". */
      if (at > text && is_word_byte (at[-1]) && is_word_byte (at[0]))
        continue;
      if (is_word_byte (at[length - 1]) && is_word_byte (at[length]))
        continue;

      start = kyo_normalise_source_offset (normalised, at - text);
      end = kyo_normalise_source_end (normalised, at - text + length);
      return g_strndup (part->text + start, end - start);
    }

  return g_strdup (word);
}

/**
 * kyo_term_kind:
 * @term: a term
 *
 * Tells what a term is.
 *
 * Returns: (transfer none): "word", "category" or "theme"
 */
const char *
kyo_term_kind (const char *term)
{
  if (strchr (term, KIND_END) == NULL)
    return "word";

  return g_str_has_prefix (term, "category") ? "category" : "theme";
}

/**
 * kyo_term_value:
 * @term: a term
 *
 * Takes the kind off a term.
 *
 * Returns: (transfer none): the word, or the nick of the category or theme
 */
const char *
kyo_term_value (const char *term)
{
  const char *end = strchr (term, KIND_END);

  return end == NULL ? term : end + 1;
}
