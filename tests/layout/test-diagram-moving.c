/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a person can move things to, and what is arranged around what was moved.
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"

static KyoDiagramLayout *
lay_out (KyoCase *kase)
{
  return kyo_diagram_layout_new (kase, KYO_LANG_EN, measure_by_count, NULL);
}

/* frame { a, b }, c to the right of it, d beneath. */
static KyoCase *
build_arranged (void)
{
  KyoCase *kase = build_case ();
  KyoParticipant *frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                                             &(KyoRect){ 20, 20, 400, 160 });

  build_participant (kase, frame, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 40, 60, 120, 60 });
  build_participant (kase, frame, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 240, 60, 120, 60 });
  build_participant (kase, NULL, "c", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 500, 60, 120, 60 });
  build_participant (kase, NULL, "d", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 240, 300, 120, 60 });
  return kase;
}

static const KyoDiagramItem *
find_one (KyoDiagramLayout *layout, const char *id)
{
  return find_item (layout, g_str_equal (id, "frame") ? KYO_ITEM_BOUNDARY : KYO_ITEM_NODE, id);
}

static const struct
{
  const char *name;
  const char *id;
  KyoDirection direction;
  gboolean is_found;
  double x;
  double y;
} STEPS[] = {
  { "to-the-next-line", "a", KYO_DIRECTION_RIGHT, TRUE, 48, 60 },
  { "to-the-line-before", "a", KYO_DIRECTION_LEFT, TRUE, 32, 60 },
  { "down", "a", KYO_DIRECTION_DOWN, TRUE, 40, 64 },
  { "up", "d", KYO_DIRECTION_UP, TRUE, 240, 288 },
  { "by-a-whole-step", "b", KYO_DIRECTION_RIGHT, TRUE, 256, 60 },
  { "of-a-frame", "frame", KYO_DIRECTION_DOWN, TRUE, 20, 32 },
  { "of-a-frame-to-the-edge", "frame", KYO_DIRECTION_UP, TRUE, 20, 16 },
};

static void
test_step (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = build_arranged ();
  KyoDiagramLayout *layout = lay_out (kase);
  KyoPoint place;

  g_assert_cmpint (kyo_diagram_layout_find_step (layout, find_one (layout, STEPS[i].id),
                                                 STEPS[i].direction, &place),
                   ==, STEPS[i].is_found);
  if (STEPS[i].is_found)
    {
      g_assert_cmpfloat (place.x, ==, STEPS[i].x);
      g_assert_cmpfloat (place.y, ==, STEPS[i].y);
    }
  g_assert_finalize_object (layout);
}

static void
test_nothing_leaves_the_drawing (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoPoint place;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 16, 16, 120, 60 });
  layout = lay_out (kase);
  g_assert_false (
    kyo_diagram_layout_find_step (layout, find_one (layout, "a"), KYO_DIRECTION_LEFT, &place));
  g_assert_false (
    kyo_diagram_layout_find_step (layout, find_one (layout, "a"), KYO_DIRECTION_UP, &place));
}

/* c can neither stop on the frame nor in it. */
static void
test_steps_go_on_beyond_what_is_in_the_way (void)
{
  g_autoptr (KyoCase) kase = build_arranged ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoPoint place;

  kyo_participant_set_rect (kyo_case_find_participant (kase, "frame"),
                            &(KyoRect){ 220, 20, 220, 160 });
  kyo_participant_set_rect (kyo_case_find_participant (kase, "a"), &(KyoRect){ 240, 100, 120, 60 });
  kyo_participant_set_rect (kyo_case_find_participant (kase, "b"), &(KyoRect){ 240, 36, 120, 60 });
  layout = lay_out (kase);
  for (guint i = 0; i < 4; i++)
    {
      g_clear_object (&layout);
      layout = lay_out (kase);
      g_assert_true (
        kyo_diagram_layout_find_step (layout, find_one (layout, "c"), KYO_DIRECTION_LEFT, &place));
      kyo_participant_set_rect (kyo_case_find_participant (kase, "c"),
                                &(KyoRect){ place.x, place.y, 120, 60 });
    }
  /* 496, 480, 464, 448; then at the other side. */
  g_assert_cmpfloat (place.x, ==, 448);
  g_clear_object (&layout);
  layout = lay_out (kase);
  g_assert_true (
    kyo_diagram_layout_find_step (layout, find_one (layout, "c"), KYO_DIRECTION_LEFT, &place));
  g_assert_cmpfloat (place.x, ==, 96);
}

