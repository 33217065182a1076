/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls just so far that a span is in view: softly, where the system wants animations. */
void kyo_glide_to (GtkScrolledWindow *scrolled, double from, double to);

/* Leaves it where it is now. */
void kyo_glide_stop (GtkScrolledWindow *scrolled);

G_END_DECLS
