/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the import child says to its parent: one line "kyokun-import 2 FORMAT X J", then X bytes of
 * casebook XML, then J bytes of JSON (import/kyo-report-json.h). Where the file cannot be imported,
 * FORMAT is the word "error", X is the number of the error and the J bytes are its message.
 */
#pragma once

#include "import/kyo-import-error.h"
#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

GBytes *kyo_import_answer_new (GBytes *xml,
                               const char *format,
                               KyoReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kyo_import_answer_new_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
KyoReportDraft *kyo_import_answer_read (GBytes *answer,
                                        const char *name,
                                        char **format,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
