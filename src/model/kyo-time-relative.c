/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says a time by another one: "the next day", "half a year before". A word is used only where it
 * is true to the precision of both and loses nothing of the first: of 2020-06-03 told from
 * 2020-05, "the next month" would lose the day, and so the date is said.
 */
#include "config.h"

#include "model/kyo-time-private.h"

#include <string.h>

#define SECONDS_A_DAY 86400

/* Units in which two times are told apart, from coarse to fine. */
typedef enum
{
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_DAY,
} Unit;

/* Indexed by unit, then distance -1, 0, 1; then language: Japanese, English. */
static const char *const near_words[3][3][2] = {
  { { "前年", "the year before" }, { "同年", "the same year" }, { "翌年", "the next year" } },
  { { "前月", "the month before" }, { "同月", "the same month" }, { "翌月", "the next month" } },
  { { "前日", "the day before" }, { "同日", "the same day" }, { "翌日", "the next day" } },
};

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static const char *
pick (KyoLang lang, const char *ja, const char *en)
{
  return lang == KYO_LANG_JA ? ja : en;
}

static gboolean
is_countable (const KyoTime *time)
{
  const KyoMoment *moment = &time->begin;

  return !time->is_interval && moment->precision != KYO_PRECISION_GROUP &&
         strchr (moment->year_digits, 'X') == NULL && strchr (moment->month_digits, 'X') == NULL &&
         strchr (moment->day_digits, 'X') == NULL && !kyo_time_is_uncertain (time);
}

static Unit
get_unit (const KyoMoment *moment)
{
  if (moment->precision == KYO_PRECISION_YEAR)
    return UNIT_YEAR;
  return moment->precision == KYO_PRECISION_MONTH ? UNIT_MONTH : UNIT_DAY;
}

/* "3 days later"; NULL lets the caller say the date. */
static char *
dup_count (gint64 n, Unit unit, gboolean is_about, KyoLang lang)
{
  static const char *const units_ja[] = { "年", "か月", "日" };
  static const char *const units_en[] = { "year", "month", "day" };
  int count = (int) ABS (n);

  if (lang == KYO_LANG_JA)
    return g_strdup_printf ("%s%d%s%s", is_about ? "約" : "", count, units_ja[unit],
                            n < 0 ? "前" : "後");
  return g_strdup_printf ("%s%d %s%s %s", is_about ? "about " : "", count, units_en[unit],
                          count == 1 ? "" : "s", n < 0 ? "before" : "later");
}

/* Months of 12 are years; beyond two years, only whole years are said. */
static char *
dup_months (gint64 n, gboolean is_about, gboolean may_be_half_year, KyoLang lang)
{
  if (may_be_half_year && ABS (n) >= 5 && ABS (n) <= 7)
    return g_strdup (n < 0 ? pick (lang, "半年前", "half a year before")
                           : pick (lang, "半年後", "half a year later"));
  if (n % 12 == 0)
    return dup_count (n / 12, UNIT_YEAR, is_about, lang);
  return ABS (n) < 24 ? dup_count (n, UNIT_MONTH, is_about, lang) : NULL;
}

/* The week after or before, if that is so for every day that either may mean, and whether weeks
 * are taken to begin on Monday (ISO 8601) or on Sunday (calendars in Japan). */
static char *
dup_weeks (gint64 day, gboolean is_about, gint64 from, gboolean from_is_about, KyoLang lang)
{
  gint64 weeks[2];

  for (int i = 0; i < 2; i++)
    {
      /* 1970-01-01 was a Thursday: the third day after Monday, the fourth after Sunday. */
      int shift = 3 + i;
      gint64 week = floor_div (day - is_about + shift, 7);
      gint64 from_week = floor_div (from - from_is_about + shift, 7);

      if (week != floor_div (day + is_about + shift, 7) ||
          from_week != floor_div (from + from_is_about + shift, 7))
        return NULL;
      weeks[i] = week - from_week;
    }

  if (weeks[0] != weeks[1] || ABS (weeks[0]) != 1)
    return NULL;
  return g_strdup (weeks[0] < 0 ? pick (lang, "前週", "the week before")
                                : pick (lang, "翌週", "the next week"));
}

/* The seconds that a clock on the wall shows: of the reference's zone where both have one, else
 * as written. */
static gint64
get_wall_clock (const KyoMoment *moment, const KyoMoment *reference)
{
  int offset = moment->has_zone && reference->has_zone ? reference->offset : moment->offset;

  return moment->first + offset * 60;
}

static void
append_clock (
  GString *out, const KyoMoment *moment, const KyoMoment *reference, gint64 wall, KyoLang lang)
{
  gint64 of_day = wall - floor_div (wall, SECONDS_A_DAY) * SECONDS_A_DAY;

  g_string_append_printf (out, lang == KYO_LANG_JA ? " %02d:%02d" : ", %02d:%02d",
                          (int) (of_day / 3600), (int) (of_day / 60 % 60));
  if (moment->precision == KYO_PRECISION_SECOND)
    g_string_append_printf (out, ":%02d", (int) (of_day % 60));
  if (!moment->has_zone || reference->has_zone)
    return;

  g_string_append (out, pick (lang, "（UTC", " (UTC"));
  if (moment->offset != 0)
    g_string_append_printf (out, "%c%02d:%02d", moment->offset < 0 ? '-' : '+',
                            ABS (moment->offset) / 60, ABS (moment->offset) % 60);
  g_string_append (out, pick (lang, "）", ")"));
}

