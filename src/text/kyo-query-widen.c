/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wide query: what was typed, or any other word for it.
 *
 * What was typed is one word or several, in the fewest groups that are labels of a term: malicious
 * software, リモート 接続. What stands in closed quotes is meant as it is.
 *
 * Other words are the labels of that term in both languages, and of all that is narrower; of an
 * English one also the plural, or of a plural the singular. Left out are those that what was typed,
 * or another of them, finds already; single characters and two katakana, which stand in the midst
 * of other words (ログ in カタログ); and what is narrower than a heading, such as "measure": that
 * would be nearly anything. They are whole: what was typed may go on, as more may be typed.
 *
 * A Japanese word that is no label may be composed of some: サーバ障害. Its other words are
 * composed likewise, of the Japanese labels of the same terms; nothing narrower stands for a part.
 */
#include "config.h"

#include "text/kyo-query-widen.h"

#include "text/kyo-normaliser.h"
#include "text/kyo-query-private.h"

#include <string.h>

#define MAX_WORDS 6     /* of a label, as it may be typed */
#define MAX_NARROWER 20 /* a term above more of them is a heading */
#define MAX_COMPOSED 40 /* ways to compose a word */
#define MIN_CHARS 2
#define MIN_KATAKANA 3

/* Whether a word is long enough to be looked for anywhere in a text. */
static gboolean
is_telling (const KyoNormalised *normal)
{
  const KyoNormaliser *normaliser = kyo_normalise_get_normaliser (normal);

  if (normaliser->n_chars >= MIN_KATAKANA)
    return TRUE;
  if (normaliser->n_chars < MIN_CHARS)
    return FALSE;
  for (gsize i = 0; i < normaliser->n_chars; i++)
    if (!kyo_char_is_katakana (normaliser->chars[i].c))
      return TRUE;

  return FALSE;
}

/* Whether what a term finds already finds each text in which a word stands. */
static gboolean
is_found_already (const KyoQueryTerm *term, const KyoNormalised *normal)
{
  gboolean has_all = TRUE;

  for (guint i = 0; i < term->words->len && has_all; i++)
    has_all = kyo_query_word_matches (&g_array_index (term->words, KyoQueryWord, i), normal);
  if (has_all)
    return TRUE;

  for (guint i = 0; i < term->others->len; i++)
    if (kyo_query_word_matches (&g_array_index (term->others, KyoQueryOther, i).word, normal))
      return TRUE;

  return FALSE;
}

/* Takes the form. */
static void
add_form (KyoQueryTerm *term, const char *label, KyoLang lang, gboolean is_shown, char *form)
{
  KyoQueryOther other = { { kyo_normalise_new (form, -1), TRUE }, NULL, lang, is_shown };

  g_free (form);
  if (!is_telling (other.word.normal) || is_found_already (term, other.word.normal))
    {
      kyo_normalise_unref (other.word.normal);
      return;
    }

  other.label = g_strdup (label);
  g_array_append_val (term->others, other);
}

/* The plural of a phrase, or the singular of one in the plural; NULL when it has neither. */
static char *
dup_other_number (const char *label)
{
  g_autofree char *normal = kyo_normalise_dup (label);
  gsize length = strlen (normal);
  const char *last = strrchr (normal, ' ');
  g_autofree char *folded = NULL;

  last = last != NULL ? last + 1 : normal;
  if (length - (last - normal) < MIN_CHARS || !g_ascii_isalpha (normal[length - 1]))
    return NULL;

  folded = kyo_normalise_dup_folded (last);
  if (normal[length - 1] == 's')
    return strcmp (folded, last) == 0
             ? NULL
             : g_strdup_printf ("%.*s%s", (int) (last - normal), normal, folded);
  if (normal[length - 1] == 'y' && strchr ("aeiou", normal[length - 2]) == NULL)
    return g_strdup_printf ("%.*sies", (int) length - 1, normal);
  if (g_str_has_suffix (normal, "ch") || g_str_has_suffix (normal, "sh") ||
      g_str_has_suffix (normal, "x"))
    return g_strconcat (normal, "es", NULL);

  return g_strconcat (normal, "s", NULL);
}

static void
add_labels (KyoQueryTerm *term, const KyoConcept *concept)
{
  for (int lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    {
      guint n_shown;
      const char *const *labels = kyo_concept_get_labels (concept, lang, &n_shown);

      for (guint i = 0; labels[i] != NULL; i++)
        {
          char *number = lang == KYO_LANG_EN ? dup_other_number (labels[i]) : NULL;

          add_form (term, labels[i], lang, i < n_shown, g_strdup (labels[i]));
          if (number != NULL)
            add_form (term, labels[i], lang, i < n_shown, number);
        }
    }
}

/* All that is narrower, the nearest first. */
static GPtrArray *
list_narrower (const KyoConcept *concept)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_add (all, (gpointer) concept);
  for (guint i = 0; i < all->len; i++)
    {
      GPtrArray *narrower = kyo_concept_get_narrower (all->pdata[i]);

      for (guint j = 0; j < narrower->len; j++)
        if (!g_ptr_array_find (all, narrower->pdata[j], NULL))
          g_ptr_array_add (all, narrower->pdata[j]);
    }
  g_ptr_array_remove_index (all, 0);

  return all;
}

/* One way to compose a word. */
typedef struct
{
  char *word;
  gboolean is_shown; /* of no mere spellings */
} Composed;

