/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timeline of twenty steps is three times as wide as a sheet of paper, so it is set in rows of
 * some of the steps each.
 */
#include "config.h"

#include "export/kyo-export-picture.h"

#include "export/kyo-export-escape.h"
#include "layout/kyo-shape.h"
#include "render/kyo-svg.h"

#define CARD_WIDTH 142 /* px, at least: room for nine Japanese characters a line */
#define CARD_GAP 12
#define MARGIN 9 /* px kept around the picture, room for marks */
#define MARK_PX 11
#define MARK_INK 0.48, 0.25, 0.0 /* 7.5:1 on white */

struct _KyoExportPicture
{
  KyoPainter *painter;
  KyoDiagramLayout *diagram;   /* this */
  KyoTimelineLayout *timeline; /* or this */
  GHashTable *marks;           /* id → GArray of guint */
};

static void
free_picture (gpointer data)
{
  KyoExportPicture *self = data;

  g_object_unref (self->painter);
  g_clear_object (&self->diagram);
  g_clear_object (&self->timeline);
  g_hash_table_unref (self->marks);
  g_free (self);
}

static KyoExportPicture *
new_picture (KyoBlock *block, KyoPainter *painter)
{
  KyoExportPicture *self = g_new0 (KyoExportPicture, 1);

  self->painter = g_object_ref (painter);
  self->marks = g_hash_table_ref (block->marks_by_target);
  return self;
}

static KyoTimelineLayout *
set_row (KyoBlock *block,
         KyoPainter *painter,
         KyoLang lang,
         guint first,
         guint n,
         double card_width,
         double width)
{
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;

  options.lang = lang;
  options.card_width = card_width;
  options.width = width;
  options.first = first;
  options.n_steps = n;
  return kyo_timeline_layout_new (block->kase, &options, kyo_painter_measure, painter);
}

/* Rows as equal as can be; the cards of the last are no wider than those above it. */
static void
add_rows (GPtrArray *pictures, KyoBlock *block, KyoPainter *painter, KyoLang lang, double width)
{
  guint n_steps = g_list_model_get_n_items (kyo_case_get_steps (block->kase));
  double card_width = CARD_WIDTH;
  guint most = MAX (1, (guint) (width / (card_width + CARD_GAP)));
  guint n_rows = (n_steps + most - 1) / most;
  guint n_cards = (n_steps + n_rows - 1) / n_rows;

  for (guint first = 0; first < n_steps; first += n_cards)
    {
      gboolean is_full = first + n_cards <= n_steps;
      KyoExportPicture *picture = new_picture (block, painter);

      picture->timeline =
        set_row (block, painter, lang, first, n_cards, card_width, is_full ? width : 0);
      if (first == 0)
        card_width = kyo_timeline_layout_get_card (picture->timeline, 0)->rect.width;
      g_ptr_array_add (pictures, picture);
    }
}

/* The mark sits on the upper right corner of what it is made on. */
static void
paint_mark (KyoExportPicture *self, cairo_t *cr, const char *id, const KyoRect *rect)
{
  GArray *numbers = g_hash_table_lookup (self->marks, id);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  PangoRectangle logical;
  double width, x;

  if (numbers == NULL)
    return;
  text = kyo_document_dup_marks (numbers);
  layout = pango_cairo_create_layout (cr);
  font = pango_font_description_from_string ("Noto Sans CJK JP, Noto Sans, sans-serif Bold");
  pango_font_description_set_absolute_size (font, MARK_PX * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);

  width = (double) logical.width / PANGO_SCALE + 6;
  x = rect->x + rect->width - width + 4;
  cairo_new_path (cr);
  cairo_rectangle (cr, x, rect->y - 7.5, width, 15);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, MARK_INK);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_move_to (cr, x + 3, rect->y - (double) logical.height / PANGO_SCALE / 2);
  kyo_svg_show_layout (cr, layout);
  cairo_new_path (cr);
}

