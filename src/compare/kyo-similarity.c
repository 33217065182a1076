/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How like two incidents are, in a way that a person can check: BM25 over the words that people
 * would name, and each word's share of the score as a reason.
 *
 *   idf (t)      = ln (1 + (N - n + 0.5) / (n + 0.5))
 *   bm25 (q, d)  = Σ over the terms t of q:
 *                  idf (t) · tf · (k1 + 1) / (tf + k1 · (1 - b + b · |d| / avg |d|)) · w (t)
 *   w (t)        = (k3 + 1) · qtf / (k3 + qtf)
 *
 * N cases, n of them with the term, tf and qtf its counts in the case and in the query, |d| the
 * count of all terms of a case. Formula, k1 = 1.2 and b = 0.75: S. Robertson, H. Zaragoza, The
 * Probabilistic Relevance Framework: BM25 and Beyond, Foundations and Trends in Information
 * Retrieval 3(4), 2009, equations 3.3 and 3.15; w with k3 = 7: S. Robertson et al., Okapi at
 * TREC-3, 1994. The 1 added within the logarithm keeps idf above 0, as there are few cases and a
 * word is easily in half of them. A term of nearly all cases says nothing and is left out.
 *
 * A score is bm25 (q, d) by the best that this query could reach: what the query itself would
 * score if it stood among the cases. A short query can be told at more length by a case than by
 * itself; then the best case of all is the measure. So it lies between 0 (nothing in common)
 * and 1 (the same text), and words of the query that no case has lower it.
 */
#include "config.h"

#include "compare/kyo-similarity.h"

#include "compare/kyo-term-bag.h"
#include "model/kyo-labels.h"

#include <math.h>
#include <string.h>

#define K1 1.2
#define B 0.75
#define K3 7.0

/* Below so many cases no word is common by more than chance. */
#define MIN_CASES_FOR_COMMON 5
#define COMMON_SHARE 0.85

G_DEFINE_QUARK (kyo_compare_error, kyo_compare_error)
G_DEFINE_BOXED_TYPE (KyoMatch, kyo_match, kyo_match_copy, kyo_match_free)

typedef struct
{
  const char *term; /* in the query's counts */
  double weight;    /* idf · w */
} Term;

typedef struct
{
  const Term *term;
  double share; /* of the score before it is normalised */
} Shared;

typedef struct
{
  KyoCase *kase;        /* borrowed, as is */
  KyoTermBag *document; /* this */
  double sum;
} Ranked;

/* What one comparison works on. */
typedef struct
{
  GPtrArray *documents; /* of KyoTermBag, in the order of the cases */
  KyoTermBag *query;
  GArray *terms; /* of Term */
  double average_length;
  KyoLang lang;
} Comparison;

static void
clear_comparison (Comparison *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->query, kyo_term_bag_free);
  g_clear_pointer (&self->terms, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, clear_comparison)

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Term *) a)->term, ((const Term *) b)->term);
}

static int
compare_shared (gconstpointer a, gconstpointer b)
{
  const Shared *x = a, *y = b;

  if (x->share != y->share)
    return (x->share < y->share) - (x->share > y->share);

  return strcmp (x->term->term, y->term->term);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  int m = kyo_case_get_number (x->kase), n = kyo_case_get_number (y->kase);

  if (x->sum != y->sum)
    return (x->sum < y->sum) - (x->sum > y->sum);
  if (m != n)
    return (m > n) - (m < n);

  return strcmp (kyo_case_get_id (x->kase), kyo_case_get_id (y->kase));
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

/* The terms of the query that tell cases apart, with their weights; sorted, so that sums are the
 * same each time. A term that no case has counts too: it is what the cases lack. */
static void
weigh_terms (Comparison *self)
{
  double n_cases = self->documents->len;
  GHashTableIter iter;
  gpointer term, count;

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_hash_table_iter_init (&iter, self->query->counts);
  while (g_hash_table_iter_next (&iter, &term, &count))
    {
      double qtf = GPOINTER_TO_UINT (count), n = 0;
      Term weighed = { .term = term };

      for (guint i = 0; i < self->documents->len; i++)
        n += kyo_term_bag_count (self->documents->pdata[i], term) > 0;
      if (n_cases >= MIN_CASES_FOR_COMMON && n > COMMON_SHARE * n_cases)
        continue;

      weighed.weight = log (1 + (n_cases - n + 0.5) / (n + 0.5)) * (K3 + 1) * qtf / (K3 + qtf);
      g_array_append_val (self->terms, weighed);
    }
  g_array_sort (self->terms, compare_terms);
}

static void
measure_average (Comparison *self)
{
  double sum = 0;

  for (guint i = 0; i < self->documents->len; i++)
    sum += ((KyoTermBag *) self->documents->pdata[i])->length;

  self->average_length = MAX (sum / MAX (self->documents->len, 1), 1);
}

/* The sum of the shares; each is appended to shared unless that is NULL. */
static double
score_document (const Comparison *self, const KyoTermBag *document, GArray *shared)
{
  double sum = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);
      double tf = kyo_term_bag_count (document, term->term);
      Shared one = { .term = term };

      if (tf == 0)
        continue;

      one.share = term->weight * tf * (K1 + 1) /
                  (tf + K1 * (1 - B + B * document->length / self->average_length));
      sum += one.share;
      if (shared != NULL)
        g_array_append_val (shared, one);
    }

  return sum;
}

