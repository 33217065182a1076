/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "layout/kyo-graph-private.h"

G_DEFINE_QUARK (kyo_layout_error, kyo_layout_error)

static void
clear_edge (gpointer data)
{
  g_clear_pointer (&((KyoGraphEdge *) data)->route, g_array_unref);
}

/**
 * kyo_graph_new:
 *
 * Makes an empty graph.
 *
 * Returns: (transfer full): the graph
 */
KyoGraph *
kyo_graph_new (void)
{
  KyoGraph *self = g_new0 (KyoGraph, 1);

  self->clusters = g_array_new (FALSE, TRUE, sizeof (KyoGraphCluster));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (KyoGraphNode));
  self->edges = g_array_new (FALSE, TRUE, sizeof (KyoGraphEdge));
  g_array_set_clear_func (self->edges, clear_edge);
  return self;
}

/**
 * kyo_graph_free:
 * @self: (transfer full): a graph
 *
 * Frees a graph and all that was asked of it.
 */
void
kyo_graph_free (KyoGraph *self)
{
  g_array_unref (self->clusters);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self);
}

/**
 * kyo_graph_add_cluster:
 * @self: a graph
 * @parent: the cluster that holds it, -1 for none
 *
 * Adds a frame.
 *
 * Returns: its number
 */
guint
kyo_graph_add_cluster (KyoGraph *self, int parent)
{
  KyoGraphCluster cluster = { .parent = parent };

  g_array_append_val (self->clusters, cluster);
  return self->clusters->len - 1;
}

/**
 * kyo_graph_add_node:
 * @self: a graph
 * @cluster: the cluster that holds it, -1 for none
 * @width: px
 * @height: px
 *
 * Adds a box.
 *
 * Returns: its number
 */
guint
kyo_graph_add_node (KyoGraph *self, int cluster, double width, double height)
{
  KyoGraphNode node = { .cluster = cluster, .beside = -1, .width = width, .height = height };

  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

/**
 * kyo_graph_add_satellite:
 * @self: a graph
 * @node: a node of it
 * @width: px
 * @height: px
 *
 * Adds a box that stands right above or beneath a node, in the same cluster.
 *
 * Returns: its number, among those of nodes
 */
guint
kyo_graph_add_satellite (KyoGraph *self, guint node, double width, double height)
{
  KyoGraphNode satellite = { .beside = (int) node, .width = width, .height = height };

  g_return_val_if_fail (node < self->nodes->len, 0);

  satellite.cluster = g_array_index (self->nodes, KyoGraphNode, node).cluster;
  g_array_append_val (self->nodes, satellite);
  return self->nodes->len - 1;
}

/**
 * kyo_graph_add_edge:
 * @self: a graph
 * @from: a node of it
 * @to: another
 * @label_width: px of the words on the line, 0 for none
 * @label_height: px
 *
 * Adds a line; there may be several between the same two.
 *
 * Returns: its number
 */
guint
kyo_graph_add_edge (KyoGraph *self, guint from, guint to, double label_width, double label_height)
{
  KyoGraphEdge edge = {
    .from = from, .to = to, .label_width = label_width, .label_height = label_height
  };

  g_return_val_if_fail (from < self->nodes->len && to < self->nodes->len, 0);

  edge.route = g_array_new (FALSE, FALSE, sizeof (KyoPoint));
  g_array_append_val (self->edges, edge);
  return self->edges->len - 1;
}

/**
 * kyo_graph_arrange:
 * @self: a graph
 * @error: return location for an error
 *
 * Finds a place for everything. May take a second or two for a thousand lines; may be called in any
 * thread, and waits while another thread is in it.
 *
 * Fails with `KYO_LAYOUT_ERROR_GRAPHVIZ` when Graphviz cannot be used.
 *
 * Returns: `TRUE` when everything has its place
 */
gboolean
kyo_graph_arrange (KyoGraph *self, GError **error)
{
  kyo_graph_group (self);
  if (self->edges->len > KYO_GRAPH_MANY)
    return kyo_graph_arrange_parts (self, error);

  kyo_graph_turn (self);
  return kyo_graph_run_dot (self, error);
}

/**
 * kyo_graph_get_size:
 * @self: an arranged graph
 * @width: (out): px
 * @height: (out): px
 *
 * Tells how much ground the arrangement takes, from 0,0.
 */
void
kyo_graph_get_size (KyoGraph *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * kyo_graph_get_cluster:
 * @self: an arranged graph
 * @cluster: a number from kyo_graph_add_cluster()
 *
 * Tells where a frame stands.
 *
 * Returns: its place; empty when nothing is in it
 */
KyoRect
kyo_graph_get_cluster (KyoGraph *self, guint cluster)
{
  return g_array_index (self->clusters, KyoGraphCluster, cluster).rect;
}

/**
 * kyo_graph_get_node:
 * @self: an arranged graph
 * @node: a number from kyo_graph_add_node() or kyo_graph_add_satellite()
 *
 * Tells where a box stands.
 *
 * Returns: its place
 */
KyoRect
kyo_graph_get_node (KyoGraph *self, guint node)
{
  return g_array_index (self->nodes, KyoGraphNode, node).rect;
}

/**
 * kyo_graph_get_edge_label:
 * @self: an arranged graph
 * @edge: a number from kyo_graph_add_edge()
 * @rect: (out): its place
 *
 * Tells where the words of a line stand.
 *
 * Returns: `FALSE` when it has none or no room was kept for them
 */
gboolean
kyo_graph_get_edge_label (KyoGraph *self, guint edge, KyoRect *rect)
{
  *rect = g_array_index (self->edges, KyoGraphEdge, edge).label;
  return rect->width > 0;
}

/**
 * kyo_graph_get_edge_route:
 * @self: an arranged graph
 * @edge: a number from kyo_graph_add_edge()
 * @n_points: (out): how many
 *
 * Tells the corners of a line between its ends.
 *
 * Returns: (array length=n_points): them
 */
const KyoPoint *
kyo_graph_get_edge_route (KyoGraph *self, guint edge, gsize *n_points)
{
  const GArray *route = g_array_index (self->edges, KyoGraphEdge, edge).route;

  *n_points = route->len;
  return (const KyoPoint *) (gpointer) route->data;
}

/**
 * kyo_graph_cluster:
 * @self: a graph
 * @number: of a cluster
 *
 * Gets at a cluster.
 *
 * Returns: (transfer none): it, until one is added
 */
KyoGraphCluster *
kyo_graph_cluster (KyoGraph *self, guint number)
{
  return &g_array_index (self->clusters, KyoGraphCluster, number);
}

/**
 * kyo_graph_node:
 * @self: a graph
 * @number: of a node
 *
 * Gets at a node.
 *
 * Returns: (transfer none): it, until one is added
 */
KyoGraphNode *
kyo_graph_node (KyoGraph *self, guint number)
{
  return &g_array_index (self->nodes, KyoGraphNode, number);
}

/**
 * kyo_graph_edge:
 * @self: a graph
 * @number: of a line
 *
 * Gets at a line.
 *
 * Returns: (transfer none): it, until one is added
 */
KyoGraphEdge *
kyo_graph_edge (KyoGraph *self, guint number)
{
  return &g_array_index (self->edges, KyoGraphEdge, number);
}

/**
 * kyo_graph_parent_of:
 * @self: a graph
 * @cluster: a cluster, or -1
 *
 * Finds in what a cluster stands.
 *
 * Returns: a cluster, -1 for none
 */
int
kyo_graph_parent_of (KyoGraph *self, int cluster)
{
  return cluster >= 0 ? kyo_graph_cluster (self, (guint) cluster)->parent : -1;
}
