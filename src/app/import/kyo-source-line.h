/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-lines.h"

G_BEGIN_DECLS

/* A line of the source, as an item of a list. Properties: lit (boolean: it is where the selected
 * field comes from). Signal "changed" when something else became of it. No widget. */
#define KYO_TYPE_SOURCE_LINE (kyo_source_line_get_type ())
G_DECLARE_FINAL_TYPE (KyoSourceLine, kyo_source_line, KYO, SOURCE_LINE, GObject)

/* lines is the list that the line stands in. */
KyoSourceLine *kyo_source_line_new (GPtrArray *lines, guint position) G_GNUC_WARN_UNUSED_RESULT;
/* Good until the line is updated. */
const KyoReportLine *kyo_source_line_get (KyoSourceLine *self);
gboolean kyo_source_line_begins_page (KyoSourceLine *self);
/* From another list of the same lines. */
void kyo_source_line_update (KyoSourceLine *self, GPtrArray *lines);
gboolean kyo_source_line_is_lit (KyoSourceLine *self);
void kyo_source_line_set_lit (KyoSourceLine *self, gboolean lit);

G_END_DECLS
