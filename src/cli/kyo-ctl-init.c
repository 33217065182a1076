/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "import/kyo-bundled.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Anything that is not an empty file. */
static gboolean
has_content (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && (!S_ISREG (status.st_mode) || status.st_size > 0);
}

/* Whether there is a store to leave alone. What an init that was interrupted left behind is none: a
 * file that is empty, or becomes so when its first transaction is rolled back, or a store into
 * which the bundled casebook did not come. */
static gboolean
is_made (KyoCtl *ctl, const char *path, gboolean *made, GError **error)
{
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (GError) local_error = NULL;

  *made = FALSE;
  if (!has_content (path))
    return TRUE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_INSPECT, &local_error);
  if (store != NULL)
    {
      *made = kyo_store_get_casebook_version (store, KYO_BUNDLED_CASEBOOK_ID) > 0;
      return TRUE;
    }
  if (!has_content (path))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

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
  gboolean made;

  if (!kyo_ctl_parse (ctl, entries, 0, 0, error))
    return FALSE;

  path = kyo_ctl_dup_store_path (ctl);
  if (!is_made (ctl, path, &made, error))
    return FALSE;
  if (made)
    {
      kyo_ctl_print (_ ("%s is there already; nothing was changed.\n"), path);
      return TRUE;
    }

  store = kyo_ctl_open_store (ctl, KYO_CTL_WRITE, error);
  if (store == NULL)
    return FALSE;
  kyo_ctl_print (_ ("%s was made, with the bundled casebook.\n"), path);
  return TRUE;
}
