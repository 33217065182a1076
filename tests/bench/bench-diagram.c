/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many frames a second a diagram reaches while it is panned, at its full size and at half of
 * it, with fifty participants and with five hundred; how long it takes until it is on screen, and
 * how long until a hovered step has dimmed the rest. GSK_RENDERER says which renderer is measured.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-view.h"
#include "app/widgets/kyo-scene.h"
#include "bench-window.h"
#include "case-builder.h"

#define SECONDS 4.0
#define FEW 50
#define MANY 500

typedef struct
{
  double show;    /* ms in the main thread */
  double arrange; /* ms until it is there */
  double preview; /* ms */
  double fps;     /* at 100 % */
  double small;   /* at 50 % */
} Figures;

typedef struct
{
  GtkAdjustment *adjustments[2];
  double steps[2]; /* px each frame */
} Pan;

/* To and fro, across both ways. */
static gboolean
pan_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Pan *pan = user_data;

  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment *adjustment = pan->adjustments[i];
      double most =
        gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      double value = gtk_adjustment_get_value (adjustment) + pan->steps[i];

      if (value < 0 || value > most)
        pan->steps[i] = -pan->steps[i];
      gtk_adjustment_set_value (adjustment, CLAMP (value, 0, most));
    }
  return G_SOURCE_CONTINUE;
}

static double
measure_pan (GtkWidget *view, double zoom)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (bench_find (view, "GtkScrolledWindow"));
  Pan pan = { { gtk_scrolled_window_get_hadjustment (scrolled),
                gtk_scrolled_window_get_vadjustment (scrolled) },
              { 7, 5 } };

  kyo_scene_set_zoom (KYO_SCENE (bench_find (view, "KyoScene")), zoom);
  bench_run_for (0.7);
  return bench_count_frames (view, pan_cb, &pan, SECONDS);
}

static Figures
measure (guint n)
{
  g_autoptr (KyoCase) kase = build_large_case (n, 2 * n);
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_JA);
  GtkWidget *window = gtk_window_new ();
  KyoDiagramView *view = g_object_new (KYO_TYPE_DIAGRAM_VIEW, NULL);
  Figures figures;
  gint64 begin = g_get_monotonic_time ();
  double main_begin = bench_thread_ms ();

  kyo_selection_set_case (selection, kase);
  kyo_diagram_view_set_selection (view, selection);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  kyo_diagram_view_show (view, kase, NULL, KYO_LANG_JA, painter);
  while (kyo_diagram_view_is_waiting (view))
    g_main_context_iteration (NULL, TRUE);
  bench_run_frame (GTK_WIDGET (view));
  figures.show = bench_thread_ms () - main_begin;
  figures.arrange = (double) (g_get_monotonic_time () - begin) / 1000;

  figures.fps = measure_pan (GTK_WIDGET (view), 1.0);
  figures.small = measure_pan (GTK_WIDGET (view), 0.5);
  main_begin = bench_thread_ms ();
  kyo_scene_set_preview (KYO_SCENE (bench_find (GTK_WIDGET (view), "KyoScene")), "step 3");
  bench_run_frame (GTK_WIDGET (view));
  figures.preview = bench_thread_ms () - main_begin;
  gtk_window_destroy (GTK_WINDOW (window));
  bench_run_for (0.3);
  return figures;
}

int
main (int argc, char *argv[])
{
  const char *renderer = g_getenv ("GSK_RENDERER") != NULL ? g_getenv ("GSK_RENDERER") : "gl";
  gboolean is_cairo = g_str_equal (renderer, "cairo");
  const char *fps = is_cairo ? "" : ">= 30 fps";
  const char *part = is_cairo ? ">= 0.80" : "";
  double empty;
  Figures few, many;

  adw_init ();
  empty = bench_measure_empty (SECONDS);
  few = measure (FEW);
  many = measure (MANY);
  {
    const struct
    {
      const char *what;
      double figure;
      const char *unit;
      const char *target;
    } lines[] = {
      { "an empty window", empty, "fps", "" },
      { "arranging 500 participants and 1,000 steps", many.arrange, "ms", "< 3000 ms" },
      { "of which in the main thread", many.show, "ms", "" },
      { "arranging, of 50 participants", many.arrange / few.arrange, "×", "" },
      { "panning 500 participants", many.fps, "fps", fps },
      { "panning, of an empty window", many.fps / empty, "×", part },
      { "panning, of 50 participants", many.fps / few.fps, "×", ">= 0.90" },
      { "panning at 50 %", many.small, "fps", fps },
      { "panning at 50 %, of an empty window", many.small / empty, "×", part },
      { "panning at 50 %, of 50 participants", many.small / few.small, "×", "" },
      { "dimming for a hovered step, at 50 %", many.preview, "ms", "< 50 ms" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      {
        g_autofree char *what = g_strdup_printf ("%s, diagram: %s", renderer, lines[i].what);

        bench_print (what, lines[i].figure, lines[i].unit, lines[i].target);
      }
  }
  return 0;
}
