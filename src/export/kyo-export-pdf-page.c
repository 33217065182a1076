/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Breaking into pages comes first and painting after it, as the contents and "page 3 of 12" need to
 * know where things come to stand. A box that is broken leaves at least two lines on either side.
 * A picture too wide to be read on an upright page gets a page of its own, right after the one on
 * which it was due; the text goes on meanwhile, so that no page stays half empty.
 */
#include "config.h"

#include "export/kyo-export-pdf-page.h"

#include <cairo-pdf.h>
#include <math.h>

#define KEEP_AT_MOST 160.0    /* height of what is kept whole for the sake of what follows */
#define WHOLE_LINES 3         /* a text of so many is not broken */
#define OWN_PAGE_CAPTION 12.0 /* between its caption and the picture */
#define OWN_PAGE_SCALE 0.85   /* at most */

typedef struct
{
  double x;
  double top;
  double bottom;
  double baseline;
} Line;

typedef struct
{
  PangoLayout *layout;
  double x;
  GArray *lines; /* Line */
} Cell;

/* What of a box stands on one page. */
typedef struct
{
  KyoPdfBox *box;
  double y;
  double height;
  GArray *first; /* guint, for each cell: its first line here, and the one after its last */
  GArray *end;
} Fragment;

typedef struct
{
  double width;
  double height;
  GPtrArray *fragments;
} Page;

struct _KyoPdfFlow
{
  GPtrArray *boxes;
  GPtrArray *pages;
  Page *page;       /* the present one, owned by pages */
  double y;         /* below what stands on it */
  GPtrArray *later; /* KyoPdfBox of own pages, not owned */
};

/* Other sizes than A4 are for pictures only: the text in them must stay large enough to read. */
static const double own_pages[][2] = {
  { KYO_PDF_PAGE_HEIGHT, KYO_PDF_PAGE_WIDTH },
  { KYO_PDF_PAGE_WIDTH, KYO_PDF_PAGE_HEIGHT },
  { 1190.55, 841.89 },
  { 1683.78, 1190.55 },
};

static void
free_cell (gpointer data)
{
  Cell *cell = data;

  g_object_unref (cell->layout);
  g_array_unref (cell->lines);
  g_free (cell);
}

static void
free_box (gpointer data)
{
  KyoPdfBox *box = data;

  g_ptr_array_unref (box->cells);
  g_free (box->dest);
  g_free (box->link);
  g_free (box->outline);
  g_free (box);
}

static void
free_fragment (gpointer data)
{
  Fragment *fragment = data;

  g_array_unref (fragment->first);
  g_array_unref (fragment->end);
  g_free (fragment);
}

static void
free_page (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->fragments);
  g_free (page);
}

static GArray *
list_lines (PangoLayout *layout)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double height, baseline;

  kyo_pdf_type_get_measures (layout, &height, &baseline);
  do
    {
      PangoRectangle logical;
      Line line;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = pango_units_to_double (logical.x);
      line.top = height * lines->len;
      line.bottom = line.top + height;
      line.baseline = line.top + baseline;
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return lines;
}

static double
measure_lines (const Cell *cell, guint first, guint end)
{
  if (end <= first)
    return 0;
  return g_array_index (cell->lines, Line, end - 1).bottom -
         g_array_index (cell->lines, Line, first).top;
}

static double
measure_picture (KyoPdfBox *box)
{
  double width, height;

  kyo_export_picture_get_size (box->picture, &width, &height);
  return height * box->scale;
}

static double
measure_box (KyoPdfBox *box)
{
  double height = 0;

  if (box->picture != NULL && !box->has_page)
    return measure_picture (box);
  for (guint i = 0; i < box->cells->len; i++)
    {
      Cell *cell = box->cells->pdata[i];

      height = MAX (height, measure_lines (cell, 0, cell->lines->len));
    }

  return height + 2 * box->padding;
}

/* What of it must stand where it begins. */
static double
measure_least (KyoPdfBox *box)
{
  double height = 0;

  if (box->is_whole || box->picture != NULL)
    return measure_box (box);
  for (guint i = 0; i < box->cells->len; i++)
    {
      Cell *cell = box->cells->pdata[i];
      guint n = cell->lines->len <= WHOLE_LINES ? cell->lines->len : 2;

      height = MAX (height, measure_lines (cell, 0, n));
    }

  return height + 2 * box->padding;
}

