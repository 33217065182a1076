/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo 1.16 writes each glyph in SVG as a shape, so that the words of a picture could neither be
 * found nor read aloud. So the words are kept aside while the rest is painted, and put above it at
 * the end as text elements (SVG 1.1, chapter 10): one for each paragraph, with a span for each line
 * that Pango made. Where the fonts are others, "textLength" keeps a line as long as it was. Nothing
 * in our pictures covers words, so that it does not matter that they come last.
 */
#include "config.h"

#include "render/kyo-svg.h"

#include <cairo-svg.h>
#include <string.h>

struct _KyoSvg
{
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *bytes; /* what cairo has written */
  GString *words;    /* what stands before its </svg> */
};

/* By its address a context knows the picture that it paints. */
static const cairo_user_data_key_t SVG_KEY;

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
append_number (GString *string, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.2f", value);
  g_string_append_printf (string, " %s=\"%s\"", name, number);
}

/* Controls that XML has no way to write, and those that change the direction of reading. */
static gboolean
is_unwanted (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff ||
         (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static void
append_escaped (GString *string, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (string, "&amp;");
      else if (c == '<')
        g_string_append (string, "&lt;");
      else if (c == '>')
        g_string_append (string, "&gt;");
      else if (c == '\t')
        g_string_append_c (string, ' ');
      else if (!is_unwanted (c))
        g_string_append_unichar (string, c);
    }
}

/* "'Noto Sans CJK JP','Cantarell',sans-serif": a generic family must not be quoted. */
static void
append_families (GString *string, const PangoFontDescription *font)
{
  g_auto (GStrv) families = g_strsplit (pango_font_description_get_family (font), ",", -1);

  g_string_append (string, " font-family=\"");
  for (guint i = 0; families[i] != NULL; i++)
    {
      const char *family = g_strstrip (families[i]);
      gboolean is_generic = g_str_equal (family, "sans-serif");

      g_string_append_printf (string, "%s%s%s%s", i > 0 ? "," : "", is_generic ? "" : "'", family,
                              is_generic ? "" : "'");
    }
  g_string_append_c (string, '"');
}

static void
append_colour (GString *string, cairo_t *cr)
{
  double red = 0, green = 0, blue = 0, alpha = 1;

  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, &alpha);
  g_string_append_printf (string, " fill=\"#%02x%02x%02x\"", (guint) (red * 255 + 0.5),
                          (guint) (green * 255 + 0.5), (guint) (blue * 255 + 0.5));
  if (alpha < 1)
    append_number (string, "fill-opacity", alpha);
}

/* The words of a line without the spaces at its ends, of which has_space tells. */
static gsize
find_line (PangoLayoutIter *iter, const char **begin, gboolean *has_space)
{
  PangoLayout *layout = pango_layout_iter_get_layout (iter);
  const PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  const char *end;

  *begin = pango_layout_get_text (layout) + line->start_index;
  end = *begin + line->length;
  while (*begin < end && g_ascii_isspace (**begin))
    (*begin)++;
  while (end > *begin && g_ascii_isspace (end[-1]))
    end--;
  *has_space = g_ascii_isspace (*end);

  return (gsize) (end - *begin);
}

