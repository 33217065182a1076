/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reader of the PDF can find in it, by the eyes of Poppler's own tools.
 */
#include "export-fixture.h"
#include "import/kyo-casebook-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* Between header and footer of an upright page, in points. */
#define BODY "-x", "0", "-y", "60", "-W", "3000", "-H", "720"

static gboolean
is_missing (const char *tool)
{
  g_autofree char *path = g_find_program_in_path (tool);

  if (path == NULL)
    g_test_skip ("Poppler's tools are not installed");
  return path == NULL;
}

static char *
dup_output (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
write_pdf (const KyoExportContent *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_tmp_dir (), "kyo-export-test.pdf", NULL);

  kyo_export_to_file (KYO_EXPORT_PDF, content, path, &error);
  g_assert_no_error (error);
  return path;
}

/* Without white space, as lines end anywhere, and without the pages that hold only a picture. */
static char *
dup_body_text (const char *path, const char *own_page_word)
{
  const char *const command[] = { "pdftotext", "-raw", BODY, path, "-", NULL };
  g_autofree char *output = dup_output (command);
  g_auto (GStrv) pages = g_strsplit (output, "\f", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      if (strstr (pages[i], own_page_word) != NULL)
        continue;
      for (const char *p = pages[i]; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isspace (g_utf8_get_char (p)))
          g_string_append_unichar (text, g_utf8_get_char (p));
    }

  return g_string_free (text, FALSE);
}

static char *
dup_without_space (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (string, g_utf8_get_char (p));

  return g_string_free (string, FALSE);
}

static void
assert_has (const char *body, const char *text, guint times)
{
  g_autofree char *wanted = dup_without_space (text);
  guint n = export_fixture_count (body, wanted);

  if (n != times)
    g_test_message ("stands %u times, not %u: %s", n, times, text);
  g_assert_cmpuint (n, ==, times);
}

static KyoCasebook *
read_bundled (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KYO_SOURCE_ROOT"), "data/casebook/nisc-fy2020.xml", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KyoCasebook *casebook;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  casebook = kyo_casebook_read_bytes (bytes, path, &error);
  g_assert_no_error (error);
  return casebook;
}

static void
use_bundled (KyoExportContent *content)
{
  KyoCasebook *casebook = read_bundled ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  g_ptr_array_set_size (content->cases, 0);
  g_ptr_array_set_size (content->casebooks, 0);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    g_ptr_array_add (content->cases, g_list_model_get_item (cases, i));
  g_ptr_array_add (content->casebooks, casebook);
}

static void
assert_case_is_whole (const char *body, KyoCase *kase, KyoLang lang)
{
  for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        assert_has (
          body, kyo_text_get (kyo_passage_get_text (kyo_section_get_passage (section, i)), lang),
          1);
    }
}

static void
test_text_comes_back_whole (gconstpointer data)
{
  KyoLang lang = GPOINTER_TO_INT (data);
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  KyoExportContent content;

  if (is_missing ("pdftotext"))
    return;
  export_fixture_content (&content, lang);
  use_bundled (&content);
  path = write_pdf (&content);
  body = dup_body_text (path, lang == KYO_LANG_JA ? "関係図：" : "Diagram: ");
  for (guint i = 0; i < content.cases->len; i++)
    assert_case_is_whole (body, content.cases->pdata[i], lang);
  g_unlink (path);
  export_fixture_content_clear (&content);
}

/* The page on which a lesson stands with its words, from 1; 0 for none. */
static guint
find_page (const char *output, const char *text)
{
  g_autofree char *wanted = dup_without_space (text);
  g_auto (GStrv) pages = g_strsplit (output, "\f", -1);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *page = dup_without_space (pages[i]);

      if (strstr (page, wanted) != NULL)
        return i + 1;
    }

  return 0;
}

