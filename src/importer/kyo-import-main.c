/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import child: kyokun-import NAME. Reads a file from its standard input, confined before it
 * has read a byte, and answers on its standard output as import/kyo-import-answer.h says. Exit
 * status 0 with a casebook, 1 with an error, anything else when it broke down.
 */
#include "config.h"

#include "export/kyo-casebook-writer.h"
#include "import/kyo-casebook-reader.h"
#include "import/kyo-import-answer.h"
#include "import/kyo-import-confine.h"
#include "import/kyo-report-reader.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define CHUNK 65536

static void
set_up_locale (void)
{
  gboolean is_built = g_file_test (KYO_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, is_built ? KYO_BUILD_LOCALE_DIR : KYO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Up to a byte more than any format may have: its reader then says that it is too much. */
static GBytes *
read_input (void)
{
  GByteArray *input = g_byte_array_new ();
  guint8 chunk[CHUNK];
  gssize n;

  while (input->len <= KYO_REPORT_MAX_PDF_BYTES)
    {
      n = read (STDIN_FILENO, chunk, sizeof chunk);
      if (n > 0)
        g_byte_array_append (input, chunk, (guint) n);
      else if (n == 0 || errno != EINTR)
        break;
    }

  return g_byte_array_free_to_bytes (input);
}

static gboolean
write_output (GBytes *output)
{
  gsize size;
  const char *data = g_bytes_get_data (output, &size);

  for (gsize done = 0; done < size;)
    {
      gssize n = write (STDOUT_FILENO, data + done, size - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += n > 0 ? (gsize) n : 0;
    }

  return TRUE;
}

static gboolean
is_xml (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;

  return i < size && data[i] == '<';
}

static KyoReportDraft *
read_file (GBytes *bytes, const char *name, const char **format, GError **error)
{
  if (is_xml (bytes))
    {
      KyoCasebook *casebook = kyo_casebook_read_bytes (bytes, name, error);

      *format = "casebook";
      return casebook != NULL ? kyo_report_draft_new (casebook) : NULL;
    }
  if (kyo_report_is_pdf (bytes))
    {
      *format = "report-pdf";
      return kyo_report_read_pdf (bytes, name, error);
    }
  *format = "report-text";

  return kyo_report_read_text (bytes, name, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  const char *format;

  if (argc != 2)
    {
      g_printerr ("usage: kyokun-import NAME\n");
      return 2;
    }
  set_up_locale ();
  kyo_import_confine ();
  input = read_input ();
  draft = read_file (input, argv[1], &format, &error);
  if (draft == NULL)
    output = kyo_import_answer_new_error (error);
  else
    {
      xml = kyo_casebook_write_bytes (draft->casebook);
      output = kyo_import_answer_new (xml, format, draft);
    }
  if (!write_output (output))
    return 3;

  return draft != NULL ? 0 : 1;
}
