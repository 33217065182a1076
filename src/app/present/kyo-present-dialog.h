/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks which cases are presented, one after the other. Signal "chosen" (KyoPresentDialog, GStrv
 * case_ids). */
#define KYO_TYPE_PRESENT_DIALOG (kyo_present_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KyoPresentDialog, kyo_present_dialog, KYO, PRESENT_DIALOG, AdwWindow)

GtkWindow *kyo_present_dialog_new (GtkWindow *parent,
                                   GListModel *cases,
                                   const char *case_id,
                                   KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
