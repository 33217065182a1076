/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import/kyo-review.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a draft is checked: its source beside what was read from it. Signals "closed": the person
 * goes back to the cases, with everything stored; "accepted" (casebook_id), "discarded"
 * (casebook_id): the draft is no draft any more; "said" (message): a sentence for the person. */
#define KYO_TYPE_REVIEW_PAGE (kyo_review_page_get_type ())
G_DECLARE_FINAL_TYPE (KyoReviewPage, kyo_review_page, KYO, REVIEW_PAGE, GtkWidget)

/* NULL shows nothing. */
void kyo_review_page_show (KyoReviewPage *self, KyoStore *store, KyoReview *review, KyoLang lang);
KyoReview *kyo_review_page_get_review (KyoReviewPage *self);
/* Takes over and stores what is being typed; FALSE when the store does not have all of it. */
gboolean kyo_review_page_flush (KyoReviewPage *self);

G_END_DECLS
