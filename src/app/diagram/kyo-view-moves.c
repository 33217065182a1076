/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a case has no places of its own, a view that has one thing moved keeps the places of all:
 * Graphviz would set every one of them elsewhere as soon as a word of the case changes. Only what a
 * person moved is pinned.
 */
#include "config.h"

#include "app/diagram/kyo-view-moves.h"

#include "app/diagram/kyo-diagram-fill.h"

static gboolean
has_own_place (KyoCase *kase, const char *participant_id)
{
  KyoParticipant *participant = kyo_case_find_participant (kase, participant_id);
  KyoRect rect;

  return participant != NULL && kyo_participant_get_rect (participant, &rect);
}

static void
keep_places (KyoView *view, KyoCase *kase, KyoDiagramLayout *layout)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);
      KyoPlace place = { item->rect.x, item->rect.y, FALSE };
      const char *id = kyo_diagram_item_get_id (item);

      if (item->kind == KYO_ITEM_NODE && !kyo_view_get_place (view, id, &place) &&
          !has_own_place (kase, id))
        kyo_view_set_place (view, id, &place);
    }
}

static gboolean
is_within (KyoParticipant *participant, const char *id)
{
  while (participant != NULL && !g_str_equal (kyo_participant_get_id (participant), id))
    participant = kyo_participant_get_parent (participant);
  return participant != NULL;
}

/**
 * kyo_view_moves_begin:
 * @view: (nullable): a view of the case
 * @kase: a case
 *
 * Copies a view to be changed, or makes the standard view of the case.
 *
 * Returns: (transfer full): the view
 */
KyoView *
kyo_view_moves_begin (KyoView *view, KyoCase *kase)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  if (view != NULL)
    return kyo_view_copy (view);
  id = g_uuid_string_random ();
  return kyo_view_new (id, kyo_case_get_id (kase));
}

/**
 * kyo_view_moves_move:
 * @view: (nullable): a view of the case
 * @kase: the complete case
 * @layout: how it is shown now
 * @participant_id: what is moved; with a boundary, all that is in it
 * @x: where its left edge shall be, px
 * @y: where its upper edge shall be
 *
 * Moves something and pins it.
 *
 * Returns: (transfer full): the view with the new places
 */
KyoView *
kyo_view_moves_move (KyoView *view,
                     KyoCase *kase,
                     KyoDiagramLayout *layout,
                     const char *participant_id,
                     double x,
                     double y)
{
  const KyoDiagramItem *moved = kyo_diagram_find_item (layout, participant_id);
  KyoView *made = kyo_view_moves_begin (view, kase);

  g_return_val_if_fail (moved != NULL, made);

  keep_places (made, kase, layout);
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);
      KyoPlace place = { item->rect.x + x - moved->rect.x, item->rect.y + y - moved->rect.y, TRUE };

      if (item->kind == KYO_ITEM_NODE && is_within (item->participant, participant_id))
        kyo_view_set_place (made, kyo_diagram_item_get_id (item), &place);
    }
  return made;
}

/**
 * kyo_view_moves_arrange:
 * @view: (nullable): a view of the case
 * @kase: the complete case
 * @places: (element-type utf8 KyoPoint): where those that are not pinned are arranged, by id
 *
 * Puts what nobody has pinned where it was arranged.
 *
 * Returns: (transfer full): the view with the new places
 */
KyoView *
kyo_view_moves_arrange (KyoView *view, KyoCase *kase, GHashTable *places)
{
  KyoView *made = kyo_view_moves_begin (view, kase);
  GHashTableIter iter;
  gpointer id, point;

  kyo_view_clear_places (made);
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &id, &point))
    {
      const KyoPlace place = { ((KyoPoint *) point)->x, ((KyoPoint *) point)->y, FALSE };

      kyo_view_set_place (made, id, &place);
    }
  return made;
}

/**
 * kyo_view_moves_take:
 * @view: a view
 * @from: (nullable): what has other places; `NULL` for none at all
 *
 * Gives a view the places of another: what the case says holds again of all that has none there.
 * What the view shows, and its name, stay.
 *
 * Returns: (transfer full): the view with these places
 */
KyoView *
kyo_view_moves_take (KyoView *view, KyoView *from)
{
  KyoView *made = kyo_view_copy (view);
  g_auto (GStrv) old = kyo_view_list_places (made);
  g_auto (GStrv) ids = from != NULL ? kyo_view_list_places (from) : NULL;

  for (guint i = 0; old[i] != NULL; i++)
    kyo_view_set_place (made, old[i], NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      KyoPlace place;

      if (kyo_view_get_place (from, ids[i], &place))
        kyo_view_set_place (made, ids[i], &place);
    }
  return made;
}

/**
 * kyo_view_moves_has_any:
 * @view: (nullable): a view
 *
 * Tells whether anything stands in it elsewhere than the case says.
 *
 * Returns: `TRUE` when it has a place of its own for something
 */
gboolean
kyo_view_moves_has_any (KyoView *view)
{
  g_auto (GStrv) ids = view != NULL ? kyo_view_list_places (view) : NULL;

  return ids != NULL && ids[0] != NULL;
}
