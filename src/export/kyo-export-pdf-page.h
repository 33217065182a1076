/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From boxes to pages. A box is a row of cells of set text, or a picture; the flow breaks boxes
 * over pages between lines, keeps headings with what they head, and paints. Private to export/.
 * All lengths are in points.
 */
#pragma once

#include "export/kyo-export-pdf-type.h"
#include "export/kyo-export-picture.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define KYO_PDF_PAGE_WIDTH 595.28 /* A4 */
#define KYO_PDF_PAGE_HEIGHT 841.89
#define KYO_PDF_MARGIN 56.7 /* left and right */
#define KYO_PDF_TEXT_WIDTH (KYO_PDF_PAGE_WIDTH - 2 * KYO_PDF_MARGIN)
#define KYO_PDF_TOP 78
#define KYO_PDF_BOTTOM 64
#define KYO_PDF_MIN_TEXT                                                                           \
  7.5 /* size of the text in a picture, below which it gets a larger page                          \
       */

typedef enum
{
  KYO_DECOR_NONE = 0,
  KYO_DECOR_RULE_ABOVE = 1 << 0, /* strong */
  KYO_DECOR_RULE_BELOW = 1 << 1, /* fine */
  KYO_DECOR_SHADE = 1 << 2,
  KYO_DECOR_BAR = 1 << 3, /* at the left: what is not the case's own text */
} KyoPdfDecor;

typedef struct _KyoPdfBox KyoPdfBox;
struct _KyoPdfBox
{
  GPtrArray *cells;
  KyoExportPicture *picture; /* not owned; NULL for cells */
  double scale;              /* of the picture */
  double space_before;       /* dropped at the top of a page */
  double padding;            /* above and below the cells, inside the decoration */
  KyoPdfStyle style;         /* colour of the text */
  guint decor;
  gboolean starts_page;
  gboolean keep_with_next;
  gboolean is_whole;     /* not to be broken */
  gboolean has_page;     /* the picture gets a page of its own, after the present one */
  const char *tag;       /* "P", "H1", "TR"… */
  const char *cell_tag;  /* "TD" or NULL */
  const char *group_tag; /* "L", "Table" or NULL: what encloses neighbours of the same group */
  guint group;
  char *dest;    /* name of the place in the PDF, or NULL */
  char *link;    /* name of the place that it leads to, or NULL */
  char *outline; /* entry in the outline, or NULL */
  guint outline_level;
  KyoPdfBox *header; /* repeated above it at the top of a page; not owned */
  guint page;        /* set by the flow: the number of the page on which it begins */
};

typedef struct _KyoPdfFlow KyoPdfFlow;

/* Called for each page before what stands on it is painted; number begins at 1. */
typedef void (*KyoPdfPageFunc) (
  cairo_t *cr, double width, double height, guint number, guint n_pages, gpointer user_data);

KyoPdfBox *kyo_pdf_box_new (const char *tag, KyoPdfStyle style) G_GNUC_WARN_UNUSED_RESULT;
/* Takes layout; x from the left margin. */
void kyo_pdf_box_add_cell (KyoPdfBox *self, PangoLayout *layout, double x);
void kyo_pdf_box_set_last_text (KyoPdfBox *self, const char *text);

KyoPdfFlow *kyo_pdf_flow_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_pdf_flow_free (KyoPdfFlow *self);
/* Takes box. */
void kyo_pdf_flow_add (KyoPdfFlow *self, KyoPdfBox *box);
void kyo_pdf_flow_break (KyoPdfFlow *self);
void kyo_pdf_flow_paint (KyoPdfFlow *self,
                         cairo_surface_t *surface,
                         KyoPdfPageFunc page_func,
                         gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoPdfFlow, kyo_pdf_flow_free)

G_END_DECLS
