/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 *
 * KyoScene is what diagram and timeline have in common: a picture of painted widgets that can be
 * zoomed, that shows the roles which the selection gives to its targets, and in which a click or
 * Enter selects.
 */
#pragma once

#include "app/widgets/kyo-painted.h"
#include "app/widgets/kyo-selection.h"

G_BEGIN_DECLS

/* Paints what lies beneath (pass 0) the widgets or between boundaries and nodes (pass 1). */
typedef void (*KyoScenePaintFunc) (KyoPainter *painter,
                                   cairo_t *cr,
                                   gpointer layout,
                                   gpointer user_data);

#define KYO_TYPE_SCENE (kyo_scene_get_type ())
G_DECLARE_FINAL_TYPE (KyoScene, kyo_scene, KYO, SCENE, GtkWidget)

GtkWidget *kyo_scene_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_scene_set_selection (KyoScene *self, KyoSelection *selection);
/* Takes all widgets away and begins anew with a picture of this size (px at 100 %). */
void
kyo_scene_reset (KyoScene *self, KyoPainter *painter, GObject *layout, double width, double height);
/* Adds above those that are there already. */
void kyo_scene_add (KyoScene *self, KyoPainted *painted);
/* What the scene itself paints, above the widgets added so far and beneath those added later. */
void kyo_scene_set_paint (KyoScene *self, KyoScenePaintFunc paint, gpointer user_data);
void kyo_scene_set_painter (KyoScene *self, KyoPainter *painter);
/* Ids of the targets that carry annotations; kept. */
void kyo_scene_set_annotated (KyoScene *self, GHashTable *target_ids);
void kyo_scene_set_zoom (KyoScene *self, double zoom);
void kyo_scene_set_fit (KyoScene *self, double min_zoom);
double kyo_scene_get_zoom (KyoScene *self);
void kyo_scene_get_picture_size (KyoScene *self, double *width, double *height);
KyoState kyo_scene_get_state (KyoScene *self, const char *target_id);
/* The widget that shows a target, NULL when none does. */
KyoPainted *kyo_scene_find (KyoScene *self, const char *target_id);
void kyo_scene_reveal (KyoScene *self, const char *target_id);

G_END_DECLS