/* A heading, the heading below it, and the least of what they head. What is long is broken before
 * what it should be kept with, rather than moved. */
static double
measure_chain (KyoPdfFlow *self, guint position)
{
  double height = 0;

  for (guint i = position; i < self->boxes->len; i++)
    {
      KyoPdfBox *box = self->boxes->pdata[i];

      if (box->has_page)
        continue;
      if (i > position)
        height += box->space_before;
      if (!box->keep_with_next || measure_box (box) > KEEP_AT_MOST)
        return height + measure_least (box);
      height += measure_box (box);
    }

  return height;
}

static double
get_room (KyoPdfFlow *self)
{
  return self->page->height - KYO_PDF_BOTTOM - self->y;
}

static Page *
add_page (KyoPdfFlow *self, double width, double height)
{
  Page *page = g_new0 (Page, 1);

  page->width = width;
  page->height = height;
  page->fragments = g_ptr_array_new_with_free_func (free_fragment);
  g_ptr_array_add (self->pages, page);
  return page;
}

static Fragment *
add_fragment (KyoPdfFlow *self, Page *page, KyoPdfBox *box)
{
  Fragment *fragment = g_new0 (Fragment, 1);
  const guint none = 0;

  fragment->box = box;
  fragment->first = g_array_new (FALSE, TRUE, sizeof (guint));
  fragment->end = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint i = 0; i < box->cells->len; i++)
    {
      Cell *cell = box->cells->pdata[i];

      g_array_append_val (fragment->first, none);
      g_array_append_val (fragment->end, cell->lines->len);
    }
  g_ptr_array_add (page->fragments, fragment);
  if (box->page == 0)
    box->page = self->pages->len;

  return fragment;
}

static double
fit_own_page (KyoPdfBox *box, const double *size)
{
  double width, height;
  double caption = measure_box (box) + OWN_PAGE_CAPTION;

  kyo_export_picture_get_size (box->picture, &width, &height);
  return MIN (MIN ((size[0] - 2 * KYO_PDF_MARGIN) / width,
                   (size[1] - KYO_PDF_TOP - KYO_PDF_BOTTOM - caption) / height),
              OWN_PAGE_SCALE);
}

/* The first page on which the text is large enough; A4 if it is on any of both ways up. */
static void
add_own_page (KyoPdfFlow *self, KyoPdfBox *box)
{
  guint chosen = 0;
  Fragment *fragment;

  for (guint i = 0; i < G_N_ELEMENTS (own_pages); i++)
    {
      chosen = i;
      if (fit_own_page (box, own_pages[i]) * KYO_PICTURE_BODY_PX >= KYO_PDF_MIN_TEXT)
        break;
    }
  box->scale = fit_own_page (box, own_pages[chosen]);
  fragment = add_fragment (self, add_page (self, own_pages[chosen][0], own_pages[chosen][1]), box);
  fragment->y = KYO_PDF_TOP;
  fragment->height = measure_box (box);
}

static void
add_own_pages (KyoPdfFlow *self)
{
  for (guint i = 0; i < self->later->len; i++)
    add_own_page (self, self->later->pdata[i]);
  g_ptr_array_set_size (self->later, 0);
}

static void
begin_page (KyoPdfFlow *self)
{
  add_own_pages (self);
  self->page = add_page (self, KYO_PDF_PAGE_WIDTH, KYO_PDF_PAGE_HEIGHT);
  self->y = KYO_PDF_TOP;
}

static gboolean
is_empty (KyoPdfFlow *self)
{
  return self->page->fragments->len == 0;
}

/* How many lines of the cell, from first on, stand in the room without leaving one alone. */
static guint
fit_lines (const Cell *cell, guint first, double room)
{
  guint n_lines = cell->lines->len;
  guint end = first;

  while (end < n_lines && measure_lines (cell, first, end + 1) <= room + 0.01)
    end++;
  if (end == n_lines)
    return end;
  if (n_lines - end == 1 && end - first >= 2)
    end--;
  if (end - first == 1 && n_lines - first > 1)
    end = first;

  return end;
}

