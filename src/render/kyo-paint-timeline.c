/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline: bands of phases, the axis, and the cards with their badges and times.
 */
#include "config.h"

#include "render/kyo-painter-private.h"

static void
paint_band (KyoPainter *self, cairo_t *cr, const KyoTimelineBand *band)
{
  PangoLayout *words = kyo_typesetter_set (self->typesetter, band->label, KYO_FONT_BOUNDARY, -1, 0);
  PangoRectangle logical;

  kyo_path_rounded (cr, &band->rect, 6);
  kyo_colour_set (cr, self->palette->band, 1);
  cairo_fill (cr);

  pango_layout_get_extents (words, NULL, &logical);
  kyo_colour_set (cr, self->palette->ink_soft, 1);
  kyo_paint_words (cr, words, band->rect.x + KYO_SHAPE_CALLOUT_PAD_X,
                   band->rect.y + (band->rect.height - (double) logical.height / PANGO_SCALE) / 2);
}

static void
paint_card (KyoPainter *self, cairo_t *cr, const KyoTimelineCard *card, KyoState state)
{
  KyoStepKind kind = kyo_step_get_kind (card->step);
  const KyoStepColours *colours = kyo_palette_get_step (self->palette, kind);
  double stem = card->badge_rect.x + KYO_SHAPE_BADGE / 2.0;

  cairo_move_to (cr, stem, card->badge_rect.y + card->badge_rect.height);
  cairo_line_to (cr, stem, card->rect.y);
  kyo_colour_set (cr, colours->line, 1);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);

  kyo_paint_step_box (self, cr, kind, &card->rect, state);
  kyo_colour_set (cr, colours->ink, 1);
  kyo_paint_words (cr,
                   kyo_typesetter_set (self->typesetter, card->text, KYO_FONT_BODY,
                                       MAX (card->rect.width - 2 * KYO_SHAPE_CALLOUT_PAD_X, 1), 0),
                   card->rect.x + KYO_SHAPE_CALLOUT_PAD_X,
                   card->rect.y + KYO_SHAPE_CALLOUT_PAD_Y + 1);
  kyo_paint_badge (self, cr, kind, card->badge, &card->badge_rect, TRUE);

  if (*card->when != '\0')
    {
      kyo_colour_set (cr, self->palette->ink_soft, 1);
      kyo_paint_words (
        cr, kyo_typesetter_set (self->typesetter, card->when, KYO_FONT_SMALL, card->rect.width, 0),
        card->when_rect.x, card->when_rect.y);
    }
  if (state & KYO_STATE_ANNOTATED)
    kyo_paint_mark (self, cr, card->rect.x + card->rect.width - 6, card->rect.y + 2);
}

/**
 * kyo_painter_paint_card:
 * @self: a painter
 * @cr: a context whose origin is that of the timeline
 * @card: a card
 * @state: what to show of it
 *
 * Paints one card with its badge and time.
 */
void
kyo_painter_paint_card (KyoPainter *self, cairo_t *cr, const KyoTimelineCard *card, KyoState state)
{
  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL && card != NULL);

  kyo_painter_begin (self, cr, state);
  paint_card (self, cr, card, state);
  kyo_painter_end (self, cr);
}

/**
 * kyo_painter_paint_timeline_background:
 * @self: a painter
 * @cr: a context whose origin is that of the timeline
 * @layout: a timeline
 *
 * Paints bands and axis, and the ground under them but for %KYO_SCHEME_PRINT.
 */
void
kyo_painter_paint_timeline_background (KyoPainter *self, cairo_t *cr, KyoTimelineLayout *layout)
{
  double width, height, axis;
  guint n;

  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (KYO_IS_TIMELINE_LAYOUT (layout));

  n = kyo_timeline_layout_get_n_cards (layout);
  if (n == 0)
    return;

  kyo_timeline_layout_get_size (layout, &width, &height);
  axis = kyo_timeline_layout_get_axis (layout);
  cairo_save (cr);
  cairo_new_path (cr);
  if (self->scheme != KYO_SCHEME_PRINT)
    {
      cairo_rectangle (cr, 0, 0, width, height);
      kyo_colour_set (cr, self->palette->paper, 1);
      cairo_fill (cr);
    }

  for (guint i = 0; i < kyo_timeline_layout_get_n_bands (layout); i++)
    paint_band (self, cr, kyo_timeline_layout_get_band (layout, i));

  cairo_move_to (cr, kyo_timeline_layout_get_card (layout, 0)->rect.x, axis);
  cairo_line_to (cr, width - KYO_SHAPE_MARGIN, axis);
  kyo_colour_set (cr, self->palette->frame, 1);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * kyo_painter_paint_timeline:
 * @self: a painter
 * @cr: a context whose origin is that of the timeline
 * @layout: a timeline
 *
 * Paints a whole timeline.
 */
void
kyo_painter_paint_timeline (KyoPainter *self, cairo_t *cr, KyoTimelineLayout *layout)
{
  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (KYO_IS_TIMELINE_LAYOUT (layout));

  kyo_painter_paint_timeline_background (self, cr, layout);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (layout); i++)
    kyo_painter_paint_card (self, cr, kyo_timeline_layout_get_card (layout, i), KYO_STATE_NORMAL);
}
