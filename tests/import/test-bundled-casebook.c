/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled casebook held against what its source has (how many bullets each section of each case
 * has, which numbers its events and responses bear, what is said of their times) and against
 * itself: both languages everywhere, every cause, measure and lesson about some step, every lesson
 * with themes from the list, every conclusion borne by lessons that share its theme.
 */
#include "config.h"

#include "import/kyo-bundled.h"
#include "text/kyo-thesaurus.h"

typedef struct
{
  int number;
  KyoCategory category;
  guint passages[KYO_N_SECTIONS]; /* overview … lessons */
  const char *events;             /* numbers, in ascending order */
  const char *responses;
} Expected;

static const Expected EXPECTED[] = {
  { 1, KYO_CATEGORY_SYSTEM_FAILURE, { 2, 1, 1, 5, 3, 2, 4 }, "1 2 3 4", "1 2 3 4 5" },
  { 2, KYO_CATEGORY_SYSTEM_FAILURE, { 2, 3, 1, 4, 1, 1, 4 }, "1 2", "1 2 3 4" },
  { 3, KYO_CATEGORY_SYSTEM_FAILURE, { 2, 2, 1, 4, 1, 4, 3 }, "1 2 3", "1 2 3 4 5" },
  { 4, KYO_CATEGORY_CYBERATTACK, { 3, 4, 1, 3, 1, 2, 4 }, "0 1 2 3", "1 2 3" },
  { 5, KYO_CATEGORY_CYBERATTACK, { 2, 3, 1, 5, 1, 3, 4 }, "0 1 2 3", "1 2 3 4 5 6" },
  { 6, KYO_CATEGORY_CYBERATTACK, { 3, 2, 1, 4, 2, 2, 4 }, "1 2 3", "1 2 3 4" },
  { 7, KYO_CATEGORY_CYBERATTACK, { 2, 1, 2, 4, 2, 1, 3 }, "1 2 3 4", "1 2 3 4 5" },
  { 8, KYO_CATEGORY_CYBERATTACK, { 2, 2, 2, 3, 2, 2, 3 }, "1 2 3", "1 2 3 4" },
  { 9, KYO_CATEGORY_CYBERATTACK, { 3, 3, 1, 3, 1, 2, 4 }, "1 2 3", "1 2 2 3 4" },
};

/* The themes; the first seven are the points of the synthesis. */
static const char *const THEMES[] = {
  "switchover-and-drill",
  "information-sharing",
  "risk-communication",
  "backup",
  "change-and-asset-management",
  "recovery-priority",
  "organisational-decision",
  "access-control",
  "password-management",
  "log-preservation",
  "business-continuity",
  "incident-response-plan",
  "management-involvement",
  "public-communication",
  "education-and-training",
  "early-detection",
  "network-separation",
  "deny-list-check",
  "service-level-agreement",
  "resilience",
  "software-restriction",
  "risk-assessment-of-partners",
  "near-miss-reporting",
  "quarantine-of-devices",
  "alternative-means",
  "unpatchable-devices",
  NULL,
};

static guint
expected_passages (guint position, guint kind)
{
  return EXPECTED[position].passages[kind];
}

static KyoCasebook *
load (void)
{
  g_autoptr (GError) error = NULL;
  KyoCasebook *casebook = kyo_bundled_load_casebook (NULL, &error);

  g_assert_no_error (error);
  return casebook;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_numbers (KyoCase *kase, KyoStepKind kind)
{
  GListModel *steps = kyo_case_get_steps (kase);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (kyo_step_get_kind (step) == kind)
        g_ptr_array_add (numbers, (gpointer) kyo_step_get_number (step));
    }
  g_ptr_array_sort (numbers, compare_numbers);
  g_ptr_array_add (numbers, NULL);

  return g_strjoinv (" ", (char **) numbers->pdata);
}

