/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happens in a frame, to be read from a distance: for each step its badge, its words, and
 * beneath them kind, phase, between whom, and when. The size of the font is that of its style. */
#define KYO_TYPE_STEP_CAPTION (kyo_step_caption_get_type ())
G_DECLARE_FINAL_TYPE (KyoStepCaption, kyo_step_caption, KYO, STEP_CAPTION, GtkWidget)

GtkWidget *kyo_step_caption_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The frame: an array of KyoStep of the case; NULL for nothing. */
void kyo_step_caption_show (KyoStepCaption *self, KyoCase *kase, GPtrArray *frame, KyoLang lang);

G_END_DECLS
