/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A correction first finds everything that it needs and refuses what cannot be done; only then
 * does it change anything. Lists of passages are rewritten whole, as the model's lists only grow.
 */
#include "config.h"

#include "import/kyo-report-edit-private.h"
#include "import/kyo-report-links.h"
#include "import/kyo-report-origins.h"
#include "import/kyo-report-page.h"
#include "import/kyo-report-words.h"
#include "text/kyo-char.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kyo_report_edit_refuse:
 * @error: return location for an error
 * @message: why, for the person
 *
 * Refuses a correction.
 *
 * Returns: `FALSE`
 */
gboolean
kyo_report_edit_refuse (GError **error, const char *message)
{
  g_set_error_literal (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_REFUSED, message);

  return FALSE;
}

/**
 * kyo_report_edit_find_passage:
 * @draft: a draft
 * @id: a passage
 * @found: (out caller-allocates): where it is
 * @error: return location for an error
 *
 * Finds the passage that is to be corrected.
 *
 * Returns: `FALSE` with @error set when it is not there
 */
gboolean
kyo_report_edit_find_passage (KyoReportDraft *draft,
                              const char *id,
                              KyoReportField *found,
                              GError **error)
{
  if (kyo_report_draft_find_field (draft, id, found) && found->kind == KYO_FIELD_PASSAGE)
    return TRUE;

  return kyo_report_edit_refuse (error, _ ("This passage is not in the draft any more"));
}

static const char *
get_words (KyoText *text)
{
  return kyo_text_get (text, KYO_LANG_JA);
}

/* Other Japanese words beside the same English ones. */
static KyoText *
make_text (const char *words, KyoText *before)
{
  return kyo_text_new (words, kyo_text_get_en (before));
}

static GPtrArray *
copy_list (GListModel *list)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (copy, g_list_model_get_item (list, i));

  return copy;
}

static void
write_list (KyoReportDraft *draft, KyoCase *kase, guint list, GPtrArray *passages)
{
  KyoSection *section = kase != NULL ? kyo_case_get_section (kase, (KyoSectionKind) list) : NULL;

  if (section != NULL)
    kyo_section_clear (section);
  else if (list == KYO_REPORT_CRITERIA)
    kyo_casebook_clear_criteria (draft->casebook);
  else
    kyo_casebook_clear_synthesis (draft->casebook);
  for (guint i = 0; i < passages->len; i++)
    if (section != NULL)
      kyo_section_add_passage (section, passages->pdata[i]);
    else if (list == KYO_REPORT_CRITERIA)
      kyo_casebook_add_criterion (draft->casebook, passages->pdata[i]);
    else
      kyo_casebook_add_synthesis (draft->casebook, passages->pdata[i]);
}

/**
 * kyo_report_edit_insert:
 * @draft: a draft
 * @kase: (nullable): a case
 * @list: one of its sections, or a list of the casebook
 * @position: where in it; beyond its end: at the end
 * @passage: a passage
 *
 * Puts a passage into a list.
 */
void
kyo_report_edit_insert (
  KyoReportDraft *draft, KyoCase *kase, guint list, guint position, KyoPassage *passage)
{
  g_autoptr (GPtrArray) passages = copy_list (kyo_report_draft_get_list (draft, kase, list));

  g_ptr_array_insert (passages, (int) MIN (position, passages->len), g_object_ref (passage));
  write_list (draft, kase, list, passages);
}

/**
 * kyo_report_edit_take_out:
 * @draft: a draft
 * @found: a passage
 *
 * Takes a passage out of its list.
 */
void
kyo_report_edit_take_out (KyoReportDraft *draft, const KyoReportField *found)
{
  g_autoptr (GPtrArray) passages =
    copy_list (kyo_report_draft_get_list (draft, found->kase, found->list));

  g_ptr_array_remove_index (passages, found->position);
  write_list (draft, found->kase, found->list, passages);
}

/**
 * kyo_report_edit_find_place:
 * @draft: a draft
 * @place: where something is to go
 * @kase: (out) (nullable): the case, `NULL` for the casebook itself
 * @error: return location for an error
 *
 * Finds the case that something goes to.
 *
 * Returns: `FALSE` with @error set when it is not there
 */
gboolean
kyo_report_edit_find_place (KyoReportDraft *draft,
                            const KyoReportPlace *place,
                            KyoCase **kase,
                            GError **error)
{
  *kase = place->case_id != NULL ? kyo_report_draft_find_case (draft, place->case_id) : NULL;
  if (place->case_id != NULL && *kase == NULL)
    return kyo_report_edit_refuse (error, _ ("This case is not in the draft any more"));
  g_return_val_if_fail (place->list < KYO_REPORT_N_LISTS, FALSE);
  g_return_val_if_fail ((*kase != NULL) == (place->list < KYO_N_SECTIONS), FALSE);

  return TRUE;
}

