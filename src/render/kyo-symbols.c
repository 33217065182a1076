/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each symbol is drawn on a field of 16 × 16 in lines of 1.5 with round ends, so that they look
 * like one family.
 */
#include "config.h"

#include "render/kyo-symbols.h"

#include <math.h>

static void
draw_person (cairo_t *cr)
{
  cairo_arc (cr, 8, 4.9, 3.1, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, 2, 14.5);
  cairo_curve_to (cr, 2, 11, 4.5, 9.3, 8, 9.3);
  cairo_curve_to (cr, 11.5, 9.3, 14, 11, 14, 14.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The same, but hollow: somebody from outside. */
static void
draw_outsider (cairo_t *cr)
{
  cairo_arc (cr, 8, 5, 2.6, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, 2.8, 14);
  cairo_curve_to (cr, 2.8, 11.3, 5, 10, 8, 10);
  cairo_curve_to (cr, 11, 10, 13.2, 11.3, 13.2, 14);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
draw_building (cairo_t *cr)
{
  cairo_rectangle (cr, 3.2, 2, 9.6, 12);
  cairo_stroke (cr);
  for (int row = 0; row < 2; row++)
    {
      for (int column = 0; column < 2; column++)
        cairo_rectangle (cr, 5.4 + column * 3.2, 4.4 + row * 3.2, 1.9, 1.9);
    }
  cairo_fill (cr);
  cairo_rectangle (cr, 6.9, 11, 2.2, 3);
  cairo_fill (cr);
}

static void
draw_server (cairo_t *cr)
{
  for (int row = 0; row < 3; row++)
    {
      double y = 1.8 + row * 4.35;

      cairo_rectangle (cr, 2.2, y, 11.6, 3.5);
      cairo_stroke (cr);
      cairo_arc (cr, 4.6, y + 1.75, 0.85, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_move_to (cr, 7.5, y + 1.75);
      cairo_line_to (cr, 11.5, y + 1.75);
      cairo_stroke (cr);
    }
}

static void
draw_network (cairo_t *cr)
{
  static const double ends[][2] = { { 8, 2.7 }, { 2.9, 12.2 }, { 13.1, 12.2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      cairo_move_to (cr, 8, 8.4);
      cairo_line_to (cr, ends[i][0], ends[i][1]);
      cairo_stroke (cr);
      cairo_arc (cr, ends[i][0], ends[i][1], 1.9, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_arc (cr, 8, 8.4, 2.3, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_house (cairo_t *cr)
{
  cairo_move_to (cr, 1.5, 8.4);
  cairo_line_to (cr, 8, 2.2);
  cairo_line_to (cr, 14.5, 8.4);
  cairo_stroke (cr);
  cairo_move_to (cr, 3.6, 8.2);
  cairo_line_to (cr, 3.6, 14);
  cairo_line_to (cr, 12.4, 14);
  cairo_line_to (cr, 12.4, 8.2);
  cairo_stroke (cr);
  cairo_rectangle (cr, 6.7, 10, 2.6, 4);
  cairo_fill (cr);
}

/* A triangle of warning. */
static void
draw_attacker (cairo_t *cr)
{
  cairo_move_to (cr, 8, 1.9);
  cairo_line_to (cr, 15, 14);
  cairo_line_to (cr, 1, 14);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_move_to (cr, 8, 6.2);
  cairo_line_to (cr, 8, 9.8);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 12, 0.95, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_document (cairo_t *cr)
{
  cairo_move_to (cr, 3.2, 1.8);
  cairo_line_to (cr, 9.4, 1.8);
  cairo_line_to (cr, 12.8, 5.2);
  cairo_line_to (cr, 12.8, 14.2);
  cairo_line_to (cr, 3.2, 14.2);
  cairo_close_path (cr);
  cairo_stroke (cr);
  for (int row = 0; row < 3; row++)
    {
      cairo_move_to (cr, 5.6, 6.6 + row * 2.5);
      cairo_line_to (cr, 10.4, 6.6 + row * 2.5);
    }
  cairo_stroke (cr);
}

/**
 * kyo_symbol_paint:
 * @cr: a context, with the colour set
 * @kind: what a participant is
 * @rect: a square to fill
 *
 * Paints the symbol of a kind of participant.
 */
void
kyo_symbol_paint (cairo_t *cr, KyoParticipantKind kind, const KyoRect *rect)
{
  static void (*const draw[]) (cairo_t * cr) = {
    [KYO_PARTICIPANT_PERSON] = draw_person,     [KYO_PARTICIPANT_ORGANISATION] = draw_building,
    [KYO_PARTICIPANT_SYSTEM] = draw_server,     [KYO_PARTICIPANT_NETWORK] = draw_network,
    [KYO_PARTICIPANT_SITE] = draw_house,        [KYO_PARTICIPANT_OUTSIDER] = draw_outsider,
    [KYO_PARTICIPANT_ATTACKER] = draw_attacker, [KYO_PARTICIPANT_DOCUMENT] = draw_document,
  };

  g_return_if_fail ((gsize) kind < G_N_ELEMENTS (draw));

  cairo_save (cr);
  cairo_translate (cr, rect->x, rect->y);
  cairo_scale (cr, rect->width / 16, rect->height / 16);
  cairo_set_line_width (cr, 1.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  draw[kind](cr);
  cairo_restore (cr);
}
