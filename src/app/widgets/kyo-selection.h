/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_ROLE_NONE,      /* nothing is selected */
  KYO_ROLE_SELECTED,  /* it is what is selected */
  KYO_ROLE_RELATED,   /* it takes part in what is selected */
  KYO_ROLE_UNRELATED, /* something else is selected */
} KyoRole;

/* What is being looked at: a case, and in it a passage, step, participant or nothing; or several of
 * them together. Text, timeline and diagram bind to it and know nothing of each other. Properties:
 * case (KyoCase or NULL), target-id (string or NULL). Signal "changed" after either did. */
#define KYO_TYPE_SELECTION (kyo_selection_get_type ())
G_DECLARE_FINAL_TYPE (KyoSelection, kyo_selection, KYO, SELECTION, GObject)

KyoSelection *kyo_selection_new (void) G_GNUC_WARN_UNUSED_RESULT;
KyoCase *kyo_selection_get_case (KyoSelection *self);
void kyo_selection_set_case (KyoSelection *self, KyoCase *kase);
const char *kyo_selection_get_target (KyoSelection *self);
void kyo_selection_select (KyoSelection *self, const char *target_id);
void kyo_selection_select_together (KyoSelection *self, const char *const *target_ids);
KyoRole kyo_selection_get_role (KyoSelection *self, const char *target_id);
KyoStep *kyo_selection_get_step (KyoSelection *self);
void kyo_selection_move_step (KyoSelection *self, int by);

G_END_DECLS
