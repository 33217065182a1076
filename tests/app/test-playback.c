/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/playback/kyo-playback.h"
#include "kyo-app-fixture.h"

/* Beside e1 and r1 of the fixture: two responses of one number, then one of the next. */
static KyoCase *
make_case (const char *id)
{
  static const struct
  {
    const char *id;
    KyoStepKind kind;
    const char *number;
    const char *from;
    const char *to;
  } STEPS[] = {
    { "r2", KYO_STEP_RESPONSE, "2", "staff", "server" },
    { "r2b", KYO_STEP_RESPONSE, "2", "server", "attacker" },
    { "e2", KYO_STEP_EVENT, "2", "op", NULL },
  };
  KyoCase *kase = kyo_app_fixture_new_case (id);

  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_autoptr (KyoStep) step = kyo_step_new (STEPS[i].id, STEPS[i].kind, STEPS[i].number);

      kyo_step_set_from (step, STEPS[i].from);
      kyo_step_set_to (step, STEPS[i].to);
      kyo_case_add_step (kase, step);
    }

  return kase;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* "e1", "r2 r2b": the ids of the frame that is played, "" when nothing is. */
static char *
dup_frame (KyoPlayback *playback)
{
  GString *ids = g_string_new (NULL);
  GPtrArray *frame;

  if (!kyo_playback_is_active (playback))
    return g_string_free (ids, FALSE);
  frame = kyo_playback_get_frame (playback, kyo_playback_get_position (playback));
  for (guint i = 0; i < frame->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            kyo_step_get_id (g_ptr_array_index (frame, i)));

  return g_string_free (ids, FALSE);
}

static void
assert_frame (KyoPlayback *playback, const char *ids)
{
  g_autofree char *played = dup_frame (playback);

  g_assert_cmpstr (played, ==, ids);
}

typedef struct
{
  KyoSelection *selection;
  KyoPlayback *playback;
} Fixture;

static Fixture
set_up (void)
{
  Fixture fixture = { kyo_selection_new (), NULL };
  g_autoptr (KyoCase) kase = make_case ("c");

  kyo_selection_set_case (fixture.selection, kase);
  fixture.playback = kyo_playback_new (fixture.selection);
  return fixture;
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->playback);
  g_assert_finalize_object (fixture->selection);
}

static void
test_steps_of_one_number_are_one_frame (void)
{
  Fixture fixture = set_up ();

  g_assert_cmpuint (kyo_playback_get_n_frames (fixture.playback), ==, 4);
  g_assert_true (kyo_playback_begin (fixture.playback));
  assert_frame (fixture.playback, "e1");
  kyo_playback_move (fixture.playback, 1);
  assert_frame (fixture.playback, "r1");
  kyo_playback_move (fixture.playback, 1);
  assert_frame (fixture.playback, "r2 r2b");
  g_assert_cmpint (kyo_selection_get_role (fixture.selection, "r2"), ==, KYO_ROLE_SELECTED);
  g_assert_cmpint (kyo_selection_get_role (fixture.selection, "r2b"), ==, KYO_ROLE_SELECTED);
  g_assert_cmpint (kyo_selection_get_role (fixture.selection, "attacker"), ==, KYO_ROLE_RELATED);
  kyo_playback_move (fixture.playback, 1);
  assert_frame (fixture.playback, "e2");
  tear_down (&fixture);
}

static void
test_moving_stays_within_the_case (void)
{
  static const struct
  {
    guint from;
    int by;
    guint to;
  } ROWS[] = { { 0, -1, 0 },       { 0, 1, 1 },        { 3, 1, 3 }, { 1, -1, 0 },
               { 2, G_MAXINT, 3 }, { 2, G_MININT, 0 }, { 1, 2, 3 } };
  Fixture fixture = set_up ();

  kyo_playback_begin (fixture.playback);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      kyo_playback_jump (fixture.playback, ROWS[i].from);
      kyo_playback_move (fixture.playback, ROWS[i].by);
      g_test_message ("%u by %d", ROWS[i].from, ROWS[i].by);
      g_assert_cmpuint (kyo_playback_get_position (fixture.playback), ==, ROWS[i].to);
    }
  kyo_playback_jump (fixture.playback, G_MAXUINT);
  assert_frame (fixture.playback, "e2");
  tear_down (&fixture);
}

