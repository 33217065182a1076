/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The finished picture: a list of items over a scene (kyo-diagram-scene.h), which does the work.
 */
#include "config.h"

#include "layout/kyo-diagram-layout.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

/* How far beside a line a click still means it, px. */
#define LINE_REACH 6

struct _KyoDiagramLayout
{
  GObject parent_instance;

  KyoDiagramScene *scene;
  GPtrArray *parts; /* KyoDiagramPart, of the scene, in the order of painting */
};

G_DEFINE_FINAL_TYPE (KyoDiagramLayout, kyo_diagram_layout, G_TYPE_OBJECT)

static void
append_parts (GPtrArray *parts, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (parts, g_ptr_array_index (more, i));
}

static gboolean
is_hit (const KyoDiagramPart *part, double x, double y)
{
  KyoRect reach = { x - LINE_REACH, y - LINE_REACH, 2 * LINE_REACH, 2 * LINE_REACH };

  switch (part->item.kind)
    {
    case KYO_ITEM_NODE:
      return kyo_shape_contains (kyo_diagram_part_get_kind (part), &part->item.rect, x, y);
    case KYO_ITEM_ARROW:
      return kyo_rect_contains (&part->item.badge_rect, x, y) ||
             kyo_rect_meets_path (&reach, part->item.points, part->item.n_points);
    case KYO_ITEM_BOUNDARY:
    case KYO_ITEM_CALLOUT:
    default:
      return kyo_rect_contains (&part->item.rect, x, y);
    }
}

static void
kyo_diagram_layout_finalize (GObject *object)
{
  KyoDiagramLayout *self = KYO_DIAGRAM_LAYOUT (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->scene, kyo_diagram_scene_free);

  G_OBJECT_CLASS (kyo_diagram_layout_parent_class)->finalize (object);
}

static void
kyo_diagram_layout_class_init (KyoDiagramLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_diagram_layout_finalize;
}

static void
kyo_diagram_layout_init (KyoDiagramLayout *self)
{
  self->parts = g_ptr_array_new ();
}

/**
 * kyo_diagram_layout_new:
 * @kase: a case
 * @lang: which of its two languages is shown; where a text lacks it, the other
 * @measure: (scope call): measures words, for instance kyo_painter_measure()
 * @user_data: for @measure
 *
 * Finds a place for everything that the diagram of a case shows: the places that the case carries
 * are used as they are, the others are found. May be called in any thread, as long as @measure may.
 * The layout keeps what it shows alive, but does not follow later changes of the case.
 *
 * Returns: (transfer full): the layout
 */
KyoDiagramLayout *
kyo_diagram_layout_new (KyoCase *kase, KyoLang lang, KyoMeasureFunc measure, gpointer user_data)
{
  KyoDiagramLayout *self;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);
  g_return_val_if_fail (measure != NULL, NULL);

  self = g_object_new (KYO_TYPE_DIAGRAM_LAYOUT, NULL);
  self->scene = kyo_diagram_scene_new (kase, lang, KYO_PLACES_KEPT, measure, user_data);
  append_parts (self->parts, self->scene->boundaries);
  append_parts (self->parts, self->scene->arrows);
  append_parts (self->parts, self->scene->nodes);
  append_parts (self->parts, self->scene->callouts);

  return self;
}

/**
 * kyo_diagram_layout_crop:
 * @self: a layout that nobody has looked at yet
 *
 * Takes away the room that nothing needs, as there is when a part of an arranged case is shown: in
 * frames, and at the edges of the drawing. Things can no longer be moved in it: they have other
 * places.
 */
void
kyo_diagram_layout_crop (KyoDiagramLayout *self)
{
  g_return_if_fail (KYO_IS_DIAGRAM_LAYOUT (self));

  kyo_diagram_scene_crop (self->scene);
}

/**
 * kyo_diagram_layout_get_size:
 * @self: a layout
 * @width: (out): px
 * @height: (out): px
 *
 * Tells how large the drawing is, with its margins; 0 × 0 when there is nothing to show.
 */
