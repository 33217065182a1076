/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets a report as slides:
 *
 *     make-pdf LAYOUT PDF
 *
 * LAYOUT has a line for each line of text: page, x, y, size, words, parted by tabs, as make-report
 * writes it. Words without a page of their own come in the order of the file.
 */
#include <cairo-pdf.h>
#include <gio/gio.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH 960
#define PAGE_HEIGHT 540

static void
show_line (cairo_t *cr, const char *const *words)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK JP, Sans");

  pango_font_description_set_absolute_size (font, g_ascii_strtod (words[3], NULL) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words[4], -1);
  cairo_move_to (cr, g_ascii_strtod (words[1], NULL), g_ascii_strtod (words[2], NULL));
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

int
main (int argc, char *argv[])
{
  g_autofree char *layout = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  gint64 page = 1;

  if (argc != 3 || !g_file_get_contents (argv[1], &layout, NULL, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: make-pdf LAYOUT PDF");
      return 1;
    }
  lines = g_strsplit (layout, "\n", -1);
  surface = cairo_pdf_surface_create (argv[2], PAGE_WIDTH, PAGE_HEIGHT);
  cr = cairo_create (surface);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], "\t", 5);

      for (; page < g_ascii_strtoll (words[0], NULL, 10); page++)
        cairo_show_page (cr);
      show_line (cr, (const char *const *) words);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return 0;
}
