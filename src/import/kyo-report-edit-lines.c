/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections that take lines of the source in and set them aside.
 */
#include "config.h"

#include "import/kyo-report-edit-private.h"
#include "import/kyo-report-links.h"
#include "import/kyo-report-origins.h"
#include "import/kyo-report-page.h"
#include "import/kyo-report-parser.h"
#include "import/kyo-report-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first line that gives words to a field; FALSE when none does. */
static gboolean
find_first_line (KyoReportDraft *draft, const char *field, guint *page, guint *line)
{
  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];

      if (origin->is_mark || !g_str_equal (origin->field, field))
        continue;
      *page = origin->page;
      *line = origin->first_line;
      return TRUE;
    }

  return FALSE;
}

/**
 * kyo_report_edit_find_position:
 * @draft: a draft
 * @kase: (nullable): one of its cases, `NULL` for the casebook itself
 * @list: a #KyoSectionKind, or a list of the casebook, see #KyoReportField
 * @page: a page of the source
 * @line: a line on it
 *
 * Finds where in a list a passage belongs that stands on that line: after the last one that stands
 * before it.
 *
 * Returns: the position, 0 when all stand after it
 */
guint
kyo_report_edit_find_position (
  KyoReportDraft *draft, KyoCase *kase, guint list, guint page, guint line)
{
  GListModel *passages = kyo_report_draft_get_list (draft, kase, list);
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);
      guint other_page;
      guint other_line;

      if (find_first_line (draft, kyo_passage_get_id (passage), &other_page, &other_line) &&
          (other_page < page || (other_page == page && other_line < line)))
        position = i + 1;
    }

  return position;
}

static gboolean
check_lines (KyoReportDraft *draft, const guint *lines, guint n_lines, GError **error)
{
  for (guint i = 0; i < n_lines; i++)
    if (lines[i] >= draft->unplaced->len)
      return kyo_report_edit_refuse (error, _ ("These lines have been placed meanwhile"));
  if (n_lines == 0)
    return kyo_report_edit_refuse (error, _ ("Choose lines that are not placed first"));

  return TRUE;
}

/* The bullet that a line begins with is a mark, as it is to the reader of reports. */
static gsize
find_bullet (const KyoUnplaced *line, guint position)
{
  return position == 0 ? kyo_report_match_bullet (line->text, NULL) : 0;
}

static char *
dup_words (KyoReportDraft *draft, const guint *lines, guint n_lines, const char *before)
{
  GString *words = g_string_new (before);

  for (guint i = 0; i < n_lines; i++)
    {
      const KyoUnplaced *line = draft->unplaced->pdata[lines[i]];

      if (line->text[find_bullet (line, i)] != '\0')
        kyo_report_append_words (words, line->text + find_bullet (line, i));
    }

  return g_string_free (words, FALSE);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first < second) - (first > second);
}

static void
take_lines (KyoReportDraft *draft, const guint *lines, guint n_lines, const char *field)
{
  g_autofree guint *sorted = g_memdup2 (lines, n_lines * sizeof *lines);

  for (guint i = 0; i < n_lines; i++)
    {
      const KyoUnplaced *line = draft->unplaced->pdata[lines[i]];
      gsize length = find_bullet (line, i);
      g_autofree char *mark = g_strchomp (g_strndup (line->text, length));

      if (*mark != '\0')
        kyo_report_origins_take (draft, line, mark, field, TRUE);
      if (line->text[length] != '\0')
        kyo_report_origins_take (draft, line, line->text + length, field, FALSE);
    }
  qsort (sorted, n_lines, sizeof *sorted, compare_down);
  for (guint i = 0; i < n_lines; i++)
    if (i == 0 || sorted[i] != sorted[i - 1])
      g_ptr_array_remove_index (draft->unplaced, sorted[i]);
}

/* A number above all that were ever given in the list. */
static char *
dup_new_id (KyoReportDraft *draft, KyoCase *kase, guint list)
{
  g_autofree char *prefix =
    kase != NULL ? g_strdup_printf ("c%d", kyo_case_get_number (kase)) : g_strdup ("src");
  const char *code = kase != NULL                  ? kyo_report_section_code ((KyoSectionKind) list)
                     : list == KYO_REPORT_CRITERIA ? "cr"
                                                   : "sy";
  guint number = g_list_model_get_n_items (kyo_report_draft_get_list (draft, kase, list));
  KyoReportField found;
  char *id = NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("%s.%s.%u", prefix, code, ++number);
    }
  while (kyo_report_draft_find_field (draft, id, &found));

  return id;
}

