/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads cases.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAMED 9 /* ids in a message */

/* Columns of a case in short; read_short () reads them. */
#define CASE_COLUMNS                                                                               \
  "kase.id, kase.kind, kase.number, kase.category, kase.tlp, kase.when_edtf, kase.yomi, "          \
  "kase.title_ja, kase.title_en, kase.summary_ja, kase.summary_en, kase.themes, "                  \
  "kase.casebook_id, (SELECT count (*) FROM annotation WHERE annotation.case_id = kase.id), "      \
  "casebook.draft"

#define FROM_CASES " FROM kase LEFT JOIN casebook ON casebook.id = kase.casebook_id "

static const char SELECT_CASES[] =
  "SELECT " CASE_COLUMNS FROM_CASES
  "ORDER BY kase.kind = 'own', casebook.position, kase.number = 0, kase.number, kase.position";

static const char SELECT_CASE[] = "SELECT " CASE_COLUMNS FROM_CASES "WHERE kase.id = :id";

/* The second column tells whether it is of the casebook that came first. */
static const char SELECT_CASES_BY_NUMBER[] =
  "SELECT kase.id, casebook.position = (SELECT min (position) FROM casebook) FROM kase JOIN "
  "casebook ON casebook.id = kase.casebook_id WHERE kase.number = :number ORDER BY "
  "casebook.position, kase.position";

static const char LOOK_UP_CASE[] = "SELECT kind, position FROM kase WHERE id = :id";

static const char SELECT_PASSAGES[] =
  "SELECT section, id, incident, heading_ja, heading_en, text_ja, text_en, cases FROM passage "
  "WHERE case_id = :case ORDER BY position";

static const char SELECT_PARTICIPANTS[] =
  "SELECT id, parent_id, kind, label_ja, label_en, x, y, width, height FROM participant "
  "WHERE case_id = :case ORDER BY position";

static const char SELECT_STEPS[] =
  "SELECT id, kind, number, phase, text_ja, text_en, from_id, to_id, when_edtf, relative_ja, "
  "relative_en, x, y, width, route, inferred FROM step WHERE case_id = :case ORDER BY position";

static const char SELECT_PASSAGE_STEPS[] = "SELECT passage_id, step_id FROM passage_step WHERE "
                                           "case_id = :case ORDER BY passage_id, position";

static const char SELECT_PASSAGE_THEMES[] =
  "SELECT passage_id, theme FROM passage_theme WHERE case_id = :case ORDER BY passage_id, position";

static const char SELECT_STEP_PASSAGES[] =
  "SELECT step_id, passage_id FROM step_passage WHERE case_id = :case ORDER BY step_id, position";

static KyoCase *
read_short (KyoStmt *stmt, GError **error)
{
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (KyoTime) when = NULL;
  g_autoptr (KyoText) title = kyo_stmt_dup_pair (stmt, 7);
  g_autoptr (KyoText) summary = kyo_stmt_dup_pair (stmt, 9);
  g_auto (GStrv) themes = kyo_store_split_words (kyo_stmt_get_text (stmt, 11));
  int kind, category, tlp;

  if (!kyo_store_read_enum (stmt, 1, KYO_TYPE_CASE_KIND, &kind, error) ||
      !kyo_store_read_enum (stmt, 3, KYO_TYPE_CATEGORY, &category, error) ||
      !kyo_store_read_enum (stmt, 4, KYO_TYPE_TLP, &tlp, error) ||
      !kyo_store_read_time (stmt, 5, &when, error))
    return NULL;

  kase = kyo_case_new (kyo_stmt_get_text (stmt, 0), kind);
  kyo_case_set_number (kase, kyo_stmt_get_int (stmt, 2));
  kyo_case_set_category (kase, category);
  kyo_case_set_tlp (kase, tlp);
  kyo_case_set_when (kase, when);
  kyo_case_set_yomi (kase, kyo_stmt_get_text (stmt, 6));
  kyo_case_set_title (kase, title);
  kyo_case_set_summary (kase, summary);
  kyo_case_set_themes (kase, (const char *const *) themes);
  kyo_case_set_casebook_id (kase, kyo_stmt_get_text (stmt, 12));
  kyo_case_set_n_annotations (kase, kyo_stmt_get_int (stmt, 13));
  kyo_case_set_draft (kase, kyo_stmt_get_int (stmt, 14) != 0);
  kyo_case_set_complete (kase, FALSE);

  return g_steal_pointer (&kase);
}

