/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "render/kyo-painter.h"

G_BEGIN_DECLS

/* The colours that the desktop asks for now: light or dark, usual or with high contrast. */
KyoScheme kyo_scheme_get_current (void);

G_END_DECLS
