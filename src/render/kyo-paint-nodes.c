/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Participants: nodes told apart by outline, symbol and tint, and the frames of boundaries.
 */
#include "config.h"

#include "render/kyo-painter-private.h"

#include "render/kyo-symbols.h"

#define FRAME_RADIUS 10
#define LABEL_SYMBOL 15

static void
draw_outline (cairo_t *cr, KyoParticipantKind kind, const KyoRect *rect)
{
  double corner = kyo_shape_get_corner (kind, rect);
  double left = rect->x, top = rect->y;
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  switch (kyo_shape_get_outline (kind))
    {
    case KYO_OUTLINE_HOUSE:
      cairo_move_to (cr, left, bottom);
      cairo_line_to (cr, left, top + corner);
      cairo_line_to (cr, (left + right) / 2, top);
      cairo_line_to (cr, right, top + corner);
      cairo_line_to (cr, right, bottom);
      cairo_close_path (cr);
      break;
    case KYO_OUTLINE_OCTAGON:
      cairo_move_to (cr, left + corner, top);
      cairo_line_to (cr, right - corner, top);
      cairo_line_to (cr, right, top + corner);
      cairo_line_to (cr, right, bottom - corner);
      cairo_line_to (cr, right - corner, bottom);
      cairo_line_to (cr, left + corner, bottom);
      cairo_line_to (cr, left, bottom - corner);
      cairo_line_to (cr, left, top + corner);
      cairo_close_path (cr);
      break;
    case KYO_OUTLINE_PAGE:
      cairo_move_to (cr, left, top);
      cairo_line_to (cr, right - corner, top);
      cairo_line_to (cr, right, top + corner);
      cairo_line_to (cr, right, bottom);
      cairo_line_to (cr, left, bottom);
      cairo_close_path (cr);
      break;
    case KYO_OUTLINE_ROUND:
    default:
      kyo_path_rounded (cr, rect, corner);
      break;
    }
}

/* What a kind has besides its outline: the fold of a page, the second line of a network, the heavy
 * base of an organisation. */
static void
draw_detail (KyoPainter *self, cairo_t *cr, KyoParticipantKind kind, const KyoRect *rect)
{
  double corner = kyo_shape_get_corner (kind, rect);
  double right = rect->x + rect->width, bottom = rect->y + rect->height;
  KyoRect inner = kyo_rect_grow (rect, -2.75);

  switch (kind)
    {
    case KYO_PARTICIPANT_DOCUMENT:
      cairo_move_to (cr, right - corner, rect->y);
      cairo_line_to (cr, right - corner, rect->y + corner);
      cairo_line_to (cr, right, rect->y + corner);
      cairo_stroke (cr);
      break;
    case KYO_PARTICIPANT_NETWORK:
      cairo_set_line_width (cr, 0.8 * self->palette->stroke);
      kyo_path_rounded (cr, &inner, corner - 2.75);
      cairo_stroke (cr);
      break;
    case KYO_PARTICIPANT_ORGANISATION:
      cairo_rectangle (cr, rect->x, bottom - 3.5, rect->width, 3.5);
      cairo_fill (cr);
      break;
    case KYO_PARTICIPANT_PERSON:
    case KYO_PARTICIPANT_SYSTEM:
    case KYO_PARTICIPANT_SITE:
    case KYO_PARTICIPANT_OUTSIDER:
    case KYO_PARTICIPANT_ATTACKER:
    default:
      break;
    }
}

static void
fill_outline (KyoPainter *self, cairo_t *cr, const KyoNodeColours *colours, KyoState state)
{
  kyo_colour_set (cr, colours->fill, 1);
  cairo_fill_preserve (cr);
  if (state & (KYO_STATE_SELECTED | KYO_STATE_HOVERED | KYO_STATE_RELATED))
    {
      kyo_colour_set (cr, self->palette->tint, state & KYO_STATE_SELECTED ? 0.12 : 0.06);
      cairo_fill_preserve (cr);
    }
}