void
kyo_diagram_layout_get_size (KyoDiagramLayout *self, double *width, double *height)
{
  g_return_if_fail (KYO_IS_DIAGRAM_LAYOUT (self));

  *width = self->scene->width;
  *height = self->scene->height;
}

/**
 * kyo_diagram_layout_get_n_items:
 * @self: a layout
 *
 * Counts the things in the picture.
 *
 * Returns: how many
 */
guint
kyo_diagram_layout_get_n_items (KyoDiagramLayout *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), 0);

  return self->parts->len;
}

/**
 * kyo_diagram_layout_get_item:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one thing in the picture, in the order of painting and reading.
 *
 * Returns: (transfer none): it
 */
const KyoDiagramItem *
kyo_diagram_layout_get_item (KyoDiagramLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->parts->len, NULL);

  return &((KyoDiagramPart *) g_ptr_array_index (self->parts, index))->item;
}

/**
 * kyo_diagram_layout_lookup:
 * @self: a layout
 * @x: px
 * @y: px
 *
 * Finds the topmost thing at a place. An arrow is hit on its badge and a few pixels around its
 * line.
 *
 * Returns: (transfer none) (nullable): it
 */
const KyoDiagramItem *
kyo_diagram_layout_lookup (KyoDiagramLayout *self, double x, double y)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), NULL);

  for (guint i = self->parts->len; i > 0; i--)
    {
      const KyoDiagramPart *part = g_ptr_array_index (self->parts, i - 1);

      if (is_hit (part, x, y))
        return &part->item;
    }
  return NULL;
}

/**
 * kyo_diagram_layout_walk:
 * @self: a layout
 * @from: a node, boundary or callout of it
 * @direction: of an arrow key
 *
 * Finds where an arrow key leads: along a step to who acts in it, else to the nearest thing that
 * stands in that direction.
 *
 * Returns: (transfer none) (nullable): a node, boundary or callout; `NULL` at the edge
 */
const KyoDiagramItem *
kyo_diagram_layout_walk (KyoDiagramLayout *self, const KyoDiagramItem *from, KyoDirection direction)
{
  KyoDiagramPart *next;

  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), NULL);
  g_return_val_if_fail (from != NULL && from->kind != KYO_ITEM_ARROW, NULL);

  /* An item is how its part begins. */
  next = kyo_diagram_scene_walk (self->scene, (const KyoDiagramPart *) from, direction);
  return next != NULL ? &next->item : NULL;
}

/* To the grid, but for what is hardly moved that way. */
static double
snap (double from, double to)
{
  return fabs (to - from) < KYO_DIAGRAM_GRID / 2.0
           ? from
           : round (to / KYO_DIAGRAM_GRID) * KYO_DIAGRAM_GRID;
}

/**
 * kyo_diagram_layout_find_room:
 * @self: a layout
 * @item: a node or boundary of it
 * @place: (inout): where its left upper corner is wanted, px; where it can be
 *
 * Finds where something can stand that a person moves: on the grid, on no other node, in no frame
 * that is not its own, and so that the frames around it, which grow with it, come over nothing.
 *
 * Returns: `FALSE` when there is no room far around
 */
gboolean
kyo_diagram_layout_find_room (KyoDiagramLayout *self, const KyoDiagramItem *item, KyoPoint *place)
{
  KyoPoint shift;

  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), FALSE);
  g_return_val_if_fail (item != NULL && item->participant != NULL, FALSE);

  shift.x = snap (item->rect.x, place->x) - item->rect.x;
  shift.y = snap (item->rect.y, place->y) - item->rect.y;
  if (!kyo_diagram_scene_find_room (self->scene, (const KyoDiagramPart *) item, &shift,
                                    KYO_DIAGRAM_GRID))
    return FALSE;
  *place = (KyoPoint){ item->rect.x + shift.x, item->rect.y + shift.y };
  return TRUE;
}

