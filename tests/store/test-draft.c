/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define DIGEST_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define DIGEST_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define REPORT "{\"pages\":3}"

typedef struct
{
  guint n;
  char *case_id;
} Heard;

static void
changed_cb (KyoStore *store, const char *case_id, const char *target_id, gpointer user_data)
{
  Heard *heard = user_data;

  heard->n++;
  g_free (heard->case_id);
  heard->case_id = g_strdup (case_id);
}

static KyoPassage *
passage_new (const char *id, const char *ja)
{
  KyoPassage *passage = kyo_passage_new (id);
  g_autoptr (KyoText) text = kyo_text_new (ja, NULL);

  kyo_passage_set_text (passage, text);
  return passage;
}

static void
add_case (KyoCasebook *casebook, const char *id, int number, const char *title)
{
  g_autoptr (KyoCase) kase = kyo_case_new (id, KYO_CASE_REFERENCE);
  g_autoptr (KyoText) text = title != NULL ? kyo_text_new (title, NULL) : NULL;
  g_autoptr (KyoPassage) first = passage_new ("p1", "制御装置が止まった。");
  g_autoptr (KyoPassage) second = passage_new ("p2", "予備系に切り替えた。");

  kyo_case_set_number (kase, number);
  kyo_case_set_title (kase, text);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_OVERVIEW), first);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_RESPONSE), second);
  kyo_casebook_add_case (casebook, kase);
}

static KyoCasebook *
draft_new (guint version)
{
  KyoCasebook *casebook = kyo_casebook_new ("report-x");
  g_autoptr (KyoText) title = kyo_text_new ("ある年の事例", NULL);

  kyo_casebook_set_version (casebook, version);
  kyo_casebook_set_draft (casebook, TRUE);
  kyo_casebook_set_title (casebook, title);
  add_case (casebook, "report-x-1", 1, "制御装置の停止");
  add_case (casebook, "report-x-2", 2, "誤送信");

  return casebook;
}

static KyoStoreImport
import (KyoStore *store, KyoCasebook *casebook, const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoSource) source = kyo_source_new ("ある年.txt", "report-text", digest, REPORT);
  KyoStoreImport result;

  g_assert_true (kyo_store_import_casebook (store, casebook, source, &result, &error));
  g_assert_no_error (error);
  return result;
}

static void
verify (KyoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  kyo_store_verify (store, NULL, problems, &error);
  g_assert_no_error (error);
}

static KyoStore *
open_with_draft (Fixture *fixture)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCasebook) draft = draft_new (1);

  g_assert_cmpint (import (store, draft, DIGEST_A), ==, KYO_STORE_IMPORT_NEW);
  return store;
}

static KyoCasebook *
dup_draft (KyoStore *store)
{
  g_autoptr (GError) error = NULL;
  KyoCasebook *draft = kyo_store_dup_whole_casebook (store, "report-x", &error);

  g_assert_no_error (error);
  return draft;
}

static void
test_draft_comes_back_with_its_source (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = NULL;
  g_autoptr (KyoSource) source = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (KyoCase) published = NULL;
  const KyoDraftInfo *info;

  g_assert_finalize_object (store);
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);

  draft = dup_draft (store);
  g_assert_true (kyo_casebook_is_draft (draft));
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (draft)), ==, 2);
  source = kyo_store_dup_source (store, "report-x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (source->name, ==, "ある年.txt");
  g_assert_cmpstr (source->format, ==, "report-text");
  g_assert_cmpstr (source->digest, ==, DIGEST_A);
  g_assert_cmpstr (source->report, ==, REPORT);

  drafts = kyo_store_list_drafts (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  info = drafts->pdata[0];
  g_assert_cmpstr (info->casebook_id, ==, "report-x");
  g_assert_cmpstr (kyo_text_get_ja (info->title), ==, "ある年の事例");
  g_assert_cmpuint (info->n_cases, ==, 2);
  g_assert_cmpstr (info->name, ==, "ある年.txt");
  g_assert_cmpstr (info->imported, ==, info->changed);

  kase = kyo_store_dup_case (store, "report-x-1", &error);
  published = kyo_store_dup_case (store, "book-1", &error);
  g_assert_true (kyo_case_is_draft (kase));
  g_assert_false (kyo_case_is_draft (published));
  verify (store);
  g_assert_finalize_object (store);
}

static void
set_text (KyoCasebook *casebook, guint position, const char *passage_id, const char *ja)
{
  g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (casebook), position);
  g_autoptr (KyoText) text = kyo_text_new (ja, NULL);

  kyo_passage_set_text (kyo_case_find_passage (kase, passage_id, NULL), text);
}

