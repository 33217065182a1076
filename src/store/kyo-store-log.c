/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The change log: an entry is one field of one thing that got one value. Entries are chained: each
 * carries the SHA-256 of the hash before it and of itself in canonical JSON, so that a changed,
 * dropped or inserted entry shows. Who holds the file can recompute the whole chain; against that
 * helps only the last hash written down elsewhere (the head).
 */
#include "config.h"

#include "store/kyo-store-private.h"

/* SQLite takes the other columns from the row of the maximum. */
static const char SELECT_FOLD[] =
  "SELECT field, value, max (seq) FROM change WHERE entity = :entity AND entity_id = :entity_id "
  "GROUP BY field";

static const char SELECT_HEAD[] = "SELECT hash FROM change ORDER BY seq DESC LIMIT 1";

/**
 * kyo_change_dup_hash:
 * @change: an entry
 * @previous: hash of the entry before it, "" for the first
 *
 * Computes the hash of an entry.
 *
 * Returns: (transfer full): SHA-256 in lower case hexadecimal
 */
char *
kyo_change_dup_hash (const KyoChange *change, const char *previous)
{
  g_autoptr (GString) json = g_string_new (previous);

  g_string_append_c (json, '{');
  kyo_canonical_append_key (json, "author");
  kyo_canonical_append_string (json, change->author);
  kyo_canonical_append_key (json, "command");
  kyo_canonical_append_string (json, change->command);
  kyo_canonical_append_key (json, "entity");
  kyo_canonical_append_string (json, change->entity);
  kyo_canonical_append_key (json, "entityId");
  kyo_canonical_append_string (json, change->entity_id);
  kyo_canonical_append_key (json, "field");
  kyo_canonical_append_string (json, change->field);
  kyo_canonical_append_key (json, "id");
  kyo_canonical_append_string (json, change->id);
  kyo_canonical_append_key (json, "lamport");
  g_string_append_printf (json, "%" G_GINT64_FORMAT, change->lamport);
  kyo_canonical_append_key (json, "parent");
  kyo_canonical_append_string (json, change->parent);
  kyo_canonical_append_key (json, "seq");
  g_string_append_printf (json, "%" G_GINT64_FORMAT, change->seq);
  kyo_canonical_append_key (json, "time");
  kyo_canonical_append_string (json, change->time);
  kyo_canonical_append_key (json, "value");
  g_string_append (json, change->value != NULL ? change->value : "null");
  g_string_append_c (json, '}');

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json->str, json->len);
}

/**
 * kyo_store_fold_entity:
 * @self: a store
 * @entity: kind of thing
 * @entity_id: its id
 * @error: return location for an error
 *
 * Reads what the change log says of one thing: the newest value of each field that is not cleared.
 *
 * Returns: (transfer full): field → JSON, empty when the log does not know the thing; or `NULL` on
 *   failure
 */
GHashTable *
kyo_store_fold_entity (KyoStore *self, const char *entity, const char *entity_id, GError **error)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_FOLD, error);
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":entity", entity);
  kyo_stmt_bind_text (stmt, ":entity_id", entity_id);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    if (!kyo_stmt_is_null (stmt, 1))
      g_hash_table_insert (fields, kyo_stmt_dup_text (stmt, 0), kyo_stmt_dup_text (stmt, 1));

  return state == KYO_STMT_DONE ? g_steal_pointer (&fields) : NULL;
}

/**
 * kyo_store_dup_head:
 * @self: a store
 * @error: return location for an error
 *
 * Reads the hash of the last entry of the change log. Written down elsewhere, it later proves with
 * kyo_store_verify() that nothing was changed or dropped since.
 *
 * Returns: (transfer full): 64 hexadecimal digits, "" when the log is empty, or `NULL` on failure
 */
char *
kyo_store_dup_head (KyoStore *self, GError **error)
{
  g_autoptr (KyoStmt) stmt = NULL;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stmt = kyo_stmt_prepare (self->db, SELECT_HEAD, error);
  if (stmt == NULL)
    return NULL;
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_ROW)
    return kyo_stmt_dup_text (stmt, 0);
  return state == KYO_STMT_DONE ? g_strdup ("") : NULL;
}
