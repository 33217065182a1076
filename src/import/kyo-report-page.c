/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text to pages of pieces. What a PDF's text extraction leaves of its pages differs: a form feed
 * between them, three empty lines, or nothing but the titles that stand on each page of a case, at
 * its head or at its foot. What stands at the edge of most pages is furniture.
 */
#include "config.h"

#include "import/kyo-report-draft.h"
#include "import/kyo-report-page.h"
#include "import/kyo-report-reader.h"
#include "import/kyo-report-words.h"

#include <string.h>

/* This many empty lines part two pages. */
#define PAGE_GAP 3

/**
 * kyo_piece_new:
 * @text: a line, white space at its ends included
 * @page: its page
 * @line: its line
 * @has_gap: whether empty space stands before it
 *
 * Makes a piece of a whole line.
 *
 * Returns: (transfer full): the piece
 */
KyoPiece *
kyo_piece_new (const char *text, guint page, guint line, gboolean has_gap)
{
  KyoPiece *piece = g_new0 (KyoPiece, 1);
  gsize spaces = kyo_report_skip_spaces (text);
  const char *end = text + strlen (text);

  while (end > text + spaces && kyo_report_is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  piece->text = g_strndup (text + spaces, (gsize) (end - text) - spaces);
  piece->page = page;
  piece->line = line;
  piece->has_gap = has_gap;
  piece->is_indent = spaces > 0;
  piece->line_width = kyo_report_width (piece->text);

  return piece;
}

/**
 * kyo_piece_free:
 * @piece: (transfer full): a piece
 *
 * Frees a piece.
 */
void
kyo_piece_free (KyoPiece *piece)
{
  g_free (piece->text);
  g_free (piece->field);
  g_free (piece);
}

/**
 * kyo_piece_use:
 * @piece: a piece
 * @field: the field that it is part of
 * @use: as words of the field or as what marks it
 *
 * Puts a piece to its use. What already has one keeps it.
 */
void
kyo_piece_use (KyoPiece *piece, const char *field, KyoPieceUse use)
{
  if (piece->use == KYO_PIECE_TEXT || piece->use == KYO_PIECE_MARK)
    return;
  piece->field = g_strdup (field);
  piece->use = use;
}

/**
 * kyo_piece_leave:
 * @piece: a piece
 * @reason: a #KyoUnplacedReason
 *
 * Sets a piece aside. What already has a use keeps it.
 */
void
kyo_piece_leave (KyoPiece *piece, guint reason)
{
  if (piece->use != KYO_PIECE_FREE)
    return;
  piece->use = KYO_PIECE_LEFT;
  piece->reason = reason;
}

/**
 * kyo_report_append_words:
 * @text: a text
 * @words: what follows after a line break
 *
 * Goes on with a text on another line: a line break in Japanese leaves nothing, one between two
 * Latin words a space.
 */
void
kyo_report_append_words (GString *text, const char *words)
{
  gunichar before = text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + text->len)) : 0;
  gunichar after = g_utf8_get_char (words);
  gboolean is_latin = before != 0 && !kyo_report_is_wide (before) && !kyo_report_is_wide (after);

  if (is_latin && (g_unichar_isalnum (before) || before == ',' || before == '.') &&
      g_unichar_isalnum (after) && !(g_unichar_isdigit (before) && g_unichar_isdigit (after)))
    g_string_append_c (text, ' ');
  g_string_append (text, words);
}

/**
 * kyo_pieces_join:
 * @pieces: pieces, in the order of reading
 *
 * Joins them to one text, as kyo_report_append_words() does.
 *
 * Returns: (transfer full): the text
 */
char *
kyo_pieces_join (GPtrArray *pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    kyo_report_append_words (text, ((const KyoPiece *) pieces->pdata[i])->text);

  return g_string_free (text, FALSE);
}

/**
 * kyo_pieces_end_sentence:
 * @pieces: pieces, in the order of reading
 *
 * Returns: `TRUE` when the text that they make ends in a full stop, or in a bracket after one
 */
gboolean
kyo_pieces_end_sentence (GPtrArray *pieces)
{
  g_autoptr (GPtrArray) last = g_ptr_array_new ();
  g_autofree char *end = NULL;

  /* The bracket may stand on a line of its own. */
  for (guint i = pieces->len - MIN (pieces->len, 2); i < pieces->len; i++)
    g_ptr_array_add (last, pieces->pdata[i]);
  end = kyo_pieces_join (last);

  return kyo_report_ends_sentence (end);
}

