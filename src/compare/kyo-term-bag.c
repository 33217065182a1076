/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bag of terms is what BM25 counts in (its "document"). A term is a concept of the thesaurus, and
 * so the same in Japanese and English and in all its words; or a word that no concept knows, in the
 * one spelling of text/kyo-fold.c. Each place of a text counts once: in "ランサムウェア感染端末"
 * there are concepts, and what is left between them is looked through for words.
 *
 * What a case says of itself without words (its category, its themes) is a term like any other.
 * Whatever is not a word is told by its kind and a line feed before it, which no word holds.
 */
#include "config.h"

#include "compare/kyo-term-bag.h"

#include "text/kyo-keywords.h"
#include "text/kyo-normalise.h"

#include <string.h>

#define KIND_END '\n'

/* In the order of KyoTermKind; words have no prefix. */
static const char *const PREFIXES[] = { NULL, "concept", "category", "theme" };

typedef void (*TextFunc) (const char *id, KyoText *text, gpointer user_data);

typedef struct
{
  KyoTermBag *bag;
  KyoThesaurus *thesaurus;
  KyoLang lang;
} Filling;

static void
free_part (gpointer data)
{
  KyoTermText *part = data;

  g_free (part->id);
  g_free (part->text);
  g_hash_table_unref (part->places);
  g_free (part);
}

static KyoTermBag *
create_bag (void)
{
  KyoTermBag *self = g_new0 (KyoTermBag, 1);

  self->texts = g_ptr_array_new_with_free_func (free_part);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->families = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

static char *
dup_term (KyoTermKind kind, const char *value)
{
  return g_strdup_printf ("%s%c%s", PREFIXES[kind], KIND_END, value);
}

static void
count_term (KyoTermBag *self, const char *term)
{
  guint before = kyo_term_bag_count (self, term);

  g_hash_table_insert (self->counts, g_strdup (term), GUINT_TO_POINTER (before + 1));
  self->length++;
}

/* Takes the term. */
static void
add_place (KyoTermBag *self, KyoTermText *part, char *term, KyoTextRange place)
{
  GArray *places = g_hash_table_lookup (part->places, term);

  count_term (self, term);
  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
      g_hash_table_insert (part->places, g_strdup (term), places);
    }
  g_array_append_val (places, place);
  g_free (term);
}

static void
add_concepts (const Filling *filling, KyoTermText *part, GArray *spotted)
{
  g_autoptr (GArray) spots = NULL;

  if (filling->thesaurus == NULL)
    return;

  spots = kyo_thesaurus_spot (filling->thesaurus, part->text);
  for (guint i = 0; i < spots->len; i++)
    {
      const KyoSpot *spot = &g_array_index (spots, KyoSpot, i);

      add_place (filling->bag, part,
                 dup_term (KYO_TERM_CONCEPT, kyo_concept_get_id (spot->concept)), spot->range);
      g_array_append_val (spotted, spot->range);
    }
}

/* Parts of a compound follow it. */
static void
add_words (const Filling *filling, KyoTermText *part, const GArray *spotted)
{
  g_autoptr (GArray) words = kyo_keywords_find (part->text, spotted);
  gsize end = 0;

  for (guint i = 0; i < words->len; i++)
    {
      KyoTextRange place = g_array_index (words, KyoTextRange, i);
      g_autofree char *written = g_strndup (part->text + place.start, place.end - place.start);
      char *term = kyo_normalise_dup_folded (written);

      if (place.end > end)
        g_hash_table_add (filling->bag->wholes, g_strdup (term));
      end = MAX (end, place.end);
      add_place (filling->bag, part, term, place);
    }
}

static void
add_part (const Filling *filling, const char *id, KyoLang lang, const char *text)
{
  g_autoptr (GArray) spotted = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
  KyoTermText *part;

  if (text == NULL || *text == '\0')
    return;

  part = g_new0 (KyoTermText, 1);
  part->id = g_strdup (id);
  part->lang = lang;
  part->text = g_strdup (text);
  part->places =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_ptr_array_add (filling->bag->texts, part);
  add_concepts (filling, part, spotted);
  add_words (filling, part, spotted);
}

static const char *
get_in (KyoText *text, KyoLang lang)
{
  return lang == KYO_LANG_JA ? kyo_text_get_ja (text) : kyo_text_get_en (text);
}

static gboolean
says_in (KyoText *text, KyoLang lang)
{
  const char *words = get_in (text, lang);

  return words != NULL && *words != '\0';
}

static KyoLang
get_other (KyoLang lang)
{
  return lang == KYO_LANG_JA ? KYO_LANG_EN : KYO_LANG_JA;
}

