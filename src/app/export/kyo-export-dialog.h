/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Chooses cases, format and what goes with them, and exports. Signal "exported" (KyoExportDialog,
 * const char *path). */
#define KYO_TYPE_EXPORT_DIALOG (kyo_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KyoExportDialog, kyo_export_dialog, KYO, EXPORT_DIALOG, AdwWindow)

GtkWindow *kyo_export_dialog_new (GtkWindow *parent,
                                  KyoStore *store,
                                  const char *case_id,
                                  KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
