/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One painter for every surface: the screen, PDF, SVG and PNG get the same calls. This file decides
 * what is painted in which order and state; the kyo-paint-*.c files how each thing looks.
 */
#include "config.h"

#include "render/kyo-painter.h"

#include "render/kyo-painter-private.h"
#include "render/kyo-svg.h"

G_DEFINE_FINAL_TYPE (KyoPainter, kyo_painter, G_TYPE_OBJECT)

static void
paint_item_plain (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state)
{
  switch (item->kind)
    {
    case KYO_ITEM_BOUNDARY:
      kyo_paint_boundary (self, cr, item, state);
      break;
    case KYO_ITEM_NODE:
      kyo_paint_node (self, cr, item, state);
      break;
    case KYO_ITEM_CALLOUT:
      kyo_paint_callout (self, cr, item, state);
      break;
    case KYO_ITEM_ARROW:
    default:
      kyo_paint_arrow (self, cr, item, state);
      break;
    }
}

static void
kyo_painter_finalize (GObject *object)
{
  KyoPainter *self = KYO_PAINTER (object);

  g_clear_pointer (&self->typesetter, kyo_typesetter_free);

  G_OBJECT_CLASS (kyo_painter_parent_class)->finalize (object);
}

static void
kyo_painter_class_init (KyoPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_painter_finalize;
}

static void
kyo_painter_init (KyoPainter *self)
{
}

/**
 * kyo_painter_new:
 * @scheme: on which ground
 * @lang: in which language the words are, by and large
 *
 * Makes a painter. It may be used in the thread in which it was made only.
 *
 * Returns: (transfer full): the painter
 */
KyoPainter *
kyo_painter_new (KyoScheme scheme, KyoLang lang)
{
  KyoPainter *self = g_object_new (KYO_TYPE_PAINTER, NULL);

  self->scheme = scheme;
  self->palette = kyo_palette_get (scheme);
  kyo_palette_init_dimmed (&self->dimmed, scheme);
  self->typesetter = kyo_typesetter_new (lang);
  return self;
}

/**
 * kyo_painter_get_scheme:
 * @self: a painter
 *
 * Tells for which ground it paints.
 *
 * Returns: the scheme
 */
KyoScheme
kyo_painter_get_scheme (KyoPainter *self)
{
  g_return_val_if_fail (KYO_IS_PAINTER (self), KYO_SCHEME_LIGHT);

  return self->scheme;
}

/**
 * kyo_painter_measure:
 * @text: words
 * @font: how they are set
 * @width: where to wrap them, px; less than 0 for one line
 * @indent: of the first line, px
 * @used_width: (out): px of the longest line; more than @width when a word does not fit
 * @height: (out): px of all lines
 * @n_lines: (out) (optional): how many
 * @user_data: the #KyoPainter
 *
 * Measures words as the painter sets them; a #KyoMeasureFunc.
 */
void
kyo_painter_measure (const char *text,
                     KyoFont font,
                     double width,
                     double indent,
                     double *used_width,
                     double *height,
                     guint *n_lines,
                     gpointer user_data)
{
  g_return_if_fail (KYO_IS_PAINTER (user_data));

  kyo_typesetter_measure (KYO_PAINTER (user_data)->typesetter, text, font, width, indent,
                          used_width, height, n_lines);
}

/**
 * kyo_painter_paint_item:
 * @self: a painter
 * @cr: a context whose origin is that of the picture
 * @item: what to paint
 * @state: what to show of it
 *
 * Paints one thing of a diagram at its own place.
 */
void
kyo_painter_paint_item (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state)
{
  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL && item != NULL);

  if (state & KYO_STATE_ABSENT)
    return;
  kyo_painter_begin (self, cr, state);
  paint_item_plain (self, cr, item, state);
  kyo_painter_end (self, cr);
}

/**
 * kyo_painter_paint_diagram:
 * @self: a painter
 * @cr: a context whose origin is that of the picture
 * @layout: a diagram
 *
 * Paints a whole diagram; the ground under it too, but for %KYO_SCHEME_PRINT.
 */
