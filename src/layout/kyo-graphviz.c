/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arranging by Graphviz's "dot": layers from left to right, boundaries as clusters (Gansner,
 * Koutsofios, North and Vo, "A technique for drawing directed graphs", 1993). The graph is written
 * in the DOT language in memory, with names of our own making only, so that nothing has to be
 * quoted; dot works in points, of which we take one for a pixel.
 *
 * Words on lines and boxes beside nodes are not what dot has for them: with its edge labels every
 * second graph of nested clusters made version 2.42 free memory twice, with nodes of the same rank
 * one in ten, or it never ended. So the box of words is a node on the way from one end of its line
 * to the other, with the line along its upper edge; and a node is one box with those that have to
 * stand beside it. Circles are broken here too, by turning lines round, so that the words of a line
 * that runs back stand between its ends as well.
 *
 * Graphviz keeps state in static variables: one graph at a time in the whole process.
 */
#include "config.h"

#include "layout/kyo-graph-private.h"

#include "layout/kyo-shape.h"

#include <graphviz/gvc.h>
#include <locale.h>
#include <math.h>

/* What dot has made of a graph, by the numbers of nodes and edges. */
typedef struct
{
  Agraph_t *graph;
  Agnode_t **nodes;    /* NULL for satellites */
  Agnode_t **middles;  /* the words of an edge, or NULL */
  Agedge_t **edges[2]; /* the line, or that to the middle and that from there */
  double top;
} Made;

G_LOCK_DEFINE_STATIC (graphviz);

static gboolean
has_middle (const KyoGraphEdge *edge)
{
  return edge->label_width > 0;
}

/* The innermost cluster that holds both ends of a line: its words stand there. */
static int
find_common_cluster (KyoGraph *self, const KyoGraphEdge *edge)
{
  for (int one = kyo_graph_node (self, edge->from)->cluster; one >= 0;
       one = kyo_graph_parent_of (self, one))
    {
      for (int two = kyo_graph_node (self, edge->to)->cluster; two >= 0;
           two = kyo_graph_parent_of (self, two))
        if (one == two)
          return one;
    }
  return -1;
}

static void
append_cluster (KyoGraph *self, GString *dot, int cluster)
{
  if (cluster >= 0)
    g_string_append_printf (dot, "subgraph cluster_%d { margin=%d;\n", cluster, KYO_SHAPE_BAND);

  for (guint i = 0; i < self->nodes->len; i++)
    if (kyo_graph_node (self, i)->cluster == cluster && kyo_graph_node (self, i)->beside < 0)
      g_string_append_printf (dot, "n%u;\n", i);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const KyoGraphEdge *edge = kyo_graph_edge (self, i);

      if (has_middle (edge) && find_common_cluster (self, edge) == cluster)
        g_string_append_printf (dot, "m%u;\n", i);
    }

  for (guint i = 0; i < self->clusters->len; i++)
    {
      if (kyo_graph_cluster (self, i)->parent == cluster)
        append_cluster (self, dot, (int) i);
    }

  if (cluster >= 0)
    g_string_append (dot, "}\n");
}

