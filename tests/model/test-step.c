/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-step.h"

#include "check-property.h"

static KyoTime *
new_time (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  KyoTime *time = kyo_time_new (edtf, &error);

  g_assert_no_error (error);
  return time;
}

static void
test_properties_round_trip_and_notify_once (void)
{
  KyoStep *step = kyo_step_new ("c1-e1", KYO_STEP_RESPONSE, "3");
  GObject *object = G_OBJECT (step);
  g_autoptr (KyoText) text = kyo_text_new ("回線を切断", "Line cut");
  g_autoptr (KyoTime) when = new_time ("2020-05~");
  const char *const passages[] = { "p1", "p2", NULL };
  const char *const none[] = { NULL };

  g_assert_cmpstr (kyo_step_get_id (step), ==, "c1-e1");
  g_assert_cmpint (kyo_step_get_kind (step), ==, KYO_STEP_RESPONSE);
  g_assert_cmpstr (kyo_step_get_number (step), ==, "3");
  check_read_only (object, "id");
  check_read_only (object, "kind");
  check_read_only (object, "number");
  g_assert_nonnull (kyo_step_get_passages (step));
  g_assert_null (kyo_step_get_passages (step)[0]);

  check_property (object, "phase", KYO_TYPE_PHASE, KYO_PHASE_RECOVERY);
  check_property (object, "text", KYO_TYPE_TEXT, text);
  check_property (object, "from", G_TYPE_STRING, "a");
  check_property (object, "from", G_TYPE_STRING, NULL);
  check_property (object, "to", G_TYPE_STRING, "b");
  check_property (object, "inferred", G_TYPE_UINT, KYO_STEP_END_TO);
  check_property (object, "inferred", G_TYPE_UINT, 0);
  check_property (object, "when", KYO_TYPE_TIME, when);
  check_property (object, "when", KYO_TYPE_TIME, NULL);
  check_property (object, "relative", KYO_TYPE_TEXT, text);
  check_property (object, "passages", G_TYPE_STRV, passages);
  check_property (object, "passages", G_TYPE_STRV, none);
  kyo_step_set_passages (step, NULL);
  g_assert_nonnull (kyo_step_get_passages (step));

  g_assert_finalize_object (step);
}

static void
test_words_of_the_publication_win_over_the_date (void)
{
  KyoStep *step = kyo_step_new ("s", KYO_STEP_EVENT, "1");
  g_autoptr (KyoTime) when = new_time ("2020-05");
  g_autoptr (KyoText) words = kyo_text_new ("翌日早朝", NULL);
  g_autofree char *nothing = kyo_step_dup_when_display (step, KYO_LANG_EN);
  g_autofree char *date = NULL;
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;

  g_assert_cmpstr (nothing, ==, "");
  kyo_step_set_when (step, when);
  date = kyo_step_dup_when_display (step, KYO_LANG_EN);
  g_assert_cmpstr (date, ==, "May 2020");
  kyo_step_set_relative (step, words);
  ja = kyo_step_dup_when_display (step, KYO_LANG_JA);
  en = kyo_step_dup_when_display (step, KYO_LANG_EN);
  g_assert_cmpstr (ja, ==, "翌日早朝");
  g_assert_cmpstr (en, ==, "翌日早朝");

  g_assert_finalize_object (step);
}

static void
test_callout_and_route_can_be_given_and_taken_back (void)
{
  KyoStep *step = kyo_step_new ("s", KYO_STEP_EVENT, "1");
  const KyoPoint corners[] = { { 1, 2 }, { 3, 4 } };
  const KyoRect place = { 5, 6, 160, 0 };
  const KyoPoint *route;
  KyoRect rect;
  gsize n = 99;

  g_assert_null (kyo_step_get_route (step, &n));
  g_assert_cmpuint (n, ==, 0);
  kyo_step_set_route (step, corners, 2);
  route = kyo_step_get_route (step, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (route != corners);
  kyo_step_set_route (step, route + 1, 1);
  route = kyo_step_get_route (step, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (route[0].y, ==, 4);
  kyo_step_set_route (step, NULL, 0);
  g_assert_null (kyo_step_get_route (step, &n));

  g_assert_false (kyo_step_get_callout (step, &rect));
  kyo_step_set_callout (step, &place);
  g_assert_true (kyo_step_get_callout (step, &rect));
  g_assert_cmpfloat (rect.width, ==, 160);
  kyo_step_set_callout (step, NULL);
  g_assert_false (kyo_step_get_callout (step, NULL));

  g_assert_finalize_object (step);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/step/properties-round-trip-and-notify-once",
                   test_properties_round_trip_and_notify_once);
  g_test_add_func ("/model/step/words-of-the-publication-win-over-the-date",
                   test_words_of_the_publication_win_over_the_date);
  g_test_add_func ("/model/step/callout-and-route-can-be-given-and-taken-back",
                   test_callout_and_route_can_be_given_and_taken_back);

  return g_test_run ();
}
