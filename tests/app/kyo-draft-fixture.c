/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/kyo-import-format.h"
#include "import/kyo-report-json.h"
#include "import/kyo-report-reader.h"
#include "kyo-draft-fixture.h"

static const char LAST_PAGE[] =
  "\n\n\n\n あとがき\n聞き取りに応じた方々の名は記さない。\n来年度は件数を増やす予定である。\n\n- "
  "9 -\n";

static GBytes *
load_report (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KYO_REPORT_DIR"), "report-a.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *whole;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  whole = g_strconcat (g_strchomp (text), LAST_PAGE, NULL);

  return g_bytes_new_take (whole, strlen (whole));
}

char *
draft_fixture_import (KyoStore *store)
{
  g_autoptr (GBytes) bytes = load_report ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoReportDraft) draft = kyo_report_read_text (bytes, "report.txt", &error);
  g_autofree char *report = NULL;
  g_autoptr (KyoSource) source = NULL;
  KyoStoreImport result;

  g_assert_no_error (error);
  g_assert_cmpuint (kyo_report_draft_count_unknown (draft), ==, DRAFT_FIXTURE_N_UNKNOWN);
  report = kyo_report_draft_dup_json (draft);
  source = kyo_source_new ("report.txt", KYO_IMPORT_REPORT_TEXT, digest, report);
  kyo_store_import_casebook (store, draft->casebook, source, &result, &error);
  g_assert_no_error (error);

  return g_strdup (kyo_casebook_get_id (draft->casebook));
}

KyoCasebook *
draft_fixture_read (KyoStore *store, const char *casebook_id)
{
  g_autoptr (GError) error = NULL;
  KyoCasebook *casebook = kyo_store_dup_whole_casebook (store, casebook_id, &error);

  g_assert_no_error (error);
  return casebook;
}

char *
draft_fixture_dup_words (KyoCasebook *casebook, KyoSectionKind section, guint position)
{
  g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (casebook), 0);
  KyoSection *passages = kyo_case_get_section (kase, section);

  if (position >= kyo_section_get_n_passages (passages))
    return g_strdup ("");

  return g_strdup (
    kyo_text_get_ja (kyo_passage_get_text (kyo_section_get_passage (passages, position))));
}
