/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"

#include <math.h>

static void
build_steps (KyoCase *kase, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i % 1000);
      KyoStep *step =
        build_step (kase, id, i % 3 == 0 ? KYO_STEP_RESPONSE : KYO_STEP_EVENT, number, NULL, NULL);

      kyo_step_set_phase (step, (KyoPhase) (i / 2 % KYO_N_PHASES));
    }
}

static KyoTimelineLayout *
lay_out (KyoCase *kase, KyoLang lang, double width)
{
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;

  options.lang = lang;
  options.card_width = 168;
  options.width = width;
  return kyo_timeline_layout_new (kase, &options, measure_by_count, NULL);
}

static void
test_row (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (KyoCase) kase = build_case ();
  KyoTimelineLayout *layout;
  double width, height, axis;

  build_steps (kase, n);
  layout = lay_out (kase, KYO_LANG_JA, 0);
  kyo_timeline_layout_get_size (layout, &width, &height);
  axis = kyo_timeline_layout_get_axis (layout);

  g_assert_cmpuint (kyo_timeline_layout_get_n_cards (layout), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (layout, i);

      g_assert_true (isfinite (card->rect.x) && isfinite (card->rect.height));
      g_assert_cmpfloat (card->rect.width, ==, 168);
      g_assert_cmpfloat (card->rect.height, ==,
                         kyo_timeline_layout_get_card (layout, 0)->rect.height);
      g_assert_cmpfloat (card->rect.y + card->rect.height, <, height);
      g_assert_cmpfloat_with_epsilon (kyo_rect_centre (&card->badge_rect).y, axis, 0.01);
      g_assert_cmpfloat (card->badge_rect.y + card->badge_rect.height, <, card->rect.y);
      if (i > 0)
        g_assert_cmpfloat (card->rect.x, >,
                           kyo_timeline_layout_get_card (layout, i - 1)->rect.x + 168);
    }
  if (n > 0)
    g_assert_cmpfloat (kyo_timeline_layout_get_card (layout, n - 1)->rect.x + 168, <, width);
  else
    g_assert_cmpfloat (width, ==, 0);

  g_assert_finalize_object (layout);
}

static void
test_bands_cover_their_cards (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  guint covered = 0;

  build_steps (kase, 9);
  layout = lay_out (kase, KYO_LANG_EN, 0);

  g_assert_cmpuint (kyo_timeline_layout_get_n_bands (layout), ==, 5);
  for (guint i = 0; i < kyo_timeline_layout_get_n_bands (layout); i++)
    {
      const KyoTimelineBand *band = kyo_timeline_layout_get_band (layout, i);

      g_assert_cmpuint (band->first_card, ==, covered);
      for (guint j = 0; j < band->n_cards; j++)
        {
          const KyoTimelineCard *card = kyo_timeline_layout_get_card (layout, covered + j);

          g_assert_cmpint (kyo_step_get_phase (card->step), ==, band->phase);
          g_assert_cmpfloat (card->rect.x, >=, band->rect.x);
          g_assert_cmpfloat (card->rect.x + card->rect.width, <=, band->rect.x + band->rect.width);
          g_assert_cmpfloat (band->rect.y + band->rect.height, <, card->badge_rect.y);
        }
      covered += band->n_cards;
      g_assert_cmpstr (band->label, !=, "");
    }
  g_assert_cmpuint (covered, ==, 9);
}

static void
test_cards_fill_the_width (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  double width, height;

  build_steps (kase, 5);
  layout = lay_out (kase, KYO_LANG_EN, 1300);
  kyo_timeline_layout_get_size (layout, &width, &height);

  g_assert_cmpfloat (width, >, 1290);
  g_assert_cmpfloat (width, <=, 1300);
}

static void
test_times_stand_above_their_badges (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  g_autoptr (KyoText) words = kyo_text_new ("翌日", "the next day");
  const KyoTimelineCard *told, *untold;

  build_steps (kase, 2);
  kyo_step_set_relative (kyo_case_find_step (kase, "s1"), words);
  layout = lay_out (kase, KYO_LANG_JA, 0);
  untold = kyo_timeline_layout_get_card (layout, 0);
  told = kyo_timeline_layout_get_card (layout, 1);

  g_assert_cmpstr (told->when, ==, "翌日");
  g_assert_cmpstr (untold->when, ==, "");
  g_assert_cmpfloat (told->when_rect.y + told->when_rect.height, <, told->badge_rect.y);
  g_assert_cmpfloat (told->when_rect.y, >, kyo_timeline_layout_get_band (layout, 0)->rect.height);
}