static char *
dup_value_label (const char *kind, const char *value, KyoLang lang)
{
  int category;

  if (strcmp (kind, "category") == 0 && kyo_enum_from_nick (KYO_TYPE_CATEGORY, value, &category))
    return g_strdup (kyo_category_label (category, lang));

  return g_strdup (value);
}

static KyoReason *
create_reason (const Comparison *self, const KyoTermBag *document, const char *term, double weight)
{
  KyoReason *reason = g_new0 (KyoReason, 1);
  const KyoTermText *ours = kyo_term_bag_find_text (self->query, term, self->lang);
  const KyoTermText *theirs = kyo_term_bag_find_text (document, term, self->lang);

  reason->kind = g_strdup (kyo_term_kind (term));
  reason->weight = weight;
  if (ours == NULL || theirs == NULL)
    {
      reason->label = dup_value_label (reason->kind, kyo_term_value (term), self->lang);
      return reason;
    }

  reason->label = kyo_term_bag_text_dup_word (theirs, term);
  reason->query_passage = g_strdup (ours->id);
  reason->query_text = g_strdup (ours->text);
  reason->case_passage = g_strdup (theirs->id);
  reason->case_text = g_strdup (theirs->text);
  return reason;
}

/* Keywords count a long compound by its parts too, and 号化 of 暗号化対象 is no reason that a
 * person would give: a part that stands nowhere else in the document gives its share to the whole.
 */
static void
fold_parts (const KyoTermBag *document, GArray *shared)
{
  for (guint i = shared->len; i-- > 0;)
    {
      const Shared *part = &g_array_index (shared, Shared, i);
      const char *term = part->term->term;

      if ((guchar) term[0] < 0x80)
        continue;

      for (guint j = 0; j < shared->len; j++)
        {
          Shared *whole = &g_array_index (shared, Shared, j);

          if (j != i && strlen (whole->term->term) > strlen (term) &&
              strstr (whole->term->term, term) != NULL &&
              kyo_term_bag_count (document, whole->term->term) >=
                kyo_term_bag_count (document, term))
            {
              whole->share += part->share;
              g_array_remove_index (shared, i);
              break;
            }
        }
    }
}

static GPtrArray *
list_reasons (const Comparison *self, const KyoTermBag *document)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_reason_free);
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (Shared));
  double sum = score_document (self, document, shared);

  fold_parts (document, shared);
  g_array_sort (shared, compare_shared);
  for (guint i = 0; i < shared->len && i < KYO_COMPARE_MAX_REASONS; i++)
    {
      const Shared *one = &g_array_index (shared, Shared, i);

      g_ptr_array_add (reasons, create_reason (self, document, one->term->term, one->share / sum));
    }

  return reasons;
}

static KyoMatch *
create_match (const Comparison *self, const Ranked *ranked, double best)
{
  KyoMatch *match = g_new0 (KyoMatch, 1);

  match->kase = g_object_ref (ranked->kase);
  match->score = ranked->sum / best;
  match->reasons = list_reasons (self, ranked->document);
  return match;
}

/* Takes the query. excluded_id is that of a case that counts but is no answer, or NULL. */
static GPtrArray *
compare (GPtrArray *cases, KyoTermBag *query, const char *excluded_id, KyoLang lang, guint limit)
{
  g_auto (Comparison) self = { .query = query, .lang = lang };
  g_autoptr (GArray) ranking = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_match_free);
  double best;

  self.documents = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_term_bag_free);
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (self.documents, kyo_term_bag_new_for_case (cases->pdata[i]));
  measure_average (&self);
  weigh_terms (&self);

  best = score_document (&self, query, NULL);
  for (guint i = 0; i < cases->len; i++)
    {
      Ranked one = { .kase = cases->pdata[i], .document = self.documents->pdata[i] };

      one.sum = score_document (&self, one.document, NULL);
      best = MAX (best, one.sum);
      if (one.sum > 0 && g_strcmp0 (kyo_case_get_id (one.kase), excluded_id) != 0)
        g_array_append_val (ranking, one);
    }

  g_array_sort (ranking, compare_ranked);
  for (guint i = 0; i < ranking->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (matches, create_match (&self, &g_array_index (ranking, Ranked, i), best));

  return matches;
}

