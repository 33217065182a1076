/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place for those whom nobody has placed. Those inside a boundary that has a place go into free
 * ground of it; the others are arranged by Graphviz, boundaries as clusters, the callouts of the
 * steps between them as words on the lines, those of steps at one place beside it, and set below
 * what has been placed by hand. Where Graphviz cannot be had they stand in rows.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include "layout/kyo-graph.h"

#include <math.h>

#define LABEL_WIDTH 132
#define NODE_HEIGHT 48
#define SPACE 24

typedef struct
{
  KyoDiagramScene *scene;
  KyoGraph *graph;
  GHashTable *numbers; /* KyoDiagramPart → number in the graph, plus 1 */
  GHashTable *edges;   /* KyoDiagramPart (arrow) → number, plus 1 */
  GHashTable *beside;  /* KyoDiagramPart (callout) → number, plus 1 */
} Arranging;

static KyoDiagramPart *
get_parent (KyoDiagramScene *self, const KyoDiagramPart *part)
{
  KyoParticipant *parent = kyo_participant_get_parent (part->item.participant);

  return parent != NULL ? g_hash_table_lookup (self->by_participant, parent) : NULL;
}

static KyoDiagramPart *
get_placed_ancestor (KyoDiagramScene *self, const KyoDiagramPart *part)
{
  KyoDiagramPart *parent = get_parent (self, part);

  while (parent != NULL && !parent->placed)
    parent = get_parent (self, parent);
  return parent;
}

static gboolean
is_inside (KyoDiagramScene *self, const KyoDiagramPart *part, const KyoDiagramPart *boundary)
{
  const KyoDiagramPart *parent = part;

  while (parent != NULL && parent != boundary)
    parent = get_parent (self, parent);
  return parent == boundary;
}

/* As large as its label takes in whichever language: where a person has put something, it stands in
 * both. */
static void
size_node (KyoDiagramScene *self, KyoDiagramPart *part)
{
  KyoRect probe = { 0, 0, 200, NODE_HEIGHT };
  KyoRect label = kyo_shape_get_label (kyo_diagram_part_get_kind (part), &probe);
  static const KyoLang langs[] = { KYO_LANG_JA, KYO_LANG_EN };
  KyoText *words = kyo_participant_get_label (part->item.participant);
  double around = probe.width - label.width;

  part->item.rect.width = 112;
  part->item.rect.height = NODE_HEIGHT;
  for (gsize i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      double width, height;

      kyo_diagram_scene_measure (self, kyo_text_get (words, langs[i]), KYO_FONT_LABEL, LABEL_WIDTH,
                                 0, &width, &height);
      part->item.rect.width = MAX (part->item.rect.width, ceil (width + around + 4));
      part->item.rect.height =
        MAX (part->item.rect.height, ceil (height + NODE_HEIGHT - label.height + 6));
    }
}

static int
get_number (GHashTable *numbers, gconstpointer part)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (numbers, part)) - 1;
}

static void
set_number (GHashTable *numbers, gpointer part, guint number)
{
  g_hash_table_insert (numbers, part, GUINT_TO_POINTER (number + 1));
}

/* A frame takes part as cluster when neither it nor anything around it has a place. */
static void
add_boxes (Arranging *it)
{
  KyoDiagramScene *scene = it->scene;

  for (guint i = 0; i < scene->boundaries->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (scene->boundaries, i);
      KyoDiagramPart *parent = get_parent (scene, part);

      if (!part->placed && get_placed_ancestor (scene, part) == NULL)
        set_number (it->numbers, part,
                    kyo_graph_add_cluster (it->graph,
                                           parent != NULL ? get_number (it->numbers, parent) : -1));
    }
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (scene->nodes, i);
      KyoDiagramPart *parent = get_parent (scene, part);

      if (!part->placed && get_placed_ancestor (scene, part) == NULL)
        set_number (it->numbers, part,
                    kyo_graph_add_node (it->graph,
                                        parent != NULL ? get_number (it->numbers, parent) : -1,
                                        part->item.rect.width, part->item.rect.height));
    }
}