/* Sets where each cell of the fragment ends; FALSE when nothing fits. */
static gboolean
fit_fragment (Fragment *fragment, double room, gboolean is_forced)
{
  KyoPdfBox *box = fragment->box;
  gboolean has_some = FALSE;

  fragment->height = 0;
  for (guint i = 0; i < box->cells->len; i++)
    {
      Cell *cell = box->cells->pdata[i];
      guint first = g_array_index (fragment->first, guint, i);
      guint *end = &g_array_index (fragment->end, guint, i);

      *end = fit_lines (cell, first, room - 2 * box->padding);
      if (*end == first && is_forced && first < cell->lines->len)
        *end = first + 1;
      has_some = has_some || *end > first;
      fragment->height = MAX (fragment->height, measure_lines (cell, first, *end));
    }
  fragment->height += 2 * box->padding;

  return has_some;
}

static gboolean
is_done (Fragment *fragment)
{
  for (guint i = 0; i < fragment->box->cells->len; i++)
    {
      Cell *cell = fragment->box->cells->pdata[i];

      if (g_array_index (fragment->end, guint, i) < cell->lines->len)
        return FALSE;
    }

  return TRUE;
}

static void
repeat_header (KyoPdfFlow *self, KyoPdfBox *box)
{
  Fragment *fragment;

  if (box->header == NULL || !is_empty (self))
    return;
  fragment = add_fragment (self, self->page, box->header);
  fragment->y = self->y;
  fragment->height = measure_box (box->header);
  self->y += fragment->height;
}

static void
place_picture (KyoPdfFlow *self, KyoPdfBox *box)
{
  Fragment *fragment = add_fragment (self, self->page, box);

  fragment->y = self->y;
  fragment->height = measure_box (box);
  self->y += fragment->height;
}

static void
place_cells (KyoPdfFlow *self, KyoPdfBox *box)
{
  Fragment *fragment = add_fragment (self, self->page, box);

  for (;;)
    {
      Fragment *next;
      gboolean is_alone = self->page->fragments->len == 1;

      fragment->y = self->y;
      if (!fit_fragment (fragment, get_room (self), is_alone))
        g_critical ("A box was placed where nothing of it fits");
      self->y += fragment->height;
      if (is_done (fragment))
        return;
      begin_page (self);
      repeat_header (self, box);
      next = add_fragment (self, self->page, box);
      g_array_set_size (next->first, 0);
      g_array_append_vals (next->first, fragment->end->data, fragment->end->len);
      fragment = next;
    }
}

static void
place_box (KyoPdfFlow *self, guint position)
{
  KyoPdfBox *box = self->boxes->pdata[position];
  double needed = measure_chain (self, position);
  double space = is_empty (self) ? 0 : box->space_before;

  if (box->starts_page && !is_empty (self))
    begin_page (self);
  else if (!is_empty (self) && space + needed > get_room (self))
    begin_page (self);
  if (!is_empty (self))
    self->y += box->space_before;
  repeat_header (self, box);

  if (box->picture != NULL)
    place_picture (self, box);
  else
    place_cells (self, box);
}

static void
paint_cell (cairo_t *cr, Fragment *fragment, Cell *cell, guint first, guint end)
{
  double top = first < end ? g_array_index (cell->lines, Line, first).top : 0;

  for (guint i = first; i < end; i++)
    {
      const Line *line = &g_array_index (cell->lines, Line, i);

      cairo_move_to (cr, KYO_PDF_MARGIN + cell->x + line->x,
                     fragment->y + fragment->box->padding + line->baseline - top);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (cell->layout, (int) i));
    }
  cairo_new_path (cr);
}

static void
fill_rectangle (cairo_t *cr, double x, double y, double width, double height, double grey)
{
  cairo_rectangle (cr, x, y, width, height);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_fill (cr);
}

