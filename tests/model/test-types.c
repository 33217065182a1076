/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-types.h"

/* The nicks are part of the file formats: this list must never need a change, only additions. */
static void
test_nicks_are_those_of_the_formats (void)
{
  const struct
  {
    GType type;
    const char *nicks[9];
  } rows[] = {
    { KYO_TYPE_LANG, { "ja", "en" } },
    { KYO_TYPE_CASE_KIND, { "reference", "own" } },
    { KYO_TYPE_CATEGORY,
      { "system-failure", "cyberattack", "natural-hazard", "human-error", "other" } },
    { KYO_TYPE_SECTION_KIND,
      { "overview", "background", "detection", "response", "cause", "prevention", "lessons" } },
    { KYO_TYPE_PARTICIPANT_KIND,
      { "person", "organisation", "system", "network", "site", "outsider", "attacker",
        "document" } },
    { KYO_TYPE_STEP_KIND, { "event", "response" } },
    { KYO_TYPE_PHASE,
      { "origin", "detection", "decision", "containment", "analysis", "recovery",
        "communication" } },
    { KYO_TYPE_TLP, { "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED" } },
    { KYO_TYPE_ANNOTATION_KIND, { "comment", "question", "highlight", "tag" } },
    { KYO_TYPE_ANNOTATION_STATE, { "open", "resolved" } },
    { KYO_TYPE_ANCHOR_STATE, { "exact", "moved", "review", "orphan" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int n = 0;

      for (; rows[i].nicks[n] != NULL; n++)
        {
          int value = -1;

          g_assert_cmpstr (kyo_enum_to_nick (rows[i].type, n), ==, rows[i].nicks[n]);
          g_assert_true (kyo_enum_from_nick (rows[i].type, rows[i].nicks[n], &value));
          g_assert_cmpint (value, ==, n);
        }
      g_assert_null (kyo_enum_to_nick (rows[i].type, n));
      g_assert_null (kyo_enum_to_nick (rows[i].type, -1));
    }
}

static void
test_unknown_nick_is_refused_and_leaves_the_value (void)
{
  const char *const bad[] = { NULL, "", "red", "RED ", "TLP:RED", "赤" };
  int value = 42;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kyo_enum_from_nick (KYO_TYPE_TLP, bad[i], &value));
  g_assert_cmpint (value, ==, 42);
  g_assert_true (kyo_enum_from_nick (KYO_TYPE_TLP, "RED", NULL));
}

static void
test_stricter_tlp_is_greater (void)
{
  g_assert_cmpint (KYO_TLP_CLEAR, <, KYO_TLP_GREEN);
  g_assert_cmpint (KYO_TLP_GREEN, <, KYO_TLP_AMBER);
  g_assert_cmpint (KYO_TLP_AMBER, <, KYO_TLP_AMBER_STRICT);
  g_assert_cmpint (KYO_TLP_AMBER_STRICT, <, KYO_TLP_RED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/types/nicks-are-those-of-the-formats",
                   test_nicks_are_those_of_the_formats);
  g_test_add_func ("/model/types/unknown-nick-is-refused-and-leaves-the-value",
                   test_unknown_nick_is_refused_and_leaves_the_value);
  g_test_add_func ("/model/types/stricter-tlp-is-greater", test_stricter_tlp_is_greater);

  return g_test_run ();
}
