/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-thesaurus.h"

G_BEGIN_DECLS

/* A query that also finds other words for what was typed; the same query when there are none. lang:
 * the reader's. */
KyoQuery *
kyo_query_widen (KyoQuery *query, KyoThesaurus *thesaurus, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
