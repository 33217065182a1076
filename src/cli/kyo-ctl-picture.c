/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl-picture.h"

#include <glib/gi18n.h>

static gboolean
read_lanes (const char *nick, KyoLanes *lanes, GError **error)
{
  int value = KYO_LANES_NONE;

  if (nick != NULL && !kyo_enum_from_nick (KYO_TYPE_LANES, nick, &value))
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
                   _ ("%s cannot be “%s”, only one of: %s"), "--lanes", nick,
                   "none, phase, participant");
      return FALSE;
    }
  *lanes = (KyoLanes) value;
  return TRUE;
}

/* As it is on screen, where a person has moved anything. */
static gboolean
arrange (KyoStore *store, KyoCase **kase, GError **error)
{
  g_autoptr (KyoView) view = NULL;
  KyoCase *drawn;

  if (!kyo_store_find_arrangement (store, kyo_case_get_id (*kase), &view, error))
    return FALSE;
  if (view == NULL)
    return TRUE;
  drawn = kyo_view_dup_case (view, *kase);
  g_object_unref (*kase);
  *kase = drawn;

  return TRUE;
}

/**
 * kyo_ctl_draw:
 * @ctl: this run
 * @picture: which picture
 * @error: return location for an error
 *
 * What `diagram` and `timeline` have in common: a picture of one case, written as a whole.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_draw (KyoCtl *ctl, KyoCtlPicture picture, GError **error)
{
  g_autofree char *format_nick = NULL, *path = NULL, *lanes_nick = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_nick, N_ ("The format of the file"),
      "svg|png|pdf" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("The file to write"), N_ ("PATH") },
    { "lanes", 0, 0, G_OPTION_ARG_FILENAME, &lanes_nick, N_ ("What has a lane of its own"),
      "none|phase|participant" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KyoPictureFormat format;
  KyoLanes lanes;

  if (picture == KYO_CTL_DIAGRAM)
    entries[2] = (GOptionEntry) G_OPTION_ENTRY_NULL;
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
  if (!read_lanes (lanes_nick, &lanes, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  if (store == NULL)
    return FALSE;
  kase = kyo_ctl_dup_case (store, kyo_ctl_get_arg (ctl, 0), error);
  if (kase == NULL)
    return FALSE;
  if (picture == KYO_CTL_DIAGRAM && !arrange (store, &kase, error))
    return FALSE;
  bytes = picture == KYO_CTL_DIAGRAM
            ? kyo_picture_of_diagram (kase, ctl->lang, format, error)
            : kyo_picture_of_timeline (kase, ctl->lang, lanes, format, error);
  if (bytes == NULL)
    return FALSE;

  return kyo_ctl_write_file (path, bytes, error);
}
