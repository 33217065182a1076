/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arranging by Graphviz's "dot": layers from left to right, boundaries as clusters (Gansner,
 * Koutsofios, North and Vo, "A technique for drawing directed graphs", 1993). The graph is written
 * in the DOT language in memory, with names of our own making only, so that nothing has to be
 * quoted; dot works in points, of which we take one for a pixel.
 *
 * Graphviz keeps state in static variables: one graph at a time in the whole process.
 */
#include "config.h"

#include "layout/kyo-graphviz.h"

#include "layout/kyo-shape.h"

#include <graphviz/gvc.h>
#include <locale.h>

/* Above these counts dot is asked for less: words on lines double its layers, and its passes of
 * mending take time that grows with the square. */
#define MANY_EDGES 120

typedef struct
{
  int parent;
  KyoRect rect;
} Cluster;

typedef struct
{
  int cluster;
  int beside; /* node of which it is the satellite, or -1 */
  double width;
  double height;
  KyoRect rect;
  Agnode_t *made;
} Node;

typedef struct
{
  guint from;
  guint to;
  double label_width;
  double label_height;
  KyoRect label;
  GArray *route; /* KyoPoint */
  Agedge_t *made;
} Edge;

struct _KyoGraph
{
  GArray *clusters;
  GArray *nodes;
  GArray *edges;
  double width;
  double height;
};

G_DEFINE_QUARK (kyo_layout_error, kyo_layout_error)

G_LOCK_DEFINE_STATIC (graphviz);

static void
clear_edge (gpointer data)
{
  g_clear_pointer (&((Edge *) data)->route, g_array_unref);
}

static void
append_cluster (KyoGraph *self, GString *dot, int cluster)
{
  if (cluster >= 0)
    g_string_append_printf (dot, "subgraph cluster_%d { margin=%d;\n", cluster, KYO_SHAPE_BAND);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);

      if (node->cluster == cluster)
        g_string_append_printf (dot, "n%u;\n", i);
      if (node->cluster == cluster && node->beside >= 0)
        g_string_append_printf (dot, "{ rank=same; n%d; n%u; }\n", node->beside, i);
    }

  for (guint i = 0; i < self->clusters->len; i++)
    {
      if (g_array_index (self->clusters, Cluster, i).parent == cluster)
        append_cluster (self, dot, (int) i);
    }

  if (cluster >= 0)
    g_string_append (dot, "}\n");
}

/* As inches with a decimal point, in whatever locale the process runs. */
static void
append_inches (GString *dot, const char *name, double px)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4f", MAX (px, 1) / 72.0);
  g_string_append_printf (dot, "%s=%s", name, number);
}

static char *
write_dot (KyoGraph *self)
{
  GString *dot = g_string_new ("digraph g {\n");
  gboolean many = self->edges->len > MANY_EDGES;

  g_string_append_printf (
    dot, "graph [rankdir=LR, splines=%s, nodesep=0.4, ranksep=%s, label=\"\"%s];\n",
    many ? "line" : "polyline", many ? "1.2" : "0.6",
    many ? ", nslimit=\"1\", nslimit1=\"1\", mclimit=\"0.2\", maxiter=\"50\"" : "");
  g_string_append (dot, "node [shape=box, fixedsize=true, label=\"\"];\n");

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);

      g_string_append_printf (dot, "n%u [", i);
      append_inches (dot, "width", node->width);
      g_string_append_c (dot, ',');
      append_inches (dot, "height", node->height);
      g_string_append (dot, "];\n");
      if (node->beside >= 0)
        g_string_append_printf (dot, "n%d -> n%u [weight=20, style=invis];\n", node->beside, i);
    }

  append_cluster (self, dot, -1);

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);

      g_string_append_printf (dot, "n%u -> n%u [key=e%u", edge->from, edge->to, i);
      if (edge->label_width > 0 && !many)
        g_string_append_printf (dot,
                                ", label=<<TABLE FIXEDSIZE=\"TRUE\" BORDER=\"0\" WIDTH=\"%d\" "
                                "HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>>",
                                (int) edge->label_width + 12, (int) edge->label_height + 12);
      g_string_append (dot, "];\n");
    }

  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}

static void
read_edge (Edge *edge, double top)
{
  const splines *lines = ED_spl (edge->made);
  const textlabel_t *label = ED_label (edge->made);

  g_array_set_size (edge->route, 0);
  edge->label = (KyoRect){ 0, 0, 0, 0 };
  if (label != NULL && label->set && edge->label_width > 0)
    edge->label =
      (KyoRect){ label->pos.x - edge->label_width / 2, top - label->pos.y - edge->label_height / 2,
                 edge->label_width, edge->label_height };

  if (lines == NULL || lines->size != 1)
    return;

  /* A polyline comes as Bézier curves whose every third point is a corner. */
  for (gsize i = 3; i + 3 < (gsize) lines->list[0].size; i += 3)
    {
      KyoPoint corner = { lines->list[0].list[i].x, top - lines->list[0].list[i].y };

      g_array_append_val (edge->route, corner);
    }
}

