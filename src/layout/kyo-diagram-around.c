/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arranging around what a person has put somewhere. Graphviz arranges all as if nothing had a
 * place, since it can leave nothing where it is; then the whole is moved so that those that have a
 * place come nearest to it, these are put there exactly, and every other one stays where Graphviz
 * has it, or as near to that as there is room. What no pinned one stands in is moved as one.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

#define STEP 8 /* px */
#define SPACE 24

typedef struct
{
  KyoDiagramScene *scene;
  GHashTable *pinned; /* KyoDiagramPart (node) → its KyoRect */
} Around;

static KyoDiagramPart *
get_part (const Around *it, KyoParticipant *participant)
{
  return g_hash_table_lookup (it->scene->by_participant, participant);
}

static gboolean
holds_pinned (const Around *it, const KyoDiagramPart *part)
{
  GListModel *children = kyo_participant_get_children (part->item.participant);

  if (g_hash_table_contains (it->pinned, part))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      if (holds_pinned (it, get_part (it, child)))
        return TRUE;
    }
  return FALSE;
}

/* How the whole is moved: by the mean of how far the pinned ones stand from where Graphviz would
 * have them, but not out of the drawing. */
static KyoPoint
find_shift (const Around *it)
{
  KyoPoint sum = { 0, 0 };
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE;
  guint n = MAX (g_hash_table_size (it->pinned), 1);

  for (guint i = 0; i < it->scene->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (it->scene->nodes, i);
      const KyoRect *pinned = g_hash_table_lookup (it->pinned, node);

      left = MIN (left, node->item.rect.x);
      top = MIN (top, node->item.rect.y);
      if (pinned != NULL)
        {
          sum.x += pinned->x - node->item.rect.x;
          sum.y += pinned->y - node->item.rect.y;
        }
    }
  return (KyoPoint){ MAX (round (sum.x / n), KYO_SHAPE_MARGIN - left),
                     MAX (round (sum.y / n), KYO_SHAPE_MARGIN - top) };
}

static double
find_bottom (const Around *it)
{
  double bottom = 0;

  for (guint i = 0; i < it->scene->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (it->scene->nodes, i);

      if (node->placed)
        bottom = MAX (bottom, node->item.rect.y + node->item.rect.height);
    }
  return bottom;
}

static void
move_nodes (const Around *it, KyoDiagramPart *part, KyoPoint shift)
{
  GListModel *children = kyo_participant_get_children (part->item.participant);

  if (part->item.kind == KYO_ITEM_NODE)
    {
      part->item.rect.x += shift.x;
      part->item.rect.y += shift.y;
      part->placed = TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      move_nodes (it, get_part (it, child), shift);
    }
}

/* Around all that has a place, of what is in a frame. */
static gboolean
find_placed (const Around *it, const KyoDiagramPart *part, KyoRect *around)
{
  GListModel *children = kyo_participant_get_children (part->item.participant);
  gboolean is_found = part->item.kind == KYO_ITEM_NODE && part->placed;

  if (is_found)
    *around = part->item.rect;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);
      KyoRect inner;

      if (!find_placed (it, get_part (it, child), &inner))
        continue;
      *around = is_found ? kyo_rect_union (around, &inner) : inner;
      is_found = TRUE;
    }
  return is_found;
}

static KyoPoint
find_corner (const Around *it, KyoDiagramPart *part)
{
  GListModel *children = kyo_participant_get_children (part->item.participant);
  KyoPoint corner = { part->item.rect.x, part->item.rect.y };

  if (part->item.kind == KYO_ITEM_NODE)
    return corner;
  corner = (KyoPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);
      KyoPoint inner = find_corner (it, get_part (it, child));

      corner.x = MIN (corner.x, inner.x);
      corner.y = MIN (corner.y, inner.y);
    }
  return corner;
}

/* Near to where Graphviz has it; else beneath those with whom it shares its frame; else beneath
 * all. */
static KyoPoint
find_place (const Around *it, KyoDiagramPart *part)
{
  KyoParticipant *parent = kyo_participant_get_parent (part->item.participant);
  KyoPoint corner = find_corner (it, part);
  KyoPoint shift = { 0, 0 };
  KyoRect others;

  if (kyo_diagram_scene_find_room (it->scene, part, &shift, STEP))
    return shift;
  if (parent != NULL && find_placed (it, get_part (it, parent), &others))
    {
      shift = (KyoPoint){ others.x - corner.x, others.y + others.height + SPACE - corner.y };
      if (kyo_diagram_scene_find_room (it->scene, part, &shift, STEP))
        return shift;
    }
  return (KyoPoint){ 0, MAX (find_bottom (it) + 2 * SPACE - corner.y, 0) };
}

/* Those that hold pinned ones come first: how large their frames are at least is known. */
static void
settle (const Around *it, GListModel *participants)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (participants); i++)
        {
          g_autoptr (KyoParticipant) participant = g_list_model_get_item (participants, i);
          KyoDiagramPart *part = get_part (it, participant);
          gboolean is_fixed = holds_pinned (it, part);

          if (is_fixed != (pass == 0))
            continue;
          if (is_fixed)
            settle (it, kyo_participant_get_children (participant));
          else
            move_nodes (it, part, find_place (it, part));
        }
    }
}

static void
forget_callouts (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->arrows->len; i++)
    g_array_set_size (((KyoDiagramPart *) g_ptr_array_index (self->arrows, i))->line, 0);
  for (guint i = 0; i < self->callouts->len; i++)
    {
      KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      if (callout->automatic)
        callout->placed = callout->automatic = FALSE;
    }
}

/**
 * kyo_diagram_scene_arrange_around:
 * @self: a scene without a frame that has a place of its own, and with a node that has none
 * @arrange: (scope call): arranges those nodes that have no place
 *
 * Gives a place to every node that has none, around those that have one.
 */
void
kyo_diagram_scene_arrange_around (KyoDiagramScene *self, void (*arrange) (KyoDiagramScene *self))
{
  g_autoptr (GHashTable) pinned = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Around it = { self, pinned };
  KyoPoint shift;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);

      if (node->placed)
        g_hash_table_insert (pinned, node, g_memdup2 (&node->item.rect, sizeof (KyoRect)));
      node->placed = FALSE;
    }
  arrange (self);
  if (g_hash_table_size (pinned) == 0)
    return;

  shift = find_shift (&it);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);
      const KyoRect *rect = g_hash_table_lookup (pinned, node);

      node->placed = rect != NULL;
      if (rect != NULL)
        node->item.rect = *rect;
      else
        {
          node->item.rect.x += shift.x;
          node->item.rect.y += shift.y;
        }
    }
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      KyoDiagramPart *frame = g_ptr_array_index (self->boundaries, i);

      frame->placed = frame->automatic = FALSE;
    }
  forget_callouts (self);
  settle (&it, kyo_case_get_participants (self->kase));
}
