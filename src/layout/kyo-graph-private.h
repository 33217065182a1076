/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a graph is made of, for those who arrange it. Private to layout/.
 */
#pragma once

#include "layout/kyo-graph.h"

G_BEGIN_DECLS

/* A graph with more lines is arranged in parts. */
#define KYO_GRAPH_MANY 100

typedef struct
{
  int parent;
  KyoRect rect;
} KyoGraphCluster;

typedef struct
{
  int cluster;
  int beside;    /* node of which it is the satellite, or -1 */
  double offset; /* satellite: how far beneath the middle of that node its own is, px */
  double width;
  double height;
  double group_width; /* with what stands beside it */
  double group_height;
  KyoRect rect;
  int place; /* in an order in which few lines run back */
} KyoGraphNode;

typedef struct
{
  guint from;
  guint to;
  double label_width;
  double label_height;
  KyoRect label;
  GArray *route;      /* KyoPoint */
  gboolean is_turned; /* arranged from its end to its beginning */
} KyoGraphEdge;

struct _KyoGraph
{
  GArray *clusters;
  GArray *nodes;
  GArray *edges;
  double width;
  double height;
};

KyoGraphCluster *kyo_graph_cluster (KyoGraph *self, guint number);
KyoGraphNode *kyo_graph_node (KyoGraph *self, guint number);
KyoGraphEdge *kyo_graph_edge (KyoGraph *self, guint number);
int kyo_graph_parent_of (KyoGraph *self, int cluster);
/* kyo-graph-order.c */
void kyo_graph_group (KyoGraph *self);
void kyo_graph_turn (KyoGraph *self);
/* kyo-graph-parts.c */
gboolean kyo_graph_arrange_parts (KyoGraph *self, GError **error);
/* kyo-graphviz.c */
gboolean kyo_graph_run_dot (KyoGraph *self, GError **error);

G_END_DECLS
