/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-time.h"

#include <string.h>

/* "-" where an end is open or unknown */
static char *
format_second (gboolean is_known, gint64 seconds)
{
  g_autoptr (GDateTime) moment = NULL;

  if (!is_known)
    return g_strdup ("-");
  moment = g_date_time_new_from_unix_utc (seconds);
  g_assert_nonnull (moment);
  return g_date_time_format_iso8601 (moment);
}

static const struct
{
  const char *edtf;
  const char *earliest;
  const char *latest;
} spans[] = {
  { "2020", "2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-05", "2020-05-01T00:00:00Z", "2020-05-31T23:59:59Z" },
  { "2020-02", "2020-02-01T00:00:00Z", "2020-02-29T23:59:59Z" },
  { "2021-02", "2021-02-01T00:00:00Z", "2021-02-28T23:59:59Z" },
  { "1900-02", "1900-02-01T00:00:00Z", "1900-02-28T23:59:59Z" },
  { "2000-02", "2000-02-01T00:00:00Z", "2000-02-29T23:59:59Z" },
  { "2020-05-12", "2020-05-12T00:00:00Z", "2020-05-12T23:59:59Z" },
  { "1969-12-31", "1969-12-31T00:00:00Z", "1969-12-31T23:59:59Z" },
  { "0001-01-01", "0001-01-01T00:00:00Z", "0001-01-01T23:59:59Z" },
  { "9999-12-31", "9999-12-31T00:00:00Z", "9999-12-31T23:59:59Z" },
  /* Clock times; without a zone, as if UTC. */
  { "2020-05-12T13:45", "2020-05-12T13:45:00Z", "2020-05-12T13:45:59Z" },
  { "2020-05-12T13:45:07", "2020-05-12T13:45:07Z", "2020-05-12T13:45:07Z" },
  { "2020-05-12T13:45Z", "2020-05-12T13:45:00Z", "2020-05-12T13:45:59Z" },
  { "2020-05-12T08:45+09:00", "2020-05-11T23:45:00Z", "2020-05-11T23:45:59Z" },
  { "2020-05-12T08:45+09", "2020-05-11T23:45:00Z", "2020-05-11T23:45:59Z" },
  { "2020-12-31T22:00-05:30", "2021-01-01T03:30:00Z", "2021-01-01T03:30:59Z" },
  { "2020-05-12T23:59:59", "2020-05-12T23:59:59Z", "2020-05-12T23:59:59Z" },
  /* Qualifiers do not move the digits. */
  { "2020-05~", "2020-05-01T00:00:00Z", "2020-05-31T23:59:59Z" },
  { "2020?", "2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-05-12%", "2020-05-12T00:00:00Z", "2020-05-12T23:59:59Z" },
  { "2004-06~-11", "2004-06-11T00:00:00Z", "2004-06-11T23:59:59Z" },
  { "?2004-06-~11", "2004-06-11T00:00:00Z", "2004-06-11T23:59:59Z" },
  { "2020-05-12T13:45~", "2020-05-12T13:45:00Z", "2020-05-12T13:45:59Z" },
  /* Unspecified digits. */
  { "2020-XX", "2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-0X", "2020-01-01T00:00:00Z", "2020-09-30T23:59:59Z" },
  { "2020-1X", "2020-10-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-05-XX", "2020-05-01T00:00:00Z", "2020-05-31T23:59:59Z" },
  { "2020-05-0X", "2020-05-01T00:00:00Z", "2020-05-09T23:59:59Z" },
  { "2020-02-2X", "2020-02-20T00:00:00Z", "2020-02-29T23:59:59Z" },
  { "2020-XX-31", "2020-01-31T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-XX-XX", "2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "202X", "2020-01-01T00:00:00Z", "2029-12-31T23:59:59Z" },
  { "20XX", "2000-01-01T00:00:00Z", "2099-12-31T23:59:59Z" },
  { "202X-05", "2020-05-01T00:00:00Z", "2029-05-31T23:59:59Z" },
  { "202X-02-29", "2020-02-29T00:00:00Z", "2028-02-29T23:59:59Z" },
  { "XXXX", "-", "-" },
  { "XXXX-12-25", "-", "-" },
  /* Seasons, quarters, halves. */
  { "2020-21", "2020-03-01T00:00:00Z", "2020-05-31T23:59:59Z" },
  { "2020-22", "2020-06-01T00:00:00Z", "2020-08-31T23:59:59Z" },
  { "2020-23", "2020-09-01T00:00:00Z", "2020-11-30T23:59:59Z" },
  { "2020-24", "2020-12-01T00:00:00Z", "2021-02-28T23:59:59Z" },
  { "2019-24", "2019-12-01T00:00:00Z", "2020-02-29T23:59:59Z" },
  { "2020-33", "2020-01-01T00:00:00Z", "2020-03-31T23:59:59Z" },
  { "2020-36", "2020-10-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-41", "2020-07-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "202X-24", "2020-12-01T00:00:00Z", "2030-02-28T23:59:59Z" },
  /* Intervals. */
  { "2020-05/2020-08", "2020-05-01T00:00:00Z", "2020-08-31T23:59:59Z" },
  { "2020-05-12/2020-05", "2020-05-12T00:00:00Z", "2020-05-31T23:59:59Z" },
  { "2020/2020", "2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z" },
  { "2020-05/..", "2020-05-01T00:00:00Z", "-" },
  { "2020-05/", "2020-05-01T00:00:00Z", "-" },
  { "../2020-05", "-", "2020-05-31T23:59:59Z" },
  { "/2020-05", "-", "2020-05-31T23:59:59Z" },
  { "2020-05~/2020-08?", "2020-05-01T00:00:00Z", "2020-08-31T23:59:59Z" },
  { "2020-05-12T09:00/2020-05-12T17:30", "2020-05-12T09:00:00Z", "2020-05-12T17:30:59Z" },
  { "XXXX/2020", "-", "2020-12-31T23:59:59Z" },
};

static void
test_span_is_what_the_string_allows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoTime) time = kyo_time_new (spans[i].edtf, &error);
      g_autofree char *earliest = NULL;
      g_autofree char *latest = NULL;
      gboolean has_first, has_last;
      gint64 first = 0;
      gint64 last = 0;

      g_test_message ("%s", spans[i].edtf);
      g_assert_no_error (error);
      has_first = kyo_time_get_earliest (time, &first);
      has_last = kyo_time_get_latest (time, &last);
      earliest = format_second (has_first, first);
      latest = format_second (has_last, last);
      g_assert_cmpstr (earliest, ==, spans[i].earliest);
      g_assert_cmpstr (latest, ==, spans[i].latest);
      g_assert_cmpstr (kyo_time_get_edtf (time), ==, spans[i].edtf);
      g_assert_true (kyo_time_is_interval (time) == (strchr (spans[i].edtf, '/') != NULL));
    }
}

