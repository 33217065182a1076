/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From two languages and a score (kyo-scoring.c) to a ranking with reasons.
 *
 * A text that is there in two languages is counted in one, or a word and its translation would be
 * two reasons, one of them in the wrong language: for each pair of cases in one in which both can
 * be read, if there are two in the reader's. Where there is none, concepts meet across languages.
 */
#include "config.h"

#include "compare/kyo-similarity.h"

#include "compare/kyo-scoring.h"
#include "model/kyo-labels.h"

#include <string.h>

G_DEFINE_QUARK (kyo_compare_error, kyo_compare_error)

typedef struct
{
  const KyoScoringCase *counted;
  double score;
} Ranked;

static int
compare_shared (gconstpointer a, gconstpointer b)
{
  const KyoScoringShare *x = a, *y = b;

  if (x->share != y->share)
    return (x->share < y->share) - (x->share > y->share);

  return strcmp (x->term->key, y->term->key);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  KyoCase *k = x->counted->kase, *l = y->counted->kase;
  int m = kyo_case_get_number (k), n = kyo_case_get_number (l);

  if (x->score != y->score)
    return (x->score < y->score) - (x->score > y->score);
  if (m != n)
    return (m > n) - (m < n);

  return strcmp (kyo_case_get_id (k), kyo_case_get_id (l));
}

static gboolean
check_complete (KyoCase *kase, GError **error)
{
  if (kyo_case_is_complete (kase))
    return TRUE;

  g_set_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_INCOMPLETE,
               "Case “%s” cannot be compared: its passages were not read", kyo_case_get_id (kase));
  return FALSE;
}

static KyoLang
get_other (KyoLang lang)
{
  return lang == KYO_LANG_JA ? KYO_LANG_EN : KYO_LANG_JA;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const KyoTextRange *x = a, *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

/* What is to be looked for in a bag: the term, or those of a family. */
static GPtrArray *
list_sought (const KyoTermBag *bag, const KyoScoringTerm *term)
{
  GPtrArray *sought;

  if (term->family != NULL)
    return g_ptr_array_ref (g_hash_table_lookup (bag->families, term->family));

  sought = g_ptr_array_new ();
  g_ptr_array_add (sought, (gpointer) term->key);
  return sought;
}

/* Where it stands: the first text that has any of it, with all its places there. */
static const KyoTermText *
find_witness (const KyoTermBag *bag, const KyoScoringTerm *term, KyoLang lang, GArray **marks)
{
  g_autoptr (GPtrArray) sought = list_sought (bag, term);
  const KyoTermText *text = NULL;

  for (guint i = 0; i < sought->len && text == NULL; i++)
    text = kyo_term_bag_find_text (bag, sought->pdata[i], lang);
  if (text == NULL)
    return NULL;

  *marks = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
  for (guint i = 0; i < sought->len; i++)
    {
      GArray *places = g_hash_table_lookup (text->places, sought->pdata[i]);

      if (places != NULL)
        g_array_append_vals (*marks, places->data, places->len);
    }
  g_array_sort (*marks, compare_ranges);
  return text;
}

static char *
dup_value_label (const KyoScoring *self, const char *term)
{
  const char *value = kyo_term_get_value (term);
  const char *label = NULL;
  int category;

  switch (kyo_term_get_kind (term))
    {
    case KYO_TERM_CATEGORY:
      if (kyo_enum_from_nick (KYO_TYPE_CATEGORY, value, &category))
        label = kyo_category_label (category, self->lang);
      break;
    case KYO_TERM_THEME:
      if (self->thesaurus != NULL)
        label = kyo_thesaurus_get_theme_label (self->thesaurus, value, self->lang);
      break;
    case KYO_TERM_CONCEPT:
      label = kyo_concept_get_label (kyo_thesaurus_lookup (self->thesaurus, value), self->lang);
      break;
    case KYO_TERM_WORD:
    default:
      break;
    }

  return g_strdup (label != NULL ? label : value);
}

static char *
dup_label (const KyoScoring *self, const KyoScoringTerm *term, const KyoReason *reason)
{
  const KyoTextRange *place;

  if (term->family != NULL)
    return g_strdup (kyo_concept_get_label (term->family, self->lang));
  if (kyo_term_get_kind (term->key) != KYO_TERM_WORD)
    return dup_value_label (self, term->key);

  place = &g_array_index (reason->case_marks, KyoTextRange, 0);
  return g_strndup (reason->case_text + place->start, place->end - place->start);
}

static const char *
get_kind_name (const KyoScoringTerm *term)
{
  static const char *const NAMES[] = { "word", "concept", "category", "theme" };

  return term->family != NULL ? "broader" : NAMES[kyo_term_get_kind (term->key)];
}

static KyoReason *
create_reason (const KyoScoring *self,
               const KyoScoringCase *counted,
               const KyoScoringTerm *term,
               double weight)
{
  const KyoScoringQuery *query = self->queries[counted->query_lang];
  KyoReason *reason = g_new0 (KyoReason, 1);
  const KyoTermText *ours = find_witness (query->bag, term, self->lang, &reason->query_marks);
  const KyoTermText *theirs = find_witness (counted->bag, term, self->lang, &reason->case_marks);

  reason->kind = g_strdup (get_kind_name (term));
  reason->weight = weight;
  if (ours != NULL && theirs != NULL)
    {
      reason->query_passage = g_strdup (ours->id);
      reason->query_text = g_strdup (ours->text);
      reason->case_passage = g_strdup (theirs->id);
      reason->case_text = g_strdup (theirs->text);
    }
  reason->label = dup_label (self, term, reason);
  return reason;
}

/* Long compounds are counted by their parts too, and 号化 of 暗号化対象 is no reason that a person
 * would give: a part that stands nowhere else in the case gives its share to the whole. */
static void
fold_parts (const KyoTermBag *bag, GArray *shared)
{
  for (guint i = shared->len; i-- > 0;)
    {
      const KyoScoringShare *part = &g_array_index (shared, KyoScoringShare, i);
      const char *term = part->term->key;

      if ((guchar) term[0] < 0x80)
        continue;

      for (guint j = 0; j < shared->len; j++)
        {
          KyoScoringShare *whole = &g_array_index (shared, KyoScoringShare, j);
          const char *other = whole->term->key;

          if (j != i && (guchar) other[0] >= 0x80 && strlen (other) > strlen (term) &&
              strstr (other, term) != NULL &&
              kyo_term_bag_count (bag, other) >= kyo_term_bag_count (bag, term))
            {
              whole->share += part->share;
              g_array_remove_index (shared, i);
              break;
            }
        }
    }
}

static GPtrArray *
list_reasons (const KyoScoring *self, const KyoScoringCase *counted)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_reason_free);
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (KyoScoringShare));
  double sum = kyo_scoring_score (self, counted, shared);

  fold_parts (counted->bag, shared);
  g_array_sort (shared, compare_shared);
  for (guint i = 0; i < shared->len && i < KYO_COMPARE_MAX_REASONS; i++)
    {
      const KyoScoringShare *one = &g_array_index (shared, KyoScoringShare, i);

      g_ptr_array_add (reasons, create_reason (self, counted, one->term, one->share / sum));
    }

  return reasons;
}

