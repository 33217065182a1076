/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is presented, in which order, and that letters never shrink for the sake of a page.
 */
#include "config.h"

#include "app/present/kyo-page-breaker.h"
#include "app/present/kyo-presentation.h"
#include "import/kyo-bundled.h"
#include "model/kyo-casebook.h"

#include <pango/pangocairo.h>

/* Pango defines none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

#define EM 32.0 /* 24 pt at 96 dpi */

typedef struct
{
  KyoCasebook *casebook;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->casebook = kyo_bundled_load_casebook (NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->casebook);
}

static KyoCase *
get_case (Fixture *fixture, guint number)
{
  g_autoptr (KyoCase) kase =
    g_list_model_get_item (kyo_casebook_get_cases (fixture->casebook), number - 1);

  return kase; /* the casebook keeps it alive */
}

static KyoPresentation *
present (Fixture *fixture, const guint *numbers, KyoLang lang)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();

  for (guint i = 0; numbers[i] != 0; i++)
    g_ptr_array_add (cases, get_case (fixture, numbers[i]));

  return kyo_presentation_new (cases, lang);
}

static PangoContext *
new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, EM * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);

  return context;
}

static int
measure (PangoContext *context, const KyoPageRoom *room, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (room->width * PANGO_SCALE));
  pango_layout_set_line_spacing (layout, (float) room->line_spacing);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Each text stands on the pages once, from its beginning to its end, and no page is too full. */
static void
assert_broken_well (PangoContext *context,
                    const KyoPageRoom *room,
                    const char *const *texts,
                    const char *const *labels,
                    GArray *breaks)
{
  double used = 0;
  guint page = 0;
  guint next_text = 0;
  gsize next_byte = 0;

  for (guint i = 0; i < breaks->len; i++)
    {
      const KyoBreak *stretch = &g_array_index (breaks, KyoBreak, i);
      g_autofree char *part =
        g_strndup (texts[stretch->text] + stretch->begin, stretch->end - stretch->begin);

      if (stretch->page != page)
        used = 0;
      g_assert_cmpuint (stretch->page, >=, page);
      g_assert_cmpuint (stretch->page, <=, page + 1);
      page = stretch->page;
      used +=
        measure (context, room, part) + (used > 0 ? room->gap : 0) +
        (stretch->begin == 0 && labels != NULL && labels[stretch->text] != NULL ? room->label : 0);
      g_assert_cmpfloat (used, <=, room->height);

      g_assert_cmpuint (stretch->text, ==, next_text);
      while (next_byte < stretch->begin && texts[next_text][next_byte] == ' ')
        next_byte++;
      g_assert_cmpuint (stretch->begin, ==, next_byte);
      g_assert_true (g_utf8_validate (part, -1, NULL));
      next_byte = stretch->end;
      if (texts[next_text][next_byte] == '\0')
        {
          next_text++;
          next_byte = 0;
        }
    }
  g_assert_null (texts[next_text]);
}

static void
test_no_page_is_too_full (Fixture *fixture, gconstpointer user_data)
{
  static const KyoPageRoom ROOMS[] = {
    { 1600, 800, 20, 0 }, { 1100, 560, 20, 0 }, { 1100, 560, 20, 40 }, { 700, 200, 10, 40 }
  };
  g_autoptr (PangoContext) context = new_context ();

  for (guint i = 0; i < 9 * 2 * KYO_N_SECTIONS; i++)
    {
      KyoCase *kase = get_case (fixture, 1 + i / 2 / KYO_N_SECTIONS);
      KyoSection *section = kyo_case_get_section (kase, (KyoSectionKind) (i / 2 % KYO_N_SECTIONS));
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      g_autoptr (GPtrArray) labels = g_ptr_array_new ();

      for (guint j = 0; j < kyo_section_get_n_passages (section); j++)
        {
          KyoText *text = kyo_passage_get_text (kyo_section_get_passage (section, j));

          g_ptr_array_add (texts, (gpointer) kyo_text_get (text, (KyoLang) (i % 2)));
          g_ptr_array_add (labels, j % 2 == 0 ? (gpointer) "label" : NULL);
        }
      g_ptr_array_add (texts, NULL);
      for (gsize room = 0; room < G_N_ELEMENTS (ROOMS); room++)
        {
          g_autoptr (GArray) breaks =
            kyo_page_breaker_break (context, &ROOMS[room], (const char *const *) texts->pdata,
                                    (const char *const *) labels->pdata);

          assert_broken_well (context, &ROOMS[room], (const char *const *) texts->pdata,
                              (const char *const *) labels->pdata, breaks);
        }
    }
}