/* Times: one word for each step, "-" for none. */

static void
build_times (KyoCase *kase, const char *words)
{
  g_auto (GStrv) times = g_strsplit (words, " ", -1);

  for (guint i = 0; times[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i % 1000);
      KyoStep *step = build_step (kase, id, KYO_STEP_EVENT, number, NULL, NULL);
      g_autoptr (KyoTime) when = *times[i] != '-' ? kyo_time_new (times[i], NULL) : NULL;

      g_assert_true (when != NULL || *times[i] == '-');
      kyo_step_set_phase (step, (KyoPhase) (i % KYO_N_PHASES));
      kyo_step_set_when (step, when);
    }
}

static const struct
{
  const char *name;
  const char *times;
  const char *rulers; /* first card+how many, of each */
  const char *marks;  /* of each card: "." a point, "~" a span, "<" and ">" open ends, " " none */
} timed[] = {
  { "none-is-known", "- - -", "", "   " },
  { "all-are-known", "2026-02-03T09:00 2026-02-03T10:00 2026-02-03T18:00", "0+3", "..." },
  { "one-alone-has-no-scale", "- 2026-02-03T09:00 -", "", "   " },
  { "two-at-one-moment-have-no-scale", "2026-02-03T09:00 2026-02-03T09:00", "", "  " },
  { "vague-times-are-spans", "2026-02 2026-03~ 2026-04-1X 2026-05/2026-07 2026-21", "0+5",
    "~~~~~" },
  { "open-ends", "../2026-02-03 2026-02-05 2026-02-06/..", "0+3", "<~>" },
  { "without-times-between", "2026-02-03 2026-02-04 - - 2026-02-09 2026-02-12", "0+2 4+2",
    "~~  ~~" },
  { "between-unknown-ones-no-distance", "2026-02-03 - 2026-02-09 - 2026-02-12", "", "     " },
  { "against-the-order", "2026-02-03T09:00 2026-02-03T12:00 2026-02-03T10:00", "0+3", "..." },
  { "many-are-cut-where-most-time-passes",
    "2026-02-03T09:00 2026-02-03T09:10 2026-02-03T09:20 2026-02-03T09:30 2026-02-03T09:40 "
    "2026-02-04T09:50 2026-02-04T10:00 2026-02-04T10:10 2026-02-04T10:20 2026-02-04T10:30 "
    "2026-02-04T10:40 2026-02-04T10:50 2026-02-04T11:00 2026-02-04T11:10",
    "0+5 5+9", ".............." },
};

static KyoTimelineLayout *
lay_out_in_lanes (KyoCase *kase, KyoLanes lanes, double width)
{
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;

  options.lanes = lanes;
  options.width = width;
  return kyo_timeline_layout_new (kase, &options, measure_by_count, NULL);
}

/* Whatever its times are. */
static void
check_layout (KyoTimelineLayout *layout)
{
  double width, height, line = kyo_timeline_layout_get_ruler_line (layout);
  guint n = kyo_timeline_layout_get_n_cards (layout);

  kyo_timeline_layout_get_size (layout, &width, &height);
  for (guint i = 0; i < n; i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (layout, i);

      g_assert_true (kyo_rect_encloses (&(KyoRect){ 0, 0, width, height }, &card->rect));
      g_assert_true (kyo_rect_encloses (&(KyoRect){ 0, 0, width, height }, &card->badge_rect));
      g_assert_cmpfloat (card->text_rect.y + card->text_rect.height, <=,
                         card->rect.y + card->rect.height);
      for (guint k = i + 1; k < n; k++)
        {
          const KyoTimelineCard *other = kyo_timeline_layout_get_card (layout, k);

          /* Told later: farther to the right, and never on top of another. */
          g_assert_cmpfloat (other->rect.x, >=, card->rect.x + 40);
          g_assert_false (kyo_rect_overlaps (&other->rect, &card->rect, 4));
        }
      if (card->is_on_ruler)
        g_assert_cmpfloat (line, <, card->badge_rect.y);
    }
  for (guint i = 0; i < kyo_timeline_layout_get_n_ticks (layout); i++)
    for (guint k = i + 1; k < kyo_timeline_layout_get_n_ticks (layout); k++)
      {
        const KyoTimelineTick *a = kyo_timeline_layout_get_tick (layout, i);
        const KyoTimelineTick *b = kyo_timeline_layout_get_tick (layout, k);

        if (*a->label != '\0' && *b->label != '\0')
          g_assert_false (kyo_rect_overlaps (&a->label_rect, &b->label_rect, 0));
      }
  for (guint i = 1; i < kyo_timeline_layout_get_n_rulers (layout); i++)
    g_assert_cmpfloat (kyo_timeline_layout_get_ruler (layout, i)->begin, >,
                       kyo_timeline_layout_get_ruler (layout, i - 1)->end);
}

