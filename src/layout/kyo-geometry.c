/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rectangles, segments and paths: what layout asks of plane geometry, and nothing else.
 */
#include "config.h"

#include "layout/kyo-geometry.h"

#include <math.h>

/**
 * kyo_rect_contains:
 * @self: a rectangle
 * @x: a place, px
 * @y: a place, px
 *
 * Tells whether a point lies in a rectangle or on its edge.
 *
 * Returns: `TRUE` when it does
 */
gboolean
kyo_rect_contains (const KyoRect *self, double x, double y)
{
  return x >= self->x && x <= self->x + self->width && y >= self->y && y <= self->y + self->height;
}

/**
 * kyo_rect_encloses:
 * @self: a rectangle
 * @inner: another
 *
 * Tells whether one rectangle lies wholly in the other, edges included.
 *
 * Returns: `TRUE` when @inner lies in @self
 */
gboolean
kyo_rect_encloses (const KyoRect *self, const KyoRect *inner)
{
  return kyo_rect_contains (self, inner->x, inner->y) &&
         kyo_rect_contains (self, inner->x + inner->width, inner->y + inner->height);
}

/**
 * kyo_rect_overlaps:
 * @self: a rectangle
 * @other: another
 * @gap: how far they have to stand apart, px; may be negative
 *
 * Tells whether two rectangles share ground or stand nearer than a gap. Touching edges do not.
 *
 * Returns: `TRUE` when they do
 */
gboolean
kyo_rect_overlaps (const KyoRect *self, const KyoRect *other, double gap)
{
  return self->x < other->x + other->width + gap && other->x < self->x + self->width + gap &&
         self->y < other->y + other->height + gap && other->y < self->y + self->height + gap;
}

/**
 * kyo_rect_union:
 * @a: a rectangle
 * @b: another
 *
 * Finds the smallest rectangle that holds both.
 *
 * Returns: it
 */
KyoRect
kyo_rect_union (const KyoRect *a, const KyoRect *b)
{
  double left = MIN (a->x, b->x);
  double top = MIN (a->y, b->y);

  return (KyoRect){ left, top, MAX (a->x + a->width, b->x + b->width) - left,
                    MAX (a->y + a->height, b->y + b->height) - top };
}

/**
 * kyo_rect_grow:
 * @self: a rectangle
 * @by: px on each side; negative shrinks
 *
 * Moves all four edges outwards.
 *
 * Returns: the larger rectangle
 */
KyoRect
kyo_rect_grow (const KyoRect *self, double by)
{
  return (KyoRect){ self->x - by, self->y - by, MAX (self->width + 2 * by, 0),
                    MAX (self->height + 2 * by, 0) };
}

/**
 * kyo_rect_centre:
 * @self: a rectangle
 *
 * Finds its middle.
 *
 * Returns: the point
 */
KyoPoint
kyo_rect_centre (const KyoRect *self)
{
  return (KyoPoint){ self->x + self->width / 2, self->y + self->height / 2 };
}

/**
 * kyo_rect_nearest:
 * @self: a rectangle
 * @point: a place
 *
 * Finds the place in a rectangle that is nearest to a point; the point itself when it lies inside.
 *
 * Returns: the place
 */
KyoPoint
kyo_rect_nearest (const KyoRect *self, KyoPoint point)
{
  return (KyoPoint){ CLAMP (point.x, self->x, self->x + self->width),
                     CLAMP (point.y, self->y, self->y + self->height) };
}

/**
 * kyo_rect_distance:
 * @self: a rectangle
 * @other: another
 *
 * Measures the way from one rectangle to the other.
 *
 * Returns: px, 0 when they touch or overlap
 */
double
kyo_rect_distance (const KyoRect *self, const KyoRect *other)
{
  double across = MAX (other->x - self->x - self->width, self->x - other->x - other->width);
  double down = MAX (other->y - self->y - self->height, self->y - other->y - other->height);

  return hypot (MAX (across, 0), MAX (down, 0));
}

/**
 * kyo_rect_meets_segment:
 * @self: a rectangle
 * @a: one end
 * @b: the other end
 *
 * Tells whether a segment runs through the inside of a rectangle (Liang and Barsky, 1984: the part
 * of the segment between its four edges is not empty).
 *
 * Returns: `TRUE` when it does
 */