static void
test_long_text_breaks_after_a_sentence (void)
{
  const KyoPageRoom room = { 900, 400, 20, 0, 0 };
  g_autoptr (PangoContext) context = new_context ();
  GString *text = g_string_new (NULL);
  const char *texts[] = { NULL, NULL };
  g_autoptr (GArray) breaks = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "The server was restored from its backup and tested. ");
  texts[0] = text->str;
  breaks = kyo_page_breaker_break (context, &room, texts, NULL);
  g_assert_cmpuint (breaks->len, >, 1);
  for (guint i = 0; i + 1 < breaks->len; i++)
    {
      const KyoBreak *stretch = &g_array_index (breaks, KyoBreak, i);

      g_assert_cmpint (text->str[stretch->end - 1], ==, ' ');
      g_assert_cmpint (text->str[stretch->end - 2], ==, '.');
    }
  assert_broken_well (context, &room, texts, NULL, breaks);
  g_string_free (text, TRUE);
}

static void
test_text_without_a_sentence_ends_too (void)
{
  const KyoPageRoom room = { 300, 60, 20, 40, 0 };
  g_autoptr (PangoContext) context = new_context ();
  g_autofree char *text = g_strnfill (400, 'x');
  const char *texts[] = { text, "", NULL };
  g_autoptr (GArray) breaks = kyo_page_breaker_break (context, &room, texts, NULL);

  g_assert_cmpuint (g_array_index (breaks, KyoBreak, breaks->len - 1).text, ==, 1);
}

/* "S", frames "F", sections "B…", lessons "L", discussion "D". */
static char *
dup_kinds (KyoPresentation *presentation)
{
  static const char LETTERS[] = "SFBLD";
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < kyo_presentation_get_n_pages (presentation); i++)
    {
      char letter = LETTERS[kyo_presentation_get_page (presentation, i)->kind];

      if (letter != 'B' || kinds->str[kinds->len - 1] != 'B')
        g_string_append_c (kinds, letter);
    }

  return g_string_free (kinds, FALSE);
}

static void
test_order_of_pages (Fixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation = present (fixture, (const guint[]){ 4, 9, 0 }, KYO_LANG_EN);
  g_autofree char *kinds = dup_kinds (presentation);

  g_assert_cmpstr (kinds, ==, "SFFFFFFFBLLLLDSFFFFFFFBLLLLD");
  g_assert_finalize_object (presentation);
}

static void
test_moving_and_counting (Fixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation = present (fixture, (const guint[]){ 4, 9, 0 }, KYO_LANG_EN);
  guint n = kyo_presentation_get_n_pages (presentation);
  KyoCase *last = NULL;

  kyo_presentation_move (presentation, -1);
  g_assert_cmpuint (kyo_presentation_get_position (presentation), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = kyo_presentation_dup_count (presentation);
      const KyoPage *page = kyo_presentation_get_page (presentation, i);

      g_assert_cmpuint (kyo_presentation_get_position (presentation), ==, i);
      g_assert_cmpint (g_str_has_prefix (count, "1 / "), ==, page->kase != last);
      last = page->kase;
      kyo_presentation_move (presentation, 1);
    }
  g_assert_cmpuint (kyo_presentation_get_position (presentation), ==, n - 1);
  kyo_presentation_jump (presentation, G_MAXUINT);
  g_assert_cmpuint (kyo_presentation_get_position (presentation), ==, n - 1);
  g_assert_finalize_object (presentation);
}

