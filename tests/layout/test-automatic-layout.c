/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"
#include "layout/kyo-graph.h"

#include <math.h>

static KyoDiagramLayout *
lay_out (KyoCase *kase)
{
  return kyo_diagram_layout_new (kase, KYO_LANG_EN, measure_by_count, NULL);
}

static void
test_one_node (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  KyoDiagramLayout *layout;

  build_participant (kase, NULL, "alone", KYO_PARTICIPANT_PERSON, NULL);
  layout = lay_out (kase);

  g_assert_cmpuint (kyo_diagram_layout_get_n_items (layout), ==, 1);
  assert_places (layout);
  assert_no_faults (layout);
  g_assert_finalize_object (layout);
}

/* A report often tells neither who acts nor on whom. */
static void
test_what_has_no_lines_stands_in_rows (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *office =
    build_participant (kase, NULL, "office", KYO_PARTICIPANT_ORGANISATION, NULL);
  double width, height;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *inside = g_strdup_printf ("desk%u", i);
      g_autofree char *outside = g_strdup_printf ("town%u", i);
      g_autofree char *event = g_strdup_printf ("e%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      build_participant (kase, office, inside, KYO_PARTICIPANT_PERSON, NULL);
      build_participant (kase, NULL, outside, KYO_PARTICIPANT_OUTSIDER, NULL);
      build_step (kase, event, KYO_STEP_EVENT, number, NULL, NULL);
    }
  layout = lay_out (kase);
  kyo_diagram_layout_get_size (layout, &width, &height);

  assert_places (layout);
  assert_no_faults (layout);
  g_assert_cmpfloat (height, <, width);
}

static void
test_clusters_are_respected (void)
{
  g_autoptr (KyoCase) kase = build_incident ();
  KyoDiagramLayout *layout = lay_out (kase);

  assert_places (layout);
  g_assert_finalize_object (layout);
}

static void
test_callouts_do_not_cover_anything (void)
{
  g_autoptr (KyoCase) kase = build_incident ();
  g_autoptr (KyoDiagramLayout) layout = lay_out (kase);
  guint n = kyo_diagram_layout_get_n_items (layout);

  for (guint i = 0; i < n; i++)
    {
      const KyoDiagramItem *callout = kyo_diagram_layout_get_item (layout, i);

      if (callout->kind != KYO_ITEM_CALLOUT)
        continue;
      for (guint j = 0; j < n; j++)
        {
          const KyoDiagramItem *other = kyo_diagram_layout_get_item (layout, j);

          if (j != i && other->kind != KYO_ITEM_BOUNDARY)
            g_assert_false (kyo_rect_overlaps (&callout->rect, &other->rect, 0));
        }
    }
}

static void
test_placed_ones_keep_their_place (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *frame;
  KyoRect there = { 200, 100, 140, 60 };
  const KyoDiagramItem *inside, *outside;

  frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                             &(KyoRect){ 20, 20, 600, 300 });
  build_participant (kase, frame, "placed", KYO_PARTICIPANT_SYSTEM, &there);
  build_participant (kase, frame, "inside", KYO_PARTICIPANT_SYSTEM, NULL);
  build_participant (kase, NULL, "outside", KYO_PARTICIPANT_SYSTEM, NULL);
  layout = lay_out (kase);
  inside = find_item (layout, KYO_ITEM_NODE, "inside");
  outside = find_item (layout, KYO_ITEM_NODE, "outside");

  g_assert_cmpfloat (find_item (layout, KYO_ITEM_NODE, "placed")->rect.x, ==, there.x);
  g_assert_cmpfloat (find_item (layout, KYO_ITEM_BOUNDARY, "frame")->rect.height, ==, 300);
  g_assert_cmpfloat (inside->rect.y, <, 320);
  g_assert_cmpfloat (outside->rect.y, >, 320);
  assert_places (layout);
  assert_no_faults (layout);
}