static gboolean
read_passages (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_PASSAGES, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      g_autoptr (KyoPassage) passage = kyo_store_read_passage (stmt, 1);
      int section;

      if (!kyo_store_read_enum (stmt, 0, KYO_TYPE_SECTION_KIND, &section, error))
        return FALSE;
      kyo_section_add_passage (kyo_case_get_section (kase, section), passage);
    }

  return state == KYO_STMT_DONE;
}

static gboolean
read_participants (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_PARTICIPANTS, error);
  KyoStmtState state;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      g_autoptr (KyoParticipant) participant = NULL;
      g_autoptr (KyoText) label = kyo_stmt_dup_pair (stmt, 3);
      const char *parent_id = kyo_stmt_get_text (stmt, 1);
      KyoParticipant *parent = NULL;
      int kind;

      if (!kyo_store_read_enum (stmt, 2, KYO_TYPE_PARTICIPANT_KIND, &kind, error))
        return FALSE;
      participant = kyo_participant_new (kyo_stmt_get_text (stmt, 0), kind);
      kyo_participant_set_label (participant, label);
      if (!kyo_stmt_is_null (stmt, 5))
        kyo_participant_set_rect (
          participant, &(KyoRect){ kyo_stmt_get_double (stmt, 5), kyo_stmt_get_double (stmt, 6),
                                   kyo_stmt_get_double (stmt, 7), kyo_stmt_get_double (stmt, 8) });
      /* Boundaries stand before what is in them; in a damaged file it may be otherwise, and then
       * the participant comes to the top. */
      if (parent_id != NULL)
        parent = kyo_case_find_participant (kase, parent_id);
      if (parent == NULL || !kyo_participant_add_child (parent, participant))
        kyo_case_add_participant (kase, participant);
    }

  return state == KYO_STMT_DONE;
}

static void
read_route (KyoStep *step, const char *route)
{
  g_autoptr (GArray) points = NULL;
  const char *p = route;

  if (route == NULL)
    return;
  points = g_array_new (FALSE, FALSE, sizeof (KyoPoint));
  while (*p != '\0')
    {
      char *end;
      KyoPoint point;

      point.x = g_ascii_strtod (p, &end);
      if (end == p || *end != ',')
        break;
      p = end + 1;
      point.y = g_ascii_strtod (p, &end);
      if (end == p)
        break;
      g_array_append_val (points, point);
      p = *end == ' ' ? end + 1 : end;
    }
  kyo_step_set_route (step, (const KyoPoint *) points->data, points->len);
}

static KyoStep *
read_step (KyoStmt *stmt, GError **error)
{
  KyoStep *step;
  g_autoptr (KyoText) text = kyo_stmt_dup_pair (stmt, 4);
  g_autoptr (KyoText) relative = kyo_stmt_dup_pair (stmt, 9);
  g_autoptr (KyoTime) when = NULL;
  int kind, phase;

  if (!kyo_store_read_enum (stmt, 1, KYO_TYPE_STEP_KIND, &kind, error) ||
      !kyo_store_read_enum (stmt, 3, KYO_TYPE_PHASE, &phase, error) ||
      !kyo_store_read_time (stmt, 8, &when, error))
    return NULL;

  step = kyo_step_new (kyo_stmt_get_text (stmt, 0), kind, kyo_stmt_get_text (stmt, 2));
  kyo_step_set_phase (step, phase);
  kyo_step_set_text (step, text);
  kyo_step_set_from (step, kyo_stmt_get_text (stmt, 6));
  kyo_step_set_to (step, kyo_stmt_get_text (stmt, 7));
  kyo_step_set_when (step, when);
  kyo_step_set_relative (step, relative);
  if (!kyo_stmt_is_null (stmt, 11))
    kyo_step_set_callout (step, &(KyoRect){ kyo_stmt_get_double (stmt, 11),
                                            kyo_stmt_get_double (stmt, 12),
                                            kyo_stmt_get_double (stmt, 13), 0 });
  read_route (step, kyo_stmt_get_text (stmt, 14));
  /* In a damaged file it may be anything. */
  kyo_step_set_inferred (step, (guint) kyo_stmt_get_int (stmt, 15) &
                                 (KYO_STEP_END_FROM | KYO_STEP_END_TO));

  return step;
}