static void
test_correction_is_one_command_and_keeps_annotations (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = dup_draft (store);
  g_autoptr (KyoAnnotation) note =
    kyo_store_annotate (store, "report-x-1", "p2", KYO_ANNOTATION_COMMENT, "確認", NULL, &error);
  g_autoptr (GListModel) notes = NULL;
  g_autoptr (KyoAnnotation) kept = NULL;
  g_autoptr (KyoCase) kase = NULL;
  Heard heard = { 0, NULL };
  guint n_changes = fixture_count_changes (fixture);

  g_assert_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);
  set_text (draft, 0, "p1", "制御装置が二度止まった。");
  g_assert_true (kyo_store_replace_draft (store, draft, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpstr (heard.case_id, ==, "report-x-1");
  /* the passage, and the hash over the contents */
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes + 2);
  kase = kyo_store_dup_case (store, "report-x-1", &error);
  g_assert_cmpstr (
    kyo_text_get_ja (kyo_passage_get_text (kyo_case_find_passage (kase, "p1", NULL))), ==,
    "制御装置が二度止まった。");
  notes = kyo_store_list_annotations (store, "report-x-1", &error);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  kept = g_list_model_get_item (notes, 0);
  g_assert_cmpint (kyo_annotation_get_anchor (kept), ==, KYO_ANCHOR_EXACT);

  g_assert_true (kyo_store_replace_draft (store, draft, REPORT, &error));
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes + 2);
  g_assert_true (kyo_store_replace_draft (store, draft, "{\"pages\":2}", &error));
  g_assert_cmpuint (heard.n, ==, 2);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes + 3);
  verify (store);
  g_free (heard.case_id);
  g_assert_finalize_object (store);
}

static void
set_title (KyoCasebook *casebook, const char *ja)
{
  g_autoptr (KyoText) title = ja != NULL ? kyo_text_new (ja, NULL) : NULL;

  kyo_casebook_set_title (casebook, title);
}