/* Below each point stand its lessons with their pages, as paper has no other links. */
static void
test_points_lead_to_the_lessons_that_support_them (gconstpointer data)
{
  KyoLang lang = GPOINTER_TO_INT (data);
  gboolean is_ja = lang == KYO_LANG_JA;
  g_autoptr (KyoPassage) point = NULL;
  g_autofree char *path = NULL;
  KyoExportContent content;
  const char *const *ids;

  if (is_missing ("pdftotext"))
    return;
  export_fixture_content (&content, lang);
  use_bundled (&content);
  point = g_list_model_get_item (kyo_casebook_get_synthesis (content.casebooks->pdata[0]), 0);
  path = write_pdf (&content);
  ids = kyo_passage_get_passages (point);
  g_assert_cmpstr (ids[0], ==, "c1.le.1");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *const command[] = { "pdftotext", "-raw", path, "-", NULL };
      g_autofree char *output = dup_output (command);
      KyoCase *kase = content.cases->pdata[ids[i][1] - '1'];
      KyoPassage *lesson = kyo_case_find_passage (kase, ids[i], NULL);
      const char *heading = kyo_text_get (kyo_passage_get_heading (lesson), lang);
      guint page = find_page (output, kyo_text_get (kyo_passage_get_text (lesson), lang));
      g_autofree char *line = g_strdup_printf (is_ja ? "–事例%d·%s%u" : "–Case %d·%s%u",
                                               kyo_case_get_number (kase), heading, page);
      g_autofree char *wanted = dup_without_space (line);
      g_autofree char *body = dup_without_space (output);

      g_test_message ("%s", line);
      g_assert_cmpuint (page, >, 0);
      g_assert_nonnull (strstr (body, wanted));
    }
  g_unlink (path);
  export_fixture_content_clear (&content);
}

static void
test_lessons_name_their_themes (void)
{
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  KyoExportContent content;

  if (is_missing ("pdftotext"))
    return;
  export_fixture_content (&content, KYO_LANG_JA);
  use_bundled (&content);
  path = write_pdf (&content);
  body = dup_body_text (path, "関係図：");
  assert_has (body, "テーマ：レジリエンス（障害回復力）、切り替え・再開手順の合意と訓練", 1);
  assert_has (body, "テーマ：経営層の関与、事業継続", 1);
  g_unlink (path);
  export_fixture_content_clear (&content);
}

static void
test_annotations_are_numbered_in_their_places (void)
{
  static const char *const expected[] = {
    "Intrusion into a booking system[1][2]",
    "[1]Comment · 書記 · 2026-08-01 10:27 · open note on the case",
    "[2]Question · 書記 · 2026-08-01 10:26 · resolved · what it was made on is no longer in the "
    "case"
    " “失われた” note without a place",
    "Booking server[3]",
    "[3]Comment · 書記 · 2026-08-01 10:28 · open note on the participant",
    "The vulnerability of MS17-010 was still there.[4]",
    "[4]Comment · 書記 · 2026-08-01 10:29 · open “MS17-010” note on the passage second line",
    "Staff unplug the network cable[5]",
    "Only one person checked the addresses.[6]",
  };
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  KyoExportContent content;

  if (is_missing ("pdftotext"))
    return;
  export_fixture_content (&content, KYO_LANG_EN);
  path = write_pdf (&content);
  body = dup_body_text (path, "no such page");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (body, expected[i], 1);
  g_assert_null (strstr (body, "[7]"));
  g_unlink (path);
  export_fixture_content_clear (&content);
}

static void
test_label_stands_above_and_below_on_each_page (void)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages;
  KyoExportContent content;

  if (is_missing ("pdftotext"))
    return;
  export_fixture_content (&content, KYO_LANG_JA);
  use_bundled (&content);
  kyo_case_set_tlp (content.cases->pdata[3], KYO_TLP_AMBER_STRICT);
  path = write_pdf (&content);
  {
    const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };

    output = dup_output (command);
  }
  pages = g_strsplit (output, "\f", -1);
  n_pages = g_strv_length (pages) - 1; /* the last one ends in a form feed too */
  g_assert_cmpuint (n_pages, >, content.cases->len);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u / %u", i + 1, n_pages);
      g_auto (GStrv) lines = g_strsplit (g_strstrip (pages[i]), "\n", -1);

      g_assert_true (g_str_has_suffix (lines[0], "TLP:AMBER+STRICT"));
      g_assert_true (g_str_has_suffix (lines[g_strv_length (lines) - 1], "TLP:AMBER+STRICT"));
      g_assert_nonnull (strstr (lines[g_strv_length (lines) - 1], number));
    }
  g_unlink (path);
  export_fixture_content_clear (&content);
}

