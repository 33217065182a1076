/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "layout/kyo-time-scale.h"

#include "model/kyo-time.h"

#include <math.h>
#include <string.h>

#define MOST 12
#define BEGIN 100.0
#define END 900.0

typedef struct
{
  KyoScaleTime times[MOST];
  gsize n;
} Times;

/* EDTF times, with a space between. */
static Times
read_times (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  Times times = { .n = 0 };

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (KyoTime) time = kyo_time_new (parts[i], NULL);
      KyoTimeSpan span;

      g_assert_nonnull (time);
      kyo_time_get_span (time, 0, &span);
      times.times[times.n++] =
        (KyoScaleTime){ span.begin, span.begin + (span.end - span.begin) / 2, span.end };
    }

  return times;
}

static const struct
{
  const char *name;
  const char *times;
  guint n_breaks;
  int clock;
  const char *ticks_ja;
  const char *ticks_en;
} scales[] = {
  { "hours", "2026-02-03T09:00 2026-02-03T09:12 2026-02-03T15:00", 0, 0,
    "2026年2月3日 9:00|10:00|11:00|12:00|13:00|14:00|15:00",
    "3 Feb 2026 9:00|10:00|11:00|12:00|13:00|14:00|15:00" },
  { "by-the-clock-of-the-case", "2026-02-03T09:00+09:00 2026-02-03T15:00+09:00", 0, 540,
    "2026年2月3日 9:00|10:00|11:00|12:00|13:00|14:00|15:00",
    "3 Feb 2026 9:00|10:00|11:00|12:00|13:00|14:00|15:00" },
  { "over-midnight", "2026-12-31T21:00 2027-01-01T06:00", 0, 0,
    "2026年12月31日 21:00|22:00|23:00|2027年1月1日|1:00|2:00|3:00|4:00|5:00|6:00",
    "31 Dec 2026 21:00|22:00|23:00|1 Jan 2027|1:00|2:00|3:00|4:00|5:00|6:00" },
  { "days", "2026-02-26 2026-03-05", 0, 0,
    "2026年2月26日|2月27日|2月28日|3月1日|3月2日|3月3日|3月4日|3月5日|3月6日",
    "26 Feb 2026|27 Feb|28 Feb|1 Mar|2 Mar|3 Mar|4 Mar|5 Mar|6 Mar" },
  { "weeks", "2026-01-20 2026-03-20", 0, 0,
    "2026年1月21日|2月1日|2月11日|2月21日|3月1日|3月11日|3月21日",
    "21 Jan 2026|1 Feb|11 Feb|21 Feb|1 Mar|11 Mar|21 Mar" },
  { "months", "2025-11 2026-02", 0, 0, "2025年11月|12月|2026年1月|2月|3月",
    "November 2025|December|January 2026|February|March" },
  { "years", "2018 2024", 0, 0, "2018年|2019年|2020年|2021年|2022年|2023年|2024年|2025年",
    "2018|2019|2020|2021|2022|2023|2024|2025" },
  { "centuries", "-0100 1900", 0, 0, "0年|500年|1000年|1500年", NULL },
  { "seconds", "2026-02-03T09:00:00 2026-02-03T09:00:30", 0, 0,
    "2026年2月3日 9:00:00|9:00:05|9:00:10|9:00:15|9:00:20|9:00:25|9:00:30", NULL },
  { "ages", "Y-900000000 2020", 0, 0, NULL, NULL },
  /* What lies close together is told apart, and the night between is left out. */
  { "a-long-gap-is-broken", "2026-02-03T09:00 2026-02-03T09:02 2026-02-04T18:00", 1, 0, NULL,
    NULL },
  { "but-not-if-nothing-is-crowded", "2026-02-03T09:00 2026-02-03T12:00 2026-02-06T18:00", 0, 0,
    NULL, NULL },
  { "of-two-alone-none-is-broken", "2026-02-03T09:00 2030-02-03T09:00", 0, 0, NULL, NULL },
  { "two-gaps", "2026-02-03T09:00 2026-02-03T09:02 2026-03-04T18:00 2026-05-04T18:00", 2, 0, NULL,
    NULL },
  { "a-vague-time-is-no-gap", "2026-02-03T09:00 2026-02-03T09:01 2026", 0, 0, NULL, NULL },
  { "after-a-break-the-time-is-said-as-it-is", "2026-02-03T09:00 2026-02-03T09:01 2026-02-07T18:07",
    1, 0, "2026年2月3日 9:00:00|9:00:15|9:00:30|9:00:45|9:01:00|2月7日 18:07:00", NULL },
};

static char *
join_labels (GArray *ticks)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "",
                            g_array_index (ticks, KyoScaleTick, i).label);
  return g_string_free (labels, FALSE);
}

