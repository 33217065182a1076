/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-passage.h"

#include "check-property.h"

static const char *const LISTS[] = { "cases", "passages", "steps", "themes" };

static void
test_properties_round_trip_and_notify_once (void)
{
  KyoPassage *passage = kyo_passage_new ("c1-cause-1");
  GObject *object = G_OBJECT (passage);
  g_autoptr (KyoText) heading = kyo_text_new ("見出し", "Heading");
  g_autoptr (KyoText) text = kyo_text_new ("本文", NULL);
  const char *const ids[] = { "c1", "c2", NULL };

  g_assert_cmpstr (kyo_passage_get_id (passage), ==, "c1-cause-1");
  check_read_only (object, "id");
  check_default (object, "incident", G_TYPE_UINT, 0);
  check_default (object, "heading", KYO_TYPE_TEXT, NULL);
  check_default (object, "text", KYO_TYPE_TEXT, NULL);

  check_property (object, "incident", G_TYPE_UINT, 2);
  check_property (object, "heading", KYO_TYPE_TEXT, heading);
  check_property (object, "heading", KYO_TYPE_TEXT, NULL);
  check_property (object, "text", KYO_TYPE_TEXT, text);
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      check_default (object, LISTS[i], G_TYPE_STRV, NULL);
      check_property (object, LISTS[i], G_TYPE_STRV, ids);
      check_property (object, LISTS[i], G_TYPE_STRV, NULL);
    }

  g_assert_finalize_object (passage);
}

static void
test_empty_list_is_none (void)
{
  KyoPassage *passage = kyo_passage_new ("p");
  const char *const none[] = { NULL };
  const char *const one[] = { "c1", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_auto (GStrv) list = NULL;

      g_object_set (passage, LISTS[i], one, NULL);
      g_object_get (passage, LISTS[i], &list, NULL);
      g_assert_cmpstr (list[0], ==, "c1");
      g_object_set (passage, LISTS[i], none, NULL);
      g_clear_pointer (&list, g_strfreev);
      g_object_get (passage, LISTS[i], &list, NULL);
      g_assert_null (list);
    }

  g_assert_finalize_object (passage);
}

/* Each list is its own. */
static void
test_lists_are_not_mixed_up (void)
{
  KyoPassage *passage = kyo_passage_new ("p");

  kyo_passage_set_cases (passage, (const char *const[]){ "case", NULL });
  kyo_passage_set_passages (passage, (const char *const[]){ "lesson", NULL });
  kyo_passage_set_steps (passage, (const char *const[]){ "step", NULL });
  kyo_passage_set_themes (passage, (const char *const[]){ "theme", NULL });
  g_assert_cmpstr (kyo_passage_get_cases (passage)[0], ==, "case");
  g_assert_cmpstr (kyo_passage_get_passages (passage)[0], ==, "lesson");
  g_assert_cmpstr (kyo_passage_get_steps (passage)[0], ==, "step");
  g_assert_cmpstr (kyo_passage_get_themes (passage)[0], ==, "theme");

  g_assert_finalize_object (passage);
}

static void
test_own_values_may_be_set_again (void)
{
  KyoPassage *passage = kyo_passage_new ("p");
  const char *const one[] = { "c1", NULL };
  KyoText *text = kyo_text_new (NULL, "Words");

  kyo_passage_set_text (passage, text);
  kyo_text_unref (text);
  kyo_passage_set_text (passage, kyo_passage_get_text (passage));
  g_assert_cmpstr (kyo_text_get_en (kyo_passage_get_text (passage)), ==, "Words");
  kyo_passage_set_cases (passage, one);
  kyo_passage_set_cases (passage, kyo_passage_get_cases (passage));
  g_assert_cmpstr (kyo_passage_get_cases (passage)[0], ==, "c1");

  g_assert_finalize_object (passage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/passage/properties-round-trip-and-notify-once",
                   test_properties_round_trip_and_notify_once);
  g_test_add_func ("/model/passage/empty-list-is-none", test_empty_list_is_none);
  g_test_add_func ("/model/passage/lists-are-not-mixed-up", test_lists_are_not_mixed_up);
  g_test_add_func ("/model/passage/own-values-may-be-set-again", test_own_values_may_be_set_again);

  return g_test_run ();
}
