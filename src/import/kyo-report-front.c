/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages before the cases: why and how the cases were chosen, the table of cases, and what they
 * teach together.
 */
#include "config.h"

#include "import/kyo-report-parser.h"
#include "import/kyo-report-words.h"
#include "model/kyo-passage.h"

#include <string.h>

/* A passage of the casebook itself on its way. */
typedef struct
{
  const char *code; /* "cr" or "sy" */
  KyoReportParser *parser;
  KyoPiece *mark;
  GPtrArray *heading;
  GPtrArray *pieces;
  gboolean is_new_heading; /* nothing stands under it yet */
  guint n_passages;
} Front;

static void
flush (Front *front)
{
  KyoCasebook *casebook = front->parser->draft->casebook;
  g_autofree char *id = NULL;
  g_autofree char *heading_id = NULL;
  g_autoptr (KyoPassage) passage = NULL;
  g_autoptr (KyoText) text = NULL;
  g_autoptr (KyoText) heading = NULL;

  if (front->pieces->len > 0)
    {
      id = g_strdup_printf ("src.%s.%u", front->code, ++front->n_passages);
      heading_id = g_strdup_printf ("%s#heading", id);
      passage = kyo_passage_new (id);
      text = kyo_report_text_new (front->pieces);
      heading = kyo_report_text_new (front->heading);
      kyo_passage_set_text (passage, text);
      kyo_passage_set_heading (passage, heading);
      if (g_str_equal (front->code, "cr"))
        kyo_casebook_add_criterion (casebook, passage);
      else
        kyo_casebook_add_synthesis (casebook, passage);
      if (front->mark != NULL)
        kyo_piece_use (front->mark, id, KYO_PIECE_MARK);
      kyo_report_use_pieces (front->heading, heading_id, KYO_PIECE_TEXT);
      kyo_report_use_pieces (front->pieces, id, KYO_PIECE_TEXT);
      front->is_new_heading = FALSE;
    }
  front->mark = NULL;
  g_ptr_array_set_size (front->pieces, 0);
}

static double
find_width (KyoReportPage *page)
{
  double width = 1;

  for (guint i = 0; i < page->pieces->len; i++)
    width = MAX (width, kyo_report_page_get (page, i)->line_width);

  return width;
}

/* Whether the words so far must go on; a note ends with its closing bracket. */
static gboolean
is_open (GPtrArray *pieces)
{
  const KyoPiece *last = pieces->len > 0 ? pieces->pdata[pieces->len - 1] : NULL;

  return last != NULL && !kyo_pieces_end_sentence (pieces) &&
         !g_str_has_suffix (last->text, "）") && !g_str_has_suffix (last->text, ")");
}

/* A bullet's sign becomes its mark; the piece after it is the text. */
static gboolean
begin_bullet (Front *front, KyoReportPage *page, guint *position, gsize length)
{
  KyoPiece *piece = kyo_report_page_get (page, *position);

  if (length == 0 || length >= strlen (piece->text))
    return FALSE;
  flush (front);
  front->mark = kyo_report_page_cut (page, *position, length);
  *position += 1;
  g_ptr_array_add (front->pieces, kyo_report_page_get (page, *position));

  return TRUE;
}

/**
 * kyo_report_read_criteria:
 * @parser: the parser
 * @page: a page that tells how the cases were chosen
 *
 * Short lines that begin a stretch of text head it; bullets, notes and paragraphs become criteria.
 */
