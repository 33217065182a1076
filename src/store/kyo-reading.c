/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read by several statements is read in one transaction, or another connection could write
 * between two of them and half of the old would come back with half of the new. The transaction
 * takes SQLite's shared lock with its first statement and keeps it to its end; until then nobody
 * can commit (https://www.sqlite.org/lockingv3.html, section 3).
 */
#include "config.h"

#include "store/kyo-store-private.h"

struct _KyoReading
{
  KyoStore *store; /* owned */
  gboolean is_outer;
};

/**
 * kyo_reading_begin:
 * @store: a store
 * @error: return location for an error
 *
 * Begins to read what belongs together. Within a command, or another reading, it is part of that.
 *
 * Returns: (transfer full): the reading, or `NULL` when SQLite failed
 */
KyoReading *
kyo_reading_begin (KyoStore *store, GError **error)
{
  gboolean is_outer = sqlite3_get_autocommit (store->db) != 0;
  KyoReading *self;

  if (is_outer && !kyo_stmt_exec (store->db, "BEGIN", error))
    return NULL;

  self = g_new (KyoReading, 1);
  self->store = g_object_ref (store);
  self->is_outer = is_outer;
  return self;
}

/**
 * kyo_reading_end:
 * @self: (transfer full) (nullable): a reading
 *
 * Ends it; others may write again.
 */
void
kyo_reading_end (KyoReading *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  /* Nothing was written, so there is nothing to commit, which a damaged file could refuse. After
   * some errors SQLite has ended it by itself. */
  if (self->is_outer && !sqlite3_get_autocommit (self->store->db) &&
      !kyo_stmt_exec (self->store->db, "ROLLBACK", &error))
    g_warning ("Ending a reading failed: %s", error->message);

  g_object_unref (self->store);
  g_free (self);
}