/**
 * kyo_report_edit_move:
 * @draft: a draft
 * @passage_id: a passage
 * @place: where it goes
 * @error: return location for an error
 *
 * Moves a passage to another section, case, position or incident. In another case no step is linked
 * with it any more, and outside the lessons it has no themes. On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the passage or the case is not there.
 *
 * Returns: whether it was moved
 */
gboolean
kyo_report_edit_move (KyoReportDraft *draft,
                      const char *passage_id,
                      const KyoReportPlace *place,
                      GError **error)
{
  g_autoptr (KyoPassage) passage = NULL;
  KyoReportField found;
  KyoCase *kase;

  if (!kyo_report_edit_find_passage (draft, passage_id, &found, error) ||
      !kyo_report_edit_find_place (draft, place, &kase, error))
    return FALSE;
  passage = g_object_ref (found.item);
  kyo_report_edit_take_out (draft, &found);
  if (kase != found.kase)
    kyo_report_links_leave_case (found.kase, passage);
  if (place->list != found.list)
    kyo_report_links_leave_lessons (draft, passage);
  if (place->list != KYO_REPORT_SYNTHESIS)
    {
      kyo_passage_set_cases (passage, NULL);
      kyo_passage_set_passages (passage, NULL);
    }
  kyo_passage_set_incident (passage, kase != NULL ? place->incident : 0);
  kyo_report_edit_insert (draft, kase, place->list, place->position, passage);

  return TRUE;
}

static void
join_words (KyoPassage *first, KyoPassage *second, gboolean has_own_heading)
{
  g_autoptr (GString) words = g_string_new (get_words (kyo_passage_get_text (first)));
  g_autoptr (KyoText) text = NULL;

  if (has_own_heading)
    kyo_report_append_words (words, get_words (kyo_passage_get_heading (second)));
  kyo_report_append_words (words, get_words (kyo_passage_get_text (second)));
  text = make_text (words->str, kyo_passage_get_text (first));
  kyo_passage_set_text (first, text);
}

/* What heads the second passage: words of the joined one, or a repetition of its heading. */
static void
join_heading_origins (KyoReportDraft *draft, KyoPassage *first, KyoPassage *second, gboolean is_own)
{
  const char *id = kyo_passage_get_id (first);
  g_autofree char *heading = g_strdup_printf ("%s#heading", id);
  g_autofree char *other = g_strdup_printf ("%s#heading", kyo_passage_get_id (second));
  g_autofree char *source = kyo_report_draft_dup_words (draft, heading);
  gboolean is_repeated = *source != '\0';

  if (is_own)
    kyo_report_origins_rename (draft, other, id, FALSE);
  else
    kyo_report_origins_rename (draft, other, is_repeated ? id : heading, is_repeated);
}

/**
 * kyo_report_edit_join:
 * @draft: a draft
 * @passage_id: a passage
 * @error: return location for an error
 *
 * Joins a passage with the one after it in the same list. The id, incident and heading of the
 * first stay; a heading of the second that says something else becomes part of the text. On failure
 * nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the passage is not there, or the last one.
 *
 * Returns: whether they were joined
 */
gboolean
kyo_report_edit_join (KyoReportDraft *draft, const char *passage_id, GError **error)
{
  g_autoptr (KyoPassage) first = NULL;
  g_autoptr (KyoPassage) second = NULL;
  KyoReportField found;
  KyoReportField next;
  KyoText *heading;
  gboolean has_own_heading;

  if (!kyo_report_edit_find_passage (draft, passage_id, &found, error))
    return FALSE;
  second = g_list_model_get_item (kyo_report_draft_get_list (draft, found.kase, found.list),
                                  found.position + 1);
  if (second == NULL)
    return kyo_report_edit_refuse (error, _ ("There is no passage after this one to join it with"));
  first = g_object_ref (found.item);
  heading = kyo_passage_get_heading (second);
  has_own_heading = heading != NULL && !kyo_text_equal (heading, kyo_passage_get_heading (first));
  next = found;
  next.position++;
  kyo_report_edit_take_out (draft, &next);
  join_words (first, second, has_own_heading);
  join_heading_origins (draft, first, second, has_own_heading);
  kyo_report_origins_rename (draft, kyo_passage_get_id (second), passage_id, FALSE);
  kyo_report_links_unite (first, second);
  kyo_report_links_redirect (draft, kyo_passage_get_id (second), passage_id, FALSE);

  return TRUE;
}

