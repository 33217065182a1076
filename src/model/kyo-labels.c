/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-labels.h"

/* Indexed by the value, then by the language: Japanese, English. */
typedef const char *Words[2];

static const Words section_kinds[] = {
  [KYO_SECTION_OVERVIEW] = { "概要", "Overview" },
  [KYO_SECTION_BACKGROUND] = { "背景", "Background" },
  [KYO_SECTION_DETECTION] = { "検知", "Detection" },
  [KYO_SECTION_RESPONSE] = { "対処", "Response" },
  [KYO_SECTION_CAUSE] = { "原因", "Cause" },
  [KYO_SECTION_PREVENTION] = { "再発に備えた対策", "Recurrence prevention" },
  [KYO_SECTION_LESSONS] = { "得られた気付き・教訓", "Lessons" },
};

static const Words categories[] = {
  [KYO_CATEGORY_SYSTEM_FAILURE] = { "システム障害", "System failure" },
  [KYO_CATEGORY_CYBERATTACK] = { "サイバー攻撃", "Cyberattack" },
  [KYO_CATEGORY_NATURAL_HAZARD] = { "自然災害", "Natural hazard" },
  [KYO_CATEGORY_HUMAN_ERROR] = { "人的ミス", "Human error" },
  [KYO_CATEGORY_OTHER] = { "その他", "Other" },
};

static const Words participant_kinds[] = {
  [KYO_PARTICIPANT_PERSON] = { "人・役割", "Person or role" },
  [KYO_PARTICIPANT_ORGANISATION] = { "組織", "Organisation" },
  [KYO_PARTICIPANT_SYSTEM] = { "システム", "System" },
  [KYO_PARTICIPANT_NETWORK] = { "ネットワーク", "Network" },
  [KYO_PARTICIPANT_SITE] = { "拠点", "Site" },
  [KYO_PARTICIPANT_OUTSIDER] = { "外部関係者", "Outsider" },
  [KYO_PARTICIPANT_ATTACKER] = { "攻撃者", "Attacker" },
  [KYO_PARTICIPANT_DOCUMENT] = { "文書", "Document" },
};

static const Words step_kinds[] = {
  [KYO_STEP_EVENT] = { "事象", "Event" },
  [KYO_STEP_RESPONSE] = { "対処", "Response" },
};

static const Words phases[] = {
  [KYO_PHASE_ORIGIN] = { "発端", "Origin" },
  [KYO_PHASE_DETECTION] = { "検知", "Detection" },
  [KYO_PHASE_DECISION] = { "判断", "Decision" },
  [KYO_PHASE_CONTAINMENT] = { "封じ込め", "Containment" },
  [KYO_PHASE_ANALYSIS] = { "調査", "Analysis" },
  [KYO_PHASE_RECOVERY] = { "復旧", "Recovery" },
  [KYO_PHASE_COMMUNICATION] = { "周知・連絡", "Communication" },
};

static const Words annotation_kinds[] = {
  [KYO_ANNOTATION_COMMENT] = { "コメント", "Comment" },
  [KYO_ANNOTATION_QUESTION] = { "質問", "Question" },
  [KYO_ANNOTATION_HIGHLIGHT] = { "強調", "Highlight" },
  [KYO_ANNOTATION_TAG] = { "タグ", "Tag" },
};

/* As FIRST writes them, in capitals and without a space (TLP 2.0, section 1). */
static const char *const tlps[] = {
  [KYO_TLP_CLEAR] = "TLP:CLEAR", [KYO_TLP_GREEN] = "TLP:GREEN",
  [KYO_TLP_AMBER] = "TLP:AMBER", [KYO_TLP_AMBER_STRICT] = "TLP:AMBER+STRICT",
  [KYO_TLP_RED] = "TLP:RED",
};

/* Circled digits, as Japanese reports number incidents. */
static const char *const circled[] = { "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨" };

static const char *
pick (const Words *words, gsize n_words, int value, KyoLang lang)
{
  g_return_val_if_fail (value >= 0 && (gsize) value < n_words, "");

  return words[value][lang == KYO_LANG_JA ? 0 : 1];
}

/**
 * kyo_section_kind_label:
 * @kind: a kind of section
 * @lang: the language of the cases
 *
 * Gives the heading of a section.
 *
 * Returns: a static string
 */
