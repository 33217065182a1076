/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps. What happened: a solid line with a filled head, a round badge, a callout with round
 * corners. What was done about it: a dashed line with an open head, a square badge, a callout with
 * square corners and a heavy left edge. So the two are told apart on a grey print too.
 */
#include "config.h"

#include "render/kyo-painter-private.h"

#include <math.h>

#define HEAD_LENGTH 10.0
#define HEAD_HALF 4.6
#define BEND 9.0 /* radius of an arrow's corners */
#define BAR 4.0  /* heavy edge of a response */

static const double DASHES[] = { 6.5, 3.5 };

static KyoPoint
move_towards (KyoPoint from, KyoPoint to, double by)
{
  double length = kyo_point_distance (from, to);
  double part = length > 0 ? MIN (by / length, 1) : 0;

  return (KyoPoint){ from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part };
}

/* With rounded corners, ending a little before the tip so that the line does not show under it. */
static void
draw_line (cairo_t *cr, const KyoPoint *points, gsize n_points, double short_of_tip)
{
  KyoPoint tip = move_towards (points[n_points - 1], points[n_points - 2], short_of_tip);

  cairo_move_to (cr, points[0].x, points[0].y);
  for (gsize i = 1; i + 1 < n_points; i++)
    {
      double room = MIN (kyo_point_distance (points[i - 1], points[i]),
                         kyo_point_distance (points[i], points[i + 1])) /
                    2;
      KyoPoint before = move_towards (points[i], points[i - 1], MIN (BEND, room));
      KyoPoint after = move_towards (points[i], points[i + 1], MIN (BEND, room));

      cairo_line_to (cr, before.x, before.y);
      cairo_curve_to (cr, points[i].x, points[i].y, points[i].x, points[i].y, after.x, after.y);
    }
  cairo_line_to (cr, tip.x, tip.y);
}

