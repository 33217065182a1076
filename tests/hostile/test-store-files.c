/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that were never a store, are one of another version or were damaged. Whatever is in them:
 * the error has the right code and names the file, and not a byte of the file changes.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "store/kyo-store-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096
#define FLIPS_PER_PAGE 8
#define SEED 18181818

/* A store with pages of every kind: table and index, leaf and interior, overflow, free. */
static GBytes *
make_store (Fixture *fixture)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (GError) error = NULL;
  g_autofree char *long_body = g_strnfill (3 * PAGE, 'x');
  g_autoptr (KyoAnnotation) kept = NULL;
  g_autoptr (KyoAnnotation) deleted = NULL;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *id = g_strdup_printf ("own-1.long-identifier-of-a-passage-%u", i);
      g_autoptr (KyoPassage) passage = kyo_passage_new (id);
      g_autoptr (KyoText) text =
        kyo_text_new ("電源装置の予備を置く。", "Keep a spare power supply.");

      kyo_passage_set_text (passage, text);
      kyo_section_add_passage (kyo_case_get_section (own, KYO_SECTION_PREVENTION), passage);
    }
  g_assert_true (kyo_store_put_own_case (store, own, &error));
  kept =
    kyo_store_annotate (store, "own-1", "own-1", KYO_ANNOTATION_COMMENT, long_body, NULL, &error);
  deleted =
    kyo_store_annotate (store, "own-1", "own-1", KYO_ANNOTATION_COMMENT, long_body, NULL, &error);
  g_assert_true (kyo_store_delete_annotation (store, kyo_annotation_get_id (deleted), &error));
  g_assert_no_error (error);
  g_assert_finalize_object (store);

  return fixture_read_file (fixture->path);
}

static void
assert_unchanged (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) now = fixture_read_file (path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  g_assert_true (g_bytes_equal (bytes, now));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* However one asks, the file is refused with this code, named, and left alone. */
static void
assert_refused (const char *path, int code)
{
  const KyoStoreOpenFlags flags[] = { KYO_STORE_OPEN_DEFAULT, KYO_STORE_OPEN_CREATE,
                                      KYO_STORE_OPEN_READ_ONLY };
  g_autoptr (GBytes) before = fixture_read_file (path);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autoptr (GError) copy_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kyo_store_open (path, flags[i], &error));
      g_assert_error (error, KYO_STORE_ERROR, code);
      g_assert_nonnull (strstr (error->message, path));
      assert_unchanged (path, before);
    }

  /* Only what is damaged may still give a copy, and that is then no longer damaged. */
  if (kyo_store_copy (path, copy, &copy_error))
    {
      g_autoptr (GError) error = NULL;
      KyoStore *store = kyo_store_open (copy, KYO_STORE_OPEN_DEFAULT, &error);

      g_assert_no_error (error);
      g_assert_cmpint (code, ==, KYO_STORE_ERROR_DAMAGED);
      g_assert_finalize_object (store);
      g_assert_cmpint (g_remove (copy), ==, 0);
    }
  else
    {
      g_assert_error (copy_error, KYO_STORE_ERROR, code);
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
  assert_unchanged (path, before);
}

static void
test_what_is_not_sqlite_is_not_a_store (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } files[] = {
    { "Dear committee,\n", 16 },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16 },
    { "PK\003\004", 4 },
    { "SQLite format 2\0", 16 },
    { "S", 1 },
    { "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      fixture_write_file (fixture->path, (const guint8 *) files[i].bytes, files[i].size);
      assert_refused (fixture->path, KYO_STORE_ERROR_NOT_A_STORE);
    }
}

static void
test_noise_is_not_a_store (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint8 noise[3 * PAGE];

  for (guint round = 0; round < 20; round++)
    {
      for (gsize i = 0; i < sizeof noise; i++)
        noise[i] = g_rand_int (rand);
      fixture_write_file (fixture->path, noise, sizeof noise);
      assert_refused (fixture->path, KYO_STORE_ERROR_NOT_A_STORE);
    }
}

/* A file of no length is what is left when making one was cut short: it may be filled, if asked. */
static void
test_empty_file_is_filled_only_when_asked (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  KyoStore *store;

  fixture_write_file (fixture->path, (const guint8 *) "", 0);
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_A_STORE);
  g_clear_error (&error);
  g_assert_null (kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_A_STORE);
  g_clear_error (&error);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

