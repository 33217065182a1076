/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The origins of a field stand in the list in the order in which its words are read; between
 * fields their order means nothing. Words are counted without white space, of which a line break
 * may have taken some away: so a place in a field finds its place in the source.
 */
#include "config.h"

#include "import/kyo-report-origins.h"
#include "import/kyo-report-words.h"

#include <string.h>

static KyoReportOrigin *
get_origin (KyoReportDraft *draft, guint position)
{
  return draft->origins->pdata[position];
}

static KyoReportOrigin *
make_origin (const char *field, guint page, guint line, const char *text, gboolean is_mark)
{
  KyoReportOrigin *origin = g_new0 (KyoReportOrigin, 1);

  origin->field = g_strdup (field);
  origin->page = page;
  origin->first_line = line;
  origin->last_line = line;
  origin->text = g_strdup (text);
  origin->is_mark = is_mark;

  return origin;
}

static char *
dup_stripped (const char *start, const char *end)
{
  while (start < end && kyo_report_is_space (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && kyo_report_is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
}

static GArray *
list_solid (const char *text)
{
  GArray *solid = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!kyo_report_is_space (c))
        g_array_append_val (solid, c);
    }

  return solid;
}

/**
 * kyo_report_count_solid:
 * @text: a text
 * @n_bytes: how much of it
 *
 * Returns: how many characters of it are no white space
 */
guint
kyo_report_count_solid (const char *text, gsize n_bytes)
{
  guint n = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    n += !kyo_report_is_space (g_utf8_get_char (p));

  return n;
}

/**
 * kyo_report_origins_find_cut:
 * @draft: a draft
 * @field: a field
 * @text: what the field says now, which a person may have changed
 * @n_bytes: where in it
 *
 * Finds the same place in the source. What stands alike at both ends leads there; within words that
 * were changed it is told by their share.
 *
 * Returns: how many characters of the source, white space aside, stand before it
 */
guint
kyo_report_origins_find_cut (KyoReportDraft *draft,
                             const char *field,
                             const char *text,
                             gsize n_bytes)
{
  g_autofree char *words = kyo_report_draft_dup_words (draft, field);
  g_autoptr (GArray) source = list_solid (words);
  g_autoptr (GArray) target = list_solid (text);
  guint at = kyo_report_count_solid (text, n_bytes);
  guint limit = MIN (source->len, target->len);
  guint head = 0;
  guint tail = 0;

  while (head < limit &&
         g_array_index (source, gunichar, head) == g_array_index (target, gunichar, head))
    head++;
  while (tail < limit - head && g_array_index (source, gunichar, source->len - 1 - tail) ==
                                  g_array_index (target, gunichar, target->len - 1 - tail))
    tail++;
  if (at <= head)
    return at;
  if (at >= target->len - tail)
    return source->len - (target->len - at);

  return head + (at - head) * (source->len - head - tail) / (target->len - head - tail);
}

/* Where the origins of a field end, 0 when it has none. */
static guint
find_end (KyoReportDraft *draft, const char *field)
{
  for (guint i = draft->origins->len; i > 0; i--)
    if (g_str_equal (get_origin (draft, i - 1)->field, field))
      return i;

  return 0;
}

/**
 * kyo_report_origins_rename:
 * @draft: a draft
 * @field: a field
 * @to: another one, or the same
 * @to_mark: whether they are no part of its words
 *
 * Makes all origins of a field those of another, read after the ones that it has.
 */
void
kyo_report_origins_rename (KyoReportDraft *draft,
                           const char *field,
                           const char *to,
                           gboolean to_mark)
{
  guint end = g_str_equal (field, to) ? 0 : find_end (draft, to);

  for (guint i = 0; i < draft->origins->len; i++)
    {
      KyoReportOrigin *origin = get_origin (draft, i);

      if (!g_str_equal (origin->field, field))
        continue;
      g_free (origin->field);
      origin->field = g_strdup (to);
      origin->is_mark = origin->is_mark || to_mark;
      if (i >= end) /* it follows already */
        continue;
      g_ptr_array_steal_index (draft->origins, i);
      g_ptr_array_insert (draft->origins, (int) end - 1, origin);
      i--;
    }
  kyo_report_origins_tidy (draft);
}

