/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes out of a damaged file what can still be read, row by row, into a new store. A table is read
 * from its begin until a page fails and then from its end; rows that break the rules of the schema
 * stay behind. What belongs to something that was lost is mended as far as it means anything alone.
 * The index is made anew, and a casebook that is no longer what was put in loses its digest, so
 * that it is loaded again. Whatever is missing after that, kyo_store_verify() finds by the change
 * log.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

/* In an order in which each stands behind what it refers to. The rest is made anew. */
static const char *const TABLES[] = {
  "change",
  "casebook",
  "casebook_passage",
  "casebook_source",
  "kase",
  "passage",
  "participant",
  "step",
  "step_passage",
  "passage_step",
  "passage_theme",
  "annotation",
  "diagram_view",
  "diagram_view_place",
};

static const char SELECT_COLUMNS[] = "SELECT name FROM pragma_table_info (:table)";

/* What was part of something that is lost. */
static const char *const MENDS[] = {
  /* Cases of a casebook: an edition 0, which any other replaces. */
  "INSERT OR IGNORE INTO casebook (id, position, version, draft) SELECT DISTINCT casebook_id, 0, "
  "0, 1 "
  "FROM kase WHERE casebook_id IS NOT NULL",
  /* Parts of an own case (the log knows which are own): a case that is named after its id. */
  "INSERT OR IGNORE INTO kase (id, kind, position, number, category, tlp, title_ja, themes) "
  "SELECT DISTINCT case_id, 'own', 0, 0, 'other', 'RED', case_id, '' FROM (SELECT case_id FROM "
  "passage UNION SELECT case_id FROM participant UNION SELECT case_id FROM step) WHERE case_id IN "
  "(SELECT entity_id FROM change WHERE entity = 'case')",
  "DELETE FROM passage WHERE case_id NOT IN (SELECT id FROM kase)",
  "DELETE FROM participant WHERE case_id NOT IN (SELECT id FROM kase)",
  "DELETE FROM step WHERE case_id NOT IN (SELECT id FROM kase)",
  "DELETE FROM step_passage WHERE (case_id, step_id) NOT IN (SELECT case_id, id FROM step)",
  "DELETE FROM passage_step WHERE (case_id, passage_id) NOT IN (SELECT case_id, id FROM passage)",
  "DELETE FROM diagram_view_place WHERE view_id NOT IN (SELECT id FROM diagram_view)",
  "DELETE FROM passage_theme WHERE (case_id, passage_id) NOT IN (SELECT case_id, id FROM passage)",
  "DELETE FROM casebook_passage WHERE casebook_id NOT IN (SELECT id FROM casebook)",
  "DELETE FROM casebook_source WHERE casebook_id NOT IN (SELECT id FROM casebook)",
  "UPDATE participant SET parent_id = NULL WHERE parent_id IS NOT NULL AND (case_id, parent_id) "
  "NOT "
  "IN (SELECT case_id, id FROM participant)",
};

static const char SELECT_CASE_IDS[] = "SELECT id FROM kase ORDER BY rowid";

static const char SELECT_ANNOTATIONS[] =
  "SELECT case_id, target_id, id, body FROM annotation ORDER BY seq";

static const char CLEAR_DIGEST[] = "UPDATE casebook SET digest = NULL WHERE id = :id";

static const char SELECT_STORE_ID[] = "SELECT value FROM store_info WHERE key = 'id'";

/* Copies rows until the source fails or ends. Returns how many there are in the target by it. */
static guint
copy_rows (sqlite3_stmt *select, sqlite3_stmt *insert)
{
  guint count = 0;

  while (sqlite3_step (select) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (select); i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (select, i));
      if (sqlite3_step (insert) == SQLITE_DONE)
        count++;
      sqlite3_reset (insert);
    }
  return count;
}

/* The columns that both have, with commas between them: an older version did not know the newest.
 * Where the source does not say which it has, all are tried. */
