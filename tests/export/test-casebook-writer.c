/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "export-fixture.h"
#include "export/kyo-casebook-writer.h"
#include "export/kyo-json.h"
#include "import/kyo-casebook-reader.h"

#include <string.h>

static KyoCasebook *
read_again (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  KyoCasebook *casebook = kyo_casebook_read_bytes (bytes, "written.xml", &error);

  g_assert_no_error (error);
  return casebook;
}

static void
assert_same_rect (gboolean has_a, const KyoRect *a, gboolean has_b, const KyoRect *b)
{
  g_assert_cmpint (has_a, ==, has_b);
  if (!has_a)
    return;
  g_assert_cmpfloat (a->x, ==, b->x);
  g_assert_cmpfloat (a->y, ==, b->y);
  g_assert_cmpfloat (a->width, ==, b->width);
}

static void
assert_same_places (KyoCase *a, KyoCase *b)
{
  g_autoptr (GPtrArray) participants_a = kyo_case_list_participants (a);
  g_autoptr (GPtrArray) participants_b = kyo_case_list_participants (b);
  GListModel *steps = kyo_case_get_steps (a);

  g_assert_cmpuint (participants_a->len, ==, participants_b->len);
  for (guint i = 0; i < participants_a->len; i++)
    {
      KyoRect rect_a = { 0 };
      KyoRect rect_b = { 0 };
      gboolean has_a = kyo_participant_get_rect (participants_a->pdata[i], &rect_a);
      gboolean has_b = kyo_participant_get_rect (participants_b->pdata[i], &rect_b);

      assert_same_rect (has_a, &rect_a, has_b, &rect_b);
      g_assert_cmpfloat (rect_a.height, ==, rect_b.height);
    }
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step_a = g_list_model_get_item (steps, i);
      g_autoptr (KyoStep) step_b = g_list_model_get_item (kyo_case_get_steps (b), i);
      KyoRect rect_a = { 0 };
      KyoRect rect_b = { 0 };
      gsize n_a, n_b;
      const KyoPoint *route_a = kyo_step_get_route (step_a, &n_a);
      const KyoPoint *route_b = kyo_step_get_route (step_b, &n_b);
      gboolean has_a = kyo_step_get_callout (step_a, &rect_a);
      gboolean has_b = kyo_step_get_callout (step_b, &rect_b);

      assert_same_rect (has_a, &rect_a, has_b, &rect_b);
      g_assert_cmpmem (route_a, n_a * sizeof *route_a, route_b, n_b * sizeof *route_b);
    }
}

/* JSON says everything of a case but where things stand in its diagram. */
static void
assert_same_model (KyoCasebook *a, KyoCasebook *b)
{
  g_autoptr (JsonNode) head_a = kyo_json_from_casebook (a);
  g_autoptr (JsonNode) head_b = kyo_json_from_casebook (b);
  g_autofree char *text_a = kyo_json_dup_string (head_a);
  g_autofree char *text_b = kyo_json_dup_string (head_b);
  GListModel *cases = kyo_casebook_get_cases (a);

  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==,
                    g_list_model_get_n_items (kyo_casebook_get_cases (b)));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) case_a = g_list_model_get_item (cases, i);
      g_autoptr (KyoCase) case_b = g_list_model_get_item (kyo_casebook_get_cases (b), i);
      g_autoptr (JsonNode) node_a = kyo_json_from_case (case_a);
      g_autoptr (JsonNode) node_b = kyo_json_from_case (case_b);
      g_autofree char *json_a = kyo_json_dup_string (node_a);
      g_autofree char *json_b = kyo_json_dup_string (node_b);

      g_assert_cmpstr (json_a, ==, json_b);
      assert_same_places (case_a, case_b);
    }
}

static void
assert_round_trip (KyoCasebook *casebook)
{
  g_autoptr (GBytes) once = kyo_casebook_write_bytes (casebook);
  g_autoptr (KyoCasebook) read = read_again (once);
  g_autoptr (GBytes) twice = kyo_casebook_write_bytes (read);

  assert_same_model (casebook, read);
  g_assert_true (g_bytes_equal (once, twice));
}

