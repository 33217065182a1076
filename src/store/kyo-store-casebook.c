/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Casebooks: taken in whole, in one transaction, with one entry of the change log for an edition.
 * Reference cases are never changed otherwise. A newer edition replaces the rows of its cases;
 * annotations refer to their targets by id and stay, even on what an edition drops.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

static const char SELECT_VERSION[] = "SELECT version, digest FROM casebook WHERE id = :id";

static const char UPSERT_CASEBOOK[] =
  "INSERT INTO casebook (id, position, version, digest, draft, title_ja, title_en, publisher_ja, "
  "publisher_en, period) VALUES (:id, (SELECT ifnull (max (position), 0) + 1 FROM casebook), "
  ":version, :digest, :draft, :title_ja, :title_en, :publisher_ja, :publisher_en, :period) "
  "ON CONFLICT (id) DO UPDATE SET version = excluded.version, digest = excluded.digest, "
  "draft = excluded.draft, title_ja = excluded.title_ja, title_en = excluded.title_en, "
  "publisher_ja = excluded.publisher_ja, publisher_en = excluded.publisher_en, "
  "period = excluded.period";

static const char DELETE_POINTS[] = "DELETE FROM casebook_passage WHERE casebook_id = :id";

static const char INSERT_POINT[] =
  "INSERT INTO casebook_passage (casebook_id, id, place, position, incident, heading_ja, "
  "heading_en, text_ja, text_en, cases, passages, themes) VALUES (:casebook, :id, :place, "
  ":position, :incident, :heading_ja, :heading_en, :text_ja, :text_en, :cases, :passages, :themes)";

static const char SELECT_CASE_IDS[] =
  "SELECT id FROM kase WHERE casebook_id = :id ORDER BY position";

static const char SELECT_CASEBOOK[] =
  "SELECT version, draft, title_ja, title_en, publisher_ja, publisher_en, period FROM casebook "
  "WHERE id = :id";

static const char SELECT_POINTS[] =
  "SELECT place, id, incident, heading_ja, heading_en, text_ja, text_en, cases, passages, themes "
  "FROM casebook_passage WHERE casebook_id = :id ORDER BY place, position";

static const char SELECT_CASEBOOK_IDS[] = "SELECT id FROM casebook ORDER BY position";

/**
 * kyo_store_read_edition:
 * @self: a store
 * @id: id of a casebook
 * @version: (out): its version, 0 when it is not there
 * @digest: (out) (transfer full) (optional) (nullable): of the bytes that it was read from
 * @error: return location for an error
 *
 * Reads which edition of a casebook the tables hold.
 *
 * Returns: `TRUE`, also when it is not there; `FALSE` when SQLite failed
 */
gboolean
kyo_store_read_edition (
  KyoStore *self, const char *id, guint *version, char **digest, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_VERSION, error);
  KyoStmtState state;

  *version = 0;
  if (digest != NULL)
    *digest = NULL;
  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", id);
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_ROW)
    {
      *version = kyo_stmt_get_int (stmt, 0);
      if (digest != NULL)
        *digest = kyo_stmt_dup_text (stmt, 1);
    }

  return state != KYO_STMT_ERROR;
}

static GPtrArray *
list_ids (KyoStore *self, const char *sql, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, sql, error);
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  if (id != NULL)
    kyo_stmt_bind_text (stmt, ":id", id);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    g_ptr_array_add (ids, kyo_stmt_dup_text (stmt, 0));

  return state == KYO_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * kyo_store_list_case_ids:
 * @self: a store
 * @casebook_id: id of a casebook
 * @error: return location for an error
 *
 * Lists the cases of a casebook in the order in which they were put in.
 *
 * Returns: (transfer full) (element-type utf8): their ids, or `NULL` when SQLite failed
 */
GPtrArray *
kyo_store_list_case_ids (KyoStore *self, const char *casebook_id, GError **error)
{
  return list_ids (self, SELECT_CASE_IDS, casebook_id, error);
}

