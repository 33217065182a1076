/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KYO_IMPORT_MAX_MEMORY (512UL * 1024 * 1024) /* bytes of address space */
#define KYO_IMPORT_MAX_CPU 10                       /* seconds */

gboolean kyo_import_confine (void);

G_END_DECLS