static void
test_every_feature_comes_back (void)
{
  KyoCasebook *casebook = export_fixture_casebook ();

  assert_round_trip (casebook);
  g_assert_finalize_object (casebook);
}

static void
test_bundled_casebook_comes_back (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KYO_SOURCE_ROOT"), "data/casebook/nisc-fy2020.xml", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  casebook = read_again (bytes);
  assert_round_trip (casebook);
}

static void
add_text (KyoCase *kase, const char *id, const char *ja)
{
  g_autoptr (KyoPassage) passage = kyo_passage_new (id);
  g_autoptr (KyoText) text = kyo_text_new (ja, NULL);

  kyo_passage_set_text (passage, text);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_CAUSE), passage);
}

static void
add_lesson (KyoCase *kase, const char *id, const char *step, const char *theme)
{
  g_autoptr (KyoPassage) lesson = kyo_passage_new (id);
  g_autoptr (KyoText) text = kyo_text_new ("教訓", NULL);

  kyo_passage_set_text (lesson, text);
  kyo_passage_set_steps (lesson, (const char *const[]){ step, "nowhere", NULL });
  kyo_passage_set_themes (lesson, (const char *const[]){ "not, a name", theme, NULL });
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_LESSONS), lesson);
}

/* Ids that have to be changed are changed wherever they are named, also ahead of their place. */
static void
test_links_follow_changed_ids (void)
{
  g_autoptr (KyoCasebook) casebook = kyo_casebook_new ("book");
  g_autoptr (KyoPassage) point = kyo_passage_new ("point");
  g_autoptr (KyoText) text = kyo_text_new (NULL, "A point");
  g_autoptr (KyoCasebook) read = NULL;
  g_autoptr (KyoPassage) read_point = NULL;
  g_autoptr (GBytes) bytes = NULL;
  static const char *const case_ids[] = { "first", "second" };

  kyo_passage_set_text (point, text);
  kyo_passage_set_passages (point, (const char *const[]){ "1 lesson", "no lesson", NULL });
  kyo_passage_set_themes (point, (const char *const[]){ "backup", NULL });
  kyo_casebook_add_synthesis (casebook, point);
  for (gsize i = 0; i < G_N_ELEMENTS (case_ids); i++)
    {
      g_autoptr (KyoCase) kase = kyo_case_new (case_ids[i], KYO_CASE_OWN);
      g_autoptr (KyoStep) step = kyo_step_new ("1 step", KYO_STEP_EVENT, "1");

      /* Concluded from somebody who is not in the case. */
      kyo_step_set_from (step, "nobody");
      kyo_step_set_inferred (step, KYO_STEP_END_FROM);
      kyo_case_add_step (kase, step);
      add_lesson (kase, "1 lesson", "1 step", "backup");
      kyo_casebook_add_case (casebook, kase);
    }

  bytes = kyo_casebook_write_bytes (casebook);
  read = read_again (bytes);
  read_point = g_list_model_get_item (kyo_casebook_get_synthesis (read), 0);
  g_assert_cmpuint (g_strv_length ((char **) kyo_passage_get_passages (read_point)), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (case_ids); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (read), i);
      g_autoptr (KyoStep) step = g_list_model_get_item (kyo_case_get_steps (kase), 0);
      KyoPassage *lesson =
        kyo_section_get_passage (kyo_case_get_section (kase, KYO_SECTION_LESSONS), 0);

      g_assert_cmpuint (g_strv_length ((char **) kyo_passage_get_steps (lesson)), ==, 1);
      g_assert_cmpstr (kyo_passage_get_steps (lesson)[0], ==, kyo_step_get_id (step));
      g_assert_cmpuint (g_strv_length ((char **) kyo_passage_get_themes (lesson)), ==, 1);
      g_assert_cmpstr (kyo_passage_get_themes (lesson)[0], ==, "backup");
      g_assert_cmpint (kyo_step_get_inferred (step), ==, 0);
      g_assert_cmpint (
        i == 0, ==,
        g_strv_contains (kyo_passage_get_passages (read_point), kyo_passage_get_id (lesson)));
    }
}

