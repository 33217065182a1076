/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/draft/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("comes-back-with-its-source", test_draft_comes_back_with_its_source);
  ADD ("correction-is-one-command-and-keeps-annotations",
       test_correction_is_one_command_and_keeps_annotations);

  return g_test_run ();
}
