/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a scene shows while things are moved in it: the grid to which they snap, and where the one
 * that is dragged would stand.
 */
#include "config.h"

#include "app/widgets/kyo-scene-private.h"

#include <math.h>

#define DOT 1.5f      /* px */
#define LEAST_GAP 9.0 /* px on screen between dots: else every second one is left out */
#define ROUND 8.0f    /* px, of the corners of what is dragged */

static GdkRGBA
get_color (KyoScene *self, float alpha)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha = alpha;
  return color;
}

/**
 * kyo_scene_ghost_snapshot_grid:
 * @self: a scene
 * @snapshot: takes the picture
 *
 * Paints the grid, beneath everything, where there is one.
 */
void
kyo_scene_ghost_snapshot_grid (KyoScene *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (self, 0.35f);
  double gap = self->grid * self->zoom;
  KyoRect view;
  graphene_rect_t room, cell;

  if (self->grid <= 0 || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  while (gap < LEAST_GAP)
    gap *= 2;
  kyo_scene_get_view (self, &view);
  graphene_rect_init (&room, 0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                      (float) gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_rect_init (&cell, (float) fmod (-view.x * self->zoom, gap),
                      (float) fmod (-view.y * self->zoom, gap), (float) gap, (float) gap);
  gtk_snapshot_push_repeat (snapshot, &room, &cell);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (cell.origin.x, cell.origin.y, DOT, DOT));
  gtk_snapshot_pop (snapshot);
}

/**
 * kyo_scene_ghost_snapshot:
 * @self: a scene
 * @snapshot: takes the picture
 *
 * Paints where what is dragged would stand, above everything.
 */
void
kyo_scene_ghost_snapshot (KyoScene *self, GtkSnapshot *snapshot)
{
  GdkRGBA line = get_color (self, 1);
  GdkRGBA tint = get_color (self, 0.2f);
  GskRoundedRect outline;
  KyoRect view;

  if (self->ghost.width <= 0)
    return;
  kyo_scene_get_view (self, &view);
  gsk_rounded_rect_init_from_rect (
    &outline,
    &GRAPHENE_RECT_INIT ((float) ((self->ghost.x - view.x) * self->zoom),
                         (float) ((self->ghost.y - view.y) * self->zoom),
                         (float) (self->ghost.width * self->zoom),
                         (float) (self->ghost.height * self->zoom)),
    ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ line, line, line, line });
}

/**
 * kyo_scene_set_grid:
 * @self: a scene
 * @gap: between the dots of a grid, px at 100 %; 0 for none
 *
 * Shows a grid beneath the picture.
 */
void
kyo_scene_set_grid (KyoScene *self, double gap)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (self->grid == gap)
    return;
  self->grid = gap;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kyo_scene_set_ghost:
 * @self: a scene
 * @rect: (nullable): px at 100 %; `NULL` for none
 *
 * Shows where something would stand.
 */
void
kyo_scene_set_ghost (KyoScene *self, const KyoRect *rect)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  self->ghost = rect != NULL ? *rect : (KyoRect){ 0, 0, 0, 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
