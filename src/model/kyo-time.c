/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time is the string that was written (nothing is ever lost from it) and, beside it, its two
 * ends taken apart. Ends are whole seconds on the proleptic Gregorian calendar; a date-time
 * without a zone is taken as UTC for ordering, and shown as it was written.
 *
 * How "~" and "?" bear on the order: kyo_time_get_earliest() and kyo_time_get_latest() give the
 * span that the digits name; kyo_time_compare() widens each qualified end by one unit of its
 * precision (a year, month or day; an hour for a clock time), so that "around May" is surely
 * before July but not before June.
 */
#include "config.h"

#include "model/kyo-time-private.h"

#define SECONDS_A_DAY 86400

G_DEFINE_QUARK (kyo_time_error, kyo_time_error)
G_DEFINE_BOXED_TYPE (KyoTime, kyo_time, kyo_time_ref, kyo_time_unref)

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static gboolean
has_qualifier (const KyoTime *self, guint8 qualifier)
{
  for (int part = 0; part < KYO_N_PARTS; part++)
    if ((self->begin.qualifiers[part] | self->end.qualifiers[part]) & qualifier)
      return TRUE;

  return FALSE;
}

/* How far a qualified moment may lie outside the span that its digits name, in seconds. */
static gint64
get_margin (const KyoMoment *moment)
{
  guint8 all = 0;

  for (int part = 0; part < KYO_N_PARTS; part++)
    all |= moment->qualifiers[part];
  if (all == 0)
    return 0;

  /* A doubtful year makes the whole date doubtful by a year, however fine the rest is. */
  if (moment->qualifiers[KYO_PART_YEAR] != 0 &&
      (moment->precision == KYO_PRECISION_YEAR || moment->qualifiers[KYO_PART_MONTH] == 0))
    return 366 * SECONDS_A_DAY;
  if (moment->precision == KYO_PRECISION_GROUP)
    return 92 * SECONDS_A_DAY;
  if (moment->qualifiers[KYO_PART_MONTH] != 0 &&
      (moment->precision == KYO_PRECISION_MONTH || moment->qualifiers[KYO_PART_DAY] == 0))
    return 31 * SECONDS_A_DAY;
  if (moment->qualifiers[KYO_PART_DAY] != 0 &&
      (moment->precision == KYO_PRECISION_DAY || moment->qualifiers[KYO_PART_CLOCK] == 0))
    return SECONDS_A_DAY;
  return 3600;
}

/* The span for the order, widened, with the far ends of the scale for what is open or unknown. */
static gboolean
get_widened (const KyoTime *self, gint64 *first, gint64 *last)
{
  *first = self->begin.is_bounded ? self->begin.first - get_margin (&self->begin) : G_MININT64;
  *last = self->end.is_bounded ? self->end.last + get_margin (&self->end) : G_MAXINT64;

  return self->begin.is_bounded || self->end.is_bounded;
}

/* The first second that a moment may mean, and the one after the last. A clock time is the
 * beginning of the minute or second that it names. */
static void
get_limits (const KyoMoment *moment, int offset, gint64 *lower, gint64 *upper)
{
  gint64 margin = get_margin (moment);
  gint64 shift = moment->has_zone ? 0 : offset * G_GINT64_CONSTANT (60);

  *lower = moment->first - margin - shift;
  *upper =
    (moment->precision >= KYO_PRECISION_MINUTE ? moment->first : moment->last + 1) + margin - shift;
}

/**
 * kyo_time_days_from_civil:
 * @year: a year, astronomical (0 is 1 BC)
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Counts days on the proleptic Gregorian calendar. The year is taken to begin in March, so that
 * the leap day comes last, and 400 years are 146,097 days.
 *
 * Returns: days since 1970-01-01
 */
gint64
kyo_time_days_from_civil (gint64 year, int month, int day)
{
  gint64 march_year = month > 2 ? year : year - 1;
  gint64 cycle = floor_div (march_year, 400);
  gint64 year_of_cycle = march_year - cycle * 400;
  gint64 month_of_year = (month + 9) % 12;
  gint64 day_of_year = (153 * month_of_year + 2) / 5 + day - 1;
  gint64 leap_days = year_of_cycle / 4 - year_of_cycle / 100;

  /* 719,468 days lie between 0000-03-01 and 1970-01-01. */
  return cycle * 146097 + year_of_cycle * 365 + leap_days + day_of_year - 719468;
}

/**
 * kyo_time_days_in_month:
 * @year: a year, astronomical
 * @month: 1 to 12
 *
 * Gives the length of a month.
 *
 * Returns: 28 to 31
 */
int
kyo_time_days_in_month (gint64 year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return lengths[month - 1] + (month == 2 && is_leap);
}