static void
test_cases_are_complete (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, G_N_ELEMENTS (EXPECTED));
  for (guint i = 0; i < G_N_ELEMENTS (EXPECTED); i++)
    {
      const Expected *expected = &EXPECTED[i];
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      g_autofree char *events = dup_numbers (kase, KYO_STEP_EVENT);
      g_autofree char *responses = dup_numbers (kase, KYO_STEP_RESPONSE);

      g_test_message ("case %d", expected->number);
      g_assert_cmpint (kyo_case_get_number (kase), ==, expected->number);
      g_assert_cmpint (kyo_case_get_category (kase), ==, expected->category);
      for (guint j = 0; j < KYO_N_SECTIONS; j++)
        g_assert_cmpuint (kyo_section_get_n_passages (kyo_case_get_section (kase, j)), ==,
                          expected->passages[j]);
      g_assert_cmpstr (events, ==, expected->events);
      g_assert_cmpstr (responses, ==, expected->responses);
    }
}

static void
test_every_participant_is_placed (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

      g_assert_cmpuint (participants->len, >=, 4);
      for (guint j = 0; j < participants->len; j++)
        {
          KyoRect rect;

          g_assert_true (kyo_participant_get_rect (g_ptr_array_index (participants, j), &rect));
          g_assert_cmpfloat (rect.width, >, 0);
        }
    }
}

static void
test_every_step_is_told_by_a_passage (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      GListModel *steps = kyo_case_get_steps (kase);

      for (guint j = 0; j < g_list_model_get_n_items (steps); j++)
        {
          g_autoptr (KyoStep) step = g_list_model_get_item (steps, j);

          g_test_message ("%s", kyo_step_get_id (step));
          g_assert_nonnull (kyo_step_get_passages (step)[0]);
          g_assert_true (kyo_step_get_from (step) != NULL || kyo_step_get_to (step) != NULL);
        }
    }
}

static void
assert_bilingual (KyoText *text, const char *where)
{
  if (kyo_text_has (text, KYO_LANG_JA) && kyo_text_has (text, KYO_LANG_EN))
    return;
  g_error ("%s lacks Japanese or English", where);
}

static void
assert_passages_bilingual (GListModel *passages)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);
      const char *id = kyo_passage_get_id (passage);

      assert_bilingual (kyo_passage_get_text (passage), id);
      if (kyo_passage_get_heading (passage) != NULL)
        assert_bilingual (kyo_passage_get_heading (passage), id);
    }
}

static void
assert_case_bilingual (KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  assert_bilingual (kyo_case_get_title (kase), kyo_case_get_id (kase));
  assert_bilingual (kyo_case_get_summary (kase), kyo_case_get_id (kase));
  for (guint i = 0; i < KYO_N_SECTIONS; i++)
    assert_passages_bilingual (kyo_section_get_passages (kyo_case_get_section (kase, i)));
  for (guint i = 0; i < participants->len; i++)
    assert_bilingual (kyo_participant_get_label (participants->pdata[i]),
                      kyo_participant_get_id (participants->pdata[i]));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      assert_bilingual (kyo_step_get_text (step), kyo_step_get_id (step));
      if (kyo_step_get_relative (step) != NULL)
        assert_bilingual (kyo_step_get_relative (step), kyo_step_get_id (step));
    }
}

static void
test_everything_is_bilingual (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  assert_bilingual (kyo_casebook_get_title (casebook), "title");
  assert_bilingual (kyo_casebook_get_publisher (casebook), "publisher");
  g_assert_nonnull (kyo_casebook_get_period (casebook));
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_criteria (casebook)), ==, 12);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_synthesis (casebook)), ==, 9);
  assert_passages_bilingual (kyo_casebook_get_criteria (casebook));
  assert_passages_bilingual (kyo_casebook_get_synthesis (casebook));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      assert_case_bilingual (kase);
    }
}

/* Hiragana and the long-vowel mark: lists are sorted by it. */
static void
test_titles_have_readings (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      const char *yomi = kyo_case_get_yomi (kase);

      g_assert_cmpuint (g_utf8_strlen (yomi, -1), >=, 10);
      for (const char *p = yomi; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_assert_true (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HIRAGANA || c == 0x30FC);
        }
    }
}

/* Which incident each passage tells of, 0 for none: overview … lessons. */
static const char *const INCIDENTS[2][KYO_N_SECTIONS] = {
  { "12", "0", "12", "1122", "12", "0", "000" },
  { "12", "00", "12", "112", "12", "00", "000" },
};

