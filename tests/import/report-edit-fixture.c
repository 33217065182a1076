/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/kyo-casebook-writer.h"
#include "import/kyo-import-answer.h"
#include "import/kyo-report-reader.h"
#include "report-edit-fixture.h"
#include "report-fields.h"

#include <string.h>

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Line for line the characters that are accounted for, in an order of their own. */
static char *
dup_ledger (KyoReportDraft *draft)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (g_free);
  GString *ledger = g_string_new (NULL);

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];
      g_auto (GStrv) own = g_strsplit (origin->text, "\n", -1);

      for (guint j = 0; own[j] != NULL; j++)
        for (const char *p = own[j]; *p != '\0'; p = g_utf8_next_char (p))
          if (!g_unichar_isspace (g_utf8_get_char (p)))
            g_ptr_array_add (pieces, g_strdup_printf ("%03u:%06u:%06x", origin->page,
                                                      origin->first_line + j, g_utf8_get_char (p)));
    }
  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = draft->unplaced->pdata[i];

      for (const char *p = unplaced->text; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isspace (g_utf8_get_char (p)))
          g_ptr_array_add (pieces, g_strdup_printf ("%03u:%06u:%06x", unplaced->page,
                                                    unplaced->line, g_utf8_get_char (p)));
    }
  g_ptr_array_sort (pieces, compare_strings);
  for (guint i = 0; i < pieces->len; i++)
    g_string_append_printf (ledger, "%s\n", (const char *) pieces->pdata[i]);

  return g_string_free (ledger, FALSE);
}

GBytes *
edit_fixture_serialise (KyoReportDraft *draft)
{
  g_autoptr (GBytes) xml = kyo_casebook_write_bytes (draft->casebook);

  return kyo_import_answer_new (xml, "report-text", draft);
}

static KyoReportDraft *
read_draft (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/report-%s.txt", g_getenv ("KYO_REPORT_DIR"), name);
  g_autoptr (GBytes) bytes = load_file (path);
  g_autoptr (GError) error = NULL;
  KyoReportDraft *draft = kyo_report_read_text (bytes, path, &error);

  g_assert_no_error (error);
  return draft;
}

void
edit_fixture_set_up (EditFixture *fixture, gconstpointer name)
{
  fixture->draft = read_draft (name != NULL ? name : "a");
  fixture->ledger = dup_ledger (fixture->draft);
}

void
edit_fixture_tear_down (EditFixture *fixture, gconstpointer name)
{
  kyo_report_draft_free (fixture->draft);
  g_free (fixture->ledger);
}

void
edit_fixture_assert_sound (EditFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *ledger = dup_ledger (fixture->draft);

  kyo_report_draft_check (fixture->draft, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ledger, ==, fixture->ledger);
}

KyoCase *
edit_fixture_get_case (EditFixture *fixture, guint position)
{
  g_autoptr (KyoCase) kase =
    g_list_model_get_item (kyo_casebook_get_cases (fixture->draft->casebook), position);

  return kase;
}

const char *
edit_fixture_get_words (KyoPassage *passage)
{
  return kyo_text_get_ja (kyo_passage_get_text (passage));
}
