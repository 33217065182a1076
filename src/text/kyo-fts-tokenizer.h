/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-text-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* For CREATE VIRTUAL TABLE … USING fts5 (…, tokenize = 'kyokun'). */
#define KYO_FTS_TOKENIZER "kyokun"

gboolean kyo_fts_tokenizer_register (sqlite3 *db, GError **error);

G_END_DECLS
