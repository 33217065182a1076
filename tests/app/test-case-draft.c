/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations hang on the ids of passages, so these say which passage a typed line is.
 */
#include "config.h"

#include "app/editor/kyo-case-draft.h"

#define SECTION KYO_SECTION_CAUSE

/* What is typed over what, and which of the old passages (1, 2, 3…) each line then is; 0 a new one.
 */
typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *ids;
} Row;

static const Row ROWS[] = {
  { "nothing-changed", "one\ntwo\nthree", "one\ntwo\nthree", "123" },
  { "inserted-before", "one\ntwo", "new\none\ntwo", "012" },
  { "inserted-between", "one\ntwo", "one\nnew\ntwo", "102" },
  { "appended", "one\ntwo", "one\ntwo\nnew", "120" },
  { "removed-before", "one\ntwo\nthree", "two\nthree", "23" },
  { "edited", "one\ntwo\nthree", "one\ntwo, changed\nthree", "123" },
  { "typed-anew-in-its-place", "one\ntwo\nthree", "one\nwholly different\nthree", "123" },
  { "edited-with-a-line-before", "aaa\nthe server stopped\nccc",
    "aaa\nnew words\nthe server stopped twice\nccc", "1023" },
  { "moved-to-the-end", "one\ntwo\nthree", "two\nthree\none", "231" },
  { "swapped-and-one-removed", "one\ntwo\nthree", "three\none", "31" },
  { "split-in-two", "the server stopped and was started", "the server stopped\nand was started",
    "10" },
  { "the-same-line-twice", "one\ntwo", "one\none\ntwo", "102" },
  { "blank-lines-are-no-passages", "one\ntwo", "\n  \none\n\n\ntwo\n", "12" },
  { "all-removed", "one\ntwo", "", "" },
};

static KyoCase *
make_case (const char *lines)
{
  KyoCase *kase = kyo_case_new ("own-x", KYO_CASE_OWN);
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("own-x.cause.%u", i + 1);
      g_autoptr (KyoPassage) passage = kyo_passage_new (id);
      g_autoptr (KyoText) text = kyo_text_new (NULL, split[i]);

      kyo_passage_set_text (passage, text);
      kyo_section_add_passage (kyo_case_get_section (kase, SECTION), passage);
    }
  kyo_case_set_complete (kase, TRUE);

  return kase;
}

/* "102": the numbers at the ends of the ids; those above n_old are new. */
static char *
dup_ids (KyoCase *kase, guint n_old)
{
  KyoSection *section = kyo_case_get_section (kase, SECTION);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      const char *id = kyo_passage_get_id (kyo_section_get_passage (section, i));
      guint number = (guint) g_ascii_strtoull (strrchr (id, '.') + 1, NULL, 10);

      g_string_append_printf (ids, "%u", number > n_old ? 0 : number);
    }

  return g_string_free (ids, FALSE);
}

static void
test_lines_keep_their_passage (gconstpointer user_data)
{
  const Row *row = user_data;
  KyoCase *kase = make_case (row->before);
  KyoCaseDraft *draft = kyo_case_draft_new (kase, KYO_LANG_EN);
  guint n_old = kyo_section_get_n_passages (kyo_case_get_section (kase, SECTION));
  g_autofree char *shown = kyo_case_draft_dup_lines (draft, SECTION);
  g_autofree char *ids = NULL;

  g_assert_cmpstr (shown, ==, row->before);
  kyo_case_draft_set_lines (draft, SECTION, row->after);
  ids = dup_ids (kase, n_old);
  g_assert_cmpstr (ids, ==, row->ids);

  kyo_case_draft_free (draft);
  g_assert_finalize_object (kase);
}

static void
test_a_line_that_comes_back_is_the_same_passage (void)
{
  KyoCase *kase = make_case ("one\ntwo\nthree");
  KyoCaseDraft *draft = kyo_case_draft_new (kase, KYO_LANG_EN);
  g_autofree char *ids = NULL;

  kyo_case_draft_set_lines (draft, SECTION, "one\nthree");
  kyo_case_draft_set_lines (draft, SECTION, "one\nthree\ntwo");
  ids = dup_ids (kase, 3);
  g_assert_cmpstr (ids, ==, "132");

  kyo_case_draft_free (draft);
  g_assert_finalize_object (kase);
}

