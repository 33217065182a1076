/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "0:42", "12:05", "1:02:03"; seconds since the beginning, at least 0. Caller frees. */
char *kyo_stopwatch_dup_words (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