/**
 * kyo_report_edit_place:
 * @draft: a draft
 * @lines: positions in the draft's list of what is not placed, each once, in the order of reading
 * @n_lines: how many, at least one
 * @place: where the passage goes
 * @error: return location for an error
 *
 * Makes a passage of lines that are not placed. A bullet at the beginning is no part of its words.
 * On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when a line or the case is not there, or there is nothing
 * in them but a bullet.
 *
 * Returns: (transfer full): the id of the passage, or `NULL` with @error set
 */
char *
kyo_report_edit_place (KyoReportDraft *draft,
                       const guint *lines,
                       guint n_lines,
                       const KyoReportPlace *place,
                       GError **error)
{
  KyoCase *kase;
  g_autoptr (KyoPassage) passage = NULL;
  g_autoptr (KyoText) text = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;

  if (!check_lines (draft, lines, n_lines, error) ||
      !kyo_report_edit_find_place (draft, place, &kase, error))
    return NULL;
  words = dup_words (draft, lines, n_lines, "");
  if (kyo_report_count_solid (words, strlen (words)) == 0)
    {
      kyo_report_edit_refuse (error, _ ("There are no words in these lines"));
      return NULL;
    }
  id = dup_new_id (draft, kase, place->list);
  text = kyo_text_new (words, NULL);
  passage = kyo_passage_new (id);
  kyo_passage_set_text (passage, text);
  kyo_passage_set_incident (passage, place->incident);
  take_lines (draft, lines, n_lines, id);
  kyo_report_edit_insert (draft, kase, place->list, place->position, passage);

  return g_steal_pointer (&id);
}

/**
 * kyo_report_edit_append:
 * @draft: a draft
 * @lines: positions in the draft's list of what is not placed, each once, in the order of reading
 * @n_lines: how many, at least one
 * @passage_id: a passage
 * @error: return location for an error
 *
 * Lets a passage go on with lines that are not placed. On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when a line or the passage is not there.
 *
 * Returns: whether they were added
 */
gboolean
kyo_report_edit_append (
  KyoReportDraft *draft, const guint *lines, guint n_lines, const char *passage_id, GError **error)
{
  KyoReportField found;
  KyoText *before;
  g_autoptr (KyoText) text = NULL;
  g_autofree char *words = NULL;

  if (!check_lines (draft, lines, n_lines, error) ||
      !kyo_report_edit_find_passage (draft, passage_id, &found, error))
    return FALSE;
  before = kyo_passage_get_text (found.item);
  words = dup_words (draft, lines, n_lines, kyo_text_get (before, KYO_LANG_JA));
  text = kyo_text_new (words, kyo_text_get_en (before));
  take_lines (draft, lines, n_lines, passage_id);
  kyo_passage_set_text (found.item, text);

  return TRUE;
}

/**
 * kyo_report_edit_dismiss:
 * @draft: a draft
 * @lines: positions in the draft's list of what is not placed
 * @n_lines: how many, at least one
 * @error: return location for an error
 *
 * Says of lines that they belong nowhere. On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when a line is not there.
 *
 * Returns: whether it was said
 */
gboolean
kyo_report_edit_dismiss (KyoReportDraft *draft, const guint *lines, guint n_lines, GError **error)
{
  if (!check_lines (draft, lines, n_lines, error))
    return FALSE;
  for (guint i = 0; i < n_lines; i++)
    ((KyoUnplaced *) draft->unplaced->pdata[lines[i]])->reason = KYO_UNPLACED_SET_ASIDE;

  return TRUE;
}

static void
release (KyoReportDraft *draft, const char *id)
{
  g_autofree char *heading = g_strdup_printf ("%s#heading", id);

  kyo_report_origins_release (draft, id, heading);
}