static void
test_no_id_is_given_twice (void)
{
  KyoCase *kase = make_case ("one\ntwo");
  KyoCaseDraft *draft = kyo_case_draft_new (kase, KYO_LANG_EN);
  KyoSection *section = kyo_case_get_section (kase, SECTION);

  kyo_case_draft_set_lines (draft, SECTION, "one");
  kyo_case_draft_set_lines (draft, SECTION, "one\nother words");
  kyo_case_draft_set_lines (draft, SECTION, "one\nother words\nfurther");
  g_assert_cmpstr (kyo_passage_get_id (kyo_section_get_passage (section, 1)), ==, "own-x.cause.3");
  g_assert_cmpstr (kyo_passage_get_id (kyo_section_get_passage (section, 2)), ==, "own-x.cause.4");

  kyo_case_draft_free (draft);
  g_assert_finalize_object (kase);
}

static void
test_a_new_case_has_an_id_and_a_label (void)
{
  KyoCaseDraft *draft = kyo_case_draft_new (NULL, KYO_LANG_JA);
  KyoCase *kase = kyo_case_draft_get_case (draft);
  g_autofree char *first = NULL;
  KyoPassage *passage;

  g_assert_true (g_str_has_prefix (kyo_case_get_id (kase), "own-"));
  g_assert_true (g_uuid_string_is_valid (kyo_case_get_id (kase) + strlen ("own-")));
  g_assert_cmpint (kyo_case_get_kind (kase), ==, KYO_CASE_OWN);
  g_assert_cmpint (kyo_case_get_tlp (kase), ==, KYO_TLP_AMBER);
  g_assert_true (kyo_case_is_complete (kase));

  kyo_case_draft_set_lines (draft, KYO_SECTION_LESSONS, "備える。");
  passage = kyo_section_get_passage (kyo_case_get_section (kase, KYO_SECTION_LESSONS), 0);
  first = g_strconcat (kyo_case_get_id (kase), ".lessons.1", NULL);
  g_assert_cmpstr (kyo_passage_get_id (passage), ==, first);
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_text (passage)), ==, "備える。");
  g_assert_false (kyo_text_has (kyo_passage_get_text (passage), KYO_LANG_EN));

  kyo_case_draft_free (draft);
}

/* Which languages a title of two or one has after something was typed over it. */
static const struct
{
  const char *ja, *en;
  KyoLang lang;
  const char *typed;
  const char *ja_after, *en_after;
} TITLES[] = {
  { "停止", "Outage", KYO_LANG_EN, "Outage", "停止", "Outage" },
  { "停止", "Outage", KYO_LANG_EN, "Long outage", "停止", "Long outage" },
  { "停止", "Outage", KYO_LANG_JA, " 長い停止 ", "長い停止", "Outage" },
  { "停止", NULL, KYO_LANG_EN, "停止", "停止", NULL },
  { "停止", NULL, KYO_LANG_EN, "Outage", NULL, "Outage" },
  { NULL, NULL, KYO_LANG_JA, "停止", "停止", NULL },
};

static void
test_typing_changes_one_language (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TITLES); i++)
    {
      g_autoptr (KyoCase) kase = kyo_case_new ("own-x", KYO_CASE_OWN);
      g_autoptr (KyoText) title = kyo_text_new (TITLES[i].ja, TITLES[i].en);
      g_autoptr (KyoText) expected = kyo_text_new (TITLES[i].ja_after, TITLES[i].en_after);
      g_autoptr (KyoCaseDraft) draft = NULL;

      kyo_case_set_title (kase, title);
      draft = kyo_case_draft_new (kase, TITLES[i].lang);
      kyo_case_draft_set_title (draft, TITLES[i].typed);
      g_test_message ("%s", TITLES[i].typed);
      g_assert_true (kyo_text_equal (kyo_case_get_title (kase), expected));
    }
}

static const struct
{
  const char *typed;
  const char *edtf; /* NULL: not readable */
} TIMES[] = {
  { "2026-05-12", "2026-05-12" },
  { " 2026-05~ ", "2026-05~" },
  { "2026-05/2026-08", "2026-05/2026-08" },
  { "2026/5/2", "2026-05-02" },
  { "2026.05", "2026-05" },
  { "2026年5月12日", "2026-05-12" },
  { "２０２６年５月ごろ", "2026-05~" },
  { "2026年", "2026" },
  { "last spring", NULL },
  { "2026-02-30", NULL },
  { "2026/13", NULL },
};

