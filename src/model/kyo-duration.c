/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A duration is as doubtful as its two times: from the latest that the first may mean to the
 * earliest that the second may mean is the least, the other way round the most. Between two days
 * that follow one another lie at most two days, and maybe a minute; nothing finer is said.
 *
 * If the step that is meant has no time, no other is taken in its place: "the first that has a
 * time" would make the duration too long.
 */
#include "config.h"

#include "model/kyo-duration.h"

#include "model/kyo-chronology.h"
#include "model/kyo-labels.h"

#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0
#define MONTH (146097.0 * DAY / 4800) /* of the Gregorian calendar, on average */
#define YEAR (12 * MONTH)

typedef enum
{
  ROUND_DOWN,
  ROUND_NEAREST,
  ROUND_UP,
} Rounding;

/* Each unit is used up to so many of it; the next one begins there. */
static const struct
{
  double seconds;
  double up_to; /* s */
  const char *ja;
  const char *en;   /* one */
  gboolean is_even; /* not every month is as long as another */
} UNITS[] = {
  { 1, 120, "秒", "second", TRUE },
  { MINUTE, 120 * MINUTE, "分", "minute", TRUE },
  { HOUR, 48 * HOUR, "時間", "hour", TRUE },
  { DAY, 92 * DAY, "日", "day", TRUE },
  { MONTH, 2 * YEAR, "か月", "month", FALSE },
  { YEAR, G_MAXDOUBLE, "年", "year", FALSE },
};

typedef enum
{
  AT_OCCURRENCE,
  AT_DETECTION,
  AT_DECISION,
  AT_STOP,
  AT_ANNOUNCEMENT,
  AT_RECOVERY,
  N_POINTS,
} Point;

static const struct
{
  Point from;
  Point to;
  const char *ja;
  const char *en;
} KINDS[KYO_N_DURATIONS] = {
  [KYO_DURATION_DETECT] = { AT_OCCURRENCE, AT_DETECTION, "検知まで", "To detection" },
  [KYO_DURATION_ESCALATE] = { AT_DETECTION, AT_DECISION, "経営への報告・判断まで",
                              "To management’s decision" },
  [KYO_DURATION_STOP] = { AT_DETECTION, AT_STOP, "封じ込めまで", "To containment" },
  [KYO_DURATION_INFORM] = { AT_DETECTION, AT_ANNOUNCEMENT, "周知・連絡まで", "To communication" },
  [KYO_DURATION_RECOVER] = { AT_OCCURRENCE, AT_RECOVERY, "復旧まで", "To recovery" },
};

static void
take_first (KyoStep **at, KyoStep *step)
{
  if (*at == NULL)
    *at = step;
}

/* Borrowed steps of the case, NULL where it tells of none. */
static void
find_points (KyoCase *kase, KyoStep *points[N_POINTS])
{
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i); /* held by the case */
      gboolean is_response = kyo_step_get_kind (step) == KYO_STEP_RESPONSE;

      switch (kyo_step_get_phase (step))
        {
        case KYO_PHASE_ORIGIN:
          if (is_response)
            break;
          if (points[AT_OCCURRENCE] == NULL ||
              g_str_equal (kyo_step_get_number (points[AT_OCCURRENCE]), "0"))
            points[AT_OCCURRENCE] = step;
          break;
        case KYO_PHASE_DETECTION:
          take_first (&points[AT_DETECTION], step);
          break;
        case KYO_PHASE_DECISION:
          take_first (&points[AT_DECISION], step);
          break;
        case KYO_PHASE_CONTAINMENT:
          if (is_response)
            take_first (&points[AT_STOP], step);
          break;
        case KYO_PHASE_COMMUNICATION:
          if (is_response)
            take_first (&points[AT_ANNOUNCEMENT], step);
          break;
        case KYO_PHASE_RECOVERY:
          if (is_response)
            points[AT_RECOVERY] = step;
          break;
        case KYO_PHASE_ANALYSIS:
        default:
          break;
        }
    }
}

static gboolean
get_span (KyoStep *step, int offset, KyoTimeSpan *span)
{
  KyoTime *when = step != NULL ? kyo_step_get_when (step) : NULL;

  if (when != NULL)
    kyo_time_get_span (when, offset, span);
  return when != NULL;
}