/**
 * kyo_reason_copy:
 * @reason: a reason
 *
 * Copies a reason.
 *
 * Returns: (transfer full): the copy
 */
KyoReason *
kyo_reason_copy (const KyoReason *reason)
{
  KyoReason *copy;

  g_return_val_if_fail (reason != NULL, NULL);

  copy = g_new0 (KyoReason, 1);
  copy->kind = g_strdup (reason->kind);
  copy->label = g_strdup (reason->label);
  copy->weight = reason->weight;
  copy->query_passage = g_strdup (reason->query_passage);
  copy->query_text = g_strdup (reason->query_text);
  copy->case_passage = g_strdup (reason->case_passage);
  copy->case_text = g_strdup (reason->case_text);
  return copy;
}

/**
 * kyo_reason_free:
 * @reason: (transfer full): a reason
 *
 * Frees a reason.
 */
void
kyo_reason_free (KyoReason *reason)
{
  g_return_if_fail (reason != NULL);

  g_free (reason->kind);
  g_free (reason->label);
  g_free (reason->query_passage);
  g_free (reason->query_text);
  g_free (reason->case_passage);
  g_free (reason->case_text);
  g_free (reason);
}

/**
 * kyo_match_copy:
 * @match: a match
 *
 * Copies a match with its reasons; the case is shared.
 *
 * Returns: (transfer full): the copy
 */
KyoMatch *
kyo_match_copy (const KyoMatch *match)
{
  KyoMatch *copy;

  g_return_val_if_fail (match != NULL, NULL);

  copy = g_new0 (KyoMatch, 1);
  copy->kase = g_object_ref (match->kase);
  copy->score = match->score;
  copy->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_reason_free);
  for (guint i = 0; i < match->reasons->len; i++)
    g_ptr_array_add (copy->reasons, kyo_reason_copy (match->reasons->pdata[i]));
  return copy;
}

/**
 * kyo_match_free:
 * @match: (transfer full): a match
 *
 * Frees a match.
 */
void
kyo_match_free (KyoMatch *match)
{
  g_return_if_fail (match != NULL);

  g_object_unref (match->kase);
  g_ptr_array_unref (match->reasons);
  g_free (match);
}

/**
 * kyo_compare_text:
 * @cases: (element-type KyoCase): complete cases
 * @text: a text in Japanese, English or both
 * @lang: language of labels, and of the passages shown where a word stands in both languages
 * @limit: how many cases at most, 0 for all
 * @error: return location for an error
 *
 * Ranks cases by how like a text they are, with the shared words as reasons. What it computes
 * stands at the head of this file; the same arguments always give the same answer. A case that
 * shares nothing is not in it, and so an empty text has an empty answer.
 *
 * Fails with `KYO_COMPARE_ERROR_TEXT` when @text is not UTF-8, and with
 * `KYO_COMPARE_ERROR_INCOMPLETE` when the passages of a case were not read.
 *
 * Returns: (transfer full) (element-type KyoMatch): the best first, or `NULL` with @error set
 */
GPtrArray *
kyo_compare_text (GPtrArray *cases, const char *text, KyoLang lang, guint limit, GError **error)
{
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

  return compare (cases, kyo_term_bag_new_for_text (text, lang), NULL, lang, limit);
}

/**
 * kyo_compare_case:
 * @reference_cases: (element-type KyoCase): complete cases
 * @own: a complete case
 * @lang: language of labels, and of the passages shown where a word stands in both languages
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
kyo_compare_case (
  GPtrArray *reference_cases, KyoCase *own, KyoLang lang, guint limit, GError **error)
{
  g_return_val_if_fail (reference_cases != NULL, NULL);
  g_return_val_if_fail (KYO_IS_CASE (own), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_complete (own, error))
    return NULL;
  for (guint i = 0; i < reference_cases->len; i++)
    if (!check_complete (reference_cases->pdata[i], error))
      return NULL;

  return compare (reference_cases, kyo_term_bag_new_for_case (own), kyo_case_get_id (own), lang,
                  limit);
}
