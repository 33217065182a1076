/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs of text at places on a page to lines in the order of reading. Lines that stand close below
 * each other are one block: a callout, a name, a paragraph. Then it depends on the page: a table is
 * read row by row, a page of sections column by column (what spans the columns above and below them
 * set aside), any other from top to bottom.
 */
#include "config.h"

#include "import/kyo-pdf-order.h"
#include "import/kyo-report-words.h"

#include <math.h>

/* In font sizes: how far the next line of a block is down at most; how wide is the gap between two
 * columns at least; how far apart two words of one line may be (an ideographic space leaves 1.0),
 * and a bullet and its text. */
#define LINE_PITCH 1.55
#define COLUMN_GAP 1.5
#define WORD_GAP 1.15
#define BULLET_GAP 4.0
/* How many lines at most span the columns above and below them. */
#define MAX_ABOVE 10
#define MAX_BELOW 4
/* Below this part of the page there is only furniture. */
#define FOOT 0.93

/**
 * kyo_pdf_run_new:
 * @x: left edge
 * @y: upper edge
 * @em: size of the font
 *
 * Returns: (transfer full): a run without characters
 */
KyoPdfRun *
kyo_pdf_run_new (double x, double y, double em)
{
  KyoPdfRun *run = g_new0 (KyoPdfRun, 1);

  run->text = g_string_new (NULL);
  run->x0 = run->x1 = x;
  run->y0 = run->y1 = y;
  run->em = em;

  return run;
}

/**
 * kyo_pdf_run_free:
 * @run: (transfer full): a run
 *
 * Frees a run.
 */
void
kyo_pdf_run_free (KyoPdfRun *run)
{
  g_string_free (run->text, TRUE);
  g_free (run);
}

static double
middle (const KyoPdfRun *run)
{
  return (run->y0 + run->y1) / 2;
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const KyoPdfRun *first = *(const KyoPdfRun *const *) a;
  const KyoPdfRun *second = *(const KyoPdfRun *const *) b;
  int by_x = (first->x0 > second->x0) - (first->x0 < second->x0);

  if (first->y0 != second->y0)
    return first->y0 < second->y0 ? -1 : 1;

  return by_x;
}

static gboolean
is_same_line (const KyoPdfRun *a, const KyoPdfRun *b)
{
  return fabs (middle (a) - middle (b)) < 0.35 * MIN (a->em, b->em);
}

/* Whether a run goes on with another on the same line: closely, or after a lone bullet. */
static gboolean
continues_line (const KyoPdfRun *run, const KyoPdfRun *next)
{
  double gap = next->x0 - run->x1;
  gsize bullet = kyo_report_match_bullet (run->text->str, NULL);
  gboolean is_lone_bullet = bullet > 0 && bullet == run->text->len;

  return is_same_line (run, next) && gap > -0.5 * run->em &&
         gap < (is_lone_bullet ? BULLET_GAP : WORD_GAP) * run->em &&
         fabs (run->em - next->em) < 0.3 * run->em;
}

static void
join_lines (GPtrArray *runs)
{
  g_ptr_array_sort (runs, compare_down);
  for (guint i = 0; i < runs->len; i++)
    for (guint j = 0; j < runs->len; j++)
      {
        KyoPdfRun *run = runs->pdata[i];
        KyoPdfRun *next = runs->pdata[j];

        if (i == j || !continues_line (run, next))
          continue;
        if (next->x0 - run->x1 > 0.2 * run->em)
          g_string_append_c (run->text, ' ');
        g_string_append (run->text, next->text->str);
        run->x1 = MAX (run->x1, next->x1);
        run->y0 = MIN (run->y0, next->y0);
        run->y1 = MAX (run->y1, next->y1);
        g_ptr_array_remove_index (runs, j);
        i = j < i ? i - 2 : i - 1; /* look at the longer run again */
        break;
      }
}

/* Whether a line stands right below another: near, of the same size, and on the same left edge or
 * middle. */
