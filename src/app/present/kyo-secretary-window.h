/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/present/kyo-presentation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the secretary sees during a presentation: what the room sees now and next, how long it has
 * taken, and the annotations of the case, to write more and to choose which the room may see.
 * Signals: "written" (KyoSecretaryWindow, const char *case_id, const char *target_id, int kind,
 * const char *body); "end" (KyoSecretaryWindow), when the presentation is to end. */
#define KYO_TYPE_SECRETARY_WINDOW (kyo_secretary_window_get_type ())
G_DECLARE_FINAL_TYPE (KyoSecretaryWindow, kyo_secretary_window, KYO, SECRETARY_WINDOW, AdwWindow)

GtkWindow *kyo_secretary_window_new (KyoPresentation *presentation,
                                     gboolean is_writable) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_secretary_window_is_writing (KyoSecretaryWindow *self);
/* What was written is stored: the entry is emptied. */
void kyo_secretary_window_clear (KyoSecretaryWindow *self);
void kyo_secretary_window_report (KyoSecretaryWindow *self, const char *message);

G_END_DECLS
