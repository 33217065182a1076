/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-themes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that says a theme; it opens a list of the lessons of other cases under it, each of which
 * activates "win.show-passage" (case id, passage id). NULL when the theme has no words. */
GtkWidget *kyo_theme_chip_new (KyoThemes *themes,
                               const char *theme,
                               const char *case_id,
                               KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