static gboolean
follows (const KyoPdfRun *above, const KyoPdfRun *below)
{
  double pitch = below->y0 - above->y0;
  double em = MAX (above->em, below->em);
  gboolean is_aligned = fabs (above->x0 - below->x0) < 1.5 * em ||
                        fabs (above->x0 + above->x1 - below->x0 - below->x1) < 1.5 * em;

  return pitch > 0.5 * em && pitch < LINE_PITCH * em && fabs (above->em - below->em) < 0.15 * em &&
         is_aligned;
}

static guint
number_blocks (GPtrArray *runs)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      KyoPdfRun *run = runs->pdata[i];
      KyoPdfRun *above = NULL;

      for (guint j = 0; j < i; j++)
        {
          KyoPdfRun *other = runs->pdata[j];

          if (follows (other, run) && (above == NULL || other->y0 > above->y0))
            above = other;
        }
      run->block = above != NULL ? above->block : n++;
    }

  return n;
}

static void
emit (KyoReportPage *page, const char *text, gboolean has_gap)
{
  g_ptr_array_add (page->pieces,
                   kyo_piece_new (text, page->number, page->pieces->len + 1, has_gap));
}

static void
emit_runs (KyoReportPage *page, GPtrArray *runs, guint first, guint end)
{
  const KyoPdfRun *last = NULL;

  for (guint i = first; i < end; i++)
    {
      const KyoPdfRun *run = runs->pdata[i];

      emit (page, run->text->str, last == NULL || last->block != run->block);
      last = run;
    }
}

/* The blocks from top to bottom by their first lines, each whole. */
static void
sort_by_block (GPtrArray *runs, guint n_blocks)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree gboolean *is_done = g_new0 (gboolean, n_blocks + 1);

  for (guint i = 0; i < runs->len; i++)
    {
      guint block = ((KyoPdfRun *) runs->pdata[i])->block;

      for (guint j = i; !is_done[block] && j < runs->len; j++)
        if (((KyoPdfRun *) runs->pdata[j])->block == block)
          g_ptr_array_add (sorted, runs->pdata[j]);
      is_done[block] = TRUE;
    }
  for (guint i = 0; i < sorted->len; i++)
    runs->pdata[i] = sorted->pdata[i];
}

static gboolean
has_table (GPtrArray *runs)
{
  gboolean has_number = FALSE;
  gboolean has_case = FALSE;

  for (guint i = 0; i < runs->len; i++)
    {
      g_autofree char *key = kyo_report_dup_key (((KyoPdfRun *) runs->pdata[i])->text->str);

      has_number = has_number || g_str_equal (key, "no") || g_str_equal (key, "番号");
      has_case = has_case || g_str_equal (key, "事例") || g_str_equal (key, "事例名");
    }

  return has_number && has_case;
}

static guint
count_headings (GPtrArray *runs)
{
  KyoSectionKind kind;
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    n += kyo_report_match_section (((KyoPdfRun *) runs->pdata[i])->text->str, &kind) > 0 ? 1 : 0;

  return n;
}

/* The middle of the widest gap that no run from first to end reaches into, NAN when there is none
 * with at least two lines on either side. */
static double
find_gutter (GPtrArray *runs, guint first, guint end, double em)
{
  double best = COLUMN_GAP * em;
  double gutter = NAN;

  for (guint i = first; i < end; i++)
    {
      const KyoPdfRun *run = runs->pdata[i];
      double right = INFINITY;
      guint n_left = 0;
      guint n_right = 0;

      for (guint j = first; j < end; j++)
        {
          const KyoPdfRun *other = runs->pdata[j];

          if (other->x1 <= run->x1)
            n_left++;
          else
            {
              right = MIN (right, other->x0);
              n_right++;
            }
        }
      if (n_left >= 2 && n_right >= 2 && right - run->x1 > best && !isinf (right))
        {
          best = right - run->x1;
          gutter = (right + run->x1) / 2;
        }
    }

  return gutter;
}

