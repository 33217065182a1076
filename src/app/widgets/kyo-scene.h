/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 *
 * KyoScene is what diagram and timeline have in common: a picture of painted widgets that can be
 * zoomed and scrolled, that shows the roles which the selection gives to its targets, and in which
 * a click or Enter selects. It is made for a GtkScrolledWindow, and however large the picture is,
 * only what is in view costs anything.
 */
#pragma once

#include "app/playback/kyo-playback.h"
#include "app/widgets/kyo-painted.h"
#include "app/widgets/kyo-selection.h"

G_BEGIN_DECLS

/* One thing of the picture. In px at 100 %; everything in it is owned by the layout. */
typedef struct
{
  const char *target_id; /* of the participant or step that it shows */
  KyoRect rect;          /* where it stands */
  KyoRect ink;           /* what its painting covers, at least rect */
  gconstpointer item;    /* handed to what paints it and to what puts it into words */
  guint group;           /* of kyo_scene_add_group (), 0 for none */
} KyoSceneItem;

/* What a screen reader says of an item, and what is shown under the pointer (NULL: nothing). The
 * scene frees both. */
typedef char *(*KyoSceneWordsFunc) (gconstpointer item, char **remark, gpointer user_data);

/* Paints what is no widget. Only what meets clip (px at 100 %) is looked at. */
typedef void (*KyoScenePaintFunc) (
  KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer user_data);

/* Where an arrow key leads from a target; NULL: nowhere. */
typedef const char *(*KyoSceneWalkFunc) (const char *target_id,
                                         GtkDirectionType direction,
                                         gpointer user_data);

/* Which target that is no widget is at a place, px at 100 %; NULL: none. */
typedef const char *(*KyoScenePickFunc) (double x, double y, gpointer user_data);

/* Signal "opened" (target id) when Enter or a double click asks what a target says. */
#define KYO_TYPE_SCENE (kyo_scene_get_type ())
G_DECLARE_FINAL_TYPE (KyoScene, kyo_scene, KYO, SCENE, GtkWidget)

GtkWidget *kyo_scene_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_scene_set_selection (KyoScene *self, KyoSelection *selection);
/* While it is active, what is to come is absent and what happens now is emphasised. */
void kyo_scene_set_playback (KyoScene *self, KyoPlayback *playback);
/* Takes everything away and begins anew with a picture of this size (px at 100 %). */
void
kyo_scene_reset (KyoScene *self, KyoPainter *painter, GObject *layout, double width, double height);
/* Before the first item is added. */
void kyo_scene_set_words (KyoScene *self, KyoSceneWordsFunc words, gpointer user_data);
/* Items can be told together to a screen reader: either all of them stand in groups or none. They
 * are above what the scene paints. Before the first item is added. */
guint kyo_scene_add_group (KyoScene *self, const char *label);
/* Adds above those that are there already, and after them for the keyboard. */
void kyo_scene_add_item (KyoScene *self, const KyoSceneItem *item, KyoPaintFunc paint);
/* What the scene itself paints, above the items added so far and beneath those added later. */
void kyo_scene_set_paint (KyoScene *self, KyoScenePaintFunc paint, gpointer user_data);
/* What stays in view at the left or the upper edge while the rest is scrolled: so much of the
 * picture (px at 100 %), painted by this. */
void kyo_scene_freeze (
  KyoScene *self, GtkOrientation along, double size, KyoScenePaintFunc paint, gpointer user_data);
/* Paints what the scene itself paints again: it has changed. */
void kyo_scene_queue_paint (KyoScene *self);
void kyo_scene_set_painter (KyoScene *self, KyoPainter *painter);
/* Ids of the targets that carry annotations; kept. */
void kyo_scene_set_annotated (KyoScene *self, GHashTable *target_ids);
void kyo_scene_set_zoom (KyoScene *self, double zoom);
/* Likewise, and what is at x, y of the widget stays there. */
void kyo_scene_zoom_at (KyoScene *self, double zoom, double x, double y);
void kyo_scene_set_fit (KyoScene *self, double min_zoom);
gboolean kyo_scene_is_fit (KyoScene *self);
double kyo_scene_get_zoom (KyoScene *self);
void kyo_scene_get_picture_size (KyoScene *self, double *width, double *height);
/* The part of the picture that is in view, px at 100 %. */
void kyo_scene_get_view (KyoScene *self, KyoRect *view);
/* Where the pointer was last, px from the corner of the widget. */
KyoPoint kyo_scene_get_pointer (KyoScene *self);
KyoState kyo_scene_get_state (KyoScene *self, const char *target_id);
gboolean kyo_scene_has (KyoScene *self, const char *target_id);
/* The widget that shows a target, made when there is none at the moment; NULL when it is not in the
 * picture. It may be gone after the next time that the picture is scrolled. */
KyoPainted *kyo_scene_find (KyoScene *self, const char *target_id);
gboolean kyo_scene_focus_target (KyoScene *self, const char *target_id);
const char *kyo_scene_get_focused (KyoScene *self);
void kyo_scene_set_walk (KyoScene *self, KyoSceneWalkFunc walk, gpointer user_data);
void kyo_scene_set_pick (KyoScene *self, KyoScenePickFunc pick, gpointer user_data);
/* A step that is looked at for a moment: what has no part in it fades. NULL for none. */
void kyo_scene_set_preview (KyoScene *self, const char *step_id);
void kyo_scene_reveal (KyoScene *self, const char *target_id);
/* While things are moved: dots so far apart (px at 100 %, 0: none), and where something would stand
 * (NULL: nowhere). */
void kyo_scene_set_grid (KyoScene *self, double gap);
void kyo_scene_set_ghost (KyoScene *self, const KyoRect *rect);

G_END_DECLS
