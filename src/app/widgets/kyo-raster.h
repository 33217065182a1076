/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where to paint what will be shown within bounds (whole px on screen, scale device px each). */
cairo_t *kyo_raster_begin (const graphene_rect_t *bounds, int scale) G_GNUC_WARN_UNUSED_RESULT;
/* Shows it; takes cr. */
void kyo_raster_end (cairo_t *cr, GtkSnapshot *snapshot, const graphene_rect_t *bounds);

G_END_DECLS
