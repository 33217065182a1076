/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_LAYOUT_ERROR_GRAPHVIZ, /* Graphviz cannot be used or refused the graph */
} KyoLayoutError;
#define KYO_LAYOUT_ERROR (kyo_layout_error_quark ())
GQuark kyo_layout_error_quark (void);

G_END_DECLS
