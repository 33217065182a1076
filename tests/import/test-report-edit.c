/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections of drafts: what each does, what each refuses, and that after any number of them every
 * character of the source still stands in a field or among what is not placed.
 */
#include "config.h"

#include "report-edit-fixture.h"
#include "report-fields.h"

#include <string.h>

static KyoPassage *
get_passage (EditFixture *fixture, guint kase, KyoSectionKind section, guint position)
{
  return kyo_section_get_passage (
    kyo_case_get_section (edit_fixture_get_case (fixture, kase), section), position);
}

static guint
count_passages (EditFixture *fixture, guint kase, KyoSectionKind section)
{
  return kyo_section_get_n_passages (
    kyo_case_get_section (edit_fixture_get_case (fixture, kase), section));
}

static void
link_first_step (EditFixture *fixture, const char *passage_id)
{
  g_autoptr (KyoStep) step =
    g_list_model_get_item (kyo_case_get_steps (edit_fixture_get_case (fixture, 0)), 0);

  kyo_step_set_passages (step, (const char *const[]){ passage_id, NULL });
}

static char *
dup_first_links (EditFixture *fixture)
{
  g_autoptr (KyoStep) step =
    g_list_model_get_item (kyo_case_get_steps (edit_fixture_get_case (fixture, 0)), 0);

  return g_strjoinv (" ", (char **) kyo_step_get_passages (step));
}

static void
test_passage_moves_with_its_words_and_lines (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *passage = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 1);
  g_autofree char *id = g_strdup (kyo_passage_get_id (passage));
  g_autofree char *words = g_strdup (edit_fixture_get_words (passage));
  g_autofree char *links = NULL;
  g_autoptr (GError) error = NULL;
  const char *second = kyo_case_get_id (edit_fixture_get_case (fixture, 1));
  KyoReportField found;

  link_first_step (fixture, id);
  g_assert_true (
    kyo_report_edit_move (fixture->draft, id,
                          &(KyoReportPlace){ kyo_case_get_id (edit_fixture_get_case (fixture, 0)),
                                             KYO_SECTION_CAUSE, 1, 2 },
                          &error));
  g_assert_no_error (error);
  edit_fixture_assert_sound (fixture);
  g_assert_true (get_passage (fixture, 0, KYO_SECTION_CAUSE, 1) == passage);
  g_assert_cmpstr (edit_fixture_get_words (passage), ==, words);
  g_assert_cmpuint (kyo_passage_get_incident (passage), ==, 2);
  links = dup_first_links (fixture);
  g_assert_cmpstr (links, ==, id);

  g_assert_true (kyo_report_edit_move (
    fixture->draft, id, &(KyoReportPlace){ second, KYO_SECTION_LESSONS, G_MAXUINT, 0 }, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_true (kyo_report_draft_find_field (fixture->draft, id, &found));
  g_assert_true (found.kase == edit_fixture_get_case (fixture, 1));
  g_assert_cmpuint (found.list, ==, KYO_SECTION_LESSONS);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));
  g_free (g_steal_pointer (&links));
  links = dup_first_links (fixture);
  g_assert_cmpstr (links, ==, ""); /* steps lead to nothing in other cases */

  g_assert_true (kyo_report_edit_move (
    fixture->draft, id, &(KyoReportPlace){ NULL, KYO_REPORT_SYNTHESIS, 0, 0 }, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_true (kyo_report_draft_find_field (fixture->draft, id, &found));
  g_assert_null (found.kase);
  g_assert_cmpuint (found.list, ==, KYO_REPORT_SYNTHESIS);
}

static void
test_joined_passages_keep_the_first_id (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *first = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0);
  KyoPassage *second = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 1);
  g_autofree char *id = g_strdup (kyo_passage_get_id (first));
  g_autofree char *other = g_strdup (kyo_passage_get_id (second));
  g_autofree char *words =
    g_strconcat (edit_fixture_get_words (first), edit_fixture_get_words (second), NULL);
  g_autofree char *links = NULL;
  g_autoptr (GError) error = NULL;
  KyoReportField found;
  guint n = count_passages (fixture, 0, KYO_SECTION_BACKGROUND);

  link_first_step (fixture, other);
  g_assert_true (kyo_report_edit_join (fixture->draft, id, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpuint (count_passages (fixture, 0, KYO_SECTION_BACKGROUND), ==, n - 1);
  g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0)), ==,
                   words);
  g_assert_false (kyo_report_draft_find_field (fixture->draft, other, &found));
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));
  links = dup_first_links (fixture);
  g_assert_cmpstr (links, ==, id);

  while (kyo_report_edit_join (fixture->draft, id, &error))
    edit_fixture_assert_sound (fixture);
  g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_REFUSED);
  edit_fixture_assert_sound (fixture);
}

