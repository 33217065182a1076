/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KYO_TYPE_CASE_ROW (kyo_case_row_get_type ())
G_DECLARE_FINAL_TYPE (KyoCaseRow, kyo_case_row, KYO, CASE_ROW, GtkListBoxRow)

GtkWidget *kyo_case_row_new (KyoCase *kase, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* What was found in the case, as Pango markup, and where; NULL for nothing. via: by which other
 * word than what was typed, "" for several, NULL for none. */
void kyo_case_row_set_found (KyoCaseRow *self,
                             const char *markup,
                             const char *target_id,
                             const char *via);
const char *kyo_case_row_get_found_target (KyoCaseRow *self);
KyoCase *kyo_case_row_get_case (KyoCaseRow *self);

G_END_DECLS
