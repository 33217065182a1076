/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-text.h"

G_BEGIN_DECLS

/* One bullet of a section: what is read, linked and annotated.
 * Properties (all read-write unless said): id (string, construct-only), incident (uint, 0 none),
 * heading (KyoText or NULL), text (KyoText), cases (GStrv: ids that support it, or NULL). */
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

G_END_DECLS
