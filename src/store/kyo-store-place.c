/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the file lies. SQLite keeps writers apart by locks of the file system, and those of network
 * file systems cannot be relied upon: two computers that write at once damage the file
 * (https://www.sqlite.org/howtocorrupt.html, section 2.1). The kernel tells the kind of a file
 * system by a number (statfs(2)); what runs in user space has one number for all, and there the
 * table of mounts tells (proc_pid_mountinfo(5)).
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

#ifdef __linux__
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#endif

/* linux/magic.h, and fs/smb/client/cifsfs.h for what is not there; as people call them. */
static const struct
{
  guint64 magic;
  const char *name;
} MAGICS[] = {
  { 0x6969, "NFS" },        { 0x517b, "SMB" },      { 0xfe534d42, "SMB" },
  { 0xff534d42, "SMB" },    { 0x5346414f, "AFS" },  { 0x6b414653, "AFS" },
  { 0x00c36400, "Ceph" },   { 0x73757245, "Coda" }, { 0x01021997, "9P" },
  { 0x7461636f, "OCFS2" },  { 0x01161970, "GFS2" }, { 0x0bd00bd0, "Lustre" },
  { 0x786f4256, "vboxsf" },
};

#define FUSE_MAGIC 0x65735546

/* File systems in user space that bring files from elsewhere, by the end of their type. */
static const struct
{
  const char *type;
  const char *name;
} MOUNT_TYPES[] = {
  { "fuse.sshfs", "SSHFS" },
  { "fuse.gvfsd-fuse", "GVfs" },
  { "fuse.rclone", "rclone" },
  { "fuse.glusterfs", "GlusterFS" },
  { "fuse.s3fs", "S3" },
  { "fuse.davfs", "WebDAV" },
  { "fuse.google-drive-ocamlfuse", "Google Drive" },
  { "fuse.onedriver", "OneDrive" },
  { "fuse.smbnetfs", "SMB" },
  { "fuse.cephfs", "Ceph" },
  { "fuse.ceph-fuse", "Ceph" },
  { "fuse.curlftpfs", "FTP" },
  { "fuse.vmhgfs-fuse", "VMware" },
};

/**
 * kyo_place_get_network_name:
 * @magic: the kind of a file system as statfs(2) tells it
 * @mount_type: (nullable): its type in the table of mounts
 *
 * Tells whether a file system brings its files from another computer.
 *
 * Returns: (transfer none) (nullable): what it is called, or `NULL` when it does not, or is unknown
 */
const char *
kyo_place_get_network_name (guint64 magic, const char *mount_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (MAGICS); i++)
    if (MAGICS[i].magic == magic)
      return MAGICS[i].name;
  for (guint i = 0; magic == FUSE_MAGIC && mount_type != NULL && i < G_N_ELEMENTS (MOUNT_TYPES);
       i++)
    if (g_str_equal (MOUNT_TYPES[i].type, mount_type))
      return MOUNT_TYPES[i].name;

  return NULL;
}

/**
 * kyo_place_dup_mount_type:
 * @mounts: what stands in /proc/self/mountinfo
 * @device: the number of the file system's device, "major:minor"
 *
 * Finds the type of a mounted file system.
 *
 * Returns: (transfer full) (nullable): its type, or `NULL` when it is not mounted
 */
char *
kyo_place_dup_mount_type (const char *mounts, const char *device)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);

  /* "36 35 98:0 /root /mount options optional… - type source options" */
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, " ", 4);
      const char *rest = strstr (*line, " - ");

      if (g_strv_length (fields) == 4 && g_str_equal (fields[2], device) && rest != NULL)
        return g_strndup (rest + 3, strcspn (rest + 3, " "));
    }

  return NULL;
}

/**
 * kyo_store_dup_network:
 * @self: a store
 *
 * Tells whether the file lies on a network drive, where two computers that write at once can damage
 * it.
 *
 * Returns: (transfer full) (nullable): what kind of drive it is ("NFS", "SMB"…), or `NULL` when it
 *   lies on this computer or nothing is known of it
 */
char *
kyo_store_dup_network (KyoStore *self)
{
#ifdef __linux__
  g_autofree char *mounts = NULL;
  g_autofree char *mount_type = NULL;
  struct statfs place;
  GStatBuf info;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);

  if (statfs (self->path, &place) != 0 || g_stat (self->path, &info) != 0)
    return NULL;
  if ((guint32) place.f_type == FUSE_MAGIC &&
      g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    {
      g_autofree char *device = g_strdup_printf ("%u:%u", major (info.st_dev), minor (info.st_dev));

      mount_type = kyo_place_dup_mount_type (mounts, device);
    }

  return g_strdup (kyo_place_get_network_name ((guint32) place.f_type, mount_type));
#else
  return NULL;
#endif
}
