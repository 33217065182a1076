/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-typing.h"

/**
 * kyo_typing_keeps_key:
 * @focus: (nullable): what has the keyboard
 * @key: a key value
 *
 * Tells whether a key that a window catches, such as Space or an arrow, has to be left to what has
 * the keyboard: where something is typed, in a menu or popover, and Space on what it presses.
 *
 * Returns: whether to leave it
 */
gboolean
kyo_typing_keeps_key (GtkWidget *focus, guint key)
{
  g_return_val_if_fail (focus == NULL || GTK_IS_WIDGET (focus), FALSE);

  if (focus == NULL)
    return FALSE;
  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
      gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;

  return key == GDK_KEY_space && (GTK_IS_BUTTON (focus) || GTK_IS_SWITCH (focus));
}
