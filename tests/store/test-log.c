/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The change log and what is proved from it.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A store with annotations and an own case, whose log so has entries of every kind. */
static char *
make_store (Fixture *fixture)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) kept = NULL;
  g_autoptr (KyoAnnotation) deleted = NULL;
  char *head;

  kyo_store_set_author (store, "花子");
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  kept = kyo_store_annotate (store, "1", "book-1.c1", KYO_ANNOTATION_COMMENT, "引用\n二行目\t\"",
                             "電源装置", &error);
  g_assert_no_error (error);
  deleted = kyo_store_annotate (store, "1", "book-1", KYO_ANNOTATION_TAG, "tag", NULL, &error);
  g_assert_true (kyo_store_set_annotation_state (store, kyo_annotation_get_id (kept),
                                                 KYO_ANNOTATION_RESOLVED, &error));
  g_assert_true (kyo_store_delete_annotation (store, kyo_annotation_get_id (deleted), &error));
  head = kyo_store_dup_head (store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);

  return head;
}

/* How many problems are found; they are shown when the test is verbose. */
static guint
count_problems (const char *path, KyoStoreOpenFlags flags, const char *head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  KyoStore *store = kyo_store_open (path, flags, &error);
  gboolean sound;

  g_assert_no_error (error);
  sound = kyo_store_verify (store, head, problems, &error);
  g_assert_cmpint (sound, ==, problems->len == 0);
  if (!sound)
    {
      g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, path));
    }
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_finalize_object (store);

  return problems->len;
}

static void
test_sound_store_has_no_problems (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *head = make_store (fixture);
  g_autofree char *upper = g_ascii_strup (head, -1);
  g_autofree char *short_head = g_strndup (head, 16);

  g_assert_cmpuint (strlen (head), ==, 64);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, NULL), ==, 0);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_READ_ONLY, NULL), ==, 0);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, head), ==, 0);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, upper), ==, 0);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, short_head), ==, 0);
}

static void
test_head_stays_good_when_the_log_grows (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *head = make_store (fixture);
  g_autofree char *later = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, NULL);
  g_autoptr (KyoAnnotation) annotation =
    kyo_store_annotate (store, "1", "book-1", KYO_ANNOTATION_COMMENT, "later", NULL, NULL);

  later = kyo_store_dup_head (store, NULL);
  g_assert_cmpstr (later, !=, head);
  g_assert_finalize_object (store);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, head), ==, 0);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, later), ==, 0);
}

static void
test_wrong_heads_are_found (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *head = make_store (fixture);
  g_autofree char *other = g_strdup (head);
  const char *heads[] = { "00000000", "", "abc", other };

  other[10] = other[10] == '0' ? '1' : '0';
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, heads[i]), >, 0);
}

/* Someone with another program and the will to cheat. The log's triggers are put back, so that only
 * the contents tell. */
static void
tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *script = g_strdup_printf (
    "DROP TRIGGER change_is_never_updated; DROP TRIGGER change_is_never_deleted; %s;", sql);
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  fixture_exec (fixture->path, script);

  /* The words of the triggers, from a store that nobody touched. */
  {
    g_autofree char *pristine = g_build_filename (fixture->folder, "pristine.kyokun", NULL);
    KyoStore *store = kyo_store_open (pristine, KYO_STORE_OPEN_CREATE, NULL);

    g_assert_finalize_object (store);
    g_assert_cmpint (sqlite3_open_v2 (pristine, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
    g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name DESC",
                          -1, &stmt, NULL),
      ==, SQLITE_OK);
    while (sqlite3_step (stmt) == SQLITE_ROW)
      fixture_exec (fixture->path, (const char *) sqlite3_column_text (stmt, 0));
    sqlite3_finalize (stmt);
    sqlite3_close (db);
  }
}

