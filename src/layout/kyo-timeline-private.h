/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timeline while it is being laid out. Private to the kyo-timeline-*.c files.
 */
#pragma once

#include "layout/kyo-timeline-layout.h"

G_BEGIN_DECLS

#define KYO_TIMELINE_MARGIN 16
#define KYO_TIMELINE_GAP 12      /* between cards of one row */
#define KYO_TIMELINE_BEAT 48     /* from a card to the next, at least, whatever their lanes */
#define KYO_TIMELINE_HEAD 124    /* width of a lane's head */
#define KYO_TIMELINE_HEAD_GAP 14 /* to the first card */
#define KYO_TIMELINE_LANE_PAD 7  /* above and below the cards of a lane */
#define KYO_TIMELINE_LANE_GAP 4  /* between lanes */
#define KYO_TIMELINE_STEM 8      /* from the stem to the words for the time beside it */
#define KYO_TIMELINE_CONFLICT 16 /* side of the mark of a conflict */
#define KYO_TIMELINE_FEW 400     /* up to so many cards every text is measured */

typedef struct
{
  KyoTimelineCard card;
  KyoPhase phase;
  KyoTime *when;    /* the step's, or NULL */
  KyoTimeSpan span; /* where there is a time */
  guint stretch;
} KyoTimelineEntry;

/* Cards that follow one another and whose times have one scale; or whose order alone is known. */
typedef struct
{
  guint first;
  guint n;
  gboolean is_dated;
} KyoTimelineStretch;

struct _KyoTimelineLayout
{
  GObject parent_instance;

  KyoTimelineOptions options;
  GArray *entries;   /* KyoTimelineEntry */
  GArray *stretches; /* KyoTimelineStretch */
  GArray *bands;     /* KyoTimelineBand */
  GArray *lanes;     /* KyoTimelineLane */
  GArray *rulers;    /* KyoTimelineRuler */
  GArray *ticks;     /* KyoTimelineTick */
  GArray *breaks;    /* KyoTimelineBreak */
  GStringChunk *strings;
  int clock; /* minutes east of UTC, by which the case is told */
  double card_width;
  double beat; /* px from a card to the next, at least */
  double width;
  double height;
  double axis;
  double ruler_line;
  double frozen_left;
  double frozen_top;

  /* Only while it is being made. */
  KyoMeasureFunc measure;
  gpointer measure_data;
};

KyoTimelineEntry *kyo_timeline_get_entry (KyoTimelineLayout *self, guint index);
/* px from the left of a card to the middle of its badge. */
double kyo_timeline_get_stem (const KyoTimelineEntry *entry);
/* kyo-timeline-stretches.c: which cards have which scale, and where they stand from left to right
 */
void kyo_timeline_find_stretches (KyoTimelineLayout *self);
void kyo_timeline_place (KyoTimelineLayout *self);
/* kyo-timeline-words.c: what stands on the cards, and how high that is */
void kyo_timeline_set_badges (KyoTimelineLayout *self);
void kyo_timeline_set_words (KyoTimelineLayout *self);
double kyo_timeline_set_label (
  KyoTimelineLayout *self, const char *label, KyoFont font, double width, KyoRect *rect);

G_END_DECLS
