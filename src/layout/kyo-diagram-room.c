/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether there is room somewhere for a node, or for a frame with all that is in it. What is moved
 * must not end on another node or in a frame to which it does not belong; and the frames around it,
 * which grow with it, must not come over anything that is not theirs. Nothing is changed for it:
 * frames are found as they would be. Only what has been placed counts.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

#define APART 4  /* px between nodes, and between frames */
#define LEAST 8  /* px from the corner of the drawing */
#define STEPS 60 /* of the grid, that something is moved on to where there is room again */
#define RINGS 40 /* likewise, about where it was wanted */

typedef struct
{
  KyoDiagramScene *scene;
  const KyoDiagramPart *moved;
  double dx;
  double dy;
} Trial;

static KyoDiagramPart *
get_part (KyoDiagramScene *self, KyoParticipant *participant)
{
  return participant != NULL ? g_hash_table_lookup (self->by_participant, participant) : NULL;
}

/* Whether a part is another or stands in it. */
static gboolean
is_within (const KyoDiagramPart *part, const KyoDiagramPart *other)
{
  KyoParticipant *at = part->item.participant;

  while (at != NULL && at != other->item.participant)
    at = kyo_participant_get_parent (at);
  return at != NULL;
}

static gboolean find_rect (const Trial *it, const KyoDiagramPart *part, KyoRect *rect);

/* Around what it holds, and what the case says that it is at least. */
static gboolean
find_frame (const Trial *it, const KyoDiagramPart *frame, KyoRect *rect)
{
  GListModel *children = kyo_participant_get_children (frame->item.participant);
  gboolean is_found = frame->has_own_rect && !is_within (frame, it->moved);

  if (is_found)
    kyo_participant_get_rect (frame->item.participant, rect);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);
      KyoRect inner;

      if (!find_rect (it, get_part (it->scene, child), &inner))
        continue;
      if (is_found && frame->has_own_rect && kyo_rect_encloses (rect, &inner))
        continue;
      inner = kyo_diagram_scene_pad_frame (&inner);
      *rect = is_found ? kyo_rect_union (rect, &inner) : inner;
      is_found = TRUE;
    }
  return is_found;
}

/* FALSE: it has no place yet. */
static gboolean
find_rect (const Trial *it, const KyoDiagramPart *part, KyoRect *rect)
{
  gboolean is_moved = is_within (part, it->moved);

  if (part->item.kind == KYO_ITEM_BOUNDARY)
    return find_frame (it, part, rect);
  if (!part->placed && !is_moved)
    return FALSE;
  *rect = part->item.rect;
  if (is_moved)
    {
      rect->x += it->dx;
      rect->y += it->dy;
    }
  return TRUE;
}

