/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report of cases to a draft casebook. Each line of the source is a piece, each piece is put to
 * one use or set aside, and what the draft says of origins and of what could not be placed is
 * written from the pieces at the end: so nothing can get lost between the two, and no field can
 * hold a word that does not stand in the source.
 */
#include "config.h"

#include "import/kyo-encoding.h"
#include "import/kyo-pdf-pages.h"
#include "import/kyo-report-parser.h"
#include "import/kyo-report-reader.h"
#include "import/kyo-report-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COVER_LINES 12
#define MAX_TITLE_WIDTH 40 /* full-width characters */
/* Of a report that does not say who may read it, nobody outside the organisation shall, until a
 * person says otherwise. */
#define DEFAULT_TLP KYO_TLP_AMBER

static void
free_case (gpointer data)
{
  KyoReportCase *kase = data;

  g_free (kase->prefix);
  g_object_unref (kase->kase);
  g_ptr_array_unref (kase->bullets);
  g_ptr_array_unref (kase->events);
  g_ptr_array_unref (kase->responses);
  g_hash_table_unref (kase->labels);
  g_free (kase);
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const KyoReportCase *first = *(const KyoReportCase *const *) a;
  const KyoReportCase *second = *(const KyoReportCase *const *) b;

  return (first->number > second->number) - (first->number < second->number);
}

/**
 * kyo_report_parser_get_case:
 * @parser: the parser
 * @number: the number of a case
 *
 * Returns: (transfer none): the case, made when it is not there yet
 */
KyoReportCase *
kyo_report_parser_get_case (KyoReportParser *parser, guint number)
{
  KyoReportCase *kase;
  g_autofree char *id = NULL;

  for (guint i = 0; i < parser->cases->len; i++)
    if (((KyoReportCase *) parser->cases->pdata[i])->number == number)
      return parser->cases->pdata[i];

  kase = g_new0 (KyoReportCase, 1);
  id = g_strdup_printf ("%s-%u", kyo_casebook_get_id (parser->draft->casebook), number);
  kase->number = number;
  kase->prefix = g_strdup_printf ("c%u", number);
  kase->kase = kyo_case_new (id, KYO_CASE_REFERENCE);
  kase->category = KYO_CATEGORY_OTHER;
  kase->bullets = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_report_bullet_free);
  kase->events = g_ptr_array_new_with_free_func (g_object_unref);
  kase->responses = g_ptr_array_new_with_free_func (g_object_unref);
  kase->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kyo_case_set_number (kase->kase, (int) number);
  g_ptr_array_add (parser->cases, kase);

  return kase;
}

/* The first page that has a line on it. */
static KyoReportPage *
find_first_page (KyoReportParser *parser)
{
  for (guint i = 0; i < parser->pages->len; i++)
    if (((KyoReportPage *) parser->pages->pdata[i])->pieces->len > 0)
      return parser->pages->pdata[i];

  return NULL;
}

/* The first line of the report is its title; on a cover, where nothing else is said, what follows
 * it without a gap belongs to it. */
static void
read_title (KyoReportParser *parser)
{
  KyoReportPage *page = find_first_page (parser);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (KyoText) title = NULL;

  if (page == NULL || page->kind == KYO_PAGE_CASE || page->kind == KYO_PAGE_INDEX)
    return;
  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);
      KyoTlp tlp;

      if (piece->use != KYO_PIECE_FREE || kyo_report_find_tlp (piece->text, &tlp))
        continue;
      if (words->len > 0 &&
          (page->kind != KYO_PAGE_OTHER || page->pieces->len > MAX_COVER_LINES || piece->has_gap ||
           piece->line_width > MAX_TITLE_WIDTH || kyo_report_ends_sentence (piece->text)))
        break;
      g_ptr_array_add (words, piece);
    }

  title = kyo_report_text_new (words);
  kyo_casebook_set_title (parser->draft->casebook, title);
  kyo_report_use_pieces (words, "#title", KYO_PIECE_TEXT);
}

