/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-case.h"

#include "check-property.h"

static void
test_properties_round_trip_and_notify_once (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_OWN);
  GObject *object = G_OBJECT (kase);
  g_autoptr (KyoText) title = kyo_text_new ("題名", "Title");
  g_autoptr (KyoText) summary = kyo_text_new ("要約", "Summary");
  g_autoptr (KyoTime) when = kyo_time_new ("2020-05", NULL);
  const char *const themes[] = { "ransomware", "supply-chain", NULL };
  const char *const none[] = { NULL };

  g_assert_cmpstr (kyo_case_get_id (kase), ==, "c1");
  g_assert_cmpint (kyo_case_get_kind (kase), ==, KYO_CASE_OWN);
  check_read_only (object, "id");
  check_read_only (object, "kind");
  check_read_only (object, "sections");
  check_read_only (object, "participants");
  check_read_only (object, "steps");
  check_default (object, "themes", G_TYPE_STRV, none);
  check_default (object, "is-complete", G_TYPE_BOOLEAN, FALSE);
  check_default (object, "is-draft", G_TYPE_BOOLEAN, FALSE);
  check_default (object, "casebook-id", G_TYPE_STRING, NULL);

  check_property (object, "number", G_TYPE_INT, 9);
  check_property (object, "category", KYO_TYPE_CATEGORY, KYO_CATEGORY_CYBERATTACK);
  check_property (object, "tlp", KYO_TYPE_TLP, KYO_TLP_AMBER_STRICT);
  check_property (object, "title", KYO_TYPE_TEXT, title);
  check_property (object, "yomi", G_TYPE_STRING, "だいめい");
  check_property (object, "yomi", G_TYPE_STRING, NULL);
  check_property (object, "summary", KYO_TYPE_TEXT, summary);
  check_property (object, "when", KYO_TYPE_TIME, when);
  check_property (object, "themes", G_TYPE_STRV, themes);
  check_property (object, "themes", G_TYPE_STRV, none);
  check_property (object, "casebook-id", G_TYPE_STRING, "nisc");
  check_property (object, "n-annotations", G_TYPE_UINT, 4);
  check_property (object, "is-complete", G_TYPE_BOOLEAN, TRUE);
  check_property (object, "is-draft", G_TYPE_BOOLEAN, TRUE);
  kyo_case_set_themes (kase, NULL);
  g_assert_nonnull (kyo_case_get_themes (kase));

  g_assert_finalize_object (kase);
}

static void
test_every_section_is_there_in_the_order_of_reading (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  GListModel *sections = kyo_case_get_sections (kase);

  g_assert_cmpuint (g_list_model_get_n_items (sections), ==, KYO_N_SECTIONS);
  for (guint i = 0; i < KYO_N_SECTIONS; i++)
    {
      g_autoptr (KyoSection) section = g_list_model_get_item (sections, i);

      g_assert_cmpint (kyo_section_get_kind (section), ==, (int) i);
      g_assert_true (kyo_case_get_section (kase, i) == section);
    }

  g_assert_finalize_object (kase);
}

static void
test_passages_are_found_with_their_section (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  KyoSection *cause = kyo_case_get_section (kase, KYO_SECTION_CAUSE);
  KyoSection *lessons = kyo_case_get_section (kase, KYO_SECTION_LESSONS);
  g_autoptr (KyoPassage) first = kyo_passage_new ("p1");
  g_autoptr (KyoPassage) second = kyo_passage_new ("p2");
  g_autoptr (KyoPassage) double_of_first = kyo_passage_new ("p1");
  KyoSectionKind where = KYO_SECTION_OVERVIEW;

  g_assert_null (kyo_case_find_passage (kase, "p1", &where));
  g_assert_cmpint (where, ==, KYO_SECTION_OVERVIEW);
  kyo_section_add_passage (cause, first);
  kyo_section_add_passage (lessons, second);
  kyo_section_add_passage (lessons, double_of_first);

  g_assert_true (kyo_case_find_passage (kase, "p1", &where) == first);
  g_assert_cmpint (where, ==, KYO_SECTION_CAUSE);
  g_assert_true (kyo_case_find_passage (kase, "p2", &where) == second);
  g_assert_cmpint (where, ==, KYO_SECTION_LESSONS);
  g_assert_true (kyo_case_find_passage (kase, "p2", NULL) == second);

  /* Once the first of two is gone, the other one is found. */
  kyo_section_clear (cause);
  g_assert_true (kyo_case_find_passage (kase, "p1", &where) == double_of_first);
  g_assert_cmpint (where, ==, KYO_SECTION_LESSONS);
  kyo_section_clear (lessons);
  g_assert_null (kyo_case_find_passage (kase, "p1", NULL));
  g_assert_null (kyo_case_find_passage (kase, "p2", NULL));

  g_assert_finalize_object (kase);
}