/* A text in both languages would say everything twice. */
static void
add_text (const char *id, KyoText *text, gpointer user_data)
{
  const Filling *filling = user_data;
  KyoLang lang = says_in (text, filling->lang) ? filling->lang : get_other (filling->lang);

  add_part (filling, id, lang, get_in (text, lang));
}

static void
pass_text (TextFunc func, const char *id, KyoText *text, gpointer user_data)
{
  if (text != NULL)
    func (id, text, user_data);
}

static void
foreach_passage (KyoSection *section, TextFunc func, gpointer user_data)
{
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      const char *id = kyo_passage_get_id (passage);

      pass_text (func, id, kyo_passage_get_heading (passage), user_data);
      pass_text (func, id, kyo_passage_get_text (passage), user_data);
    }
}

static void
foreach_step (GListModel *steps, TextFunc func, gpointer user_data)
{
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      pass_text (func, kyo_step_get_id (step), kyo_step_get_text (step), user_data);
    }
}

static void
foreach_participant (KyoCase *kase, TextFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];

      pass_text (func, kyo_participant_get_id (participant),
                 kyo_participant_get_label (participant), user_data);
    }
}

/* All texts of a case, in the order in which reasons prefer them. */
static void
foreach_text (KyoCase *kase, TextFunc func, gpointer user_data)
{
  const char *id = kyo_case_get_id (kase);

  for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
    foreach_passage (kyo_case_get_section (kase, kind), func, user_data);
  pass_text (func, id, kyo_case_get_title (kase), user_data);
  pass_text (func, id, kyo_case_get_summary (kase), user_data);
  foreach_step (kyo_case_get_steps (kase), func, user_data);
  foreach_participant (kase, func, user_data);
}

static void
add_value (KyoTermBag *self, KyoTermKind kind, const char *value)
{
  g_autofree char *term = dup_term (kind, value);

  count_term (self, term);
}

static void
add_to_family (KyoTermBag *self, const KyoConcept *family, const char *term)
{
  GPtrArray *members = g_hash_table_lookup (self->families, family);

  if (members == NULL)
    {
      members = g_ptr_array_new ();
      g_hash_table_insert (self->families, (gpointer) family, members);
    }
  g_ptr_array_add (members, (gpointer) term);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Once all is counted. Sorted, so that the same is found first each time. */
static void
find_families (KyoTermBag *self, KyoThesaurus *thesaurus)
{
  GHashTableIter iter;
  gpointer term, members;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &term, NULL))
    {
      const KyoConcept *concept;
      GPtrArray *broader;

      if (kyo_term_get_kind (term) != KYO_TERM_CONCEPT)
        continue;
      concept = kyo_thesaurus_lookup (thesaurus, kyo_term_get_value (term));
      broader = kyo_concept_get_broader (concept);
      add_to_family (self, concept, term);
      for (guint i = 0; i < broader->len; i++)
        add_to_family (self, broader->pdata[i], term);
    }

  g_hash_table_iter_init (&iter, self->families);
  while (g_hash_table_iter_next (&iter, NULL, &members))
    g_ptr_array_sort (members, compare_members);
}

