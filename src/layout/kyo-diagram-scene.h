/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a diagram layout is made of while it is made and afterwards; private to layout/. Made in
 * this order: participants, arrows, callouts, and then never changed.
 */
#pragma once

#include "layout/kyo-diagram-layout.h"
#include "layout/kyo-shape.h"

G_BEGIN_DECLS

typedef struct _KyoDiagramPart KyoDiagramPart;

struct _KyoDiagramPart
{
  KyoDiagramItem item;
  KyoDiagramPart *from; /* arrow; callout of an arrow */
  KyoDiagramPart *to;   /* likewise; callout at one place: that place in both */
  KyoDiagramPart *pair; /* arrow: its callout; callout: its arrow, or NULL */
  GArray *line;         /* KyoPoint: arrow, leader; item.points points into it */
  double needed_width;  /* node: what its words take, px */
  double needed_height;
  gboolean placed;
  gboolean has_own_rect; /* boundary: the case says how large it is at least */
  gboolean automatic;    /* placed by Graphviz; a callout still to be checked against the lines */
  gboolean is_straight;  /* arrow without corners */
};

typedef struct
{
  KyoCase *kase;
  KyoLang lang;
  KyoMeasureFunc measure;
  gpointer measure_data;

  GStringChunk *strings;
  GHashTable *by_participant; /* KyoParticipant → KyoDiagramPart */
  GPtrArray *boundaries;      /* outside in; each owns its parts */
  GPtrArray *nodes;
  GPtrArray *arrows;
  GPtrArray *callouts;
  double width;
  double height;
  gboolean is_touched; /* a person has moved something in it */
} KyoDiagramScene;

/* What a new scene does with the places that the case carries. */
typedef enum
{
  KYO_PLACES_KEPT,
  KYO_PLACES_ONLY_PINNED, /* and only nodes are given one */
} KyoPlaces;

KyoDiagramScene *kyo_diagram_scene_new (KyoCase *kase,
                                        KyoLang lang,
                                        KyoPlaces places,
                                        KyoMeasureFunc measure,
                                        gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void kyo_diagram_scene_free (KyoDiagramScene *self);
KyoDiagramPart *kyo_diagram_scene_find_place (KyoDiagramScene *self, const char *participant_id);
void kyo_diagram_scene_measure (KyoDiagramScene *self,
                                const char *text,
                                KyoFont font,
                                double max_width,
                                double indent,
                                double *width,
                                double *height);
void kyo_diagram_scene_measure_drawing (KyoDiagramScene *self);
KyoParticipantKind kyo_diagram_part_get_kind (const KyoDiagramPart *self);

/* kyo-diagram-automatic.c: gives a place to every participant that has none, and, on the way, to
 * the callouts between them. */
void kyo_diagram_scene_arrange (KyoDiagramScene *self);
/* kyo-diagram-around.c: likewise, where some have one and no frame has. */
void kyo_diagram_scene_arrange_around (KyoDiagramScene *self,
                                       void (*arrange) (KyoDiagramScene *self));
/* kyo-diagram-room.c */
KyoRect kyo_diagram_scene_pad_frame (const KyoRect *inner);
gboolean kyo_diagram_scene_has_room (KyoDiagramScene *self,
                                     const KyoDiagramPart *part,
                                     double dx,
                                     double dy);
gboolean kyo_diagram_scene_find_room (KyoDiagramScene *self,
                                      const KyoDiagramPart *part,
                                      KyoPoint *shift,
                                      double step);
gboolean kyo_diagram_scene_find_step (KyoDiagramScene *self,
                                      const KyoDiagramPart *part,
                                      KyoDirection direction,
                                      KyoPoint *shift);
/* What stands where a person has put something gives way to it. */
void kyo_diagram_scene_make_way (KyoDiagramScene *self);
/* kyo-diagram-detour.c: corners by which a line gets past what is in its way; FALSE: none are. */
gboolean kyo_diagram_scene_find_detour (KyoDiagramScene *self,
                                        const KyoDiagramPart *arrow,
                                        guint index,
                                        GArray *corners);
/* kyo-diagram-arrows.c */
void kyo_diagram_scene_route (KyoDiagramScene *self);
void kyo_diagram_scene_place_badges (KyoDiagramScene *self);
/* kyo-diagram-callouts.c */
void kyo_diagram_scene_measure_callouts (KyoDiagramScene *self);
void kyo_diagram_scene_place_callouts (KyoDiagramScene *self);
void kyo_diagram_scene_draw_leaders (KyoDiagramScene *self);
/* kyo-diagram-crop.c */
void kyo_diagram_scene_crop (KyoDiagramScene *self);
/* kyo-diagram-walk.c */
KyoDiagramPart *
kyo_diagram_scene_walk (KyoDiagramScene *self, const KyoDiagramPart *from, KyoDirection direction);
/* kyo-diagram-faults.c */
GPtrArray *kyo_diagram_scene_list_faults (KyoDiagramScene *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoDiagramScene, kyo_diagram_scene_free)

G_END_DECLS
