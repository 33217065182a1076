/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a diagram that nobody has arranged takes to be laid out, words and all, and how the time
 * grows with its size. With a FOLDER as argument each is painted into it, to be looked at.
 */
#include "config.h"

#include "case-builder.h"

#include "render/kyo-painter.h"

static void
paint (KyoPainter *painter, KyoDiagramLayout *layout, const char *folder, guint n)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.png", folder, n);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  kyo_diagram_layout_get_size (layout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) MIN (width, 16000),
                                        (int) MIN (height, 16000));
  cr = cairo_create (surface);
  kyo_painter_paint_diagram (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  static const guint SIZES[] = { 10, 50, 500 };
  double before = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (SIZES); i++)
    {
      g_autoptr (KyoCase) kase = build_large_case (SIZES[i], 2 * SIZES[i]);
      g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_JA);
      g_autoptr (KyoDiagramLayout) layout = NULL;
      g_autofree char *what =
        g_strdup_printf ("layout: %u participants and %u steps", SIZES[i], 2 * SIZES[i]);
      gint64 begin = g_get_monotonic_time ();
      double seconds, width, height;

      layout = kyo_diagram_layout_new (kase, KYO_LANG_JA, kyo_painter_measure, painter);
      seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
      kyo_diagram_layout_get_size (layout, &width, &height);
      g_print ("%-58s %9.2f %-6s %s\n", what, seconds, "s", SIZES[i] == 500 ? "< 3 s" : "");
      g_print ("%-58s %5.0f × %.0f px\n", "        its size", width, height);
      if (before > 0)
        g_print ("%-58s %9.2f ×\n", "        as long as the one before", seconds / before);
      before = seconds;
      if (argc > 1)
        paint (painter, layout, argv[1], SIZES[i]);
    }

  return 0;
}
