/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-geometry.h"
#include "layout/kyo-layout-error.h"

G_BEGIN_DECLS

/* A line runs so many px above its words, and so far to the left and right of them. */
#define KYO_GRAPH_LABEL_GAP 14
#define KYO_GRAPH_LABEL_PAD 8

/* A graph to be arranged: boxes in nested clusters, joined by lines which may carry a box of words.
 * Plain numbers in, plain numbers out (px); knows nothing of cases. */
typedef struct _KyoGraph KyoGraph;

KyoGraph *kyo_graph_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_graph_free (KyoGraph *self);
/* parent: -1 or an earlier cluster. */
guint kyo_graph_add_cluster (KyoGraph *self, int parent);
/* cluster: -1 or one added before. */
guint kyo_graph_add_node (KyoGraph *self, int cluster, double width, double height);
/* A box that has to stand right above or beneath a node, in the same cluster. */
guint kyo_graph_add_satellite (KyoGraph *self, guint node, double width, double height);
/* label_width 0: a line without words. */
guint
kyo_graph_add_edge (KyoGraph *self, guint from, guint to, double label_width, double label_height);
gboolean kyo_graph_arrange (KyoGraph *self, GError **error);
/* Valid after kyo_graph_arrange() has returned TRUE. */
void kyo_graph_get_size (KyoGraph *self, double *width, double *height);
KyoRect kyo_graph_get_cluster (KyoGraph *self, guint cluster);
KyoRect kyo_graph_get_node (KyoGraph *self, guint node);
gboolean kyo_graph_get_edge_label (KyoGraph *self, guint edge, KyoRect *rect);
/* Corners of the line, without its ends; borrowed. */
const KyoPoint *kyo_graph_get_edge_route (KyoGraph *self, guint edge, gsize *n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoGraph, kyo_graph_free)

G_END_DECLS
