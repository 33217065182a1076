/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-text-error.h"

/**
 * kyo_text_error_quark:
 *
 * The domain of the errors of this folder.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (kyo_text_error, kyo_text_error)
