/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens a file that may have come from anywhere. The rules, in their order:
 *
 * 1. The name is made canonical; folders, devices and files with a second name (hard link) are
 *    refused, since SQLite finds a journal by the name.
 * 2. The header is looked at through SQLite's own file handle, before any statement is run. The
 * file is never opened beside SQLite: closing it would drop all our locks (POSIX), and with them a
 *    transaction of another connection of this process.
 * 3. Only a file whose header is ours gets a connection: limits, defensive, schema not trusted, no
 *    views, no ATTACH, no change of the log.
 * 4. Pages are checked (PRAGMA quick_check, with a budget of time), then the schema against the one
 *    that its version has. Nothing has been written until here, but for the rollback by which
 * SQLite itself ends a transaction that a crash cut short.
 * 5. A store of an older version is brought up to this one (kyo-store-migrate.c); where it may only
 *    be read, that is done with a copy in memory.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "text/kyo-fts-tokenizer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUSY_TIMEOUT 2000     /* ms */
#define CHECK_BUDGET 5        /* s, and one more for each of these: */
#define CHECK_BYTES 20000000  /* bytes */
#define SMALL_FILE (16 << 20) /* bytes; smaller files are checked at each opening */
#define PROGRESS_STEPS 10000  /* instructions of SQLite's machine between two looks at the clock */
#define HEADER_SIZE 100       /* bytes; https://www.sqlite.org/fileformat2.html, section 1.3 */
#define HEADER_MAGIC "SQLite format 3"

typedef struct
{
  guint8 bytes[HEADER_SIZE];
  gint64 size; /* of the file, in bytes */
} Header;

static guint32
read_be32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static guint
get_version (const Header *header)
{
  return read_be32 (header->bytes + 60);
}

static gboolean
set_damaged (const char *path, const char *detail, GError **error)
{
  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged (%s). Open a copy of it or choose another file"), path, detail);
  return FALSE;
}

/* "*** in database main ***", and in the next line what SQLite found: of that only this is told. */
static void
set_found (const char *path, const char *answer, GError **error)
{
  const char *line = strrchr (answer, '\n');
  g_autofree char *finding =
    kyo_store_dup_finding (line != NULL && line[1] != '\0' ? line + 1 : answer);

  set_damaged (path, finding, error);
}

static gboolean
set_not_a_store (const char *path, GError **error)
{
  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_A_STORE,
               _ ("“%s” is not a Kyokun store. Choose another file"), path);
  return FALSE;
}

/* Also for a file that does not exist yet: its folder is made canonical then. */
static char *
dup_canonical_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *resolved = realpath (absolute, NULL);
  char *result;

  if (resolved == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (absolute);
      g_autofree char *name = g_path_get_basename (absolute);
      char *resolved_folder = realpath (folder, NULL);

      result = g_build_filename (resolved_folder != NULL ? resolved_folder : folder, name, NULL);
      free (resolved_folder);
      return result;
    }

  result = g_strdup (resolved);
  free (resolved);
  return result;
}

static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf info;

  return g_stat (journal, &info) == 0 && info.st_size > 0;
}

static gboolean
check_kind_of_file (const char *path, const GStatBuf *info, GError **error)
{
  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_A_STORE,
                   _ ("“%s” is not a file but a folder or device. Choose a file"), path);
      return FALSE;
    }
  /* SQLite takes a file of one byte for an empty one. */
  if (info->st_size == 1)
    return set_not_a_store (path, error);
  if (info->st_nlink > 1)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("“%s” has a second name (a hard link), under which it could be changed "
                      "unseen. Remove the other name, or choose another file"),
                   path);
      return FALSE;
    }
  if (g_access (path, R_OK) != 0)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be read (%s). Ask its owner, or choose another file"), path,
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

/* Through SQLite's own handle; see the rules above. */
static gboolean
read_header (sqlite3 *db, const char *path, Header *header, GError **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int result = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (result == SQLITE_OK && (file == NULL || file->pMethods == NULL))
    result = SQLITE_CANTOPEN;
  if (result == SQLITE_OK)
    result = file->pMethods->xFileSize (file, &size);
  if (result == SQLITE_OK && size > 0)
    {
      result = file->pMethods->xRead (file, header->bytes, HEADER_SIZE, 0);
      if (result == SQLITE_IOERR_SHORT_READ) /* the rest is filled with zeros */
        result = SQLITE_OK;
    }
  header->size = size;

  if (result != SQLITE_OK)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
                 _ ("“%s” cannot be read (%s). Check the disk, or choose another file"), path,
                 sqlite3_errstr (result));
  return result == SQLITE_OK;
}

