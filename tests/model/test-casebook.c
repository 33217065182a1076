/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-casebook.h"

#include "check-property.h"

static void
test_properties_round_trip_and_notify_once (void)
{
  KyoCasebook *book = kyo_casebook_new ("book");
  GObject *object = G_OBJECT (book);
  g_autoptr (KyoText) title = kyo_text_new ("事例集", "Casebook");
  g_autoptr (KyoText) publisher = kyo_text_new ("発行者", "Publisher");
  g_autoptr (KyoTime) period = kyo_time_new ("2020-01-01/2020-12-31", NULL);

  g_assert_cmpstr (kyo_casebook_get_id (book), ==, "book");
  check_read_only (object, "id");
  check_read_only (object, "criteria");
  check_read_only (object, "synthesis");
  check_read_only (object, "cases");
  check_default (object, "is-draft", G_TYPE_BOOLEAN, FALSE);

  check_property (object, "version", G_TYPE_UINT, 7);
  check_property (object, "is-draft", G_TYPE_BOOLEAN, TRUE);
  check_property (object, "title", KYO_TYPE_TEXT, title);
  check_property (object, "publisher", KYO_TYPE_TEXT, publisher);
  check_property (object, "period", KYO_TYPE_TIME, period);
  check_property (object, "period", KYO_TYPE_TIME, NULL);

  g_assert_finalize_object (book);
}

static void
test_lists_keep_what_is_added_in_order (void)
{
  KyoCasebook *book = kyo_casebook_new ("book");
  KyoPassage *criterion = kyo_passage_new ("k1");
  KyoPassage *conclusion = kyo_passage_new ("s1");
  KyoCase *first = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  KyoCase *second = kyo_case_new ("c2", KYO_CASE_REFERENCE);
  GListModel *cases = kyo_casebook_get_cases (book);

  kyo_casebook_add_criterion (book, criterion);
  kyo_casebook_add_synthesis (book, conclusion);
  kyo_casebook_add_case (book, first);
  kyo_casebook_add_case (book, second);

  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_criteria (book)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_synthesis (book)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_assert_true (kase == (i == 0 ? first : second));
    }

  g_assert_finalize_object (book);
  g_assert_finalize_object (criterion);
  g_assert_finalize_object (conclusion);
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

static void
test_lists_lose_what_is_removed (void)
{
  KyoCasebook *book = kyo_casebook_new ("book");
  KyoPassage *passage = kyo_passage_new ("k1");
  KyoCase *first = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  KyoCase *second = kyo_case_new ("c2", KYO_CASE_REFERENCE);

  kyo_casebook_add_criterion (book, passage);
  kyo_casebook_add_synthesis (book, passage);
  kyo_casebook_add_case (book, first);

  g_assert_false (kyo_casebook_remove_case (book, second));
  g_assert_true (kyo_casebook_remove_case (book, first));
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (book)), ==, 0);
  kyo_casebook_clear_criteria (book);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_criteria (book)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_synthesis (book)), ==, 1);
  kyo_casebook_clear_synthesis (book);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_synthesis (book)), ==, 0);

  g_assert_finalize_object (book);
  g_assert_finalize_object (passage);
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/casebook/properties-round-trip-and-notify-once",
                   test_properties_round_trip_and_notify_once);
  g_test_add_func ("/model/casebook/lists-keep-what-is-added-in-order",
                   test_lists_keep_what_is_added_in_order);
  g_test_add_func ("/model/casebook/lists-lose-what-is-removed", test_lists_lose_what_is_removed);

  return g_test_run ();
}
