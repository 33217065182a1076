/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A large graph arranged as a whole becomes a picture of a hundred screens, most of it lines that
 * make room for each other. In parts it stays readable: each outermost frame is arranged by itself,
 * words on its lines and all, and where a frame is still too much, each frame within it. The parts
 * are set in rows, in the order in which they were added; the lines between them run straight and
 * find places for their words later. The time then grows with the number of parts, not with the
 * square of that of lines.
 */
#include "config.h"

#include "layout/kyo-graph-private.h"

#include "layout/kyo-shape.h"

#include <math.h>

#define PART_GAP 64 /* px between parts, room for lines */
#define ASPECT 1.6  /* of the whole, its width to its height */

/* Some nodes with the clusters around them; its places are from its own corner. */
typedef struct
{
  GArray *clusters; /* guint */
  GArray *nodes;    /* guint; with satellites */
  GArray *edges;    /* guint: those between these nodes */
  double width;
  double height;
} Part;

static void
free_part (gpointer data)
{
  Part *part = data;

  g_array_unref (part->clusters);
  g_array_unref (part->nodes);
  g_array_unref (part->edges);
  g_free (part);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, free_part)

static Part *
new_part (void)
{
  Part *part = g_new0 (Part, 1);

  part->clusters = g_array_new (FALSE, FALSE, sizeof (guint));
  part->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  part->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  return part;
}

static gboolean
is_within (KyoGraph *self, int inner, int outer)
{
  while (inner >= 0 && inner != outer)
    inner = kyo_graph_parent_of (self, inner);
  return inner == outer;
}

/* The lines both of whose ends a part has. */
static void
find_edges (KyoGraph *self, Part *part)
{
  g_autofree gboolean *has = g_new0 (gboolean, self->nodes->len);

  for (guint i = 0; i < part->nodes->len; i++)
    has[g_array_index (part->nodes, guint, i)] = TRUE;
  for (guint i = 0; i < self->edges->len; i++)
    if (has[kyo_graph_edge (self, i)->from] && has[kyo_graph_edge (self, i)->to])
      g_array_append_val (part->edges, i);
}

/* All that is in a cluster, but for the cluster itself. */
static Part *
take_cluster (KyoGraph *self, int cluster)
{
  Part *part = new_part ();

  for (guint i = 0; i < self->clusters->len; i++)
    if ((int) i != cluster && is_within (self, (int) i, cluster))
      g_array_append_val (part->clusters, i);
  for (guint i = 0; i < self->nodes->len; i++)
    if (is_within (self, kyo_graph_node (self, i)->cluster, cluster))
      g_array_append_val (part->nodes, i);
  find_edges (self, part);
  return part;
}

static void
move_rect (KyoRect *rect, double dx, double dy)
{
  rect->x += dx;
  rect->y += dy;
}

static void
move_part (KyoGraph *self, Part *part, double dx, double dy)
{
  for (guint i = 0; i < part->clusters->len; i++)
    move_rect (&kyo_graph_cluster (self, g_array_index (part->clusters, guint, i))->rect, dx, dy);
  for (guint i = 0; i < part->nodes->len; i++)
    move_rect (&kyo_graph_node (self, g_array_index (part->nodes, guint, i))->rect, dx, dy);
  for (guint i = 0; i < part->edges->len; i++)
    {
      KyoGraphEdge *edge = kyo_graph_edge (self, g_array_index (part->edges, guint, i));

      move_rect (&edge->label, dx, dy);
      for (guint j = 0; j < edge->route->len; j++)
        {
          g_array_index (edge->route, KyoPoint, j).x += dx;
          g_array_index (edge->route, KyoPoint, j).y += dy;
        }
    }
}

static int
find_number (GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return (int) i;
  return -1;
}