static void
test_other_applications_files_are_not_stores (Fixture *fixture, gconstpointer user_data)
{
  const char *const scripts[] = {
    "CREATE TABLE t (a); INSERT INTO t VALUES (1)",
    "PRAGMA application_id = 252006673; CREATE TABLE t (a)",
    "PRAGMA user_version = 1; CREATE TABLE change (a)",
    "PRAGMA journal_mode = WAL; CREATE TABLE t (a)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      fixture_exec (fixture->path, scripts[i]);
      assert_refused (fixture->path, KYO_STORE_ERROR_NOT_A_STORE);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

static void
test_what_is_not_a_file_is_not_a_store (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  const char *const paths[] = { fixture->folder, fifo, "/dev/null" };

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kyo_store_open (paths[i], KYO_STORE_OPEN_CREATE, &error));
      g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_A_STORE);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

static void
test_newer_version_is_too_new (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  g_autofree char *next = g_strdup_printf ("PRAGMA user_version = %d", KYO_STORE_VERSION + 1);

  fixture_exec (fixture->path, next);
  assert_refused (fixture->path, KYO_STORE_ERROR_TOO_NEW);
  /* A newer one may also have tables and a way of writing that this one does not know. */
  fixture_exec (fixture->path, "PRAGMA user_version = 99; CREATE TABLE meeting (id TEXT)");
  assert_refused (fixture->path, KYO_STORE_ERROR_TOO_NEW);
}

static void
test_impossible_versions_are_damage (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);

  fixture_exec (fixture->path, "PRAGMA user_version = 0");
  assert_refused (fixture->path, KYO_STORE_ERROR_DAMAGED);
  fixture_exec (fixture->path, "PRAGMA user_version = -1");
  assert_refused (fixture->path, KYO_STORE_ERROR_DAMAGED);
}

static void
test_second_name_is_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  g_autofree char *other = g_build_filename (fixture->folder, "other.kyokun", NULL);

  g_assert_cmpint (link (fixture->path, other), ==, 0);
  assert_refused (fixture->path, KYO_STORE_ERROR_REFUSED);
}

/* Each of these would run, or be read, when the store is used. */
static void
test_what_was_put_into_the_schema_is_refused (Fixture *fixture, gconstpointer user_data)
{
  const char *const scripts[] = {
    "CREATE TRIGGER extra AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
    "CREATE VIEW extra AS SELECT * FROM annotation",
    "CREATE TABLE extra (a)",
    "CREATE INDEX extra ON annotation (body)",
    "CREATE VIRTUAL TABLE extra USING fts5 (a)",
    "DROP TRIGGER change_is_never_updated",
    "DROP TRIGGER change_is_never_deleted; CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON "
    "change BEGIN SELECT 1; END",
    "DROP TABLE annotation; CREATE VIEW annotation AS SELECT 1",
    "ALTER TABLE annotation ADD COLUMN extra TEXT",
    "DROP INDEX annotation_by_case",
    "PRAGMA journal_mode = WAL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GBytes) bytes = make_store (fixture);

      g_test_message ("%s", scripts[i]);
      fixture_exec (fixture->path, scripts[i]);
      assert_refused (fixture->path, KYO_STORE_ERROR_DAMAGED);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

static void
test_truncated_file_is_damaged (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const gsize lengths[] = { 16,          50,
                            99,          100,
                            512,         PAGE - 1,
                            PAGE,        PAGE + 1,
                            2 * PAGE,    size / 2,
                            size - PAGE, size - PAGE - 1,
                            size - 1,    size - PAGE / 2 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT " bytes", lengths[i]);
      fixture_write_file (fixture->path, data, lengths[i]);
      assert_refused (fixture->path, KYO_STORE_ERROR_DAMAGED);
    }
}

/* Everything that can be read, as one string. */
static char *
dump (KyoStore *store, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GListModel) cases = kyo_store_list_cases (store, error);
  g_autoptr (GListModel) annotations = NULL;
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autofree char *hash = NULL;

  if (cases == NULL || (annotations = kyo_store_list_annotations (store, NULL, error)) == NULL ||
      (casebook = kyo_store_dup_whole_casebook (store, "book", error)) == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) brief = g_list_model_get_item (cases, i);
      g_autoptr (KyoCase) kase = kyo_store_dup_case (store, kyo_case_get_id (brief), error);
      g_autoptr (GPtrArray) fields = NULL;

      if (kase == NULL)
        return NULL;
      fields = kyo_case_list_fields (kase);
      for (guint j = 0; j < fields->len; j++)
        {
          const KyoField *field = fields->pdata[j];

          g_string_append_printf (text, "%s %s\n", field->name, field->value);
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      g_string_append_printf (
        text, "%s %s %s %s %s %d %d\n", kyo_annotation_get_id (annotation),
        kyo_annotation_get_target_id (annotation), kyo_annotation_get_body (annotation),
        kyo_annotation_get_author (annotation), kyo_annotation_get_created (annotation),
        kyo_annotation_get_state (annotation), kyo_annotation_get_kind (annotation));
    }
  hash = kyo_casebook_dup_content_hash (casebook);
  g_string_append (text, hash);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  guint at_opening;
  guint by_verify;
  guint unread; /* in bytes that mean nothing */
} Tally;

