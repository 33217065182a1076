/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sound picture, and one thing after the other that spoils it: each fault is found and named with
 * the ids of what is at fault.
 */
#include "config.h"

#include "case-builder.h"

#include <string.h>

typedef enum
{
  NOTHING,
  PLACE,   /* a participant's rectangle */
  LABEL,   /* a participant's name becomes long */
  CALLOUT, /* a step's callout */
  ROUTE,   /* two corners of a step's arrow */
} Change;

typedef struct
{
  Change change;
  const char *id;
  KyoRect rect; /* ROUTE: the corners are x,y and width,height */
} Spoil;

typedef struct
{
  const char *name;
  Spoil spoils[2];
  const char *fault;
} Row;

static const Row ROWS[] = {
  { "nodes-overlap", { { PLACE, "a", { 60, 300, 120, 60 } } }, "nodes a and b overlap" },
  { "label-larger-than-its-node", { { LABEL, "a", { 0 } } }, "label of node a takes" },
  { "node-across-its-frame",
    { { PLACE, "b", { 600, 320, 120, 60 } } },
    "node b is not inside its boundary frame" },
  { "node-in-a-foreign-frame",
    { { PLACE, "c", { 480, 300, 120, 60 } } },
    "node c overlaps the boundary frame, to which it does not belong" },
  { "node-over-a-label",
    { { PLACE, "a", { 24, 22, 120, 60 } } },
    "node a covers the label of boundary frame" },
  { "frame-over-a-label",
    { { PLACE, "inner", { 26, 24, 616, 200 } } },
    "boundary inner covers the label of boundary frame" },
  { "label-wider-than-its-frame",
    { { LABEL, "inner", { 0 } } },
    "label of boundary inner is wider than its frame" },
  { "node-outside-the-drawing",
    { { PLACE, "a", { -10, 60, 120, 60 } } },
    "node a lies outside the drawing" },
  { "line-outside-the-drawing",
    { { ROUTE, "one", { -5, 90, -5, 350 } } },
    "line of arrow one leaves the drawing" },
  { "callout-over-a-node",
    { { CALLOUT, "one", { 100, 350, 160, 0 } } },
    "callout one overlaps the node b" },
  { "callout-touches-a-node",
    { { CALLOUT, "three", { 162, 330, 150, 0 } } },
    "callout three overlaps the node b" },
  { "callouts-overlap",
    { { CALLOUT, "one", { 260, 340, 160, 0 } } },
    "callouts one and three overlap" },
  { "callout-over-a-label",
    { { CALLOUT, "one", { 30, 18, 160, 0 } } },
    "callout one covers the label of boundary frame" },
  { "callout-across-a-frame",
    { { CALLOUT, "one", { 580, 260, 160, 0 } } },
    "callout one lies across the frame of boundary frame" },
  { "callout-over-its-arrow",
    { { CALLOUT, "one", { 60, 260, 160, 0 } } },
    "arrow one runs through the callout one" },
  { "callout-over-another-arrow",
    { { CALLOUT, "three", { 70, 260, 150, 0 } } },
    "arrow one runs through the callout three" },
  { "arrow-too-near-a-callout",
    { { CALLOUT, "one", { 102, 200, 150, 0 } } },
    "arrow one runs through the callout one" },
  { "arrow-through-a-node",
    { { ROUTE, "one", { 420, 90, 420, 350 } } },
    "arrow one runs through the node d" },
  { "arrow-through-a-label",
    { { ROUTE, "one", { 60, 28, 60, 28 } } },
    "arrow one runs through the label of boundary frame" },
  { "arrows-cross", { { ROUTE, "one", { 720, 90, 720, 350 } } }, "arrows one and two cross" },
  { "arrow-along-a-frame",
    { { ROUTE, "one", { 661, 90, 661, 350 } } },
    "arrow one runs along the frame of boundary frame" },
  { "arrow-shorter-than-its-badge",
    { { PLACE, "b", { 40, 140, 120, 60 } } },
    "arrow one is too short for its badge" },
  { "badge-over-a-callout",
    { { PLACE, "b", { 40, 176, 120, 60 } }, { CALLOUT, "three", { 92, 126, 150, 0 } } },
    "badge of arrow one overlaps the callout three" },
  { "badge-across-a-frame",
    { { PLACE, "d", { 580, 110, 56, 60 } }, { PLACE, "c", { 684, 110, 60, 60 } } },
    "badge of arrow two lies across the frame of boundary frame" },
  { "leader-through-a-node",
    { { PLACE, "a", { 180, 335, 60, 44 } } },
    "leader of callout three runs through the node a" },
  { "leader-through-a-callout",
    { { CALLOUT, "one", { 170, 330, 100, 0 } } },
    "leader of callout three runs through the callout one" },
  { "leader-through-a-label",
    { { CALLOUT, "three", { 500, 322, 120, 0 } }, { PLACE, "inner", { 180, 330, 300, 100 } } },
    "leader of callout three runs through the label of boundary inner" },
  { "leader-across-an-arrow",
    { { ROUTE, "one", { 230, 90, 230, 410 } } },
    "leader of callout three crosses the arrow one" },
  { "leaders-cross",
    { { CALLOUT, "one", { 420, 300, 150, 0 } }, { CALLOUT, "three", { 300, 70, 120, 0 } } },
    "leaders of callouts one and three cross" },
};

