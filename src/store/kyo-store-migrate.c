/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings a store that an older Kyokun wrote up to this version. Before its file is touched, a copy
 * is put beside it and compared with it page by page, while nobody can write; then all migrations
 * run in one transaction. Whatever fails, the file is as it was.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_SNAPSHOTS 99

/* Where a copy's first page may differ: SQLite counts there how often a file and its schema were
 * changed. https://www.sqlite.org/fileformat2.html, sections 1.3.6, 1.3.9 and 1.3.16 */
#define CHANGE_COUNTER 24
#define SCHEMA_COOKIE 40
#define VERSION_VALID_FOR 92

static char *
dup_snapshot_path (const char *path, guint version, guint n)
{
  gsize length = g_str_has_suffix (path, KYO_STORE_SUFFIX)
                   ? strlen (path) - strlen (KYO_STORE_SUFFIX)
                   : strlen (path);
  g_autofree char *stem = g_strndup (path, length);

  if (n < 2)
    return g_strdup_printf ("%s-version-%u" KYO_STORE_SUFFIX, stem, version);
  return g_strdup_printf ("%s-version-%u-%u" KYO_STORE_SUFFIX, stem, version, n);
}

static void
mask_counters (guint8 *page)
{
  memset (page + CHANGE_COUNTER, 0, 4);
  memset (page + SCHEMA_COOKIE, 0, 4);
  memset (page + VERSION_VALID_FOR, 0, 8);
}

static gboolean
get_file (sqlite3 *db, sqlite3_file **file, sqlite3_int64 *size)
{
  return sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, file) == SQLITE_OK &&
         (*file)->pMethods->xFileSize (*file, size) == SQLITE_OK;
}

/* Reads what lies on the disk, past SQLite's cache, by SQLite's own handles. */
static gboolean
is_same_file (sqlite3 *first, sqlite3 *second)
{
  enum
  {
    PAGE = 512 /* the smallest that a store can have */
  };
  guint8 a[PAGE], b[PAGE];
  sqlite3_file *first_file, *second_file;
  sqlite3_int64 size, second_size;

  if (!get_file (first, &first_file, &size) || !get_file (second, &second_file, &second_size) ||
      size != second_size || size % PAGE != 0)
    return FALSE;
  for (sqlite3_int64 at = 0; at < size; at += PAGE)
    {
      if (first_file->pMethods->xRead (first_file, a, PAGE, at) != SQLITE_OK ||
          second_file->pMethods->xRead (second_file, b, PAGE, at) != SQLITE_OK)
        return FALSE;
      if (at == 0)
        {
          mask_counters (a);
          mask_counters (b);
        }
      if (memcmp (a, b, PAGE) != 0)
        return FALSE;
    }

  return TRUE;
}

/* A name that is free: what was kept before is never written over. */
static char *
make_snapshot_file (const char *path, guint version, GError **error)
{
  for (guint n = 1; n <= MAX_SNAPSHOTS; n++)
    {
      g_autofree char *snapshot = dup_snapshot_path (path, version, n);

      if (g_file_test (snapshot, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        continue;
      return kyo_store_make_file (snapshot, error) ? g_steal_pointer (&snapshot) : NULL;
    }

  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
               _ ("There are too many copies of older versions beside “%s”. Move some elsewhere"),
               path);
  return NULL;
}

static gboolean
set_changed_meanwhile (const char *path, GError **error)
{
  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_LOCKED,
               _ ("“%s” is of an older version and was changed while it was copied. Close it "
                  "elsewhere and try again"),
               path);
  return FALSE;
}

static gboolean
read_version (sqlite3 *db, guint *version, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (db, "PRAGMA user_version", error);

  if (stmt == NULL || kyo_stmt_step (stmt, error) != KYO_STMT_ROW)
    return FALSE;
  *version = kyo_stmt_get_int (stmt, 0);
  return TRUE;
}

/* Within a transaction that keeps others from writing. */
static gboolean
migrate_locked (sqlite3 *db, sqlite3 *snapshot, const char *path, gboolean *is_done, GError **error)
{
  guint version;

  if (!read_version (db, &version, error))
    return FALSE;
  /* Another program was faster. */
  *is_done = version == KYO_STORE_VERSION;
  if (*is_done)
    return TRUE;
  if (!is_same_file (db, snapshot))
    return set_changed_meanwhile (path, error);

  return kyo_store_run_migrations (db, version, error) &&
         kyo_store_check_schema (db, KYO_STORE_VERSION, error);
}

static gboolean
migrate (
  sqlite3 *db, const char *path, const char *snapshot_path, gboolean *is_done, GError **error)
{
  sqlite3 *snapshot = NULL;
  int result = sqlite3_open_v2 (snapshot_path, &snapshot, SQLITE_OPEN_READWRITE, NULL);
  gboolean ok = FALSE;

  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (snapshot, result, error);
  else
    ok = kyo_stmt_exec (snapshot, "PRAGMA synchronous = EXTRA", error) &&
         kyo_store_copy_pages (db, snapshot, error) && kyo_store_quick_check (snapshot, error) &&
         kyo_stmt_exec (db, "BEGIN IMMEDIATE", error);
  if (ok)
    {
      g_autoptr (GError) reason = NULL;

      ok = migrate_locked (db, snapshot, path, is_done, &reason) &&
           kyo_stmt_exec (db, "COMMIT", &reason);
      if (!ok && !sqlite3_get_autocommit (db) && !kyo_stmt_exec (db, "ROLLBACK", NULL))
        g_warning ("Rolling back a migration failed");
      if (!ok)
        g_propagate_error (error, g_steal_pointer (&reason));
    }
  sqlite3_close (snapshot);

  return ok;
}

/**
 * kyo_store_migrate:
 * @db: a writable connection to a store that has been checked
 * @path: canonical path of its file
 * @version: of the store, older than this one's
 * @error: return location for an error
 *
 * Brings a store up to this version. A copy of it as it was stays beside it, named after the file
 * and its version.
 *
 * Fails with `KYO_STORE_ERROR_LOCKED` when another program is writing, with `KYO_STORE_ERROR_FULL`
 * or `KYO_STORE_ERROR_READ_ONLY` when there is no place for the copy, and as SQLite says; then the
 * file is as it was, and no copy is left.
 *
 * Returns: `TRUE` when the store is of this version
 */
gboolean
kyo_store_migrate (sqlite3 *db, const char *path, guint version, GError **error)
{
  g_autofree char *snapshot = make_snapshot_file (path, version, error);
  gboolean is_done = FALSE;
  gboolean ok;

  if (snapshot == NULL)
    return FALSE;
  ok = migrate (db, path, snapshot, &is_done, error);
  if (!ok || is_done)
    g_unlink (snapshot);

  return ok;
}

/**
 * kyo_store_migrate_copy:
 * @db: a connection to a store that has been checked
 * @version: of the store, older than this one's
 * @error: return location for an error
 *
 * Makes a copy in memory and brings that up to this version, so that a store can be read that must
 * not be written.
 *
 * Returns: (transfer full): a connection to the copy, or `NULL`
 */
sqlite3 *
kyo_store_migrate_copy (sqlite3 *db, guint version, GError **error)
{
  sqlite3 *copy = kyo_store_copy_to_memory (db, error);

  if (copy != NULL && kyo_stmt_exec (copy, "BEGIN", error) &&
      kyo_store_run_migrations (copy, version, error) && kyo_stmt_exec (copy, "COMMIT", error))
    return copy;

  sqlite3_close (copy);
  return NULL;
}
