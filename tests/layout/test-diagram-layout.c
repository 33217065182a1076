/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"
#include "layout/kyo-shape.h"

#include <math.h>

static KyoDiagramLayout *
lay_out (KyoCase *kase)
{
  return kyo_diagram_layout_new (kase, KYO_LANG_EN, measure_by_count, NULL);
}

static double
distance_to_edge (const KyoRect *rect, KyoPoint at)
{
  double across = MIN (fabs (at.x - rect->x), fabs (at.x - rect->x - rect->width));
  double down = MIN (fabs (at.y - rect->y), fabs (at.y - rect->y - rect->height));

  return MIN (across, down);
}

/* Two nodes at places given by a table, joined by an event. */
static const struct
{
  const char *name;
  KyoRect a;
  KyoRect b;
} PAIRS[] = {
  { "beside", { 20, 20, 120, 60 }, { 400, 20, 120, 60 } },
  { "beside-a-little-lower", { 20, 20, 120, 60 }, { 400, 50, 120, 60 } },
  { "below", { 20, 20, 120, 60 }, { 20, 300, 120, 60 } },
  { "aslant", { 20, 20, 120, 60 }, { 400, 300, 120, 60 } },
  { "aslant-backwards", { 400, 300, 120, 60 }, { 20, 20, 120, 60 } },
  { "large-and-small", { 20, 20, 300, 400 }, { 500, 350, 60, 40 } },
};

static void
test_arrow_meets_edges (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = build_case ();
  KyoDiagramLayout *layout;
  const KyoDiagramItem *arrow;
  KyoPoint middle;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_ORGANISATION, &PAIRS[i].a);
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_ORGANISATION, &PAIRS[i].b);
  build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b");
  layout = lay_out (kase);
  arrow = find_item (layout, KYO_ITEM_ARROW, "s");

  g_assert_cmpuint (arrow->n_points, ==, 2);
  g_assert_cmpfloat (distance_to_edge (&PAIRS[i].a, arrow->points[0]), <, 1.5);
  g_assert_cmpfloat (distance_to_edge (&PAIRS[i].b, arrow->points[1]), <, 1.5);
  middle = kyo_path_at (arrow->points, arrow->n_points, 0.5);
  g_assert_cmpfloat_with_epsilon (middle.x, kyo_rect_centre (&arrow->badge_rect).x, 0.01);
  g_assert_cmpfloat_with_epsilon (middle.y, kyo_rect_centre (&arrow->badge_rect).y, 0.01);
  assert_no_faults (layout);

  g_assert_finalize_object (layout);
}

static void
test_facing_nodes_are_joined_squarely (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoDiagramItem *arrow;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 20, 120, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 400, 40, 120, 60 });
  build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b");
  layout = lay_out (kase);
  arrow = find_item (layout, KYO_ITEM_ARROW, "s");

  g_assert_cmpfloat_with_epsilon (arrow->points[0].y, 60, 0.01);
  g_assert_cmpfloat_with_epsilon (arrow->points[1].y, 60, 0.01);
}

static void
test_parallel_arrows_stand_apart (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoDiagramItem *one, *two, *three;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 120, 120, 80 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 500, 120, 120, 80 });
  build_callout (build_step (kase, "one", KYO_STEP_EVENT, "1", "a", "b"), 250, 80, 140);
  build_callout (build_step (kase, "two", KYO_STEP_EVENT, "2", "b", "a"), 330, 210, 120);
  build_callout (build_step (kase, "three", KYO_STEP_RESPONSE, "1", "a", "b"), 190, 210, 120);
  layout = lay_out (kase);
  one = find_item (layout, KYO_ITEM_ARROW, "one");
  two = find_item (layout, KYO_ITEM_ARROW, "two");
  three = find_item (layout, KYO_ITEM_ARROW, "three");

  g_assert_cmpfloat_with_epsilon (fabs (one->points[0].y - two->points[0].y), 22, 0.01);
  g_assert_cmpfloat_with_epsilon (fabs (two->points[0].y - three->points[0].y), 22, 0.01);
  g_assert_false (kyo_rect_overlaps (&one->badge_rect, &two->badge_rect, 0));
  g_assert_false (kyo_rect_overlaps (&two->badge_rect, &three->badge_rect, 0));
  /* The second runs the other way. */
  g_assert_cmpfloat (two->points[0].x, >, two->points[1].x);
  assert_no_faults (layout);
}

