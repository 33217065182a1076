/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "export-fixture.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

static const KyoExportFormat all_formats[] = { KYO_EXPORT_HTML, KYO_EXPORT_MARKDOWN,
                                               KYO_EXPORT_JSON, KYO_EXPORT_XML };

static char *
dup_export (KyoExportFormat format, const KyoExportContent *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kyo_export_to_bytes (format, content, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (g_utf8_validate (data, (gssize) size, NULL));
  return g_strndup (data, size);
}

static char *
dup_export_in (KyoExportFormat format, KyoLang lang)
{
  KyoExportContent content;
  char *text;

  export_fixture_content (&content, lang);
  text = dup_export (format, &content);
  export_fixture_content_clear (&content);

  return text;
}

static xmlDoc *
parse_html (const char *html)
{
  xmlDoc *doc = xmlReadMemory (html, (int) strlen (html), "export.html", NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  return doc;
}

static void
test_formats_have_their_names (void)
{
  static const char *const nicks[] = { "pdf", "html", "md", "json", "xml" };
  KyoExportFormat format = KYO_EXPORT_XML;

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_assert_true (kyo_export_format_from_nick (nicks[i], &format));
      g_assert_cmpint (format, ==, i);
      g_assert_cmpstr (kyo_export_format_get_suffix (format), ==, nicks[i]);
    }
  g_assert_false (kyo_export_format_from_nick ("docx", &format));
  g_assert_false (kyo_export_format_from_nick (NULL, &format));
  g_assert_cmpint (format, ==, KYO_EXPORT_XML);
}

static void
assert_each_passage_once (const char *document, GListModel *passages, KyoLang lang)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);
      const char *text = kyo_text_get (kyo_passage_get_text (passage), lang);

      g_test_message ("%s", text);
      g_assert_cmpuint (export_fixture_count (document, text), ==, 1);
    }
}

static void
test_every_passage_stands_once (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_formats) * 2; i++)
    {
      KyoLang lang = i % 2 == 0 ? KYO_LANG_JA : KYO_LANG_EN;
      g_autofree char *document = NULL;
      KyoExportContent content;

      export_fixture_content (&content, lang);
      document = dup_export (all_formats[i / 2], &content);
      for (guint j = 0; j < content.cases->len; j++)
        for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
          assert_each_passage_once (
            document,
            kyo_section_get_passages (kyo_case_get_section (content.cases->pdata[j], kind)), lang);
      assert_each_passage_once (document, kyo_casebook_get_criteria (content.casebooks->pdata[0]),
                                lang);
      assert_each_passage_once (document, kyo_casebook_get_synthesis (content.casebooks->pdata[0]),
                                lang);
      export_fixture_content_clear (&content);
    }
}

/* In the order of reading: what each number is made on, and what it says. */
typedef struct
{
  const char *html_place;
  const char *markdown_place;
  const char *body;
} Place;

static const Place places[] = {
  { "Intrusion into a booking system", "Intrusion into a booking system **", "note on the case" },
  { NULL, NULL, "note without a place" },
  { "Booking server", "- Booking server **", "note on the participant" },
  { "The vulnerability of MS17-010 was still there.</span>",
    "The vulnerability of MS17-010 was still there. **", "note on the passage" },
  { "Staff unplug the network cable", "Staff unplug the network cable **", "note on the step" },
  { "Only one person checked the addresses.</span>", "Only one person checked the addresses. **",
    "note on the own case" },
};

static void
assert_in_order (const char *document, const char *first, const char *second)
{
  const char *found = strstr (document, first);

  g_assert_nonnull (found);
  g_assert_nonnull (strstr (found, second));
}