static void
draw_head (cairo_t *cr, const KyoPoint *points, gsize n_points, gboolean open)
{
  KyoPoint tip = points[n_points - 1];
  KyoPoint before = points[n_points - 2];

  cairo_save (cr);
  cairo_translate (cr, tip.x, tip.y);
  cairo_rotate (cr, atan2 (tip.y - before.y, tip.x - before.x));
  cairo_move_to (cr, -HEAD_LENGTH, -HEAD_HALF);
  cairo_line_to (cr, -0.5, 0);
  cairo_line_to (cr, -HEAD_LENGTH, HEAD_HALF);
  if (!open)
    cairo_close_path (cr);
  cairo_restore (cr);
  if (open)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
draw_leader (KyoPainter *self,
             cairo_t *cr,
             const KyoDiagramItem *item,
             const KyoStepColours *colours)
{
  KyoPoint end;

  if (item->n_points < 2)
    return;

  end = item->points[item->n_points - 1];
  draw_line (cr, item->points, item->n_points, 0);
  kyo_colour_set (cr, self->palette->paper, 0.9);
  cairo_set_line_width (cr, 1.1 * self->palette->stroke + 2.3);
  cairo_stroke (cr);
  draw_line (cr, item->points, item->n_points, 0);
  kyo_colour_set (cr, colours->line, 1);
  cairo_set_line_width (cr, 1.1 * self->palette->stroke);
  cairo_stroke (cr);
  cairo_arc (cr, end.x, end.y, 2.6, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * kyo_paint_badge:
 * @self: a painter
 * @cr: a context
 * @kind: event (round) or response (square)
 * @text: its number
 * @rect: where it stands
 * @casing: whether to keep it off what is under it by a rim
 *
 * Paints the badge of a step.
 */
void
kyo_paint_badge (KyoPainter *self,
                 cairo_t *cr,
                 KyoStepKind kind,
                 const char *text,
                 const KyoRect *rect,
                 gboolean casing)
{
  const KyoStepColours *colours = kyo_palette_get_step (self->palette, kind);
  double radius = kind == KYO_STEP_EVENT ? rect->height / 2 : 3.5;
  PangoLayout *words = kyo_typesetter_set (self->typesetter, text, KYO_FONT_BADGE, -1, 0);
  PangoRectangle ink;

  if (casing)
    {
      KyoRect rim = kyo_rect_grow (rect, 2);

      kyo_path_rounded (cr, &rim, radius + 2);
      kyo_colour_set (cr, self->palette->paper, 0.95);
      cairo_fill (cr);
    }

  kyo_path_rounded (cr, rect, radius);
  kyo_colour_set (cr, colours->line, 1);
  cairo_fill (cr);

  /* By the ink, so that figures stand in the very middle. */
  pango_layout_get_extents (words, &ink, NULL);
  kyo_colour_set (cr, colours->badge_ink, 1);
  kyo_paint_words (cr, words,
                   rect->x + (rect->width - (double) ink.width / PANGO_SCALE) / 2 -
                     (double) ink.x / PANGO_SCALE,
                   rect->y + (rect->height - (double) ink.height / PANGO_SCALE) / 2 -
                     (double) ink.y / PANGO_SCALE);
}

/**
 * kyo_paint_step_box:
 * @self: a painter
 * @cr: a context
 * @kind: event or response
 * @rect: where it stands
 * @state: what to show of it
 *
 * Paints the box in which the words of a step stand.
 */
void
kyo_paint_step_box (
  KyoPainter *self, cairo_t *cr, KyoStepKind kind, const KyoRect *rect, KyoState state)
{
  const KyoStepColours *colours = kyo_palette_get_step (self->palette, kind);
  double radius = kind == KYO_STEP_EVENT ? 9 : 0;

  kyo_paint_selection (self, cr, rect, radius, state);

  kyo_path_rounded (cr, rect, radius);
  kyo_colour_set (cr, colours->fill, 1);
  cairo_fill_preserve (cr);
  if (state & (KYO_STATE_SELECTED | KYO_STATE_HOVERED | KYO_STATE_RELATED))
    {
      kyo_colour_set (cr, self->palette->tint, state & KYO_STATE_SELECTED ? 0.14 : 0.07);
      cairo_fill_preserve (cr);
    }
  kyo_colour_set (cr, colours->line, 1);
  cairo_set_line_width (cr, self->palette->stroke);
  cairo_stroke (cr);

  if (kind == KYO_STEP_RESPONSE)
    {
      cairo_rectangle (cr, rect->x - 0.5, rect->y - 0.5, BAR, rect->height + 1);
      cairo_fill (cr);
    }
}

/**
 * kyo_paint_arrow:
 * @self: a painter
 * @cr: a context
 * @item: an arrow
 * @state: what to show of it
 *
 * Paints the line, head and badge of a step from one participant to another.
 */
void
kyo_paint_arrow (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state)
{
  KyoStepKind kind = kyo_step_get_kind (item->step);
  const KyoStepColours *colours = kyo_palette_get_step (self->palette, kind);
  gboolean open = kind == KYO_STEP_RESPONSE;
  double width = self->palette->stroke * (state & KYO_STATE_SELECTED                        ? 3
                                          : state & (KYO_STATE_HOVERED | KYO_STATE_RELATED) ? 2.5
                                                                                            : 1.8);

  if (item->n_points < 2)
    return;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_line (cr, item->points, item->n_points, 0);
  if (state & KYO_STATE_SELECTED)
    {
      kyo_colour_set (cr, self->palette->accent, 0.35);
      cairo_set_line_width (cr, width + 8);
      cairo_stroke_preserve (cr);
    }
  kyo_colour_set (cr, self->palette->paper, 0.9);
  cairo_set_line_width (cr, width + 3.2);
  cairo_stroke (cr);

  kyo_colour_set (cr, colours->line, 1);
  cairo_set_line_width (cr, width);
  if (open)
    cairo_set_dash (cr, DASHES, G_N_ELEMENTS (DASHES), 0);
  draw_line (cr, item->points, item->n_points, open ? 2 : HEAD_LENGTH - 1);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_head (cr, item->points, item->n_points, open);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);

  kyo_paint_selection (self, cr, &item->badge_rect,
                       kind == KYO_STEP_EVENT ? item->badge_rect.height / 2 : 3.5, state);
  kyo_paint_badge (self, cr, kind, item->badge, &item->badge_rect, TRUE);
}

/**
 * kyo_paint_callout:
 * @self: a painter
 * @cr: a context
 * @item: a callout
 * @state: what to show of it
 *
 * Paints the leader, box, badge and words of a step.
 */
void
kyo_paint_callout (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state)
{
  KyoStepKind kind = kyo_step_get_kind (item->step);
  const KyoStepColours *colours = kyo_palette_get_step (self->palette, kind);

  draw_leader (self, cr, item, colours);
  kyo_paint_step_box (self, cr, kind, &item->rect, state);
  kyo_colour_set (cr, colours->ink, 1);
  kyo_paint_words (cr,
                   kyo_typesetter_set (self->typesetter, item->text, KYO_FONT_BODY,
                                       MAX (item->rect.width - 2 * KYO_SHAPE_CALLOUT_PAD_X, 1),
                                       item->text_indent),
                   item->rect.x + KYO_SHAPE_CALLOUT_PAD_X, item->rect.y + KYO_SHAPE_CALLOUT_PAD_Y);
  kyo_paint_badge (self, cr, kind, item->badge, &item->badge_rect, FALSE);

  if (state & KYO_STATE_ANNOTATED)
    kyo_paint_mark (self, cr, item->rect.x + item->rect.width - 6, item->rect.y + 2);
}
