/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the name of a view and for what it shows. Signal "chosen" (KyoView): a new object, of
 * the id of the one that was changed. */
#define KYO_TYPE_VIEW_DIALOG (kyo_view_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KyoViewDialog, kyo_view_dialog, KYO, VIEW_DIALOG, AdwWindow)

/* Characters that the name of a view may have. */
#define KYO_VIEW_MOST_NAME 60

/* view: NULL to make one. */
GtkWindow *kyo_view_dialog_new (GtkWindow *parent, KyoCase *kase, KyoView *view, KyoLang lang)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
