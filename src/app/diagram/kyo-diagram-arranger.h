/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-scene.h"
#include "layout/kyo-diagram-layout.h"

G_BEGIN_DECLS

/* Lets a person move what a diagram shows, by the pointer and by Shift with an arrow key. Nothing
 * moves by that yet: signals "moved" (participant id, double x, double y) to where it should stand,
 * and "stuck" (participant id) when there is no room. */
#define KYO_TYPE_DIAGRAM_ARRANGER (kyo_diagram_arranger_get_type ())
G_DECLARE_FINAL_TYPE (KyoDiagramArranger, kyo_diagram_arranger, KYO, DIAGRAM_ARRANGER, GObject)

KyoDiagramArranger *kyo_diagram_arranger_new (KyoScene *scene) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: there is nothing to be moved. */
void kyo_diagram_arranger_set_layout (KyoDiagramArranger *self, KyoDiagramLayout *layout);
void kyo_diagram_arranger_set_active (KyoDiagramArranger *self, gboolean is_active);
gboolean kyo_diagram_arranger_is_active (KyoDiagramArranger *self);

G_END_DECLS
