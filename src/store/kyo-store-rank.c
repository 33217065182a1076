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
 *
 * What counts is a term of the query. It may have several phrases: in each language, and in a wide
 * query one for each word that it is found by. Which phrase belongs to which term is told by a
 * text.
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

/* What is the same for all hits of one query. */
typedef struct
{
  int n_terms;
  double idf[KYO_RANK_MAX_TERMS]; /* inverse document frequency */
  double lengths[STEPS];          /* K1 × (1 − B + B × length ÷ mean length) */
} Query;

typedef struct
{
  const guchar *terms; /* of each phrase, in the order of the expression */
  int n;
  int n_in_one_language; /* then they come again */
} Phrases;

static int
get_term (const Phrases *phrases, int i)
{
  int term = i < phrases->n ? phrases->terms[i] - KYO_RANK_FIRST_TERM : KYO_RANK_MAX_TERMS;

  return term >= 0 ? term : KYO_RANK_MAX_TERMS;
}

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

/* Of a term with several phrases the hits of each are added up, though a text may have more than
 * one of them: that is near enough. */
static int
measure_idf (const Fts5ExtensionApi *api, Fts5Context *fts, const Phrases *phrases, Query *query)
{
  sqlite3_int64 n_hits[KYO_RANK_MAX_TERMS] = { 0 };
  sqlite3_int64 n_rows = 0;
  int result = api->xRowCount (fts, &n_rows);

  for (int i = 0; i < phrases->n_in_one_language && result == SQLITE_OK; i++)
    if (get_term (phrases, i) < KYO_RANK_MAX_TERMS)
      result = api->xQueryPhrase (fts, i, &n_hits[get_term (phrases, i)], count_row_cb);
  for (int i = 0; i < query->n_terms; i++)
    {
      double n = MIN (n_hits[i], n_rows);

      query->idf[i] = MAX (log ((n_rows - n + 0.5) / (n + 0.5)), LEAST_IDF);
    }

  return result;
}

static int
set_up_query (const Fts5ExtensionApi *api, Fts5Context *fts, const Phrases *phrases, Query *query)
{
  sqlite3_int64 n_rows = 0;
  sqlite3_int64 n_tokens = 0;
  int result = api->xRowCount (fts, &n_rows);

  if (result == SQLITE_OK)
    result = api->xColumnTotalSize (fts, -1, &n_tokens);

  query->n_terms = 1;
  for (int i = 0; i < phrases->n; i++)
    if (get_term (phrases, i) < KYO_RANK_MAX_TERMS)
      query->n_terms = MAX (query->n_terms, get_term (phrases, i) + 1);
  for (int i = 0; i < STEPS; i++)
    {
      double tokens = SHORTEST * pow (RATIO, i + 0.5);

      query->lengths[i] = K1 * (1 - B + B * tokens * MAX (n_rows, 1) / MAX (n_tokens, 1));
    }

  /* With one term alone all hits have the same; counting would cost a pass over them. */
  query->idf[0] = 1;
  if (query->n_terms > 1 && result == SQLITE_OK)
    result = measure_idf (api, fts, phrases, query);

  return result;
}

static Query *
get_query (const Fts5ExtensionApi *api, Fts5Context *fts, const Phrases *phrases, int *result)
{
  Query *query = api->xGetAuxdata (fts, 0);

  *result = SQLITE_OK;
  if (query != NULL)
    return query;

  query = g_new0 (Query, 1);
  *result = set_up_query (api, fts, phrases, query);
  if (*result == SQLITE_OK)
    *result = api->xSetAuxdata (fts, query, g_free); /* frees it when it fails */
  else
    g_clear_pointer (&query, g_free);
  return query;
}

/* kyo_rank (search_index, terms, languages): the greater, the better. Of the terms see
 * kyo-store-private.h; in how many languages each phrase is sought is 1 or 2. */
static void
rank_cb (const Fts5ExtensionApi *api,
         Fts5Context *fts,
         sqlite3_context *context,
         int n_values,
         sqlite3_value **values)
{
  Phrases phrases = { 0 };
  int result = SQLITE_ERROR, n_instances = 0;
  Query *query = NULL;
  double frequencies[KYO_RANK_MAX_TERMS] = { 0 };
  double rank = 0;

  if (n_values == 2 && sqlite3_value_type (values[0]) == SQLITE_TEXT)
    {
      phrases.terms = sqlite3_value_text (values[0]);
      phrases.n = sqlite3_value_bytes (values[0]);
      phrases.n_in_one_language = phrases.n / MAX (sqlite3_value_int (values[1]), 1);
      query = get_query (api, fts, &phrases, &result);
    }
  if (result == SQLITE_OK)
    result = api->xInstCount (fts, &n_instances);
  for (int i = 0; i < n_instances && result == SQLITE_OK; i++)
    {
      int phrase, column, offset;

      result = api->xInst (fts, i, &phrase, &column, &offset);
      if (result == SQLITE_OK && get_term (&phrases, phrase) < KYO_RANK_MAX_TERMS)
        frequencies[get_term (&phrases, phrase)]++;
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