/* The words of a list, by what bears it: id → GPtrArray of strings, NULL at the end of each. */
static GHashTable *
read_lists (KyoStore *self, KyoCase *kase, const char *sql, GError **error)
{
  g_autoptr (GHashTable) lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, sql, error);
  KyoStmtState state;
  GHashTableIter iter;
  gpointer list;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      const char *id = kyo_stmt_get_text (stmt, 0);

      list = g_hash_table_lookup (lists, id);
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (lists, g_strdup (id), list);
        }
      g_ptr_array_add (list, kyo_stmt_dup_text (stmt, 1));
    }
  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_add (list, NULL);

  return state == KYO_STMT_DONE ? g_steal_pointer (&lists) : NULL;
}

static const char *const *
get_list (GHashTable *lists, const char *id)
{
  GPtrArray *list = g_hash_table_lookup (lists, id);

  return list != NULL ? (const char *const *) list->pdata : NULL;
}

static gboolean
read_passage_links (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (GHashTable) steps = read_lists (self, kase, SELECT_PASSAGE_STEPS, error);
  g_autoptr (GHashTable) themes = NULL;

  if (steps == NULL || (themes = read_lists (self, kase, SELECT_PASSAGE_THEMES, error)) == NULL)
    return FALSE;
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        {
          KyoPassage *passage = kyo_section_get_passage (section, i);
          const char *id = kyo_passage_get_id (passage);

          kyo_passage_set_steps (passage, get_list (steps, id));
          kyo_passage_set_themes (passage, get_list (themes, id));
        }
    }

  return TRUE;
}

static gboolean
read_steps (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_STEPS, error);
  g_autoptr (GHashTable) links = NULL;
  KyoStmtState state;

  if (stmt == NULL || (links = read_lists (self, kase, SELECT_STEP_PASSAGES, error)) == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      g_autoptr (KyoStep) step = read_step (stmt, error);

      if (step == NULL)
        return FALSE;
      kyo_step_set_passages (step, get_list (links, kyo_step_get_id (step)));
      kyo_case_add_step (kase, step);
    }

  return state == KYO_STMT_DONE;
}

/**
 * kyo_store_look_up_case:
 * @self: a store
 * @case_id: an id
 * @found: (out): whether there is a case of that id
 * @kind: (out) (optional): its kind
 * @position: (out) (optional): its place among those of its kind and casebook
 * @error: return location for an error
 *
 * Looks for a case.
 *
 * Returns: `TRUE`, also when there is none; `FALSE` when SQLite failed
 */
gboolean
kyo_store_look_up_case (KyoStore *self,
                        const char *case_id,
                        gboolean *found,
                        KyoCaseKind *kind,
                        gint64 *position,
                        GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, LOOK_UP_CASE, error);
  KyoStmtState state;
  int value;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", case_id);
  state = kyo_stmt_step (stmt, error);
  *found = state == KYO_STMT_ROW;
  if (!*found)
    return state == KYO_STMT_DONE;

  if (!kyo_store_read_enum (stmt, 0, KYO_TYPE_CASE_KIND, &value, error))
    return FALSE;
  if (kind != NULL)
    *kind = value;
  if (position != NULL)
    *position = kyo_stmt_get_int (stmt, 1);
  return TRUE;
}

static gboolean
set_case_not_found (const char *case_ref, GError **error)
{
  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND,
               _ ("There is no case “%s”. Look at the list of cases for its id or number"),
               case_ref);
  return FALSE;
}

/* A number stays that of the same case whatever is imported later: the first casebook's, or else
 * that of the only case that has it. */
