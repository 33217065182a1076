/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A form for an own case; what is typed is stored as it is typed. Signal "stored" (KyoCaseEditor,
 * const char *case_id) after each time. */
#define KYO_TYPE_CASE_EDITOR (kyo_case_editor_get_type ())
G_DECLARE_FINAL_TYPE (KyoCaseEditor, kyo_case_editor, KYO, CASE_EDITOR, AdwWindow)

GtkWindow *kyo_case_editor_new (GtkWindow *parent, KyoStore *store, KyoCase *kase, KyoLang lang)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
