/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a comment is written on what is selected, and where the annotations of a step or
 * participant are read. Signal "written" (KyoAnnotationPanel, const char *target_id, int kind,
 * const char *body). */
#define KYO_TYPE_ANNOTATION_PANEL (kyo_annotation_panel_get_type ())
G_DECLARE_FINAL_TYPE (KyoAnnotationPanel, kyo_annotation_panel, KYO, ANNOTATION_PANEL, GtkWidget)

void kyo_annotation_panel_set_selection (KyoAnnotationPanel *self, KyoSelection *selection);
void kyo_annotation_panel_show (KyoAnnotationPanel *self, GListModel *annotations, KyoLang lang);
void kyo_annotation_panel_begin (KyoAnnotationPanel *self);
gboolean kyo_annotation_panel_is_writing (KyoAnnotationPanel *self);
void kyo_annotation_panel_clear (KyoAnnotationPanel *self);
void kyo_annotation_panel_set_writable (KyoAnnotationPanel *self, gboolean is_writable);

G_END_DECLS
