/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled casebook held against what its source has: how many bullets each section of each
 * case has, which numbers its events and responses bear.
 */
#include "config.h"

#include "import/kyo-bundled.h"

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
test_titles_and_summaries_are_bilingual (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  g_assert_true (kyo_text_has (kyo_casebook_get_title (casebook), KYO_LANG_JA));
  g_assert_true (kyo_text_has (kyo_casebook_get_publisher (casebook), KYO_LANG_EN));
  g_assert_nonnull (kyo_casebook_get_period (casebook));
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_criteria (casebook)), >=, 7);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_synthesis (casebook)), >=, 7);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      for (KyoLang lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
        {
          g_assert_true (kyo_text_has (kyo_case_get_title (kase), lang));
          g_assert_true (kyo_text_has (kyo_case_get_summary (kase), lang));
        }
      g_assert_nonnull (kyo_case_get_yomi (kase));
    }
}

static void
test_two_incidents_are_kept_apart (void)
{
  g_autoptr (KyoCasebook) casebook = load ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 6; i <= 7; i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      KyoSection *cause = kyo_case_get_section (kase, KYO_SECTION_CAUSE);

      g_assert_cmpuint (kyo_passage_get_incident (kyo_section_get_passage (cause, 0)), ==, 1);
      g_assert_cmpuint (kyo_passage_get_incident (kyo_section_get_passage (cause, 1)), ==, 2);
    }
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
  g_test_add_func ("/import/bundled/titles-and-summaries-are-bilingual",
                   test_titles_and_summaries_are_bilingual);
  g_test_add_func ("/import/bundled/two-incidents-are-kept-apart",
                   test_two_incidents_are_kept_apart);

  return g_test_run ();
}