/* The node that stands for a place in the graph: itself, or the first one in a boundary. */
static int
find_node (Arranging *it, KyoDiagramPart *part)
{
  if (part->item.kind == KYO_ITEM_NODE)
    return get_number (it->numbers, part);

  for (guint i = 0; i < it->scene->nodes->len; i++)
    {
      KyoDiagramPart *node = g_ptr_array_index (it->scene->nodes, i);

      if (get_number (it->numbers, node) >= 0 && is_inside (it->scene, node, part))
        return get_number (it->numbers, node);
    }
  return -1;
}

static void
add_lines (Arranging *it)
{
  GPtrArray *callouts = it->scene->callouts;

  for (guint i = 0; i < callouts->len; i++)
    {
      KyoDiagramPart *callout = g_ptr_array_index (callouts, i);
      gboolean keep_room = !callout->placed;
      int from = callout->from != NULL ? find_node (it, callout->from) : -1;
      int to = callout->to != NULL ? find_node (it, callout->to) : -1;

      if (from < 0 || to < 0)
        continue;
      if (callout->pair != NULL && from != to)
        set_number (it->edges, callout->pair,
                    kyo_graph_add_edge (it->graph, (guint) from, (guint) to,
                                        keep_room ? callout->item.rect.width : 0,
                                        callout->item.rect.height));
      else if (keep_room && callout->pair == NULL && callout->from->item.kind == KYO_ITEM_NODE)
        set_number (it->beside, callout,
                    kyo_graph_add_satellite (it->graph, (guint) from, callout->item.rect.width,
                                             callout->item.rect.height));
    }
}

static void
place_part (KyoDiagramPart *part, KyoRect rect, double dx, double dy)
{
  part->item.rect =
    (KyoRect){ round (rect.x + dx), round (rect.y + dy), round (rect.width), round (rect.height) };
  part->placed = TRUE;
}

/* Whether a corner is one of the two between which a line runs along its words. */
static gboolean
is_above (KyoPoint corner, const KyoRect *label)
{
  return fabs (corner.y - (label->y - KYO_GRAPH_LABEL_GAP)) < 2 &&
         corner.x > label->x - KYO_GRAPH_LABEL_PAD - 2 &&
         corner.x < label->x + label->width + KYO_GRAPH_LABEL_PAD + 2;
}

/* A line that ends at a frame was arranged to a node in it: of its corners only those count that it
 * has on the way to its words, and from there. */
static void
keep_route (KyoDiagramPart *arrow, const KyoPoint *route, gsize n_points, const KyoRect *label)
{
  gboolean from_frame = arrow->from->item.kind != KYO_ITEM_NODE;
  gboolean to_frame = arrow->to->item.kind != KYO_ITEM_NODE;

  if ((from_frame || to_frame) && label->width <= 0)
    return;
  for (gsize i = 0; i < n_points; i++)
    {
      KyoPoint corner = { round (route[i].x), round (route[i].y) };
      KyoPoint last = arrow->line->len > 0
                        ? g_array_index (arrow->line, KyoPoint, arrow->line->len - 1)
                        : (KyoPoint){ G_MINDOUBLE, 0 };

      if (corner.x == last.x && corner.y == last.y)
        continue;
      g_array_append_val (arrow->line, corner);
    }
  if (from_frame)
    while (arrow->line->len > 0 && !is_above (g_array_index (arrow->line, KyoPoint, 0), label))
      g_array_remove_index (arrow->line, 0);
  if (to_frame)
    while (arrow->line->len > 0 &&
           !is_above (g_array_index (arrow->line, KyoPoint, arrow->line->len - 1), label))
      g_array_remove_index (arrow->line, arrow->line->len - 1);
}

/* The route is kept in the arrow's line until kyo_diagram_scene_route() makes the line of it. */
static void
take_lines (Arranging *it, double dx, double dy)
{
  for (guint i = 0; i < it->scene->arrows->len; i++)
    {
      KyoDiagramPart *arrow = g_ptr_array_index (it->scene->arrows, i);
      int number = get_number (it->edges, arrow);
      const KyoPoint *route;
      gsize n_points;
      KyoRect label;
      g_autofree KyoPoint *moved = NULL;

      if (number < 0)
        continue;

      if (kyo_graph_get_edge_label (it->graph, (guint) number, &label) && !arrow->pair->placed)
        {
          place_part (arrow->pair, label, dx, dy);
          arrow->pair->automatic = TRUE;
        }
      label.x += dx;
      label.y += dy;

      route = kyo_graph_get_edge_route (it->graph, (guint) number, &n_points);
      moved = g_new (KyoPoint, n_points + 1);
      for (gsize j = 0; j < n_points; j++)
        moved[j] = (KyoPoint){ route[j].x + dx, route[j].y + dy };
      keep_route (arrow, moved, n_points, &label);
    }
}