static void
test_annotations_are_numbered_in_their_places (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_EN);
  g_autofree char *markdown = dup_export_in (KYO_EXPORT_MARKDOWN, KYO_LANG_EN);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *mark =
        g_strdup_printf ("<sup class=\"mark\"><a id=\"mark-%u\" href=\"#note-%u\" "
                         "role=\"doc-noteref\">[%u]</a></sup>",
                         i + 1, i + 1, i + 1);
      g_autofree char *note = g_strdup_printf ("id=\"note-%u\"", i + 1);
      g_autofree char *md_mark = g_strdup_printf ("\\[%u\\]", i + 1);
      g_autofree char *html_place = g_strconcat (
        places[i].html_place != NULL ? places[i].html_place : "[1]</a></sup>", mark, NULL);
      g_autofree char *md_place = g_strconcat (
        places[i].markdown_place != NULL ? places[i].markdown_place : "**\\[1\\]", md_mark, NULL);

      g_assert_cmpuint (export_fixture_count (html, html_place), ==, 1);
      assert_in_order (html, html_place, note);
      assert_in_order (html, note, places[i].body);
      g_assert_cmpuint (export_fixture_count (markdown, md_place), ==, 1);
      g_assert_cmpuint (export_fixture_count (markdown, md_mark), ==, 2);
      assert_in_order (markdown, md_place, places[i].body);
    }
  g_assert_null (strstr (html, "note on another case"));
  g_assert_null (strstr (html, "[7]"));
}

static void
add_note (KyoExportContent *content, const char *target_id, const char *body)
{
  g_autoptr (KyoAnnotation) annotation = kyo_annotation_new (body, "k1", target_id);

  kyo_annotation_set_body (annotation, body);
  g_list_store_append (G_LIST_STORE (content->annotations), annotation);
}

static void
test_annotation_on_a_section_stands_at_its_heading (void)
{
  KyoExportContent content;
  g_autofree char *html = NULL;

  export_fixture_content (&content, KYO_LANG_EN);
  g_list_store_remove_all (G_LIST_STORE (content.annotations));
  add_note (&content, "k1.cause", "on the causes");
  add_note (&content, "k1.nothing", "on what is gone");
  html = dup_export (KYO_EXPORT_HTML, &content);
  g_assert_nonnull (strstr (html, "<h3>Cause<sup class=\"mark\">"));
  assert_in_order (html, "<h3>Cause<sup", "on the causes");
  assert_in_order (html, "on what is gone", "<h3>Cause<sup");
  g_assert_cmpuint (export_fixture_count (html, "no longer"), ==, 1);
  export_fixture_content_clear (&content);
}

static void
test_notes_say_who_when_and_what_of (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_JA);
  g_autofree char *markdown = dup_export_in (KYO_EXPORT_MARKDOWN, KYO_LANG_JA);

  g_assert_nonnull (strstr (html, "[4]</a> コメント · 書記 · 2026-08-01 10:29 · 未解決</p>\n"
                                  "<blockquote>MS17-010</blockquote>\n"
                                  "<p>note on the passage\nsecond line</p>"));
  g_assert_nonnull (strstr (
    html, "[2]</a> 質問 · 書記 · 2026-08-01 10:26 · 解決済み · 注釈の対象は今の事例にありません"));
  g_assert_nonnull (strstr (markdown,
                            "> **\\[4\\]** コメント · 書記 · 2026-08-01 10:29 · 未解決\n>\n"
                            "> > MS17-010\n>\n> note on the passage\\\n> second line\n"));
}

static void
test_annotations_can_be_left_out (void)
{
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_EN);
  content.with_annotations = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (all_formats); i++)
    {
      g_autofree char *document = dup_export (all_formats[i], &content);

      g_assert_null (strstr (document, "note on"));
    }
  export_fixture_content_clear (&content);
}

static void
test_incidents_and_lessons_have_their_headings (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_JA);
  g_autofree char *markdown = dup_export_in (KYO_EXPORT_MARKDOWN, KYO_LANG_JA);

  assert_in_order (html, "<h4>事象①</h4>", "深夜に予約が止まった。");
  assert_in_order (html, "<h4>事象②</h4>", "翌週、再び止まった。");
  assert_in_order (html, "<span class=\"lesson\">更新の遅れは経営の問題</span>",
                   "適用しない判断を経営層に報告する。");
  g_assert_nonnull (strstr (html, "備えは日頃の訓練で決まる。</span><span class=\"remark\">"
                                  "（該当事例：1）</span>"));
  assert_in_order (markdown, "#### 事象①", "#### 事象②");
  g_assert_nonnull (strstr (markdown, "- **更新の遅れは経営の問題** — 適用しない"));
  g_assert_nonnull (strstr (markdown, "| 事象1 | 2020年5月3日"));
  g_assert_nonnull (
    strstr (markdown, "| 発端 | 攻撃者 → 予約サーバー | 攻撃者が予約サーバーへ侵入 |"));
  g_assert_nonnull (strstr (markdown, "| 対処1 | 翌朝 | 封じ込め | 当直員（推定） | 当直員が"));
}

