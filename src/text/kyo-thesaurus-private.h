/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-thesaurus.h"

G_BEGIN_DECLS

#define KYO_N_LANGS 2
#define KYO_TERM_PREFIX "urn:kyokun:term:"
#define KYO_THEME_PREFIX "urn:kyokun:theme:"

/* Private to text/. */
struct _KyoConcept
{
  char *id;
  GPtrArray *labels[KYO_N_LANGS]; /* of char *; preferred, alternative, hidden; ends in NULL */
  guint n_shown[KYO_N_LANGS];     /* how many of them are not hidden */
  GPtrArray *broader;             /* borrowed */
  GPtrArray *narrower;            /* borrowed */
  GPtrArray *related;             /* borrowed */
  GPtrArray *matches;             /* of KyoConceptMatch */
};

/* What stands in a file. */
typedef struct
{
  GPtrArray *concepts;  /* of KyoConcept, in the order of the file; owns them */
  GHashTable *by_id;    /* id → KyoConcept */
  GHashTable *by_label; /* folded label → KyoConcept; of terms alone */
} KyoThesaurusData;

gboolean
kyo_thesaurus_data_read (KyoThesaurusData *data, GBytes *bytes, const char *name, GError **error);
void kyo_thesaurus_data_clear (KyoThesaurusData *data);

G_END_DECLS
