/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rank of hits: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)
 * with the parameters of SQLite's own bm25 (). That one reads the length of every hit's text from a
 * table, and so needs 170 ms where a word stands in 110,000 texts; here the length, in sixteen
 * steps, stands in the id of the text:
 *
 *   id = serial number × 16 + step, step = ⌊log (tokens / 3) / log 1.5⌋ within 0 … 15
 *
 * A step is narrow enough: between its ends the rank of a text differs by a fifth at most.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "text/kyo-tokens.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define K1 1.2
#define B 0.75
#define STEPS 16
#define SHORTEST 3.0 /* tokens */
#define RATIO 1.5
#define LEAST_IDF 1e-6 /* of a term that stands in more than half of all texts, as in FTS5 */
#define MAX_TERMS 64   /* further terms are sought, but do not count for the rank */

/* What is the same for all hits of one query. */
typedef struct
{
  int n_terms;           /* phrases may be twice as many: each term, in each language */
  double idf[MAX_TERMS]; /* inverse document frequency */
  double lengths[STEPS]; /* K1 × (1 − B + B × length ÷ mean length) */
} Query;

static gboolean
count_token_cb (const char *token, gsize token_length, gsize start, gsize end, gpointer user_data)
{
  guint *count = user_data;

  (*count)++;
  return TRUE;
}

static guint
count_tokens (sqlite3_value *text)
{
  guint count = 0;

  if (sqlite3_value_type (text) == SQLITE_TEXT)
    kyo_tokens_foreach ((const char *) sqlite3_value_text (text), sqlite3_value_bytes (text),
                        count_token_cb, &count);
  return count;
}

/* kyo_length_step (ja, en) */
static void
length_step_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  double tokens = MAX (count_tokens (values[0]) + count_tokens (values[1]), SHORTEST);

  sqlite3_result_int (context, MIN ((int) (log (tokens / SHORTEST) / log (RATIO)), STEPS - 1));
}

static int
count_row_cb (const Fts5ExtensionApi *api, Fts5Context *fts, void *user_data)
{
  sqlite3_int64 *count = user_data;

  (*count)++;
  return SQLITE_OK;
}

static int
set_up_query (const Fts5ExtensionApi *api, Fts5Context *fts, int n_terms, Query *query)
{
  sqlite3_int64 n_rows = 0;
  sqlite3_int64 n_tokens = 0;
  int result = api->xRowCount (fts, &n_rows);

  if (result == SQLITE_OK)
    result = api->xColumnTotalSize (fts, -1, &n_tokens);

  query->n_terms = CLAMP (n_terms, 1, MAX_TERMS);
  for (int i = 0; i < STEPS; i++)
    {
      double tokens = SHORTEST * pow (RATIO, i + 0.5);

      query->lengths[i] = K1 * (1 - B + B * tokens * MAX (n_rows, 1) / MAX (n_tokens, 1));
    }

  /* With one term alone all hits have the same; counting would cost a pass over them. */
  query->idf[0] = 1;
  for (int i = 0; query->n_terms > 1 && i < query->n_terms && result == SQLITE_OK; i++)
    {
      sqlite3_int64 n_hits = 0;

      result = api->xQueryPhrase (fts, i, &n_hits, count_row_cb);
      query->idf[i] = MAX (log ((n_rows - n_hits + 0.5) / (n_hits + 0.5)), LEAST_IDF);
    }

  return result;
}

static Query *
get_query (const Fts5ExtensionApi *api, Fts5Context *fts, int n_terms, int *result)
{
  Query *query = api->xGetAuxdata (fts, 0);

  *result = SQLITE_OK;
  if (query != NULL)
    return query;

  query = g_new0 (Query, 1);
  *result = set_up_query (api, fts, n_terms, query);
  if (*result == SQLITE_OK)
    *result = api->xSetAuxdata (fts, query, g_free); /* frees it when it fails */
  else
    g_clear_pointer (&query, g_free);
  return query;
}

/* kyo_rank (search_index, number of terms): the greater, the better */
static void
rank_cb (const Fts5ExtensionApi *api,
         Fts5Context *fts,
         sqlite3_context *context,
         int n_values,
         sqlite3_value **values)
{
  int n_terms = n_values > 0 ? sqlite3_value_int (values[0]) : 1;
  int result, n_instances = 0;
  Query *query = get_query (api, fts, n_terms, &result);
  double frequencies[MAX_TERMS] = { 0 };
  double rank = 0;

  if (result == SQLITE_OK)
    result = api->xInstCount (fts, &n_instances);
  for (int i = 0; i < n_instances && result == SQLITE_OK; i++)
    {
      int phrase, column, offset;

      result = api->xInst (fts, i, &phrase, &column, &offset);
      if (result == SQLITE_OK)
        frequencies[phrase % query->n_terms]++;
    }
  if (result != SQLITE_OK)
    {
      sqlite3_result_error_code (context, result);
      return;
    }

  for (int i = 0; i < query->n_terms; i++)
    rank += query->idf[i] * frequencies[i] * (K1 + 1) /
            (frequencies[i] + query->lengths[api->xRowid (fts) % STEPS]);
  sqlite3_result_double (context, rank);
}

/* https://www.sqlite.org/fts5.html#extending_fts5 */
static fts5_api *
find_fts5 (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return api;
}

/**
 * kyo_store_register_rank:
 * @db: a connection
 * @error: return location for an error
 *
 * Makes the functions `kyo_rank` and `kyo_length_step` known to a connection. Neither can be called
 * by what stands in a file.
 *
 * Fails with `KYO_STORE_ERROR_FAILED` when this SQLite has no FTS5.
 *
 * Returns: `TRUE` when it did
 */
gboolean
kyo_store_register_rank (sqlite3 *db, GError **error)
{
  fts5_api *api = find_fts5 (db);
  int result = SQLITE_ERROR;

  if (api != NULL && api->iVersion >= 2)
    result = api->xCreateFunction (api, "kyo_rank", NULL, rank_cb, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db, "kyo_length_step", 2,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                         NULL, length_step_cb, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    g_set_error_literal (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
                         _ ("This SQLite has no full-text search. Install SQLite 3.40 or later"));
  return result == SQLITE_OK;
}
