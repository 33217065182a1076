/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to a graph before it is arranged.
 */
#include "config.h"

#include "layout/kyo-graph-private.h"

/* px between a node and what stands beside it, and between such */
#define BESIDE_GAP 10

/* How many more lines, among nodes without a place, leave a node than come to it. */
static int *
count_surplus (KyoGraph *self, gboolean *has_in, gboolean *has_out)
{
  int *surplus = g_new0 (int, self->nodes->len);

  for (guint i = 0; i < self->edges->len; i++)
    {
      const KyoGraphEdge *edge = kyo_graph_edge (self, i);

      if (kyo_graph_node (self, edge->from)->place != 0 ||
          kyo_graph_node (self, edge->to)->place != 0)
        continue;
      surplus[edge->from]++;
      surplus[edge->to]--;
      has_out[edge->from] = has_in[edge->to] = TRUE;
    }
  return surplus;
}

/* The node to be placed next: one that nothing comes to or, at the far end, that nothing leaves;
 * else the one with the greatest surplus. The first of those that are equal, as the first steps of
 * a case come first. */
static int
choose_next (KyoGraph *self, gboolean *is_last)
{
  g_autofree gboolean *has_in = g_new0 (gboolean, self->nodes->len);
  g_autofree gboolean *has_out = g_new0 (gboolean, self->nodes->len);
  g_autofree int *surplus = count_surplus (self, has_in, has_out);
  int best = -1;

  *is_last = FALSE;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (kyo_graph_node (self, i)->place != 0)
        continue;
      if (!has_in[i])
        return (int) i;
      if (!has_out[i])
        {
          *is_last = TRUE;
          best = (int) i;
        }
      else if (!*is_last && (best < 0 || surplus[i] > surplus[best]))
        best = (int) i;
    }
  return best;
}

/**
 * kyo_graph_turn:
 * @self: a graph
 *
 * Finds an order of the nodes in which few lines run back, and turns those round: Eades, Lin and
 * Smyth, "A fast and effective heuristic for the feedback arc set problem", 1993.
 */
void
kyo_graph_turn (KyoGraph *self)
{
  int first = 1;
  int last = (int) self->nodes->len + 1;

  for (guint i = 0; i < self->nodes->len; i++)
    kyo_graph_node (self, i)->place = 0;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      gboolean is_last;
      int next = choose_next (self, &is_last);

      kyo_graph_node (self, (guint) next)->place = is_last ? last-- : first++;
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      KyoGraphEdge *edge = kyo_graph_edge (self, i);

      edge->is_turned =
        kyo_graph_node (self, edge->from)->place > kyo_graph_node (self, edge->to)->place;
    }
}

/**
 * kyo_graph_group:
 * @self: a graph
 *
 * Makes one box of each node and those that stand beside it, by turns beneath and above it. The
 * node is in its middle, as lines are drawn to there.
 */
void
kyo_graph_group (KyoGraph *self)
{
  g_autofree double *above = g_new0 (double, self->nodes->len);
  g_autofree double *below = g_new0 (double, self->nodes->len);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoGraphNode *node = kyo_graph_node (self, i);
      guint of = (guint) node->beside;

      if (node->beside < 0)
        {
          node->group_width = node->width;
          above[i] = below[i] = node->height / 2;
          continue;
        }
      kyo_graph_node (self, of)->group_width =
        MAX (kyo_graph_node (self, of)->group_width, node->width);
      if (below[of] <= above[of])
        {
          node->offset = below[of] + BESIDE_GAP + node->height / 2;
          below[of] += BESIDE_GAP + node->height;
        }
      else
        {
          node->offset = -above[of] - BESIDE_GAP - node->height / 2;
          above[of] += BESIDE_GAP + node->height;
        }
    }
  for (guint i = 0; i < self->nodes->len; i++)
    kyo_graph_node (self, i)->group_height = 2 * MAX (above[i], below[i]);
}