/* A later line of the source may come first: words and lines then stand in the order of reading. */
static void
test_passages_are_joined_in_the_order_of_reading (EditFixture *fixture, gconstpointer data)
{
  const char *case_id = kyo_case_get_id (edit_fixture_get_case (fixture, 0));
  g_autofree char *id =
    g_strdup (kyo_passage_get_id (get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 1)));
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_report_edit_move (
    fixture->draft, id, &(KyoReportPlace){ case_id, KYO_SECTION_BACKGROUND, 0, 0 }, &error));
  g_assert_true (kyo_report_edit_join (fixture->draft, id, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));
}

static void
test_headings_of_joined_passages_are_not_lost (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *first = get_passage (fixture, 0, KYO_SECTION_LESSONS, 0);
  KyoPassage *second = get_passage (fixture, 0, KYO_SECTION_LESSONS, 1);
  const char *heading = kyo_text_get_ja (kyo_passage_get_heading (second));
  g_autofree char *id = g_strdup (kyo_passage_get_id (first));
  g_autofree char *words =
    g_strconcat (edit_fixture_get_words (first), heading, edit_fixture_get_words (second), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_report_edit_join (fixture->draft, id, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_LESSONS, 0)), ==,
                   words);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));

  /* The same heading is said once. */
  g_assert_true (
    kyo_report_edit_set_words (fixture->draft, "c1.le.3#heading", "同じ見出し", &error));
  g_assert_true (
    kyo_report_edit_set_words (fixture->draft, "c1.le.1#heading", "同じ見出し", &error));
  g_free (g_steal_pointer (&words));
  words =
    g_strconcat (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_LESSONS, 0)),
                 edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_LESSONS, 1)), NULL);
  g_assert_true (kyo_report_edit_join (fixture->draft, id, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_LESSONS, 0)), ==,
                   words);
}

static void
test_split_and_joined_again_is_as_before (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *passage = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0);
  g_autofree char *id = g_strdup (kyo_passage_get_id (passage));
  g_autofree char *words = g_strdup (edit_fixture_get_words (passage));
  guint length = (guint) g_utf8_strlen (words, -1);

  link_first_step (fixture, id);
  for (guint offset = 1; offset < length; offset++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *other = kyo_report_edit_split (fixture->draft, id, offset, &error);
      g_autofree char *before = g_utf8_substring (words, 0, offset);
      g_autofree char *after = g_utf8_substring (words, offset, -1);
      g_autofree char *source = NULL;
      g_autofree char *links = dup_first_links (fixture);
      g_autofree char *both = g_strconcat (id, " ", other, NULL);

      g_assert_no_error (error);
      g_assert_cmpstr (other, ==, "c1.bg.1-2");
      edit_fixture_assert_sound (fixture);
      g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0)),
                       ==, before);
      g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 1)),
                       ==, after);
      g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));
      g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, other));
      source = kyo_report_draft_dup_words (fixture->draft, other);
      g_assert_cmpuint (count_source (source), ==, count_source (after));
      g_assert_cmpstr (links, ==, both);

      g_assert_true (kyo_report_edit_join (fixture->draft, id, &error));
      edit_fixture_assert_sound (fixture);
      g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0)),
                       ==, words);
      g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));
    }
}

/* What a person has written into a passage does not lead its other half astray. */
static void
test_changed_words_are_split_where_their_lines_are (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *passage = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0);
  g_autofree char *id = g_strdup (kyo_passage_get_id (passage));
  g_autofree char *words = g_strdup (edit_fixture_get_words (passage));
  g_autofree char *changed = g_strconcat ("書き加えた言葉。", words, NULL);
  g_autofree char *half = NULL;
  g_autofree char *source = NULL;
  g_autofree char *other = NULL;
  g_autofree char *after = g_utf8_substring (words, 20, -1);
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_report_edit_set_words (fixture->draft, id, changed, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_false (kyo_report_draft_is_verbatim (fixture->draft, id));
  other = kyo_report_edit_split (fixture->draft, id, 8 + 20, &error);
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 1)), ==,
                   after);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, other));
  half = g_utf8_substring (words, 0, 20);
  source = kyo_report_draft_dup_words (fixture->draft, id);
  g_assert_cmpuint (count_source (source), ==, count_source (half));
}

