/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map is painted once and kept; only the frame on it moves. It is for the pointer: the keyboard
 * goes from thing to thing, and the view goes with it.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-map.h"
#include "app/widgets/kyo-raster.h"

#include <glib/gi18n.h>
#include <math.h>

/* The map is as large as the picture allows within this, px, and within this part of the panel. */
#define MOST_WIDTH 190.0
#define MOST_HEIGHT 140.0
#define MOST_PART 0.35
#define PAD 4.0

/* What of the picture is in view when a map would hide more than it tells. */
#define MOST_IN_VIEW 0.92

/* A panel that is narrower than this, px, has better use for its room. */
#define LEAST_ROOM 480.0

struct _KyoDiagramMap
{
  GtkWidget parent_instance;

  KyoScene *scene;               /* not kept */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  KyoDiagramLayout *layout;
  KyoPainter *painter;
  gboolean is_unwanted;  /* the view is led, as in a playback */
  double scale;          /* px of the map for one px of the picture */
  guint update_id;       /* idle source, 0 when none waits */
  GskRenderNode *ground; /* the picture, painted; or NULL */
};

G_DEFINE_FINAL_TYPE (KyoDiagramMap, kyo_diagram_map, GTK_TYPE_WIDGET)

static gboolean
find_size (KyoDiagramMap *self, double *width, double *height)
{
  if (self->layout == NULL)
    return FALSE;
  kyo_diagram_layout_get_size (self->layout, width, height);
  return *width > 0 && *height > 0;
}

/* The part of the map that is in view. */
static graphene_rect_t
find_frame (KyoDiagramMap *self)
{
  graphene_rect_t map = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                            (float) gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_rect_t frame;
  KyoRect view;

  kyo_scene_get_view (self->scene, &view);
  graphene_rect_init (&frame, (float) (PAD + view.x * self->scale),
                      (float) (PAD + view.y * self->scale), (float) (view.width * self->scale),
                      (float) (view.height * self->scale));
  graphene_rect_intersection (&frame, &map, &frame);
  return frame;
}

static void
update (KyoDiagramMap *self)
{
  gboolean is_needed = FALSE;
  double width, height;
  KyoRect view = { 0, 0, 0, 0 };

  if (self->scene != NULL && find_size (self, &width, &height))
    {
      double zoom = kyo_scene_get_zoom (self->scene);

      kyo_scene_get_view (self->scene, &view);
      self->scale = MIN (MIN (MOST_WIDTH, view.width * zoom * MOST_PART) / width,
                         MIN (MOST_HEIGHT, view.height * zoom * MOST_PART) / height);
      is_needed = !self->is_unwanted && view.width * zoom >= LEAST_ROOM &&
                  (view.width < width * MOST_IN_VIEW || view.height < height * MOST_IN_VIEW);
    }
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), is_needed);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_cb (gpointer user_data)
{
  KyoDiagramMap *self = user_data;

  self->update_id = 0;
  update (self);
}

/* It changes while sizes are being given out: not the time to ask for another one. */
static void
page_changed_cb (KyoDiagramMap *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_once (update_cb, self);
}

static void
scrolled_cb (KyoDiagramMap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Brings a place of the map to the middle of the view. */
static void
go_to (KyoDiagramMap *self, double x, double y)
{
  const double at[] = { x, y };
  double zoom;

  if (self->scene == NULL || self->scale <= 0)
    return;
  zoom = kyo_scene_get_zoom (self->scene);
  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    gtk_adjustment_set_value (self->adjustments[i],
                              (at[i] - PAD) / self->scale * zoom -
                                gtk_adjustment_get_page_size (self->adjustments[i]) / 2);
}

static void
drag_begun_cb (KyoDiagramMap *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y);
}

static void
dragged_cb (KyoDiagramMap *self, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  go_to (self, x + dx, y + dy);
}

static void
kyo_diagram_map_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KyoDiagramMap *self = KYO_DIAGRAM_MAP (widget);
  double width, height;

  *minimum = *natural = 0;
  if (find_size (self, &width, &height))
    *minimum = *natural = (int) ceil (
      (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->scale + 2 * PAD);
}