static void
take_places (Arranging *it, double dx, double dy)
{
  KyoDiagramScene *scene = it->scene;

  for (guint i = 0; i < scene->boundaries->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (scene->boundaries, i);
      int number = get_number (it->numbers, part);
      KyoRect rect;

      if (number < 0)
        continue;
      rect = kyo_graph_get_cluster (it->graph, (guint) number);
      if (rect.width > 0)
        place_part (part, rect, dx, dy);
      part->automatic = rect.width > 0;
    }
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (scene->nodes, i);
      int number = get_number (it->numbers, part);

      if (number >= 0)
        place_part (part, kyo_graph_get_node (it->graph, (guint) number), dx, dy);
    }
  for (guint i = 0; i < scene->callouts->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (scene->callouts, i);
      int number = get_number (it->beside, part);

      if (number < 0)
        continue;
      place_part (part, kyo_graph_get_node (it->graph, (guint) number), dx, dy);
      part->automatic = TRUE;
    }
  take_lines (it, dx, dy);
}

static double
find_bottom (KyoDiagramScene *self)
{
  GPtrArray *all[] = { self->boundaries, self->nodes, self->callouts };
  double bottom = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      for (guint j = 0; j < all[i]->len; j++)
        {
          const KyoDiagramPart *part = g_ptr_array_index (all[i], j);

          if (part->placed)
            bottom = MAX (bottom, part->item.rect.y + part->item.rect.height);
        }
    }
  return bottom;
}

/* Free ground in a boundary, row by row; below all that is in it when it is full. */
static void
place_inside (KyoDiagramScene *self, KyoDiagramPart *part, KyoDiagramPart *boundary)
{
  KyoRect room = boundary->item.rect;
  KyoRect rect = part->item.rect;
  double bottom = room.y + KYO_SHAPE_BAND;

  for (rect.y = room.y + KYO_SHAPE_BAND + 4;
       rect.y + rect.height + KYO_SHAPE_BOUNDARY_PAD <= room.y + room.height; rect.y += 8)
    {
      for (rect.x = room.x + KYO_SHAPE_BOUNDARY_PAD;
           rect.x + rect.width + KYO_SHAPE_BOUNDARY_PAD <= room.x + room.width; rect.x += 8)
        {
          gboolean is_free = TRUE;

          for (guint i = 0; i < self->nodes->len + self->boundaries->len && is_free; i++)
            {
              const KyoDiagramPart *other =
                i < self->nodes->len ? g_ptr_array_index (self->nodes, i)
                                     : g_ptr_array_index (self->boundaries, i - self->nodes->len);

              is_free = !other->placed ||
                        kyo_rect_encloses (&other->item.rect, &boundary->item.rect) ||
                        !kyo_rect_overlaps (&other->item.rect, &rect, 12);
            }
          if (is_free)
            {
              place_part (part, rect, 0, 0);
              return;
            }
        }
    }

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *other = g_ptr_array_index (self->nodes, i);

      if (other->placed && is_inside (self, other, boundary))
        bottom = MAX (bottom, other->item.rect.y + other->item.rect.height);
    }
  rect.x = room.x + KYO_SHAPE_BOUNDARY_PAD;
  rect.y = bottom + 12;
  place_part (part, rect, 0, 0);

  /* Every frame around it grows with it. */
  rect.height += KYO_SHAPE_BOUNDARY_PAD;
  rect.width += KYO_SHAPE_BOUNDARY_PAD;
  for (KyoDiagramPart *frame = boundary; frame != NULL; frame = get_parent (self, frame))
    {
      if (frame->placed)
        frame->item.rect = kyo_rect_union (&frame->item.rect, &rect);
      rect.height += KYO_SHAPE_BOUNDARY_PAD;
      rect.width += KYO_SHAPE_BOUNDARY_PAD;
    }
}

