/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of an arranged case keeps the places that the case gives it, but not the room that was for
 * what is left out: frames are drawn in to what they still hold, and the picture begins where
 * something is. A frame stays where a line meets it.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

#define LABEL_ROOM 24 /* px beside the label of a frame */

static void
extend (KyoRect *hull, gboolean *is_found, KyoRect by)
{
  *hull = *is_found ? kyo_rect_union (hull, &by) : by;
  *is_found = TRUE;
}

static gboolean
is_within (const KyoDiagramPart *part, const KyoDiagramPart *frame)
{
  KyoParticipant *at = kyo_participant_get_parent (part->item.participant);

  while (at != NULL && at != frame->item.participant)
    at = kyo_participant_get_parent (at);
  return at != NULL;
}

static void
extend_by_participants (GPtrArray *parts,
                        const KyoDiagramPart *frame,
                        KyoRect *hull,
                        gboolean *is_found)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const KyoDiagramPart *part = g_ptr_array_index (parts, i);

      if (is_within (part, frame))
        extend (hull, is_found, kyo_diagram_scene_pad_frame (&part->item.rect));
    }
}

static void
extend_by_steps (GPtrArray *parts, const KyoDiagramPart *frame, KyoRect *hull, gboolean *is_found)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const KyoDiagramPart *part = g_ptr_array_index (parts, i);

      if (kyo_rect_encloses (&frame->item.rect, &part->item.rect))
        extend (hull, is_found, kyo_diagram_scene_pad_frame (&part->item.rect));
      for (guint j = 0; j < part->line->len; j++)
        {
          KyoPoint at = g_array_index (part->line, KyoPoint, j);

          if (kyo_rect_contains (&frame->item.rect, at.x, at.y))
            extend (hull, is_found, (KyoRect){ at.x, at.y, 0, 0 });
        }
    }
}

/* What both share. */
static KyoRect
intersect (const KyoRect *a, const KyoRect *b)
{
  double left = MAX (a->x, b->x), right = MIN (a->x + a->width, b->x + b->width);
  double top = MAX (a->y, b->y), bottom = MIN (a->y + a->height, b->y + b->height);

  return (KyoRect){ left, top, right - left, bottom - top };
}

static void
draw_in (KyoDiagramScene *self, KyoDiagramPart *frame)
{
  const KyoRect old = frame->item.rect;
  KyoRect hull = { 0, 0, 0, 0 };
  gboolean is_found = FALSE;

  extend_by_participants (self->nodes, frame, &hull, &is_found);
  extend_by_participants (self->boundaries, frame, &hull, &is_found);
  extend_by_steps (self->callouts, frame, &hull, &is_found);
  extend_by_steps (self->arrows, frame, &hull, &is_found);
  if (!is_found)
    return;
  hull = intersect (&hull, &old);
  hull.width =
    MIN (MAX (hull.width, frame->item.badge_rect.width + LABEL_ROOM), old.x + old.width - hull.x);
  frame->item.rect = hull;
  frame->item.badge_rect.x += hull.x - old.x;
  frame->item.badge_rect.y += hull.y - old.y;
}

static void
find_corner (GPtrArray *parts, KyoPoint *corner)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const KyoDiagramPart *part = g_ptr_array_index (parts, i);

      corner->x = MIN (corner->x, part->item.rect.x);
      corner->y = MIN (corner->y, part->item.rect.y);
      for (guint j = 0; j < part->line->len; j++)
        {
          corner->x = MIN (corner->x, g_array_index (part->line, KyoPoint, j).x);
          corner->y = MIN (corner->y, g_array_index (part->line, KyoPoint, j).y);
        }
    }
}

static void
shift (GPtrArray *parts, KyoPoint by)
{
  for (guint i = 0; i < parts->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (parts, i);

      part->item.rect.x -= by.x;
      part->item.rect.y -= by.y;
      part->item.badge_rect.x -= by.x;
      part->item.badge_rect.y -= by.y;
      for (guint j = 0; j < part->line->len; j++)
        {
          g_array_index (part->line, KyoPoint, j).x -= by.x;
          g_array_index (part->line, KyoPoint, j).y -= by.y;
        }
    }
}

/**
 * kyo_diagram_scene_crop:
 * @self: a finished scene
 *
 * Takes away the room that nothing needs: in frames, and at the edges of the drawing.
 */
void
kyo_diagram_scene_crop (KyoDiagramScene *self)
{
  GPtrArray *all[] = { self->boundaries, self->nodes, self->arrows, self->callouts };
  KyoPoint by = { self->width, self->height };

  /* From the inside out. */
  for (guint i = self->boundaries->len; i > 0; i--)
    draw_in (self, g_ptr_array_index (self->boundaries, i - 1));
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    find_corner (all[i], &by);
  by.x = MAX (floor (by.x - KYO_SHAPE_MARGIN), 0);
  by.y = MAX (floor (by.y - KYO_SHAPE_MARGIN), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    shift (all[i], by);
  kyo_diagram_scene_measure_drawing (self);
}
