/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which state each thing of a picture is shown: by its part in what is played, else by its role
 * in the step that is looked at for a moment, else in what is selected; and whether it is
 * annotated.
 */
#include "config.h"

#include "app/widgets/kyo-scene-private.h"

static KyoSceneEntry *
get_entry (KyoScene *self, guint index)
{
  return &g_array_index (self->entries, KyoSceneEntry, index);
}

static KyoState
get_role_state (KyoScene *self, const char *target_id)
{
  switch (kyo_selection_get_role (self->selection, target_id))
    {
    case KYO_ROLE_SELECTED:
      return KYO_STATE_SELECTED;
    case KYO_ROLE_RELATED:
      return KYO_STATE_RELATED;
    case KYO_ROLE_UNRELATED:
      return KYO_STATE_DIMMED;
    case KYO_ROLE_NONE:
    default:
      return KYO_STATE_NORMAL;
    }
}

/* What a step at which somebody looks for a moment does to a target. */
static KyoState
get_preview_state (KyoScene *self, const char *target_id)
{
  switch (kyo_selection_get_role (self->preview, target_id))
    {
    case KYO_ROLE_SELECTED:
      return KYO_STATE_HOVERED | KYO_STATE_RELATED;
    case KYO_ROLE_RELATED:
      return KYO_STATE_RELATED;
    case KYO_ROLE_UNRELATED:
      return KYO_STATE_DIMMED;
    case KYO_ROLE_NONE:
    default:
      return KYO_STATE_NORMAL;
    }
}

/* What has happened is quiet beside what happens now; who has not acted yet is quieter than who
 * has. What a person looks at meanwhile is shown as selected all the same. */
static KyoState
get_played_state (KyoScene *self, const char *target_id, KyoPart part)
{
  gboolean is_step =
    kyo_case_find_step (kyo_selection_get_case (self->selection), target_id) != NULL;
  KyoState looked_at = get_role_state (self, target_id) & KYO_STATE_SELECTED;

  switch (part)
    {
    case KYO_PART_ABSENT:
      return KYO_STATE_ABSENT;
    case KYO_PART_NOW:
      return is_step ? KYO_STATE_SELECTED : KYO_STATE_RELATED | looked_at;
    case KYO_PART_WAITING:
      return looked_at != 0 ? looked_at : KYO_STATE_DIMMED;
    case KYO_PART_PAST:
    case KYO_PART_NONE:
    default:
      return looked_at != 0 || !is_step ? looked_at : KYO_STATE_DIMMED;
    }
}

static void
selection_changed_cb (KyoScene *self)
{
  kyo_selection_set_case (self->preview, kyo_selection_get_case (self->selection));
  kyo_scene_update_states (self);
}

static void
playback_changed_cb (KyoScene *self)
{
  kyo_scene_update_states (self);
}

/**
 * kyo_scene_update_state:
 * @self: a scene
 * @painted: one of its widgets
 *
 * Shows a widget in the state in which it is now. What is not there yet is hidden: neither the
 * keyboard nor a screen reader comes to it.
 */
void
kyo_scene_update_state (KyoScene *self, KyoPainted *painted)
{
  KyoState state = kyo_scene_get_state (self, kyo_painted_get_target (painted));
  gboolean is_there = (state & KYO_STATE_ABSENT) == 0;
  gboolean is_played = self->playback != NULL && kyo_playback_is_active (self->playback);

  kyo_painted_set_state (painted, state);
  if (gtk_widget_get_visible (GTK_WIDGET (painted)) == is_there)
    return;
  if (is_there && is_played)
    kyo_painted_appear (painted);
  else
    gtk_widget_set_visible (GTK_WIDGET (painted), is_there);
}

/**
 * kyo_scene_update_states:
 * @self: a scene
 *
 * Shows everything in the state in which it is now.
 */
void
kyo_scene_update_states (KyoScene *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->painted != NULL)
      kyo_scene_update_state (self, get_entry (self, i)->painted);
  kyo_scene_queue_paint (self);
}

/**
 * kyo_scene_set_selection:
 * @self: a scene
 * @selection: what it shows and changes
 *
 * Binds the scene to a selection.
 */
void
kyo_scene_set_selection (KyoScene *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  kyo_selection_set_case (self->preview,
                          selection != NULL ? kyo_selection_get_case (selection) : NULL);
  if (selection != NULL)
    g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * kyo_scene_set_playback:
 * @self: a scene
 * @playback: (nullable): a playback of the same case
 *
 * Lets the picture build up step by step while the case is played.
 */
void
kyo_scene_set_playback (KyoScene *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (self->playback != NULL)
    g_signal_handlers_disconnect_by_data (self->playback, self);
  g_set_object (&self->playback, playback);
  if (playback != NULL)
    g_signal_connect_object (playback, "changed", G_CALLBACK (playback_changed_cb), self,
                             G_CONNECT_SWAPPED);
  kyo_scene_update_states (self);
}

/**
 * kyo_scene_set_annotated:
 * @self: a scene
 * @target_ids: (nullable): a set of ids; kept
 *
 * Sets which targets carry annotations and are marked so.
 */
void
kyo_scene_set_annotated (KyoScene *self, GHashTable *target_ids)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (target_ids != NULL)
    g_hash_table_ref (target_ids);
  g_clear_pointer (&self->annotated, g_hash_table_unref);
  self->annotated = target_ids;
  kyo_scene_update_states (self);
}

/**
 * kyo_scene_get_state:
 * @self: a scene
 * @target_id: id of a participant or step
 *
 * How a target is to be painted, from its part in what is played, else from its role in the step
 * that is looked at for a moment, else from that in the selection; and whether it is annotated.
 *
 * Returns: the state
 */
KyoState
kyo_scene_get_state (KyoScene *self, const char *target_id)
{
  KyoState state = KYO_STATE_NORMAL;
  KyoPart part = KYO_PART_NONE;

  g_return_val_if_fail (KYO_IS_SCENE (self), KYO_STATE_NORMAL);

  if (self->annotated != NULL && g_hash_table_contains (self->annotated, target_id))
    state |= KYO_STATE_ANNOTATED;
  if (self->selection == NULL)
    return state;
  if (self->playback != NULL)
    part = kyo_playback_get_part (self->playback, target_id);

  if (part != KYO_PART_NONE)
    return state | get_played_state (self, target_id, part);
  if (kyo_selection_get_target (self->preview) != NULL)
    return state | get_preview_state (self, target_id) |
           (get_role_state (self, target_id) & KYO_STATE_SELECTED);

  return state | get_role_state (self, target_id);
}