static void
test_two_incidents_are_kept_apart (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
        for (guint j = 0; j < expected_passages (i, kind); j++)
          {
            KyoPassage *passage = kyo_section_get_passage (kyo_case_get_section (kase, kind), j);
            char expected = i == 6 || i == 7 ? INCIDENTS[i - 6][kind][j] : '0';

            g_test_message ("%s", kyo_passage_get_id (passage));
            g_assert_cmpuint (kyo_passage_get_incident (passage), ==, (guint) (expected - '0'));
          }
    }
}

/* A cause, a measure and a lesson are about steps; what tells a step is none of the last two. */
static void
test_sections_are_linked_to_steps (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      GListModel *steps = kyo_case_get_steps (kase);

      for (guint kind = KYO_SECTION_OVERVIEW; kind < KYO_N_SECTIONS; kind++)
        for (guint j = 0; j < expected_passages (i, kind); j++)
          {
            KyoPassage *passage = kyo_section_get_passage (kyo_case_get_section (kase, kind), j);

            g_test_message ("%s", kyo_passage_get_id (passage));
            g_assert_cmpint (kyo_passage_get_steps (passage) != NULL, ==,
                             kind >= KYO_SECTION_CAUSE);
          }
      for (guint j = 0; j < g_list_model_get_n_items (steps); j++)
        {
          g_autoptr (KyoStep) step = g_list_model_get_item (steps, j);
          const char *const *passages = kyo_step_get_passages (step);

          for (guint k = 0; passages[k] != NULL; k++)
            {
              KyoSectionKind kind = KYO_SECTION_LESSONS;

              kyo_case_find_passage (kase, passages[k], &kind);
              g_assert_cmpint (kind, <=, KYO_SECTION_CAUSE);
            }
        }
    }
}

static guint
count_words (const char *const *words)
{
  return words != NULL ? g_strv_length ((char **) words) : 0;
}

static void
test_lessons_have_themes_from_the_list (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      KyoSection *lessons = kyo_case_get_section (kase, KYO_SECTION_LESSONS);
      g_autoptr (GHashTable) of_case = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < kyo_section_get_n_passages (lessons); j++)
        {
          KyoPassage *lesson = kyo_section_get_passage (lessons, j);
          const char *const *themes = kyo_passage_get_themes (lesson);

          g_test_message ("%s", kyo_passage_get_id (lesson));
          g_assert_nonnull (kyo_passage_get_heading (lesson));
          g_assert_cmpuint (count_words (themes), >=, 1);
          g_assert_cmpuint (count_words (themes), <=, 3);
          for (guint k = 0; themes[k] != NULL; k++)
            {
              g_assert_true (g_strv_contains (THEMES, themes[k]));
              g_hash_table_add (of_case, (gpointer) themes[k]);
              g_hash_table_add (used, (gpointer) g_intern_string (themes[k]));
            }
        }
      /* The themes of a case are those of its lessons. */
      g_assert_cmpuint (count_words (kyo_case_get_themes (kase)), ==, g_hash_table_size (of_case));
      for (guint k = 0; kyo_case_get_themes (kase)[k] != NULL; k++)
        g_assert_true (g_hash_table_contains (of_case, kyo_case_get_themes (kase)[k]));
    }
  /* None of the list is there for nothing. */
  g_assert_cmpuint (g_hash_table_size (used), ==, G_N_ELEMENTS (THEMES) - 1);
}

/* Else a lesson would have no chip. */
static void
test_themes_have_words (void)
{
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();

  for (guint i = 0; THEMES[i] != NULL; i++)
    for (KyoLang lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
      {
        g_test_message ("%s", THEMES[i]);
        g_assert_nonnull (kyo_thesaurus_get_theme_label (thesaurus, THEMES[i], lang));
      }
}

static gboolean
share_a_word (const char *const *a, const char *const *b)
{
  for (guint i = 0; a[i] != NULL; i++)
    if (g_strv_contains (b, a[i]))
      return TRUE;

  return FALSE;
}

/* Finds the case that has the lesson. */
static KyoPassage *
find_lesson (KyoCasebook *casebook, const char *id, const char **case_id)
{
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      *case_id = kyo_case_get_id (kase);
      if (kyo_case_find_passage (kase, id, NULL) != NULL)
        return kyo_case_find_passage (kase, id, NULL);
    }
  g_error ("There is no lesson %s", id);
}

