/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-view.h"

#include "check-property.h"

static KyoParticipant *
add_participant (KyoCase *kase, KyoParticipant *parent, const char *id, const KyoRect *rect)
{
  KyoParticipant *made = kyo_participant_new (id, KYO_PARTICIPANT_SYSTEM);

  if (rect != NULL)
    kyo_participant_set_rect (made, rect);
  if (parent != NULL)
    kyo_participant_add_child (parent, made);
  else
    kyo_case_add_participant (kase, made);
  g_object_unref (made);
  return made;
}

static void
add_passage (KyoCase *kase, const char *id, guint incident)
{
  g_autoptr (KyoPassage) passage = kyo_passage_new (id);

  kyo_passage_set_incident (passage, incident);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_CAUSE), passage);
}

static void
add_step (KyoCase *kase,
          const char *id,
          KyoStepKind kind,
          KyoPhase phase,
          const char *from,
          const char *to,
          const char *passage_id)
{
  g_autoptr (KyoStep) step = kyo_step_new (id, kind, "1");

  kyo_step_set_phase (step, phase);
  kyo_step_set_from (step, from);
  kyo_step_set_to (step, to);
  kyo_step_set_callout (step, &(KyoRect){ 10, 10, 100, 0 });
  kyo_step_set_route (step, &(KyoPoint){ 50, 50 }, 1);
  if (passage_id != NULL)
    kyo_step_set_passages (step, (const char *const[]){ passage_id, NULL });
  kyo_case_add_step (kase, step);
}

/* firm { network { server, backup }, staff }, user, attacker; two incidents. */
static KyoCase *
make_case (void)
{
  KyoCase *kase = kyo_case_new ("c", KYO_CASE_REFERENCE);
  KyoParticipant *firm, *network;

  kyo_case_set_complete (kase, TRUE);
  add_passage (kase, "one", 1);
  add_passage (kase, "two", 2);
  add_passage (kase, "both", 0);
  firm = add_participant (kase, NULL, "firm", NULL);
  network = add_participant (kase, firm, "network", NULL);
  add_participant (kase, network, "server", &(KyoRect){ 100, 100, 120, 60 });
  add_participant (kase, network, "backup", &(KyoRect){ 300, 100, 120, 60 });
  add_participant (kase, firm, "staff", &(KyoRect){ 100, 300, 120, 60 });
  add_participant (kase, NULL, "user", &(KyoRect){ 600, 100, 120, 60 });
  add_participant (kase, NULL, "attacker", NULL);
  add_step (kase, "e1", KYO_STEP_EVENT, KYO_PHASE_ORIGIN, "attacker", "server", "one");
  add_step (kase, "e2", KYO_STEP_EVENT, KYO_PHASE_DETECTION, "user", "staff", "two");
  add_step (kase, "r1", KYO_STEP_RESPONSE, KYO_PHASE_CONTAINMENT, "staff", "server", "both");
  add_step (kase, "r2", KYO_STEP_RESPONSE, KYO_PHASE_COMMUNICATION, "staff", "user", NULL);
  return kase;
}

static void
test_properties_round_trip (void)
{
  KyoView *view = kyo_view_new ("v", "c");
  GObject *object = G_OBJECT (view);

  check_read_only (object, "id");
  check_read_only (object, "case-id");
  check_default (object, "name", G_TYPE_STRING, "");
  check_property (object, "name", G_TYPE_STRING, "Who talked to whom");
  check_property (object, "incident", G_TYPE_UINT, 2u);
  g_assert_finalize_object (view);
}

static const struct
{
  guint incident;
  guint phases;
  guint kinds;
  const char *participants[3];
  const char *steps;
  const char *shown; /* participants, each before those in it */
} FILTERS[] = {
  { 0, 0, 0, { NULL }, "e1 e2 r1 r2", "firm network server backup staff user attacker" },
  { 1, 0, 0, { NULL }, "e1 r1 r2", "firm network server staff user attacker" },
  { 2, 0, 0, { NULL }, "e2 r1 r2", "firm network server staff user" },
  { 0, 1 << KYO_PHASE_COMMUNICATION, 0, { NULL }, "r2", "firm staff user" },
  { 0,
    1 << KYO_PHASE_ORIGIN | 1 << KYO_PHASE_DETECTION,
    0,
    { NULL },
    "e1 e2",
    "firm network server staff user attacker" },
  { 0, 0, 1 << KYO_STEP_RESPONSE, { NULL }, "r1 r2", "firm network server staff user" },
  { 0, 0, 0, { "user" }, "e2 r2", "firm staff user" },
  { 0, 0, 0, { "backup", "attacker" }, "e1", "firm network server backup attacker" },
  { 1, 0, 1 << KYO_STEP_EVENT, { "user" }, "", "user" },
};

