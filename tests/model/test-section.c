/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-section.h"

#include "check-property.h"

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, guint *count)
{
  (*count)++;
}

static void
test_passages_keep_their_order (void)
{
  KyoSection *section = kyo_section_new (KYO_SECTION_CAUSE);
  KyoPassage *first = kyo_passage_new ("a");
  KyoPassage *second = kyo_passage_new ("b");

  check_read_only (G_OBJECT (section), "kind");
  check_read_only (G_OBJECT (section), "passages");
  g_assert_cmpint (kyo_section_get_kind (section), ==, KYO_SECTION_CAUSE);
  g_assert_cmpuint (kyo_section_get_n_passages (section), ==, 0);
  g_assert_null (kyo_section_get_passage (section, 0));

  kyo_section_add_passage (section, first);
  kyo_section_add_passage (section, second);
  g_assert_cmpuint (kyo_section_get_n_passages (section), ==, 2);
  g_assert_true (kyo_section_get_passage (section, 0) == first);
  g_assert_true (kyo_section_get_passage (section, 1) == second);
  g_assert_null (kyo_section_get_passage (section, 2));

  g_assert_finalize_object (section);
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

static void
test_clearing_tells_the_views_once (void)
{
  KyoSection *section = kyo_section_new (KYO_SECTION_LESSONS);
  KyoPassage *passage = kyo_passage_new ("a");
  guint changes = 0;

  kyo_section_add_passage (section, passage);
  g_signal_connect (kyo_section_get_passages (section), "items-changed",
                    G_CALLBACK (items_changed_cb), &changes);
  kyo_section_clear (section);
  kyo_section_clear (section);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (kyo_section_get_n_passages (section), ==, 0);

  g_assert_finalize_object (passage);
  g_assert_finalize_object (section);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/section/passages-keep-their-order", test_passages_keep_their_order);
  g_test_add_func ("/model/section/clearing-tells-the-views-once",
                   test_clearing_tells_the_views_once);

  return g_test_run ();
}