static KyoGraph *
copy_part (KyoGraph *self, Part *part)
{
  KyoGraph *copy = kyo_graph_new ();

  for (guint i = 0; i < part->clusters->len; i++)
    {
      int parent = kyo_graph_cluster (self, g_array_index (part->clusters, guint, i))->parent;

      kyo_graph_add_cluster (copy, parent >= 0 ? find_number (part->clusters, (guint) parent) : -1);
    }
  for (guint i = 0; i < part->nodes->len; i++)
    {
      const KyoGraphNode *node = kyo_graph_node (self, g_array_index (part->nodes, guint, i));

      if (node->beside >= 0)
        kyo_graph_add_satellite (copy, (guint) find_number (part->nodes, (guint) node->beside),
                                 node->width, node->height);
      else
        kyo_graph_add_node (
          copy, node->cluster >= 0 ? find_number (part->clusters, (guint) node->cluster) : -1,
          node->width, node->height);
    }
  for (guint i = 0; i < part->edges->len; i++)
    {
      const KyoGraphEdge *edge = kyo_graph_edge (self, g_array_index (part->edges, guint, i));

      kyo_graph_add_edge (copy, (guint) find_number (part->nodes, edge->from),
                          (guint) find_number (part->nodes, edge->to), edge->label_width,
                          edge->label_height);
    }
  return copy;
}

static gboolean
arrange_at_once (KyoGraph *self, Part *part, GError **error)
{
  g_autoptr (KyoGraph) copy = copy_part (self, part);

  if (!kyo_graph_arrange (copy, error))
    return FALSE;

  for (guint i = 0; i < part->clusters->len; i++)
    kyo_graph_cluster (self, g_array_index (part->clusters, guint, i))->rect =
      kyo_graph_cluster (copy, i)->rect;
  for (guint i = 0; i < part->nodes->len; i++)
    kyo_graph_node (self, g_array_index (part->nodes, guint, i))->rect =
      kyo_graph_node (copy, i)->rect;
  for (guint i = 0; i < part->edges->len; i++)
    {
      KyoGraphEdge *edge = kyo_graph_edge (self, g_array_index (part->edges, guint, i));
      KyoGraphEdge *arranged = kyo_graph_edge (copy, i);

      edge->label = arranged->label;
      g_clear_pointer (&edge->route, g_array_unref);
      edge->route = g_steal_pointer (&arranged->route);
    }
  part->width = copy->width;
  part->height = copy->height;
  return TRUE;
}

/* In rows, which together have about the shape of a screen. */
static void
set_in_rows (KyoGraph *self, GPtrArray *parts, double *width, double *height)
{
  double area = 0, widest = 0;
  double x = 0, y = 0, row = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      area += (part->width + PART_GAP) * (part->height + PART_GAP);
      widest = MAX (widest, part->width);
    }
  widest = MAX (widest, sqrt (area * ASPECT));

  *width = *height = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);

      if (x > 0 && x + part->width > widest)
        {
          x = 0;
          y += row + PART_GAP;
          row = 0;
        }
      move_part (self, part, x, y);
      *width = MAX (*width, x + part->width);
      *height = MAX (*height, y + part->height);
      x += part->width + PART_GAP;
      row = MAX (row, part->height);
    }
}

static void
join_part (Part *whole, Part *part)
{
  g_array_append_vals (whole->clusters, part->clusters->data, part->clusters->len);
  g_array_append_vals (whole->nodes, part->nodes->data, part->nodes->len);
  g_array_append_vals (whole->edges, part->edges->data, part->edges->len);
}

/* A node with its satellites, where its lines are too many to be arranged. */
static Part *
take_node (KyoGraph *self, guint number)
{
  const KyoGraphNode *node = kyo_graph_node (self, number);
  Part *part = new_part ();

  g_array_append_val (part->nodes, number);
  for (guint i = number + 1; i < self->nodes->len; i++)
    if (kyo_graph_node (self, i)->beside == (int) number)
      g_array_append_val (part->nodes, i);
  part->width = node->group_width;
  part->height = node->group_height;
  for (guint i = 0; i < part->nodes->len; i++)
    {
      KyoGraphNode *member = kyo_graph_node (self, g_array_index (part->nodes, guint, i));

      member->rect =
        (KyoRect){ (part->width - member->width) / 2, (part->height - member->height) / 2,
                   member->width, member->height };
      if (member->beside >= 0)
        member->rect.y += member->offset;
    }
  return part;
}

