/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The painter's parts, by what they paint. Private to render/.
 */
#pragma once

#include "layout/kyo-shape.h"
#include "render/kyo-palette.h"
#include "render/kyo-typesetter.h"

G_BEGIN_DECLS

struct _KyoPainter
{
  GObject parent_instance;

  KyoScheme scheme;
  KyoTypesetter *typesetter;
  const KyoPalette *palette; /* while something dimmed is painted, that of dimmed things */
  KyoPalette dimmed;
};

/* kyo-paint-nodes.c */
void kyo_paint_node (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state);
void kyo_paint_boundary (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state);
/* kyo-paint-steps.c */
void kyo_paint_arrow (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state);
void kyo_paint_callout (KyoPainter *self, cairo_t *cr, const KyoDiagramItem *item, KyoState state);
void kyo_paint_step_box (
  KyoPainter *self, cairo_t *cr, KyoStepKind kind, const KyoRect *rect, KyoState state);
void kyo_paint_badge (KyoPainter *self,
                      cairo_t *cr,
                      KyoStepKind kind,
                      const char *text,
                      const KyoRect *rect,
                      gboolean casing);
/* kyo-paint-ruler.c */
typedef struct
{
  KyoTimelineLayout *layout;
  KyoRect clip;
  KyoStepStateFunc get_state; /* or NULL */
  gpointer state_data;
} KyoTimelinePicture;

KyoState kyo_timeline_picture_get_state (const KyoTimelinePicture *picture, KyoStep *step);
void kyo_paint_rulers (KyoPainter *self, cairo_t *cr, const KyoTimelinePicture *picture);
/* kyo-painter.c: what all share */
void kyo_painter_begin (KyoPainter *self, cairo_t *cr, KyoState state);
void kyo_painter_end (KyoPainter *self, cairo_t *cr);
void kyo_path_rounded (cairo_t *cr, const KyoRect *rect, double radius);
void kyo_paint_words (cairo_t *cr, PangoLayout *layout, double x, double y);
void kyo_paint_mark (KyoPainter *self, cairo_t *cr, double x, double y);
void kyo_paint_selection (
  KyoPainter *self, cairo_t *cr, const KyoRect *rect, double radius, KyoState state);

G_END_DECLS