static void
test_blank_screen_gives_the_page_back (Fixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation = present (fixture, (const guint[]){ 1, 0 }, KYO_LANG_EN);

  kyo_presentation_jump (presentation, 3);
  kyo_presentation_set_blank (presentation, KYO_BLANK_BLACK);
  g_assert_cmpint (kyo_presentation_get_blank (presentation), ==, KYO_BLANK_BLACK);
  kyo_presentation_set_blank (presentation, KYO_BLANK_WHITE);
  g_assert_cmpint (kyo_presentation_get_blank (presentation), ==, KYO_BLANK_WHITE);
  kyo_presentation_set_blank (presentation, KYO_BLANK_WHITE);
  g_assert_cmpint (kyo_presentation_get_blank (presentation), ==, KYO_BLANK_NONE);
  kyo_presentation_set_blank (presentation, KYO_BLANK_BLACK);
  kyo_presentation_move (presentation, 1);
  g_assert_cmpint (kyo_presentation_get_blank (presentation), ==, KYO_BLANK_NONE);
  g_assert_cmpuint (kyo_presentation_get_position (presentation), ==, 3);
  g_assert_finalize_object (presentation);
}

static GListModel *
make_annotations (void)
{
  static const char *const ROWS[][3] = { { "a1", "c1.e1", "first" },
                                         { "a2", "nisc-fy2020-1.cause", "second" },
                                         { "a3", "nisc-fy2020-1", "third" } };
  GListStore *annotations = g_list_store_new (KYO_TYPE_ANNOTATION);

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (KyoAnnotation) annotation =
        kyo_annotation_new (ROWS[i][0], "nisc-fy2020-1", ROWS[i][1]);

      kyo_annotation_set_body (annotation, ROWS[i][2]);
      g_list_store_append (annotations, annotation);
    }

  return G_LIST_MODEL (annotations);
}

/* All that is said of the case beside its texts. */
static char *
dup_discussion (KyoPresentation *presentation)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < kyo_presentation_get_n_pages (presentation); i++)
    {
      const KyoPage *page = kyo_presentation_get_page (presentation, i);

      for (guint j = 0; page->kind == KYO_PAGE_DISCUSSION && j < page->pieces->len; j++)
        {
          const KyoPiece *piece = g_ptr_array_index (page->pieces, j);

          g_string_append_printf (words, "[%s] %s;", piece->label, piece->text);
        }
    }

  return g_string_free (words, FALSE);
}

static void
test_only_what_is_to_be_shown_is_shown (Fixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation = present (fixture, (const guint[]){ 1, 0 }, KYO_LANG_EN);
  g_autoptr (GListModel) annotations = make_annotations ();
  g_autofree char *nothing = NULL;
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;

  kyo_presentation_set_annotations (presentation, "nisc-fy2020-1", annotations);
  nothing = dup_discussion (presentation);
  g_assert_cmpstr (nothing, ==, "");
  kyo_presentation_set_shown (presentation, "a3", TRUE);
  kyo_presentation_set_shown (presentation, "a2", TRUE);
  two = dup_discussion (presentation);
  g_assert_cmpstr (two, ==, "[Comment · Cause] second;[Comment · The case as a whole] third;");
  kyo_presentation_set_shown (presentation, "a3", FALSE);
  one = dup_discussion (presentation);
  g_assert_cmpstr (one, ==, "[Comment · Cause] second;");
  g_assert_finalize_object (presentation);
}

/* Two passages a page. */
static GArray *
break_by_two (const KyoRunningText *running, gpointer user_data)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (KyoBreak));

  for (guint i = 0; running->texts[i] != NULL; i++)
    {
      KyoBreak stretch = { i / 2, i, 0, strlen (running->texts[i]) };

      g_array_append_val (breaks, stretch);
    }

  return breaks;
}