/* Where the cut is in bytes; 0 when nothing would stand on one side of it, or within what is one
 * character to the eye. */
static gsize
find_cut (const char *words, guint offset)
{
  const char *cut = words;

  for (; offset > 0 && *cut != '\0'; offset--)
    cut = g_utf8_next_char (cut);
  if (kyo_report_count_solid (words, (gsize) (cut - words)) == 0 ||
      kyo_report_count_solid (cut, strlen (cut)) == 0 ||
      !kyo_char_is_grapheme_break (g_utf8_get_char (g_utf8_prev_char (cut)), g_utf8_get_char (cut)))
    return 0;

  return (gsize) (cut - words);
}

static char *
dup_folded (const char *words)
{
  g_auto (GStrv) lines = g_strsplit_set (words, "\n\r", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  GString *folded = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line != '\0')
        kyo_report_append_words (joined, line);
    }
  for (const char *p = joined->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x20 && c != 0x7f && !(c == ' ' && p[1] == ' '))
        g_string_append_unichar (folded, c);
      else if (c == '\t')
        g_string_append_c (folded, ' ');
    }

  return g_string_free (folded, FALSE);
}

static KyoText *
cut_text (const char *start, const char *end, KyoText *before)
{
  g_autofree char *words = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = dup_folded (words);

  return make_text (folded, before);
}

static gboolean
is_id_taken (KyoReportDraft *draft, const char *id)
{
  KyoReportField found;

  return kyo_report_draft_find_field (draft, id, &found);
}

/* The first of "c1.bg.2-2", "c1.bg.2-3" and so on that nothing in the draft is called by. */
static char *
dup_split_id (KyoReportDraft *draft, const char *id)
{
  const char *dash = strrchr (id, '-');
  gboolean is_numbered = dash != NULL && dash > id && strspn (dash + 1, "0123456789") > 0 &&
                         dash[1 + strspn (dash + 1, "0123456789")] == '\0';
  g_autofree char *stem = is_numbered ? g_strndup (id, (gsize) (dash - id)) : g_strdup (id);
  char *split = g_strdup_printf ("%s-2", stem);

  for (guint i = 3; is_id_taken (draft, split); i++)
    {
      g_free (split);
      split = g_strdup_printf ("%s-%u", stem, i);
    }

  return split;
}

/**
 * kyo_report_edit_split:
 * @draft: a draft
 * @passage_id: a passage
 * @offset: where in its Japanese text, in characters
 * @error: return location for an error
 *
 * Splits a passage in two. The first half keeps id, heading and English words; steps that led to it
 * lead to both. On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the passage is not there, or nothing would stand
 * before or after the place, or it lies within a character.
 *
 * Returns: (transfer full): the id of the second half, or `NULL` with @error set
 */
char *
kyo_report_edit_split (KyoReportDraft *draft, const char *passage_id, guint offset, GError **error)
{
  KyoReportField found;
  KyoPassage *passage;
  KyoText *text;
  g_autoptr (KyoPassage) second = NULL;
  g_autoptr (KyoText) first_text = NULL;
  g_autoptr (KyoText) second_text = NULL;
  g_autofree char *id = NULL;
  const char *words;
  gsize cut;

  if (!kyo_report_edit_find_passage (draft, passage_id, &found, error))
    return NULL;
  passage = found.item;
  text = kyo_passage_get_text (passage);
  words = get_words (text);
  cut = find_cut (words, offset);
  if (cut == 0)
    {
      kyo_report_edit_refuse (
        error, _ ("Put the cursor between two words of the passage to split it there"));
      return NULL;
    }
  id = dup_split_id (draft, passage_id);
  second = kyo_passage_new (id);
  first_text = cut_text (words, words + cut, text);
  second_text = cut_text (words + cut, words + strlen (words), NULL);
  kyo_report_origins_cut (draft, passage_id,
                          kyo_report_origins_find_cut (draft, passage_id, words, cut), id);
  kyo_passage_set_text (second, second_text);
  kyo_passage_set_incident (second, kyo_passage_get_incident (passage));
  kyo_passage_set_text (passage, first_text);
  kyo_report_edit_insert (draft, found.kase, found.list, found.position + 1, second);
  kyo_report_links_unite (second, passage);
  kyo_report_links_redirect (draft, passage_id, id, TRUE);

  return g_steal_pointer (&id);
}

