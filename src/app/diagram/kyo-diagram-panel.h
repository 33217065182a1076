/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/diagram/kyo-diagram-view.h"

G_BEGIN_DECLS

/* One view of the diagram of a case with its tools: zoom, a menu, and what moving things needs.
 * Property: arranging (boolean). It stores nothing itself; signals "put" (KyoView) when a view has
 * changed and is to be kept, "edit", "close" and "remove" when a person wants that of its view. */
#define KYO_TYPE_DIAGRAM_PANEL (kyo_diagram_panel_get_type ())
G_DECLARE_FINAL_TYPE (KyoDiagramPanel, kyo_diagram_panel, KYO, DIAGRAM_PANEL, GtkWidget)

GtkWidget *kyo_diagram_panel_new (KyoSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
void kyo_diagram_panel_set_playback (KyoDiagramPanel *self, KyoPlayback *playback);
/* view: NULL for the standard one while nobody has changed it. */
void kyo_diagram_panel_show (
  KyoDiagramPanel *self, KyoCase *kase, KyoView *view, KyoLang lang, KyoPainter *painter);
/* A panel that is the only one needs no head. others: what can be shown beside it. */
void kyo_diagram_panel_set_company (KyoDiagramPanel *self, gboolean is_alone, GMenuModel *others);
void kyo_diagram_panel_set_writable (KyoDiagramPanel *self, gboolean is_writable);
KyoView *kyo_diagram_panel_get_view (KyoDiagramPanel *self);
KyoDiagramView *kyo_diagram_panel_get_diagram (KyoDiagramPanel *self);

G_END_DECLS
