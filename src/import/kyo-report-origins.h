/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How corrections carry along where the words come from. Private to import/.
 */
#pragma once

#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

guint kyo_report_count_solid (const char *text, gsize n_bytes);
guint kyo_report_origins_find_cut (KyoReportDraft *draft,
                                   const char *field,
                                   const char *text,
                                   gsize n_bytes);
void kyo_report_origins_rename (KyoReportDraft *draft,
                                const char *field,
                                const char *to,
                                gboolean to_mark);
void
kyo_report_origins_cut (KyoReportDraft *draft, const char *field, guint n_solid, const char *to);
void kyo_report_origins_release (KyoReportDraft *draft, const char *field, const char *other);
void kyo_report_origins_take (KyoReportDraft *draft,
                              const KyoUnplaced *unplaced,
                              const char *text,
                              const char *field,
                              gboolean is_mark);
void kyo_report_origins_tidy (KyoReportDraft *draft);

G_END_DECLS
