/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts that a report tells somewhere in its text: which period it covers, who may read it.
 */
#include "config.h"

#include "import/kyo-report-words.h"

#include <string.h>

/* One date of a span; era years of the last two eras become years of the common one. */
static gboolean
format_date (GMatchInfo *match, const char *prefix, const char *year, GString *edtf)
{
  static const char *const PARTS[] = { "m", "d" };
  g_autofree char *era_name = g_strconcat (prefix, "e", NULL);
  g_autofree char *era = g_match_info_fetch_named (match, era_name);
  gint64 value = g_ascii_strtoll (year, NULL, 10);

  if (g_strcmp0 (era, "令和") == 0)
    value += 2018;
  else if (g_strcmp0 (era, "平成") == 0)
    value += 1988;
  if (value < 1900 || value > 2999)
    return FALSE;
  g_string_append_printf (edtf, "%04d", (int) value);
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autofree char *name = g_strconcat (prefix, PARTS[i], NULL);
      g_autofree char *digits = g_match_info_fetch_named (match, name);

      if (digits == NULL || *digits == '\0')
        break;
      g_string_append_printf (edtf, "-%02d", (int) g_ascii_strtoll (digits, NULL, 10));
    }

  return TRUE;
}

/**
 * kyo_report_find_period:
 * @text: a text
 *
 * Looks for a span of two dates, "2020年1月1日～2020年12月31日", with any width of digits, with or
 * without days, the second year left out when it is the first one.
 *
 * Returns: (transfer full): an EDTF interval, or `NULL`
 */
char *
kyo_report_find_period (const char *text)
{
  static const char PATTERN[] =
    "(?<ae>令和|平成)?(?<ay>\\d{1,4})年(?<am>\\d{1,2})月(?:(?<ad>\\d{1,2})日)?\\s*(?:~|〜|-|–|—|"
    "から)\\s*"
    "(?:(?<be>令和|平成)?(?<by>\\d{1,4})年)?(?<bm>\\d{1,2})月(?:(?<bd>\\d{1,2})日)?";
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GRegex) regex = g_regex_new (PATTERN, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) edtf = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (normal == NULL || !g_regex_match (regex, normal, 0, &match))
    return NULL;
  first = g_match_info_fetch_named (match, "ay");
  second = g_match_info_fetch_named (match, "by");
  if (!format_date (match, "a", first, edtf))
    return NULL;
  g_string_append_c (edtf, '/');
  if (second != NULL && *second != '\0')
    {
      if (!format_date (match, "b", second, edtf))
        return NULL;
    }
  else
    {
      g_autofree char *year = g_strndup (edtf->str, 4);

      if (!format_date (match, "b", year, edtf))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&edtf), FALSE);
}

/**
 * kyo_report_find_tlp:
 * @text: a line
 * @tlp: (out): the label
 *
 * Looks for a label of the Traffic Light Protocol, "TLP:AMBER", in any width and case. WHITE is
 * what CLEAR was called before version 2.0 (https://www.first.org/tlp/).
 *
 * Returns: `TRUE` when there is one
 */
gboolean
kyo_report_find_tlp (const char *text, KyoTlp *tlp)
{
  static const struct
  {
    const char *word;
    KyoTlp tlp;
  } WORDS[] = {
    { "AMBER+STRICT", KYO_TLP_AMBER_STRICT },
    { "RED", KYO_TLP_RED },
    { "AMBER", KYO_TLP_AMBER },
    { "GREEN", KYO_TLP_GREEN },
    { "CLEAR", KYO_TLP_CLEAR },
    { "WHITE", KYO_TLP_CLEAR },
  };
  g_autofree char *normal = NULL;
  g_autofree char *upper = NULL;
  const char *label;

  /* Mostly there is none, and then no text is copied. */
  if (strpbrk (text, "Tt") == NULL && strstr (text, "Ｔ") == NULL && strstr (text, "ｔ") == NULL)
    return FALSE;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  upper = normal != NULL ? g_utf8_strup (normal, -1) : NULL;
  label = upper != NULL ? strstr (upper, "TLP:") : NULL;
  if (label == NULL)
    return FALSE;
  label += strlen ("TLP:");
  label += kyo_report_skip_spaces (label);
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_has_prefix (label, WORDS[i].word))
      {
        *tlp = WORDS[i].tlp;
        return TRUE;
      }

  return FALSE;
}
