/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The source of a draft, page by page. Signals "chosen" (field): a person has selected a line, of
 * which the field is told ("" when it has none, or several lines are selected); "activated"
 * (field): that, and wants to go there. */
#define KYO_TYPE_REVIEW_SOURCE (kyo_review_source_get_type ())
G_DECLARE_FINAL_TYPE (KyoReviewSource, kyo_review_source, KYO, REVIEW_SOURCE, GtkWidget)

/* Another draft, or the same one after a correction; NULL for none. */
void kyo_review_source_show (KyoReviewSource *self, KyoReportDraft *draft, KyoLang lang);
/* Marks the lines that a field comes from and scrolls to the first of them; NULL for none. */
void kyo_review_source_light (KyoReviewSource *self, const char *field, gboolean scroll);
/* Selects the next line that is not placed, from the selected one on; by 1 or −1. FALSE: none. */
gboolean kyo_review_source_go_to_unknown (KyoReviewSource *self, int by);
/* The lines selected that are not placed, by their positions in the draft. */
GArray *kyo_review_source_list_chosen (KyoReviewSource *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_review_source_has_focus (KyoReviewSource *self);
void kyo_review_source_focus (KyoReviewSource *self);

G_END_DECLS