void
kyo_report_read_criteria (KyoReportParser *parser, KyoReportPage *page)
{
  g_autoptr (GPtrArray) heading = g_ptr_array_new ();
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  GListModel *criteria = kyo_casebook_get_criteria (parser->draft->casebook);
  Front front = { "cr", parser, NULL, heading, pieces, FALSE, g_list_model_get_n_items (criteria) };
  double width = find_width (page);
  gboolean after_heading = TRUE;

  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);
      gboolean begins = piece->has_gap || after_heading;

      if (piece->use != KYO_PIECE_FREE)
        continue;
      if (begin_bullet (&front, page, &i, kyo_report_match_bullet (piece->text, NULL)))
        after_heading = FALSE;
      else if (kyo_report_is_note (piece->text))
        {
          flush (&front);
          g_ptr_array_add (pieces, piece);
          after_heading = FALSE;
        }
      else if (begins && piece->line_width < 0.5 * width && piece->line_width <= 25 &&
               !kyo_report_ends_sentence (piece->text) && !is_open (pieces))
        {
          flush (&front);
          for (guint j = 0; front.is_new_heading && j < heading->len; j++)
            kyo_piece_leave (heading->pdata[j], KYO_UNPLACED_HEADING);
          g_ptr_array_set_size (heading, 0);
          g_ptr_array_add (heading, piece);
          front.is_new_heading = TRUE;
          after_heading = TRUE;
        }
      else
        {
          if (begins && !is_open (pieces))
            flush (&front);
          g_ptr_array_add (pieces, piece);
          after_heading = FALSE;
        }
    }
  flush (&front);
  for (guint i = 0; front.is_new_heading && i < heading->len; i++)
    kyo_piece_leave (heading->pdata[i], KYO_UNPLACED_HEADING);
}

/* Bytes at the start of the line that say what stands in the title from this place on, white space
 * left out of account. The whole line, or up to a space in it. */