/* Where a journal lies beside the file, its length may be that of an unfinished transaction. */
static gboolean
check_size (const char *path, const Header *header, GError **error)
{
  gint64 page_size = (header->bytes[16] << 8) | header->bytes[17];
  gint64 n_pages = read_be32 (header->bytes + 28);

  if (page_size == 1)
    page_size = 65536;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    return set_damaged (path, _ ("its page size is impossible"), error);
  if (!has_journal (path) && header->size < n_pages * page_size)
    return set_damaged (path, _ ("its end is missing"), error);
  return TRUE;
}

static gboolean
check_header (const char *path, const Header *header, GError **error)
{
  gboolean has_magic = memcmp (header->bytes, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0;
  gboolean is_ours = read_be32 (header->bytes + 68) == KYO_STORE_APPLICATION_ID;
  guint version = get_version (header);

  if (!has_magic && is_ours)
    return set_damaged (path, _ ("its first bytes are not those of a store"), error);
  if (has_magic && header->size < HEADER_SIZE)
    return set_damaged (path, _ ("its end is missing"), error);
  if (!has_magic || !is_ours)
    return set_not_a_store (path, error);
  if (version > KYO_STORE_VERSION && version < 0x10000)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_TOO_NEW,
                   _ ("“%s” was written by a newer Kyokun (version %u of the store, this one knows "
                      "%d). Update Kyokun, or choose another file"),
                   path, version, KYO_STORE_VERSION);
      return FALSE;
    }
  if (version < 1 || version >= 0x10000)
    return set_damaged (path, _ ("its version is impossible"), error);
  if (header->bytes[18] != 1 || header->bytes[19] != 1)
    return set_damaged (path, _ ("another program changed how it is written"), error);

  return check_size (path, header, error);
}

/* The log only grows, whatever a bug elsewhere should try; nothing else is attached. */
static int
authorize_cb (void *user_data,
              int action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
    return SQLITE_DENY;
  if ((action == SQLITE_DELETE || action == SQLITE_UPDATE) && g_strcmp0 (first, "change") == 0)
    return SQLITE_DENY;
  return SQLITE_OK;
}

static void
set_limits (sqlite3 *db)
{
  static const struct
  {
    int id;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 16 << 20 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 40 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].id, limits[i].value);
}

/* None of these reads the file. */
static gboolean
configure (sqlite3 *db, GError **error)
{
  static const char *const pragmas[] = {
    "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",    "PRAGMA recursive_triggers = ON", "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
  };

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT);
  set_limits (db);
  if (sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
      sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK ||
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL) != SQLITE_OK ||
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL) != SQLITE_OK)
    {
      g_set_error_literal (
        error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
        _ ("This SQLite cannot open files safely. Install SQLite 3.40 or later"));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (!kyo_stmt_exec (db, pragmas[i], error))
      return FALSE;

  if (!kyo_fts_tokenizer_register (db, error) || !kyo_store_register_rank (db, error))
    return FALSE;
  sqlite3_set_authorizer (db, authorize_cb, NULL);
  return TRUE;
}

/* Makes SQLite stop once the time is over. */
static int
look_at_clock_cb (void *user_data)
{
  const gint64 *deadline = user_data;

  return g_get_monotonic_time () > *deadline;
}

/**
 * kyo_store_quick_check:
 * @db: a connection
 * @error: return location for an error
 *
 * Lets SQLite look at every page, within a budget of time that grows with the file.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED` and what was found, also when the time is over.
 *
 * Returns: `TRUE` when nothing was found
 */