static void
test_full_boundary_grows (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *outer, *frame;

  outer = build_participant (kase, NULL, "outer", KYO_PARTICIPANT_ORGANISATION,
                             &(KyoRect){ 20, 20, 240, 170 });
  frame = build_participant (kase, outer, "frame", KYO_PARTICIPANT_NETWORK,
                             &(KyoRect){ 36, 56, 200, 120 });
  build_participant (kase, frame, "placed", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 52, 90, 150, 60 });
  build_participant (kase, frame, "more", KYO_PARTICIPANT_SYSTEM, NULL);
  layout = lay_out (kase);

  assert_places (layout);
}

static void
test_five_hundred_nodes (void)
{
  g_autoptr (KyoCase) kase = build_large_case (500, 1000);
  KyoDiagramLayout *layout = lay_out (kase);
  guint n_callouts = 0;
  double width, height;

  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    if (kyo_diagram_layout_get_item (layout, i)->kind == KYO_ITEM_CALLOUT)
      n_callouts++;
  g_assert_cmpuint (n_callouts, ==, 1000);
  assert_places (layout);
  /* About the shape of a screen, not one endless row. */
  kyo_diagram_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat (width / height, >, 0.5);
  g_assert_cmpfloat (width / height, <, 3);

  g_assert_finalize_object (layout);
}

/* All in one frame without frames in it: there are no parts to be found. */
static void
test_many_steps_in_one_frame (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  KyoParticipant *frame =
    build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION, NULL);
  double width, height;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      build_participant (kase, i == 59 ? NULL : frame, id, KYO_PARTICIPANT_SYSTEM, NULL);
    }
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *from = g_strdup_printf ("n%u", i * 7 % 60);
      g_autofree char *to = g_strdup_printf ("n%u", (i * 11 + 5) % 60);

      build_step (kase, id, KYO_STEP_EVENT, "1", from, to);
    }
  layout = lay_out (kase);
  assert_places (layout);
  kyo_diagram_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat (width, <, 6000);
  g_assert_cmpfloat (height, <, 6000);
}

/* Frames in frames, steps to and fro, at one place and at frames: half of such cases once ended the
 * program within Graphviz. */
static KyoCase *
build_at_random (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  KyoCase *kase = build_case ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) frames = g_ptr_array_new ();
  guint n = (guint) g_rand_int_range (rand, 2, 50);
  guint n_steps = (guint) g_rand_int_range (rand, 1, 140);

  for (guint i = 0; i < n; i++)
    {
      char *id = g_strdup_printf ("n%u", i);
      KyoParticipant *parent =
        frames->len > 0 && g_rand_int_range (rand, 0, 4) > 0
          ? g_ptr_array_index (frames, g_rand_int_range (rand, 0, (gint32) frames->len))
          : NULL;
      KyoParticipant *made = build_participant (
        kase, parent, id, (KyoParticipantKind) g_rand_int_range (rand, 0, 8), NULL);

      g_ptr_array_add (ids, id);
      if (g_rand_int_range (rand, 0, 6) == 0)
        g_ptr_array_add (frames, made);
    }
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      build_step (kase, id, (KyoStepKind) g_rand_int_range (rand, 0, 2), "1",
                  g_ptr_array_index (ids, g_rand_int_range (rand, 0, (gint32) n)),
                  g_rand_int_range (rand, 0, 5) == 0
                    ? NULL
                    : g_ptr_array_index (ids, g_rand_int_range (rand, 0, (gint32) n)));
    }
  return kase;
}

static void
test_any_case_is_arranged (void)
{
  for (guint32 seed = 0; seed < 150; seed++)
    {
      g_autoptr (KyoCase) kase = build_at_random (seed);
      g_autoptr (KyoDiagramLayout) layout = NULL;

      g_test_message ("seed %u", seed);
      layout = lay_out (kase);
      assert_places (layout);
    }
}