static void
test_times_are_read_as_people_write_them (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TIMES); i++)
    {
      g_autoptr (KyoCaseDraft) draft = kyo_case_draft_new (NULL, KYO_LANG_EN);
      KyoCase *kase = kyo_case_draft_get_case (draft);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", TIMES[i].typed);
      g_assert_true (kyo_case_draft_set_when (draft, "2001", NULL));
      if (TIMES[i].edtf != NULL)
        {
          g_assert_true (kyo_case_draft_set_when (draft, TIMES[i].typed, &error));
          g_assert_no_error (error);
          g_assert_cmpstr (kyo_time_get_edtf (kyo_case_get_when (kase)), ==, TIMES[i].edtf);
        }
      else
        {
          g_assert_false (kyo_case_draft_set_when (draft, TIMES[i].typed, &error));
          g_assert_true (error != NULL && error->domain == KYO_TIME_ERROR);
          g_assert_cmpstr (kyo_time_get_edtf (kyo_case_get_when (kase)), ==, "2001");
        }
    }
}

static void
test_no_time_is_a_time_that_is_not_known (void)
{
  g_autoptr (KyoCaseDraft) draft = kyo_case_draft_new (NULL, KYO_LANG_EN);

  g_assert_true (kyo_case_draft_set_when (draft, "2001", NULL));
  g_assert_true (kyo_case_draft_set_when (draft, "  ", NULL));
  g_assert_null (kyo_case_get_when (kyo_case_draft_get_case (draft)));
}

static void
test_steps_tell_the_passages_that_are_there (void)
{
  KyoCase *kase = make_case ("one\ntwo");
  g_autoptr (KyoStep) step = kyo_step_new ("s1", KYO_STEP_EVENT, "1");
  KyoCaseDraft *draft;

  kyo_step_set_passages (step, (const char *const[]){ "own-x.cause.1", "own-x.cause.2", NULL });
  kyo_case_add_step (kase, step);
  draft = kyo_case_draft_new (kase, KYO_LANG_EN);
  kyo_case_draft_set_lines (draft, SECTION, "two");
  g_assert_cmpstrv (kyo_step_get_passages (step), ((const char *[]){ "own-x.cause.2", NULL }));
  kyo_case_draft_set_lines (draft, SECTION, "one\ntwo");
  g_assert_cmpstrv (kyo_step_get_passages (step),
                    ((const char *[]){ "own-x.cause.1", "own-x.cause.2", NULL }));

  kyo_case_draft_free (draft);
  g_assert_finalize_object (kase);
}

/* What one lesson has and what is typed over it, in English; what it has then. */
static const struct
{
  const char *name;
  const char *heading_ja, *heading_en, *ja, *en;
  const char *heading, *body;
  const char *heading_ja_after, *heading_en_after, *ja_after, *en_after;
} LESSONS[] = {
  { "both-typed", NULL, NULL, NULL, NULL, " Ask ", "Ask twice.", NULL, "Ask", NULL, "Ask twice." },
  { "body-alone", NULL, NULL, NULL, NULL, "", "Ask twice.", NULL, NULL, NULL, "Ask twice." },
  { "heading-alone-is-what-it-says", NULL, NULL, NULL, NULL, "Ask", " ", NULL, NULL, NULL, "Ask" },
  { "pasted-lines-are-one-paragraph", NULL, NULL, NULL, NULL, "A\nb", "C\r\nd", NULL, "A b", NULL,
    "C  d" },
  { "untouched-keeps-both-languages", "聞く", "Ask", "二度聞く。", "Ask twice.", "Ask",
    "Ask twice.", "聞く", "Ask", "二度聞く。", "Ask twice." },
  { "edited-in-one-language", "聞く", "Ask", "二度聞く。", "Ask twice.", "Ask!", "Ask thrice.",
    "聞く", "Ask!", "二度聞く。", "Ask thrice." },
  { "heading-taken-away", "聞く", "Ask", "二度聞く。", "Ask twice.", "", "Ask twice.", NULL, NULL,
    "二度聞く。", "Ask twice." },
  { "heading-typed-later", NULL, NULL, NULL, "Ask", "Ask", "Ask twice.", NULL, "Ask", NULL,
    "Ask twice." },
};

