/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A prepared statement with named values and three outcomes of a step, so that the end of the rows
 * and a failure are never taken for each other. A value that cannot be bound (out of memory, too
 * long) is remembered and reported by the next step; a name that the statement does not have is
 * our own mistake. Text that is not UTF-8 can only come from a damaged file: it is read with the
 * broken bytes replaced, so that nothing above has to fear it, and kyo_store_verify() tells.
 */
#include "config.h"

#include "store/kyo-stmt.h"

#include "store/kyo-store-private.h"

struct _KyoStmt
{
  sqlite3 *db; /* not owned */
  sqlite3_stmt *stmt;
  GPtrArray *repaired; /* texts of the row that had broken bytes, or NULL */
  int bind_result;
};

static int
find_parameter (KyoStmt *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0)
    g_critical ("No value %s in: %s", name, sqlite3_sql (self->stmt));
  return index;
}

static void
note_bind (KyoStmt *self, int result)
{
  if (result != SQLITE_OK && self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * kyo_stmt_prepare:
 * @db: a connection, which must outlive the statement
 * @sql: one statement
 * @error: return location for an error
 *
 * Compiles a statement.
 *
 * Fails with the `KYO_STORE_ERROR` that belongs to what SQLite says.
 *
 * Returns: (transfer full): the statement, or `NULL`
 */
KyoStmt *
kyo_stmt_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  KyoStmt *self;
  int result;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);

  result = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);
  if (result != SQLITE_OK)
    {
      kyo_store_set_sqlite_error (db, result, error);
      return NULL;
    }

  self = g_new0 (KyoStmt, 1);
  self->db = db;
  self->stmt = stmt;
  return self;
}

/**
 * kyo_stmt_free:
 * @self: (transfer full) (nullable): a statement
 *
 * Frees a statement.
 */
void
kyo_stmt_free (KyoStmt *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  g_free (self);
}

/**
 * kyo_stmt_bind_text:
 * @self: a statement
 * @name: the parameter, with its colon
 * @value: (nullable): UTF-8, copied; `NULL` for SQL's NULL
 *
 * Sets a value.
 */
void
kyo_stmt_bind_text (KyoStmt *self, const char *name, const char *value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT));
}

/**
 * kyo_stmt_bind_int:
 * @self: a statement
 * @name: the parameter, with its colon
 * @value: any integer
 *
 * Sets a value.
 */
void
kyo_stmt_bind_int (KyoStmt *self, const char *name, gint64 value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

/**
 * kyo_stmt_bind_double:
 * @self: a statement
 * @name: the parameter, with its colon
 * @value: any number
 *
 * Sets a value.
 */
void
kyo_stmt_bind_double (KyoStmt *self, const char *name, double value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_double (self->stmt, index, value));
}

/**
 * kyo_stmt_bind_null:
 * @self: a statement
 * @name: the parameter, with its colon
 *
 * Sets a value to SQL's NULL.
 */
void
kyo_stmt_bind_null (KyoStmt *self, const char *name)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_null (self->stmt, index));
}

/**
 * kyo_stmt_bind_pair:
 * @self: a statement
 * @name: what the two parameters have in common, with its colon, such as ":title"
 * @text: (nullable): a text
 *
 * Sets the parameters with "_ja" and "_en" after @name to the two languages of a text.
 */
void
kyo_stmt_bind_pair (KyoStmt *self, const char *name, KyoText *text)
{
  g_autofree char *ja = g_strconcat (name, "_ja", NULL);
  g_autofree char *en = g_strconcat (name, "_en", NULL);

  kyo_stmt_bind_text (self, ja, text != NULL ? kyo_text_get_ja (text) : NULL);
  kyo_stmt_bind_text (self, en, text != NULL ? kyo_text_get_en (text) : NULL);
}

/**
 * kyo_stmt_step:
 * @self: a statement
 * @error: return location for an error
 *
 * Goes to the next row.
 *
 * Fails with the `KYO_STORE_ERROR` that belongs to what SQLite says.
 *
 * Returns: whether there is a row, there is none any more, or @error is set
 */
