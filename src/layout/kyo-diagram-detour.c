/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of a line past nodes and the labels of frames that stand between its ends: the shortest
 * one along their corners, as a tightened thread would lie (a visibility graph, searched by
 * Dijkstra's algorithm). Only what is near counts: a line through a crowd stays straight.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

#define AWAY 11        /* px from what is in the way */
#define BESIDE 10      /* px between lines that join the same two */
#define NEAR 160       /* px around the straight line */
#define MOST_IN_WAY 24 /* things */
#define MOST_CORNERS 4
#define TURN 12 /* px that a corner counts for */

typedef struct
{
  GArray *ground; /* KyoRect: what is in the way */
  GArray *points; /* KyoPoint: both ends, then the corners around what is in the way */
} Ways;

static gboolean
is_within (const KyoDiagramPart *part, const KyoDiagramPart *other)
{
  KyoParticipant *at = part->item.participant;

  while (at != NULL && at != other->item.participant)
    at = kyo_participant_get_parent (at);
  return at != NULL;
}

/* Its own ends, and what stands in a frame where it ends, are not in its way. */
static gboolean
is_in_way (const KyoDiagramPart *arrow, const KyoDiagramPart *part)
{
  return !is_within (part, arrow->from) && !is_within (part, arrow->to);
}

static gboolean
is_open (const Ways *ways, KyoPoint a, KyoPoint b, double away)
{
  for (guint i = 0; i < ways->ground->len; i++)
    {
      KyoRect rect = kyo_rect_grow (&g_array_index (ways->ground, KyoRect, i), away);

      if (kyo_rect_meets_segment (&rect, a, b))
        return FALSE;
    }
  return TRUE;
}

static void
add_obstacle (Ways *ways, const KyoRect *rect, const KyoRect *near)
{
  if (rect->width > 0 && kyo_rect_overlaps (rect, near, 0))
    g_array_append_val (ways->ground, *rect);
}

static void
survey (Ways *ways, KyoDiagramScene *self, const KyoDiagramPart *arrow)
{
  KyoRect near = kyo_rect_union (&arrow->from->item.rect, &arrow->to->item.rect);

  near = kyo_rect_grow (&near, NEAR);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);

      if (is_in_way (arrow, node))
        add_obstacle (ways, &node->item.rect, &near);
    }
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *frame = g_ptr_array_index (self->boundaries, i);

      if (is_in_way (arrow, frame))
        add_obstacle (ways, &frame->item.badge_rect, &near);
    }
}

static void
add_corners (Ways *ways, double away)
{
  for (guint i = 0; i < ways->ground->len; i++)
    {
      KyoRect rect = kyo_rect_grow (&g_array_index (ways->ground, KyoRect, i), away);
      const KyoPoint corners[] = { { rect.x, rect.y },
                                   { rect.x + rect.width, rect.y },
                                   { rect.x, rect.y + rect.height },
                                   { rect.x + rect.width, rect.y + rect.height } };

      for (gsize j = 0; j < G_N_ELEMENTS (corners); j++)
        if (corners[j].x > KYO_SHAPE_MARGIN / 2.0 && corners[j].y > KYO_SHAPE_MARGIN / 2.0)
          g_array_append_val (ways->points, corners[j]);
    }
}

/* The nearest point that has not been left yet; the number of points when none is reached. */
static guint
find_nearest (const double *lengths, const gboolean *is_left, guint n)
{
  guint best = n;

  for (guint i = 0; i < n; i++)
    if (!is_left[i] && lengths[i] < G_MAXDOUBLE && (best == n || lengths[i] < lengths[best]))
      best = i;
  return best;
}

/* Point 0 is where the line begins, point 1 where it ends. */
static gboolean
search (const Ways *ways, double away, GArray *corners)
{
  guint n = ways->points->len;
  const KyoPoint *points = (const KyoPoint *) (gpointer) ways->points->data;
  g_autofree double *lengths = g_new (double, n);
  g_autofree guint *came_from = g_new0 (guint, n);
  g_autofree gboolean *is_left = g_new0 (gboolean, n);
  guint at;

  for (guint i = 0; i < n; i++)
    lengths[i] = i == 0 ? 0 : G_MAXDOUBLE;
  while ((at = find_nearest (lengths, is_left, n)) < n && at != 1)
    {
      is_left[at] = TRUE;
      for (guint i = 1; i < n; i++)
        {
          double length = lengths[at] + kyo_point_distance (points[at], points[i]) + TURN;

          if (is_left[i] || length >= lengths[i] || !is_open (ways, points[at], points[i], away))
            continue;
          lengths[i] = length;
          came_from[i] = at;
        }
    }
  if (at != 1)
    return FALSE;

  for (at = came_from[1]; at != 0; at = came_from[at])
    g_array_prepend_val (corners, points[at]);
  return corners->len > 0 && corners->len <= MOST_CORNERS;
}

/**
 * kyo_diagram_scene_find_detour:
 * @self: a scene whose participants have their places
 * @arrow: an arrow without corners
 * @index: the how manieth it is of those between the same two, from 0
 * @corners: (element-type KyoPoint): an empty array
 *
 * Finds the corners by which a line gets past nodes and labels that its straight one would cross.
 *
 * Returns: `FALSE` when nothing is in its way, or no way past it was found
 */
gboolean
kyo_diagram_scene_find_detour (KyoDiagramScene *self,
                               const KyoDiagramPart *arrow,
                               guint index,
                               GArray *corners)
{
  g_autoptr (GArray) ground = g_array_new (FALSE, FALSE, sizeof (KyoRect));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (KyoPoint));
  Ways ways = { ground, points };
  double away = AWAY + index * BESIDE;
  KyoPoint ends[] = { kyo_rect_centre (&arrow->from->item.rect),
                      kyo_rect_centre (&arrow->to->item.rect) };

  if (is_within (arrow->from, arrow->to) || is_within (arrow->to, arrow->from))
    return FALSE;
  survey (&ways, self, arrow);
  if (ground->len == 0 || ground->len > MOST_IN_WAY ||
      is_open (&ways, g_array_index (arrow->line, KyoPoint, 0),
               g_array_index (arrow->line, KyoPoint, arrow->line->len - 1), 1))
    return FALSE;

  g_array_append_vals (points, ends, G_N_ELEMENTS (ends));
  add_corners (&ways, away);
  if (search (&ways, away - 2, corners))
    return TRUE;
  g_array_set_size (corners, 0);
  return FALSE;
}