/* On paper too a passage leads to the numbers in the pictures. */
static void
test_passages_name_their_steps (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_JA);
  g_autofree char *markdown = dup_export_in (KYO_EXPORT_MARKDOWN, KYO_LANG_EN);

  g_assert_nonnull (
    strstr (html, "深夜に予約が止まった。</span><span class=\"remark\">（事象1）<"));
  g_assert_nonnull (
    strstr (html, "経営層に報告する。</span><span class=\"remark\">（事象1、対処1）</span>"));
  g_assert_null (strstr (html, "翌週、再び止まった。</span><span class=\"remark\">"));
  g_assert_nonnull (strstr (markdown, "when updates are put off. (Event 1, Response 1)"));
  g_assert_nonnull (strstr (markdown, " (inferred) |"));
}

static void
set_themes (KyoExportContent *content, const char *const *themes)
{
  g_autoptr (KyoPassage) point =
    g_list_model_get_item (kyo_casebook_get_synthesis (content->casebooks->pdata[0]), 0);

  kyo_passage_set_themes (kyo_case_find_passage (content->cases->pdata[0], "k1.le.1", NULL),
                          themes);
  kyo_passage_set_themes (point, themes);
}

/* In words, by lesson and by point of the synthesis; one that has no words is not shown. */
static void
test_themes_are_named_in_words (void)
{
  static const char *const themes[] = { "backup", "ransomware", "business-continuity", NULL };
  static const struct
  {
    KyoExportFormat format;
    KyoLang lang;
    const char *line;
  } lines[] = {
    { KYO_EXPORT_HTML, KYO_LANG_JA,
      "<div class=\"themes\">テーマ： <span class=\"theme\">バックアップ</span> "
      "<span class=\"theme\">事業継続</span></div>" },
    { KYO_EXPORT_HTML, KYO_LANG_EN,
      "<div class=\"themes\">Themes: <span class=\"theme\">Backups</span> "
      "<span class=\"theme\">Business continuity</span></div>" },
    { KYO_EXPORT_MARKDOWN, KYO_LANG_JA, "\\\n  *テーマ：バックアップ、事業継続*" },
    { KYO_EXPORT_MARKDOWN, KYO_LANG_EN, "\\\n  *Themes: Backups; Business continuity*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *document = NULL;
      g_autofree char *without = NULL;
      KyoExportContent content;

      export_fixture_content (&content, lines[i].lang);
      set_themes (&content, themes);
      document = dup_export (lines[i].format, &content);
      g_assert_cmpuint (export_fixture_count (document, lines[i].line), ==, 2);
      g_assert_null (strstr (document, "ransomware"));
      set_themes (&content, (const char *const[]){ "ransomware", NULL });
      without = dup_export (lines[i].format, &content);
      g_assert_null (strstr (without, lines[i].lang == KYO_LANG_JA ? "テーマ" : "Themes:"));
      export_fixture_content_clear (&content);
    }
}

static void
test_points_lead_to_the_lessons_that_support_them (void)
{
  static const struct
  {
    KyoLang lang;
    const char *html;
    const char *lesson;
    const char *markdown;
  } points[] = {
    { KYO_LANG_JA, "<li><a href=\"#case-1-lessons-1\">事例1 · 更新の遅れは経営の問題</a></li>",
      "<li id=\"case-1-lessons-1\"><span class=\"lesson\">更新の遅れは経営の問題</span>",
      "決まる。 （該当事例：1）\n  - 事例1 · 更新の遅れは経営の問題\n" },
    { KYO_LANG_EN,
      "<li><a href=\"#case-1-lessons-1\">Case 1 · Late updates concern the management</a></li>",
      "<li id=\"case-1-lessons-1\"><span class=\"lesson\">Late updates concern the "
      "management</span>",
      "prepared. (Cases: 1)\n  - Case 1 · Late updates concern the management\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autofree char *html = NULL;
      g_autofree char *markdown = NULL;
      KyoExportContent content;

      export_fixture_content (&content, points[i].lang);
      set_themes (&content, NULL);
      html = dup_export (KYO_EXPORT_HTML, &content);
      markdown = dup_export (KYO_EXPORT_MARKDOWN, &content);
      assert_in_order (html, points[i].lesson, points[i].html);
      g_assert_cmpuint (export_fixture_count (html, points[i].lesson), ==, 1);
      g_assert_nonnull (strstr (markdown, points[i].markdown));
      export_fixture_content_clear (&content);
    }
}

/* It is told by number and heading, as there is nothing to lead to; but a heading that only fewer
 * people may read than the document stays out of it. */
static void
test_lesson_of_a_case_that_is_not_exported_is_named (void)
{
  static const struct
  {
    KyoTlp tlp;
    gboolean is_named;
  } labels[] = { { KYO_TLP_CLEAR, TRUE }, { KYO_TLP_AMBER, TRUE }, { KYO_TLP_RED, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *html = NULL;
      g_autoptr (KyoCase) other = NULL;
      KyoExportContent content;

      export_fixture_content (&content, KYO_LANG_EN);
      other = g_object_ref (content.cases->pdata[0]);
      kyo_case_set_tlp (other, labels[i].tlp);
      g_ptr_array_remove_index (content.cases, 0);
      content.supports = g_ptr_array_new ();
      g_ptr_array_add (content.supports, other);
      html = dup_export (KYO_EXPORT_HTML, &content);
      g_assert_nonnull (strstr (html, " (Cases: 1)"));
      g_assert_cmpuint (
        export_fixture_count (html, "<li>Case 1 · Late updates concern the management</li>"), ==,
        labels[i].is_named ? 1 : 0);
      g_assert_cmpuint (export_fixture_count (html, "Late updates"), ==,
                        labels[i].is_named ? 1 : 0);
      g_ptr_array_unref (content.supports);
      export_fixture_content_clear (&content);
    }
}

static void
test_label_is_the_strictest_one (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_JA);
  g_autofree char *markdown = dup_export_in (KYO_EXPORT_MARKDOWN, KYO_LANG_JA);
  g_autofree char *json = dup_export_in (KYO_EXPORT_JSON, KYO_LANG_JA);

  g_assert_cmpuint (export_fixture_count (html, "<span class=\"AMBER\">TLP:AMBER</span>"), ==, 2);
  g_assert_true (g_str_has_prefix (markdown, "**TLP:AMBER**\n"));
  g_assert_true (g_str_has_suffix (markdown, "\n**TLP:AMBER**\n"));
  g_assert_nonnull (strstr (json, "\"tlp\" : \"AMBER\""));
}

static void
set_hostile_text (gpointer object, const char *property)
{
  g_autoptr (KyoText) text = kyo_text_new (
    "<script>alert(1)</script>\"><img src=x onerror='x()'>\x01]]>&lt;<!--\xef\xbf\xbf\xe2\x80\xae",
    NULL);

  g_object_set (object, property, text, NULL);
}

static void
assert_harmless (xmlNode *node)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      g_assert_cmpstr ((const char *) node->name, !=, "script");
      g_assert_cmpstr ((const char *) node->name, !=, "img");
      for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        {
          xmlChar *value = xmlNodeGetContent ((xmlNode *) attribute);

          g_assert_false (g_str_has_prefix ((const char *) attribute->name, "on"));
          g_assert_cmpstr ((const char *) attribute->name, !=, "src");
          if (g_str_equal ((const char *) attribute->name, "href"))
            g_assert_cmpint (*value, ==, '#');
          xmlFree (value);
        }
      assert_harmless (node->children);
    }
}