static void
test_years_outside_four_digits_are_counted (void)
{
  const struct
  {
    const char *edtf;
    gint64 days; /* from 1970-01-01 to its first day */
  } rows[] = {
    { "0000", -719528 },        /* 1 BC, a leap year */
    { "-0001-12-31", -719529 }, /* the day before */
    { "-0001", -719893 },       /* 365 days earlier */
    { "Y12000", 3663382 },      /* 30 cycles of 400 years after year 0 */
    { "Y-10000", -4371953 },    /* 25 cycles before it */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoTime) time = kyo_time_new (rows[i].edtf, &error);
      gint64 first = 0;

      g_test_message ("%s", rows[i].edtf);
      g_assert_no_error (error);
      g_assert_true (kyo_time_get_earliest (time, &first));
      g_assert_cmpint (first, ==, rows[i].days * 86400);
    }
}

static void
test_every_day_of_four_centuries_follows_the_one_before (void)
{
  gint64 expected = 0;

  for (int year = 1800; year < 2200; year++)
    for (int month = 1; month <= 12; month++)
      {
        int n_days = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

        for (int day = 1; day <= n_days; day++)
          {
            g_autofree char *edtf = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
            g_autoptr (KyoTime) time = kyo_time_new (edtf, NULL);
            gint64 first, last;

            g_assert_nonnull (time);
            g_assert_true (kyo_time_get_earliest (time, &first));
            g_assert_true (kyo_time_get_latest (time, &last));
            if (expected != 0)
              g_assert_cmpint (first, ==, expected);
            g_assert_cmpint (last, ==, first + 86399);
            expected = last + 1;
          }
      }

  g_assert_cmpint (expected, ==, G_GINT64_CONSTANT (7258118400)); /* 2200-01-01 */
}

static void
test_doubt_is_told_wherever_it_stands (void)
{
  const struct
  {
    const char *edtf;
    gboolean is_uncertain;
    gboolean is_approximate;
  } rows[] = {
    { "2020-05", FALSE, FALSE },         { "2020-05?", TRUE, FALSE },
    { "2020-05~", FALSE, TRUE },         { "2020-05%", TRUE, TRUE },
    { "2020?-05-12", TRUE, FALSE },      { "2020-~05-12", FALSE, TRUE },
    { "%2020-05", TRUE, TRUE },          { "2020?-05-~12", TRUE, TRUE },
    { "2020-05/2020-08~", FALSE, TRUE }, { "2020-05?/..", TRUE, FALSE },
    { "2020-21~", FALSE, TRUE },         { "2020-05-12T10:00?", TRUE, FALSE },
    { "2020-XX", FALSE, FALSE },         { "../2020%", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KyoTime) time = kyo_time_new (rows[i].edtf, NULL);

      g_test_message ("%s", rows[i].edtf);
      g_assert_nonnull (time);
      g_assert_true (kyo_time_is_uncertain (time) == rows[i].is_uncertain);
      g_assert_true (kyo_time_is_approximate (time) == rows[i].is_approximate);
    }
}

