/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Own cases: each field that changed is one entry of the change log, and the rows are written anew
 * from the case, since they must be what the log says of it and nothing else.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

#define ENTITY "case"
#define FIELD_DELETED "deleted"

static gboolean
check_case (KyoCase *kase, GError **error)
{
  if (kyo_case_get_kind (kase) != KYO_CASE_OWN)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("Case “%s” is a reference case, which is read-only. Make an own case of it"),
                   kyo_case_get_id (kase));
      return FALSE;
    }
  if (kyo_store_is_empty (kyo_case_get_title (kase)))
    {
      g_set_error_literal (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                           _ ("The case has no title. Give it one, by which it can be found"));
      return FALSE;
    }
  return TRUE;
}

/**
 * kyo_store_put_own_case:
 * @self: a store
 * @kase: a complete own case with a title; its parts have ids that are unique in it
 * @error: return location for an error
 *
 * Keeps an own case, as a new one or over the one of the same id, and logs each field that changed.
 * Annotations stay. Emits "changed" for the list of cases when the case is new, else for the case;
 * nothing when nothing changed.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when the case is a reference case or has the id of one, has
 * no title, or has an id twice; then nothing changes.
 *
 * Returns: `TRUE` when the case is in the store
 */
gboolean
kyo_store_put_own_case (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GHashTable) logged = NULL;
  const char *id;
  KyoCaseKind kind = KYO_CASE_OWN;
  gboolean found;
  gint64 position;
  guint n_changes = 0;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (KYO_IS_CASE (kase), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  id = kyo_case_get_id (kase);
  if (!check_case (kase, error) || (command = kyo_command_begin (self, error)) == NULL ||
      !kyo_store_look_up_case (self, id, &found, &kind, &position, error))
    return FALSE;
  if (kind != KYO_CASE_OWN)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("“%s” is the id of a reference case. Give the own case another id"), id);
      return FALSE;
    }

  fields = kyo_case_list_fields (kase);
  logged = kyo_store_fold_entity (self, ENTITY, id, error);
  if (logged == NULL ||
      !kyo_command_log_differences (command, ENTITY, id, fields, logged, &n_changes, error))
    return FALSE;
  if (found && n_changes == 0)
    return TRUE;

  if (!found)
    position = kyo_command_get_last_seq (command);
  if ((found && !kyo_store_erase_case (self, id, error)) ||
      !kyo_store_write_case (self, kase, NULL, position, error) ||
      (found && !kyo_store_purge_index (self, error)))
    return FALSE;

  return kyo_command_commit (&command, found ? id : "", "", error);
}

/**
 * kyo_store_delete_own_case:
 * @self: a store
 * @case_id: id of an own case
 * @error: return location for an error
 *
 * Takes an own case, its annotations and views out of the store. What they said stays in the change
 * log. Emits "changed" for the list of cases.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such case, and with
 * `KYO_STORE_ERROR_REFUSED` when it is a reference case.
 *
 * Returns: `TRUE` when the case is gone
 */
gboolean
kyo_store_delete_own_case (KyoStore *self, const char *case_id, GError **error)
{
  g_autoptr (KyoCommand) command = NULL;
  KyoCaseKind kind;
  gboolean found;

  g_return_val_if_fail (KYO_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  command = kyo_command_begin (self, error);
  if (command == NULL || !kyo_store_look_up_case (self, case_id, &found, &kind, NULL, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
                   _ ("There is no case “%s”. Look at the list of cases for its id or number"),
                   case_id);
      return FALSE;
    }
  if (kind != KYO_CASE_OWN)
    {
      g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                   _ ("Case “%s” is a reference case, which cannot be deleted"), case_id);
      return FALSE;
    }

  if (!kyo_command_log (command, ENTITY, case_id, FIELD_DELETED, "true", error) ||
      !kyo_store_delete_annotations_of (self, command, case_id, error) ||
      !kyo_store_delete_views_of (self, command, case_id, error) ||
      !kyo_store_erase_case (self, case_id, error) || !kyo_store_purge_index (self, error))
    return FALSE;

  return kyo_command_commit (&command, "", "", error);
}
