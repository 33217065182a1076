/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which encoding a text is. A byte order mark says it; without one the text is read strictly in
 * each encoding that Japanese offices use, and the one counts in which it is valid and most of it
 * is kana and everyday kanji. UTF-8 that is valid is UTF-8: the others hardly ever are by chance.
 */
#include "config.h"

#include "import/kyo-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of all characters that are no white space, in a text in which nobody wrote Japanese by chance. */
#define ENOUGH_JAPANESE 0.3
#define MAX_CONTROL 0.002

typedef struct
{
  const char *bom;
  gsize length;
  const char *encoding;
} Bom;

static const Bom BOMS[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static const char *const CANDIDATES[] = { "CP932", "EUC-JP", "UTF-16LE", "UTF-16BE" };

/* How Japanese a text is, from 0 to 1; -1 for one with characters that no text has. */
static double
judge (const char *text)
{
  double japanese = 0;
  gsize n_control = 0;
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      n++;
      if (c < 0x20 || c == 0x7f || c == 0xfffd || g_unichar_type (c) == G_UNICODE_UNASSIGNED)
        n_control++;
      else if ((c >= 0x3041 && c <= 0x30ff) || (c >= 0x3001 && c <= 0x3020))
        japanese += 1.0;
      else if (c >= 0x4e00 && c <= 0x9fff)
        japanese += 0.6; /* rare ones are what a wrong encoding yields */
      else if (c < 0x7f)
        japanese += 0.4;
    }
  if (n == 0 || (double) n_control / (double) n > MAX_CONTROL)
    return -1;

  return japanese / (double) n;
}

static char *
convert (const char *data, gsize size, const char *encoding)
{
  gsize read = 0;
  gsize written = 0;
  g_autofree char *text = g_convert (data, (gssize) size, "UTF-8", encoding, &read, &written, NULL);

  if (text == NULL || read != size || strlen (text) != written)
    return NULL;

  return g_steal_pointer (&text);
}

static char *
choose (const char *data, gsize size, const char **encoding)
{
  g_autofree char *best = NULL;
  double best_score = ENOUGH_JAPANESE;

  for (gsize i = 0; i < G_N_ELEMENTS (CANDIDATES); i++)
    {
      g_autofree char *text = convert (data, size, CANDIDATES[i]);
      double score = text != NULL ? judge (text) : -1;

      if (score > best_score)
        {
          best_score = score;
          *encoding = CANDIDATES[i];
          g_free (best);
          best = g_steal_pointer (&text);
        }
    }

  return g_steal_pointer (&best);
}

/**
 * kyo_encoding_decode:
 * @bytes: the bytes of a text file
 * @name: how messages name it
 * @encoding: (out): its encoding, as a static string
 * @error: return location for an error
 *
 * Turns bytes into UTF-8. Knows UTF-8, UTF-16 of both byte orders, CP932 (what Windows calls
 * Shift_JIS), EUC-JP and ISO-2022-JP. A byte order mark is dropped.
 *
 * Fails with `KYO_IMPORT_ERROR_EMPTY` when there is nothing but white space, and with
 * `KYO_IMPORT_ERROR_BINARY` when it is text in none of these.
 *
 * Returns: (transfer full): the text, or `NULL` with @error set
 */
char *
kyo_encoding_decode (GBytes *bytes, const char *name, const char **encoding, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  *encoding = "UTF-8";
  for (gsize i = 0; text == NULL && i < G_N_ELEMENTS (BOMS); i++)
    if (size >= BOMS[i].length && memcmp (data, BOMS[i].bom, BOMS[i].length) == 0)
      {
        *encoding = BOMS[i].encoding;
        text = convert (data + BOMS[i].length, size - BOMS[i].length, BOMS[i].encoding);
      }
  if (text == NULL && size > 0 && memmem (data, size, "\033$", 2) != NULL)
    {
      *encoding = "ISO-2022-JP";
      text = convert (data, size, "ISO-2022-JP");
    }
  if (text == NULL && size > 0 && g_utf8_validate_len (data, size, NULL))
    {
      *encoding = "UTF-8";
      text = g_strndup (data, size);
    }
  if (text == NULL && size > 0)
    text = choose (data, size, encoding);

  if (size == 0 || (text != NULL && text[strspn (text, " \t\r\n\f")] == '\0'))
    {
      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_EMPTY,
                   _ ("%s is empty; there is nothing to import"), name);
      return NULL;
    }
  if (text == NULL || judge (text) < 0)
    {
      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_BINARY,
                   _ ("%s is neither text in an encoding that is known nor a PDF; save it as UTF-8 "
                      "text or as PDF and try again"),
                   name);
      return NULL;
    }

  return g_steal_pointer (&text);
}
