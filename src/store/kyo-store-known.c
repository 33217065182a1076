/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Large files that have been checked once at this place (name, device, inode) are not checked page
 * by page at each start. The list is a convenience: without it, or when it cannot be written, files
 * are checked again.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gstdio.h>

#define GROUP "checked"

static char *
dup_list_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "kyokun", "checked-stores.ini", NULL);
}

static char *
dup_key (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

static char *
dup_identity (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                          (guint64) info.st_ino);
}

/**
 * kyo_store_is_known:
 * @path: canonical path of a file
 *
 * Tells whether the file at this path has been checked here before.
 *
 * Returns: `TRUE` when it has
 */
gboolean
kyo_store_is_known (const char *path)
{
  g_autoptr (GKeyFile) list = g_key_file_new ();
  g_autofree char *list_path = dup_list_path ();
  g_autofree char *key = dup_key (path);
  g_autofree char *identity = dup_identity (path);
  g_autofree char *known = NULL;

  if (identity == NULL || !g_key_file_load_from_file (list, list_path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  known = g_key_file_get_string (list, GROUP, key, NULL);
  return g_strcmp0 (known, identity) == 0;
}

/**
 * kyo_store_remember:
 * @path: canonical path of a file
 *
 * Notes that the file at this path has been checked.
 */
void
kyo_store_remember (const char *path)
{
  g_autoptr (GKeyFile) list = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *list_path = dup_list_path ();
  g_autofree char *folder = g_path_get_dirname (list_path);
  g_autofree char *key = dup_key (path);
  g_autofree char *identity = dup_identity (path);

  if (identity == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  /* A list that is not there yet, or cannot be read, begins anew. */
  if (!g_key_file_load_from_file (list, list_path, G_KEY_FILE_NONE, &error))
    g_debug ("%s", error->message);
  g_clear_error (&error);
  g_key_file_set_string (list, GROUP, key, identity);
  if (!g_key_file_save_to_file (list, list_path, &error))
    g_debug ("%s", error->message);
}