static char *
find_by_number (KyoStore *self, guint64 number, const char *case_ref, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_CASES_BY_NUMBER, error);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *first = NULL;
  guint n = 0;
  KyoStmtState state;

  if (stmt == NULL)
    return NULL;
  kyo_stmt_bind_int (stmt, ":number", (gint64) number);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      if (n == 0 && kyo_stmt_get_int (stmt, 1) != 0)
        return kyo_stmt_dup_text (stmt, 0);
      if (n == 0)
        first = kyo_stmt_dup_text (stmt, 0);
      if (++n <= MAX_NAMED)
        g_string_append_printf (ids, n > 1 ? ", %s" : "%s", kyo_stmt_get_text (stmt, 0));
    }
  if (state == KYO_STMT_ERROR)
    return NULL;
  if (n == 1)
    return g_steal_pointer (&first);

  if (n == 0)
    set_case_not_found (case_ref, error);
  else
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("The number %s is that of several cases. Name the one you mean by its id: %s"),
                 case_ref, ids->str);
  return NULL;
}

/**
 * kyo_store_resolve_case:
 * @self: a store
 * @case_ref: an id, or the number of a reference case in digits
 * @error: return location for an error
 *
 * Finds which case is meant. A number is first of all that of a case of the casebook that came
 * first; of other casebooks only when no two cases have it.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is none, and with `KYO_STORE_ERROR_REFUSED` and
 * their ids when there are several.
 *
 * Returns: (transfer full): its id, or `NULL`
 */
char *
kyo_store_resolve_case (KyoStore *self, const char *case_ref, GError **error)
{
  gboolean found;
  guint64 number;

  if (!kyo_store_look_up_case (self, case_ref, &found, NULL, NULL, error))
    return NULL;
  if (found)
    return g_strdup (case_ref);
  if (g_ascii_string_to_unsigned (case_ref, 10, 1, G_MAXINT, &number, NULL))
    return find_by_number (self, number, case_ref, error);

  set_case_not_found (case_ref, error);
  return NULL;
}

/**
 * kyo_store_list_cases:
 * @self: a store
 * @error: return location for an error
 *
 * Reads all cases in short: without passages, participants and steps. Reference cases come first,
 * by casebook and number, then own cases in the order in which they were made.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED` when a row cannot be understood.
 *
 * Returns: (transfer full): a #GListStore of #KyoCase, or `NULL`
 */
GListModel *
kyo_store_list_cases (KyoStore *self, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KyoStmt) stmt = NULL;
  GListStore *list;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stmt = kyo_stmt_prepare (self->db, SELECT_CASES, error);
  if (stmt == NULL)
    return NULL;
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      KyoCase *kase = read_short (stmt, error);

      if (kase == NULL)
        return NULL;
      g_ptr_array_add (cases, kase);
    }
  if (state == KYO_STMT_ERROR)
    return NULL;

  list = g_list_store_new (KYO_TYPE_CASE);
  g_list_store_splice (list, 0, 0, cases->pdata, cases->len);
  return G_LIST_MODEL (list);
}

/**
 * kyo_store_dup_case:
 * @self: a store
 * @case_ref: an id, or the number of a reference case in digits
 * @error: return location for an error
 *
 * Reads a case whole. A number is first of all that of a case of the casebook that came first; of
 * other casebooks only when no two cases have it.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no such case, with `KYO_STORE_ERROR_REFUSED`
 * and their ids when several have the number, and with `KYO_STORE_ERROR_DAMAGED` when a row cannot
 * be understood.
 *
 * Returns: (transfer full): the case, or `NULL`
 */
KyoCase *
kyo_store_dup_case (KyoStore *self, const char *case_ref, GError **error)
{
  g_autoptr (KyoReading) reading = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (case_ref != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reading = kyo_reading_begin (self, error);
  if (reading == NULL || (id = kyo_store_resolve_case (self, case_ref, error)) == NULL ||
      (stmt = kyo_stmt_prepare (self->db, SELECT_CASE, error)) == NULL)
    return NULL;
  kyo_stmt_bind_text (stmt, ":id", id);
  if (kyo_stmt_step (stmt, error) != KYO_STMT_ROW)
    {
      if (error != NULL && *error == NULL)
        set_case_not_found (case_ref, error);
      return NULL;
    }

  kase = read_short (stmt, error);
  if (kase == NULL || !read_passages (self, kase, error) ||
      !read_passage_links (self, kase, error) || !read_participants (self, kase, error) ||
      !read_steps (self, kase, error))
    return NULL;

  kyo_case_set_complete (kase, TRUE);
  return g_steal_pointer (&kase);
}