static gboolean
list_columns (sqlite3 *source,
              KyoStore *target,
              const char *table,
              char **columns,
              char **marks,
              GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (target->db, SELECT_COLUMNS, error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  gboolean is_known = sqlite3_table_column_metadata (source, "main", table, NULL, NULL, NULL, NULL,
                                                     NULL, NULL) == SQLITE_OK;
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":table", table);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      const char *name = kyo_stmt_get_text (stmt, 0);

      if (is_known && sqlite3_table_column_metadata (source, "main", table, name, NULL, NULL, NULL,
                                                     NULL, NULL) != SQLITE_OK)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      g_string_append_printf (places, "%s?", places->len > 0 ? ", " : "");
    }
  *columns = g_string_free (g_steal_pointer (&names), FALSE);
  *marks = g_string_free (g_steal_pointer (&places), FALSE);

  return state == KYO_STMT_DONE;
}

static gboolean
copy_table (sqlite3 *source, KyoStore *target, const char *table, guint *count, GError **error)
{
  g_autofree char *columns = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *insert_sql = NULL;
  sqlite3_stmt *insert = NULL;
  int result;

  if (!list_columns (source, target, table, &columns, &marks, error))
    return FALSE;

  insert_sql = g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", table, columns, marks);
  result = sqlite3_prepare_v2 (target->db, insert_sql, -1, &insert, NULL);
  for (guint i = 0; i < 2 && result == SQLITE_OK; i++)
    {
      g_autofree char *select_sql = g_strdup_printf (
        "SELECT %s FROM %s NOT INDEXED ORDER BY rowid %s", columns, table, i == 0 ? "" : "DESC");
      sqlite3_stmt *select = NULL;

      /* A table that is no longer there, or is a view now, has nothing to give. */
      if (sqlite3_prepare_v2 (source, select_sql, -1, &select, NULL) == SQLITE_OK)
        *count += copy_rows (select, insert);
      sqlite3_finalize (select);
    }
  sqlite3_finalize (insert);
  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (target->db, result, error);

  return result == SQLITE_OK;
}

static gboolean
make_index (KyoStore *self, GError **error)
{
  g_autoptr (KyoStmt) cases = kyo_stmt_prepare (self->db, SELECT_CASE_IDS, error);
  g_autoptr (KyoStmt) annotations = NULL;
  KyoStmtState state;

  if (cases == NULL)
    return FALSE;
  while ((state = kyo_stmt_step (cases, error)) == KYO_STMT_ROW)
    if (!kyo_store_index_case (self, kyo_stmt_get_text (cases, 0), error))
      return FALSE;
  if (state == KYO_STMT_ERROR ||
      (annotations = kyo_stmt_prepare (self->db, SELECT_ANNOTATIONS, error)) == NULL)
    return FALSE;
  while ((state = kyo_stmt_step (annotations, error)) == KYO_STMT_ROW)
    if (!kyo_store_index_annotation (
          self, kyo_stmt_get_text (annotations, 0), kyo_stmt_get_text (annotations, 1),
          kyo_stmt_get_text (annotations, 2), kyo_stmt_get_text (annotations, 3), error))
      return FALSE;

  return state == KYO_STMT_DONE;
}

static gboolean
is_as_logged (KyoStore *self, const char *casebook_id)
{
  g_autoptr (KyoCasebook) casebook = kyo_store_dup_whole_casebook (self, casebook_id, NULL);
  g_autoptr (GHashTable) logged = kyo_store_fold_entity (self, "casebook", casebook_id, NULL);
  g_autofree char *content = NULL;
  g_autofree char *edition = NULL;

  if (casebook == NULL || logged == NULL)
    return FALSE;
  content = kyo_casebook_dup_content_hash (casebook);
  edition = kyo_store_dup_edition (self, casebook_id, content, NULL);
  return g_strcmp0 (edition, g_hash_table_lookup (logged, "edition")) == 0;
}