static void
read_clusters (KyoGraph *self, Agraph_t *graph, double top)
{
  for (guint i = 0; i < self->clusters->len; i++)
    {
      Cluster *cluster = &g_array_index (self->clusters, Cluster, i);
      g_autofree char *name = g_strdup_printf ("cluster_%u", i);
      Agraph_t *made = NULL;

      /* Subgraphs are found among the children of their parent only. */
      if (cluster->parent < 0)
        made = agsubg (graph, name, 0);
      else
        {
          g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));

          for (int at = (int) i; at >= 0; at = g_array_index (self->clusters, Cluster, at).parent)
            g_array_prepend_val (path, at);
          made = graph;
          for (guint j = 0; j < path->len && made != NULL; j++)
            {
              g_autofree char *step = g_strdup_printf ("cluster_%d", g_array_index (path, int, j));

              made = agsubg (made, step, 0);
            }
        }

      if (made != NULL && GD_bb (made).UR.x > GD_bb (made).LL.x)
        cluster->rect =
          (KyoRect){ GD_bb (made).LL.x, top - GD_bb (made).UR.y,
                     GD_bb (made).UR.x - GD_bb (made).LL.x, GD_bb (made).UR.y - GD_bb (made).LL.y };
    }
}

static void
read_result (KyoGraph *self, Agraph_t *graph)
{
  double top = GD_bb (graph).UR.y;

  self->width = GD_bb (graph).UR.x;
  self->height = top;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);

      node->rect =
        (KyoRect){ ND_coord (node->made).x - node->width / 2,
                   top - ND_coord (node->made).y - node->height / 2, node->width, node->height };
    }
  for (guint i = 0; i < self->edges->len; i++)
    read_edge (&g_array_index (self->edges, Edge, i), top);
  read_clusters (self, graph, top);
}

/* Finds what we wrote again by its names, before dot adds nodes of its own. */
static gboolean
find_parts (KyoGraph *self, Agraph_t *graph)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u", i);
      Node *node = &g_array_index (self->nodes, Node, i);

      node->made = agnode (graph, name, 0);
      if (node->made == NULL)
        return FALSE;
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("e%u", i);
      Edge *edge = &g_array_index (self->edges, Edge, i);

      edge->made = agedge (graph, g_array_index (self->nodes, Node, edge->from).made,
                           g_array_index (self->nodes, Node, edge->to).made, name, 0);
      if (edge->made == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_dot (KyoGraph *self, const char *text, GError **error)
{
  GVC_t *gvc = gvContext ();
  Agraph_t *graph = NULL;
  gboolean done = FALSE;

  if (gvc != NULL)
    graph = agmemread (text);
  if (graph != NULL && find_parts (self, graph) && gvLayout (gvc, graph, "dot") == 0)
    {
      read_result (self, graph);
      gvFreeLayout (gvc, graph);
      done = TRUE;
    }
  if (!done)
    g_set_error (error, KYO_LAYOUT_ERROR, KYO_LAYOUT_ERROR_GRAPHVIZ,
                 "Graphviz cannot arrange the diagram (%s): see that Graphviz and its plugin for "
                 "“dot” are installed",
                 gvc == NULL     ? "it does not start"
                 : graph == NULL ? "it does not read the graph"
                                 : "it refuses the layout");
  if (graph != NULL)
    agclose (graph);
  if (gvc != NULL)
    gvFreeContext (gvc);

  return done;
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

  self->clusters = g_array_new (FALSE, TRUE, sizeof (Cluster));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->edges = g_array_new (FALSE, TRUE, sizeof (Edge));
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
  Cluster cluster = { .parent = parent };

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
  Node node = { .cluster = cluster, .beside = -1, .width = width, .height = height };

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
 * Adds a box that stands above or below a node, in the same cluster.
 *
 * Returns: its number, among those of nodes
 */
guint
kyo_graph_add_satellite (KyoGraph *self, guint node, double width, double height)
{
  Node satellite = { .beside = (int) node, .width = width, .height = height };

  g_return_val_if_fail (node < self->nodes->len, 0);

  satellite.cluster = g_array_index (self->nodes, Node, node).cluster;
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
  Edge edge = { .from = from, .to = to, .label_width = label_width, .label_height = label_height };

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
 * Finds a place for everything. May take seconds for a thousand lines; may be called in any
 * thread, and waits while another thread is in it.
 *
 * Fails with `KYO_LAYOUT_ERROR_GRAPHVIZ` when Graphviz cannot be used.
 *
 * Returns: `TRUE` when everything has its place
 */
gboolean
kyo_graph_arrange (KyoGraph *self, GError **error)
{
  g_autofree char *text = write_dot (self);
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t before = (locale_t) 0;
  gboolean done;

  /* dot reads its numbers by the locale of the thread. */
  if (plain != (locale_t) 0)
    before = uselocale (plain);

  G_LOCK (graphviz);
  agseterr (AGMAX);
  done = run_dot (self, text, error);
  G_UNLOCK (graphviz);

  if (plain != (locale_t) 0)
    {
      uselocale (before);
      freelocale (plain);
    }
  return done;
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
  return g_array_index (self->clusters, Cluster, cluster).rect;
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
  return g_array_index (self->nodes, Node, node).rect;
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
  *rect = g_array_index (self->edges, Edge, edge).label;
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
  const GArray *route = g_array_index (self->edges, Edge, edge).route;

  *n_points = route->len;
  return (const KyoPoint *) (gpointer) route->data;
}
