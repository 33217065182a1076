/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KYO_TYPE_WINDOW (kyo_window_get_type ())
G_DECLARE_FINAL_TYPE (KyoWindow, kyo_window, KYO, WINDOW, AdwApplicationWindow)

KyoWindow *kyo_window_new (AdwApplication *application) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_window_open (KyoWindow *self, const char *path);
void kyo_window_choose (KyoWindow *self, const char *case_id);
void kyo_window_report (KyoWindow *self, const char *message);

G_END_DECLS