static void
test_heading_is_made_and_dropped (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *passage = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0);
  g_autofree char *words = g_strdup (edit_fixture_get_words (passage));
  g_autofree char *before = g_utf8_substring (words, 0, 5);
  g_autofree char *after = g_utf8_substring (words, 5, -1);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kyo_report_edit_make_heading (fixture->draft, "c1.bg.1", 5, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_heading (passage)), ==, before);
  g_assert_cmpstr (edit_fixture_get_words (passage), ==, after);
  source = kyo_report_draft_dup_words (fixture->draft, "c1.bg.1#heading");
  g_assert_cmpstr (source, ==, before);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, "c1.bg.1"));
  g_assert_false (kyo_report_edit_make_heading (fixture->draft, "c1.bg.1", 5, &error));
  g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (kyo_report_edit_drop_heading (fixture->draft, "c1.bg.1", &error));
  edit_fixture_assert_sound (fixture);
  g_assert_null (kyo_passage_get_heading (passage));
  g_assert_cmpstr (edit_fixture_get_words (passage), ==, words);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, "c1.bg.1"));
}

static void
test_what_is_set_aside_can_be_placed_again (EditFixture *fixture, gconstpointer data)
{
  g_autofree char *words =
    g_strdup (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_CAUSE, 0)));
  guint n_before = fixture->draft->unplaced->len;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *id = NULL;
  g_autofree char *links = NULL;
  g_autoptr (GError) error = NULL;

  link_first_step (fixture, "c1.ca.1");
  g_assert_true (kyo_report_edit_set_aside (fixture->draft, "c1.ca.1", &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpuint (fixture->draft->unplaced->len, >, n_before);
  g_assert_cmpuint (kyo_report_draft_count_unknown (fixture->draft), ==, 0);
  links = dup_first_links (fixture);
  g_assert_cmpstr (links, ==, "");
  for (guint i = 0; i < fixture->draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = fixture->draft->unplaced->pdata[i];

      if (unplaced->reason == KYO_UNPLACED_SET_ASIDE && !strstr (unplaced->text, "前月分"))
        g_array_append_val (lines, i);
    }

  id =
    kyo_report_edit_place (fixture->draft, (const guint *) lines->data, lines->len,
                           &(KyoReportPlace){ kyo_case_get_id (edit_fixture_get_case (fixture, 0)),
                                              KYO_SECTION_DETECTION, 0, 1 },
                           &error);
  g_assert_no_error (error);
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstr (edit_fixture_get_words (get_passage (fixture, 0, KYO_SECTION_DETECTION, 0)), ==,
                   words);
  g_assert_cmpuint (kyo_passage_get_incident (get_passage (fixture, 0, KYO_SECTION_DETECTION, 0)),
                    ==, 1);
  g_assert_true (kyo_report_draft_is_verbatim (fixture->draft, id));
}

static void
test_lines_go_on_with_a_passage (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *passage = get_passage (fixture, 0, KYO_SECTION_DETECTION, 0);
  g_autofree char *words = g_strconcat (edit_fixture_get_words (passage), "水道係", NULL);
  g_autoptr (GError) error = NULL;
  guint line = 0;

  g_assert_true (kyo_report_edit_set_aside (fixture->draft, "c1.p1", &error));
  while (!g_str_equal (((KyoUnplaced *) fixture->draft->unplaced->pdata[line])->text, "水道係"))
    line++;
  g_assert_true (
    kyo_report_edit_append (fixture->draft, &line, 1, kyo_passage_get_id (passage), &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstr (edit_fixture_get_words (passage), ==, words);
}

static void
test_lines_that_belong_nowhere_are_no_longer_counted (EditFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint lines[] = { 0, 2 };

  ((KyoUnplaced *) fixture->draft->unplaced->pdata[0])->reason = KYO_UNPLACED_UNKNOWN;
  ((KyoUnplaced *) fixture->draft->unplaced->pdata[1])->reason = KYO_UNPLACED_UNKNOWN;
  g_assert_cmpuint (kyo_report_draft_count_unknown (fixture->draft), ==, 2);
  g_assert_true (kyo_report_edit_dismiss (fixture->draft, lines, 2, &error));
  g_assert_cmpuint (kyo_report_draft_count_unknown (fixture->draft), ==, 1);
  edit_fixture_assert_sound (fixture);
}

/* What names what stays true: of a draft that comes from a casebook all may be linked. */
static void
test_links_follow_or_end (EditFixture *fixture, gconstpointer data)
{
  const char *first = kyo_case_get_id (edit_fixture_get_case (fixture, 0));
  const char *second = kyo_case_get_id (edit_fixture_get_case (fixture, 1));
  KyoPassage *lesson = get_passage (fixture, 0, KYO_SECTION_LESSONS, 0);
  KyoPassage *next = get_passage (fixture, 0, KYO_SECTION_LESSONS, 1);
  g_autoptr (KyoPassage) point =
    g_list_model_get_item (kyo_casebook_get_synthesis (fixture->draft->casebook), 0);
  g_autofree char *other = NULL;

  kyo_passage_set_steps (lesson, (const char *const[]){ "c1.e1", NULL });
  kyo_passage_set_steps (next, (const char *const[]){ "c1.e2", NULL });
  kyo_passage_set_themes (lesson, (const char *const[]){ "records", NULL });
  kyo_passage_set_passages (point, (const char *const[]){ "c1.le.1", "c1.le.2", NULL });
  kyo_passage_set_cases (point, (const char *const[]){ first, NULL });
  edit_fixture_assert_sound (fixture);

  other = kyo_report_edit_split (fixture->draft, "c1.le.1", 4, NULL);
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstrv (kyo_passage_get_steps (get_passage (fixture, 0, KYO_SECTION_LESSONS, 1)),
                    ((const char *const[]){ "c1.e1", NULL }));
  g_assert_cmpstrv (kyo_passage_get_passages (point),
                    ((const char *const[]){ "c1.le.1", other, "c1.le.2", NULL }));
  g_assert_true (kyo_report_edit_join (fixture->draft, "c1.le.1", NULL));
  g_assert_true (kyo_report_edit_join (fixture->draft, "c1.le.1", NULL));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstrv (kyo_passage_get_steps (lesson),
                    ((const char *const[]){ "c1.e1", "c1.e2", NULL }));
  g_assert_cmpstrv (kyo_passage_get_passages (point), ((const char *const[]){ "c1.le.1", NULL }));

  g_assert_true (kyo_report_edit_set_aside (fixture->draft, "c1.e2", NULL));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpstrv (kyo_passage_get_steps (lesson), ((const char *const[]){ "c1.e1", NULL }));
  g_assert_true (kyo_report_edit_move (fixture->draft, "c1.le.1",
                                       &(KyoReportPlace){ second, KYO_SECTION_CAUSE, 0, 0 }, NULL));
  edit_fixture_assert_sound (fixture);
  g_assert_null (kyo_passage_get_themes (lesson));
  g_assert_true (kyo_report_edit_delete_case (fixture->draft, first, NULL));
  edit_fixture_assert_sound (fixture);
}

static void
test_steps_and_participants_are_set_aside (EditFixture *fixture, gconstpointer data)
{
  KyoCase *kase = edit_fixture_get_case (fixture, 0);
  g_autoptr (KyoStep) step = g_list_model_get_item (kyo_case_get_steps (kase), 1);
  g_autoptr (GError) error = NULL;
  guint n_steps = g_list_model_get_n_items (kyo_case_get_steps (kase));

  kyo_step_set_from (step, "c1.p1");
  kyo_step_set_to (step, "c1.p2");
  g_assert_true (kyo_report_edit_set_aside (fixture->draft, "c1.p1", &error));
  edit_fixture_assert_sound (fixture);
  g_assert_null (kyo_case_find_participant (kase, "c1.p1"));
  g_assert_null (kyo_step_get_from (step));
  g_assert_cmpstr (kyo_step_get_to (step), ==, "c1.p2");

  g_assert_true (kyo_report_edit_set_aside (fixture->draft, kyo_step_get_id (step), &error));
  edit_fixture_assert_sound (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_case_get_steps (kase)), ==, n_steps - 1);
}

static void
test_deleted_case_leaves_its_lines (EditFixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (kyo_case_get_id (edit_fixture_get_case (fixture, 0)));
  g_autoptr (KyoPassage) point =
    g_list_model_get_item (kyo_casebook_get_synthesis (fixture->draft->casebook), 0);
  g_autoptr (GError) error = NULL;

  kyo_passage_set_cases (point, (const char *const[]){ id, NULL });
  g_assert_true (kyo_report_edit_delete_case (fixture->draft, id, &error));
  edit_fixture_assert_sound (fixture);
  g_assert_null (kyo_passage_get_cases (point));
  for (guint i = 0; i < fixture->draft->origins->len; i++)
    g_assert_false (
      g_str_has_prefix (((KyoReportOrigin *) fixture->draft->origins->pdata[i])->field, "c1"));

  g_assert_false (kyo_report_edit_delete_case (
    fixture->draft, kyo_case_get_id (edit_fixture_get_case (fixture, 0)), &error));
  g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_REFUSED); /* the last one */
}

typedef struct
{
  const char *field;
  const char *words;
  const char *expected; /* NULL: refused */
} Words;

static const Words WORDS[] = {
  { "c1#title", " 別の題 ", "別の題" },
  { "c1#title", "　", NULL },
  { "c2#summary", "一文目。\n二文目。", "一文目。二文目。" },
  { "c2#summary", "", "" },
  { "c1.bg.1", "NAS\r\nand  RDP", "NAS and RDP" },
  { "c1.bg.1", "", NULL },
  { "c1.le.1#heading", "見出し", "見出し" },
  { "c1.le.1#heading", "", "" },
  { "c1.e1", "事象", "事象" },
  { "c1.e1", "\n", NULL },
  { "c1.p2", "関係者", "関係者" },
  { "#title", "事例集", "事例集" },
  { "#title", "", NULL },
  { "#publisher", "町村の窓口", "町村の窓口" },
  { "#publisher", "", "" },
  { "#period", "2022-04/2023-03", "2022-04/2023-03" },
  { "#period", "いつか", NULL },
  { "#period", "", "" },
  { "c1#background", "見出し", NULL },
  { "#synthesis", "総括", NULL },
  { "c9#title", "題", NULL },
  { "c1.bg.99", "本文", NULL },
  { "c1.e1#heading", "見出し", NULL },
};

static char *
dup_field (KyoReportDraft *draft, const char *field)
{
  KyoReportField found;

  if (!kyo_report_draft_find_field (draft, field, &found))
    return g_strdup ("");
  if (found.kind == KYO_FIELD_BOOK_PERIOD)
    return g_strdup (kyo_casebook_get_period (draft->casebook) != NULL
                       ? kyo_time_get_edtf (kyo_casebook_get_period (draft->casebook))
                       : "");

  return g_strdup (kyo_text_get (kyo_report_draft_get_text (draft, &found), KYO_LANG_JA));
}

static void
test_words_are_set_where_there_may_be_some (EditFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = dup_field (fixture->draft, WORDS[i].field);
      gboolean is_set =
        kyo_report_edit_set_words (fixture->draft, WORDS[i].field, WORDS[i].words, &error);
      g_autofree char *after = dup_field (fixture->draft, WORDS[i].field);

      g_test_message ("%s: “%s”", WORDS[i].field, WORDS[i].words);
      if (WORDS[i].expected == NULL)
        {
          g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_REFUSED);
          g_assert_cmpstr (after, ==, before);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpstr (after, ==, WORDS[i].expected);
        }
      g_assert_true (is_set == (WORDS[i].expected != NULL));
      edit_fixture_assert_sound (fixture);
    }
}

