/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of what the times of a case say: how long things took, and where the order in which it is
 * told contradicts them. Each selects the two steps that it is known from. */
#define KYO_TYPE_TIMELINE_FACTS (kyo_timeline_facts_get_type ())
G_DECLARE_FINAL_TYPE (KyoTimelineFacts, kyo_timeline_facts, KYO, TIMELINE_FACTS, GtkWidget)

GtkWidget *kyo_timeline_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_timeline_facts_set_selection (KyoTimelineFacts *self, KyoSelection *selection);
/* NULL shows nothing; where there is nothing to show, the row is not visible. */
void kyo_timeline_facts_show (KyoTimelineFacts *self, KyoCase *kase, KyoLang lang);

G_END_DECLS
