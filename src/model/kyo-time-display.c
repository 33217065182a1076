/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says a time in words, claiming no more than the string does: what is not given is not shown,
 * what is doubtful is marked. The words are of the language of the cases, which need not be that
 * of the user interface, and so are not gettext's.
 */
#include "config.h"

#include "model/kyo-time-private.h"

#include <string.h>

static const char *const months_en[] = { "January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December" };

/* Indexed by part, then by language: Japanese, English. */
static const char *const part_words[KYO_N_PARTS][2] = {
  { "年", "year" }, { "月", "month" }, { "日", "day" }, { "時刻", "time" }
};

static gboolean
has_x (const char *digits)
{
  return strchr (digits, 'X') != NULL;
}

static gboolean
is_unspecified (const KyoMoment *moment)
{
  return has_x (moment->year_digits) || has_x (moment->month_digits) || has_x (moment->day_digits);
}

static int
get_finest_part (const KyoMoment *moment)
{
  switch (moment->precision)
    {
    case KYO_PRECISION_YEAR:
      return KYO_PART_YEAR;
    case KYO_PRECISION_GROUP:
    case KYO_PRECISION_MONTH:
      return KYO_PART_MONTH;
    case KYO_PRECISION_DAY:
      return KYO_PART_DAY;
    case KYO_PRECISION_MINUTE:
    case KYO_PRECISION_SECOND:
    default:
      return KYO_PART_CLOCK;
    }
}

static void
append_clock (GString *out, const KyoMoment *moment, KyoLang lang, gboolean with_zone)
{
  g_string_append_printf (out, "%02d:%02d", moment->hour, moment->minute);
  if (moment->precision == KYO_PRECISION_SECOND)
    g_string_append_printf (out, ":%02d", moment->second);
  if (!moment->has_zone || !with_zone)
    return;

  g_string_append (out, lang == KYO_LANG_JA ? "（UTC" : " (UTC");
  if (moment->offset != 0)
    g_string_append_printf (out, "%c%02d:%02d", moment->offset < 0 ? '-' : '+',
                            ABS (moment->offset) / 60, ABS (moment->offset) % 60);
  g_string_append (out, lang == KYO_LANG_JA ? "）" : ")");
}

static void
append_year (GString *out, gint64 year, KyoLang lang)
{
  /* Astronomical years: 0 is 1 BC. */
  if (year <= 0)
    g_string_append_printf (out, lang == KYO_LANG_JA ? "紀元前%d年" : "%d BC", (int) (1 - year));
  else
    g_string_append_printf (out, lang == KYO_LANG_JA ? "%d年" : "%d", (int) year);
}

