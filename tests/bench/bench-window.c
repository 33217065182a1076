/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench-window.h"

#include "app/kyo-application.h"
#include "store/kyo-store.h"

#include <glib/gstdio.h>
#include <time.h>

static void
list_cases (BenchWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = kyo_store_open (path, KYO_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (GListModel) cases = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_assert_no_error (error);
  cases = kyo_store_list_cases (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_strv_builder_add (ids, kyo_case_get_id (kase));
    }
  self->case_ids = g_strv_builder_end (ids);
}

static gboolean
stop_cb (gpointer done)
{
  *(gboolean *) done = TRUE;

  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, gpointer done)
{
  *(gboolean *) done = TRUE;
}

static void
count_cb (GdkFrameClock *clock, gpointer n_frames)
{
  (*(guint *) n_frames)++;
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

/**
 * bench_run_for:
 * @seconds: how long
 *
 * Runs the main loop until the time has passed.
 */
void
bench_run_for (double seconds)
{
  gboolean done = FALSE;

  g_timeout_add ((guint) (seconds * 1000), stop_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * bench_run_frame:
 * @widget: a widget on screen
 *
 * Runs the main loop until the widget's window has painted a frame, which is asked for.
 */
void
bench_run_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean done = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &done);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/**
 * bench_window_new:
 *
 * Opens the window of the application on a new store with the bundled casebook and waits until it
 * is at rest.
 *
 * Returns: (transfer full): the window
 */
BenchWindow *
bench_window_new (void)
{
  BenchWindow *self = g_new0 (BenchWindow, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kyokun-bench-XXXXXX", &error);
  g_assert_no_error (error);
  self->store_path = g_build_filename (self->folder, "bench.kyokun", NULL);
  self->application = ADW_APPLICATION (kyo_application_new ());
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);

  self->window = kyo_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  g_assert_true (kyo_window_open (self->window, self->store_path));
  gtk_window_present (GTK_WINDOW (self->window));
  list_cases (self, self->store_path);
  bench_run_for (1.5);

  return self;
}

/**
 * bench_window_free:
 * @self: (transfer full): a window
 *
 * Closes the window and deletes its store.
 */
void
bench_window_free (BenchWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->application);
  g_unlink (self->store_path);
  g_rmdir (self->folder);
  g_strfreev (self->case_ids);
  g_free (self->store_path);
  g_free (self->folder);
  g_free (self);
}

/**
 * bench_find:
 * @root: a widget
 * @type_name: of a class
 *
 * Finds a widget by its class, in the order in which they stand.
 *
 * Returns: (transfer none) (nullable): the first
 */
GtkWidget *
bench_find (GtkWidget *root, const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type_name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find (child, type_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * bench_print:
 * @what: what was measured
 * @figure: what came out
 * @unit: its unit
 * @target: what it ought to be; "" where there is no such thing
 *
 * Prints a line of the table, for a person and for the script that gathers them.
 */
void
bench_print (const char *what, double figure, const char *unit, const char *target)
{
  g_print ("%-58s %9.2f %-6s %s\n", what, figure, unit, target);
}

static double
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/**
 * bench_thread_ms:
 *
 * Reads how long the calling thread has run, without its waiting.
 *
 * Returns: milliseconds
 */
double
bench_thread_ms (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/**
 * bench_process_ms:
 *
 * Reads how long all threads have run together, without their waiting.
 *
 * Returns: milliseconds
 */
double
bench_process_ms (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * bench_quantile:
 * @values: doubles, at least one; sorted by this
 * @part: 0 to 1
 *
 * Finds the value below which this part of the values lies.
 *
 * Returns: the value
 */
double
bench_quantile (GArray *values, double part)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, (guint) (part * (values->len - 1) + 0.5));
}

/**
 * bench_count_frames:
 * @widget: a widget on screen
 * @tick: moves something in each frame
 * @user_data: for @tick
 * @seconds: how long
 *
 * Counts how many frames are painted while something moves.
 *
 * Returns: frames a second
 */
double
bench_count_frames (GtkWidget *widget, GtkTickCallback tick, gpointer user_data, double seconds)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (widget, tick, user_data, NULL);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);
  gint64 begin = g_get_monotonic_time ();

  bench_run_for (seconds);
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  g_signal_handler_disconnect (clock, handler);
  gtk_widget_remove_tick_callback (widget, id);

  return n_frames / seconds;
}

/**
 * bench_measure_empty:
 * @seconds: how long
 *
 * Counts how many frames an empty window of the usual size reaches that is painted anew as a whole
 * in each.
 *
 * Returns: frames a second
 */
double
bench_measure_empty (double seconds)
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
  fps = bench_count_frames (area, redraw_cb, NULL, seconds);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_run_for (0.3);

  return fps;
}
