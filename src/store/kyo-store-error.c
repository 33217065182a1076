/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/kyo-store-error.h"

#include "store/kyo-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (kyo_store_error, kyo_store_error)

/* SQLite tells a full quota or a limit of the process as "disk I/O error". */
static gboolean
is_out_of_room (sqlite3 *db)
{
  int system_error = sqlite3_system_errno (db);

  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

static void
set_io_error (sqlite3 *db, int result, const char *path, GError **error)
{
  if (is_out_of_room (db))
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FULL,
                 _ ("There is no room left for “%s”. Nothing was changed; make room and try again"),
                 path);
  else if (result == SQLITE_IOERR_WRITE)
    /* By now SQLite may have lost what the system said. */
    g_set_error (
      error, KYO_STORE_ERROR, KYO_STORE_ERROR_FULL,
      _ ("“%s” cannot be written: there is no room left for it, or the disk fails. Nothing "
         "was changed; make room and try again"),
      path);
  else if (result == SQLITE_IOERR_SHORT_READ || result == SQLITE_IOERR_CORRUPTFS)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
                 _ ("“%s” is damaged: it ends too early. Open a copy of it or choose another file"),
                 path);
  else
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
                 _ ("The disk cannot read or write “%s” (%s). Check the disk and try again"), path,
                 g_strerror (sqlite3_system_errno (db)));
}

/* SQLite's findings are many and in English: what they mean for whoever reads them is one of these.
 * Texts are those of its btree.c (checkPage…) and pragma.c (integrity_check). */
static const char *
describe_damage (const char *finding)
{
  static const char *const index_words[] = { "missing from index", "entries in index",
                                             "entry in index", "inverted index" };
  static const char *const value_words[] = { "constraint failed", "value in" };

  for (guint i = 0; i < G_N_ELEMENTS (index_words); i++)
    if (strstr (finding, index_words[i]) != NULL)
      return _ ("an index does not fit what it leads to");
  for (guint i = 0; i < G_N_ELEMENTS (value_words); i++)
    if (strstr (finding, value_words[i]) != NULL)
      return _ ("a value stands where it may not");

  return _ ("its pages do not fit together");
}

/**
 * kyo_store_dup_finding:
 * @finding: what SQLite found, in its own words
 *
 * Says what is damaged in the words of the user interface, with those of SQLite behind them for
 * whoever has to search further.
 *
 * Returns: (transfer full): a clause without a full stop
 */
char *
kyo_store_dup_finding (const char *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  /* Translators: what is damaged in a file, and how SQLite, which found it, puts that in English */
  return g_strdup_printf (_ ("%s; SQLite: %s"), describe_damage (finding), finding);
}

static void
set_damaged (const char *path, int result, const char *detail, GError **error)
{
  g_autofree char *finding =
    (result & 0xff) == SQLITE_NOTADB
      ? g_strdup_printf (_ ("%s; SQLite: %s"), _ ("it does not begin as a store does"), detail)
      : kyo_store_dup_finding (detail);

  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged (%s). Open a copy of it or choose another file"), path, finding);
}

/**
 * kyo_store_set_sqlite_error:
 * @db: (nullable): the connection on which it happened
 * @result: SQLite's (extended) result code
 * @error: return location for an error
 *
 * Turns what SQLite says into one of our few errors, with a message that names the file and says
 * what can be done.
 */
void
kyo_store_set_sqlite_error (sqlite3 *db, int result, GError **error)
{
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (result);

  if (path == NULL || *path == '\0')
    path = _ ("the store");

  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_LOCKED,
                   _ ("“%s” is in use by another program. Close it there, or try again later"),
                   path);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      set_damaged (path, result, detail, error);
      break;
    case SQLITE_FULL:
      g_set_error (
        error, KYO_STORE_ERROR, KYO_STORE_ERROR_FULL,
        _ ("There is no room left for “%s”. Nothing was changed; make room and try again"), path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY,
                   _ ("“%s” or its folder cannot be written. Open it read-only, or a copy of it "
                      "elsewhere"),
                   path);
      break;
    case SQLITE_IOERR:
      set_io_error (db, result, path, error);
      break;
    case SQLITE_INTERRUPT:
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
                   _ ("Checking “%s” takes too long, so it was not opened. Open a copy of it or "
                      "choose another file"),
                   path);
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("“%s” cannot take this (%s). Nothing was changed"), path, detail);
      break;
    default:
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be worked with (SQLite: %s). Try again, or open a copy of it"),
                   path, detail);
      break;
    }
}
