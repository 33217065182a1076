/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each correction is in the store when it is made, and can be undone.
 */
#include "config.h"

#include "app/import/kyo-review.h"
#include "import/kyo-report-json.h"
#include "kyo-draft-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  KyoStore *store;
  char *id;
  KyoReview *review;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kyo-review-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.kyokun", NULL);
  fixture->store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture->id = draft_fixture_import (fixture->store);
  fixture->review = kyo_review_new (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->review, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_finalize_object (fixture->review);
  g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->id);
}

static gboolean
write_words (Fixture *fixture, const char *words)
{
  gboolean done;

  kyo_review_begin (fixture->review);
  done = kyo_report_edit_set_words (kyo_review_get_draft (fixture->review), "c1.bg.1", words, NULL);
  kyo_review_end (fixture->review, done);

  return done;
}

static void
assert_stored (Fixture *fixture, const char *words)
{
  g_autoptr (KyoCasebook) casebook = draft_fixture_read (fixture->store, fixture->id);
  g_autofree char *stored = draft_fixture_dup_words (casebook, KYO_SECTION_BACKGROUND, 0);

  g_assert_cmpstr (stored, ==, words);
  g_assert_true (kyo_casebook_is_draft (casebook));
}

static void
test_draft_is_taken_out_with_its_lines (Fixture *fixture, gconstpointer user_data)
{
  KyoReportDraft *draft = kyo_review_get_draft (fixture->review);

  g_assert_cmpstr (kyo_review_get_name (fixture->review), ==, "report.txt");
  g_assert_cmpstr (kyo_review_get_casebook_id (fixture->review), ==, fixture->id);
  g_assert_cmpuint (kyo_report_draft_count_unknown (draft), ==, DRAFT_FIXTURE_N_UNKNOWN);
  g_assert_cmpuint (draft->origins->len, >, 100);
  g_assert_null (kyo_review_get_failure (fixture->review));
  g_assert_false (kyo_review_can_undo (fixture->review));
}

static void
test_corrections_are_stored_and_undone (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCasebook) casebook = draft_fixture_read (fixture->store, fixture->id);
  g_autofree char *before = draft_fixture_dup_words (casebook, KYO_SECTION_BACKGROUND, 0);

  g_assert_true (write_words (fixture, "一つ目"));
  assert_stored (fixture, "一つ目");
  g_assert_true (write_words (fixture, "二つ目"));
  assert_stored (fixture, "二つ目");
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  kyo_review_undo (fixture->review);
  assert_stored (fixture, "一つ目");
  kyo_review_undo (fixture->review);
  assert_stored (fixture, before);
  g_assert_false (kyo_review_can_undo (fixture->review));
  kyo_review_undo (fixture->review); /* there is nothing left */
  assert_stored (fixture, before);

  kyo_review_redo (fixture->review);
  kyo_review_redo (fixture->review);
  assert_stored (fixture, "二つ目");
  g_assert_false (kyo_review_can_redo (fixture->review));
  kyo_review_undo (fixture->review);
  g_assert_true (write_words (fixture, "別の二つ目"));
  g_assert_false (kyo_review_can_redo (fixture->review));
}

static void
test_refused_corrections_leave_no_trace (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (write_words (fixture, ""));
  g_assert_false (kyo_review_can_undo (fixture->review));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

/* Lines and words are undone together: what is read back is what was written. */
static void
test_undo_brings_back_the_lines (Fixture *fixture, gconstpointer user_data)
{
  KyoReportDraft *draft = kyo_review_get_draft (fixture->review);
  g_autofree char *before = kyo_report_draft_dup_json (draft);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  kyo_review_begin (fixture->review);
  kyo_review_end (fixture->review, kyo_report_edit_set_aside (draft, "c1.ca.1", &error));
  g_assert_no_error (error);
  kyo_review_undo (fixture->review);
  draft = kyo_review_get_draft (fixture->review);
  after = kyo_report_draft_dup_json (draft);
  g_assert_cmpstr (after, ==, before);
  kyo_report_draft_check (draft, &error);
  g_assert_no_error (error);
}

/* A review that begins anew finds everything as it was left. */
static void
test_review_goes_on_where_it_was_left (Fixture *fixture, gconstpointer user_data)
{
  KyoReportDraft *draft = kyo_review_get_draft (fixture->review);
  g_autoptr (KyoReview) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  kyo_review_begin (fixture->review);
  kyo_review_end (fixture->review, kyo_report_edit_join (draft, "c1.bg.1", &error));
  g_assert_no_error (error);
  before = kyo_report_draft_dup_json (draft);
  again = kyo_review_new (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  after = kyo_report_draft_dup_json (kyo_review_get_draft (again));
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_cannot_be_stored_is_said_and_kept (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  kyo_store_discard_draft (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_true (write_words (fixture, "まだ保存されていない"));
  g_assert_nonnull (kyo_review_get_failure (fixture->review));
  g_assert_false (kyo_review_store (fixture->review));

  id = draft_fixture_import (fixture->store);
  g_assert_true (kyo_review_store (fixture->review));
  g_assert_null (kyo_review_get_failure (fixture->review));
  assert_stored (fixture, "まだ保存されていない");
}

static void
test_no_review_of_what_is_no_draft (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kyo_review_new (fixture->store, "no-such-casebook", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/app/review/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("draft-is-taken-out-with-its-lines", test_draft_is_taken_out_with_its_lines);
  ADD ("corrections-are-stored-and-undone", test_corrections_are_stored_and_undone);
  ADD ("refused-corrections-leave-no-trace", test_refused_corrections_leave_no_trace);
  ADD ("undo-brings-back-the-lines", test_undo_brings_back_the_lines);
  ADD ("goes-on-where-it-was-left", test_review_goes_on_where_it_was_left);
  ADD ("what-cannot-be-stored-is-said-and-kept", test_what_cannot_be_stored_is_said_and_kept);
  ADD ("there-is-none-of-what-is-no-draft", test_no_review_of_what_is_no_draft);
#undef ADD

  return g_test_run ();
}