static void
test_what_is_shown_stays_shown (Fixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation = present (fixture, (const guint[]){ 8, 5, 0 }, KYO_LANG_EN);

  for (guint i = 0; i < kyo_presentation_get_n_pages (presentation); i++)
    {
      const KyoPage *page;
      KyoPageKind kind;
      g_autofree char *target = NULL;
      g_auto (GStrv) targets = NULL;

      kyo_presentation_jump (presentation, i);
      page = kyo_presentation_get_page (presentation, i);
      kind = page->kind;
      target = g_strdup (page->pieces->len > 0
                           ? ((KyoPiece *) g_ptr_array_index (page->pieces, 0))->target_id
                           : NULL);
      kyo_presentation_set_breaks (presentation, break_by_two, NULL);
      kyo_presentation_set_lang (presentation, KYO_LANG_JA);
      page = kyo_presentation_get_page (presentation, kyo_presentation_get_position (presentation));
      g_assert_cmpint (page->kind, ==, kind);
      targets = kyo_page_list_targets (page);
      g_assert_true (target == NULL || g_strv_contains ((const char *const *) targets, target));
      kyo_presentation_set_breaks (presentation, NULL, NULL);
      kyo_presentation_set_lang (presentation, KYO_LANG_EN);
      g_assert_cmpint (
        kyo_presentation_get_page (presentation, kyo_presentation_get_position (presentation))
          ->kind,
        ==, kind);
    }
  g_assert_finalize_object (presentation);
}

static void
test_targets_of_pages (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    KyoPageKind kind;
    const char *targets; /* of the last page of the kind but one, with spaces between them */
  } ROWS[] = {
    { KYO_PAGE_SUMMARY, "nisc-fy2020-9" },
    { KYO_PAGE_FRAME, "c9.r2 c9.r2b" },
    { KYO_PAGE_LESSON, "c9.le.1" },
    { KYO_PAGE_DISCUSSION, "nisc-fy2020-9" },
  };
  KyoPresentation *presentation = present (fixture, (const guint[]){ 9, 0 }, KYO_LANG_EN);
  gboolean has_section = FALSE;

  kyo_presentation_set_breaks (presentation, break_by_two, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      gboolean is_found = FALSE;

      for (guint j = 0; j < kyo_presentation_get_n_pages (presentation); j++)
        {
          const KyoPage *page = kyo_presentation_get_page (presentation, j);
          g_auto (GStrv) targets = kyo_page_list_targets (page);
          g_autofree char *joined = g_strjoinv (" ", targets);

          is_found =
            is_found || (page->kind == ROWS[i].kind && g_str_equal (joined, ROWS[i].targets));
          has_section =
            has_section || g_str_equal (joined, "nisc-fy2020-9.response c9.re.1 c9.re.2");
        }
      g_test_message ("%s", ROWS[i].targets);
      g_assert_true (is_found);
    }
  g_assert_true (has_section);
  g_assert_finalize_object (presentation);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/app/presentation/no-page-is-too-full", test_no_page_is_too_full);
  g_test_add_func ("/app/presentation/long-text-breaks-after-a-sentence",
                   test_long_text_breaks_after_a_sentence);
  g_test_add_func ("/app/presentation/text-without-a-sentence-comes-to-its-end",
                   test_text_without_a_sentence_ends_too);
  add ("/app/presentation/summary-playback-sections-lessons-discussion", test_order_of_pages);
  add ("/app/presentation/moving-stays-within-the-pages-and-counts-them", test_moving_and_counting);
  add ("/app/presentation/blank-screen-gives-the-page-back", test_blank_screen_gives_the_page_back);
  add ("/app/presentation/only-what-is-to-be-shown-is-shown",
       test_only_what_is_to_be_shown_is_shown);
  add ("/app/presentation/what-is-shown-stays-shown-when-pages-are-made-anew",
       test_what_is_shown_stays_shown);
  add ("/app/presentation/what-is-shown-can-be-annotated", test_targets_of_pages);

  return g_test_run ();
}