static void
test_english_words_stay (EditFixture *fixture, gconstpointer data)
{
  KyoPassage *passage = get_passage (fixture, 0, KYO_SECTION_BACKGROUND, 0);
  g_autoptr (KyoText) text = kyo_text_new ("前", "Before");
  g_autoptr (GError) error = NULL;

  kyo_passage_set_text (passage, text);
  g_assert_true (kyo_report_edit_set_words (fixture->draft, "c1.bg.1", "後", &error));
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_text (passage)), ==, "後");
  g_assert_cmpstr (kyo_text_get_en (kyo_passage_get_text (passage)), ==, "Before");
}

/* Each refused correction leaves the draft as it was, to the byte. */
static void
test_what_is_refused_changes_nothing (EditFixture *fixture, gconstpointer data)
{
  KyoReportDraft *draft = fixture->draft;
  const KyoReportPlace nowhere = { "no-case", KYO_SECTION_CAUSE, 0, 0 };
  const KyoReportPlace place = { kyo_case_get_id (edit_fixture_get_case (fixture, 0)),
                                 KYO_SECTION_CAUSE, 0, 0 };
  guint length;
  guint beyond = draft->unplaced->len;
  guint first = 0;
  gboolean results[14];
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  /* か with a voiced sound mark of its own is one character to the eye. */
  g_assert_true (kyo_report_edit_set_words (draft, "c1.bg.1", "か\xe3\x82\x99く", NULL));
  length = 3;
  before = edit_fixture_serialise (draft);
  results[0] = kyo_report_edit_move (draft, "c1.bg.99", &place, NULL);
  results[1] = kyo_report_edit_move (draft, "c1.bg.1", &nowhere, NULL);
  results[2] = kyo_report_edit_join (draft, "c1.e1", NULL);
  results[3] = kyo_report_edit_split (draft, "c1.bg.1", 0, NULL) != NULL;
  results[4] = kyo_report_edit_split (draft, "c1.bg.1", length, NULL) != NULL;
  results[5] = kyo_report_edit_split (draft, "c1.bg.1", length + 9, NULL) != NULL;
  results[6] = kyo_report_edit_split (draft, "c1.bg.1", 1, NULL) != NULL;
  results[7] = kyo_report_edit_make_heading (draft, "c1.bg.1", 1, NULL);
  results[8] = kyo_report_edit_drop_heading (draft, "c1.bg.1", NULL);
  results[9] = kyo_report_edit_place (draft, &beyond, 1, &place, NULL) != NULL;
  results[10] = kyo_report_edit_place (draft, &first, 1, &nowhere, NULL) != NULL;
  results[11] = kyo_report_edit_append (draft, &first, 1, "c1.p1", NULL);
  results[12] = kyo_report_edit_set_aside (draft, "c1#title", NULL);
  results[13] = kyo_report_edit_set_category (draft, "no-case", KYO_CATEGORY_OTHER, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_test_message ("%zu", i);
      g_assert_false (results[i]);
    }
  after = edit_fixture_serialise (draft);
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before),
                   g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, name, function)                                                                  \
  g_test_add ("/import/report-edit/" path, EditFixture, name, edit_fixture_set_up, function,       \
              edit_fixture_tear_down)
  ADD ("passage-moves-with-its-words-and-lines", NULL, test_passage_moves_with_its_words_and_lines);
  ADD ("joined-passages-keep-the-first-id", NULL, test_joined_passages_keep_the_first_id);
  ADD ("passages-are-joined-in-the-order-of-reading", NULL,
       test_passages_are_joined_in_the_order_of_reading);
  ADD ("headings-of-joined-passages-are-not-lost", NULL,
       test_headings_of_joined_passages_are_not_lost);
  ADD ("split-and-joined-again-is-as-before", NULL, test_split_and_joined_again_is_as_before);
  ADD ("changed-words-are-split-where-their-lines-are", NULL,
       test_changed_words_are_split_where_their_lines_are);
  ADD ("heading-is-made-and-dropped", NULL, test_heading_is_made_and_dropped);
  ADD ("what-is-set-aside-can-be-placed-again", NULL, test_what_is_set_aside_can_be_placed_again);
  ADD ("lines-go-on-with-a-passage", NULL, test_lines_go_on_with_a_passage);
  ADD ("lines-that-belong-nowhere-are-no-longer-counted", NULL,
       test_lines_that_belong_nowhere_are_no_longer_counted);
  ADD ("links-follow-or-end", NULL, test_links_follow_or_end);
  ADD ("steps-and-participants-are-set-aside", NULL, test_steps_and_participants_are_set_aside);
  ADD ("deleted-case-leaves-its-lines", NULL, test_deleted_case_leaves_its_lines);
  ADD ("words-are-set-where-there-may-be-some", NULL, test_words_are_set_where_there_may_be_some);
  ADD ("english-words-stay", NULL, test_english_words_stay);
  ADD ("what-is-refused-changes-nothing", NULL, test_what_is_refused_changes_nothing);
#undef ADD

  return g_test_run ();
}
