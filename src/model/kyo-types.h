/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The enumerations of the model. The nicks that travel in files and JSON are made by the
 * functions beside each; they are part of the formats and never change.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_LANG_JA,
  KYO_LANG_EN,
} KyoLang;

typedef enum
{
  KYO_CASE_REFERENCE, /* nick "reference": from a casebook, read-only */
  KYO_CASE_OWN,       /* "own": the organisation's own incident */
} KyoCaseKind;

typedef enum
{
  KYO_CATEGORY_SYSTEM_FAILURE, /* "system-failure" */
  KYO_CATEGORY_CYBERATTACK,    /* "cyberattack" */
  KYO_CATEGORY_NATURAL_HAZARD, /* "natural-hazard" */
  KYO_CATEGORY_HUMAN_ERROR,    /* "human-error" */
  KYO_CATEGORY_OTHER,          /* "other" */
} KyoCategory;

/* In the order of reading. */
typedef enum
{
  KYO_SECTION_OVERVIEW,   /* "overview" */
  KYO_SECTION_BACKGROUND, /* "background" */
  KYO_SECTION_DETECTION,  /* "detection" */
  KYO_SECTION_RESPONSE,   /* "response" */
  KYO_SECTION_CAUSE,      /* "cause" */
  KYO_SECTION_PREVENTION, /* "prevention" */
  KYO_SECTION_LESSONS,    /* "lessons" */
} KyoSectionKind;
#define KYO_N_SECTIONS 7

typedef enum
{
  KYO_PARTICIPANT_PERSON,       /* "person": a person or role */
  KYO_PARTICIPANT_ORGANISATION, /* "organisation" */
  KYO_PARTICIPANT_SYSTEM,       /* "system" */
  KYO_PARTICIPANT_NETWORK,      /* "network" */
  KYO_PARTICIPANT_SITE,         /* "site" */
  KYO_PARTICIPANT_OUTSIDER,     /* "outsider" */
  KYO_PARTICIPANT_ATTACKER,     /* "attacker" */
  KYO_PARTICIPANT_DOCUMENT,     /* "document" */
} KyoParticipantKind;

typedef enum
{
  KYO_STEP_EVENT,    /* "event" */
  KYO_STEP_RESPONSE, /* "response" */
} KyoStepKind;

/* The participants of a step, as a set. */
typedef enum
{
  KYO_STEP_END_FROM = 1 << 0, /* "from" */
  KYO_STEP_END_TO = 1 << 1,   /* "to" */
} KyoStepEnds;

typedef enum
{
  KYO_PHASE_ORIGIN,        /* "origin": what led to it, and how it began */
  KYO_PHASE_DETECTION,     /* "detection" */
  KYO_PHASE_DECISION,      /* "decision": escalation to and decision by management */
  KYO_PHASE_CONTAINMENT,   /* "containment" */
  KYO_PHASE_ANALYSIS,      /* "analysis": finding cause and extent */
  KYO_PHASE_RECOVERY,      /* "recovery" */
  KYO_PHASE_COMMUNICATION, /* "communication": to users, the public, others */
} KyoPhase;
#define KYO_N_PHASES 7

/* TLP 2.0 (FIRST, 2022), in the order of how far it may travel: a greater value is stricter. */
typedef enum
{
  KYO_TLP_CLEAR,
  KYO_TLP_GREEN,
  KYO_TLP_AMBER,
  KYO_TLP_AMBER_STRICT, /* nick "AMBER+STRICT" */
  KYO_TLP_RED,
} KyoTlp;

typedef enum
{
  KYO_ANNOTATION_COMMENT,   /* "comment" */
  KYO_ANNOTATION_QUESTION,  /* "question" */
  KYO_ANNOTATION_HIGHLIGHT, /* "highlight" */
  KYO_ANNOTATION_TAG,       /* "tag" */
} KyoAnnotationKind;

typedef enum
{
  KYO_ANNOTATION_OPEN,     /* "open" */
  KYO_ANNOTATION_RESOLVED, /* "resolved" */
} KyoAnnotationState;

/* How firmly an annotation still sits on the words that it was made on. */
typedef enum
{
  KYO_ANCHOR_EXACT,  /* "exact": the text is unchanged, or the whole target is meant */
  KYO_ANCHOR_MOVED,  /* "moved": the text changed, the quoted words stand in it once */
  KYO_ANCHOR_REVIEW, /* "review": a person has to look */
  KYO_ANCHOR_ORPHAN, /* "orphan": what it was made on is gone */
} KyoAnchorState;

GType kyo_lang_get_type (void);
GType kyo_case_kind_get_type (void);
GType kyo_category_get_type (void);
GType kyo_section_kind_get_type (void);
GType kyo_participant_kind_get_type (void);
GType kyo_step_kind_get_type (void);
GType kyo_phase_get_type (void);
GType kyo_tlp_get_type (void);
GType kyo_annotation_kind_get_type (void);
GType kyo_annotation_state_get_type (void);
GType kyo_anchor_state_get_type (void);
#define KYO_TYPE_LANG (kyo_lang_get_type ())
#define KYO_TYPE_CASE_KIND (kyo_case_kind_get_type ())
#define KYO_TYPE_CATEGORY (kyo_category_get_type ())
#define KYO_TYPE_SECTION_KIND (kyo_section_kind_get_type ())
#define KYO_TYPE_PARTICIPANT_KIND (kyo_participant_kind_get_type ())
#define KYO_TYPE_STEP_KIND (kyo_step_kind_get_type ())
#define KYO_TYPE_PHASE (kyo_phase_get_type ())
#define KYO_TYPE_TLP (kyo_tlp_get_type ())
#define KYO_TYPE_ANNOTATION_KIND (kyo_annotation_kind_get_type ())
#define KYO_TYPE_ANNOTATION_STATE (kyo_annotation_state_get_type ())
#define KYO_TYPE_ANCHOR_STATE (kyo_anchor_state_get_type ())

const char *kyo_enum_to_nick (GType type, int value);
gboolean kyo_enum_from_nick (GType type, const char *nick, int *value);

G_END_DECLS