static KyoMatch *
create_match (const KyoScoring *self, const Ranked *ranked)
{
  KyoMatch *match = g_new0 (KyoMatch, 1);

  match->kase = g_object_ref (ranked->counted->kase);
  match->score = ranked->score;
  match->reasons = list_reasons (self, ranked->counted);
  return match;
}

/* excluded_id is that of a case that counts but is no answer, or NULL. */
static GPtrArray *
rank (const KyoScoring *self, const char *excluded_id, guint limit)
{
  g_autoptr (GArray) ranking = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_match_free);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const KyoScoringCase *counted = self->cases->pdata[i];
      double sum = kyo_scoring_score (self, counted, NULL);
      Ranked one = { counted, sum / self->queries[counted->query_lang]->best };

      if (sum > 0 && g_strcmp0 (kyo_case_get_id (counted->kase), excluded_id) != 0)
        g_array_append_val (ranking, one);
    }

  g_array_sort (ranking, compare_ranked);
  for (guint i = 0; i < ranking->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (matches, create_match (self, &g_array_index (ranking, Ranked, i)));

  return matches;
}

/* A plain text is in the language of most of its words; each case in that if it has it. */
static void
count_for_text (KyoScoring *self, GPtrArray *cases, const KyoTermBag *query)
{
  KyoLang lang = kyo_term_bag_guess_lang (query, self->lang);

  self->cases = kyo_scoring_create_cases ();
  for (guint i = 0; i < cases->len; i++)
    kyo_scoring_count_case (self, self->cases, cases->pdata[i], lang, self->lang);
}

/* In which language a pair is compared, that is each of the two. */
static void
choose_langs (const gboolean ours[KYO_SCORING_N_LANGS],
              KyoCase *kase,
              KyoLang reader,
              KyoLang *our_lang,
              KyoLang *their_lang)
{
  const KyoLang choices[] = { reader, get_other (reader) };

  for (guint i = 0; i < KYO_SCORING_N_LANGS; i++)
    if (ours[choices[i]] && kyo_term_case_speaks (kase, choices[i]))
      {
        *our_lang = *their_lang = choices[i];
        return;
      }

  *our_lang = ours[reader] ? reader : get_other (reader);
  *their_lang = get_other (*our_lang);
}

