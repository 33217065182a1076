/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What casebooks were imported from: the file's name, its format and the hash of its bytes, and of
 * a draft what the importer said of it. The change log has the first three, and of the report,
 * which may be long, the hash.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_REPORT_BYTES (15 << 20) /* below what kyo-store-open.c lets SQLite take */

static const char UPSERT_SOURCE[] =
  "INSERT INTO casebook_source (casebook_id, name, format, digest, report) VALUES (:id, :name, "
  ":format, :digest, NULL) ON CONFLICT (casebook_id) DO UPDATE SET name = excluded.name, format = "
  "excluded.format, digest = excluded.digest, report = NULL";

static const char UPDATE_REPORT[] =
  "UPDATE casebook_source SET report = :report WHERE casebook_id = :id";

static const char SELECT_SOURCE[] =
  "SELECT name, format, digest, report FROM casebook_source WHERE casebook_id = :id";

/* Of several, the one that came last. */
static const char SELECT_BY_DIGEST[] =
  "SELECT casebook_id FROM casebook_source JOIN casebook ON casebook.id = casebook_id WHERE "
  "casebook_source.digest = :digest AND casebook.digest = :digest ORDER BY position DESC LIMIT 1";

/**
 * kyo_source_new:
 * @name: name of a file
 * @format: its format, as import/ calls it
 * @digest: SHA-256 of its bytes in lower case hexadecimal
 * @report: (nullable): what the importer said of it
 *
 * Returns: (transfer full): a source
 */
KyoSource *
kyo_source_new (const char *name, const char *format, const char *digest, const char *report)
{
  KyoSource *source;

  g_return_val_if_fail (name != NULL && format != NULL && digest != NULL, NULL);

  source = g_new (KyoSource, 1);
  source->name = g_strdup (name);
  source->format = g_strdup (format);
  source->digest = g_strdup (digest);
  source->report = g_strdup (report);

  return source;
}

/**
 * kyo_source_free:
 * @source: (transfer full) (nullable): a source
 *
 * Frees a source.
 */
void
kyo_source_free (KyoSource *source)
{
  if (source == NULL)
    return;
  g_free (source->name);
  g_free (source->format);
  g_free (source->digest);
  g_free (source->report);
  g_free (source);
}

static char *
dup_logged_source (const KyoSource *source)
{
  GString *json = g_string_new ("{");

  kyo_canonical_append_key (json, "digest");
  kyo_canonical_append_string (json, source->digest);
  kyo_canonical_append_key (json, "format");
  kyo_canonical_append_string (json, source->format);
  kyo_canonical_append_key (json, "name");
  kyo_canonical_append_string (json, source->name);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

/* JSON null where there is none: the field is then said to be empty, not unknown. */
static char *
dup_logged_report (const char *report)
{
  g_autofree char *hash =
    report != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, report, -1) : NULL;

  return kyo_canonical_dup_string (hash);
}

/**
 * kyo_store_write_report:
 * @self: a store within a command
 * @command: the command
 * @casebook_id: id of a casebook that has a source
 * @report: (nullable): what the importer said of the file; `NULL` drops it
 * @error: return location for an error
 *
 * Keeps the report on a casebook's file, and logs its hash.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when it is too long.
 *
 * Returns: `TRUE` when it was written
 */
gboolean
kyo_store_write_report (
  KyoStore *self, KyoCommand *command, const char *casebook_id, const char *report, GError **error)
{
  g_autoptr (KyoStmt) stmt = NULL;
  g_autofree char *logged = dup_logged_report (report);

  if (report != NULL && strlen (report) > MAX_REPORT_BYTES)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("What is to be checked of this file is more than the %d MiB that a store can "
                      "keep of one. Divide the file and import its parts"),
                   MAX_REPORT_BYTES >> 20);
      return FALSE;
    }
  stmt = kyo_stmt_prepare (self->db, UPDATE_REPORT, error);
  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);
  kyo_stmt_bind_text (stmt, ":report", report);

  return kyo_stmt_run (stmt, error) &&
         kyo_command_log (command, "casebook", casebook_id, "report", logged, error);
}

