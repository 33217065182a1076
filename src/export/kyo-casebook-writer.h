/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-casebook.h"

G_BEGIN_DECLS

GBytes *kyo_casebook_write_bytes (KyoCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