static void
set_passage_aside (KyoReportDraft *draft, const KyoReportField *found)
{
  g_autoptr (KyoPassage) passage = g_object_ref (found->item);

  kyo_report_edit_take_out (draft, found);
  kyo_report_links_redirect (draft, kyo_passage_get_id (passage), NULL, FALSE);
  release (draft, kyo_passage_get_id (passage));
}

static void
set_step_aside (KyoReportDraft *draft, const KyoReportField *found)
{
  g_autoptr (KyoStep) step = g_object_ref (found->item);

  kyo_case_remove_step (found->kase, step);
  kyo_report_links_forget_step (found->kase, kyo_step_get_id (step));
  release (draft, kyo_step_get_id (step));
}

static gboolean
set_participant_aside (KyoReportDraft *draft, const KyoReportField *found, GError **error)
{
  g_autoptr (KyoParticipant) participant = g_object_ref (found->item);
  const char *id = kyo_participant_get_id (participant);

  if (!kyo_case_remove_participant (found->kase, participant))
    return kyo_report_edit_refuse (
      error, _ ("Only a participant that stands by itself can be set aside, none that is within "
                "another or has others within"));
  kyo_report_links_forget_participant (found->kase, id);
  release (draft, id);

  return TRUE;
}

/**
 * kyo_report_edit_set_aside:
 * @draft: a draft
 * @id: a passage, step or participant
 * @error: return location for an error
 *
 * Takes something out of the casebook; its lines are then among those that are not placed. On
 * failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when it is not there, or a participant within or around
 * another.
 *
 * Returns: whether it was set aside
 */
gboolean
kyo_report_edit_set_aside (KyoReportDraft *draft, const char *id, GError **error)
{
  KyoReportField found;

  kyo_report_draft_find_field (draft, id, &found);
  if (found.kind == KYO_FIELD_PASSAGE)
    set_passage_aside (draft, &found);
  else if (found.kind == KYO_FIELD_STEP)
    set_step_aside (draft, &found);
  else if (found.kind == KYO_FIELD_PARTICIPANT)
    return set_participant_aside (draft, &found, error);
  else
    return kyo_report_edit_refuse (error,
                                   _ ("Only passages, steps and participants can be set aside"));

  return TRUE;
}

static void
release_case (KyoReportDraft *draft, KyoCase *kase)
{
  g_autofree char *prefix = g_strdup_printf ("c%d#", kyo_case_get_number (kase));
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint list = 0; list < KYO_N_SECTIONS; list++)
    {
      KyoSection *section = kyo_case_get_section (kase, (KyoSectionKind) list);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        {
          KyoPassage *passage = kyo_section_get_passage (section, i);

          kyo_report_links_leave_lessons (draft, passage);
          release (draft, kyo_passage_get_id (passage));
        }
    }
  for (guint i = 0; i < participants->len; i++)
    release (draft, kyo_participant_get_id (participants->pdata[i]));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      release (draft, kyo_step_get_id (step));
    }
  for (guint i = 0; i < draft->origins->len;)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];
      g_autofree char *field = g_strdup (origin->field);

      if (!g_str_has_prefix (field, prefix))
        {
          i++;
          continue;
        }
      kyo_report_origins_release (draft, field, NULL);
      i = 0; /* others have moved up */
    }
}

/**
 * kyo_report_edit_delete_case:
 * @draft: a draft
 * @case_id: a case
 * @error: return location for an error
 *
 * Takes a case out of the casebook. All of its lines are then among those that are not placed. On
 * failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the case is not there, or the last one.
 *
 * Returns: whether it is gone
 */
gboolean
kyo_report_edit_delete_case (KyoReportDraft *draft, const char *case_id, GError **error)
{
  g_autoptr (KyoCase) kase = NULL;
  KyoCase *found = kyo_report_draft_find_case (draft, case_id);

  if (found == NULL)
    return kyo_report_edit_refuse (error, _ ("This case is not in the draft any more"));
  if (g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook)) == 1)
    return kyo_report_edit_refuse (
      error, _ ("This is the only case of the draft. Discard the draft if there is none in it"));
  kase = g_object_ref (found);
  release_case (draft, kase);
  kyo_report_links_forget_case (draft, kyo_case_get_id (kase));
  kyo_casebook_remove_case (draft->casebook, kase);

  return TRUE;
}
