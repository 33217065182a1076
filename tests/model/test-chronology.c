/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the times of steps say of the order in which they are told, and of how long things took.
 */
#include "config.h"

#include "model/kyo-chronology.h"
#include "model/kyo-duration.h"

#include <string.h>

#define MOST_STEPS 8

static void
add_step (KyoCase *kase, const char *number, KyoStepKind kind, KyoPhase phase, const char *when)
{
  g_autofree char *id =
    g_strdup_printf ("s%u", g_list_model_get_n_items (kyo_case_get_steps (kase)));
  g_autoptr (KyoStep) step = kyo_step_new (id, kind, number);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoTime) time = when != NULL ? kyo_time_new (when, &error) : NULL;

  g_assert_no_error (error);
  kyo_step_set_phase (step, phase);
  kyo_step_set_when (step, time);
  kyo_case_add_step (kase, step);
}

/* Spans */

static const struct
{
  const char *edtf;
  int offset;
  gboolean is_point;
  const char *begin; /* "-" where there is none */
  const char *end;
  const char *core; /* begin and end of it, "" for none */
} spans[] = {
  { "2020-05-12T09:00", 0, TRUE, "2020-05-12T09:00", "2020-05-12T09:00", "" },
  { "2020-05-12T09:00", 540, TRUE, "2020-05-12T00:00", "2020-05-12T00:00", "" },
  { "2020-05-12T09:00+09:00", 0, TRUE, "2020-05-12T00:00", "2020-05-12T00:00", "" },
  { "2020-05-12T09:00~", 0, FALSE, "2020-05-12T08:00", "2020-05-12T10:00", "" },
  { "2020-05-12", 0, FALSE, "2020-05-12T00:00", "2020-05-13T00:00", "" },
  { "2020-05-12", 540, FALSE, "2020-05-11T15:00", "2020-05-12T15:00", "" },
  { "2020-05-12?", 0, FALSE, "2020-05-11T00:00", "2020-05-14T00:00", "" },
  { "2020-05", 0, FALSE, "2020-05-01T00:00", "2020-06-01T00:00", "" },
  { "2020-05~", 0, FALSE, "2020-03-31T00:00", "2020-07-02T00:00", "" },
  { "2020-XX", 0, FALSE, "2020-01-01T00:00", "2021-01-01T00:00", "" },
  { "2020-05/2020-07", 0, FALSE, "2020-05-01T00:00", "2020-08-01T00:00",
    "2020-06-01T00:00 2020-07-01T00:00" },
  { "2020-05-12T09:00/2020-05-12T11:00", 0, FALSE, "2020-05-12T09:00", "2020-05-12T11:00",
    "2020-05-12T09:00 2020-05-12T11:00" },
  { "2020-05/2020-05", 0, FALSE, "2020-05-01T00:00", "2020-06-01T00:00", "" },
  { "2020-05-12/..", 0, FALSE, "2020-05-12T00:00", "-", "2020-05-13T00:00 2020-05-13T00:00" },
  { "/2020-05-12", 0, FALSE, "-", "2020-05-13T00:00", "2020-05-12T00:00 2020-05-12T00:00" },
};

