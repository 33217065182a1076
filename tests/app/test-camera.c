/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-camera.h"
#include "layout/kyo-geometry.h"

static const KyoRect SUBJECT = { 700, 400, 200, 120 };

/* What of the picture a view shows. */
static KyoRect
get_shown (const KyoStage *stage, const KyoShot *view)
{
  double width = stage->width / view->zoom;
  double height = stage->height / view->zoom;

  return (KyoRect){ view->x - width / 2, view->y - height / 2, width, height };
}

static void
assert_shows (const KyoStage *stage, const KyoShot *view, const KyoRect *rect)
{
  KyoRect shown = get_shown (stage, view);

  g_test_message ("zoom %g, middle %g, %g", view->zoom, view->x, view->y);
  g_assert_true (kyo_rect_encloses (&shown, rect));
}

static void
test_whole_picture_does_not_move (void)
{
  const KyoStage stage = { 1000, 600, 1200, 800 };
  const KyoShot now = { 0.5, 500, 300 };
  KyoShot view = kyo_camera_find_view (&stage, &now, &SUBJECT, &SUBJECT, 0);
  const KyoRect elsewhere = { 10, 10, 100, 50 };
  KyoShot other = kyo_camera_find_view (&stage, &view, &elsewhere, &elsewhere, 0);

  g_assert_cmpfloat_with_epsilon (view.zoom, 1.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.x, 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.y, 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (other.zoom, view.zoom, 1e-9);
  g_assert_cmpfloat_with_epsilon (other.x, view.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (other.y, view.y, 1e-9);
}

static void
test_little_room_stays_readable (void)
{
  const KyoStage stage = { 1000, 600, 500, 320 };
  const KyoShot now = { 0.5, 500, 300 };
  KyoShot view = kyo_camera_find_view (&stage, &now, &SUBJECT, &SUBJECT, 0);

  g_assert_cmpfloat_with_epsilon (view.zoom, 1.0, 1e-9);
  assert_shows (&stage, &view, &SUBJECT);
}

static void
test_moves_least (void)
{
  const KyoStage stage = { 2000, 2000, 500, 500 };
  const KyoShot now = { 1.0, 700, 500 };
  const KyoRect in_view = { 600, 450, 200, 100 };
  const KyoRect right_of_it = { 900, 450, 100, 100 };
  KyoShot still = kyo_camera_find_view (&stage, &now, &in_view, &in_view, 0);
  KyoShot moved = kyo_camera_find_view (&stage, &now, &right_of_it, &right_of_it, 0);

  g_assert_cmpfloat_with_epsilon (still.x, now.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (still.y, now.y, 1e-9);
  assert_shows (&stage, &moved, &right_of_it);
  g_assert_cmpfloat (moved.x, >, now.x);
  g_assert_cmpfloat (moved.x, <, 950);
  g_assert_cmpfloat_with_epsilon (moved.y, now.y, 1e-9);
}

static void
test_large_subject_shows_its_words (void)
{
  static const struct
  {
    KyoRect subject;
    KyoRect words;
    gboolean is_whole; /* whether all of it can be seen */
  } ROWS[] = {
    { { 100, 100, 480, 200 }, { 120, 120, 200, 60 }, TRUE },
    { { 100, 100, 900, 200 }, { 780, 120, 200, 60 }, FALSE },
    { { 100, 100, 200, 900 }, { 110, 900, 180, 60 }, FALSE },
    { { 0, 0, 2000, 2000 }, { 1500, 1700, 200, 60 }, FALSE },
  };
  const KyoStage stage = { 2000, 2000, 500, 400 };
  const KyoShot now = { 1.0, 250, 250 };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      KyoShot view = kyo_camera_find_view (&stage, &now, &ROWS[i].subject, &ROWS[i].words, 0);
      KyoRect words = kyo_rect_grow (&ROWS[i].words, 20);

      g_assert_cmpfloat (view.zoom, >=, 0.8);
      assert_shows (&stage, &view, &words);
      if (ROWS[i].is_whole)
        assert_shows (&stage, &view, &ROWS[i].subject);
    }
}

static void
test_wanted_zoom_is_kept (void)
{
  const KyoStage stage = { 1000, 600, 1200, 800 };
  const KyoShot now = { 1.2, 500, 300 };
  KyoShot view = kyo_camera_find_view (&stage, &now, &SUBJECT, &SUBJECT, 1.8);

  g_assert_cmpfloat_with_epsilon (view.zoom, 1.8, 1e-9);
  assert_shows (&stage, &view, &SUBJECT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/camera/a-picture-that-can-be-read-whole-does-not-move",
                   test_whole_picture_does_not_move);
  g_test_add_func ("/app/camera/in-little-room-the-picture-stays-readable",
                   test_little_room_stays_readable);
  g_test_add_func ("/app/camera/moves-as-little-as-will-do", test_moves_least);
  g_test_add_func ("/app/camera/of-a-subject-too-large-the-words-are-in-view",
                   test_large_subject_shows_its_words);
  g_test_add_func ("/app/camera/the-zoom-that-a-person-chose-is-kept", test_wanted_zoom_is_kept);

  return g_test_run ();
}
