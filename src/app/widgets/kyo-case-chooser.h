/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The cases of a store to choose from, own ones first. Signal "changed" after one was chosen or no
 * longer is. */
#define KYO_TYPE_CASE_CHOOSER (kyo_case_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KyoCaseChooser, kyo_case_chooser, KYO, CASE_CHOOSER, AdwPreferencesGroup)

void
kyo_case_chooser_fill (KyoCaseChooser *self, GListModel *cases, const char *case_id, KyoLang lang);
/* Borrowed KyoCase, in the order of the list; the caller owns the array. */
GPtrArray *kyo_case_chooser_list_chosen (KyoCaseChooser *self) G_GNUC_WARN_UNUSED_RESULT;
/* "3 cases chosen", "Chosen: Case 2"; caller frees. */
char *kyo_case_chooser_dup_summary (KyoCaseChooser *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
