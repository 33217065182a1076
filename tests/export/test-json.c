/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "export-fixture.h"
#include "export/kyo-json.h"

#include <string.h>

static char *
dup_compact (JsonNode *node)
{
  char *json = json_to_string (node, FALSE);

  json_node_unref (node);
  return json;
}

static KyoCase *
get_case (KyoCasebook *casebook, guint position)
{
  g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (casebook), position);

  return kase; /* the casebook keeps it */
}

static void
test_text_names_both_languages (void)
{
  g_autoptr (KyoText) text = kyo_text_new ("停電", NULL);
  g_autofree char *one = dup_compact (kyo_json_from_text (text));
  g_autofree char *none = dup_compact (kyo_json_from_text (NULL));

  g_assert_cmpstr (one, ==, "{\"ja\":\"停電\",\"en\":null}");
  g_assert_cmpstr (none, ==, "{\"ja\":null,\"en\":null}");
}

static void
test_number_is_null_when_there_is_none (void)
{
  g_autoptr (KyoCasebook) casebook = export_fixture_casebook ();
  g_autofree char *reference = dup_compact (kyo_json_from_case_short (get_case (casebook, 0)));
  g_autofree char *own = dup_compact (kyo_json_from_case_short (get_case (casebook, 1)));

  g_assert_cmpstr (
    reference, ==,
    "{\"id\":\"k1\",\"number\":1,\"kind\":\"reference\",\"category\":\"cyberattack\","
    "\"title\":{\"ja\":\"予約システムへの侵入\",\"en\":\"Intrusion into a booking "
    "system\"},\"summary\":{\"ja\":\"予約サーバーに侵入された。翌朝に切り離した。\","
    "\"en\":\"A booking server was broken into. It was cut off the next morning.\"},"
    "\"tlp\":\"CLEAR\",\"when\":\"2020-05\",\"draft\":false,\"annotations\":0}");
  g_assert_nonnull (strstr (own, "\"number\":null,\"kind\":\"own\",\"category\":\"human-error\""));
  g_assert_nonnull (strstr (own, "\"summary\":{\"ja\":null,\"en\":null},\"tlp\":\"AMBER\""));
}

static void
test_case_has_its_six_sections_in_order (void)
{
  static const char *const expected[] = { "background", "detection",  "response",
                                          "cause",      "prevention", "lessons" };
  g_autoptr (KyoCasebook) casebook = export_fixture_casebook ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonNode) node = kyo_json_from_case (get_case (casebook, i));
      JsonObject *sections =
        json_object_get_object_member (json_node_get_object (node), "sections");
      GList *names = json_object_get_members (sections);
      guint n = 0;

      for (GList *l = names; l != NULL; l = l->next)
        g_assert_cmpstr (l->data, ==, expected[n++]);
      g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
      g_list_free (names);
    }
}

static void
test_participants_are_flat_with_their_parents (void)
{
  static const char *const expected[][2] = {
    { "k1.operator", NULL },
    { "k1.server", "k1.operator" },
    { "k1.staff", "k1.operator" },
    { "k1.attacker", NULL },
  };
  g_autoptr (KyoCasebook) casebook = export_fixture_casebook ();
  g_autoptr (JsonNode) node = kyo_json_from_case (get_case (casebook, 0));
  JsonArray *list = json_object_get_array_member (json_node_get_object (node), "participants");

  g_assert_cmpuint (json_array_get_length (list), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JsonObject *participant = json_array_get_object_element (list, i);
      gboolean is_top = json_object_get_null_member (participant, "parent");

      g_assert_cmpstr (json_object_get_string_member (participant, "id"), ==, expected[i][0]);
      g_assert_cmpstr (is_top ? NULL : json_object_get_string_member (participant, "parent"), ==,
                       expected[i][1]);
    }
}

