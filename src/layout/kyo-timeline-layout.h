/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-measure.h"
#include "model/kyo-case.h"

G_BEGIN_DECLS

/* What has a lane of its own. The nicks are those of the settings and the command line. */
typedef enum
{
  KYO_LANES_NONE,        /* "none": one row, under bands of phases */
  KYO_LANES_PHASE,       /* "phase" */
  KYO_LANES_PARTICIPANT, /* "participant": from whom a step goes out, else to whom */
} KyoLanes;
#define KYO_N_LANES 3
#define KYO_TYPE_LANES (kyo_lanes_get_type ())
GType kyo_lanes_get_type (void);

/* Begin with KYO_TIMELINE_OPTIONS_INIT. */
typedef struct
{
  KyoLang lang;
  KyoLanes lanes;
  double card_width; /* px, at least */
  double width;      /* px to fill, 0: as short as it is */
  guint first;       /* the step to begin with, from 0 */
  guint n_steps;     /* and how many follow at most */
} KyoTimelineOptions;
#define KYO_TIMELINE_OPTIONS_INIT                                                                  \
  {                                                                                                \
    .card_width = 140, .n_steps = G_MAXUINT                                                        \
  }

/* Where the time of a step lies on the ruler, in px. A clock time is a point at x, else it reaches
 * from begin to end and is sure between core_begin and core_end, where these stand in order. */
typedef struct
{
  double x; /* what the card is joined to */
  double begin;
  double core_begin;
  double core_end;
  double end;
  gboolean is_point;
  gboolean has_begin; /* FALSE: goes on to the left, nobody knows how far */
  gboolean has_end;
} KyoTimelineMark;

/* One card: a step at its place in the order in which the case tells it. In px at 100 %. */
typedef struct
{
  KyoStep *step;
  KyoRect rect;       /* the card */
  const char *text;   /* in the layout's language */
  KyoRect text_rect;  /* its words; as wide as they are set */
  double text_indent; /* of their first line */
  const char *badge;  /* "1", "対処2" */
  KyoRect badge_rect; /* on the line above the card, or in its corner */
  const char *when;   /* words for the time, or "" */
  KyoRect when_rect;
  guint lane;           /* 0 where there are none */
  gboolean is_on_ruler; /* whether the mark means anything */
  KyoTimelineMark mark;
  KyoStep *conflict; /* one whose time contradicts the order of the two, or NULL */
  gboolean is_late;  /* of these two it is the one that is told too late */
  KyoRect conflict_rect;
} KyoTimelineCard;

/* Consecutive cards of one phase share a band above them, where there are no lanes. */
typedef struct
{
  KyoPhase phase;
  const char *label;
  KyoRect rect;
  guint first_card;
  guint n_cards;
} KyoTimelineBand;

/* A lane from edge to edge; its name stands in the head on its left. */
typedef struct
{
  const char *label;
  KyoRect rect;
  KyoRect head;
  KyoRect label_rect;
  guint n_cards;
} KyoTimelineLane;

/* Consecutive cards whose times have one scale. The ruler reaches from begin to end; where it ends
 * and another begins, the scale is another. */
typedef struct
{
  double begin;
  double end;
  guint first_card;
  guint n_cards;
} KyoTimelineRuler;

typedef struct
{
  double x;
  const char *label; /* "" where there is no room for it */
  KyoRect label_rect;
} KyoTimelineTick;

/* Time is left out between. */
typedef struct
{
  double begin;
  double end;
} KyoTimelineBreak;

#define KYO_TYPE_TIMELINE_LAYOUT (kyo_timeline_layout_get_type ())
G_DECLARE_FINAL_TYPE (KyoTimelineLayout, kyo_timeline_layout, KYO, TIMELINE_LAYOUT, GObject)

/* Cards in the order in which the case tells its steps, from left to right. Where times are known,
 * a ruler above them has a true scale, and each card is joined to its time. */
KyoTimelineLayout *kyo_timeline_layout_new (KyoCase *kase,
                                            const KyoTimelineOptions *options,
                                            KyoMeasureFunc measure,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void kyo_timeline_layout_get_size (KyoTimelineLayout *self, double *width, double *height);
guint kyo_timeline_layout_get_n_cards (KyoTimelineLayout *self);
const KyoTimelineCard *kyo_timeline_layout_get_card (KyoTimelineLayout *self, guint index);
guint kyo_timeline_layout_get_n_bands (KyoTimelineLayout *self);
const KyoTimelineBand *kyo_timeline_layout_get_band (KyoTimelineLayout *self, guint index);
guint kyo_timeline_layout_get_n_lanes (KyoTimelineLayout *self);
const KyoTimelineLane *kyo_timeline_layout_get_lane (KyoTimelineLayout *self, guint index);
guint kyo_timeline_layout_get_n_rulers (KyoTimelineLayout *self);
const KyoTimelineRuler *kyo_timeline_layout_get_ruler (KyoTimelineLayout *self, guint index);
guint kyo_timeline_layout_get_n_ticks (KyoTimelineLayout *self);
const KyoTimelineTick *kyo_timeline_layout_get_tick (KyoTimelineLayout *self, guint index);
guint kyo_timeline_layout_get_n_breaks (KyoTimelineLayout *self);
const KyoTimelineBreak *kyo_timeline_layout_get_break (KyoTimelineLayout *self, guint index);
/* y of the line of sequence, on which the badges sit or, where there are lanes, a dot for each. */
double kyo_timeline_layout_get_axis (KyoTimelineLayout *self);
/* y of the rulers. */
double kyo_timeline_layout_get_ruler_line (KyoTimelineLayout *self);
/* px of the picture's left and upper edge that stay in view: the heads of the lanes, and what
 * stands above the lanes; 0 where there are no lanes. */
void kyo_timeline_layout_get_frozen (KyoTimelineLayout *self, double *left, double *top);

G_END_DECLS