static char
get_sign (const KyoTimelineCard *card)
{
  if (!card->is_on_ruler)
    return ' ';
  if (!card->mark.has_begin)
    return '<';
  if (!card->mark.has_end)
    return '>';
  return card->mark.is_point ? '.' : '~';
}

static void
test_times (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = build_case ();

  build_times (kase, timed[i].times);
  for (int lanes = 0; lanes < KYO_N_LANES; lanes++)
    {
      g_autoptr (KyoTimelineLayout) layout = lay_out_in_lanes (kase, (KyoLanes) lanes, 1000);
      g_autoptr (GString) rulers = g_string_new (NULL);
      g_autoptr (GString) marks = g_string_new (NULL);

      check_layout (layout);
      for (guint k = 0; k < kyo_timeline_layout_get_n_rulers (layout); k++)
        {
          const KyoTimelineRuler *ruler = kyo_timeline_layout_get_ruler (layout, k);

          g_string_append_printf (rulers, "%s%u+%u", k > 0 ? " " : "", ruler->first_card,
                                  ruler->n_cards);
          for (guint c = ruler->first_card; c < ruler->first_card + ruler->n_cards; c++)
            {
              const KyoTimelineMark *mark = &kyo_timeline_layout_get_card (layout, c)->mark;

              g_assert_cmpfloat (mark->begin, >=, ruler->begin - 0.01);
              g_assert_cmpfloat (mark->end, <=, ruler->end + 0.01);
              g_assert_cmpfloat (mark->x, >=, mark->begin - 0.01);
              g_assert_cmpfloat (mark->x, <=, mark->end + 0.01);
            }
        }
      for (guint k = 0; k < kyo_timeline_layout_get_n_cards (layout); k++)
        g_string_append_c (marks, get_sign (kyo_timeline_layout_get_card (layout, k)));
      g_assert_cmpstr (rulers->str, ==, timed[i].rulers);
      g_assert_cmpstr (marks->str, ==, timed[i].marks);
    }
}

static void
test_marks_are_true_to_time (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  double x[3];

  build_times (kase, "2026-02-03T09:00 2026-02-03T10:00 2026-02-03T14:00");
  layout = lay_out_in_lanes (kase, KYO_LANES_NONE, 1000);
  for (guint i = 0; i < 3; i++)
    x[i] = kyo_timeline_layout_get_card (layout, i)->mark.x;
  g_assert_cmpfloat_with_epsilon ((x[2] - x[0]) / (x[1] - x[0]), 5, 0.01);
  /* The cards lean towards their times: there is more room before the last. */
  g_assert_cmpfloat (kyo_timeline_layout_get_card (layout, 2)->rect.x -
                       kyo_timeline_layout_get_card (layout, 1)->rect.x,
                     >,
                     kyo_timeline_layout_get_card (layout, 1)->rect.x -
                       kyo_timeline_layout_get_card (layout, 0)->rect.x);
}

static void
test_an_interval_is_sure_between_its_ends (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  const KyoTimelineMark *mark;

  build_times (kase, "2026-01 2026-03/2026-05 2026-07");
  layout = lay_out_in_lanes (kase, KYO_LANES_NONE, 1000);
  mark = &kyo_timeline_layout_get_card (layout, 1)->mark;
  g_assert_cmpfloat (mark->begin, <, mark->core_begin);
  g_assert_cmpfloat (mark->core_begin, <, mark->core_end);
  g_assert_cmpfloat (mark->core_end, <, mark->end);
  mark = &kyo_timeline_layout_get_card (layout, 0)->mark;
  g_assert_cmpfloat (mark->core_begin, >, mark->core_end);
}

static void
test_unknown_ones_stand_close_together (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;

  build_times (kase, "2026-01-01 2026-02-01 - - -");
  layout = lay_out_in_lanes (kase, KYO_LANES_NONE, 0);
  for (guint i = 3; i < 5; i++)
    g_assert_cmpfloat (kyo_timeline_layout_get_card (layout, i)->rect.x -
                         kyo_timeline_layout_get_card (layout, i - 1)->rect.x,
                       ==, 140 + 12);
  /* Nor do they stand under a time. */
  g_assert_cmpfloat (kyo_timeline_layout_get_ruler (layout, 0)->end, <,
                     kyo_timeline_layout_get_card (layout, 2)->badge_rect.x);
}