/**
 * kyo_report_page_new:
 * @number: its number, from 1
 *
 * Returns: (transfer full): a page with nothing on it
 */
KyoReportPage *
kyo_report_page_new (guint number)
{
  KyoReportPage *page = g_new0 (KyoReportPage, 1);

  page->number = number;
  page->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_piece_free);

  return page;
}

/**
 * kyo_report_page_free:
 * @page: (transfer full): a page
 *
 * Frees a page and its pieces.
 */
void
kyo_report_page_free (KyoReportPage *page)
{
  g_ptr_array_unref (page->pieces);
  g_free (page);
}

/**
 * kyo_report_page_get:
 * @page: a page
 * @position: which piece, from 0
 *
 * Returns: (transfer none) (nullable): the piece, `NULL` behind the last one
 */
KyoPiece *
kyo_report_page_get (KyoReportPage *page, guint position)
{
  return position < page->pieces->len ? page->pieces->pdata[position] : NULL;
}

/**
 * kyo_report_page_cut:
 * @page: a page
 * @position: which piece
 * @length: in bytes, where to cut it
 *
 * Cuts a piece in two; what is left before and after loses the white space at the cut. Nothing is
 * cut when one of the two would be empty.
 *
 * Returns: (transfer none): the first of the two, or the whole
 */
KyoPiece *
kyo_report_page_cut (KyoReportPage *page, guint position, gsize length)
{
  KyoPiece *first = page->pieces->pdata[position];
  g_autofree char *before = g_strndup (first->text, MIN (length, strlen (first->text)));
  KyoPiece *rest;

  if (before[kyo_report_skip_spaces (before)] == '\0' || length >= strlen (first->text))
    return first;
  rest = kyo_piece_new (first->text + length, first->page, first->line, FALSE);
  rest->is_rest = TRUE;
  rest->line_width = first->line_width;
  g_ptr_array_insert (page->pieces, (int) position + 1, rest);
  g_free (first->text);
  first->text = g_strchomp (g_steal_pointer (&before));
  while (g_str_has_suffix (first->text, "\xe3\x80\x80")) /* an ideographic space */
    first->text[strlen (first->text) - 3] = '\0';

  return first;
}

/**
 * kyo_report_page_is_bare_heading:
 * @page: a page
 * @position: which piece
 * @kind: (out): which section it heads
 *
 * Tells a heading of a section that stands there without brackets or a number: one of the words of
 * the form alone on its line, before a bullet or the first item of a list, and not in the middle of
 * a sentence.
 *
 * Returns: `TRUE` when it is one
 */
gboolean
kyo_report_page_is_bare_heading (KyoReportPage *page, guint position, KyoSectionKind *kind)
{
  KyoPiece *piece = kyo_report_page_get (page, position);
  KyoPiece *next = kyo_report_page_get (page, position + 1);
  KyoPiece *before = position > 0 ? kyo_report_page_get (page, position - 1) : NULL;
  gunichar style;
  guint number = 0;

  if (next == NULL || piece->is_rest || !kyo_report_is_section_word (piece->text, kind) ||
      (kyo_report_match_bullet (next->text, NULL) == 0 &&
       (kyo_report_match_enumerator (next->text, &number, &style) == 0 || number != 1)))
    return FALSE;

  return before == NULL || piece->has_gap || before->use != KYO_PIECE_FREE ||
         !kyo_report_is_unfinished (before->text);
}

static void
start_page (GPtrArray *pages, gboolean also_empty)
{
  KyoReportPage *last = pages->len > 0 ? pages->pdata[pages->len - 1] : NULL;

  if (last == NULL || last->pieces->len > 0 || also_empty)
    g_ptr_array_add (pages, kyo_report_page_new (pages->len + 1));
}

/* Whether this is the title that heads the pages of a case; it may end on the next line. */
static gboolean
is_case_title (KyoReportPage *page, guint position, guint *number, guint *part)
{
  KyoPiece *piece = kyo_report_page_get (page, position);
  KyoPiece *next = kyo_report_page_get (page, position + 1);
  gboolean is_marked;
  gboolean is_edge = position == 0 || position + 1 == page->pieces->len;
  gsize length = kyo_report_match_case (piece->text, number, &is_marked);
  guint n_parts;

  *part = 0;
  if (length == 0 || piece->text[length] == '\0' || piece->is_rest)
    return FALSE;
  if (piece->text[kyo_report_find_part (piece->text, part, &n_parts)] != '\0')
    return TRUE;
  if (next != NULL && !next->has_gap &&
      next->text[kyo_report_find_part (next->text, part, &n_parts)] != '\0' &&
      kyo_report_match_case (next->text, &n_parts, &is_marked) == 0)
    return TRUE;
  *part = 0;

  return is_marked && is_edge && !kyo_report_ends_sentence (piece->text);
}

