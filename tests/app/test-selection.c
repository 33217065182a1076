/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-selection.h"
#include "kyo-app-fixture.h"

typedef struct
{
  const char *selected;
  const char *asked;
  KyoRole role;
} Row;

static const Row ROWS[] = {
  { "e1", "e1", KYO_ROLE_SELECTED },      { "e1", "p1", KYO_ROLE_RELATED },
  { "e1", "attacker", KYO_ROLE_RELATED }, { "e1", "server", KYO_ROLE_RELATED },
  { "e1", "staff", KYO_ROLE_UNRELATED },  { "e1", "r1", KYO_ROLE_UNRELATED },
  { "e1", "p2", KYO_ROLE_UNRELATED },     { "p2", "r1", KYO_ROLE_RELATED },
  { "p2", "staff", KYO_ROLE_RELATED },    { "p2", "e1", KYO_ROLE_UNRELATED },
  { "server", "e1", KYO_ROLE_RELATED },   { "server", "p1", KYO_ROLE_RELATED },
  { "server", "r1", KYO_ROLE_UNRELATED }, { "op", "e1", KYO_ROLE_RELATED },
  { "op", "r1", KYO_ROLE_RELATED },       { "bystander", "bystander", KYO_ROLE_SELECTED },
  { "bystander", "e1", KYO_ROLE_NONE },   { "p3", "op", KYO_ROLE_NONE },
  { "p4", "r1", KYO_ROLE_RELATED },       { "p4", "staff", KYO_ROLE_RELATED },
  { "p4", "p2", KYO_ROLE_RELATED },       { "p4", "e1", KYO_ROLE_UNRELATED },
  { "r1", "p4", KYO_ROLE_RELATED },       { "e1", "p4", KYO_ROLE_UNRELATED },
  { "staff", "p4", KYO_ROLE_RELATED },    { NULL, "e1", KYO_ROLE_NONE },
};

static void
test_roles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      KyoSelection *selection = kyo_selection_new ();
      g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");

      g_test_message ("%s: %s", ROWS[i].selected, ROWS[i].asked);
      kyo_selection_set_case (selection, kase);
      kyo_selection_select (selection, ROWS[i].selected);
      g_assert_cmpint (kyo_selection_get_role (selection, ROWS[i].asked), ==, ROWS[i].role);
      g_assert_finalize_object (selection);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_change_is_told_once (void)
{
  KyoSelection *selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  guint n = 0;

  kyo_selection_set_case (selection, kase);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (count_cb), &n);
  kyo_selection_select (selection, "p1");
  g_assert_cmpuint (n, ==, 1);
  kyo_selection_select (selection, "p1");
  g_assert_cmpuint (n, ==, 1);
  kyo_selection_set_case (selection, kase);
  g_assert_cmpuint (n, ==, 1);
  kyo_selection_select (selection, "nothing-of-that-name");
  g_assert_null (kyo_selection_get_target (selection));
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (selection);
}

static void
test_newer_copy_keeps_the_selection (void)
{
  KyoSelection *selection = kyo_selection_new ();
  g_autoptr (KyoCase) old = kyo_app_fixture_new_case ("c");
  g_autoptr (KyoCase) newer = kyo_app_fixture_new_case ("c");
  g_autoptr (KyoCase) other = kyo_app_fixture_new_case ("d");

  kyo_selection_set_case (selection, old);
  kyo_selection_select (selection, "r1");
  kyo_selection_set_case (selection, newer);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "r1");
  g_assert_cmpint (kyo_selection_get_role (selection, "p2"), ==, KYO_ROLE_RELATED);
  kyo_selection_set_case (selection, other);
  g_assert_null (kyo_selection_get_target (selection));
  g_assert_finalize_object (selection);
}

static void
test_steps_are_walked_and_not_left (void)
{
  KyoSelection *selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");

  kyo_selection_move_step (selection, 1);
  g_assert_null (kyo_selection_get_target (selection));
  kyo_selection_set_case (selection, kase);
  kyo_selection_move_step (selection, 1);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "e1");
  kyo_selection_move_step (selection, 1);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "r1");
  kyo_selection_move_step (selection, 1);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "r1");
  kyo_selection_move_step (selection, -5);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "e1");
  kyo_selection_select (selection, NULL);
  kyo_selection_move_step (selection, -1);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "r1");
  g_assert_finalize_object (selection);
}

static void
test_several_together (void)
{
  KyoSelection *selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  guint n = 0;

  kyo_selection_set_case (selection, kase);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (count_cb), &n);
  kyo_selection_select_together (selection, (const char *const[]){ "e1", "nothing", "r1", NULL });
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "e1");
  for (gsize i = 0; i < 2; i++)
    g_assert_cmpint (kyo_selection_get_role (selection, i == 0 ? "e1" : "r1"), ==,
                     KYO_ROLE_SELECTED);
  g_assert_cmpint (kyo_selection_get_role (selection, "p1"), ==, KYO_ROLE_RELATED);
  g_assert_cmpint (kyo_selection_get_role (selection, "p2"), ==, KYO_ROLE_RELATED);
  g_assert_cmpint (kyo_selection_get_role (selection, "p3"), ==, KYO_ROLE_UNRELATED);
  kyo_selection_select_together (selection, (const char *const[]){ "e1", "r1", NULL });
  g_assert_cmpuint (n, ==, 1);
  kyo_selection_select (selection, "e1");
  g_assert_cmpint (kyo_selection_get_role (selection, "r1"), ==, KYO_ROLE_UNRELATED);
  kyo_selection_select_together (selection, (const char *const[]){ "nothing", NULL });
  g_assert_null (kyo_selection_get_target (selection));
  g_assert_cmpuint (n, ==, 3);
  g_assert_finalize_object (selection);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/selection/gives-each-target-its-role", test_roles);
  g_test_add_func ("/app/selection/tells-a-change-once", test_change_is_told_once);
  g_test_add_func ("/app/selection/several-are-selected-together", test_several_together);
  g_test_add_func ("/app/selection/newer-copy-of-the-case-keeps-it",
                   test_newer_copy_keeps_the_selection);
  g_test_add_func ("/app/selection/walks-the-steps-and-stays-within-them",
                   test_steps_are_walked_and_not_left);

  return g_test_run ();
}
