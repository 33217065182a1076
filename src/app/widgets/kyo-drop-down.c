/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-drop-down.h"

/**
 * kyo_drop_down_set_name:
 * @drop_down: a drop-down
 * @name: what it is for
 *
 * Names a drop-down for screen readers. In GTK 4.8 it is not the drop-down that takes the focus but
 * the button in it, which has no name of its own and would be read as its class.
 */
void
kyo_drop_down_set_name (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
