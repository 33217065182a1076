/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walking through a diagram by arrow keys. From a participant the way goes along a step to another
 * one, from a callout to those between whom its step happens; where nothing is joined in that
 * direction, to the nearest that stands there. A boundary stands where its label is.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

/* What counts as "to the right of": rising or falling by no more than so much of the way ahead. */
#define WIDE 2.0   /* for what is joined */
#define NARROW 1.0 /* for what only stands there */
#define UTMOST 4.0 /* where else there is nothing */

static const KyoRect *
get_place (const KyoDiagramPart *part)
{
  return part->item.kind == KYO_ITEM_BOUNDARY ? &part->item.badge_rect : &part->item.rect;
}

/* A rectangle turned so that the direction of the walk is to the right. */
static KyoRect
turn (const KyoRect *rect, KyoDirection direction)
{
  switch (direction)
    {
    case KYO_DIRECTION_LEFT:
      return (KyoRect){ -rect->x - rect->width, rect->y, rect->width, rect->height };
    case KYO_DIRECTION_UP:
      return (KyoRect){ -rect->y - rect->height, rect->x, rect->height, rect->width };
    case KYO_DIRECTION_DOWN:
      return (KyoRect){ rect->y, rect->x, rect->height, rect->width };
    case KYO_DIRECTION_RIGHT:
    default:
      return *rect;
    }
}

/* How long the way is; what lies to the side counts twice. FALSE when it is not in that direction.
 */
static gboolean
measure_way (const KyoDiagramPart *from,
             const KyoDiagramPart *to,
             KyoDirection direction,
             double slope,
             double *way)
{
  KyoRect here = turn (get_place (from), direction);
  KyoRect there = turn (get_place (to), direction);
  double ahead = kyo_rect_centre (&there).x - kyo_rect_centre (&here).x;
  double gap = MAX (here.y, there.y) - MIN (here.y + here.height, there.y + there.height);
  double aside = MAX (gap, 0);

  *way = ahead + 2 * aside;
  return ahead > 1 && aside <= slope * ahead;
}

static gboolean
is_arrow_between (KyoDiagramScene *self, const KyoDiagramPart *one, const KyoDiagramPart *two)
{
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const KyoDiagramPart *arrow = g_ptr_array_index (self->arrows, i);

      if ((arrow->from == one && arrow->to == two) || (arrow->from == two && arrow->to == one))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_joined (KyoDiagramScene *self, const KyoDiagramPart *from, const KyoDiagramPart *to)
{
  if (from->item.kind == KYO_ITEM_CALLOUT)
    return from->from == to || from->to == to;
  return to->item.kind != KYO_ITEM_CALLOUT && is_arrow_between (self, from, to);
}

static KyoDiagramPart *
find_nearest (KyoDiagramScene *self,
              const KyoDiagramPart *from,
              KyoDirection direction,
              double slope,
              gboolean only_joined)
{
  GPtrArray *all[] = { self->nodes, self->callouts, self->boundaries };
  KyoDiagramPart *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      for (guint j = 0; j < all[i]->len; j++)
        {
          KyoDiagramPart *part = g_ptr_array_index (all[i], j);
          double way;

          if (part == from || !measure_way (from, part, direction, slope, &way) || way >= least ||
              (only_joined && !are_joined (self, from, part)))
            continue;
          least = way;
          nearest = part;
        }
    }
  return nearest;
}

/**
 * kyo_diagram_scene_walk:
 * @self: a finished scene
 * @from: a node, boundary or callout of it
 * @direction: where to
 *
 * Finds what the next arrow key leads to.
 *
 * Returns: (nullable): it, owned by the scene; `NULL` at the edge
 */
KyoDiagramPart *
kyo_diagram_scene_walk (KyoDiagramScene *self, const KyoDiagramPart *from, KyoDirection direction)
{
  KyoDiagramPart *next = find_nearest (self, from, direction, WIDE, TRUE);

  if (next == NULL)
    next = find_nearest (self, from, direction, NARROW, FALSE);
  if (next == NULL)
    next = find_nearest (self, from, direction, UTMOST, FALSE);
  return next;
}
