/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl-picture.h"

#include <glib/gi18n.h>

/**
 * kyo_ctl_draw:
 * @ctl: this run
 * @func: (scope call): what draws
 * @error: return location for an error
 *
 * What `diagram` and `timeline` have in common: a picture of one case, written as a whole.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_draw (KyoCtl *ctl, KyoCtlPictureFunc func, GError **error)
{
  g_autofree char *format_nick = NULL, *path = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_nick, N_ ("The format of the file"),
      "svg|png|pdf" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("The file to write"), N_ ("PATH") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KyoPictureFormat format;

  if (!kyo_ctl_parse (ctl, entries, 1, 1, error) ||
      !kyo_ctl_require ("--format", format_nick, error) ||
      !kyo_ctl_require ("--output", path, error))
    return FALSE;
  if (!kyo_picture_format_from_nick (format_nick, &format))
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
                   _ ("%s cannot be “%s”, only one of: %s"), "--format", format_nick,
                   "svg, png, pdf");
      return FALSE;
    }

  store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  if (store == NULL)
    return FALSE;
  kase = kyo_ctl_dup_case (store, kyo_ctl_get_arg (ctl, 0), error);
  if (kase == NULL)
    return FALSE;
  bytes = func (kase, ctl->lang, format, error);
  if (bytes == NULL)
    return FALSE;

  return kyo_ctl_write_file (path, bytes, error);
}