/* Whether a part can have this rectangle. */
static gboolean
is_free (const Trial *it, const KyoDiagramPart *part, const KyoRect *rect)
{
  const KyoDiagramScene *scene = it->scene;

  if (rect->x < LEAST || rect->y < LEAST)
    return FALSE;
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (scene->nodes, i);

      if (node->placed && !is_within (node, part) &&
          kyo_rect_overlaps (&node->item.rect, rect, APART))
        return FALSE;
    }
  for (guint i = 0; i < scene->boundaries->len; i++)
    {
      const KyoDiagramPart *frame = g_ptr_array_index (scene->boundaries, i);
      KyoRect other;

      if (!is_within (frame, part) && !is_within (part, frame) && find_rect (it, frame, &other) &&
          kyo_rect_overlaps (&other, rect, APART))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_placed (KyoDiagramScene *self, const KyoDiagramPart *part)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);

      if (node->placed && is_within (node, part))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_same (const KyoRect *a, const KyoRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/**
 * kyo_diagram_scene_pad_frame:
 * @inner: what stands in a frame
 *
 * Finds how large a frame has to be to hold something, with its label above it.
 *
 * Returns: px
 */
KyoRect
kyo_diagram_scene_pad_frame (const KyoRect *inner)
{
  KyoRect around = kyo_rect_grow (inner, KYO_SHAPE_BOUNDARY_PAD);

  around.y -= KYO_SHAPE_BAND - KYO_SHAPE_BOUNDARY_PAD + 4;
  around.height += KYO_SHAPE_BAND - KYO_SHAPE_BOUNDARY_PAD + 4;
  return around;
}

/**
 * kyo_diagram_scene_has_room:
 * @self: a scene
 * @part: a node, or a boundary with all that is in it; need not have a place yet
 * @dx: how far it is moved to the right, px
 * @dy: how far down
 *
 * Tells whether something can be moved so far. Frames around it that do not change by that are not
 * looked at: what was there before may stay.
 *
 * Returns: `TRUE` when it can
 */
gboolean
kyo_diagram_scene_has_room (KyoDiagramScene *self, const KyoDiagramPart *part, double dx, double dy)
{
  const Trial before = { self, part, 0, 0 };
  const Trial after = { self, part, dx, dy };
  const KyoDiagramPart *at = part;
  gboolean was_placed = is_placed (self, part);

  while (at != NULL)
    {
      KyoRect old = { 0, 0, 0, 0 };
      KyoRect rect;

      if (!find_rect (&after, at, &rect))
        return FALSE;
      find_rect (&before, at, &old);
      if ((at == part || !was_placed || !is_same (&rect, &old)) && !is_free (&after, at, &rect))
        return FALSE;
      at = get_part (self, kyo_participant_get_parent (at->item.participant));
    }
  return TRUE;
}

/**
 * kyo_diagram_scene_find_room:
 * @self: a scene
 * @part: a node, or a boundary with all that is in it
 * @shift: (inout): how far it is wanted to be moved, px; how far it can be
 * @step: in steps of how many px it may be moved elsewhere
 *
 * Finds the place nearest to the one that is wanted where there is room.
 *
 * Returns: `FALSE` when there is none far around
 */
gboolean
kyo_diagram_scene_find_room (KyoDiagramScene *self,
                             const KyoDiagramPart *part,
                             KyoPoint *shift,
                             double step)
{
  const KyoPoint wanted = *shift;

  if (kyo_diagram_scene_has_room (self, part, wanted.x, wanted.y))
    return TRUE;
  for (int ring = 1; ring <= RINGS; ring++)
    {
      double least = G_MAXDOUBLE;

      for (int i = -ring; i <= ring; i++)
        {
          for (int j = -ring; j <= ring; j += ABS (i) == ring ? 1 : 2 * ring)
            {
              double dx = wanted.x + i * step;
              double dy = wanted.y + j * step;

              if (hypot (i, j) < least && kyo_diagram_scene_has_room (self, part, dx, dy))
                {
                  least = hypot (i, j);
                  *shift = (KyoPoint){ dx, dy };
                }
            }
        }
      if (least < G_MAXDOUBLE)
        return TRUE;
    }
  return FALSE;
}

/* To the next line of the grid, and on from there. */
static double
step_on (double from, double by)
{
  double line = from / KYO_DIAGRAM_GRID;

  return (by > 0 ? floor (line) + by : ceil (line) + by) * KYO_DIAGRAM_GRID;
}

/**
 * kyo_diagram_scene_find_step:
 * @self: a scene
 * @part: a node, or a boundary with all that is in it
 * @direction: of an arrow key
 * @shift: (out): how far it is moved, px
 *
 * Finds the next place on the grid where there is room, in a direction.
 *
 * Returns: `FALSE` when there is none
 */
gboolean
kyo_diagram_scene_find_step (KyoDiagramScene *self,
                             const KyoDiagramPart *part,
                             KyoDirection direction,
                             KyoPoint *shift)
{
  const KyoRect *rect = &part->item.rect;

  for (int i = 1; i <= STEPS; i++)
    {
      *shift = (KyoPoint){ 0, 0 };
      switch (direction)
        {
        case KYO_DIRECTION_LEFT:
        case KYO_DIRECTION_RIGHT:
          shift->x = step_on (rect->x, direction == KYO_DIRECTION_LEFT ? -i : i) - rect->x;
          break;
        case KYO_DIRECTION_UP:
        case KYO_DIRECTION_DOWN:
        default:
          shift->y = step_on (rect->y, direction == KYO_DIRECTION_UP ? -i : i) - rect->y;
          break;
        }
      if (kyo_diagram_scene_has_room (self, part, shift->x, shift->y))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_under_pinned (KyoDiagramScene *self, const KyoDiagramPart *part)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *other = g_ptr_array_index (self->nodes, i);

      if (other != part && other->placed && kyo_participant_is_pinned (other->item.participant) &&
          kyo_rect_overlaps (&other->item.rect, &part->item.rect, 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * kyo_diagram_scene_make_way:
 * @self: a scene of which all nodes have a place
 *
 * Moves nodes that nobody has pinned from under those that a person has put there: a newer edition
 * of a case may have placed them.
 */
void
kyo_diagram_scene_make_way (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);
      KyoPoint shift = { 0, 0 };

      if (kyo_participant_is_pinned (node->item.participant) || !is_under_pinned (self, node))
        continue;
      node->placed = FALSE;
      if (kyo_diagram_scene_find_room (self, node, &shift, KYO_DIAGRAM_GRID / 2.0))
        {
          node->item.rect.x += shift.x;
          node->item.rect.y += shift.y;
        }
      node->placed = TRUE;
    }
}
