/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import child: kyokun-import NAME [FORMAT]. Reads a file from its standard input, confined
 * before it has read a byte, and answers on its standard output as import/kyo-import-answer.h says.
 * Exit status 0 with a casebook, 1 with an error, anything else when it broke down.
 */
#include "config.h"

#include "export/kyo-casebook-writer.h"
#include "import/kyo-import-answer.h"
#include "import/kyo-import-confine.h"
#include "import/kyo-import-format.h"
#include "import/kyo-report-reader.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
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

/* Up to a byte more than any format may have: its reader then says that it is too much. NULL when
 * the rest cannot be had: half a file is none. */
static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  guint8 chunk[CHUNK];
  gssize n;

  while (input->len <= KYO_REPORT_MAX_PDF_BYTES)
    {
      n = read (STDIN_FILENO, chunk, sizeof chunk);
      if (n > 0)
        g_byte_array_append (input, chunk, (guint) n);
      else if (n == 0)
        break;
      else if (errno != EINTR)
        return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&input));
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

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  const char *format;

  if (argc < 2 || argc > 3)
    {
      g_printerr ("usage: kyokun-import NAME [FORMAT]\n");
      return 2;
    }
  set_up_locale ();
  kyo_import_confine ();
  input = read_input ();
  if (input == NULL)
    return 3;
  draft = kyo_import_read (input, argv[1], argv[2], &format, &error);
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
