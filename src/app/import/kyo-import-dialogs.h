/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* That a file is being read, with a button to cancel. Closes itself when cancelled. */
GtkWindow *kyo_import_progress_new (GtkWindow *parent, const char *name, GCancellable *cancellable);
/* Why a file was not imported. */
void kyo_import_show_error (GtkWindow *parent, const char *name, const GError *error);

G_END_DECLS