static void
add_numbered_step (KyoCase *kase, const char *id, KyoStepKind kind, const char *number)
{
  g_autoptr (KyoStep) step = kyo_step_new (id, kind, number);

  kyo_case_add_step (kase, step);
}

static void
test_a_passage_says_its_steps (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  g_autoptr (KyoPassage) cause = kyo_passage_new ("cause");
  g_autoptr (KyoPassage) other = kyo_passage_new ("other");
  g_autofree char *numbers = NULL;
  g_autofree char *english = NULL;

  add_numbered_step (kase, "e1", KYO_STEP_EVENT, "1");
  add_numbered_step (kase, "e2", KYO_STEP_EVENT, "2");
  add_numbered_step (kase, "r2", KYO_STEP_RESPONSE, "2");
  add_numbered_step (kase, "r2b", KYO_STEP_RESPONSE, "2");
  kyo_step_set_passages (kyo_case_find_step (kase, "e2"),
                         (const char *const[]){ "other", "cause", NULL });
  kyo_passage_set_steps (cause, (const char *const[]){ "r2b", "r2", NULL });

  g_assert_true (kyo_passage_concerns_step (cause, kyo_case_find_step (kase, "e2")));
  g_assert_true (kyo_passage_concerns_step (cause, kyo_case_find_step (kase, "r2")));
  g_assert_false (kyo_passage_concerns_step (cause, kyo_case_find_step (kase, "e1")));
  g_assert_false (kyo_passage_concerns_step (other, kyo_case_find_step (kase, "r2")));

  numbers = kyo_case_dup_step_numbers (kase, cause, KYO_LANG_JA, "・");
  g_assert_cmpstr (numbers, ==, "事象2・対処2");
  english = kyo_case_dup_step_numbers (kase, other, KYO_LANG_EN, ", ");
  g_assert_cmpstr (english, ==, "Event 2");
  kyo_step_set_passages (kyo_case_find_step (kase, "e2"), NULL);
  g_assert_null (kyo_case_dup_step_numbers (kase, other, KYO_LANG_EN, ", "));

  g_assert_finalize_object (kase);
}

static void
test_participants_are_found_at_any_depth_and_whenever_added (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  g_autoptr (KyoParticipant) firm = kyo_participant_new ("firm", KYO_PARTICIPANT_ORGANISATION);
  g_autoptr (KyoParticipant) network = kyo_participant_new ("net", KYO_PARTICIPANT_NETWORK);
  g_autoptr (KyoParticipant) server = kyo_participant_new ("server", KYO_PARTICIPANT_SYSTEM);
  g_autoptr (KyoParticipant) attacker = kyo_participant_new ("attacker", KYO_PARTICIPANT_ATTACKER);
  KyoParticipant *const expected[] = { firm, network, server, attacker };
  g_autoptr (GPtrArray) all = NULL;

  g_assert_true (kyo_participant_add_child (firm, network));
  kyo_case_add_participant (kase, firm);
  kyo_case_add_participant (kase, attacker);
  g_assert_true (kyo_case_find_participant (kase, "net") == network);
  g_assert_null (kyo_case_find_participant (kase, "server"));
  g_assert_true (kyo_participant_add_child (network, server));
  g_assert_true (kyo_case_find_participant (kase, "server") == server);

  g_assert_cmpuint (g_list_model_get_n_items (kyo_case_get_participants (kase)), ==, 2);
  all = kyo_case_list_participants (kase);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    g_assert_true (g_ptr_array_index (all, i) == expected[i]);

  /* The participants live on; what is added to them now must not reach the case that is gone. */
  g_assert_finalize_object (kase);
  {
    g_autoptr (KyoParticipant) late = kyo_participant_new ("late", KYO_PARTICIPANT_PERSON);

    g_assert_true (kyo_participant_add_child (server, late));
  }
}

static void
test_steps_are_found_and_keep_their_order (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  KyoStep *event = kyo_step_new ("e1", KYO_STEP_EVENT, "1");
  KyoStep *response = kyo_step_new ("r1", KYO_STEP_RESPONSE, "1");
  g_autoptr (KyoStep) item = NULL;

  kyo_case_add_step (kase, event);
  kyo_case_add_step (kase, response);
  g_assert_true (kyo_case_find_step (kase, "e1") == event);
  g_assert_true (kyo_case_find_step (kase, "r1") == response);
  g_assert_null (kyo_case_find_step (kase, "r2"));
  item = g_list_model_get_item (kyo_case_get_steps (kase), 1);
  g_assert_true (item == response);
  g_clear_object (&item);

  g_assert_finalize_object (kase);
  g_assert_finalize_object (event);
  g_assert_finalize_object (response);
}

