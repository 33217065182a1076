/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arrows. Between two that face each other (share a range of x or of y) the line runs straight
 * across in the middle of that range; else from centre to centre; through the step's corners where
 * it has some; around what stands in its way. It begins and ends on the outlines. Several that join
 * the same two run side by side. A badge sits in the middle of its line, and only moves along it
 * where it would cover something else.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"
#include "layout/kyo-graph.h"

#include <math.h>

#define FACING 16     /* px of a shared range from which on two face each other */
#define CORNER_ROOM 9 /* px between a badge and where its line turns */
#define INSET 7       /* px that a line keeps from the corners of what it meets */

static KyoPoint
clip_end (const KyoDiagramPart *place, KyoPoint inside, KyoPoint outside)
{
  return kyo_shape_clip (kyo_diagram_part_get_kind (place), &place->item.rect, inside, outside);
}

/* Lines between the same two are numbered alike whichever way they run. */
static void
find_siblings (KyoDiagramScene *self, const KyoDiagramPart *arrow, guint *index, guint *n)
{
  *index = *n = 0;
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const KyoDiagramPart *other = g_ptr_array_index (self->arrows, i);
      gboolean same = (other->from == arrow->from && other->to == arrow->to) ||
                      (other->from == arrow->to && other->to == arrow->from);

      if (other == arrow)
        *index = *n;
      if (same && other->is_straight)
        (*n)++;
    }
}

/* How far the index-th of n lines stands from the middle of a range. */
static double
spread (guint index, guint n, double range)
{
  double step = n > 1 ? MIN (KYO_SHAPE_PARALLEL, MAX (range, 0) / (n - 1)) : 0;

  return ((double) index - (n - 1) / 2.0) * step;
}

/* From one within the other to its frame, the shortest way. */
static void
leave_frame (
  const KyoRect *inner, const KyoRect *outer, guint index, guint n, KyoPoint *begin, KyoPoint *end)
{
  double gaps[] = { inner->x - outer->x, outer->x + outer->width - inner->x - inner->width,
                    inner->y - outer->y, outer->y + outer->height - inner->y - inner->height };
  KyoPoint centre = kyo_rect_centre (inner);
  guint side = 0;
  double shift;

  for (guint i = 1; i < G_N_ELEMENTS (gaps); i++)
    {
      if (gaps[i] < gaps[side])
        side = i;
    }

  shift = spread (index, n, (side < 2 ? inner->height : inner->width) - 2 * INSET);
  if (side < 2)
    {
      *begin = (KyoPoint){ side == 0 ? inner->x : inner->x + inner->width, centre.y + shift };
      *end = (KyoPoint){ side == 0 ? outer->x : outer->x + outer->width, centre.y + shift };
    }
  else
    {
      *begin = (KyoPoint){ centre.x + shift, side == 2 ? inner->y : inner->y + inner->height };
      *end = (KyoPoint){ centre.x + shift, side == 2 ? outer->y : outer->y + outer->height };
    }
}

/* Two points inside the two places whose straight line is the arrow's. */
static void
aim (const KyoRect *a, const KyoRect *b, guint index, guint n, KyoPoint *begin, KyoPoint *end)
{
  double top = MAX (a->y, b->y) + INSET;
  double bottom = MIN (a->y + a->height, b->y + b->height) - INSET;
  double left = MAX (a->x, b->x) + INSET;
  double right = MIN (a->x + a->width, b->x + b->width) - INSET;
  double length, shift;

  *begin = kyo_rect_centre (a);
  *end = kyo_rect_centre (b);

  if (bottom - top >= FACING - 2 * INSET && right < left)
    {
      begin->y = end->y = (top + bottom) / 2 + spread (index, n, bottom - top);
      return;
    }
  if (right - left >= FACING - 2 * INSET && bottom < top)
    {
      begin->x = end->x = (left + right) / 2 + spread (index, n, right - left);
      return;
    }

  length = kyo_point_distance (*begin, *end);
  shift = spread (index, n, MIN (MIN (a->width, a->height), MIN (b->width, b->height)) - 2 * INSET);
  /* Always to the same side, whichever way the arrow runs. */
  if (begin->x > end->x || (begin->x == end->x && begin->y > end->y))
    shift = -shift;
  if (length > 0)
    {
      double dx = (end->y - begin->y) / length * shift;
      double dy = (begin->x - end->x) / length * shift;

      begin->x += dx;
      begin->y += dy;
      end->x += dx;
      end->y += dy;
    }
}