static void
append_lines (GString *string, cairo_t *cr, PangoLayout *layout, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      const char *begin;
      gboolean has_space;
      gsize length = find_line (iter, &begin, &has_space);
      PangoRectangle logical;
      double left, baseline, right, unused;

      if (length == 0)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      left = x + (double) logical.x / PANGO_SCALE;
      baseline = unused = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      right = left + (double) logical.width / PANGO_SCALE;
      cairo_user_to_device (cr, &left, &baseline);
      cairo_user_to_device (cr, &right, &unused);

      g_string_append (string, "<tspan");
      append_number (string, "x", left);
      append_number (string, "y", baseline);
      append_number (string, "textLength", right - left);
      g_string_append (string, " lengthAdjust=\"spacingAndGlyphs\">");
      append_escaped (string, begin, length);
      /* Who copies the paragraph gets the space at which its line was broken. */
      g_string_append (string, has_space ? "</tspan> " : "</tspan>");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
append_layout (KyoSvg *self, cairo_t *cr, PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  double scale = 1, unused = 0;
  double x, y;

  cairo_get_current_point (cr, &x, &y);
  cairo_user_to_device_distance (cr, &scale, &unused);
  g_string_append (self->words, "<text");
  append_families (self->words, font);
  append_number (self->words, "font-size",
                 (double) pango_font_description_get_size (font) / PANGO_SCALE * scale);
  g_string_append_printf (self->words, " font-weight=\"%d\"",
                          (int) pango_font_description_get_weight (font));
  append_colour (self->words, cr);
  g_string_append_c (self->words, '>');
  append_lines (self->words, cr, layout, x, y);
  g_string_append (self->words, "</text>\n");
}

/**
 * kyo_svg_new:
 * @width: px
 * @height: px
 * @lang: the language of its words, by and large
 *
 * Begins a picture.
 *
 * Returns: (transfer full): the picture
 */
KyoSvg *
kyo_svg_new (double width, double height, KyoLang lang)
{
  KyoSvg *self = g_new0 (KyoSvg, 1);

  self->bytes = g_byte_array_new ();
  self->words = g_string_new (NULL);
  g_string_append_printf (self->words, "<g xml:lang=\"%s\" xml:space=\"preserve\">\n",
                          lang == KYO_LANG_JA ? "ja" : "en");
  self->surface = cairo_svg_surface_create_for_stream (append_bytes_cb, self->bytes, width, height);
  cairo_svg_surface_set_document_unit (self->surface, CAIRO_SVG_UNIT_PX);
  self->cr = cairo_create (self->surface);
  cairo_set_user_data (self->cr, &SVG_KEY, self, NULL);

  return self;
}

/**
 * kyo_svg_free:
 * @self: (transfer full): a picture
 *
 * Frees a picture.
 */
void
kyo_svg_free (KyoSvg *self)
{
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_string_free (self->words, TRUE);
  g_free (self);
}

/**
 * kyo_svg_get_context:
 * @self: a picture
 *
 * What to paint it on: 1 unit is 1 px.
 *
 * Returns: (transfer none): the context
 */
cairo_t *
kyo_svg_get_context (KyoSvg *self)
{
  return self->cr;
}

/**
 * kyo_svg_finish:
 * @self: a painted picture
 * @status: (out): what cairo says of it
 *
 * Ends a picture.
 *
 * Returns: (transfer full) (nullable): the bytes of the file, whole; `NULL` when cairo failed
 */
GBytes *
kyo_svg_finish (KyoSvg *self, cairo_status_t *status)
{
  static const char END[] = "</svg>";
  const char *text;
  const char *end;
  GByteArray *whole;

  *status = cairo_status (self->cr);
  cairo_surface_finish (self->surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (self->surface);
  if (*status != CAIRO_STATUS_SUCCESS)
    return NULL;

  text = (const char *) self->bytes->data;
  end = g_strrstr_len (text, self->bytes->len, END);
  g_assert (end != NULL);
  whole = g_byte_array_sized_new (self->bytes->len + (guint) self->words->len + 8);
  g_byte_array_append (whole, self->bytes->data, (guint) (end - text));
  g_byte_array_append (whole, (const guint8 *) self->words->str, (guint) self->words->len);
  g_byte_array_append (whole, (const guint8 *) "</g>\n", 5);
  g_byte_array_append (whole, (const guint8 *) end, self->bytes->len - (guint) (end - text));

  return g_byte_array_free_to_bytes (whole);
}

/**
 * kyo_svg_show_layout:
 * @cr: a context, with the colour set and a current point
 * @layout: set words
 *
 * Paints words; where the context is that of a #KyoSvg they stay words.
 */
void
kyo_svg_show_layout (cairo_t *cr, PangoLayout *layout)
{
  KyoSvg *svg = cairo_get_user_data (cr, &SVG_KEY);

  if (svg != NULL)
    append_layout (svg, cr, layout);
  else
    pango_cairo_show_layout (cr, layout);
}
