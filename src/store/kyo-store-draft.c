/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts: casebooks that were read from somebody's report and that a person has still to check. The
 * change log says of each correction which fields got which values (entities "draft" and
 * "draft-case"), beside the hash over the contents that it keeps of any casebook.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

static const char SELECT_CONTENT_STATE[] = "SELECT draft FROM casebook WHERE id = :id";

static const char SELECT_DRAFTS[] =
  "SELECT casebook.id, title_ja, title_en, "
  "(SELECT count (*) FROM kase WHERE kase.casebook_id = casebook.id), name, format, "
  "(SELECT time FROM change WHERE entity = 'casebook' AND entity_id = casebook.id AND field = "
  "'source' ORDER BY seq DESC LIMIT 1), "
  "(SELECT time FROM change WHERE entity = 'casebook' AND entity_id = casebook.id AND field = "
  "'edition' ORDER BY seq DESC LIMIT 1) "
  "FROM casebook LEFT JOIN casebook_source ON casebook_source.casebook_id = casebook.id "
  "WHERE draft = 1 ORDER BY position";

static const char MOVE_CASE[] = "UPDATE kase SET position = :position WHERE id = :id";

static const char DELETE_CASEBOOK[] = "DELETE FROM casebook WHERE id = :id";

/* What a correction changed. */
typedef struct
{
  KyoCommand *command;
  gboolean any;      /* something was logged */
  gboolean the_list; /* the casebook itself, which cases there are, or in which order */
  char *case_id;     /* the one case that changed */
  guint n_cases;     /* how many changed */
} Changes;

/**
 * kyo_draft_info_free:
 * @info: (transfer full) (nullable): what the list of drafts says of one
 *
 * Frees it.
 */
void
kyo_draft_info_free (KyoDraftInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->casebook_id);
  g_clear_pointer (&info->title, kyo_text_unref);
  g_free (info->name);
  g_free (info->format);
  g_free (info->imported);
  g_free (info->changed);
  g_free (info);
}

static gboolean
read_state (
  KyoStore *self, const char *casebook_id, gboolean *found, gboolean *is_draft, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_CONTENT_STATE, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);
  state = kyo_stmt_step (stmt, error);
  *found = state == KYO_STMT_ROW;
  *is_draft = *found && kyo_stmt_get_int (stmt, 0) != 0;

  return state != KYO_STMT_ERROR;
}

static gboolean
check_is_draft (KyoStore *self, const char *casebook_id, GError **error)
{
  gboolean found, is_draft;

  if (!read_state (self, casebook_id, &found, &is_draft, error))
    return FALSE;
  if (!found)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                 _ ("There is no casebook “%s” in the store"), casebook_id);
  else if (!is_draft)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("The casebook “%s” is no draft any more, and published cases are read-only. "
                    "Make an own case of the one that you want to change"),
                 casebook_id);
  return is_draft;
}

static gboolean
refuse_edition (KyoCasebook *casebook, guint stored_version, GError **error)
{
  const char *id = kyo_casebook_get_id (casebook);

  if (kyo_casebook_is_draft (casebook))
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("The casebook “%s” is published in the store, so a draft of it was not taken. "
                    "Publish the draft in its file, or give it another id"),
                 id);
  else
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("The store has edition %u of the casebook “%s” with other contents, so edition "
                    "%u was not taken. Give the newer one a higher version"),
                 stored_version, id, kyo_casebook_get_version (casebook));
  return FALSE;
}

