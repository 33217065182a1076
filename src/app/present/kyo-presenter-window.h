/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/present/kyo-presentation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the room sees: one page of a presentation on the whole screen, with the marking of its case,
 * and nothing else. */
#define KYO_TYPE_PRESENTER_WINDOW (kyo_presenter_window_get_type ())
G_DECLARE_FINAL_TYPE (KyoPresenterWindow, kyo_presenter_window, KYO, PRESENTER_WINDOW, GtkWindow)

GtkWindow *kyo_presenter_window_new (KyoPresentation *presentation) G_GNUC_WARN_UNUSED_RESULT;
/* On the monitor that other is not on, when there are several. */
void kyo_presenter_window_show_beside (KyoPresenterWindow *self, GtkWindow *other);

G_END_DECLS