/* The first span of dates before the cases: a guess, and said to be one. */
static void
read_period (KyoReportParser *parser)
{
  for (guint i = 0; i < parser->pages->len; i++)
    {
      KyoReportPage *page = parser->pages->pdata[i];
      g_autofree char *text = NULL;
      g_autofree char *edtf = NULL;
      g_autoptr (KyoTime) period = NULL;

      if (page->kind == KYO_PAGE_CASE || page->kind == KYO_PAGE_INDEX)
        continue;
      text = kyo_pieces_join (page->pieces);
      edtf = kyo_report_find_period (text);
      period = edtf != NULL ? kyo_time_new (edtf, NULL) : NULL;
      if (period == NULL)
        continue;
      kyo_casebook_set_period (parser->draft->casebook, period);
      kyo_report_draft_warn (
        parser->draft, g_strdup_printf (_ ("The period %s is the first that page %u tells; check "
                                           "whether it is that of the cases"),
                                        edtf, page->number));
      return;
    }
}

/* A label of the Traffic Light Protocol anywhere in the report: the strictest is that of its cases.
 */
static KyoTlp
read_tlp (KyoReportParser *parser)
{
  gboolean is_labelled = FALSE;
  KyoTlp strictest = KYO_TLP_CLEAR;

  for (guint i = 0; i < parser->pages->len; i++)
    {
      KyoReportPage *page = parser->pages->pdata[i];

      for (guint j = 0; j < page->pieces->len; j++)
        {
          KyoTlp tlp;

          if (!kyo_report_find_tlp (kyo_report_page_get (page, j)->text, &tlp))
            continue;
          is_labelled = TRUE;
          strictest = MAX (strictest, tlp);
        }
    }
  if (is_labelled)
    return strictest;

  kyo_report_draft_warn (parser->draft,
                         g_strdup_printf (_ ("The report bears no label of the Traffic Light "
                                             "Protocol, so its cases were given %s; change it if "
                                             "they may go further"),
                                          kyo_tlp_label (DEFAULT_TLP)));
  return DEFAULT_TLP;
}

static void
read_parts (KyoReportParser *parser)
{
  kyo_report_sort_pages (parser->pages);
  kyo_report_mark_furniture (parser->pages);
  for (guint i = 0; i < parser->pages->len; i++)
    {
      KyoReportPage *page = parser->pages->pdata[i];

      if (page->kind == KYO_PAGE_CASE)
        kyo_report_parser_get_case (parser, page->case_number);
    }
  for (guint i = 0; i < parser->cases->len; i++)
    kyo_report_read_case_pages (parser, parser->cases->pdata[i]);
  read_period (parser);
  read_title (parser);
  for (guint i = 0; i < parser->pages->len; i++)
    {
      KyoReportPage *page = parser->pages->pdata[i];

      if (page->kind == KYO_PAGE_CRITERIA)
        kyo_report_read_criteria (parser, page);
      else if (page->kind == KYO_PAGE_INDEX)
        kyo_report_read_index (parser, page);
      else if (page->kind == KYO_PAGE_SYNTHESIS)
        kyo_report_read_synthesis (parser, page);
    }
}

static void
warn_of_gaps (KyoReportParser *parser, KyoReportCase *kase)
{
  KyoReportDraft *draft = parser->draft;
  g_autoptr (GString) empty = g_string_new (NULL);

  if (kyo_case_get_title (kase->kase) == NULL)
    kyo_report_draft_warn (draft, g_strdup_printf (_ ("Case %u has no title"), kase->number));
  if (kase->category == KYO_CATEGORY_OTHER)
    kyo_report_draft_warn (
      draft, g_strdup_printf (_ ("Of which class case %u is could not be told"), kase->number));
  if (kyo_case_get_summary (kase->kase) == NULL)
    kyo_report_draft_warn (draft, g_strdup_printf (_ ("Case %u has no summary"), kase->number));
  for (guint i = 0; i < KYO_N_SECTIONS; i++)
    if (kyo_section_get_n_passages (kyo_case_get_section (kase->kase, i)) == 0)
      g_string_append_printf (empty, "%s%s", empty->len > 0 ? "、" : "",
                              kyo_section_kind_label (i, KYO_LANG_JA));
  if (empty->len > 0)
    kyo_report_draft_warn (
      draft, g_strdup_printf (_ ("Case %u has nothing under: %s"), kase->number, empty->str));
}

