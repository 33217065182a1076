/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A diagram so small that nothing in it can be read: frames, who takes part and where words stand,
 * in the colours of the picture.
 */
#include "config.h"

#include "render/kyo-painter-private.h"

static void
paint_outline (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, double hair)
{
  const KyoPalette *palette = self->palette;

  cairo_rectangle (cr, item->rect.x, item->rect.y, item->rect.width, item->rect.height);
  switch (item->kind)
    {
    case KYO_ITEM_BOUNDARY:
      kyo_colour_set (cr, palette->frame_fill[0], 1);
      cairo_fill_preserve (cr);
      kyo_colour_set (cr, palette->frame, 1);
      cairo_set_line_width (cr, hair);
      cairo_stroke (cr);
      break;
    case KYO_ITEM_NODE:
      kyo_colour_set (cr, palette->node[kyo_participant_get_kind (item->participant)].line, 1);
      cairo_fill (cr);
      break;
    case KYO_ITEM_CALLOUT:
      kyo_colour_set (cr, kyo_palette_get_step (palette, kyo_step_get_kind (item->step))->line,
                      0.3);
      cairo_fill (cr);
      break;
    case KYO_ITEM_ARROW:
    default:
      cairo_new_path (cr);
      break;
    }
}

/**
 * kyo_painter_paint_overview:
 * @self: a painter
 * @cr: a context whose origin is that of the picture, scaled down
 * @layout: a diagram
 *
 * Paints where things stand in a diagram, without words and lines, on no ground.
 */
void
kyo_painter_paint_overview (KyoPainter *self, cairo_t *cr, KyoDiagramLayout *layout)
{
  double hair = 1, unused = 0;

  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (KYO_IS_DIAGRAM_LAYOUT (layout));

  cairo_device_to_user_distance (cr, &hair, &unused);
  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    paint_outline (self, cr, kyo_diagram_layout_get_item (layout, i), hair);
  cairo_restore (cr);
}
