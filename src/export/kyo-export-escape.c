/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The characters that change meaning or direction unseen are those of Unicode TR 36 and of "Trojan
 * Source" (CVE-2021-42574): bidirectional controls and zero-width spaces. The joiners U+200C and
 * U+200D stay, as words of several scripts and emoji need them.
 */
#include "config.h"

#include "export/kyo-export-escape.h"

#include <string.h>

static gboolean
is_unseen (gunichar c)
{
  return c == 0x061c || c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x206f) || c == 0xfeff;
}

/* Neither XML nor HTML has a way to write these. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f) ||
         (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/**
 * kyo_export_dup_visible:
 * @text: (nullable): any bytes
 *
 * Makes what people are to read: valid UTF-8, line ends as line feeds, without control characters
 * and non-characters, and with each bidirectional control or zero-width space as a token that can
 * be seen, such as `⟦U+202E⟧`.
 *
 * Returns: (transfer full): the text; "" for `NULL`
 */
char *
kyo_export_dup_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *visible = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (is_unseen (c))
        g_string_append_printf (visible, "⟦U+%04X⟧", c);
      else if (!is_forbidden (c))
        g_string_append_unichar (visible, c);
    }

  return g_string_free (visible, FALSE);
}

/**
 * kyo_export_dup_xml_valid:
 * @text: (nullable): any bytes
 *
 * Replaces what no XML 1.0 document may hold, even escaped, by U+FFFD; all else stays as it is.
 *
 * Returns: (transfer full): the text; "" for `NULL`
 */
char *
kyo_export_dup_xml_valid (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *string = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean allowed =
        c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff);

      g_string_append_unichar (string, allowed ? c : 0xfffd);
    }

  return g_string_free (string, FALSE);
}

/**
 * kyo_export_escape_html:
 * @text: (nullable): any bytes
 *
 * Makes @text safe in the text and in the quoted attributes of HTML and XML: what
 * [func@Kyo.export_dup_visible] makes of it, with `& < > " '` as entities. It is not safe in
 * scripts, styles or unquoted attributes, where nothing of a case ever stands.
 *
 * Returns: (transfer full): the escaped text; "" for `NULL`
 */
char *
kyo_export_escape_html (const char *text)
{
  g_autofree char *visible = kyo_export_dup_visible (text);
  GString *string = g_string_sized_new (strlen (visible));

  for (const char *p = visible; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (string, "&amp;");
        break;
      case '<':
        g_string_append (string, "&lt;");
        break;
      case '>':
        g_string_append (string, "&gt;");
        break;
      case '"':
        g_string_append (string, "&quot;");
        break;
      case '\'':
        g_string_append (string, "&#39;");
        break;
      default:
        g_string_append_c (string, *p);
      }

  return g_string_free (string, FALSE);
}

/* What begins a heading, a list or a rule when it is the first of a line. */
static gboolean
begins_block (const char *line)
{
  gsize n_digits = strspn (line, "0123456789");

  if (*line != '\0' && strchr ("#+-=", *line) != NULL)
    return TRUE;
  return n_digits > 0 && (line[n_digits] == '.' || line[n_digits] == ')');
}

/**
 * kyo_export_escape_markdown:
 * @text: (nullable): any bytes
 *
 * Makes @text stand for itself in Markdown (CommonMark with GitHub's tables): what
 * [func@Kyo.export_dup_visible] makes of it, in one line, without leading spaces, and with every
 * sign escaped that could begin emphasis, code, a link, a picture, HTML, an entity, a table cell, a
 * heading or a list.
 *
 * Returns: (transfer full): the escaped text; "" for `NULL`
 */
char *
kyo_export_escape_markdown (const char *text)
{
  g_autofree char *visible = g_strstrip (kyo_export_dup_visible (text));
  GString *string = g_string_sized_new (strlen (visible));
  const char *p = visible;

  if (begins_block (p))
    {
      gsize n_digits = strspn (p, "0123456789");

      g_string_append_len (string, p, n_digits);
      p += n_digits;
      g_string_append_c (string, '\\');
      g_string_append_c (string, *p++);
    }
  for (; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      g_string_append_c (string, ' ');
    else if (*p == '<')
      g_string_append (string, "&lt;");
    else if (*p == '&')
      g_string_append (string, "&amp;");
    else if (strchr ("\\`*_[]>|~", *p) != NULL)
      g_string_append_printf (string, "\\%c", *p);
    else
      g_string_append_c (string, *p);

  return g_string_free (string, FALSE);
}

/**
 * kyo_export_dup_svg_inline:
 * @svg: an SVG document as cairo writes it
 * @length: its length in bytes
 * @prefix: letters, digits and hyphens that no other picture of the same page has
 *
 * Makes a picture that can stand inside an HTML page beside others: without the XML declaration,
 * and with @prefix before each id and each reference to one, as cairo numbers the glyphs of every
 * picture from 0.
 *
 * Returns: (transfer full): the `svg` element
 */
char *
kyo_export_dup_svg_inline (const char *svg, gsize length, const char *prefix)
{
  static const char *const openings[] = { " id=\"", "href=\"#", "url(#" };
  const char *const end = svg + length;
  const char *p = g_strstr_len (svg, (gssize) length, "<svg");
  GString *string = g_string_sized_new (length + length / 8);

  while (p != NULL && p < end)
    {
      gsize skipped = 1;

      for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
        if ((gsize) (end - p) > strlen (openings[i]) && g_str_has_prefix (p, openings[i]))
          skipped = strlen (openings[i]);
      g_string_append_len (string, p, (gssize) skipped);
      if (skipped > 1)
        g_string_append (string, prefix);
      p += skipped;
    }

  return g_string_free (string, FALSE);
}