gboolean
kyo_rect_meets_segment (const KyoRect *self, KyoPoint a, KyoPoint b)
{
  double towards[] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  double room[] = { a.x - self->x, self->x + self->width - a.x, a.y - self->y,
                    self->y + self->height - a.y };
  double begin = 0, end = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (towards); i++)
    {
      if (towards[i] == 0)
        {
          if (room[i] <= 0)
            return FALSE;
        }
      else if (towards[i] < 0)
        begin = MAX (begin, room[i] / towards[i]);
      else
        end = MIN (end, room[i] / towards[i]);
    }

  return begin < end;
}

/**
 * kyo_rect_meets_path:
 * @self: a rectangle
 * @points: (array length=n_points): corners of a path
 * @n_points: how many
 *
 * Tells whether any part of a path runs through the inside of a rectangle.
 *
 * Returns: `TRUE` when one does
 */
gboolean
kyo_rect_meets_path (const KyoRect *self, const KyoPoint *points, gsize n_points)
{
  for (gsize i = 1; i < n_points; i++)
    {
      if (kyo_rect_meets_segment (self, points[i - 1], points[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * kyo_point_distance:
 * @a: a point
 * @b: another
 *
 * Measures the straight way between two points.
 *
 * Returns: px
 */
double
kyo_point_distance (KyoPoint a, KyoPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

/* How far a point is from a segment, px. */
static double
measure_to_segment (KyoPoint point, KyoPoint a, KyoPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double at = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0;

  at = CLAMP (at, 0, 1);
  return kyo_point_distance (point, (KyoPoint){ a.x + at * dx, a.y + at * dy });
}

/* On which side of the line through a and b a point lies: the sign says it. */
static double
find_side (KyoPoint a, KyoPoint b, KyoPoint point)
{
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

/**
 * kyo_segment_distance:
 * @a: one end of a segment
 * @b: its other end
 * @c: one end of another
 * @d: its other end
 *
 * Measures the way from one segment to the other.
 *
 * Returns: px, 0 when they cross or touch
 */
double
kyo_segment_distance (KyoPoint a, KyoPoint b, KyoPoint c, KyoPoint d)
{
  if (find_side (a, b, c) * find_side (a, b, d) < 0 &&
      find_side (c, d, a) * find_side (c, d, b) < 0)
    return 0;

  return MIN (MIN (measure_to_segment (a, c, d), measure_to_segment (b, c, d)),
              MIN (measure_to_segment (c, a, b), measure_to_segment (d, a, b)));
}

/**
 * kyo_path_distance:
 * @a: (array length=n_a): corners of a path
 * @n_a: how many
 * @b: (array length=n_b): corners of another
 * @n_b: how many
 *
 * Measures the way from one path to the other, where they are nearest to each other.
 *
 * Returns: px, 0 when they cross or touch; `G_MAXDOUBLE` when one has fewer than two corners
 */
double
kyo_path_distance (const KyoPoint *a, gsize n_a, const KyoPoint *b, gsize n_b)
{
  double least = G_MAXDOUBLE;

  for (gsize i = 1; i < n_a; i++)
    for (gsize j = 1; j < n_b; j++)
      least = MIN (least, kyo_segment_distance (a[i - 1], a[i], b[j - 1], b[j]));

  return least;
}

/**
 * kyo_path_length:
 * @points: (array length=n_points): corners of a path
 * @n_points: how many
 *
 * Measures a path along its corners.
 *
 * Returns: px
 */
double
kyo_path_length (const KyoPoint *points, gsize n_points)
{
  double length = 0;

  for (gsize i = 1; i < n_points; i++)
    length += kyo_point_distance (points[i - 1], points[i]);

  return length;
}

/**
 * kyo_path_at:
 * @points: (array length=n_points): corners of a path
 * @n_points: how many, at least 1
 * @fraction: 0 (its begin) to 1 (its end)
 *
 * Finds the point at a part of a path's length.
 *
 * Returns: the point
 */
KyoPoint
kyo_path_at (const KyoPoint *points, gsize n_points, double fraction)
{
  double left;

  g_return_val_if_fail (n_points > 0, ((KyoPoint){ 0, 0 }));

  left = kyo_path_length (points, n_points) * fraction;
  for (gsize i = 1; i < n_points; i++)
    {
      double part = kyo_point_distance (points[i - 1], points[i]);

      if (left <= part && part > 0)
        return (KyoPoint){ points[i - 1].x + (points[i].x - points[i - 1].x) * left / part,
                           points[i - 1].y + (points[i].y - points[i - 1].y) * left / part };
      left -= part;
    }

  return points[n_points - 1];
}
