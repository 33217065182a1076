/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the schema from the numbered migrations, and compares a file's schema with it: a trigger,
 * view or table that this version did not make runs nothing, since the file is refused.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "store/kyo-store-resources.h"
#include "text/kyo-fts-tokenizer.h"

#include <glib/gi18n-lib.h>

#define MIGRATION_PATH "/io/github/kyokun/Kyokun/store/migrations/%04u.sql"

/* The internal tables of SQLite itself (sqlite_sequence and the like) are made on demand. */
static const char SELECT_SCHEMA[] =
  "SELECT type || ' ' || name, coalesce (sql, '') FROM sqlite_schema ORDER BY type, name";

static gboolean
run_migration (sqlite3 *db, guint version, GError **error)
{
  g_autofree char *path = g_strdup_printf (MIGRATION_PATH, version);
  g_autoptr (GBytes) sql = NULL;
  int result;

  sql =
    g_resource_lookup_data (kyo_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL)
    return FALSE;

  /* Resources end in a zero byte that their size does not count. */
  result = sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL);
  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (db, result, error);
  return result == SQLITE_OK;
}

/**
 * kyo_store_run_migrations:
 * @db: a connection, within a transaction
 * @version: of the store that it holds, 0 when it is empty
 * @error: return location for an error
 *
 * Runs all migrations behind a version and marks the database as ours.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_run_migrations (sqlite3 *db, guint version, GError **error)
{
  g_autofree char *application = NULL;
  g_autofree char *user_version = NULL;

  for (guint i = version + 1; i <= KYO_STORE_VERSION; i++)
    if (!run_migration (db, i, error))
      return FALSE;

  application = g_strdup_printf ("PRAGMA application_id = %d", KYO_STORE_APPLICATION_ID);
  user_version = g_strdup_printf ("PRAGMA user_version = %d", KYO_STORE_VERSION);
  return kyo_stmt_exec (db, application, error) && kyo_stmt_exec (db, user_version, error);
}

static GHashTable *
list_schema (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (db, SELECT_SCHEMA, error);
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    g_hash_table_insert (schema, kyo_stmt_dup_text (stmt, 0), kyo_stmt_dup_text (stmt, 1));

  return state == KYO_STMT_DONE ? g_steal_pointer (&schema) : NULL;
}

static gboolean
make_schema (sqlite3 *db, guint version, GError **error)
{
  for (guint i = 1; i <= version; i++)
    if (!run_migration (db, i, error))
      return FALSE;
  return TRUE;
}

static GHashTable *
list_own_schema (guint version, GError **error)
{
  g_autoptr (GHashTable) schema = NULL;
  sqlite3 *db = NULL;
  int result = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL);

  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (db, result, error);
  else if (kyo_fts_tokenizer_register (db, error) && make_schema (db, version, error))
    schema = list_schema (db, error);
  sqlite3_close (db);

  return g_steal_pointer (&schema);
}

/**
 * kyo_store_check_schema:
 * @db: a connection
 * @version: of the store
 * @error: return location for an error
 *
 * Compares the schema of a database with the one that its version has.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED`, naming the first thing that differs.
 *
 * Returns: `TRUE` when they are the same
 */
gboolean
kyo_store_check_schema (sqlite3 *db, guint version, GError **error)
{
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (GHashTable) found = list_schema (db, error);
  GHashTableIter iter;
  gpointer name, sql;

  if (found == NULL || (expected = list_own_schema (version, error)) == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_strcmp0 (sql, g_hash_table_lookup (expected, name)) != 0)
      {
        g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
                     _ ("“%s” has a “%s” that Kyokun did not make, so it was not opened. Choose "
                        "another file"),
                     sqlite3_db_filename (db, "main"), (const char *) name);
        return FALSE;
      }

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (found, name))
      {
        g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
                     _ ("“%s” is damaged: its “%s” is missing. Open a copy of it or choose "
                        "another file"),
                     sqlite3_db_filename (db, "main"), (const char *) name);
        return FALSE;
      }

  return TRUE;
}
