/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"

G_BEGIN_DECLS

/* How many lines of the draft are not placed, and what the first of them says. */
#define DRAFT_FIXTURE_N_UNKNOWN 3
#define DRAFT_FIXTURE_UNKNOWN "あとがき"

/* Puts a draft of the first invented report, with a page behind it that belongs to no case, into
 * the store; the caller frees its id. */
char *draft_fixture_import (KyoStore *store);
KyoCasebook *draft_fixture_read (KyoStore *store, const char *casebook_id);
/* What a passage of its first case says, "" when there are fewer. */
char *draft_fixture_dup_words (KyoCasebook *casebook, KyoSectionKind section, guint position);

G_END_DECLS
