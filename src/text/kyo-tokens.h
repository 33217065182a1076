/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* token is not ended by a zero byte; start and end are bytes of the source. TRUE to go on. */
typedef gboolean (*KyoTokenFunc) (
  const char *token, gsize token_length, gsize start, gsize end, gpointer user_data);

/* Calls func for each search token of a text, in order: bigrams of CJK characters (the last of a
 * run alone), whole words, single signs; all in normalised form. */
void kyo_tokens_foreach (const char *text, gssize length, KyoTokenFunc func, gpointer user_data);

G_END_DECLS