/* One column after the other, each again looked at for columns. */
static void
emit_columns (
  KyoReportPage *page, GPtrArray *runs, guint first, guint end, double gutter, double em)
{
  for (int side = 0; side < 2; side++)
    {
      g_autoptr (GPtrArray) column = g_ptr_array_new ();
      double inner;

      for (guint i = first; i < end; i++)
        {
          KyoPdfRun *run = runs->pdata[i];

          if ((run->x0 > gutter) == (side == 1))
            g_ptr_array_add (column, run);
        }
      inner = find_gutter (column, 0, column->len, em);
      if (isnan (inner) || count_headings (column) < 2)
        emit_runs (page, column, 0, column->len);
      else
        emit_columns (page, column, 0, column->len, inner, em);
    }
}

/* Leaves out as few lines above and below as have to be for columns to show. */
static gboolean
read_columns (KyoReportPage *page, GPtrArray *runs)
{
  double em = 12;

  if (runs->len > 0)
    em = ((KyoPdfRun *) runs->pdata[runs->len / 2])->em;
  for (guint out = 0; out <= MAX_ABOVE + MAX_BELOW; out++)
    for (guint below = 0; below <= MIN (out, MAX_BELOW); below++)
      {
        guint above = out - below;
        double gutter;

        if (above > MAX_ABOVE || runs->len < out + 4)
          continue;
        gutter = find_gutter (runs, above, runs->len - below, em);
        if (isnan (gutter))
          continue;
        emit_runs (page, runs, 0, above);
        emit_columns (page, runs, above, runs->len - below, gutter, em);
        emit_runs (page, runs, runs->len - below, runs->len);
        return TRUE;
      }

  return FALSE;
}

/* A block of lines within a table. */
typedef struct
{
  guint block;
  guint first; /* its first run */
  guint row;
  double left;
  double right;
  double top;
  double bottom;
  guint column; /* from the left, within its row */
} Cell;

/* The block of each run that begins no row, once. */
static GArray *
list_cells (GPtrArray *runs, guint n_blocks, const gboolean *begins_row)
{
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_autofree guint *places = g_new0 (guint, n_blocks + 1); /* from 1 */

  for (guint i = 0; i < runs->len; i++)
    {
      const KyoPdfRun *run = runs->pdata[i];
      Cell *cell;

      if (begins_row[i])
        continue;
      if (places[run->block] == 0)
        {
          Cell new_cell = { run->block, i, 0, run->x0, run->x1, run->y0, run->y1, 0 };

          g_array_append_val (cells, new_cell);
          places[run->block] = cells->len;
        }
      cell = &g_array_index (cells, Cell, places[run->block] - 1);
      cell->left = MIN (cell->left, run->x0);
      cell->right = MAX (cell->right, run->x1);
      cell->top = MIN (cell->top, run->y0);
      cell->bottom = MAX (cell->bottom, run->y1);
    }

  return cells;
}

/* The row to which a cell belongs: it reaches over the row's first cell, or is nearest. */
static guint
find_row (GPtrArray *runs, GArray *rows, const Cell *cell)
{
  double nearest = INFINITY;
  guint found = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      double at = middle (runs->pdata[g_array_index (rows, guint, i)]);
      double distance = at < cell->top ? cell->top - at : at > cell->bottom ? at - cell->bottom : 0;

      if (distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }

  return found;
}

static int
compare_by_left (gconstpointer a, gconstpointer b)
{
  const Cell *first = a;
  const Cell *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->left != second->left)
    return first->left < second->left ? -1 : 1;
  return (first->first > second->first) - (first->first < second->first);
}

static int
compare_by_column (gconstpointer a, gconstpointer b)
{
  const Cell *first = a;
  const Cell *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return (first->first > second->first) - (first->first < second->first);
}