/**
 * kyo_report_edit_make_heading:
 * @draft: a draft
 * @passage_id: a passage without heading
 * @offset: where in its Japanese text, in characters
 * @error: return location for an error
 *
 * Makes the words before a place the passage's heading, as a lesson has one. On failure nothing
 * changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the passage is not there or has a heading, or nothing
 * would stand before or after the place, or it lies within a character.
 *
 * Returns: whether it has a heading now
 */
gboolean
kyo_report_edit_make_heading (KyoReportDraft *draft,
                              const char *passage_id,
                              guint offset,
                              GError **error)
{
  KyoReportField found;
  KyoText *text;
  g_autoptr (KyoText) heading = NULL;
  g_autoptr (KyoText) rest = NULL;
  g_autofree char *heading_field = g_strdup_printf ("%s#heading", passage_id);
  const char *words;
  gsize cut;

  if (!kyo_report_edit_find_passage (draft, passage_id, &found, error))
    return FALSE;
  if (kyo_passage_get_heading (found.item) != NULL)
    return kyo_report_edit_refuse (error, _ ("This passage has a heading already"));
  text = kyo_passage_get_text (found.item);
  words = get_words (text);
  cut = find_cut (words, offset);
  if (cut == 0)
    return kyo_report_edit_refuse (error,
                                   _ ("Put the cursor where the heading ends and the text begins"));
  heading = cut_text (words, words + cut, NULL);
  rest = cut_text (words + cut, words + strlen (words), text);
  /* What follows the cut gets another name for a moment, so that what precedes it can be renamed.
   */
  kyo_report_origins_cut (draft, passage_id,
                          kyo_report_origins_find_cut (draft, passage_id, words, cut), "#rest");
  for (guint i = 0; i < draft->origins->len; i++)
    {
      KyoReportOrigin *origin = draft->origins->pdata[i];

      if (!origin->is_mark && g_str_equal (origin->field, passage_id))
        {
          g_free (origin->field);
          origin->field = g_strdup (heading_field);
        }
    }
  kyo_report_origins_rename (draft, "#rest", passage_id, FALSE);
  kyo_passage_set_heading (found.item, heading);
  kyo_passage_set_text (found.item, rest);

  return TRUE;
}

/**
 * kyo_report_edit_drop_heading:
 * @draft: a draft
 * @passage_id: a passage with a heading
 * @error: return location for an error
 *
 * Makes the heading the beginning of the text. On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the passage is not there or has no heading.
 *
 * Returns: whether it was done
 */
gboolean
kyo_report_edit_drop_heading (KyoReportDraft *draft, const char *passage_id, GError **error)
{
  KyoReportField found;
  KyoText *text;
  g_autoptr (KyoText) joined = NULL;
  g_autoptr (GString) words = NULL;
  g_autofree char *heading_field = g_strdup_printf ("%s#heading", passage_id);

  if (!kyo_report_edit_find_passage (draft, passage_id, &found, error))
    return FALSE;
  if (kyo_passage_get_heading (found.item) == NULL)
    return kyo_report_edit_refuse (error, _ ("This passage has no heading"));
  text = kyo_passage_get_text (found.item);
  words = g_string_new (get_words (kyo_passage_get_heading (found.item)));
  kyo_report_append_words (words, get_words (text));
  joined = make_text (words->str, text);
  kyo_report_origins_rename (draft, passage_id, "#rest", FALSE);
  kyo_report_origins_rename (draft, heading_field, passage_id, FALSE);
  kyo_report_origins_rename (draft, "#rest", passage_id, FALSE);
  kyo_passage_set_heading (found.item, NULL);
  kyo_passage_set_text (found.item, joined);

  return TRUE;
}

static gboolean
set_period (KyoReportDraft *draft, const char *words, GError **error)
{
  g_autoptr (KyoTime) period = NULL;

  if (*words != '\0')
    {
      period = kyo_time_new (words, NULL);
      if (period == NULL)
        return kyo_report_edit_refuse (
          error, _ ("This cannot be read as a time. Write it like 2026, 2026-05, or "
                    "2025-04/2026-03 for a span"));
    }
  else
    kyo_report_origins_rename (draft, "#period", "#period", TRUE);
  kyo_casebook_set_period (draft->casebook, period);

  return TRUE;
}

