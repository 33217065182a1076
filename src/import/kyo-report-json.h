/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to say of a draft beside its casebook (where each field comes from, what could not
 * be placed, warnings, how many pages), as JSON: so it comes from the import child, and so the
 * store keeps it.
 */
#pragma once

#include "import/kyo-import-error.h"
#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

char *kyo_report_draft_dup_json (KyoReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/* Adds what the JSON says to a draft that was made with its casebook. */
gboolean kyo_report_draft_read_json (KyoReportDraft *draft, const char *json, GError **error);

G_END_DECLS
