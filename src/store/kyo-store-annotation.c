/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations. Each command appends the fields that it sets to the change log and brings the row,
 * which is their fold, to the same state. Where a quote sits now is worked out at each reading from
 * the words that the target has now.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include "text/kyo-anchor.h"

#include <glib/gi18n-lib.h>

#define ENTITY "annotation"
#define FIELD_DELETED "deleted"

static const char INSERT_ANNOTATION[] =
  "INSERT INTO annotation (seq, " KYO_ANNOTATION_COLUMNS ") VALUES (:seq, :id, :case, :target, "
  ":kind, :body, 'open', :author, :created, :lang, :quote, :prefix, :suffix, :start, :end, :hash)";

static const char SELECT_ANNOTATIONS[] =
  "SELECT " KYO_ANNOTATION_COLUMNS " FROM annotation ORDER BY seq";

static const char SELECT_ANNOTATIONS_OF_CASE[] =
  "SELECT " KYO_ANNOTATION_COLUMNS " FROM annotation WHERE case_id = :case ORDER BY seq";

static const char SELECT_ANNOTATION[] =
  "SELECT " KYO_ANNOTATION_COLUMNS " FROM annotation WHERE id = :id";

static const char SELECT_IDS_OF_CASE[] = "SELECT id FROM annotation WHERE case_id = :case";

static const char UPDATE_BODY[] = "UPDATE annotation SET body = :body WHERE id = :id";

static const char UPDATE_STATE[] = "UPDATE annotation SET state = :state WHERE id = :id";

static const char DELETE_ANNOTATION[] = "DELETE FROM annotation WHERE id = :id";

static KyoAnchor *
read_anchor (KyoStmt *stmt)
{
  return kyo_anchor_new (kyo_stmt_get_text (stmt, 9), kyo_stmt_get_text (stmt, 10),
                         kyo_stmt_get_text (stmt, 11), kyo_stmt_get_int (stmt, 12),
                         kyo_stmt_get_int (stmt, 13), kyo_stmt_get_text (stmt, 14));
}

static gboolean
resolve_anchor (KyoStore *self, KyoStmt *stmt, KyoAnchorState *anchor_state, GError **error)
{
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;
  g_autoptr (KyoAnchor) anchor = NULL;
  gboolean found;

  if (!kyo_store_read_target (self, kyo_stmt_get_text (stmt, 1), kyo_stmt_get_text (stmt, 2),
                              &found, &ja, &en, error))
    return FALSE;

  if (!found)
    *anchor_state = KYO_ANCHOR_ORPHAN;
  else if (kyo_stmt_is_null (stmt, 9))
    *anchor_state = KYO_ANCHOR_EXACT;
  else
    {
      anchor = read_anchor (stmt);
      *anchor_state = kyo_anchor_resolve (
        anchor, g_strcmp0 (kyo_stmt_get_text (stmt, 8), "ja") == 0 ? ja : en, NULL, NULL);
    }
  return TRUE;
}

static KyoAnnotation *
read_annotation (KyoStore *self, KyoStmt *stmt, GError **error)
{
  KyoAnnotation *annotation;
  KyoAnchorState anchor_state;
  int kind, state;

  if (!kyo_store_read_enum (stmt, 3, KYO_TYPE_ANNOTATION_KIND, &kind, error) ||
      !kyo_store_read_enum (stmt, 5, KYO_TYPE_ANNOTATION_STATE, &state, error) ||
      !resolve_anchor (self, stmt, &anchor_state, error))
    return NULL;

  annotation = kyo_annotation_new (kyo_stmt_get_text (stmt, 0), kyo_stmt_get_text (stmt, 1),
                                   kyo_stmt_get_text (stmt, 2));
  kyo_annotation_set_kind (annotation, kind);
  kyo_annotation_set_body (annotation, kyo_stmt_get_text (stmt, 4));
  kyo_annotation_set_state (annotation, state);
  kyo_annotation_set_author (annotation, kyo_stmt_get_text (stmt, 6));
  kyo_annotation_set_created (annotation, kyo_stmt_get_text (stmt, 7));
  kyo_annotation_set_quote (annotation, kyo_stmt_get_text (stmt, 9));
  kyo_annotation_set_anchor (annotation, anchor_state);

  return annotation;
}

