/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON in one spelling only, so that equal values have equal hashes: no white space, members in the
 * order of their keys, strings escaped no further than they must be, numbers in the C locale (after
 * the idea of RFC 8785).
 */
#include "config.h"

#include "store/kyo-store-private.h"

/**
 * kyo_canonical_append_string:
 * @json: what is being written
 * @value: (nullable): UTF-8
 *
 * Appends a string, or null.
 */
void
kyo_canonical_append_string (GString *json, const char *value)
{
  if (value == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\b':
        g_string_append (json, "\\b");
        break;
      case '\f':
        g_string_append (json, "\\f");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\r':
        g_string_append (json, "\\r");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (json, "\\u%04x", *p);
        else
          g_string_append_c (json, *p);
      }
  g_string_append_c (json, '"');
}

/**
 * kyo_canonical_append_number:
 * @json: what is being written
 * @value: a finite number
 *
 * Appends a number; whole ones without a point.
 */
void
kyo_canonical_append_number (GString *json, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, g_ascii_formatd (buffer, sizeof buffer, "%.17g", value));
}

/**
 * kyo_canonical_append_text:
 * @json: what is being written
 * @text: (nullable): a text
 *
 * Appends a text as `{"en":…,"ja":…}`, or null when it has neither language.
 */
void
kyo_canonical_append_text (GString *json, KyoText *text)
{
  if (kyo_store_is_empty (text))
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '{');
  kyo_canonical_append_key (json, "en");
  kyo_canonical_append_string (json, kyo_text_get_en (text));
  kyo_canonical_append_key (json, "ja");
  kyo_canonical_append_string (json, kyo_text_get_ja (text));
  g_string_append_c (json, '}');
}

/**
 * kyo_canonical_append_strings:
 * @json: what is being written
 * @values: (nullable): strings
 *
 * Appends an array of strings; `NULL` is an empty one.
 */
void
kyo_canonical_append_strings (GString *json, const char *const *values)
{
  g_string_append_c (json, '[');
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      kyo_canonical_append_string (json, values[i]);
    }
  g_string_append_c (json, ']');
}

/**
 * kyo_canonical_append_key:
 * @json: what is being written
 * @key: the key, which comes after the keys before it in the alphabet
 *
 * Begins a member of an object: a comma unless it is the first, the key and its colon.
 */
void
kyo_canonical_append_key (GString *json, const char *key)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  kyo_canonical_append_string (json, key);
  g_string_append_c (json, ':');
}

/**
 * kyo_canonical_dup_string:
 * @value: (nullable): UTF-8
 *
 * Makes a JSON document of one string, or null.
 *
 * Returns: (transfer full): the document
 */
char *
kyo_canonical_dup_string (const char *value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  kyo_canonical_append_string (json, value);
  return g_string_free (g_steal_pointer (&json), FALSE);
}
