/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl-print.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define GAP 2 /* places between two columns */
#define DEFAULT_PLACES 80
#define MOST_PLACES 100 /* longer lines are hard to read */

struct _KyoCtlTable
{
  guint n_columns;
  GPtrArray *rows; /* of GStrv; the first holds the headings */
};

static guint
count_places (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure_text (const char *text)
{
  guint places = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    places += count_places (g_utf8_get_char (c));

  return places;
}

static guint
get_places (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return DEFAULT_PLACES;

  return MIN (size.ws_col, MOST_PLACES);
}

/* Valid UTF-8; a control character could move the cursor or rename the window, a line feed would
 * break a row. */
static char *
dup_harmless (const char *text, gboolean keep_line_feeds)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *harmless = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n' && keep_line_feeds)
        g_string_append_c (harmless, '\n');
      else if (g_unichar_isspace (character))
        g_string_append_c (harmless, ' ');
      else
        g_string_append_unichar (harmless, g_unichar_iscntrl (character) ? 0xfffd : character);
    }

  return g_string_free (harmless, FALSE);
}

static GStrv
collect_row (const char *first, va_list args, guint n_columns)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();

  for (const char *cell = first; cell != NULL; cell = va_arg (args, const char *))
    g_ptr_array_add (row, dup_harmless (cell, FALSE));
  while (row->len < n_columns)
    g_ptr_array_add (row, g_strdup (""));
  g_ptr_array_add (row, NULL);

  return (GStrv) g_ptr_array_steal (row, NULL);
}

static guint
measure_column (KyoCtlTable *self, guint column)
{
  guint places = 0;

  for (guint i = 0; i < self->rows->len; i++)
    places = MAX (places, measure_text (((GStrv) self->rows->pdata[i])[column]));

  return places;
}

/* A line may not begin with one of these. */
static gboolean
hangs_on (gunichar c)
{
  static const char HANGING[] = "、。，．）」』】〉》”’ー・：；？！%,.)]}:;?!…々"
                                "ァィゥェォッャュョぁぃぅぇぉっゃゅょ";

  return g_utf8_strchr (HANGING, -1, c) != NULL;
}

/* Where a line that begins here ends at the latest: at a space, or within Japanese anywhere. */
static const char *
find_line_end (const char *text, guint places)
{
  const char *good = NULL;
  guint used = 0;

  for (const char *c = text; *c != '\0' && *c != '\n'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      const char *before = c > text ? g_utf8_find_prev_char (text, c) : NULL;

      if (character == ' ')
        good = c;
      else if (before != NULL && !hangs_on (character) &&
               (g_unichar_iswide (character) || g_unichar_iswide (g_utf8_get_char (before))))
        good = c;

      used += count_places (character);
      if (used > places)
        return good != NULL && good > text ? good : c > text ? c : g_utf8_next_char (c);
    }

  return strchrnul (text, '\n');
}

/**
 * kyo_ctl_table_new:
 * @heading: the heading of the first column
 * @...: the other headings, then `NULL`
 *
 * Makes a table without rows.
 *
 * Returns: (transfer full): the table
 */
KyoCtlTable *
kyo_ctl_table_new (const char *heading, ...)
{
  KyoCtlTable *self = g_new0 (KyoCtlTable, 1);
  GStrv row;
  va_list args;

  va_start (args, heading);
  row = collect_row (heading, args, 0);
  va_end (args);

  self->n_columns = g_strv_length (row);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->rows, row);
  return self;
}

/**
 * kyo_ctl_table_add:
 * @self: a table
 * @cell: the text of the first column
 * @...: the texts of the others, then `NULL`
 *
 * Adds a row.
 */
void
kyo_ctl_table_add (KyoCtlTable *self, const char *cell, ...)
{
  va_list args;

  va_start (args, cell);
  g_ptr_array_add (self->rows, collect_row (cell, args, self->n_columns));
  va_end (args);
}

/**
 * kyo_ctl_table_print:
 * @self: a table
 *
 * Prints a table, headings first; each column as wide as its widest text, the last one ragged.
 */
void
kyo_ctl_table_print (KyoCtlTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint column = 0; column < self->n_columns; column++)
    widths[column] = measure_column (self, column);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GStrv row = self->rows->pdata[i];

      for (guint column = 0; column + 1 < self->n_columns; column++)
        printf ("%s%*s", row[column], (int) (widths[column] - measure_text (row[column]) + GAP),
                "");
      printf ("%s\n", row[self->n_columns - 1]);
    }
}

/**
 * kyo_ctl_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
kyo_ctl_table_free (KyoCtlTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * kyo_ctl_print:
 * @format: a format, as for printf()
 * @...: what to put into it
 *
 * Prints as printf() does, but no control character other than line feeds.
 */
void
kyo_ctl_print (const char *format, ...)
{
  g_autofree char *text = NULL, *harmless = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  harmless = dup_harmless (text, TRUE);
  fputs (harmless, stdout);
}

/**
 * kyo_ctl_print_paragraph:
 * @indent: how many places to leave free at the left
 * @text: a text; a line feed in it begins a new line
 *
 * Prints a text in lines that fit the terminal.
 */
void
kyo_ctl_print_paragraph (guint indent, const char *text)
{
  g_autofree char *harmless = dup_harmless (text, TRUE);
  guint places = get_places ();

  places = places > indent + 20 ? places - indent : 20;
  for (const char *line = harmless; *line != '\0';)
    {
      const char *end = find_line_end (line, places);

      printf ("%*s%.*s\n", (int) indent, "", (int) (end - line), line);
      line = end;
      while (*line == ' ')
        line++;
      if (*line == '\n')
        line++;
    }
}
