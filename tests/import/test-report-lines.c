/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a draft are those of its source, and each says what became of it.
 */
#include "config.h"

#include "report-fields.h"

#include "import/kyo-report-edit.h"
#include "import/kyo-report-lines.h"

#include <string.h>

typedef struct
{
  const char *text;
  KyoReportLineKind kind;
  const char *field;
} Expected;

/* Of the first report. */
static const Expected EXPECTED[] = {
  { "事例1 料金計算の入替えに伴う水道使用料の請求誤り 1／2", KYO_LINE_TITLE, "c1#title" },
  { "窓口が混み合う中、町は訂正通知と返金を二週間で終えた。", KYO_LINE_SUMMARY, "c1#summary" },
  { "【１ 背景】", KYO_LINE_HEADING, "c1#background" },
  { "【事象②：口座振替の依頼の遅れ】", KYO_LINE_PASSAGE, "c1.de.2#heading" },
  { "イルが来ないことを町に知らせた。", KYO_LINE_PASSAGE, "c1.de.2" },
  { "•電話の逃がし先を先に決める", KYO_LINE_PASSAGE, "c1.le.3#heading" },
  { "(3)住民からの電話で重な", KYO_LINE_STEP, "c1.e3" },
  { "料金計算サーバー", KYO_LINE_PARTICIPANT, "c1.p2" },
  { "調査の結果（総括）", KYO_LINE_LEFT, NULL },
  { "事故事例研究の概要", KYO_LINE_BOOK, "#title" },
  { "- 4 -", KYO_LINE_LEFT, NULL },
};

static KyoReportDraft *
read_report (const char *name, char **text)
{
  g_autofree char *path = g_strdup_printf ("%s/report-%s.txt", g_getenv ("KYO_REPORT_DIR"), name);
  g_autoptr (GBytes) bytes = load_file (path);
  g_autoptr (GError) error = NULL;
  KyoReportDraft *draft = kyo_report_read_text (bytes, path, &error);

  g_assert_no_error (error);
  *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return draft;
}

static char *
dup_solid (const char *text)
{
  GString *solid = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (solid, g_utf8_get_char (p));

  return g_string_free (solid, FALSE);
}

static const KyoReportLine *
find_line (GPtrArray *lines, const char *text)
{
  g_autofree char *wanted = dup_solid (text);

  for (guint i = 0; i < lines->len; i++)
    {
      const KyoReportLine *line = lines->pdata[i];
      g_autofree char *found = dup_solid (line->text);

      if (g_str_equal (found, wanted))
        return line;
    }
  g_error ("there is no line “%s”", text);
}

static void
test_lines_are_those_of_the_source (gconstpointer name)
{
  g_autofree char *text = NULL;
  g_autoptr (KyoReportDraft) draft = read_report (name, &text);
  g_autoptr (GPtrArray) lines = kyo_report_draft_list_lines (draft, KYO_LANG_JA);
  g_auto (GStrv) source = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; source[i] != NULL; i++)
    {
      g_autofree char *wanted = dup_solid (source[i]);
      g_autofree char *found = NULL;
      const KyoReportLine *line;

      if (*wanted == '\0')
        continue;
      g_assert_cmpuint (n, <, lines->len);
      line = lines->pdata[n++];
      found = dup_solid (line->text);
      g_assert_cmpuint (line->line, ==, i + 1);
      g_assert_cmpstr (found, ==, wanted);
    }
  g_assert_cmpuint (n, ==, lines->len);
}

static void
test_lines_say_what_became_of_them (void)
{
  g_autofree char *text = NULL;
  g_autoptr (KyoReportDraft) draft = read_report ("a", &text);
  g_autoptr (GPtrArray) lines = kyo_report_draft_list_lines (draft, KYO_LANG_JA);
  const KyoReportLine *line;

  for (gsize i = 0; i < G_N_ELEMENTS (EXPECTED); i++)
    {
      line = find_line (lines, EXPECTED[i].text);
      g_test_message ("%s", EXPECTED[i].text);
      g_assert_cmpint (line->kind, ==, EXPECTED[i].kind);
      g_assert_cmpstr (kyo_report_line_get_field (line), ==, EXPECTED[i].field);
      if (EXPECTED[i].field != NULL)
        g_assert_true (kyo_report_line_has_field (line, EXPECTED[i].field));
    }
  line = find_line (lines, "(3)住民からの電話で重な");
  g_assert_cmpstr (line->number, ==, "事象3");
  line = find_line (lines, "- 4 -");
  g_assert_cmpint (line->reason, ==, KYO_UNPLACED_PAGE_NUMBER);
  line = find_line (lines, "【１ 背景】");
  g_assert_cmpuint (line->list, ==, KYO_SECTION_BACKGROUND);
  g_assert_true (line->has_gap);
}

/* One line may be of two fields, and a part of one may be of none. */
static void
test_lines_have_parts (void)
{
  g_autofree char *text = NULL;
  g_autoptr (KyoReportDraft) draft = read_report ("a", &text);
  g_autoptr (GPtrArray) lines = kyo_report_draft_list_lines (draft, KYO_LANG_JA);
  const KyoReportLine *line = find_line (lines, "庭を洗い出し、訂正した(2)約四百通の納付書を誤");
  const KyoReportPart *part;
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_report_line_has_field (line, "c1.r1"));
  g_assert_true (kyo_report_line_has_field (line, "c1.e2"));
  g_assert_false (kyo_report_line_has_field (line, "c1.e1"));

  g_assert_true (kyo_report_edit_set_aside (draft, "c1.e2", &error));
  g_ptr_array_unref (lines);
  lines = kyo_report_draft_list_lines (draft, KYO_LANG_JA);
  line = find_line (lines, "庭を洗い出し、訂正した(2)約四百通の納付書を誤");
  g_assert_cmpint (line->kind, ==, KYO_LINE_STEP);
  part = line->parts->pdata[1];
  g_assert_null (part->field);
  ((KyoUnplaced *) draft->unplaced->pdata[part->position])->reason = KYO_UNPLACED_UNKNOWN;

  /* What nobody has judged yet counts for more than what is known of the rest. */
  g_ptr_array_unref (lines);
  lines = kyo_report_draft_list_lines (draft, KYO_LANG_JA);
  line = find_line (lines, "庭を洗い出し、訂正した(2)約四百通の納付書を誤");
  g_assert_cmpint (line->kind, ==, KYO_LINE_UNKNOWN);
  g_assert_cmpstr (kyo_report_line_get_field (line), ==, "c1.r1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/import/report-lines/are-those-of-the-source/a", "a",
                        test_lines_are_those_of_the_source);
  g_test_add_data_func ("/import/report-lines/are-those-of-the-source/b", "b",
                        test_lines_are_those_of_the_source);
  g_test_add_data_func ("/import/report-lines/are-those-of-the-source/c", "c",
                        test_lines_are_those_of_the_source);
  g_test_add_func ("/import/report-lines/say-what-became-of-them",
                   test_lines_say_what_became_of_them);
  g_test_add_func ("/import/report-lines/have-parts", test_lines_have_parts);

  return g_test_run ();
}
