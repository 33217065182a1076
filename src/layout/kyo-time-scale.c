/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scale is a chain of knots, each a time and a place, with straight lines between them. All of
 * these have the same slope, but for those that are broken: where times would come to lie too close
 * together to be told apart, the longest gap in which nothing happened is made shorter, if it is
 * more than half of all, and marked as broken; then, if need be, the next. A broken gap keeps a
 * width that shows it to be a long one. What may have happened at any time of a month makes no gap
 * of that month.
 *
 * Ticks stand at round times of the clock by which the case is told. They are the finest that are
 * not too close; a part of the scale between two breaks in which there is none has one at its
 * first clock time.
 */
#include "config.h"

#include "layout/kyo-time-scale.h"

#include <math.h>

#define APART 6.0       /* px: closer together two times look like one */
#define BREAK_PART 0.25 /* of the whole that a broken gap has at most, */
#define BREAKS_PART 0.5 /* and all of them together */
#define MOST_TICKS 400  /* of one scale; it is never so wide */
#define MINUTE 60
#define HOUR 3600
#define DAY 86400
#define YEAR 12 /* months */

typedef struct
{
  gint64 time;
  double x;
  gboolean is_empty;  /* between this and the next nothing happened */
  gboolean is_broken; /* there some of the time is left out */
  gboolean is_shown;  /* something is pointed at here */
  gboolean is_point;  /* which has a clock time */
} Knot;

struct _KyoTimeScale
{
  GArray *knots;  /* Knot, ordered by time */
  GArray *breaks; /* KyoScaleBreak */
  double slope;   /* px a second, where it is not broken */
};

/* By which ticks stand apart: a number of seconds, or of months. */
static const struct
{
  int seconds;
  int months;
} STEPS[] = {
  { 1, 0 },
  { 5, 0 },
  { 15, 0 },
  { 30, 0 },
  { MINUTE, 0 },
  { 5 * MINUTE, 0 },
  { 15 * MINUTE, 0 },
  { 30 * MINUTE, 0 },
  { HOUR, 0 },
  { 3 * HOUR, 0 },
  { 6 * HOUR, 0 },
  { 12 * HOUR, 0 },
  { DAY, 0 },
  { 2 * DAY, 0 },
  { 5 * DAY, 0 },
  { 10 * DAY, 0 },
  { 0, 1 },
  { 0, 3 },
  { 0, 6 },
  { 0, YEAR },
  { 0, 2 * YEAR },
  { 0, 5 * YEAR },
  { 0, 10 * YEAR },
  { 0, 50 * YEAR },
  { 0, 100 * YEAR },
  { 0, 500 * YEAR },
  { 0, 1000 * YEAR },
  { 0, 10000 * YEAR },
  { 0, 100000 * YEAR },
  { 0, 1000000 * YEAR },
  { 0, 10000000 * YEAR },
  { 0, 100000000 * YEAR },
};

typedef struct
{
  gint64 year;
  int month; /* from 1 */
  int day;   /* from 1 */
  int second_of_day;
} Civil;

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* The calendar date of a day, in years that begin in March, so that the leap day comes last. */
static Civil
split (gint64 local)
{
  gint64 day = floor_div (local, DAY);
  gint64 from_march = day + 719468; /* since 0000-03-01 */
  gint64 cycle = floor_div (from_march, 146097);
  gint64 of_cycle = from_march - cycle * 146097;
  gint64 year_of_cycle = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
  gint64 of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  int march_month = (int) ((5 * of_year + 2) / 153);
  Civil civil = {
    .month = march_month < 10 ? march_month + 3 : march_month - 9,
    .day = (int) (of_year - (153 * march_month + 2) / 5 + 1),
    .second_of_day = (int) (local - day * DAY),
  };

  civil.year = cycle * 400 + year_of_cycle + (civil.month <= 2);
  return civil;
}

static gint64
join (gint64 year, int month, int day)
{
  gint64 march_year = month > 2 ? year : year - 1;
  gint64 cycle = floor_div (march_year, 400);
  gint64 of_cycle = march_year - cycle * 400;
  gint64 of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

  return (cycle * 146097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - 719468) * DAY;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Knot *) a)->time;
  gint64 y = ((const Knot *) b)->time;

  return (x > y) - (x < y);
}

/* The last knot that is not after a time. */
static guint
find_knot (const KyoTimeScale *self, gint64 time)
{
  guint low = 0, high = self->knots->len - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (self->knots, Knot, middle).time <= time)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

