/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline: bands of phases or lanes, the line of sequence, and the cards with their badges and
 * times. The line of sequence is dotted: it says what comes before what, and no distance. What is
 * true to time stands above it and in kyo-paint-ruler.c.
 */
#include "config.h"

#include "render/kyo-painter-private.h"

static const double DOTS[] = { 0.1, 6 };

static gboolean
is_seen (const KyoTimelinePicture *picture, const KyoRect *rect)
{
  return kyo_rect_overlaps (rect, &picture->clip, 0);
}

static gboolean
has_lanes (KyoTimelineLayout *layout)
{
  return kyo_timeline_layout_get_n_lanes (layout) > 0;
}

static void
paint_ground (KyoPainter *self, cairo_t *cr, double x, double y, double width, double height)
{
  if (self->scheme == KYO_SCHEME_PRINT)
    return;
  cairo_rectangle (cr, x, y, width, height);
  kyo_colour_set (cr, self->palette->paper, 1);
  cairo_fill (cr);
}

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
paint_sequence (KyoPainter *self, cairo_t *cr, KyoTimelineLayout *layout)
{
  guint n = kyo_timeline_layout_get_n_cards (layout);
  const KyoTimelineCard *first = kyo_timeline_layout_get_card (layout, 0);
  const KyoTimelineCard *last = kyo_timeline_layout_get_card (layout, n - 1);
  double axis = kyo_timeline_layout_get_axis (layout);

  cairo_move_to (cr, first->rect.x + 2, axis);
  cairo_line_to (cr, last->rect.x + last->rect.width, axis);
  kyo_colour_set (cr, self->palette->frame, 1);
  cairo_set_line_width (cr, 2.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, DOTS, G_N_ELEMENTS (DOTS), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

static void
paint_lane (KyoPainter *self, cairo_t *cr, const KyoTimelineLane *lane)
{
  kyo_path_rounded (cr, &lane->rect, 6);
  kyo_colour_set (cr, self->palette->frame_fill[0], 1);
  cairo_fill (cr);
}

static void
paint_head (KyoPainter *self, cairo_t *cr, const KyoTimelineLane *lane)
{
  kyo_path_rounded (cr, &lane->head, 6);
  kyo_colour_set (cr, self->palette->band, 1);
  cairo_fill (cr);
  kyo_colour_set (cr, self->palette->ink_soft, 1);
  kyo_paint_words (cr,
                   kyo_typesetter_set (self->typesetter, lane->label, KYO_FONT_BOUNDARY,
                                       lane->label_rect.width, 0),
                   lane->label_rect.x, lane->label_rect.y);
}

static double
get_stem (const KyoTimelineCard *card)
{
  return card->badge_rect.x + card->badge_rect.width / 2;
}

/* Where there are lanes: a thin line from the line of sequence to each card, under the cards. */
static void
paint_guide (KyoPainter *self,
             cairo_t *cr,
             const KyoTimelineCard *card,
             KyoState state,
             double from,
             double to)
{
  gboolean is_chosen = (state & (KYO_STATE_SELECTED | KYO_STATE_HOVERED)) != 0;

  cairo_move_to (cr, get_stem (card), from);
  cairo_line_to (cr, get_stem (card), to);
  if (is_chosen)
    kyo_colour_set (cr, self->palette->accent, 1);
  else
    kyo_colour_set (cr, kyo_palette_get_step (self->palette, kyo_step_get_kind (card->step))->line,
                    0.45);
  cairo_set_line_width (cr, is_chosen ? 2.4 : 1.2);
  cairo_stroke (cr);
}

static void
paint_guides (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  double left, top;

  kyo_timeline_layout_get_frozen (picture->layout, &left, &top);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (picture->layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (picture->layout, i);
      KyoState state = kyo_timeline_picture_get_state (picture, card->step);

      if ((state & KYO_STATE_ABSENT) ||
          !is_seen (picture, &(KyoRect){ card->rect.x, top, card->rect.width, card->rect.y - top }))
        continue;
      kyo_painter_begin (self, cr, state);
      paint_guide (self, cr, card, state, top, card->rect.y);
      kyo_painter_end (self, cr);
    }
}

/* Where there are lanes, the badges are on the cards; a dot stands for each on the line. */
static void
paint_stops (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  double axis = kyo_timeline_layout_get_axis (picture->layout);
  double left, top;

  kyo_timeline_layout_get_frozen (picture->layout, &left, &top);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (picture->layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (picture->layout, i);
      KyoStepKind kind = kyo_step_get_kind (card->step);
      KyoState state = kyo_timeline_picture_get_state (picture, card->step);
      KyoRect stop = { get_stem (card) - 3.5, axis - 3.5, 7, 7 };

      if ((state & KYO_STATE_ABSENT) ||
          !is_seen (picture, &(KyoRect){ card->rect.x, 0, card->rect.width, top }))
        continue;
      kyo_painter_begin (self, cr, state);
      paint_guide (self, cr, card, state, axis, top);
      kyo_path_rounded (cr, &stop, kind == KYO_STEP_EVENT ? 3.5 : 1);
      kyo_colour_set (cr,
                      state & KYO_STATE_SELECTED ? self->palette->accent
                                                 : kyo_palette_get_step (self->palette, kind)->line,
                      1);
      cairo_fill (cr);
      kyo_painter_end (self, cr);
    }
}

/* Two arrows against each other. */
static void
paint_conflict (KyoPainter *self, cairo_t *cr, const KyoRect *rect)
{
  kyo_path_rounded (cr, rect, 4);
  kyo_colour_set (cr, self->palette->paper, 1);
  cairo_fill_preserve (cr);
  kyo_colour_set (cr, self->palette->ink, 1);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  for (int way = -1; way <= 1; way += 2)
    {
      double y = rect->y + rect->height * (way < 0 ? 0.34 : 0.66);
      double middle = rect->x + rect->width / 2;

      cairo_move_to (cr, middle + way * 4.5, y);
      cairo_line_to (cr, middle - way * 4.5, y);
      cairo_move_to (cr, middle - way * 2, y - 2.5);
      cairo_line_to (cr, middle - way * 4.5, y);
      cairo_line_to (cr, middle - way * 2, y + 2.5);
    }
  cairo_stroke (cr);
}

static void
paint_card (KyoPainter *self, cairo_t *cr, const KyoTimelineCard *card, KyoState state)
{
  KyoStepKind kind = kyo_step_get_kind (card->step);
  const KyoStepColours *colours = kyo_palette_get_step (self->palette, kind);
  gboolean is_above = card->badge_rect.y < card->rect.y;

  if (is_above)
    {
      cairo_move_to (cr, get_stem (card), card->badge_rect.y + card->badge_rect.height);
      cairo_line_to (cr, get_stem (card), card->rect.y);
      kyo_colour_set (cr, colours->line, 1);
      cairo_set_line_width (cr, 1.2);
      cairo_stroke (cr);
    }

  kyo_paint_step_box (self, cr, kind, &card->rect, state);
  kyo_colour_set (cr, colours->ink, 1);
  kyo_paint_words (cr,
                   kyo_typesetter_set (self->typesetter, card->text, KYO_FONT_BODY,
                                       card->text_rect.width, card->text_indent),
                   card->text_rect.x, card->text_rect.y);
  kyo_paint_badge (self, cr, kind, card->badge, &card->badge_rect, is_above);

  if (*card->when != '\0')
    {
      kyo_colour_set (cr, self->palette->ink_soft, 1);
      kyo_paint_words (
        cr,
        kyo_typesetter_set (self->typesetter, card->when, KYO_FONT_SMALL, card->when_rect.width, 0),
        card->when_rect.x, card->when_rect.y);
    }
  if (card->conflict != NULL)
    paint_conflict (self, cr, &card->conflict_rect);
  if (state & KYO_STATE_ANNOTATED)
    kyo_paint_mark (self, cr, card->rect.x + card->rect.width - 6, card->rect.y + 2);
}

static void
paint_row (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  for (guint i = 0; i < kyo_timeline_layout_get_n_bands (picture->layout); i++)
    {
      const KyoTimelineBand *band = kyo_timeline_layout_get_band (picture->layout, i);

      if (is_seen (picture, &band->rect))
        paint_band (self, cr, band);
    }
  paint_sequence (self, cr, picture->layout);
  kyo_paint_rulers (self, cr, picture);
}

static void
paint_lanes (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  for (guint i = 0; i < kyo_timeline_layout_get_n_lanes (picture->layout); i++)
    paint_lane (self, cr, kyo_timeline_layout_get_lane (picture->layout, i));
  paint_guides (self, cr, picture);
}

static void
paint_top (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  double left, top;

  kyo_timeline_layout_get_frozen (picture->layout, &left, &top);
  paint_ground (self, cr, picture->clip.x, 0, picture->clip.width, top);
  paint_sequence (self, cr, picture->layout);
  kyo_paint_rulers (self, cr, picture);
  paint_stops (self, cr, picture);
}

static void
paint_heads (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  double left, top;

  kyo_timeline_layout_get_frozen (picture->layout, &left, &top);
  paint_ground (self, cr, 0, picture->clip.y, left + 4, picture->clip.height);
  for (guint i = 0; i < kyo_timeline_layout_get_n_lanes (picture->layout); i++)
    paint_head (self, cr, kyo_timeline_layout_get_lane (picture->layout, i));
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

  if (state & KYO_STATE_ABSENT)
    return;
  kyo_painter_begin (self, cr, state);
  paint_card (self, cr, card, state);
  kyo_painter_end (self, cr);
}

/**
 * kyo_painter_paint_timeline_part:
 * @self: a painter
 * @cr: a context whose origin is that of the timeline
 * @layout: a timeline
 * @part: what of it
 * @clip: what of it is looked at, px at 100 %
 * @get_state: (scope call) (nullable): asks in which state a step is shown; `NULL` for as it is
 * @user_data: for @get_state
 *
 * Paints what a timeline is made of beside its cards, and the ground under it but for
 * %KYO_SCHEME_PRINT.
 */
void
kyo_painter_paint_timeline_part (KyoPainter *self,
                                 cairo_t *cr,
                                 KyoTimelineLayout *layout,
                                 KyoTimelinePart part,
                                 const KyoRect *clip,
                                 KyoStepStateFunc get_state,
                                 gpointer user_data)
{
  KyoTimelinePicture picture = { layout, *clip, get_state, user_data };

  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (KYO_IS_TIMELINE_LAYOUT (layout));

  if (kyo_timeline_layout_get_n_cards (layout) == 0)
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  if (part == KYO_TIMELINE_GROUND)
    {
      paint_ground (self, cr, clip->x, clip->y, clip->width, clip->height);
      if (has_lanes (layout))
        paint_lanes (self, cr, &picture);
      else
        paint_row (self, cr, &picture);
    }
  else if (part == KYO_TIMELINE_TOP && has_lanes (layout))
    {
      paint_top (self, cr, &picture);
    }
  else if (part == KYO_TIMELINE_HEADS && has_lanes (layout))
    {
      paint_heads (self, cr, &picture);
    }
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
  KyoRect all = { 0 };

  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (KYO_IS_TIMELINE_LAYOUT (layout));

  kyo_timeline_layout_get_size (layout, &all.width, &all.height);
  kyo_painter_paint_timeline_part (self, cr, layout, KYO_TIMELINE_GROUND, &all, NULL, NULL);
  kyo_painter_paint_timeline_part (self, cr, layout, KYO_TIMELINE_TOP, &all, NULL, NULL);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (layout); i++)
    kyo_painter_paint_card (self, cr, kyo_timeline_layout_get_card (layout, i), KYO_STATE_NORMAL);
  kyo_painter_paint_timeline_part (self, cr, layout, KYO_TIMELINE_HEADS, &all, NULL, NULL);
}
