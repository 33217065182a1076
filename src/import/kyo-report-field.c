/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the name of a field to what it is in the casebook, and whether a draft holds together.
 */
#include "config.h"

#include "import/kyo-import-error.h"
#include "import/kyo-report-field.h"
#include "import/kyo-report-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static KyoCase *
get_case (KyoReportDraft *draft, guint position)
{
  g_autoptr (KyoCase) kase =
    g_list_model_get_item (kyo_casebook_get_cases (draft->casebook), position);

  /* The list's own reference outlives the one given up here. */
  return kase;
}

static guint
count_cases (KyoReportDraft *draft)
{
  return g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook));
}

/**
 * kyo_report_draft_find_case:
 * @draft: a draft
 * @case_id: the id of a case
 *
 * Returns: (transfer none) (nullable): the case, `NULL` when there is none of that id
 */
KyoCase *
kyo_report_draft_find_case (KyoReportDraft *draft, const char *case_id)
{
  for (guint i = 0; i < count_cases (draft); i++)
    if (g_strcmp0 (kyo_case_get_id (get_case (draft, i)), case_id) == 0)
      return get_case (draft, i);

  return NULL;
}

/**
 * kyo_report_dup_case_field:
 * @kase: a case of a draft
 * @part: "title", "summary" or the nick of a section
 *
 * Returns: (transfer full): the name of the field
 */
char *
kyo_report_dup_case_field (KyoCase *kase, const char *part)
{
  return g_strdup_printf ("c%d#%s", kyo_case_get_number (kase), part);
}

/**
 * kyo_report_draft_get_list:
 * @draft: a draft
 * @kase: (nullable): one of its cases, `NULL` for the casebook itself
 * @list: a #KyoSectionKind, or, without a case, `KYO_REPORT_CRITERIA` or `KYO_REPORT_SYNTHESIS`
 *
 * Returns: (transfer none): the passages, a list of #KyoPassage
 */
GListModel *
kyo_report_draft_get_list (KyoReportDraft *draft, KyoCase *kase, guint list)
{
  g_return_val_if_fail (list < (kase != NULL ? KYO_N_SECTIONS : KYO_REPORT_N_LISTS), NULL);
  g_return_val_if_fail (kase != NULL || list >= KYO_N_SECTIONS, NULL);

  if (kase != NULL)
    return kyo_section_get_passages (kyo_case_get_section (kase, (KyoSectionKind) list));

  return list == KYO_REPORT_CRITERIA ? kyo_casebook_get_criteria (draft->casebook)
                                     : kyo_casebook_get_synthesis (draft->casebook);
}

static gboolean
find_in_list (GListModel *passages, const char *id, KyoReportField *found)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      if (!g_str_equal (kyo_passage_get_id (passage), id))
        continue;
      found->item = passage;
      found->position = i;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_in_case (KyoCase *kase, const char *id, KyoReportField *found)
{
  KyoSectionKind section;

  found->kase = kase;
  if (kyo_case_find_passage (kase, id, &section) != NULL)
    {
      found->kind = KYO_FIELD_PASSAGE;
      found->list = section;
      return find_in_list (kyo_section_get_passages (kyo_case_get_section (kase, section)), id,
                           found);
    }
  found->item = kyo_case_find_step (kase, id);
  found->kind = KYO_FIELD_STEP;
  if (found->item != NULL)
    return TRUE;
  found->item = kyo_case_find_participant (kase, id);
  found->kind = KYO_FIELD_PARTICIPANT;

  return found->item != NULL;
}

/* The case of which "c12", or an id that begins with it, tells the number; NULL for none. */
static KyoCase *
find_numbered (KyoReportDraft *draft, const char *name)
{
  gint64 number = *name == 'c' ? g_ascii_strtoll (name + 1, NULL, 10) : 0;
  guint n = count_cases (draft);

  /* Most reports count their cases from 1. */
  if (number > 0 && number <= n && kyo_case_get_number (get_case (draft, number - 1)) == number)
    return get_case (draft, number - 1);
  for (guint i = 0; i < n && number > 0; i++)
    if (kyo_case_get_number (get_case (draft, i)) == number)
      return get_case (draft, i);

  return NULL;
}

