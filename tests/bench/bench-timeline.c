/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a timeline of ten thousand steps costs beside one of a hundred: laying it out, showing it,
 * and how many frames a second it reaches while it is panned, in each arrangement. Every second
 * step has a time. GSK_RENDERER says which renderer is measured.
 */
#include "config.h"

#include "app/timeline/kyo-timeline-view.h"
#include "bench-window.h"

#define SECONDS 3.0
#define STEP 9.0 /* px each frame */
#define FEW 100
#define MANY 10000
#define N_ACTORS 8

static const char *const LANES[KYO_N_LANES] = { "one row", "by phase", "by participant" };

static void
add_step (KyoCase *kase, guint i)
{
  g_autofree char *id = g_strdup_printf ("s%u", i);
  g_autofree char *number = g_strdup_printf ("%u", i % 1000);
  g_autofree char *from = g_strdup_printf ("a%u", i * 7 % N_ACTORS);
  g_autofree char *words =
    g_strdup_printf ("%u番目の出来事について、担当部署が%s", i,
                     i % 5 == 0 ? "利用者に状況を説明し、復旧の見込みを知らせた" : "対応した");
  g_autoptr (KyoStep) step =
    kyo_step_new (id, i % 3 == 0 ? KYO_STEP_RESPONSE : KYO_STEP_EVENT, number);
  g_autoptr (KyoText) text = kyo_text_new (words, words);

  kyo_step_set_text (step, text);
  kyo_step_set_from (step, from);
  kyo_step_set_phase (step, (KyoPhase) (i / 4 % KYO_N_PHASES));
  if (i / 20 % 2 == 0)
    {
      g_autoptr (GDateTime) begin = g_date_time_new_utc (2026, 1, 5, 8, 0, 0);
      g_autoptr (GDateTime) when = g_date_time_add_minutes (begin, (int) i * 7);
      g_autofree char *edtf = g_date_time_format (when, "%Y-%m-%dT%H:%M");
      g_autoptr (KyoTime) time = kyo_time_new (edtf, NULL);

      kyo_step_set_when (step, time);
    }
  kyo_case_add_step (kase, step);
}

static KyoCase *
make_case (guint n)
{
  KyoCase *kase = kyo_case_new ("bench", KYO_CASE_OWN);

  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autoptr (KyoParticipant) actor = kyo_participant_new (id, KYO_PARTICIPANT_ORGANISATION);
      g_autoptr (KyoText) label = kyo_text_new ("担当部署", "Department");

      kyo_participant_set_label (actor, label);
      kyo_case_add_participant (kase, actor);
    }
  for (guint i = 0; i < n; i++)
    add_step (kase, i);
  kyo_case_set_complete (kase, TRUE);

  return kase;
}

/* With fonts that have just been loaded but nothing measured. */
static double
measure_layout (KyoCase *kase, KyoLanes lanes)
{
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_JA);
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  g_autoptr (KyoTimelineLayout) layout = NULL;
  double begin, width, height;
  guint n_lines;

  kyo_painter_measure ("準備", KYO_FONT_BODY, -1, 0, &width, &height, &n_lines, painter);
  options.lanes = lanes;
  options.width = 1280;
  begin = bench_thread_ms ();
  layout = kyo_timeline_layout_new (kase, &options, kyo_painter_measure, painter);
  return bench_thread_ms () - begin;
}

static void
count_cb (GdkFrameClock *clock, gpointer n_frames)
{
  (*(guint *) n_frames)++;
}

static gboolean
pan_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer user_data)
{
  double *step = user_data;
  GtkAdjustment *along = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double most = gtk_adjustment_get_upper (along) - gtk_adjustment_get_page_size (along);
  double value = gtk_adjustment_get_value (along) + *step;

  if (value < 0 || value > most)
    *step = -*step;
  gtk_adjustment_set_value (along, CLAMP (value, 0, most));

  return G_SOURCE_CONTINUE;
}

typedef struct
{
  double show; /* ms */
  double fps;
} Shown;

static Shown
measure_view (KyoCase *kase, KyoLanes lanes)
{
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_JA);
  GtkWidget *window = gtk_window_new ();
  KyoTimelineView *view = g_object_new (KYO_TYPE_TIMELINE_VIEW, NULL);
  GtkWidget *scrolled;
  Shown shown;
  double step = STEP, begin;
  guint n_frames = 0;

  kyo_selection_set_case (selection, kase);
  kyo_timeline_view_set_selection (view, selection);
  kyo_timeline_view_set_lanes (view, lanes);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 400);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  bench_run_for (0.3);

  begin = bench_thread_ms ();
  kyo_timeline_view_show (view, kase, KYO_LANG_JA, painter);
  bench_run_frame (GTK_WIDGET (view));
  shown.show = bench_thread_ms () - begin;
  bench_run_for (0.5);

  scrolled = bench_find (GTK_WIDGET (view), "GtkScrolledWindow");
  gtk_widget_add_tick_callback (scrolled, pan_cb, &step, NULL);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (count_cb),
                    &n_frames);
  bench_run_for (SECONDS);
  shown.fps = n_frames / SECONDS;
  gtk_window_destroy (GTK_WINDOW (window));
  bench_run_for (0.2);

  return shown;
}

int
main (int argc, char *argv[])
{
  const char *renderer = g_getenv ("GSK_RENDERER") != NULL ? g_getenv ("GSK_RENDERER") : "gl";
  g_autoptr (KyoCase) few = make_case (FEW);
  g_autoptr (KyoCase) many = make_case (MANY);

  adw_init ();
  for (int lanes = 0; lanes < KYO_N_LANES; lanes++)
    {
      double few_ms = measure_layout (few, (KyoLanes) lanes);
      double many_ms = measure_layout (many, (KyoLanes) lanes);
      Shown few_shown = measure_view (few, (KyoLanes) lanes);
      Shown many_shown = measure_view (many, (KyoLanes) lanes);
      const struct
      {
        const char *what;
        double figure;
        const char *unit;
        const char *target;
      } figures[] = {
        { "laying out 10,000 steps", many_ms, "ms", "< 500 ms" },
        { "laying out, of 100 steps", many_ms / few_ms, "×", "<= 100" },
        { "showing 10,000 steps", many_shown.show, "ms", "< 1000 ms" },
        { "panning 10,000 steps", many_shown.fps, "fps", ">= 30 fps" },
        { "panning, of 100 steps", many_shown.fps / few_shown.fps, "×", ">= 0.90" },
      };

      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          g_autofree char *what =
            g_strdup_printf ("%s, %s: %s", renderer, LANES[lanes], figures[i].what);

          bench_print (what, figures[i].figure, figures[i].unit, figures[i].target);
        }
    }

  return 0;
}