static char *
list_steps (KyoCase *kase)
{
  GListModel *steps = kyo_case_get_steps (kase);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      g_ptr_array_add (ids, (gpointer) kyo_step_get_id (step));
    }
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static char *
list_participants (KyoCase *kase)
{
  g_autoptr (GPtrArray) all = kyo_case_list_participants (kase);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (ids, (gpointer) kyo_participant_get_id (g_ptr_array_index (all, i)));
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
test_only_what_is_wanted_is_shown (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    {
      g_autoptr (KyoCase) kase = make_case ();
      g_autoptr (KyoView) view = kyo_view_new ("v", "c");
      KyoCase *shown;
      g_autofree char *steps = NULL;
      g_autofree char *participants = NULL;

      kyo_view_set_incident (view, FILTERS[i].incident);
      kyo_view_set_phases (view, FILTERS[i].phases);
      kyo_view_set_kinds (view, FILTERS[i].kinds);
      kyo_view_set_participants (view, FILTERS[i].participants);
      g_test_message ("filter %d", (int) i);
      g_assert_cmpuint (kyo_view_count_incidents (kase), ==, 2);
      g_assert_cmpint (kyo_view_shows_all (view), ==, i == 0);
      shown = kyo_view_dup_case (view, kase);
      steps = list_steps (shown);
      participants = list_participants (shown);
      g_assert_cmpstr (steps, ==, FILTERS[i].steps);
      g_assert_cmpstr (participants, ==, FILTERS[i].shown);
      g_assert_cmpstr (kyo_case_get_id (shown), ==, "c");
      g_assert_finalize_object (shown);
    }
}

static void
assert_at (KyoCase *kase, const char *id, double x, double y)
{
  KyoRect rect;

  g_assert_true (kyo_participant_get_rect (kyo_case_find_participant (kase, id), &rect));
  g_assert_cmpfloat (rect.x, ==, x);
  g_assert_cmpfloat (rect.y, ==, y);
}

/* What has moved takes its arrows and callouts along; what has not keeps them. */
static void
test_places_are_those_of_the_view (void)
{
  g_autoptr (KyoCase) kase = make_case ();
  g_autoptr (KyoView) view = kyo_view_new ("v", "c");
  g_autoptr (KyoCase) shown = NULL;
  KyoRect rect;
  gsize n_points;

  kyo_view_set_place (view, "user", &(KyoPlace){ 640, 240, TRUE });
  kyo_view_set_place (view, "attacker", &(KyoPlace){ 8, 16, FALSE });
  kyo_view_set_place (view, "staff", &(KyoPlace){ 100, 300, TRUE });
  kyo_view_set_place (view, "nobody", &(KyoPlace){ 1, 1, TRUE });
  shown = kyo_view_dup_case (view, kase);
  assert_at (shown, "user", 640, 240);
  assert_at (shown, "attacker", 8, 16);
  assert_at (shown, "server", 100, 100);
  assert_at (kase, "user", 600, 100);
  g_assert_true (kyo_participant_is_pinned (kyo_case_find_participant (shown, "user")));
  g_assert_false (kyo_participant_is_pinned (kyo_case_find_participant (shown, "attacker")));

  g_assert_false (kyo_step_get_callout (kyo_case_find_step (shown, "e2"), &rect));
  kyo_step_get_route (kyo_case_find_step (shown, "e2"), &n_points);
  g_assert_cmpuint (n_points, ==, 0);
  g_assert_true (kyo_step_get_callout (kyo_case_find_step (shown, "r1"), &rect));
  kyo_step_get_route (kyo_case_find_step (shown, "r1"), &n_points);
  g_assert_cmpuint (n_points, ==, 1);
}

/* As long as something in it stands where the case has it, a frame does. */
static void
test_frame_that_all_have_left_is_gone (void)
{
  g_autoptr (KyoCase) kase = make_case ();
  g_autoptr (KyoView) view = kyo_view_new ("v", "c");
  KyoRect frame = { 80, 60, 400, 140 };

  kyo_participant_set_rect (kyo_case_find_participant (kase, "network"), &frame);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KyoCase) shown = NULL;

      kyo_view_set_place (view, i == 0 ? "server" : "backup", &(KyoPlace){ 700, 400, TRUE });
      shown = kyo_view_dup_case (view, kase);
      g_assert_cmpint (
        kyo_participant_get_rect (kyo_case_find_participant (shown, "network"), &frame), ==,
        i == 0);
    }
}

/* So does one of which nothing is shown that is in it, in the frame around it. */
static void
test_frame_of_what_is_hidden_counts_as_a_node (void)
{
  g_autoptr (KyoCase) kase = make_case ();
  g_autoptr (KyoView) view = kyo_view_new ("v", "c");
  g_autoptr (KyoCase) shown = NULL;
  KyoRect frame = { 60, 40, 500, 400 };
  KyoRect rect;

  kyo_participant_set_rect (kyo_case_find_participant (kase, "firm"), &frame);
  kyo_participant_set_rect (kyo_case_find_participant (kase, "network"),
                            &(KyoRect){ 80, 60, 400, 140 });
  kyo_view_set_participants (view, (const char *const[]){ "network", NULL });
  kyo_view_set_place (view, "network", &(KyoPlace){ 96, 96, TRUE });
  shown = kyo_view_dup_case (view, kase);
  assert_at (shown, "network", 96, 96);
  g_assert_false (kyo_participant_get_rect (kyo_case_find_participant (shown, "firm"), &rect));
}

