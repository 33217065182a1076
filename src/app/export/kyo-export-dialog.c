/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/export/kyo-export-dialog.h"

struct _KyoExportDialog
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (KyoExportDialog, kyo_export_dialog, ADW_TYPE_WINDOW)

static void
kyo_export_dialog_class_init (KyoExportDialogClass *klass)
{
  g_signal_new ("exported", KYO_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kyo_export_dialog_init (KyoExportDialog *self)
{
}

/**
 * kyo_export_dialog_new:
 * @parent: the window
 * @store: the store
 * @case_id: (nullable): the case
 * @lang: the language of the cases
 *
 * Makes an empty window so far.
 *
 * Returns: the window
 */
GtkWindow *
kyo_export_dialog_new (GtkWindow *parent, KyoStore *store, const char *case_id, KyoLang lang)
{
  return g_object_new (KYO_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
}
