/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The symbols of the kinds of participants. Private to render/.
 */
#pragma once

#include "model/kyo-participant.h"

#include <cairo.h>

G_BEGIN_DECLS

void kyo_symbol_paint (cairo_t *cr, KyoParticipantKind kind, const KyoRect *rect);

G_END_DECLS