/* Where the case has somebody is of no use in an arrangement that is another one altogether. */
static void
test_who_comes_to_an_arranged_view_has_no_place (void)
{
  g_autoptr (KyoCase) kase = make_case ();
  g_autoptr (KyoView) view = kyo_view_new ("v", "c");
  KyoRect rect;

  kyo_view_set_place (view, "server", &(KyoPlace){ 8, 16, TRUE });
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KyoCase) shown = kyo_view_dup_case (view, kase);

      g_assert_cmpint (kyo_participant_get_rect (kyo_case_find_participant (shown, "user"), &rect),
                       ==, i == 0);
      kyo_view_set_place (view, "staff", &(KyoPlace){ 96, 16, FALSE });
    }
}

static void
test_only_pinned_places_are_kept (void)
{
  g_autoptr (KyoView) view = kyo_view_new ("v", "c");
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  KyoPlace place;

  kyo_view_set_place (view, "b", &(KyoPlace){ 1, 2, TRUE });
  kyo_view_set_place (view, "a", &(KyoPlace){ 3, 4, FALSE });
  kyo_view_set_place (view, "c", &(KyoPlace){ 5, 6, TRUE });
  kyo_view_set_place (view, "c", NULL);
  before = kyo_view_list_places (view);
  g_assert_cmpstrv (before, ((const char *const[]){ "a", "b", NULL }));
  kyo_view_clear_places (view);
  after = kyo_view_list_places (view);
  g_assert_cmpstrv (after, ((const char *const[]){ "b", NULL }));
  g_assert_true (kyo_view_get_place (view, "b", &place));
  g_assert_cmpfloat (place.y, ==, 2);
  g_assert_false (kyo_view_get_place (view, "a", &place));
}

static void
test_copy_is_its_own (void)
{
  KyoView *view = kyo_view_new ("v", "c");
  g_autoptr (KyoView) copy = NULL;
  KyoPlace place;

  kyo_view_set_name (view, "a");
  kyo_view_set_incident (view, 2);
  kyo_view_set_kinds (view, 1);
  kyo_view_set_phases (view, 3);
  kyo_view_set_participants (view, (const char *const[]){ "y", "x", "y", NULL });
  kyo_view_set_place (view, "x", &(KyoPlace){ 1, 2, TRUE });
  copy = kyo_view_copy (view);
  g_assert_true (kyo_view_is_same (copy, view));
  g_assert_false (kyo_view_is_same (copy, NULL));
  kyo_view_set_place (view, "x", &(KyoPlace){ 1, 2, FALSE });
  g_assert_false (kyo_view_is_same (copy, view));
  kyo_view_set_place (view, "x", NULL);
  g_assert_false (kyo_view_is_same (copy, view));
  g_assert_finalize_object (view);
  g_assert_cmpstr (kyo_view_get_id (copy), ==, "v");
  g_assert_cmpstr (kyo_view_get_case_id (copy), ==, "c");
  g_assert_cmpstr (kyo_view_get_name (copy), ==, "a");
  g_assert_cmpuint (kyo_view_get_incident (copy), ==, 2);
  g_assert_cmpuint (kyo_view_get_kinds (copy), ==, 1);
  g_assert_cmpuint (kyo_view_get_phases (copy), ==, 3);
  g_assert_cmpstrv (kyo_view_get_participants (copy), ((const char *const[]){ "x", "y", NULL }));
  g_assert_true (kyo_view_get_place (copy, "x", &place));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/view/properties-round-trip", test_properties_round_trip);
  g_test_add_func ("/model/view/only-what-is-wanted-is-shown", test_only_what_is_wanted_is_shown);
  g_test_add_func ("/model/view/places-are-those-of-the-view", test_places_are_those_of_the_view);
  g_test_add_func ("/model/view/frame-that-all-have-left-is-gone",
                   test_frame_that_all_have_left_is_gone);
  g_test_add_func ("/model/view/frame-of-what-is-hidden-counts-as-a-node",
                   test_frame_of_what_is_hidden_counts_as_a_node);
  g_test_add_func ("/model/view/who-comes-to-an-arranged-view-has-no-place",
                   test_who_comes_to_an_arranged_view_has_no_place);
  g_test_add_func ("/model/view/only-pinned-places-are-kept", test_only_pinned_places_are_kept);
  g_test_add_func ("/model/view/copy-is-its-own", test_copy_is_its_own);

  return g_test_run ();
}