static void
add_knot (KyoTimeScale *self, gint64 time, gboolean is_shown, gboolean is_point)
{
  Knot knot = { .time = time, .is_empty = TRUE, .is_shown = is_shown, .is_point = is_point };

  g_array_append_val (self->knots, knot);
}

/* One for each time, in order. */
static void
add_knots (KyoTimeScale *self, const KyoScaleTime *times, gsize n_times)
{
  guint kept = 0;

  for (gsize i = 0; i < n_times; i++)
    {
      gboolean is_point = times[i].begin == times[i].end;

      add_knot (self, times[i].begin, FALSE, FALSE);
      add_knot (self, times[i].middle, TRUE, is_point);
      add_knot (self, times[i].end, FALSE, FALSE);
    }
  g_array_sort (self->knots, compare_times);
  for (guint i = 1; i < self->knots->len; i++)
    {
      Knot *last = &g_array_index (self->knots, Knot, kept);
      Knot *knot = &g_array_index (self->knots, Knot, i);

      if (knot->time != last->time)
        {
          g_array_index (self->knots, Knot, ++kept) = *knot;
          continue;
        }
      last->is_shown = last->is_shown || knot->is_shown;
      last->is_point = last->is_point || knot->is_point;
    }
  g_array_set_size (self->knots, kept + 1);
}

static void
find_empty (KyoTimeScale *self, const KyoScaleTime *times, gsize n_times)
{
  for (gsize i = 0; i < n_times; i++)
    for (guint k = find_knot (self, times[i].begin);
         g_array_index (self->knots, Knot, k).time < times[i].end; k++)
      g_array_index (self->knots, Knot, k).is_empty = FALSE;
}

static double
get_gap (const KyoTimeScale *self, guint i)
{
  return (double) (g_array_index (self->knots, Knot, i + 1).time -
                   g_array_index (self->knots, Knot, i).time);
}

/* How long all is that is not broken. */
static double
sum_up (const KyoTimeScale *self)
{
  double total = 0;

  for (guint i = 0; i + 1 < self->knots->len; i++)
    if (!g_array_index (self->knots, Knot, i).is_broken)
      total += get_gap (self, i);

  return total;
}

/* Whether two things that are pointed at would lie too close together. */
static gboolean
is_crowded (const KyoTimeScale *self, double slope)
{
  double x = 0;
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < self->knots->len; i++)
    {
      const Knot *knot = &g_array_index (self->knots, Knot, i);

      if (knot->is_shown && x - last < APART)
        return TRUE;
      if (knot->is_shown)
        last = x;
      if (i + 1 < self->knots->len)
        x += knot->is_broken ? APART : get_gap (self, i) * slope;
    }

  return FALSE;
}

/* The longest that can be broken and is not yet; `FALSE` when there is none. */
static gboolean
find_longest (const KyoTimeScale *self, guint *longest)
{
  double most = 0;

  for (guint i = 0; i + 1 < self->knots->len; i++)
    {
      const Knot *knot = &g_array_index (self->knots, Knot, i);

      if (!knot->is_empty || knot->is_broken || get_gap (self, i) <= most)
        continue;
      most = get_gap (self, i);
      *longest = i;
    }

  return most > 0;
}

static double
get_break_width (guint n_breaks, double width)
{
  return n_breaks > 0 ? MIN (BREAK_PART, BREAKS_PART / n_breaks) * width : 0;
}

/* Returns px a second of what is not broken. */
static double
break_gaps (KyoTimeScale *self, double width, guint *n_breaks)
{
  for (*n_breaks = 0;; (*n_breaks)++)
    {
      double total = sum_up (self);
      double slope = (width - *n_breaks * get_break_width (*n_breaks, width)) / total;
      guint longest = 0;

      if (!is_crowded (self, slope) || !find_longest (self, &longest) ||
          get_gap (self, longest) <= total / 2 || get_gap (self, longest) == total)
        return slope;
      g_array_index (self->knots, Knot, longest).is_broken = TRUE;
    }
}

static void
place_knots (KyoTimeScale *self, double begin, double end)
{
  guint n_breaks;
  double x = begin;

  self->slope = break_gaps (self, end - begin, &n_breaks);
  for (guint i = 0; i < self->knots->len; i++)
    {
      Knot *knot = &g_array_index (self->knots, Knot, i);

      knot->x = x;
      if (i + 1 == self->knots->len)
        break;
      if (knot->is_broken)
        {
          KyoScaleBreak broken = { x, x + get_break_width (n_breaks, end - begin) };

          g_array_append_val (self->breaks, broken);
          x = broken.end;
        }
      else
        {
          x += get_gap (self, i) * self->slope;
        }
    }
}