static void
test_no_text_breaks_out_of_its_place (void)
{
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;
  g_autoptr (KyoStep) step = NULL;
  g_autoptr (GPtrArray) participants = NULL;
  KyoExportContent content;
  KyoCase *kase;
  xmlDoc *doc;

  export_fixture_content (&content, KYO_LANG_JA);
  kase = content.cases->pdata[0];
  participants = kyo_case_list_participants (kase);
  annotation = g_list_model_get_item (content.annotations, 1);
  step = g_list_model_get_item (kyo_case_get_steps (kase), 0);
  set_hostile_text (kase, "title");
  set_hostile_text (kase, "summary");
  set_hostile_text (content.casebooks->pdata[0], "title");
  set_hostile_text (participants->pdata[1], "label");
  set_hostile_text (step, "text");
  set_hostile_text (kyo_section_get_passage (kyo_case_get_section (kase, KYO_SECTION_LESSONS), 0),
                    "heading");
  kyo_annotation_set_body (annotation, "</p><script>x</script>");
  kyo_annotation_set_author (annotation, "\" onload=\"x()");
  content.title = "</title><script>x</script>";
  content.author = "\"/><script>x</script>";

  html = dup_export (KYO_EXPORT_HTML, &content);
  doc = parse_html (html);
  assert_harmless (xmlDocGetRootElement (doc));
  xmlFreeDoc (doc);
  g_assert_nonnull (strstr (html, "⟦U+202E⟧"));
  g_assert_null (strstr (html, "<script"));
  markdown = dup_export (KYO_EXPORT_MARKDOWN, &content);
  g_assert_null (strchr (markdown, '<'));
  export_fixture_content_clear (&content);
}

