/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-measure.h"
#include "model/kyo-case.h"

G_BEGIN_DECLS

/* One card: a step at its place in the order of what happened. In px at 100 %. */
typedef struct
{
  KyoStep *step;
  KyoRect rect;       /* the card */
  const char *text;   /* in the layout's language */
  const char *badge;  /* "1", "対処2" */
  KyoRect badge_rect; /* on the axis, above the card */
  const char *when;   /* words for the time, or "" */
  KyoRect when_rect;
} KyoTimelineCard;

/* Consecutive cards of one phase share a band above them. */
typedef struct
{
  KyoPhase phase;
  const char *label;
  KyoRect rect;
  guint first_card;
  guint n_cards;
} KyoTimelineBand;

#define KYO_TYPE_TIMELINE_LAYOUT (kyo_timeline_layout_get_type ())
G_DECLARE_FINAL_TYPE (KyoTimelineLayout, kyo_timeline_layout, KYO, TIMELINE_LAYOUT, GObject)

/* Cards in the order in which the case tells its steps, set in one row, at least card_width wide
 * (px, e.g. 168) and wider when they would not fill width (px, 0: do not fill). */
KyoTimelineLayout *kyo_timeline_layout_new (KyoCase *kase,
                                            KyoLang lang,
                                            double card_width,
                                            double width,
                                            KyoMeasureFunc measure,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void kyo_timeline_layout_get_size (KyoTimelineLayout *self, double *width, double *height);
guint kyo_timeline_layout_get_n_cards (KyoTimelineLayout *self);
const KyoTimelineCard *kyo_timeline_layout_get_card (KyoTimelineLayout *self, guint index);
guint kyo_timeline_layout_get_n_bands (KyoTimelineLayout *self);
const KyoTimelineBand *kyo_timeline_layout_get_band (KyoTimelineLayout *self, guint index);
/* y of the axis line on which the badges sit. */
double kyo_timeline_layout_get_axis (KyoTimelineLayout *self);

G_END_DECLS
