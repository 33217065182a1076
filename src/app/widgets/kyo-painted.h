/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-participant.h"
#include "render/kyo-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Paints one thing of a picture; the context's origin and scale are the picture's. */
typedef void (*KyoPaintFunc) (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state);

/* One thing of a picture as a light child widget: focusable, named, and painted by the same painter
 * that prints. Signals "activated" when it is clicked or Space is pressed on it, "opened" when
 * Enter is. */
#define KYO_TYPE_PAINTED (kyo_painted_get_type ())
G_DECLARE_FINAL_TYPE (KyoPainted, kyo_painted, KYO, PAINTED, GtkWidget)

GtkWidget *kyo_painted_new (const char *target_id,
                            const KyoRect *rect,
                            const KyoRect *ink,
                            KyoPaintFunc paint,
                            gconstpointer item) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_painted_get_target (KyoPainted *self);
gconstpointer kyo_painted_get_item (KyoPainted *self);
const KyoRect *kyo_painted_get_rect (KyoPainted *self);
void kyo_painted_set_painter (KyoPainted *self, KyoPainter *painter);
void kyo_painted_set_zoom (KyoPainted *self, double zoom);
void kyo_painted_set_state (KyoPainted *self, KyoState state);
KyoState kyo_painted_get_state (KyoPainted *self);
/* Shows what was hidden, softly where the system wants animations. */
void kyo_painted_appear (KyoPainted *self);

G_END_DECLS
