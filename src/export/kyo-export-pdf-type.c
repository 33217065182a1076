/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes grow by about 1.2 from the body's 10 pt. Lines of Japanese, which fill their height, stand
 * farther apart than those of English. Text is set without hinting, as it is for paper.
 */
#include "config.h"

#include "export/kyo-export-pdf-type.h"

#include "export/kyo-export-document.h"

#define FAMILIES "Noto Sans CJK JP, Noto Sans, Cantarell, sans-serif"
#define SAMPLE "教訓かな"
#define MARK_SCALE 0.72
#define FOOT_SCALE 0.9
#define MARK_RISE 0.36 /* of the size */

static const struct
{
  double size; /* pt */
  PangoWeight weight;
  double line_ja; /* of the size, from line to line */
  double line_en;
  double grey; /* 0 black; at most 0.4, which is 5.7:1 on white */
} styles[KYO_N_STYLES] = {
  [KYO_STYLE_TITLE] = { 24, PANGO_WEIGHT_BOLD, 1.4, 1.25, 0.08 },
  [KYO_STYLE_HEADING_1] = { 18, PANGO_WEIGHT_BOLD, 1.4, 1.25, 0.08 },
  [KYO_STYLE_HEADING_2] = { 13, PANGO_WEIGHT_BOLD, 1.4, 1.3, 0.08 },
  [KYO_STYLE_HEADING_3] = { 10.5, PANGO_WEIGHT_BOLD, 1.5, 1.4, 0.08 },
  [KYO_STYLE_LABEL] = { 9.5, PANGO_WEIGHT_NORMAL, 1.55, 1.4, 0.35 },
  [KYO_STYLE_BODY] = { 10, PANGO_WEIGHT_NORMAL, 1.62, 1.45, 0.08 },
  [KYO_STYLE_SUMMARY] = { 11, PANGO_WEIGHT_NORMAL, 1.65, 1.5, 0.08 },
  [KYO_STYLE_CELL] = { 9, PANGO_WEIGHT_NORMAL, 1.42, 1.36, 0.08 },
  [KYO_STYLE_CELL_HEAD] = { 8.5, PANGO_WEIGHT_BOLD, 1.5, 1.4, 0.25 },
  [KYO_STYLE_SMALL] = { 8.5, PANGO_WEIGHT_NORMAL, 1.5, 1.4, 0.3 },
  [KYO_STYLE_NOTE] = { 9, PANGO_WEIGHT_NORMAL, 1.5, 1.42, 0.08 },
  [KYO_STYLE_NOTE_NUMBER] = { 9, PANGO_WEIGHT_BOLD, 1.5, 1.42, 0.08 },
  [KYO_STYLE_TLP] = { 12, PANGO_WEIGHT_BOLD, 1.3, 1.3, 1 },
};

struct _KyoPdfType
{
  KyoLang lang;
  PangoContext *context;
  guint n_unknown; /* characters without a glyph, set so far */
};

/* Lines stand at equal distances whatever is in them: a raised mark or a character of another font
 * would push its line down otherwise. What Pango made of the layout keeps the distances in it. */
static void
keep_measures (PangoLayout *layout, double line)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (
    pango_layout_get_context (layout), pango_layout_get_font_description (layout), NULL);
  const int ascent = pango_font_metrics_get_ascent (metrics);
  const int descent = pango_font_metrics_get_descent (metrics);
  const int height = pango_units_from_double (line);

  pango_font_metrics_unref (metrics);
  g_object_set_data (G_OBJECT (layout), "kyo-line", GINT_TO_POINTER (height));
  g_object_set_data (G_OBJECT (layout), "kyo-baseline",
                     GINT_TO_POINTER ((height - ascent - descent) / 2 + ascent));
}