static void
paint_decor (cairo_t *cr, Fragment *fragment)
{
  const double left = KYO_PDF_MARGIN;
  const guint decor = fragment->box->decor;

  if (decor & KYO_DECOR_SHADE)
    fill_rectangle (cr, left, fragment->y, KYO_PDF_TEXT_WIDTH, fragment->height, 0.945);
  if (decor & KYO_DECOR_RULE_ABOVE)
    fill_rectangle (cr, left, fragment->y - 8, KYO_PDF_TEXT_WIDTH, 1.6, 0.08);
  if (decor & KYO_DECOR_RULE_BELOW)
    fill_rectangle (cr, left, fragment->y + fragment->height, KYO_PDF_TEXT_WIDTH, 0.5, 0.6);
  if (decor & KYO_DECOR_BAR)
    {
      cairo_rectangle (cr, left, fragment->y, 2.5, fragment->height);
      cairo_set_source_rgb (cr, 0.78, 0.5, 0.05);
      cairo_fill (cr);
    }
}

static void
paint_picture (cairo_t *cr, Page *page, Fragment *fragment)
{
  KyoPdfBox *box = fragment->box;
  double width, height;
  double x = KYO_PDF_MARGIN;
  double y = fragment->y;

  kyo_export_picture_get_size (box->picture, &width, &height);
  if (box->has_page)
    {
      x = (page->width - width * box->scale) / 2;
      y += fragment->height + OWN_PAGE_CAPTION;
    }
  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, box->scale, box->scale);
  kyo_export_picture_paint (box->picture, cr);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
}

static void
paint_cells (cairo_t *cr, Fragment *fragment)
{
  KyoPdfBox *box = fragment->box;

  for (guint i = 0; i < box->cells->len; i++)
    {
      guint first = g_array_index (fragment->first, guint, i);
      guint end = g_array_index (fragment->end, guint, i);

      if (box->cell_tag != NULL)
        cairo_tag_begin (cr, box->cell_tag, NULL);
      kyo_pdf_type_use_colour (cr, box->style);
      paint_cell (cr, fragment, box->cells->pdata[i], first, end);
      if (box->cell_tag != NULL)
        cairo_tag_end (cr, box->cell_tag);
    }
}

/* Names of places are our own words of letters, digits and hyphens: nothing to quote in them. */
static void
begin_named (cairo_t *cr, const char *tag, const char *key, const char *name)
{
  g_autofree char *attributes = NULL;

  if (name == NULL)
    return;
  attributes = g_strdup_printf ("%s='%s'", key, name);
  cairo_tag_begin (cr, tag, attributes);
}

static void
paint_fragment (cairo_t *cr, Page *page, Fragment *fragment)
{
  KyoPdfBox *box = fragment->box;
  gboolean is_first = fragment->first->len == 0 || g_array_index (fragment->first, guint, 0) == 0;

  paint_decor (cr, fragment);
  if (box->cells->len > 0)
    {
      cairo_tag_begin (cr, box->tag, NULL);
      begin_named (cr, CAIRO_TAG_DEST, "name", is_first ? box->dest : NULL);
      begin_named (cr, CAIRO_TAG_LINK, "dest", box->link);
      paint_cells (cr, fragment);
      if (box->link != NULL)
        cairo_tag_end (cr, CAIRO_TAG_LINK);
      if (is_first && box->dest != NULL)
        cairo_tag_end (cr, CAIRO_TAG_DEST);
      cairo_tag_end (cr, box->tag);
    }
  if (box->picture != NULL)
    paint_picture (cr, page, fragment);
}

static void
paint_page (cairo_t *cr, Page *page)
{
  KyoPdfBox *open = NULL;

  for (guint i = 0; i < page->fragments->len; i++)
    {
      Fragment *fragment = page->fragments->pdata[i];

      if (open != NULL && open->group != fragment->box->group)
        {
          cairo_tag_end (cr, open->group_tag);
          open = NULL;
        }
      if (open == NULL && fragment->box->group_tag != NULL)
        {
          open = fragment->box;
          cairo_tag_begin (cr, open->group_tag, NULL);
        }
      paint_fragment (cr, page, fragment);
    }
  if (open != NULL)
    cairo_tag_end (cr, open->group_tag);
}