static const struct
{
  const char *name;
  const char *id;
  KyoPoint wanted;
  KyoPoint found;
} WANTED[] = {
  { "snaps-to-the-grid", "c", { 610, 217 }, { 608, 224 } },
  { "keeps-a-row-it-hardly-leaves", "c", { 610, 65 }, { 608, 60 } },
  { "not-on-another", "d", { 505, 70 }, { 512, 128 } },
  { "not-in-a-frame-of-others", "d", { 240, 100 }, { 240, 192 } },
  { "a-frame-grows", "a", { 96, 304 }, { 96, 208 } },
};

static void
test_room (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = build_arranged ();
  g_autoptr (KyoDiagramLayout) layout = lay_out (kase);
  KyoPoint place = WANTED[i].wanted;

  g_assert_true (kyo_diagram_layout_find_room (layout, find_one (layout, WANTED[i].id), &place));
  g_test_message ("%g, %g", place.x, place.y);
  g_assert_cmpfloat (place.x, ==, WANTED[i].found.x);
  g_assert_cmpfloat (place.y, ==, WANTED[i].found.y);
}

/* A frame that would have to grow over d is not let. */
static void
test_frames_grow_over_nothing (void)
{
  g_autoptr (KyoCase) kase = build_arranged ();
  g_autoptr (KyoDiagramLayout) layout = lay_out (kase);
  g_autoptr (KyoDiagramLayout) moved = NULL;
  KyoPoint place = { 240, 420 };

  g_assert_true (kyo_diagram_layout_find_room (layout, find_one (layout, "b"), &place));
  kyo_participant_set_rect (kyo_case_find_participant (kase, "b"),
                            &(KyoRect){ place.x, place.y, 120, 60 });
  kyo_participant_set_pinned (kyo_case_find_participant (kase, "b"), TRUE);
  moved = lay_out (kase);
  assert_places (moved);
  assert_no_faults (moved);
}

/* Those that Graphviz arranges around two that a person has put far from where it would. */
static const KyoPoint PINS[][2] = {
  { { 64, 96 }, { 608, 64 } },    { { 800, 640 }, { 64, 96 } },   { { 320, 320 }, { 320, 480 } },
  { { 1600, 96 }, { 32, 1200 } }, { { 160, 160 }, { 480, 160 } },
};

static KyoCase *
build_pinned (const KyoPoint pins[2])
{
  static const char *const ids[] = { "server", "staff" };
  KyoCase *kase = build_incident ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      KyoParticipant *participant = kyo_case_find_participant (kase, ids[i]);

      /* As a view says it: a place without a size. */
      kyo_participant_set_rect (participant, &(KyoRect){ pins[i].x, pins[i].y, 0, 0 });
      kyo_participant_set_pinned (participant, TRUE);
    }
  return kase;
}

static void
assert_pinned (KyoDiagramLayout *layout, const KyoPoint pins[2])
{
  const KyoRect *server = &find_one (layout, "server")->rect;
  const KyoRect *staff = &find_one (layout, "staff")->rect;

  g_assert_true (server->x == pins[0].x && server->y == pins[0].y && server->width > 0);
  g_assert_true (staff->x == pins[1].x && staff->y == pins[1].y && staff->width > 0);
}

static void
test_pinned_stay_and_the_rest_is_around_them (gconstpointer data)
{
  const KyoPoint *pins = PINS[GPOINTER_TO_SIZE (data)];
  g_autoptr (KyoCase) kase = build_pinned (pins);
  g_autoptr (KyoDiagramLayout) layout = lay_out (kase);
  g_autoptr (KyoDiagramLayout) again = NULL;
  g_autoptr (GHashTable) places =
    kyo_diagram_arrange_again (kase, KYO_LANG_JA, measure_by_count, NULL);
  GHashTableIter iter;
  gpointer id, place;

  assert_pinned (layout, pins);
  assert_places (layout);
  g_assert_cmpuint (g_hash_table_size (places), ==, 4);
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    kyo_participant_set_rect (kyo_case_find_participant (kase, id),
                              &(KyoRect){ ((KyoPoint *) place)->x, ((KyoPoint *) place)->y, 0, 0 });
  again = lay_out (kase);
  assert_pinned (again, pins);
  assert_places (again);
}