static PangoLayout *
make_layout (KyoPdfType *self, KyoPdfStyle style, PangoAttrList *attributes, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);
  double line = styles[style].size *
                (self->lang == KYO_LANG_JA ? styles[style].line_ja : styles[style].line_en);

  /* The map's resolution is 72 dots to the inch, so that a dot is a point. */
  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  keep_measures (layout, line);
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (line * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return layout;
}

static void
insert_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize begin, gsize end)
{
  attribute->start_index = (guint) begin;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static void
dim (PangoAttrList *list, gsize begin, gsize end)
{
  const guint16 grey = (guint16) (0.35 * G_MAXUINT16);

  insert_attribute (list, pango_attr_foreground_new (grey, grey, grey), begin, end);
}

static void
append_marks (GString *string, PangoAttrList *list, KyoPdfStyle style, const GArray *marks)
{
  g_autofree char *text = kyo_document_dup_marks (marks);
  const char *last = g_utf8_find_prev_char (string->str, string->str + string->len);
  gsize kept = last != NULL ? (gsize) (last - string->str) : 0;
  gsize begin = string->len;

  if (*text == '\0')
    return;
  g_string_append (string, text);
  /* The marks stay on the line of what they are made on. */
  insert_attribute (list, pango_attr_allow_breaks_new (FALSE), kept, string->len);
  insert_attribute (list, pango_attr_scale_new (MARK_SCALE), begin, string->len);
  insert_attribute (list,
                    pango_attr_rise_new ((int) (styles[style].size * MARK_RISE * PANGO_SCALE)),
                    begin, string->len);
  insert_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), begin, string->len);
  insert_attribute (list, pango_attr_foreground_new (0x7a00, 0x4000, 0), begin, string->len);
}

static void
append_foot (GString *string, PangoAttrList *list, const char *foot)
{
  gsize begin;

  if (foot == NULL)
    return;
  g_string_append_c (string, '\n');
  begin = string->len;
  g_string_append (string, foot);
  dim (list, begin, string->len);
  insert_attribute (list, pango_attr_scale_new (FOOT_SCALE), begin, string->len);
}

static void
end_line (GString *string, const KyoPdfWords *words)
{
  if (words->text != NULL && *words->text != '\0')
    g_string_append_c (string, '\n');
}

/**
 * kyo_pdf_type_new:
 * @lang: the language of the document
 *
 * Finds the fonts.
 *
 * Returns: (transfer full): the typography
 */
