/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How like two incidents are, in a way that a person can check: BM25 over what people would name,
 * and each term's share of the score as a reason.
 *
 *   idf (t)      = ln (1 + (N - n + 0.5) / (n + 0.5))
 *   bm25 (q, d)  = Σ over the terms t of q:
 *                  idf (t) · tf · (k1 + 1) / (tf + k1 · (1 - b + b · |d| / avg |d|)) · w (t)
 *   w (t)        = (k3 + 1) · qtf / (k3 + qtf)
 *
 * N cases, n of them with the term, tf and qtf its counts in the case and in the query, |d| the
 * count of all terms of a case. BM25 comes from S. Robertson, S. Walker, S. Jones, M.
 * Hancock-Beaulieu, M. Gatford, Okapi at TREC-3, NIST Special Publication 500-225, 1994, pages
 * 109–126, and is explained in S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework:
 * BM25 and Beyond, Foundations and Trends in Information Retrieval 3(4), 2009; with w, for queries
 * as long as a text, in C. Manning, P. Raghavan, H. Schütze, Introduction to Information Retrieval,
 * 2008, the section on Okapi BM25. k1 = 1.2 and b = 0.75 are the values in common use. k3 = 7 is
 * our choice: what a query says twice counts nearly twice, what it says often at most eightfold.
 * The 1 added within the logarithm keeps idf above 0, as there are few cases and a word is easily
 * in half of them. A term of nearly all cases says nothing and is left out.
 *
 * Terms are the concepts of the thesaurus, and words that it does not know (kyo-term-bag.c).
 *
 * Two concepts that differ but are of one kind, next below the same one such as ransomware and a
 * worm, or one of them next below the other, count too: by FAMILY_WEIGHT of what the one above
 * would count if it stood there. They are told as such ("broader"), and do not count where any
 * concept of that kind stands in both.
 *
 * A score is bm25 (q, d) by the best that this query could reach: what the query itself would
 * score if it stood among the cases. A short query can be told at more length by a case than by
 * itself; then the best case of all is the measure. So it lies between 0 (nothing in common)
 * and 1 (the same text), and words of the query that no case has lower it.
 */
#include "config.h"

#include "compare/kyo-scoring.h"

#include <math.h>
#include <string.h>

#define K1 1.2
#define B 0.75
#define K3 7.0
#define FAMILY_WEIGHT 0.25

/* Below so many cases no word is common by more than chance. */
#define MIN_CASES_FOR_COMMON 5
#define COMMON_SHARE 0.85

static void
free_case (gpointer data)
{
  KyoScoringCase *kase = data;

  kyo_term_bag_free (kase->bag);
  g_free (kase);
}

static void
free_query (KyoScoringQuery *query)
{
  kyo_term_bag_free (query->bag);
  g_array_unref (query->terms);
  g_free (query);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return strcmp (((const KyoScoringTerm *) a)->key, ((const KyoScoringTerm *) b)->key);
}

static void
measure_average (KyoScoring *self)
{
  double sum = 0;

  for (guint i = 0; i < self->cases->len; i++)
    sum += ((KyoScoringCase *) self->cases->pdata[i])->bag->length;

  self->average_length = MAX (sum / MAX (self->cases->len, 1), 1);
}

static double
count_cases (const KyoScoring *self, const KyoScoringTerm *term)
{
  double n = 0;

  for (guint i = 0; i < self->cases->len; i++)
    {
      const KyoTermBag *bag = ((KyoScoringCase *) self->cases->pdata[i])->bag;

      n += term->family != NULL ? g_hash_table_contains (bag->families, term->family)
                                : kyo_term_bag_count (bag, term->key) > 0;
    }

  return n;
}

/* A term that no case has counts too: it is what the cases lack. */
static void
weigh_term (const KyoScoring *self, KyoScoringQuery *query, KyoScoringTerm *term, double qtf)
{
  double n_cases = self->cases->len;
  double n = count_cases (self, term);

  if (n_cases >= MIN_CASES_FOR_COMMON && n > COMMON_SHARE * n_cases)
    return;

  term->weight = log (1 + (n_cases - n + 0.5) / (n + 0.5)) * (K3 + 1) * qtf / (K3 + qtf);
  if (term->family != NULL)
    term->weight *= FAMILY_WEIGHT;
  g_array_append_vals (query->terms, term, 1);
}

/* The terms of the query that tell cases apart, with their weights; sorted, so that sums are the
 * same each time. */
static void
weigh_terms (const KyoScoring *self, KyoScoringQuery *query)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, query->bag->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      KyoScoringTerm term = { .key = key };

      weigh_term (self, query, &term, GPOINTER_TO_UINT (value));
    }

  g_hash_table_iter_init (&iter, query->bag->families);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      KyoScoringTerm term = { .key = kyo_concept_get_id (key), .family = key };

      weigh_term (self, query, &term, kyo_term_bag_count_family (query->bag, key));
    }
  g_array_sort (query->terms, compare_terms);
}

