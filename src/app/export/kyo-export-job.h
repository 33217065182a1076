/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "export/kyo-export.h"

G_BEGIN_DECLS

/* What is to be exported, for a thread that reads it itself. */
typedef struct
{
  char *store_path;
  char *author; /* or NULL */
  GStrv case_ids;
  KyoExportFormat format;
  KyoLang lang;
  gboolean with_annotations;
  char *path; /* the file to be written */
} KyoExportJob;

void kyo_export_job_free (KyoExportJob *job);
gboolean kyo_export_job_run (KyoExportJob *job, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoExportJob, kyo_export_job_free)

G_END_DECLS
