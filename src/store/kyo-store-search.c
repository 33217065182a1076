/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full-text search. The index finds exactly what a plain scan of the normalised texts finds (see
 * text/kyo-query.h), so nothing is checked again. One pass over all hits counts them and keeps the
 * best in a heap; only for those are texts read and snippets made.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "text/kyo-snippet.h"

#define SNIPPET_CHARS 80 /* about two lines of a list */

/* A hit while it is one of many. */
typedef struct
{
  gint64 doc;
  double rank; /* greater is better */
} Candidate;

static const char SELECT_HITS[] =
  "SELECT rowid, kyo_rank (search_index, :terms) FROM search_index WHERE search_index MATCH :match";

static const char SELECT_DOC[] =
  "SELECT search_doc.case_id, kase.number, search_doc.target_id, search_doc.place, search_doc.ja, "
  "search_doc.en FROM search_doc LEFT JOIN kase ON kase.id = search_doc.case_id WHERE "
  "search_doc.id = :doc";

static const char SELECT_CASES_OF_HITS[] =
  "SELECT DISTINCT case_id FROM search_doc WHERE id IN (SELECT rowid FROM search_index WHERE "
  "search_index MATCH :match)";

static const char SELECT_ALL_CASES[] = "SELECT id FROM kase";

/* All terms must stand in the same language. Of one term that is always so. The rank counts on this
 * order of phrases: all terms, then all terms once more. */
static char *
dup_match (KyoQuery *query, const char *fts)
{
  if (kyo_query_get_n_terms (query) == 1)
    return g_strdup (fts);
  return g_strdup_printf ("ja : (%s) OR en : (%s)", fts, fts);
}

/* Worse first; of equals, what stands later in the casebook is worse. */
static int
compare_candidates (const Candidate *a, const Candidate *b)
{
  if (a->rank != b->rank)
    return (a->rank < b->rank) - (a->rank > b->rank);
  return (a->doc > b->doc) - (a->doc < b->doc);
}

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  return compare_candidates (a, b);
}

/* The worst stands at the root of the heap. */
static void
sift_down (GArray *heap, guint i)
{
  Candidate *items = (Candidate *) (gpointer) heap->data;

  for (;;)
    {
      guint worst = i;
      Candidate swap;

      for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < heap->len; child++)
        if (compare_candidates (&items[child], &items[worst]) > 0)
          worst = child;
      if (worst == i)
        return;
      swap = items[i];
      items[i] = items[worst];
      items[worst] = swap;
      i = worst;
    }
}

/* limit 0 keeps all. */
static void
keep_best (GArray *heap, const Candidate *candidate, guint limit)
{
  if (limit == 0 || heap->len < limit)
    {
      g_array_append_val (heap, *candidate);
      if (heap->len == limit)
        for (guint i = limit / 2; i-- > 0;)
          sift_down (heap, i);
    }
  else if (compare_candidates (candidate, &g_array_index (heap, Candidate, 0)) < 0)
    {
      g_array_index (heap, Candidate, 0) = *candidate;
      sift_down (heap, 0);
    }
}

static GArray *
collect_best (
  KyoStore *self, const char *match, guint n_terms, guint limit, guint *total, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_HITS, error);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  KyoStmtState state;

  *total = 0;
  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":match", match);
  kyo_stmt_bind_int (stmt, ":terms", n_terms);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      Candidate candidate = { kyo_stmt_get_int (stmt, 0), kyo_stmt_get_double (stmt, 1) };

      keep_best (best, &candidate, limit);
      (*total)++;
    }
  if (state == KYO_STMT_ERROR)
    return NULL;

  g_array_sort (best, compare_candidates_cb);
  return g_steal_pointer (&best);
}

static gboolean
is_found_in (KyoQuery *query, const char *text)
{
  g_autoptr (KyoNormalised) normalised = NULL;

  if (text == NULL)
    return FALSE;
  normalised = kyo_normalise_new (text, -1);
  return kyo_query_matches (query, normalised);
}

static KyoHit *
read_hit (KyoStmt *stmt, KyoQuery *query)
{
  KyoHit *hit = g_new0 (KyoHit, 1);
  const char *ja = kyo_stmt_get_text (stmt, 4);
  const char *en = kyo_stmt_get_text (stmt, 5);

  hit->case_id = kyo_stmt_dup_text (stmt, 0);
  hit->case_number = kyo_stmt_get_int (stmt, 1);
  hit->target_id = kyo_stmt_dup_text (stmt, 2);
  hit->where = kyo_stmt_dup_text (stmt, 3);
  hit->lang = is_found_in (query, ja) || en == NULL ? KYO_LANG_JA : KYO_LANG_EN;
  hit->snippet = kyo_snippet_dup (hit->lang == KYO_LANG_JA ? ja : en, query, SNIPPET_CHARS);

  return hit;
}