/**
 * kyo_time_find_group:
 * @code: the number in the place of a month
 *
 * Finds a season (21 to 24), quarter (33 to 36) or half of a year (40, 41). The standard leaves
 * open when a season begins, and its codes 21 to 24 do not depend on the hemisphere. They are
 * given the meteorological spans of the north: March to May, June to August, September to
 * November, and December to February of the following year.
 *
 * Returns: (nullable): the group, or `NULL` when @code is none of these
 */
const KyoYearGroup *
kyo_time_find_group (int code)
{
  static const KyoYearGroup groups[] = {
    { 21, 3, 3, "春", "spring" },
    { 22, 6, 3, "夏", "summer" },
    { 23, 9, 3, "秋", "autumn" },
    { 24, 12, 3, "冬", "winter" },
    { 33, 1, 3, "第1四半期", "first quarter" },
    { 34, 4, 3, "第2四半期", "second quarter" },
    { 35, 7, 3, "第3四半期", "third quarter" },
    { 36, 10, 3, "第4四半期", "fourth quarter" },
    { 40, 1, 6, "上半期", "first half" },
    { 41, 7, 6, "下半期", "second half" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].code == code)
      return &groups[i];

  return NULL;
}

/**
 * kyo_time_new:
 * @edtf: a time as ISO 8601-2 (EDTF) writes it, at most 64 bytes
 * @error: return location for an error
 *
 * Reads a time. Understood are levels 0 and 1 and of level 2 what reports need:
 *
 * - `2020`, `2020-05`, `2020-05-12`, `2020-05-12T13:45`, with seconds, with `Z` or `+09:00`;
 * - `?` uncertain, `~` approximate, `%` both: after the whole, after a component (for it and those
 *   before it) or before a component (for it alone);
 * - `X` for an unspecified digit: `202X`, `2020-XX`, `2020-05-1X`;
 * - seasons `2020-21` to `2020-24`, quarters `-33` to `-36`, halves `-40` and `-41`;
 * - intervals `2020-05/2020-08`, with `..` for an open and nothing for an unknown end;
 * - negative years, and years of more than four digits (at most nine) after `Y`.
 *
 * Sets, significant digits, exponents and fractions of a second are refused.
 *
 * Fails with `KYO_TIME_ERROR_SYNTAX` when it is not of this form, and with `KYO_TIME_ERROR_RANGE`
 * when a month, day, clock time or zone does not exist, or an interval ends before it begins.
 *
 * Returns: (transfer full) (nullable): the time, or `NULL` on failure
 */
KyoTime *
kyo_time_new (const char *edtf, GError **error)
{
  g_autoptr (KyoTime) self = NULL;

  g_return_val_if_fail (edtf != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (KyoTime, 1);
  g_atomic_ref_count_init (&self->ref_count);
  if (!kyo_time_parse (edtf, &self->is_interval, &self->begin, &self->end, error))
    return NULL;

  self->edtf = g_strdup (edtf);
  return g_steal_pointer (&self);
}

/**
 * kyo_time_ref:
 * @self: a time
 *
 * Takes a reference; may be called from any thread.
 *
 * Returns: (transfer full): @self
 */
KyoTime *
kyo_time_ref (KyoTime *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kyo_time_unref:
 * @self: (transfer full): a time
 *
 * Gives a reference back; the last one frees the time. May be called from any thread.
 */
void
kyo_time_unref (KyoTime *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->edtf);
  g_free (self);
}

/**
 * kyo_time_equal:
 * @a: (nullable): a time
 * @b: (nullable): another
 *
 * Compares the strings; `2020-05` and `2020-05~` differ, and so do two ways to write one moment.
 *
 * Returns: `TRUE` when they are the same, or both `NULL`
 */
gboolean
kyo_time_equal (const KyoTime *a, const KyoTime *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_str_equal (a->edtf, b->edtf);
}

/**
 * kyo_time_get_edtf:
 * @self: a time
 *
 * Gets the string that was read, unchanged.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_time_get_edtf (const KyoTime *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edtf;
}

/**
 * kyo_time_get_earliest:
 * @self: a time
 * @seconds: (out) (optional): return location for the earliest second that the string allows,
 *   since 1970-01-01T00:00:00Z; not touched when there is none
 *
 * Gets the beginning of the span that the digits name; `~` and `?` do not widen it.
 *
 * Returns: `FALSE` when that end is open or unknown
 */
gboolean
kyo_time_get_earliest (const KyoTime *self, gint64 *seconds)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->begin.is_bounded && seconds != NULL)
    *seconds = self->begin.first;
  return self->begin.is_bounded;
}

/**
 * kyo_time_get_latest:
 * @self: a time
 * @seconds: (out) (optional): return location for the latest second that the string allows,
 *   since 1970-01-01T00:00:00Z; not touched when there is none
 *
 * Gets the last second of the span that the digits name; `~` and `?` do not widen it.
 *
 * Returns: `FALSE` when that end is open or unknown
 */
