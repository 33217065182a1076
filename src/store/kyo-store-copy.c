/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of a store. A sound one is copied page by page by SQLite itself, which sees a transaction
 * whole or not at all (never by copying the file, of which another program may be writing a part).
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "text/kyo-fts-tokenizer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
copy_pages (sqlite3 *source, sqlite3 *target, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");
  int result;

  if (backup == NULL)
    {
      kyo_store_set_sqlite_error (target, sqlite3_errcode (target), error);
      return FALSE;
    }
  sqlite3_backup_step (backup, -1);
  result = sqlite3_backup_finish (backup);
  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (target, result, error);
  return result == SQLITE_OK;
}

/**
 * kyo_store_copy_to_memory:
 * @db: a connection
 * @error: return location for an error
 *
 * Copies a database into memory.
 *
 * Returns: (transfer full): a connection to the copy, or `NULL` when SQLite failed
 */
sqlite3 *
kyo_store_copy_to_memory (sqlite3 *db, GError **error)
{
  sqlite3 *copy = NULL;
  int result =
    sqlite3_open_v2 (":memory:", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL);

  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (copy, result, error);
  if (result == SQLITE_OK && kyo_fts_tokenizer_register (copy, error) &&
      copy_pages (db, copy, error))
    return copy;

  sqlite3_close (copy);
  return NULL;
}

static gboolean
verify_file (const char *path, GError **error)
{
  g_autoptr (KyoStore) store = kyo_store_open (path, KYO_STORE_OPEN_READ_ONLY, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  return store != NULL && kyo_store_verify (store, NULL, problems, error);
}

static gboolean
copy_into (KyoStore *source, const char *target_path, GError **error)
{
  sqlite3 *target = NULL;
  int result = sqlite3_open_v2 (target_path, &target, SQLITE_OPEN_READWRITE, NULL);
  gboolean ok = FALSE;

  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (target, result, error);
  else
    ok = kyo_stmt_exec (target, "PRAGMA synchronous = EXTRA", error) &&
         copy_pages (source->db, target, error);
  sqlite3_close (target);

  return ok && verify_file (target_path, error);
}

/**
 * kyo_store_copy:
 * @source_path: path of a store, which is only read
 * @target_path: path of the copy; there must not be a file
 * @error: return location for an error
 *
 * Makes a copy of a store and verifies it.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when there is already a file at @target_path, and as
 * kyo_store_open() and kyo_store_verify() do; then no copy is left.
 *
 * Returns: `TRUE` when the copy is there and sound
 */
gboolean
kyo_store_copy (const char *source_path, const char *target_path, GError **error)
{
  g_autoptr (KyoStore) source = NULL;

  g_return_val_if_fail (source_path != NULL && target_path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_file_test (target_path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("There is already a file “%s”. Choose another name for the copy"),
                   target_path);
      return FALSE;
    }
  source = kyo_store_open (source_path, KYO_STORE_OPEN_READ_ONLY, error);
  if (source == NULL || !kyo_store_make_file (target_path, error))
    return FALSE;
  if (copy_into (source, target_path, error))
    return TRUE;

  g_unlink (target_path);
  return FALSE;
}
