/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the rows of a case, whole; the caller holds the transaction.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>

static const char INSERT_CASE[] =
  "INSERT INTO kase (id, kind, casebook_id, position, number, category, tlp, when_edtf, yomi, "
  "title_ja, title_en, summary_ja, summary_en, themes) VALUES (:id, :kind, :casebook, :position, "
  ":number, :category, :tlp, :when, :yomi, :title_ja, :title_en, :summary_ja, :summary_en, "
  ":themes)";

static const char INSERT_PASSAGE[] =
  "INSERT INTO passage (case_id, id, section, position, incident, heading_ja, heading_en, text_ja, "
  "text_en, cases) VALUES (:case, :id, :section, :position, :incident, :heading_ja, :heading_en, "
  ":text_ja, :text_en, :cases)";

static const char INSERT_PARTICIPANT[] =
  "INSERT INTO participant (case_id, id, parent_id, position, kind, label_ja, label_en, x, y, "
  "width, height) VALUES (:case, :id, :parent, :position, :kind, :label_ja, :label_en, :x, :y, "
  ":width, :height)";

static const char INSERT_STEP[] =
  "INSERT INTO step (case_id, id, position, kind, number, phase, text_ja, text_en, from_id, to_id, "
  "inferred, when_edtf, relative_ja, relative_en, x, y, width, route) VALUES (:case, :id, "
  ":position, :kind, :number, :phase, :text_ja, :text_en, :from, :to, :inferred, :when, "
  ":relative_ja, :relative_en, :x, :y, :width, :route)";

static const char INSERT_STEP_PASSAGE[] =
  "INSERT INTO step_passage (case_id, step_id, position, passage_id) VALUES (:case, :step, "
  ":position, :passage)";

static const char INSERT_PASSAGE_STEP[] =
  "INSERT INTO passage_step (case_id, passage_id, position, step_id) VALUES (:case, :passage, "
  ":position, :word)";

static const char INSERT_PASSAGE_THEME[] =
  "INSERT INTO passage_theme (case_id, passage_id, position, theme) VALUES (:case, :passage, "
  ":position, :word)";

/* Passages, participants and steps go with it (ON DELETE CASCADE). */
static const char DELETE_CASE[] = "DELETE FROM kase WHERE id = :id";

/* Two things of one id in a case could not be told apart by an annotation. */
static gboolean
check_ids (KyoCase *kase, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);
  const char *twice = NULL;

  g_hash_table_add (ids, (gpointer) kyo_case_get_id (kase));
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        {
          KyoPassage *passage = kyo_section_get_passage (section, i);

          if (!g_hash_table_add (ids, (gpointer) kyo_passage_get_id (passage)))
            twice = kyo_passage_get_id (passage);
        }
    }
  for (guint i = 0; i < participants->len; i++)
    if (!g_hash_table_add (ids, (gpointer) kyo_participant_get_id (participants->pdata[i])))
      twice = kyo_participant_get_id (participants->pdata[i]);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (!g_hash_table_add (ids, (gpointer) kyo_step_get_id (step)))
        twice = kyo_step_get_id (step);
    }

  if (twice != NULL)
    g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED,
                 _ ("Case “%s” has the id “%s” twice. Give each part an id of its own"),
                 kyo_case_get_id (kase), twice);
  return twice == NULL;
}

static gboolean
write_row (KyoStore *self, KyoCase *kase, const char *casebook_id, gint64 position, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_CASE, error);
  KyoTime *when = kyo_case_get_when (kase);
  g_autofree char *themes = kyo_store_join_words (kyo_case_get_themes (kase));

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", kyo_case_get_id (kase));
  kyo_stmt_bind_text (
    stmt, ":kind",
    kyo_enum_to_nick (KYO_TYPE_CASE_KIND, casebook_id != NULL ? KYO_CASE_REFERENCE : KYO_CASE_OWN));
  kyo_stmt_bind_text (stmt, ":casebook", casebook_id);
  kyo_stmt_bind_int (stmt, ":position", position);
  kyo_stmt_bind_int (stmt, ":number", kyo_case_get_number (kase));
  kyo_stmt_bind_text (stmt, ":category",
                      kyo_enum_to_nick (KYO_TYPE_CATEGORY, kyo_case_get_category (kase)));
  kyo_stmt_bind_text (stmt, ":tlp", kyo_enum_to_nick (KYO_TYPE_TLP, kyo_case_get_tlp (kase)));
  kyo_stmt_bind_text (stmt, ":when", when != NULL ? kyo_time_get_edtf (when) : NULL);
  kyo_stmt_bind_text (stmt, ":yomi", kyo_case_get_yomi (kase));
  kyo_stmt_bind_pair (stmt, ":title", kyo_case_get_title (kase));
  kyo_stmt_bind_pair (stmt, ":summary", kyo_case_get_summary (kase));
  kyo_stmt_bind_text (stmt, ":themes", themes);

  return kyo_stmt_run (stmt, error);
}