static gboolean
write_row (KyoStore *self, KyoCasebook *casebook, const char *digest, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, UPSERT_CASEBOOK, error);
  KyoTime *period = kyo_casebook_get_period (casebook);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", kyo_casebook_get_id (casebook));
  kyo_stmt_bind_int (stmt, ":version", kyo_casebook_get_version (casebook));
  kyo_stmt_bind_text (stmt, ":digest", digest);
  kyo_stmt_bind_int (stmt, ":draft", kyo_casebook_is_draft (casebook) ? 1 : 0);
  kyo_stmt_bind_pair (stmt, ":title", kyo_casebook_get_title (casebook));
  kyo_stmt_bind_pair (stmt, ":publisher", kyo_casebook_get_publisher (casebook));
  kyo_stmt_bind_text (stmt, ":period", period != NULL ? kyo_time_get_edtf (period) : NULL);

  return kyo_stmt_run (stmt, error);
}

/* NULL for none. */
static void
bind_words (KyoStmt *stmt, const char *name, const char *const *words)
{
  g_autofree char *joined = words != NULL ? kyo_store_join_words (words) : NULL;

  kyo_stmt_bind_text (stmt, name, joined);
}

static gboolean
write_points (
  KyoStore *self, const char *casebook_id, const char *place, GListModel *points, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_POINT, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":casebook", casebook_id);
  kyo_stmt_bind_text (stmt, ":place", place);
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (KyoPassage) point = g_list_model_get_item (points, i);

      kyo_stmt_bind_text (stmt, ":id", kyo_passage_get_id (point));
      kyo_stmt_bind_int (stmt, ":position", i);
      kyo_stmt_bind_int (stmt, ":incident", kyo_passage_get_incident (point));
      kyo_stmt_bind_pair (stmt, ":heading", kyo_passage_get_heading (point));
      kyo_stmt_bind_pair (stmt, ":text", kyo_passage_get_text (point));
      bind_words (stmt, ":cases", kyo_passage_get_cases (point));
      bind_words (stmt, ":passages", kyo_passage_get_passages (point));
      bind_words (stmt, ":themes", kyo_passage_get_themes (point));
      if (!kyo_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
erase_cases (KyoStore *self, const char *casebook_id, GError **error)
{
  g_autoptr (GPtrArray) ids = kyo_store_list_case_ids (self, casebook_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!kyo_store_erase_case (self, ids->pdata[i], error))
      return FALSE;
  return ids != NULL;
}

static gboolean
erase_points (KyoStore *self, const char *casebook_id, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, DELETE_POINTS, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);

  return kyo_stmt_run (stmt, error);
}

/**
 * kyo_store_write_casebook:
 * @self: a store within a command
 * @casebook: a casebook
 * @digest: (nullable): SHA-256 of the bytes that it was read from
 * @error: return location for an error
 *
 * Writes what is said of a casebook, its selection criteria and its synthesis, over what was there.
 *
 * Returns: `TRUE` when all was written
 */
gboolean
kyo_store_write_casebook (KyoStore *self, KyoCasebook *casebook, const char *digest, GError **error)
{
  const char *id = kyo_casebook_get_id (casebook);

  return erase_points (self, id, error) && write_row (self, casebook, digest, error) &&
         write_points (self, id, "criteria", kyo_casebook_get_criteria (casebook), error) &&
         write_points (self, id, "synthesis", kyo_casebook_get_synthesis (casebook), error);
}

/**
 * kyo_store_check_owner:
 * @self: a store
 * @case_id: id of a case that is to be written
 * @error: return location for an error
 *
 * Sees to it that a case of another casebook, or an own one, is not overwritten.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when there is such a case.
 *
 * Returns: `TRUE` when the id is free
 */
gboolean
kyo_store_check_owner (KyoStore *self, const char *case_id, GError **error)
{
  gboolean found;

  if (!kyo_store_look_up_case (self, case_id, &found, NULL, NULL, error))
    return FALSE;
  if (found)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("There is already a case “%s”, from elsewhere. Give the case another id"),
                 case_id);
  return !found;
}