static void
test_route_is_followed (void)
{
  static const KyoPoint corners[] = { { 80, 300 }, { 460, 300 } };
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoDiagramItem *arrow;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 20, 120, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 400, 20, 120, 60 });
  kyo_step_set_route (build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b"), corners,
                      G_N_ELEMENTS (corners));
  layout = lay_out (kase);
  arrow = find_item (layout, KYO_ITEM_ARROW, "s");

  g_assert_cmpuint (arrow->n_points, ==, 4);
  g_assert_cmpfloat_with_epsilon (arrow->points[0].x, 80, 0.01);
  g_assert_cmpfloat_with_epsilon (arrow->points[0].y, 80, 0.01);
  g_assert_cmpfloat (arrow->points[2].x, ==, 460);
  g_assert_cmpfloat_with_epsilon (arrow->points[3].y, 80, 0.01);
}

static void
test_boundary_is_met_at_its_frame (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *boundary;
  const KyoDiagramItem *in, *out;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_ATTACKER, &(KyoRect){ 20, 200, 120, 60 });
  boundary = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                                &(KyoRect){ 300, 20, 400, 400 });
  build_participant (kase, boundary, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 400, 320, 120, 60 });
  build_step (kase, "in", KYO_STEP_EVENT, "1", "a", "frame");
  build_step (kase, "out", KYO_STEP_EVENT, "2", "b", "frame");
  layout = lay_out (kase);
  in = find_item (layout, KYO_ITEM_ARROW, "in");
  out = find_item (layout, KYO_ITEM_ARROW, "out");

  g_assert_cmpfloat_with_epsilon (in->points[1].x, 300, 0.5);
  /* From within, the shortest way: down. */
  g_assert_cmpfloat_with_epsilon (out->points[0].y, 380, 0.5);
  g_assert_cmpfloat_with_epsilon (out->points[1].y, 420, 0.5);
}

static void
test_callouts_find_free_ground (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_PERSON, &(KyoRect){ 300, 300, 140, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_PERSON, &(KyoRect){ 700, 300, 140, 60 });
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *here = g_strdup_printf ("here%u", i);
      g_autofree char *across = g_strdup_printf ("across%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i);

      build_step (kase, here, KYO_STEP_RESPONSE, number, "a", i % 2 == 0 ? "a" : NULL);
      if (i == 0)
        build_step (kase, across, KYO_STEP_EVENT, number, "a", "b");
    }
  build_step (kase, "nowhere", KYO_STEP_EVENT, "11", NULL, NULL);
  layout = lay_out (kase);

  g_assert_cmpuint (find_item (layout, KYO_ITEM_CALLOUT, "here3")->n_points, ==, 2);
  g_assert_cmpuint (find_item (layout, KYO_ITEM_CALLOUT, "nowhere")->n_points, ==, 0);
  assert_no_faults (layout);
}

static void
test_leader_only_where_it_is_needed (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoDiagramItem *far_off;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 20, 120, 60 });
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 600, 20, 120, 60 });
  build_participant (kase, NULL, "c", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 400, 120, 60 });
  build_callout (build_step (kase, "near", KYO_STEP_EVENT, "1", "a", "b"), 270, 90, 180);
  build_callout (build_step (kase, "far", KYO_STEP_EVENT, "2", "a", "c"), 300, 230, 180);
  layout = lay_out (kase);
  far_off = find_item (layout, KYO_ITEM_CALLOUT, "far");

  g_assert_cmpuint (find_item (layout, KYO_ITEM_CALLOUT, "near")->n_points, ==, 0);
  g_assert_cmpuint (far_off->n_points, ==, 2);
  g_assert_cmpfloat_with_epsilon (far_off->points[0].x, 300, 0.01);
  assert_no_faults (layout);
}