static void
paint_ground (KyoDiagramMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = kyo_raster_begin (&bounds, gtk_widget_get_scale_factor (widget));

  cairo_translate (cr, PAD, PAD);
  cairo_scale (cr, self->scale, self->scale);
  kyo_painter_paint_overview (self->painter, cr, self->layout);
  kyo_raster_end (cr, snapshot, &bounds);
  self->ground = gtk_snapshot_free_to_node (snapshot);
}

static void
kyo_diagram_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&KYO_DIAGRAM_MAP (widget)->ground, gsk_render_node_unref);
}

static void
kyo_diagram_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KyoDiagramMap *self = KYO_DIAGRAM_MAP (widget);
  graphene_rect_t frame;
  GskRoundedRect outline;
  GdkRGBA color;
  GdkRGBA tint;

  if (self->layout == NULL || self->painter == NULL || self->scene == NULL)
    return;
  if (self->ground == NULL)
    paint_ground (self);
  if (self->ground != NULL)
    gtk_snapshot_append_node (snapshot, self->ground);

  frame = find_frame (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  tint = color;
  tint.alpha = 0.12f;
  gtk_snapshot_append_color (snapshot, &tint, &frame);
  gsk_rounded_rect_init_from_rect (&outline, &frame, 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void
kyo_diagram_map_dispose (GObject *object)
{
  KyoDiagramMap *self = KYO_DIAGRAM_MAP (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  g_clear_weak_pointer (&self->scene);
  g_clear_object (&self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  g_clear_object (&self->adjustments[GTK_ORIENTATION_VERTICAL]);
  g_clear_object (&self->layout);
  g_clear_object (&self->painter);

  G_OBJECT_CLASS (kyo_diagram_map_parent_class)->dispose (object);
}

static void
kyo_diagram_map_class_init (KyoDiagramMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_diagram_map_dispose;
  widget_class->measure = kyo_diagram_map_measure;
  widget_class->size_allocate = kyo_diagram_map_size_allocate;
  widget_class->snapshot = kyo_diagram_map_snapshot;
  gtk_widget_class_set_css_name (widget_class, "diagrammap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kyo_diagram_map_init (KyoDiagramMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "move");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the diagram"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * kyo_diagram_map_new:
 * @scene: the picture; not kept
 * @scrolled: the window on it
 *
 * Makes the map of a diagram.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_diagram_map_new (KyoScene *scene, GtkScrolledWindow *scrolled)
{
  KyoDiagramMap *self = g_object_new (KYO_TYPE_DIAGRAM_MAP, NULL);
  GtkAdjustment *adjustments[] = { gtk_scrolled_window_get_hadjustment (scrolled),
                                   gtk_scrolled_window_get_vadjustment (scrolled) };

  g_set_weak_pointer (&self->scene, scene);
  for (gsize i = 0; i < G_N_ELEMENTS (adjustments); i++)
    {
      self->adjustments[i] = g_object_ref (adjustments[i]);
      g_signal_connect_object (adjustments[i], "changed", G_CALLBACK (page_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustments[i], "value-changed", G_CALLBACK (scrolled_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}

/**
 * kyo_diagram_map_show:
 * @self: a map
 * @layout: (nullable): the diagram; kept
 * @painter: (nullable): paints it; kept
 *
 * Shows another diagram, or the same in other colours.
 */
void
kyo_diagram_map_show (KyoDiagramMap *self, KyoDiagramLayout *layout, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_DIAGRAM_MAP (self));

  g_set_object (&self->layout, layout);
  g_set_object (&self->painter, painter);
  update (self);
}

/**
 * kyo_diagram_map_set_wanted:
 * @self: a map
 * @wanted: `FALSE` while the view goes by itself to what is to be seen
 *
 * Lets the map hide nothing of a picture in which nobody looks about.
 */
void
kyo_diagram_map_set_wanted (KyoDiagramMap *self, gboolean wanted)
{
  g_return_if_fail (KYO_IS_DIAGRAM_MAP (self));

  if (self->is_unwanted == !wanted)
    return;
  self->is_unwanted = !wanted;
  update (self);
}
