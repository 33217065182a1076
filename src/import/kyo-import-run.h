/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-import-error.h"
#include "import/kyo-report-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KYO_IMPORT_TIMEOUT 30 /* seconds */

KyoReportDraft *kyo_import_run (GBytes *bytes,
                                const char *name,
                                char **format,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoReportDraft *kyo_import_run_as (GBytes *bytes,
                                   const char *name,
                                   const char *wanted,
                                   char **format,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoReportDraft *kyo_import_run_child (const char *const *argv,
                                      guint timeout,
                                      GBytes *bytes,
                                      const char *name,
                                      char **format,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
