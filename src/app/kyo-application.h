/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KYO_TYPE_APPLICATION (kyo_application_get_type ())
G_DECLARE_FINAL_TYPE (KyoApplication, kyo_application, KYO, APPLICATION, AdwApplication)

KyoApplication *kyo_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