static void
test_parts (void)
{
  static const struct
  {
    guint position;
    const char *target;
    KyoPart part;
  } ROWS[] = {
    { 0, "e1", KYO_PART_NOW },        { 0, "r1", KYO_PART_ABSENT },
    { 0, "attacker", KYO_PART_NOW },  { 0, "server", KYO_PART_NOW },
    { 0, "staff", KYO_PART_WAITING }, { 0, "op", KYO_PART_PAST },
    { 0, "p1", KYO_PART_NONE },       { 1, "e1", KYO_PART_PAST },
    { 1, "r1", KYO_PART_NOW },        { 1, "attacker", KYO_PART_PAST },
    { 1, "staff", KYO_PART_NOW },     { 2, "r2", KYO_PART_NOW },
    { 2, "r2b", KYO_PART_NOW },       { 2, "attacker", KYO_PART_NOW },
    { 2, "e2", KYO_PART_ABSENT },     { 3, "r2b", KYO_PART_PAST },
    { 3, "op", KYO_PART_NOW },        { 3, "bystander", KYO_PART_WAITING },
    { 3, "nobody", KYO_PART_NONE },
  };
  Fixture fixture = set_up ();

  g_assert_cmpint (kyo_playback_get_part (fixture.playback, "e1"), ==, KYO_PART_NONE);
  kyo_playback_begin (fixture.playback);
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      kyo_playback_jump (fixture.playback, ROWS[i].position);
      g_test_message ("%u: %s", ROWS[i].position, ROWS[i].target);
      g_assert_cmpint (kyo_playback_get_part (fixture.playback, ROWS[i].target), ==, ROWS[i].part);
    }
  kyo_playback_end (fixture.playback);
  g_assert_cmpint (kyo_playback_get_part (fixture.playback, "e1"), ==, KYO_PART_NONE);
  tear_down (&fixture);
}

static void
test_begins_at_what_is_selected_and_gives_it_back (void)
{
  static const struct
  {
    const char *selected;
    const char *begins_at;
  } ROWS[] = { { NULL, "e1" }, { "r1", "r1" },    { "r2b", "r2 r2b" },
               { "p2", "e1" }, { "staff", "e1" }, { "e2", "e1" } };
  Fixture fixture = set_up ();

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      kyo_selection_select (fixture.selection, ROWS[i].selected);
      assert_frame (fixture.playback, "");
      kyo_playback_begin (fixture.playback);
      assert_frame (fixture.playback, ROWS[i].begins_at);
      kyo_playback_move (fixture.playback, 1);
      kyo_playback_end (fixture.playback);
      assert_frame (fixture.playback, "");
      g_assert_cmpstr (kyo_selection_get_target (fixture.selection), ==, ROWS[i].selected);
    }
  tear_down (&fixture);
}

static void
test_selecting_moves_it (void)
{
  Fixture fixture = set_up ();
  guint n = 0;

  kyo_selection_select (fixture.selection, "r1");
  kyo_selection_select (fixture.selection, NULL);
  kyo_playback_begin (fixture.playback);
  g_signal_connect_swapped (fixture.playback, "changed", G_CALLBACK (count_cb), &n);
  kyo_selection_select (fixture.selection, "r2b");
  assert_frame (fixture.playback, "r2 r2b");
  g_assert_cmpint (kyo_selection_get_role (fixture.selection, "r2"), ==, KYO_ROLE_SELECTED);
  g_assert_cmpuint (n, ==, 1);

  /* A passage or participant is only looked at. */
  kyo_selection_select (fixture.selection, "p1");
  assert_frame (fixture.playback, "r2 r2b");
  g_assert_cmpstr (kyo_selection_get_target (fixture.selection), ==, "p1");
  g_assert_cmpuint (n, ==, 1);
  kyo_playback_move (fixture.playback, -1);
  assert_frame (fixture.playback, "r1");
  g_assert_cmpstr (kyo_selection_get_target (fixture.selection), ==, "r1");
  g_assert_cmpuint (n, ==, 2);

  /* Something always happens. */
  kyo_selection_select (fixture.selection, NULL);
  g_assert_cmpstr (kyo_selection_get_target (fixture.selection), ==, "r1");
  tear_down (&fixture);
}

