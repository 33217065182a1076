/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While it is active, who drags a node moves it; a frame is moved by its label, since the ground in
 * it is where one drags the view. What is dragged stays where it is until it is let go: meanwhile a
 * ghost shows the place that it would get, which is always one where there is room.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-arranger.h"
#include "app/diagram/kyo-diagram-fill.h"

#include "layout/kyo-geometry.h"

#define REACH 4 /* px around a label that still mean it */

struct _KyoDiagramArranger
{
  GObject parent_instance;

  KyoScene *scene; /* not kept: it lives as long as this is used */
  KyoDiagramLayout *layout;
  char *dragged;  /* participant, or NULL */
  KyoPoint place; /* where the ghost is */
  gboolean is_dragging;
  gboolean is_active;
};

G_DEFINE_FINAL_TYPE (KyoDiagramArranger, kyo_diagram_arranger, G_TYPE_OBJECT)

enum
{
  MOVED,
  STUCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What would be moved from here. */
static const KyoDiagramItem *
find_handle (KyoDiagramArranger *self, double x, double y)
{
  const KyoDiagramItem *item;
  KyoRect view, label;
  double zoom = kyo_scene_get_zoom (self->scene);

  if (self->layout == NULL)
    return NULL;
  kyo_scene_get_view (self->scene, &view);
  x = view.x + x / zoom;
  y = view.y + y / zoom;
  item = kyo_diagram_layout_lookup (self->layout, x, y);
  if (item == NULL || item->participant == NULL || item->kind == KYO_ITEM_NODE)
    return item != NULL && item->kind == KYO_ITEM_NODE ? item : NULL;
  label = kyo_rect_grow (&item->badge_rect, REACH);
  return kyo_rect_contains (&label, x, y) ? item : NULL;
}

static const KyoDiagramItem *
find_dragged (KyoDiagramArranger *self)
{
  return self->layout != NULL && self->dragged != NULL
           ? kyo_diagram_find_item (self->layout, self->dragged)
           : NULL;
}

static void
stop_dragging (KyoDiagramArranger *self)
{
  g_clear_pointer (&self->dragged, g_free);
  self->is_dragging = FALSE;
  kyo_scene_set_ghost (self->scene, NULL);
}

static void
drag_begun_cb (KyoDiagramArranger *self, double x, double y, GtkGesture *gesture)
{
  const KyoDiagramItem *item = self->is_active ? find_handle (self, x, y) : NULL;

  stop_dragging (self);
  if (item == NULL)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  else
    self->dragged = g_strdup (kyo_diagram_item_get_id (item));
}

/* A press that does not move is a click, which is somebody else's. */
static void
dragged_cb (KyoDiagramArranger *self, double dx, double dy, GtkGesture *gesture)
{
  const KyoDiagramItem *item = find_dragged (self);
  double zoom = kyo_scene_get_zoom (self->scene);
  KyoRect ghost;

  if (item == NULL)
    return;
  if (!self->is_dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self->scene), 0, 0, (int) dx, (int) dy))
        return;
      self->is_dragging = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    }
  ghost = item->rect;
  self->place = (KyoPoint){ ghost.x + dx / zoom, ghost.y + dy / zoom };
  if (!kyo_diagram_layout_find_room (self->layout, item, &self->place))
    self->place = (KyoPoint){ ghost.x, ghost.y };
  ghost.x = self->place.x;
  ghost.y = self->place.y;
  kyo_scene_set_ghost (self->scene, &ghost);
}

static void
drag_ended_cb (KyoDiagramArranger *self)
{
  const KyoDiagramItem *item = find_dragged (self);
  g_autofree char *id = g_strdup (self->dragged);
  gboolean is_moved = self->is_dragging && item != NULL &&
                      (self->place.x != item->rect.x || self->place.y != item->rect.y);

  stop_dragging (self);
  if (is_moved)
    g_signal_emit (self, signals[MOVED], 0, id, self->place.x, self->place.y);
}

static void
pointed_cb (KyoDiagramArranger *self, double x, double y)
{
  if (self->is_active && !self->is_dragging)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->scene),
                                     find_handle (self, x, y) != NULL ? "move" : NULL);
}