static gsize
match_title (const char *line, const char *title, gsize *title_length)
{
  const char *p = line;
  const char *q = title;
  gsize length = 0;

  *title_length = 0;
  while (TRUE)
    {
      gunichar c;

      if (*p == '\0' || kyo_report_is_space (g_utf8_get_char (p)) ||
          *(q + kyo_report_skip_spaces (q)) == '\0')
        {
          length = (gsize) (p - line);
          *title_length = (gsize) (q - title);
        }
      p += kyo_report_skip_spaces (p);
      q += kyo_report_skip_spaces (q);
      c = g_utf8_get_char (p);
      if (c == 0 || c != g_utf8_get_char (q))
        return length;
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
}

/* Whether a row of the table begins here: the number of a case that has none yet, and its title. */
static gsize
match_row (KyoReportParser *parser, KyoPiece *piece, guint last, guint *number)
{
  gboolean is_marked;
  gsize length = kyo_report_match_case (piece->text, number, &is_marked);
  gsize title_length;
  KyoReportCase *kase = NULL;
  const char *title;

  if (piece->is_rest)
    return 0;
  if (length == 0)
    length = kyo_report_match_number (piece->text, number);
  if (length == 0)
    return 0;
  while (piece->text[length] != '\0' &&
         g_utf8_strchr (".．)）　 ", -1, g_utf8_get_char (piece->text + length)) != NULL)
    length = (gsize) (g_utf8_next_char (piece->text + length) - piece->text);
  for (guint i = 0; i < parser->cases->len; i++)
    if (((KyoReportCase *) parser->cases->pdata[i])->number == *number)
      kase = parser->cases->pdata[i];
  if (kase == NULL || kyo_case_get_title (kase->kase) == NULL)
    return *number == last + 1 ? length : 0;
  title = kyo_text_get_ja (kyo_case_get_title (kase->kase));
  if (piece->text[length] != '\0' && match_title (piece->text + length, title, &title_length) == 0)
    return 0;

  return kyo_case_get_summary (kase->kase) == NULL ? length : 0;
}

static void
finish_row (KyoReportCase *kase, GPtrArray *summary)
{
  g_autofree char *field = NULL;
  g_autoptr (KyoText) text = NULL;

  /* A second row of the same case cannot be told to go on with the first. */
  if (kase != NULL && kyo_case_get_summary (kase->kase) != NULL)
    for (guint i = 0; i < summary->len; i++)
      kyo_piece_leave (summary->pdata[i], KYO_UNPLACED_UNKNOWN);
  else if (kase != NULL && summary->len > 0)
    {
      field = g_strdup_printf ("%s#summary", kase->prefix);
      text = kyo_report_text_new (summary);
      kyo_case_set_summary (kase->kase, text);
      kyo_report_use_pieces (summary, field, KYO_PIECE_TEXT);
    }
  g_ptr_array_set_size (summary, 0);
}

/* A line that heads a group of cases: alone before a row, and no sentence. */
static gboolean
heads_group (
  KyoReportParser *parser, KyoReportPage *page, guint position, guint last, GPtrArray *row)
{
  KyoPiece *piece = kyo_report_page_get (page, position);
  KyoPiece *next = kyo_report_page_get (page, position + 1);
  guint number;

  return next != NULL && match_row (parser, next, last, &number) > 0 &&
         !kyo_report_ends_sentence (piece->text) &&
         (piece->has_gap || row == NULL || !is_open (row)) &&
         (piece->has_gap || next->has_gap || row == NULL || row->len == 0);
}

/* One line of a row: what of it goes on with the title, and what is summary. */
static void
read_row_line (
  KyoReportCase *kase, KyoReportPage *page, guint *position, gsize *at, GPtrArray *summary)
{
  KyoText *title = kyo_case_get_title (kase->kase);
  KyoPiece *piece = kyo_report_page_get (page, *position);
  g_autofree char *field = g_strdup_printf ("%s#title", kase->prefix);
  gsize title_length = 0;
  gsize length =
    title != NULL ? match_title (piece->text, kyo_text_get_ja (title) + *at, &title_length) : 0;

  if (title == NULL)
    {
      g_autoptr (KyoText) words = kyo_text_new (piece->text, NULL);

      kyo_case_set_title (kase->kase, words);
      kyo_piece_use (piece, field, KYO_PIECE_TEXT);
      *at = strlen (piece->text);
    }
  else if (length > 0)
    {
      *at += title_length;
      if (length < strlen (piece->text))
        {
          kyo_report_page_cut (page, *position, length);
          g_ptr_array_add (summary, kyo_report_page_get (page, *position + 1));
          *position += 1;
        }
      kyo_piece_use (piece, field, KYO_PIECE_MARK);
    }
  else
    g_ptr_array_add (summary, piece);
}

/**
 * kyo_report_read_index:
 * @parser: the parser, which knows the cases' titles from their own pages
 * @page: the table of cases
 *
 * Gives each case its summary and its category. The cells of a row come in any order; what goes on
 * with the title is the title's, the rest the summary's.
 */
void
kyo_report_read_index (KyoReportParser *parser, KyoReportPage *page)
{
  g_autoptr (GPtrArray) summary = g_ptr_array_new ();
  KyoReportCase *kase = NULL;
  KyoCategory category = KYO_CATEGORY_OTHER;
  guint last = 0;
  gsize at = 0;

  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);
      guint number;
      gsize length;

      if (piece->use != KYO_PIECE_FREE)
        continue;
      length = match_row (parser, piece, last, &number);
      if (length > 0)
        {
          g_autofree char *field = NULL;

          finish_row (kase, summary);
          kase = kyo_report_parser_get_case (parser, number);
          kase->category = category;
          last = number;
          at = 0;
          field = g_strdup_printf ("%s#title", kase->prefix);
          if (length < strlen (piece->text))
            {
              kyo_piece_use (kyo_report_page_cut (page, i, length), field, KYO_PIECE_MARK);
              i++;
              read_row_line (kase, page, &i, &at, summary);
            }
          else
            kyo_piece_use (piece, field, KYO_PIECE_MARK);
        }
      else if (heads_group (parser, page, i, last, kase != NULL ? summary : NULL))
        {
          g_autofree char *field = NULL;

          finish_row (kase, summary);
          kase = NULL;
          category = kyo_report_guess_category (piece->text);
          field =
            g_strdup_printf ("#category-%s", kyo_enum_to_nick (KYO_TYPE_CATEGORY, (int) category));
          /* Words that tell no category are in no field. */
          if (category == KYO_CATEGORY_OTHER)
            kyo_piece_leave (piece, KYO_UNPLACED_HEADING);
          else
            kyo_piece_use (piece, field, KYO_PIECE_MARK);
        }
      else if (kase != NULL)
        read_row_line (kase, page, &i, &at, summary);
      else
        kyo_piece_leave (piece, KYO_UNPLACED_HEADING);
    }
  finish_row (kase, summary);
}