/* 報共 of 情報共有体制 is no word, 情報 is one; which of the two a part of a compound is, the texts
 * tell. */
static gboolean
is_mere_part (const KyoScoringQuery *query, const KyoTermBag *bag, const char *term)
{
  return kyo_term_get_kind (term) == KYO_TERM_WORD &&
         !g_hash_table_contains (query->bag->wholes, term) &&
         !g_hash_table_contains (bag->wholes, term);
}

/* How often a term stands in a bag; of a family, only when no concept of it is in both. */
static double
count_in_bag (const KyoScoringQuery *query, const KyoTermBag *bag, const KyoScoringTerm *term)
{
  GPtrArray *members;

  if (term->family == NULL)
    return is_mere_part (query, bag, term->key) ? 0 : kyo_term_bag_count (bag, term->key);

  members = g_hash_table_lookup (query->bag->families, term->family);
  for (guint i = 0; i < members->len; i++)
    if (kyo_term_bag_count (bag, members->pdata[i]) > 0)
      return 0;

  return kyo_term_bag_count_family (bag, term->family);
}

static double
score_bag (const KyoScoring *self,
           const KyoScoringQuery *query,
           const KyoTermBag *bag,
           GArray *shared)
{
  double sum = 0;

  for (guint i = 0; i < query->terms->len; i++)
    {
      const KyoScoringTerm *term = &g_array_index (query->terms, KyoScoringTerm, i);
      double tf = count_in_bag (query, bag, term);
      KyoScoringShare one = { .term = term };

      if (tf == 0)
        continue;

      one.share =
        term->weight * tf * (K1 + 1) / (tf + K1 * (1 - B + B * bag->length / self->average_length));
      sum += one.share;
      if (shared != NULL)
        g_array_append_val (shared, one);
    }

  return sum;
}

/**
 * kyo_scoring_clear:
 * @self: a comparison
 *
 * Frees what it holds.
 */
void
kyo_scoring_clear (KyoScoring *self)
{
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  for (guint lang = 0; lang < KYO_SCORING_N_LANGS; lang++)
    g_clear_pointer (&self->queries[lang], free_query);
}

/**
 * kyo_scoring_create_cases:
 *
 * Makes a list of counted cases, as yet empty.
 *
 * Returns: (transfer full) (element-type KyoScoringCase): the list
 */
GPtrArray *
kyo_scoring_create_cases (void)
{
  return g_ptr_array_new_with_free_func (free_case);
}

/**
 * kyo_scoring_count_case:
 * @self: a comparison
 * @cases: a list of kyo_scoring_create_cases()
 * @kase: a complete case, which must outlive the list
 * @lang: the language that is counted of what is there in both
 * @query_lang: which of the queries it is to be set beside
 *
 * Counts a case and appends it to a list.
 */
void
kyo_scoring_count_case (
  KyoScoring *self, GPtrArray *cases, KyoCase *kase, KyoLang lang, KyoLang query_lang)
{
  KyoScoringCase *counted = g_new0 (KyoScoringCase, 1);

  counted->kase = kase;
  counted->bag = kyo_term_bag_new_for_case (kase, self->thesaurus, lang);
  counted->query_lang = query_lang;
  g_ptr_array_add (cases, counted);
}

/**
 * kyo_scoring_set_query:
 * @self: a comparison whose cases are counted
 * @lang: the language in which @bag was counted
 * @bag: (transfer full): what is asked about
 *
 * Weighs the terms of a query, and finds what its scores are measured by.
 */
void
kyo_scoring_set_query (KyoScoring *self, KyoLang lang, KyoTermBag *bag)
{
  KyoScoringQuery *query = g_new0 (KyoScoringQuery, 1);

  measure_average (self);
  query->bag = bag;
  query->terms = g_array_new (FALSE, FALSE, sizeof (KyoScoringTerm));
  weigh_terms (self, query);
  self->queries[lang] = query;

  query->best = score_bag (self, query, query->bag, NULL);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const KyoScoringCase *kase = self->cases->pdata[i];

      if (kase->query_lang == lang)
        query->best = MAX (query->best, score_bag (self, query, kase->bag, NULL));
    }
}

/**
 * kyo_scoring_score:
 * @self: a comparison whose queries are set
 * @kase: one of its cases
 * @shared: (nullable) (element-type KyoScoringShare): what to append the shares to
 *
 * Scores a case, and tells how much each term gives.
 *
 * Returns: the sum of the shares, from 0 to the best of its query
 */
double
kyo_scoring_score (const KyoScoring *self, const KyoScoringCase *kase, GArray *shared)
{
  return score_bag (self, self->queries[kase->query_lang], kase->bag, shared);
}
