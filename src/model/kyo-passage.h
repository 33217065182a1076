/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-step.h"

G_BEGIN_DECLS

/* One bullet of a section: what is read, linked and annotated.
 * Properties (all read-write unless said): id (string, construct-only), incident (uint, 0 none),
 * heading (KyoText or NULL), text (KyoText). Lists of ids, each a GStrv or NULL: cases and passages
 * (of a synthesis: the cases, and the lessons in them, that support it), steps (of its case, that a
 * cause, prevention measure or lesson is about), themes (of a lesson, or of a synthesis). */
#define KYO_TYPE_PASSAGE (kyo_passage_get_type ())
G_DECLARE_FINAL_TYPE (KyoPassage, kyo_passage, KYO, PASSAGE, GObject)

KyoPassage *kyo_passage_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_passage_get_id (KyoPassage *self);
guint kyo_passage_get_incident (KyoPassage *self);
void kyo_passage_set_incident (KyoPassage *self, guint incident);
KyoText *kyo_passage_get_heading (KyoPassage *self);
void kyo_passage_set_heading (KyoPassage *self, KyoText *heading);
KyoText *kyo_passage_get_text (KyoPassage *self);
void kyo_passage_set_text (KyoPassage *self, KyoText *text);
const char *const *kyo_passage_get_cases (KyoPassage *self);
void kyo_passage_set_cases (KyoPassage *self, const char *const *cases);
const char *const *kyo_passage_get_passages (KyoPassage *self);
void kyo_passage_set_passages (KyoPassage *self, const char *const *passages);
const char *const *kyo_passage_get_steps (KyoPassage *self);
void kyo_passage_set_steps (KyoPassage *self, const char *const *steps);
const char *const *kyo_passage_get_themes (KyoPassage *self);
void kyo_passage_set_themes (KyoPassage *self, const char *const *themes);
/* Whether the step names the passage, as one that tells it, or the passage the step. */
gboolean kyo_passage_concerns_step (KyoPassage *self, KyoStep *step);

G_END_DECLS
