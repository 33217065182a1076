/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads ISO 8601-2:2019 (EDTF) from left to right with one cursor. Each component is first taken
 * as written, digits and X; resolve_dates() then looks for the earliest and the latest date that
 * exist and fit, which is where "2020-02-30" and "2020-02-3X" are found not to exist.
 */
#include "config.h"

#include "model/kyo-time-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A day is 86,400 seconds here: leap seconds have no place in an incident report. */
#define SECONDS_A_DAY 86400

typedef struct
{
  const char *text;
  const char *at;
} Cursor;

static gboolean
fail_syntax (const Cursor *cursor, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (cursor->text, -1);
  int position = (int) (cursor->at - cursor->text) + 1;

  g_set_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_SYNTAX,
               _ ("“%s” is not a time as EDTF writes it: cannot be read from character %d on; "
                  "write it like 2020-05-12, 2020-05~ or 2020-05/2020-08"),
               valid, position);
  return FALSE;
}

static gboolean
fail_date (const Cursor *cursor, const char *date, GError **error)
{
  g_set_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_RANGE,
               _ ("“%s” names a date that does not exist: %s; check month and day"), cursor->text,
               date);
  return FALSE;
}

static gboolean
fail_clock (const Cursor *cursor, const char *start, GError **error)
{
  g_set_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_RANGE,
               _ ("“%s” names a clock time or zone that does not exist, at character %d; "
                  "hours go from 00 to 23, minutes and seconds from 00 to 59"),
               cursor->text, (int) (start - cursor->text) + 1);
  return FALSE;
}

static gboolean
take (Cursor *cursor, char c)
{
  if (*cursor->at != c)
    return FALSE;

  cursor->at++;
  return TRUE;
}

static guint8
take_qualifier (Cursor *cursor)
{
  if (take (cursor, '?'))
    return KYO_QUALIFIER_UNCERTAIN;
  if (take (cursor, '~'))
    return KYO_QUALIFIER_APPROXIMATE;
  if (take (cursor, '%'))
    return KYO_QUALIFIER_UNCERTAIN | KYO_QUALIFIER_APPROXIMATE;
  return 0;
}

/* Behind a component it also holds for those to its left (ISO 8601-2, 8.2). */
static void
take_group_qualifier (Cursor *cursor, KyoMoment *moment, int part)
{
  guint8 qualifier = take_qualifier (cursor);

  for (int i = 0; i <= part; i++)
    moment->qualifiers[i] |= qualifier;
}

/* Takes exactly n digits or X into out, which has room for n + 1. */
static gboolean
take_digits (Cursor *cursor, int n, char *out)
{
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (*cursor->at) && *cursor->at != 'X')
        return FALSE;
      out[i] = *cursor->at++;
    }
  out[n] = '\0';

  return TRUE;
}

/* Takes two digits without X. */
static gboolean
take_number (Cursor *cursor, int *number)
{
  char digits[3];

  if (!take_digits (cursor, 2, digits) || strchr (digits, 'X') != NULL)
    return FALSE;

  *number = (digits[0] - '0') * 10 + digits[1] - '0';
  return TRUE;
}

static gboolean
fits (const char *pattern, int number)
{
  for (int i = (int) strlen (pattern) - 1; i >= 0; i--, number /= 10)
    if (pattern[i] != 'X' && pattern[i] - '0' != number % 10)
      return FALSE;

  return TRUE;
}

static gboolean
take_long_year (Cursor *cursor, KyoMoment *moment)
{
  gboolean is_negative = take (cursor, '-');
  int n = 0;

  if (*cursor->at == '0')
    return FALSE;
  for (; g_ascii_isdigit (*cursor->at) && n < 9; n++)
    moment->year = moment->year * 10 + (*cursor->at++ - '0');
  if (is_negative)
    moment->year = -moment->year;

  return n > 4;
}

static gboolean
take_year (Cursor *cursor, KyoMoment *moment)
{
  gboolean is_negative;

  moment->qualifiers[KYO_PART_YEAR] |= take_qualifier (cursor);
  if (take (cursor, 'Y'))
    {
      if (!take_long_year (cursor, moment))
        return FALSE;
    }
  else
    {
      is_negative = take (cursor, '-');
      if (!take_digits (cursor, 4, moment->year_digits))
        return FALSE;
      if (strchr (moment->year_digits, 'X') == NULL)
        moment->year = g_ascii_strtoll (moment->year_digits, NULL, 10);
      /* A negative year is not taken for a decade, and there is no year -0. */
      if (is_negative && moment->year == 0)
        return FALSE;
      if (is_negative)
        {
          moment->year = -moment->year;
          moment->year_digits[0] = '\0';
        }
    }
  take_group_qualifier (cursor, moment, KYO_PART_YEAR);

  return TRUE;
}

