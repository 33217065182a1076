/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

/*            [left] -- e1 --> [middle] -- e2 --> [right]
 *            (e1)                |
 *                                r1
 *                                v
 *     [frame: [inner]]        [below]   (r2: at below)    [apart]
 */
static KyoCase *
build_cross (void)
{
  KyoCase *kase = build_case ();
  KyoParticipant *frame;

  build_participant (kase, NULL, "left", KYO_PARTICIPANT_PERSON, &(KyoRect){ 0, 0, 100, 50 });
  build_participant (kase, NULL, "middle", KYO_PARTICIPANT_PERSON, &(KyoRect){ 400, 0, 100, 50 });
  build_participant (kase, NULL, "right", KYO_PARTICIPANT_PERSON, &(KyoRect){ 800, 0, 100, 50 });
  build_participant (kase, NULL, "below", KYO_PARTICIPANT_PERSON, &(KyoRect){ 400, 400, 100, 50 });
  build_participant (kase, NULL, "apart", KYO_PARTICIPANT_PERSON, &(KyoRect){ 900, 400, 100, 50 });
  frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                             &(KyoRect){ 0, 360, 200, 140 });
  build_participant (kase, frame, "inner", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 40, 400, 100, 50 });
  build_callout (build_step (kase, "e1", KYO_STEP_EVENT, "1", "left", "middle"), 180, 60, 140);
  build_callout (build_step (kase, "e2", KYO_STEP_EVENT, "2", "middle", "right"), 580, 60, 140);
  build_callout (build_step (kase, "r1", KYO_STEP_RESPONSE, "1", "middle", "below"), 470, 200, 140);
  build_callout (build_step (kase, "r2", KYO_STEP_RESPONSE, "2", "below", NULL), 560, 400, 140);
  return kase;
}

static const struct
{
  const char *from;
  KyoDirection direction;
  const char *to; /* NULL: the edge */
} WAYS[] = {
  /* along a step, over its callout and whatever is nearer */
  { "left", KYO_DIRECTION_RIGHT, "middle" },
  { "middle", KYO_DIRECTION_RIGHT, "right" },
  { "middle", KYO_DIRECTION_LEFT, "left" },
  { "middle", KYO_DIRECTION_DOWN, "below" },
  { "below", KYO_DIRECTION_UP, "middle" },
  /* from a callout to those who act in its step */
  { "e1", KYO_DIRECTION_LEFT, "left" },
  { "e1", KYO_DIRECTION_RIGHT, "middle" },
  { "r2", KYO_DIRECTION_LEFT, "below" },
  /* where nothing is joined, the nearest */
  { "below", KYO_DIRECTION_RIGHT, "r2" },
  { "right", KYO_DIRECTION_DOWN, "apart" },
  { "r2", KYO_DIRECTION_RIGHT, "apart" },
  { "below", KYO_DIRECTION_LEFT, "inner" },
  { "inner", KYO_DIRECTION_UP, "frame" },
  { "left", KYO_DIRECTION_LEFT, NULL },
  { "left", KYO_DIRECTION_UP, NULL },
};

static const KyoDiagramItem *
find_place (KyoDiagramLayout *layout, const char *id)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);
      const char *item_id = item->participant != NULL ? kyo_participant_get_id (item->participant)
                                                      : kyo_step_get_id (item->step);

      if (item->kind != KYO_ITEM_ARROW && g_str_equal (item_id, id))
        return item;
    }
  g_error ("there is no %s", id);
}

static void
test_ways (void)
{
  g_autoptr (KyoCase) kase = build_cross ();
  g_autoptr (KyoDiagramLayout) layout =
    kyo_diagram_layout_new (kase, KYO_LANG_EN, measure_by_count, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++)
    {
      const KyoDiagramItem *to =
        kyo_diagram_layout_walk (layout, find_place (layout, WAYS[i].from), WAYS[i].direction);

      g_test_message ("from %s in direction %d", WAYS[i].from, WAYS[i].direction);
      if (WAYS[i].to == NULL)
        g_assert_null (to);
      else
        g_assert_true (to == find_place (layout, WAYS[i].to));
    }
}

/* Whatever lies to the right is come to by going right, and so on. */
static void
test_walks_end (void)
{
  g_autoptr (KyoCase) kase = build_large_case (60, 120);
  g_autoptr (KyoDiagramLayout) layout =
    kyo_diagram_layout_new (kase, KYO_LANG_EN, measure_by_count, NULL);

  for (int direction = KYO_DIRECTION_LEFT; direction <= KYO_DIRECTION_DOWN; direction++)
    {
      const KyoDiagramItem *at = find_place (layout, "participant 30");
      guint n = 0;

      while ((at = kyo_diagram_layout_walk (layout, at, (KyoDirection) direction)) != NULL)
        g_assert_cmpuint (n++, <, kyo_diagram_layout_get_n_items (layout));
    }
}

static void
test_arranging_is_needed_for_what_has_no_place (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  KyoParticipant *frame;

  g_assert_false (kyo_diagram_needs_arranging (kase));
  frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION, NULL);
  build_participant (kase, frame, "placed", KYO_PARTICIPANT_PERSON, &(KyoRect){ 0, 0, 100, 50 });
  g_assert_false (kyo_diagram_needs_arranging (kase));
  build_participant (kase, frame, "other", KYO_PARTICIPANT_PERSON, NULL);
  g_assert_true (kyo_diagram_needs_arranging (kase));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/layout/walk/goes-along-steps-else-to-the-nearest", test_ways);
  g_test_add_func ("/layout/walk/ends", test_walks_end);
  g_test_add_func ("/layout/walk/arranging-is-needed-for-what-has-no-place",
                   test_arranging_is_needed_for_what_has_no_place);

  return g_test_run ();
}