/* The statement stands at the row of the annotation; NULL and NOT_FOUND when there is none. */
static KyoStmt *
find_row (KyoStore *self, const char *annotation_id, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_ANNOTATION, error);
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":id", annotation_id);
  state = kyo_stmt_step (stmt, error);
  if (state == KYO_STMT_DONE)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                 _ ("There is no annotation “%s”. It may have been deleted"), annotation_id);

  return state == KYO_STMT_ROW ? g_steal_pointer (&stmt) : NULL;
}

static gboolean
check_body (KyoAnnotationKind kind, const char *body, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (body));

  if (kind == KYO_ANNOTATION_HIGHLIGHT || *words != '\0')
    return TRUE;
  g_set_error_literal (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                       _ ("The annotation says nothing. Write something, or highlight the words"));
  return FALSE;
}

/* Seeks the quote in the target's words, in Japanese first. */
static KyoAnchor *
find_quote (const char *ja, const char *en, const char *quote, KyoLang *lang, GError **error)
{
  g_autoptr (GError) in_ja = NULL;
  g_autoptr (GError) in_en = NULL;
  KyoAnchor *anchor;

  *lang = KYO_LANG_JA;
  anchor = kyo_anchor_new_for_quote (ja, quote, &in_ja);
  if (anchor == NULL)
    {
      *lang = KYO_LANG_EN;
      anchor = kyo_anchor_new_for_quote (en, quote, &in_en);
    }
  if (anchor != NULL)
    return anchor;

  if (g_error_matches (in_ja, KYO_TEXT_ERROR, KYO_TEXT_ERROR_AMBIGUOUS) ||
      g_error_matches (in_en, KYO_TEXT_ERROR, KYO_TEXT_ERROR_AMBIGUOUS))
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("The words “%s” stand there more than once. Quote more of what is around them"),
                 quote);
  else
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("The words “%s” do not stand there. Quote them as they are written"), quote);
  return NULL;
}

static void
append_member (GString *json, const char *key, const char *value)
{
  kyo_canonical_append_key (json, key);
  kyo_canonical_append_string (json, value);
}

