/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-labels.h"

typedef const char *(*LabelFunc) (int value, KyoLang lang);

static const char *
section_label (int value, KyoLang lang)
{
  return kyo_section_kind_label ((KyoSectionKind) value, lang);
}

static const char *
category_label (int value, KyoLang lang)
{
  return kyo_category_label ((KyoCategory) value, lang);
}

static const char *
participant_label (int value, KyoLang lang)
{
  return kyo_participant_kind_label ((KyoParticipantKind) value, lang);
}

static const char *
step_label (int value, KyoLang lang)
{
  return kyo_step_kind_label ((KyoStepKind) value, lang);
}

static const char *
phase_label (int value, KyoLang lang)
{
  return kyo_phase_label ((KyoPhase) value, lang);
}

static const char *
annotation_label (int value, KyoLang lang)
{
  return kyo_annotation_kind_label ((KyoAnnotationKind) value, lang);
}

/* A value added to an enumeration without words would show as nothing. */
static void
test_every_value_has_words_of_its_own_in_both_languages (void)
{
  const struct
  {
    GType type;
    LabelFunc label;
  } rows[] = {
    { KYO_TYPE_SECTION_KIND, section_label },
    { KYO_TYPE_CATEGORY, category_label },
    { KYO_TYPE_PARTICIPANT_KIND, participant_label },
    { KYO_TYPE_STEP_KIND, step_label },
    { KYO_TYPE_PHASE, phase_label },
    { KYO_TYPE_ANNOTATION_KIND, annotation_label },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (int value = 0; kyo_enum_to_nick (rows[i].type, value) != NULL; value++)
        {
          const char *ja = rows[i].label (value, KYO_LANG_JA);
          const char *en = rows[i].label (value, KYO_LANG_EN);

          g_assert_false (g_str_is_ascii (ja));
          g_assert_true (g_str_is_ascii (en));
          g_assert_true (g_ascii_isupper (en[0]));
          g_assert_true (g_hash_table_add (seen, (gpointer) ja));
          g_assert_true (g_hash_table_add (seen, (gpointer) en));
        }
    }
}

static void
test_sections_are_named_as_in_the_glossary (void)
{
  g_assert_cmpstr (kyo_section_kind_label (KYO_SECTION_PREVENTION, KYO_LANG_JA), ==,
                   "再発に備えた対策");
  g_assert_cmpstr (kyo_section_kind_label (KYO_SECTION_LESSONS, KYO_LANG_JA), ==,
                   "得られた気付き・教訓");
  g_assert_cmpstr (kyo_section_kind_label (KYO_SECTION_DETECTION, KYO_LANG_EN), ==, "Detection");
  g_assert_cmpstr (kyo_category_label (KYO_CATEGORY_CYBERATTACK, KYO_LANG_JA), ==, "サイバー攻撃");
  g_assert_cmpstr (kyo_phase_label (KYO_PHASE_COMMUNICATION, KYO_LANG_JA), ==, "周知・連絡");
}

static void
test_tlp_is_written_as_its_standard_writes_it (void)
{
  g_assert_cmpstr (kyo_tlp_label (KYO_TLP_CLEAR), ==, "TLP:CLEAR");
  g_assert_cmpstr (kyo_tlp_label (KYO_TLP_AMBER_STRICT), ==, "TLP:AMBER+STRICT");
  for (int value = 0; kyo_enum_to_nick (KYO_TYPE_TLP, value) != NULL; value++)
    {
      g_autofree char *expected =
        g_strconcat ("TLP:", kyo_enum_to_nick (KYO_TYPE_TLP, value), NULL);

      g_assert_cmpstr (kyo_tlp_label ((KyoTlp) value), ==, expected);
    }
}

static void
test_steps_and_incidents_are_numbered_as_in_reports (void)
{
  const struct
  {
    KyoStepKind kind;
    const char *number;
    KyoLang lang;
    const char *label;
    const char *badge;
  } rows[] = {
    { KYO_STEP_EVENT, "1", KYO_LANG_JA, "事象1", "1" },
    { KYO_STEP_EVENT, "12", KYO_LANG_EN, "Event 12", "12" },
    { KYO_STEP_RESPONSE, "2", KYO_LANG_JA, "対処2", "対処2" },
    { KYO_STEP_RESPONSE, "2", KYO_LANG_EN, "Response 2", "R2" },
  };
  const struct
  {
    guint incident;
    const char *ja;
    const char *en;
  } incidents[] = {
    { 1, "事象①", "Incident 1" },
    { 2, "事象②", "Incident 2" },
    { 9, "事象⑨", "Incident 9" },
    { 10, "事象(10)", "Incident 10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label =
        kyo_step_dup_number_label (rows[i].kind, rows[i].number, rows[i].lang);
      g_autofree char *badge =
        kyo_step_dup_badge_label (rows[i].kind, rows[i].number, rows[i].lang);

      g_assert_cmpstr (label, ==, rows[i].label);
      g_assert_cmpstr (badge, ==, rows[i].badge);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (incidents); i++)
    {
      g_autofree char *ja = kyo_incident_dup_label (incidents[i].incident, KYO_LANG_JA);
      g_autofree char *en = kyo_incident_dup_label (incidents[i].incident, KYO_LANG_EN);

      g_assert_cmpstr (ja, ==, incidents[i].ja);
      g_assert_cmpstr (en, ==, incidents[i].en);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/labels/every-value-has-words-of-its-own-in-both-languages",
                   test_every_value_has_words_of_its_own_in_both_languages);
  g_test_add_func ("/model/labels/sections-are-named-as-in-the-glossary",
                   test_sections_are_named_as_in_the_glossary);
  g_test_add_func ("/model/labels/tlp-is-written-as-its-standard-writes-it",
                   test_tlp_is_written_as_its_standard_writes_it);
  g_test_add_func ("/model/labels/steps-and-incidents-are-numbered-as-in-reports",
                   test_steps_and_incidents_are_numbered_as_in_reports);

  return g_test_run ();
}
