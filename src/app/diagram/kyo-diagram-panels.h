/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/diagram/kyo-diagram-panel.h"

G_BEGIN_DECLS

/* The diagram of a case in as many panels as a person wants, side by side, each a view of it.
 * Property: open (string vector: ids of the views that have a panel, "" for the standard one).
 * Signals "put" (KyoView) when a view is to be kept, "remove" (KyoView) when it is not. */
#define KYO_TYPE_DIAGRAM_PANELS (kyo_diagram_panels_get_type ())
G_DECLARE_FINAL_TYPE (KyoDiagramPanels, kyo_diagram_panels, KYO, DIAGRAM_PANELS, GtkWidget)

void kyo_diagram_panels_set_selection (KyoDiagramPanels *self, KyoSelection *selection);
void kyo_diagram_panels_set_playback (KyoDiagramPanels *self, KyoPlayback *playback);
/* What is known of the case that is shown next. */
void
kyo_diagram_panels_prepare (KyoDiagramPanels *self, GListModel *views, const char *const *open);
void
kyo_diagram_panels_show (KyoDiagramPanels *self, KyoCase *kase, KyoLang lang, KyoPainter *painter);
void kyo_diagram_panels_set_views (KyoDiagramPanels *self, GListModel *views);
void kyo_diagram_panels_open (KyoDiagramPanels *self, const char *view_id);
const char *const *kyo_diagram_panels_get_open (KyoDiagramPanels *self);
void kyo_diagram_panels_set_painter (KyoDiagramPanels *self, KyoPainter *painter);
void kyo_diagram_panels_set_annotated (KyoDiagramPanels *self, GHashTable *target_ids);
void kyo_diagram_panels_set_annotations (KyoDiagramPanels *self, GListModel *annotations);
void kyo_diagram_panels_set_writable (KyoDiagramPanels *self, gboolean is_writable);
void kyo_diagram_panels_zoom (KyoDiagramPanels *self, double factor); /* 0: fit */

G_END_DECLS