/* What the case says of places is forgotten, of sizes not. */
static void
test_arranging_again_keeps_sizes (void)
{
  g_autoptr (KyoCase) kase = build_arranged ();
  g_autoptr (GHashTable) places = NULL;
  KyoRect large = { 500, 60, 400, 300 };
  KyoRect pinned = { 304, 304, 120, 60 };

  kyo_participant_set_rect (kyo_case_find_participant (kase, "c"), &large);
  kyo_participant_set_rect (kyo_case_find_participant (kase, "d"), &pinned);
  kyo_participant_set_pinned (kyo_case_find_participant (kase, "d"), TRUE);
  places = kyo_diagram_arrange_again (kase, KYO_LANG_EN, measure_by_count, NULL);
  g_assert_cmpuint (g_hash_table_size (places), ==, 3);
  g_assert_false (g_hash_table_contains (places, "d"));
  for (guint i = 0; i < 3; i++)
    {
      const char *id = ((const char *[]){ "a", "b", "c" })[i];
      const KyoPoint *place = g_hash_table_lookup (places, id);
      KyoRect rect;

      kyo_participant_get_rect (kyo_case_find_participant (kase, id), &rect);
      rect.x = place->x;
      rect.y = place->y;
      g_assert_false (kyo_rect_overlaps (&rect, &pinned, 0));
      kyo_participant_set_rect (kyo_case_find_participant (kase, id), &rect);
    }
  kyo_participant_set_rect (kyo_case_find_participant (kase, "frame"), NULL);
  {
    g_autoptr (KyoDiagramLayout) layout = lay_out (kase);

    assert_places (layout);
  }
}

/* A newer edition may have placed somebody where a person has put somebody else. */
static void
test_pinned_ones_are_made_way_for (void)
{
  g_autoptr (KyoCase) kase = build_arranged ();
  g_autoptr (KyoDiagramLayout) layout = NULL;

  kyo_participant_set_rect (kyo_case_find_participant (kase, "c"), &(KyoRect){ 272, 320, 120, 60 });
  kyo_participant_set_pinned (kyo_case_find_participant (kase, "c"), TRUE);
  layout = lay_out (kase);
  g_assert_cmpfloat (find_one (layout, "c")->rect.x, ==, 272);
  g_assert_cmpfloat (find_one (layout, "a")->rect.x, ==, 40);
  assert_places (layout);
}

/* As in a view that was arranged before somebody came to it. */
static void
test_who_comes_later_stands_with_their_own (void)
{
  g_autoptr (KyoCase) kase = build_incident ();
  g_autoptr (GHashTable) places =
    kyo_diagram_arrange_again (kase, KYO_LANG_EN, measure_by_count, NULL);
  g_autoptr (KyoDiagramLayout) layout = NULL;
  GHashTableIter iter;
  gpointer id, place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    if (!g_str_equal (id, "backup"))
      kyo_participant_set_rect (
        kyo_case_find_participant (kase, id),
        &(KyoRect){ ((KyoPoint *) place)->x, ((KyoPoint *) place)->y, 0, 0 });
  layout = lay_out (kase);
  place = g_hash_table_lookup (places, "server");
  g_assert_cmpfloat (find_one (layout, "server")->rect.x, ==, ((KyoPoint *) place)->x);
  assert_places (layout);
}

static void
test_lines_go_around_what_was_moved_into_their_way (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoDiagramItem *arrow, *callout;
  KyoRect there = { 300, 60, 120, 60 };

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 60, 120, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 600, 60, 120, 60 });
  build_participant (kase, NULL, "moved", KYO_PARTICIPANT_SYSTEM, &there);
  build_callout (build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b"), 270, 100, 180);
  kyo_participant_set_pinned (kyo_case_find_participant (kase, "moved"), TRUE);
  layout = lay_out (kase);
  arrow = find_item (layout, KYO_ITEM_ARROW, "s");
  callout = find_item (layout, KYO_ITEM_CALLOUT, "s");
  g_assert_cmpuint (arrow->n_points, >, 2);
  g_assert_false (kyo_rect_meets_path (&there, arrow->points, arrow->n_points));
  g_assert_false (kyo_rect_overlaps (&there, &callout->rect, 0));
  assert_no_faults (layout);
}