/**
 * kyo_store_write_source:
 * @self: a store within a command
 * @command: the command
 * @casebook_id: id of a casebook of the store
 * @source: what it was imported from
 * @error: return location for an error
 *
 * Keeps what a casebook was imported from, in the place of what was known of it.
 *
 * Fails as kyo_store_write_report() does.
 *
 * Returns: `TRUE` when it was written
 */
gboolean
kyo_store_write_source (KyoStore *self,
                        KyoCommand *command,
                        const char *casebook_id,
                        const KyoSource *source,
                        GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, UPSERT_SOURCE, error);
  g_autofree char *logged = dup_logged_source (source);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);
  kyo_stmt_bind_text (stmt, ":name", source->name);
  kyo_stmt_bind_text (stmt, ":format", source->format);
  kyo_stmt_bind_text (stmt, ":digest", source->digest);

  return kyo_stmt_run (stmt, error) &&
         kyo_command_log (command, "casebook", casebook_id, "source", logged, error) &&
         kyo_store_write_report (self, command, casebook_id, source->report, error);
}

static gboolean
read_source (KyoStore *self, const char *casebook_id, KyoSource **source, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_SOURCE, error);
  KyoStmtState state;

  *source = NULL;
  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_ROW)
    *source = kyo_source_new (kyo_stmt_get_text (stmt, 0), kyo_stmt_get_text (stmt, 1),
                              kyo_stmt_get_text (stmt, 2), kyo_stmt_get_text (stmt, 3));

  return state != KYO_STMT_ERROR;
}

/**
 * kyo_store_check_source:
 * @self: a store
 * @casebook_id: id of a casebook of the store
 * @logged: what the change log says of it
 * @is_fold: (out): whether the table says the same
 * @error: return location for an error
 *
 * Compares what the table and the change log say a casebook was imported from.
 *
 * Returns: `TRUE` when @is_fold was set; `FALSE` when SQLite failed
 */
gboolean
kyo_store_check_source (
  KyoStore *self, const char *casebook_id, GHashTable *logged, gboolean *is_fold, GError **error)
{
  g_autoptr (KyoSource) source = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *report = NULL;

  if (!read_source (self, casebook_id, &source, error))
    return FALSE;
  if (source != NULL)
    {
      expected = dup_logged_source (source);
      report = dup_logged_report (source->report);
    }
  *is_fold = g_strcmp0 (expected, g_hash_table_lookup (logged, "source")) == 0 &&
             g_strcmp0 (report, g_hash_table_lookup (logged, "report")) == 0;

  return TRUE;
}

/**
 * kyo_store_dup_source:
 * @self: a store
 * @casebook_id: id of a casebook
 * @error: return location for an error
 *
 * Reads what a casebook was imported from.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when the store does not know.
 *
 * Returns: (transfer full): the source, or `NULL`
 */
KyoSource *
kyo_store_dup_source (KyoStore *self, const char *casebook_id, GError **error)
{
  KyoSource *source;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (casebook_id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (read_source (self, casebook_id, &source, error) && source == NULL)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                 _ ("The store does not know what the casebook “%s” was imported from"),
                 casebook_id);
  return source;
}

/**
 * kyo_store_find_imported:
 * @self: a store
 * @digest: SHA-256 of the bytes of a file in lower case hexadecimal
 * @casebook_id: (out) (transfer full) (nullable): the casebook that was imported from them
 * @error: return location for an error
 *
 * Looks whether a file has been imported before. A draft counts however much it was corrected
 * since.
 *
 * Returns: `TRUE` when @casebook_id was set, to `NULL` when there is none; `FALSE` when SQLite
 *   failed
 */
gboolean
kyo_store_find_imported (KyoStore *self, const char *digest, char **casebook_id, GError **error)
{
  g_autoptr (KyoStmt) stmt = NULL;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest != NULL && casebook_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *casebook_id = NULL;
  stmt = kyo_stmt_prepare (self->db, SELECT_BY_DIGEST, error);
  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":digest", digest);
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_ROW)
    *casebook_id = kyo_stmt_dup_text (stmt, 0);

  return state != KYO_STMT_ERROR;
}
