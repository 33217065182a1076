/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it costs the main thread to show another case, in the application's own window. Time is that
 * of the thread's processor, so that waiting for a frame does not count. What a frame costs that
 * changes nothing (snapshot and rendering of the whole window) is measured beside it.
 */
#include "config.h"

#include "bench-window.h"

#define ROUNDS 5

enum
{
  CHOOSE, /* kyo_window_choose() until it returns */
  LAYOUT, /* the frame until it paints: styles, measuring, allocation */
  BEFORE, /* both */
  PAINT,  /* snapshot and rendering of the frame */
  SHOWN,  /* until the frame is on screen */
  LATE,   /* what is done once it is */
  WHOLE,  /* until nothing more is done */
  N_TIMES
};

static const struct
{
  const char *what;
  const char *target;
} TIMES[N_TIMES] = {
  [CHOOSE] = { "until the call returns", "" },
  [LAYOUT] = { "styles and layout of the frame", "" },
  [BEFORE] = { "until the frame is ready to paint", "< 16 ms" },
  [PAINT] = { "painting of the frame", "" },
  [SHOWN] = { "until the frame is there", "" },
  [LATE] = { "afterwards", "" },
  [WHOLE] = { "all together", "" },
};

static void
note_time_cb (GdkFrameClock *clock, gpointer time)
{
  *(double *) time = bench_thread_ms ();
}

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

static void
switch_once (BenchWindow *bench, const char *case_id, GArray *times[N_TIMES])
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  double begin, chosen, painted, rested;
  double painting = 0;
  gulong handler = g_signal_connect (clock, "layout", G_CALLBACK (note_time_cb), &painting);

  /* GTK's own handler of "layout" came first; so this is when it has done with it. */
  begin = bench_thread_ms ();
  kyo_window_choose (bench->window, case_id);
  chosen = bench_thread_ms ();
  bench_run_frame (GTK_WIDGET (bench->window));
  painted = bench_thread_ms ();
  g_signal_handler_disconnect (clock, handler);
  bench_run_for (0.3);
  rested = bench_thread_ms ();

  add (times[CHOOSE], chosen - begin);
  add (times[LAYOUT], painting - chosen);
  add (times[BEFORE], painting - begin);
  add (times[PAINT], painted - painting);
  add (times[SHOWN], painted - begin);
  add (times[LATE], rested - painted);
  add (times[WHOLE], rested - begin);
}

static double
redraw_once (BenchWindow *bench)
{
  double begin;

  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  begin = bench_thread_ms ();
  bench_run_frame (GTK_WIDGET (bench->window));

  return bench_thread_ms () - begin;
}

static void
make_values (GArray *times[N_TIMES])
{
  for (guint i = 0; i < N_TIMES; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
print_and_free (const char *when, GArray *times[N_TIMES])
{
  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s: %s", when, TIMES[i].what);
      g_autofree char *most = g_strdup_printf ("%s, at most", what);

      bench_print (what, bench_quantile (times[i], 0.5), "ms", TIMES[i].target);
      bench_print (most, bench_quantile (times[i], 1.0), "ms", "");
      g_array_unref (times[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (BenchWindow) bench = NULL;
  g_autoptr (GArray) redraws = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *first[N_TIMES];
  GArray *again[N_TIMES];
  guint n_cases;

  adw_init ();
  make_values (first);
  make_values (again);
  bench = bench_window_new ();
  n_cases = g_strv_length (bench->case_ids);

  /* The window has shown the first case already. */
  for (guint i = 1; i < n_cases; i++)
    switch_once (bench, bench->case_ids[i], first);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < n_cases; i++)
      switch_once (bench, bench->case_ids[i], again);
  for (guint i = 0; i < 20; i++)
    add (redraws, redraw_once (bench));

  print_and_free ("first time", first);
  print_and_free ("again", again);
  bench_print ("a frame of the whole window that changes nothing", bench_quantile (redraws, 0.5),
               "ms", "");

  return 0;
}
