/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-diagram-layout.h"
#include "layout/kyo-timeline-layout.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_SCHEME_LIGHT,
  KYO_SCHEME_DARK,
  KYO_SCHEME_PRINT,          /* light on no background */
  KYO_SCHEME_LIGHT_CONTRAST, /* strong lines, for who sees little */
  KYO_SCHEME_DARK_CONTRAST,
} KyoScheme;

typedef enum
{
  KYO_STATE_NORMAL = 0,
  KYO_STATE_SELECTED = 1 << 0,
  KYO_STATE_RELATED = 1 << 1, /* takes part in what is selected */
  KYO_STATE_DIMMED = 1 << 2,  /* takes no part in it */
  KYO_STATE_HOVERED = 1 << 3,
  KYO_STATE_ANNOTATED = 1 << 4, /* carries annotations: a small mark */
  KYO_STATE_ABSENT = 1 << 5,    /* is not there yet: nothing is painted */
} KyoState;

/* Paints geometry with cairo and Pango: the one painter of screen, PDF, SVG and PNG. It keeps the
 * fonts and colours; immutable after making but for its caches, one per thread. */
#define KYO_TYPE_PAINTER (kyo_painter_get_type ())
G_DECLARE_FINAL_TYPE (KyoPainter, kyo_painter, KYO, PAINTER, GObject)

KyoPainter *kyo_painter_new (KyoScheme scheme, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
KyoScheme kyo_painter_get_scheme (KyoPainter *self);
/* A KyoMeasureFunc; user_data is the KyoPainter. */
void kyo_painter_measure (const char *text,
                          KyoFont font,
                          double width,
                          double indent,
                          double *used_width,
                          double *height,
                          guint *n_lines,
                          gpointer user_data);
/* One item at its own place in the picture (the context's origin is the picture's). An arrow paints
 * line, head and badge; a callout its leader, box, badge and words. */
void
kyo_painter_paint_item (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state);
/* The whole diagram without its words, for a small map of it. */
void kyo_painter_paint_overview (KyoPainter *self, cairo_t *cr, KyoDiagramLayout *layout);
/* The whole diagram, timeline card by card; for the timeline on screen the cards can be painted one
 * by one too. */
void kyo_painter_paint_diagram (KyoPainter *self, cairo_t *cr, KyoDiagramLayout *layout);
void kyo_painter_paint_timeline (KyoPainter *self, cairo_t *cr, KyoTimelineLayout *layout);

/* What a timeline is made of beside its cards. */
typedef enum
{
  KYO_TIMELINE_GROUND, /* under the cards: all of it, or where there are lanes only these */
  KYO_TIMELINE_TOP,    /* where there are lanes: what stands above them */
  KYO_TIMELINE_HEADS,  /* where there are lanes: their names */
} KyoTimelinePart;

/* In which state a step is shown. */
typedef KyoState (*KyoStepStateFunc) (KyoStep *step, gpointer user_data);

/* Only what meets clip (px at 100 %) is painted; get_state may be NULL. */
void kyo_painter_paint_timeline_part (KyoPainter *self,
                                      cairo_t *cr,
                                      KyoTimelineLayout *layout,
                                      KyoTimelinePart part,
                                      const KyoRect *clip,
                                      KyoStepStateFunc get_state,
                                      gpointer user_data);
void
kyo_painter_paint_card (KyoPainter *self, cairo_t *cr, const KyoTimelineCard *card, KyoState state);

G_END_DECLS
