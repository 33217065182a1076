/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-casebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KYO_BUNDLED_CASEBOOK_ID "nisc-fy2020"

GBytes *kyo_bundled_dup_schema (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kyo_bundled_dup_casebook_bytes (void) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_bundled_dup_casebook_digest (void) G_GNUC_WARN_UNUSED_RESULT;
KyoCasebook *kyo_bundled_load_casebook (gpointer user_data,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
