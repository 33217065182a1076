/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One command is one transaction: it appends to the change log, the caller updates the tables that
 * are its fold, and "changed" is emitted once the commit is on the disk. A command that is freed
 * without a commit leaves the file as it was.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

struct _KyoCommand
{
  KyoStore *store; /* owned */
  char *id;
  char *time;
  char *head; /* hash of the last entry */
  gint64 seq;
  gint64 lamport;
};

static const char SELECT_HEAD[] =
  "SELECT seq, hash, (SELECT max (lamport) FROM change) FROM change ORDER BY seq DESC LIMIT 1";

static const char SELECT_PARENT[] = "SELECT id FROM change WHERE entity = :entity AND entity_id = "
                                    ":entity_id AND field = :field ORDER BY seq DESC LIMIT 1";

static const char INSERT_CHANGE[] =
  "INSERT INTO change (seq, id, command, entity, entity_id, field, value, author, time, lamport, "
  "parent, hash) VALUES (:seq, :id, :command, :entity, :entity_id, :field, :value, :author, "
  ":time, :lamport, :parent, :hash)";

static gboolean
read_head (KyoCommand *self, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->store->db, SELECT_HEAD, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_ROW)
    {
      self->seq = kyo_stmt_get_int (stmt, 0);
      self->head = kyo_stmt_dup_text (stmt, 1);
      self->lamport = kyo_stmt_get_int (stmt, 2);
    }
  else
    self->head = g_strdup ("");
  self->lamport++;

  return state != KYO_STMT_ERROR;
}

/**
 * kyo_command_begin:
 * @store: a store
 * @error: return location for an error
 *
 * Begins a transaction in which nobody else can write.
 *
 * Fails with `KYO_STORE_ERROR_READ_ONLY` when @store was opened so, with `KYO_STORE_ERROR_LOCKED`
 * when another program is writing, and as SQLite says.
 *
 * Returns: (transfer full): the command, or `NULL`
 */
KyoCommand *
kyo_command_begin (KyoStore *store, GError **error)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (KyoCommand) self = NULL;

  if (store->read_only)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY,
                   _ ("“%s” was opened read-only. Open a copy of it to change it"), store->path);
      return NULL;
    }
  if (!kyo_stmt_exec (store->db, "BEGIN IMMEDIATE", error))
    return NULL;

  now = g_date_time_new_now_utc ();
  self = g_new0 (KyoCommand, 1);
  self->store = g_object_ref (store);
  self->id = g_uuid_string_random ();
  self->time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return read_head (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kyo_command_free:
 * @self: (transfer full) (nullable): a command
 *
 * Rolls back what has not been committed.
 */
void
kyo_command_free (KyoCommand *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  /* SQLite has already rolled back by itself after some errors (a full disk, for one). */
  if (!sqlite3_get_autocommit (self->store->db) &&
      !kyo_stmt_exec (self->store->db, "ROLLBACK", &error))
    g_warning ("Rolling back failed: %s", error->message);

  g_object_unref (self->store);
  g_free (self->id);
  g_free (self->time);
  g_free (self->head);
  g_free (self);
}

static gboolean
find_parent (KyoCommand *self,
             const char *entity,
             const char *entity_id,
             const char *field,
             char **parent,
             GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->store->db, SELECT_PARENT, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":entity", entity);
  kyo_stmt_bind_text (stmt, ":entity_id", entity_id);
  kyo_stmt_bind_text (stmt, ":field", field);
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_ROW)
    *parent = kyo_stmt_dup_text (stmt, 0);

  return state != KYO_STMT_ERROR;
}

