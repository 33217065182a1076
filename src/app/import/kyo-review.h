/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-edit.h"
#include "store/kyo-store.h"

G_BEGIN_DECLS

/* A draft under review: what the store has of it, corrected and stored step by step. No widget.
 * Signal "changed" after the draft is another one, by a correction, undo or redo; "stored" after it
 * was tried to store it. What was borrowed from the draft is stale after "changed". */
#define KYO_TYPE_REVIEW (kyo_review_get_type ())
G_DECLARE_FINAL_TYPE (KyoReview, kyo_review, KYO, REVIEW, GObject)

KyoReview *
kyo_review_new (KyoStore *store, const char *casebook_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_review_get_casebook_id (KyoReview *self);
KyoReportDraft *kyo_review_get_draft (KyoReview *self);
/* The file that it was read from, NULL when that is not known. */
const char *kyo_review_get_name (KyoReview *self);
/* NULL: the store has all of it; else why it has not. */
const char *kyo_review_get_failure (KyoReview *self);
/* Corrections are made between these two; done tells whether they were made or refused. */
void kyo_review_begin (KyoReview *self);
void kyo_review_end (KyoReview *self, gboolean done);
gboolean kyo_review_can_undo (KyoReview *self);
gboolean kyo_review_can_redo (KyoReview *self);
void kyo_review_undo (KyoReview *self);
void kyo_review_redo (KyoReview *self);
/* Tries again to store what is not stored yet; whether the store has all of it. */
gboolean kyo_review_store (KyoReview *self);

G_END_DECLS
