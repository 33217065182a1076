/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a store is what it should be, from the pages up to the meaning: SQLite's own checks, the
 * schema, the chain of the change log, the tables as its fold, the casebooks by the hash over
 * their contents, and the index against the texts. A check that cannot be carried out on a damaged
 * file is a problem like any other, and the next one is tried.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PAGE_PROBLEMS 20
#define MIN_HEAD 8 /* hexadecimal digits; fewer prove nothing */

static const char INTEGRITY_CHECK[] = "PRAGMA integrity_check (20)";

static const char FOREIGN_KEY_CHECK[] = "PRAGMA foreign_key_check";

static const char SELECT_LOG[] =
  "SELECT seq, id, command, entity, entity_id, field, value, author, time, lamport, parent, hash "
  "FROM change ORDER BY seq";

static const char SELECT_ENTITIES[] =
  "SELECT DISTINCT entity_id FROM change WHERE entity = :entity ORDER BY entity_id";

static const char SELECT_FIRST[] =
  "SELECT author, time, seq FROM change WHERE entity = :entity AND "
  "entity_id = :entity_id ORDER BY seq LIMIT 1";

static const char SELECT_ANNOTATIONS[] =
  "SELECT " KYO_ANNOTATION_COLUMNS ", seq FROM annotation ORDER BY seq";

static const char SELECT_VIEWS[] = "SELECT id FROM diagram_view ORDER BY seq";

static const char SELECT_OWN_IDS[] = "SELECT id FROM kase WHERE kind = 'own' ORDER BY position";

static const char CHECK_INDEX[] =
  "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)";

/* Takes an error over as a problem. */
static void
add_error (GPtrArray *problems, GError *error)
{
  if (error == NULL)
    return;
  g_ptr_array_add (problems, g_strdup (error->message));
  g_error_free (error);
}

static void
check_pages (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INTEGRITY_CHECK, &error);
  KyoStmtState state = KYO_STMT_ERROR;

  while (stmt != NULL && (state = kyo_stmt_step (stmt, &error)) == KYO_STMT_ROW)
    if (g_strcmp0 (kyo_stmt_get_text (stmt, 0), "ok") != 0)
      {
        g_autofree char *finding = kyo_store_dup_finding (kyo_stmt_get_text (stmt, 0));

        g_ptr_array_add (problems, g_strdup_printf (_ ("The file is damaged (%s)."), finding));
      }
  add_error (problems, g_steal_pointer (&error));
}

static void
check_references (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, FOREIGN_KEY_CHECK, &error);

  while (stmt != NULL && kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("A row of “%s” belongs to something that is not there."),
                                      kyo_stmt_get_text (stmt, 0)));
  add_error (problems, g_steal_pointer (&error));
}

static void
check_schema (KyoStore *self, GPtrArray *problems)
{
  GError *error = NULL;

  if (!kyo_store_check_schema (self->db, KYO_STORE_VERSION, &error))
    add_error (problems, error);
}

static KyoChange
read_change (KyoStmt *stmt)
{
  return (KyoChange){
    .seq = kyo_stmt_get_int (stmt, 0),
    .id = kyo_stmt_get_text (stmt, 1),
    .command = kyo_stmt_get_text (stmt, 2),
    .entity = kyo_stmt_get_text (stmt, 3),
    .entity_id = kyo_stmt_get_text (stmt, 4),
    .field = kyo_stmt_get_text (stmt, 5),
    .value = kyo_stmt_get_text (stmt, 6),
    .author = kyo_stmt_get_text (stmt, 7),
    .time = kyo_stmt_get_text (stmt, 8),
    .lamport = kyo_stmt_get_int (stmt, 9),
    .parent = kyo_stmt_get_text (stmt, 10),
  };
}

