/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/playback/kyo-playback.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps of a case as a list to jump by. Signal "chosen" (KyoStepOutline, guint position): a
 * frame. */
#define KYO_TYPE_STEP_OUTLINE (kyo_step_outline_get_type ())
G_DECLARE_FINAL_TYPE (KyoStepOutline, kyo_step_outline, KYO, STEP_OUTLINE, GtkWidget)

void kyo_step_outline_show (KyoStepOutline *self, KyoPlayback *playback, KyoLang lang);

G_END_DECLS