/* Whether a casebook may take the place of what the store has of its id, if anything. */
static gboolean
judge_edition (KyoStore *self,
               KyoCasebook *casebook,
               const KyoSource *source,
               KyoStoreImport *result,
               GError **error)
{
  const char *id = kyo_casebook_get_id (casebook);
  g_autofree char *digest = NULL;
  g_autofree char *content = NULL;
  g_autofree char *stored_content = NULL;
  g_autoptr (KyoCasebook) stored = NULL;
  guint version = kyo_casebook_get_version (casebook);
  guint stored_version;

  if (!kyo_store_read_edition (self, id, &stored_version, &digest, error))
    return FALSE;
  /* Version 0 is what was saved of a damaged file. */
  *result = stored_version == 0 ? KYO_STORE_IMPORT_NEW : KYO_STORE_IMPORT_UPDATED;
  if (stored_version == 0)
    return TRUE;
  if ((stored = kyo_store_dup_whole_casebook (self, id, error)) == NULL)
    return FALSE;

  content = kyo_casebook_dup_content_hash (casebook);
  stored_content = kyo_casebook_dup_content_hash (stored);
  /* The id of what was read from a report is made of its bytes: of the same id it is the same. */
  if (source->report != NULL || g_strcmp0 (digest, source->digest) == 0 ||
      (version == stored_version && g_str_equal (content, stored_content)))
    {
      *result = KYO_STORE_IMPORT_UNCHANGED;
      return TRUE;
    }
  if (kyo_casebook_is_draft (stored)
        ? version >= stored_version
        : version > stored_version && !kyo_casebook_is_draft (casebook))
    return TRUE;
  return refuse_edition (casebook, stored_version, error);
}

/* Before it is committed, what was written is read again: a casebook that does not come back as it
 * was put in would be taken for damaged later on. */
static gboolean
check_written (KyoStore *self, KyoCasebook *casebook, GError **error)
{
  g_autoptr (KyoCasebook) written =
    kyo_store_dup_whole_casebook (self, kyo_casebook_get_id (casebook), error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (written == NULL)
    return FALSE;
  expected = kyo_casebook_dup_content_hash (casebook);
  found = kyo_casebook_dup_content_hash (written);
  if (g_str_equal (expected, found))
    return TRUE;

  g_set_error (
    error, KYO_STORE_ERROR, KYO_STORE_ERROR_FAILED,
    _ ("The casebook “%s” did not come back from the store as it was put in. Nothing was "
       "changed; please report this mistake of Kyokun"),
    kyo_casebook_get_id (casebook));
  return FALSE;
}

/* As the source is kept: without a report once it is published; with the one that there is when a
 * draft is replaced by a file that says nothing of where its fields come from, such as XML. */
static KyoSource *
dup_kept_source (KyoStore *self, KyoCasebook *casebook, const KyoSource *source, GError **error)
{
  g_autoptr (KyoSource) before = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *report = source->report;

  if (!kyo_casebook_is_draft (casebook))
    report = NULL;
  else if (report == NULL)
    {
      before = kyo_store_dup_source (self, kyo_casebook_get_id (casebook), &local_error);
      if (local_error != NULL &&
          !g_error_matches (local_error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      report = before != NULL ? before->report : NULL;
    }

  return kyo_source_new (source->name, source->format, source->digest, report);
}

/**
 * kyo_store_import_casebook:
 * @self: a store
 * @casebook: a casebook with its complete cases, a draft or not
 * @source: what it was read from; its report is kept only of a draft, and where there is none, the
 *   one of the draft that is replaced
 * @result: (out): what became of it
 * @error: return location for an error
 *
 * Takes an imported casebook in, in one command. What was imported before, from the same bytes or
 * with the same contents, changes nothing, nor does a report (a source that has one) when there is
 * a casebook of its id: so no correction gets lost. A draft of the same id is replaced by another
 * file of the same version or a higher one, a draft or published; a published casebook by a
 * published one of a higher version. Annotations stay. Emits "changed" for the list of cases unless
 * nothing changed.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when the store's edition may not be replaced, when a case of
 * another origin has the id of one of its cases, an id occurs twice in a case, or the report is too
 * long; then nothing changes.
 *
 * Returns: `TRUE` when @result was set
 */
gboolean
kyo_store_import_casebook (KyoStore *self,
                           KyoCasebook *casebook,
                           const KyoSource *source,
                           KyoStoreImport *result,
                           GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoSource) kept = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (KYO_IS_CASEBOOK (casebook), FALSE);
  g_return_val_if_fail (source != NULL && result != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!judge_edition (self, casebook, source, result, error))
    return FALSE;
  if (*result == KYO_STORE_IMPORT_UNCHANGED)
    return TRUE;

  /* Judged again, now that nobody else can write. */
  command = kyo_command_begin (self, error);
  if (command == NULL || !judge_edition (self, casebook, source, result, error))
    return FALSE;
  if (*result == KYO_STORE_IMPORT_UNCHANGED)
    return TRUE;
  kept = dup_kept_source (self, casebook, source, error);
  if (kept == NULL || !kyo_store_write_edition (self, command, casebook, source->digest, error) ||
      !check_written (self, casebook, error) ||
      !kyo_store_write_source (self, command, kyo_casebook_get_id (casebook), kept, error) ||
      (*result == KYO_STORE_IMPORT_UPDATED && !kyo_store_purge_index (self, error)))
    return FALSE;

  return kyo_command_commit (&command, "", "", error);
}

/**
 * kyo_store_list_drafts:
 * @self: a store
 * @error: return location for an error
 *
 * Lists the casebooks that a person has still to check, in the order in which they came.
 *
 * Returns: (transfer full) (element-type KyoDraftInfo): what there is to know of each in a list, or
 *   `NULL` when SQLite failed
 */
GPtrArray *
kyo_store_list_drafts (KyoStore *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_draft_info_free);
  stmt = kyo_stmt_prepare (self->db, SELECT_DRAFTS, error);
  if (stmt == NULL)
    return NULL;
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      KyoDraftInfo *info = g_new0 (KyoDraftInfo, 1);

      info->casebook_id = kyo_stmt_dup_text (stmt, 0);
      info->title = kyo_stmt_dup_pair (stmt, 1);
      info->n_cases = kyo_stmt_get_int (stmt, 3);
      info->name = kyo_stmt_dup_text (stmt, 4);
      info->format = kyo_stmt_dup_text (stmt, 5);
      info->imported = kyo_stmt_dup_text (stmt, 6);
      info->changed = kyo_stmt_dup_text (stmt, 7);
      g_ptr_array_add (drafts, info);
    }

  return state == KYO_STMT_DONE ? g_steal_pointer (&drafts) : NULL;
}