/* An own case need not be what the schema wants: an id may begin with a digit, a title be missing.
 */
static void
test_whatever_the_model_holds_is_valid (void)
{
  static const char *const themes[] = { "good", "not a token", NULL };
  g_autoptr (KyoCasebook) casebook = kyo_casebook_new ("4f 日本");
  g_autoptr (KyoCase) first = kyo_case_new ("0b1d-11aa", KYO_CASE_OWN);
  g_autoptr (KyoCase) second = kyo_case_new ("second", KYO_CASE_OWN);
  g_autoptr (KyoStep) step = kyo_step_new ("st", KYO_STEP_EVENT, "1");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KyoCasebook) read = NULL;
  g_autoptr (KyoCase) read_first = NULL;

  kyo_case_set_themes (first, themes);
  add_text (first, "same",
            "a\x01"
            "b <c> & \"d\" ]]>");
  add_text (first, "empty", NULL);
  add_text (second, "same", "bad \xff byte");
  add_text (second, "second", "an id that the case has already");
  kyo_step_set_from (step, "nobody");
  kyo_case_add_step (second, step);
  kyo_casebook_add_case (casebook, first);
  kyo_casebook_add_case (casebook, second);
  kyo_casebook_add_case (casebook, second);

  bytes = kyo_casebook_write_bytes (casebook);
  read = read_again (bytes);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (read)), ==, 2);
  read_first = g_list_model_get_item (kyo_casebook_get_cases (read), 0);
  g_assert_cmpstr (kyo_case_get_id (read_first), ==, "id-0b1d-11aa");
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_text (kyo_section_get_passage (
                     kyo_case_get_section (read_first, KYO_SECTION_CAUSE), 0))),
                   ==, "a�b <c> & \"d\" ]]>");
  g_assert_cmpuint (g_strv_length ((char **) kyo_case_get_themes (read_first)), ==, 1);
}

static void
test_export_is_a_casebook_of_its_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KyoCasebook) read = NULL;
  g_autoptr (KyoCase) own = NULL;
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_JA);
  bytes = kyo_export_to_bytes (KYO_EXPORT_XML, &content, &error);
  g_assert_no_error (error);
  read = read_again (bytes);
  g_assert_cmpstr (kyo_casebook_get_id (read), ==, "export-20260803T050500Z");
  g_assert_cmpstr (kyo_text_get_ja (kyo_casebook_get_title (read)), ==, "試験用事例集");
  own = g_list_model_get_item (kyo_casebook_get_cases (read), 1);
  g_assert_cmpint (kyo_case_get_kind (own), ==, KYO_CASE_OWN);
  g_assert_cmpint (kyo_case_get_tlp (own), ==, KYO_TLP_AMBER);
  export_fixture_content_clear (&content);
}

static void
test_export_of_own_cases_alone_needs_no_casebook (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KyoCasebook) read = NULL;
  KyoExportContent content;

  export_fixture_content (&content, KYO_LANG_JA);
  g_ptr_array_set_size (content.casebooks, 0);
  bytes = kyo_export_to_bytes (KYO_EXPORT_XML, &content, &error);
  g_assert_no_error (error);
  read = read_again (bytes);
  g_assert_cmpstr (kyo_text_get_en (kyo_casebook_get_title (read)), ==, "Export");
  export_fixture_content_clear (&content);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/casebook-writer/every-feature-comes-back",
                   test_every_feature_comes_back);
  g_test_add_func ("/export/casebook-writer/bundled-casebook-comes-back",
                   test_bundled_casebook_comes_back);
  g_test_add_func ("/export/casebook-writer/whatever-the-model-holds-is-valid",
                   test_whatever_the_model_holds_is_valid);
  g_test_add_func ("/export/casebook-writer/links-follow-changed-ids",
                   test_links_follow_changed_ids);
  g_test_add_func ("/export/casebook-writer/export-is-a-casebook-of-its-own",
                   test_export_is_a_casebook_of_its_own);
  g_test_add_func ("/export/casebook-writer/export-of-own-cases-alone-needs-no-casebook",
                   test_export_of_own_cases_alone_needs_no_casebook);

  return g_test_run ();
}