static char *
dup_quote_json (KyoAnchor *anchor, const char *lang)
{
  GString *json = g_string_new ("{");

  kyo_canonical_append_key (json, "end");
  g_string_append_printf (json, "%u", kyo_anchor_get_end (anchor));
  append_member (json, "exact", kyo_anchor_get_exact (anchor));
  append_member (json, "hash", kyo_anchor_get_text_hash (anchor));
  append_member (json, "lang", lang);
  append_member (json, "prefix", kyo_anchor_get_prefix (anchor));
  kyo_canonical_append_key (json, "start");
  g_string_append_printf (json, "%u", kyo_anchor_get_start (anchor));
  append_member (json, "suffix", kyo_anchor_get_suffix (anchor));
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static void
add_string (GPtrArray *fields, const char *name, const char *value)
{
  kyo_field_add (fields, g_strdup (name), kyo_canonical_dup_string (value));
}

/**
 * kyo_store_list_annotation_fields:
 * @stmt: a statement at a row of `KYO_ANNOTATION_COLUMNS`
 *
 * Lists the fields of an annotation as the change log names them.
 *
 * Returns: (transfer full) (element-type KyoField): the fields
 */
GPtrArray *
kyo_store_list_annotation_fields (KyoStmt *stmt)
{
  GPtrArray *fields = kyo_field_list_new ();

  add_string (fields, "case", kyo_stmt_get_text (stmt, 1));
  add_string (fields, "target", kyo_stmt_get_text (stmt, 2));
  add_string (fields, "kind", kyo_stmt_get_text (stmt, 3));
  add_string (fields, "body", kyo_stmt_get_text (stmt, 4));
  add_string (fields, "state", kyo_stmt_get_text (stmt, 5));
  if (!kyo_stmt_is_null (stmt, 9))
    {
      g_autoptr (KyoAnchor) anchor = read_anchor (stmt);

      kyo_field_add (fields, g_strdup ("quote"),
                     dup_quote_json (anchor, kyo_stmt_get_text (stmt, 8)));
    }

  return fields;
}

static gboolean
insert_row (KyoStore *self,
            KyoCommand *command,
            const char *id,
            const char *case_id,
            const char *target_id,
            KyoAnnotationKind kind,
            const char *body,
            KyoAnchor *anchor,
            KyoLang lang,
            GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_ANNOTATION, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_int (stmt, ":seq", kyo_command_get_last_seq (command) + 1);
  kyo_stmt_bind_text (stmt, ":id", id);
  kyo_stmt_bind_text (stmt, ":case", case_id);
  kyo_stmt_bind_text (stmt, ":target", target_id);
  kyo_stmt_bind_text (stmt, ":kind", kyo_enum_to_nick (KYO_TYPE_ANNOTATION_KIND, kind));
  kyo_stmt_bind_text (stmt, ":body", body);
  kyo_stmt_bind_text (stmt, ":author", self->author);
  kyo_stmt_bind_text (stmt, ":created", kyo_command_get_time (command));
  if (anchor != NULL)
    {
      kyo_stmt_bind_text (stmt, ":lang", kyo_enum_to_nick (KYO_TYPE_LANG, lang));
      kyo_stmt_bind_text (stmt, ":quote", kyo_anchor_get_exact (anchor));
      kyo_stmt_bind_text (stmt, ":prefix", kyo_anchor_get_prefix (anchor));
      kyo_stmt_bind_text (stmt, ":suffix", kyo_anchor_get_suffix (anchor));
      kyo_stmt_bind_int (stmt, ":start", kyo_anchor_get_start (anchor));
      kyo_stmt_bind_int (stmt, ":end", kyo_anchor_get_end (anchor));
      kyo_stmt_bind_text (stmt, ":hash", kyo_anchor_get_text_hash (anchor));
    }

  return kyo_stmt_run (stmt, error);
}

static gboolean
log_row (KyoStore *self, KyoCommand *command, const char *id, GError **error)
{
  g_autoptr (KyoStmt) row = find_row (self, id, error);
  g_autoptr (GPtrArray) fields = NULL;

  if (row == NULL)
    return FALSE;
  fields = kyo_store_list_annotation_fields (row);
  for (guint i = 0; i < fields->len; i++)
    {
      const KyoField *field = fields->pdata[i];

      if (!kyo_command_log (command, ENTITY, id, field->name, field->value, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
annotate (KyoStore *self,
          KyoCommand *command,
          const char *id,
          const char *case_id,
          const char *target_id,
          KyoAnnotationKind kind,
          const char *body,
          const char *quote,
          GError **error)
{
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;
  g_autoptr (KyoAnchor) anchor = NULL;
  KyoLang lang = KYO_LANG_JA;
  gboolean found;

  if (!kyo_store_read_target (self, case_id, target_id, &found, &ja, &en, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                   _ ("Case “%s” has no “%s”. Name the case, a section, passage, participant or "
                      "step of it"),
                   case_id, target_id);
      return FALSE;
    }
  if (quote != NULL && (anchor = find_quote (ja, en, quote, &lang, error)) == NULL)
    return FALSE;

  return insert_row (self, command, id, case_id, target_id, kind, body, anchor, lang, error) &&
         log_row (self, command, id, error) &&
         kyo_store_index_annotation (self, case_id, target_id, id, body, error);
}

/**
 * kyo_store_annotate:
 * @self: a store
 * @case_id: id of a case, or the number of a reference case
 * @target_id: what is annotated: the case's id, that of one of its passages, participants or steps,
 *   or, for a section, the case's id, a point and the section's nick
 * @kind: kind of annotation
 * @body: (nullable): what it says; may be empty only for a highlight
 * @quote: (nullable): words of the target, in either language; `NULL` or "" for the whole target
 * @error: return location for an error
 *
 * Makes an annotation in the name of the store's author. Emits "changed" for the target.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such case or target, and with
 * `KYO_STORE_ERROR_REFUSED` when @body is empty or @quote is not found exactly once.
 *
 * Returns: (transfer full): the annotation, or `NULL`
 */
KyoAnnotation *
kyo_store_annotate (KyoStore *self,
                    const char *case_id,
                    const char *target_id,
                    KyoAnnotationKind kind,
                    const char *body,
                    const char *quote,
                    GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoStmt) row = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *resolved_id = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (case_id != NULL && target_id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (body == NULL)
    body = "";
  if (quote != NULL && *quote == '\0')
    quote = NULL;
  if (!check_body (kind, body, error) || (command = kyo_command_begin (self, error)) == NULL ||
      (resolved_id = kyo_store_resolve_case (self, case_id, error)) == NULL ||
      !annotate (self, command, id, resolved_id, target_id, kind, body, quote, error) ||
      (row = find_row (self, id, error)) == NULL ||
      (annotation = read_annotation (self, row, error)) == NULL)
    return NULL;

  g_clear_pointer (&row, kyo_stmt_free);
  return kyo_command_commit (&command, resolved_id, target_id, error)
           ? g_steal_pointer (&annotation)
           : NULL;
}

/**
 * kyo_store_list_annotations:
 * @self: a store
 * @case_id: (nullable): id of a case; `NULL` for all cases
 * @error: return location for an error
 *
 * Reads annotations in the order in which they were made, each with how firmly it still sits on
 * what it was made on.
 *
 * Returns: (transfer full): a #GListStore of #KyoAnnotation, or `NULL`
 */
GListModel *
kyo_store_list_annotations (KyoStore *self, const char *case_id, GError **error)
{
  g_autoptr (GListStore) list = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stmt = kyo_stmt_prepare (
    self->db, case_id != NULL ? SELECT_ANNOTATIONS_OF_CASE : SELECT_ANNOTATIONS, error);
  if (stmt == NULL)
    return NULL;
  if (case_id != NULL)
    kyo_stmt_bind_text (stmt, ":case", case_id);

  list = g_list_store_new (KYO_TYPE_ANNOTATION);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      g_autoptr (KyoAnnotation) annotation = read_annotation (self, stmt, error);

      if (annotation == NULL)
        return NULL;
      g_list_store_append (list, annotation);
    }

  return state == KYO_STMT_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

static gboolean
update_field (KyoStore *self,
              const char *sql,
              const char *id,
              const char *name,
              const char *value,
              GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", id);
  if (name != NULL)
    kyo_stmt_bind_text (stmt, name, value);
  return kyo_stmt_run (stmt, error);
}

static gboolean
log_string (
  KyoCommand *command, const char *id, const char *field, const char *value, GError **error)
{
  g_autofree char *json = kyo_canonical_dup_string (value);

  return kyo_command_log (command, ENTITY, id, field, json, error);
}

/**
 * kyo_store_set_annotation_body:
 * @self: a store
 * @annotation_id: id of an annotation
 * @body: what it says now; may be empty only for a highlight
 * @error: return location for an error
 *
 * Changes what an annotation says. Emits "changed" for its target, nothing when it says so already.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such annotation, and with
 * `KYO_STORE_ERROR_REFUSED` when @body is empty.
 *
 * Returns: `TRUE` when it says @body
 */
gboolean
kyo_store_set_annotation_body (KyoStore *self,
                               const char *annotation_id,
                               const char *body,
                               GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoStmt) row = NULL;
  g_autofree char *case_id = NULL;
  g_autofree char *target_id = NULL;
  int kind;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (annotation_id != NULL && body != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if ((command = kyo_command_begin (self, error)) == NULL ||
      (row = find_row (self, annotation_id, error)) == NULL ||
      !kyo_store_read_enum (row, 3, KYO_TYPE_ANNOTATION_KIND, &kind, error) ||
      !check_body (kind, body, error))
    return FALSE;
  if (g_strcmp0 (kyo_stmt_get_text (row, 4), body) == 0)
    {
      g_clear_pointer (&row, kyo_stmt_free);
      return TRUE;
    }
  case_id = kyo_stmt_dup_text (row, 1);
  target_id = kyo_stmt_dup_text (row, 2);
  g_clear_pointer (&row, kyo_stmt_free);

  if (!log_string (command, annotation_id, "body", body, error) ||
      !kyo_store_unindex_annotation (self, case_id, annotation_id, error) ||
      !update_field (self, UPDATE_BODY, annotation_id, ":body", body, error) ||
      !kyo_store_index_annotation (self, case_id, target_id, annotation_id, body, error) ||
      !kyo_store_purge_index (self, error))
    return FALSE;

  return kyo_command_commit (&command, case_id, target_id, error);
}

/**
 * kyo_store_set_annotation_state:
 * @self: a store
 * @annotation_id: id of an annotation
 * @state: open or resolved
 * @error: return location for an error
 *
 * Opens or resolves an annotation. Emits "changed" for its target, nothing when it is so already.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such annotation.
 *
 * Returns: `TRUE` when it is in @state
 */
gboolean
kyo_store_set_annotation_state (KyoStore *self,
                                const char *annotation_id,
                                KyoAnnotationState state,
                                GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoStmt) row = NULL;
  g_autofree char *case_id = NULL;
  g_autofree char *target_id = NULL;
  const char *nick = kyo_enum_to_nick (KYO_TYPE_ANNOTATION_STATE, state);

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (annotation_id != NULL && nick != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if ((command = kyo_command_begin (self, error)) == NULL ||
      (row = find_row (self, annotation_id, error)) == NULL)
    return FALSE;
  if (g_strcmp0 (kyo_stmt_get_text (row, 5), nick) == 0)
    {
      g_clear_pointer (&row, kyo_stmt_free);
      return TRUE;
    }
  case_id = kyo_stmt_dup_text (row, 1);
  target_id = kyo_stmt_dup_text (row, 2);
  g_clear_pointer (&row, kyo_stmt_free);

  if (!log_string (command, annotation_id, "state", nick, error) ||
      !update_field (self, UPDATE_STATE, annotation_id, ":state", nick, error))
    return FALSE;

  return kyo_command_commit (&command, case_id, target_id, error);
}

static gboolean
delete_annotation (
  KyoStore *self, KyoCommand *command, const char *case_id, const char *id, GError **error)
{
  return kyo_command_log (command, ENTITY, id, FIELD_DELETED, "true", error) &&
         kyo_store_unindex_annotation (self, case_id, id, error) &&
         update_field (self, DELETE_ANNOTATION, id, NULL, NULL, error);
}

/**
 * kyo_store_delete_annotation:
 * @self: a store
 * @annotation_id: id of an annotation
 * @error: return location for an error
 *
 * Deletes an annotation: a tombstone in the change log, which keeps what it said. Emits "changed"
 * for its target.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such annotation.
 *
 * Returns: `TRUE` when it is gone
 */
gboolean
kyo_store_delete_annotation (KyoStore *self, const char *annotation_id, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoStmt) row = NULL;
  g_autofree char *case_id = NULL;
  g_autofree char *target_id = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (annotation_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if ((command = kyo_command_begin (self, error)) == NULL ||
      (row = find_row (self, annotation_id, error)) == NULL)
    return FALSE;
  case_id = kyo_stmt_dup_text (row, 1);
  target_id = kyo_stmt_dup_text (row, 2);
  g_clear_pointer (&row, kyo_stmt_free);

  if (!delete_annotation (self, command, case_id, annotation_id, error) ||
      !kyo_store_purge_index (self, error))
    return FALSE;

  return kyo_command_commit (&command, case_id, target_id, error);
}

/**
 * kyo_store_delete_annotations_of:
 * @self: a store within a command
 * @command: the command
 * @case_id: id of a case
 * @error: return location for an error
 *
 * Deletes all annotations of a case.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_delete_annotations_of (KyoStore *self,
                                 KyoCommand *command,
                                 const char *case_id,
                                 GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_IDS_OF_CASE, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", case_id);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    g_ptr_array_add (ids, kyo_stmt_dup_text (stmt, 0));
  if (state == KYO_STMT_ERROR)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!delete_annotation (self, command, case_id, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}