static void
paint_diagram_marks (KyoExportPicture *self, cairo_t *cr)
{
  g_autoptr (GHashTable) marked = g_hash_table_new (g_str_hash, g_str_equal);

  /* From the top of the picture down: a step that has a callout carries its mark there, not at its
   * arrow. */
  for (guint i = kyo_diagram_layout_get_n_items (self->diagram); i > 0; i--)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (self->diagram, i - 1);
      const char *id = item->participant != NULL ? kyo_participant_get_id (item->participant)
                                                 : kyo_step_get_id (item->step);

      if (g_hash_table_add (marked, (gpointer) id))
        paint_mark (self, cr, id, &item->rect);
    }
}

/**
 * kyo_export_picture_list:
 * @block: a diagram or timeline
 * @painter: paints it, in the scheme for print
 * @lang: the language of its words
 * @width: px that a row of a timeline fills
 *
 * Lays the picture out.
 *
 * Returns: (transfer full): one or more `KyoExportPicture`, from top to bottom
 */
GPtrArray *
kyo_export_picture_list (KyoBlock *block, KyoPainter *painter, KyoLang lang, double width)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func (free_picture);

  if (block->kind == KYO_BLOCK_DIAGRAM)
    {
      KyoExportPicture *picture = new_picture (block, painter);

      picture->diagram = kyo_diagram_layout_new (block->drawn, lang, kyo_painter_measure, painter);
      g_ptr_array_add (pictures, picture);
    }
  else
    {
      add_rows (pictures, block, painter, lang, width);
    }

  return pictures;
}

/**
 * kyo_export_picture_get_size:
 * @self: a picture
 * @width: (out): its width in px at scale 1
 * @height: (out): its height
 *
 * Gets the size of the picture with what its marks need.
 */
void
kyo_export_picture_get_size (KyoExportPicture *self, double *width, double *height)
{
  if (self->diagram != NULL)
    kyo_diagram_layout_get_size (self->diagram, width, height);
  else
    kyo_timeline_layout_get_size (self->timeline, width, height);
  *width -= 2 * (KYO_SHAPE_MARGIN - MARGIN);
  *height -= 2 * (KYO_SHAPE_MARGIN - MARGIN);
}

/**
 * kyo_export_picture_paint:
 * @self: a picture
 * @cr: where to paint it, its upper left corner at the origin
 *
 * Paints the picture and, over it, the numbers of the annotations.
 */
void
kyo_export_picture_paint (KyoExportPicture *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, MARGIN - KYO_SHAPE_MARGIN, MARGIN - KYO_SHAPE_MARGIN);
  if (self->diagram != NULL)
    {
      kyo_painter_paint_diagram (self->painter, cr, self->diagram);
      paint_diagram_marks (self, cr);
    }
  else
    {
      kyo_painter_paint_timeline (self->painter, cr, self->timeline);
      for (guint i = 0; i < kyo_timeline_layout_get_n_cards (self->timeline); i++)
        {
          const KyoTimelineCard *card = kyo_timeline_layout_get_card (self->timeline, i);

          paint_mark (self, cr, kyo_step_get_id (card->step), &card->rect);
        }
    }
  cairo_restore (cr);
}

/**
 * kyo_export_picture_dup_svg:
 * @self: a picture
 * @lang: the language of its words
 * @prefix: letters, digits and hyphens that no other picture of the same page has
 *
 * Writes the picture for an HTML page, its words as text.
 *
 * Returns: (transfer full): an `svg` element, "" when cairo could not write it
 */
char *
kyo_export_picture_dup_svg (KyoExportPicture *self, KyoLang lang, const char *prefix)
{
  g_autoptr (KyoSvg) svg = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_status_t status;
  double width, height;
  const char *text;
  gsize length;

  kyo_export_picture_get_size (self, &width, &height);
  svg = kyo_svg_new (width, height, lang);
  kyo_export_picture_paint (self, kyo_svg_get_context (svg));
  bytes = kyo_svg_finish (svg, &status);
  if (bytes == NULL)
    return g_strdup ("");

  text = g_bytes_get_data (bytes, &length);
  return kyo_export_dup_svg_inline (text, length, prefix);
}