static char *
dup_from_days (const KyoTime *self, const KyoTime *reference, KyoLang lang)
{
  const KyoMoment *to = &self->begin;
  const KyoMoment *from = &reference->begin;
  gint64 wall = get_wall_clock (to, from);
  gint64 day = floor_div (wall, SECONDS_A_DAY);
  gint64 from_day = floor_div (get_wall_clock (from, from), SECONDS_A_DAY);
  gint64 n = day - from_day;
  gboolean is_about = kyo_time_is_approximate (self);
  gboolean from_is_about = kyo_time_is_approximate (reference);
  gboolean has_clock = to->precision > KYO_PRECISION_DAY;
  g_autoptr (GString) out = NULL;
  char *days;

  if (is_about || from_is_about)
    return has_clock ? NULL : dup_weeks (day, is_about, from_day, from_is_about, lang);

  /* Beyond a month, days are no longer what people count in. */
  if (ABS (n) > 31)
    {
      gint64 months = (to->year - from->year) * 12 + to->month - from->month;

      if (has_clock || to->day != from->day)
        return NULL;
      return dup_months (months, FALSE, FALSE, lang);
    }

  if (ABS (n) <= 1)
    days = g_strdup (near_words[UNIT_DAY][n + 1][lang == KYO_LANG_JA ? 0 : 1]);
  else
    days = dup_count (n, UNIT_DAY, FALSE, lang);
  if (!has_clock)
    return days;

  out = g_string_new (days);
  g_free (days);
  append_clock (out, to, from, wall, lang);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_from_months (const KyoTime *self, const KyoTime *reference, KyoLang lang)
{
  const KyoMoment *to = &self->begin;
  const KyoMoment *from = &reference->begin;
  gint64 n = (to->year - from->year) * 12 + to->month - from->month;
  gboolean from_is_about = kyo_time_is_approximate (reference);
  gboolean is_about = kyo_time_is_approximate (self) || from_is_about;

  if (ABS (n) <= 1)
    return is_about ? NULL : g_strdup (near_words[UNIT_MONTH][n + 1][lang == KYO_LANG_JA ? 0 : 1]);

  return dup_months (n, is_about, get_unit (from) <= UNIT_MONTH || from_is_about, lang);
}

static char *
dup_from_years (const KyoTime *self, const KyoTime *reference, KyoLang lang)
{
  gint64 n = self->begin.year - reference->begin.year;
  gboolean is_about = kyo_time_is_approximate (self) || kyo_time_is_approximate (reference);

  if (ABS (n) <= 1)
    return is_about ? NULL : g_strdup (near_words[UNIT_YEAR][n + 1][lang == KYO_LANG_JA ? 0 : 1]);

  return dup_count (n, UNIT_YEAR, is_about, lang);
}

/**
 * kyo_time_dup_relative:
 * @self: a time
 * @reference: the time from which it is told
 * @lang: the language to say it in
 *
 * Says a time by how it lies to another one, as reports do:
 *
 * - two days (clock times count as their days, in the reference's zone): "同日", "the same day";
 *   "翌日", "前日", "3日後"; beyond 31 days in whole months or years where the day of the month is
 *   the same. A clock time follows: "翌日 09:00". About days only the calendar week is said:
 *   "翌週", "the next week";
 * - months: "同月", "翌月", "前月", "3か月前"; five to seven are "半年前", "half a year before",
 *   where neither side is a certain day; 12, 24, … are years;
 * - years: "同年", "翌年", "前年", "3年前".
 *
 * Counts from approximate times are marked "約", "about". Falls back on
 * [method@Kyo.Time.dup_display] where no such word is true to both: for intervals, seasons,
 * unspecified digits, uncertain times, and where @self is more precise than @reference.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_time_dup_relative (const KyoTime *self, const KyoTime *reference, KyoLang lang)
{
  char *words = NULL;
  Unit unit;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  unit = get_unit (&self->begin);
  if (is_countable (self) && is_countable (reference) && unit <= get_unit (&reference->begin))
    {
      if (unit == UNIT_DAY)
        words = dup_from_days (self, reference, lang);
      else if (unit == UNIT_MONTH)
        words = dup_from_months (self, reference, lang);
      else
        words = dup_from_years (self, reference, lang);
    }

  return words != NULL ? words : kyo_time_dup_display (self, lang);
}

/* Takes away the zone that goes without saying. */
static KyoTime
tell_by_clock (const KyoTime *self, int offset)
{
  KyoTime told = *self;

  told.begin.has_zone = told.begin.has_zone && told.begin.offset != offset;
  told.end.has_zone = told.end.has_zone && told.end.offset != offset;
  return told;
}

/**
 * kyo_time_dup_told:
 * @self: a time
 * @reference: (nullable): the time that was told before it
 * @offset: the clock by which all is told, minutes east of UTC
 * @lang: the language to say it in
 *
 * Says a time among others that are told by the same clock: as [method@Kyo.Time.dup_relative] does
 * where there is a @reference, else as [method@Kyo.Time.dup_display] does, but without naming the
 * zone of that clock.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_time_dup_told (const KyoTime *self, const KyoTime *reference, int offset, KyoLang lang)
{
  KyoTime told, before;

  g_return_val_if_fail (self != NULL, NULL);

  told = tell_by_clock (self, offset);
  if (reference == NULL)
    return kyo_time_dup_display (&told, lang);
  before = tell_by_clock (reference, offset);
  return kyo_time_dup_relative (&told, &before, lang);
}