static gboolean
find_item (KyoReportDraft *draft, const char *id, KyoReportField *found)
{
  KyoCase *likely = find_numbered (draft, id);

  if (likely != NULL && find_in_case (likely, id, found))
    return TRUE;
  for (guint i = 0; i < count_cases (draft); i++)
    if (find_in_case (get_case (draft, i), id, found))
      return TRUE;
  found->kase = NULL;
  found->kind = KYO_FIELD_PASSAGE;
  for (found->list = KYO_REPORT_CRITERIA; found->list < KYO_REPORT_N_LISTS; found->list++)
    if (find_in_list (kyo_report_draft_get_list (draft, NULL, found->list), id, found))
      return TRUE;

  return FALSE;
}

static gboolean
find_book_part (const char *part, KyoReportField *found)
{
  if (g_str_equal (part, "title"))
    found->kind = KYO_FIELD_BOOK_TITLE;
  else if (g_str_equal (part, "period"))
    found->kind = KYO_FIELD_BOOK_PERIOD;
  else if (g_str_equal (part, "publisher"))
    found->kind = KYO_FIELD_BOOK_PUBLISHER;
  else
    found->kind = KYO_FIELD_BOOK_PART;

  return TRUE;
}

/* "c1" is no id, but what the ids of all that stands in case 1 begin with. */
static gboolean
find_case_part (KyoReportDraft *draft, const char *name, const char *part, KyoReportField *found)
{
  int section;

  found->kase = find_numbered (draft, name);
  if (found->kase == NULL)
    return FALSE;
  if (g_str_equal (part, "title"))
    found->kind = KYO_FIELD_TITLE;
  else if (g_str_equal (part, "summary"))
    found->kind = KYO_FIELD_SUMMARY;
  else
    found->kind = KYO_FIELD_CASE_PART;
  if (kyo_enum_from_nick (KYO_TYPE_SECTION_KIND, part, &section))
    found->list = (guint) section;

  return TRUE;
}

/**
 * kyo_report_draft_find_field:
 * @draft: a draft
 * @field: the name of a field, see #KyoReportOrigin
 * @found: (out caller-allocates): what it is
 *
 * Finds a field. What is found is borrowed, and good until the draft is changed.
 *
 * Returns: `FALSE` when there is none of that name; its kind is then `KYO_FIELD_NONE`
 */
gboolean
kyo_report_draft_find_field (KyoReportDraft *draft, const char *field, KyoReportField *found)
{
  const char *sign = strchr (field, '#');
  g_autofree char *name =
    sign != NULL ? g_strndup (field, (gsize) (sign - field)) : g_strdup (field);
  gboolean is_found;

  *found = (KyoReportField){ .list = KYO_REPORT_N_LISTS };
  if (sign == field)
    is_found = find_book_part (sign + 1, found);
  else if (sign == NULL)
    is_found = find_item (draft, name, found);
  else if (g_str_equal (sign, "#heading"))
    {
      is_found = find_item (draft, name, found) && found->kind == KYO_FIELD_PASSAGE;
      found->kind = KYO_FIELD_HEADING;
    }
  else
    is_found = find_case_part (draft, name, sign + 1, found);
  if (!is_found)
    *found = (KyoReportField){ .list = KYO_REPORT_N_LISTS };

  return is_found;
}

/**
 * kyo_report_draft_get_text:
 * @draft: a draft
 * @field: a field of it
 *
 * Returns: (transfer none) (nullable): its words, `NULL` when it has none, as a period or a part
 */
