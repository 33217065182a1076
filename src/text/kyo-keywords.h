/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-query.h"

G_BEGIN_DECLS

/* Where words stand that people would name, as KyoTextRanges of the text, in order; long compounds
 * are followed by their parts. without: ranges in which none is looked for, in order, or NULL.
 * Caller owns. */
GArray *kyo_keywords_find (const char *text, const GArray *without) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
