/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by kyo-report-edit.c and kyo-report-edit-lines.c. Nobody else includes it.
 */
#pragma once

#include "import/kyo-report-edit.h"

G_BEGIN_DECLS

gboolean kyo_report_edit_refuse (GError **error, const char *message);
gboolean kyo_report_edit_find_passage (KyoReportDraft *draft,
                                       const char *id,
                                       KyoReportField *found,
                                       GError **error);
gboolean kyo_report_edit_find_place (KyoReportDraft *draft,
                                     const KyoReportPlace *place,
                                     KyoCase **kase,
                                     GError **error);
void kyo_report_edit_insert (
  KyoReportDraft *draft, KyoCase *kase, guint list, guint position, KyoPassage *passage);
void kyo_report_edit_take_out (KyoReportDraft *draft, const KyoReportField *found);

G_END_DECLS
