/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft keeps of its source what went where. Put in the order of pages and lines, that is the
 * source again, but for its white space.
 */
#include "config.h"

#include "import/kyo-report-lines.h"
#include "import/kyo-report-words.h"
#include "model/kyo-labels.h"

#include <string.h>

/* A part on its way into its line. */
typedef struct
{
  guint page;
  guint line;
  guint order; /* among the parts of a line */
  const char *text;
  gsize length;
  KyoReportPart *part;
} Piece;

static void
free_part (gpointer data)
{
  KyoReportPart *part = data;

  g_free (part->field);
  g_free (part);
}

static void
free_line (gpointer data)
{
  KyoReportLine *line = data;

  g_free (line->text);
  g_free (line->number);
  g_ptr_array_unref (line->parts);
  g_free (line);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *first = a;
  const Piece *second = b;

  if (first->page != second->page)
    return (first->page > second->page) - (first->page < second->page);
  if (first->line != second->line)
    return (first->line > second->line) - (first->line < second->line);

  return (first->order > second->order) - (first->order < second->order);
}

static void
add_piece (GArray *pieces,
           guint page,
           guint line,
           const char *text,
           gsize length,
           const char *field,
           guint position,
           gboolean is_mark)
{
  KyoReportPart *part = g_new0 (KyoReportPart, 1);
  Piece piece = { page, line, pieces->len, text, length, part };

  part->field = g_strdup (field);
  part->position = position;
  part->is_mark = is_mark;
  g_array_append_val (pieces, piece);
}

static GArray *
list_pieces (KyoReportDraft *draft)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];
      guint line = origin->first_line;

      for (const char *text = origin->text; text != NULL; line++)
        {
          const char *end = strchr (text, '\n');

          add_piece (pieces, origin->page, line, text,
                     end != NULL ? (gsize) (end - text) : strlen (text), origin->field, 0,
                     origin->is_mark);
          text = end != NULL ? end + 1 : NULL;
        }
    }
  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = draft->unplaced->pdata[i];

      add_piece (pieces, unplaced->page, unplaced->line, unplaced->text, strlen (unplaced->text),
                 NULL, i, FALSE);
    }
  g_array_sort (pieces, compare_pieces);

  return pieces;
}

/* Where a line was cut there may have been a space, and after a bullet or number there was. */
static void
append_piece (GString *text, const Piece *piece, const Piece *previous)
{
  gunichar before = text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + text->len)) : 0;
  gunichar after = g_utf8_get_char (piece->text);
  gboolean is_bullet = previous != NULL && previous->part->is_mark &&
                       g_utf8_strlen (previous->text, (gssize) previous->length) <= 2;

  if (is_bullet || (before != 0 && !kyo_report_is_wide (before) && !kyo_report_is_wide (after)))
    g_string_append_c (text, ' ');
  g_string_append_len (text, piece->text, (gssize) piece->length);
}

/* What a line is, most by the words that it gives to a field, else by what it marks. */
static const KyoReportPart *
find_main_part (const KyoReportLine *line, KyoReportDraft *draft)
{
  const KyoReportPart *main = NULL;

  for (guint i = 0; i < line->parts->len; i++)
    {
      const KyoReportPart *part = line->parts->pdata[i];
      const KyoUnplaced *unplaced =
        part->field == NULL ? draft->unplaced->pdata[part->position] : NULL;

      if (unplaced != NULL && unplaced->reason == KYO_UNPLACED_UNKNOWN)
        return part;
      if (main == NULL ||
          (part->field != NULL && !part->is_mark && (main->field == NULL || main->is_mark)))
        main = part;
    }

  return main;
}

