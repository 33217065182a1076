/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/export/kyo-export-dialog.h"

G_BEGIN_DECLS

/* What happens once a file has been chosen; for tests, which have no file chooser. */
void kyo_export_dialog_export_to (KyoExportDialog *self, const char *path);
/* The name that the file chooser proposes; caller frees. */
char *kyo_export_dialog_dup_proposed_name (KyoExportDialog *self);

G_END_DECLS