/* How many pieces from this one on are one run: of the same field and use, line after line. */
static guint
measure_run (KyoReportPage *page, guint position)
{
  const KyoPiece *first = kyo_report_page_get (page, position);
  const KyoPiece *next;
  guint n = 1;

  while ((next = kyo_report_page_get (page, position + n)) != NULL && next->field != NULL &&
         next->use == first->use && next->line == first->line + n &&
         g_str_equal (next->field, first->field))
    n++;

  return n;
}

static void
note_run (KyoReportDraft *draft, KyoReportPage *page, guint position, guint n)
{
  const KyoPiece *first = kyo_report_page_get (page, position);
  g_autoptr (GString) text = g_string_new (first->text);

  for (guint i = 1; i < n; i++)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, kyo_report_page_get (page, position + i)->text);
    }
  kyo_report_draft_add_origin (draft, first->field, first->page, first->line, text->str,
                               first->use == KYO_PIECE_MARK);
}

static void
note_pieces (KyoReportDraft *draft, KyoReportPage *page)
{
  guint n = 1;

  for (guint i = 0; i < page->pieces->len; i += n)
    {
      const KyoPiece *piece = kyo_report_page_get (page, i);

      n = piece->field != NULL ? measure_run (page, i) : 1;
      if (piece->field != NULL)
        note_run (draft, page, i, n);
      else
        kyo_report_draft_add_unplaced (draft, piece->text, piece->page, piece->line,
                                       (KyoUnplacedReason) piece->reason);
    }
}

static void
finish_casebook (KyoReportParser *parser)
{
  KyoReportDraft *draft = parser->draft;

  KyoTlp tlp = read_tlp (parser);

  g_ptr_array_sort (parser->cases, compare_cases);
  for (guint i = 0; i < parser->cases->len; i++)
    {
      KyoReportCase *kase = parser->cases->pdata[i];

      kyo_case_set_category (kase->kase, kase->category);
      kyo_case_set_tlp (kase->kase, tlp);
      kyo_case_set_complete (kase->kase, TRUE);
      kyo_casebook_add_case (draft->casebook, kase->kase);
      warn_of_gaps (parser, kase);
    }
  if (kyo_casebook_get_title (draft->casebook) == NULL)
    kyo_report_draft_warn (draft, g_strdup (_ ("The report has no title")));
  kyo_report_draft_warn (
    draft,
    g_strdup (_ ("The report does not say who published it; write it in before you publish")));

  for (guint i = 0; i < parser->pages->len; i++)
    note_pieces (draft, parser->pages->pdata[i]);
  draft->n_pages = parser->pages->len;
}

/* "3, 7, 12" of the pages that have no line, or that could not be read. */
static char *
list_pages (GPtrArray *pages, gboolean broken)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      const KyoReportPage *page = pages->pdata[i];

      if (broken ? page->is_broken : !page->is_broken && page->pieces->len == 0)
        g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", page->number);
    }

  return g_string_free (list, FALSE);
}

static void
warn_of_pages (KyoReportDraft *draft, GPtrArray *pages)
{
  g_autofree char *broken = list_pages (pages, TRUE);
  g_autofree char *without_text = list_pages (pages, FALSE);

  if (*broken != '\0')
    kyo_report_draft_warn (
      draft,
      g_strdup_printf (_ ("These pages could not be read, and nothing of them was: %s"), broken));
  if (*without_text != '\0')
    kyo_report_draft_warn (
      draft, g_strdup_printf (_ ("These pages have no text; if they are pictures of some, run text "
                                 "recognition over the file first: %s"),
                              without_text));
}

