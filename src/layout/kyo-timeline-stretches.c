/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From left to right. Cards stand in the order in which the case tells its steps, whatever their
 * times; what is true to time is the ruler above them, to which each card with a time is joined.
 * Cards without times stand close together: a distance would say what nobody knows. There the ruler
 * is interrupted, so that no card stands under a time that is not its own.
 *
 * Where all have times, each card wants to stand under its own, and they push each other aside:
 * once from left to right and once from right to left. The mean of both keeps every distance that
 * both keep, and is as close to the times from either side.
 *
 * A ruler over very many cards would be far from some of them, so that long runs are cut where most
 * time passes; each piece has a scale of its own.
 */
#include "config.h"

#include "layout/kyo-timeline-private.h"

#include "layout/kyo-shape.h"
#include "layout/kyo-time-scale.h"

#include <math.h>
#include <string.h>

#define MOST_ON_RULER 12  /* cards */
#define ROOMIER 1.25      /* how much more room cards with a scale have than they need */
#define TICK_SPACING 84   /* px */
#define RULER_GAP 30      /* px between two rulers */
#define SHORTEST_RULER 60 /* px */
#define MOST_FITTED 64    /* cards that are made wider to fill the width */
#define IN_LANES 1.3      /* card widths: they have room beside them, but not above and below */
#define MOST_IN_LANES 1.6
#define WIDTH_STEP 2 /* px */

typedef struct
{
  double *at;      /* x of each card */
  double *in_lane; /* x of the neighbour in each lane */
  guint n_lanes;
} Row;

static gboolean
has_time (KyoTimelineLayout *self, guint index)
{
  return kyo_timeline_get_entry (self, index)->when != NULL;
}

static gint64
get_begin (KyoTimelineLayout *self, guint index)
{
  const KyoTimeSpan *span = &kyo_timeline_get_entry (self, index)->span;

  return span->has_begin ? span->begin : span->end;
}

/* Whether there is anything to be told apart by a scale. */
static gboolean
differs (KyoTimelineLayout *self, guint first, guint n)
{
  const KyoTimeSpan *one = &kyo_timeline_get_entry (self, first)->span;

  for (guint i = first + 1; i < first + n; i++)
    {
      const KyoTimeSpan *other = &kyo_timeline_get_entry (self, i)->span;

      if (other->begin != one->begin || other->end != one->end)
        return TRUE;
    }

  return FALSE;
}

static void
add_stretch (KyoTimelineLayout *self, guint first, guint n, gboolean is_dated)
{
  KyoTimelineStretch stretch = { first, n, is_dated && n > 1 && differs (self, first, n) };

  for (guint i = first; i < first + n; i++)
    kyo_timeline_get_entry (self, i)->stretch = self->stretches->len;
  g_array_append_val (self->stretches, stretch);
}

/* Cuts a run of cards with times where most time passes, but no piece off that is very short. */
static void
add_dated (KyoTimelineLayout *self, guint first, guint n)
{
  guint at = 0;
  gint64 longest = G_MININT64;

  if (n <= MOST_ON_RULER)
    {
      add_stretch (self, first, n, TRUE);
      return;
    }
  for (guint i = n / 4; i <= n - n / 4; i++)
    {
      gint64 gap = get_begin (self, first + i) - get_begin (self, first + i - 1);

      if (gap > longest)
        {
          longest = gap;
          at = i;
        }
    }
  add_dated (self, first, at);
  add_dated (self, first + at, n - at);
}

/* How far a card has to keep from the one before it in the row, and from that in its lane. */
static double
get_least (KyoTimelineLayout *self, const Row *row, guint i)
{
  double least =
    row->in_lane[kyo_timeline_get_entry (self, i)->card.lane] + self->card_width + KYO_TIMELINE_GAP;

  return i > 0 ? MAX (least, row->at[i - 1] + self->beat) : least;
}

static void
set_x (KyoTimelineLayout *self, Row *row, guint i, double x)
{
  row->at[i] = x;
  row->in_lane[kyo_timeline_get_entry (self, i)->card.lane] = x;
}

/* Close together, from x on. */
static void
pack (KyoTimelineLayout *self, Row *row, const KyoTimelineStretch *stretch, double x)
{
  for (guint i = stretch->first; i < stretch->first + stretch->n; i++)
    set_x (self, row, i, MAX (x, get_least (self, row, i)));
}

/* What the card is joined to: the middle of what is sure, or else of all. */
static gint64
get_middle (const KyoTimeSpan *span)
{
  return span->core_begin <= span->core_end
           ? span->core_begin + (span->core_end - span->core_begin) / 2
           : span->begin + (span->end - span->begin) / 2;
}

