/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The FTS5 tokenizer "kyokun" (https://sqlite.org/fts5.html, section 7). Texts go through the
 * normaliser; the strings of a MATCH expression are tokens already, made by KyoQuery, and are
 * handed on as they are.
 */
#include "config.h"

#include "text/kyo-fts-tokenizer.h"

#include "text/kyo-normaliser.h"

#include <glib/gi18n-lib.h>

typedef int (*TokenSink) (void *context, int flags, const char *token, int n, int start, int end);

typedef struct
{
  TokenSink sink;
  void *context;
  int rc;
} Output;

static int
create_cb (void *user_data, const char **args, int n_args, Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *) g_new0 (KyoNormaliser, 1);
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  KyoNormaliser *normaliser = (KyoNormaliser *) tokenizer;

  kyo_normaliser_clear (normaliser);
  g_free (normaliser);
}

static gboolean
token_found_cb (const char *token, gsize token_length, gsize start, gsize end, gpointer user_data)
{
  Output *output = user_data;

  output->rc = output->sink (output->context, 0, token, (int) token_length, (int) start, (int) end);
  return output->rc == SQLITE_OK;
}

static int
tokenize_cb (
  Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n, TokenSink sink)
{
  Output output = { sink, context, SQLITE_OK };

  if (text == NULL || n <= 0)
    return SQLITE_OK;
  if (flags & FTS5_TOKENIZE_QUERY)
    return sink (context, 0, text, n, 0, n);

  kyo_normaliser_run ((KyoNormaliser *) tokenizer, text, n);
  kyo_normaliser_foreach_token ((KyoNormaliser *) tokenizer, token_found_cb, &output);
  return output.rc;
}

static fts5_api *
get_api (sqlite3 *db, GError **error)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  if (sqlite3_finalize (stmt) != SQLITE_OK || api == NULL || api->iVersion < 2)
    {
      g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_TOKENIZER,
                   _ ("SQLite %s has no FTS5 full-text search (%s); install a build that has"),
                   sqlite3_libversion (), sqlite3_errmsg (db));
      return NULL;
    }

  return api;
}

/**
 * kyo_fts_tokenizer_register:
 * @db: an open connection; it may be read-only, defensive and without trust in its schema
 * @error: return location for an error
 *
 * Gives a connection the FTS5 tokenizer `kyokun`. Do it before any other statement touches an FTS5
 * table. Nothing is written to the file.
 *
 * Fails with `KYO_TEXT_ERROR_TOKENIZER` when SQLite was built without FTS5.
 *
 * Returns: `TRUE` when tables that use it can be read and made
 */
gboolean
kyo_fts_tokenizer_register (sqlite3 *db, GError **error)
{
  static fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  api = get_api (db, error);
  if (api == NULL)
    return FALSE;

  if (api->xCreateTokenizer (api, KYO_FTS_TOKENIZER, NULL, &tokenizer, NULL) != SQLITE_OK)
    {
      g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_TOKENIZER,
                   _ ("SQLite did not take the search tokenizer “%s” (%s); install a newer SQLite"),
                   KYO_FTS_TOKENIZER, sqlite3_errmsg (db));
      return FALSE;
    }

  return TRUE;
}
