/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "layout/kyo-geometry.h"
#include "layout/kyo-shape.h"

#include <math.h>

static const KyoRect BOX = { 100, 100, 100, 50 };

static const struct
{
  const char *name;
  KyoPoint a;
  KyoPoint b;
  gboolean meets;
} SEGMENTS[] = {
  { "across", { 0, 125 }, { 300, 125 }, TRUE },
  { "down", { 150, 0 }, { 150, 300 }, TRUE },
  { "inside", { 110, 110 }, { 120, 120 }, TRUE },
  { "ends-inside", { 0, 0 }, { 150, 125 }, TRUE },
  { "past", { 0, 90 }, { 300, 90 }, FALSE },
  { "short-of", { 0, 125 }, { 90, 125 }, FALSE },
  { "along-the-edge", { 0, 100 }, { 300, 100 }, FALSE },
  { "past-the-corner", { 80, 110 }, { 110, 80 }, FALSE },
  { "cuts-the-corner", { 90, 130 }, { 130, 90 }, TRUE },
};

static void
test_segment (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (kyo_rect_meets_segment (&BOX, SEGMENTS[i].a, SEGMENTS[i].b), ==,
                   SEGMENTS[i].meets);
  g_assert_cmpint (kyo_rect_meets_segment (&BOX, SEGMENTS[i].b, SEGMENTS[i].a), ==,
                   SEGMENTS[i].meets);
}

static void
test_touching_is_not_overlapping (void)
{
  KyoRect beside = { 200, 100, 50, 50 };

  g_assert_false (kyo_rect_overlaps (&BOX, &beside, 0));
  g_assert_true (kyo_rect_overlaps (&BOX, &beside, 1));
  g_assert_cmpfloat (kyo_rect_distance (&BOX, &beside), ==, 0);
  beside.x = 203;
  beside.y = 154;
  g_assert_cmpfloat_with_epsilon (kyo_rect_distance (&BOX, &beside), 5, 1e-9);
}

static void
test_path_is_measured_along_its_corners (void)
{
  static const KyoPoint path[] = { { 0, 0 }, { 30, 0 }, { 30, 10 } };
  KyoPoint middle = kyo_path_at (path, G_N_ELEMENTS (path), 0.5);
  KyoPoint end = kyo_path_at (path, G_N_ELEMENTS (path), 1);

  g_assert_cmpfloat (kyo_path_length (path, G_N_ELEMENTS (path)), ==, 40);
  g_assert_cmpfloat_with_epsilon (middle.x, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (end.y, 10, 1e-9);
  /* A path of no length has a middle too. */
  middle = kyo_path_at (path, 1, 0.5);
  g_assert_cmpfloat (middle.x, ==, 0);
}

typedef struct
{
  const char *name;
  KyoPoint points[4];
  double distance;
} Pair;

static const Pair PAIRS[] = {
  { "cross", { { 0, 0 }, { 10, 10 }, { 0, 10 }, { 10, 0 } }, 0 },
  { "touch-at-an-end", { { 0, 0 }, { 10, 0 }, { 5, 0 }, { 5, 8 } }, 0 },
  { "lie-on-each-other", { { 0, 0 }, { 10, 0 }, { 4, 0 }, { 20, 0 } }, 0 },
  { "one-behind-the-other", { { 0, 0 }, { 10, 0 }, { 13, 0 }, { 20, 0 } }, 3 },
  { "side-by-side", { { 0, 0 }, { 10, 0 }, { 2, 6 }, { 30, 6 } }, 6 },
  { "would-cross-if-longer", { { 0, 0 }, { 10, 0 }, { 14, 3 }, { 20, 9 } }, 5 },
  { "a-point", { { 3, 4 }, { 3, 4 }, { 0, 0 }, { 0, 0 } }, 5 },
};

static void
test_segments_are_apart (gconstpointer data)
{
  const Pair *pair = data;
  const KyoPoint *p = pair->points;

  g_assert_cmpfloat_with_epsilon (kyo_segment_distance (p[0], p[1], p[2], p[3]), pair->distance,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (kyo_segment_distance (p[3], p[2], p[1], p[0]), pair->distance,
                                  1e-9);
}

static void
test_paths_are_apart_where_they_are_nearest (void)
{
  const KyoPoint corner[] = { { 0, 0 }, { 0, 50 }, { 50, 50 } };
  const KyoPoint across[] = { { 20, 0 }, { 20, 60 } };
  const KyoPoint beside[] = { { 20, 0 }, { 20, 43 }, { 80, 43 } };

  g_assert_cmpfloat (kyo_path_distance (corner, 3, across, 2), ==, 0);
  g_assert_cmpfloat_with_epsilon (kyo_path_distance (corner, 3, beside, 3), 7, 1e-9);
  g_assert_cmpfloat (kyo_path_distance (corner, 3, beside, 1), ==, G_MAXDOUBLE);
  g_assert_cmpfloat (kyo_path_distance (NULL, 0, beside, 3), ==, G_MAXDOUBLE);
}

/* The line from the middle of a node in any direction ends on its outline. */
static void
test_outlines_are_met (void)
{
  KyoPoint centre = kyo_rect_centre (&BOX);

  for (int kind = KYO_PARTICIPANT_PERSON; kind <= KYO_PARTICIPANT_DOCUMENT; kind++)
    {
      for (int degree = 0; degree < 360; degree += 5)
        {
          double turn = degree * G_PI / 180;
          KyoPoint outside = { centre.x + 500 * cos (turn), centre.y + 500 * sin (turn) };
          KyoPoint at = kyo_shape_clip ((KyoParticipantKind) kind, &BOX, centre, outside);
          KyoPoint beyond = { at.x + 0.1 * cos (turn), at.y + 0.1 * sin (turn) };

          g_assert_true (kyo_shape_contains ((KyoParticipantKind) kind, &BOX, at.x, at.y));
          g_assert_false (kyo_shape_contains ((KyoParticipantKind) kind, &BOX, beyond.x, beyond.y));
        }
    }
}

static void
test_absurd_numbers_come_to_an_end (void)
{
  KyoPoint inside = { 150, 125 };
  KyoPoint far_off = { 1e300, -1e300 };
  KyoPoint nowhere = { NAN, NAN };
  KyoPoint at = kyo_shape_clip (KYO_PARTICIPANT_PERSON, &BOX, inside, far_off);

  g_assert_true (isfinite (at.x));
  kyo_shape_clip (KYO_PARTICIPANT_PERSON, &BOX, inside, nowhere);
  g_assert_false (kyo_rect_contains (&BOX, NAN, NAN));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (SEGMENTS); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/geometry/segment/", SEGMENTS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_segment);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/geometry/segments/", PAIRS[i].name, NULL);

      g_test_add_data_func (path, &PAIRS[i], test_segments_are_apart);
    }
  g_test_add_func ("/layout/geometry/paths-are-apart-where-they-are-nearest",
                   test_paths_are_apart_where_they_are_nearest);
  g_test_add_func ("/layout/geometry/touching-is-not-overlapping",
                   test_touching_is_not_overlapping);
  g_test_add_func ("/layout/geometry/path-is-measured-along-its-corners",
                   test_path_is_measured_along_its_corners);
  g_test_add_func ("/layout/geometry/outlines-are-met", test_outlines_are_met);
  g_test_add_func ("/layout/geometry/absurd-numbers-come-to-an-end",
                   test_absurd_numbers_come_to_an_end);

  return g_test_run ();
}
