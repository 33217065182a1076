/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/playback/kyo-playback.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets what scrolls return to where it was when a playback ends. */
void kyo_playback_keep_place (KyoPlayback *playback, GtkScrolledWindow *scrolled);

G_END_DECLS
