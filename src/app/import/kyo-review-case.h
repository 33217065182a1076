/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import/kyo-review-row.h"
#include "import/kyo-report-field.h"

G_BEGIN_DECLS

/* What was read, one case at a time, or what stands before and after the cases. Signals "selected"
 * (field): a person has chosen a field, "" for none; "typing": writes other words into it;
 * "edited" (field, words, keep): has finished that, and means it or not; "category" (int): has
 * chosen another class for the case that is shown. */
#define KYO_TYPE_REVIEW_CASE (kyo_review_case_get_type ())
G_DECLARE_FINAL_TYPE (KyoReviewCase, kyo_review_case, KYO, REVIEW_CASE, GtkWidget)

/* Another draft, or the same one after a correction; NULL for none. */
void kyo_review_case_show (KyoReviewCase *self, KyoReportDraft *draft, KyoLang lang);
/* NULL: the casebook itself, or nothing is shown. Borrowed. */
KyoCase *kyo_review_case_get_case (KyoReviewCase *self);
/* By 1 or −1; FALSE at the ends. */
gboolean kyo_review_case_go (KyoReviewCase *self, int by);
/* Shows the case with this field, and selects it; "" or NULL selects none. FALSE: it is nowhere. */
gboolean kyo_review_case_select (KyoReviewCase *self, const char *field);
const char *kyo_review_case_get_field (KyoReviewCase *self);
/* The row that is selected, NULL for none. */
KyoReviewRow *kyo_review_case_get_row (KyoReviewCase *self);
/* The field after the selected one, or the one before it at the end: what to select when it goes.
 */
char *kyo_review_case_dup_neighbour (KyoReviewCase *self);
void kyo_review_case_focus (KyoReviewCase *self);
/* FALSE when none is selected. */
gboolean kyo_review_case_begin_edit (KyoReviewCase *self);
/* The row that is edited, NULL for none. */
KyoReviewRow *kyo_review_case_get_editing (KyoReviewCase *self);
/* Ends editing, if a field is edited, with "edited". */
void kyo_review_case_end_edit (KyoReviewCase *self, gboolean keep);

G_END_DECLS