static KyoTimeScale *
make_scale (KyoTimelineLayout *self, const KyoTimelineStretch *stretch, double begin, double end)
{
  g_autofree KyoScaleTime *times = g_new (KyoScaleTime, stretch->n);

  for (guint i = 0; i < stretch->n; i++)
    {
      const KyoTimeSpan *span = &kyo_timeline_get_entry (self, stretch->first + i)->span;

      times[i] = (KyoScaleTime){ span->begin, get_middle (span), span->end };
    }

  return kyo_time_scale_new (times, stretch->n, begin, end);
}

static void
set_mark (KyoTimelineEntry *entry, const KyoTimeScale *scale)
{
  const KyoTimeSpan *span = &entry->span;
  KyoTimelineMark *mark = &entry->card.mark;

  mark->is_point = span->is_point;
  mark->has_begin = span->has_begin;
  mark->has_end = span->has_end;
  mark->begin = kyo_time_scale_map (scale, span->begin);
  mark->core_begin = kyo_time_scale_map (scale, span->core_begin);
  mark->core_end = kyo_time_scale_map (scale, span->core_end);
  mark->end = kyo_time_scale_map (scale, span->end);
  mark->x = kyo_time_scale_map (scale, get_middle (span));
  entry->card.is_on_ruler = TRUE;
}

/* Each card as near to its time as the others let it. */
static void
spread (KyoTimelineLayout *self, Row *row, const KyoTimelineStretch *stretch, double x)
{
  guint end = stretch->first + stretch->n;
  g_autofree double *from_left = g_new (double, stretch->n);
  g_autofree double *lanes_before = g_memdup2 (row->in_lane, row->n_lanes * sizeof (double));
  g_autofree double *next_in_lane = g_new (double, row->n_lanes);
  double next = G_MAXDOUBLE;

  for (guint i = stretch->first; i < end; i++)
    {
      const KyoTimelineEntry *entry = kyo_timeline_get_entry (self, i);
      double wanted = MAX (x, entry->card.mark.x - kyo_timeline_get_stem (entry));

      set_x (self, row, i, MAX (wanted, get_least (self, row, i)));
      from_left[i - stretch->first] = row->at[i];
    }
  for (guint lane = 0; lane < row->n_lanes; lane++)
    next_in_lane[lane] = G_MAXDOUBLE;
  for (guint i = end; i > stretch->first; i--)
    {
      const KyoTimelineEntry *entry = kyo_timeline_get_entry (self, i - 1);
      double wanted = MAX (x, entry->card.mark.x - kyo_timeline_get_stem (entry));
      double most = MIN (next - self->beat,
                         next_in_lane[entry->card.lane] - self->card_width - KYO_TIMELINE_GAP);

      next = MIN (wanted, most);
      next_in_lane[entry->card.lane] = next;
      row->at[i - 1] = (from_left[i - 1 - stretch->first] + next) / 2;
    }

  /* Not over what stands before it. */
  memcpy (row->in_lane, lanes_before, row->n_lanes * sizeof (double));
  for (guint i = stretch->first; i < end; i++)
    set_x (self, row, i, floor (MAX (MAX (row->at[i], x), get_least (self, row, i)) + 0.5));
}

static void
take_labels (KyoTimelineLayout *self, const KyoTimeScale *scale)
{
  const GArray *breaks = kyo_time_scale_get_breaks (scale);
  g_autoptr (GArray) ticks =
    kyo_time_scale_list_ticks (scale, TICK_SPACING, self->clock, self->options.lang);

  for (guint i = 0; i < ticks->len; i++)
    {
      const KyoScaleTick *from = &g_array_index (ticks, KyoScaleTick, i);
      KyoTimelineTick tick = { .x = from->x,
                               .label = g_string_chunk_insert_const (self->strings, from->label) };

      g_array_append_val (self->ticks, tick);
    }
  for (guint i = 0; i < breaks->len; i++)
    {
      const KyoScaleBreak *from = &g_array_index (breaks, KyoScaleBreak, i);
      KyoTimelineBreak broken = { from->begin, from->end };

      g_array_append_val (self->breaks, broken);
    }
}

