/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of cases is told about a search. Needs no display.
 */
#include "config.h"

#include "app/case-list/kyo-case-search.h"
#include "kyo-dialog-fixture.h"

#include <string.h>

static KyoCaseFindings *
search (DialogFixture *fixture, const char *words, gboolean is_wide)
{
  g_autoptr (GError) error = NULL;
  KyoCaseFindings *findings = kyo_case_search (
    fixture->path, words, is_wide ? fixture->thesaurus : NULL, KYO_LANG_EN, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  return findings;
}

static const KyoCasePlace *
get_place (KyoCaseFindings *findings, const char *case_id)
{
  g_assert_true (g_hash_table_contains (findings->cases, case_id));
  return g_hash_table_lookup (findings->cases, case_id);
}

static void
test_what_was_typed_is_marked (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCaseFindings) exact = search (fixture, "RDP", FALSE);
  const KyoCasePlace *place = get_place (exact, "own-1");

  g_assert_nonnull (strstr (place->markup, "<b>RDP</b>"));
  g_assert_cmpstr (place->target_id, ==, "own-1.cause.1");
  g_assert_null (place->via);
  g_assert_null (exact->also[0]);
}

static void
test_other_words_are_marked_and_named (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCaseFindings) exact = search (fixture, "リモートデスクトップ", FALSE);
  g_autoptr (KyoCaseFindings) wide = search (fixture, "リモートデスクトップ", TRUE);
  const KyoCasePlace *place = get_place (wide, "own-1");

  g_assert_false (g_hash_table_contains (exact->cases, "own-1"));
  g_assert_nonnull (strstr (place->markup, "<b>RDP</b>"));
  g_assert_cmpstr (place->target_id, ==, "own-1.cause.1");
  g_assert_cmpstr (place->via, ==, "RDP");
  g_assert_true (g_strv_contains ((const char *const *) wide->also, "remote desktop"));
  g_assert_false (g_strv_contains ((const char *const *) wide->also, "リモートデスクトップ"));
}

/* Two terms may be found in two texts, by other words each. */
static void
test_case_that_says_it_in_several_texts (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCaseFindings) wide =
    search (fixture, "リモートデスクトップ ファイルサーバー", TRUE);
  const KyoCasePlace *place = get_place (wide, "own-1");

  g_assert_nonnull (place);
  g_assert_nonnull (place->via);
}

/* All that is found exactly is found widened, and told the same. */
static void
test_widening_adds (DialogFixture *fixture, gconstpointer user_data)
{
  static const char *const WORDS[] = {
    "ransomware", "server", "障害", "remote desktop", "NAS", "x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      g_autoptr (KyoCaseFindings) exact = search (fixture, WORDS[i], FALSE);
      g_autoptr (KyoCaseFindings) wide = search (fixture, WORDS[i], TRUE);
      GHashTableIter iter;
      gpointer id, value;

      g_hash_table_iter_init (&iter, exact->cases);
      while (g_hash_table_iter_next (&iter, &id, &value))
        {
          const KyoCasePlace *place = value;
          const KyoCasePlace *other = get_place (wide, id);

          if (place == NULL)
            continue;
          g_assert_null (place->via);
          g_assert_null (other->via);
          g_assert_cmpstr (other->target_id, ==, place->target_id);
        }
      g_hash_table_iter_init (&iter, wide->cases);
      while (g_hash_table_iter_next (&iter, &id, &value))
        if (!g_hash_table_contains (exact->cases, id))
          g_assert_nonnull (((const KyoCasePlace *) value)->via);
    }
}

static void
test_store_that_cannot_be_opened (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kyo_case_search ("/nowhere/at/all.kyokun", "x", NULL, KYO_LANG_JA, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/case-search/" name, DialogFixture, NULL, dialog_fixture_set_up, func,          \
              dialog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-typed-is-marked", test_what_was_typed_is_marked);
  ADD ("other-words-are-marked-and-named", test_other_words_are_marked_and_named);
  ADD ("case-that-says-it-in-several-texts", test_case_that_says_it_in_several_texts);
  ADD ("widening-adds", test_widening_adds);
  ADD ("store-that-cannot-be-opened", test_store_that_cannot_be_opened);

  return g_test_run ();
}