/* What has no words any more is still where its lines went. */
static void
clear_words (KyoReportDraft *draft, const char *field, const KyoReportField *found)
{
  if (found->kind == KYO_FIELD_HEADING)
    {
      kyo_report_origins_rename (draft, field, kyo_passage_get_id (found->item), TRUE);
      kyo_passage_set_heading (found->item, NULL);
    }
  else if (found->kind == KYO_FIELD_SUMMARY)
    {
      kyo_report_origins_rename (draft, field, field, TRUE);
      kyo_case_set_summary (found->kase, NULL);
    }
  else
    kyo_casebook_set_publisher (draft->casebook, NULL);
}

static void
set_text (KyoReportDraft *draft, const KyoReportField *found, KyoText *text)
{
  if (found->kind == KYO_FIELD_BOOK_TITLE)
    kyo_casebook_set_title (draft->casebook, text);
  else if (found->kind == KYO_FIELD_BOOK_PUBLISHER)
    kyo_casebook_set_publisher (draft->casebook, text);
  else if (found->kind == KYO_FIELD_TITLE)
    kyo_case_set_title (found->kase, text);
  else if (found->kind == KYO_FIELD_SUMMARY)
    kyo_case_set_summary (found->kase, text);
  else if (found->kind == KYO_FIELD_PASSAGE)
    kyo_passage_set_text (found->item, text);
  else if (found->kind == KYO_FIELD_HEADING)
    kyo_passage_set_heading (found->item, text);
  else if (found->kind == KYO_FIELD_STEP)
    kyo_step_set_text (found->item, text);
  else
    kyo_participant_set_label (found->item, text);
}

/**
 * kyo_report_edit_set_words:
 * @draft: a draft
 * @field: the name of a field
 * @words: what it says in Japanese, or, of "#period", a time in EDTF (ISO 8601-2); line breaks are
 *   joined as those of a report are
 * @error: return location for an error
 *
 * Lets a field say something else. English words and where it comes from stay. On failure nothing
 * changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when there is no such field, the time cannot be read, or
 * nothing is left of what cannot do without words: all but summary, heading, publisher and period.
 *
 * Returns: whether it says so now
 */
gboolean
kyo_report_edit_set_words (KyoReportDraft *draft,
                           const char *field,
                           const char *words,
                           GError **error)
{
  KyoReportField found;
  g_autofree char *folded = dup_folded (words);
  g_autoptr (KyoText) text = NULL;

  if (!kyo_report_draft_find_field (draft, field, &found) || found.kind == KYO_FIELD_BOOK_PART ||
      found.kind == KYO_FIELD_CASE_PART)
    return kyo_report_edit_refuse (error,
                                   _ ("What was to be changed is not in the draft any more"));
  if (found.kind == KYO_FIELD_BOOK_PERIOD)
    return set_period (draft, g_strstrip (folded), error);
  if (kyo_report_count_solid (folded, strlen (folded)) > 0)
    {
      text = make_text (folded, kyo_report_draft_get_text (draft, &found));
      set_text (draft, &found, text);
      return TRUE;
    }
  if (found.kind == KYO_FIELD_TITLE || found.kind == KYO_FIELD_BOOK_TITLE)
    return kyo_report_edit_refuse (error, _ ("A title is needed"));
  if (found.kind != KYO_FIELD_SUMMARY && found.kind != KYO_FIELD_HEADING &&
      found.kind != KYO_FIELD_BOOK_PUBLISHER)
    return kyo_report_edit_refuse (
      error, _ ("Nothing would be left. Set it aside if it does not belong here"));
  clear_words (draft, field, &found);

  return TRUE;
}

/**
 * kyo_report_edit_set_category:
 * @draft: a draft
 * @case_id: a case
 * @category: its class
 * @error: return location for an error
 *
 * Puts a case into a class. On failure nothing changes.
 *
 * Fails with `KYO_IMPORT_ERROR_REFUSED` when the case is not there.
 *
 * Returns: whether it is in the class now
 */
gboolean
kyo_report_edit_set_category (KyoReportDraft *draft,
                              const char *case_id,
                              KyoCategory category,
                              GError **error)
{
  KyoCase *kase = kyo_report_draft_find_case (draft, case_id);

  if (kase == NULL)
    return kyo_report_edit_refuse (error, _ ("This case is not in the draft any more"));
  kyo_case_set_category (kase, category);

  return TRUE;
}

/**
 * kyo_report_edit_set_tlp:
 * @draft: a draft
 * @tlp: the label of the report
 *
 * Labels all cases of a draft: a report is published as a whole.
 */
void
kyo_report_edit_set_tlp (KyoReportDraft *draft, KyoTlp tlp)
{
  GListModel *cases = kyo_casebook_get_cases (draft->casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      kyo_case_set_tlp (kase, tlp);
    }
}