static void
test_correction_may_change_which_cases_there_are (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = draft_new (1);
  g_autoptr (KyoCasebook) shorter = kyo_casebook_new ("report-x");
  g_autoptr (KyoCasebook) found = NULL;
  g_autoptr (KyoCase) second = g_list_model_get_item (kyo_casebook_get_cases (draft), 1);
  g_autoptr (KyoCase) first = NULL;
  g_autoptr (KyoAnnotation) note =
    kyo_store_annotate (store, "report-x-1", "p1", KYO_ANNOTATION_COMMENT, "残る", NULL, &error);
  g_autoptr (GListModel) notes = NULL;
  Heard heard = { 0, NULL };

  /* The second case first, a third one, and the first no more. */
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);
  kyo_casebook_set_version (shorter, 1);
  kyo_casebook_set_draft (shorter, TRUE);
  set_title (shorter, "ある年の事例（訂正）");
  kyo_casebook_add_case (shorter, second);
  add_case (shorter, "report-x-3", 3, "停電");
  g_assert_true (kyo_store_replace_draft (store, shorter, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpstr (heard.case_id, ==, "");
  found = dup_draft (store);
  g_assert_cmpstr (kyo_text_get_ja (kyo_casebook_get_title (found)), ==, "ある年の事例（訂正）");
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (found)), ==, 2);
  first = g_list_model_get_item (kyo_casebook_get_cases (found), 0);
  g_assert_cmpstr (kyo_case_get_id (first), ==, "report-x-2");
  g_assert_null (kyo_store_dup_case (store, "report-x-1", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  verify (store);

  /* Undone, the annotation is where it was. */
  g_assert_true (kyo_store_replace_draft (store, draft, NULL, &error));
  g_assert_no_error (error);
  notes = kyo_store_list_annotations (store, "report-x-1", &error);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  verify (store);
  g_free (heard.case_id);
  g_assert_finalize_object (store);
}

static void
test_what_is_published_is_read_only (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = dup_draft (store);
  g_autoptr (KyoCasebook) book = fixture_casebook (1);
  g_autoptr (KyoCasebook) published = NULL;
  g_autoptr (KyoSource) source = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (KyoCase) kase = NULL;
  guint n_changes;

  g_assert_true (kyo_store_accept_draft (store, "report-x", &error));
  g_assert_no_error (error);
  published = dup_draft (store);
  g_assert_false (kyo_casebook_is_draft (published));
  kase = kyo_store_dup_case (store, "report-x-1", &error);
  g_assert_false (kyo_case_is_draft (kase));
  source = kyo_store_dup_source (store, "report-x", &error);
  g_assert_cmpstr (source->name, ==, "ある年.txt");
  g_assert_null (source->report);
  drafts = kyo_store_list_drafts (store, &error);
  g_assert_cmpuint (drafts->len, ==, 0);
  verify (store);

  n_changes = fixture_count_changes (fixture);
  kyo_casebook_set_draft (book, TRUE);
  g_assert_false (kyo_store_replace_draft (store, draft, NULL, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kyo_store_replace_draft (store, book, NULL, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kyo_store_accept_draft (store, "report-x", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kyo_store_discard_draft (store, "book", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kyo_store_discard_draft (store, "nowhere", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  g_assert_finalize_object (store);
}

static void
test_accepting_says_what_is_missing (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = dup_draft (store);
  g_autoptr (KyoCasebook) still = NULL;
  guint n_changes;

  add_case (draft, "report-x-7", 7, NULL);
  g_assert_true (kyo_store_replace_draft (store, draft, NULL, &error));
  n_changes = fixture_count_changes (fixture);
  g_assert_false (kyo_store_accept_draft (store, "report-x", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "7"));
  g_clear_error (&error);
  set_title (draft, NULL);
  g_assert_true (kyo_store_replace_draft (store, draft, NULL, &error));
  g_assert_false (kyo_store_accept_draft (store, "report-x", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes + 2);
  still = dup_draft (store);
  g_assert_true (kyo_casebook_is_draft (still));
  g_assert_finalize_object (store);
}

static gboolean
file_has (Fixture *fixture, const char *words)
{
  g_autoptr (GBytes) bytes = fixture_read_file (fixture->path);

  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words, strlen (words)) !=
         NULL;
}

static void
test_discarded_draft_can_be_imported_again (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = draft_new (1);
  g_autoptr (KyoAnnotation) note =
    kyo_store_annotate (store, "report-x-1", "p1", KYO_ANNOTATION_COMMENT, "要る", NULL, &error);
  g_autoptr (GListModel) notes = NULL;
  g_autoptr (KyoQuery) query = kyo_query_new ("予備系");
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *id = NULL;
  guint total;

  g_assert_no_error (error);
  g_assert_true (kyo_store_discard_draft (store, "report-x", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "report-x"), ==, 0);
  notes = kyo_store_list_annotations (store, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 0);
  hits = kyo_store_search (store, query, 0, &total, &error);
  g_assert_cmpuint (total, ==, 0);
  g_assert_true (kyo_store_find_imported (store, DIGEST_A, &id, &error));
  g_assert_null (id);
  verify (store);
  /* Nothing of it is left on the pages but what the log keeps: of a draft that is its hash. */
  g_assert_false (file_has (fixture, "予備系に切り替えた"));
  g_assert_false (file_has (fixture, REPORT));

  g_assert_cmpint (import (store, draft, DIGEST_A), ==, KYO_STORE_IMPORT_NEW);
  verify (store);
  g_assert_finalize_object (store);
}

typedef struct
{
  const char *name;
  guint stored; /* version; 0: nothing */
  gboolean stored_draft;
  guint version;
  gboolean draft;
  gboolean other_bytes;
  gboolean other_words;
  gboolean is_report; /* of which the id is made of its bytes */
  int result;         /* KyoStoreImport, -1: refused */
} Meeting;

static const Meeting MEETINGS[] = {
  { "nothing-there", 0, FALSE, 1, TRUE, FALSE, FALSE, TRUE, KYO_STORE_IMPORT_NEW },
  { "published-into-nothing", 0, FALSE, 1, FALSE, FALSE, FALSE, FALSE, KYO_STORE_IMPORT_NEW },
  { "same-bytes", 1, TRUE, 1, TRUE, FALSE, FALSE, TRUE, KYO_STORE_IMPORT_UNCHANGED },
  { "same-bytes-read-otherwise", 1, TRUE, 1, TRUE, FALSE, TRUE, TRUE, KYO_STORE_IMPORT_UNCHANGED },
  { "same-contents", 1, TRUE, 1, TRUE, TRUE, FALSE, FALSE, KYO_STORE_IMPORT_UNCHANGED },
  { "same-contents-published", 2, FALSE, 2, FALSE, TRUE, FALSE, FALSE, KYO_STORE_IMPORT_UNCHANGED },
  { "draft-over-draft", 1, TRUE, 1, TRUE, TRUE, TRUE, FALSE, KYO_STORE_IMPORT_UPDATED },
  { "published-over-draft", 1, TRUE, 1, FALSE, TRUE, TRUE, FALSE, KYO_STORE_IMPORT_UPDATED },
  { "newer-over-published", 1, FALSE, 2, FALSE, TRUE, TRUE, FALSE, KYO_STORE_IMPORT_UPDATED },
  { "older-draft-over-draft", 2, TRUE, 1, TRUE, TRUE, TRUE, FALSE, -1 },
  { "other-of-the-same-version", 1, FALSE, 1, FALSE, TRUE, TRUE, FALSE, -1 },
  { "older-over-published", 2, FALSE, 1, FALSE, TRUE, TRUE, FALSE, -1 },
  { "draft-over-published", 1, FALSE, 2, TRUE, TRUE, TRUE, FALSE, -1 },
  { "report-over-corrected-draft", 1, TRUE, 1, TRUE, TRUE, TRUE, TRUE, KYO_STORE_IMPORT_UNCHANGED },
  { "report-over-what-it-became", 2, FALSE, 1, TRUE, TRUE, TRUE, TRUE, KYO_STORE_IMPORT_UNCHANGED },
};

static void
test_meeting (Fixture *fixture, gconstpointer user_data)
{
  const Meeting *meeting = user_data;
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) before = draft_new (meeting->stored);
  g_autoptr (KyoCasebook) after = draft_new (meeting->version);
  g_autoptr (KyoCasebook) found = NULL;
  g_autoptr (KyoSource) source =
    kyo_source_new ("b.pdf", "report-pdf", meeting->other_bytes ? DIGEST_B : DIGEST_A,
                    meeting->is_report ? "{\"pages\":9}" : NULL);
  g_autoptr (KyoSource) kept = NULL;
  KyoStoreImport result;
  guint n_changes;
  gboolean ok;

  kyo_casebook_set_draft (before, meeting->stored_draft);
  kyo_casebook_set_draft (after, meeting->draft);
  if (meeting->other_words)
    set_title (after, "別の題名");
  if (meeting->stored > 0)
    g_assert_cmpint (import (store, before, DIGEST_A), ==, KYO_STORE_IMPORT_NEW);
  n_changes = fixture_count_changes (fixture);

  ok = kyo_store_import_casebook (store, after, source, &result, &error);
  if (meeting->result < 0)
    g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  else
    g_assert_no_error (error);
  g_assert_cmpint (ok ? (int) result : -1, ==, meeting->result);
  if (!ok || result == KYO_STORE_IMPORT_UNCHANGED)
    g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  else
    {
      found = dup_draft (store);
      g_assert_true (kyo_casebook_is_draft (found) == meeting->draft);
      g_assert_cmpstr (kyo_text_get_ja (kyo_casebook_get_title (found)), ==,
                       meeting->other_words ? "別の題名" : "ある年の事例");
      kept = kyo_store_dup_source (store, "report-x", &error);
      g_assert_cmpstr (kept->name, ==, "b.pdf");
      g_assert_cmpstr (kept->report, ==,
                       !meeting->draft      ? NULL
                       : meeting->is_report ? "{\"pages\":9}"
                                            : REPORT);
    }
  verify (store);
  g_assert_finalize_object (store);
}

/* XML says nothing of where its fields come from: what is known of it stays. */
static void
test_import_without_a_report_keeps_the_one_there_is (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = dup_draft (store);
  g_autoptr (KyoSource) xml = kyo_source_new ("a.xml", "casebook", DIGEST_B, NULL);
  g_autoptr (KyoSource) kept = NULL;
  KyoStoreImport result;

  set_title (draft, "手で直した題名");
  g_assert_true (kyo_store_import_casebook (store, draft, xml, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, KYO_STORE_IMPORT_UPDATED);
  kept = kyo_store_dup_source (store, "report-x", &error);
  g_assert_cmpstr (kept->name, ==, "a.xml");
  g_assert_cmpstr (kept->report, ==, REPORT);
  verify (store);
  g_assert_finalize_object (store);
}

static void
test_refused_import_leaves_nothing (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) thief = draft_new (1);
  g_autoptr (KyoCasebook) draft = draft_new (1);
  g_autofree char *much = g_strnfill (16 << 20, ' ');
  g_autoptr (KyoSource) source = kyo_source_new ("a.txt", "report-text", DIGEST_A, REPORT);
  g_autoptr (KyoSource) long_source = kyo_source_new ("a.txt", "report-text", DIGEST_A, much);
  guint n_changes = fixture_count_changes (fixture);
  KyoStoreImport result;

  add_case (thief, "book-1", 3, "他人の事例");
  g_assert_false (kyo_store_import_casebook (store, thief, source, &result, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kyo_store_import_casebook (store, draft, long_source, &result, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "report-x"), ==, 0);
  verify (store);
  g_assert_finalize_object (store);
}

/* A theme is one word; two would come back as two themes. */
static void
test_what_does_not_come_back_is_not_kept (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = dup_draft (store);
  g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (draft), 0);
  g_autoptr (KyoSource) source = kyo_source_new ("a.xml", "casebook", DIGEST_B, NULL);
  guint n_changes = fixture_count_changes (fixture);
  KyoStoreImport result;

  kyo_case_set_themes (kase, (const char *const[]){ "two words", NULL });
  set_text (draft, 1, "p1", "別の文");
  g_assert_false (kyo_store_replace_draft (store, draft, NULL, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (kyo_store_import_casebook (store, draft, source, &result, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  verify (store);
  g_assert_finalize_object (store);
}

static void
test_changed_source_is_found (Fixture *fixture, gconstpointer user_data)
{
  static const char *const changes[] = {
    "UPDATE casebook_source SET report = '{}'",
    "UPDATE casebook_source SET name = 'other.txt'",
    "DELETE FROM casebook_source",
    "UPDATE casebook SET draft = 0 WHERE id = 'report-x'",
    "UPDATE passage SET text_ja = 'x' WHERE case_id = 'report-x-2' AND id = 'p1'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      KyoStore *store = open_with_draft (fixture);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

      g_assert_finalize_object (store);
      fixture_exec (fixture->path, changes[i]);
      store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      g_assert_false (kyo_store_verify (store, NULL, problems, &error));
      g_assert_nonnull (strstr (problems->pdata[0], "report-x"));
      g_assert_finalize_object (store);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

static void
test_number_stays_that_of_the_first_casebook (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) draft = dup_draft (store);
  g_autoptr (KyoCasebook) other = kyo_casebook_new ("report-y");
  g_autoptr (KyoCase) first = NULL;
  g_autoptr (KyoCase) only = NULL;

  add_case (draft, "report-x-5", 5, "五番");
  g_assert_true (kyo_store_replace_draft (store, draft, NULL, &error));
  first = kyo_store_dup_case (store, "2", &error);
  g_assert_cmpstr (kyo_case_get_id (first), ==, "book-2");
  only = kyo_store_dup_case (store, "5", &error);
  g_assert_cmpstr (kyo_case_get_id (only), ==, "report-x-5");

  kyo_casebook_set_version (other, 1);
  add_case (other, "report-y-5", 5, "別の五番");
  g_assert_true (kyo_store_put_casebook (store, other, &error));
  g_assert_no_error (error);
  g_assert_null (kyo_store_dup_case (store, "5", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "report-x-5, report-y-5"));
  g_assert_finalize_object (store);
}

/* What can be saved of a damaged file, drafts and their sources are part of. */
static void
test_draft_is_saved_from_a_damaged_file (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = open_with_draft (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoSource) source = NULL;
  g_autoptr (KyoCasebook) draft = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.kyokun", NULL);

  g_assert_finalize_object (store);
  fixture_exec (fixture->path, "CREATE VIEW extra AS SELECT 1");
  g_assert_true (kyo_store_copy (fixture->path, copy, &error));
  g_assert_no_error (error);
  store = kyo_store_open (copy, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  draft = dup_draft (store);
  g_assert_true (kyo_casebook_is_draft (draft));
  source = kyo_store_dup_source (store, "report-x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (source->report, ==, REPORT);
  verify (store);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/draft/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("comes-back-with-its-source", test_draft_comes_back_with_its_source);
  ADD ("correction-is-one-command-and-keeps-annotations",
       test_correction_is_one_command_and_keeps_annotations);
  ADD ("correction-may-change-which-cases-there-are",
       test_correction_may_change_which_cases_there_are);
  ADD ("what-is-published-is-read-only", test_what_is_published_is_read_only);
  ADD ("accepting-says-what-is-missing", test_accepting_says_what_is_missing);
  ADD ("discarded-draft-can-be-imported-again", test_discarded_draft_can_be_imported_again);
  ADD ("import-without-a-report-keeps-the-one-there-is",
       test_import_without_a_report_keeps_the_one_there_is);
  ADD ("refused-import-leaves-nothing", test_refused_import_leaves_nothing);
  ADD ("what-does-not-come-back-is-not-kept", test_what_does_not_come_back_is_not_kept);
  ADD ("changed-source-is-found", test_changed_source_is_found);
  ADD ("number-stays-that-of-the-first-casebook", test_number_stays_that_of_the_first_casebook);
  ADD ("draft-is-saved-from-a-damaged-file", test_draft_is_saved_from_a_damaged_file);
  for (guint i = 0; i < G_N_ELEMENTS (MEETINGS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/draft/import-meets/%s", MEETINGS[i].name);

      g_test_add (path, Fixture, &MEETINGS[i], fixture_set_up, test_meeting, fixture_tear_down);
    }

  return g_test_run ();
}
