/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the answer to a dialog that asks whether its parent may go.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kyo_destroy_later (GtkWindow *window);

G_END_DECLS
