/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What gtk_snapshot_append_cairo() is painted with is recorded, and GTK's cairo renderer sets every
 * word of it again in each frame in which it moves. Painted into an image before, it is only
 * copied. The GL renderer makes a texture of it once in both cases.
 */
#include "config.h"

#include "app/widgets/kyo-raster.h"

#include <math.h>

/**
 * kyo_raster_begin:
 * @bounds: px of a widget, whole ones
 * @scale: device px for each
 *
 * Begins an image.
 *
 * Returns: (transfer full): a context for it, in px of the widget
 */
cairo_t *
kyo_raster_begin (const graphene_rect_t *bounds, int scale)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceilf (bounds->size.width) * scale,
                                (int) ceilf (bounds->size.height) * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_translate (cr, -bounds->origin.x, -bounds->origin.y);
  return cr;
}

/**
 * kyo_raster_end:
 * @cr: (transfer full): from kyo_raster_begin()
 * @snapshot: a snapshot
 * @bounds: the same as there
 *
 * Adds the image to a snapshot.
 */
void
kyo_raster_end (cairo_t *cr, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  cairo_t *target = gtk_snapshot_append_cairo (snapshot, bounds);

  cairo_set_source_surface (target, cairo_get_target (cr), bounds->origin.x, bounds->origin.y);
  cairo_paint (target);
  cairo_destroy (target);
  cairo_destroy (cr);
}