static void
assert_supported (KyoCasebook *casebook, KyoPassage *point)
{
  const char *const *lessons = kyo_passage_get_passages (point);

  g_test_message ("%s", kyo_passage_get_id (point));
  g_assert_cmpuint (count_words (lessons), >=, 1);
  for (guint i = 0; lessons[i] != NULL; i++)
    {
      const char *case_id;
      KyoPassage *lesson = find_lesson (casebook, lessons[i], &case_id);

      g_test_message ("%s", lessons[i]);
      g_assert_true (
        share_a_word (kyo_passage_get_themes (point), kyo_passage_get_themes (lesson)));
      g_assert_true (g_strv_contains (kyo_passage_get_cases (point), case_id));
    }
}

/* The seven points are the first seven themes, in their order; then a note and the conclusion. */
static void
test_synthesis_rests_on_lessons (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *points = kyo_casebook_get_synthesis (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (KyoPassage) point = g_list_model_get_item (points, i);

      if (i < 7)
        {
          g_assert_cmpuint (count_words (kyo_passage_get_themes (point)), ==, 1);
          g_assert_cmpstr (kyo_passage_get_themes (point)[0], ==, THEMES[i]);
        }
      if (i == 7)
        g_assert_null (kyo_passage_get_themes (point));
      else
        assert_supported (casebook, point);
    }
}

typedef struct
{
  const char *step;
  const char *ja;
} Said;

/* All that the source says of the time of a step; a date it gives of none. */
static const Said TIMES[] = {
  { "c1.r3", "障害が起きた当日" },
  { "c1.r5", "翌日にはサービス再開可能" },
  { "c3.r3", "事象が起きた当日" },
  { "c4.e0", "連携サービスの開始後" },
  { "c4.e2", "短い間に" },
  { "c4.r1", "同日中" },
  { "c4.r2", "同日中" },
  { "c5.e0", "半年前" },
  { "c7.e4", "後日" },
  { "c8.e3", "後日" },
  { "c9.e1", "夜間" },
  { "c9.r1", "夜間" },
};

static const char *
find_time (const char *step)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TIMES); i++)
    if (g_str_equal (TIMES[i].step, step))
      return TIMES[i].ja;

  return NULL;
}

/* Nor is a participant made up: each step has one, and only "to" where it is done by nobody named.
 */
static void
test_steps_say_when_and_between_whom (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);
  guint n_times = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      GListModel *steps = kyo_case_get_steps (kase);

      for (guint j = 0; j < g_list_model_get_n_items (steps); j++)
        {
          g_autoptr (KyoStep) step = g_list_model_get_item (steps, j);
          KyoText *relative = kyo_step_get_relative (step);
          const char *said = relative != NULL ? kyo_text_get_ja (relative) : NULL;

          g_test_message ("%s", kyo_step_get_id (step));
          g_assert_cmpstr (said, ==, find_time (kyo_step_get_id (step)));
          n_times += said != NULL ? 1 : 0;
          g_assert_null (kyo_step_get_when (step));
          g_assert_nonnull (kyo_step_get_to (step));
        }
    }
  g_assert_cmpuint (n_times, ==, G_N_ELEMENTS (TIMES));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/bundled/every-case-section-and-number-is-there",
                   test_cases_are_complete);
  g_test_add_func ("/import/bundled/every-participant-is-placed", test_every_participant_is_placed);
  g_test_add_func ("/import/bundled/every-step-is-told-by-a-passage",
                   test_every_step_is_told_by_a_passage);
  g_test_add_func ("/import/bundled/everything-is-bilingual", test_everything_is_bilingual);
  g_test_add_func ("/import/bundled/titles-have-readings", test_titles_have_readings);
  g_test_add_func ("/import/bundled/two-incidents-are-kept-apart",
                   test_two_incidents_are_kept_apart);
  g_test_add_func ("/import/bundled/sections-are-linked-to-steps",
                   test_sections_are_linked_to_steps);
  g_test_add_func ("/import/bundled/lessons-have-themes-from-the-list",
                   test_lessons_have_themes_from_the_list);
  g_test_add_func ("/import/bundled/themes-have-words", test_themes_have_words);
  g_test_add_func ("/import/bundled/synthesis-rests-on-lessons", test_synthesis_rests_on_lessons);
  g_test_add_func ("/import/bundled/steps-say-when-and-between-whom",
                   test_steps_say_when_and_between_whom);

  return g_test_run ();
}
