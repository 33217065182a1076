/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/kyo-bundled.h"
#include "import/kyo-casebook-reader.h"
#include "kyo-import-resources.h"

#define RESOURCE_PREFIX "/io/github/kyokun/Kyokun/casebook/"

/* What is compiled in cannot be missing: if it is, the build is broken. */
static GBytes *
lookup_resource (const char *path)
{
  GBytes *bytes =
    g_resource_lookup_data (kyo_import_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

/**
 * kyo_bundled_dup_schema:
 *
 * The RELAX NG schema of the casebook format, as it stands in the program.
 *
 * Returns: (transfer full): the schema's bytes
 */
GBytes *
kyo_bundled_dup_schema (void)
{
  return lookup_resource (RESOURCE_PREFIX "casebook.rng");
}

/**
 * kyo_bundled_dup_casebook_bytes:
 *
 * The bundled casebook as casebook XML.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
kyo_bundled_dup_casebook_bytes (void)
{
  return lookup_resource (RESOURCE_PREFIX "nisc-fy2020.xml");
}

/**
 * kyo_bundled_dup_casebook_digest:
 *
 * The SHA-256 of the bundled casebook, by which a store tells whether it already holds it.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
kyo_bundled_dup_casebook_digest (void)
{
  g_autoptr (GBytes) bytes = kyo_bundled_dup_casebook_bytes ();

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * kyo_bundled_load_casebook:
 * @user_data: not used; it makes the function a loader for a store
 * @error: return location for an error
 *
 * Reads the bundled casebook. Fails as kyo_casebook_read_bytes() does, which only a broken build
 * can bring about.
 *
 * Returns: (transfer full): the casebook, or `NULL` with @error set
 */
KyoCasebook *
kyo_bundled_load_casebook (gpointer user_data, GError **error)
{
  g_autoptr (GBytes) bytes = kyo_bundled_dup_casebook_bytes ();

  return kyo_casebook_read_bytes (bytes, "nisc-fy2020.xml", error);
}
