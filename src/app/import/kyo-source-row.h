/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import/kyo-source-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a line of the source: its number, what became of it, its words. Used again for others. */
#define KYO_TYPE_SOURCE_ROW (kyo_source_row_get_type ())
G_DECLARE_FINAL_TYPE (KyoSourceRow, kyo_source_row, KYO, SOURCE_ROW, GtkWidget)

GtkWidget *kyo_source_row_new (void);
void kyo_source_row_bind (KyoSourceRow *self, KyoSourceLine *line); /* NULL: nothing */
KyoSourceLine *kyo_source_row_get_line (KyoSourceRow *self);
/* In a few letters, for the margin. */
const char *kyo_section_short_label (guint list);

G_END_DECLS
