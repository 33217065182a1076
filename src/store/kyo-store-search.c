/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full-text search. The index finds exactly what a plain scan of the normalised texts finds (see
 * text/kyo-query.h), so nothing is checked again. One pass over all hits counts them and keeps the
 * best in a heap; only for those are texts read and snippets made. A wide query is two: what was
 * typed, and then what is found by other words alone.
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

/* How a query is put to the index. */
typedef struct
{
  char *match;
  char *terms; /* of its phrases, for kyo_rank () */
  int n_languages;
} Question;

static const char SELECT_HITS[] =
  "SELECT rowid, kyo_rank (search_index, :terms, :languages) FROM search_index WHERE search_index "
  "MATCH :match";

static const char COUNT_HITS[] =
  "SELECT count (*) FROM search_index WHERE search_index MATCH :match";

static const char SELECT_DOC[] =
  "SELECT search_doc.case_id, kase.number, search_doc.target_id, search_doc.place, search_doc.ja, "
  "search_doc.en FROM search_doc LEFT JOIN kase ON kase.id = search_doc.case_id WHERE "
  "search_doc.id = :doc";

static const char SELECT_CASES_OF_HITS[] =
  "SELECT DISTINCT case_id FROM search_doc WHERE id IN (SELECT rowid FROM search_index WHERE "
  "search_index MATCH :match)";

static const char SELECT_ALL_CASES[] = "SELECT id FROM kase";

static void
clear_question (Question *question)
{
  g_clear_pointer (&question->match, g_free);
  g_clear_pointer (&question->terms, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear_question)

/* All terms must stand in the same language. Of one word that is always so. */
static char *
dup_match (const char *fts, int n_languages)
{
  return n_languages == 1 ? g_strdup (fts) : g_strdup_printf ("ja : (%s) OR en : (%s)", fts, fts);
}

static void
append_terms (GString *terms, KyoQuery *query)
{
  for (guint i = 0; i < kyo_query_get_n_terms (query); i++)
    for (guint n = kyo_query_get_n_phrases (query, i); n > 0; n--)
      g_string_append_c (terms, KYO_RANK_FIRST_TERM + MIN (i, KYO_RANK_MAX_TERMS));
}

/* FALSE when nothing is asked for: of a wide query only what the exact one does not find. */
static gboolean
pose_question (KyoQuery *query, Question *question)
{
  KyoQuery *exact = kyo_query_get_exact (query);
  g_autofree char *fts = kyo_query_dup_fts (query);
  g_autofree char *exact_fts = kyo_query_dup_fts (exact);
  g_autoptr (GString) terms = g_string_new (NULL);

  if (fts == NULL)
    return FALSE;

  question->n_languages = kyo_query_get_n_terms (exact) > 1 ? 2 : 1;
  question->match = dup_match (fts, question->n_languages);
  if (exact != query)
    {
      g_autofree char *wide = g_steal_pointer (&question->match);
      g_autofree char *found = dup_match (exact_fts, question->n_languages);

      question->match = g_strdup_printf ("(%s) NOT (%s)", wide, found);
    }
  for (int i = 0; i < question->n_languages; i++)
    append_terms (terms, query);
  question->terms = g_strdup (terms->str);
  return TRUE;
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

static gint64
count_hits (KyoStore *self, const Question *question, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, COUNT_HITS, error);

  if (stmt == NULL)
    return -1;
  kyo_stmt_bind_text (stmt, ":match", question->match);
  return kyo_stmt_step (stmt, error) == KYO_STMT_ROW ? kyo_stmt_get_int (stmt, 0) : -1;
}

static GArray *
collect_best (KyoStore *self, const Question *question, guint limit, guint *total, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_HITS, error);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":match", question->match);
  kyo_stmt_bind_text (stmt, ":terms", question->terms);
  kyo_stmt_bind_int (stmt, ":languages", question->n_languages);
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

/* What is found by other words, behind what was typed and as far as there is room. */
static gboolean
append_wide (
  KyoStore *self, KyoQuery *query, GArray *best, guint limit, guint *total, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autoptr (GArray) others = NULL;

  if (!kyo_query_is_wide (query) || !pose_question (query, &question))
    return TRUE;
  if (limit > 0 && best->len >= limit)
    {
      gint64 n = count_hits (self, &question, error);

      *total += MAX (n, 0);
      return n >= 0;
    }

  others = collect_best (self, &question, limit > 0 ? limit - best->len : 0, total, error);
  if (others == NULL)
    return FALSE;
  g_array_append_vals (best, others->data, others->len);
  return TRUE;
}

