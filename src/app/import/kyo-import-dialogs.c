/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import/kyo-import-dialogs.h"

#include <glib/gi18n.h>

/**
 * kyo_import_progress_new:
 * @parent: the window that it belongs to
 * @name: the file
 * @cancellable: what its button cancels
 *
 * Makes a dialog for a file that takes a while to read.
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWindow *
kyo_import_progress_new (GtkWindow *parent, const char *name, GCancellable *cancellable)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  GtkWidget *spinner = gtk_spinner_new ();

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Reading “%s”"), name);
  adw_message_dialog_set_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ ("A process of its own, without network, looks for the cases in it."));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The file is being read"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), spinner);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (dialog);
}

/**
 * kyo_import_show_error:
 * @parent: the window that it belongs to
 * @name: the file
 * @error: why it was not imported; its message says what to do
 *
 * Tells of a file that was not imported.
 */
void
kyo_import_show_error (GtkWindow *parent, const char *name, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, error->message);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("“%s” was not imported"),
                                     name);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
