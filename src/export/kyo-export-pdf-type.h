/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The typography of the PDF: one table of styles. Private to export/.
 */
#pragma once

#include "model/kyo-types.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_STYLE_TITLE,
  KYO_STYLE_HEADING_1,
  KYO_STYLE_HEADING_2,
  KYO_STYLE_HEADING_3,
  KYO_STYLE_LABEL, /* names of facts, labels above headings */
  KYO_STYLE_BODY,
  KYO_STYLE_SUMMARY,
  KYO_STYLE_CELL,
  KYO_STYLE_CELL_HEAD,
  KYO_STYLE_SMALL, /* participants, header, footer */
  KYO_STYLE_NOTE,
  KYO_STYLE_NOTE_NUMBER,
  KYO_STYLE_TLP,
  KYO_N_STYLES,
} KyoPdfStyle;

/* Parts of one text: each may be NULL. */
typedef struct
{
  const char *lead;  /* bold, on a line of its own */
  const char *head;  /* dim, on a line of its own */
  const char *quote; /* dim, in quotation marks, on a line of its own */
  const char *text;
  const char *tail;    /* dim, directly after the text */
  const GArray *marks; /* raised, directly after that */
  const char *foot;    /* dim and smaller, on a line of its own */
} KyoPdfWords;

typedef struct _KyoPdfType KyoPdfType;

KyoPdfType *kyo_pdf_type_new (KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_pdf_type_free (KyoPdfType *self);
/* width in points, < 0 for one line. */
PangoLayout *kyo_pdf_type_set (KyoPdfType *self,
                               KyoPdfStyle style,
                               const KyoPdfWords *words,
                               double width) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *kyo_pdf_type_set_text (KyoPdfType *self,
                                    KyoPdfStyle style,
                                    const char *text,
                                    double width) G_GNUC_WARN_UNUSED_RESULT;
/* Rows of an outline, each on a line. */
PangoLayout *kyo_pdf_type_set_outline (KyoPdfType *self,
                                       GPtrArray *rows,
                                       guint first,
                                       guint end,
                                       double width) G_GNUC_WARN_UNUSED_RESULT;
void kyo_pdf_type_get_measures (PangoLayout *layout, double *line, double *baseline);
void kyo_pdf_type_use_colour (cairo_t *cr, KyoPdfStyle style);
/* FALSE when something was set in Japanese and no font of this computer has its characters. */
gboolean kyo_pdf_type_has_fonts (KyoPdfType *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoPdfType, kyo_pdf_type_free)

G_END_DECLS
