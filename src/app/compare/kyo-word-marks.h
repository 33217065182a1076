/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-query.h"

G_BEGIN_DECLS

/* The KyoTextRanges in which a word stands, in order; caller owns. */
GArray *kyo_word_marks_find (const char *text, const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
