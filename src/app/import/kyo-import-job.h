/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that was read, not yet stored. */
typedef struct
{
  KyoReportDraft *draft;
  char *name;   /* of the file, for people */
  char *format; /* see kyo-import-format.h */
  char *digest; /* SHA-256 of its bytes, lower case hexadecimal */
} KyoImported;

void kyo_imported_free (KyoImported *imported);

/* Reads a file in a thread, by the import child. callback gets no source object. */
void kyo_import_job_run (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
KyoImported *kyo_import_job_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoImported, kyo_imported_free)

G_END_DECLS
