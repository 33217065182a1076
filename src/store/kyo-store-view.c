/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saved views of diagrams. Each field that changed is one entry of the change log, each place of a
 * participant a field of its own, so that what two people moved apart can be put together.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

#define ENTITY "view"
#define FIELD_DELETED "deleted"

static const char SELECT_OF_CASE[] = "SELECT id FROM diagram_view WHERE case_id = :case ORDER BY "
                                     "seq";

static const char SELECT_VIEW[] =
  "SELECT case_id, name, incident, phases, kinds, participants, seq FROM diagram_view WHERE id = "
  ":id";

static const char SELECT_PLACES[] =
  "SELECT participant_id, x, y, pinned FROM diagram_view_place WHERE view_id = :id";

static const char INSERT_VIEW[] =
  "INSERT INTO diagram_view (seq, id, case_id, name, incident, phases, kinds, participants) VALUES "
  "(:seq, :id, :case, :name, :incident, :phases, :kinds, :participants)";

static const char INSERT_PLACE[] =
  "INSERT INTO diagram_view_place (view_id, participant_id, x, y, pinned) VALUES (:id, "
  ":participant, :x, :y, :pinned)";

static const char DELETE_VIEW[] = "DELETE FROM diagram_view WHERE id = :id";

/* "detection decision", in the order of the enumeration. */
static char *
join_bits (GType type, guint bits)
{
  GString *nicks = g_string_new (NULL);

  for (int value = 0; bits >> value != 0; value++)
    if (bits >> value & 1)
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? " " : "",
                              kyo_enum_to_nick (type, value));
  return g_string_free (nicks, FALSE);
}

/* Words that are no nicks were written by a later version, and say nothing to this one. */
static guint
split_bits (GType type, const char *nicks)
{
  g_auto (GStrv) words = kyo_store_split_words (nicks);
  guint bits = 0;
  int value;

  for (guint i = 0; words[i] != NULL; i++)
    if (kyo_enum_from_nick (type, words[i], &value))
      bits |= 1u << value;
  return bits;
}

static void
add_string (GPtrArray *fields, const char *name, const char *value)
{
  if (*value != '\0')
    kyo_field_add (fields, g_strdup (name), kyo_canonical_dup_string (value));
}

static void
add_place (GPtrArray *fields, const char *participant_id, const KyoPlace *place)
{
  GString *json = g_string_new ("{");

  kyo_canonical_append_key (json, "pinned");
  g_string_append (json, place->is_pinned ? "true" : "false");
  kyo_canonical_append_key (json, "x");
  kyo_canonical_append_number (json, place->x);
  kyo_canonical_append_key (json, "y");
  kyo_canonical_append_number (json, place->y);
  g_string_append_c (json, '}');
  kyo_field_add (fields, g_strconcat ("place.", participant_id, NULL), g_string_free (json, FALSE));
}

/**
 * kyo_view_list_fields:
 * @view: a view
 *
 * Lists what the change log says of a view.
 *
 * Returns: (transfer full) (element-type KyoField): the fields that it has
 */
GPtrArray *
kyo_view_list_fields (KyoView *view)
{
  GPtrArray *fields = kyo_field_list_new ();
  g_auto (GStrv) places = kyo_view_list_places (view);
  g_autofree char *phases = join_bits (KYO_TYPE_PHASE, kyo_view_get_phases (view));
  g_autofree char *kinds = join_bits (KYO_TYPE_STEP_KIND, kyo_view_get_kinds (view));
  g_autofree char *participants = kyo_store_join_words (kyo_view_get_participants (view));

  add_string (fields, "case", kyo_view_get_case_id (view));
  kyo_field_add (fields, g_strdup ("name"), kyo_canonical_dup_string (kyo_view_get_name (view)));
  if (kyo_view_get_incident (view) > 0)
    kyo_field_add (fields, g_strdup ("incident"),
                   g_strdup_printf ("%u", kyo_view_get_incident (view)));
  add_string (fields, "phases", phases);
  add_string (fields, "kinds", kinds);
  add_string (fields, "participants", participants);
  for (guint i = 0; places[i] != NULL; i++)
    {
      KyoPlace place;

      if (kyo_view_get_place (view, places[i], &place))
        add_place (fields, places[i], &place);
    }
  return fields;
}

static gboolean
read_places (KyoStore *self, KyoView *view, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_PLACES, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", kyo_view_get_id (view));
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      KyoPlace place = { kyo_stmt_get_double (stmt, 1), kyo_stmt_get_double (stmt, 2),
                         kyo_stmt_get_int (stmt, 3) != 0 };

      kyo_view_set_place (view, kyo_stmt_get_text (stmt, 0), &place);
    }
  return state == KYO_STMT_DONE;
}