/* The first broken link says all: what comes after it hangs on it. */
static void
check_chain (KyoStore *self, const char *head, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_LOG, &error);
  g_autofree char *previous = g_strdup ("");
  gboolean head_found = head == NULL;
  gint64 expected_seq = 1;

  if (head != NULL && strlen (head) < MIN_HEAD)
    {
      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("The hash “%s” is too short to prove anything; "
                                           "give at least %d digits of it."),
                                        head, MIN_HEAD));
      head_found = TRUE;
    }

  while (stmt != NULL && kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    {
      KyoChange change = read_change (stmt);
      g_autofree char *hash = kyo_change_dup_hash (&change, previous);

      if (change.seq != expected_seq || g_strcmp0 (hash, kyo_stmt_get_text (stmt, 11)) != 0)
        {
          g_ptr_array_add (problems, g_strdup_printf (_ ("The change log was altered at entry %d."),
                                                      (int) expected_seq));
          return;
        }
      if (head != NULL && g_ascii_strncasecmp (hash, head, strlen (head)) == 0)
        head_found = TRUE;
      g_free (previous);
      previous = g_steal_pointer (&hash);
      expected_seq++;
    }

  if (!head_found)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("The change log has no entry with the hash “%s”: "
                                         "it was cut short or written anew."),
                                      head));
  add_error (problems, g_steal_pointer (&error));
}

/* Whether both say the same; fields of the log that are not in the list do not. */
static gboolean
is_fold (GPtrArray *fields, GHashTable *logged)
{
  if (fields->len != g_hash_table_size (logged))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const KyoField *field = fields->pdata[i];

      if (g_strcmp0 (field->value, g_hash_table_lookup (logged, field->name)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether the log's first entry of a thing is by this author, at this time, of this number. */
static gboolean
is_first (KyoStore *self,
          const char *entity,
          const char *id,
          const char *author,
          const char *time,
          gint64 seq,
          GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_FIRST, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":entity", entity);
  kyo_stmt_bind_text (stmt, ":entity_id", id);
  return kyo_stmt_step (stmt, error) == KYO_STMT_ROW &&
         g_strcmp0 (kyo_stmt_get_text (stmt, 0), author) == 0 &&
         g_strcmp0 (kyo_stmt_get_text (stmt, 1), time) == 0 && kyo_stmt_get_int (stmt, 2) == seq;
}

/* Things of the log that are not deleted, but have no row. */
static void
check_missing (KyoStore *self, const char *entity, GHashTable *present, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_ENTITIES, &error);

  if (stmt != NULL)
    kyo_stmt_bind_text (stmt, ":entity", entity);
  while (stmt != NULL && kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    {
      const char *id = kyo_stmt_get_text (stmt, 0);
      g_autoptr (GHashTable) logged = kyo_store_fold_entity (self, entity, id, &error);

      if (logged == NULL)
        break;
      if (!g_hash_table_contains (logged, "deleted") && !g_hash_table_contains (present, id))
        g_ptr_array_add (
          problems, g_strdup_printf (_ ("The change log knows the %s “%s”, but the tables do not."),
                                     entity, id));
    }
  add_error (problems, g_steal_pointer (&error));
}

static void
add_difference (GPtrArray *problems, const char *entity, const char *id)
{
  g_ptr_array_add (
    problems,
    g_strdup_printf (_ ("The %s “%s” is not what the change log says of it."), entity, id));
}

static void
check_annotations (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_ANNOTATIONS, &error);
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (stmt != NULL && kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    {
      const char *id = kyo_stmt_get_text (stmt, 0);
      g_autoptr (GPtrArray) fields = kyo_store_list_annotation_fields (stmt);
      g_autoptr (GHashTable) logged = kyo_store_fold_entity (self, "annotation", id, &error);

      if (logged == NULL)
        break;
      if (!is_fold (fields, logged) ||
          !is_first (self, "annotation", id, kyo_stmt_get_text (stmt, 6),
                     kyo_stmt_get_text (stmt, 7), kyo_stmt_get_int (stmt, 15), &error))
        add_difference (problems, "annotation", id);
      g_hash_table_add (present, g_strdup (id));
    }
  add_error (problems, g_steal_pointer (&error));
  check_missing (self, "annotation", present, problems);
}

static void
check_views (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_VIEWS, &error);
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (stmt != NULL && kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    {
      const char *id = kyo_stmt_get_text (stmt, 0);
      g_autoptr (KyoView) view = kyo_store_dup_view (self, id, &error);
      g_autoptr (GHashTable) logged = NULL;
      g_autoptr (GPtrArray) fields = NULL;

      if (view == NULL || (logged = kyo_store_fold_entity (self, "view", id, &error)) == NULL)
        break;
      fields = kyo_view_list_fields (view);
      if (!is_fold (fields, logged))
        add_difference (problems, "view", id);
      g_hash_table_add (present, g_strdup (id));
    }
  add_error (problems, g_steal_pointer (&error));
  check_missing (self, "view", present, problems);
}

static void
check_own_cases (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_OWN_IDS, &error);
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (stmt != NULL && kyo_stmt_step (stmt, &error) == KYO_STMT_ROW)
    {
      const char *id = kyo_stmt_get_text (stmt, 0);
      g_autoptr (KyoCase) kase = kyo_store_dup_case (self, id, &error);
      g_autoptr (GHashTable) logged = NULL;
      g_autoptr (GPtrArray) fields = NULL;

      if (kase == NULL || (logged = kyo_store_fold_entity (self, "case", id, &error)) == NULL)
        break;
      fields = kyo_case_list_fields (kase);
      if (!is_fold (fields, logged))
        add_difference (problems, "case", id);
      g_hash_table_add (present, g_strdup (id));
    }
  add_error (problems, g_steal_pointer (&error));
  check_missing (self, "case", present, problems);
}

static gboolean
check_casebook (KyoStore *self, const char *id, GPtrArray *problems, GError **error)
{
  g_autoptr (KyoCasebook) casebook = kyo_store_dup_whole_casebook (self, id, error);
  g_autoptr (GHashTable) logged = NULL;
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  const char *edition;
  gboolean is_fold;

  if (casebook == NULL || (logged = kyo_store_fold_entity (self, "casebook", id, error)) == NULL)
    return FALSE;
  edition = g_hash_table_lookup (logged, "edition");
  content = kyo_casebook_dup_content_hash (casebook);
  expected = kyo_store_dup_edition (self, id, content, error);
  if (expected == NULL || !kyo_store_check_source (self, id, logged, &is_fold, error))
    return FALSE;
  if (g_strcmp0 (edition, expected) != 0 || !is_fold)
    add_difference (problems, "casebook", id);
  return TRUE;
}

static void
check_casebooks (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) ids = kyo_store_list_casebook_ids (self, &error);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (!check_casebook (self, ids[i], problems, &error))
        break;
      g_hash_table_add (present, ids[i]);
    }
  add_error (problems, g_steal_pointer (&error));
  check_missing (self, "casebook", present, problems);
}

