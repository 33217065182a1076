/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-import-error.h"
#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

#define KYO_REPORT_MAX_TEXT_BYTES (16 * 1024 * 1024)
#define KYO_REPORT_MAX_PDF_BYTES (64 * 1024 * 1024)
#define KYO_REPORT_MAX_PAGES 2000

gboolean kyo_report_is_pdf (GBytes *bytes);
KyoReportDraft *
kyo_report_read_text (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoReportDraft *
kyo_report_read_pdf (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