/* As inches with a decimal point, in whatever locale the process runs. */
static void
append_box (GString *dot, const char *kind, guint number, double width, double height)
{
  char inches[2][G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (inches[0], sizeof inches[0], "%.4f", MAX (width, 1) / 72.0);
  g_ascii_formatd (inches[1], sizeof inches[1], "%.4f", MAX (height, 1) / 72.0);
  g_string_append_printf (dot, "%s%u [width=%s,height=%s];\n", kind, number, inches[0], inches[1]);
}

static void
append_edge (KyoGraph *self, GString *dot, guint number)
{
  const KyoGraphEdge *edge = kyo_graph_edge (self, number);
  guint left = edge->is_turned ? edge->to : edge->from;
  guint right = edge->is_turned ? edge->from : edge->to;

  if (!has_middle (edge))
    {
      g_string_append_printf (dot, "n%u -> n%u [key=a%u];\n", left, right, number);
      return;
    }
  append_box (dot, "m", number, edge->label_width + 2 * KYO_GRAPH_LABEL_PAD,
              edge->label_height + KYO_GRAPH_LABEL_GAP);
  g_string_append_printf (dot,
                          "n%u -> m%u [key=a%u, headport=nw];\n"
                          "m%u -> n%u [key=b%u, tailport=ne];\n",
                          left, number, number, number, right, number);
}

/* Boxes without lines would stand in one column: in each cluster, lines that are not drawn make
 * rows of them. */
static void
append_rows (KyoGraph *self, GString *dot)
{
  g_autofree gboolean *has_line = g_new0 (gboolean, self->nodes->len);

  for (guint i = 0; i < self->edges->len; i++)
    {
      has_line[kyo_graph_edge (self, i)->from] = TRUE;
      has_line[kyo_graph_edge (self, i)->to] = TRUE;
    }
  for (int cluster = -1; cluster < (int) self->clusters->len; cluster++)
    {
      g_autoptr (GArray) lone = g_array_new (FALSE, FALSE, sizeof (guint));
      guint row;

      for (guint i = 0; i < self->nodes->len; i++)
        {
          const KyoGraphNode *node = kyo_graph_node (self, i);

          if (node->cluster == cluster && node->beside < 0 && !has_line[i])
            g_array_append_val (lone, i);
        }
      row = (guint) ceil (sqrt (lone->len));
      for (guint i = 1; i < lone->len; i++)
        if (i % row != 0)
          g_string_append_printf (dot, "n%u -> n%u [style=invis];\n",
                                  g_array_index (lone, guint, i - 1),
                                  g_array_index (lone, guint, i));
    }
}

static char *
write_dot (KyoGraph *self)
{
  GString *dot = g_string_new ("digraph g {\n"
                               "graph [rankdir=LR, splines=polyline, nodesep=0.35, ranksep=0.4, "
                               "label=\"\", nslimit=4, nslimit1=4];\n"
                               "node [shape=box, fixedsize=true, label=\"\"];\n");

  for (guint i = 0; i < self->nodes->len; i++)
    if (kyo_graph_node (self, i)->beside < 0)
      append_box (dot, "n", i, kyo_graph_node (self, i)->group_width,
                  kyo_graph_node (self, i)->group_height);
  append_cluster (self, dot, -1);
  for (guint i = 0; i < self->edges->len; i++)
    append_edge (self, dot, i);
  append_rows (self, dot);

  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}

static KyoPoint
read_point (pointf point, double top)
{
  return (KyoPoint){ point.x, top - point.y };
}

/* Adds the corners of a line, without its ends, from left to right. */
static void
read_corners (GArray *route, Agedge_t *made, double top)
{
  const splines *lines = ED_spl (made);
  const bezier *curve;
  gboolean is_back;

  if (lines == NULL || lines->size != 1)
    return;
  curve = &lines->list[0];
  is_back = kyo_point_distance (read_point (curve->list[0], top),
                                read_point (ND_coord (agtail (made)), top)) >
            kyo_point_distance (read_point (curve->list[0], top),
                                read_point (ND_coord (aghead (made)), top));

  /* A polyline comes as Bézier curves whose every third point is a corner. */
  for (int i = 3; i + 3 < curve->size; i += 3)
    {
      KyoPoint corner = read_point (curve->list[is_back ? curve->size - 1 - i : i], top);

      g_array_append_val (route, corner);
    }
}

static void
turn_round (GArray *route)
{
  for (guint i = 0; i < route->len / 2; i++)
    {
      KyoPoint *one = &g_array_index (route, KyoPoint, i);
      KyoPoint *two = &g_array_index (route, KyoPoint, route->len - 1 - i);
      KyoPoint kept = *one;

      *one = *two;
      *two = kept;
    }
}

static void
read_edge (KyoGraph *self, Made *made, guint number)
{
  KyoGraphEdge *edge = kyo_graph_edge (self, number);

  g_array_set_size (edge->route, 0);
  edge->label = (KyoRect){ 0, 0, 0, 0 };
  read_corners (edge->route, made->edges[0][number], made->top);
  if (made->middles[number] != NULL)
    {
      KyoPoint centre = read_point (ND_coord (made->middles[number]), made->top);
      double upper = centre.y - (edge->label_height + KYO_GRAPH_LABEL_GAP) / 2;
      KyoPoint left = { centre.x - edge->label_width / 2 - KYO_GRAPH_LABEL_PAD, upper };
      KyoPoint right = { centre.x + edge->label_width / 2 + KYO_GRAPH_LABEL_PAD, upper };

      edge->label = (KyoRect){ centre.x - edge->label_width / 2, upper + KYO_GRAPH_LABEL_GAP,
                               edge->label_width, edge->label_height };
      g_array_append_val (edge->route, left);
      g_array_append_val (edge->route, right);
      read_corners (edge->route, made->edges[1][number], made->top);
    }
  if (edge->is_turned)
    turn_round (edge->route);
}

static void
read_nodes (KyoGraph *self, Made *made)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoGraphNode *node = kyo_graph_node (self, i);
      KyoPoint centre =
        read_point (ND_coord (made->nodes[node->beside < 0 ? i : (guint) node->beside]), made->top);

      if (node->beside >= 0)
        centre.y += node->offset;
      node->rect = (KyoRect){ centre.x - node->width / 2, centre.y - node->height / 2, node->width,
                              node->height };
    }
}