static gboolean
forget_broken_casebooks (KyoStore *self, GError **error)
{
  g_auto (GStrv) ids = kyo_store_list_casebook_ids (self, error);
  g_autoptr (KyoStmt) clear = NULL;

  if (ids == NULL || (clear = kyo_stmt_prepare (self->db, CLEAR_DIGEST, error)) == NULL)
    return FALSE;
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      if (is_as_logged (self, ids[i]))
        continue;
      kyo_stmt_bind_text (clear, ":id", ids[i]);
      if (!kyo_stmt_run (clear, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (sqlite3 *source, KyoStore *target, GError **error)
{
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (!copy_table (source, target, TABLES[i], &count, error))
      return FALSE;
  if (count == 0)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
                   _ ("Nothing in “%s” can be read any more. Choose another file, or begin a new "
                      "store"),
                   sqlite3_db_filename (source, "main"));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (MENDS); i++)
    if (!kyo_stmt_exec (target->db, MENDS[i], error))
      return FALSE;

  return make_index (target, error) && forget_broken_casebooks (target, error);
}

/* The log tells that this is not the file that it was. */
static gboolean
log_salvage (KyoStore *self, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_STORE_ID, error);
  g_autoptr (KyoCommand) command = NULL;
  g_autofree char *id = NULL;

  if (stmt == NULL || kyo_stmt_step (stmt, error) != KYO_STMT_ROW)
    return FALSE;
  id = kyo_stmt_dup_text (stmt, 0);
  g_clear_pointer (&stmt, kyo_stmt_free);
  command = kyo_command_begin (self, error);
  return command != NULL && kyo_command_log (command, "store", id, "salvaged", "true", error) &&
         kyo_command_commit (&command, NULL, NULL, error);
}

static gboolean
has_companion (const char *path, const char *suffix)
{
  g_autofree char *companion = g_strconcat (path, suffix, NULL);

  return g_file_test (companion, G_FILE_TEST_EXISTS);
}

/* Where nothing is half done, the file is read as one that nobody changes: else SQLite would make
 * companions for a file whose header says that it has some. */
static char *
dup_uri (const char *path, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (canonical, NULL, error);

  if (uri == NULL || has_companion (canonical, "-journal") || has_companion (canonical, "-wal"))
    return g_steal_pointer (&uri);
  return g_strconcat (uri, "?immutable=1", NULL);
}

/* A reader that goes on where SQLite would refuse the whole file: at a missing end, at a broken
 * entry of the schema. It cannot write. */
static sqlite3 *
open_damaged (const char *path, GError **error)
{
  g_autofree char *uri = dup_uri (path, error);
  sqlite3 *db = NULL;
  int result;

  if (uri == NULL)
    return NULL;
  result = sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_db_config (db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_busy_timeout (db, 2000);
      if (kyo_stmt_exec (db, "PRAGMA cell_size_check = ON", error) &&
          kyo_stmt_exec (db, "PRAGMA mmap_size = 0", error))
        return db;
    }
  else
    kyo_store_set_sqlite_error (db, result, error);

  sqlite3_close (db);
  return NULL;
}

/**
 * kyo_store_salvage:
 * @source_path: path of a damaged store, which is only read
 * @target: a new store
 * @error: return location for an error
 *
 * Takes over what can still be read, in one transaction.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED` when that is nothing.
 *
 * Returns: `TRUE` when there is something
 */
gboolean
kyo_store_salvage (const char *source_path, KyoStore *target, GError **error)
{
  sqlite3 *source = open_damaged (source_path, error);
  gboolean ok;

  if (source == NULL)
    return FALSE;

  ok = kyo_stmt_exec (target->db, "PRAGMA foreign_keys = OFF", error) &&
       kyo_stmt_exec (target->db, "BEGIN IMMEDIATE", error) && fill (source, target, error) &&
       kyo_stmt_exec (target->db, "COMMIT", error) &&
       kyo_stmt_exec (target->db, "PRAGMA foreign_keys = ON", error) && log_salvage (target, error);
  sqlite3_close (source);

  return ok;
}
