/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What sections typed in lines and lessons typed one by one have in common.
 */
#pragma once

#include "app/editor/kyo-case-draft.h"

G_BEGIN_DECLS

struct _KyoCaseDraft
{
  KyoCase *kase;
  KyoLang lang;
  GPtrArray *known[KYO_N_SECTIONS]; /* of Known: all there ever were, those placed in order first */
  guint last_number[KYO_N_SECTIONS];
  GHashTable *step_passages; /* KyoStep → GStrv as it was when the form was opened */
};

char *kyo_draft_dup_line (const KyoText *text, KyoLang lang);
KyoText *
kyo_draft_edit_text (const KyoText *old, const char *shown, const char *typed, KyoLang lang);
KyoPassage *kyo_draft_make_passage (KyoCaseDraft *self, KyoSectionKind kind);
void kyo_draft_update_steps (KyoCaseDraft *self);

G_END_DECLS