gboolean
kyo_store_quick_check (sqlite3 *db, GError **error)
{
  g_autoptr (KyoStmt) size = kyo_stmt_prepare (db,
                                               "SELECT page_count * page_size FROM "
                                               "pragma_page_count, pragma_page_size",
                                               error);
  g_autoptr (KyoStmt) check = NULL;
  const char *answer;
  gint64 deadline;
  gboolean ok = FALSE;

  if (size == NULL || kyo_stmt_step (size, error) != KYO_STMT_ROW)
    return FALSE;
  deadline = g_get_monotonic_time () +
             (CHECK_BUDGET + kyo_stmt_get_int (size, 0) / CHECK_BYTES) * G_USEC_PER_SEC;

  sqlite3_progress_handler (db, PROGRESS_STEPS, look_at_clock_cb, &deadline);
  check = kyo_stmt_prepare (db, "PRAGMA quick_check (1)", error);
  if (check != NULL && kyo_stmt_step (check, error) == KYO_STMT_ROW)
    {
      answer = kyo_stmt_get_text (check, 0);
      ok = g_strcmp0 (answer, "ok") == 0;
      if (!ok)
        set_found (sqlite3_db_filename (db, "main"), answer, error);
    }
  sqlite3_progress_handler (db, 0, NULL, NULL);

  return ok;
}

/**
 * kyo_store_make_file:
 * @path: path of a file that is not there
 * @error: return location for an error
 *
 * Makes an empty file for nobody else to read. Nothing of ours can have it open yet, so it may be
 * opened and closed beside SQLite.
 *
 * Fails with `KYO_STORE_ERROR_FULL` or `KYO_STORE_ERROR_READ_ONLY`, and with
 * `KYO_STORE_ERROR_FAILED` also when there is a file.
 *
 * Returns: `TRUE` when it was made
 */
gboolean
kyo_store_make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == ENOSPC || errno == EDQUOT)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FULL,
                 _ ("There is no room left for “%s”. Nothing was changed; make room and try again"),
                 path);
  else if (errno == EACCES || errno == EROFS || errno == EPERM)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY,
                 _ ("“%s” cannot be made: its folder cannot be written. Choose another folder"),
                 path);
  else
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
                 _ ("“%s” cannot be made (%s). Choose another folder"), path, g_strerror (errno));
  return FALSE;
}

static gboolean
fill_file (sqlite3 *db, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (KyoStmt) info = NULL;

  if (!kyo_stmt_exec (db, "PRAGMA journal_mode = DELETE", error) ||
      !kyo_stmt_exec (db, "BEGIN IMMEDIATE", error) || !kyo_store_run_migrations (db, 0, error))
    return FALSE;

  info = kyo_stmt_prepare (
    db, "INSERT INTO store_info (key, value) VALUES ('id', :id), ('created', :created)", error);
  if (info == NULL)
    return FALSE;
  kyo_stmt_bind_text (info, ":id", id);
  kyo_stmt_bind_text (info, ":created", created);

  return kyo_stmt_run (info, error) && kyo_stmt_exec (db, "COMMIT", error);
}

static gboolean
check_writable (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (sqlite3_db_readonly (db, "main") == 0 && g_access (folder, W_OK) == 0)
    return TRUE;
  kyo_store_set_sqlite_error (db, SQLITE_READONLY, error);
  return FALSE;
}

static gboolean
check_contents (sqlite3 *db, const char *path, const Header *header, GError **error)
{
  gboolean known = header->size > SMALL_FILE && !has_journal (path) && kyo_store_is_known (path);

  if ((!known && !kyo_store_quick_check (db, error)) ||
      !kyo_store_check_schema (db, get_version (header), error))
    return FALSE;
  if (!known && header->size > SMALL_FILE)
    kyo_store_remember (path);
  return TRUE;
}

/* Begins to read: from here on the file stays as it is. SQLite thereby ends what a crash cut short;
 * where that was the making of the file, nothing is left of it, and where it was a migration, it is
 * of the older version again. So the header is read once more. */
static gboolean
begin_reading (sqlite3 *db, const char *path, Header *header, GError **error)
{
  return kyo_stmt_exec (db, "BEGIN", error) &&
         kyo_stmt_exec (db, "SELECT count (*) FROM sqlite_schema", error) &&
         read_header (db, path, header, error) &&
         (header->size == 0 || check_header (path, header, error));
}

/* A store of an older version is brought up to this one; where nothing may be written, in memory.
 */
static gboolean
bring_up_to_date (sqlite3 **db, const char *path, guint version, gboolean may_write, GError **error)
{
  sqlite3 *copy;

  if (version == KYO_STORE_VERSION)
    return TRUE;
  if (may_write)
    return kyo_store_migrate (*db, path, version, error);

  copy = kyo_store_migrate_copy (*db, version, error);
  if (copy == NULL)
    return FALSE;
  sqlite3_close (*db);
  *db = copy;
  return configure (copy, error);
}