/* Cuts a run of lines before a character; the rest of it becomes a run of its own. */
static void
cut_run (KyoReportDraft *draft, guint position, guint n_solid)
{
  KyoReportOrigin *origin = get_origin (draft, position);
  g_auto (GStrv) lines = g_strsplit (origin->text, "\n", -1);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  guint line = origin->first_line;
  KyoReportOrigin *rest = NULL;

  for (guint i = 0; lines[i] != NULL; i++, line++)
    {
      const char *cut = lines[i];

      while (*cut != '\0' && n_solid > 0)
        {
          n_solid -= !kyo_report_is_space (g_utf8_get_char (cut));
          cut = g_utf8_next_char (cut);
        }
      if (cut > lines[i])
        {
          g_autofree char *own = dup_stripped (lines[i], cut);

          g_string_append_printf (before, "%s%s", i > 0 ? "\n" : "", own);
          origin->last_line = line;
        }
      if (*cut != '\0')
        {
          g_autofree char *own = dup_stripped (cut, cut + strlen (cut));

          if (rest == NULL)
            rest = make_origin (origin->field, origin->page, line, "", origin->is_mark);
          g_string_append_printf (after, "%s%s", after->len > 0 ? "\n" : "", own);
          rest->last_line = line;
        }
    }
  g_free (origin->text);
  origin->text = g_strdup (before->str);
  g_free (rest->text);
  rest->text = g_strdup (after->str);
  g_ptr_array_insert (draft->origins, (int) position + 1, rest);
}

/**
 * kyo_report_origins_cut:
 * @draft: a draft
 * @field: a field
 * @n_solid: how many characters of its words, white space aside, it keeps
 * @to: a field without origins
 *
 * Makes the origins of the words after a place those of another field. What marks the field stays.
 */
void
kyo_report_origins_cut (KyoReportDraft *draft, const char *field, guint n_solid, const char *to)
{
  for (guint i = 0; i < draft->origins->len; i++)
    {
      KyoReportOrigin *origin = get_origin (draft, i);
      guint n;

      if (origin->is_mark || !g_str_equal (origin->field, field))
        continue;
      n = kyo_report_count_solid (origin->text, strlen (origin->text));
      if (n <= n_solid)
        {
          n_solid -= n;
          continue;
        }
      if (n_solid > 0)
        {
          cut_run (draft, i, n_solid); /* the rest comes next */
          n_solid = 0;
          continue;
        }
      g_free (origin->field);
      origin->field = g_strdup (to);
    }
  kyo_report_origins_tidy (draft);
}

static void
insert_unplaced (KyoReportDraft *draft, const char *text, guint page, guint line)
{
  KyoUnplaced *unplaced = g_new0 (KyoUnplaced, 1);
  guint position = draft->unplaced->len;

  while (position > 0)
    {
      const KyoUnplaced *before = draft->unplaced->pdata[position - 1];

      if (before->page < page || (before->page == page && before->line <= line))
        break;
      position--;
    }
  unplaced->text = g_strdup (text);
  unplaced->page = page;
  unplaced->line = line;
  unplaced->reason = KYO_UNPLACED_SET_ASIDE;
  g_ptr_array_insert (draft->unplaced, (int) position, unplaced);
}

/**
 * kyo_report_origins_release:
 * @draft: a draft
 * @field: a field
 * @other: (nullable): another one
 *
 * Sets all lines of one field or two aside.
 */
void
kyo_report_origins_release (KyoReportDraft *draft, const char *field, const char *other)
{
  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = get_origin (draft, i);
      g_auto (GStrv) lines = NULL;

      if (!g_str_equal (origin->field, field) && g_strcmp0 (origin->field, other) != 0)
        continue;
      lines = g_strsplit (origin->text, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        insert_unplaced (draft, lines[j], origin->page, origin->first_line + j);
      g_ptr_array_remove_index (draft->origins, i--);
    }
  kyo_report_origins_tidy (draft);
}

/**
 * kyo_report_origins_take:
 * @draft: a draft
 * @unplaced: a line, which the caller takes off the list of those that are not placed
 * @text: its words, or a part of them
 * @field: the field that they are part of
 * @is_mark: whether they are no part of its words
 *
 * Makes a line one of a field, read after those that it has.
 */
void
kyo_report_origins_take (KyoReportDraft *draft,
                         const KyoUnplaced *unplaced,
                         const char *text,
                         const char *field,
                         gboolean is_mark)
{
  guint end = find_end (draft, field);

  g_ptr_array_insert (draft->origins, end > 0 ? (int) end : -1,
                      make_origin (field, unplaced->page, unplaced->line, text, is_mark));
  kyo_report_origins_tidy (draft);
}

/**
 * kyo_report_origins_tidy:
 * @draft: a draft
 *
 * Makes one run of those that follow upon each other, as kyo_report_draft_add_origin() does.
 */
void
kyo_report_origins_tidy (KyoReportDraft *draft)
{
  for (guint i = 1; i < draft->origins->len; i++)
    {
      KyoReportOrigin *before = get_origin (draft, i - 1);
      const KyoReportOrigin *origin = get_origin (draft, i);
      char *joined;

      if (!g_str_equal (before->field, origin->field) || before->is_mark != origin->is_mark ||
          before->page != origin->page || origin->first_line != before->last_line + 1)
        continue;
      joined = g_strconcat (before->text, "\n", origin->text, NULL);
      g_free (before->text);
      before->text = joined;
      before->last_line = origin->last_line;
      g_ptr_array_remove_index (draft->origins, i--);
    }
}
