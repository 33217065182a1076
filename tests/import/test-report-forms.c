/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms that reports of cases are written in, each by itself: what is read of a few lines, and that
 * every line of them is accounted for.
 */
#include "config.h"

#include "report-fields.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *fields; /* lines "field=words" that have to be there */
  const char *never;  /* a field that must not be there, or NULL */
} Form;

#define CASE "事例1 題名 1／2\n"

static const Form FORMS[] = {
  { "items-numbered-in-circles", CASE "【原因】\n①部品の寿命。\n②点検の\n漏れ。\n③表の誤り\n",
    "c1.ca.1=部品の寿命。\nc1.ca.2=点検の漏れ。\nc1.ca.3=表の誤り", "c1.e1" },
  { "items-numbered-in-brackets", CASE "【原因】\n(1) 部品の寿命\n(2) 点検の漏れ\n",
    "c1.ca.1=部品の寿命\nc1.ca.2=点検の漏れ", "c1.e1" },
  { "items-with-a-full-stop", CASE "【対処】\n１．電源を切った。\n２．部品を替えた。\n",
    "c1.re.1=電源を切った。\nc1.re.2=部品を替えた。", NULL },
  { "number-within-a-text-is-no-item",
    CASE "【原因】\n・装置は二台あり、\n①は古く②は新しい。\n1.5倍の負荷がかかった。\n",
    "c1.ca.1=装置は二台あり、①は古く②は新しい。1.5倍の負荷がかかった。", "c1.ca.2" },
  { "item-out-of-order-is-part-of-the-text", CASE "【原因】\n①部品の寿命。\n③は別である。\n",
    "c1.ca.1=部品の寿命。③は別である。", "c1.ca.2" },
  { "callout-after-a-section",
    CASE "・止まった。\n(1) 警報が鳴る\n【原因】\n・寿命。\n\n(2) 電話をかける\n",
    "c1.ca.1=寿命。\nc1.e1=警報が鳴る\nc1.e2=電話をかける", "c1.ca.2" },
  { "callouts-numbered-in-other-ways",
    CASE "・止まった。\n\n⑴警報が鳴る\n\n㉑電話をかける\n\n(対処１)切り替える\n",
    "c1.e1=警報が鳴る\nc1.e21=電話をかける\nc1.r1=切り替える", NULL },
  { "callouts-without-gaps",
    CASE "・倉庫の空調が止まった。\n倉庫会社　保守会社\n(1) 温度の警報\n(2) 保守会社に電話\n",
    "c1.ov.1=倉庫の空調が止まった。\nc1.e1=温度の警報\nc1.e2=保守会社に電話\nc1.p1=倉庫会社\nc1.p2="
    "保守会社",
    "c1.ov.2" },
  { "dashes-of-any-width", CASE "【原因】\n－ 部品の寿命。\n― 点検の漏れ。\n‐ 表の誤り。\n",
    "c1.ca.1=部品の寿命。\nc1.ca.2=点検の漏れ。\nc1.ca.3=表の誤り。", NULL },
  { "headings-with-squares", CASE "■ 背景\n・古い。\n◆原因\n・寿命。\n",
    "c1.bg.1=古い。\nc1.ca.1=寿命。", NULL },
  { "headings-without-brackets",
    "事例4：題名\n概要\n・止まった。\n背景\n・古い。\n原因\n・寿命。\n教訓\n・予備を持つ。\n",
    "c4.ov.1=止まった。\nc4.bg.1=古い。\nc4.ca.1=寿命。\nc4.le.1=予備を持つ。", "c4.p1" },
  { "word-of-the-form-within-a-sentence",
    CASE "【検知】\n・警報から止まった装置の\n原因\nを探した。\n・見付かった。\n",
    "c1.de.1=警報から止まった装置の原因を探した。\nc1.de.2=見付かった。", "c1.ca.1" },
  { "heading-that-is-none-of-the-form",
    CASE "【背景】\n・古い。\n【影響】\n・百件の電話。\n・苦情。\n【原因】\n・寿命。\n",
    "c1.bg.1=古い。\nc1.bg.2=百件の電話。\nc1.bg.2#heading=影響\nc1.bg.3=苦情。\nc1.bg.3#heading="
    "影響\n"
    "c1.ca.1=寿命。",
    "c1.ca.1#heading" },
  { "lessons-headed-in-brackets",
    CASE
    "【教訓】\n【備えは二重に】\n予備を持つことが望ましい。\n［名簿は紙でも］\n見られなかった。\n",
    "c1.le.1=予備を持つことが望ましい。\nc1.le.1#heading=備えは二重に\nc1.le.2=見られなかった。\n"
    "c1.le.2#heading=名簿は紙でも",
    NULL },
  { "heading-with-a-remark", CASE "【原因（続き）】\n・寿命。\n■５．教訓（1/2）\n・予備を持つ。\n",
    "c1.ca.1=寿命。\nc1.le.1=予備を持つ。", NULL },
  { "heading-and-text-on-one-line", CASE "■５．原因（1）部品の寿命であった。\n",
    "c1.ca.1=部品の寿命であった。", "c1.e1" },
  { "another-title-over-a-later-page",
    CASE "・止まった。\n\f事例1 別の言い方の題 2／2\n【原因】\n・寿命。\n",
    "c1#title=題名\nc1.ca.1=寿命。", NULL },
  { "heading-with-nothing-under-it", CASE "【原因】\n・寿命。\n【備考】\n", "c1.ca.1=寿命。",
    "c1.ca.1#heading" },
  { "title-on-a-cover", "令和６年度\n事故の事例集\n\n町村連絡会\n\f" CASE "【原因】\n・寿命。\n",
    "#title=令和６年度事故の事例集\nc1#title=題名", NULL },
  { "title-over-other-text",
    "調査の概要\n調査の目的\nこの調査は毎年行う。\n\f" CASE "【原因】\n・寿命。\n",
    "#title=調査の概要", NULL },
};