/* NULL without an error when there is none of this id. */
static KyoView *
read_view (KyoStore *self, const char *id, gint64 *seq, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_VIEW, error);
  g_autoptr (KyoView) view = NULL;
  g_auto (GStrv) participants = NULL;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":id", id);
  if (kyo_stmt_step (stmt, error) != KYO_STMT_ROW)
    return NULL;
  view = kyo_view_new (id, kyo_stmt_get_text (stmt, 0));
  kyo_view_set_name (view, kyo_stmt_get_text (stmt, 1));
  kyo_view_set_incident (view, (guint) kyo_stmt_get_int (stmt, 2));
  kyo_view_set_phases (view, split_bits (KYO_TYPE_PHASE, kyo_stmt_get_text (stmt, 3)));
  kyo_view_set_kinds (view, split_bits (KYO_TYPE_STEP_KIND, kyo_stmt_get_text (stmt, 4)));
  participants = kyo_store_split_words (kyo_stmt_get_text (stmt, 5));
  kyo_view_set_participants (view, (const char *const *) participants);
  if (seq != NULL)
    *seq = kyo_stmt_get_int (stmt, 6);

  return read_places (self, view, error) ? g_steal_pointer (&view) : NULL;
}

static gboolean
write_places (KyoStore *self, KyoView *view, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_PLACE, error);
  g_auto (GStrv) ids = kyo_view_list_places (view);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      KyoPlace place = { 0 };

      kyo_view_get_place (view, ids[i], &place);
      kyo_stmt_bind_text (stmt, ":id", kyo_view_get_id (view));
      kyo_stmt_bind_text (stmt, ":participant", ids[i]);
      kyo_stmt_bind_double (stmt, ":x", place.x);
      kyo_stmt_bind_double (stmt, ":y", place.y);
      kyo_stmt_bind_int (stmt, ":pinned", place.is_pinned);
      if (!kyo_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_view (KyoStore *self, KyoView *view, gint64 seq, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_VIEW, error);
  g_autofree char *phases = join_bits (KYO_TYPE_PHASE, kyo_view_get_phases (view));
  g_autofree char *kinds = join_bits (KYO_TYPE_STEP_KIND, kyo_view_get_kinds (view));
  g_autofree char *participants = kyo_store_join_words (kyo_view_get_participants (view));

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_int (stmt, ":seq", seq);
  kyo_stmt_bind_text (stmt, ":id", kyo_view_get_id (view));
  kyo_stmt_bind_text (stmt, ":case", kyo_view_get_case_id (view));
  kyo_stmt_bind_text (stmt, ":name", kyo_view_get_name (view));
  kyo_stmt_bind_int (stmt, ":incident", kyo_view_get_incident (view));
  kyo_stmt_bind_text (stmt, ":phases", phases);
  kyo_stmt_bind_text (stmt, ":kinds", kinds);
  kyo_stmt_bind_text (stmt, ":participants", participants);
  return kyo_stmt_run (stmt, error) && write_places (self, view, error);
}

static gboolean
erase_view (KyoStore *self, const char *id, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, DELETE_VIEW, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", id);
  return kyo_stmt_run (stmt, error);
}

static gboolean
check_case (KyoStore *self, const char *case_id, GError **error)
{
  KyoCaseKind kind;
  gboolean found;

  if (!kyo_store_look_up_case (self, case_id, &found, &kind, NULL, error))
    return FALSE;
  if (!found)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                 _ ("There is no case “%s”. Look at the list of cases for its id or number"),
                 case_id);
  return found;
}

/**
 * kyo_store_put_view:
 * @self: a store
 * @view: a view of a case of the store
 * @error: return location for an error
 *
 * Keeps a view, as a new one or over the one of the same id, and logs what changed of it. Emits
 * "changed" for the case and the view; nothing when nothing changed.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such case.
 *
 * Returns: `TRUE` when the view is in the store
 */
