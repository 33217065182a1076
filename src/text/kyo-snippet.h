/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-query.h"

G_BEGIN_DECLS

/* query may be NULL: the beginning of the text. */
char *kyo_snippet_dup (const char *text, KyoQuery *query, guint max_chars);
char *kyo_snippet_dup_markup (const char *text, KyoQuery *query, guint max_chars);

G_END_DECLS
