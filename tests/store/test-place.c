/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which file systems count as network drives. The numbers are those of statfs(2).
 */
#include "config.h"

#include "kyo-store-fixture.h"
#include "store/kyo-store-private.h"

static const struct
{
  const char *what;
  guint64 magic;
  const char *mount_type;
  const char *name; /* NULL: on this computer */
} PLACES[] = {
  { "nfs", 0x6969, NULL, "NFS" },
  { "smb", 0x517b, NULL, "SMB" },
  { "smb2", 0xfe534d42, NULL, "SMB" },
  { "cifs", 0xff534d42, "cifs", "SMB" },
  { "sshfs", 0x65735546, "fuse.sshfs", "SSHFS" },
  { "gvfs", 0x65735546, "fuse.gvfsd-fuse", "GVfs" },
  { "fuse-of-a-disk", 0x65735546, "fuseblk", NULL },
  { "fuse-of-unknown-kind", 0x65735546, "fuse.portal", NULL },
  { "fuse-not-in-the-table", 0x65735546, NULL, NULL },
  { "ext4", 0xef53, "ext4", NULL },
  { "btrfs", 0x9123683e, NULL, NULL },
  { "tmpfs", 0x01021994, NULL, NULL },
  { "a-disk-that-is-called-sshfs", 0xef53, "fuse.sshfs", NULL },
};

static void
test_kind_of_drive (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);

  g_assert_cmpstr (kyo_place_get_network_name (PLACES[i].magic, PLACES[i].mount_type), ==,
                   PLACES[i].name);
}

static void
test_table_of_mounts (void)
{
  static const char MOUNTS[] =
    "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
    "57 22 0:51 / /home/a/box rw,nosuid,nodev,relatime shared:30 - fuse.sshfs host:/box rw\n"
    "58 22 0:52 / /mnt/a\\040disk rw,relatime - fuseblk /dev/sdb1 rw,user_id=0\n"
    "broken line\n";
  g_autofree char *ssh = kyo_place_dup_mount_type (MOUNTS, "0:51");
  g_autofree char *disk = kyo_place_dup_mount_type (MOUNTS, "0:52");
  g_autofree char *root = kyo_place_dup_mount_type (MOUNTS, "254:0");
  g_autofree char *none = kyo_place_dup_mount_type (MOUNTS, "0:5");

  g_assert_cmpstr (ssh, ==, "fuse.sshfs");
  g_assert_cmpstr (disk, ==, "fuseblk");
  g_assert_cmpstr (root, ==, "ext4");
  g_assert_null (none);
}

/* The folder for temporary files is on this computer, or the rest of the tests would be in danger.
 */
static void
test_store_on_this_computer (void)
{
  Fixture fixture;
  g_autofree char *network = NULL;
  KyoStore *store;

  fixture_set_up (&fixture, NULL);
  store = fixture_open (&fixture);
  network = kyo_store_dup_network (store);
  if (g_strcmp0 (network, "9P") == 0 || g_strcmp0 (network, "vboxsf") == 0)
    g_test_skip ("Temporary files are shared with another system here");
  else
    g_assert_cmpstr (network, ==, NULL);
  g_assert_finalize_object (store);
  fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/place/%s", PLACES[i].what);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_kind_of_drive);
    }
  g_test_add_func ("/store/place/table-of-mounts", test_table_of_mounts);
  g_test_add_func ("/store/place/store-on-this-computer", test_store_on_this_computer);

  return g_test_run ();
}
