/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "layout/kyo-shape.h"

#include <math.h>

/* Height of the gable of a site. */
#define GABLE 10

/**
 * kyo_shape_get_outline:
 * @kind: what a participant is
 *
 * Tells which outline its node has.
 *
 * Returns: the outline
 */
KyoOutline
kyo_shape_get_outline (KyoParticipantKind kind)
{
  switch (kind)
    {
    case KYO_PARTICIPANT_SITE:
      return KYO_OUTLINE_HOUSE;
    case KYO_PARTICIPANT_ATTACKER:
      return KYO_OUTLINE_OCTAGON;
    case KYO_PARTICIPANT_DOCUMENT:
      return KYO_OUTLINE_PAGE;
    case KYO_PARTICIPANT_PERSON:
    case KYO_PARTICIPANT_ORGANISATION:
    case KYO_PARTICIPANT_SYSTEM:
    case KYO_PARTICIPANT_NETWORK:
    case KYO_PARTICIPANT_OUTSIDER:
    default:
      return KYO_OUTLINE_ROUND;
    }
}

/**
 * kyo_shape_get_corner:
 * @kind: what a participant is
 * @rect: its node
 *
 * Tells how much of its corners is rounded, cut or folded, or how high its gable is.
 *
 * Returns: px
 */
double
kyo_shape_get_corner (KyoParticipantKind kind, const KyoRect *rect)
{
  double half = MIN (rect->width, rect->height) / 2;

  switch (kind)
    {
    case KYO_PARTICIPANT_PERSON:
    case KYO_PARTICIPANT_OUTSIDER:
      return MIN (half, 24);
    case KYO_PARTICIPANT_NETWORK:
      return MIN (half, 14);
    case KYO_PARTICIPANT_SITE:
      return MIN (half, GABLE);
    case KYO_PARTICIPANT_ATTACKER:
      return MIN (half, 12);
    case KYO_PARTICIPANT_DOCUMENT:
      return MIN (half, 13);
    case KYO_PARTICIPANT_SYSTEM:
      return MIN (half, 6);
    case KYO_PARTICIPANT_ORGANISATION:
    default:
      return MIN (half, 1.5);
    }
}

/**
 * kyo_shape_contains:
 * @kind: what a participant is
 * @rect: its node
 * @x: a place, px
 * @y: a place, px
 *
 * Tells whether a point lies in the outline of a node.
 *
 * Returns: `TRUE` when it does
 */
gboolean
kyo_shape_contains (KyoParticipantKind kind, const KyoRect *rect, double x, double y)
{
  double corner = kyo_shape_get_corner (kind, rect);
  double across, down;

  if (!kyo_rect_contains (rect, x, y))
    return FALSE;

  /* From the nearest side, left or right and above or below. */
  across = MIN (x - rect->x, rect->x + rect->width - x);
  down = MIN (y - rect->y, rect->y + rect->height - y);

  switch (kyo_shape_get_outline (kind))
    {
    case KYO_OUTLINE_HOUSE:
      return y - rect->y >= corner * (1 - 2 * across / MAX (rect->width, 1));
    case KYO_OUTLINE_OCTAGON:
      return across + down >= corner;
    case KYO_OUTLINE_PAGE:
      return rect->x + rect->width - x + y - rect->y >= corner;
    case KYO_OUTLINE_ROUND:
    default:
      if (across >= corner || down >= corner)
        return TRUE;
      return hypot (corner - across, corner - down) <= corner;
    }
}

/**
 * kyo_shape_clip:
 * @kind: what a participant is
 * @rect: its node
 * @inside: a place in its outline
 * @outside: a place out of it
 *
 * Finds where the straight line between two points leaves the outline of a node, to a thousandth
 * of a pixel.
 *
 * Returns: the point on the outline; @inside itself when it is not inside
 */
KyoPoint
kyo_shape_clip (KyoParticipantKind kind, const KyoRect *rect, KyoPoint inside, KyoPoint outside)
{
  if (!kyo_shape_contains (kind, rect, inside.x, inside.y))
    return inside;

  /* Halving sixty times is enough for any number that a double holds exactly. */
  for (guint i = 0; i < 60 && kyo_point_distance (inside, outside) > 0.001; i++)
    {
      KyoPoint middle = { (inside.x + outside.x) / 2, (inside.y + outside.y) / 2 };

      if (kyo_shape_contains (kind, rect, middle.x, middle.y))
        inside = middle;
      else
        outside = middle;
    }

  return inside;
}

/**
 * kyo_shape_get_symbol:
 * @kind: what a participant is
 * @node: its node
 *
 * Tells where in a node its symbol stands.
 *
 * Returns: a square
 */
KyoRect
kyo_shape_get_symbol (KyoParticipantKind kind, const KyoRect *node)
{
  double inset =
    kyo_shape_get_outline (kind) == KYO_OUTLINE_ROUND && kyo_shape_get_corner (kind, node) > 20
      ? KYO_SHAPE_NODE_PAD + 3
      : KYO_SHAPE_NODE_PAD;
  double gable = kind == KYO_PARTICIPANT_SITE ? kyo_shape_get_corner (kind, node) / 2 : 0;

  return (KyoRect){ node->x + inset, node->y + gable + (node->height - KYO_SHAPE_SYMBOL) / 2,
                    KYO_SHAPE_SYMBOL, KYO_SHAPE_SYMBOL };
}

/**
 * kyo_shape_get_label:
 * @kind: what a participant is
 * @node: its node
 *
 * Tells which part of a node is there for its words: right of the symbol, the whole height.
 *
 * Returns: a rectangle
 */
KyoRect
kyo_shape_get_label (KyoParticipantKind kind, const KyoRect *node)
{
  KyoRect symbol = kyo_shape_get_symbol (kind, node);
  double left = symbol.x + symbol.width + KYO_SHAPE_NODE_PAD - 1;
  double gable = kind == KYO_PARTICIPANT_SITE ? kyo_shape_get_corner (kind, node) / 2 : 0;

  return (KyoRect){ left, node->y + gable + 3,
                    MAX (node->x + node->width - KYO_SHAPE_NODE_PAD - left, 1),
                    MAX (node->height - gable - 6, 1) };
}