static void
use (KyoStore *store)
{
  g_autoptr (KyoQuery) query = kyo_query_new ("電源");
  g_autoptr (GPtrArray) hits = kyo_store_search (store, query, 50, NULL, NULL);
  g_autoptr (GHashTable) cases = kyo_store_search_cases (store, query, NULL);
  g_autofree char *head = kyo_store_dup_head (store, NULL);
}

static void
try_flip (Fixture *fixture,
          guint8 *data,
          gsize size,
          gsize offset,
          guint8 mask,
          const char *whole,
          Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) before = NULL;
  g_autofree char *contents = NULL;
  KyoStore *store;

  data[offset] ^= mask;
  fixture_write_file (fixture->path, data, size);
  before = g_bytes_new (data, size);
  data[offset] ^= mask;

  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  if (store == NULL)
    {
      g_assert_nonnull (strstr (error->message, fixture->path));
      if (offset >= 100)
        g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
      tally->at_opening++;
    }
  else
    {
      use (store);
      contents = dump (store, &error);
      g_clear_error (&error);
      if (kyo_store_verify (store, NULL, problems, &error))
        {
          if (g_strcmp0 (contents, whole) != 0)
            g_error ("Byte %" G_GSIZE_FORMAT " of page %" G_GSIZE_FORMAT
                     " was changed by %02x, the contents with it, and nothing noticed",
                     offset % PAGE, offset / PAGE + 1, mask);
          tally->unread++;
        }
      else
        {
          g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
          g_assert_cmpuint (problems->len, >, 0);
          tally->by_verify++;
        }
      g_assert_finalize_object (store);
    }
  assert_unchanged (fixture->path, before);
}

static void
test_flipped_byte_is_found_or_means_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, NULL);
  g_autofree char *whole = dump (store, NULL);
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  /* Of a page: kind, free block, number of cells, begin of the cells, right child, first cell. */
  const guint header[] = { 0, 1, 3, 5, 8, 12 };
  Tally tally = { 0 };

  g_assert_nonnull (whole);
  g_assert_finalize_object (store);

  for (gsize offset = 0; offset < 100; offset++)
    try_flip (fixture, data, size, offset, 0xff, whole, &tally);
  for (gsize page = 0; page < size / PAGE; page++)
    {
      gsize begin = page * PAGE + (page == 0 ? 100 : 0);

      for (guint i = 0; i < G_N_ELEMENTS (header); i++)
        try_flip (fixture, data, size, begin + header[i], 1 << g_rand_int_range (rand, 0, 8), whole,
                  &tally);
      for (guint i = 0; i < FLIPS_PER_PAGE; i++)
        try_flip (fixture, data, size, g_rand_int_range (rand, begin, (page + 1) * PAGE),
                  1 << g_rand_int_range (rand, 0, 8), whole, &tally);
    }

  g_test_message ("%u found at opening, %u by verify, %u in bytes that mean nothing",
                  tally.at_opening, tally.by_verify, tally.unread);
  g_assert_cmpuint (tally.at_opening, >, 0);
  g_assert_cmpuint (tally.by_verify, >, 0);
}

/* A whole page of zeros or noise, as a failing disk or a broken download leaves it. */
static void
test_lost_page_is_found_or_means_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, NULL);
  g_autofree char *whole = dump (store, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_assert_finalize_object (store);
  for (gsize page = 1; page < size / PAGE; page++)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, size);
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

      for (gsize i = 0; i < PAGE; i++)
        damaged[page * PAGE + i] = page % 2 == 0 ? 0 : g_rand_int (rand);
      before = g_bytes_new (damaged, size);
      fixture_write_file (fixture->path, damaged, size);
      store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);
      if (store == NULL)
        g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
      else
        {
          use (store);
          if (kyo_store_verify (store, NULL, problems, &error))
            {
              g_autofree char *contents = dump (store, NULL);

              g_assert_cmpstr (contents, ==, whole);
            }
          g_assert_finalize_object (store);
        }
      assert_unchanged (fixture->path, before);
    }
}

