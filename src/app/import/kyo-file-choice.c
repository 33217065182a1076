/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import/kyo-file-choice.h"

#include <glib/gi18n.h>

typedef struct
{
  KyoFileChosen chosen;
  GWeakRef object;
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->object);
  g_free (choice);
}

static void
response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&choice->object);
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  KyoFileChosen chosen = choice->chosen;

  g_object_unref (chooser);
  if (file != NULL && object != NULL)
    chosen (file, object);
}

static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
show (GtkFileChooserNative *chooser, KyoFileChosen chosen, GObject *object)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  g_weak_ref_init (&choice->object, object);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), choice, free_choice, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * kyo_file_choose_import:
 * @parent: the window that asks
 * @chosen: called with the file
 * @object: what it is called with, not held meanwhile
 *
 * Lets a file be chosen that can be imported: a report as PDF or text, or casebook XML.
 */
void
kyo_file_choose_import (GtkWindow *parent, KyoFileChosen chosen, GObject *object)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Import a report or casebook"), parent,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  add_filter (chooser, _ ("Reports and casebooks"),
              (const char *const[]){ "pdf", "txt", "xml", NULL });
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  show (chooser, chosen, object);
}

/**
 * kyo_file_choose_casebook:
 * @parent: the window that asks
 * @name: what the file may be called
 * @chosen: called with the file, which may be there already: the person was asked
 * @object: what it is called with, not held meanwhile
 *
 * Lets a file be chosen to write casebook XML to.
 */
void
kyo_file_choose_casebook (GtkWindow *parent,
                          const char *name,
                          KyoFileChosen chosen,
                          GObject *object)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Export as casebook XML"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _ ("_Export"), _ ("_Cancel"));

  add_filter (chooser, _ ("Casebooks"), (const char *const[]){ "xml", NULL });
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show (chooser, chosen, object);
}
