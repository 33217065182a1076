/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-measure.h"
#include "model/kyo-case.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_ITEM_BOUNDARY, /* a participant that holds others */
  KYO_ITEM_NODE,     /* a participant that holds none */
  KYO_ITEM_CALLOUT,  /* the words of a step, with its badge */
  KYO_ITEM_ARROW,    /* a step between two participants; its rect is that of its badge */
} KyoDiagramItemKind;

/* One thing in the picture, in px at 100 %. All is owned by the layout. */
typedef struct
{
  KyoDiagramItemKind kind;
  KyoParticipant *participant; /* boundary, node */
  KyoStep *step;               /* callout, arrow */
  KyoRect rect;
  const char *text;   /* to be set in it, in the layout's language */
  const char *badge;  /* callout, arrow: "1", "対処2" */
  KyoRect badge_rect; /* callout, arrow; boundary: that of its label */
  double text_indent; /* callout: of the first line, room for its badge */
  const KyoPoint
    *points; /* arrow: the line from the edge of one node to that of the other, first and last
                included; callout without arrow: the leader line to its node, or NULL */
  gsize n_points;
} KyoDiagramItem;

/* Of a step from one thing in the picture to another. */
typedef enum
{
  KYO_DIRECTION_LEFT,
  KYO_DIRECTION_RIGHT,
  KYO_DIRECTION_UP,
  KYO_DIRECTION_DOWN,
} KyoDirection;

/* Geometry of the diagram panel of one case in one language. Immutable once made. */
#define KYO_TYPE_DIAGRAM_LAYOUT (kyo_diagram_layout_get_type ())
G_DECLARE_FINAL_TYPE (KyoDiagramLayout, kyo_diagram_layout, KYO, DIAGRAM_LAYOUT, GObject)

/* Uses the positions that the case carries; what nobody has placed is placed by Graphviz
 * (boundaries as clusters), callouts beside what they explain. Never NULL; an empty case gives an
 * empty layout. */
KyoDiagramLayout *kyo_diagram_layout_new (KyoCase *kase,
                                          KyoLang lang,
                                          KyoMeasureFunc measure,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
/* Right after it was made, where a part of a case is shown. */
void kyo_diagram_layout_crop (KyoDiagramLayout *self);
void kyo_diagram_layout_get_size (KyoDiagramLayout *self, double *width, double *height);
guint kyo_diagram_layout_get_n_items (KyoDiagramLayout *self);
/* In the order of painting, which is also the order of reading: boundaries outside in, arrows,
 * nodes, callouts in the order of steps. */
const KyoDiagramItem *kyo_diagram_layout_get_item (KyoDiagramLayout *self, guint index);
/* Topmost item at a point, NULL when none. */
const KyoDiagramItem *kyo_diagram_layout_lookup (KyoDiagramLayout *self, double x, double y);
/* Where an arrow key leads from a node, boundary or callout: along a step, else to the nearest in
 * that direction; NULL at the edge. */
const KyoDiagramItem *kyo_diagram_layout_walk (KyoDiagramLayout *self,
                                               const KyoDiagramItem *from,
                                               KyoDirection direction);
/* What a person moves snaps to a grid of so many px. */
#define KYO_DIAGRAM_GRID 16
/* Where a node, or a boundary with all that is in it, can be moved to: the nearest place to one
 * that is wanted, the next one in a direction. FALSE: there is no room. */
gboolean
kyo_diagram_layout_find_room (KyoDiagramLayout *self, const KyoDiagramItem *item, KyoPoint *place);
gboolean kyo_diagram_layout_find_step (KyoDiagramLayout *self,
                                       const KyoDiagramItem *item,
                                       KyoDirection direction,
                                       KyoPoint *place);
/* Where Graphviz would have all nodes but those that are pinned, around these: id → KyoPoint. */
GHashTable *kyo_diagram_arrange_again (KyoCase *kase,
                                       KyoLang lang,
                                       KyoMeasureFunc measure,
                                       gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
/* Whether Graphviz is needed: the case has a node that nobody has placed. */
gboolean kyo_diagram_needs_arranging (KyoCase *kase);
KyoLang kyo_diagram_layout_get_lang (KyoDiagramLayout *self);
/* What is wrong with the picture, one line each: overlaps of nodes, callouts, badges and boundary
 * labels; arrows through nodes or callouts; text that does not fit its node. Empty when all is
 * well. */
GPtrArray *kyo_diagram_layout_list_faults (KyoDiagramLayout *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