KyoText *
kyo_report_draft_get_text (KyoReportDraft *draft, const KyoReportField *field)
{
  switch (field->kind)
    {
    case KYO_FIELD_BOOK_TITLE:
      return kyo_casebook_get_title (draft->casebook);
    case KYO_FIELD_BOOK_PUBLISHER:
      return kyo_casebook_get_publisher (draft->casebook);
    case KYO_FIELD_TITLE:
      return kyo_case_get_title (field->kase);
    case KYO_FIELD_SUMMARY:
      return kyo_case_get_summary (field->kase);
    case KYO_FIELD_PASSAGE:
      return kyo_passage_get_text (field->item);
    case KYO_FIELD_HEADING:
      return kyo_passage_get_heading (field->item);
    case KYO_FIELD_STEP:
      return kyo_step_get_text (field->item);
    case KYO_FIELD_PARTICIPANT:
      return kyo_participant_get_label (field->item);
    case KYO_FIELD_NONE:
    case KYO_FIELD_BOOK_PERIOD:
    case KYO_FIELD_BOOK_PART:
    case KYO_FIELD_CASE_PART:
    default:
      return NULL;
    }
}

static char *
dup_solid (const char *text)
{
  GString *solid = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!kyo_report_is_space (g_utf8_get_char (p)))
      g_string_append_unichar (solid, g_utf8_get_char (p));

  return g_string_free (solid, FALSE);
}

/**
 * kyo_report_draft_is_verbatim:
 * @draft: a draft
 * @field: the name of a field
 *
 * Tells what a person changed from what stands as the source has it, line breaks and spaces aside.
 * What comes from nowhere, as a heading that several passages share, is taken as it is.
 *
 * Returns: `FALSE` when the field's words are not those of its source
 */
gboolean
kyo_report_draft_is_verbatim (KyoReportDraft *draft, const char *field)
{
  g_autofree char *words = kyo_report_draft_dup_words (draft, field);
  g_autofree char *source = dup_solid (words);
  g_autofree char *target = NULL;
  KyoReportField found;

  if (*source == '\0' || !kyo_report_draft_find_field (draft, field, &found) ||
      found.kind == KYO_FIELD_BOOK_PERIOD)
    return TRUE;
  target = dup_solid (kyo_text_get (kyo_report_draft_get_text (draft, &found), KYO_LANG_JA));

  return g_str_equal (source, target);
}

static gboolean
fail (GError **error, const char *message, const char *what)
{
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_LINK, "%s: %s", what, message);

  return FALSE;
}

/* Ids of passages, participants and steps, all of them different. */
static gboolean
collect_id (GHashTable *ids, const char *id, GError **error)
{
  return g_hash_table_add (ids, g_strdup (id)) || fail (error, "the id stands twice", id);
}

static gboolean
collect_passages (GHashTable *ids, GListModel *passages, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      if (!collect_id (ids, kyo_passage_get_id (passage), error))
        return FALSE;
      if (*kyo_text_get (kyo_passage_get_text (passage), KYO_LANG_JA) == '\0')
        return fail (error, "the passage is empty", kyo_passage_get_id (passage));
    }

  return TRUE;
}

static gboolean
check_step (KyoCase *kase, KyoStep *step, GError **error)
{
  const char *ends[] = { kyo_step_get_from (step), kyo_step_get_to (step) };
  const char *const *passages = kyo_step_get_passages (step);

  for (guint i = 0; passages[i] != NULL; i++)
    if (kyo_case_find_passage (kase, passages[i], NULL) == NULL)
      return fail (error, "a step leads to it, but it is not there", passages[i]);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] != NULL && kyo_case_find_participant (kase, ends[i]) == NULL)
      return fail (error, "a step leads to it, but it is not there", ends[i]);

  return TRUE;
}