/* One picture with everything that can be wrong; each fault is named with its ids. */
static void
test_faults_are_found (void)
{
  static const char *const faults[] = {
    "nodes a and b overlap",
    "label of node a takes",
    "callouts one and two overlap",
    "callout one overlaps the node d",
    "arrow through runs through the node d",
    "node e is not inside its boundary frame",
    "arrow short is too short",
    "callout three covers the label of boundary frame",
    "node f overlaps the boundary frame, to which it does not belong",
    "node g lies outside the drawing",
  };
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  g_autoptr (KyoText) text = kyo_text_new ("長い名前長い名前長い名前長い名前", NULL);
  KyoParticipant *frame;

  kyo_participant_set_label (
    build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 20, 20, 90, 30 }),
    text);
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 100, 20, 120, 60 });
  build_participant (kase, NULL, "c", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 600, 20, 120, 60 });
  build_participant (kase, NULL, "d", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 400, 20, 120, 60 });
  frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                             &(KyoRect){ 20, 300, 300, 200 });
  build_participant (kase, frame, "e", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 280, 400, 120, 60 });
  build_participant (kase, NULL, "f", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 40, 420, 120, 60 });
  build_participant (kase, NULL, "g", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ -40, 620, 120, 60 });
  build_participant (kase, NULL, "h", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 740, 20, 120, 60 });
  build_callout (build_step (kase, "through", KYO_STEP_EVENT, "1", "b", "c"), 300, 150, 180);
  build_step (kase, "short", KYO_STEP_EVENT, "2", "c", "h");
  build_callout (build_step (kase, "one", KYO_STEP_EVENT, "3", "d", "d"), 420, 60, 180);
  build_callout (build_step (kase, "two", KYO_STEP_EVENT, "4", "d", "d"), 440, 70, 180);
  build_callout (build_step (kase, "three", KYO_STEP_EVENT, "5", "f", "f"), 30, 290, 100);
  layout = kyo_diagram_layout_new (kase, KYO_LANG_JA, measure_by_count, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    assert_fault (layout, faults[i]);
}

static void
test_empty_case_gives_an_empty_picture (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  KyoDiagramLayout *layout = lay_out (kase);
  double width, height;

  kyo_diagram_layout_get_size (layout, &width, &height);
  g_assert_cmpuint (kyo_diagram_layout_get_n_items (layout), ==, 0);
  g_assert_cmpfloat (width, ==, 0);
  g_assert_cmpfloat (height, ==, 0);
  g_assert_null (kyo_diagram_layout_lookup (layout, 5, 5));
  assert_no_faults (layout);

  g_assert_finalize_object (layout);
}

static void
test_topmost_is_looked_up (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *frame;
  const KyoDiagramItem *arrow;

  frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                             &(KyoRect){ 10, 10, 700, 300 });
  build_participant (kase, frame, "a", KYO_PARTICIPANT_PERSON, &(KyoRect){ 40, 60, 140, 60 });
  build_participant (kase, frame, "b", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 500, 60, 140, 60 });
  build_callout (build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b"), 260, 150, 160);
  layout = lay_out (kase);
  arrow = find_item (layout, KYO_ITEM_ARROW, "s");

  g_assert_true (kyo_diagram_layout_lookup (layout, 110, 90) ==
                 find_item (layout, KYO_ITEM_NODE, "a"));
  g_assert_true (kyo_diagram_layout_lookup (layout, arrow->rect.x + 5, arrow->rect.y + 5) == arrow);
  g_assert_true (
    kyo_diagram_layout_lookup (layout, arrow->points[0].x + 12, arrow->points[0].y + 2) == arrow);
  g_assert_true (kyo_diagram_layout_lookup (layout, 300, 160) ==
                 find_item (layout, KYO_ITEM_CALLOUT, "s"));
  /* The corner of a person's node is round: there the boundary is meant. */
  g_assert_true (kyo_diagram_layout_lookup (layout, 41, 61) ==
                 find_item (layout, KYO_ITEM_BOUNDARY, "frame"));
  g_assert_null (kyo_diagram_layout_lookup (layout, 5, 5));
}