static void
read_clusters (KyoGraph *self, Agraph_t *graph, double top)
{
  for (guint i = 0; i < self->clusters->len; i++)
    {
      KyoGraphCluster *cluster = kyo_graph_cluster (self, i);
      g_autofree char *name = g_strdup_printf ("cluster_%u", i);
      Agraph_t *made = NULL;

      /* Subgraphs are found among the children of their parent only. */
      if (cluster->parent < 0)
        made = agsubg (graph, name, 0);
      else
        {
          g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));

          for (int at = (int) i; at >= 0; at = kyo_graph_parent_of (self, at))
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
read_result (KyoGraph *self, Made *made)
{
  made->top = GD_bb (made->graph).UR.y;
  self->width = GD_bb (made->graph).UR.x;
  self->height = made->top;
  read_nodes (self, made);
  for (guint i = 0; i < self->edges->len; i++)
    read_edge (self, made, i);
  read_clusters (self, made->graph, made->top);
}

static Agnode_t *
find_node (Made *made, const char *kind, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s%u", kind, number);

  return agnode (made->graph, name, 0);
}

static Agedge_t *
find_edge (Made *made, Agnode_t *from, Agnode_t *to, const char *kind, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s%u", kind, number);

  return from != NULL && to != NULL ? agedge (made->graph, from, to, name, 0) : NULL;
}

static gboolean
find_line (KyoGraph *self, Made *made, guint number)
{
  const KyoGraphEdge *edge = kyo_graph_edge (self, number);
  Agnode_t *left = made->nodes[edge->is_turned ? edge->to : edge->from];
  Agnode_t *right = made->nodes[edge->is_turned ? edge->from : edge->to];

  if (!has_middle (edge))
    {
      made->edges[0][number] = find_edge (made, left, right, "a", number);
      return made->edges[0][number] != NULL;
    }
  made->middles[number] = find_node (made, "m", number);
  made->edges[0][number] = find_edge (made, left, made->middles[number], "a", number);
  made->edges[1][number] = find_edge (made, made->middles[number], right, "b", number);
  return made->edges[0][number] != NULL && made->edges[1][number] != NULL;
}

/* Finds what we wrote again by its names, before dot adds nodes of its own. */
static gboolean
find_parts (KyoGraph *self, Made *made)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (kyo_graph_node (self, i)->beside < 0)
        made->nodes[i] = find_node (made, "n", i);
      if (kyo_graph_node (self, i)->beside < 0 && made->nodes[i] == NULL)
        return FALSE;
    }
  for (guint i = 0; i < self->edges->len; i++)
    if (!find_line (self, made, i))
      return FALSE;
  return TRUE;
}

static gboolean
run (KyoGraph *self, Made *made, const char *text, GError **error)
{
  GVC_t *gvc = gvContext ();
  gboolean done = FALSE;

  if (gvc != NULL)
    made->graph = agmemread (text);
  if (made->graph != NULL && find_parts (self, made) && gvLayout (gvc, made->graph, "dot") == 0)
    {
      read_result (self, made);
      gvFreeLayout (gvc, made->graph);
      done = TRUE;
    }
  if (!done)
    g_set_error (error, KYO_LAYOUT_ERROR, KYO_LAYOUT_ERROR_GRAPHVIZ,
                 "Graphviz cannot arrange the diagram (%s): see that Graphviz and its plugin for "
                 "“dot” are installed",
                 gvc == NULL           ? "it does not start"
                 : made->graph == NULL ? "it does not read the graph"
                                       : "it refuses the layout");
  if (made->graph != NULL)
    agclose (made->graph);
  if (gvc != NULL)
    gvFreeContext (gvc);

  return done;
}

/**
 * kyo_graph_run_dot:
 * @self: a graph with groups, whose lines have been turned
 * @error: return location for an error
 *
 * Has dot find a place for everything at once. May be called in any thread, and waits while another
 * thread is in it.
 *
 * Fails with `KYO_LAYOUT_ERROR_GRAPHVIZ` when Graphviz cannot be used.
 *
 * Returns: `TRUE` when everything has its place
 */
gboolean
kyo_graph_run_dot (KyoGraph *self, GError **error)
{
  g_autofree char *text = write_dot (self);
  g_autofree Agnode_t **nodes = g_new0 (Agnode_t *, self->nodes->len);
  g_autofree Agnode_t **middles = g_new0 (Agnode_t *, self->edges->len);
  g_autofree Agedge_t **to_middles = g_new0 (Agedge_t *, self->edges->len);
  g_autofree Agedge_t **from_middles = g_new0 (Agedge_t *, self->edges->len);
  Made made = { NULL, nodes, middles, { to_middles, from_middles }, 0 };
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t before = (locale_t) 0;
  gboolean done;

  /* dot reads its numbers by the locale of the thread. */
  if (plain != (locale_t) 0)
    before = uselocale (plain);

  G_LOCK (graphviz);
  agseterr (AGMAX);
  done = run (self, &made, text, error);
  G_UNLOCK (graphviz);

  if (plain != (locale_t) 0)
    {
      uselocale (before);
      freelocale (plain);
    }
  return done;
}
