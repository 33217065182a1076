/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A passage is kept whole as long as it fits a page of its own. One that is longer is broken after
 * a sentence, if there is one in the lower half of the page, or else after the last line that fits:
 * letters never become smaller for the sake of a page.
 */
#include "config.h"

#include "app/present/kyo-page-breaker.h"

#include <string.h>

typedef struct
{
  PangoLayout *layout;
  const KyoPageRoom *room;
  GArray *breaks;
  guint page;
  double used; /* of the page, px */
} Breaker;

static double
set_text (Breaker *breaker, const char *text)
{
  int height;

  pango_layout_set_text (breaker->layout, text, -1);
  pango_layout_get_pixel_size (breaker->layout, NULL, &height);

  return height;
}

static void
turn_page (Breaker *breaker)
{
  breaker->page++;
  breaker->used = 0;
}

static void
place (Breaker *breaker, guint text, gsize begin, gsize end, double height)
{
  KyoBreak stretch = { breaker->page, text, begin, end };

  g_array_append_val (breaker->breaks, stretch);
  breaker->used += height;
}

static gboolean
ends_sentence (const char *text, const char *at)
{
  static const char *const MARKS[] = { "。", "．", "！", "？", "」。", "）。" };

  for (gsize i = 0; i < G_N_ELEMENTS (MARKS); i++)
    if ((gsize) (at - text) >= strlen (MARKS[i]) &&
        strncmp (at - strlen (MARKS[i]), MARKS[i], strlen (MARKS[i])) == 0)
      return TRUE;

  return at - text >= 2 && *at != '\0' && at[-1] == ' ' && strchr (".!?", at[-2]) != NULL;
}

/* The last end of a sentence up to some place, or 0. */
static gsize
find_sentence_end (const char *text, gsize most)
{
  for (const char *at = text + most; at > text; at = g_utf8_prev_char (at))
    if (ends_sentence (text, at))
      return (gsize) (at - text);

  return 0;
}

/* How many bytes of the text that is set fill no more than the room; at least its first line. */
static gsize
find_break (Breaker *breaker, const char *text, double room)
{
  PangoLayoutIter *iter = pango_layout_get_iter (breaker->layout);
  gsize end = 0;
  gsize half = 0;
  gsize sentence;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int bottom;

      pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
      if (end > 0 && (double) bottom / PANGO_SCALE > room)
        break;
      end = (gsize) (line->start_index + line->length);
      if ((double) bottom / PANGO_SCALE <= room / 2)
        half = end;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  sentence = find_sentence_end (text, end);
  return sentence > half ? sentence : end;
}

/* Less than this of a page is not begun with a text that does not fit it whole, px. */
static double
get_least (Breaker *breaker, double label)
{
  PangoRectangle line;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (breaker->layout, 0), NULL, &line);
  return MAX (breaker->room->height / 3, label + 2.5 * line.height / PANGO_SCALE);
}

static gsize
skip_space (const char *text, gsize at)
{
  while (text[at] == ' ')
    at++;

  return at;
}

static void
break_text (Breaker *breaker, const char *text, guint index, double label)
{
  gsize begin = 0;

  while (TRUE)
    {
      double gap = breaker->used > 0 ? breaker->room->gap : 0;
      double height = set_text (breaker, text + begin) + label;
      double left = breaker->room->height - breaker->used - gap;
      gsize end;

      if (height <= left)
        {
          place (breaker, index, begin, strlen (text), height + gap);
          return;
        }
      if (breaker->used > 0 &&
          (height <= breaker->room->height || left < get_least (breaker, label)))
        {
          turn_page (breaker);
          continue;
        }

      end = begin + find_break (breaker, text + begin, left - label);
      if (text[end] == '\0')
        {
          place (breaker, index, begin, end, height + gap);
          return;
        }
      place (breaker, index, begin, end, left + gap);
      turn_page (breaker);
      begin = skip_space (text, end);
      label = 0;
    }
}

/**
 * kyo_page_breaker_break:
 * @context: with the font of the texts
 * @room: of each page, greater than 0
 * @texts: running texts, `NULL`-terminated
 * @labels: (nullable): as many labels, `NULL` for a text that has none
 *
 * Sets texts beneath each other and breaks them into pages.
 *
 * Returns: (transfer full) (element-type KyoBreak): what stands on which page, in order
 */
GArray *
kyo_page_breaker_break (PangoContext *context,
                        const KyoPageRoom *room,
                        const char *const *texts,
                        const char *const *labels)
{
  Breaker breaker = { .layout = pango_layout_new (context), .room = room };

  breaker.breaks = g_array_new (FALSE, FALSE, sizeof (KyoBreak));
  pango_layout_set_wrap (breaker.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (breaker.layout, (int) (room->width * PANGO_SCALE));
  pango_layout_set_line_spacing (breaker.layout, (float) room->line_spacing);
  for (guint i = 0; texts[i] != NULL; i++)
    break_text (&breaker, texts[i], i, labels != NULL && labels[i] != NULL ? room->label : 0);
  g_object_unref (breaker.layout);

  return breaker.breaks;
}