/* Where, after the title at begin and not after the one at end, the next page begins. */
static guint
find_break (KyoReportPage *page, guint begin, guint end, gboolean title_is_first)
{
  KyoSectionKind kind;

  for (guint i = begin + 1; i <= end; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);

      if (piece->is_indent)
        return i;
    }
  if (title_is_first)
    return end;
  for (guint i = begin + 1; i < end; i++)
    if (kyo_report_match_section (kyo_report_page_get (page, i)->text, &kind) > 0)
      return end;

  return begin + 1;
}

/* The rest of a page, from a piece on, as a page of its own. */
static KyoReportPage *
cut_rest (KyoReportPage *page, guint at)
{
  KyoReportPage *rest = kyo_report_page_new (page->number + 1);
  gsize n;
  g_autofree gpointer *pieces = g_ptr_array_steal (page->pieces, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (i < at ? page->pieces : rest->pieces, pieces[i]);

  return rest;
}

/* The titles on a stretch of text say that it is more than one page: parts it before the page on
 * which the second stands. */
static KyoReportPage *
split_page (KyoReportPage *page)
{
  guint first = G_MAXUINT;
  guint number;
  guint part;
  guint first_number = 0;
  guint first_part = 0;

  for (guint i = 0; i < page->pieces->len; i++)
    {
      if (!is_case_title (page, i, &number, &part))
        continue;
      if (first == G_MAXUINT)
        {
          first = i;
          first_number = number;
          first_part = part;
          continue;
        }
      if (number == first_number && part == first_part)
        continue;
      return cut_rest (page, find_break (page, first, i, first == 0));
    }

  return NULL;
}

static void
renumber (GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      KyoReportPage *page = pages->pdata[i];

      page->number = i + 1;
      for (guint j = 0; j < page->pieces->len; j++)
        kyo_report_page_get (page, j)->page = i + 1;
    }
}

/**
 * kyo_report_split_pages:
 * @text: the text of a report, valid UTF-8
 *
 * Parts a text into pages and lines. Lines are counted through the whole text. Where form feeds
 * part the pages, one without text counts as a page too.
 *
 * Returns: (transfer full): #KyoReportPage
 */
GPtrArray *
kyo_report_split_pages (const char *text)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_report_page_free);
  gboolean has_feeds = strchr (text, '\f') != NULL;
  guint n_empty = 0;
  guint line = 0;

  start_page (pages, FALSE);
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n\f");
      g_autofree char *words = g_strndup (text, length);

      line++;
      if (words[kyo_report_skip_spaces (words)] == '\0')
        n_empty++;
      else
        {
          KyoReportPage *page;

          if (!has_feeds && n_empty >= PAGE_GAP)
            start_page (pages, FALSE);
          page = pages->pdata[pages->len - 1];
          g_ptr_array_add (page->pieces, kyo_piece_new (words, page->number, line, n_empty > 0));
          n_empty = 0;
        }
      text += length;
      if (*text == '\f')
        {
          start_page (pages, TRUE); /* one with nothing on it is counted too */
          n_empty = 0;
          /* A form feed stands before the first line of a page, or alone on a line. */
          if (text[1] != '\n')
            line--;
          text++;
        }
      if (*text == '\n')
        text++;
    }
  for (guint i = 0; !has_feeds && i < pages->len && pages->len <= KYO_REPORT_MAX_PAGES; i++)
    {
      KyoReportPage *rest = split_page (pages->pdata[i]);

      if (rest != NULL)
        g_ptr_array_insert (pages, (int) i + 1, rest);
    }
  if (pages->len > 0 && ((KyoReportPage *) pages->pdata[pages->len - 1])->pieces->len == 0)
    g_ptr_array_remove_index (pages, pages->len - 1);
  renumber (pages);

  return pages;
}

/* What the lines of a page say, one key for each. */
static GPtrArray *
list_keys (KyoReportPage *page)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < page->pieces->len; i++)
    g_ptr_array_add (keys, kyo_report_dup_key (kyo_report_page_get (page, i)->text));

  return keys;
}

