/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-import-error.h"

G_BEGIN_DECLS

char *kyo_encoding_decode (GBytes *bytes, const char *name, const char **encoding, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
