/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* Two steps of a case whose times say the opposite of the order in which it tells them. By their
 * places in the list of steps, from 0. */
typedef struct
{
  guint told_first; /* but happened later */
  guint told_later; /* but happened before, whatever the doubt about both times */
} KyoConflict;

/* The zone in which the steps' times are told that name none: the first that any of them names,
 * else UTC. Minutes east of UTC. */
int kyo_chronology_find_offset (KyoCase *kase);
/* KyoConflict, one for each step that is told too late, in the order of these. Caller owns it. */
GArray *kyo_chronology_list_conflicts (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
/* "順と時刻の食い違い", "Order against times". Static. */
const char *kyo_chronology_conflict_label (KyoLang lang);
/* "対処1は事象3の後に記されているが、時刻は事象3より前". Caller frees. */
char *kyo_chronology_dup_conflict (KyoStep *told_first,
                                   KyoStep *told_later,
                                   KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