static gboolean
write_cases (KyoStore *self, KyoCasebook *casebook, GError **error)
{
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      if (!kyo_store_check_owner (self, kyo_case_get_id (kase), error) ||
          !kyo_store_write_case (self, kase, kyo_casebook_get_id (casebook), i, error))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_edition (guint version, const char *digest, const char *content)
{
  GString *json = g_string_new ("{");

  kyo_canonical_append_key (json, "content");
  kyo_canonical_append_string (json, content);
  kyo_canonical_append_key (json, "digest");
  kyo_canonical_append_string (json, digest);
  kyo_canonical_append_key (json, "version");
  g_string_append_printf (json, "%u}", version);

  return g_string_free (json, FALSE);
}

/**
 * kyo_store_log_edition:
 * @self: a store within a command
 * @command: the command
 * @casebook: a casebook with its complete cases
 * @digest: (nullable): SHA-256 of the bytes that it was read from
 * @error: return location for an error
 *
 * Notes in the change log what the tables hold of a casebook from now on.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_log_edition (
  KyoStore *self, KyoCommand *command, KyoCasebook *casebook, const char *digest, GError **error)
{
  const char *id = kyo_casebook_get_id (casebook);
  g_autoptr (GHashTable) logged = kyo_store_fold_entity (self, "casebook", id, error);
  g_autofree char *content = kyo_casebook_dup_content_hash (casebook);
  g_autofree char *edition = dup_edition (kyo_casebook_get_version (casebook), digest, content);

  return logged != NULL &&
         (!g_hash_table_contains (logged, "deleted") ||
          kyo_command_log (command, "casebook", id, "deleted", NULL, error)) &&
         kyo_command_log (command, "casebook", id, "edition", edition, error);
}

/**
 * kyo_store_write_edition:
 * @self: a store within a command
 * @command: the command
 * @casebook: a casebook with its complete cases
 * @digest: (nullable): SHA-256 of the bytes that it was read from
 * @error: return location for an error
 *
 * Writes a casebook with its cases over what was there of it.
 *
 * Fails as kyo_store_put_casebook() does.
 *
 * Returns: `TRUE` when all was written
 */
gboolean
kyo_store_write_edition (
  KyoStore *self, KyoCommand *command, KyoCasebook *casebook, const char *digest, GError **error)
{
  return erase_cases (self, kyo_casebook_get_id (casebook), error) &&
         kyo_store_write_casebook (self, casebook, digest, error) &&
         write_cases (self, casebook, error) &&
         kyo_store_log_edition (self, command, casebook, digest, error);
}

static gboolean
put_edition (
  KyoStore *self, KyoCasebook *casebook, const char *digest, gboolean also_same, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  guint version;

  /* Asked before anything is locked: mostly there is nothing to do. */
  if (!kyo_store_read_edition (self, kyo_casebook_get_id (casebook), &version, NULL, error))
    return FALSE;
  if (kyo_casebook_get_version (casebook) < version ||
      (kyo_casebook_get_version (casebook) == version && version > 0 && !also_same))
    return TRUE;

  command = kyo_command_begin (self, error);
  if (command == NULL || !kyo_store_write_edition (self, command, casebook, digest, error))
    return FALSE;

  return kyo_command_commit (&command, "", "", error);
}

/**
 * kyo_store_get_casebook_version:
 * @self: a store
 * @casebook_id: id of a casebook
 *
 * Gets which edition of a casebook is in the store.
 *
 * Returns: its version, 0 when it is not there
 */
guint
kyo_store_get_casebook_version (KyoStore *self, const char *casebook_id)
{
  g_autoptr (GError) error = NULL;
  guint version;

  g_return_val_if_fail (KYO_IS_STORE (self), 0);
  g_return_val_if_fail (casebook_id != NULL, 0);

  if (!kyo_store_read_edition (self, casebook_id, &version, NULL, &error))
    g_warning ("%s", error->message);
  return version;
}

/**
 * kyo_store_put_casebook:
 * @self: a store
 * @casebook: a casebook with its complete cases
 * @error: return location for an error
 *
 * Takes a casebook in, or brings an older edition of it up to date, in one transaction. Annotations
 * stay. An edition that is not newer than the store's changes nothing. Emits "changed" for the list
 * of cases.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when a case of another origin has the id of one of its
 * cases, or an id occurs twice in a case; then nothing changes.
 *
 * Returns: `TRUE` when the store has this edition or a newer one
 */
gboolean
kyo_store_put_casebook (KyoStore *self, KyoCasebook *casebook, GError **error)
{
  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (KYO_IS_CASEBOOK (casebook), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return put_edition (self, casebook, NULL, FALSE, error);
}

/**
 * kyo_store_ensure_casebook:
 * @self: a store
 * @casebook_id: id of a casebook
 * @digest: SHA-256 of the bytes that the casebook stands in, or another name for their state
 * @loader: (scope call): makes the casebook from these bytes
 * @user_data: for @loader
 * @error: return location for an error
 *
 * Sees to it that the store has the edition of the casebook that stands in certain bytes. @loader
 * is called only when the store's edition was not made from them. An edition of the same version
 * but other bytes replaces the store's; an older one does not.
 *
 * Fails as @loader and kyo_store_put_casebook() do.
 *
 * Returns: `TRUE` when the store has this edition or a newer one
 */
gboolean
kyo_store_ensure_casebook (KyoStore *self,
                           const char *casebook_id,
                           const char *digest,
                           KyoCasebookLoader loader,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autofree char *known = NULL;
  guint version;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (casebook_id != NULL && digest != NULL && loader != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!kyo_store_read_edition (self, casebook_id, &version, &known, error))
    return FALSE;
  if (version > 0 && g_strcmp0 (known, digest) == 0)
    return TRUE;

  casebook = loader (user_data, error);
  return casebook != NULL && put_edition (self, casebook, digest, TRUE, error);
}

static gboolean
read_points (KyoStore *self, KyoCasebook *casebook, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_POINTS, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", kyo_casebook_get_id (casebook));
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      g_autoptr (KyoPassage) point = kyo_store_read_passage (stmt, 1);
      g_auto (GStrv) lessons = kyo_store_split_words (kyo_stmt_get_text (stmt, 8));
      g_auto (GStrv) themes = kyo_store_split_words (kyo_stmt_get_text (stmt, 9));

      kyo_passage_set_passages (point, (const char *const *) lessons);
      kyo_passage_set_themes (point, (const char *const *) themes);

      if (g_strcmp0 (kyo_stmt_get_text (stmt, 0), "criteria") == 0)
        kyo_casebook_add_criterion (casebook, point);
      else
        kyo_casebook_add_synthesis (casebook, point);
    }

  return state == KYO_STMT_DONE;
}

/**
 * kyo_store_dup_casebook:
 * @self: a store
 * @casebook_id: id of a casebook
 * @error: return location for an error
 *
 * Reads a casebook without its cases.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when the store does not have it.
 *
 * Returns: (transfer full): the casebook, or `NULL`
 */
KyoCasebook *
kyo_store_dup_casebook (KyoStore *self, const char *casebook_id, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (KyoText) title = NULL;
  g_autoptr (KyoText) publisher = NULL;
  g_autoptr (KyoTime) period = NULL;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (casebook_id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL || (stmt = kyo_stmt_prepare (self->db, SELECT_CASEBOOK, error)) == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_DONE)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                 _ ("There is no casebook “%s” in the store"), casebook_id);
  if (state != KYO_STMT_ROW || !kyo_store_read_time (stmt, 6, &period, error))
    return NULL;

  casebook = kyo_casebook_new (casebook_id);
  title = kyo_stmt_dup_pair (stmt, 2);
  publisher = kyo_stmt_dup_pair (stmt, 4);
  kyo_casebook_set_version (casebook, kyo_stmt_get_int (stmt, 0));
  kyo_casebook_set_draft (casebook, kyo_stmt_get_int (stmt, 1) != 0);
  kyo_casebook_set_title (casebook, title);
  kyo_casebook_set_publisher (casebook, publisher);
  kyo_casebook_set_period (casebook, period);

  return read_points (self, casebook, error) ? g_steal_pointer (&casebook) : NULL;
}