/* The first round time that is not before one; times of the clock on the wall. */
static gint64
round_up (gint64 local, guint step)
{
  Civil civil;
  gint64 months;

  if (STEPS[step].months == 0 && STEPS[step].seconds <= DAY)
    return -floor_div (-local, STEPS[step].seconds) * STEPS[step].seconds;

  civil = split (local);
  if (STEPS[step].months == 0)
    {
      int days = STEPS[step].seconds / DAY;
      int day = civil.day;

      /* Within a month: the 1st, 6th, 11th …; not the 31st, which the 1st would follow at once. */
      if (civil.second_of_day > 0)
        day++;
      day = (day + days - 2) / days * days + 1;
      if (day + days / 2 <= 30)
        return join (civil.year, civil.month, day);
      return join (civil.month == 12 ? civil.year + 1 : civil.year, civil.month % 12 + 1, 1);
    }

  months = civil.year * 12 + civil.month - 1;
  if (civil.day > 1 || civil.second_of_day > 0)
    months++;
  months = -floor_div (-months, STEPS[step].months) * STEPS[step].months;
  return join (floor_div (months, 12), (int) (months - floor_div (months, 12) * 12) + 1, 1);
}

static double
get_step_seconds (guint step)
{
  return STEPS[step].seconds > 0 ? STEPS[step].seconds : STEPS[step].months * 30.4 * DAY;
}

static void
append_date (GString *out, const Civil *civil, const Civil *last, KyoLang lang)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  gboolean with_year = last == NULL || last->year != civil->year;

  if (lang == KYO_LANG_JA)
    {
      if (with_year)
        g_string_append_printf (out, "%" G_GINT64_FORMAT "年", civil->year);
      g_string_append_printf (out, "%d月%d日", civil->month, civil->day);
      return;
    }
  g_string_append_printf (out, "%d %s", civil->day, months[civil->month - 1]);
  if (with_year)
    g_string_append_printf (out, " %" G_GINT64_FORMAT, civil->year);
}

static void
append_month (GString *out, const Civil *civil, const Civil *last, KyoLang lang)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };
  gboolean with_year = last == NULL || last->year != civil->year;

  if (lang == KYO_LANG_JA)
    {
      if (with_year)
        g_string_append_printf (out, "%" G_GINT64_FORMAT "年", civil->year);
      g_string_append_printf (out, "%d月", civil->month);
      return;
    }
  g_string_append (out, months[civil->month - 1]);
  if (with_year)
    g_string_append_printf (out, " %" G_GINT64_FORMAT, civil->year);
}

/* What a tick says beyond what the one before it has said. */
static char *
dup_label (gint64 local, guint step, const Civil *last, KyoLang lang)
{
  Civil civil = split (local);
  gboolean is_new_day = last == NULL || last->year != civil.year || last->month != civil.month ||
                        last->day != civil.day;
  GString *out = g_string_new (NULL);

  if (STEPS[step].months >= YEAR)
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT "%s", civil.year,
                              lang == KYO_LANG_JA ? "年" : "");
      return g_string_free (out, FALSE);
    }
  if (STEPS[step].months > 0)
    {
      append_month (out, &civil, last, lang);
      return g_string_free (out, FALSE);
    }
  if (is_new_day)
    append_date (out, &civil, last, lang);
  if (STEPS[step].seconds < DAY && (!is_new_day || civil.second_of_day > 0))
    {
      g_string_append_printf (out, "%s%d:%02d", out->len > 0 ? " " : "", civil.second_of_day / HOUR,
                              civil.second_of_day / MINUTE % MINUTE);
      if (civil.second_of_day % MINUTE != 0 || STEPS[step].seconds < MINUTE)
        g_string_append_printf (out, ":%02d", civil.second_of_day % MINUTE);
    }

  return g_string_free (out, FALSE);
}

static void
add_tick (const KyoTimeScale *self,
          GArray *ticks,
          gint64 local,
          int offset,
          guint step,
          Civil *last,
          KyoLang lang)
{
  KyoScaleTick tick = {
    .x = kyo_time_scale_map (self, local - offset * MINUTE),
    .label = dup_label (local, step, ticks->len > 0 ? last : NULL, lang),
  };

  g_array_append_val (ticks, tick);
  *last = split (local);
}

static const Knot *
find_point (const KyoTimeScale *self, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    if (g_array_index (self->knots, Knot, i).is_point)
      return &g_array_index (self->knots, Knot, i);

  return NULL;
}