static gint64
read_seconds (const char *iso)
{
  g_autofree char *whole = g_strconcat (iso, ":00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (whole, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static void
test_span (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoTime) time = kyo_time_new (spans[i].edtf, NULL);
  g_auto (GStrv) core = g_strsplit (spans[i].core, " ", 2);
  KyoTimeSpan span = { 0 };

  kyo_time_get_span (time, spans[i].offset, &span);
  g_assert_cmpint (span.is_point, ==, spans[i].is_point);
  g_assert_cmpint (span.has_begin, ==, *spans[i].begin != '-');
  g_assert_cmpint (span.has_end, ==, *spans[i].end != '-');
  if (span.has_begin)
    g_assert_cmpint (span.begin, ==, read_seconds (spans[i].begin));
  if (span.has_end)
    g_assert_cmpint (span.end, ==, read_seconds (spans[i].end));
  if (core[0] == NULL)
    {
      g_assert_true (span.is_point || span.core_begin > span.core_end);
      return;
    }
  g_assert_cmpint (span.core_begin, ==, read_seconds (core[0]));
  g_assert_cmpint (span.core_end, ==, read_seconds (core[1]));
}

/* Order: times as they are told, and the pairs that cannot both hold. */

static const struct
{
  const char *name;
  const char *times; /* "-" for none */
  const char *conflicts;
} orders[] = {
  { "none-has-a-time", "- - -", "" },
  { "in-order", "2020-05-11 2020-05-12T09:00 - 2020-05-12T10:00", "" },
  { "one-is-told-too-late", "2020-05-12T09:00 2020-05-12T08:00", "0<1" },
  { "what-may-be-in-order-is", "2020-05-12T09:00 2020-05-12 2020-05", "" },
  { "around-may-be-later", "2020-05-12T09:00 2020-05-12T08:30~", "" },
  { "a-day-before-midnight", "2020-05-13T00:00 2020-05-12", "0<1" },
  { "the-same-moment", "2020-05-12T09:00 2020-05-12T09:00", "" },
  { "across-one-without-a-time", "2020-06 - 2020-05", "0<2" },
  { "the-latest-is-named", "2020-05-10 2020-05-20 2020-05-12 2020-05-01", "1<2 1<3" },
  { "what-has-no-end-may-be-later", "2020-05-12 2020-05-01/..", "" },
  { "what-has-no-beginning-is-before", "2020-05-12 ../2020-05-01", "0<1" },
  { "after-one-without-a-beginning", "../2020-05-12 2020-05-01", "" },
  /* By the clock of whoever names a zone: the day is that of 09:00 there, not of 09:00 UTC. */
  { "a-day-in-the-zone-of-the-others", "2020-05-12T01:00+09:00 2020-05-12", "" },
  { "a-clock-in-the-zone-of-the-others", "2020-05-12T09:00+09:00 2020-05-12T08:00", "0<1" },
};

static void
test_order (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = kyo_case_new ("c", KYO_CASE_OWN);
  g_auto (GStrv) times = g_strsplit (orders[i].times, " ", -1);
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; times[k] != NULL; k++)
    add_step (kase, "1", KYO_STEP_EVENT, KYO_PHASE_ORIGIN, *times[k] == '-' ? NULL : times[k]);
  conflicts = kyo_chronology_list_conflicts (kase);
  for (guint k = 0; k < conflicts->len; k++)
    {
      const KyoConflict *conflict = &g_array_index (conflicts, KyoConflict, k);

      g_string_append_printf (found, "%s%u<%u", k > 0 ? " " : "", conflict->told_first,
                              conflict->told_later);
    }
  g_assert_cmpstr (found->str, ==, orders[i].conflicts);
}

static void
test_a_conflict_is_said_in_words (void)
{
  g_autoptr (KyoStep) first = kyo_step_new ("a", KYO_STEP_EVENT, "3");
  g_autoptr (KyoStep) later = kyo_step_new ("b", KYO_STEP_RESPONSE, "1");
  g_autofree char *ja = kyo_chronology_dup_conflict (first, later, KYO_LANG_JA);
  g_autofree char *en = kyo_chronology_dup_conflict (first, later, KYO_LANG_EN);

  g_assert_cmpstr (ja, ==, "対処1は事象3の後に記されているが、時刻は事象3より前");
  g_assert_cmpstr (en, ==, "Response 1 is told after Event 3, but its time is before it");
}

/* Durations */

typedef struct
{
  KyoStepKind kind;
  const char *number;
  KyoPhase phase;
  const char *when;
} Told;

#define EVENT KYO_STEP_EVENT
#define RESPONSE KYO_STEP_RESPONSE