static gboolean
log_change (
  Changes *changes, const char *entity, const char *id, const KyoField *field, GError **error)
{
  changes->any = TRUE;
  return kyo_command_log (changes->command, entity, id, field->name, field->value, error);
}

/* Logs how two lists of fields differ; differs tells whether they do. */
static gboolean
log_differences (Changes *changes,
                 const char *entity,
                 const char *id,
                 GPtrArray *before,
                 GPtrArray *after,
                 gboolean *differs,
                 GError **error)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_changes = 0;

  for (guint i = 0; i < before->len; i++)
    {
      const KyoField *field = before->pdata[i];

      g_hash_table_insert (old, field->name, field->value);
    }
  if (!kyo_command_log_differences (changes->command, entity, id, after, old, &n_changes, error))
    return FALSE;
  *differs = n_changes > 0;
  changes->any = changes->any || *differs;

  return TRUE;
}

static KyoCase *
find_case (KyoCasebook *casebook, const char *id, guint *position)
{
  GListModel *cases = kyo_casebook_get_cases (casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      if (g_str_equal (kyo_case_get_id (kase), id))
        {
          *position = i;
          return kase; /* the casebook holds it */
        }
    }

  return NULL;
}

static gboolean
move_case (KyoStore *self, const char *case_id, guint position, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, MOVE_CASE, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", case_id);
  kyo_stmt_bind_int (stmt, ":position", position);

  return kyo_stmt_run (stmt, error);
}

static gboolean
replace_case (KyoStore *self,
              Changes *changes,
              KyoCasebook *before,
              KyoCasebook *after,
              guint position,
              GError **error)
{
  g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (after), position);
  g_autoptr (GPtrArray) fields = kyo_case_list_fields (kase);
  g_autoptr (GPtrArray) old_fields = NULL;
  const char *id = kyo_case_get_id (kase);
  guint old_position = position;
  KyoCase *old = find_case (before, id, &old_position);
  gboolean differs;

  old_fields = old != NULL ? kyo_case_list_fields (old) : kyo_field_list_new ();
  if (!log_differences (changes, "draft-case", id, old_fields, fields, &differs, error))
    return FALSE;
  if (old_position != position || old == NULL)
    changes->the_list = TRUE;
  if (old_position != position && !differs)
    return move_case (self, id, position, error);
  if (!differs)
    return TRUE;

  changes->n_cases++;
  g_free (changes->case_id);
  changes->case_id = g_strdup (id);
  return (old != NULL ? kyo_store_erase_case (self, id, error)
                      : kyo_store_check_owner (self, id, error)) &&
         kyo_store_write_case (self, kase, kyo_casebook_get_id (after), position, error);
}

