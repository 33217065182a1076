/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"

#include <glib/gi18n.h>
#include <string.h>

#define MIN_HEAD_DIGITS 8 /* fewer could be the same by chance */

static gboolean
check_head (const char *head, GError **error)
{
  if (head == NULL ||
      (strlen (head) >= MIN_HEAD_DIGITS && head[strspn (head, "0123456789abcdefABCDEF")] == '\0'))
    return TRUE;

  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
               _ ("--head takes %d or more hexadecimal digits"), MIN_HEAD_DIGITS);
  return FALSE;
}

/**
 * kyo_ctl_verify:
 * @ctl: this run
 * @error: return location for an error
 *
 * `verify`: checks file, schema, invariants and the chain of the change log, never writing. Each
 * thing that is wrong is a line on stdout, the outcome the one line on stderr; a sound store's
 * last hash is printed, to be given to `--head` another day.
 *
 * Returns: `FALSE` when something is wrong
 */
gboolean
kyo_ctl_verify (KyoCtl *ctl, GError **error)
{
  g_autofree char *head = NULL, *last = NULL;
  const GOptionEntry entries[] = {
    { "head", 0, 0, G_OPTION_ARG_FILENAME, &head,
      N_ ("What the last hash of the change log has to be, or how it begins"), N_ ("HASH") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gboolean sound;

  if (!kyo_ctl_parse (ctl, entries, 0, 0, error) || !check_head (head, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_INSPECT, error);
  if (store == NULL)
    return FALSE;

  kyo_ctl_progress (_ ("Checking the store…"));
  sound = kyo_store_verify (store, head, problems, error);
  for (guint i = 0; i < problems->len; i++)
    kyo_ctl_print ("%s\n", (const char *) problems->pdata[i]);
  if (!sound)
    return FALSE;

  last = kyo_store_dup_head (store, error);
  if (last == NULL)
    return FALSE;

  kyo_ctl_print (_ ("%s is sound. Last hash of its change log: %s\n"), kyo_store_get_path (store),
                 last);
  return TRUE;
}