/* Symbol and words together stand in the middle. */
static void
paint_label (KyoPainter *self,
             cairo_t *cr,
             const KyoDiagramItem *item,
             KyoParticipantKind kind,
             const KyoNodeColours *colours)
{
  KyoRect symbol = kyo_shape_get_symbol (kind, &item->rect);
  KyoRect label = kyo_shape_get_label (kind, &item->rect);
  PangoLayout *words;
  double width, height, spare;

  kyo_typesetter_measure (self->typesetter, item->text, KYO_FONT_LABEL, label.width, 0, &width,
                          &height, NULL);
  spare = MAX (item->rect.width - (label.x - symbol.x) - width, 0) / 2;
  spare = MAX (spare - (symbol.x - item->rect.x), 0);

  symbol.x += spare;
  kyo_colour_set (cr, kind == KYO_PARTICIPANT_ATTACKER ? colours->ink : colours->line, 1);
  kyo_symbol_paint (cr, kind, &symbol);

  words = kyo_typesetter_set (self->typesetter, item->text, KYO_FONT_LABEL, label.width, 0);
  kyo_colour_set (cr, colours->ink, 1);
  /* The words stand in the middle of their own width. */
  kyo_paint_words (cr, words,
                   label.x + spare -
                     ((double) pango_layout_get_width (words) / PANGO_SCALE - width) / 2,
                   label.y + (label.height - height) / 2);
}

static guint
count_frames (KyoParticipant *participant)
{
  guint depth = 0;

  while ((participant = kyo_participant_get_parent (participant)) != NULL)
    depth++;
  return depth;
}

/**
 * kyo_paint_node:
 * @self: a painter
 * @cr: a context
 * @item: a node
 * @state: what to show of it
 *
 * Paints a participant that holds no others.
 */
void
kyo_paint_node (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state)
{
  KyoParticipantKind kind = kyo_participant_get_kind (item->participant);
  const KyoNodeColours *colours = &self->palette->node[kind];
  static const double dashes[] = { 4.5, 3 };

  kyo_paint_selection (self, cr, &item->rect, kyo_shape_get_corner (kind, &item->rect), state);

  draw_outline (cr, kind, &item->rect);
  fill_outline (self, cr, colours, state);
  kyo_colour_set (cr, colours->line, 1);
  cairo_set_line_width (cr, 1.4 * self->palette->stroke);
  if (kind == KYO_PARTICIPANT_OUTSIDER)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_detail (self, cr, kind, &item->rect);

  paint_label (self, cr, item, kind, colours);

  if (state & KYO_STATE_ANNOTATED)
    kyo_paint_mark (self, cr, item->rect.x + item->rect.width - 7, item->rect.y + 3);
}

/**
 * kyo_paint_boundary:
 * @self: a painter
 * @cr: a context
 * @item: a boundary
 * @state: what to show of it
 *
 * Paints the frame, ground and label of a participant that holds others, but not these.
 */
void
kyo_paint_boundary (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state)
{
  KyoParticipantKind kind = kyo_participant_get_kind (item->participant);
  const KyoRect *label = &item->badge_rect;
  KyoRect symbol = { label->x, label->y + (label->height - LABEL_SYMBOL) / 2, LABEL_SYMBOL,
                     LABEL_SYMBOL };
  guint depth = count_frames (item->participant);
  PangoLayout *words;
  PangoRectangle logical;
  static const double dashes[] = { 6, 4 };

  kyo_paint_selection (self, cr, &item->rect, FRAME_RADIUS, state);

  kyo_path_rounded (cr, &item->rect, FRAME_RADIUS);
  kyo_colour_set (cr, self->palette->frame_fill[depth % 2], 1);
  cairo_fill_preserve (cr);
  if (state & (KYO_STATE_SELECTED | KYO_STATE_HOVERED))
    {
      kyo_colour_set (cr, self->palette->tint, state & KYO_STATE_SELECTED ? 0.09 : 0.05);
      cairo_fill_preserve (cr);
    }
  kyo_colour_set (cr, self->palette->frame, 1);
  cairo_set_line_width (cr, (depth == 0 ? 1.4 : 1.1) * self->palette->stroke);
  if (kind == KYO_PARTICIPANT_NETWORK || kind == KYO_PARTICIPANT_OUTSIDER)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  kyo_colour_set (cr, self->palette->ink_soft, 1);
  kyo_symbol_paint (cr, kind, &symbol);
  words = kyo_typesetter_set (self->typesetter, item->text, KYO_FONT_BOUNDARY, -1, 0);
  pango_layout_get_extents (words, NULL, &logical);
  kyo_paint_words (cr, words, symbol.x + symbol.width + 5,
                   label->y + (label->height - (double) logical.height / PANGO_SCALE) / 2);

  if (state & KYO_STATE_ANNOTATED)
    kyo_paint_mark (self, cr, item->rect.x + item->rect.width - 9, item->rect.y + 4);
}
