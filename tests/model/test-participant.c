/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-participant.h"

#include "check-property.h"

static void
test_properties_round_trip_and_notify_once (void)
{
  KyoParticipant *node = kyo_participant_new ("mail-server", KYO_PARTICIPANT_SYSTEM);
  GObject *object = G_OBJECT (node);
  g_autoptr (KyoText) label = kyo_text_new ("メールサーバー", "Mail server");

  g_assert_cmpstr (kyo_participant_get_id (node), ==, "mail-server");
  g_assert_cmpint (kyo_participant_get_kind (node), ==, KYO_PARTICIPANT_SYSTEM);
  check_read_only (object, "id");
  check_read_only (object, "children");
  check_read_only (object, "parent");
  check_property (object, "kind", KYO_TYPE_PARTICIPANT_KIND, KYO_PARTICIPANT_ATTACKER);
  check_property (object, "label", KYO_TYPE_TEXT, label);
  check_property (object, "label", KYO_TYPE_TEXT, NULL);

  g_assert_finalize_object (node);
}

static void
test_child_knows_its_parent_until_that_goes_away (void)
{
  KyoParticipant *firm = kyo_participant_new ("operator", KYO_PARTICIPANT_ORGANISATION);
  KyoParticipant *server = kyo_participant_new ("server", KYO_PARTICIPANT_SYSTEM);

  g_assert_null (kyo_participant_get_parent (server));
  g_assert_true (kyo_participant_add_child (firm, server));
  g_assert_true (kyo_participant_get_parent (server) == firm);
  g_assert_cmpuint (kyo_participant_get_n_children (firm), ==, 1);

  g_assert_finalize_object (firm);
  g_assert_null (kyo_participant_get_parent (server));
  g_assert_finalize_object (server);
}

static void
test_circle_and_second_parent_are_refused (void)
{
  KyoParticipant *outer = kyo_participant_new ("outer", KYO_PARTICIPANT_ORGANISATION);
  KyoParticipant *middle = kyo_participant_new ("middle", KYO_PARTICIPANT_NETWORK);
  KyoParticipant *inner = kyo_participant_new ("inner", KYO_PARTICIPANT_SYSTEM);
  KyoParticipant *other = kyo_participant_new ("other", KYO_PARTICIPANT_SITE);

  g_assert_true (kyo_participant_add_child (outer, middle));
  g_assert_true (kyo_participant_add_child (middle, inner));

  g_assert_false (kyo_participant_add_child (outer, outer));
  g_assert_false (kyo_participant_add_child (inner, outer));
  g_assert_false (kyo_participant_add_child (middle, outer));
  g_assert_false (kyo_participant_add_child (other, inner));
  g_assert_false (kyo_participant_add_child (middle, inner));

  g_assert_null (kyo_participant_get_parent (outer));
  g_assert_true (kyo_participant_get_parent (inner) == middle);
  g_assert_cmpuint (kyo_participant_get_n_children (outer), ==, 1);
  g_assert_cmpuint (kyo_participant_get_n_children (middle), ==, 1);
  g_assert_cmpuint (kyo_participant_get_n_children (inner), ==, 0);
  g_assert_cmpuint (kyo_participant_get_n_children (other), ==, 0);

  g_assert_finalize_object (outer);
  g_assert_finalize_object (middle);
  g_assert_finalize_object (inner);
  g_assert_finalize_object (other);
}

/* Built from the top, from the bottom, and of two halves. */
static void
test_too_deep_a_tree_is_refused (void)
{
  for (int way = 0; way < 3; way++)
    {
      g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
      const int n = KYO_PARTICIPANT_MAX_DEPTH + 1;
      int added = 0;

      for (int i = 0; i < n; i++)
        g_ptr_array_add (nodes, kyo_participant_new ("n", KYO_PARTICIPANT_NETWORK));
      for (int i = 0; i + 1 < n; i++)
        {
          int at = way == 0 ? i : way == 1 ? n - 2 - i : (i + n / 2) % (n - 1);

          if (kyo_participant_add_child (g_ptr_array_index (nodes, at),
                                         g_ptr_array_index (nodes, at + 1)))
            added++;
        }

      g_assert_cmpint (added, ==, KYO_PARTICIPANT_MAX_DEPTH - 1);
    }
}

static void
test_place_can_be_given_and_taken_back (void)
{
  KyoParticipant *node = kyo_participant_new ("n", KYO_PARTICIPANT_PERSON);
  const KyoRect place = { 10, 20, 120, 40 };
  KyoRect rect = { 1, 2, 3, 4 };

  g_assert_false (kyo_participant_get_rect (node, &rect));
  g_assert_cmpfloat (rect.x, ==, 1);
  kyo_participant_set_rect (node, &place);
  g_assert_true (kyo_participant_get_rect (node, NULL));
  g_assert_true (kyo_participant_get_rect (node, &rect));
  g_assert_cmpfloat (rect.x, ==, 10);
  g_assert_cmpfloat (rect.y, ==, 20);
  g_assert_cmpfloat (rect.width, ==, 120);
  g_assert_cmpfloat (rect.height, ==, 40);
  kyo_participant_set_rect (node, NULL);
  g_assert_false (kyo_participant_get_rect (node, &rect));

  g_assert_finalize_object (node);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/participant/properties-round-trip-and-notify-once",
                   test_properties_round_trip_and_notify_once);
  g_test_add_func ("/model/participant/child-knows-its-parent-until-that-goes-away",
                   test_child_knows_its_parent_until_that_goes_away);
  g_test_add_func ("/model/participant/circle-and-second-parent-are-refused",
                   test_circle_and_second_parent_are_refused);
  g_test_add_func ("/model/participant/too-deep-a-tree-is-refused",
                   test_too_deep_a_tree_is_refused);
  g_test_add_func ("/model/participant/place-can-be-given-and-taken-back",
                   test_place_can_be_given_and_taken_back);

  return g_test_run ();
}