void
kyo_painter_paint_diagram (KyoPainter *self, cairo_t *cr, KyoDiagramLayout *layout)
{
  g_return_if_fail (KYO_IS_PAINTER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (KYO_IS_DIAGRAM_LAYOUT (layout));

  if (self->scheme != KYO_SCHEME_PRINT)
    {
      double width, height;

      kyo_diagram_layout_get_size (layout, &width, &height);
      cairo_rectangle (cr, 0, 0, width, height);
      kyo_colour_set (cr, self->palette->paper, 1);
      cairo_fill (cr);
    }
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    kyo_painter_paint_item (self, cr, kyo_diagram_layout_get_item (layout, i), KYO_STATE_NORMAL);
}

/**
 * kyo_painter_begin:
 * @self: a painter
 * @cr: a context
 * @state: of what will be painted
 *
 * Begins to paint one thing: what is dimmed in the colours for it. Under the pointer it is not.
 */
void
kyo_painter_begin (KyoPainter *self, cairo_t *cr, KyoState state)
{
  cairo_save (cr);
  cairo_new_path (cr);
  if ((state & KYO_STATE_DIMMED) && !(state & KYO_STATE_HOVERED))
    self->palette = &self->dimmed;
}

/**
 * kyo_painter_end:
 * @self: a painter
 * @cr: the context of kyo_painter_begin()
 *
 * Ends what kyo_painter_begin() began.
 */
void
kyo_painter_end (KyoPainter *self, cairo_t *cr)
{
  self->palette = kyo_palette_get (self->scheme);
  cairo_restore (cr);
}

/**
 * kyo_path_rounded:
 * @cr: a context
 * @rect: a rectangle
 * @radius: of its corners, px
 *
 * Begins a path along a rectangle with round corners.
 */
void
kyo_path_rounded (cairo_t *cr, const KyoRect *rect, double radius)
{
  double r = CLAMP (radius, 0, MIN (rect->width, rect->height) / 2);

  cairo_new_sub_path (cr);
  if (r == 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_arc (cr, rect->x + rect->width - r, rect->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + rect->height - r, r, 0, G_PI_2);
  cairo_arc (cr, rect->x + r, rect->y + rect->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/**
 * kyo_paint_words:
 * @cr: a context, with the colour set
 * @layout: set words
 * @x: left edge
 * @y: upper edge
 *
 * Paints words.
 */
void
kyo_paint_words (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  kyo_svg_show_layout (cr, layout);
  cairo_new_path (cr);
}

/**
 * kyo_paint_mark:
 * @self: a painter
 * @cr: a context
 * @x: its middle
 * @y: its middle
 *
 * Paints the small speech mark of what carries annotations.
 */
void
kyo_paint_mark (KyoPainter *self, cairo_t *cr, double x, double y)
{
  KyoRect bubble = { x - 7, y - 6, 14, 10.5 };

  kyo_path_rounded (cr, &bubble, 3);
  cairo_move_to (cr, x - 3, y + 4);
  cairo_line_to (cr, x - 3, y + 8.5);
  cairo_line_to (cr, x + 2, y + 4);
  cairo_close_path (cr);
  kyo_colour_set (cr, self->palette->paper, 1);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke_preserve (cr);
  kyo_colour_set (cr, self->palette->mark, 1);
  cairo_fill (cr);
  kyo_colour_set (cr, self->palette->paper, 1);
  for (int i = -1; i <= 1; i++)
    {
      cairo_arc (cr, x + i * 3.4, y - 0.8, 1.05, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/**
 * kyo_paint_selection:
 * @self: a painter
 * @cr: a context
 * @rect: what is selected, related or under the pointer
 * @radius: of its corners
 * @state: which of these it is; nothing is painted when none
 *
 * Paints the rim around what is emphasised, before the thing itself.
 */
void
kyo_paint_selection (
  KyoPainter *self, cairo_t *cr, const KyoRect *rect, double radius, KyoState state)
{
  KyoRect rim;

  if (!(state & (KYO_STATE_SELECTED | KYO_STATE_RELATED | KYO_STATE_HOVERED)))
    return;

  rim = kyo_rect_grow (rect, state & KYO_STATE_SELECTED ? 3.25 : 2.5);
  kyo_path_rounded (cr, &rim, radius > 0 ? radius + 3.25 : 2);
  kyo_colour_set (cr, self->palette->paper, 1);
  cairo_set_line_width (cr, 4.5);
  cairo_stroke_preserve (cr);
  kyo_colour_set (cr, self->palette->accent,
                  state & (KYO_STATE_SELECTED | KYO_STATE_RELATED) ? 1 : 0.55);
  cairo_set_line_width (cr, (state & KYO_STATE_SELECTED ? 2.5 : 1.5) * self->palette->stroke);
  cairo_stroke (cr);
}