const char *
kyo_section_kind_label (KyoSectionKind kind, KyoLang lang)
{
  return pick (section_kinds, G_N_ELEMENTS (section_kinds), kind, lang);
}

/**
 * kyo_category_label:
 * @category: a class of incidents
 * @lang: the language of the cases
 *
 * Gives the name of a class of incidents.
 *
 * Returns: a static string
 */
const char *
kyo_category_label (KyoCategory category, KyoLang lang)
{
  return pick (categories, G_N_ELEMENTS (categories), category, lang);
}

/**
 * kyo_participant_kind_label:
 * @kind: a kind of participant
 * @lang: the language of the cases
 *
 * Says what a node of the diagram is.
 *
 * Returns: a static string
 */
const char *
kyo_participant_kind_label (KyoParticipantKind kind, KyoLang lang)
{
  return pick (participant_kinds, G_N_ELEMENTS (participant_kinds), kind, lang);
}

/**
 * kyo_step_kind_label:
 * @kind: event or response
 * @lang: the language of the cases
 *
 * Says what a step is.
 *
 * Returns: a static string
 */
const char *
kyo_step_kind_label (KyoStepKind kind, KyoLang lang)
{
  return pick (step_kinds, G_N_ELEMENTS (step_kinds), kind, lang);
}

/**
 * kyo_phase_label:
 * @phase: a phase of an incident
 * @lang: the language of the cases
 *
 * Gives the name of a phase.
 *
 * Returns: a static string
 */
const char *
kyo_phase_label (KyoPhase phase, KyoLang lang)
{
  return pick (phases, G_N_ELEMENTS (phases), phase, lang);
}

/**
 * kyo_annotation_kind_label:
 * @kind: a kind of annotation
 * @lang: the language of the cases
 *
 * Says what an annotation is.
 *
 * Returns: a static string
 */
const char *
kyo_annotation_kind_label (KyoAnnotationKind kind, KyoLang lang)
{
  return pick (annotation_kinds, G_N_ELEMENTS (annotation_kinds), kind, lang);
}

/**
 * kyo_tlp_label:
 * @tlp: a label of the Traffic Light Protocol 2.0
 *
 * Gives the label as it must stand on a document, the same in every language: "TLP:AMBER+STRICT".
 *
 * Returns: a static string
 */
const char *
kyo_tlp_label (KyoTlp tlp)
{
  g_return_val_if_fail ((gsize) tlp < G_N_ELEMENTS (tlps), tlps[KYO_TLP_RED]);

  return tlps[tlp];
}

/**
 * kyo_step_dup_number_label:
 * @kind: event or response
 * @number: its number, as digits
 * @lang: the language of the cases
 *
 * Names a step in running text: "事象1", "Event 1", "対処2", "Response 2".
 *
 * Returns: (transfer full): the name
 */
char *
kyo_step_dup_number_label (KyoStepKind kind, const char *number, KyoLang lang)
{
  g_return_val_if_fail (number != NULL, NULL);

  return g_strdup_printf (lang == KYO_LANG_JA ? "%s%s" : "%s %s", kyo_step_kind_label (kind, lang),
                          number);
}

/**
 * kyo_step_dup_badge_label:
 * @kind: event or response
 * @number: its number, as digits
 * @lang: the language of the cases
 *
 * Names a step in the little room of a badge: "1" for an event, "対処2" or "R2" for a response.
 *
 * Returns: (transfer full): the name
 */
char *
kyo_step_dup_badge_label (KyoStepKind kind, const char *number, KyoLang lang)
{
  g_return_val_if_fail (number != NULL, NULL);

  if (kind == KYO_STEP_EVENT)
    return g_strdup (number);
  return g_strdup_printf ("%s%s", lang == KYO_LANG_JA ? "対処" : "R", number);
}

/**
 * kyo_incident_dup_label:
 * @incident: which incident of the case, from 1
 * @lang: the language of the cases
 *
 * Names one of the incidents that a case holds: "事象①", "Incident 1".
 *
 * Returns: (transfer full): the name
 */
char *
kyo_incident_dup_label (guint incident, KyoLang lang)
{
  if (lang != KYO_LANG_JA)
    return g_strdup_printf ("Incident %u", incident);
  if (incident >= 1 && incident <= G_N_ELEMENTS (circled))
    return g_strdup_printf ("事象%s", circled[incident - 1]);
  return g_strdup_printf ("事象(%u)", incident);
}