static gboolean
prepare_connection (sqlite3 **db, const char *path, KyoStoreOpenFlags flags, GError **error)
{
  gboolean may_write = (flags & KYO_STORE_OPEN_READ_ONLY) == 0;
  Header header = { { 0 }, 0 };

  if (!read_header (*db, path, &header, error))
    return FALSE;
  if (header.size > 0 &&
      (!check_header (path, &header, error) || (may_write && !check_writable (*db, path, error))))
    return FALSE;
  if (!configure (*db, error) || !begin_reading (*db, path, &header, error))
    return FALSE;
  if (header.size == 0)
    {
      if (!may_write || (flags & KYO_STORE_OPEN_CREATE) == 0)
        return set_not_a_store (path, error);
      return kyo_stmt_exec (*db, "COMMIT", error) && check_writable (*db, path, error) &&
             fill_file (*db, error);
    }

  return check_contents (*db, path, &header, error) && kyo_stmt_exec (*db, "COMMIT", error) &&
         bring_up_to_date (db, path, get_version (&header), may_write, error);
}

/* A store with nothing in it, of which there is no file. */
static sqlite3 *
make_in_memory (GError **error)
{
  sqlite3 *db = NULL;
  int result = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL);

  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (db, result, error);
  if (result == SQLITE_OK && configure (db, error) && fill_file (db, error))
    return db;

  sqlite3_close (db);
  return NULL;
}

/**
 * kyo_store_connect_trial:
 * @path: path of a file
 * @flags: whether a store is made, in memory, when there is no file
 * @canonical_path: (out) (transfer full): the path without links
 * @error: return location for an error
 *
 * Opens a connection to a copy in memory of a store, by the rules for one that is only read.
 *
 * Returns: (transfer full): the connection, or `NULL`
 */
sqlite3 *
kyo_store_connect_trial (const char *path,
                         KyoStoreOpenFlags flags,
                         char **canonical_path,
                         GError **error)
{
  g_autofree char *canonical = dup_canonical_path (path);
  sqlite3 *db, *copy;

  if ((flags & KYO_STORE_OPEN_CREATE) != 0 && !g_file_test (canonical, G_FILE_TEST_EXISTS))
    {
      *canonical_path = g_steal_pointer (&canonical);
      return make_in_memory (error);
    }

  db = kyo_store_connect (path, KYO_STORE_OPEN_READ_ONLY, canonical_path, error);
  if (db == NULL)
    return NULL;
  copy = kyo_store_copy_to_memory (db, error);
  sqlite3_close (db);
  if (copy == NULL || configure (copy, error))
    return copy;

  sqlite3_close (copy);
  return NULL;
}

/**
 * kyo_store_connect:
 * @path: path of a file
 * @flags: how to open it
 * @canonical_path: (out) (transfer full): the path without links
 * @error: return location for an error
 *
 * Opens a connection by the rules above. Fails as kyo_store_open() does.
 *
 * Returns: (transfer full): the connection, or `NULL`
 */
sqlite3 *
kyo_store_connect (const char *path, KyoStoreOpenFlags flags, char **canonical_path, GError **error)
{
  g_autofree char *canonical = dup_canonical_path (path);
  gboolean may_write = (flags & KYO_STORE_OPEN_READ_ONLY) == 0;
  gboolean made = FALSE;
  sqlite3 *db = NULL;
  GStatBuf info;
  int result;

  if (g_stat (canonical, &info) == 0)
    {
      if (!check_kind_of_file (canonical, &info, error))
        return NULL;
    }
  else if (may_write && (flags & KYO_STORE_OPEN_CREATE) != 0)
    {
      if (!kyo_store_make_file (canonical, error))
        return NULL;
      made = TRUE;
    }
  else
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                   _ ("There is no file “%s”. Choose another, or make a new store"), canonical);
      return NULL;
    }

  result = sqlite3_open_v2 (canonical, &db,
                            may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, NULL);
  if (result != SQLITE_OK)
    kyo_store_set_sqlite_error (db, result, error);
  if (result != SQLITE_OK || !prepare_connection (&db, canonical, flags, error))
    {
      sqlite3_close (db);
      if (made)
        g_unlink (canonical);
      return NULL;
    }

  *canonical_path = g_steal_pointer (&canonical);
  return db;
}
