/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is true to time is painted as such, in every arrangement.
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"
#include "render/kyo-palette.h"

static KyoCase *
build_timed (void)
{
  static const char *const times[] = { "2026-02-03T09:00", "2026-02-03", "2026-02-03T23:00",
                                       "2026-02-03T08:00" };
  KyoCase *kase = build_case ();

  build_participant (kase, NULL, "staff", KYO_PARTICIPANT_PERSON, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      KyoStep *step =
        build_step (kase, id, i % 2 == 0 ? KYO_STEP_EVENT : KYO_STEP_RESPONSE, "1", "staff", NULL);
      g_autoptr (KyoTime) when = kyo_time_new (times[i], NULL);

      kyo_step_set_when (step, when);
    }
  return kase;
}

typedef struct
{
  KyoPainter *painter;
  KyoTimelineLayout *layout;
  cairo_surface_t *surface;
} Picture;

static void
paint (Picture *picture, KyoLanes lanes, KyoStepStateFunc get_state, gpointer user_data)
{
  static const KyoTimelinePart parts[] = { KYO_TIMELINE_GROUND, KYO_TIMELINE_TOP,
                                           KYO_TIMELINE_HEADS };
  g_autoptr (KyoCase) kase = build_timed ();
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  KyoRect all = { 0 };
  cairo_t *cr;

  options.lanes = lanes;
  picture->painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_JA);
  picture->layout = kyo_timeline_layout_new (kase, &options, kyo_painter_measure, picture->painter);
  kyo_timeline_layout_get_size (picture->layout, &all.width, &all.height);
  picture->surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) all.width, (int) all.height);
  cr = cairo_create (picture->surface);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    kyo_painter_paint_timeline_part (picture->painter, cr, picture->layout, parts[i], &all,
                                     get_state, user_data);
  cairo_destroy (cr);
  cairo_surface_flush (picture->surface);
}

static void
clear (Picture *picture)
{
  cairo_surface_destroy (picture->surface);
  g_assert_finalize_object (picture->layout);
  g_assert_finalize_object (picture->painter);
}

static KyoColour
get_pixel (const Picture *picture, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (picture->surface);
  const guchar *row = data + (int) y * cairo_image_surface_get_stride (picture->surface);

  return ((const guint32 *) (gconstpointer) row)[(int) x] & 0xffffff;
}

static int
get_darkness (KyoColour colour)
{
  return 3 * 255 - (int) ((colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff));
}

static void
test_marks_stand_on_the_ruler (gconstpointer data)
{
  Picture picture;
  const KyoPalette *palette = kyo_palette_get (KYO_SCHEME_LIGHT);
  double line;

  paint (&picture, GPOINTER_TO_INT (data), NULL, NULL);
  line = kyo_timeline_layout_get_ruler_line (picture.layout);
  g_assert_cmpuint (kyo_timeline_layout_get_n_rulers (picture.layout), ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (picture.layout, i);
      KyoColour colour = kyo_palette_get_step (palette, kyo_step_get_kind (card->step))->line;

      if (card->mark.is_point)
        g_assert_cmphex (get_pixel (&picture, card->mark.x, line), ==, colour);
      else
        g_assert_cmphex (get_pixel (&picture, card->mark.x, line), ==, palette->paper);
    }
  clear (&picture);
}

/* A day of which no hour is known. */
static void
test_what_is_vague_fades (gconstpointer data)
{
  Picture picture;
  const KyoTimelineMark *mark;
  double y;
  int middle, half, end;

  paint (&picture, GPOINTER_TO_INT (data), NULL, NULL);
  mark = &kyo_timeline_layout_get_card (picture.layout, 1)->mark;
  /* Beneath the line of the ruler itself. */
  y = kyo_timeline_layout_get_ruler_line (picture.layout) + 2.5;
  middle = get_darkness (get_pixel (&picture, mark->x + (mark->end - mark->x) * 0.2, y));
  half = get_darkness (get_pixel (&picture, mark->x + (mark->end - mark->x) * 0.7, y));
  end = get_darkness (get_pixel (&picture, mark->x + (mark->end - mark->x) * 0.97, y));
  g_assert_cmpint (middle, >, half + 10);
  g_assert_cmpint (half, >, end + 10);
  clear (&picture);
}

static KyoState
select_one (KyoStep *step, gpointer id)
{
  return g_str_equal (kyo_step_get_id (step), id) ? KYO_STATE_SELECTED : KYO_STATE_DIMMED;
}

/* So that one sees which mark belongs to the card that is selected. */
static void
test_what_is_selected_is_joined_to_its_mark (gconstpointer data)
{
  Picture plain, selected;
  const KyoTimelineCard *card;
  double x, y;

  paint (&plain, GPOINTER_TO_INT (data), NULL, NULL);
  paint (&selected, GPOINTER_TO_INT (data), select_one, (gpointer) "s2");
  card = kyo_timeline_layout_get_card (selected.layout, 2);
  x = kyo_rect_centre (&card->badge_rect).x;
  y = kyo_timeline_layout_get_ruler_line (selected.layout) + 27;
  g_assert_cmphex (get_pixel (&selected, x, y), ==, kyo_palette_get (KYO_SCHEME_LIGHT)->accent);
  g_assert_cmphex (get_pixel (&plain, x, y), !=, get_pixel (&selected, x, y));
  clear (&plain);
  clear (&selected);
}

static void
test_only_what_is_looked_at_is_painted (gconstpointer data)
{
  Picture whole;
  KyoRect right = { 0 };
  cairo_surface_t *part;
  cairo_t *cr;
  Picture beside;

  paint (&whole, GPOINTER_TO_INT (data), NULL, NULL);
  kyo_timeline_layout_get_size (whole.layout, &right.width, &right.height);
  part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) right.width, (int) right.height);
  right.x = right.width * 0.6;
  right.width *= 0.4;
  cr = cairo_create (part);
  kyo_painter_paint_timeline_part (whole.painter, cr, whole.layout, KYO_TIMELINE_GROUND, &right,
                                   NULL, NULL);
  kyo_painter_paint_timeline_part (whole.painter, cr, whole.layout, KYO_TIMELINE_TOP, &right, NULL,
                                   NULL);
  cairo_destroy (cr);
  cairo_surface_flush (part);
  beside = whole;
  beside.surface = part;
  for (int x = (int) right.x + 40; x < (int) (right.x + right.width); x++)
    for (int y = 0; y < (int) right.height; y++)
      g_assert_cmphex (get_pixel (&beside, x, y), ==, get_pixel (&whole, x, y));
  cairo_surface_destroy (part);
  clear (&whole);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "none", "phase", "participant" };
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = {
    { "marks-stand-on-the-ruler", test_marks_stand_on_the_ruler },
    { "what-is-vague-fades", test_what_is_vague_fades },
    { "what-is-selected-is-joined-to-its-mark", test_what_is_selected_is_joined_to_its_mark },
    { "only-what-is-looked-at-is-painted", test_only_what_is_looked_at_is_painted },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    for (gsize lanes = 0; lanes < G_N_ELEMENTS (names); lanes++)
      {
        g_autofree char *path =
          g_strdup_printf ("/render/timeline/%s/%s", tests[i].name, names[lanes]);

        g_test_add_data_func (path, GSIZE_TO_POINTER (lanes), tests[i].test);
      }

  return g_test_run ();
}
