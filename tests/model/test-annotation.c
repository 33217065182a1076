/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-annotation.h"

#include "check-property.h"

static void
test_properties_round_trip_and_notify_once (void)
{
  KyoAnnotation *note = kyo_annotation_new ("0b5e", "c1", "c1-cause-1");
  GObject *object = G_OBJECT (note);

  g_assert_cmpstr (kyo_annotation_get_id (note), ==, "0b5e");
  g_assert_cmpstr (kyo_annotation_get_case_id (note), ==, "c1");
  g_assert_cmpstr (kyo_annotation_get_target_id (note), ==, "c1-cause-1");
  check_read_only (object, "id");
  check_read_only (object, "case-id");
  check_read_only (object, "target-id");
  check_default (object, "body", G_TYPE_STRING, "");
  check_default (object, "quote", G_TYPE_STRING, NULL);
  check_default (object, "author", G_TYPE_STRING, "");
  check_default (object, "created", G_TYPE_STRING, "");

  check_property (object, "kind", KYO_TYPE_ANNOTATION_KIND, KYO_ANNOTATION_QUESTION);
  check_property (object, "body", G_TYPE_STRING, "なぜ検知が遅れたか");
  check_property (object, "quote", G_TYPE_STRING, "半年前");
  check_property (object, "quote", G_TYPE_STRING, NULL);
  check_property (object, "author", G_TYPE_STRING, "A. Reviewer");
  check_property (object, "created", G_TYPE_STRING, "2021-03-01T09:00:00Z");
  check_property (object, "state", KYO_TYPE_ANNOTATION_STATE, KYO_ANNOTATION_RESOLVED);
  check_property (object, "anchor", KYO_TYPE_ANCHOR_STATE, KYO_ANCHOR_ORPHAN);

  g_assert_finalize_object (note);
}

static void
test_body_is_never_missing (void)
{
  KyoAnnotation *note = kyo_annotation_new ("1", "c1", "c1");

  kyo_annotation_set_body (note, "x");
  kyo_annotation_set_body (note, NULL);
  kyo_annotation_set_author (note, NULL);
  kyo_annotation_set_created (note, NULL);
  g_assert_cmpstr (kyo_annotation_get_body (note), ==, "");
  g_assert_cmpstr (kyo_annotation_get_author (note), ==, "");
  g_assert_cmpstr (kyo_annotation_get_created (note), ==, "");

  g_assert_finalize_object (note);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/annotation/properties-round-trip-and-notify-once",
                   test_properties_round_trip_and_notify_once);
  g_test_add_func ("/model/annotation/body-is-never-missing", test_body_is_never_missing);

  return g_test_run ();
}