static void
test_another_case_ends_it (void)
{
  Fixture fixture = set_up ();
  g_autoptr (KyoCase) other = make_case ("d");
  guint n = 0;

  kyo_playback_begin (fixture.playback);
  kyo_playback_jump (fixture.playback, 2);
  g_signal_connect_swapped (fixture.playback, "changed", G_CALLBACK (count_cb), &n);
  kyo_selection_set_case (fixture.selection, other);
  g_assert_false (kyo_playback_is_active (fixture.playback));
  g_assert_null (kyo_selection_get_target (fixture.selection));
  g_assert_cmpuint (n, ==, 1);
  kyo_playback_begin (fixture.playback);
  assert_frame (fixture.playback, "e1");
  tear_down (&fixture);
}

static void
test_newer_copy_is_played_on (void)
{
  Fixture fixture = set_up ();
  g_autoptr (KyoCase) newer = make_case ("c");
  g_autoptr (KyoCase) shorter = kyo_app_fixture_new_case ("c");

  kyo_playback_begin (fixture.playback);
  kyo_playback_jump (fixture.playback, 2);
  kyo_selection_set_case (fixture.selection, newer);
  assert_frame (fixture.playback, "r2 r2b");
  g_assert_true (g_ptr_array_index (kyo_playback_get_frame (fixture.playback, 2), 0) ==
                 kyo_case_find_step (newer, "r2"));
  kyo_selection_set_case (fixture.selection, shorter);
  assert_frame (fixture.playback, "r1");
  g_assert_cmpstr (kyo_selection_get_target (fixture.selection), ==, "r1");
  tear_down (&fixture);
}

static void
test_nothing_to_play (void)
{
  KyoSelection *selection = kyo_selection_new ();
  KyoPlayback *playback = kyo_playback_new (selection);
  g_autoptr (KyoCase) empty = kyo_case_new ("empty", KYO_CASE_OWN);

  g_assert_false (kyo_playback_begin (playback));
  kyo_selection_set_case (selection, empty);
  g_assert_cmpuint (kyo_playback_get_n_frames (playback), ==, 0);
  g_assert_false (kyo_playback_begin (playback));
  kyo_playback_move (playback, 1);
  kyo_playback_end (playback);
  g_assert_false (kyo_playback_is_active (playback));
  g_assert_finalize_object (playback);
  g_assert_finalize_object (selection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/playback/steps-of-one-number-are-one-frame",
                   test_steps_of_one_number_are_one_frame);
  g_test_add_func ("/app/playback/moving-stays-within-the-case", test_moving_stays_within_the_case);
  g_test_add_func ("/app/playback/tells-what-part-each-plays", test_parts);
  g_test_add_func ("/app/playback/begins-at-what-is-selected-and-gives-it-back",
                   test_begins_at_what_is_selected_and_gives_it_back);
  g_test_add_func ("/app/playback/selecting-a-step-moves-it", test_selecting_moves_it);
  g_test_add_func ("/app/playback/another-case-ends-it", test_another_case_ends_it);
  g_test_add_func ("/app/playback/newer-copy-of-the-case-is-played-on",
                   test_newer_copy_is_played_on);
  g_test_add_func ("/app/playback/a-case-without-steps-cannot-be-played", test_nothing_to_play);

  return g_test_run ();
}