static void
test_missing_language_falls_back (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  g_autoptr (KyoText) text = kyo_text_new ("名前だけ", NULL);

  kyo_participant_set_label (build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, NULL),
                             text);
  layout = lay_out (kase);

  g_assert_cmpstr (find_item (layout, KYO_ITEM_NODE, "a")->text, ==, "名前だけ");
  g_assert_cmpint (kyo_diagram_layout_get_lang (layout), ==, KYO_LANG_EN);
}

/* The layout keeps its words when the case changes. */
static void
test_later_changes_do_not_show (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  g_autoptr (KyoText) text = kyo_text_new (NULL, "Another name");
  KyoParticipant *participant = build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, NULL);

  layout = lay_out (kase);
  kyo_participant_set_label (participant, text);

  g_assert_cmpstr (find_item (layout, KYO_ITEM_NODE, "a")->text, ==, "a");
}

static void
test_items_come_in_the_order_of_painting (void)
{
  static const KyoDiagramItemKind order[] = {
    KYO_ITEM_BOUNDARY, KYO_ITEM_BOUNDARY, KYO_ITEM_ARROW,
    KYO_ITEM_NODE,     KYO_ITEM_NODE,     KYO_ITEM_CALLOUT
  };
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *outer, *inner;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_SYSTEM, NULL);
  outer = build_participant (kase, NULL, "outer", KYO_PARTICIPANT_ORGANISATION, NULL);
  inner = build_participant (kase, outer, "inner", KYO_PARTICIPANT_SYSTEM, NULL);
  build_participant (kase, inner, "b", KYO_PARTICIPANT_SYSTEM, NULL);
  build_step (kase, "s", KYO_STEP_EVENT, "1", "a", "b");
  layout = lay_out (kase);

  g_assert_cmpuint (kyo_diagram_layout_get_n_items (layout), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (kyo_diagram_layout_get_item (layout, i)->kind, ==, order[i]);
  g_assert_cmpstr (kyo_participant_get_id (kyo_diagram_layout_get_item (layout, 0)->participant),
                   ==, "outer");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      g_autofree char *path =
        g_strconcat ("/layout/diagram/arrow-meets-edges/", PAIRS[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_arrow_meets_edges);
    }
  g_test_add_func ("/layout/diagram/facing-nodes-are-joined-squarely",
                   test_facing_nodes_are_joined_squarely);
  g_test_add_func ("/layout/diagram/parallel-arrows-stand-apart", test_parallel_arrows_stand_apart);
  g_test_add_func ("/layout/diagram/route-is-followed", test_route_is_followed);
  g_test_add_func ("/layout/diagram/boundary-is-met-at-its-frame",
                   test_boundary_is_met_at_its_frame);
  g_test_add_func ("/layout/diagram/callouts-find-free-ground", test_callouts_find_free_ground);
  g_test_add_func ("/layout/diagram/leader-only-where-it-is-needed",
                   test_leader_only_where_it_is_needed);
  g_test_add_func ("/layout/diagram/faults-are-found", test_faults_are_found);
  g_test_add_func ("/layout/diagram/empty-case-gives-an-empty-picture",
                   test_empty_case_gives_an_empty_picture);
  g_test_add_func ("/layout/diagram/topmost-is-looked-up", test_topmost_is_looked_up);
  g_test_add_func ("/layout/diagram/missing-language-falls-back", test_missing_language_falls_back);
  g_test_add_func ("/layout/diagram/later-changes-do-not-show", test_later_changes_do_not_show);
  g_test_add_func ("/layout/diagram/items-come-in-the-order-of-painting",
                   test_items_come_in_the_order_of_painting);

  return g_test_run ();
}
