/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether what has the keyboard needs a key for itself: it is typed in, stands in a menu, or is
 * pressed by it. For keys that are caught for a whole window. */
gboolean kyo_typing_keeps_key (GtkWidget *focus, guint key);

G_END_DECLS