gboolean
kyo_store_put_view (KyoStore *self, KyoView *view, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GHashTable) logged = NULL;
  g_autoptr (KyoView) before = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *id;
  gint64 seq = 0;
  guint n_changes = 0;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (KYO_IS_VIEW (view), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  id = kyo_view_get_id (view);
  command = kyo_command_begin (self, error);
  if (command == NULL || !check_case (self, kyo_view_get_case_id (view), error))
    return FALSE;
  before = read_view (self, id, &seq, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  fields = kyo_view_list_fields (view);
  logged = kyo_store_fold_entity (self, ENTITY, id, error);
  if (logged == NULL ||
      !kyo_command_log_differences (command, ENTITY, id, fields, logged, &n_changes, error))
    return FALSE;
  if (before != NULL && n_changes == 0)
    return TRUE;

  if (before == NULL)
    seq = kyo_command_get_last_seq (command);
  if ((before != NULL && !erase_view (self, id, error)) || !write_view (self, view, seq, error))
    return FALSE;

  return kyo_command_commit (&command, kyo_view_get_case_id (view), id, error);
}

/**
 * kyo_store_delete_view:
 * @self: a store
 * @view_id: id of a view
 * @error: return location for an error
 *
 * Deletes a view: a tombstone in the change log, which keeps what it was. Emits "changed" for the
 * case and the view.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such view.
 *
 * Returns: `TRUE` when it is gone
 */
gboolean
kyo_store_delete_view (KyoStore *self, const char *view_id, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (KyoView) view = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (view_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  command = kyo_command_begin (self, error);
  if (command == NULL)
    return FALSE;
  view = read_view (self, view_id, NULL, error);
  if (view == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                     _ ("There is no view “%s”. It may have been deleted already"), view_id);
      return FALSE;
    }
  if (!kyo_command_log (command, ENTITY, view_id, FIELD_DELETED, "true", error) ||
      !erase_view (self, view_id, error))
    return FALSE;

  return kyo_command_commit (&command, kyo_view_get_case_id (view), view_id, error);
}

static GPtrArray *
list_ids (KyoStore *self, const char *case_id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_OF_CASE, error);
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":case", case_id);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    g_ptr_array_add (ids, kyo_stmt_dup_text (stmt, 0));

  return state == KYO_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * kyo_store_list_views:
 * @self: a store
 * @case_id: id of a case
 * @error: return location for an error
 *
 * Lists the views of the diagram of a case, in the order in which they were made.
 *
 * Returns: (transfer full): a #GListStore of #KyoView, or `NULL` when SQLite failed
 */
GListModel *
kyo_store_list_views (KyoStore *self, const char *case_id, GError **error)
{
  g_autoptr (GListStore) views = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (KyoReading) reading = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (case_id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL || (ids = list_ids (self, case_id, error)) == NULL)
    return NULL;
  views = g_list_store_new (KYO_TYPE_VIEW);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (KyoView) view = read_view (self, ids->pdata[i], NULL, error);

      if (view == NULL)
        return NULL;
      g_list_store_append (views, view);
    }
  return G_LIST_MODEL (g_steal_pointer (&views));
}

/**
 * kyo_store_find_arrangement:
 * @self: a store
 * @case_id: id of a case
 * @view: (out) (transfer full) (nullable): the case's standard view, `NULL` where nothing stands in
 *   it elsewhere than the case says
 * @error: return location for an error
 *
 * Finds where a person has put what is in the diagram of a case.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_find_arrangement (KyoStore *self, const char *case_id, KyoView **view, GError **error)
{
  g_autoptr (GListModel) views = NULL;

  g_return_val_if_fail (view != NULL, FALSE);

  *view = NULL;
  views = kyo_store_list_views (self, case_id, error);
  if (views == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (views) && *view == NULL; i++)
    {
      g_autoptr (KyoView) one = g_list_model_get_item (views, i);
      g_auto (GStrv) places = kyo_view_list_places (one);

      if (*kyo_view_get_name (one) == '\0' && places[0] != NULL)
        *view = g_steal_pointer (&one);
    }
  return TRUE;
}

/**
 * kyo_store_list_arrangements:
 * @self: a store
 * @cases: (element-type KyoCase): cases
 * @error: return location for an error
 *
 * Finds where a person has put what is in the diagrams of some cases.
 *
 * Returns: (transfer full) (element-type KyoView): the views of those that have one, see
 *   kyo_store_find_arrangement(); `NULL` when SQLite failed
 */
GPtrArray *
kyo_store_list_arrangements (KyoStore *self, GPtrArray *cases, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cases->len; i++)
    {
      KyoView *view;

      if (!kyo_store_find_arrangement (self, kyo_case_get_id (cases->pdata[i]), &view, error))
        return NULL;
      if (view != NULL)
        g_ptr_array_add (all, view);
    }
  return g_steal_pointer (&all);
}

/**
 * kyo_store_delete_views_of:
 * @self: a store within a command
 * @command: the command
 * @case_id: id of a case
 * @error: return location for an error
 *
 * Deletes all views of a case.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_delete_views_of (KyoStore *self, KyoCommand *command, const char *case_id, GError **error)
{
  g_autoptr (GPtrArray) ids = list_ids (self, case_id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!kyo_command_log (command, ENTITY, ids->pdata[i], FIELD_DELETED, "true", error) ||
        !erase_view (self, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * kyo_store_dup_view:
 * @self: a store
 * @view_id: id of a view
 * @error: return location for an error
 *
 * Reads one view.
 *
 * Returns: (transfer full) (nullable): the view; `NULL` without an error when there is none
 */
KyoView *
kyo_store_dup_view (KyoStore *self, const char *view_id, GError **error)
{
  g_return_val_if_fail (KYO_IS_STORE (self), NULL);

  return read_view (self, view_id, NULL, error);
}