static void
place_in_rows (KyoDiagramScene *self, double top)
{
  KyoRect rect = { KYO_SHAPE_MARGIN, top, 0, 0 };
  double row = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (self->nodes, i);

      if (part->placed)
        continue;

      rect.width = part->item.rect.width;
      rect.height = part->item.rect.height;
      if (rect.x + rect.width > 1100)
        {
          rect.x = KYO_SHAPE_MARGIN;
          rect.y += row + 3 * SPACE;
          row = 0;
        }
      place_part (part, rect, 0, 0);
      rect.x += rect.width + 3 * SPACE;
      row = MAX (row, rect.height);
    }
}

/* One that has a place grows with what was moved in it. */
static void
grow_frame (KyoDiagramScene *self, KyoDiagramPart *frame)
{
  GListModel *children = kyo_participant_get_children (frame->item.participant);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);
      const KyoDiagramPart *inner = g_hash_table_lookup (self->by_participant, child);
      KyoRect around = kyo_diagram_scene_pad_frame (&inner->item.rect);

      if (!kyo_rect_encloses (&frame->item.rect, &inner->item.rect))
        frame->item.rect = kyo_rect_union (&frame->item.rect, &around);
    }
}

/* A frame that nobody has placed stands around what is in it. From the inside out: children come
 * after their parents in the list. */
static void
frame_boundaries (KyoDiagramScene *self)
{
  for (guint i = self->boundaries->len; i > 0; i--)
    {
      KyoDiagramPart *part = g_ptr_array_index (self->boundaries, i - 1);
      GListModel *children = kyo_participant_get_children (part->item.participant);
      KyoRect around = { 0 };

      if (part->placed && !part->automatic)
        {
          if (self->is_touched)
            grow_frame (self, part);
          continue;
        }
      for (guint j = 0; j < g_list_model_get_n_items (children); j++)
        {
          g_autoptr (KyoParticipant) child = g_list_model_get_item (children, j);
          const KyoDiagramPart *inner = g_hash_table_lookup (self->by_participant, child);

          around = j == 0 ? inner->item.rect : kyo_rect_union (&around, &inner->item.rect);
        }
      around = kyo_diagram_scene_pad_frame (&around);
      if (part->automatic)
        around = kyo_rect_union (&around, &part->item.rect);
      place_part (part, around, 0, 0);
    }
}

static void
arrange_graph (KyoDiagramScene *self)
{
  g_autoptr (KyoGraph) graph = kyo_graph_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) edges = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) beside = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  Arranging it = { self, graph, numbers, edges, beside };
  double bottom = find_bottom (self);
  double top = bottom > 0 ? bottom + SPACE : KYO_SHAPE_MARGIN;

  add_boxes (&it);
  if (g_hash_table_size (numbers) == 0)
    return;
  add_lines (&it);

  if (kyo_graph_arrange (graph, &error))
    take_places (&it, KYO_SHAPE_MARGIN, top);
  else
    {
      g_info ("%s; the diagram of %s is set in rows", error->message, kyo_case_get_id (self->kase));
      place_in_rows (self, top);
    }
}

/* Free ground in frames that have a place, and below them all for those in none. */
static void
arrange_missing (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (self->nodes, i);
      KyoDiagramPart *boundary = get_placed_ancestor (self, part);

      if (!part->placed && boundary != NULL)
        place_inside (self, part, boundary);
    }
  arrange_graph (self);
}

static gboolean
has_placed_frame (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->boundaries->len; i++)
    if (((KyoDiagramPart *) g_ptr_array_index (self->boundaries, i))->placed)
      return TRUE;
  return FALSE;
}

/**
 * kyo_diagram_scene_arrange:
 * @self: a scene whose parts are known
 *
 * Gives a place to every node and boundary that has none, and to the callouts for which room was
 * kept on the way. What has a place keeps it, but for a boundary that has to hold one more.
 */
void
kyo_diagram_scene_arrange (KyoDiagramScene *self)
{
  gboolean missing = FALSE;
  gboolean is_any_placed = FALSE;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (self->nodes, i);

      if (part->item.rect.width <= 0)
        size_node (self, part);
      missing = missing || !part->placed;
      is_any_placed = is_any_placed || part->placed;
    }

  if (missing)
    {
      kyo_diagram_scene_measure_callouts (self);
      if (is_any_placed && !has_placed_frame (self))
        kyo_diagram_scene_arrange_around (self, arrange_graph);
      else
        arrange_missing (self);
    }
  if (self->is_touched)
    kyo_diagram_scene_make_way (self);
  frame_boundaries (self);
}