static const struct
{
  const char *name;
  Told steps[MOST_STEPS];
  const char *found; /* kind:steps in English, ; between */
} chosen[] = {
  { "all-five",
    { { EVENT, "1", KYO_PHASE_ORIGIN, "2020-05-12T09:00" },
      { EVENT, "2", KYO_PHASE_DETECTION, "2020-05-12T11:00" },
      { RESPONSE, "1", KYO_PHASE_DECISION, "2020-05-12T11:30" },
      { RESPONSE, "2", KYO_PHASE_CONTAINMENT, "2020-05-12T12:45" },
      { RESPONSE, "3", KYO_PHASE_COMMUNICATION, "2020-05-13T11:00" },
      { RESPONSE, "4", KYO_PHASE_RECOVERY, "2020-05-14T09:00" },
      { RESPONSE, "5", KYO_PHASE_RECOVERY, "2020-05-15T13:00" } },
    "0:2 hours:Event 1 → Event 2;1:30 minutes:Event 2 → Response 1;"
    "2:1 hour 45 minutes:Event 2 → Response 2;3:1 day:Event 2 → Response 3;"
    "4:3 days 4 hours:Event 1 → Response 5" },
  { "what-went-before-is-not-the-occurrence",
    { { EVENT, "0", KYO_PHASE_ORIGIN, "2019-11-12T09:00" },
      { EVENT, "1", KYO_PHASE_ORIGIN, "2020-05-12T09:00" },
      { EVENT, "2", KYO_PHASE_DETECTION, "2020-05-12T09:10" } },
    "0:10 minutes:Event 1 → Event 2" },
  { "unless-there-is-no-other",
    { { EVENT, "0", KYO_PHASE_ORIGIN, "2020-05-12T09:00" },
      { EVENT, "1", KYO_PHASE_DETECTION, "2020-05-12T09:10" } },
    "0:10 minutes:Event 0 → Event 1" },
  { "the-first-detection-counts-even-without-a-time",
    { { EVENT, "1", KYO_PHASE_ORIGIN, "2020-05-12T09:00" },
      { EVENT, "2", KYO_PHASE_DETECTION, NULL },
      { EVENT, "3", KYO_PHASE_DETECTION, "2020-05-12T09:10" } },
    "" },
  { "users-who-notice-are-not-an-announcement",
    { { EVENT, "1", KYO_PHASE_DETECTION, "2020-05-12T09:00" },
      { EVENT, "2", KYO_PHASE_COMMUNICATION, "2020-05-12T10:00" },
      { RESPONSE, "1", KYO_PHASE_COMMUNICATION, "2020-05-12T12:00" } },
    "3:3 hours:Event 1 → Response 1" },
  { "the-end-came-first",
    { { EVENT, "1", KYO_PHASE_ORIGIN, "2020-05-12T09:00" },
      { EVENT, "2", KYO_PHASE_DETECTION, "2020-05-12T08:00" } },
    "" },
  { "no-phases-that-count",
    { { EVENT, "1", KYO_PHASE_ANALYSIS, "2020-05-12T09:00" },
      { RESPONSE, "1", KYO_PHASE_ORIGIN, "2020-05-12T08:00" } },
    "" },
};

static void
test_chosen (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = kyo_case_new ("c", KYO_CASE_OWN);
  g_autoptr (GPtrArray) durations = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint k = 0; k < MOST_STEPS && chosen[i].steps[k].number != NULL; k++)
    {
      const Told *told = &chosen[i].steps[k];

      add_step (kase, told->number, told->kind, told->phase, told->when);
    }
  durations = kyo_duration_list (kase);
  for (guint k = 0; k < durations->len; k++)
    {
      const KyoDuration *duration = g_ptr_array_index (durations, k);
      g_autofree char *words = kyo_duration_dup_display (duration, KYO_LANG_EN);
      g_autofree char *steps = kyo_duration_dup_steps (duration, KYO_LANG_EN);

      g_string_append_printf (found, "%s%d:%s:%s", k > 0 ? ";" : "", duration->kind, words, steps);
    }
  g_assert_cmpstr (found->str, ==, chosen[i].found);
}

static const struct
{
  const char *from;
  const char *to;
  const char *ja; /* NULL: nothing can be said */
  const char *en;
} lengths[] = {
  { "2020-05-12T09:00", "2020-05-12T11:00", "2時間", "2 hours" },
  { "2020-05-12T09:00", "2020-05-12T09:00", "同時刻", "at the same time" },
  { "2020-05-12T09:00", "2020-05-12T09:01", "1分", "1 minute" },
  { "2020-05-12T09:00:00", "2020-05-12T09:00:45", "45秒", "45 seconds" },
  { "2020-05-12T09:00:00", "2020-05-12T09:05:30", "5分30秒", "5 minutes 30 seconds" },
  /* To the minute, as one of them is. */
  { "2020-05-12T09:00", "2020-05-12T09:05:10", "5分", "5 minutes" },
  { "2020-05-12T09:00", "2020-05-12T10:30", "1時間30分", "1 hour 30 minutes" },
  { "2020-05-12T09:00", "2020-05-13T15:00", "1日6時間", "1 day 6 hours" },
  { "2020-05-12T09:00", "2020-05-13T08:59", "23時間59分", "23 hours 59 minutes" },
  { "2020-05-12T09:00", "2020-05-15T08:59", "3日", "3 days" },
  { "2020-05-12T09:00+09:00", "2020-05-12T02:00Z", "2時間", "2 hours" },
  { "2020-05-12T09:00+09:00", "2020-05-12T11:00", "2時間", "2 hours" },
  { "2020-01-12T09:00", "2020-09-12T09:00", "約8か月", "about 8 months" },
  /* Days: as many as may lie between them. */
  { "2020-05-12", "2020-05-12", "1日以内", "within 1 day" },
  { "2020-05-12", "2020-05-13", "2日以内", "within 2 days" },
  { "2020-05-12", "2020-05-14", "1〜3日", "1–3 days" },
  { "2020-05-12T09:00", "2020-05-13", "15〜39時間", "15–39 hours" },
  { "2020-05-12T21:00", "2020-05-13", "3〜27時間", "3–27 hours" },
  { "2020-05-12T09:00", "2020-05-12", "15時間以内", "within 15 hours" },
  { "2020-05-12T09:00~", "2020-05-12T11:00", "1〜3時間", "1–3 hours" },
  { "2020-05-12T09:00", "2020-05-12T12:00/2020-05-14T10:00", "3時間〜3日", "3 hours to 3 days" },
  { "2020-05", "2020-08", "2〜4か月", "2–4 months" },
  { "2019", "2020", "2年以内", "within 2 years" },
  { "2019", "2022", "2〜4年", "2–4 years" },
  { "2020-05~", "2020-06", "3か月以内", "within 3 months" },
  /* Open on one side. */
  { "2020-05-12", "2020-05-20/..", "7日以上", "at least 7 days" },
  { "../2020-05-12", "2020-05-20", "7日以上", "at least 7 days" },
  { "2020-05-12/", "2020-05-20", "9日以内", "within 9 days" },
  { "2020-05-12", "2020-05-10/..", NULL, NULL },
  { "2020-05-12T09:00", "2020-05-11", NULL, NULL },
};