static void
test_tampering_is_found (Fixture *fixture, gconstpointer user_data)
{
  const char *const attacks[] = {
    "UPDATE change SET value = '\"forged\"' WHERE field = 'body' AND seq = (SELECT min (seq) FROM "
    "change WHERE field = 'body')",
    "UPDATE change SET author = 'someone else' WHERE seq = 2",
    "UPDATE change SET time = '1999-01-01T00:00:00Z' WHERE seq = 3",
    "UPDATE change SET parent = NULL WHERE parent IS NOT NULL",
    "UPDATE change SET hash = lower (hex (randomblob (32))) WHERE seq = 4",
    "DELETE FROM change WHERE seq = 3",
    "DELETE FROM change WHERE seq = 1",
    "UPDATE change SET seq = -1 WHERE seq = 2; UPDATE change SET seq = 2 WHERE seq = 3; "
    "UPDATE change SET seq = 3 WHERE seq = -1",
    "UPDATE annotation SET body = 'forged'",
    "UPDATE annotation SET author = 'someone else'",
    "UPDATE annotation SET created = '1999-01-01T00:00:00Z'",
    "UPDATE annotation SET quote = 'forged'",
    "UPDATE annotation SET state = 'open'",
    "DELETE FROM annotation",
    "INSERT INTO annotation SELECT 900, 'x', case_id, target_id, kind, body, state, author, "
    "created, "
    "NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM annotation",
    "UPDATE kase SET title_ja = 'forged' WHERE kind = 'own'",
    "UPDATE kase SET tlp = 'CLEAR' WHERE kind = 'own'",
    "UPDATE kase SET title_ja = 'forged' WHERE id = 'book-1'",
    "DELETE FROM kase WHERE kind = 'own'",
    "UPDATE passage SET text_ja = 'forged' WHERE case_id = 'own-1'",
    "UPDATE passage SET text_en = 'forged' WHERE id = 'book-1.c1'",
    "DELETE FROM passage WHERE id = 'book-1.c2'",
    "UPDATE step SET number = '9'",
    "UPDATE participant SET x = x + 1",
    "DELETE FROM step_passage",
    "UPDATE casebook SET publisher_en = 'Somebody'",
    "UPDATE casebook SET version = 7",
    "UPDATE casebook SET draft = 1",
    "UPDATE casebook_passage SET text_en = 'forged'",
    "DELETE FROM casebook",
    "UPDATE search_doc SET ja = 'forged' WHERE place = 'title'",
    "DELETE FROM search_doc WHERE place = 'step'",
    "DELETE FROM search_doc WHERE place = 'annotation'",
    "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "INSERT INTO search_index (rowid, ja) VALUES (16000, 'forged')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *head = make_store (fixture);
      g_autofree char *pristine = g_build_filename (fixture->folder, "pristine.kyokun", NULL);

      g_test_message ("%s", attacks[i]);
      tamper (fixture, attacks[i]);
      g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_READ_ONLY, NULL), >, 0);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
      g_assert_cmpint (g_remove (pristine), ==, 0);
    }
}

/* A chain alone cannot tell that its end is missing; a hash that was written down can. */
static void
test_cut_off_end_is_found_by_the_head (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoAnnotation) annotation =
    kyo_store_annotate (store, "1", "book-1", KYO_ANNOTATION_COMMENT, "unwelcome", NULL, NULL);
  g_autofree char *head = kyo_store_dup_head (store, NULL);

  g_assert_finalize_object (store);
  tamper (fixture,
          "INSERT INTO search_index (search_index, rowid, ja, en) SELECT 'delete', id, ja, en "
          "FROM search_doc WHERE place = 'annotation';"
          "DELETE FROM search_doc WHERE place = 'annotation';"
          "DELETE FROM annotation;"
          "DELETE FROM change WHERE entity = 'annotation'");
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, NULL), ==, 0);
  g_assert_cmpuint (count_problems (fixture->path, KYO_STORE_OPEN_DEFAULT, head), ==, 1);
}

/* Of triggers: what SQL of others would do to the log. */
static void
test_log_only_grows (Fixture *fixture, gconstpointer user_data)
{
  const char *const attempts[] = {
    "UPDATE change SET author = 'x'",
    "DELETE FROM change",
    "INSERT OR REPLACE INTO change SELECT seq, id, command, entity, entity_id, field, value, 'x', "
    "time, lamport, parent, hash FROM change WHERE seq = 1",
  };
  g_autofree char *head = make_store (fixture);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA recursive_triggers = ON", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_assert_cmpint (sqlite3_exec (db, attempts[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      g_assert_cmpstr (sqlite3_errmsg (db), ==, "the change log only grows");
    }
  sqlite3_close (db);
}

static void
test_copy_is_sound_and_the_source_untouched (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *head = make_store (fixture);
  g_autofree char *copy_path = g_build_filename (fixture->folder, "copy.kyokun", NULL);
  g_autoptr (GBytes) before = fixture_read_file (fixture->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_store_copy (fixture->path, copy_path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_problems (copy_path, KYO_STORE_OPEN_DEFAULT, head), ==, 0);
  after = fixture_read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));

  g_assert_false (kyo_store_copy (fixture->path, copy_path, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, copy_path));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/log/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("sound-store-has-no-problems", test_sound_store_has_no_problems);
  ADD ("head-stays-good-when-the-log-grows", test_head_stays_good_when_the_log_grows);
  ADD ("wrong-heads-are-found", test_wrong_heads_are_found);
  ADD ("tampering-is-found", test_tampering_is_found);
  ADD ("cut-off-end-is-found-by-the-head", test_cut_off_end_is_found_by_the_head);
  ADD ("log-only-grows", test_log_only_grows);
  ADD ("copy-is-sound-and-the-source-untouched", test_copy_is_sound_and_the_source_untouched);
#undef ADD

  return g_test_run ();
}