static Part *arrange_cluster (KyoGraph *self, int cluster, GError **error);

/* The nodes that stand in a cluster but in none within it: at once when their lines are few. */
static gboolean
add_loose (KyoGraph *self, int cluster, GPtrArray *parts, GError **error)
{
  g_autoptr (Part) loose = new_part ();

  for (guint i = 0; i < self->nodes->len; i++)
    if (kyo_graph_node (self, i)->cluster == cluster)
      g_array_append_val (loose->nodes, i);
  find_edges (self, loose);
  if (loose->nodes->len == 0)
    return TRUE;
  if (loose->edges->len > 0 && loose->edges->len <= KYO_GRAPH_MANY)
    {
      g_ptr_array_add (parts, loose);
      return arrange_at_once (self, g_steal_pointer (&loose), error);
    }
  for (guint i = 0; i < loose->nodes->len; i++)
    {
      guint number = g_array_index (loose->nodes, guint, i);

      if (kyo_graph_node (self, number)->beside < 0)
        g_ptr_array_add (parts, take_node (self, number));
    }
  return TRUE;
}

/* Moves what is in a cluster off its frame and label, and sets the frame around it. */
static void
frame_part (KyoGraph *self, Part *part, int cluster)
{
  guint number = (guint) cluster;

  if (cluster < 0)
    return;
  move_part (self, part, KYO_SHAPE_BOUNDARY_PAD, KYO_SHAPE_BAND + 4);
  part->width += 2 * KYO_SHAPE_BOUNDARY_PAD;
  part->height += KYO_SHAPE_BAND + 4 + KYO_SHAPE_BOUNDARY_PAD;
  kyo_graph_cluster (self, number)->rect = (KyoRect){ 0, 0, part->width, part->height };
  g_array_append_val (part->clusters, number);
}

/* A cluster with all that is in it; -1 for everything. */
static Part *
arrange_cluster (KyoGraph *self, int cluster, GError **error)
{
  g_autoptr (Part) whole = take_cluster (self, cluster);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);

  if (whole->edges->len <= KYO_GRAPH_MANY)
    {
      if (!arrange_at_once (self, whole, error))
        return NULL;
      frame_part (self, whole, cluster);
      return g_steal_pointer (&whole);
    }

  if (!add_loose (self, cluster, parts, error))
    return NULL;
  for (guint i = 0; i < self->clusters->len; i++)
    {
      Part *part;

      if (kyo_graph_cluster (self, i)->parent != cluster)
        continue;
      part = arrange_cluster (self, (int) i, error);
      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  g_clear_pointer (&whole, free_part);
  whole = new_part ();
  set_in_rows (self, parts, &whole->width, &whole->height);
  for (guint i = 0; i < parts->len; i++)
    join_part (whole, g_ptr_array_index (parts, i));
  frame_part (self, whole, cluster);
  return g_steal_pointer (&whole);
}

/**
 * kyo_graph_arrange_parts:
 * @self: a graph with groups
 * @error: return location for an error
 *
 * Finds a place for everything, frame by frame. The lines between the parts have neither corners
 * nor room for words.
 *
 * Fails with `KYO_LAYOUT_ERROR_GRAPHVIZ` when Graphviz cannot be used.
 *
 * Returns: `TRUE` when everything has its place
 */
gboolean
kyo_graph_arrange_parts (KyoGraph *self, GError **error)
{
  g_autoptr (Part) whole = NULL;

  for (guint i = 0; i < self->edges->len; i++)
    {
      kyo_graph_edge (self, i)->label = (KyoRect){ 0, 0, 0, 0 };
      g_array_set_size (kyo_graph_edge (self, i)->route, 0);
    }
  whole = arrange_cluster (self, -1, error);
  if (whole == NULL)
    return FALSE;

  self->width = whole->width;
  self->height = whole->height;
  return TRUE;
}