KyoStmtState
kyo_stmt_step (KyoStmt *self, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL, KYO_STMT_ERROR);

  if (self->repaired != NULL)
    g_ptr_array_set_size (self->repaired, 0);
  result = self->bind_result;
  if (result == SQLITE_OK)
    result = sqlite3_step (self->stmt);
  if (result == SQLITE_ROW)
    return KYO_STMT_ROW;
  if (result == SQLITE_DONE)
    return KYO_STMT_DONE;

  kyo_store_set_sqlite_error (self->db, result, error);
  return KYO_STMT_ERROR;
}

/**
 * kyo_stmt_run:
 * @self: a statement
 * @error: return location for an error
 *
 * Steps to the end, dropping rows, and resets the statement for the next values.
 *
 * Fails as kyo_stmt_step() does.
 *
 * Returns: `TRUE` when it came to its end
 */
gboolean
kyo_stmt_run (KyoStmt *self, GError **error)
{
  KyoStmtState state;

  do
    state = kyo_stmt_step (self, error);
  while (state == KYO_STMT_ROW);
  kyo_stmt_reset (self);

  return state == KYO_STMT_DONE;
}

/**
 * kyo_stmt_reset:
 * @self: a statement
 *
 * Makes the statement ready to be stepped again. Values stay as they were set.
 */
void
kyo_stmt_reset (KyoStmt *self)
{
  sqlite3_reset (self->stmt);
  self->bind_result = SQLITE_OK;
}

/**
 * kyo_stmt_is_null:
 * @self: a statement at a row
 * @column: from 0
 *
 * Tells whether a value is SQL's NULL.
 *
 * Returns: `TRUE` when it is
 */
gboolean
kyo_stmt_is_null (KyoStmt *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * kyo_stmt_get_int:
 * @self: a statement at a row
 * @column: from 0
 *
 * Reads an integer.
 *
 * Returns: the value, 0 for NULL
 */
gint64
kyo_stmt_get_int (KyoStmt *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * kyo_stmt_get_double:
 * @self: a statement at a row
 * @column: from 0
 *
 * Reads a number.
 *
 * Returns: the value, 0 for NULL
 */
double
kyo_stmt_get_double (KyoStmt *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

/**
 * kyo_stmt_get_text:
 * @self: a statement at a row
 * @column: from 0
 *
 * Reads a text. Bytes that are not UTF-8 come as U+FFFD.
 *
 * Returns: (nullable): the text, valid until the next step; `NULL` for NULL
 */
const char *
kyo_stmt_get_text (KyoStmt *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  char *valid;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;

  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  valid = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->repaired, valid);
  return valid;
}

/**
 * kyo_stmt_dup_text:
 * @self: a statement at a row
 * @column: from 0
 *
 * Reads a text as kyo_stmt_get_text() does.
 *
 * Returns: (transfer full) (nullable): a copy, `NULL` for NULL
 */
char *
kyo_stmt_dup_text (KyoStmt *self, int column)
{
  return g_strdup (kyo_stmt_get_text (self, column));
}

/**
 * kyo_stmt_dup_pair:
 * @self: a statement at a row
 * @column: from 0, that of the Japanese text; the English one follows it
 *
 * Reads a text in two languages.
 *
 * Returns: (transfer full) (nullable): the text, `NULL` when both columns are NULL
 */
KyoText *
kyo_stmt_dup_pair (KyoStmt *self, int column)
{
  const char *ja = kyo_stmt_get_text (self, column);
  const char *en = kyo_stmt_get_text (self, column + 1);

  return ja != NULL || en != NULL ? kyo_text_new (ja, en) : NULL;
}

/**
 * kyo_stmt_exec:
 * @db: a connection
 * @sql: one statement without values
 * @error: return location for an error
 *
 * Prepares a statement and runs it to its end.
 *
 * Fails with the `KYO_STORE_ERROR` that belongs to what SQLite says.
 *
 * Returns: `TRUE` when it came to its end
 */
gboolean
kyo_stmt_exec (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (db, sql, error);

  return stmt != NULL && kyo_stmt_run (stmt, error);
}