static gboolean
check_links (KyoCase *kase, GListModel *passages, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);
      const char *const *steps = kyo_passage_get_steps (passage);

      for (guint j = 0; steps != NULL && steps[j] != NULL; j++)
        if (kyo_case_find_step (kase, steps[j]) == NULL)
          return fail (error, "a passage names it, but it is not there", steps[j]);
    }

  return TRUE;
}

static gboolean
check_case (GHashTable *ids, KyoCase *kase, GError **error)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < KYO_N_SECTIONS; i++)
    {
      GListModel *passages = kyo_section_get_passages (kyo_case_get_section (kase, i));

      if (!collect_passages (ids, passages, error) || !check_links (kase, passages, error))
        return FALSE;
    }
  for (guint i = 0; i < participants->len; i++)
    if (!collect_id (ids, kyo_participant_get_id (participants->pdata[i]), error))
      return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (!collect_id (ids, kyo_step_get_id (step), error) || !check_step (kase, step, error))
        return FALSE;
    }

  return collect_id (ids, kyo_case_get_id (kase), error);
}

static gboolean
check_synthesis (KyoReportDraft *draft, GError **error)
{
  GListModel *points = kyo_casebook_get_synthesis (draft->casebook);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (KyoPassage) point = g_list_model_get_item (points, i);
      const char *const *cases = kyo_passage_get_cases (point);
      const char *const *lessons = kyo_passage_get_passages (point);
      KyoReportField found;

      for (guint j = 0; cases != NULL && cases[j] != NULL; j++)
        if (kyo_report_draft_find_case (draft, cases[j]) == NULL)
          return fail (error, "the synthesis names it, but it is not there", cases[j]);
      for (guint j = 0; lessons != NULL && lessons[j] != NULL; j++)
        if (!kyo_report_draft_find_field (draft, lessons[j], &found) ||
            found.list != KYO_SECTION_LESSONS)
          return fail (error, "the synthesis names it, but it is no lesson", lessons[j]);
    }

  return TRUE;
}

static gboolean
check_origin (KyoReportDraft *draft, const KyoReportOrigin *origin, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (origin->text, "\n", -1);
  KyoReportField found;

  if (!kyo_report_draft_find_field (draft, origin->field, &found))
    return fail (error, "it has origins, but is not there", origin->field);
  if (!origin->is_mark && found.kind != KYO_FIELD_BOOK_PERIOD &&
      kyo_report_draft_get_text (draft, &found) == NULL)
    return fail (error, "it has words in the source, but none itself", origin->field);
  if (g_strv_length (lines) != origin->last_line - origin->first_line + 1 ||
      origin->page > draft->n_pages)
    return fail (error, "its lines are not as many as they should be", origin->field);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '\0')
      return fail (error, "one of its lines is empty", origin->field);

  return TRUE;
}

/**
 * kyo_report_draft_check:
 * @draft: a draft
 * @error: return location for an error
 *
 * Checks what is true of every draft, however it was corrected: ids are unique, links lead
 * somewhere, no passage is empty, each origin is one of a field that there is, and lines that are
 * not placed stand in order.
 *
 * Fails with `KYO_IMPORT_ERROR_LINK`; that is a mistake of ours, and its message not translated.
 *
 * Returns: whether all of it is so
 */
gboolean
kyo_report_draft_check (KyoReportDraft *draft, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint list = KYO_REPORT_CRITERIA; list < KYO_REPORT_N_LISTS; list++)
    if (!collect_passages (ids, kyo_report_draft_get_list (draft, NULL, list), error))
      return FALSE;
  for (guint i = 0; i < count_cases (draft); i++)
    if (!check_case (ids, get_case (draft, i), error))
      return FALSE;
  for (guint i = 0; i < draft->origins->len; i++)
    if (!check_origin (draft, draft->origins->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = draft->unplaced->pdata[i];

      if (*unplaced->text == '\0' || unplaced->page > draft->n_pages)
        return fail (error, "a line that is not placed is none", unplaced->text);
    }

  return check_synthesis (draft, error);
}
