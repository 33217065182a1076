/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * True time: the rulers with their ticks and breaks, the mark of each step on them, and the joints
 * that run from the marks to the cards. A clock time is a dot (round for an event, square for a
 * response, as the badges are). Whatever is less certain is a bar that fades where it is in doubt,
 * with a hollow dot where its card is joined to it.
 */
#include "config.h"

#include "render/kyo-painter-private.h"

#define BAR_HEIGHT 8.0
#define DOT 4.0
#define TICK 5.0
#define END 5.0          /* half of the height of a ruler's end */
#define OPEN_LENGTH 30.0 /* of what goes on, nobody knows how far */
#define SURE 0.75
#define VAGUE 0.5

static void
paint_line (cairo_t *cr, double x, double y, double to_x, double to_y)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, to_x, to_y);
}

static void
paint_break (KyoPainter *self, cairo_t *cr, const KyoTimelineBreak *broken, double y)
{
  const double dots[] = { 1.5, 4 };
  double middle = (broken->begin + broken->end) / 2;
  KyoRect gap = { broken->begin + 1, y - 2, broken->end - broken->begin - 2, 4 };

  cairo_rectangle (cr, gap.x, gap.y, gap.width, gap.height);
  kyo_colour_set (cr, self->palette->paper, 1);
  cairo_fill (cr);
  kyo_colour_set (cr, self->palette->frame, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  paint_line (cr, broken->begin, y, middle - 6, y);
  paint_line (cr, middle + 6, y, broken->end, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (int i = -1; i <= 1; i += 2)
    paint_line (cr, middle + i * 3 - 3, y + 7, middle + i * 3 + 3, y - 7);
  kyo_colour_set (cr, self->palette->ink_soft, 1);
  cairo_stroke (cr);
}

static void
paint_ruler (KyoPainter *self, cairo_t *cr, const KyoTimelineRuler *ruler, double y)
{
  paint_line (cr, ruler->begin, y, ruler->end, y);
  paint_line (cr, ruler->begin, y - END, ruler->begin, y + END);
  paint_line (cr, ruler->end, y - END, ruler->end, y + END);
  kyo_colour_set (cr, self->palette->frame, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
paint_tick (KyoPainter *self, cairo_t *cr, const KyoTimelineTick *tick, double y)
{
  paint_line (cr, tick->x, y - TICK, tick->x, y);
  kyo_colour_set (cr, self->palette->frame, 1);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  kyo_colour_set (cr, self->palette->ink_soft, 1);
  kyo_paint_words (cr, kyo_typesetter_set (self->typesetter, tick->label, KYO_FONT_SMALL, -1, 0),
                   tick->label_rect.x, tick->label_rect.y);
}

static void
add_stop (cairo_pattern_t *pattern, double at, KyoColour colour, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, at, ((colour >> 16) & 0xff) / 255.0,
                                     ((colour >> 8) & 0xff) / 255.0, (colour & 0xff) / 255.0,
                                     alpha);
}

/* As thick as it is sure: nothing at the ends of what is in doubt. */
static void
paint_bar (cairo_t *cr, const KyoTimelineMark *mark, double y, KyoColour colour)
{
  double begin = mark->has_begin ? mark->begin : mark->core_begin - OPEN_LENGTH;
  double end = mark->has_end ? mark->end : mark->core_end + OPEN_LENGTH;
  double width = MAX (end - begin, 0.1);
  gboolean has_core = mark->core_begin <= mark->core_end;
  double rise = has_core ? (mark->core_begin - begin) / width : 0.35;
  double fall = has_core ? (mark->core_end - begin) / width : 0.65;
  double alpha = has_core ? SURE : VAGUE;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (begin, 0, end, 0);
  KyoRect bar = { begin, y - BAR_HEIGHT / 2, width, BAR_HEIGHT };

  add_stop (pattern, 0, colour, rise > 0 ? 0 : alpha);
  add_stop (pattern, rise, colour, alpha);
  add_stop (pattern, fall, colour, alpha);
  add_stop (pattern, 1, colour, fall < 1 ? 0 : alpha);
  kyo_path_rounded (cr, &bar, 2);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

static void
paint_dot (KyoPainter *self, cairo_t *cr, const KyoTimelineCard *card, double y, KyoColour colour)
{
  KyoRect dot = { card->mark.x - DOT, y - DOT, 2 * DOT, 2 * DOT };
  double radius = kyo_step_get_kind (card->step) == KYO_STEP_EVENT ? DOT : 1;

  kyo_path_rounded (cr, &dot, radius);
  if (card->mark.is_point)
    {
      kyo_colour_set (cr, colour, 1);
      cairo_fill_preserve (cr);
      kyo_colour_set (cr, self->palette->paper, 1);
      cairo_set_line_width (cr, 1);
    }
  else
    {
      kyo_colour_set (cr, self->palette->paper, 1);
      cairo_fill_preserve (cr);
      kyo_colour_set (cr, colour, 1);
      cairo_set_line_width (cr, 1.6);
    }
  cairo_stroke (cr);
}

static double
get_stem (const KyoTimelineCard *card)
{
  return card->badge_rect.x + card->badge_rect.width / 2;
}

/* From the mark in a bow to above the card, then straight down to its badge or the line of
 * sequence. */
static void
paint_joint (cairo_t *cr, const KyoTimelineCard *card, double y, double bottom)
{
  double stem = get_stem (card);
  double middle = y + KYO_SHAPE_JOINTS / 2.0 + 1;

  cairo_move_to (cr, card->mark.x, y + DOT);
  cairo_curve_to (cr, card->mark.x, middle, stem, middle, stem, y + KYO_SHAPE_JOINTS - 2);
  cairo_line_to (cr, stem, bottom);
  cairo_stroke (cr);
}

static gboolean
is_seen (const KyoTimelinePicture *picture, double from, double to)
{
  return to >= picture->clip.x && from <= picture->clip.x + picture->clip.width;
}

static gboolean
is_card_seen (const KyoTimelinePicture *picture, const KyoTimelineCard *card)
{
  double stem = get_stem (card);

  return is_seen (picture, MIN (stem, MIN (card->mark.x, card->mark.begin)) - OPEN_LENGTH,
                  MAX (stem, MAX (card->mark.x, card->mark.end)) + OPEN_LENGTH);
}

/* Bars first, so that they hide no dots; what is emphasised after what is not. */
typedef enum
{
  PASS_BARS,
  PASS_JOINTS,
  PASS_CHOSEN,
  PASS_DOTS,
  N_PASSES,
} Pass;

static void
paint_mark (KyoPainter *self,
            cairo_t *cr,
            const KyoTimelinePicture *picture,
            const KyoTimelineCard *card,
            Pass pass)
{
  double y = kyo_timeline_layout_get_ruler_line (picture->layout);
  KyoState state = kyo_timeline_picture_get_state (picture, card->step);
  gboolean is_chosen = (state & (KYO_STATE_SELECTED | KYO_STATE_HOVERED)) != 0;
  KyoColour colour;

  if (state & KYO_STATE_ABSENT)
    return;
  kyo_painter_begin (self, cr, state);
  colour = kyo_palette_get_step (self->palette, kyo_step_get_kind (card->step))->line;
  switch (pass)
    {
    case PASS_BARS:
      if (!card->mark.is_point)
        paint_bar (cr, &card->mark, y, colour);
      break;
    case PASS_JOINTS:
    case PASS_CHOSEN:
      if (is_chosen != (pass == PASS_CHOSEN))
        break;
      kyo_colour_set (cr, is_chosen ? self->palette->accent : colour, 1);
      cairo_set_line_width (cr, is_chosen ? 2.4 : 1.2);
      paint_joint (cr, card, y, kyo_timeline_layout_get_axis (picture->layout));
      break;
    case PASS_DOTS:
    case N_PASSES:
    default:
      paint_dot (self, cr, card, y, colour);
      break;
    }
  kyo_painter_end (self, cr);
}

static void
paint_marks (KyoPainter *self,
             cairo_t *cr,
             const KyoTimelinePicture *picture,
             const KyoTimelineRuler *ruler,
             Pass pass)
{
  for (guint i = ruler->first_card; i < ruler->first_card + ruler->n_cards; i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (picture->layout, i);

      if (is_card_seen (picture, card))
        paint_mark (self, cr, picture, card, pass);
    }
}

/**
 * kyo_timeline_picture_get_state:
 * @picture: a timeline
 * @step: one of its steps
 *
 * Asks in which state a step is shown.
 *
 * Returns: the state
 */
KyoState
kyo_timeline_picture_get_state (const KyoTimelinePicture *picture, KyoStep *step)
{
  return picture->get_state != NULL ? picture->get_state (step, picture->state_data)
                                    : KYO_STATE_NORMAL;
}

/**
 * kyo_paint_rulers:
 * @self: a painter
 * @cr: a context whose origin is that of the timeline
 * @picture: a timeline, and what of it is looked at
 *
 * Paints the rulers, and what joins the cards to them.
 */
void
kyo_paint_rulers (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture)
{
  KyoTimelineLayout *layout = picture->layout;
  double y = kyo_timeline_layout_get_ruler_line (layout);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < kyo_timeline_layout_get_n_rulers (layout); i++)
    {
      const KyoTimelineRuler *ruler = kyo_timeline_layout_get_ruler (layout, i);

      if (is_seen (picture, ruler->begin, ruler->end))
        paint_ruler (self, cr, ruler, y);
    }
  for (guint i = 0; i < kyo_timeline_layout_get_n_ticks (layout); i++)
    {
      const KyoTimelineTick *tick = kyo_timeline_layout_get_tick (layout, i);

      if (is_seen (picture, MIN (tick->x, tick->label_rect.x),
                   MAX (tick->x, tick->label_rect.x + tick->label_rect.width)))
        paint_tick (self, cr, tick, y);
    }
  for (guint i = 0; i < kyo_timeline_layout_get_n_breaks (layout); i++)
    {
      const KyoTimelineBreak *broken = kyo_timeline_layout_get_break (layout, i);

      if (is_seen (picture, broken->begin, broken->end))
        paint_break (self, cr, broken, y);
    }
  for (int pass = PASS_BARS; pass < N_PASSES; pass++)
    for (guint i = 0; i < kyo_timeline_layout_get_n_rulers (layout); i++)
      paint_marks (self, cr, picture, kyo_timeline_layout_get_ruler (layout, i), (Pass) pass);
}
