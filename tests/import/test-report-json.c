/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a draft beside its casebook, to JSON and back; and JSON that is something else.
 */
#include "config.h"

#include "import/kyo-report-json.h"

typedef struct
{
  const char *name;
  const char *json;
} Bad;

#define HEAD "{\"pages\":1,\"warnings\":[],"

static const Bad BAD[] = {
  { "nothing", "" },
  { "no-json", "pages" },
  { "no-object", "[]" },
  { "cut-off", HEAD "\"unplaced\":[],\"origins\":[" },
  { "deep", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]" },
  { "closed-too-often", "]" },
  { "without-origins", HEAD "\"unplaced\":[]}" },
  { "pages-as-text", "{\"pages\":\"1\",\"warnings\":[],\"unplaced\":[],\"origins\":[]}" },
  { "pages-below-zero", "{\"pages\":-1,\"warnings\":[],\"unplaced\":[],\"origins\":[]}" },
  { "more-pages-than-count",
    "{\"pages\":18446744073709551616,\"warnings\":[],\"unplaced\":[],\"origins\":[]}" },
  { "warning-that-is-a-number", "{\"pages\":1,\"warnings\":[7],\"unplaced\":[],\"origins\":[]}" },
  { "warning-that-is-null", "{\"pages\":1,\"warnings\":[null],\"unplaced\":[],\"origins\":[]}" },
  { "unplaced-that-is-a-list", HEAD "\"unplaced\":[[]],\"origins\":[]}" },
  { "unplaced-without-text",
    HEAD "\"unplaced\":[{\"page\":1,\"line\":1,\"reason\":\"unknown\"}],\"origins\":[]}" },
  { "unplaced-for-another-reason",
    HEAD "\"unplaced\":[{\"text\":\"x\",\"page\":1,\"line\":1,\"reason\":\"mood\"}],"
         "\"origins\":[]}" },
  { "origin-without-a-mark",
    HEAD "\"unplaced\":[],\"origins\":[{\"field\":\"c1\",\"page\":1,\"first\":1,\"last\":1,"
         "\"text\":\"x\"}]}" },
  { "zero-in-a-string",
    HEAD "\"unplaced\":[],\"origins\":[{\"field\":\"c1\",\"page\":1,\"first\":1,\"last\":1,"
         "\"text\":\"x\\u0000y\",\"mark\":false}]}" },
  { "no-utf8", "{\"pages\":1,\"warnings\":[\"\xff\"],\"unplaced\":[],\"origins\":[]}" },
};

static KyoReportDraft *
draft_new (void)
{
  return kyo_report_draft_new (kyo_casebook_new ("x"));
}

static void
test_all_comes_back (void)
{
  g_autoptr (KyoReportDraft) draft = draft_new ();
  g_autoptr (KyoReportDraft) again = draft_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *second = NULL;
  const KyoUnplaced *unplaced;
  const KyoReportOrigin *origin;

  draft->n_pages = 12;
  kyo_report_draft_warn (draft, g_strdup ("\\u0000 とは書いていない"));
  for (guint i = 0; i < 5; i++)
    kyo_report_draft_add_unplaced (draft, "\"注\"\\", i + 1, 30 + i, (KyoUnplacedReason) i);
  kyo_report_draft_add_origin (draft, "c1.ov.1", 2, 7, "一行目\n二行目", FALSE);
  kyo_report_draft_add_origin (draft, "c1#title", 2, 9, "事例1", TRUE);

  json = kyo_report_draft_dup_json (draft);
  g_assert_true (kyo_report_draft_read_json (again, json, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_pages, ==, 12);
  g_assert_cmpstr (again->warnings->pdata[0], ==, draft->warnings->pdata[0]);
  g_assert_cmpuint (again->unplaced->len, ==, 5);
  unplaced = again->unplaced->pdata[4];
  g_assert_cmpstr (unplaced->text, ==, "\"注\"\\");
  g_assert_cmpuint (unplaced->page, ==, 5);
  g_assert_cmpuint (unplaced->line, ==, 34);
  g_assert_cmpint (unplaced->reason, ==, 4);
  g_assert_cmpuint (again->origins->len, ==, 2);
  origin = again->origins->pdata[0];
  g_assert_cmpstr (origin->field, ==, "c1.ov.1");
  g_assert_cmpuint (origin->first_line, ==, 7);
  g_assert_cmpuint (origin->last_line, ==, 8);
  g_assert_cmpstr (origin->text, ==, "一行目\n二行目");
  g_assert_false (origin->is_mark);
  g_assert_true (((KyoReportOrigin *) again->origins->pdata[1])->is_mark);
  second = kyo_report_draft_dup_json (again);
  g_assert_cmpstr (second, ==, json);
}

static void
test_what_is_none_is_refused (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (KyoReportDraft) draft = draft_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kyo_report_draft_read_json (draft, bad->json, &error));
  g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_VALUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/report-json/all-comes-back", test_all_comes_back);
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/report-json/%s-is-refused", BAD[i].name);

      g_test_add_data_func (path, &BAD[i], test_what_is_none_is_refused);
    }

  return g_test_run ();
}
