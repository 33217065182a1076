/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/present/kyo-presentation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of a presentation in one of its windows, as remote controls send them too. Escape closes
 * the window, when is_room. */
void kyo_presenter_keys_add (GtkWindow *window, KyoPresentation *presentation, gboolean is_room);

G_END_DECLS
