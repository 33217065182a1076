/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that people would name: term → GUINT_TO_POINTER (count); caller owns. */
GHashTable *kyo_keywords_count (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