static char *
dup_year (gint64 year, KyoLang lang)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_year (out, year, lang);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The words without qualifiers, without the first skip parts. */
static char *
dup_plain_ja (const KyoMoment *moment, int skip, gboolean with_zone)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (skip <= KYO_PART_YEAR)
    append_year (out, moment->year, KYO_LANG_JA);
  if (moment->precision == KYO_PRECISION_GROUP)
    g_string_append (out, kyo_time_find_group (moment->group)->ja);
  if (skip <= KYO_PART_MONTH && moment->precision >= KYO_PRECISION_MONTH)
    g_string_append_printf (out, "%d月", moment->month);
  if (skip <= KYO_PART_DAY && moment->precision >= KYO_PRECISION_DAY)
    g_string_append_printf (out, "%d日", moment->day);
  if (moment->precision >= KYO_PRECISION_MINUTE)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      append_clock (out, moment, KYO_LANG_JA, with_zone);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_plain_en (const KyoMoment *moment, int skip, gboolean with_zone)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (skip <= KYO_PART_DAY && moment->precision >= KYO_PRECISION_DAY)
    g_string_append_printf (out, "%d ", moment->day);
  if (skip <= KYO_PART_MONTH && moment->precision >= KYO_PRECISION_MONTH)
    g_string_append_printf (out, "%s ", months_en[moment->month - 1]);
  if (moment->precision == KYO_PRECISION_GROUP)
    {
      const KyoYearGroup *group = kyo_time_find_group (moment->group);

      /* "spring 2020", but "first half of 2020" */
      g_string_append_printf (out, "%s ", group->en);
      if (skip <= KYO_PART_YEAR && group->code > 24)
        g_string_append (out, "of ");
    }
  if (skip <= KYO_PART_YEAR)
    append_year (out, moment->year, KYO_LANG_EN);
  else if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  if (moment->precision >= KYO_PRECISION_MINUTE)
    {
      if (out->len > 0)
        g_string_append (out, ", ");
      append_clock (out, moment, KYO_LANG_EN, with_zone);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "202X" is a decade; what is coarser is a range, lest "2000s" be read as ten years. */
static char *
dup_unspecified_year (const KyoMoment *moment, KyoLang lang)
{
  const char *digits = moment->year_digits;
  g_autofree char *last = g_strdelimit (g_strdup (digits), "X", '9');
  int first = (int) moment->year;
  gsize known = strcspn (digits, "X");

  if (known == 0 && g_str_equal (digits, "XXXX"))
    return g_strdup (lang == KYO_LANG_JA ? "年不明" : "unknown year");
  if (strspn (digits + known, "X") != 4 - known)
    return NULL;
  if (known == 3)
    return g_strdup_printf (lang == KYO_LANG_JA ? "%d年代" : "%ds", first);
  return g_strdup_printf (lang == KYO_LANG_JA ? "%d〜%d年" : "%d to %d", first,
                          (int) g_ascii_strtoll (last, NULL, 10));
}

static char *
dup_unspecified_month (const KyoMoment *moment, KyoLang lang)
{
  g_autofree char *year = dup_year (moment->year, lang);
  const char *month = moment->month_digits;
  gboolean is_ja = lang == KYO_LANG_JA;

  if (g_str_equal (month, "XX") && g_str_equal (moment->day_digits, "XX"))
    return g_strconcat (year, is_ja ? "（月日不明）" : " (month and day unknown)", NULL);
  if (moment->day_digits[0] != '\0')
    return NULL;
  if (g_str_equal (month, "XX"))
    return g_strconcat (year, is_ja ? "（月不明）" : " (month unknown)", NULL);
  if (g_str_equal (month, "0X"))
    return g_strdup_printf (is_ja ? "%s1〜9月" : "January to September %s", year);
  if (g_str_equal (month, "1X"))
    return g_strdup_printf (is_ja ? "%s10〜12月" : "October to December %s", year);
  return NULL;
}

static char *
dup_unspecified_day (const KyoMoment *moment, KyoLang lang)
{
  g_autofree char *year = dup_year (moment->year, lang);
  const char *month_en = months_en[moment->month - 1];
  const char *day = moment->day_digits;
  int last;

  if (g_str_equal (day, "XX"))
    return lang == KYO_LANG_JA ? g_strdup_printf ("%s%d月（日不明）", year, moment->month)
                               : g_strdup_printf ("%s %s (day unknown)", month_en, year);
  if (day[0] == 'X')
    return NULL;

  last = MIN ((day[0] - '0') * 10 + 9, kyo_time_days_in_month (moment->year, moment->month));
  return lang == KYO_LANG_JA
           ? g_strdup_printf ("%s%d月%d〜%d日", year, moment->month, moment->day, last)
           : g_strdup_printf ("%d to %d %s %s", moment->day, last, month_en, year);
}

/* A known date of a year that is not: "12月25日（年不明）". */
static char *
dup_without_year (const KyoMoment *moment, KyoLang lang)
{
  g_autofree char *date = NULL;

  if (!g_str_equal (moment->year_digits, "XXXX") || has_x (moment->month_digits) ||
      has_x (moment->day_digits))
    return NULL;

  date = lang == KYO_LANG_JA ? dup_plain_ja (moment, KYO_PART_MONTH, FALSE)
                             : dup_plain_en (moment, KYO_PART_MONTH, FALSE);
  return g_strconcat (date, lang == KYO_LANG_JA ? "（年不明）" : " (year unknown)", NULL);
}

/* Where no words are true to the pattern, the pattern itself. */
static char *
dup_unspecified (const KyoMoment *moment, KyoLang lang)
{
  g_autofree char *year = NULL;
  char *words;

  if (has_x (moment->year_digits))
    words = moment->month_digits[0] == '\0' ? dup_unspecified_year (moment, lang)
                                            : dup_without_year (moment, lang);
  else if (has_x (moment->month_digits))
    words = dup_unspecified_month (moment, lang);
  else
    words = dup_unspecified_day (moment, lang);

  if (words != NULL)
    return words;

  /* Negative and long years are kept as numbers only. */
  year = moment->year_digits[0] != '\0' ? g_strdup (moment->year_digits)
                                        : g_strdup_printf ("%d", (int) moment->year);
  return g_strconcat (year, moment->month_digits[0] != '\0' ? "-" : "", moment->month_digits,
                      moment->day_digits[0] != '\0' ? "-" : "", moment->day_digits, NULL);
}

/* The parts, down to the finest given, at which a qualifier stands; one bit each. */
static guint
get_qualified_parts (const KyoMoment *moment, guint8 qualifier)
{
  guint parts = 0;

  for (int part = 0; part <= get_finest_part (moment); part++)
    if (moment->qualifiers[part] & qualifier)
      parts |= 1u << part;

  return parts;
}

/* "year and month", "年・月" */
static char *
dup_part_names (guint parts, KyoLang lang)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int part = 0; part < KYO_N_PARTS; part++)
    {
      guint rest = parts >> part;

      if (!(rest & 1))
        continue;
      if (out->len > 0 && lang == KYO_LANG_JA)
        g_string_append (out, "・");
      else if (out->len > 0)
        g_string_append (out, rest == 1 ? " and " : ", ");
      g_string_append (out, part_words[part][lang == KYO_LANG_JA ? 0 : 1]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
append_note (char *words, guint parts, guint all, const char *ja, const char *en, KyoLang lang)
{
  g_autofree char *before = words;
  g_autofree char *names = parts == all ? g_strdup ("") : dup_part_names (parts, lang);

  if (lang == KYO_LANG_JA)
    return g_strdup_printf ("%s（%s%s%s）", before, names, parts == all ? "" : "は", ja);
  return g_strdup_printf ("%s (%s%s%s)", before, names, parts == all ? "" : " ", en);
}

/* A date that is doubtful in its finest part is doubtful as a whole: "around 12 May"; where only
 * a coarser part is, that part is named. */
static char *
dup_moment (const KyoMoment *moment, int skip, gboolean with_zone, KyoLang lang)
{
  guint finest = 1u << get_finest_part (moment);
  guint all = (finest << 1) - 1;
  guint approximate = get_qualified_parts (moment, KYO_QUALIFIER_APPROXIMATE);
  guint uncertain = get_qualified_parts (moment, KYO_QUALIFIER_UNCERTAIN);
  char *words;

  if (is_unspecified (moment))
    words = dup_unspecified (moment, lang);
  else if (lang == KYO_LANG_JA)
    words = dup_plain_ja (moment, skip, with_zone);
  else
    words = dup_plain_en (moment, skip, with_zone);

  if (approximate & finest)
    {
      g_autofree char *exact = words;

      words = lang == KYO_LANG_JA ? g_strconcat (exact, "ごろ", NULL)
                                  : g_strconcat ("around ", exact, NULL);
    }
  else if (approximate != 0)
    words = append_note (words, approximate, all, "おおよそ", "approximate", lang);
  if (uncertain != 0)
    words = append_note (words, uncertain, all, "不確か", "uncertain", lang);

  return words;
}

/* Doubt about a part that is left out could not be told. */
static gboolean
allows_skipping (const KyoMoment *moment)
{
  guint finest = 1u << get_finest_part (moment);
  guint all = (finest << 1) - 1;
  guint approximate = get_qualified_parts (moment, KYO_QUALIFIER_APPROXIMATE);
  guint uncertain = get_qualified_parts (moment, KYO_QUALIFIER_UNCERTAIN);

  return !is_unspecified (moment) && (approximate == 0 || approximate & finest) &&
         (uncertain == 0 || uncertain == all);
}

/* How many parts, from the year on, both ends have in common and need to be said only once. */
static int
count_shared_parts (const KyoMoment *a, const KyoMoment *b)
{
  int most = MIN (get_finest_part (a), get_finest_part (b));

  if (!allows_skipping (a) || !allows_skipping (b) || a->year != b->year)
    return 0;
  if (most < KYO_PART_DAY || a->month != b->month)
    return MIN (most, 1);
  if (most < KYO_PART_CLOCK || a->day != b->day || a->has_zone != b->has_zone ||
      a->offset != b->offset)
    return 2;
  return 3;
}

static gboolean
is_same_moment (const KyoMoment *a, const KyoMoment *b)
{
  return a->precision == b->precision && a->first == b->first && a->last == b->last &&
         memcmp (a->qualifiers, b->qualifiers, sizeof (a->qualifiers)) == 0;
}

/* Japanese leaves out the end's year, English the beginning's; on one day both leave out the
 * date of the end. */
static char *
dup_closed_interval (const KyoTime *self, KyoLang lang)
{
  int shared = count_shared_parts (&self->begin, &self->end);
  gboolean is_one_day = shared == 3;
  gboolean has_clock = MAX (self->begin.precision, self->end.precision) >= KYO_PRECISION_MINUTE;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (is_same_moment (&self->begin, &self->end))
    return dup_moment (&self->begin, 0, TRUE, lang);

  if (lang == KYO_LANG_JA || is_one_day)
    {
      begin = dup_moment (&self->begin, 0, !is_one_day, lang);
      end = dup_moment (&self->end, shared, TRUE, lang);
    }
  else
    {
      begin = dup_moment (&self->begin, has_clock ? 0 : shared, TRUE, lang);
      end = dup_moment (&self->end, 0, TRUE, lang);
    }

  if (lang == KYO_LANG_JA)
    return g_strconcat (begin, "から", end, "まで", NULL);
  return g_strconcat (begin, " to ", end, NULL);
}

static char *
dup_half_interval (const KyoMoment *known, KyoMomentState other, gboolean is_begin, KyoLang lang)
{
  g_autofree char *words = dup_moment (known, 0, TRUE, lang);

  if (lang == KYO_LANG_JA && is_begin)
    return g_strconcat (words, other == KYO_MOMENT_OPEN ? "以降" : "から（終わりは不明）", NULL);
  if (lang == KYO_LANG_JA)
    return g_strconcat (words, "まで", other == KYO_MOMENT_OPEN ? "" : "（始まりは不明）", NULL);
  if (is_begin)
    return g_strconcat (other == KYO_MOMENT_OPEN ? "" : "from ", words,
                        other == KYO_MOMENT_OPEN ? " onwards" : " (end unknown)", NULL);
  return g_strconcat ("until ", words, other == KYO_MOMENT_OPEN ? "" : " (beginning unknown)",
                      NULL);
}

/**
 * kyo_time_dup_display:
 * @self: a time
 * @lang: the language to say it in
 *
 * Says a time for people: "2020年5月ごろ", "around May 2020"; "2020年5月から8月まで", "May to
 * August 2020"; "2020年5月（不確か）", "May 2020 (uncertain)"; "2020年代", "2020s". A clock time is
 * shown as it was written, with its zone where one was given. A pattern of `X` for which there
 * are no words is shown as it is.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_time_dup_display (const KyoTime *self, KyoLang lang)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->is_interval)
    return dup_moment (&self->begin, 0, TRUE, lang);
  if (self->begin.state != KYO_MOMENT_KNOWN)
    return dup_half_interval (&self->end, self->begin.state, FALSE, lang);
  if (self->end.state != KYO_MOMENT_KNOWN)
    return dup_half_interval (&self->begin, self->end.state, TRUE, lang);
  return dup_closed_interval (self, lang);
}
