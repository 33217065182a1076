/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "compare/kyo-match.h"

G_DEFINE_BOXED_TYPE (KyoMatch, kyo_match, kyo_match_copy, kyo_match_free)

/**
 * kyo_reason_copy:
 * @reason: a reason
 *
 * Copies a reason.
 *
 * Returns: (transfer full): the copy
 */
KyoReason *
kyo_reason_copy (const KyoReason *reason)
{
  KyoReason *copy;

  g_return_val_if_fail (reason != NULL, NULL);

  copy = g_new0 (KyoReason, 1);
  copy->kind = g_strdup (reason->kind);
  copy->label = g_strdup (reason->label);
  copy->weight = reason->weight;
  copy->query_passage = g_strdup (reason->query_passage);
  copy->query_text = g_strdup (reason->query_text);
  copy->query_marks = reason->query_marks != NULL ? g_array_copy (reason->query_marks) : NULL;
  copy->case_passage = g_strdup (reason->case_passage);
  copy->case_text = g_strdup (reason->case_text);
  copy->case_marks = reason->case_marks != NULL ? g_array_copy (reason->case_marks) : NULL;
  return copy;
}

/**
 * kyo_reason_free:
 * @reason: (transfer full): a reason
 *
 * Frees a reason.
 */
void
kyo_reason_free (KyoReason *reason)
{
  g_return_if_fail (reason != NULL);

  g_free (reason->kind);
  g_free (reason->label);
  g_free (reason->query_passage);
  g_free (reason->query_text);
  g_clear_pointer (&reason->query_marks, g_array_unref);
  g_free (reason->case_passage);
  g_free (reason->case_text);
  g_clear_pointer (&reason->case_marks, g_array_unref);
  g_free (reason);
}

/**
 * kyo_match_copy:
 * @match: a match
 *
 * Copies a match with its reasons; the case is shared.
 *
 * Returns: (transfer full): the copy
 */
KyoMatch *
kyo_match_copy (const KyoMatch *match)
{
  KyoMatch *copy;

  g_return_val_if_fail (match != NULL, NULL);

  copy = g_new0 (KyoMatch, 1);
  copy->kase = g_object_ref (match->kase);
  copy->score = match->score;
  copy->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_reason_free);
  for (guint i = 0; i < match->reasons->len; i++)
    g_ptr_array_add (copy->reasons, kyo_reason_copy (match->reasons->pdata[i]));
  return copy;
}

/**
 * kyo_match_free:
 * @match: (transfer full): a match
 *
 * Frees a match.
 */
void
kyo_match_free (KyoMatch *match)
{
  g_return_if_fail (match != NULL);

  g_object_unref (match->kase);
  g_ptr_array_unref (match->reasons);
  g_free (match);
}