static void
add_outline (KyoPdfFlow *self, cairo_surface_t *surface)
{
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      KyoPdfBox *box = self->boxes->pdata[i];
      g_autofree char *link = NULL;
      int entry;

      if (box->outline == NULL)
        continue;
      link = g_strdup_printf ("dest='%s'", box->dest);
      entry = cairo_pdf_surface_add_outline (
        surface, box->outline_level == 1 ? CAIRO_PDF_OUTLINE_ROOT : parent, box->outline, link, 0);
      if (box->outline_level == 1)
        parent = entry;
    }
}

/**
 * kyo_pdf_box_new:
 * @tag: the name of the structure element, a static string
 * @style: the style whose colour its text has
 *
 * Makes a box without cells.
 *
 * Returns: (transfer full): the box, to be given to [func@Kyo.pdf_flow_add]
 */
KyoPdfBox *
kyo_pdf_box_new (const char *tag, KyoPdfStyle style)
{
  KyoPdfBox *self = g_new0 (KyoPdfBox, 1);

  self->cells = g_ptr_array_new_with_free_func (free_cell);
  self->tag = tag;
  self->style = style;
  self->scale = 1;

  return self;
}

/**
 * kyo_pdf_box_add_cell:
 * @self: a box
 * @layout: (transfer full): set text
 * @x: its distance from the left margin
 *
 * Adds a cell.
 */
void
kyo_pdf_box_add_cell (KyoPdfBox *self, PangoLayout *layout, double x)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->layout = layout;
  cell->x = x;
  cell->lines = list_lines (layout);
  g_ptr_array_add (self->cells, cell);
}

/**
 * kyo_pdf_box_set_last_text:
 * @self: a box
 * @text: a text of one line
 *
 * Sets another text into the last cell, which has one line: a number that was not known before.
 */
void
kyo_pdf_box_set_last_text (KyoPdfBox *self, const char *text)
{
  Cell *cell = self->cells->pdata[self->cells->len - 1];

  pango_layout_set_text (cell->layout, text, -1);
  g_array_unref (cell->lines);
  cell->lines = list_lines (cell->layout);
}

/**
 * kyo_pdf_flow_new:
 *
 * Makes a flow without boxes.
 *
 * Returns: (transfer full): the flow
 */
KyoPdfFlow *
kyo_pdf_flow_new (void)
{
  KyoPdfFlow *self = g_new0 (KyoPdfFlow, 1);

  self->boxes = g_ptr_array_new_with_free_func (free_box);
  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->later = g_ptr_array_new ();
  return self;
}

/**
 * kyo_pdf_flow_free:
 * @self: (transfer full): a flow
 *
 * Frees it with its boxes.
 */
void
kyo_pdf_flow_free (KyoPdfFlow *self)
{
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->later);
  g_ptr_array_unref (self->boxes);
  g_free (self);
}

/**
 * kyo_pdf_flow_add:
 * @self: a flow
 * @box: (transfer full): a box
 *
 * Adds @box at the end.
 */
void
kyo_pdf_flow_add (KyoPdfFlow *self, KyoPdfBox *box)
{
  g_ptr_array_add (self->boxes, box);
}

/**
 * kyo_pdf_flow_break:
 * @self: a flow
 *
 * Breaks the boxes into pages, once; then each box knows its page.
 */
void
kyo_pdf_flow_break (KyoPdfFlow *self)
{
  g_return_if_fail (self->pages->len == 0);

  begin_page (self);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      KyoPdfBox *box = self->boxes->pdata[i];

      if (box->has_page)
        g_ptr_array_add (self->later, box);
      else
        place_box (self, i);
    }
  add_own_pages (self);
}

/**
 * kyo_pdf_flow_paint:
 * @self: a flow that is broken into pages
 * @surface: a PDF surface
 * @page_func: paints what each page has beside its boxes
 * @user_data: given to @page_func
 *
 * Paints all pages, tagged, with their outline.
 */
void
kyo_pdf_flow_paint (KyoPdfFlow *self,
                    cairo_surface_t *surface,
                    KyoPdfPageFunc page_func,
                    gpointer user_data)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = self->pages->pdata[i];

      cairo_pdf_surface_set_size (surface, page->width, page->height);
      page_func (cr, page->width, page->height, i + 1, self->pages->len, user_data);
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      paint_page (cr, page);
      if (i + 1 == self->pages->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  add_outline (self, surface);
  cairo_destroy (cr);
}
