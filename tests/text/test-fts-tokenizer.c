/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-fts-tokenizer.h"

#include <glib/gstdio.h>

#define MATCH "SELECT count (*) FROM text WHERE text MATCH '\"障害\"'"

static sqlite3 *
open_strictly (const char *path, int flags)
{
  sqlite3 *db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, flags, NULL), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  g_assert_true (kyo_fts_tokenizer_register (db, &error));
  g_assert_no_error (error);
  return db;
}

static int
count (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  int n;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  n = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return n;
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
test_read_only_file_can_be_searched (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "tokenizer.db", NULL);
  sqlite3 *db;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_remove (path);
  db = open_strictly (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run (db, "CREATE VIRTUAL TABLE text USING fts5 (body, tokenize = 'kyokun');"
           "INSERT INTO text VALUES ('大規模な障害'), ('復旧')");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  db = open_strictly (path, SQLITE_OPEN_READONLY);
  g_assert_cmpint (count (db, MATCH), ==, 1);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_remove (path);
}

static void
test_deleted_rows_leave_the_index (void)
{
  sqlite3 *db = open_strictly (":memory:", SQLITE_OPEN_READWRITE);

  run (db, "CREATE VIRTUAL TABLE text USING fts5 (body, tokenize = 'kyokun');"
           "INSERT INTO text VALUES ('障害'), ('障害①NAS'), (NULL), (x'ff41')");
  g_assert_cmpint (count (db, MATCH), ==, 2);
  run (db, "DELETE FROM text WHERE rowid = 1; UPDATE text SET body = '復旧' WHERE rowid = 2;"
           "INSERT INTO text (text) VALUES ('integrity-check')");
  g_assert_cmpint (count (db, MATCH), ==, 0);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_each_connection_has_its_own (void)
{
  sqlite3 *first = open_strictly (":memory:", SQLITE_OPEN_READWRITE);
  sqlite3 *second = open_strictly (":memory:", SQLITE_OPEN_READWRITE);
  const char create[] = "CREATE VIRTUAL TABLE text USING fts5 (body, tokenize = 'kyokun');"
                        "INSERT INTO text VALUES ('障害')";

  run (first, create);
  run (second, create);
  g_assert_cmpint (sqlite3_close (first), ==, SQLITE_OK);
  g_assert_cmpint (count (second, MATCH), ==, 1);
  g_assert_cmpint (sqlite3_close (second), ==, SQLITE_OK);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/fts-tokenizer/read-only-file-can-be-searched",
                   test_read_only_file_can_be_searched);
  g_test_add_func ("/text/fts-tokenizer/deleted-rows-leave-the-index",
                   test_deleted_rows_leave_the_index);
  g_test_add_func ("/text/fts-tokenizer/each-connection-has-its-own",
                   test_each_connection_has_its_own);

  return g_test_run ();
}
