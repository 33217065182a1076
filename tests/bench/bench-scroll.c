/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many frames a second text, diagram and timeline reach while they scroll, each frame by a few
 * pixels, in the application's own window; and how many an empty window of the same size reaches
 * that is painted anew as a whole in each frame. GSK_RENDERER says which renderer is measured.
 */
#include "config.h"

#include "app/case-page/kyo-case-page.h"
#include "bench-window.h"

#define SECONDS 4.0
#define STEP 7.0 /* px each frame */

static void
count_cb (GdkFrameClock *clock, gpointer n_frames)
{
  (*(guint *) n_frames)++;
}

/* Up and down again, or from side to side, whichever is longer. */
static gboolean
scroll_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer user_data)
{
  double *step = user_data;
  GtkAdjustment *along = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double most = gtk_adjustment_get_upper (along) - gtk_adjustment_get_page_size (along);
  double most_across = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
  double value;

  if (most_across > most)
    {
      along = across;
      most = most_across;
    }
  value = gtk_adjustment_get_value (along);
  if (value + *step < 0 || value + *step > most)
    *step = -*step;
  gtk_adjustment_set_value (along, CLAMP (value + *step, 0, most));

  return G_SOURCE_CONTINUE;
}

static gboolean
redraw_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

/* Each frame has another colour, so that none is left out as like the last. */
static void
draw_empty_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  static guint n_drawn = 0;

  cairo_set_source_rgb (cr, 0.9, 0.9, 0.8 + (n_drawn++ % 16) * 0.01);
  cairo_paint (cr);
}

static double
count_frames (GtkWidget *widget, GtkTickCallback tick, gpointer user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (widget, tick, user_data, NULL);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);
  gint64 begin = g_get_monotonic_time ();
  double seconds;

  bench_run_for (SECONDS);
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  g_signal_handler_disconnect (clock, handler);
  gtk_widget_remove_tick_callback (widget, id);

  return n_frames / seconds;
}

static double
measure_empty (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  double fps;

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_empty_cb, NULL, NULL);
  gtk_window_set_child (GTK_WINDOW (window), area);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  bench_run_for (1.0);
  fps = count_frames (area, redraw_cb, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_run_for (0.3);

  return fps;
}

static double
measure_view (BenchWindow *bench, const char *type_name)
{
  GtkWidget *view = bench_find (GTK_WIDGET (bench->window), type_name);
  GtkWidget *scrolled = bench_find (view, "GtkScrolledWindow");
  double step = STEP;

  return count_frames (scrolled, scroll_cb, &step);
}

/* The case with the longest text has the most to scroll. */
static void
choose_longest (BenchWindow *bench)
{
  GtkWidget *text = bench_find (GTK_WIDGET (bench->window), "KyoCaseText");
  GtkWidget *scrolled = bench_find (text, "GtkScrolledWindow");
  GtkAdjustment *along = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  const char *longest = NULL;
  double most = 0;

  for (guint i = 0; bench->case_ids[i] != NULL; i++)
    {
      kyo_window_choose (bench->window, bench->case_ids[i]);
      bench_run_for (0.2);
      if (gtk_adjustment_get_upper (along) > most)
        {
          most = gtk_adjustment_get_upper (along);
          longest = bench->case_ids[i];
        }
    }
  kyo_window_choose (bench->window, longest);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *what;
    const char *type_name;
  } VIEWS[] = {
    { "text", "KyoCaseText" },
    { "diagram, zoomed in", "KyoDiagramView" },
    { "timeline", "KyoTimelineView" },
  };
  const char *renderer = g_getenv ("GSK_RENDERER") != NULL ? g_getenv ("GSK_RENDERER") : "gl";
  gboolean is_cairo = g_str_equal (renderer, "cairo");
  g_autoptr (BenchWindow) bench = NULL;
  double empty;

  adw_init ();
  empty = measure_empty ();
  bench_print (is_cairo ? "cairo: an empty window" : "GL: an empty window", empty, "fps", "");

  bench = bench_window_new ();
  choose_longest (bench);
  for (guint i = 0; i < 4; i++)
    kyo_case_page_zoom (KYO_CASE_PAGE (bench_find (GTK_WIDGET (bench->window), "KyoCasePage")),
                        1.2);
  bench_run_for (1.0);
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    {
      double fps = measure_view (bench, VIEWS[i].type_name);
      g_autofree char *what =
        g_strdup_printf ("%s: scrolling the %s", is_cairo ? "cairo" : "GL", VIEWS[i].what);
      g_autofree char *ratio = g_strdup_printf ("%s, of an empty window", what);

      bench_print (what, fps, "fps", is_cairo ? "" : ">= 30 fps");
      bench_print (ratio, fps / empty, "×", is_cairo ? ">= 0.80" : "");
    }

  return 0;
}