/* FTS5 checks itself by a statement that SQLite takes for a write, though nothing is written; a
 * store that is read-only is copied into memory for it. */
static void
check_index (KyoStore *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  gint64 n_wrong = kyo_store_count_wrong_docs (self, &error);
  sqlite3 *db = self->db;

  if (n_wrong > 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("What is searched differs from the cases and "
                                                   "annotations in %d places."),
                                                (int) n_wrong));
  if (error == NULL && self->read_only)
    db = kyo_store_copy_to_memory (self->db, &error);
  if (error == NULL && !kyo_stmt_exec (db, CHECK_INDEX, &error) &&
      g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED))
    {
      g_clear_error (&error);
      g_ptr_array_add (problems, g_strdup (_ ("The index of the full-text search is damaged.")));
    }
  add_error (problems, g_steal_pointer (&error));
  if (db != self->db)
    sqlite3_close (db);
}

/**
 * kyo_store_verify:
 * @self: a store
 * @head: (nullable): the first hexadecimal digits, at least 8, of a hash of the change log that was
 *   written down elsewhere, as kyo_store_dup_head() gave it
 * @problems: (element-type utf8): gets one sentence for each thing that is wrong
 * @error: return location for an error
 *
 * Checks the file, its schema, the chain of the change log, that the tables are the log's fold and
 * that what is searched is what is there. With @head it also proves that the log up to the entry
 * with this hash is the one of that time; later entries may have followed. Nothing is changed.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED` when anything is wrong.
 *
 * Returns: `TRUE` when nothing is
 */
gboolean
kyo_store_verify (KyoStore *self, const char *head, GPtrArray *problems, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  guint n_before;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL)
    return FALSE;
  n_before = problems->len;
  check_pages (self, problems);
  check_schema (self, problems);
  check_references (self, problems);
  check_chain (self, head, problems);
  check_annotations (self, problems);
  check_own_cases (self, problems);
  check_views (self, problems);
  check_casebooks (self, problems);
  check_index (self, problems);
  if (problems->len == n_before)
    return TRUE;

  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
               _ ("“%s” is not as it should be (%s). Open a copy of it or choose another file"),
               self->path, (const char *) problems->pdata[n_before]);
  return FALSE;
}
