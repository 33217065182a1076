/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"
#include "text/kyo-query.h"

G_BEGIN_DECLS

/* Something that two texts have in common. */
typedef struct
{
  char *kind;    /* "word", "concept" (meant in whichever words) or "broader" (things of one kind);
                  * between two cases also "category" and "theme" */
  char *label;   /* a word as the reference case writes it, anything else as it is called */
  double weight; /* 0…1: its share of the score */
  /* Of "word", "concept" and "broader"; else NULL. */
  char *query_passage; /* id of what holds it: a passage, step, participant or the case; NULL in a
                        * plain text */
  char *query_text;    /* that text, or the line of a plain text */
  GArray *query_marks; /* of KyoTextRange: where in it the words stand, in order */
  char *case_passage;  /* the same in the reference case */
  char *case_text;
  GArray *case_marks;
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoReason, kyo_reason_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoMatch, kyo_match_free)

G_END_DECLS