static KyoReportLineKind
find_kind (KyoReportDraft *draft, const char *field, KyoLang lang, KyoReportLine *line)
{
  KyoReportField found;

  kyo_report_draft_find_field (draft, field, &found);
  line->list = found.list;
  switch (found.kind)
    {
    case KYO_FIELD_TITLE:
      return KYO_LINE_TITLE;
    case KYO_FIELD_SUMMARY:
      return KYO_LINE_SUMMARY;
    case KYO_FIELD_CASE_PART:
      return KYO_LINE_HEADING;
    case KYO_FIELD_PASSAGE:
    case KYO_FIELD_HEADING:
      return KYO_LINE_PASSAGE;
    case KYO_FIELD_STEP:
      line->number = kyo_step_dup_number_label (kyo_step_get_kind (found.item),
                                                kyo_step_get_number (found.item), lang);
      return KYO_LINE_STEP;
    case KYO_FIELD_PARTICIPANT:
      return KYO_LINE_PARTICIPANT;
    case KYO_FIELD_NONE:
    case KYO_FIELD_BOOK_TITLE:
    case KYO_FIELD_BOOK_PERIOD:
    case KYO_FIELD_BOOK_PUBLISHER:
    case KYO_FIELD_BOOK_PART:
    default:
      return KYO_LINE_BOOK;
    }
}

static void
finish_line (KyoReportDraft *draft, KyoReportLine *line, GString *text, KyoLang lang)
{
  const KyoReportPart *main = find_main_part (line, draft);

  line->text = g_string_free (text, FALSE);
  if (main->field != NULL)
    line->kind = find_kind (draft, main->field, lang, line);
  else
    {
      line->reason = ((const KyoUnplaced *) draft->unplaced->pdata[main->position])->reason;
      line->kind = line->reason == KYO_UNPLACED_UNKNOWN ? KYO_LINE_UNKNOWN : KYO_LINE_LEFT;
    }
}

/**
 * kyo_report_draft_list_lines:
 * @draft: a draft
 * @lang: in which steps are numbered
 *
 * Lists the lines of the source, as far as there are words in them, in the order of its pages.
 *
 * Returns: (transfer full) (element-type KyoReportLine): the lines
 */
GPtrArray *
kyo_report_draft_list_lines (KyoReportDraft *draft, KyoLang lang)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GArray) pieces = list_pieces (draft);
  const KyoReportLine *before = NULL;

  for (guint i = 0; i < pieces->len;)
    {
      const Piece *first = &g_array_index (pieces, Piece, i);
      KyoReportLine *line = g_new0 (KyoReportLine, 1);
      GString *text = g_string_new (NULL);

      line->page = first->page;
      line->line = first->line;
      line->list = KYO_REPORT_N_LISTS;
      line->has_gap = before != NULL && before->page == line->page && before->line + 1 < line->line;
      line->parts = g_ptr_array_new_with_free_func (free_part);
      for (; i < pieces->len; i++)
        {
          const Piece *piece = &g_array_index (pieces, Piece, i);

          if (piece->page != line->page || piece->line != line->line)
            break;
          append_piece (text, piece, text->len > 0 ? piece - 1 : NULL);
          g_ptr_array_add (line->parts, piece->part);
        }
      finish_line (draft, line, text, lang);
      g_ptr_array_add (lines, line);
      before = line;
    }

  return lines;
}

/**
 * kyo_report_line_get_field:
 * @line: a line
 *
 * Returns: (transfer none) (nullable): the field that it gives most to, `NULL` when to none
 */
const char *
kyo_report_line_get_field (const KyoReportLine *line)
{
  const char *mark = NULL;

  for (guint i = 0; i < line->parts->len; i++)
    {
      const KyoReportPart *part = line->parts->pdata[i];

      if (part->field != NULL && !part->is_mark)
        return part->field;
      if (part->field != NULL && mark == NULL)
        mark = part->field;
    }

  return mark;
}

/**
 * kyo_report_line_has_field:
 * @line: a line
 * @field: the name of a field
 *
 * Returns: whether a part of the line is the field's, or marks it
 */
gboolean
kyo_report_line_has_field (const KyoReportLine *line, const char *field)
{
  for (guint i = 0; i < line->parts->len; i++)
    if (g_strcmp0 (((const KyoReportPart *) line->parts->pdata[i])->field, field) == 0)
      return TRUE;

  return FALSE;
}
