/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window/kyo-preferences.h"

/**
 * kyo_preferences_new:
 * @parent: the window
 * @settings: the settings of the application
 *
 * Makes the window in which a person says under what name annotations are written.
 *
 * Returns: the window
 */
GtkWindow *
kyo_preferences_new (GtkWindow *parent, GSettings *settings)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/kyokun/Kyokun/ui/kyo-preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));
  GtkWidget *author = GTK_WIDGET (gtk_builder_get_object (builder, "author"));

  g_settings_bind (settings, "author-name", author, "text", G_SETTINGS_BIND_DEFAULT);
  gtk_window_set_transient_for (window, parent);

  return window;
}
