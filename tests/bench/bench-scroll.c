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

static double
measure_view (BenchWindow *bench, const char *type_name)
{
  GtkWidget *view = bench_find (GTK_WIDGET (bench->window), type_name);
  GtkWidget *scrolled = bench_find (view, "GtkScrolledWindow");
  double step = STEP;

  return bench_count_frames (scrolled, scroll_cb, &step, SECONDS);
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
  empty = bench_measure_empty (SECONDS);
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