static void
draw_straight (KyoDiagramScene *self, KyoDiagramPart *arrow)
{
  const KyoRect *from = &arrow->from->item.rect;
  const KyoRect *to = &arrow->to->item.rect;
  KyoPoint begin, end;
  guint index, n;

  find_siblings (self, arrow, &index, &n);
  if (kyo_rect_encloses (from, to))
    leave_frame (to, from, index, n, &end, &begin);
  else if (kyo_rect_encloses (to, from))
    leave_frame (from, to, index, n, &begin, &end);
  else
    {
      KyoPoint inside_from, inside_to;

      aim (from, to, index, n, &inside_from, &inside_to);
      begin = clip_end (arrow->from, inside_from, inside_to);
      end = clip_end (arrow->to, inside_to, inside_from);
    }
  g_array_append_val (arrow->line, begin);
  g_array_append_val (arrow->line, end);
}

/* The end of a line that comes from a corner: straight on when the corner lies before one of the
 * sides, else towards the centre. */
static KyoPoint
meet (const KyoDiagramPart *place, KyoPoint corner)
{
  const KyoRect *rect = &place->item.rect;
  KyoRect core = kyo_rect_grow (rect, -INSET);
  KyoPoint inside = kyo_rect_centre (rect);

  if (kyo_rect_contains (rect, corner.x, corner.y))
    {
      /* From within a boundary outwards, to the nearest side. */
      KyoRect dot = { corner.x, corner.y, 0, 0 };
      KyoPoint begin;

      leave_frame (&dot, rect, 0, 1, &begin, &inside);
      return inside;
    }
  if (corner.x >= core.x && corner.x <= core.x + core.width)
    inside.x = corner.x;
  else if (corner.y >= core.y && corner.y <= core.y + core.height)
    inside.y = corner.y;
  return clip_end (place, inside, corner);
}

static void
draw_through (KyoDiagramPart *arrow, const KyoPoint *corners, gsize n_corners)
{
  KyoPoint begin = meet (arrow->from, corners[0]);
  KyoPoint end = meet (arrow->to, corners[n_corners - 1]);

  g_array_append_val (arrow->line, begin);
  g_array_append_vals (arrow->line, corners, n_corners);
  g_array_append_val (arrow->line, end);
}

/* Whether a line runs through a node to which it does not lead. */
static gboolean
meets_node (KyoDiagramScene *self, const KyoDiagramPart *arrow)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);

      if (node != arrow->from && node != arrow->to &&
          kyo_rect_meets_path (&node->item.rect, (const KyoPoint *) (gpointer) arrow->line->data,
                               arrow->line->len))
        return TRUE;
    }
  return FALSE;
}

/* One that would run through others goes around them. Who has placed its words wanted it as it is.
 */
static void
bend (KyoDiagramScene *self, KyoDiagramPart *arrow)
{
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (KyoPoint));
  guint index, n;

  if (arrow->pair->placed && !arrow->pair->automatic && !self->is_touched)
    return;
  find_siblings (self, arrow, &index, &n);
  if (!kyo_diagram_scene_find_detour (self, arrow, index, corners))
    return;
  g_array_set_size (arrow->line, 0);
  draw_through (arrow, (const KyoPoint *) (gpointer) corners->data, corners->len);
}

/* How bad a badge would be at a place: 0 is free. */
static double
judge_badge (KyoDiagramScene *self, KyoDiagramPart *arrow, const KyoRect *rect)
{
  double bad = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);

      if (kyo_rect_overlaps (&node->item.rect, rect, 1))
        bad += 40;
    }
  for (guint i = 0; i < self->callouts->len; i++)
    {
      const KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      if (callout->placed && kyo_rect_overlaps (&callout->item.rect, rect, 1))
        bad += 40;
    }
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *boundary = g_ptr_array_index (self->boundaries, i);

      if (kyo_rect_overlaps (&boundary->item.badge_rect, rect, 1))
        bad += 40;
      /* On a frame it can be read, but hides where the frame is crossed. */
      if (kyo_rect_overlaps (&boundary->item.rect, rect, 2) &&
          !kyo_rect_encloses (&boundary->item.rect, rect))
        bad += 5;
    }
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const KyoDiagramPart *other = g_ptr_array_index (self->arrows, i);

      if (other == arrow)
        continue;
      if (other->placed && kyo_rect_overlaps (&other->item.badge_rect, rect, 1))
        bad += 40;
      if (kyo_rect_meets_path (rect, (const KyoPoint *) (gpointer) other->line->data,
                               other->line->len))
        bad += 20;
    }
  return bad;
}