static KyoReportDraft *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KyoReportDraft *draft = kyo_report_read_text (bytes, "form", &error);

  g_assert_no_error (error);
  return draft;
}

static void
test_form_is_read (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (KyoReportDraft) draft = read_text (form->text);
  g_autoptr (GHashTable) fields = list_fields (draft->casebook);
  g_auto (GStrv) lines = g_strsplit (form->fields, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) expected = g_strsplit (lines[i], "=", 2);

      g_assert_cmpstr (g_hash_table_lookup (fields, expected[0]), ==, expected[1]);
    }
  if (form->never != NULL)
    g_assert_cmpstr (g_hash_table_lookup (fields, form->never), ==, NULL);
  assert_accounts (draft, TRUE);
  assert_lines_add_up (draft, form->text);
}

static gboolean
has_warning (KyoReportDraft *draft, const char *words)
{
  for (guint i = 0; i < draft->warnings->len; i++)
    if (strstr (draft->warnings->pdata[i], words) != NULL)
      return TRUE;

  return FALSE;
}

static KyoTlp
get_tlp (KyoReportDraft *draft)
{
  g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (draft->casebook), 0);

  return kyo_case_get_tlp (kase);
}

/* What says nothing of who may read it is not for everybody. */
static void
test_label_is_that_of_the_report (void)
{
  static const struct
  {
    const char *line;
    KyoTlp tlp;
    gboolean warns;
  } labels[] = {
    { "", KYO_TLP_AMBER, TRUE },
    { "TLP:CLEAR\n", KYO_TLP_CLEAR, FALSE },
    { "この資料は ＴＬＰ：ＧＲＥＥＮ です\n", KYO_TLP_GREEN, FALSE },
    { "TLP:WHITE\n", KYO_TLP_CLEAR, FALSE },
    { "tlp: amber+strict\n", KYO_TLP_AMBER_STRICT, FALSE },
    { "TLP:GREEN\nTLP:RED\n", KYO_TLP_RED, FALSE },
    { "TLP:PINK\n", KYO_TLP_AMBER, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *text =
        g_strconcat ("表題\n", labels[i].line, "\f", CASE "【原因】\n・寿命。\n", NULL);
      g_autoptr (KyoReportDraft) draft = read_text (text);

      g_test_message ("%s", labels[i].line);
      g_assert_cmpint (get_tlp (draft), ==, labels[i].tlp);
      g_assert_true (has_warning (draft, "Traffic Light Protocol") == labels[i].warns);
      assert_accounts (draft, TRUE);
    }
}

static void
test_what_is_missing_is_told (void)
{
  g_autoptr (KyoReportDraft) draft = read_text ("表題\n2020年1月1日～2020年12月31日\n\f" CASE
                                                "【原因】\n・寿命。\n【影響】\n・苦情。\n");

  g_assert_true (has_warning (draft, "2020-01-01/2020-12-31"));
  g_assert_true (has_warning (draft, "class case 1"));
  g_assert_true (has_warning (draft, "no summary"));
  g_assert_true (has_warning (draft, "概要、背景、検知、対処、再発に備えた対策"));
  g_assert_true (has_warning (draft, "“影響” is no section"));
  g_assert_true (has_warning (draft, "who published it"));
}

/* Pages are counted as they are in the file that the text comes from, empty ones too. */
static void
test_pages_are_counted_by_form_feeds (void)
{
  g_autoptr (KyoReportDraft) draft =
    read_text ("表題\n\f\f\n\f" CASE "【原因】\n・寿命。\n\f何か\n\f");
  const KyoUnplaced *unplaced = draft->unplaced->pdata[draft->unplaced->len - 1];

  g_assert_cmpuint (draft->n_pages, ==, 5);
  g_assert_cmpstr (unplaced->text, ==, "何か");
  g_assert_cmpuint (unplaced->page, ==, 5);
  g_assert_true (has_warning (draft, "no text; if they are pictures"));
  g_assert_true (has_warning (draft, ": 2, 3"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/report-forms/%s", FORMS[i].name);

      g_test_add_data_func (path, &FORMS[i], test_form_is_read);
    }
  g_test_add_func ("/import/report-forms/label-is-that-of-the-report",
                   test_label_is_that_of_the_report);
  g_test_add_func ("/import/report-forms/what-is-missing-is-told", test_what_is_missing_is_told);
  g_test_add_func ("/import/report-forms/pages-are-counted-by-form-feeds",
                   test_pages_are_counted_by_form_feeds);

  return g_test_run ();
}
