/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard in a scene: one stop for Tab, arrow keys by where things stand, n and p in the order
 * of reading, Home and End.
 */
#include "config.h"

#include "app/widgets/kyo-scene-private.h"

/* The number of the item that has the keyboard, from 1; 0 when none has. */
static guint
find_focused (KyoScene *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!KYO_IS_PAINTED (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return 0;
  return GPOINTER_TO_UINT (
    g_hash_table_lookup (self->by_target, kyo_painted_get_target (KYO_PAINTED (focus))));
}

static gboolean
focus_item (KyoScene *self, guint index)
{
  GtkWidget *painted = GTK_WIDGET (kyo_scene_require (self, index));

  /* What is hidden cannot have the keyboard. */
  gtk_widget_set_child_visible (painted, TRUE);
  return gtk_widget_grab_focus (painted);
}

static gboolean
is_absent (KyoScene *self, guint index)
{
  return (kyo_scene_get_state (self,
                               g_array_index (self->entries, KyoSceneEntry, index).item.target_id) &
          KYO_STATE_ABSENT) != 0;
}

/* The nearest item that is there, from one on; beyond the last when there is none. */
static guint
find_present (KyoScene *self, guint index, gboolean is_onward)
{
  while (index < self->entries->len && is_absent (self, index))
    index += is_onward ? 1 : -1; /* wraps to beyond the last */

  return index;
}

/* The thing that the keyboard comes to first: what is selected, or else the first in view. */
static gboolean
focus_entry (KyoScene *self)
{
  guint first = self->entries->len;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoSceneItem *item = &g_array_index (self->entries, KyoSceneEntry, i).item;

      if ((kyo_scene_get_state (self, item->target_id) & KYO_STATE_SELECTED) != 0)
        return focus_item (self, i);
      if (first == self->entries->len && !is_absent (self, i) &&
          kyo_scene_view_meets (self, &item->rect))
        first = i;
    }
  if (first == self->entries->len)
    first = find_present (self, 0, TRUE);

  return first < self->entries->len && focus_item (self, first);
}

static guint
find_number (KyoScene *self, const char *target_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_target, target_id));
}

/* By n and p, and by the arrow keys while a case is played or nobody knows a better way: in the
 * order in which things were added, which is that of reading. */
static void
focus_neighbour (KyoScene *self, guint number, gboolean is_onward)
{
  guint next = find_present (self, is_onward ? number : number - 2, is_onward);

  if (next < self->entries->len)
    focus_item (self, next);
}

/* One stop for Tab; the arrow keys go from thing to thing. */
static gboolean
kyo_scene_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KyoScene *self = KYO_SCENE (widget);
  guint number = find_focused (self);
  const char *next;

  if (number == 0)
    return focus_entry (self);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (self->walk == NULL || (self->playback != NULL && kyo_playback_is_active (self->playback)))
    {
      focus_neighbour (self, number, direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN);
      return TRUE;
    }

  next = self->walk (g_array_index (self->entries, KyoSceneEntry, number - 1).item.target_id,
                     direction, self->walk_data);
  if (next != NULL && find_number (self, next) > 0)
    focus_item (self, find_number (self, next) - 1);
  return TRUE;
}

/* n and p. */
static gboolean
focus_neighbour_cb (GtkWidget *widget, GVariant *is_onward, gpointer user_data)
{
  KyoScene *self = KYO_SCENE (widget);
  guint number = find_focused (self);

  if (number == 0)
    return FALSE;
  focus_neighbour (self, number, g_variant_get_boolean (is_onward));
  return TRUE;
}

/* Home and End. */
static gboolean
focus_edge_cb (GtkWidget *widget, GVariant *is_last, gpointer user_data)
{
  KyoScene *self = KYO_SCENE (widget);
  gboolean is_end = g_variant_get_boolean (is_last);
  guint index = find_present (self, is_end ? self->entries->len - 1 : 0, !is_end);

  return index < self->entries->len && focus_item (self, index);
}

/**
 * kyo_scene_keys_init_class:
 * @widget_class: the class of scenes
 *
 * Installs how the keyboard moves in a scene.
 */
void
kyo_scene_keys_init_class (GtkWidgetClass *widget_class)
{
  widget_class->focus = kyo_scene_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, focus_edge_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, focus_edge_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, focus_neighbour_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, focus_neighbour_cb, "b", FALSE);
}

/**
 * kyo_scene_set_walk:
 * @self: a scene
 * @walk: (nullable): finds where an arrow key leads; `NULL` for the order of reading
 * @user_data: handed to @walk, must outlive the scene
 *
 * Sets how the arrow keys go from thing to thing.
 */
void
kyo_scene_set_walk (KyoScene *self, KyoSceneWalkFunc walk, gpointer user_data)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  self->walk = walk;
  self->walk_data = user_data;
}

/**
 * kyo_scene_focus_target:
 * @self: a scene
 * @target_id: (nullable): id of a participant or step
 *
 * Gives the keyboard to what shows a target, and scrolls there.
 *
 * Returns: `FALSE` when the target is not in the picture or cannot have the keyboard
 */
gboolean
kyo_scene_focus_target (KyoScene *self, const char *target_id)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), FALSE);

  return kyo_scene_has (self, target_id) && focus_item (self, find_number (self, target_id) - 1);
}

/**
 * kyo_scene_get_focused:
 * @self: a scene
 *
 * Which target has the keyboard.
 *
 * Returns: (transfer none) (nullable): its id
 */
const char *
kyo_scene_get_focused (KyoScene *self)
{
  guint number;

  g_return_val_if_fail (KYO_IS_SCENE (self), NULL);

  number = find_focused (self);
  return number > 0 ? g_array_index (self->entries, KyoSceneEntry, number - 1).item.target_id
                    : NULL;
}