static gboolean
is_japanese_letter (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* -1 for names and abbreviations, which are the same in both. */
static int
guess_lang_of_word (const char *text, const KyoTextRange *place)
{
  for (const char *c = text + place->start; c < text + place->end; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (is_japanese_letter (character))
        return KYO_LANG_JA;
      if (g_unichar_isupper (character) || g_unichar_isdigit (character))
        return -1;
    }

  return KYO_LANG_EN;
}

typedef struct
{
  KyoLang lang;
  guint n_texts;
  guint n_in_lang;
} Tally;

static void
tally_text (const char *id, KyoText *text, gpointer user_data)
{
  Tally *tally = user_data;

  tally->n_texts += says_in (text, KYO_LANG_JA) || says_in (text, KYO_LANG_EN);
  tally->n_in_lang += says_in (text, tally->lang);
}

/**
 * kyo_term_bag_new_for_case:
 * @kase: a complete case
 * @thesaurus: (nullable): whose concepts are looked for
 * @lang: the language that is counted of what is there in both
 *
 * Counts the terms of a case: those of its passages, title, summary, steps and participants; its
 * category (but "other", which says nothing) and its themes.
 *
 * Returns: (transfer full): the bag
 */
KyoTermBag *
kyo_term_bag_new_for_case (KyoCase *kase, KyoThesaurus *thesaurus, KyoLang lang)
{
  Filling filling = { NULL, thesaurus, lang };
  const char *const *themes;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  filling.bag = create_bag ();
  foreach_text (kase, add_text, &filling);
  if (kyo_case_get_category (kase) != KYO_CATEGORY_OTHER)
    add_value (filling.bag, KYO_TERM_CATEGORY,
               kyo_enum_to_nick (KYO_TYPE_CATEGORY, kyo_case_get_category (kase)));
  themes = kyo_case_get_themes (kase);
  for (guint i = 0; themes[i] != NULL; i++)
    add_value (filling.bag, KYO_TERM_THEME, themes[i]);
  find_families (filling.bag, thesaurus);

  return filling.bag;
}

/**
 * kyo_term_bag_new_for_text:
 * @text: a plain text
 * @thesaurus: (nullable): whose concepts are looked for
 * @lang: its language, if it is known; it only matters where a language has to be preferred
 *
 * Counts the terms of a text, line by line.
 *
 * Returns: (transfer full): the bag
 */
KyoTermBag *
kyo_term_bag_new_for_text (const char *text, KyoThesaurus *thesaurus, KyoLang lang)
{
  Filling filling = { NULL, thesaurus, lang };
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  filling.bag = create_bag ();
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_part (&filling, NULL, lang, g_strstrip (lines[i]));
  find_families (filling.bag, thesaurus);

  return filling.bag;
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
  g_hash_table_unref (self->families);
  g_hash_table_unref (self->wholes);
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
 * kyo_term_bag_count_family:
 * @self: a bag
 * @family: a concept
 *
 * Counts how often a concept, or one next below it, stands in a bag.
 *
 * Returns: how often, 0 when none does
 */
guint
kyo_term_bag_count_family (const KyoTermBag *self, const KyoConcept *family)
{
  GPtrArray *members;
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  members = g_hash_table_lookup (self->families, family);
  for (guint i = 0; members != NULL && i < members->len; i++)
    count += kyo_term_bag_count (self, members->pdata[i]);

  return count;
}

/**
 * kyo_term_bag_guess_lang:
 * @self: a bag
 * @fallback: the language to answer when there are as many words of either
 *
 * Tells in which language a text is, by its words: those in kana or Chinese characters are
 * Japanese, those in small letters English; names and abbreviations are neither.
 *
 * Returns: the language of most of them
 */
KyoLang
kyo_term_bag_guess_lang (const KyoTermBag *self, KyoLang fallback)
{
  guint counts[2] = { 0 };

  g_return_val_if_fail (self != NULL, fallback);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const KyoTermText *part = self->texts->pdata[i];
      GHashTableIter iter;
      gpointer places;

      g_hash_table_iter_init (&iter, part->places);
      while (g_hash_table_iter_next (&iter, NULL, &places))
        {
          int lang =
            guess_lang_of_word (part->text, &g_array_index ((GArray *) places, KyoTextRange, 0));

          if (lang >= 0)
            counts[lang] += ((GArray *) places)->len;
        }
    }

  if (counts[KYO_LANG_JA] == counts[KYO_LANG_EN])
    return fallback;
  return counts[KYO_LANG_JA] > counts[KYO_LANG_EN] ? KYO_LANG_JA : KYO_LANG_EN;
}

/**
 * kyo_term_bag_find_text:
 * @self: a bag
 * @term: a word or concept
 * @lang: the language preferred
 *
 * Finds the text that shows best that a term stands in it: among those of the preferred language,
 * if any holds it, the first one.
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

      if (!g_hash_table_contains (part->places, term))
        continue;
      if (part->lang == lang)
        return part;
      if (found == NULL)
        found = part;
    }

  return found;
}

/**
 * kyo_term_get_kind:
 * @term: a term
 *
 * Tells what a term is.
 *
 * Returns: its kind
 */
KyoTermKind
kyo_term_get_kind (const char *term)
{
  if (strchr (term, KIND_END) == NULL)
    return KYO_TERM_WORD;
  for (guint kind = KYO_TERM_CONCEPT; kind < G_N_ELEMENTS (PREFIXES); kind++)
    if (g_str_has_prefix (term, PREFIXES[kind]))
      return (KyoTermKind) kind;

  g_return_val_if_reached (KYO_TERM_WORD);
}

/**
 * kyo_term_get_value:
 * @term: a term
 *
 * Takes the kind off a term.
 *
 * Returns: (transfer none): the word, the identifier of the concept, or the nick of the category or
 *   theme
 */
const char *
kyo_term_get_value (const char *term)
{
  const char *end = strchr (term, KIND_END);

  return end == NULL ? term : end + 1;
}

/**
 * kyo_term_case_speaks:
 * @kase: a complete case
 * @lang: a language
 *
 * Tells whether a case can be read in a language: whether at least half of its texts are there in
 * it.
 *
 * Returns: whether it can
 */
gboolean
kyo_term_case_speaks (KyoCase *kase, KyoLang lang)
{
  Tally tally = { .lang = lang };

  g_return_val_if_fail (KYO_IS_CASE (kase), FALSE);

  foreach_text (kase, tally_text, &tally);
  return tally.n_in_lang > 0 && 2 * tally.n_in_lang >= tally.n_texts;
}