static KyoReportDraft *
read_pages (GPtrArray *pages, GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *id = g_strdup_printf ("report-%.12s", digest);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (free_case);
  g_autoptr (KyoReportDraft) draft = kyo_report_draft_new (kyo_casebook_new (id));
  KyoReportParser parser = { pages, cases, draft };

  kyo_casebook_set_version (draft->casebook, 1);
  kyo_casebook_set_draft (draft->casebook, TRUE);
  read_parts (&parser);
  if (cases->len == 0)
    {
      g_set_error (
        error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_NO_CASE,
        _ ("%s has no case in it: no page begins with “事例” and a number. Is it a report "
           "of incident cases?"),
        name);
      return NULL;
    }
  warn_of_pages (draft, pages);
  finish_casebook (&parser);

  return g_steal_pointer (&draft);
}

static gboolean
check_size (GBytes *bytes, gsize limit, const char *name, GError **error)
{
  if (g_bytes_get_size (bytes) == 0)
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_EMPTY,
                 _ ("%s is empty; there is nothing to import"), name);
  else if (g_bytes_get_size (bytes) > limit)
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG,
                 _ ("%s is larger than the %d MiB that can be imported"), name,
                 (int) (limit / (1024 * 1024)));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_pages (GPtrArray *pages, const char *name, GError **error)
{
  if (pages->len <= KYO_REPORT_MAX_PAGES)
    return TRUE;
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG,
               _ ("%s has %u pages; up to %u can be imported"), name, pages->len,
               (guint) KYO_REPORT_MAX_PAGES);

  return FALSE;
}

/**
 * kyo_report_is_pdf:
 * @bytes: the bytes of a file
 *
 * Returns: `TRUE` when the file says that it is a PDF, within its first KiB as readers allow
 */
gboolean
kyo_report_is_pdf (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, MIN (size, 1024), "%PDF-", 5) != NULL;
}

/**
 * kyo_report_read_text:
 * @bytes: the bytes of a text file, in any encoding that kyo_encoding_decode() knows
 * @name: how messages name it
 * @error: return location for an error
 *
 * Makes a draft of the text of a report, as text extraction leaves it: lines broken where the page
 * broke them, the columns and callouts of a page in any order.
 *
 * Fails with `KYO_IMPORT_ERROR_EMPTY`, `KYO_IMPORT_ERROR_BINARY`, `KYO_IMPORT_ERROR_TOO_BIG`, or
 * `KYO_IMPORT_ERROR_NO_CASE` when it is no report of cases.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_report_read_text (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  const char *encoding;

  if (!check_size (bytes, KYO_REPORT_MAX_TEXT_BYTES, name, error))
    return NULL;
  text = kyo_encoding_decode (bytes, name, &encoding, error);
  if (text == NULL)
    return NULL;
  pages = kyo_report_split_pages (text);
  if (!check_pages (pages, name, error))
    return NULL;
  draft = read_pages (pages, bytes, name, error);
  if (draft != NULL && !g_str_equal (encoding, "UTF-8"))
    kyo_report_draft_warn (draft, g_strdup_printf (_ ("The text was read as %s"), encoding));

  return g_steal_pointer (&draft);
}

/**
 * kyo_report_read_pdf:
 * @bytes: the bytes of a PDF
 * @name: how messages name it
 * @error: return location for an error
 *
 * Makes a draft of a report in PDF. Where its text stands on the page tells columns and callouts
 * apart. Poppler is not to be trusted with files of others: call this only in the import child.
 *
 * Fails as kyo_report_read_text() does, and with `KYO_IMPORT_ERROR_ENCRYPTED`,
 * `KYO_IMPORT_ERROR_DAMAGED`, or `KYO_IMPORT_ERROR_NO_TEXT` when it is nothing but pictures.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_report_read_pdf (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) pages = NULL;

  if (!check_size (bytes, KYO_REPORT_MAX_PDF_BYTES, name, error))
    return NULL;
  pages = kyo_pdf_read_pages (bytes, name, KYO_REPORT_MAX_PAGES, error);
  if (pages == NULL)
    return NULL;

  return read_pages (pages, bytes, name, error);
}
