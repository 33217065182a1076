/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file choosers of an import: what newer versions of GTK rename is named here only.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the chosen file, when one was; it is borrowed. */
typedef void (*KyoFileChosen) (GFile *file, gpointer user_data);

/* Nothing is called any more when object is gone. */
void kyo_file_choose_import (GtkWindow *parent, KyoFileChosen chosen, GObject *object);
void kyo_file_choose_casebook (GtkWindow *parent,
                               const char *name,
                               KyoFileChosen chosen,
                               GObject *object);

G_END_DECLS