static guint
count_annotations (KyoStore *store)
{
  g_autoptr (GListModel) annotations = kyo_store_list_annotations (store, NULL, NULL);

  return annotations != NULL ? g_list_model_get_n_items (annotations) : 0;
}

/* With one page lost anywhere, the copy has nearly all, is sound to SQLite, and says what is
 * missing. */
static void
test_copy_of_a_damaged_file_has_what_is_left (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.kyokun", NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n_salvaged = 0, n_with_annotation = 0, n_pages = 0;

  for (gsize page = 1; page < size / PAGE; page += 3)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, size);
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GError) error = NULL;
      KyoStore *store;

      memset (damaged + page * PAGE, 0xa5, PAGE);
      before = g_bytes_new (damaged, size);
      fixture_write_file (fixture->path, damaged, size);
      n_pages++;
      if (kyo_store_copy (fixture->path, copy, &error))
        {
          store = kyo_store_open (copy, KYO_STORE_OPEN_DEFAULT, &error);
          g_assert_no_error (error);
          use (store);
          n_salvaged++;
          n_with_annotation += count_annotations (store) == 1;
          g_assert_finalize_object (store);
          g_assert_cmpint (g_remove (copy), ==, 0);
        }
      else
        g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED);
      assert_unchanged (fixture->path, before);
    }

  g_test_message ("of %u files %u gave a copy, %u with the annotation", n_pages, n_salvaged,
                  n_with_annotation);
  g_assert_cmpuint (n_salvaged * 10, >=, n_pages * 8);
  g_assert_cmpuint (n_with_annotation * 10, >=, n_pages * 7);
}

/* What others put into the schema is left behind; nothing else is. */
static void
test_copy_leaves_foreign_schema_behind (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_store (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.kyokun", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *contents = NULL;
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, NULL);

  whole = dump (store, NULL);
  g_assert_finalize_object (store);
  fixture_exec (fixture->path, "CREATE TRIGGER extra AFTER INSERT ON annotation BEGIN DELETE FROM "
                               "annotation; END; CREATE VIEW other AS SELECT 1");
  g_assert_true (kyo_store_copy (fixture->path, copy, &error));
  g_assert_no_error (error);
  store = kyo_store_open (copy, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  contents = dump (store, &error);
  g_assert_cmpstr (contents, ==, whole);
  g_assert_true (kyo_store_verify (store, NULL, problems, &error));
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/hostile/store-files/" path, Fixture, NULL, fixture_set_up, function,               \
              fixture_tear_down)
  ADD ("what-is-not-sqlite-is-not-a-store", test_what_is_not_sqlite_is_not_a_store);
  ADD ("noise-is-not-a-store", test_noise_is_not_a_store);
  ADD ("empty-file-is-filled-only-when-asked", test_empty_file_is_filled_only_when_asked);
  ADD ("other-applications-files-are-not-stores", test_other_applications_files_are_not_stores);
  ADD ("what-is-not-a-file-is-not-a-store", test_what_is_not_a_file_is_not_a_store);
  ADD ("newer-version-is-too-new", test_newer_version_is_too_new);
  ADD ("impossible-versions-are-damage", test_impossible_versions_are_damage);
  ADD ("second-name-is-refused", test_second_name_is_refused);
  ADD ("what-was-put-into-the-schema-is-refused", test_what_was_put_into_the_schema_is_refused);
  ADD ("truncated-file-is-damaged", test_truncated_file_is_damaged);
  ADD ("flipped-byte-is-found-or-means-nothing", test_flipped_byte_is_found_or_means_nothing);
  ADD ("lost-page-is-found-or-means-nothing", test_lost_page_is_found_or_means_nothing);
  ADD ("copy-of-a-damaged-file-has-what-is-left", test_copy_of_a_damaged_file_has_what_is_left);
  ADD ("copy-leaves-foreign-schema-behind", test_copy_leaves_foreign_schema_behind);
#undef ADD

  return g_test_run ();
}