/* What was typed wins over other words, and then the language that the query prefers. */
static KyoLang
choose_lang (KyoQuery *query, const char *texts[2], char **via)
{
  KyoQuery *queries[] = { kyo_query_get_exact (query), query };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (guint j = 0; j < 2; j++)
      {
        KyoLang lang = (kyo_query_get_lang (queries[i]) + j) % 2;
        g_autoptr (KyoNormalised) text = NULL;

        if (texts[lang] == NULL)
          continue;
        text = kyo_normalise_new (texts[lang], -1);
        if (!kyo_query_matches (queries[i], text))
          continue;
        *via = g_strdup (kyo_query_find_other (queries[i], text));
        return lang;
      }

  return texts[KYO_LANG_EN] == NULL ? KYO_LANG_JA : KYO_LANG_EN;
}

static KyoHit *
read_hit (KyoStmt *stmt, KyoQuery *query)
{
  KyoHit *hit = g_new0 (KyoHit, 1);
  const char *texts[] = { kyo_stmt_get_text (stmt, 4), kyo_stmt_get_text (stmt, 5) };

  hit->case_id = kyo_stmt_dup_text (stmt, 0);
  hit->case_number = kyo_stmt_get_int (stmt, 1);
  hit->target_id = kyo_stmt_dup_text (stmt, 2);
  hit->where = kyo_stmt_dup_text (stmt, 3);
  hit->lang = choose_lang (query, texts, &hit->via);
  hit->snippet = kyo_snippet_dup (
    texts[hit->lang], hit->via == NULL ? kyo_query_get_exact (query) : query, SNIPPET_CHARS);

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
  copy->via = g_strdup (hit->via);
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
  g_free (hit->via);
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
 * of reading. What a wide query finds by other words alone comes behind all that was typed, and
 * says by which word. An empty query finds nothing.
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
  g_auto (Question) question = { 0 };
  guint count = 0;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL)
    return NULL;
  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_hit_free);
  if (pose_question (kyo_query_get_exact (query), &question))
    {
      best = collect_best (self, &question, limit, &count, error);
      if (best == NULL || !append_wide (self, query, best, limit, &count, error) ||
          (stmt = kyo_stmt_prepare (self->db, SELECT_DOC, error)) == NULL)
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

static GHashTable *
search_cases (KyoStore *self, KyoQuery *query, GError **error)
{
  g_autoptr (GHashTable) cases = NULL;

  for (guint i = 0; i < kyo_query_get_n_terms (query); i++)
    {
      g_autofree char *fts = kyo_query_dup_term_fts (query, i);
      /* The words of a term that has several must stand in the same language too. */
      g_autofree char *match = dup_match (fts, kyo_query_is_wide (query) ? 2 : 1);
      g_autoptr (GHashTable) found = list_cases_of (self, SELECT_CASES_OF_HITS, match, error);

      if (found == NULL)
        return NULL;
      if (cases == NULL)
        cases = g_steal_pointer (&found);
      else
        g_hash_table_foreach_remove (cases, is_missing_cb, found);
    }

  return g_steal_pointer (&cases);
}

/**
 * kyo_store_search_cases:
 * @self: a store
 * @query: what is sought
 * @error: return location for an error
 *
 * Finds the cases in which every term of a query stands somewhere, also in annotations. An empty
 * query finds all cases. In a wide query several words that mean one thing together are one term,
 * all of which stands in one text; what the exact query finds anywhere in a case is found too.
 *
 * Returns: (transfer full) (element-type utf8): their ids as a set, or `NULL` when SQLite failed
 */
GHashTable *
kyo_store_search_cases (KyoStore *self, KyoQuery *query, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  g_autoptr (GHashTable) cases = NULL;
  g_autoptr (GHashTable) exact = NULL;
  GHashTableIter iter;
  gpointer case_id;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL)
    return NULL;
  if (kyo_query_is_empty (query))
    return list_cases_of (self, SELECT_ALL_CASES, NULL, error);

  cases = search_cases (self, query, error);
  if (cases == NULL || !kyo_query_is_wide (query))
    return g_steal_pointer (&cases);

  exact = search_cases (self, kyo_query_get_exact (query), error);
  if (exact == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, exact);
  while (g_hash_table_iter_next (&iter, &case_id, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (cases, case_id);
    }

  return g_steal_pointer (&cases);
}