static void
test_lesson_is_heading_and_body (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);
  KyoCaseDraft *draft = kyo_case_draft_new (NULL, KYO_LANG_EN);
  g_autoptr (KyoPassage) lesson = kyo_case_draft_make_lesson (draft);
  g_autoptr (KyoText) heading = kyo_text_new (LESSONS[i].heading_ja, LESSONS[i].heading_en);
  g_autoptr (KyoText) text = kyo_text_new (LESSONS[i].ja, LESSONS[i].en);
  g_autoptr (GPtrArray) lessons = g_ptr_array_new ();

  if (LESSONS[i].heading_ja != NULL || LESSONS[i].heading_en != NULL)
    kyo_passage_set_heading (lesson, heading);
  kyo_passage_set_text (lesson, text);
  kyo_case_draft_set_lesson (draft, lesson, LESSONS[i].heading, LESSONS[i].body);
  g_ptr_array_add (lessons, lesson);
  kyo_case_draft_place_lessons (draft, lessons);

  g_assert_true (kyo_case_find_passage (kyo_case_draft_get_case (draft),
                                        kyo_passage_get_id (lesson), NULL) == lesson);
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_heading (lesson)), ==,
                   LESSONS[i].heading_ja_after);
  g_assert_cmpstr (kyo_text_get_en (kyo_passage_get_heading (lesson)), ==,
                   LESSONS[i].heading_en_after);
  g_assert_cmpstr (kyo_text_get_ja (kyo_passage_get_text (lesson)), ==, LESSONS[i].ja_after);
  g_assert_cmpstr (kyo_text_get_en (kyo_passage_get_text (lesson)), ==, LESSONS[i].en_after);
  kyo_case_draft_free (draft);
}

/* Annotations hang on it. */
static void
test_a_lesson_that_comes_back_is_the_same_passage (void)
{
  KyoCaseDraft *draft = kyo_case_draft_new (NULL, KYO_LANG_EN);
  KyoSection *section = kyo_case_get_section (kyo_case_draft_get_case (draft), KYO_SECTION_LESSONS);
  g_autoptr (KyoPassage) one = kyo_case_draft_make_lesson (draft);
  g_autoptr (KyoPassage) two = kyo_case_draft_make_lesson (draft);
  g_autoptr (GPtrArray) lessons = g_ptr_array_new ();
  g_autoptr (GPtrArray) listed = NULL;

  g_assert_cmpstr (kyo_passage_get_id (one), !=, kyo_passage_get_id (two));
  g_ptr_array_add (lessons, one);
  g_ptr_array_add (lessons, two);
  kyo_case_draft_place_lessons (draft, lessons);
  g_ptr_array_remove (lessons, one);
  kyo_case_draft_place_lessons (draft, lessons);
  g_assert_cmpuint (kyo_section_get_n_passages (section), ==, 1);
  g_ptr_array_insert (lessons, 0, one);
  kyo_case_draft_place_lessons (draft, lessons);
  listed = kyo_case_draft_list_lessons (draft);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_true (listed->pdata[0] == one && listed->pdata[1] == two);
  kyo_case_draft_free (draft);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/case-draft/lines/%s", ROWS[i].name);

      g_test_add_data_func (path, &ROWS[i], test_lines_keep_their_passage);
    }
  g_test_add_func ("/app/case-draft/a-line-that-comes-back-is-the-same-passage",
                   test_a_line_that_comes_back_is_the_same_passage);
  g_test_add_func ("/app/case-draft/no-id-is-given-twice", test_no_id_is_given_twice);
  g_test_add_func ("/app/case-draft/a-new-case-has-an-id-and-a-label",
                   test_a_new_case_has_an_id_and_a_label);
  g_test_add_func ("/app/case-draft/typing-changes-one-language", test_typing_changes_one_language);
  g_test_add_func ("/app/case-draft/times-are-read-as-people-write-them",
                   test_times_are_read_as_people_write_them);
  g_test_add_func ("/app/case-draft/no-time-is-a-time-that-is-not-known",
                   test_no_time_is_a_time_that_is_not_known);
  g_test_add_func ("/app/case-draft/steps-tell-the-passages-that-are-there",
                   test_steps_tell_the_passages_that_are_there);

  for (gsize i = 0; i < G_N_ELEMENTS (LESSONS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/case-draft/lesson/%s", LESSONS[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_lesson_is_heading_and_body);
    }
  g_test_add_func ("/app/case-draft/a-lesson-that-comes-back-is-the-same-passage",
                   test_a_lesson_that_comes_back_is_the_same_passage);

  return g_test_run ();
}
