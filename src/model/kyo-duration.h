/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* What committees ask of an incident. Which steps are meant is decided by phase and kind alone:
 *
 *   the occurrence     the first event of phase origin; one numbered 0 only if there is no other,
 *                      for that is how reports number what went before
 *   the detection      the first step of phase detection
 *   the decision       the first step of phase decision: told to management, or decided by it
 *   the stop           the first response of phase containment
 *   the announcement   the first response of phase communication
 *   the recovery       the last response of phase recovery
 */
typedef enum
{
  KYO_DURATION_DETECT,   /* from the occurrence to the detection */
  KYO_DURATION_ESCALATE, /* from the detection to the decision */
  KYO_DURATION_STOP,     /* from the detection to the stop */
  KYO_DURATION_INFORM,   /* from the detection to the announcement */
  KYO_DURATION_RECOVER,  /* from the occurrence to the recovery */
} KyoDurationKind;
#define KYO_N_DURATIONS 5

/* How long it was from one step to another, as far as their times tell. */
typedef struct
{
  KyoDurationKind kind;
  KyoStep *begin;
  KyoStep *end;
  gint64 least;      /* s; 0 where they may have happened together */
  gint64 most;       /* s; equal to least when both are clock times without doubt */
  gboolean has_most; /* FALSE where an open time sets no limit */
} KyoDuration;

/* KyoDuration, at most one of each kind, in their order; only those of which the times say
 * anything, and not against the order. The array owns them, the caller the array. */
GPtrArray *kyo_duration_list (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
void kyo_duration_free (KyoDuration *self);
/* "検知まで", "To detection". Static. */
const char *kyo_duration_kind_label (KyoDurationKind kind, KyoLang lang);
/* "2時間", "3時間〜1日", "1日以内", "3日以上"; never finer than the times. Caller frees. */
char *kyo_duration_dup_display (const KyoDuration *self, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* "事象1 → 対処1". Caller frees. */
char *kyo_duration_dup_steps (const KyoDuration *self, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoDuration, kyo_duration_free)

G_END_DECLS