static gboolean
has_word (GPtrArray *keys, const char *word)
{
  for (guint i = 0; i < keys->len; i++)
    if (strstr (keys->pdata[i], word) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_table_head (GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_str_has_prefix (keys->pdata[i], "no") && strstr (keys->pdata[i], "事例") != NULL)
      return TRUE;

  return has_word (keys, "事例一覧") && !has_word (keys, "目次");
}

/* "総括" may be set upright: its characters then stand on lines of their own. */
static gboolean
has_synthesis (GPtrArray *keys)
{
  for (guint i = 0; i + 1 < keys->len; i++)
    if (g_str_equal (keys->pdata[i], "総") && g_str_equal (keys->pdata[i + 1], "括"))
      return TRUE;

  return has_word (keys, "総括");
}

static guint
count_sections (KyoReportPage *page)
{
  KyoSectionKind kind;
  guint n = 0;

  for (guint i = 0; i < page->pieces->len; i++)
    if (kyo_report_match_section (kyo_report_page_get (page, i)->text, &kind) > 0 ||
        kyo_report_page_is_bare_heading (page, i, &kind))
      n++;

  return n;
}

/**
 * kyo_report_sort_pages:
 * @pages: pages
 *
 * Tells what each page is for. A page with sections and without a title belongs to the case
 * before it.
 */
void
kyo_report_sort_pages (GPtrArray *pages)
{
  static const char *const CRITERIA[] = { "選定基準", "調査の目的", "調査の概要", "調査の運営",
                                          "調査の方法" };
  guint current = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      KyoReportPage *page = pages->pdata[i];
      g_autoptr (GPtrArray) keys = list_keys (page);
      gboolean is_table = has_table_head (keys);
      guint number;
      guint part;

      for (guint j = 0; !is_table && page->kind == KYO_PAGE_OTHER && j < page->pieces->len; j++)
        if (is_case_title (page, j, &number, &part))
          {
            page->kind = KYO_PAGE_CASE;
            page->case_number = current = number;
            page->part = part;
          }
      if (page->kind == KYO_PAGE_CASE)
        continue;
      if (current > 0 && count_sections (page) > 0)
        {
          page->kind = KYO_PAGE_CASE;
          page->case_number = current;
        }
      else if (has_word (keys, "目次"))
        continue;
      else if (is_table)
        page->kind = KYO_PAGE_INDEX;
      else if (has_synthesis (keys))
        page->kind = KYO_PAGE_SYNTHESIS;
      for (guint j = 0; page->kind == KYO_PAGE_OTHER && j < G_N_ELEMENTS (CRITERIA); j++)
        if (has_word (keys, CRITERIA[j]))
          page->kind = KYO_PAGE_CRITERIA;
    }
}

/* The edge line without its digits, so that "3 ©" and "4 ©" are one. */
static char *
dup_edge_key (KyoReportPage *page, guint position)
{
  KyoPiece *piece = kyo_report_page_get (page, position);
  KyoSectionKind kind;
  guint number;
  guint part;
  GString *key;

  if (is_case_title (page, position, &number, &part) ||
      kyo_report_match_section (piece->text, &kind) > 0 ||
      kyo_report_match_bullet (piece->text, NULL) > 0)
    return NULL;
  key = g_string_new (NULL);
  for (const char *p = piece->text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isdigit (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));

  return g_string_free (key, FALSE);
}

static gboolean
is_edge (KyoReportPage *page, guint position)
{
  return position < 2 || position + 2 >= page->pieces->len;
}

/**
 * kyo_report_mark_furniture:
 * @pages: pages
 *
 * Sets aside the numbers of pages, and lines that stand among the first or last two of more than
 * half of the pages.
 */
void
kyo_report_mark_furniture (GPtrArray *pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pages->len; i++)
      {
        KyoReportPage *page = pages->pdata[i];
        g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

        for (guint j = 0; j < page->pieces->len; j++)
          {
            KyoPiece *piece = kyo_report_page_get (page, j);
            g_autofree char *key = NULL;
            guint count;

            if (kyo_report_is_page_number (piece->text))
              kyo_piece_leave (piece, KYO_UNPLACED_PAGE_NUMBER);
            if (!is_edge (page, j) || piece->use != KYO_PIECE_FREE ||
                (key = dup_edge_key (page, j)) == NULL)
              continue;
            count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
            if (pass == 1 && count >= 4 && count * 2 > pages->len)
              kyo_piece_leave (piece, KYO_UNPLACED_FURNITURE);
            else if (pass == 0 && g_hash_table_add (seen, g_strdup (key)))
              g_hash_table_insert (counts, g_steal_pointer (&key), GUINT_TO_POINTER (count + 1));
          }
      }
}