static gboolean
take_zone (Cursor *cursor, KyoMoment *moment, gboolean *exists)
{
  gboolean is_west = *cursor->at == '-';
  int hours;
  int minutes = 0;

  moment->has_zone = TRUE;
  if (take (cursor, 'Z'))
    return TRUE;

  cursor->at++;
  if (!take_number (cursor, &hours) || (take (cursor, ':') && !take_number (cursor, &minutes)))
    return FALSE;

  /* The widest in use are -12:00 and +14:00; "-00:00" is not allowed. */
  *exists = hours <= 14 && minutes <= 59 && !(is_west && hours == 0 && minutes == 0);
  moment->offset = (hours * 60 + minutes) * (is_west ? -1 : 1);
  return TRUE;
}

static gboolean
take_clock (Cursor *cursor, KyoMoment *moment, GError **error)
{
  const char *start = cursor->at;
  gboolean zone_exists = TRUE;

  if (!take_number (cursor, &moment->hour) || !take (cursor, ':') ||
      !take_number (cursor, &moment->minute))
    return fail_syntax (cursor, error);
  moment->precision = KYO_PRECISION_MINUTE;
  if (take (cursor, ':'))
    {
      if (!take_number (cursor, &moment->second))
        return fail_syntax (cursor, error);
      moment->precision = KYO_PRECISION_SECOND;
    }
  if (moment->hour > 23 || moment->minute > 59 || moment->second > 59)
    return fail_clock (cursor, start, error);

  start = cursor->at;
  if (*cursor->at == 'Z' || *cursor->at == '+' || *cursor->at == '-')
    if (!take_zone (cursor, moment, &zone_exists))
      return fail_syntax (cursor, error);
  if (!zone_exists)
    return fail_clock (cursor, start, error);

  take_group_qualifier (cursor, moment, KYO_PART_CLOCK);
  return TRUE;
}

/* Takes "-MM-DDThh:mm:ss", or as much of it as there is. */
static gboolean
take_below_year (Cursor *cursor, KyoMoment *moment, GError **error)
{
  if (!take (cursor, '-'))
    return TRUE;

  moment->qualifiers[KYO_PART_MONTH] |= take_qualifier (cursor);
  if (!take_digits (cursor, 2, moment->month_digits))
    return fail_syntax (cursor, error);
  take_group_qualifier (cursor, moment, KYO_PART_MONTH);
  moment->precision = KYO_PRECISION_MONTH;

  if (strchr (moment->month_digits, 'X') == NULL)
    {
      int month = (int) g_ascii_strtoll (moment->month_digits, NULL, 10);

      if (kyo_time_find_group (month) != NULL)
        {
          moment->group = month;
          moment->precision = KYO_PRECISION_GROUP;
          return TRUE;
        }
    }

  if (!take (cursor, '-'))
    return TRUE;
  moment->qualifiers[KYO_PART_DAY] |= take_qualifier (cursor);
  if (!take_digits (cursor, 2, moment->day_digits))
    return fail_syntax (cursor, error);
  take_group_qualifier (cursor, moment, KYO_PART_DAY);
  moment->precision = KYO_PRECISION_DAY;

  /* A clock time on an unspecified day says nothing that could be ordered. */
  if (*cursor->at == 'T' && strchr (moment->day_digits, 'X') == NULL &&
      strchr (moment->month_digits, 'X') == NULL && strchr (moment->year_digits, 'X') == NULL)
    {
      cursor->at++;
      return take_clock (cursor, moment, error);
    }

  return TRUE;
}

