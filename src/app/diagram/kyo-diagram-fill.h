/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-scene.h"
#include "layout/kyo-diagram-layout.h"

G_BEGIN_DECLS

/* Shows a diagram as a scene, which has just been reset for it. */
void kyo_diagram_fill (KyoScene *scene,
                       KyoDiagramLayout *layout,
                       KyoSceneWordsFunc words,
                       gpointer user_data);
const char *kyo_diagram_item_get_id (const KyoDiagramItem *item);
KyoRect kyo_diagram_item_find_ink (const KyoDiagramItem *item);
/* That of a participant, or the callout of a step; NULL when there is none. */
const KyoDiagramItem *kyo_diagram_find_item (KyoDiagramLayout *layout, const char *target_id);

G_END_DECLS