/* frame holds a over b, and inner, which holds d; c is outside. One leads from a to b, two from d
 * to c, three is at b. */
static KyoCase *
build_picture (void)
{
  KyoCase *kase = build_case ();
  KyoParticipant *frame = build_participant (kase, NULL, "frame", KYO_PARTICIPANT_ORGANISATION,
                                             &(KyoRect){ 20, 16, 640, 440 });
  KyoParticipant *inner = build_participant (kase, frame, "inner", KYO_PARTICIPANT_SYSTEM,
                                             &(KyoRect){ 340, 60, 300, 160 });

  build_participant (kase, frame, "a", KYO_PARTICIPANT_PERSON, &(KyoRect){ 40, 60, 120, 60 });
  build_participant (kase, frame, "b", KYO_PARTICIPANT_PERSON, &(KyoRect){ 40, 320, 120, 60 });
  build_participant (kase, inner, "d", KYO_PARTICIPANT_SYSTEM, &(KyoRect){ 360, 110, 120, 60 });
  build_participant (kase, NULL, "c", KYO_PARTICIPANT_OUTSIDER, &(KyoRect){ 800, 110, 120, 60 });
  build_callout (build_step (kase, "one", KYO_STEP_EVENT, "1", "a", "b"), 120, 200, 160);
  build_callout (build_step (kase, "two", KYO_STEP_EVENT, "2", "d", "c"), 676, 180, 110);
  build_callout (build_step (kase, "three", KYO_STEP_RESPONSE, "1", "b", "b"), 300, 330, 150);
  return kase;
}

static void
spoil (KyoCase *kase, const Spoil *spoil)
{
  const KyoRect *rect = &spoil->rect;
  const KyoPoint corners[] = { { rect->x, rect->y }, { rect->width, rect->height } };
  g_autoptr (KyoText) text = NULL;

  switch (spoil->change)
    {
    case PLACE:
      kyo_participant_set_rect (kyo_case_find_participant (kase, spoil->id), rect);
      break;
    case LABEL:
      text = kyo_text_new ("長い名前長い名前長い名前長い名前長い名前長い名前長い名前", NULL);
      kyo_participant_set_label (kyo_case_find_participant (kase, spoil->id), text);
      break;
    case CALLOUT:
      kyo_step_set_callout (kyo_case_find_step (kase, spoil->id), rect);
      break;
    case ROUTE:
      kyo_step_set_route (kyo_case_find_step (kase, spoil->id), corners, G_N_ELEMENTS (corners));
      break;
    case NOTHING:
    default:
      break;
    }
}

static KyoDiagramLayout *
lay_out (KyoCase *kase)
{
  return kyo_diagram_layout_new (kase, KYO_LANG_JA, measure_by_count, NULL);
}

static void
test_sound_picture_has_none (void)
{
  g_autoptr (KyoCase) kase = build_picture ();
  g_autoptr (KyoDiagramLayout) layout = lay_out (kase);

  g_assert_cmpuint (find_item (layout, KYO_ITEM_CALLOUT, "three")->n_points, ==, 2);
  assert_no_faults (layout);
}

static void
test_fault_is_found (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (KyoCase) kase = build_picture ();
  g_autoptr (KyoDiagramLayout) layout = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (row->spoils); i++)
    spoil (kase, &row->spoils[i]);
  layout = lay_out (kase);
  assert_fault (layout, row->fault);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/diagram-faults/sound-picture-has-none", test_sound_picture_has_none);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/diagram-faults/found/%s", ROWS[i].name);

      g_test_add_data_func (path, &ROWS[i], test_fault_is_found);
    }

  return g_test_run ();
}