static void
test_what_is_not_edtf_is_refused_with_its_place (void)
{
  const struct
  {
    const char *edtf;
    int position; /* of the character that cannot be read, 0 where none is named */
  } rows[] = {
    { "", 0 },
    { " ", 1 },
    { " 2020", 1 },
    { "2020 ", 5 },
    { "202", 4 },
    { "20201", 5 },
    { "2020-", 6 },
    { "2020-5", 7 },
    { "2020/05/12", 6 + 2 },
    { "2020.05.12", 5 },
    { "2020-05-1", 10 },
    { "2020-05-12T", 12 },
    { "2020-05-12T13", 14 },
    { "2020-05-12T13:4", 16 },
    { "2020-05-12 13:45", 11 },
    { "2020-05-12T13:45:07.5", 20 },
    { "2020-05-12T13:45+0900", 20 },
    { "2020-05-12T1X:00", 14 },
    { "2020-05-XXT13:45", 11 },
    { "2020-05T13:45", 8 },
    { "2020-21-12", 8 },
    { "2020??", 6 },
    { "2020~?", 6 },
    { "~", 2 },
    { "..", 1 },
    { "/", 1 },
    { "../..", 1 },
    { "../", 1 },
    { "2020-05/2020-06/2020-07", 16 },
    { "2020-05//2020-06", 9 },
    { "2020-05/...", 11 },
    { "-0000", 6 },
    { "--2020", 2 },
    { "Y2020", 6 },
    { "Y0012345", 2 },
    { "Y1234567890", 11 },
    { "Y17E7", 4 },
    { "1950S2", 5 },
    { "[2020,2021]", 1 },
    { "{2020..2022}", 1 },
    { "2020-05-12t13:45", 11 },
    { "202x", 4 },
    { "-202X", 6 },
    { "２０２０", 1 },
    { "令和2年5月", 1 },
    { "2020年", 5 },
    { "2020\xe2\x80\x8b", 5 },
    { "\xff\xfe\x80", 1 },
    { "2020-05-12'; DROP TABLE step; --", 11 },
    { "%s%n%d", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoTime) time = kyo_time_new (rows[i].edtf, &error);
      g_autofree char *place = g_strdup_printf ("character %d on", rows[i].position);

      g_test_message ("row %d", (int) i);
      g_assert_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_SYNTAX);
      g_assert_null (time);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (rows[i].position > 0)
        g_assert_nonnull (strstr (error->message, place));
    }
}

static void
test_what_does_not_exist_is_refused_by_name (void)
{
  const struct
  {
    const char *edtf;
    const char *named; /* a piece of the message */
  } rows[] = {
    { "2020-13", "2020-13" },
    { "2020-00", "2020-00" },
    { "2020-20", "2020-20" },
    { "2020-25", "2020-25" },
    { "2020-99", "2020-99" },
    { "2020-02-30", "2020-02-30" },
    { "2021-02-29", "2021-02-29" },
    { "1900-02-29", "1900-02-29" },
    { "2020-04-31", "2020-04-31" },
    { "2020-05-00", "2020-05-00" },
    { "2020-05-32", "2020-05-32" },
    { "2020-02-3X", "2020-02-3X" },
    { "2020-3X", "2020-3X" },
    { "XXXX-02-30", "XXXX-02-30" },
    { "2020-05/2020-13", ": 2020-13;" },
    { "2020-13/2020-05", ": 2020-13;" },
    { "2020-05-12T24:00", "character 12" },
    { "2020-05-12T13:60", "character 12" },
    { "2020-05-12T13:45:60", "character 12" },
    { "2020-05-12T13:45+15:00", "character 17" },
    { "2020-05-12T13:45+09:60", "character 17" },
    { "2020-05-12T13:45-00:00", "character 17" },
    { "2020-08/2020-05", "ends before it begins" },
    { "2021/2020", "ends before it begins" },
    { "2020-05-12T13:45/2020-05-12T13:44", "ends before it begins" },
    { "2020-05-12T13:45+01:00/2020-05-12T13:45+09:00", "ends before it begins" },
    { "2020/-0001", "ends before it begins" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoTime) time = kyo_time_new (rows[i].edtf, &error);

      g_test_message ("%s", rows[i].edtf);
      g_assert_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_RANGE);
      g_assert_null (time);
      g_assert_nonnull (strstr (error->message, rows[i].named));
    }
}

