/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"
#include "text/kyo-thesaurus.h"

G_BEGIN_DECLS

/* The best place in a case. */
typedef struct
{
  char *markup; /* the words around it; NULL when only the title or the case as a whole says it */
  char *target_id; /* where it is; likewise */
  char *via; /* the other word by which alone it was found, "" for several; NULL when it was by
              * what was typed */
} KyoCasePlace;

typedef struct
{
  GHashTable *cases; /* case id → KyoCasePlace, NULL where the title says all */
  char **also;       /* the other words that were sought */
} KyoCaseFindings;
void kyo_case_findings_free (KyoCaseFindings *findings);

/* For a thread. thesaurus: by which to seek other words too, NULL not to; lang: the reader's. */
KyoCaseFindings *kyo_case_search (const char *store_path,
                                  const char *words,
                                  KyoThesaurus *thesaurus,
                                  KyoLang lang,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoCaseFindings, kyo_case_findings_free)

G_END_DECLS
