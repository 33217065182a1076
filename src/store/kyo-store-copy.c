/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of a store. A sound one is copied page by page by SQLite itself, which sees a transaction
 * whole or not at all (never by copying the file, of which another program may be writing a part).
 * Of a damaged one, what can be read is taken over into a new one.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "text/kyo-fts-tokenizer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * kyo_store_copy_pages:
 * @source: a connection
 * @target: a connection to another database, which is overwritten
 * @error: return location for an error
 *
 * Copies a database as a whole, as it is at one moment.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_copy_pages (sqlite3 *source, sqlite3 *target, GError **error)
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
      kyo_store_copy_pages (db, copy, error))
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
         kyo_store_copy_pages (source->db, target, error);
  sqlite3_close (target);

  return ok && verify_file (target_path, error);
}

static gboolean
copy_sound (const char *source_path, const char *target_path, GError **error)
{
  g_autoptr (KyoStore) source = kyo_store_open (source_path, KYO_STORE_OPEN_READ_ONLY, error);

  if (source == NULL || !kyo_store_make_file (target_path, error))
    return FALSE;
  if (copy_into (source, target_path, error))
    return TRUE;

  g_unlink (target_path);
  return FALSE;
}

static gboolean
copy_damaged (const char *source_path, const char *target_path, GError **error)
{
  g_autoptr (KyoStore) target = kyo_store_open (target_path, KYO_STORE_OPEN_CREATE, error);

  if (target == NULL)
    return FALSE;
  if (kyo_store_salvage (source_path, target, error))
    {
      /* It must open by the same rules as any other. */
      g_clear_object (&target);
      target = kyo_store_open (target_path, KYO_STORE_OPEN_READ_ONLY, error);
      if (target != NULL)
        return TRUE;
    }

  g_clear_object (&target);
  g_unlink (target_path);
  return FALSE;
}

/**
 * kyo_store_copy:
 * @source_path: path of a store, which is only read
 * @target_path: path of the copy; there must not be a file
 * @error: return location for an error
 *
 * Makes a copy of a store and verifies it. Of a damaged one, what can still be read is taken over;
 * then the change log of the copy says so (entity "store", field "salvaged"), and
 * kyo_store_verify() tells what is missing.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when there is already a file at @target_path, with
 * `KYO_STORE_ERROR_DAMAGED` when nothing can be read, and else as kyo_store_open() does; then no
 * copy is left.
 *
 * Returns: `TRUE` when the copy is there and can be opened
 */
gboolean
kyo_store_copy (const char *source_path, const char *target_path, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (source_path != NULL && target_path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_file_test (target_path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("There is already a file “%s”. Choose another name for the copy"),
                   target_path);
      return FALSE;
    }
  if (copy_sound (source_path, target_path, &reason))
    return TRUE;
  if (g_error_matches (reason, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED))
    return copy_damaged (source_path, target_path, error);

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