static void
test_long_string_is_refused_with_a_short_message (void)
{
  const char fills[] = { '2', 'X', '-', '/', '.', '~', 'Y', (char) 0xe3 };

  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      g_autofree char *text = g_strnfill (10240, fills[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoTime) time = kyo_time_new (text, &error);

      g_assert_error (error, KYO_TIME_ERROR, KYO_TIME_ERROR_SYNTAX);
      g_assert_null (time);
      g_assert_cmpuint (strlen (error->message), <, 300);
      g_assert_nonnull (strstr (error->message, "10240"));
    }
}

/* Whatever of the alphabet is thrown at it: either a time whose every question has an answer, or
 * an error. Seeded by g_test_rand, so that a failure can be run again. */
static void
test_any_string_is_a_time_or_an_error (void)
{
  const char *const pieces[] = { "2020", "0",     "1",   "9",      "X",      "-",     "/",
                                 "..",   "?",     "~",   "%",      "T",      ":",     "+",
                                 "Z",    "Y",     "-05", "-12",    "T13:45", "-21",   "XX",
                                 "日",   "/2021", "-24", "-02-29", "19XX",   "+09:00" };
  int n_times = 0;

  for (int i = 0; i < 40000; i++)
    {
      g_autoptr (GString) text = g_string_new (g_test_rand_int () % 4 > 0 ? "2020" : "");
      g_autoptr (KyoTime) time = NULL;
      g_autoptr (GError) error = NULL;
      int n = g_test_rand_int_range (0, 7);

      for (int j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      time = kyo_time_new (text->str, &error);
      g_assert_true ((time == NULL) == (error != NULL));
      if (time != NULL)
        {
          g_autofree char *ja = kyo_time_dup_display (time, KYO_LANG_JA);
          g_autofree char *en = kyo_time_dup_display (time, KYO_LANG_EN);
          g_autofree char *relative = kyo_time_dup_relative (time, time, KYO_LANG_EN);
          KyoTimeOrder order = kyo_time_compare (time, time);
          gint64 first, last;

          n_times++;
          g_assert_true (g_utf8_validate (ja, -1, NULL) && ja[0] != '\0');
          g_assert_true (g_str_is_ascii (en) && en[0] != '\0');
          g_assert_true (relative[0] != '\0');
          g_assert_true (order != KYO_TIME_ORDER_BEFORE && order != KYO_TIME_ORDER_AFTER);
          if (kyo_time_get_earliest (time, &first) && kyo_time_get_latest (time, &last))
            g_assert_cmpint (first, <=, last);
        }
    }

  g_assert_cmpint (n_times, >, 1000);
}

static void
test_equal_means_the_same_string (void)
{
  g_autoptr (KyoTime) may = kyo_time_new ("2020-05", NULL);
  g_autoptr (KyoTime) may_too = kyo_time_new ("2020-05", NULL);
  g_autoptr (KyoTime) about_may = kyo_time_new ("2020-05~", NULL);

  g_assert_true (kyo_time_equal (may, may_too));
  g_assert_false (kyo_time_equal (may, about_may));
  g_assert_false (kyo_time_equal (may, NULL));
  g_assert_true (kyo_time_equal (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/time/span-is-what-the-string-allows",
                   test_span_is_what_the_string_allows);
  g_test_add_func ("/model/time/years-outside-four-digits-are-counted",
                   test_years_outside_four_digits_are_counted);
  g_test_add_func ("/model/time/every-day-of-four-centuries-follows-the-one-before",
                   test_every_day_of_four_centuries_follows_the_one_before);
  g_test_add_func ("/model/time/doubt-is-told-wherever-it-stands",
                   test_doubt_is_told_wherever_it_stands);
  g_test_add_func ("/model/time/what-is-not-edtf-is-refused-with-its-place",
                   test_what_is_not_edtf_is_refused_with_its_place);
  g_test_add_func ("/model/time/what-does-not-exist-is-refused-by-name",
                   test_what_does_not_exist_is_refused_by_name);
  g_test_add_func ("/model/time/long-string-is-refused-with-a-short-message",
                   test_long_string_is_refused_with_a_short_message);
  g_test_add_func ("/model/time/any-string-is-a-time-or-an-error",
                   test_any_string_is_a_time_or_an_error);
  g_test_add_func ("/model/time/equal-means-the-same-string", test_equal_means_the_same_string);

  return g_test_run ();
}
