/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another connection tries to write at the beginning of each statement by which a case is read:
 * what comes back is one state of the store, never half of two.
 */
#include "config.h"

#include "kyo-store-fixture.h"
#include "store/kyo-store-private.h"

/* Each attempt changes several things to words with the same number. */
typedef struct
{
  KyoStore *store;
  gboolean (*write) (KyoStore *store, guint number, GError **error);
  guint n_attempts;
} Writer;

static KyoCase *
make_case (const char *words)
{
  KyoCase *kase = fixture_own_case ();
  KyoSection *section = kyo_case_get_section (kase, KYO_SECTION_CAUSE);
  g_autoptr (KyoText) text = fixture_text (words, words);

  kyo_case_set_title (kase, text);
  if (kyo_section_get_n_passages (section) == 0)
    {
      g_autoptr (KyoPassage) passage = kyo_passage_new ("own-1.cause.1");

      kyo_section_add_passage (section, passage);
    }
  kyo_passage_set_text (kyo_section_get_passage (section, 0), text);

  return kase;
}

static const char *
get_passage_words (KyoCase *kase)
{
  KyoSection *section = kyo_case_get_section (kase, KYO_SECTION_CAUSE);

  return kyo_text_get_en (kyo_passage_get_text (kyo_section_get_passage (section, 0)));
}

static gboolean
write_case (KyoStore *store, guint number, GError **error)
{
  g_autofree char *words = g_strdup_printf ("edition %u", number);
  g_autoptr (KyoCase) kase = make_case (words);

  return kyo_store_put_own_case (store, kase, error);
}

static gboolean
write_casebook (KyoStore *store, guint number, GError **error)
{
  g_autofree char *words = g_strdup_printf ("edition %u", number);
  g_autoptr (KyoText) title = fixture_text (words, words);
  g_autoptr (KyoCasebook) casebook = fixture_casebook (100 + number);
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      kyo_case_set_title (kase, title);
    }

  return kyo_store_put_casebook (store, casebook, error);
}

static int
statement_cb (unsigned event, void *user_data, void *statement, void *sql)
{
  Writer *writer = user_data;
  g_autoptr (GError) error = NULL;

  if (!writer->write (writer->store, ++writer->n_attempts, &error))
    g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_LOCKED);

  return 0;
}

/* Writes once, and from then on at each statement of the reader. */
static void
begin_writing (Fixture *fixture,
               KyoStore *reader,
               Writer *writer,
               gboolean (*write) (KyoStore *, guint, GError **))
{
  g_autoptr (GError) error = NULL;

  *writer = (Writer){ kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error), write, 0 };
  g_assert_no_error (error);
  write (writer->store, 0, &error);
  g_assert_no_error (error);
  sqlite3_busy_timeout (writer->store->db, 0); /* the reader does not go on while it waits */
  sqlite3_trace_v2 (reader->db, SQLITE_TRACE_STMT, statement_cb, writer);
}

static void
test_case_is_read_as_one (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoStore) reader = fixture_open (fixture);
  Writer writer;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GError) error = NULL;

  begin_writing (fixture, reader, &writer, write_case);
  kase = kyo_store_dup_case (reader, "own-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (writer.n_attempts, >, 4);
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (kase)), ==, get_passage_words (kase));

  /* Once it is read, whoever wants to writes. */
  sqlite3_trace_v2 (reader->db, 0, NULL, NULL);
  write_case (writer.store, 1000, &error);
  g_assert_no_error (error);
  g_set_object (&kase, NULL);
  kase = kyo_store_dup_case (reader, "own-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (kase)), ==, "edition 1000");
  g_object_unref (writer.store);
}

static void
test_casebook_is_read_as_one (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoStore) reader = fixture_open (fixture);
  Writer writer;
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (KyoCase) first = NULL;
  g_autoptr (KyoCase) second = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) ids = kyo_store_list_casebook_ids (reader, NULL);
  g_autoptr (GError) error = NULL;

  begin_writing (fixture, reader, &writer, write_casebook);
  casebook = kyo_store_dup_whole_casebook (reader, ids[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (writer.n_attempts, >, 8);
  first = g_list_model_get_item (kyo_casebook_get_cases (casebook), 0);
  second = g_list_model_get_item (kyo_casebook_get_cases (casebook), 1);
  words = g_strdup_printf ("edition %u", kyo_casebook_get_version (casebook) - 100);
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (first)), ==, words);
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (second)), ==, words);
  sqlite3_trace_v2 (reader->db, 0, NULL, NULL);
  g_object_unref (writer.store);
}

static void
test_failing_leaves_nothing_locked (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoStore) reader = fixture_open (fixture);
  g_autoptr (KyoStore) writer = NULL;
  g_autoptr (KyoCase) kase = fixture_own_case ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kyo_store_dup_case (reader, "not-there", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_get_autocommit (reader->db), !=, 0);
  writer = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  kyo_store_put_own_case (writer, kase, &error);
  g_assert_no_error (error);
}

static void
test_a_command_reads_what_it_wrote (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoStore) store = fixture_open (fixture);
  g_autoptr (KyoCase) kase = fixture_own_case ();
  g_autoptr (KyoCase) read = NULL;
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  kyo_store_put_own_case (store, kase, &error);
  g_assert_no_error (error);
  command = kyo_command_begin (store, &error);
  g_assert_no_error (error);
  read = kyo_store_dup_case (store, "own-1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_get_autocommit (store->db), ==, 0); /* the command goes on */
  kyo_command_commit (&command, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/store/reading/case-is-read-as-one", test_case_is_read_as_one);
  add ("/store/reading/casebook-is-read-as-one", test_casebook_is_read_as_one);
  add ("/store/reading/failing-leaves-nothing-locked", test_failing_leaves_nothing_locked);
  add ("/store/reading/a-command-reads-what-it-wrote", test_a_command_reads_what_it_wrote);

  return g_test_run ();
}