static GHashTable *
list_cases_of (KyoStore *self, const char *sql, const char *match, GError **error)
{
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, sql, error);
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  if (match != NULL)
    kyo_stmt_bind_text (stmt, ":match", match);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    g_hash_table_add (cases, kyo_stmt_dup_text (stmt, 0));

  return state == KYO_STMT_DONE ? g_steal_pointer (&cases) : NULL;
}

static gboolean
is_missing_cb (gpointer case_id, gpointer value, gpointer others)
{
  return !g_hash_table_contains (others, case_id);
}

/**
 * kyo_hit_copy:
 * @hit: a hit
 *
 * Copies a hit.
 *
 * Returns: (transfer full): the copy
 */
KyoHit *
kyo_hit_copy (const KyoHit *hit)
{
  KyoHit *copy;

  g_return_val_if_fail (hit != NULL, NULL);

  copy = g_new (KyoHit, 1);
  *copy = *hit;
  copy->case_id = g_strdup (hit->case_id);
  copy->target_id = g_strdup (hit->target_id);
  copy->where = g_strdup (hit->where);
  copy->snippet = g_strdup (hit->snippet);
  return copy;
}

/**
 * kyo_hit_free:
 * @hit: (transfer full) (nullable): a hit
 *
 * Frees a hit.
 */
void
kyo_hit_free (KyoHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->case_id);
  g_free (hit->target_id);
  g_free (hit->where);
  g_free (hit->snippet);
  g_free (hit);
}

/**
 * kyo_store_search:
 * @self: a store
 * @query: what is sought
 * @limit: how many hits to return at most, 0 for all
 * @total: (out) (optional): how many there are
 * @error: return location for an error
 *
 * Finds the texts in which all terms of a query stand, in the same language: exactly those that
 * kyo_query_matches(). The best come first, by BM25 (see kyo-store-rank.c); of equals, in the order
 * of reading. An empty query finds nothing.
 *
 * Returns: (transfer full) (element-type KyoHit): the hits, or `NULL` when SQLite failed
 */
GPtrArray *
kyo_store_search (KyoStore *self, KyoQuery *query, guint limit, guint *total, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GArray) best = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  g_autofree char *fts = NULL;
  g_autofree char *match = NULL;
  guint count = 0;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL)
    return NULL;
  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_hit_free);
  fts = kyo_query_dup_fts (query);
  if (fts != NULL)
    {
      match = dup_match (query, fts);
      best = collect_best (self, match, kyo_query_get_n_terms (query), limit, &count, error);
      if (best == NULL || (stmt = kyo_stmt_prepare (self->db, SELECT_DOC, error)) == NULL)
        return NULL;
    }

  for (guint i = 0; best != NULL && i < best->len; i++)
    {
      kyo_stmt_bind_int (stmt, ":doc", g_array_index (best, Candidate, i).doc);
      switch (kyo_stmt_step (stmt, error))
        {
        case KYO_STMT_ROW:
          g_ptr_array_add (hits, read_hit (stmt, query));
          break;
        case KYO_STMT_DONE: /* the index is not as it should be; kyo_store_verify() tells of it */
          count--;
          break;
        case KYO_STMT_ERROR:
        default:
          return NULL;
        }
      kyo_stmt_reset (stmt);
    }

  if (total != NULL)
    *total = count;
  return g_steal_pointer (&hits);
}

/**
 * kyo_store_search_cases:
 * @self: a store
 * @query: what is sought
 * @error: return location for an error
 *
 * Finds the cases in which every term of a query stands somewhere, also in annotations. An empty
 * query finds all cases.
 *
 * Returns: (transfer full) (element-type utf8): their ids as a set, or `NULL` when SQLite failed
 */
GHashTable *
kyo_store_search_cases (KyoStore *self, KyoQuery *query, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  g_autoptr (GHashTable) cases = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL)
    return NULL;
  if (kyo_query_is_empty (query))
    return list_cases_of (self, SELECT_ALL_CASES, NULL, error);

  for (guint i = 0; i < kyo_query_get_n_terms (query); i++)
    {
      g_autofree char *fts = kyo_query_dup_term_fts (query, i);
      g_autoptr (GHashTable) found = list_cases_of (self, SELECT_CASES_OF_HITS, fts, error);

      if (found == NULL)
        return NULL;
      if (cases == NULL)
        cases = g_steal_pointer (&found);
      else
        g_hash_table_foreach_remove (cases, is_missing_cb, found);
    }

  return g_steal_pointer (&cases);
}
