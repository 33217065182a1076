/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-draft.h"
#include "store/kyo-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What became of one file. */
typedef struct
{
  char *name;            /* as it was typed */
  char *format;          /* NULL when it was not recognised */
  KyoCasebook *casebook; /* NULL when it was rejected */
  KyoStoreImport result;
  GHashTable *new_cases; /* ids of cases that the store did not have */
  KyoReportDraft *draft; /* what was read; NULL when the file was known */
  GError *error;         /* why it was rejected */
} KyoImported;

KyoImported *kyo_imported_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void kyo_imported_free (KyoImported *imported);
JsonNode *kyo_imported_to_json (GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;
void kyo_imported_print (GPtrArray *files, gboolean dry_run, KyoLang lang);

G_END_DECLS
