/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case tells its steps in an order, and some of them have times. The order is the report's, the
 * times are what its authors found out: where they cannot both hold, neither is changed.
 */
#include "config.h"

#include "model/kyo-chronology.h"

#include "model/kyo-labels.h"

static gboolean
get_step_span (KyoCase *kase, guint index, int offset, KyoTimeSpan *span)
{
  g_autoptr (KyoStep) step = g_list_model_get_item (kyo_case_get_steps (kase), index);
  KyoTime *when = kyo_step_get_when (step);

  if (when != NULL)
    kyo_time_get_span (when, offset, span);
  return when != NULL;
}

static gboolean
is_before (const KyoTimeSpan *a, const KyoTimeSpan *b)
{
  return a->has_end && b->has_begin && (a->end < b->begin || (a->end == b->begin && !a->is_point));
}

/**
 * kyo_chronology_find_offset:
 * @kase: a case
 *
 * Finds the zone in which times without a zone are told: people who write down one time with its
 * zone mean the others by the same clock.
 *
 * Returns: minutes east of UTC; 0 when no step names a zone
 */
int
kyo_chronology_find_offset (KyoCase *kase)
{
  GListModel *steps;
  int offset = 0;

  g_return_val_if_fail (KYO_IS_CASE (kase), 0);

  steps = kyo_case_get_steps (kase);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      KyoTime *when = kyo_step_get_when (step);

      if (when != NULL && kyo_time_get_offset (when, &offset))
        break;
    }

  return offset;
}

/**
 * kyo_chronology_list_conflicts:
 * @kase: a case
 *
 * Lists the steps that happened before one that is told before them. Of those that they happened
 * before, the one with the latest beginning is named. Steps whose times may stand in either order
 * are in no conflict, nor are those without times.
 *
 * Returns: (transfer full) (element-type KyoConflict): the conflicts
 */
GArray *
kyo_chronology_list_conflicts (KyoCase *kase)
{
  GArray *conflicts = g_array_new (FALSE, FALSE, sizeof (KyoConflict));
  gboolean has_latest = FALSE;
  KyoTimeSpan latest = { 0 };
  guint latest_index = 0;
  int offset;

  g_return_val_if_fail (KYO_IS_CASE (kase), conflicts);

  offset = kyo_chronology_find_offset (kase);
  for (guint i = 0; i < g_list_model_get_n_items (kyo_case_get_steps (kase)); i++)
    {
      KyoTimeSpan span;

      if (!get_step_span (kase, i, offset, &span))
        continue;
      if (has_latest && is_before (&span, &latest))
        {
          KyoConflict conflict = { latest_index, i };

          g_array_append_val (conflicts, conflict);
        }
      if (span.has_begin && (!has_latest || span.begin > latest.begin))
        {
          has_latest = TRUE;
          latest = span;
          latest_index = i;
        }
    }

  return conflicts;
}

/**
 * kyo_chronology_conflict_label:
 * @lang: the language to say it in
 *
 * Names a contradiction between the order in which steps are told and their times.
 *
 * Returns: (transfer none): a static string
 */
const char *
kyo_chronology_conflict_label (KyoLang lang)
{
  return lang == KYO_LANG_JA ? "順と時刻の食い違い" : "Order against times";
}

/**
 * kyo_chronology_dup_conflict:
 * @told_first: a step
 * @told_later: one that is told after it, but happened before it
 * @lang: the language to say it in
 *
 * Says in what the order of two steps and their times contradict each other.
 *
 * Returns: (transfer full): a sentence without its stop
 */
char *
kyo_chronology_dup_conflict (KyoStep *told_first, KyoStep *told_later, KyoLang lang)
{
  g_autofree char *first = NULL, *later = NULL;

  g_return_val_if_fail (KYO_IS_STEP (told_first) && KYO_IS_STEP (told_later), NULL);

  first = kyo_step_dup_number_label (kyo_step_get_kind (told_first),
                                     kyo_step_get_number (told_first), lang);
  later = kyo_step_dup_number_label (kyo_step_get_kind (told_later),
                                     kyo_step_get_number (told_later), lang);
  if (lang == KYO_LANG_JA)
    return g_strdup_printf ("%sは%sの後に記されているが、時刻は%sより前", later, first, first);
  return g_strdup_printf ("%s is told after %s, but its time is before it", later, first);
}