static void
test_passages_and_steps_have_their_shape (void)
{
  g_autoptr (KyoCasebook) casebook = export_fixture_casebook ();
  g_autofree char *json = dup_compact (kyo_json_from_case (get_case (casebook, 0)));

  g_assert_nonnull (strstr (json, "\"overview\":[{\"id\":\"k1.ov.1\",\"incident\":1,"
                                  "\"heading\":null,\"text\":{\"ja\":\"深夜に予約が止まった。\""));
  g_assert_nonnull (strstr (json, "\"cause\":[{\"id\":\"k1.ca.1\",\"incident\":null,"));
  g_assert_nonnull (strstr (json, "\"heading\":{\"ja\":\"更新の遅れは経営の問題\","));
  g_assert_nonnull (strstr (
    json,
    "\"from\":\"k1.attacker\",\"to\":\"k1.server\",\"inferred\":[],"
    "\"phase\":\"origin\",\"when\":\"2020-05-03T04:10\",\"passages\":[\"k1.ov.1\",\"k1.de.1\"]}"));
  g_assert_nonnull (strstr (json, "\"to\":null,\"inferred\":[\"from\"],"
                                  "\"phase\":\"containment\",\"when\":null,"));
  g_assert_nonnull (strstr (json, "\"en\":\"They stopped again a week later.\"},\"steps\":[],"
                                  "\"themes\":[]}"));
  g_assert_nonnull (strstr (json, "when updates are put off.\"},\"steps\":[\"k1.e1\",\"k1.r1\"],"
                                  "\"themes\":[\"ransomware\",\"it-bcp\"]}"));
  g_assert_nonnull (strstr (json, "\"themes\":[\"ransomware\",\"it-bcp\"]"));
}

static void
test_synthesis_names_what_supports_it (void)
{
  g_autoptr (KyoCasebook) casebook = export_fixture_casebook ();
  g_autofree char *json = dup_compact (kyo_json_from_casebook (casebook));

  g_assert_nonnull (strstr (json, "\"cases\":[\"k1\"],\"passages\":[\"k1.le.1\"],\"steps\":[],"
                                  "\"themes\":[\"it-bcp\"]"));
}

static void
test_annotation_has_its_shape (void)
{
  g_autoptr (GListModel) annotations = export_fixture_annotations ();
  g_autoptr (KyoAnnotation) orphan = g_list_model_get_item (annotations, 4);
  g_autofree char *json = dup_compact (kyo_json_from_annotation (orphan));

  g_assert_cmpstr (json, ==,
                   "{\"id\":\"a-orphan\",\"case\":\"k1\",\"target\":\"k1.gone\","
                   "\"kind\":\"question\",\"quote\":\"失われた\",\"body\":\"note without a place\","
                   "\"author\":\"書記\",\"created\":\"2026-08-01T01:26:00Z\","
                   "\"state\":\"resolved\",\"anchor\":\"orphan\"}");
}

static void
test_control_characters_are_escaped_and_others_not (void)
{
  g_autoptr (KyoText) text = kyo_text_new ("日\x01\x1f\"\\", "bad \xff byte");
  g_autoptr (JsonNode) node = kyo_json_from_text (text);
  g_autofree char *json = kyo_json_dup_string (node);

  g_assert_cmpstr (json, ==,
                   "{\n  \"ja\" : \"日\\u0001\\u001f\\\"\\\\\",\n  \"en\" : \"bad � byte\"\n}\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/json/text-names-both-languages", test_text_names_both_languages);
  g_test_add_func ("/export/json/number-is-null-when-there-is-none",
                   test_number_is_null_when_there_is_none);
  g_test_add_func ("/export/json/case-has-its-six-sections-in-order",
                   test_case_has_its_six_sections_in_order);
  g_test_add_func ("/export/json/participants-are-flat-with-their-parents",
                   test_participants_are_flat_with_their_parents);
  g_test_add_func ("/export/json/passages-and-steps-have-their-shape",
                   test_passages_and_steps_have_their_shape);
  g_test_add_func ("/export/json/synthesis-names-what-supports-it",
                   test_synthesis_names_what_supports_it);
  g_test_add_func ("/export/json/annotation-has-its-shape", test_annotation_has_its_shape);
  g_test_add_func ("/export/json/control-characters-are-escaped-and-others-not",
                   test_control_characters_are_escaped_and_others_not);

  return g_test_run ();
}