/* Returns where the next stretch may begin. */
static double
place_dated (KyoTimelineLayout *self, Row *row, const KyoTimelineStretch *stretch, double x)
{
  guint last = stretch->first + stretch->n - 1;
  g_autofree double *lanes = g_memdup2 (row->in_lane, row->n_lanes * sizeof (double));
  g_autoptr (KyoTimeScale) scale = NULL;
  KyoTimelineRuler ruler = { .first_card = stretch->first, .n_cards = stretch->n };

  pack (self, row, stretch, x);
  ruler.begin =
    row->at[stretch->first] + kyo_timeline_get_stem (kyo_timeline_get_entry (self, stretch->first));
  ruler.end = row->at[stretch->first] +
              (row->at[last] - row->at[stretch->first] + self->card_width) * ROOMIER -
              self->card_width + kyo_timeline_get_stem (kyo_timeline_get_entry (self, last));
  ruler.end = MAX (ruler.end, ruler.begin + SHORTEST_RULER);
  x = row->at[stretch->first];
  memcpy (row->in_lane, lanes, row->n_lanes * sizeof (double));

  scale = make_scale (self, stretch, ruler.begin, ruler.end);
  for (guint i = stretch->first; i <= last; i++)
    set_mark (kyo_timeline_get_entry (self, i), scale);
  spread (self, row, stretch, x);
  g_array_append_val (self->rulers, ruler);
  take_labels (self, scale);

  return MAX (row->at[last] + self->beat, ruler.end + RULER_GAP - KYO_TIMELINE_BEAT / 2.0);
}

static void
place_row (KyoTimelineLayout *self)
{
  guint n_lanes = MAX (self->lanes->len, 1);
  double x = KYO_TIMELINE_MARGIN;
  Row row = { g_new0 (double, self->entries->len), g_new (double, n_lanes), n_lanes };
  double right = 0;

  if (self->options.lanes != KYO_LANES_NONE)
    x += KYO_TIMELINE_HEAD + KYO_TIMELINE_HEAD_GAP;
  g_array_set_size (self->rulers, 0);
  g_array_set_size (self->ticks, 0);
  g_array_set_size (self->breaks, 0);
  for (guint lane = 0; lane < n_lanes; lane++)
    row.in_lane[lane] = -G_MAXFLOAT;

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const KyoTimelineStretch *stretch = &g_array_index (self->stretches, KyoTimelineStretch, i);

      if (stretch->is_dated)
        {
          x = place_dated (self, &row, stretch, x);
          continue;
        }
      pack (self, &row, stretch, x);
      x = row.at[stretch->first + stretch->n - 1] + self->beat;
    }

  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;

      card->rect.x = row.at[i];
      card->rect.width = self->card_width;
      right = MAX (right, row.at[i] + self->card_width);
    }
  for (guint i = 0; i < self->rulers->len; i++)
    right = MAX (right, g_array_index (self->rulers, KyoTimelineRuler, i).end);
  if (self->options.lanes != KYO_LANES_NONE)
    right += KYO_TIMELINE_LANE_PAD;
  self->width = right + KYO_TIMELINE_MARGIN;
  g_free (row.at);
  g_free (row.in_lane);
}

/**
 * kyo_timeline_find_stretches:
 * @self: a layout with its entries
 *
 * Divides the cards into those that follow one another with times, and those without.
 */
void
kyo_timeline_find_stretches (KyoTimelineLayout *self)
{
  guint first = 0;

  for (guint i = 1; i <= self->entries->len; i++)
    {
      if (i < self->entries->len && has_time (self, i) == has_time (self, first))
        continue;
      if (has_time (self, first))
        add_dated (self, first, i - first);
      else
        add_stretch (self, first, i - first, FALSE);
      first = i;
    }
}

static void
place_with (KyoTimelineLayout *self, double card_width, double beat)
{
  self->card_width = card_width;
  self->beat = self->options.lanes == KYO_LANES_NONE ? card_width + KYO_TIMELINE_GAP : beat;
  place_row (self);
}

/**
 * kyo_timeline_place:
 * @self: a layout with its stretches, lanes and badges
 *
 * Gives the cards their places from left to right, and those with times their marks. To fill the
 * width, cards become up to twice as wide as they have to be, and in lanes stand farther apart.
 */
void
kyo_timeline_place (KyoTimelineLayout *self)
{
  gboolean is_row = self->options.lanes == KYO_LANES_NONE;
  double least = self->options.card_width * (is_row ? 1 : IN_LANES);
  double most = self->options.card_width * (is_row ? 2 : MOST_IN_LANES);
  gboolean fills = self->entries->len <= MOST_FITTED && self->options.width > 0;

  place_with (self, fills ? most : least, KYO_TIMELINE_BEAT);
  while (self->width > self->options.width && self->card_width > least)
    place_with (self, MAX (self->card_width - WIDTH_STEP, least), KYO_TIMELINE_BEAT);
  if (is_row || !fills)
    return;
  while (self->width < self->options.width && self->beat < self->card_width)
    place_with (self, self->card_width, self->beat + WIDTH_STEP);
  if (self->width > self->options.width)
    place_with (self, self->card_width, MAX (self->beat - WIDTH_STEP, KYO_TIMELINE_BEAT));
}