static void
test_times_are_told_by_those_before (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  static const char *const told[] = { "2026年2月3日 09:00", "同日 10:30", "翌日 08:00", "",
                                      "2026年2月5日" };

  build_times (kase, "2026-02-03T09:00+09:00 2026-02-03T10:30+09:00 2026-02-04T08:00+09:00 - "
                     "2026-02-05");
  layout = lay_out_in_lanes (kase, KYO_LANES_NONE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_cmpstr (kyo_timeline_layout_get_card (layout, i)->when, ==, told[i]);
}

static void
test_conflicts_are_marked_on_both (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  g_autoptr (KyoTimelineLayout) layout = NULL;
  g_autoptr (KyoTimelineLayout) rest = NULL;

  build_times (kase, "2026-02-01 2026-02-05 - 2026-02-03 2026-02-06");
  layout = kyo_timeline_layout_new (kase, &options, measure_by_count, NULL);
  g_assert_null (kyo_timeline_layout_get_card (layout, 0)->conflict);
  g_assert_true (kyo_timeline_layout_get_card (layout, 1)->conflict ==
                 kyo_case_find_step (kase, "s3"));
  g_assert_false (kyo_timeline_layout_get_card (layout, 1)->is_late);
  g_assert_true (kyo_timeline_layout_get_card (layout, 3)->is_late);
  g_assert_null (kyo_timeline_layout_get_card (layout, 2)->conflict);
  g_assert_true (kyo_timeline_layout_get_card (layout, 3)->conflict ==
                 kyo_case_find_step (kase, "s1"));
  g_assert_null (kyo_timeline_layout_get_card (layout, 4)->conflict);

  /* Also where the other one is in another row of a printed timeline. */
  options.first = 3;
  options.n_steps = 5;
  rest = kyo_timeline_layout_new (kase, &options, measure_by_count, NULL);
  g_assert_cmpuint (kyo_timeline_layout_get_n_cards (rest), ==, 2);
  g_assert_true (kyo_timeline_layout_get_card (rest, 0)->conflict ==
                 kyo_case_find_step (kase, "s1"));
}

static void
build_actors (KyoCase *kase)
{
  static const struct
  {
    const char *from;
    const char *to;
    KyoPhase phase;
  } acts[] = {
    { "attacker", "server", KYO_PHASE_ORIGIN }, { NULL, "server", KYO_PHASE_ORIGIN },
    { "staff", "desk", KYO_PHASE_DETECTION },   { "desk", NULL, KYO_PHASE_COMMUNICATION },
    { NULL, NULL, KYO_PHASE_RECOVERY },         { "desk", "server", KYO_PHASE_RECOVERY },
  };
  static const char *const ids[] = { "attacker", "server", "staff", "desk", "idle" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    build_participant (kase, NULL, ids[i], KYO_PARTICIPANT_PERSON, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      KyoStep *step = build_step (kase, id, KYO_STEP_EVENT, "1", acts[i].from, acts[i].to);

      kyo_step_set_phase (step, acts[i].phase);
    }
}

static void
check_lanes (KyoTimelineLayout *layout, const char *const *labels, const guint *lanes)
{
  double left, top;

  kyo_timeline_layout_get_frozen (layout, &left, &top);
  g_assert_cmpuint (kyo_timeline_layout_get_n_bands (layout), ==, 0);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      const KyoTimelineLane *lane = kyo_timeline_layout_get_lane (layout, i);

      g_assert_cmpstr (lane->label, ==, labels[i]);
      g_assert_cmpfloat (lane->rect.y, >=, top);
      g_assert_cmpfloat (lane->head.x + lane->head.width, <=, left);
      g_assert_true (kyo_rect_encloses (&lane->head, &lane->label_rect));
      if (i > 0)
        g_assert_false (
          kyo_rect_overlaps (&lane->rect, &kyo_timeline_layout_get_lane (layout, i - 1)->rect, 0));
      g_assert_cmpuint (kyo_timeline_layout_get_n_lanes (layout), >, i);
    }
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (layout, i);

      g_assert_cmpuint (card->lane, ==, lanes[i]);
      g_assert_true (
        kyo_rect_encloses (&kyo_timeline_layout_get_lane (layout, card->lane)->rect, &card->rect));
      g_assert_true (kyo_rect_encloses (&card->rect, &card->badge_rect));
      g_assert_cmpfloat (card->rect.x, >=, left);
    }
  check_layout (layout);
}