/**
 * kyo_diagram_layout_find_step:
 * @self: a layout
 * @item: a node or boundary of it
 * @direction: of an arrow key
 * @place: (out): where its left upper corner can be, px
 *
 * Finds the next place on the grid, in a direction, where there is room as
 * kyo_diagram_layout_find_room() says.
 *
 * Returns: `FALSE` when there is none
 */
gboolean
kyo_diagram_layout_find_step (KyoDiagramLayout *self,
                              const KyoDiagramItem *item,
                              KyoDirection direction,
                              KyoPoint *place)
{
  KyoPoint shift;

  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), FALSE);
  g_return_val_if_fail (item != NULL && item->participant != NULL, FALSE);

  if (!kyo_diagram_scene_find_step (self->scene, (const KyoDiagramPart *) item, direction, &shift))
    return FALSE;
  *place = (KyoPoint){ item->rect.x + shift.x, item->rect.y + shift.y };
  return TRUE;
}

/**
 * kyo_diagram_arrange_again:
 * @kase: a case
 * @lang: which of its two languages is shown
 * @measure: (scope call): measures words
 * @user_data: for @measure
 *
 * Has Graphviz arrange all participants but those that are pinned, which stay exactly where they
 * are; what it would set upon one of these gives way. Boundaries are respected. May be called in
 * any thread.
 *
 * Returns: (transfer full) (element-type utf8 KyoPoint): the left upper corners of the nodes that
 *   are not pinned, px, by id
 */
GHashTable *
kyo_diagram_arrange_again (KyoCase *kase, KyoLang lang, KyoMeasureFunc measure, gpointer user_data)
{
  g_autoptr (KyoDiagramScene) scene = NULL;
  GHashTable *places;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);
  g_return_val_if_fail (measure != NULL, NULL);

  scene = kyo_diagram_scene_new (kase, lang, KYO_PLACES_ONLY_PINNED, measure, user_data);
  places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const KyoDiagramItem *item = &((KyoDiagramPart *) g_ptr_array_index (scene->nodes, i))->item;
      const KyoPoint place = { item->rect.x, item->rect.y };

      if (!kyo_participant_is_pinned (item->participant))
        g_hash_table_insert (places, g_strdup (kyo_participant_get_id (item->participant)),
                             g_memdup2 (&place, sizeof place));
    }
  return places;
}

/**
 * kyo_diagram_needs_arranging:
 * @kase: a case
 *
 * Tells whether its diagram has to be arranged by Graphviz, which may take a second or two for a
 * large one.
 *
 * Returns: `TRUE` when it has a participant, other than a boundary, that nobody has placed
 */
gboolean
kyo_diagram_needs_arranging (KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = NULL;

  g_return_val_if_fail (KYO_IS_CASE (kase), FALSE);

  participants = kyo_case_list_participants (kase);
  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = g_ptr_array_index (participants, i);
      KyoRect rect;

      if (kyo_participant_get_n_children (participant) == 0 &&
          !kyo_participant_get_rect (participant, &rect))
        return TRUE;
    }
  return FALSE;
}

/**
 * kyo_diagram_layout_get_lang:
 * @self: a layout
 *
 * Tells in which language it is set.
 *
 * Returns: the language
 */
KyoLang
kyo_diagram_layout_get_lang (KyoDiagramLayout *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), KYO_LANG_JA);

  return self->scene->lang;
}

/**
 * kyo_diagram_layout_list_faults:
 * @self: a layout
 *
 * Looks for what is wrong with the picture: overlaps of nodes, callouts, badges and boundary
 * labels; arrows and leader lines through any of these; words that do not fit; things out of the
 * drawing. For whoever arranges a case and for tests; in English, with the ids of the case.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each, none when all is well
 */
GPtrArray *
kyo_diagram_layout_list_faults (KyoDiagramLayout *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_LAYOUT (self), NULL);

  return kyo_diagram_scene_list_faults (self->scene);
}