/* Words set upright come as lines of one character each. */
static gboolean
is_upright (KyoReportPage *page, guint position)
{
  KyoPiece *piece = kyo_report_page_get (page, position);

  return g_utf8_strlen (piece->text, -1) == 1;
}

/* The first sign on the page is that of the headings, any other that of the points below them. */
static gunichar
find_first_sign (KyoReportPage *page)
{
  gunichar sign = 0;

  for (guint i = 0; sign == 0 && i < page->pieces->len; i++)
    kyo_report_match_bullet (kyo_report_page_get (page, i)->text, &sign);

  return sign;
}

/* What stands under a heading of the synthesis: nothing yet makes the heading itself the text. */
static void
finish_heading (Front *front, KyoPiece **ring)
{
  if (front->is_new_heading && front->heading->len > 0)
    {
      g_ptr_array_extend (front->pieces, front->heading, NULL, NULL);
      g_ptr_array_set_size (front->heading, 0);
      front->mark = *ring;
      flush (front);
    }
  else if (*ring != NULL)
    kyo_piece_use (*ring, "#synthesis", KYO_PIECE_MARK);
  *ring = NULL;
  front->is_new_heading = FALSE;
  g_ptr_array_set_size (front->heading, 0);
}

/**
 * kyo_report_read_synthesis:
 * @parser: the parser
 * @page: the page that says what the cases teach together
 *
 * Bullets below one of another sign are points under its words; what stands by itself and is long
 * enough is the conclusion.
 */
void
kyo_report_read_synthesis (KyoReportParser *parser, KyoReportPage *page)
{
  g_autoptr (GPtrArray) heading = g_ptr_array_new ();
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  GListModel *synthesis = kyo_casebook_get_synthesis (parser->draft->casebook);
  Front front = {
    "sy", parser, NULL, heading, pieces, FALSE, g_list_model_get_n_items (synthesis)
  };
  gunichar top = find_first_sign (page);
  KyoPiece *ring = NULL;
  gboolean in_ring = FALSE;
  gboolean reads_heading = FALSE;

  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);
      gunichar sign = 0;
      gsize length = kyo_report_match_bullet (piece->text, &sign);

      if (piece->use != KYO_PIECE_FREE)
        continue;
      if (is_upright (page, i))
        kyo_piece_leave (piece, KYO_UNPLACED_HEADING);
      else if (length > 0 && length < strlen (piece->text) && sign == top)
        {
          flush (&front);
          finish_heading (&front, &ring);
          ring = kyo_report_page_cut (page, i, length);
          g_ptr_array_add (heading, kyo_report_page_get (page, ++i));
          front.is_new_heading = in_ring = reads_heading = TRUE;
        }
      else if (begin_bullet (&front, page, &i, length))
        reads_heading = FALSE;
      else if (kyo_report_is_note (piece->text))
        {
          flush (&front);
          finish_heading (&front, &ring);
          g_ptr_array_add (pieces, piece);
          in_ring = reads_heading = FALSE;
        }
      else if (in_ring && piece->is_indent && !piece->has_gap) /* a bullet whose sign was lost */
        {
          flush (&front);
          g_ptr_array_add (pieces, piece);
          reads_heading = FALSE;
        }
      else if (!piece->has_gap && (reads_heading || pieces->len > 0))
        g_ptr_array_add (reads_heading ? heading : pieces, piece);
      else
        {
          flush (&front);
          finish_heading (&front, &ring);
          in_ring = reads_heading = FALSE;
          if (piece->line_width >= 25 || kyo_report_ends_sentence (piece->text))
            g_ptr_array_add (pieces, piece);
          else
            kyo_piece_leave (piece, KYO_UNPLACED_HEADING);
        }
    }
  flush (&front);
  finish_heading (&front, &ring);
}
