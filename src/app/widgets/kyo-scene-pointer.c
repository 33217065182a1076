/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pointer in a scene. What is pressed gets the keyboard, and is selected when it is let go:
 * what moves in between is a drag. A step at which the pointer or the keyboard rests is looked at
 * for a moment: what takes no part in it fades. Nothing moves for it, and it takes the pointer a
 * moment's rest, so that the picture does not flicker while the pointer passes over it.
 */
#include "config.h"

#include "app/widgets/kyo-scene-private.h"

#define REST 120 /* ms */

static const char *
find_target (KyoScene *self, double x, double y)
{
  const char *id = NULL;
  const char *line;
  GtkWidget *picked;
  KyoRect view;

  if (kyo_scene_view_is_frozen (self, x, y))
    return NULL;
  picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  if (KYO_IS_PAINTED (picked))
    id = kyo_painted_get_target (KYO_PAINTED (picked));

  /* A line that crosses a frame lies above it. */
  if (self->pick == NULL || (id != NULL && !kyo_scene_is_beneath (self, id)))
    return id;
  kyo_scene_get_view (self, &view);
  line = self->pick (view.x + x / self->zoom, view.y + y / self->zoom, self->pick_data);
  return line != NULL ? line : id;
}

static gboolean
is_step (KyoScene *self, const char *target_id)
{
  KyoCase *kase = self->selection != NULL ? kyo_selection_get_case (self->selection) : NULL;

  return kase != NULL && target_id != NULL && kyo_case_find_step (kase, target_id) != NULL;
}

static void
pressed_cb (KyoScene *self, int n_press, double x, double y, GtkGesture *gesture)
{
  const char *target = find_target (self, x, y);

  if (target != NULL)
    kyo_scene_focus_target (self, target);
}

static void
released_cb (KyoScene *self, int n_press, double x, double y, GtkGesture *gesture)
{
  const char *target = find_target (self, x, y);

  if (n_press == 2 && target != NULL)
    kyo_scene_open (self, target);
  else if (self->selection != NULL)
    kyo_selection_select (self->selection, target);
}

/* What is looked at: what the pointer rests on, else what the keyboard is at. */
static void
update_preview (KyoScene *self)
{
  const char *focused = kyo_scene_get_focused (self);
  gboolean by_keys =
    focused != NULL && gtk_widget_has_visible_focus (GTK_WIDGET (kyo_scene_find (self, focused)));

  if (self->hovered != NULL)
    kyo_scene_set_preview (self, self->hovered);
  else
    kyo_scene_set_preview (self, by_keys && is_step (self, focused) ? focused : NULL);
}

static void
rested_cb (gpointer user_data)
{
  KyoScene *self = user_data;

  self->rest_id = 0;
  update_preview (self);
}

static void
hover (KyoScene *self, const char *target_id)
{
  if (g_strcmp0 (self->hovered, target_id) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (target_id);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_once (REST, rested_cb, self);
}

static void
moved_cb (KyoScene *self, double x, double y, GtkEventController *controller)
{
  const char *target = find_target (self, x, y);

  self->pointer = (KyoPoint){ x, y };
  hover (self, is_step (self, target) ? target : NULL);
}

static void
left_cb (KyoScene *self)
{
  hover (self, NULL);
}

/**
 * kyo_scene_pointer_init:
 * @self: a scene
 *
 * Lets a new scene follow the pointer.
 */
void
kyo_scene_pointer_init (KyoScene *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * kyo_scene_pointer_clear:
 * @self: a scene
 *
 * Forgets where the pointer was.
 */
void
kyo_scene_pointer_clear (KyoScene *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->hovered, g_free);
}

/**
 * kyo_scene_pointer_focus_moved:
 * @self: a scene
 * @pspec: of has-focus
 * @painted: one of its widgets
 *
 * Brings what has the keyboard into view; a step is looked at.
 */
void
kyo_scene_pointer_focus_moved (KyoScene *self, GParamSpec *pspec, KyoPainted *painted)
{
  if (gtk_widget_has_focus (GTK_WIDGET (painted)))
    kyo_scene_reveal (self, kyo_painted_get_target (painted));
  update_preview (self);
}

/**
 * kyo_scene_set_pick:
 * @self: a scene
 * @pick: (nullable): finds a target that the scene paints itself
 * @user_data: handed to @pick, must outlive the scene
 *
 * Sets how the pointer finds what is no widget.
 */
void
kyo_scene_set_pick (KyoScene *self, KyoScenePickFunc pick, gpointer user_data)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  self->pick = pick;
  self->pick_data = user_data;
}

/**
 * kyo_scene_set_preview:
 * @self: a scene
 * @step_id: (nullable): id of a step
 *
 * Shows a step as looked at for a moment: what has no part in it fades.
 */
void
kyo_scene_set_preview (KyoScene *self, const char *step_id)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (g_strcmp0 (kyo_selection_get_target (self->preview), step_id) == 0)
    return;
  kyo_selection_select (self->preview, step_id);
  kyo_scene_update_states (self);
}

/**
 * kyo_scene_get_pointer:
 * @self: a scene
 *
 * Where the pointer was last.
 *
 * Returns: px from the corner of the widget
 */
KyoPoint
kyo_scene_get_pointer (KyoScene *self)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), ((KyoPoint){ 0, 0 }));

  return self->pointer;
}