static void
test_section_is_found_by_its_id (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_OWN);

  for (int i = 0; i < KYO_N_SECTIONS; i++)
    {
      g_autofree char *id = kyo_case_dup_section_id (kase, (KyoSectionKind) i);
      KyoSectionKind kind = KYO_SECTION_OVERVIEW;

      g_assert_true (kyo_case_find_section (kase, id, &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_true (g_str_has_prefix (id, "c1."));
    }
  g_assert_finalize_object (kase);
}

static void
test_target_is_the_case_or_something_in_it (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  g_autoptr (KyoPassage) passage = kyo_passage_new ("p1");
  g_autoptr (KyoParticipant) participant = kyo_participant_new ("n1", KYO_PARTICIPANT_SITE);
  g_autoptr (KyoStep) step = kyo_step_new ("s1", KYO_STEP_EVENT, "1");
  const char *const targets[] = { "p1", "n1", "s1" };

  g_assert_true (kyo_case_has_target (kase, "c1"));
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    g_assert_false (kyo_case_has_target (kase, targets[i]));

  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_RESPONSE), passage);
  kyo_case_add_participant (kase, participant);
  kyo_case_add_step (kase, step);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    g_assert_true (kyo_case_has_target (kase, targets[i]));
  g_assert_true (kyo_case_has_target (kase, "c1.cause"));
  g_assert_false (kyo_case_has_target (kase, "c1.causes"));
  g_assert_false (kyo_case_has_target (kase, "c1cause"));
  g_assert_false (kyo_case_has_target (kase, "c2.cause"));
  g_assert_false (kyo_case_has_target (kase, "c1."));
  g_assert_false (kyo_case_has_target (kase, ""));
  g_assert_false (kyo_case_has_target (kase, "C1"));

  g_assert_finalize_object (kase);
}

static void
test_what_is_removed_is_found_no_more (void)
{
  KyoCase *kase = kyo_case_new ("c1", KYO_CASE_REFERENCE);
  KyoParticipant *site = kyo_participant_new ("n1", KYO_PARTICIPANT_SITE);
  KyoParticipant *person = kyo_participant_new ("n2", KYO_PARTICIPANT_PERSON);
  KyoParticipant *outsider = kyo_participant_new ("n3", KYO_PARTICIPANT_OUTSIDER);
  KyoStep *first = kyo_step_new ("s1", KYO_STEP_EVENT, "1");
  KyoStep *second = kyo_step_new ("s2", KYO_STEP_EVENT, "2");

  g_assert_true (kyo_participant_add_child (site, person));
  kyo_case_add_participant (kase, site);
  kyo_case_add_participant (kase, outsider);
  kyo_case_add_step (kase, first);
  kyo_case_add_step (kase, second);

  g_assert_true (kyo_case_remove_step (kase, first));
  g_assert_false (kyo_case_remove_step (kase, first));
  g_assert_null (kyo_case_find_step (kase, "s1"));
  g_assert_true (kyo_case_find_step (kase, "s2") == second);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_case_get_steps (kase)), ==, 1);

  g_assert_false (kyo_case_remove_participant (kase, site));   /* has one inside */
  g_assert_false (kyo_case_remove_participant (kase, person)); /* stands inside */
  g_assert_true (kyo_case_remove_participant (kase, outsider));
  g_assert_null (kyo_case_find_participant (kase, "n3"));
  g_assert_true (kyo_case_find_participant (kase, "n2") == person);
  g_assert_cmpuint (g_list_model_get_n_items (kyo_case_get_participants (kase)), ==, 1);

  g_assert_finalize_object (kase);
  g_object_unref (site);
  g_assert_finalize_object (person);
  g_assert_finalize_object (outsider);
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/case/properties-round-trip-and-notify-once",
                   test_properties_round_trip_and_notify_once);
  g_test_add_func ("/model/case/every-section-is-there-in-the-order-of-reading",
                   test_every_section_is_there_in_the_order_of_reading);
  g_test_add_func ("/model/case/passages-are-found-with-their-section",
                   test_passages_are_found_with_their_section);
  g_test_add_func ("/model/case/a-passage-says-its-steps", test_a_passage_says_its_steps);
  g_test_add_func ("/model/case/participants-are-found-at-any-depth-and-whenever-added",
                   test_participants_are_found_at_any_depth_and_whenever_added);
  g_test_add_func ("/model/case/steps-are-found-and-keep-their-order",
                   test_steps_are_found_and_keep_their_order);
  g_test_add_func ("/model/case/section-is-found-by-its-id", test_section_is_found_by_its_id);
  g_test_add_func ("/model/case/target-is-the-case-or-something-in-it",
                   test_target_is_the_case_or_something_in_it);
  g_test_add_func ("/model/case/what-is-removed-is-found-no-more",
                   test_what_is_removed_is_found_no_more);

  return g_test_run ();
}
