/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-scene.h"
#include "layout/kyo-diagram-layout.h"

G_BEGIN_DECLS

/* A small map of a diagram in a corner of its panel: where one is in it, and a way to go elsewhere.
 * Hidden while nearly all of the diagram is in view. */
#define KYO_TYPE_DIAGRAM_MAP (kyo_diagram_map_get_type ())
G_DECLARE_FINAL_TYPE (KyoDiagramMap, kyo_diagram_map, KYO, DIAGRAM_MAP, GtkWidget)

GtkWidget *kyo_diagram_map_new (KyoScene *scene,
                                GtkScrolledWindow *scrolled) G_GNUC_WARN_UNUSED_RESULT;
void kyo_diagram_map_show (KyoDiagramMap *self, KyoDiagramLayout *layout, KyoPainter *painter);
/* FALSE while nobody looks about by hand. */
void kyo_diagram_map_set_wanted (KyoDiagramMap *self, gboolean wanted);

G_END_DECLS