static void
test_page_is_whole_in_itself (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_EN);
  xmlDoc *doc = parse_html (html);
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlChar *lang = xmlGetNoNsProp (root, BAD_CAST "lang");

  g_assert_cmpstr ((const char *) lang, ==, "en");
  assert_harmless (root);
  g_assert_nonnull (strstr (
    html, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'unsafe-inline'; img-src data:\"/>"));
  g_assert_cmpuint (export_fixture_count (html, "http:"), ==,
                    export_fixture_count (html, "xmlns=\"http:") +
                      export_fixture_count (html, "xmlns:xlink=\"http:"));
  g_assert_null (strstr (html, "https:"));
  xmlFree (lang);
  xmlFreeDoc (doc);
}

static void
collect_ids (xmlNode *node, GHashTable *ids, guint *n_figures)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *id = node->type == XML_ELEMENT_NODE ? xmlGetNoNsProp (node, BAD_CAST "id") : NULL;

      if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, "figure"))
        {
          xmlChar *label = xmlGetNoNsProp (node, BAD_CAST "aria-label");

          g_assert_nonnull (strstr ((const char *) label, "Intrusion into a booking system"));
          xmlFree (label);
          (*n_figures)++;
        }
      if (id != NULL)
        g_assert_true (g_hash_table_add (ids, g_strdup ((const char *) id)));
      xmlFree (id);
      collect_ids (node->children, ids, n_figures);
    }
}

static void
test_pictures_are_told_and_do_not_clash (void)
{
  g_autofree char *html = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_EN);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlDoc *doc = parse_html (html);
  guint n_figures = 0;

  collect_ids (xmlDocGetRootElement (doc), ids, &n_figures);
  g_assert_cmpuint (n_figures, ==, 2);
  g_assert_cmpuint (export_fixture_count (html, "<svg "), ==, 2);
  g_assert_true (g_hash_table_contains (ids, "diagram-1"));
  g_assert_true (g_hash_table_contains (ids, "timeline-1"));
  xmlFreeDoc (doc);
}

static double
get_first_picture_width (const char *html)
{
  const char *view_box = strstr (html, "viewBox=\"0 0 ");

  g_assert_nonnull (view_box);
  return g_ascii_strtod (view_box + strlen ("viewBox=\"0 0 "), NULL);
}