KyoPdfType *
kyo_pdf_type_new (KyoLang lang)
{
  KyoPdfType *self = g_new0 (KyoPdfType, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->lang = lang;
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_language (self->context,
                              pango_language_from_string (lang == KYO_LANG_JA ? "ja" : "en"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);

  return self;
}

/**
 * kyo_pdf_type_free:
 * @self: (transfer full): the typography
 *
 * Frees it.
 */
void
kyo_pdf_type_free (KyoPdfType *self)
{
  g_object_unref (self->context);
  g_free (self);
}

/**
 * kyo_pdf_type_set:
 * @self: the typography
 * @style: the style of the text
 * @words: what to set
 * @width: width to wrap at, in points; < 0 for one line
 *
 * Sets words.
 *
 * Returns: (transfer full): the set words
 */
PangoLayout *
kyo_pdf_type_set (KyoPdfType *self, KyoPdfStyle style, const KyoPdfWords *words, double width)
{
  g_autoptr (GString) string = g_string_new (words->lead);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout;
  gsize begin;

  if (words->lead != NULL)
    {
      insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, string->len);
      end_line (string, words);
    }
  if (words->head != NULL)
    {
      g_string_append (string, words->head);
      dim (attributes, 0, string->len);
      if (words->quote != NULL)
        g_string_append_c (string, '\n');
      else
        end_line (string, words);
    }
  if (words->quote != NULL)
    {
      begin = string->len;
      g_string_append_printf (string, self->lang == KYO_LANG_JA ? "「%s」" : "“%s”", words->quote);
      dim (attributes, begin, string->len);
      end_line (string, words);
    }
  if (words->text != NULL)
    g_string_append (string, words->text);
  if (words->tail != NULL)
    {
      begin = string->len;
      g_string_append (string, words->tail);
      dim (attributes, begin, string->len);
    }
  append_marks (string, attributes, style, words->marks);
  append_foot (string, attributes, words->foot);

  layout = make_layout (self, style, attributes, width);
  pango_layout_set_text (layout, string->str, (int) string->len);
  self->n_unknown += (guint) pango_layout_get_unknown_glyphs_count (layout);

  return layout;
}

/**
 * kyo_pdf_type_set_text:
 * @self: the typography
 * @style: the style of the text
 * @text: what to set
 * @width: width to wrap at, in points; < 0 for one line
 *
 * Sets plain text.
 *
 * Returns: (transfer full): the set text
 */
PangoLayout *
kyo_pdf_type_set_text (KyoPdfType *self, KyoPdfStyle style, const char *text, double width)
{
  const KyoPdfWords words = { .text = text };

  return kyo_pdf_type_set (self, style, &words, width);
}

/**
 * kyo_pdf_type_set_outline:
 * @self: the typography
 * @rows: `KyoBlockRow`s of an outline
 * @first: the first of them to set
 * @end: the one after the last
 * @width: width to wrap at, in points
 *
 * Sets one row a line, farther to the right the deeper its level.
 *
 * Returns: (transfer full): the set rows
 */
PangoLayout *
kyo_pdf_type_set_outline (KyoPdfType *self, GPtrArray *rows, guint first, guint end, double width)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout;

  for (guint i = first; i < end; i++)
    {
      KyoBlockRow *row = rows->pdata[i];

      if (i > first)
        g_string_append_c (string, '\n');
      for (guint j = 0; j < row->level; j++)
        g_string_append (string, "\u2003");
      g_string_append (string, row->cells->pdata[0]);
      append_marks (string, attributes, KYO_STYLE_SMALL, row->marks);
    }
  layout = make_layout (self, KYO_STYLE_SMALL, attributes, width);
  pango_layout_set_text (layout, string->str, (int) string->len);
  self->n_unknown += (guint) pango_layout_get_unknown_glyphs_count (layout);

  return layout;
}

/**
 * kyo_pdf_type_get_measures:
 * @layout: words set by this typography
 * @line: (out): from line to line
 * @baseline: (out): from the top of a line to its baseline
 *
 * Gets where the lines are to be painted, in points.
 */
void
kyo_pdf_type_get_measures (PangoLayout *layout, double *line, double *baseline)
{
  gpointer kept_line = g_object_get_data (G_OBJECT (layout), "kyo-line");
  gpointer kept_baseline = g_object_get_data (G_OBJECT (layout), "kyo-baseline");

  *line = pango_units_to_double (GPOINTER_TO_INT (kept_line));
  *baseline = pango_units_to_double (GPOINTER_TO_INT (kept_baseline));
}

/**
 * kyo_pdf_type_use_colour:
 * @cr: a context
 * @style: a style
 *
 * Makes the colour of the style the source of @cr.
 */
void
kyo_pdf_type_use_colour (cairo_t *cr, KyoPdfStyle style)
{
  const double grey = styles[style].grey;

  cairo_set_source_rgb (cr, grey, grey, grey);
}

/**
 * kyo_pdf_type_has_fonts:
 * @self: the typography
 *
 * Looks whether boxes were set in place of Japanese characters: better no document than one that
 * cannot be read. A single sign that no font has, such as a rare emoji, is no reason to refuse.
 *
 * Returns: `FALSE` when they were
 */
gboolean
kyo_pdf_type_has_fonts (KyoPdfType *self)
{
  g_autoptr (PangoLayout) sample = NULL;

  if (self->n_unknown == 0)
    return TRUE;
  sample = pango_layout_new (self->context);
  pango_layout_set_text (sample, SAMPLE, -1);

  return pango_layout_get_unknown_glyphs_count (sample) == 0;
}