/* NULL when the times say nothing, or that the end came first. */
static KyoDuration *
measure (KyoDurationKind kind, KyoStep *begin, KyoStep *end, int offset)
{
  KyoTimeSpan from, to;
  KyoDuration *self;
  gboolean has_least, has_most;

  if (!get_span (begin, offset, &from) || !get_span (end, offset, &to))
    return NULL;
  has_least = from.has_end && to.has_begin;
  has_most = from.has_begin && to.has_end;
  if ((has_most && to.end < from.begin) || (!has_most && (!has_least || to.begin <= from.end)))
    return NULL;

  self = g_new0 (KyoDuration, 1);
  self->kind = kind;
  self->begin = g_object_ref (begin);
  self->end = g_object_ref (end);
  self->least = has_least ? MAX (to.begin - from.end, 0) : 0;
  self->has_most = has_most;
  self->most = has_most ? to.end - from.begin : 0;
  /* To the minute, if either is told to the minute. */
  if (from.is_point && to.is_point && (from.resolution == 60 || to.resolution == 60))
    self->least = self->most = (self->most + 30) / 60 * 60;
  return self;
}

static const char *
pick (KyoLang lang, const char *ja, const char *en)
{
  return lang == KYO_LANG_JA ? ja : en;
}

/* The unit in which so long is counted: a day, but 30 hours. */
static guint
find_unit (double seconds)
{
  guint unit = 0;

  while (seconds >= UNITS[unit].up_to)
    unit++;
  while (UNITS[unit].is_even && UNITS[unit + 1].is_even && seconds > 0 &&
         (gint64) seconds % (gint64) UNITS[unit + 1].seconds == 0)
    unit++;
  return unit;
}

static gint64
count_units (double seconds, guint unit, Rounding rounding)
{
  double n = seconds / UNITS[unit].seconds;
  double slack = UNITS[unit].is_even ? 0 : 0.1;

  if (rounding == ROUND_NEAREST)
    return (gint64) (n + 0.5);
  if (rounding == ROUND_DOWN)
    return (gint64) (n + slack);
  return (gint64) (n - slack) + (n - slack > (double) (gint64) (n - slack));
}

static void
append_units (GString *out, gint64 n, guint unit, KyoLang lang)
{
  if (lang == KYO_LANG_JA)
    g_string_append_printf (out, "%" G_GINT64_FORMAT "%s", n, UNITS[unit].ja);
  else
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT " %s%s", out->len > 0 ? " " : "", n,
                            UNITS[unit].en, n == 1 ? "" : "s");
}

/* "2時間", "1時間30分", "3日4時間": two units at most, the second rounded. */
static char *
dup_exact (gint64 seconds, KyoLang lang)
{
  GString *out = g_string_new (NULL);
  guint unit = find_unit ((double) seconds);
  gint64 whole, rest = 0;

  if (seconds == 0)
    return g_string_free (g_string_append (out, pick (lang, "同時刻", "at the same time")), FALSE);
  /* Hours and minutes rather than 90 minutes. */
  if (unit > 0 && unit < 3 && (double) seconds >= UNITS[unit + 1].seconds)
    unit++;
  if (unit == 0 && seconds >= 60)
    unit = 1;
  if (unit == 0 || !UNITS[unit].is_even)
    {
      append_units (out, count_units ((double) seconds, unit, ROUND_NEAREST), unit, lang);
      if (unit > 0)
        g_string_prepend (out, pick (lang, "約", "about "));
      return g_string_free (out, FALSE);
    }

  whole = count_units ((double) seconds, unit, ROUND_DOWN);
  rest =
    count_units ((double) seconds - (double) whole * UNITS[unit].seconds, unit - 1, ROUND_NEAREST);
  if ((double) rest * UNITS[unit - 1].seconds >= UNITS[unit].seconds)
    {
      whole++;
      rest = 0;
    }
  append_units (out, whole, unit, lang);
  if (rest > 0)
    append_units (out, rest, unit - 1, lang);
  return g_string_free (out, FALSE);
}

