/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-import-error.h"
#include "model/kyo-casebook.h"

G_BEGIN_DECLS

#define KYO_IMPORT_MAX_BYTES (16 * 1024 * 1024)

KyoCasebook *
kyo_casebook_read_bytes (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
