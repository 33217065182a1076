/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store tells those who listen: once for each command, naming what changed, and nothing
 * when nothing did.
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include <libglib-testing/signal-logger.h>

static void
assert_changed (GtSignalLogger *logger, KyoStore *store, const char *case_id, const char *target_id)
{
  g_autofree char *emitted_case = NULL;
  g_autofree char *emitted_target = NULL;

  gt_signal_logger_assert_emission_pop (logger, store, "changed", &emitted_case, &emitted_target);
  g_assert_cmpstr (emitted_case, ==, case_id);
  g_assert_cmpstr (emitted_target, ==, target_id);
  gt_signal_logger_assert_no_emissions (logger);
}

static void
test_casebook_changes_the_list (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCasebook) newer = fixture_casebook (2);
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();

  gt_signal_logger_connect (logger, store, "changed");
  g_assert_true (kyo_store_put_casebook (store, newer, NULL));
  assert_changed (logger, store, "", "");
  g_assert_true (kyo_store_put_casebook (store, newer, NULL));
  gt_signal_logger_assert_no_emissions (logger);
  g_clear_pointer (&logger, gt_signal_logger_free);
  g_assert_finalize_object (store);
}

static void
test_own_case_changes_the_list_or_itself (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (KyoText) summary = kyo_text_new ("短い。", NULL);
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();

  gt_signal_logger_connect (logger, store, "changed");
  g_assert_true (kyo_store_put_own_case (store, own, NULL));
  assert_changed (logger, store, "", "");
  g_assert_true (kyo_store_put_own_case (store, own, NULL));
  gt_signal_logger_assert_no_emissions (logger);
  kyo_case_set_summary (own, summary);
  g_assert_true (kyo_store_put_own_case (store, own, NULL));
  assert_changed (logger, store, "own-1", "");
  g_assert_true (kyo_store_delete_own_case (store, "own-1", NULL));
  assert_changed (logger, store, "", "");
  g_clear_pointer (&logger, gt_signal_logger_free);
  g_assert_finalize_object (store);
}

static void
test_annotation_changes_its_target (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (KyoAnnotation) annotation = NULL;
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  const char *id;

  gt_signal_logger_connect (logger, store, "changed");
  annotation =
    kyo_store_annotate (store, "1", "book-1.c1", KYO_ANNOTATION_COMMENT, "first", NULL, NULL);
  assert_changed (logger, store, "book-1", "book-1.c1");
  id = kyo_annotation_get_id (annotation);
  g_assert_true (kyo_store_set_annotation_body (store, id, "second", NULL));
  assert_changed (logger, store, "book-1", "book-1.c1");
  g_assert_true (kyo_store_set_annotation_body (store, id, "second", NULL));
  gt_signal_logger_assert_no_emissions (logger);
  g_assert_true (kyo_store_set_annotation_state (store, id, KYO_ANNOTATION_RESOLVED, NULL));
  assert_changed (logger, store, "book-1", "book-1.c1");
  g_assert_true (kyo_store_set_annotation_state (store, id, KYO_ANNOTATION_RESOLVED, NULL));
  gt_signal_logger_assert_no_emissions (logger);
  g_assert_true (kyo_store_delete_annotation (store, id, NULL));
  assert_changed (logger, store, "book-1", "book-1.c1");
  g_clear_pointer (&logger, gt_signal_logger_free);
  g_assert_finalize_object (store);
}

static void
test_refused_command_says_nothing (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();

  gt_signal_logger_connect (logger, store, "changed");
  g_assert_null (
    kyo_store_annotate (store, "book-1", "nowhere", KYO_ANNOTATION_COMMENT, "text", NULL, NULL));
  g_assert_false (kyo_store_delete_own_case (store, "book-1", NULL));
  g_assert_false (kyo_store_delete_annotation (store, "none", NULL));
  gt_signal_logger_assert_no_emissions (logger);
  g_clear_pointer (&logger, gt_signal_logger_free);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/signals/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("casebook-changes-the-list", test_casebook_changes_the_list);
  ADD ("own-case-changes-the-list-or-itself", test_own_case_changes_the_list_or_itself);
  ADD ("annotation-changes-its-target", test_annotation_changes_its_target);
  ADD ("refused-command-says-nothing", test_refused_command_says_nothing);
#undef ADD

  return g_test_run ();
}
