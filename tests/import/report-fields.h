/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-reader.h"

G_BEGIN_DECLS

GBytes *load_file (const char *path);
GHashTable *list_fields (KyoCasebook *casebook);
void assert_accounts (KyoReportDraft *draft, gboolean in_order);
void assert_lines_add_up (KyoReportDraft *draft, const char *text);
gsize count_source (const char *text);

G_END_DECLS