static gboolean
write_passage (
  KyoStmt *stmt, KyoPassage *passage, KyoSectionKind section, guint position, GError **error)
{
  const char *const *cases = kyo_passage_get_cases (passage);
  g_autofree char *words = cases != NULL ? kyo_store_join_words (cases) : NULL;

  kyo_stmt_bind_text (stmt, ":id", kyo_passage_get_id (passage));
  kyo_stmt_bind_text (stmt, ":section", kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, section));
  kyo_stmt_bind_int (stmt, ":position", position);
  kyo_stmt_bind_int (stmt, ":incident", kyo_passage_get_incident (passage));
  kyo_stmt_bind_pair (stmt, ":heading", kyo_passage_get_heading (passage));
  kyo_stmt_bind_pair (stmt, ":text", kyo_passage_get_text (passage));
  kyo_stmt_bind_text (stmt, ":cases", words);

  return kyo_stmt_run (stmt, error);
}

static gboolean
write_passages (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_PASSAGE, error);
  guint position = 0;

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        if (!write_passage (stmt, kyo_section_get_passage (section, i), kind, position++, error))
          return FALSE;
    }

  return TRUE;
}

/* One row for each word of a passage's list. */
static gboolean
write_words (KyoStmt *stmt, KyoPassage *passage, const char *const *words, GError **error)
{
  kyo_stmt_bind_text (stmt, ":passage", kyo_passage_get_id (passage));
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      kyo_stmt_bind_int (stmt, ":position", i);
      kyo_stmt_bind_text (stmt, ":word", words[i]);
      if (!kyo_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_passage_links (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) steps = kyo_stmt_prepare (self->db, INSERT_PASSAGE_STEP, error);
  g_autoptr (KyoStmt) themes = NULL;

  if (steps == NULL || (themes = kyo_stmt_prepare (self->db, INSERT_PASSAGE_THEME, error)) == NULL)
    return FALSE;
  kyo_stmt_bind_text (steps, ":case", kyo_case_get_id (kase));
  kyo_stmt_bind_text (themes, ":case", kyo_case_get_id (kase));
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        {
          KyoPassage *passage = kyo_section_get_passage (section, i);

          if (!write_words (steps, passage, kyo_passage_get_steps (passage), error) ||
              !write_words (themes, passage, kyo_passage_get_themes (passage), error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Binds NULL where nobody has placed the thing. */
static void
bind_length (KyoStmt *stmt, const char *name, gboolean placed, double value)
{
  if (placed)
    kyo_stmt_bind_double (stmt, name, value);
  else
    kyo_stmt_bind_null (stmt, name);
}

static gboolean
write_participants (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_PARTICIPANT, error);
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];
      KyoParticipant *parent = kyo_participant_get_parent (participant);
      KyoRect rect = { 0 };
      gboolean placed = kyo_participant_get_rect (participant, &rect);

      kyo_stmt_bind_text (stmt, ":id", kyo_participant_get_id (participant));
      kyo_stmt_bind_text (stmt, ":parent", parent != NULL ? kyo_participant_get_id (parent) : NULL);
      kyo_stmt_bind_int (stmt, ":position", i);
      kyo_stmt_bind_text (
        stmt, ":kind",
        kyo_enum_to_nick (KYO_TYPE_PARTICIPANT_KIND, kyo_participant_get_kind (participant)));
      kyo_stmt_bind_pair (stmt, ":label", kyo_participant_get_label (participant));
      bind_length (stmt, ":x", placed, rect.x);
      bind_length (stmt, ":y", placed, rect.y);
      bind_length (stmt, ":width", placed, rect.width);
      bind_length (stmt, ":height", placed, rect.height);
      if (!kyo_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

/* "x,y x,y", in the C locale; NULL for a straight arrow. */
static char *
dup_route (KyoStep *step)
{
  gsize n;
  const KyoPoint *points = kyo_step_get_route (step, &n);
  g_autoptr (GString) route = NULL;
  char x[G_ASCII_DTOSTR_BUF_SIZE];
  char y[G_ASCII_DTOSTR_BUF_SIZE];

  if (n == 0)
    return NULL;

  route = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (route, "%s%s,%s", i > 0 ? " " : "",
                            g_ascii_dtostr (x, sizeof x, points[i].x),
                            g_ascii_dtostr (y, sizeof y, points[i].y));
  return g_string_free (g_steal_pointer (&route), FALSE);
}

static gboolean
write_step (KyoStmt *stmt, KyoStep *step, guint position, GError **error)
{
  KyoTime *when = kyo_step_get_when (step);
  KyoRect rect = { 0 };
  gboolean placed = kyo_step_get_callout (step, &rect);
  g_autofree char *route = dup_route (step);

  kyo_stmt_bind_text (stmt, ":id", kyo_step_get_id (step));
  kyo_stmt_bind_int (stmt, ":position", position);
  kyo_stmt_bind_text (stmt, ":kind",
                      kyo_enum_to_nick (KYO_TYPE_STEP_KIND, kyo_step_get_kind (step)));
  kyo_stmt_bind_text (stmt, ":number", kyo_step_get_number (step));
  kyo_stmt_bind_text (stmt, ":phase", kyo_enum_to_nick (KYO_TYPE_PHASE, kyo_step_get_phase (step)));
  kyo_stmt_bind_pair (stmt, ":text", kyo_step_get_text (step));
  kyo_stmt_bind_text (stmt, ":from", kyo_step_get_from (step));
  kyo_stmt_bind_text (stmt, ":to", kyo_step_get_to (step));
  kyo_stmt_bind_int (stmt, ":inferred", kyo_step_get_inferred (step));
  kyo_stmt_bind_text (stmt, ":when", when != NULL ? kyo_time_get_edtf (when) : NULL);
  kyo_stmt_bind_pair (stmt, ":relative", kyo_step_get_relative (step));
  bind_length (stmt, ":x", placed, rect.x);
  bind_length (stmt, ":y", placed, rect.y);
  bind_length (stmt, ":width", placed, rect.width);
  kyo_stmt_bind_text (stmt, ":route", route);

  return kyo_stmt_run (stmt, error);
}

static gboolean
write_step_passages (KyoStmt *stmt, KyoStep *step, GError **error)
{
  const char *const *passages = kyo_step_get_passages (step);

  kyo_stmt_bind_text (stmt, ":step", kyo_step_get_id (step));
  for (guint i = 0; passages[i] != NULL; i++)
    {
      kyo_stmt_bind_int (stmt, ":position", i);
      kyo_stmt_bind_text (stmt, ":passage", passages[i]);
      if (!kyo_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_steps (KyoStore *self, KyoCase *kase, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_STEP, error);
  g_autoptr (KyoStmt) link = NULL;
  GListModel *steps = kyo_case_get_steps (kase);

  if (stmt == NULL || (link = kyo_stmt_prepare (self->db, INSERT_STEP_PASSAGE, error)) == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", kyo_case_get_id (kase));
  kyo_stmt_bind_text (link, ":case", kyo_case_get_id (kase));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (!write_step (stmt, step, i, error) || !write_step_passages (link, step, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * kyo_store_write_case:
 * @self: a store within a command
 * @kase: a complete case, of which the store has no rows
 * @casebook_id: (nullable): the casebook that it belongs to; `NULL` makes it an own case
 * @position: its place among the cases of its casebook, or among own cases
 * @error: return location for an error
 *
 * Writes all rows of a case and takes its texts into the index.
 *
 * Fails with `KYO_STORE_ERROR_REFUSED` when two of its parts have the same id.
 *
 * Returns: `TRUE` when all was written
 */
gboolean
kyo_store_write_case (
  KyoStore *self, KyoCase *kase, const char *casebook_id, gint64 position, GError **error)
{
  return check_ids (kase, error) && write_row (self, kase, casebook_id, position, error) &&
         write_passages (self, kase, error) && write_passage_links (self, kase, error) &&
         write_participants (self, kase, error) && write_steps (self, kase, error) &&
         kyo_store_index_case (self, kyo_case_get_id (kase), error);
}

/**
 * kyo_store_erase_case:
 * @self: a store within a command
 * @case_id: id of a case
 * @error: return location for an error
 *
 * Drops all rows of a case and takes its texts out of the index; annotations stay.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_erase_case (KyoStore *self, const char *case_id, GError **error)
{
  g_autoptr (KyoStmt) stmt = NULL;

  if (!kyo_store_unindex_case (self, case_id, error))
    return FALSE;
  stmt = kyo_stmt_prepare (self->db, DELETE_CASE, error);
  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":id", case_id);

  return kyo_stmt_run (stmt, error);
}
