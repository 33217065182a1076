/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"

#include <glib/gi18n.h>

/**
 * kyo_ctl_init:
 * @ctl: this run
 * @error: return location for an error
 *
 * `init`: makes the store with the bundled casebook. One that exists is looked at, so that a file
 * which is no store is not taken for one, and left as it is.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_init (KyoCtl *ctl, GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autofree char *path = NULL;
  g_autoptr (KyoStore) store = NULL;
  gboolean exists;

  if (!kyo_ctl_parse (ctl, entries, 0, 0, error))
    return FALSE;

  path = kyo_ctl_dup_store_path (ctl);
  exists = g_file_test (path, G_FILE_TEST_EXISTS);
  store = kyo_ctl_open_store (ctl, exists ? KYO_CTL_INSPECT : KYO_CTL_WRITE, error);
  if (store == NULL)
    return FALSE;

  kyo_ctl_print (exists ? _ ("%s is there already; nothing was changed.\n")
                        : _ ("%s was made, with the bundled casebook.\n"),
                 path);
  return TRUE;
}
