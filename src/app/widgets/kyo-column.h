/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Widgets beneath each other, all as wide as there is room; for what scrolls. */
#define KYO_TYPE_COLUMN (kyo_column_get_type ())
G_DECLARE_FINAL_TYPE (KyoColumn, kyo_column, KYO, COLUMN, GtkWidget)

GtkWidget *kyo_column_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;
void kyo_column_set_max_width (KyoColumn *self, int max_width);
void kyo_column_append (KyoColumn *self, GtkWidget *child);

G_END_DECLS
