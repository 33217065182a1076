/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_COMPARE_ERROR_TEXT,       /* not UTF-8 */
  KYO_COMPARE_ERROR_INCOMPLETE, /* a case without its passages, as the store lists it */
} KyoCompareError;
#define KYO_COMPARE_ERROR (kyo_compare_error_quark ())
GQuark kyo_compare_error_quark (void);

#define KYO_COMPARE_MAX_REASONS 8

/* Something that two texts have in common. */
typedef struct
{
  char *kind;    /* "word"; between two cases also "category" and "theme" */
  char *label;   /* as the reference case writes it */
  double weight; /* 0…1: its share of the score */
  char
    *query_passage;   /* id of what holds it: a passage, step, participant or the case; else NULL */
  char *query_text;   /* that text, or the line of a plain text; else NULL */
  char *case_passage; /* the same in the reference case; NULL unless it is a word */
  char *case_text;
} KyoReason;
KyoReason *kyo_reason_copy (const KyoReason *reason);
void kyo_reason_free (KyoReason *reason);

/* A case, and how like what was asked for it is. */
#define KYO_TYPE_MATCH (kyo_match_get_type ())
typedef struct
{
  KyoCase *kase;
  double score;       /* 0…1 */
  GPtrArray *reasons; /* of KyoReason, the weightiest first */
} KyoMatch;
GType kyo_match_get_type (void);
KyoMatch *kyo_match_copy (const KyoMatch *match);
void kyo_match_free (KyoMatch *match);

/* Of KyoMatch, best first, only cases that have something in common; limit 0: all. The cases are
 * complete ones; lang is that of labels and, where a word stands in both, of the texts. */
GPtrArray *kyo_compare_text (GPtrArray *cases,
                             const char *text,
                             KyoLang lang,
                             guint limit,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A reference case that is the own one itself (the same id) is left out. */
GPtrArray *kyo_compare_case (GPtrArray *reference_cases,
                             KyoCase *own,
                             KyoLang lang,
                             guint limit,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoReason, kyo_reason_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoMatch, kyo_match_free)

G_END_DECLS