/* What somebody has moved on screen stands there in the document too. */
static void
test_diagram_is_drawn_by_its_view (void)
{
  KyoExportContent content;
  g_autoptr (KyoView) view = kyo_view_new ("v", "k1");
  g_autoptr (KyoView) other = kyo_view_new ("w", "k2");
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autofree char *before = dup_export_in (KYO_EXPORT_HTML, KYO_LANG_EN);
  g_autofree char *after = NULL;

  kyo_view_set_place (view, "k1.attacker", &(KyoPlace){ 1600, 96, TRUE });
  g_ptr_array_add (views, other);
  g_ptr_array_add (views, view);
  export_fixture_content (&content, KYO_LANG_EN);
  content.views = views;
  after = dup_export (KYO_EXPORT_HTML, &content);
  export_fixture_content_clear (&content);

  g_assert_cmpfloat (get_first_picture_width (before), <, 1000);
  g_assert_cmpfloat (get_first_picture_width (after), >, 1600);
  g_assert_cmpuint (export_fixture_count (after, "Booking server"), ==,
                    export_fixture_count (before, "Booking server"));
}

static void
add_timed_step (KyoCase *kase, const char *id, KyoStepKind kind, KyoPhase phase, const char *when)
{
  g_autoptr (KyoStep) step = kyo_step_new (id, kind, "9");
  g_autoptr (KyoTime) time = kyo_time_new (when, NULL);
  g_autoptr (KyoText) text = kyo_text_new ("何か", "Something");

  kyo_step_set_phase (step, phase);
  kyo_step_set_when (step, time);
  kyo_step_set_text (step, text);
  kyo_case_add_step (kase, step);
}

/* Beneath the timeline, and only where the times say anything. */
static void
test_what_the_times_say_is_told (void)
{
  KyoExportContent content;
  KyoCase *kase;

  export_fixture_content (&content, KYO_LANG_JA);
  kase = content.cases->pdata[0];
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *html = dup_export (KYO_EXPORT_HTML, &content);

      g_assert_null (strstr (html, "検知まで"));
      content.lang = i == 0 ? KYO_LANG_EN : KYO_LANG_JA;
    }

  content.lang = KYO_LANG_JA;
  add_timed_step (kase, "k1.e9", KYO_STEP_EVENT, KYO_PHASE_DETECTION, "2020-05-03T06:40");
  add_timed_step (kase, "k1.r9", KYO_STEP_RESPONSE, KYO_PHASE_DECISION, "2020-05-03T06:10");
  {
    g_autofree char *html = dup_export (KYO_EXPORT_HTML, &content);
    g_autofree char *markdown = dup_export (KYO_EXPORT_MARKDOWN, &content);

    g_assert_nonnull (strstr (html, "<dt>検知まで</dt><dd>2時間30分（事象1 → 事象9）</dd>"));
    g_assert_nonnull (strstr (html, "対処9は事象9の後に記されているが、時刻は事象9より前"));
    g_assert_null (strstr (html, "<dt>経営への報告・判断まで"));
    assert_in_order (html, "id=\"timeline-1\"", "検知まで");
    g_assert_nonnull (
      strstr (markdown, "- **検知まで:** 2時間30分（事象1 → 事象9）\n- **順と時刻の食い違い:** "));
  }
  export_fixture_content_clear (&content);
}

static char *
dup_contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
test_too_strict_a_case_leaves_the_file_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "kyo-export-test.html", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_EN);
  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  content.has_max_tlp = TRUE;
  content.max_tlp = KYO_TLP_GREEN;
  g_assert_false (kyo_export_to_file (KYO_EXPORT_HTML, &content, path, &error));
  g_assert_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_TLP);
  g_assert_nonnull (strstr (error->message, "Misdirected mail"));
  g_assert_nonnull (strstr (error->message, "TLP:AMBER"));
  before = dup_contents (path);
  g_assert_cmpstr (before, ==, "as it was");

  g_clear_error (&error);
  content.max_tlp = KYO_TLP_AMBER;
  g_assert_true (kyo_export_to_file (KYO_EXPORT_HTML, &content, path, &error));
  after = dup_contents (path);
  g_assert_true (g_str_has_prefix (after, "<!DOCTYPE html>"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  export_fixture_content_clear (&content);
}

static void
test_place_that_cannot_be_written_is_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "no-such-folder", "a.json", NULL);
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_EN);
  g_assert_false (kyo_export_to_file (KYO_EXPORT_JSON, &content, path, &error));
  g_assert_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
  export_fixture_content_clear (&content);
}