static void
test_lanes_by_phase (void)
{
  static const char *const labels[] = { "Origin", "Detection", "Recovery", "Communication", NULL };
  static const guint lanes[] = { 0, 0, 1, 3, 2, 2 };
  g_autoptr (KyoCase) kase = build_case ();
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  g_autoptr (KyoTimelineLayout) layout = NULL;

  build_actors (kase);
  options.lang = KYO_LANG_EN;
  options.lanes = KYO_LANES_PHASE;
  layout = kyo_timeline_layout_new (kase, &options, measure_by_count, NULL);
  check_lanes (layout, labels, lanes);
  g_assert_cmpuint (kyo_timeline_layout_get_lane (layout, 2)->n_cards, ==, 2);
}

static void
test_lanes_by_participant (void)
{
  static const char *const labels[] = { "attacker", "server",         "staff",
                                        "desk",     "(nobody named)", NULL };
  static const guint lanes[] = { 0, 1, 2, 3, 4, 3 };
  g_autoptr (KyoCase) kase = build_case ();
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  g_autoptr (KyoTimelineLayout) layout = NULL;

  build_actors (kase);
  options.lang = KYO_LANG_EN;
  options.lanes = KYO_LANES_PARTICIPANT;
  layout = kyo_timeline_layout_new (kase, &options, measure_by_count, NULL);
  check_lanes (layout, labels, lanes);
}

static void
count_measured (const char *text,
                KyoFont font,
                double width,
                double indent,
                double *used_width,
                double *height,
                guint *n_lines,
                gpointer user_data)
{
  (*(guint *) user_data)++;
  measure_by_count (text, font, width, indent, used_width, height, n_lines, NULL);
}

/* Measuring words is what costs; of ten thousand cards only the longest are measured. */
static void
test_of_very_many_only_the_longest_are_measured (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoText) longest = kyo_text_new (
    "とても長い説明がここにあり、ほかのどの札よりも多くの行を要するので、すべての札の高さを決める",
    NULL);
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  g_autoptr (KyoTimelineLayout) layout = NULL;
  guint n_measured = 0;

  build_steps (kase, 10000);
  kyo_step_set_text (kyo_case_find_step (kase, "s7001"), longest);
  layout = kyo_timeline_layout_new (kase, &options, count_measured, &n_measured);
  g_assert_cmpuint (kyo_timeline_layout_get_n_cards (layout), ==, 10000);
  g_assert_cmpuint (n_measured, <, 100);
  g_assert_cmpfloat (kyo_timeline_layout_get_card (layout, 0)->rect.height, >=,
                     kyo_timeline_layout_get_card (layout, 7001)->text_rect.height);
  g_assert_cmpfloat (kyo_timeline_layout_get_card (layout, 7001)->text_rect.height, >=, 4 * 19);
}

int
main (int argc, char *argv[])
{
  static const guint counts[] = { 0, 1, 12, 1000 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/timeline/row-of/%u", counts[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (counts[i]), test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (timed); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/timeline/times/", timed[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_times);
    }
  g_test_add_func ("/layout/timeline/marks-are-true-to-time", test_marks_are_true_to_time);
  g_test_add_func ("/layout/timeline/an-interval-is-sure-between-its-ends",
                   test_an_interval_is_sure_between_its_ends);
  g_test_add_func ("/layout/timeline/unknown-ones-stand-close-together",
                   test_unknown_ones_stand_close_together);
  g_test_add_func ("/layout/timeline/times-are-told-by-those-before",
                   test_times_are_told_by_those_before);
  g_test_add_func ("/layout/timeline/conflicts-are-marked-on-both",
                   test_conflicts_are_marked_on_both);
  g_test_add_func ("/layout/timeline/lanes-by-phase", test_lanes_by_phase);
  g_test_add_func ("/layout/timeline/lanes-by-participant", test_lanes_by_participant);
  g_test_add_func ("/layout/timeline/of-very-many-only-the-longest-are-measured",
                   test_of_very_many_only_the_longest_are_measured);
  g_test_add_func ("/layout/timeline/bands-cover-their-cards", test_bands_cover_their_cards);
  g_test_add_func ("/layout/timeline/cards-fill-the-width", test_cards_fill_the_width);
  g_test_add_func ("/layout/timeline/times-stand-above-their-badges",
                   test_times_stand_above_their_badges);

  return g_test_run ();
}