/* What lies between is never made narrower than it is. */
static char *
dup_range (const KyoDuration *self, KyoLang lang)
{
  guint from = find_unit ((double) self->least);
  guint to = find_unit ((double) self->most);
  gint64 least;
  gint64 most = count_units ((double) self->most, to, ROUND_UP);
  g_autoptr (GString) low = g_string_new (NULL);
  g_autoptr (GString) high = g_string_new (NULL);

  /* Both in one unit, if that does not make the least nothing. */
  if (self->has_most && from < to && count_units ((double) self->least, to, ROUND_DOWN) > 0)
    from = to;
  least = count_units ((double) self->least, from, ROUND_DOWN);
  append_units (low, least, from, lang);
  append_units (high, most, to, lang);
  if (!self->has_most)
    return lang == KYO_LANG_JA ? g_strconcat (low->str, "以上", NULL)
                               : g_strconcat ("at least ", low->str, NULL);
  if (self->least == 0 || least == 0)
    return lang == KYO_LANG_JA ? g_strconcat (high->str, "以内", NULL)
                               : g_strconcat ("within ", high->str, NULL);
  if (from == to && least == most)
    return lang == KYO_LANG_JA ? g_strconcat ("約", high->str, NULL)
                               : g_strconcat ("about ", high->str, NULL);
  if (from == to)
    {
      g_string_printf (low, "%" G_GINT64_FORMAT "%s", least, pick (lang, "〜", "–"));
      return g_strconcat (low->str, high->str, NULL);
    }
  return g_strconcat (low->str, pick (lang, "〜", " to "), high->str, NULL);
}

/**
 * kyo_duration_list:
 * @kase: a case
 *
 * Works out how long it was between those steps that committees ask for, as far as their times
 * tell. Times without a zone are taken by the clock of those that have one.
 *
 * Returns: (transfer full) (element-type KyoDuration): the durations
 */
GPtrArray *
kyo_duration_list (KyoCase *kase)
{
  GPtrArray *durations = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_duration_free);
  KyoStep *points[N_POINTS] = { NULL };
  int offset;

  g_return_val_if_fail (KYO_IS_CASE (kase), durations);

  find_points (kase, points);
  offset = kyo_chronology_find_offset (kase);
  for (int kind = 0; kind < KYO_N_DURATIONS; kind++)
    {
      KyoDuration *duration =
        measure ((KyoDurationKind) kind, points[KINDS[kind].from], points[KINDS[kind].to], offset);

      if (duration != NULL)
        g_ptr_array_add (durations, duration);
    }

  return durations;
}

/**
 * kyo_duration_free:
 * @self: (transfer full): a duration
 *
 * Frees it.
 */
void
kyo_duration_free (KyoDuration *self)
{
  g_object_unref (self->begin);
  g_object_unref (self->end);
  g_free (self);
}

/**
 * kyo_duration_kind_label:
 * @kind: what is asked for
 * @lang: the language to say it in
 *
 * Names a duration by what it ends with.
 *
 * Returns: (transfer none): a static string
 */
const char *
kyo_duration_kind_label (KyoDurationKind kind, KyoLang lang)
{
  g_return_val_if_fail ((guint) kind < KYO_N_DURATIONS, "");

  return pick (lang, KINDS[kind].ja, KINDS[kind].en);
}

/**
 * kyo_duration_dup_display:
 * @self: a duration
 * @lang: the language to say it in
 *
 * Says how long it was. Between two clock times: "2時間", "1時間30分", "3日4時間" (two units at
 * most). Otherwise the least and the most, each in one unit and rounded away from the other:
 * "3時間〜1日", "1–3 days"; "1日以内" where they may have happened together, "3日以上" where there
 * is no most. Months and years are those of the calendar on average, and a tenth of one does not
 * count.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_duration_dup_display (const KyoDuration *self, KyoLang lang)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->has_most && self->least == self->most)
    return dup_exact (self->least, lang);
  return dup_range (self, lang);
}

/**
 * kyo_duration_dup_steps:
 * @self: a duration
 * @lang: the language to say it in
 *
 * Says from which step to which it is.
 *
 * Returns: (transfer full): such as "事象1 → 対処1"
 */
char *
kyo_duration_dup_steps (const KyoDuration *self, KyoLang lang)
{
  g_autofree char *begin = NULL, *end = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  begin = kyo_step_dup_number_label (kyo_step_get_kind (self->begin),
                                     kyo_step_get_number (self->begin), lang);
  end = kyo_step_dup_number_label (kyo_step_get_kind (self->end), kyo_step_get_number (self->end),
                                   lang);
  return g_strconcat (begin, " → ", end, NULL);
}
