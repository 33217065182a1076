/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/playback/kyo-playback.h"
#include "render/kyo-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KYO_TYPE_TIMELINE_VIEW (kyo_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (KyoTimelineView, kyo_timeline_view, KYO, TIMELINE_VIEW, GtkWidget)

void kyo_timeline_view_set_selection (KyoTimelineView *self, KyoSelection *selection);
void kyo_timeline_view_set_playback (KyoTimelineView *self, KyoPlayback *playback);
void
kyo_timeline_view_show (KyoTimelineView *self, KyoCase *kase, KyoLang lang, KyoPainter *painter);
void kyo_timeline_view_set_painter (KyoTimelineView *self, KyoPainter *painter);
void kyo_timeline_view_set_annotated (KyoTimelineView *self, GHashTable *target_ids);
void kyo_timeline_view_set_large (KyoTimelineView *self, gboolean is_large);

/* How the cards are arranged. */
void kyo_timeline_view_set_lanes (KyoTimelineView *self, KyoLanes lanes);
void kyo_timeline_view_zoom (KyoTimelineView *self, double factor);

G_END_DECLS
