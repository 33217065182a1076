/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

void check_property (GObject *object, const char *name, GType type, ...);
void check_read_only (GObject *object, const char *name);
void check_default (GObject *object, const char *name, GType type, ...);

G_END_DECLS
