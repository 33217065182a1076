/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gestures by which a picture is moved about. Fingers on a touchscreen are left to the scrolled
 * window, which moves it on for a while when they let go; two of them zoom.
 */
#include "config.h"

#include "app/widgets/kyo-pan-zoom.h"

#include <math.h>

#define WHEEL 1.2 /* a notch of the wheel */
#define MOST 4.0  /* px on screen for one px of the picture */
#define LEAST 0.3 /* likewise; a picture that is larger still can be seen as a whole */

typedef struct
{
  KyoScene *scene;
  GtkAdjustment *adjustments[2];
  double from[2];   /* where they were when a drag began */
  double from_zoom; /* when a pinch began */
  gboolean is_panning;
} PanZoom;

static double
clamp_zoom (KyoScene *scene, double zoom)
{
  double width, height, whole;

  kyo_scene_get_picture_size (scene, &width, &height);
  whole = MIN (gtk_widget_get_width (GTK_WIDGET (scene)) / MAX (width, 1),
               gtk_widget_get_height (GTK_WIDGET (scene)) / MAX (height, 1));
  return CLAMP (zoom, CLAMP (whole, 0.02, LEAST), MOST);
}

static void
zoom_at (KyoScene *scene, double zoom, double x, double y)
{
  kyo_scene_zoom_at (scene, clamp_zoom (scene, zoom), x, y);
}

static gboolean
scroll_cb (PanZoom *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  KyoPoint pointer = kyo_scene_get_pointer (self->scene);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  zoom_at (self->scene, kyo_scene_get_zoom (self->scene) * pow (WHEEL, -CLAMP (dy, -3, 3)),
           pointer.x, pointer.y);
  return GDK_EVENT_STOP;
}

static void
pinch_begun_cb (PanZoom *self)
{
  self->from_zoom = kyo_scene_get_zoom (self->scene);
}

static void
pinched_cb (PanZoom *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    zoom_at (self->scene, self->from_zoom * scale, x, y);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begun_cb (PanZoom *self, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  self->is_panning = FALSE;
  if ((button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE) || is_touch (gesture))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    self->from[i] = gtk_adjustment_get_value (self->adjustments[i]);
}

/* A press that does not move is a click, which is somebody else's. */
static void
dragged_cb (PanZoom *self, double dx, double dy, GtkGesture *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self->scene);

  if (!self->is_panning)
    {
      if (!gtk_drag_check_threshold (widget, 0, 0, (int) dx, (int) dy))
        return;
      self->is_panning = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (widget, "grabbing");
    }
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                            self->from[GTK_ORIENTATION_HORIZONTAL] - dx);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            self->from[GTK_ORIENTATION_VERTICAL] - dy);
}

static void
drag_ended_cb (PanZoom *self)
{
  self->is_panning = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self->scene), NULL);
}

/**
 * kyo_pan_zoom_attach:
 * @scene: a picture in @scrolled
 * @scrolled: the window on it, which lives as long
 *
 * Adds the gestures to a picture, once: a drag by the first or middle button moves it, a pinch and
 * Ctrl with the wheel zoom it and keep in place what is under the pointer.
 */
void
kyo_pan_zoom_attach (KyoScene *scene, GtkScrolledWindow *scrolled)
{
  PanZoom *self = g_new0 (PanZoom, 1);
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_return_if_fail (KYO_IS_SCENE (scene));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  self->scene = scene;
  self->adjustments[GTK_ORIENTATION_HORIZONTAL] = gtk_scrolled_window_get_hadjustment (scrolled);
  self->adjustments[GTK_ORIENTATION_VERTICAL] = gtk_scrolled_window_get_vadjustment (scrolled);
  g_object_set_data_full (G_OBJECT (scene), "kyo-pan-zoom", self, g_free);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scene), scroll);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_ended_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scene), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scene), GTK_EVENT_CONTROLLER (pinch));
}

/**
 * kyo_pan_zoom_by:
 * @scene: a picture
 * @factor: by how much larger than now, greater than 0
 *
 * Zooms about the middle of the view: up to 400 %, and down to 30 % or to the whole picture,
 * whichever is smaller.
 */
void
kyo_pan_zoom_by (KyoScene *scene, double factor)
{
  g_return_if_fail (KYO_IS_SCENE (scene));
  g_return_if_fail (factor > 0);

  zoom_at (scene, kyo_scene_get_zoom (scene) * factor,
           gtk_widget_get_width (GTK_WIDGET (scene)) / 2.0,
           gtk_widget_get_height (GTK_WIDGET (scene)) / 2.0);
}
