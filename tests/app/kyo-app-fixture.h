/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* A small case: an operator ("op") with staff and server inside and an attacker outside; passages
 * p1, p2, p3; step e1 from the attacker to the server, told by p1; step r1 at the staff, told by
 * p2. */
KyoCase *kyo_app_fixture_new_case (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
