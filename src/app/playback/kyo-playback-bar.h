/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/playback/kyo-playback.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Beneath the pictures while a case is played: what happens now, in large words, a bar with one
 * tick for each frame, and an outline to jump by. Hidden while nothing is played. */
#define KYO_TYPE_PLAYBACK_BAR (kyo_playback_bar_get_type ())
G_DECLARE_FINAL_TYPE (KyoPlaybackBar, kyo_playback_bar, KYO, PLAYBACK_BAR, GtkWidget)

void kyo_playback_bar_set_playback (KyoPlaybackBar *self, KyoPlayback *playback);
void kyo_playback_bar_set_lang (KyoPlaybackBar *self, KyoLang lang);

G_END_DECLS