static void
test_room_that_nothing_needs_is_cropped (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoDiagramItem *arrow;
  double width, height;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 520, 260, 120, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 900, 260, 120, 60 });
  build_callout (build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b"), 680, 320, 180);
  layout = lay_out (kase);
  kyo_diagram_layout_crop (layout);
  g_assert_cmpfloat (find_one (layout, "a")->rect.x, ==, 16);
  g_assert_cmpfloat (find_one (layout, "a")->rect.y, ==, 16);
  arrow = find_item (layout, KYO_ITEM_ARROW, "s");
  g_assert_cmpfloat_with_epsilon (arrow->points[0].x, 136, 0.1);
  kyo_diagram_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat (width, ==, 532);
  assert_no_faults (layout);
  /* What needs none keeps it. */
  kyo_diagram_layout_crop (layout);
  g_assert_cmpfloat (find_one (layout, "a")->rect.x, ==, 16);
}

/* Where a line meets it, a frame stays; elsewhere it is drawn in. */
static void
test_frames_are_drawn_in_to_what_they_hold (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                                             &(KyoRect){ 200, 100, 600, 500 });
  const KyoRect *rect;

  build_participant (kase, frame, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 500, 300, 120, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 1000, 300, 120, 60 });
  build_callout (build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "a"), 500, 400, 180);
  layout = lay_out (kase);
  kyo_diagram_layout_crop (layout);
  rect = &find_one (layout, "frame")->rect;
  g_assert_cmpfloat (rect->x, ==, 16);
  g_assert_cmpfloat (rect->y, ==, 16);
  g_assert_cmpfloat (rect->width, ==, 16 + 180 + 16);
  g_assert_cmpfloat (find_one (layout, "b")->rect.x, ==, 1000 - 500 + 32);
  assert_places (layout);
  assert_no_faults (layout);

  g_clear_object (&layout);
  build_callout (build_step (kase, "t", KYO_STEP_EVENT, "2", "frame", "b"), 830, 350, 150);
  layout = lay_out (kase);
  kyo_diagram_layout_crop (layout);
  rect = &find_one (layout, "frame")->rect;
  g_assert_cmpfloat_with_epsilon (rect->x + rect->width, 800 - 500 + 32, 0.1);
  assert_no_faults (layout);
}

static void
test_five_hundred_are_arranged_around_one (void)
{
  g_autoptr (KyoCase) kase = build_large_case (500, 1000);
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *pinned = kyo_case_find_participant (kase, "participant 250");

  kyo_participant_set_rect (pinned, &(KyoRect){ 1600, 1600, 0, 0 });
  kyo_participant_set_pinned (pinned, TRUE);
  layout = lay_out (kase);
  g_assert_cmpfloat (find_one (layout, "participant 250")->rect.x, ==, 1600);
  assert_places (layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/moving/step/", STEPS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_step);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (WANTED); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/moving/room/", WANTED[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_room);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (PINS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/moving/around/%u", (guint) i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i),
                            test_pinned_stay_and_the_rest_is_around_them);
    }
  g_test_add_func ("/layout/moving/nothing-leaves-the-drawing", test_nothing_leaves_the_drawing);
  g_test_add_func ("/layout/moving/steps-go-on-beyond-what-is-in-the-way",
                   test_steps_go_on_beyond_what_is_in_the_way);
  g_test_add_func ("/layout/moving/frames-grow-over-nothing", test_frames_grow_over_nothing);
  g_test_add_func ("/layout/moving/arranging-again-keeps-sizes", test_arranging_again_keeps_sizes);
  g_test_add_func ("/layout/moving/lines-go-around-what-was-moved-into-their-way",
                   test_lines_go_around_what_was_moved_into_their_way);
  g_test_add_func ("/layout/moving/room-that-nothing-needs-is-cropped",
                   test_room_that_nothing_needs_is_cropped);
  g_test_add_func ("/layout/moving/frames-are-drawn-in-to-what-they-hold",
                   test_frames_are_drawn_in_to_what_they_hold);
  g_test_add_func ("/layout/moving/pinned-ones-are-made-way-for",
                   test_pinned_ones_are_made_way_for);
  g_test_add_func ("/layout/moving/who-comes-later-stands-with-their-own",
                   test_who_comes_later_stands_with_their_own);
  g_test_add_func ("/layout/moving/five-hundred-are-arranged-around-one",
                   test_five_hundred_are_arranged_around_one);

  return g_test_run ();
}