static void
count_for_case (KyoScoring *self, GPtrArray *cases, KyoCase *own)
{
  const gboolean ours[KYO_SCORING_N_LANGS] = { kyo_term_case_speaks (own, KYO_LANG_JA),
                                               kyo_term_case_speaks (own, KYO_LANG_EN) };

  self->cases = kyo_scoring_create_cases ();
  for (guint i = 0; i < cases->len; i++)
    {
      KyoLang our_lang, their_lang;

      choose_langs (ours, cases->pdata[i], self->lang, &our_lang, &their_lang);
      kyo_scoring_count_case (self, self->cases, cases->pdata[i], their_lang, our_lang);
    }
}

static gboolean
is_needed (const KyoScoring *self, KyoLang query_lang)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (((KyoScoringCase *) self->cases->pdata[i])->query_lang == query_lang)
      return TRUE;

  return FALSE;
}

/**
 * kyo_compare_text:
 * @cases: (element-type KyoCase): complete cases
 * @text: a text in Japanese, English or both
 * @thesaurus: (nullable): by what is meant the same; `NULL` to compare by words alone
 * @lang: language of labels, and of the passages shown unless more of @text is met with in the
 * other
 * @limit: how many cases at most, 0 for all
 * @error: return location for an error
 *
 * Ranks cases by how like a text they are, with what they share as reasons. What it computes
 * stands at the head of this file; the same arguments always give the same answer. A case that
 * shares nothing is not in it, and so an empty text has an empty answer.
 *
 * Fails with `KYO_COMPARE_ERROR_TEXT` when @text is not UTF-8, and with
 * `KYO_COMPARE_ERROR_INCOMPLETE` when the passages of a case were not read.
 *
 * Returns: (transfer full) (element-type KyoMatch): the best first, or `NULL` with @error set
 */
GPtrArray *
kyo_compare_text (GPtrArray *cases,
                  const char *text,
                  KyoThesaurus *thesaurus,
                  KyoLang lang,
                  guint limit,
                  GError **error)
{
  g_auto (KyoScoring) self = { .thesaurus = thesaurus, .lang = lang };
  KyoTermBag *query;

  g_return_val_if_fail (cases != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, KYO_COMPARE_ERROR, KYO_COMPARE_ERROR_TEXT,
                   "The text to compare is not UTF-8; save it as UTF-8 and try again");
      return NULL;
    }
  for (guint i = 0; i < cases->len; i++)
    if (!check_complete (cases->pdata[i], error))
      return NULL;

  query = kyo_term_bag_new_for_text (text, thesaurus, lang);
  count_for_text (&self, cases, query);
  kyo_scoring_set_query (&self, lang, query);
  return rank (&self, NULL, limit);
}

/**
 * kyo_compare_case:
 * @reference_cases: (element-type KyoCase): complete cases
 * @own: a complete case
 * @thesaurus: (nullable): by what is meant the same; `NULL` to compare by words alone
 * @lang: language of labels, and of the passages shown where both cases can be read in it
 * @limit: how many cases at most, 0 for all
 * @error: return location for an error
 *
 * Ranks reference cases by how like another case they are, as kyo_compare_text() does for a text.
 * The case's category and themes count as words of it. A case is not compared with itself, that
 * is with one of its own id.
 *
 * Fails with `KYO_COMPARE_ERROR_INCOMPLETE` when the passages of a case were not read.
 *
 * Returns: (transfer full) (element-type KyoMatch): the best first, or `NULL` with @error set
 */
GPtrArray *
kyo_compare_case (GPtrArray *reference_cases,
                  KyoCase *own,
                  KyoThesaurus *thesaurus,
                  KyoLang lang,
                  guint limit,
                  GError **error)
{
  g_auto (KyoScoring) self = { .thesaurus = thesaurus, .lang = lang };

  g_return_val_if_fail (reference_cases != NULL, NULL);
  g_return_val_if_fail (KYO_IS_CASE (own), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_complete (own, error))
    return NULL;
  for (guint i = 0; i < reference_cases->len; i++)
    if (!check_complete (reference_cases->pdata[i], error))
      return NULL;

  count_for_case (&self, reference_cases, own);
  for (guint our_lang = 0; our_lang < KYO_SCORING_N_LANGS; our_lang++)
    if (is_needed (&self, (KyoLang) our_lang))
      kyo_scoring_set_query (&self, (KyoLang) our_lang,
                             kyo_term_bag_new_for_case (own, thesaurus, (KyoLang) our_lang));

  return rank (&self, kyo_case_get_id (own), limit);
}
