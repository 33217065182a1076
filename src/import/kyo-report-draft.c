/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/kyo-report-draft.h"

#include <string.h>

static const char *const REASON_NICKS[] = {
  [KYO_UNPLACED_UNKNOWN] = "unknown",     [KYO_UNPLACED_PAGE_NUMBER] = "page-number",
  [KYO_UNPLACED_FURNITURE] = "furniture", [KYO_UNPLACED_HEADING] = "heading",
  [KYO_UNPLACED_LEGEND] = "legend",       [KYO_UNPLACED_SET_ASIDE] = "set-aside",
};

static void
free_unplaced (gpointer data)
{
  KyoUnplaced *unplaced = data;

  g_free (unplaced->text);
  g_free (unplaced);
}

static void
free_origin (gpointer data)
{
  KyoReportOrigin *origin = data;

  g_free (origin->field);
  g_free (origin->text);
  g_free (origin);
}

/**
 * kyo_report_draft_new:
 * @casebook: (transfer full): what the draft is of
 *
 * Makes a draft from which nothing is missing yet.
 *
 * Returns: (transfer full): the draft
 */
KyoReportDraft *
kyo_report_draft_new (KyoCasebook *casebook)
{
  KyoReportDraft *draft = g_new0 (KyoReportDraft, 1);

  draft->casebook = casebook;
  draft->unplaced = g_ptr_array_new_with_free_func (free_unplaced);
  draft->origins = g_ptr_array_new_with_free_func (free_origin);
  draft->warnings = g_ptr_array_new_with_free_func (g_free);

  return draft;
}

/**
 * kyo_report_draft_free:
 * @draft: (transfer full) (nullable): a draft
 *
 * Frees the draft and lets go of its casebook.
 */
void
kyo_report_draft_free (KyoReportDraft *draft)
{
  if (draft == NULL)
    return;
  g_clear_object (&draft->casebook);
  g_ptr_array_unref (draft->unplaced);
  g_ptr_array_unref (draft->origins);
  g_ptr_array_unref (draft->warnings);
  g_free (draft);
}

/**
 * kyo_report_draft_add_unplaced:
 * @draft: a draft
 * @text: text of the source, of one line
 * @page: its page, from 1
 * @line: its line, from 1
 * @reason: why it stands in no field
 *
 * Notes what could not be placed.
 */
void
kyo_report_draft_add_unplaced (
  KyoReportDraft *draft, const char *text, guint page, guint line, KyoUnplacedReason reason)
{
  KyoUnplaced *unplaced = g_new0 (KyoUnplaced, 1);

  unplaced->text = g_strdup (text);
  unplaced->page = page;
  unplaced->line = line;
  unplaced->reason = reason;
  g_ptr_array_add (draft->unplaced, unplaced);
}

/**
 * kyo_report_draft_add_origin:
 * @draft: a draft
 * @field: which field it is, see #KyoReportOrigin
 * @page: the page, from 1
 * @line: the first line, from 1
 * @text: text of the source, consecutive lines parted by line feeds
 * @is_mark: whether it only made the field what it is, and is no part of its words
 *
 * Notes where a field comes from.
 */
void
kyo_report_draft_add_origin (KyoReportDraft *draft,
                             const char *field,
                             guint page,
                             guint line,
                             const char *text,
                             gboolean is_mark)
{
  KyoReportOrigin *origin = g_new0 (KyoReportOrigin, 1);

  origin->field = g_strdup (field);
  origin->page = page;
  origin->first_line = origin->last_line = line;
  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    origin->last_line++;
  origin->text = g_strdup (text);
  origin->is_mark = is_mark;
  g_ptr_array_add (draft->origins, origin);
}

/**
 * kyo_report_draft_dup_words:
 * @draft: a draft
 * @field: a field, see #KyoReportOrigin
 *
 * What the source says in a field, its lines parted by line feeds, without what only marks it.
 *
 * Returns: (transfer full): the words, "" when the field comes from nowhere
 */
char *
kyo_report_draft_dup_words (KyoReportDraft *draft, const char *field)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];

      if (!origin->is_mark && g_str_equal (origin->field, field))
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", origin->text);
    }

  return g_string_free (words, FALSE);
}

/**
 * kyo_report_draft_count_unknown:
 * @draft: a draft
 *
 * Counts the lines that a person has still to look at: nothing tells what they are.
 *
 * Returns: how many there are
 */
guint
kyo_report_draft_count_unknown (KyoReportDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->unplaced->len; i++)
    n += ((const KyoUnplaced *) draft->unplaced->pdata[i])->reason == KYO_UNPLACED_UNKNOWN;

  return n;
}

/**
 * kyo_report_draft_warn:
 * @draft: a draft
 * @warning: (transfer full): one sentence for the person who imports
 *
 * Adds a warning.
 */
void
kyo_report_draft_warn (KyoReportDraft *draft, char *warning)
{
  g_ptr_array_add (draft->warnings, warning);
}

/**
 * kyo_unplaced_reason_to_nick:
 * @reason: a reason
 *
 * Returns: the word by which it travels in JSON
 */
const char *
kyo_unplaced_reason_to_nick (KyoUnplacedReason reason)
{
  g_return_val_if_fail ((gsize) reason < G_N_ELEMENTS (REASON_NICKS), REASON_NICKS[0]);

  return REASON_NICKS[reason];
}

/**
 * kyo_unplaced_reason_from_nick:
 * @nick: a word
 * @reason: (out): the reason that it stands for
 *
 * Returns: `FALSE` when there is no such reason
 */
gboolean
kyo_unplaced_reason_from_nick (const char *nick, KyoUnplacedReason *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (REASON_NICKS); i++)
    if (g_strcmp0 (nick, REASON_NICKS[i]) == 0)
      {
        *reason = i;
        return TRUE;
      }

  return FALSE;
}