/* Row by row, in each from left to right, and from top to bottom what stands above each other. */
static void
sort_cells (GPtrArray *runs, GArray *rows, GArray *cells)
{
  double right = -INFINITY; /* of the column so far */
  guint column = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      Cell *cell = &g_array_index (cells, Cell, i);

      cell->row = find_row (runs, rows, cell);
    }
  g_array_sort (cells, compare_by_left);
  for (guint i = 0; i < cells->len; i++)
    {
      Cell *cell = &g_array_index (cells, Cell, i);
      double em = ((KyoPdfRun *) runs->pdata[cell->first])->em;

      if (i == 0 || cell->row != g_array_index (cells, Cell, i - 1).row ||
          cell->left > right - 0.5 * em)
        {
          column = i;
          right = cell->right;
        }
      right = MAX (right, cell->right);
      cell->column = column;
    }
  g_array_sort (cells, compare_by_column);
}

/* The lines of a block, the words that are to stand before the first of them included. */
static void
emit_cell (KyoReportPage *page,
           GPtrArray *runs,
           const Cell *cell,
           const gboolean *begins_row,
           GString *before)
{
  for (guint i = cell->first; i < runs->len; i++)
    {
      const KyoPdfRun *run = runs->pdata[i];

      if (begins_row[i] || run->block != cell->block)
        continue;
      if (before->len > 0)
        g_string_append_c (before, ' ');
      g_string_append (before, run->text->str);
      emit (page, before->str, i == cell->first);
      g_string_truncate (before, 0);
    }
}

/* What stands at the left edge begins a row. The number is set before the row's first line, so that
 * nobody takes it for the page's. */
static void
read_table (KyoReportPage *page, GPtrArray *runs, guint n_blocks)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cells = NULL;
  g_autofree gboolean *begins_row = g_new0 (gboolean, runs->len);
  double left = INFINITY;
  guint at = 0;

  for (guint i = 0; i < runs->len; i++)
    left = MIN (left, ((KyoPdfRun *) runs->pdata[i])->x0);
  for (guint i = 0; i < runs->len; i++)
    {
      const KyoPdfRun *run = runs->pdata[i];

      begins_row[i] = run->x0 < left + 1.5 * run->em;
      if (begins_row[i])
        g_array_append_val (rows, i);
    }
  cells = list_cells (runs, n_blocks, begins_row);
  sort_cells (runs, rows, cells);
  for (guint row = 0; row < rows->len; row++)
    {
      const KyoPdfRun *head = runs->pdata[g_array_index (rows, guint, row)];
      g_autoptr (GString) before = g_string_new (head->text->str);

      for (; at < cells->len && g_array_index (cells, Cell, at).row == row; at++)
        emit_cell (page, runs, &g_array_index (cells, Cell, at), begins_row, before);
      if (before->len > 0)
        emit (page, before->str, TRUE);
    }
}

/* What stands at the very foot of the page, taken from the rest: it belongs to no column. */
static GPtrArray *
steal_foot (GPtrArray *runs, double height)
{
  GPtrArray *foot = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_pdf_run_free);

  for (guint i = 0; i < runs->len;)
    if (((KyoPdfRun *) runs->pdata[i])->y0 > FOOT * height)
      g_ptr_array_add (foot, g_ptr_array_steal_index (runs, i));
    else
      i++;

  return foot;
}

/**
 * kyo_pdf_order_runs:
 * @runs: (element-type KyoPdfRun): the runs of a page
 * @height: the height of the page
 * @page: a page, to which the lines are added
 *
 * Puts the runs of a page into the order of reading.
 */
void
kyo_pdf_order_runs (GPtrArray *runs, double height, KyoReportPage *page)
{
  g_autoptr (GPtrArray) foot = NULL;
  guint n_blocks;

  join_lines (runs);
  foot = steal_foot (runs, height);
  n_blocks = number_blocks (runs);
  if (has_table (runs))
    read_table (page, runs, n_blocks);
  else if (count_headings (runs) < 2 || !read_columns (page, runs))
    {
      sort_by_block (runs, n_blocks);
      emit_runs (page, runs, 0, runs->len);
    }
  for (guint i = 0; i < foot->len; i++)
    emit (page, ((KyoPdfRun *) foot->pdata[i])->text->str, TRUE);
}
