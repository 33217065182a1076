/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an annotation can be on, by the id of the target: the case itself (its id), one of its
 * sections (the id of the case, a point and the section's nick), a passage, a participant or a
 * step.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <string.h>

static const char SELECT_TARGET[] =
  "SELECT title_ja, title_en, 0, 0 FROM kase WHERE id = :case AND :target = :case "
  "UNION ALL SELECT summary_ja, summary_en, 1, 0 FROM kase WHERE id = :case AND :target = :case "
  "UNION ALL SELECT "
  "CASE WHEN heading_ja IS NULL THEN text_ja ELSE heading_ja || char (10) || ifnull (text_ja, '') "
  "END, "
  "CASE WHEN heading_en IS NULL THEN text_en ELSE heading_en || char (10) || ifnull (text_en, '') "
  "END, 2, position FROM passage WHERE case_id = :case AND "
  "(id = :target OR :target = :case || '.' || section) "
  "UNION ALL SELECT label_ja, label_en, 3, position FROM participant WHERE case_id = :case AND id "
  "= :target "
  "UNION ALL SELECT text_ja, text_en, 4, position FROM step WHERE case_id = :case AND id = :target "
  "ORDER BY 3, 4";

/* A section is there as soon as its case is, even without a passage. */
static gboolean
is_section (
  KyoStore *self, const char *case_id, const char *target_id, gboolean *found, GError **error)
{
  gsize length = strlen (case_id);
  int kind;

  *found = FALSE;
  if (!g_str_has_prefix (target_id, case_id) || target_id[length] != '.' ||
      !kyo_enum_from_nick (KYO_TYPE_SECTION_KIND, target_id + length + 1, &kind))
    return TRUE;
  return kyo_store_look_up_case (self, case_id, found, NULL, NULL, error);
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/**
 * kyo_store_read_target:
 * @self: a store
 * @case_id: id of a case
 * @target_id: id of something in it
 * @found: (out): whether the case has it
 * @ja: (out) (transfer full): its text in Japanese, "" when there is none
 * @en: (out) (transfer full): its text in English, "" when there is none
 * @error: return location for an error
 *
 * Reads the words that an annotation can quote. Passages of a section stand on lines of their own.
 *
 * Returns: `TRUE`, also when there is no such target; `FALSE` when SQLite failed
 */
gboolean
kyo_store_read_target (KyoStore *self,
                       const char *case_id,
                       const char *target_id,
                       gboolean *found,
                       char **ja,
                       char **en,
                       GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, SELECT_TARGET, error);
  g_autoptr (GString) in_ja = g_string_new (NULL);
  g_autoptr (GString) in_en = g_string_new (NULL);
  KyoStmtState state;

  if (stmt == NULL || !is_section (self, case_id, target_id, found, error))
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", case_id);
  kyo_stmt_bind_text (stmt, ":target", target_id);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    {
      *found = TRUE;
      append_line (in_ja, kyo_stmt_get_text (stmt, 0));
      append_line (in_en, kyo_stmt_get_text (stmt, 1));
    }
  if (state == KYO_STMT_ERROR)
    return FALSE;

  *ja = g_string_free (g_steal_pointer (&in_ja), FALSE);
  *en = g_string_free (g_steal_pointer (&in_en), FALSE);
  return TRUE;
}
