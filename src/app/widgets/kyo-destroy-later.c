/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-destroy-later.h"

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_window_destroy (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * kyo_destroy_later:
 * @window: a window
 *
 * Destroys a window when nothing else is to be done. A dialog that was answered by the keyboard is
 * still at work on that key while its answer is heard; its parent must not go before it.
 */
void
kyo_destroy_later (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (window), g_object_unref);
}
