/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * True time on a line: equal times are equally long, but for breaks, and each of these is said.
 * Private to layout/ and its tests.
 */
#pragma once

#include "model/kyo-types.h"

G_BEGIN_DECLS

/* Where the scale leaves out a part of a time in which nothing happened. In px. */
typedef struct
{
  double begin;
  double end;
} KyoScaleBreak;

/* A time to be shown: somewhere between begin and end, pointed at in the middle. In s since
 * 1970-01-01T00:00:00Z; all the same for a point. */
typedef struct
{
  gint64 begin;
  gint64 middle;
  gint64 end;
} KyoScaleTime;

typedef struct
{
  double x;    /* px */
  char *label; /* "5月12日 9:30", "9:45"; as much as the one before it does not say */
} KyoScaleTick;

typedef struct _KyoTimeScale KyoTimeScale;

/* times: in any order, not all at one point; the earliest comes to lie at begin, the latest at end
 * (px). */
KyoTimeScale *kyo_time_scale_new (const KyoScaleTime *times,
                                  gsize n_times,
                                  double begin,
                                  double end) G_GNUC_WARN_UNUSED_RESULT;
void kyo_time_scale_free (KyoTimeScale *self);
/* px; what lies beyond the scale comes to lie at its end. */
double kyo_time_scale_map (const KyoTimeScale *self, gint64 time);
/* KyoScaleBreak; borrowed. */
const GArray *kyo_time_scale_get_breaks (const KyoTimeScale *self);
/* KyoScaleTick, at least spacing px apart, by a clock that is offset minutes east of UTC. */
GArray *kyo_time_scale_list_ticks (const KyoTimeScale *self,
                                   double spacing,
                                   int offset,
                                   KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoTimeScale, kyo_time_scale_free)

G_END_DECLS
