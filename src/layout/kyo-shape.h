/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The measures of what is painted, shared by layout (which keeps room for it) and render (which
 * fills that room). All in px at 100 %.
 */
#pragma once

#include "layout/kyo-geometry.h"

G_BEGIN_DECLS

#define KYO_SHAPE_MARGIN 16         /* of the drawing */
#define KYO_SHAPE_SYMBOL 18         /* a node's symbol, square */
#define KYO_SHAPE_NODE_PAD 8        /* between a node's edge, its symbol and its words */
#define KYO_SHAPE_BAND 26           /* top of a boundary, for its label */
#define KYO_SHAPE_BOUNDARY_PAD 16   /* between a boundary and what it holds */
#define KYO_SHAPE_CALLOUT_PAD_X 10  /* left and right of a callout's words */
#define KYO_SHAPE_CALLOUT_PAD_Y 7   /* above and below them */
#define KYO_SHAPE_BADGE 20          /* height of a badge */
#define KYO_SHAPE_BADGE_GAP 7       /* between badge and first word */
#define KYO_SHAPE_LINE 19           /* from line to line of KYO_FONT_BODY */
#define KYO_SHAPE_CALLOUT_WIDTH 190 /* of a callout that nobody has placed */
#define KYO_SHAPE_LEADER_FROM 60    /* a callout farther from its badge gets a leader line */
#define KYO_SHAPE_PARALLEL 22       /* between arrows that join the same two */
#define KYO_SHAPE_JOINTS 26         /* height in which joints run from a ruler to the cards */

/* Which outline a kind of participant has. */
typedef enum
{
  KYO_OUTLINE_ROUND,   /* corners rounded by the shape's radius */
  KYO_OUTLINE_HOUSE,   /* with a gable */
  KYO_OUTLINE_OCTAGON, /* corners cut */
  KYO_OUTLINE_PAGE,    /* upper right corner folded */
} KyoOutline;

KyoOutline kyo_shape_get_outline (KyoParticipantKind kind);
double kyo_shape_get_corner (KyoParticipantKind kind, const KyoRect *rect);
gboolean kyo_shape_contains (KyoParticipantKind kind, const KyoRect *rect, double x, double y);
KyoPoint
kyo_shape_clip (KyoParticipantKind kind, const KyoRect *rect, KyoPoint inside, KyoPoint outside);
KyoRect kyo_shape_get_symbol (KyoParticipantKind kind, const KyoRect *node);
KyoRect kyo_shape_get_label (KyoParticipantKind kind, const KyoRect *node);

G_END_DECLS
