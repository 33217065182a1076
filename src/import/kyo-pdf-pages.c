/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF to pages of lines, through poppler. Poppler knows the place of each character; where it does
 * not (which would be its bug) the text of the page is taken in poppler's own order.
 */
#include "config.h"

#include "import/kyo-pdf-order.h"
#include "import/kyo-pdf-pages.h"
#include "import/kyo-report-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

/* A file says in its last bytes that it is whole. */
#define TAIL_BYTES 4096
#define MAX_PAGE_CHARACTERS 200000
#define MAX_CHARACTERS (16 * 1024 * 1024)

/* In font sizes: characters farther apart do not belong to one run. */
#define RUN_GAP 1.2

static double
find_em (GList *attributes, int index)
{
  for (GList *l = attributes; l != NULL; l = l->next)
    {
      const PopplerTextAttributes *range = l->data;

      if (index >= range->start_index && index <= range->end_index && range->font_size > 0)
        return range->font_size;
    }

  return 12;
}

static gboolean
continues_run (const KyoPdfRun *run, const PopplerRectangle *box)
{
  double middle = (box->y1 + box->y2) / 2;

  return fabs (middle - (run->y0 + run->y1) / 2) < 0.5 * run->em &&
         box->x1 - run->x1 < RUN_GAP * run->em && box->x1 - run->x1 > -run->em;
}

static GPtrArray *
list_runs (const char *text, const PopplerRectangle *boxes, GList *attributes)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_pdf_run_free);
  KyoPdfRun *run = NULL;
  gboolean has_space = FALSE;
  int index = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), index++)
    {
      gunichar c = g_utf8_get_char (p);
      const PopplerRectangle *box = &boxes[index];

      if (c == '\n')
        run = NULL;
      else if (kyo_report_is_space (c))
        has_space = TRUE;
      else
        {
          if (run == NULL || !continues_run (run, box))
            {
              run = kyo_pdf_run_new (box->x1, box->y1, find_em (attributes, index));
              run->y1 = box->y2;
              g_ptr_array_add (runs, run);
            }
          else if (has_space)
            g_string_append_c (run->text, ' ');
          g_string_append_unichar (run->text, c);
          run->x1 = MAX (run->x1, box->x2);
          run->y0 = MIN (run->y0, box->y1);
          run->y1 = MAX (run->y1, box->y2);
          has_space = FALSE;
        }
      if (c == '\n')
        has_space = FALSE;
    }

  return runs;
}

static void
read_plain (const char *text, KyoReportPage *page)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (page->pieces, kyo_piece_new (lines[i], page->number, page->pieces->len + 1,
                                                    i > 0 && *lines[i - 1] == '\0'));
}

/* FALSE when poppler does not know the place of each character. */
static gboolean
read_layout (PopplerPage *source, const char *text, glong length, KyoReportPage *page)
{
  PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  gboolean is_known =
    poppler_page_get_text_layout (source, &boxes, &n_boxes) && (glong) n_boxes == length;

  if (is_known)
    {
      GList *attributes = poppler_page_get_text_attributes (source);
      g_autoptr (GPtrArray) runs = list_runs (text, boxes, attributes);
      double height;

      poppler_page_get_size (source, NULL, &height);
      poppler_page_free_text_attributes (attributes);
      kyo_pdf_order_runs (runs, height, page);
    }
  g_free (boxes);

  return is_known;
}

static glong
read_page (PopplerPage *source, KyoReportPage *page)
{
  g_autofree char *text = poppler_page_get_text (source);
  glong length;

  if (text == NULL)
    return 0;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      page->is_broken = TRUE;
      read_plain (valid, page);
      return g_utf8_strlen (valid, -1);
    }
  length = g_utf8_strlen (text, -1);
  if (length <= MAX_PAGE_CHARACTERS && !read_layout (source, text, length, page))
    read_plain (text, page);

  return length;
}

static gboolean
is_whole (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize tail = MIN (size, TAIL_BYTES);

  return memmem (data + size - tail, tail, "%%EOF", 5) != NULL;
}

static PopplerDocument *
open_document (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &local_error);

  if (document == NULL && g_error_matches (local_error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_ENCRYPTED,
                 _ ("%s asks for a password; save a copy without one and import that"), name);
  else if (!is_whole (bytes))
    {
      g_clear_object (&document);
      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_DAMAGED,
                   _ ("%s is cut off: the end of the PDF is missing; get the whole file again"),
                   name);
    }
  else if (document == NULL)
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_DAMAGED,
                 _ ("%s is a broken PDF (%s); get the file again"), name, local_error->message);

  return document;
}

static gboolean
fail_too_long (const char *name, GError **error)
{
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG,
               _ ("%s has more text than a report can have; nothing was imported"), name);

  return FALSE;
}

static gboolean
read_document (
  PopplerDocument *document, guint n_pages, GPtrArray *pages, const char *name, GError **error)
{
  glong n_characters = 0;

  for (guint i = 0; i < n_pages; i++)
    {
      PopplerPage *source = poppler_document_get_page (document, (int) i);
      KyoReportPage *page = kyo_report_page_new (i + 1);
      glong length = source != NULL ? read_page (source, page) : 0;

      page->is_broken = page->is_broken || source == NULL;
      g_clear_object (&source);
      g_ptr_array_add (pages, page);
      n_characters += length;
      if (length > MAX_PAGE_CHARACTERS || n_characters > MAX_CHARACTERS)
        return fail_too_long (name, error);
    }
  if (n_characters == 0)
    {
      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_NO_TEXT,
                   _ ("%s has no text in it, only pictures, as a scanner makes them; run text "
                      "recognition over it first"),
                   name);
      return FALSE;
    }

  return TRUE;
}

/**
 * kyo_pdf_read_pages:
 * @bytes: the bytes of a PDF
 * @name: how messages name it
 * @max_pages: how many pages are too many
 * @error: return location for an error
 *
 * Reads the lines of all pages, each page in the order of reading. Lines are counted on each page.
 *
 * Fails with `KYO_IMPORT_ERROR_ENCRYPTED`, `KYO_IMPORT_ERROR_DAMAGED`, `KYO_IMPORT_ERROR_TOO_BIG`
 * or `KYO_IMPORT_ERROR_NO_TEXT`.
 *
 * Returns: (transfer full): #KyoReportPage, or `NULL` with @error set
 */
GPtrArray *
kyo_pdf_read_pages (GBytes *bytes, const char *name, guint max_pages, GError **error)
{
  PopplerDocument *document = open_document (bytes, name, error);
  g_autoptr (GPtrArray) pages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_report_page_free);
  gboolean is_read = FALSE;
  int n_pages;

  if (document == NULL)
    return NULL;
  n_pages = poppler_document_get_n_pages (document);
  if (n_pages < 1)
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_DAMAGED,
                 _ ("%s is a broken PDF (%s); get the file again"), name, _ ("it has no pages"));
  else if (n_pages > (int) max_pages)
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG,
                 _ ("%s has %u pages; up to %u can be imported"), name, (guint) n_pages, max_pages);
  else
    is_read = read_document (document, (guint) MAX (n_pages, 0), pages, name, error);
  g_object_unref (document); /* this poppler has no g_autoptr () */

  return is_read ? g_steal_pointer (&pages) : NULL;
}
