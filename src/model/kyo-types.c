/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The nicks below travel in files, in the store and in JSON: they are part of the formats and
 * never change. GEnumClass finds them, so there is one table per enumeration and no second list.
 */
#include "config.h"

#include "model/kyo-types.h"

/* The value names are never shown; GEnumClass wants one per value. */
#define VALUE(name, nick)                                                                          \
  {                                                                                                \
    name, #name, nick                                                                              \
  }

#define DEFINE_ENUM(TypeName, type_name)                                                           \
  GType type_name##_get_type (void)                                                                \
  {                                                                                                \
    static gsize registered = 0;                                                                   \
                                                                                                   \
    if (g_once_init_enter (&registered))                                                           \
      g_once_init_leave (&registered, g_enum_register_static (TypeName, type_name##_values));      \
                                                                                                   \
    return registered;                                                                             \
  }

static const GEnumValue kyo_lang_values[] = {
  VALUE (KYO_LANG_JA, "ja"),
  VALUE (KYO_LANG_EN, "en"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_case_kind_values[] = {
  VALUE (KYO_CASE_REFERENCE, "reference"),
  VALUE (KYO_CASE_OWN, "own"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_category_values[] = {
  VALUE (KYO_CATEGORY_SYSTEM_FAILURE, "system-failure"),
  VALUE (KYO_CATEGORY_CYBERATTACK, "cyberattack"),
  VALUE (KYO_CATEGORY_NATURAL_HAZARD, "natural-hazard"),
  VALUE (KYO_CATEGORY_HUMAN_ERROR, "human-error"),
  VALUE (KYO_CATEGORY_OTHER, "other"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_section_kind_values[] = {
  VALUE (KYO_SECTION_OVERVIEW, "overview"),   VALUE (KYO_SECTION_BACKGROUND, "background"),
  VALUE (KYO_SECTION_DETECTION, "detection"), VALUE (KYO_SECTION_RESPONSE, "response"),
  VALUE (KYO_SECTION_CAUSE, "cause"),         VALUE (KYO_SECTION_PREVENTION, "prevention"),
  VALUE (KYO_SECTION_LESSONS, "lessons"),     { 0, NULL, NULL },
};

static const GEnumValue kyo_participant_kind_values[] = {
  VALUE (KYO_PARTICIPANT_PERSON, "person"),
  VALUE (KYO_PARTICIPANT_ORGANISATION, "organisation"),
  VALUE (KYO_PARTICIPANT_SYSTEM, "system"),
  VALUE (KYO_PARTICIPANT_NETWORK, "network"),
  VALUE (KYO_PARTICIPANT_SITE, "site"),
  VALUE (KYO_PARTICIPANT_OUTSIDER, "outsider"),
  VALUE (KYO_PARTICIPANT_ATTACKER, "attacker"),
  VALUE (KYO_PARTICIPANT_DOCUMENT, "document"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_step_kind_values[] = {
  VALUE (KYO_STEP_EVENT, "event"),
  VALUE (KYO_STEP_RESPONSE, "response"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_phase_values[] = {
  VALUE (KYO_PHASE_ORIGIN, "origin"),
  VALUE (KYO_PHASE_DETECTION, "detection"),
  VALUE (KYO_PHASE_DECISION, "decision"),
  VALUE (KYO_PHASE_CONTAINMENT, "containment"),
  VALUE (KYO_PHASE_ANALYSIS, "analysis"),
  VALUE (KYO_PHASE_RECOVERY, "recovery"),
  VALUE (KYO_PHASE_COMMUNICATION, "communication"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_tlp_values[] = {
  VALUE (KYO_TLP_CLEAR, "CLEAR"), VALUE (KYO_TLP_GREEN, "GREEN"),
  VALUE (KYO_TLP_AMBER, "AMBER"), VALUE (KYO_TLP_AMBER_STRICT, "AMBER+STRICT"),
  VALUE (KYO_TLP_RED, "RED"),     { 0, NULL, NULL },
};

static const GEnumValue kyo_annotation_kind_values[] = {
  VALUE (KYO_ANNOTATION_COMMENT, "comment"),
  VALUE (KYO_ANNOTATION_QUESTION, "question"),
  VALUE (KYO_ANNOTATION_HIGHLIGHT, "highlight"),
  VALUE (KYO_ANNOTATION_TAG, "tag"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_annotation_state_values[] = {
  VALUE (KYO_ANNOTATION_OPEN, "open"),
  VALUE (KYO_ANNOTATION_RESOLVED, "resolved"),
  { 0, NULL, NULL },
};

static const GEnumValue kyo_anchor_state_values[] = {
  VALUE (KYO_ANCHOR_EXACT, "exact"),
  VALUE (KYO_ANCHOR_MOVED, "moved"),
  VALUE (KYO_ANCHOR_REVIEW, "review"),
  VALUE (KYO_ANCHOR_ORPHAN, "orphan"),
  { 0, NULL, NULL },
};

/**
 * kyo_lang_get_type:
 *
 * Registers the enumeration [enum@Kyo.Lang] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoLang", kyo_lang)

/**
 * kyo_case_kind_get_type:
 *
 * Registers the enumeration [enum@Kyo.CaseKind] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoCaseKind", kyo_case_kind)

/**
 * kyo_category_get_type:
 *
 * Registers the enumeration [enum@Kyo.Category] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoCategory", kyo_category)

/**
 * kyo_section_kind_get_type:
 *
 * Registers the enumeration [enum@Kyo.SectionKind] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoSectionKind", kyo_section_kind)

/**
 * kyo_participant_kind_get_type:
 *
 * Registers the enumeration [enum@Kyo.ParticipantKind] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoParticipantKind", kyo_participant_kind)

/**
 * kyo_step_kind_get_type:
 *
 * Registers the enumeration [enum@Kyo.StepKind] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoStepKind", kyo_step_kind)

/**
 * kyo_phase_get_type:
 *
 * Registers the enumeration [enum@Kyo.Phase] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoPhase", kyo_phase)

/**
 * kyo_tlp_get_type:
 *
 * Registers the enumeration [enum@Kyo.Tlp] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoTlp", kyo_tlp)

/**
 * kyo_annotation_kind_get_type:
 *
 * Registers the enumeration [enum@Kyo.AnnotationKind] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoAnnotationKind", kyo_annotation_kind)

/**
 * kyo_annotation_state_get_type:
 *
 * Registers the enumeration [enum@Kyo.AnnotationState] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoAnnotationState", kyo_annotation_state)

/**
 * kyo_anchor_state_get_type:
 *
 * Registers the enumeration [enum@Kyo.AnchorState] at its first call.
 *
 * Returns: its type
 */
DEFINE_ENUM ("KyoAnchorState", kyo_anchor_state)

/**
 * kyo_enum_to_nick:
 * @type: the type of one of the model's enumerations
 * @value: a value of it
 *
 * Gives the name under which @value travels in files.
 *
 * Returns: (nullable): a static string, or `NULL` when @type has no such value
 */
const char *
kyo_enum_to_nick (GType type, int value)
{
  g_autoptr (GTypeClass) klass = NULL;
  const GEnumValue *found;

  g_return_val_if_fail (G_TYPE_IS_ENUM (type), NULL);

  klass = g_type_class_ref (type);
  found = g_enum_get_value ((GEnumClass *) klass, value);

  return found != NULL ? found->value_nick : NULL;
}

/**
 * kyo_enum_from_nick:
 * @type: the type of one of the model's enumerations
 * @nick: (nullable): the name of a value as it stands in a file, in the same letter case
 * @value: (out) (optional): return location for the value; not touched on failure
 *
 * Finds the value that travels under @nick.
 *
 * Returns: `TRUE` when there is one
 */
gboolean
kyo_enum_from_nick (GType type, const char *nick, int *value)
{
  g_autoptr (GTypeClass) klass = NULL;
  const GEnumValue *found;

  g_return_val_if_fail (G_TYPE_IS_ENUM (type), FALSE);

  if (nick == NULL)
    return FALSE;

  klass = g_type_class_ref (type);
  found = g_enum_get_value_by_nick ((GEnumClass *) klass, nick);
  if (found == NULL)
    return FALSE;

  if (value != NULL)
    *value = found->value;
  return TRUE;
}
