/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *kyo_preferences_new (GtkWindow *parent, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
