/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/diagram/kyo-diagram-panels.h"
#include "app/playback/kyo-playback.h"
#include "app/widgets/kyo-themes.h"
#include "model/kyo-annotation.h"
#include "render/kyo-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Text, diagram and timeline of one case, side by side. Properties: text-visible, diagram-visible,
 * timeline-visible (booleans), columns-position (of the divider between text and diagram),
 * timeline-room (beneath the divider above the timeline; both ints, px, -1 while nobody moved it).
 * Signal "written" (KyoCasePage, const char *target_id, int kind, const char *body): an annotation
 * to be stored. */
#define KYO_TYPE_CASE_PAGE (kyo_case_page_get_type ())
G_DECLARE_FINAL_TYPE (KyoCasePage, kyo_case_page, KYO, CASE_PAGE, GtkWidget)

void kyo_case_page_set_selection (KyoCasePage *self, KyoSelection *selection);
void kyo_case_page_set_themes (KyoCasePage *self, KyoThemes *themes);
void kyo_case_page_set_playback (KyoCasePage *self, KyoPlayback *playback);
void kyo_case_page_show (KyoCasePage *self, KyoCase *kase, KyoLang lang, KyoScheme scheme);
void kyo_case_page_set_scheme (KyoCasePage *self, KyoScheme scheme);
void kyo_case_page_set_annotations (KyoCasePage *self, GListModel *annotations);
void kyo_case_page_set_writable (KyoCasePage *self, gboolean is_writable);
void kyo_case_page_begin_annotation (KyoCasePage *self);
gboolean kyo_case_page_is_annotating (KyoCasePage *self);
void kyo_case_page_end_annotation (KyoCasePage *self);
void kyo_case_page_grab_focus (KyoCasePage *self);
KyoDiagramPanels *kyo_case_page_get_diagrams (KyoCasePage *self);
void kyo_case_page_zoom (KyoCasePage *self, double factor);

G_END_DECLS