static void
test_lines_that_run_back_have_their_words_between_them (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoDiagramLayout) layout = NULL;
  const KyoRect *left, *right, *words;

  build_participant (kase, NULL, "a", KYO_PARTICIPANT_PERSON, NULL);
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, NULL);
  build_step (kase, "there", KYO_STEP_EVENT, "1", "a", "b");
  build_step (kase, "back", KYO_STEP_RESPONSE, "1", "b", "a");
  layout = lay_out (kase);
  left = &find_item (layout, KYO_ITEM_NODE, "a")->rect;
  right = &find_item (layout, KYO_ITEM_NODE, "b")->rect;
  words = &find_item (layout, KYO_ITEM_CALLOUT, "back")->rect;

  g_assert_cmpfloat (left->x + left->width, <, words->x);
  g_assert_cmpfloat (words->x + words->width, <, right->x);
  assert_no_faults (layout);
}

static void
test_graph_is_arranged_in_any_locale (void)
{
  g_autoptr (KyoGraph) graph = kyo_graph_new ();
  g_autoptr (GError) error = NULL;
  guint cluster = kyo_graph_add_cluster (graph, -1);
  guint inner = kyo_graph_add_cluster (graph, (int) cluster);
  guint a = kyo_graph_add_node (graph, (int) inner, 120.5, 60);
  guint b = kyo_graph_add_node (graph, -1, 80, 40);
  guint beside = kyo_graph_add_satellite (graph, a, 190, 70);
  guint edge = kyo_graph_add_edge (graph, a, b, 180, 60);
  KyoRect frame, node, label;

  g_assert_true (kyo_graph_arrange (graph, &error));
  g_assert_no_error (error);

  frame = kyo_graph_get_cluster (graph, inner);
  node = kyo_graph_get_node (graph, a);
  g_assert_cmpfloat_with_epsilon (node.width, 120.5, 0.01);
  g_assert_true (kyo_rect_encloses (&frame, &node));
  node = kyo_graph_get_node (graph, beside);
  g_assert_true (kyo_rect_encloses (&frame, &node));
  node = kyo_graph_get_node (graph, b);
  g_assert_false (kyo_rect_overlaps (&frame, &node, 0));
  frame = kyo_graph_get_cluster (graph, cluster);
  g_assert_false (kyo_rect_overlaps (&frame, &node, 0));
  g_assert_true (kyo_graph_get_edge_label (graph, edge, &label));
  g_assert_false (kyo_rect_overlaps (&label, &node, 0));
}

static gpointer
lay_out_in_thread (gpointer data)
{
  g_autoptr (KyoCase) kase = build_incident ();
  KyoDiagramLayout *layout = lay_out (kase);

  assert_places (layout);
  g_object_unref (layout);
  return NULL;
}

static void
test_threads_wait_for_each_other (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", lay_out_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/layout/automatic/one-node", test_one_node);
  g_test_add_func ("/layout/automatic/what-has-no-lines-stands-in-rows",
                   test_what_has_no_lines_stands_in_rows);
  g_test_add_func ("/layout/automatic/clusters-are-respected", test_clusters_are_respected);
  g_test_add_func ("/layout/automatic/callouts-do-not-cover-anything",
                   test_callouts_do_not_cover_anything);
  g_test_add_func ("/layout/automatic/placed-ones-keep-their-place",
                   test_placed_ones_keep_their_place);
  g_test_add_func ("/layout/automatic/full-boundary-grows", test_full_boundary_grows);
  g_test_add_func ("/layout/automatic/five-hundred-nodes", test_five_hundred_nodes);
  g_test_add_func ("/layout/automatic/many-steps-in-one-frame", test_many_steps_in_one_frame);
  g_test_add_func ("/layout/automatic/any-case-is-arranged", test_any_case_is_arranged);
  g_test_add_func ("/layout/automatic/lines-that-run-back-have-their-words-between-them",
                   test_lines_that_run_back_have_their_words_between_them);
  g_test_add_func ("/layout/automatic/graph-is-arranged", test_graph_is_arranged_in_any_locale);
  g_test_add_func ("/layout/automatic/threads-wait-for-each-other",
                   test_threads_wait_for_each_other);

  return g_test_run ();
}
