/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of a scene share: kyo-scene.c knows what is in the picture, kyo-scene-state.c in
 * which state it is shown, kyo-scene-view.c which part of it is in view, kyo-scene-keys.c and
 * kyo-scene-pointer.c what keyboard and pointer do in it, kyo-scene-ghost.c what is shown while
 * things are moved.
 */
#pragma once

#include "app/widgets/kyo-scene.h"

G_BEGIN_DECLS

typedef struct
{
  KyoSceneItem item;
  KyoPaintFunc paint;
  KyoPainted *painted; /* NULL while it is far from the view */
} KyoSceneEntry;

/* What the scene paints itself. */
typedef enum
{
  KYO_LAYER_BENEATH, /* the whole picture, scrolled with it */
  KYO_LAYER_TOP,     /* a strip of it that stays at the upper edge */
  KYO_LAYER_LEFT,    /* a strip that stays at the left edge */
  KYO_N_LAYERS,
} KyoSceneLayerKind;

typedef struct
{
  KyoScenePaintFunc paint; /* NULL: there is none */
  gpointer user_data;
  double size;           /* of a strip: px at 100 % */
  GskRenderNode *tile;   /* what was painted around the view, or NULL */
  graphene_rect_t tiled; /* where, px on screen from the picture's corner */
} KyoSceneLayer;

struct _KyoScene
{
  GtkWidget parent_instance;

  KyoSelection *selection;
  KyoPlayback *playback; /* or NULL */
  GHashTable *annotated; /* set of target ids, or NULL */
  KyoPainter *painter;
  GObject *layout; /* owns what the items show */
  KyoSceneWordsFunc words;
  gpointer words_data;
  GArray *entries;       /* KyoSceneEntry */
  GHashTable *by_target; /* id → number of its entry, from 1 */
  GPtrArray *groups;     /* KyoSceneGroup, children of the scene */
  KyoSceneLayer layers[KYO_N_LAYERS];
  guint n_beneath; /* the layer beneath is above so many items */
  KyoSceneWalkFunc walk;
  gpointer walk_data;
  KyoScenePickFunc pick;
  gpointer pick_data;

  double width; /* of the picture, px at 100 % */
  double height;
  double grid;     /* between the dots of a grid, px at 100 %; 0: there is none */
  KyoRect ghost;   /* where what is dragged would stand, of no width: nowhere */
  double zoom;     /* px on screen for one px of the picture */
  gboolean is_fit; /* the zoom follows from the room there is */
  double min_fit;  /* but not below this: then it scrolls */

  KyoPoint pointer;      /* where it was last, px of the widget */
  KyoSelection *preview; /* the step that is looked at for a moment, in the case of selection */
  char *hovered;         /* step under the pointer, or NULL */
  guint rest_id;         /* timeout: the pointer rests there */

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  gboolean is_stale;   /* has not been allocated since it changed */
  gboolean is_placing; /* moves the adjustments itself */
  char *to_reveal;     /* once it has been allocated, or NULL */
  guint fill_id;       /* tick callback, 0 when none waits */
};

/* kyo-scene.c */
KyoPainted *kyo_scene_require (KyoScene *self, guint index);
void kyo_scene_open (KyoScene *self, const char *target_id);
gboolean kyo_scene_is_beneath (KyoScene *self, const char *target_id);
/* kyo-scene-ghost.c */
void kyo_scene_ghost_snapshot_grid (KyoScene *self, GtkSnapshot *snapshot);
void kyo_scene_ghost_snapshot (KyoScene *self, GtkSnapshot *snapshot);
/* kyo-scene-keys.c */
void kyo_scene_keys_init_class (GtkWidgetClass *widget_class);
/* kyo-scene-pointer.c */
void kyo_scene_pointer_init (KyoScene *self);
void kyo_scene_pointer_clear (KyoScene *self);
void kyo_scene_pointer_focus_moved (KyoScene *self, GParamSpec *pspec, KyoPainted *painted);
/* kyo-scene-state.c */
void kyo_scene_update_state (KyoScene *self, KyoPainted *painted);
void kyo_scene_update_states (KyoScene *self);
/* kyo-scene-view.c */
void kyo_scene_view_init_class (GtkWidgetClass *widget_class);
void kyo_scene_view_set_adjustment (KyoScene *self,
                                    GtkOrientation orientation,
                                    GtkAdjustment *adjustment);
void kyo_scene_view_added (KyoScene *self);
void kyo_scene_view_clear (KyoScene *self);
void kyo_scene_view_queue (KyoScene *self);
void kyo_scene_view_drop_tiles (KyoScene *self);
void kyo_scene_view_reveal (KyoScene *self, guint index);
gboolean kyo_scene_view_meets (KyoScene *self, const KyoRect *rect);
/* Whether a place of the widget belongs to a strip that stays in view. */
gboolean kyo_scene_view_is_frozen (KyoScene *self, double x, double y);

G_END_DECLS
