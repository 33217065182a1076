/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which file is open, and on which kind of drive it lies. A store on a network drive is opened like
 * any other, but what can happen to it there is said, together with what can be done.
 */
#include "config.h"

#include "app/window/kyo-window-private.h"

#include <glib/gi18n.h>

/* NULL, and said so, for a place that only a program of the desktop can reach. */
static char *
dup_chosen_path (KyoWindow *self, int response, GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = NULL;
  char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return NULL;
  file = gtk_file_chooser_get_file (chooser);
  if (file != NULL)
    path = g_file_get_path (file);
  if (path == NULL)
    kyo_window_report (self, _ ("This place is not on this computer. Choose a folder that is"));

  return path;
}

static void
set_folder_of (GtkFileChooser *chooser, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    gtk_file_chooser_set_current_folder (chooser, file, NULL);
}

/* The chooser holds itself until it has answered. */
static void
show_chooser (KyoWindow *self, GtkFileChooserNative *chooser, GCallback response_cb)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Kyokun stores"));
  gtk_file_filter_add_suffix (filter, "kyokun");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_response_cb (KyoWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autofree char *path = dup_chosen_path (self, response, GTK_FILE_CHOOSER (chooser));

  g_object_unref (chooser);
  if (path != NULL)
    kyo_window_open (self, path);
}

static void
open_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Open a store"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  if (self->store != NULL || self->problem_path != NULL)
    set_folder_of (GTK_FILE_CHOOSER (chooser), self->problem_path != NULL
                                                 ? self->problem_path
                                                 : kyo_store_get_path (self->store));
  show_chooser (self, chooser, G_CALLBACK (open_response_cb));
}

/* The chooser has asked whether a file that is there may be replaced, but a store never is. */
static void
copy_response_cb (KyoWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autofree char *path = dup_chosen_path (self, response, GTK_FILE_CHOOSER (chooser));
  g_autoptr (GError) error = NULL;

  g_object_unref (chooser);
  if (path == NULL)
    return;
  if (!kyo_store_copy (kyo_store_get_path (self->store), path, &error))
    kyo_window_report (self, error->message);
  else
    kyo_window_open (self, path);
}

static void
copy_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  g_autofree char *base = g_path_get_basename (kyo_store_get_path (self->store));
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *proposed =
    g_build_filename (documents != NULL ? documents : g_get_home_dir (), base, NULL);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Copy to this computer"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Copy"), _ ("_Cancel"));

  set_folder_of (GTK_FILE_CHOOSER (chooser), proposed);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), base);
  show_chooser (self, chooser, G_CALLBACK (copy_response_cb));
}

static void
network_response_cb (KyoWindow *self)
{
  gtk_info_bar_set_revealed (self->network_bar, FALSE);
}

/**
 * kyo_window_tell_network:
 * @self: the window, with a store
 * @network: (nullable): the kind of network drive on which the store lies, or `NULL` for none
 *
 * Says what can happen to a store that several computers reach. One that is only read cannot be
 * damaged from here.
 */
void
kyo_window_tell_network (KyoWindow *self, const char *network)
{
  g_autofree char *base = g_path_get_basename (kyo_store_get_path (self->store));
  g_autofree char *message =
    g_strdup_printf (_ ("“%s” lies on a network drive (%s). Two people who change it at the same "
                        "time can damage it: work on a copy on this computer, or see to it that "
                        "nobody else has it open."),
                     base, network != NULL ? network : "");

  gtk_label_set_label (self->network_label, message);
  gtk_info_bar_set_revealed (self->network_bar,
                             network != NULL && !kyo_store_is_read_only (self->store));
}

/**
 * kyo_window_init_files:
 * @self: the window
 *
 * Lets what is said of the drive be closed.
 */
void
kyo_window_init_files (KyoWindow *self)
{
  g_signal_connect_swapped (self->network_bar, "response", G_CALLBACK (network_response_cb), self);
}

/**
 * kyo_window_install_file_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done with files of stores.
 */
void
kyo_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "store.open", NULL, open_action_cb);
  gtk_widget_class_install_action (widget_class, "store.copy-here", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "store.open",
                                       NULL);
}