/* Looks in one year for the first, or from the end for the last, date that fits. */
static gboolean
find_date (const KyoMoment *moment, gint64 year, gboolean is_last, int *month, int *day)
{
  const char *month_pattern = moment->month_digits[0] != '\0' ? moment->month_digits : "XX";
  const char *day_pattern = moment->day_digits[0] != '\0' ? moment->day_digits : "XX";

  for (int i = 1; i <= 12; i++)
    {
      int m = is_last ? 13 - i : i;
      int n_days = kyo_time_days_in_month (year, m);

      if (!fits (month_pattern, m))
        continue;
      for (int j = 1; j <= n_days; j++)
        {
          int d = is_last ? n_days + 1 - j : j;

          if (!fits (day_pattern, d))
            continue;
          *month = m;
          *day = d;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_date_in_years (const KyoMoment *moment, gboolean is_last, gint64 *year, int *month, int *day)
{
  if (strchr (moment->year_digits, 'X') == NULL)
    {
      *year = moment->year;
      return find_date (moment, *year, is_last, month, day);
    }

  for (int i = 0; i <= 9999; i++)
    {
      *year = is_last ? 9999 - i : i;
      if (fits (moment->year_digits, (int) *year) && find_date (moment, *year, is_last, month, day))
        return TRUE;
    }

  return FALSE;
}

static void
resolve_group (KyoMoment *moment)
{
  const KyoYearGroup *group = kyo_time_find_group (moment->group);
  int after = group->first_month + group->n_months - 1; /* months from January to the one after */
  gint64 last_year = moment->year;

  if (strchr (moment->year_digits, 'X') != NULL)
    {
      g_autofree char *low = g_strdelimit (g_strdup (moment->year_digits), "X", '0');
      g_autofree char *high = g_strdelimit (g_strdup (moment->year_digits), "X", '9');

      moment->year = g_ascii_strtoll (low, NULL, 10);
      last_year = g_ascii_strtoll (high, NULL, 10);
    }

  moment->month = group->first_month;
  moment->day = 1;
  moment->first = kyo_time_days_from_civil (moment->year, group->first_month, 1) * SECONDS_A_DAY;
  moment->last =
    kyo_time_days_from_civil (last_year + after / 12, after % 12 + 1, 1) * SECONDS_A_DAY - 1;
}

/* Fills the numbers and the span from what was written. */
static gboolean
resolve_dates (const Cursor *cursor, const char *start, KyoMoment *moment, GError **error)
{
  gint64 last_year;
  int last_month, last_day;

  moment->is_bounded = !g_str_equal (moment->year_digits, "XXXX");
  if (moment->precision == KYO_PRECISION_GROUP)
    {
      resolve_group (moment);
      return TRUE;
    }

  if (!find_date_in_years (moment, FALSE, &moment->year, &moment->month, &moment->day))
    {
      g_autofree char *date = g_strndup (start, cursor->at - start);

      return fail_date (cursor, date, error);
    }
  if (!find_date_in_years (moment, TRUE, &last_year, &last_month, &last_day))
    g_assert_not_reached ();

  moment->first =
    kyo_time_days_from_civil (moment->year, moment->month, moment->day) * SECONDS_A_DAY;
  if (moment->precision >= KYO_PRECISION_MINUTE)
    {
      moment->first +=
        moment->hour * 3600 + (moment->minute - moment->offset) * 60 + moment->second;
      moment->last = moment->first + (moment->precision == KYO_PRECISION_MINUTE ? 59 : 0);
    }
  else
    {
      moment->last =
        (kyo_time_days_from_civil (last_year, last_month, last_day) + 1) * SECONDS_A_DAY - 1;
    }

  return TRUE;
}

static gboolean
take_moment (Cursor *cursor, KyoMoment *moment, GError **error)
{
  const char *start = cursor->at;

  memset (moment, 0, sizeof (*moment));
  if (!take_year (cursor, moment))
    return fail_syntax (cursor, error);
  if (!take_below_year (cursor, moment, error))
    return FALSE;
  if (*cursor->at != '\0' && *cursor->at != '/')
    return fail_syntax (cursor, error);

  return resolve_dates (cursor, start, moment, error);
}

/* Takes one end of an interval, which may be a date, ".." or nothing. */
static gboolean
take_end (Cursor *cursor, KyoMoment *moment, GError **error)
{
  memset (moment, 0, sizeof (*moment));
  if (*cursor->at == '\0' || *cursor->at == '/')
    {
      moment->state = KYO_MOMENT_UNKNOWN;
      return TRUE;
    }
  if (g_str_has_prefix (cursor->at, ".."))
    {
      cursor->at += 2;
      moment->state = KYO_MOMENT_OPEN;
      return TRUE;
    }

  return take_moment (cursor, moment, error);
}

static gboolean
take_interval (Cursor *cursor, KyoMoment *begin, KyoMoment *end, GError **error)
{
  if (!take_end (cursor, begin, error))
    return FALSE;
  if (!take (cursor, '/'))
    return fail_syntax (cursor, error);
  if (!take_end (cursor, end, error))
    return FALSE;
  if (*cursor->at != '\0')
    return fail_syntax (cursor, error);

  if (begin->state != KYO_MOMENT_KNOWN && end->state != KYO_MOMENT_KNOWN)
    {
      cursor->at = cursor->text;
      return fail_syntax (cursor, error);
    }
  if (begin->is_bounded && end->is_bounded && begin->first > end->last)
    {
      g_set_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_RANGE,
                   _ ("“%s” ends before it begins; write the earlier end first"), cursor->text);
      return FALSE;
    }

  return TRUE;
}

/**
 * kyo_time_parse:
 * @edtf: a string, of any length and bytes
 * @is_interval: (out): return location for whether it has two ends
 * @begin: (out caller-allocates): return location for the beginning
 * @end: (out caller-allocates): return location for the end
 * @error: return location for an error
 *
 * Reads a time as [func@Kyo.Time.new] describes it, with the same errors.
 *
 * Returns: `FALSE` on failure; @begin and @end mean nothing then
 */
gboolean
kyo_time_parse (
  const char *edtf, gboolean *is_interval, KyoMoment *begin, KyoMoment *end, GError **error)
{
  Cursor cursor = { edtf, edtf };
  gsize length = strlen (edtf);

  if (length == 0 || length > KYO_TIME_MAX_LENGTH)
    {
      g_set_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_SYNTAX,
                   _ ("A time has 1 to %d characters, this one has %d; "
                      "write it like 2020-05-12, or leave it out"),
                   KYO_TIME_MAX_LENGTH, (int) MIN (length, G_MAXINT));
      return FALSE;
    }

  *is_interval = strchr (edtf, '/') != NULL;
  if (*is_interval)
    return take_interval (&cursor, begin, end, error);

  if (!take_moment (&cursor, begin, error))
    return FALSE;
  *end = *begin;
  return TRUE;
}