static void
test_document_is_tagged_and_named (void)
{
  g_autofree char *path = NULL;
  g_autofree char *info = NULL;
  g_autofree char *structure = NULL;
  KyoExportContent content;

  if (is_missing ("pdfinfo"))
    return;
  export_fixture_content (&content, KYO_LANG_JA);
  content.title = "八月の会議";
  path = write_pdf (&content);
  {
    const char *const info_command[] = { "pdfinfo", path, NULL };
    const char *const structure_command[] = { "pdfinfo", "-struct", path, NULL };

    info = dup_output (info_command);
    structure = dup_output (structure_command);
  }
  g_assert_true (g_regex_match_simple ("^Title: +八月の会議$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Author: +事務局$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Subject: +TLP:AMBER$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Tagged: +yes$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (g_str_has_prefix (structure, "Document\n  H1"));
  g_assert_cmpuint (export_fixture_count (structure, "Document"), ==, 1);
  g_assert_nonnull (strstr (structure, "Figure"));
  g_assert_nonnull (strstr (structure, "TH"));
  g_unlink (path);
  export_fixture_content_clear (&content);
}

/* Each piece has its number, so that a lost line is found. */
static char *
dup_long_text (const char *word, guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (string, "%s%04u、", word, i);
  return g_string_free (string, FALSE);
}

static void
set_long (gpointer object, const char *property, const char *text)
{
  g_autoptr (KyoText) both = kyo_text_new (text, NULL);

  g_object_set (object, property, both, NULL);
}

static void
test_texts_longer_than_a_page_are_not_cut (void)
{
  g_autofree char *passage_text = dup_long_text ("段", 900);
  g_autofree char *step_text = dup_long_text ("歩", 400);
  g_autofree char *summary = dup_long_text ("要", 600);
  g_autofree char *title = dup_long_text ("題", 60);
  g_autofree char *note = dup_long_text ("注", 800);
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  g_autoptr (KyoStep) step = kyo_step_new ("k2.e1", KYO_STEP_EVENT, "1");
  g_autoptr (KyoAnnotation) annotation = NULL;
  KyoExportContent content;
  KyoCase *own;

  if (is_missing ("pdftotext"))
    return;
  export_fixture_content (&content, KYO_LANG_JA);
  own = content.cases->pdata[1];
  annotation = g_list_model_get_item (content.annotations, 5);
  kyo_annotation_set_body (annotation, note);
  set_long (own, "title", title);
  set_long (own, "summary", summary);
  set_long (kyo_section_get_passage (kyo_case_get_section (own, KYO_SECTION_CAUSE), 0), "text",
            passage_text);
  set_long (step, "text", step_text);
  kyo_case_add_step (own, step);

  path = write_pdf (&content);
  body = dup_body_text (path, "no such page");
  assert_has (body, passage_text, 1);
  assert_has (body, summary, 1);
  assert_has (body, note, 1);
  assert_has (body, title, 2); /* in the contents too */
  assert_has (body, "歩0399、", 2);
  g_unlink (path);
  export_fixture_content_clear (&content);
}

static void
test_no_page_is_made_without_fonts_for_it (void)
{
  static const char folder[] = "/usr/share/fonts/truetype/dejavu";
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *config = NULL;
  KyoExportContent content;

  if (!g_test_subprocess ())
    {
      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        {
          g_test_skip ("there is no folder with fonts that lack Japanese");
          return;
        }
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }

  path = g_build_filename (g_get_tmp_dir (), "kyo-fonts.conf", NULL);
  config = g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                            "<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>",
                            folder, g_get_tmp_dir ());
  g_assert_true (g_file_set_contents (path, config, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  export_fixture_content (&content, KYO_LANG_JA);
  g_assert_null (kyo_export_to_bytes (KYO_EXPORT_PDF, &content, &error));
  g_assert_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Noto Sans CJK"));
  g_unlink (path);
  export_fixture_content_clear (&content);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/export/pdf/japanese-text-comes-back-whole", GINT_TO_POINTER (KYO_LANG_JA),
                        test_text_comes_back_whole);
  g_test_add_data_func ("/export/pdf/english-text-comes-back-whole", GINT_TO_POINTER (KYO_LANG_EN),
                        test_text_comes_back_whole);
  g_test_add_data_func ("/export/pdf/japanese-points-lead-to-their-lessons",
                        GINT_TO_POINTER (KYO_LANG_JA),
                        test_points_lead_to_the_lessons_that_support_them);
  g_test_add_data_func ("/export/pdf/english-points-lead-to-their-lessons",
                        GINT_TO_POINTER (KYO_LANG_EN),
                        test_points_lead_to_the_lessons_that_support_them);
  g_test_add_func ("/export/pdf/lessons-name-their-themes", test_lessons_name_their_themes);
  g_test_add_func ("/export/pdf/annotations-are-numbered-in-their-places",
                   test_annotations_are_numbered_in_their_places);
  g_test_add_func ("/export/pdf/label-stands-above-and-below-on-each-page",
                   test_label_stands_above_and_below_on_each_page);
  g_test_add_func ("/export/pdf/document-is-tagged-and-named", test_document_is_tagged_and_named);
  g_test_add_func ("/export/pdf/texts-longer-than-a-page-are-not-cut",
                   test_texts_longer_than_a_page_are_not_cut);
  g_test_add_func ("/export/pdf/no-page-is-made-without-fonts-for-it",
                   test_no_page_is_made_without_fonts_for_it);

  return g_test_run ();
}