/**
 * kyo_command_log:
 * @self: a command
 * @entity: what kind of thing changes, such as "annotation"
 * @entity_id: its id
 * @field: what of it changes
 * @value: (nullable): the new value in canonical JSON, `NULL` when it is cleared
 * @error: return location for an error
 *
 * Appends one entry to the change log.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_command_log (KyoCommand *self,
                 const char *entity,
                 const char *entity_id,
                 const char *field,
                 const char *value,
                 GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->store->db, INSERT_CHANGE, error);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *parent = NULL;
  g_autofree char *hash = NULL;
  KyoChange change;

  if (stmt == NULL || !find_parent (self, entity, entity_id, field, &parent, error))
    return FALSE;

  change =
    (KyoChange){ self->seq + 1,       id,         self->id,      entity, entity_id, field, value,
                 self->store->author, self->time, self->lamport, parent };
  hash = kyo_change_dup_hash (&change, self->head);
  kyo_stmt_bind_int (stmt, ":seq", change.seq);
  kyo_stmt_bind_text (stmt, ":id", change.id);
  kyo_stmt_bind_text (stmt, ":command", change.command);
  kyo_stmt_bind_text (stmt, ":entity", change.entity);
  kyo_stmt_bind_text (stmt, ":entity_id", change.entity_id);
  kyo_stmt_bind_text (stmt, ":field", change.field);
  kyo_stmt_bind_text (stmt, ":value", change.value);
  kyo_stmt_bind_text (stmt, ":author", change.author);
  kyo_stmt_bind_text (stmt, ":time", change.time);
  kyo_stmt_bind_int (stmt, ":lamport", change.lamport);
  kyo_stmt_bind_text (stmt, ":parent", change.parent);
  kyo_stmt_bind_text (stmt, ":hash", hash);
  if (!kyo_stmt_run (stmt, error))
    return FALSE;

  self->seq++;
  g_free (self->head);
  self->head = g_steal_pointer (&hash);
  return TRUE;
}

/**
 * kyo_command_log_differences:
 * @self: a command
 * @entity: what kind of thing changes, such as "case"
 * @entity_id: its id
 * @fields: (element-type KyoField): what it is to be
 * @logged: what the log says that it is, by the names of fields; what @fields name is taken out
 * @n_changes: (inout): counts the entries
 * @error: return location for an error
 *
 * Appends what differs. What the log has and @fields do not, the thing has no more.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_command_log_differences (KyoCommand *self,
                             const char *entity,
                             const char *entity_id,
                             GPtrArray *fields,
                             GHashTable *logged,
                             guint *n_changes,
                             GError **error)
{
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < fields->len; i++)
    {
      const KyoField *field = fields->pdata[i];

      if (g_strcmp0 (g_hash_table_lookup (logged, field->name), field->value) != 0)
        {
          if (!kyo_command_log (self, entity, entity_id, field->name, field->value, error))
            return FALSE;
          (*n_changes)++;
        }
      g_hash_table_remove (logged, field->name);
    }
  g_hash_table_iter_init (&iter, logged);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!kyo_command_log (self, entity, entity_id, name, NULL, error))
        return FALSE;
      (*n_changes)++;
    }

  return TRUE;
}

/**
 * kyo_command_get_last_seq:
 * @self: a command
 *
 * Gets the number of the entry that was appended last.
 *
 * Returns: the number, 0 when the log is empty
 */
gint64
kyo_command_get_last_seq (KyoCommand *self)
{
  return self->seq;
}

/**
 * kyo_command_get_time:
 * @self: a command
 *
 * Gets the time that stands in the command's entries.
 *
 * Returns: (transfer none): RFC 3339, in UTC
 */
const char *
kyo_command_get_time (KyoCommand *self)
{
  return self->time;
}

/**
 * kyo_command_commit:
 * @command: (inout): a command; freed and set to `NULL`
 * @case_id: (nullable): the case that changed, "" for the list of cases; `NULL` emits nothing
 * @target_id: what changed in it, "" for the case itself
 * @error: return location for an error
 *
 * Commits, and tells those who listen. On failure everything is rolled back.
 *
 * Returns: `TRUE` when the change is on the disk
 */
gboolean
kyo_command_commit (KyoCommand **command,
                    const char *case_id,
                    const char *target_id,
                    GError **error)
{
  g_autoptr (KyoCommand) self = g_steal_pointer (command);
  g_autoptr (KyoStore) store = g_object_ref (self->store);

  if (!kyo_stmt_exec (store->db, "COMMIT", error))
    return FALSE;

  if (case_id != NULL)
    kyo_store_emit_changed (store, case_id, target_id);
  return TRUE;
}