static void
check_ticks (KyoTimeScale *scale, gsize i, KyoLang lang, const char *expected)
{
  g_autoptr (GArray) ticks = kyo_time_scale_list_ticks (scale, 80, scales[i].clock, lang);
  const GArray *breaks = kyo_time_scale_get_breaks (scale);
  g_autofree char *labels = join_labels (ticks);

  if (expected != NULL)
    g_assert_cmpstr (labels, ==, expected);
  g_assert_cmpuint (ticks->len, >, 0);
  for (guint k = 0; k < ticks->len; k++)
    {
      double x = g_array_index (ticks, KyoScaleTick, k).x;

      g_assert_cmpfloat (x, >=, BEGIN - 0.01);
      g_assert_cmpfloat (x, <=, END + 0.01);
      if (k > 0)
        g_assert_cmpfloat (x, >, g_array_index (ticks, KyoScaleTick, k - 1).x);
      for (guint b = 0; b < breaks->len; b++)
        {
          const KyoScaleBreak *broken = &g_array_index (breaks, KyoScaleBreak, b);

          g_assert_true (x <= broken->begin + 0.01 || x >= broken->end - 0.01);
        }
    }
}

static void
test_scale (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Times times = read_times (scales[i].times);
  g_autoptr (KyoTimeScale) scale = kyo_time_scale_new (times.times, times.n, BEGIN, END);
  const GArray *breaks = kyo_time_scale_get_breaks (scale);
  gint64 first = G_MAXINT64, last = G_MININT64;

  g_assert_cmpuint (breaks->len, ==, scales[i].n_breaks);
  for (gsize k = 0; k < times.n; k++)
    {
      first = MIN (first, times.times[k].begin);
      last = MAX (last, times.times[k].end);
      for (gsize l = 0; l < times.n; l++)
        {
          double apart = kyo_time_scale_map (scale, times.times[k].middle) -
                         kyo_time_scale_map (scale, times.times[l].middle);

          /* What happened later lies to the right. */
          if (times.times[k].middle > times.times[l].middle)
            g_assert_cmpfloat (apart, >, 0);
        }
    }
  g_assert_cmpfloat_with_epsilon (kyo_time_scale_map (scale, first), BEGIN, 0.01);
  g_assert_cmpfloat_with_epsilon (kyo_time_scale_map (scale, last), END, 0.01);
  g_assert_cmpfloat_with_epsilon (kyo_time_scale_map (scale, first - 1000000), BEGIN, 0.01);
  g_assert_cmpfloat_with_epsilon (kyo_time_scale_map (scale, last + 1000000), END, 0.01);
  check_ticks (scale, i, KYO_LANG_JA, scales[i].ticks_ja);
  check_ticks (scale, i, KYO_LANG_EN, scales[i].ticks_en);
}

static void
test_equal_times_are_equally_long (void)
{
  Times times = read_times ("2026-02-03T09:00 2026-02-03T11:00 2026-02-03T15:00");
  g_autoptr (KyoTimeScale) scale = kyo_time_scale_new (times.times, times.n, 0, 600);

  for (guint hour = 0; hour <= 6; hour++)
    g_assert_cmpfloat_with_epsilon (kyo_time_scale_map (scale, times.times[0].begin + hour * 3600),
                                    100.0 * hour, 0.01);
}

static void
test_a_break_is_as_wide_as_a_long_gap (void)
{
  Times times = read_times ("2026-02-03T09:00 2026-02-03T09:02 2026-02-04T18:00 2026-02-04T18:03");
  g_autoptr (KyoTimeScale) scale = kyo_time_scale_new (times.times, times.n, 0, 1000);
  const GArray *breaks = kyo_time_scale_get_breaks (scale);
  double minute = kyo_time_scale_map (scale, times.times[0].begin + 60);

  g_assert_cmpuint (breaks->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (breaks, KyoScaleBreak, 0).begin, 2 * minute, 0.01);
  g_assert_cmpfloat_with_epsilon (g_array_index (breaks, KyoScaleBreak, 0).end -
                                    g_array_index (breaks, KyoScaleBreak, 0).begin,
                                  250, 0.01);
  /* On both sides of it the scale is the same. */
  g_assert_cmpfloat_with_epsilon (1000 - kyo_time_scale_map (scale, times.times[2].begin),
                                  3 * minute, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/time-scale/", scales[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_scale);
    }
  g_test_add_func ("/layout/time-scale/equal-times-are-equally-long",
                   test_equal_times_are_equally_long);
  g_test_add_func ("/layout/time-scale/a-break-is-as-wide-as-a-long-gap",
                   test_a_break_is_as_wide_as_a_long_gap);

  return g_test_run ();
}
