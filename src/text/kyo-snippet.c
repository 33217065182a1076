/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-snippet.h"

#include "text/kyo-char.h"

#include <string.h>

#define MIN_CHARS 8
#define MAX_TRIM 12 /* characters that a cut may give up so as not to fall into a word */
#define ELLIPSIS "…"

typedef struct
{
  const char *text;
  const char *begin;
  const char *end; /* of the piece that is shown */
} Window;

static gboolean
may_cut (const char *text, const char *p)
{
  return p == text || *p == '\0' ||
         kyo_char_is_grapheme_break (g_utf8_get_char (g_utf8_prev_char (p)), g_utf8_get_char (p));
}

static gboolean
is_in_word (const char *text, const char *p)
{
  return p > text && *p != '\0' && kyo_char_class (g_utf8_get_char (p)) == KYO_CHAR_WORD &&
         kyo_char_class (g_utf8_get_char (g_utf8_prev_char (p))) == KYO_CHAR_WORD;
}

/* Where a cut at p becomes a good one, going by step (1 or -1) and never beyond limit. */
static const char *
settle_cut (const char *text, const char *p, int step, const char *limit)
{
  const char *cut = p;

  for (guint i = 0; i < MAX_TRIM && cut != limit && is_in_word (text, cut); i++)
    cut = step > 0 ? g_utf8_next_char (cut) : g_utf8_prev_char (cut);
  if (cut == limit || is_in_word (text, cut))
    cut = p;
  while (cut != limit && !may_cut (text, cut))
    cut = step > 0 ? g_utf8_next_char (cut) : g_utf8_prev_char (cut);

  return cut;
}

static void
trim (Window *window)
{
  while (window->begin < window->end && g_unichar_isspace (g_utf8_get_char (window->begin)))
    window->begin = g_utf8_next_char (window->begin);
  while (window->end > window->begin &&
         g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (window->end))))
    window->end = g_utf8_prev_char (window->end);
}

/* The piece of the text to show: a third of what is left over stands before the hit. */
static Window
choose_window (const char *text, const GArray *hits, guint max_chars)
{
  Window window = { text, text, text + strlen (text) };
  const KyoTextRange *hit = hits->len > 0 ? &g_array_index (hits, KyoTextRange, 0) : NULL;
  glong room = MAX (max_chars, MIN_CHARS);
  glong n, hit_at, hit_length, begin;
  const char *hit_begin;

  trim (&window);
  n = g_utf8_strlen (window.begin, window.end - window.begin);
  if (n <= room)
    return window;

  room -= 2; /* the ellipses */
  hit_at = hit != NULL ? g_utf8_pointer_to_offset (window.begin, text + hit->start) : 0;
  hit_length = hit != NULL ? g_utf8_strlen (text + hit->start, hit->end - hit->start) : 0;
  begin = MIN (MAX (0, hit_at - MAX (0, room - hit_length) / 3), n - room);

  hit_begin = g_utf8_offset_to_pointer (window.begin, hit_at);
  if (begin > 0)
    window.begin = settle_cut (text, g_utf8_offset_to_pointer (window.begin, begin), 1, hit_begin);
  while (!may_cut (text, window.begin)) /* the hit lies within a grapheme */
    window.begin = g_utf8_prev_char (window.begin);

  if (g_utf8_strlen (window.begin, window.end - window.begin) > room)
    {
      const char *end = g_utf8_offset_to_pointer (window.begin, room);
      const char *hit_end = g_utf8_offset_to_pointer (hit_begin, hit_length);

      window.end = settle_cut (text, end, -1, MIN (end, hit_end));
      while (!may_cut (text, window.end)) /* the hit is longer than the room */
        window.end = g_utf8_prev_char (window.end);
      window.end = MAX (window.begin, window.end);
    }

  trim (&window);
  return window;
}

/* Appends a piece, white space as single spaces and without what no renderer can show. */
static void
append_piece (GString *result, const char *begin, const char *end, gboolean as_markup)
{
  for (const char *p = begin; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (result->len > 0 && result->str[result->len - 1] != ' ')
            g_string_append_c (result, ' ');
        }
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe)
        continue;
      else if (as_markup && c == '&')
        g_string_append (result, "&amp;");
      else if (as_markup && c == '<')
        g_string_append (result, "&lt;");
      else if (as_markup && c == '>')
        g_string_append (result, "&gt;");
      else if (as_markup && (c == '"' || c == '\''))
        g_string_append_printf (result, "&#%u;", c);
      else
        g_string_append_unichar (result, c);
    }
}

static char *
dup_snippet (const char *source, KyoQuery *query, guint max_chars, gboolean as_markup)
{
  g_autofree char *text = g_utf8_make_valid (source, -1);
  g_autoptr (GArray) hits = query != NULL ? kyo_query_find (query, text)
                                          : g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
  Window window = choose_window (text, hits, max_chars);
  GString *result = g_string_new (NULL);
  const char *from = window.begin;
  const char *first = text, *last = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (last > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))))
    last = g_utf8_prev_char (last);

  if (window.begin > first)
    g_string_append (result, ELLIPSIS);
  for (guint i = 0; as_markup && i < hits->len; i++)
    {
      const KyoTextRange *hit = &g_array_index (hits, KyoTextRange, i);
      const char *begin = CLAMP (text + hit->start, from, window.end);
      const char *end = CLAMP (text + hit->end, from, window.end);

      if (begin == end)
        continue;
      append_piece (result, from, begin, TRUE);
      g_string_append (result, "<b>");
      append_piece (result, begin, end, TRUE);
      g_string_append (result, "</b>");
      from = end;
    }
  append_piece (result, from, window.end, as_markup);
  if (window.end < last)
    g_string_append (result, ELLIPSIS);

  return g_string_free (result, FALSE);
}

/**
 * kyo_snippet_dup:
 * @text: a text
 * @query: (nullable): what was searched
 * @max_chars: how long the result may be, in code points with the ellipses; at least 8 are taken
 *
 * Cuts a piece out of a text around the first hit, or its beginning when nothing hits. Runs of
 * white space become one space. A cut never splits a grapheme, nor, if a few characters can avert
 * it, a word; `…` stands where something was left out.
 *
 * Returns: (transfer full): one line
 */
char *
kyo_snippet_dup (const char *text, KyoQuery *query, guint max_chars)
{
  g_return_val_if_fail (text != NULL, NULL);

  return dup_snippet (text, query, max_chars, FALSE);
}

/**
 * kyo_snippet_dup_markup:
 * @text: a text
 * @query: (nullable): what was searched
 * @max_chars: how long the shown text may be, in code points
 *
 * Does what kyo_snippet_dup() does, as Pango markup with the hits in `<b>`. All else is escaped,
 * and characters that markup cannot hold are left out.
 *
 * Returns: (transfer full): one line of markup
 */
char *
kyo_snippet_dup_markup (const char *text, KyoQuery *query, guint max_chars)
{
  g_return_val_if_fail (text != NULL, NULL);

  return dup_snippet (text, query, max_chars, TRUE);
}