static void
test_length (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = kyo_case_new ("c", KYO_CASE_OWN);
  g_autoptr (GPtrArray) durations = NULL;
  g_autofree char *ja = NULL, *en = NULL;

  add_step (kase, "1", EVENT, KYO_PHASE_ORIGIN, lengths[i].from);
  add_step (kase, "2", EVENT, KYO_PHASE_DETECTION, lengths[i].to);
  durations = kyo_duration_list (kase);
  if (lengths[i].ja == NULL)
    {
      g_assert_cmpuint (durations->len, ==, 0);
      return;
    }
  g_assert_cmpuint (durations->len, ==, 1);
  ja = kyo_duration_dup_display (g_ptr_array_index (durations, 0), KYO_LANG_JA);
  en = kyo_duration_dup_display (g_ptr_array_index (durations, 0), KYO_LANG_EN);
  g_assert_cmpstr (ja, ==, lengths[i].ja);
  g_assert_cmpstr (en, ==, lengths[i].en);
}

static void
test_every_kind_has_a_name (void)
{
  for (int kind = 0; kind < KYO_N_DURATIONS; kind++)
    {
      g_assert_cmpstr (kyo_duration_kind_label ((KyoDurationKind) kind, KYO_LANG_JA), !=, "");
      g_assert_cmpstr (kyo_duration_kind_label ((KyoDurationKind) kind, KYO_LANG_EN), !=, "");
    }
}

static void
add_table (const char *folder, const char *const *names, gsize n, GTestDataFunc test)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/%s/%s", folder, names[i]);

      for (char *c = path + strlen (folder) + 8; *c != '\0'; c++)
        if (*c == '/' || *c == '.')
          *c = '_';
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test);
    }
}

int
main (int argc, char *argv[])
{
  const char *span_names[G_N_ELEMENTS (spans)];
  const char *order_names[G_N_ELEMENTS (orders)];
  const char *chosen_names[G_N_ELEMENTS (chosen)];
  g_autoptr (GPtrArray) length_names = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_ptr_array_add (length_names, g_strdup_printf ("%s@%d", spans[i].edtf, spans[i].offset));
      span_names[i] = g_ptr_array_index (length_names, i);
    }
  add_table ("time-span", span_names, G_N_ELEMENTS (spans), test_span);
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    order_names[i] = orders[i].name;
  add_table ("conflicts", order_names, G_N_ELEMENTS (orders), test_order);
  g_test_add_func ("/model/conflicts/said-in-words", test_a_conflict_is_said_in_words);
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    chosen_names[i] = chosen[i].name;
  add_table ("durations", chosen_names, G_N_ELEMENTS (chosen), test_chosen);
  g_ptr_array_set_size (length_names, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    g_ptr_array_add (length_names, g_strdup_printf ("%s to %s", lengths[i].from, lengths[i].to));
  add_table ("duration-of", (const char *const *) length_names->pdata, length_names->len,
             test_length);
  g_test_add_func ("/model/durations/every-kind-has-a-name", test_every_kind_has_a_name);

  return g_test_run ();
}