static void
test_nothing_half_known_is_exported (void)
{
  g_autoptr (GError) error = NULL;
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_EN);
  kyo_case_set_complete (content.cases->pdata[0], FALSE);
  g_assert_null (kyo_export_to_bytes (KYO_EXPORT_HTML, &content, &error));
  g_assert_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED);
  g_clear_error (&error);
  g_ptr_array_set_size (content.cases, 0);
  g_assert_null (kyo_export_to_bytes (KYO_EXPORT_HTML, &content, &error));
  g_assert_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_EMPTY);
  export_fixture_content_clear (&content);
}

static void
test_unknown_format_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_EN);
  g_assert_null (kyo_export_to_bytes ((KyoExportFormat) 99, &content, &error));
  g_assert_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FORMAT);
  g_assert_null (kyo_export_format_get_suffix ((KyoExportFormat) 99));
  export_fixture_content_clear (&content);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/documents/formats-have-their-names", test_formats_have_their_names);
  g_test_add_func ("/export/documents/every-passage-stands-once", test_every_passage_stands_once);
  g_test_add_func ("/export/documents/annotations-are-numbered-in-their-places",
                   test_annotations_are_numbered_in_their_places);
  g_test_add_func ("/export/documents/annotation-on-a-section-stands-at-its-heading",
                   test_annotation_on_a_section_stands_at_its_heading);
  g_test_add_func ("/export/documents/notes-say-who-when-and-what-of",
                   test_notes_say_who_when_and_what_of);
  g_test_add_func ("/export/documents/annotations-can-be-left-out",
                   test_annotations_can_be_left_out);
  g_test_add_func ("/export/documents/incidents-and-lessons-have-their-headings",
                   test_incidents_and_lessons_have_their_headings);
  g_test_add_func ("/export/documents/passages-name-their-steps", test_passages_name_their_steps);
  g_test_add_func ("/export/documents/themes-are-named-in-words", test_themes_are_named_in_words);
  g_test_add_func ("/export/documents/points-lead-to-the-lessons-that-support-them",
                   test_points_lead_to_the_lessons_that_support_them);
  g_test_add_func ("/export/documents/lesson-of-a-case-that-is-not-exported-is-named",
                   test_lesson_of_a_case_that_is_not_exported_is_named);
  g_test_add_func ("/export/documents/label-is-the-strictest-one", test_label_is_the_strictest_one);
  g_test_add_func ("/export/documents/no-text-breaks-out-of-its-place",
                   test_no_text_breaks_out_of_its_place);
  g_test_add_func ("/export/documents/page-is-whole-in-itself", test_page_is_whole_in_itself);
  g_test_add_func ("/export/documents/pictures-are-told-and-do-not-clash",
                   test_pictures_are_told_and_do_not_clash);
  g_test_add_func ("/export/documents/diagram-is-drawn-by-its-view",
                   test_diagram_is_drawn_by_its_view);
  g_test_add_func ("/export/documents/what-the-times-say-is-told", test_what_the_times_say_is_told);
  g_test_add_func ("/export/documents/too-strict-a-case-leaves-the-file-alone",
                   test_too_strict_a_case_leaves_the_file_alone);
  g_test_add_func ("/export/documents/place-that-cannot-be-written-is-named",
                   test_place_that_cannot_be_written_is_named);
  g_test_add_func ("/export/documents/nothing-half-known-is-exported",
                   test_nothing_half_known_is_exported);
  g_test_add_func ("/export/documents/unknown-format-is-refused", test_unknown_format_is_refused);

  return g_test_run ();
}
