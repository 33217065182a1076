/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-participant.h"
#include "model/kyo-text.h"
#include "model/kyo-time.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} KyoPoint;

/* One numbered event or response. Properties: id (construct-only), kind (KyoStepKind), number
 * (string of digits), phase (KyoPhase), text (KyoText), from, to (participant ids or NULL),
 * inferred (uint, a set of KyoStepEnds: who of these two is not named by the publication but was
 * concluded), when (KyoTime or NULL), relative (KyoText or NULL: the publication's words for the
 * time), passages (GStrv of passage ids, never NULL). */
#define KYO_TYPE_STEP (kyo_step_get_type ())
G_DECLARE_FINAL_TYPE (KyoStep, kyo_step, KYO, STEP, GObject)

KyoStep *
kyo_step_new (const char *id, KyoStepKind kind, const char *number) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_step_get_id (KyoStep *self);
KyoStepKind kyo_step_get_kind (KyoStep *self);
const char *kyo_step_get_number (KyoStep *self);
KyoPhase kyo_step_get_phase (KyoStep *self);
void kyo_step_set_phase (KyoStep *self, KyoPhase phase);
KyoText *kyo_step_get_text (KyoStep *self);
void kyo_step_set_text (KyoStep *self, KyoText *text);
const char *kyo_step_get_from (KyoStep *self);
void kyo_step_set_from (KyoStep *self, const char *participant_id);
const char *kyo_step_get_to (KyoStep *self);
void kyo_step_set_to (KyoStep *self, const char *participant_id);
KyoStepEnds kyo_step_get_inferred (KyoStep *self);
void kyo_step_set_inferred (KyoStep *self, KyoStepEnds inferred);
KyoTime *kyo_step_get_when (KyoStep *self);
void kyo_step_set_when (KyoStep *self, KyoTime *when);
KyoText *kyo_step_get_relative (KyoStep *self);
void kyo_step_set_relative (KyoStep *self, KyoText *relative);
const char *const *kyo_step_get_passages (KyoStep *self);
void kyo_step_set_passages (KyoStep *self, const char *const *passage_ids);
/* The publication's words if it has them, else the EDTF time for people, else "". Caller frees. */
char *kyo_step_dup_when_display (KyoStep *self, KyoLang lang);
/* Where the callout stands: x, y, width (height is ignored). FALSE while nobody has placed it. */
gboolean kyo_step_get_callout (KyoStep *self, KyoRect *rect);
void kyo_step_set_callout (KyoStep *self, const KyoRect *rect);
/* Corners of the arrow between its ends; NULL and 0 for a straight one. Borrowed. */
const KyoPoint *kyo_step_get_route (KyoStep *self, gsize *n_points);
void kyo_step_set_route (KyoStep *self, const KyoPoint *points, gsize n_points);

G_END_DECLS
