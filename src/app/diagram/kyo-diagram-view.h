/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/playback/kyo-playback.h"
#include "layout/kyo-diagram-layout.h"
#include "model/kyo-view.h"
#include "render/kyo-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The diagram of a case. Signals while a person arranges it: "moved" (participant id, double x,
 * double y) to where it wants to be, and "stuck" (participant id) when there is no room. */
#define KYO_TYPE_DIAGRAM_VIEW (kyo_diagram_view_get_type ())
G_DECLARE_FINAL_TYPE (KyoDiagramView, kyo_diagram_view, KYO, DIAGRAM_VIEW, GtkWidget)

void kyo_diagram_view_set_selection (KyoDiagramView *self, KyoSelection *selection);
void kyo_diagram_view_set_playback (KyoDiagramView *self, KyoPlayback *playback);
/* view: NULL for all of the case, where the case has it. */
void kyo_diagram_view_show (
  KyoDiagramView *self, KyoCase *kase, KyoView *view, KyoLang lang, KyoPainter *painter);
void kyo_diagram_view_set_painter (KyoDiagramView *self, KyoPainter *painter);
gboolean kyo_diagram_view_is_waiting (KyoDiagramView *self);
void kyo_diagram_view_set_annotated (KyoDiagramView *self, GHashTable *target_ids);
void kyo_diagram_view_set_annotations (KyoDiagramView *self, GListModel *annotations);

void kyo_diagram_view_set_arranging (KyoDiagramView *self, gboolean is_arranging);
KyoDiagramLayout *kyo_diagram_view_get_layout (KyoDiagramView *self);
/* "Column 12, row 5". */
char *kyo_diagram_place_dup_words (double x, double y) G_GNUC_WARN_UNUSED_RESULT;
void kyo_diagram_view_zoom (KyoDiagramView *self, double factor); /* 0: fit */

G_END_DECLS