/* The ticks between two breaks; where no round time lies there, one at its first clock time. */
static void
add_ticks (const KyoTimeScale *self,
           GArray *ticks,
           guint first,
           guint last_knot,
           int offset,
           guint step,
           Civil *last,
           KyoLang lang)
{
  const Knot *point = find_point (self, first, last_knot);
  gint64 shift = offset * MINUTE;
  gint64 end = g_array_index (self->knots, Knot, last_knot).time + shift;
  guint n = ticks->len;

  for (gint64 local = round_up (g_array_index (self->knots, Knot, first).time + shift, step);
       local <= end && ticks->len < MOST_TICKS; local = round_up (local + 1, step))
    add_tick (self, ticks, local, offset, step, last, lang);
  if (ticks->len > n || point == NULL)
    return;

  while (step > 0 && round_up (point->time + shift, step) != point->time + shift)
    step--;
  add_tick (self, ticks, point->time + shift, offset, step, last, lang);
}

static void
clear_tick (gpointer data)
{
  g_free (((KyoScaleTick *) data)->label);
}

/**
 * kyo_time_scale_new:
 * @times: (array length=n_times): what is shown on it, not all at one point
 * @n_times: how many, at least one
 * @begin: where the earliest of them lies, px
 * @end: where the latest lies, px, greater than @begin
 *
 * Makes a scale.
 *
 * Returns: (transfer full): it
 */
KyoTimeScale *
kyo_time_scale_new (const KyoScaleTime *times, gsize n_times, double begin, double end)
{
  KyoTimeScale *self;

  g_return_val_if_fail (times != NULL && n_times >= 1, NULL);
  g_return_val_if_fail (end > begin, NULL);

  self = g_new0 (KyoTimeScale, 1);
  self->knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (KyoScaleBreak));
  add_knots (self, times, n_times);
  find_empty (self, times, n_times);
  place_knots (self, begin, end);
  return self;
}

/**
 * kyo_time_scale_free:
 * @self: (transfer full): a scale
 *
 * Frees it.
 */
void
kyo_time_scale_free (KyoTimeScale *self)
{
  g_array_unref (self->knots);
  g_array_unref (self->breaks);
  g_free (self);
}

/**
 * kyo_time_scale_map:
 * @self: a scale
 * @time: s since 1970-01-01T00:00:00Z
 *
 * Finds where a time lies. What lies before or after all that the scale was made for comes to lie
 * at its end.
 *
 * Returns: px
 */
double
kyo_time_scale_map (const KyoTimeScale *self, gint64 time)
{
  guint i = find_knot (self, time);
  const Knot *knot = &g_array_index (self->knots, Knot, i);
  const Knot *next;

  if (time <= knot->time || i + 1 == self->knots->len)
    return knot->x;
  next = &g_array_index (self->knots, Knot, i + 1);
  return knot->x +
         (next->x - knot->x) * (double) (time - knot->time) / (double) (next->time - knot->time);
}

/**
 * kyo_time_scale_get_breaks:
 * @self: a scale
 *
 * Gets where time is left out, from left to right.
 *
 * Returns: (transfer none) (element-type KyoScaleBreak): the breaks
 */
const GArray *
kyo_time_scale_get_breaks (const KyoTimeScale *self)
{
  return self->breaks;
}

/**
 * kyo_time_scale_list_ticks:
 * @self: a scale
 * @spacing: how far apart they are at least, px; but not over a break
 * @offset: the clock by which they are round, minutes east of UTC
 * @lang: the language of their labels
 *
 * Lists round times, the finest that are not too close together, outside of breaks.
 *
 * Returns: (transfer full) (element-type KyoScaleTick): the ticks, from left to right
 */
GArray *
kyo_time_scale_list_ticks (const KyoTimeScale *self, double spacing, int offset, KyoLang lang)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (KyoScaleTick));
  guint step = 0;
  Civil last = { 0 };
  guint first = 0;

  g_array_set_clear_func (ticks, clear_tick);
  while (step + 1 < G_N_ELEMENTS (STEPS) && get_step_seconds (step) * self->slope < spacing)
    step++;
  for (guint i = 0; i < self->knots->len; i++)
    {
      const Knot *knot = &g_array_index (self->knots, Knot, i);

      if (!knot->is_broken && i + 1 < self->knots->len)
        continue;
      add_ticks (self, ticks, first, i, offset, step, &last, lang);
      first = i + 1;
    }

  return ticks;
}