static void
move_by_key (KyoDiagramArranger *self, KyoDirection direction)
{
  const char *id = kyo_scene_get_focused (self->scene);
  const KyoDiagramItem *item =
    id != NULL && self->layout != NULL ? kyo_diagram_find_item (self->layout, id) : NULL;
  g_autofree char *kept = g_strdup (id);
  KyoPoint place;

  if (item == NULL || item->participant == NULL)
    return;
  if (kyo_diagram_layout_find_step (self->layout, item, direction, &place))
    g_signal_emit (self, signals[MOVED], 0, kept, place.x, place.y);
  else
    g_signal_emit (self, signals[STUCK], 0, kept);
}

static gboolean
key_pressed_cb (KyoDiagramArranger *self, guint key, guint code, GdkModifierType state)
{
  if (!self->is_active || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_by_key (self, KYO_DIRECTION_LEFT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_by_key (self, KYO_DIRECTION_RIGHT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_by_key (self, KYO_DIRECTION_UP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_by_key (self, KYO_DIRECTION_DOWN);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
kyo_diagram_arranger_finalize (GObject *object)
{
  KyoDiagramArranger *self = KYO_DIAGRAM_ARRANGER (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->dragged, g_free);

  G_OBJECT_CLASS (kyo_diagram_arranger_parent_class)->finalize (object);
}

static void
kyo_diagram_arranger_class_init (KyoDiagramArrangerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_diagram_arranger_finalize;
  signals[MOVED] =
    g_signal_new ("moved", KYO_TYPE_DIAGRAM_ARRANGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[STUCK] = g_signal_new ("stuck", KYO_TYPE_DIAGRAM_ARRANGER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kyo_diagram_arranger_init (KyoDiagramArranger *self)
{
}

/**
 * kyo_diagram_arranger_new:
 * @scene: a diagram, which lives at least as long as this is active
 *
 * Adds the gesture and the keys to a diagram, once. It is not active yet.
 *
 * Returns: (transfer full): the arranger
 */
KyoDiagramArranger *
kyo_diagram_arranger_new (KyoScene *scene)
{
  KyoDiagramArranger *self;
  GtkGesture *drag;
  GtkEventController *keys, *motion;

  g_return_val_if_fail (KYO_IS_SCENE (scene), NULL);

  self = g_object_new (KYO_TYPE_DIAGRAM_ARRANGER, NULL);
  self->scene = scene;
  drag = gtk_gesture_drag_new ();
  keys = gtk_event_controller_key_new ();
  motion = gtk_event_controller_motion_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (dragged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (stop_dragging), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (scene), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (scene), keys);
  gtk_widget_add_controller (GTK_WIDGET (scene), motion);
  return self;
}

/**
 * kyo_diagram_arranger_set_layout:
 * @self: an arranger
 * @layout: (nullable): what the scene shows; kept
 *
 * Sets what can be moved. What was being dragged no longer is.
 */
void
kyo_diagram_arranger_set_layout (KyoDiagramArranger *self, KyoDiagramLayout *layout)
{
  g_return_if_fail (KYO_IS_DIAGRAM_ARRANGER (self));

  stop_dragging (self);
  g_set_object (&self->layout, layout);
}

/**
 * kyo_diagram_arranger_set_active:
 * @self: an arranger
 * @is_active: whether things can be moved
 *
 * Lets things be moved, or no longer; meanwhile a grid is shown.
 */
void
kyo_diagram_arranger_set_active (KyoDiagramArranger *self, gboolean is_active)
{
  g_return_if_fail (KYO_IS_DIAGRAM_ARRANGER (self));

  if (self->is_active == is_active)
    return;
  self->is_active = is_active;
  stop_dragging (self);
  kyo_scene_set_grid (self->scene, is_active ? KYO_DIAGRAM_GRID : 0);
  gtk_widget_set_cursor (GTK_WIDGET (self->scene), NULL);
}

/**
 * kyo_diagram_arranger_is_active:
 * @self: an arranger
 *
 * Tells whether things can be moved.
 *
 * Returns: `TRUE` while they can
 */
gboolean
kyo_diagram_arranger_is_active (KyoDiagramArranger *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_ARRANGER (self), FALSE);

  return self->is_active;
}
