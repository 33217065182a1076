/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-import-error.h"
#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

/* What can be imported, by the words that the command line and the store use. */
#define KYO_IMPORT_CASEBOOK "casebook"       /* casebook XML */
#define KYO_IMPORT_REPORT_TEXT "report-text" /* a report of cases, as text */
#define KYO_IMPORT_REPORT_PDF "report-pdf"   /* a report of cases, as PDF */

gboolean kyo_import_is_format (const char *format);
KyoReportDraft *kyo_import_read (GBytes *bytes,
                                 const char *name,
                                 const char *wanted,
                                 const char **format,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
