/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same lesson in other cases: a theme leads from one to the other.
 */
#include "config.h"

#include "store/kyo-store-private.h"

/* From the theme, by its index, to the lessons and their cases, in the order of the list of cases.
 */
static const char SELECT_LESSONS[] =
  "SELECT kase.id, kase.number, kase.title_ja, kase.title_en, passage.id, passage.heading_ja, "
  "passage.heading_en, passage.text_ja, passage.text_en FROM passage_theme JOIN passage ON "
  "passage.case_id = passage_theme.case_id AND passage.id = passage_theme.passage_id JOIN kase ON "
  "kase.id = passage.case_id LEFT JOIN casebook ON casebook.id = kase.casebook_id WHERE "
  "passage_theme.theme = :theme AND passage.section = 'lessons' AND kase.id IS NOT :except "
  "ORDER BY kase.kind = 'own', casebook.position, kase.number = 0, kase.number, kase.position, "
  "passage.position";

/**
 * kyo_lesson_free:
 * @self: (transfer full): a lesson
 *
 * Frees a lesson.
 */
void
kyo_lesson_free (KyoLesson *self)
{
  g_free (self->case_id);
  g_clear_pointer (&self->case_title, kyo_text_unref);
  g_free (self->passage_id);
  g_clear_pointer (&self->heading, kyo_text_unref);
  g_clear_pointer (&self->text, kyo_text_unref);
  g_free (self);
}

static KyoLesson *
read_lesson (KyoStmt *stmt)
{
  KyoLesson *lesson = g_new (KyoLesson, 1);

  lesson->case_id = kyo_stmt_dup_text (stmt, 0);
  lesson->case_number = (int) kyo_stmt_get_int (stmt, 1);
  lesson->case_title = kyo_stmt_dup_pair (stmt, 2);
  lesson->passage_id = kyo_stmt_dup_text (stmt, 4);
  lesson->heading = kyo_stmt_dup_pair (stmt, 5);
  lesson->text = kyo_stmt_dup_pair (stmt, 7);
  return lesson;
}

/**
 * kyo_store_list_lessons:
 * @self: a store
 * @theme: id of a theme
 * @except_case_id: (nullable): a case whose lessons are left out
 * @error: return location for an error
 *
 * Lists the lessons that stand under a theme, of all cases: reference cases first, by casebook and
 * number, then own ones; those of one case in the order of reading.
 *
 * Fails when SQLite does.
 *
 * Returns: (transfer full) (element-type KyoLesson): the lessons, or `NULL`
 */
GPtrArray *
kyo_store_list_lessons (KyoStore *self,
                        const char *theme,
                        const char *except_case_id,
                        GError **error)
{
  g_autoptr (GPtrArray) lessons = NULL;
  g_autoptr (KyoStmt) stmt = NULL;
  KyoStmtState state;

  g_return_val_if_fail (KYO_IS_STORE (self), NULL);
  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stmt = kyo_stmt_prepare (self->db, SELECT_LESSONS, error);
  if (stmt == NULL)
    return NULL;
  lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_lesson_free);
  kyo_stmt_bind_text (stmt, ":theme", theme);
  kyo_stmt_bind_text (stmt, ":except", except_case_id);
  while ((state = kyo_stmt_step (stmt, error)) == KYO_STMT_ROW)
    g_ptr_array_add (lessons, read_lesson (stmt));

  return state == KYO_STMT_DONE ? g_steal_pointer (&lessons) : NULL;
}
