/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A diagram as a scene: boundaries beneath, nodes and callouts above; boundaries and arrows are
 * painted by the scene, although a boundary is a widget too.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-fill.h"

#include "layout/kyo-geometry.h"

static void
paint_item (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state)
{
  kyo_painter_paint_item (painter, cr, item, state);
}

static gboolean
meets (const KyoDiagramItem *item, const KyoRect *clip)
{
  KyoRect ink = kyo_diagram_item_find_ink (item);

  return kyo_rect_overlaps (&ink, clip, 0);
}

/* Boundaries, outside in, and arrows: the order of painting is that of the items. A screenful of
 * widgets one within the other would cost more than all that stands in them. */
static void
paint_ground (
  KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer user_data)
{
  KyoScene *scene = user_data;

  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);

      if ((item->kind == KYO_ITEM_ARROW || item->kind == KYO_ITEM_BOUNDARY) && meets (item, clip))
        kyo_painter_paint_item (painter, cr, item,
                                kyo_scene_get_state (scene, kyo_diagram_item_get_id (item)));
    }
}

static void
add_item (KyoScene *scene, const KyoDiagramItem *item)
{
  KyoSceneItem scene_item = {
    .target_id = kyo_diagram_item_get_id (item),
    .rect = item->rect,
    .ink = kyo_diagram_item_find_ink (item),
    .item = item,
  };

  kyo_scene_add_item (scene, &scene_item, item->kind == KYO_ITEM_BOUNDARY ? NULL : paint_item);
}

/**
 * kyo_diagram_fill:
 * @scene: a scene that has been reset for @layout
 * @layout: a diagram
 * @words: puts a #KyoDiagramItem into words
 * @user_data: for @words
 *
 * Adds everything that a diagram shows to a scene.
 */
void
kyo_diagram_fill (KyoScene *scene,
                  KyoDiagramLayout *layout,
                  KyoSceneWordsFunc words,
                  gpointer user_data)
{
  guint n_items = kyo_diagram_layout_get_n_items (layout);

  kyo_scene_set_words (scene, words, user_data);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n_items; i++)
        {
          const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);
          gboolean beneath = item->kind == KYO_ITEM_BOUNDARY;

          if (item->kind != KYO_ITEM_ARROW && beneath == (pass == 0))
            add_item (scene, item);
        }
      if (pass == 0)
        kyo_scene_set_paint (scene, paint_ground, scene);
    }
}

/**
 * kyo_diagram_item_get_id:
 * @item: one thing in a diagram
 *
 * Whom or what it shows.
 *
 * Returns: (transfer none): the id of a participant or step
 */
const char *
kyo_diagram_item_get_id (const KyoDiagramItem *item)
{
  return item->participant != NULL ? kyo_participant_get_id (item->participant)
                                   : kyo_step_get_id (item->step);
}

/**
 * kyo_diagram_item_find_ink:
 * @item: one thing in a diagram
 *
 * What its painting covers: the leader line of a callout runs out of its box, an arrow from its
 * badge; what is selected has an outline.
 *
 * Returns: px at 100 %
 */
KyoRect
kyo_diagram_item_find_ink (const KyoDiagramItem *item)
{
  const double margin = 10;
  double left = item->rect.x;
  double top = item->rect.y;
  double right = left + item->rect.width;
  double bottom = top + item->rect.height;

  for (gsize i = 0; i < item->n_points; i++)
    {
      left = MIN (left, item->points[i].x);
      top = MIN (top, item->points[i].y);
      right = MAX (right, item->points[i].x);
      bottom = MAX (bottom, item->points[i].y);
    }

  return (KyoRect){ left - margin, top - margin, right - left + 2 * margin,
                    bottom - top + 2 * margin };
}

/**
 * kyo_diagram_find_item:
 * @layout: a diagram
 * @target_id: a participant or step
 *
 * Finds the node, boundary or callout that shows it.
 *
 * Returns: (transfer none) (nullable): it
 */
const KyoDiagramItem *
kyo_diagram_find_item (KyoDiagramLayout *layout, const char *target_id)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);

      if (item->kind != KYO_ITEM_ARROW && g_str_equal (kyo_diagram_item_get_id (item), target_id))
        return item;
    }
  return NULL;
}
