/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of which format a file is, by its first bytes, and the reader for it.
 */
#include "config.h"

#include "import/kyo-import-format.h"

#include "import/kyo-casebook-reader.h"
#include "import/kyo-report-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_BYTES 256

typedef KyoReportDraft *(*ReadFunc) (GBytes *bytes, const char *name, GError **error);

static KyoReportDraft *
read_casebook (GBytes *bytes, const char *name, GError **error)
{
  KyoCasebook *casebook = kyo_casebook_read_bytes (bytes, name, error);

  return casebook != NULL ? kyo_report_draft_new (casebook) : NULL;
}

static KyoReportDraft *
read_pdf (GBytes *bytes, const char *name, GError **error)
{
  if (kyo_report_is_pdf (bytes))
    return kyo_report_read_pdf (bytes, name, error);

  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_FORMAT,
               _ ("%s is no PDF. Leave the format out, and it is recognised"), name);
  return NULL;
}

static const struct
{
  const char *format;
  ReadFunc read;
} READERS[] = {
  { KYO_IMPORT_CASEBOOK, read_casebook },
  { KYO_IMPORT_REPORT_TEXT, kyo_report_read_text },
  { KYO_IMPORT_REPORT_PDF, read_pdf },
};

/* The first bytes without a byte order mark, white space and the zeros of UTF-16. */
static void
look (GBytes *bytes, char start[2])
{
  gsize size, n = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  start[0] = start[1] = '\0';
  for (gsize i = 0; i < MIN (size, LOOK_BYTES) && n < 2; i++)
    if (data[i] != '\0' && !g_ascii_isspace (data[i]) && !(i < 3 && data[i] >= 0xbb))
      start[n++] = (char) data[i];
}

static const char *
recognise (GBytes *bytes)
{
  char start[2];

  if (kyo_report_is_pdf (bytes))
    return KYO_IMPORT_REPORT_PDF;
  look (bytes, start);
  /* A report may begin with a bracket too, but not with a tag. */
  if (start[0] == '<' && (g_ascii_isalpha (start[1]) || strchr ("?!_", start[1]) != NULL))
    return KYO_IMPORT_CASEBOOK;
  if (start[0] == '{' && (start[1] == '"' || start[1] == '}' || start[1] == '\0'))
    return NULL;
  return KYO_IMPORT_REPORT_TEXT;
}

/**
 * kyo_import_is_format:
 * @format: a word
 *
 * Returns: `TRUE` when it names a format that can be imported
 */
gboolean
kyo_import_is_format (const char *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (READERS); i++)
    if (g_str_equal (format, READERS[i].format))
      return TRUE;

  return FALSE;
}

/**
 * kyo_import_read:
 * @bytes: the bytes of a file
 * @name: how messages name it
 * @wanted: (nullable): its format; `NULL` to recognise it
 * @format: (out): its format, as a static string
 * @error: return location for an error
 *
 * Reads a file of any format. Only for the import child: files of others are not to be trusted.
 *
 * Fails as the format's reader does, and with `KYO_IMPORT_ERROR_FORMAT` when it is of none that can
 * be imported.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_import_read (
  GBytes *bytes, const char *name, const char *wanted, const char **format, GError **error)
{
  const char *found = wanted != NULL ? wanted : recognise (bytes);

  for (gsize i = 0; found != NULL && i < G_N_ELEMENTS (READERS); i++)
    if (g_str_equal (found, READERS[i].format))
      {
        *format = READERS[i].format;
        return READERS[i].read (bytes, name, error);
      }

  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_FORMAT,
               _ ("%s seems to be JSON, which cannot be imported: only casebook XML, and a report "
                  "of cases as text or PDF, can"),
               name);
  return NULL;
}