/**
 * kyo_store_list_casebook_ids:
 * @self: a store
 * @error: return location for an error
 *
 * Lists the casebooks of the store in the order in which they came.
 *
 * Returns: (transfer full): their ids, or `NULL` when SQLite failed
 */
GStrv
kyo_store_list_casebook_ids (KyoStore *self, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ids = list_ids (self, SELECT_CASEBOOK_IDS, NULL, error);
  if (ids == NULL)
    return NULL;
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_steal (ids, NULL);
}

/**
 * kyo_store_find_whole:
 * @self: a store
 * @cases: (element-type KyoCase): cases, each once
 * @casebook_id: (out) (transfer full) (nullable): the casebook that they are the whole of
 * @error: return location for an error
 *
 * Looks whether cases are all those of one casebook and no others.
 *
 * Returns: `TRUE` when @casebook_id was set, to `NULL` when they are not; `FALSE` when SQLite
 * failed
 */
gboolean
kyo_store_find_whole (KyoStore *self, GPtrArray *cases, char **casebook_id, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  const char *id;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (cases != NULL && casebook_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *casebook_id = NULL;
  id = cases->len > 0 ? kyo_case_get_casebook_id (cases->pdata[0]) : NULL;
  for (guint i = 0; i < cases->len; i++)
    if (id == NULL || g_strcmp0 (id, kyo_case_get_casebook_id (cases->pdata[i])) != 0)
      return TRUE;
  if (id == NULL)
    return TRUE;
  ids = kyo_store_list_case_ids (self, id, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == cases->len)
    *casebook_id = g_strdup (id);

  return TRUE;
}

static gboolean
add_support (KyoStore *self, const char *case_id, GPtrArray *supports, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KyoCase *kase;

  for (guint i = 0; i < supports->len; i++)
    if (g_strcmp0 (kyo_case_get_id (supports->pdata[i]), case_id) == 0)
      return TRUE;
  kase = kyo_store_dup_case (self, case_id, &local_error);
  if (kase != NULL)
    g_ptr_array_add (supports, kase);
  else if (!g_error_matches (local_error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * kyo_store_add_supports:
 * @self: a store
 * @casebook: a casebook of the store
 * @supports: (element-type KyoCase): to which the cases are added; it owns them
 * @error: return location for an error
 *
 * Reads the cases that the points of the synthesis name, complete, in the order in which they are
 * named. A case that @supports holds already is not read again; one that is gone from the store is
 * left out.
 *
 * Fails as kyo_store_dup_case() does when a case is there and cannot be read.
 *
 * Returns: whether all were read
 */
gboolean
kyo_store_add_supports (KyoStore *self, KyoCasebook *casebook, GPtrArray *supports, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  GListModel *points;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (KYO_IS_CASEBOOK (casebook), FALSE);
  g_return_val_if_fail (supports != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL)
    return FALSE;
  points = kyo_casebook_get_synthesis (casebook);
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (KyoPassage) point = g_list_model_get_item (points, i);
      const char *const *ids = kyo_passage_get_cases (point);

      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        if (!add_support (self, ids[j], supports, error))
          return FALSE;
    }

  return TRUE;
}

/**
 * kyo_store_dup_whole_casebook:
 * @self: a store
 * @casebook_id: id of a casebook
 * @error: return location for an error
 *
 * Reads a casebook with its complete cases, in the order in which they were put in.
 *
 * Fails as kyo_store_dup_casebook() and kyo_store_dup_case() do.
 *
 * Returns: (transfer full): the casebook, or `NULL`
 */
KyoCasebook *
kyo_store_dup_whole_casebook (KyoStore *self, const char *casebook_id, GError **error)
{
  g_autoptr (KyoReading) reading = kyo_reading_begin (self, error);
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (reading == NULL || (casebook = kyo_store_dup_casebook (self, casebook_id, error)) == NULL ||
      (ids = kyo_store_list_case_ids (self, casebook_id, error)) == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (KyoCase) kase = kyo_store_dup_case (self, ids->pdata[i], error);

      if (kase == NULL)
        return NULL;
      kyo_casebook_add_case (casebook, kase);
    }

  return g_steal_pointer (&casebook);
}

/**
 * kyo_store_dup_edition:
 * @self: a store
 * @casebook_id: id of a casebook
 * @content: the hash over its contents
 * @error: return location for an error
 *
 * Makes what the change log should say of the edition that the tables hold.
 *
 * Returns: (transfer full): canonical JSON, or `NULL` when SQLite failed
 */
char *
kyo_store_dup_edition (KyoStore *self, const char *casebook_id, const char *content, GError **error)
{
  g_autofree char *digest = NULL;
  guint version;

  if (!kyo_store_read_edition (self, casebook_id, &version, &digest, error))
    return NULL;
  return dup_edition (version, digest, content);
}