static void
clear_composed (gpointer data)
{
  g_free (((Composed *) data)->word);
}

/* Every word of some with a part of theirs replaced by each label of what stands there. */
static void
replace_part (GArray *all, const KyoSpot *spot)
{
  guint n = all->len, n_shown;
  const char *const *labels = kyo_concept_get_labels (spot->concept, KYO_LANG_JA, &n_shown);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; labels[j] != NULL && all->len < MAX_COMPOSED; j++)
      {
        const Composed *whole = &g_array_index (all, Composed, i);
        Composed composed = { g_strdup_printf ("%.*s%s%s", (int) spot->range.start, whole->word,
                                               labels[j], whole->word + spot->range.end),
                              whole->is_shown && j < n_shown };

        g_array_append_val (all, composed);
      }
}

/* From the last part to the first, so that what stands before a part is as it was typed. */
static void
add_composed (KyoQueryTerm *term, KyoThesaurus *thesaurus)
{
  const KyoQueryWord *word = &g_array_index (term->words, KyoQueryWord, 0);
  Composed typed = { g_strdup (kyo_normalise_get_text (word->normal)), TRUE };
  g_autoptr (GArray) spots = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Composed));

  g_array_set_clear_func (all, clear_composed);
  g_array_append_val (all, typed);
  if (word->is_closed || g_str_is_ascii (typed.word))
    return;

  spots = kyo_thesaurus_spot (thesaurus, typed.word);
  for (guint i = spots->len; i > 0; i--)
    replace_part (all, &g_array_index (spots, KyoSpot, i - 1));
  for (guint i = 1; i < all->len; i++)
    {
      const Composed *composed = &g_array_index (all, Composed, i);

      add_form (term, composed->word, KYO_LANG_JA, composed->is_shown, g_strdup (composed->word));
    }
}

static const KyoQueryWord *
get_word (const GPtrArray *terms, guint i)
{
  return &g_array_index (((const KyoQueryTerm *) terms->pdata[i])->words, KyoQueryWord, 0);
}

/* The term that some typed words are a label of; the more the better. */
static const KyoConcept *
find_concept (KyoThesaurus *thesaurus, const GPtrArray *typed, guint first, guint *n_words)
{
  guint max = MIN (typed->len - first, MAX_WORDS);

  for (*n_words = max; *n_words > 0; (*n_words)--)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);
      const KyoConcept *concept;
      gboolean is_closed = FALSE;

      for (guint i = first; i < first + *n_words; i++)
        {
          const KyoQueryWord *word = get_word (typed, i);

          is_closed = is_closed || word->is_closed;
          g_string_append (phrase, i > first ? " " : "");
          g_string_append (phrase, kyo_normalise_get_text (word->normal));
        }
      concept = is_closed ? NULL : kyo_thesaurus_find (thesaurus, phrase->str);
      if (concept != NULL)
        return concept;
    }

  *n_words = 1;
  return NULL;
}

static KyoQueryTerm *
create_term (KyoThesaurus *thesaurus,
             const GPtrArray *typed,
             guint first,
             guint n_words,
             const KyoConcept *concept)
{
  KyoQueryTerm *term = kyo_query_term_new ();
  g_autoptr (GPtrArray) narrower = NULL;

  for (guint i = first; i < first + n_words; i++)
    {
      KyoQueryWord word = *get_word (typed, i);

      kyo_normalise_ref (word.normal);
      g_array_append_val (term->words, word);
    }
  if (concept == NULL)
    {
      add_composed (term, thesaurus);
      return term;
    }

  add_labels (term, concept);
  narrower = list_narrower (concept);
  for (guint i = 0; i < narrower->len && narrower->len <= MAX_NARROWER; i++)
    add_labels (term, narrower->pdata[i]);

  return term;
}

/**
 * kyo_query_widen:
 * @query: a query as it was typed, not widened yet
 * @thesaurus: the words that mean the same
 * @lang: the reader's language, whose words come first, and in which a text is shown that has other
 *   words in both
 *
 * Makes a query that finds what @query finds and, as the head of this file tells, other words for
 * the same. What it finds is a plain scan for any of them, kyo_query_matches(), and so all that
 * @query finds in one language of one text is among it.
 *
 * Returns: (transfer full): the wide query; @query itself when the thesaurus adds nothing
 */
KyoQuery *
kyo_query_widen (KyoQuery *query, KyoThesaurus *thesaurus, KyoLang lang)
{
  const GPtrArray *typed;
  g_autoptr (KyoQuery) wide = NULL;
  GPtrArray *terms;
  gboolean is_wide = FALSE;
  guint n_words;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (!kyo_query_is_wide (query), NULL);
  g_return_val_if_fail (thesaurus != NULL, NULL);

  typed = kyo_query_get_terms (query);
  terms = g_ptr_array_new ();
  for (guint i = 0; i < typed->len; i += n_words)
    {
      const KyoConcept *concept = find_concept (thesaurus, typed, i, &n_words);
      KyoQueryTerm *term = create_term (thesaurus, typed, i, n_words, concept);

      is_wide = is_wide || term->others->len > 0;
      g_ptr_array_add (terms, term);
    }

  wide = kyo_query_new_wide (query, terms, lang);
  return is_wide ? g_steal_pointer (&wide) : kyo_query_ref (query);
}
