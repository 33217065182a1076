/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a case under review.
 */
#pragma once

#include "import/kyo-report-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kyo_review_fill (GtkListBox *list, KyoReportDraft *draft, KyoCase *kase, KyoLang lang);
/* For gtk_list_box_set_header_func(). */
void kyo_review_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data);

G_END_DECLS