/* Annotations on it stay: the next correction may bring the case back. */
static gboolean
drop_lost_cases (
  KyoStore *self, Changes *changes, KyoCasebook *before, KyoCasebook *after, GError **error)
{
  GListModel *cases = kyo_casebook_get_cases (before);
  const KyoField deleted = { (char *) "deleted", (char *) "true" };

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      const char *id = kyo_case_get_id (kase);
      guint position;

      if (find_case (after, id, &position) != NULL)
        continue;
      changes->the_list = TRUE;
      if (!log_change (changes, "draft-case", id, &deleted, error) ||
          !kyo_store_erase_case (self, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
replace_contents (KyoStore *self,
                  Changes *changes,
                  KyoCasebook *before,
                  KyoCasebook *after,
                  const char *digest,
                  GError **error)
{
  g_autoptr (GPtrArray) old_fields = kyo_casebook_list_fields (before);
  g_autoptr (GPtrArray) fields = kyo_casebook_list_fields (after);
  guint n_cases = g_list_model_get_n_items (kyo_casebook_get_cases (after));
  gboolean differs;

  if (!log_differences (changes, "draft", kyo_casebook_get_id (after), old_fields, fields, &differs,
                        error) ||
      (differs && !kyo_store_write_casebook (self, after, digest, error)) ||
      !drop_lost_cases (self, changes, before, after, error))
    return FALSE;
  changes->the_list = changes->the_list || differs;
  for (guint i = 0; i < n_cases; i++)
    if (!replace_case (self, changes, before, after, i, error))
      return FALSE;

  if (!changes->any && !changes->the_list)
    return TRUE;
  return check_written (self, after, error) &&
         kyo_store_log_edition (self, changes->command, after, digest, error) &&
         kyo_store_purge_index (self, error);
}

static gboolean
replace_report (
  KyoStore *self, Changes *changes, const char *casebook_id, const char *report, GError **error)
{
  g_autoptr (KyoSource) source = NULL;

  if (report == NULL)
    return TRUE;
  source = kyo_store_dup_source (self, casebook_id, error);
  if (source == NULL)
    return FALSE;
  if (g_strcmp0 (source->report, report) == 0)
    return TRUE;

  changes->any = TRUE;
  return kyo_store_write_report (self, changes->command, casebook_id, report, error);
}

/**
 * kyo_store_replace_draft:
 * @self: a store
 * @casebook: a draft with its complete cases, of which the store has an earlier state
 * @report: (nullable): what the importer said of it, as far as it is still true; `NULL` leaves it
 * as it was
 * @error: return location for an error
 *
 * Keeps a correction of a draft as one command, logging each field that got another value. Only the
 * cases that differ are written. Annotations stay, also on a case that is gone, in case that it
 * comes back. Emits "changed" for the case when it is only one and still in its place, else for the
 * list of cases; nothing when nothing changed.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when the store does not have the casebook, or no report of
 * it although @report is given; with `KYO_STORE_ERROR_REFUSED` when it is no draft any more, a new
 * case has the id of one of another origin, an id occurs twice in a case, or the report is too
 * long; then nothing changes.
 *
 * Returns: `TRUE` when the store has it
 */
gboolean
kyo_store_replace_draft (KyoStore *self, KyoCasebook *casebook, const char *report, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoCasebook) before = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *case_id = NULL;
  Changes changes = { NULL };
  const char *id;
  guint version;
  gboolean ok;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (KYO_IS_CASEBOOK (casebook), FALSE);
  g_return_val_if_fail (kyo_casebook_is_draft (casebook), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  id = kyo_casebook_get_id (casebook);
  if ((command = kyo_command_begin (self, error)) == NULL || !check_is_draft (self, id, error) ||
      !kyo_store_read_edition (self, id, &version, &digest, error) ||
      (before = kyo_store_dup_whole_casebook (self, id, error)) == NULL)
    return FALSE;

  changes.command = command;
  ok = replace_contents (self, &changes, before, casebook, digest, error) &&
       replace_report (self, &changes, id, report, error);
  case_id = changes.case_id;
  if (!ok || (!changes.any && !changes.the_list))
    return ok;

  return kyo_command_commit (&command, changes.the_list || changes.n_cases != 1 ? "" : case_id, "",
                             error);
}

/* What a reader needs to find a case again. */
static gboolean
check_titles (KyoCasebook *casebook, GError **error)
{
  GListModel *cases = kyo_casebook_get_cases (casebook);

  if (kyo_store_is_empty (kyo_casebook_get_title (casebook)))
    {
      g_set_error_literal (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                           _ ("The casebook has no title. Give it one before you accept it"));
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      if (kyo_store_is_empty (kyo_case_get_title (kase)))
        {
          g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                       _ ("Case %d has no title. Give it one before you accept the casebook"),
                       kyo_case_get_number (kase));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * kyo_store_accept_draft:
 * @self: a store
 * @casebook_id: id of a draft
 * @error: return location for an error
 *
 * Makes a draft an ordinary, published casebook. What the importer said of its file is dropped; the
 * file's name and hash are kept. Emits "changed" for the list of cases.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such casebook, and with
 * `KYO_STORE_ERROR_REFUSED` when it is no draft, or has no title, or a case has none.
 *
 * Returns: `TRUE` when it is published
 */
gboolean
kyo_store_accept_draft (KyoStore *self, const char *casebook_id, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (KyoSource) source = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *digest = NULL;
  guint version;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (casebook_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if ((command = kyo_command_begin (self, error)) == NULL ||
      !check_is_draft (self, casebook_id, error) ||
      !kyo_store_read_edition (self, casebook_id, &version, &digest, error) ||
      (casebook = kyo_store_dup_whole_casebook (self, casebook_id, error)) == NULL ||
      !check_titles (casebook, error))
    return FALSE;
  source = kyo_store_dup_source (self, casebook_id, &reason);
  if (source == NULL && !g_error_matches (reason, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  kyo_casebook_set_draft (casebook, FALSE);
  if (!kyo_store_write_casebook (self, casebook, digest, error) ||
      !kyo_store_log_edition (self, command, casebook, digest, error) ||
      (source != NULL && source->report != NULL &&
       !kyo_store_write_report (self, command, casebook_id, NULL, error)))
    return FALSE;

  return kyo_command_commit (&command, "", "", error);
}

static gboolean
delete_casebook (KyoStore *self, KyoCommand *command, const char *casebook_id, GError **error)
{
  g_autoptr (GPtrArray) ids = kyo_store_list_case_ids (self, casebook_id, error);
  g_autoptr (KyoStmt) stmt = NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!kyo_store_delete_annotations_of (self, command, ids->pdata[i], error) ||
        !kyo_store_erase_case (self, ids->pdata[i], error))
      return FALSE;
  stmt = kyo_stmt_prepare (self->db, DELETE_CASEBOOK, error);
  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", casebook_id);

  return kyo_stmt_run (stmt, error);
}

/**
 * kyo_store_discard_draft:
 * @self: a store
 * @casebook_id: id of a draft
 * @error: return location for an error
 *
 * Takes a draft out of the store, with the annotations on its cases, of which the change log keeps
 * what they said, and with what was known of its file, which can be imported again. Emits "changed"
 * for the list of cases.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such casebook, and with
 * `KYO_STORE_ERROR_REFUSED` when it is no draft.
 *
 * Returns: `TRUE` when it is gone
 */
gboolean
kyo_store_discard_draft (KyoStore *self, const char *casebook_id, GError **error)
{
  static const char *const fields[] = { "edition", "source", "report" };
  g_autoptr (KyoCommand) command = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (casebook_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  command = kyo_command_begin (self, error);
  if (command == NULL || !check_is_draft (self, casebook_id, error) ||
      !kyo_command_log (command, "casebook", casebook_id, "deleted", "true", error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!kyo_command_log (command, "casebook", casebook_id, fields[i], NULL, error))
      return FALSE;
  if (!delete_casebook (self, command, casebook_id, error) || !kyo_store_purge_index (self, error))
    return FALSE;

  return kyo_command_commit (&command, "", "", error);
}