gboolean
kyo_time_get_latest (const KyoTime *self, gint64 *seconds)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->end.is_bounded && seconds != NULL)
    *seconds = self->end.last;
  return self->end.is_bounded;
}

/**
 * kyo_time_get_offset:
 * @self: a time
 * @offset: (out) (optional): minutes east of UTC; not touched when it names no zone
 *
 * Gets the zone in which a time is told, of an interval that of the first end that names one.
 *
 * Returns: `FALSE` when it names none
 */
gboolean
kyo_time_get_offset (const KyoTime *self, int *offset)
{
  const KyoMoment *moment;

  g_return_val_if_fail (self != NULL, FALSE);

  moment = self->begin.has_zone ? &self->begin : &self->end;
  if (moment->has_zone && offset != NULL)
    *offset = moment->offset;
  return moment->has_zone;
}

/**
 * kyo_time_get_span:
 * @self: a time
 * @offset: the zone in which times without one are told, minutes east of UTC
 * @span: (out): where it lies
 *
 * Finds where a time lies on a scale. An end with `~` or `?` is widened as in
 * [func@Kyo.Time.compare]. Of two ends that are known, what lies between the latest beginning and
 * the earliest end is the core. At least one end of a time is always known.
 */
void
kyo_time_get_span (const KyoTime *self, int offset, KyoTimeSpan *span)
{
  gint64 begin = 0, core_begin = 0, core_end = 0, end = 0;
  gboolean is_point;

  g_return_if_fail (self != NULL && span != NULL);

  if (self->begin.is_bounded)
    get_limits (&self->begin, offset, &begin, &core_begin);
  if (self->end.is_bounded)
    get_limits (&self->end, offset, &core_end, &end);
  if (!self->begin.is_bounded)
    begin = core_begin = core_end;
  if (!self->end.is_bounded)
    end = core_end = core_begin;
  is_point = self->begin.is_bounded && self->end.is_bounded && begin == end;

  *span = (KyoTimeSpan){
    .has_begin = self->begin.is_bounded,
    .has_end = self->end.is_bounded,
    .is_point = is_point,
    .resolution = !is_point                                       ? 0
                  : self->begin.precision == KYO_PRECISION_SECOND ? 1
                                                                  : 60,
    .begin = begin,
    .core_begin = core_begin,
    .core_end = core_end,
    .end = end,
  };
}

/**
 * kyo_time_is_uncertain:
 * @self: a time
 *
 * Tells whether the source of the time is in doubt.
 *
 * Returns: `TRUE` when `?` or `%` stands anywhere in it
 */
gboolean
kyo_time_is_uncertain (const KyoTime *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return has_qualifier (self, KYO_QUALIFIER_UNCERTAIN);
}

/**
 * kyo_time_is_approximate:
 * @self: a time
 *
 * Tells whether the time is an estimate.
 *
 * Returns: `TRUE` when `~` or `%` stands anywhere in it
 */
gboolean
kyo_time_is_approximate (const KyoTime *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return has_qualifier (self, KYO_QUALIFIER_APPROXIMATE);
}

/**
 * kyo_time_is_interval:
 * @self: a time
 *
 * Tells whether it has a beginning and an end of their own.
 *
 * Returns: `TRUE` for `a/b`
 */
gboolean
kyo_time_is_interval (const KyoTime *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_interval;
}

/**
 * kyo_time_compare:
 * @a: (nullable): a time
 * @b: (nullable): another
 *
 * Tells how two times stand to each other, claiming no order that their precision and doubt do
 * not bear out. An end with `~` or `?` is widened by one unit of its precision (a year, three
 * months for a season, a month, a day; an hour for a clock time). A clock time without a zone is
 * taken as UTC.
 *
 * Returns: the order; `KYO_TIME_ORDER_UNKNOWN` when either is `NULL`
 */
KyoTimeOrder
kyo_time_compare (const KyoTime *a, const KyoTime *b)
{
  gint64 a_first, a_last, b_first, b_last;

  if (a == NULL || b == NULL)
    return KYO_TIME_ORDER_UNKNOWN;
  if (!get_widened (a, &a_first, &a_last) || !get_widened (b, &b_first, &b_last))
    return KYO_TIME_ORDER_UNKNOWN;

  if (a_last < b_first)
    return KYO_TIME_ORDER_BEFORE;
  if (a_first > b_last)
    return KYO_TIME_ORDER_AFTER;

  /* Two doubtful or open spans of the same width need not be the same span. */
  if (a_first == b_first && a_last == b_last && a_first != G_MININT64 && a_last != G_MAXINT64 &&
      !has_qualifier (a, KYO_QUALIFIER_UNCERTAIN | KYO_QUALIFIER_APPROXIMATE) &&
      !has_qualifier (b, KYO_QUALIFIER_UNCERTAIN | KYO_QUALIFIER_APPROXIMATE))
    return KYO_TIME_ORDER_SAME;
  return KYO_TIME_ORDER_OVERLAP;
}