/* Whether a badge would hide where its own line turns. */
static gboolean
hides_corner (const KyoDiagramPart *arrow, const KyoRect *rect)
{
  KyoRect around = kyo_rect_grow (rect, CORNER_ROOM);

  for (guint i = 1; i + 1 < arrow->line->len; i++)
    {
      KyoPoint corner = g_array_index (arrow->line, KyoPoint, i);

      if (kyo_rect_contains (&around, corner.x, corner.y))
        return TRUE;
    }
  return FALSE;
}

/* Where the line of an arrow comes by the words that were arranged with it: right above them. */
static gboolean
find_badge_above_words (KyoDiagramPart *arrow, KyoRect *rect)
{
  const KyoRect *words = &arrow->pair->item.rect;
  KyoPoint middle = { words->x + words->width / 2, words->y - KYO_GRAPH_LABEL_GAP };
  KyoRect spot = { middle.x - 1, middle.y - 2, 2, 4 };

  if (!arrow->pair->automatic ||
      !kyo_rect_meets_path (&spot, (const KyoPoint *) (gpointer) arrow->line->data,
                            arrow->line->len))
    return FALSE;
  rect->x = middle.x - rect->width / 2;
  rect->y = middle.y - rect->height / 2;
  return TRUE;
}

static void
place_badge (KyoDiagramScene *self, KyoDiagramPart *arrow)
{
  static const double moves[] = {
    0, -0.06, 0.06, -0.12, 0.12, -0.18, 0.18, -0.24, 0.24, -0.3, 0.3
  };
  KyoRect best = arrow->item.badge_rect;
  double least = G_MAXDOUBLE;

  if (find_badge_above_words (arrow, &best))
    least = judge_badge (self, arrow, &best);
  for (gsize i = 0; i < G_N_ELEMENTS (moves) && least > 0; i++)
    {
      KyoRect rect = arrow->item.badge_rect;
      KyoPoint at = kyo_path_at ((const KyoPoint *) (gpointer) arrow->line->data, arrow->line->len,
                                 0.5 + moves[i]);
      double bad;

      rect.x = at.x - rect.width / 2;
      rect.y = at.y - rect.height / 2;
      bad = judge_badge (self, arrow, &rect) + (hides_corner (arrow, &rect) ? 5 : 0);
      if (bad < least)
        {
          least = bad;
          best = rect;
        }
    }

  arrow->item.badge_rect = arrow->item.rect = best;
  arrow->placed = TRUE;
}

/**
 * kyo_diagram_scene_route:
 * @self: a scene whose participants have their places
 *
 * Draws the lines of all arrows.
 */
void
kyo_diagram_scene_route (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->arrows->len; i++)
    {
      KyoDiagramPart *arrow = g_ptr_array_index (self->arrows, i);
      gsize n_corners;
      const KyoPoint *corners = kyo_step_get_route (arrow->item.step, &n_corners);
      g_autofree KyoPoint *found = NULL;

      if (n_corners == 0 && arrow->line->len > 0)
        {
          n_corners = arrow->line->len;
          corners = found = g_memdup2 (arrow->line->data, n_corners * sizeof (KyoPoint));
        }
      g_array_set_size (arrow->line, 0);
      arrow->is_straight = n_corners == 0;
      if (arrow->is_straight)
        continue;
      draw_through (arrow, corners, n_corners);
      /* Something was moved there since. */
      if (self->is_touched && meets_node (self, arrow))
        {
          g_array_set_size (arrow->line, 0);
          arrow->is_straight = TRUE;
        }
    }

  for (guint i = 0; i < self->arrows->len; i++)
    {
      KyoDiagramPart *arrow = g_ptr_array_index (self->arrows, i);

      if (!arrow->is_straight)
        continue;
      draw_straight (self, arrow);
      bend (self, arrow);
    }
}

/**
 * kyo_diagram_scene_place_badges:
 * @self: a scene whose arrows have their lines
 *
 * Sets the badge of each arrow in the middle of its line or, where it would cover something there,
 * farther along it.
 */
void
kyo_diagram_scene_place_badges (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->arrows->len; i++)
    place_badge (self, g_ptr_array_index (self->arrows, i));
}
