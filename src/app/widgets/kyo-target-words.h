/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* What an annotation is on, in few words: "Cause, passage 2", "Response 3", "NAS", "The case as a
 * whole". target_id NULL means the case. Caller frees. */
char *
kyo_target_words_dup (KyoCase *kase, const char *target_id, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
