/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parent trusts the child no more than the file: the head is taken apart strictly, lengths have
 * to add up, the XML is checked against the casebook schema, and so is the JSON member by member.
 */
#include "config.h"

#include "import/kyo-casebook-reader.h"
#include "import/kyo-import-answer.h"
#include "import/kyo-import-format.h"
#include "import/kyo-report-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC "kyokun-import"
#define VERSION "2"
#define FORMAT_ERROR "error"
#define MAX_HEAD 80
#define MAX_MESSAGE 65536

static GBytes *
put_together (const char *format, gsize number, GBytes *xml, const char *rest)
{
  GByteArray *answer = g_byte_array_new ();
  g_autofree char *head =
    g_strdup_printf (MAGIC " " VERSION " %s %zu %zu\n", format, number, strlen (rest));

  g_byte_array_append (answer, (const guint8 *) head, (guint) strlen (head));
  if (xml != NULL)
    g_byte_array_append (answer, g_bytes_get_data (xml, NULL), (guint) g_bytes_get_size (xml));
  g_byte_array_append (answer, (const guint8 *) rest, (guint) strlen (rest));

  return g_byte_array_free_to_bytes (answer);
}

/**
 * kyo_import_answer_new:
 * @xml: casebook XML
 * @format: what the file was, one of kyo-import-format.h
 * @draft: what is to say beside the casebook
 *
 * Returns: (transfer full): what the child writes when all is well
 */
GBytes *
kyo_import_answer_new (GBytes *xml, const char *format, KyoReportDraft *draft)
{
  g_autofree char *json = kyo_report_draft_dup_json (draft);

  return put_together (format, g_bytes_get_size (xml), xml, json);
}

/**
 * kyo_import_answer_new_error:
 * @error: an error in the domain of import
 *
 * Returns: (transfer full): what the child writes when the file cannot be imported
 */
GBytes *
kyo_import_answer_new_error (const GError *error)
{
  return put_together (FORMAT_ERROR, (gsize) error->code, NULL, error->message);
}

static gboolean
fail (const char *name, GError **error)
{
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_CHILD,
               _ ("What read %s broke down over it: the file is damaged, needs more memory than an "
                  "import may use, or was made to do harm; nothing was imported"),
               name);

  return FALSE;
}

/* The words of the first line, of which there must be exactly those that there are. */
static GStrv
read_head (const char *data, gsize size, gsize *length)
{
  const char *end = size > 0 ? memchr (data, '\n', MIN (size, MAX_HEAD)) : NULL;
  g_autofree char *head = end != NULL ? g_strndup (data, (gsize) (end - data)) : NULL;
  g_auto (GStrv) words = NULL;

  if (head == NULL)
    return NULL;
  *length = (gsize) (end - data) + 1;
  words = g_strsplit (head, " ", -1);
  if (g_strv_length (words) != 5 || !g_str_equal (words[0], MAGIC) ||
      !g_str_equal (words[1], VERSION))
    return NULL;

  return g_steal_pointer (&words);
}

/* Takes over an error of the child, but none with a code that there is not. */
static gboolean
read_error (guint64 code, const char *message, gsize length, const char *name, GError **error)
{
  g_autofree char *text = NULL;

  if (code > KYO_IMPORT_ERROR_TIMEOUT || length == 0 || length > MAX_MESSAGE ||
      !g_utf8_validate_len (message, length, NULL))
    return fail (name, error);
  text = g_strndup (message, length);
  g_set_error_literal (error, KYO_IMPORT_ERROR, (int) code, text);

  return FALSE;
}

/**
 * kyo_import_answer_read:
 * @answer: what the child wrote
 * @name: how messages name the file
 * @format: (out) (transfer full): what the file was
 * @error: return location for an error
 *
 * Checks and takes in an answer. The casebook goes through kyo_casebook_read_bytes().
 *
 * Fails with the child's own error, with those of kyo_casebook_read_bytes(), or with
 * `KYO_IMPORT_ERROR_CHILD` when the answer is none.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_import_answer_read (GBytes *answer, const char *name, char **format, GError **error)
{
  g_autoptr (KyoReportDraft) draft = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autofree char *json = NULL;
  g_auto (GStrv) head = NULL;
  KyoCasebook *casebook;
  gsize size, at;
  const char *data = g_bytes_get_data (answer, &size);
  guint64 number, length;

  if ((head = read_head (data, size, &at)) == NULL ||
      !g_ascii_string_to_unsigned (head[3], 10, 0, size + G_MAXUINT8, &number, NULL) ||
      !g_ascii_string_to_unsigned (head[4], 10, 0, size, &length, NULL))
    {
      fail (name, error);
      return NULL;
    }
  if (g_str_equal (head[2], FORMAT_ERROR) && at + length == size)
    {
      read_error (number, data + at, length, name, error);
      return NULL;
    }
  if (!kyo_import_is_format (head[2]) || at + number + length != size)
    {
      fail (name, error);
      return NULL;
    }

  xml = g_bytes_new_from_bytes (answer, at, number);
  casebook = kyo_casebook_read_bytes (xml, name, error);
  if (casebook == NULL)
    return NULL;
  draft = kyo_report_draft_new (casebook);
  json = g_strndup (data + at + number, length);
  if (strlen (json) != length || !kyo_report_draft_read_json (draft, json, NULL))
    {
      fail (name, error);
      return NULL;
    }
  *format = g_strdup (head[2]);

  return g_steal_pointer (&draft);
}
