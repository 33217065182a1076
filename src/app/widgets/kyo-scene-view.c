/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of a scene is in view. However many items a picture has, only those near the view are
 * widgets on screen, and only a tile around the view is painted: it is kept as a render node, which
 * is moved while it covers the view and painted anew when it no longer does.
 *
 * Up to MOST_KEPT items all are widgets, those out of view hidden: a screen reader then reads the
 * whole of an ordinary case. Beyond that, widgets are made when the view comes near, and dropped
 * when it has gone; they are made in response to scrolling, as GTK does not like its tree to be
 * changed while it is given its places.
 */
#include "config.h"

#include "app/widgets/kyo-raster.h"
#include "app/widgets/kyo-scene-private.h"

#include "layout/kyo-geometry.h"

#include <math.h>

#define MOST_KEPT 400

/* How far from the view widgets are shown, made and dropped, and how far the tile reaches: parts of
 * the view's width and height. */
#define SHOWN 0.1
#define MADE 0.5
#define DROPPED 1.5
#define TILE 0.4

static double
get_length (KyoScene *self, GtkOrientation orientation)
{
  return self->zoom * (orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height);
}

static int
get_room (KyoScene *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                   : gtk_widget_get_height (GTK_WIDGET (self));
}

/* Where the corner of the picture is on screen: in the middle of whatever room there is, or left of
 * and above the view. In whole px, or what is painted would be blurred. */
static double
get_origin (KyoScene *self, GtkOrientation orientation)
{
  double spare = get_room (self, orientation) - get_length (self, orientation);

  if (spare >= 0 || self->adjustments[orientation] == NULL)
    return floor (MAX (spare, 0) / 2);
  return -floor (gtk_adjustment_get_value (self->adjustments[orientation]) + 0.5);
}

static KyoRect
get_view (KyoScene *self, double around)
{
  double width = get_room (self, GTK_ORIENTATION_HORIZONTAL);
  double height = get_room (self, GTK_ORIENTATION_VERTICAL);

  return (KyoRect){ (-get_origin (self, GTK_ORIENTATION_HORIZONTAL) - width * around) / self->zoom,
                    (-get_origin (self, GTK_ORIENTATION_VERTICAL) - height * around) / self->zoom,
                    width * (1 + 2 * around) / self->zoom, height * (1 + 2 * around) / self->zoom };
}

static gboolean
has_focus (KyoSceneEntry *entry)
{
  return entry->painted != NULL && gtk_widget_has_focus (GTK_WIDGET (entry->painted));
}

/* Makes the widgets that the view has come near, and drops those that it has left. */
static void
fill (KyoScene *self)
{
  KyoRect near = get_view (self, MADE);
  KyoRect far = get_view (self, DROPPED);
  gboolean is_kept = self->entries->len <= MOST_KEPT;

  if (get_room (self, GTK_ORIENTATION_HORIZONTAL) <= 0)
    return;
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoSceneEntry *entry = &g_array_index (self->entries, KyoSceneEntry, i);

      if (entry->painted == NULL && kyo_rect_overlaps (&entry->item.ink, &near, 0))
        kyo_scene_require (self, i);
      else if (entry->painted != NULL && !is_kept && !has_focus (entry) &&
               !kyo_rect_overlaps (&entry->item.ink, &far, 0))
        gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&entry->painted)));
    }
}

static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KyoScene *self = KYO_SCENE (widget);

  self->fill_id = 0;
  fill (self);
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (KyoScene *self)
{
  if (self->is_placing)
    return;
  fill (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (KyoScene *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double room = get_room (self, orientation);
  double length = MAX (room, ceil (get_length (self, orientation)));

  if (adjustment == NULL)
    return;
  self->is_placing = TRUE;
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, length - room), 0,
                            length, room * 0.1, room * 0.9, room);
  self->is_placing = FALSE;
}

/* Into the middle, if it is not in view: what comes before and after it can then be seen too.
 * Behind what stays in view nothing can be seen. */
static void
reveal_span (GtkAdjustment *adjustment, double from, double to, double frozen)
{
  double page, page_size;

  if (adjustment == NULL)
    return;
  page = gtk_adjustment_get_value (adjustment);
  page_size = gtk_adjustment_get_page_size (adjustment);
  if (from < page + frozen || to > page + page_size)
    gtk_adjustment_set_value (adjustment, (from + to - page_size - frozen) / 2);
}

static void
scroll_to (KyoScene *self, const KyoRect *rect)
{
  reveal_span (self->adjustments[GTK_ORIENTATION_HORIZONTAL], rect->x * self->zoom,
               (rect->x + rect->width) * self->zoom,
               self->layers[KYO_LAYER_LEFT].size * self->zoom);
  reveal_span (self->adjustments[GTK_ORIENTATION_VERTICAL], rect->y * self->zoom,
               (rect->y + rect->height) * self->zoom,
               self->layers[KYO_LAYER_TOP].size * self->zoom);
}

/* Gives each widget that is in view its place and hides the others. */
static void
place (KyoScene *self)
{
  double x = get_origin (self, GTK_ORIENTATION_HORIZONTAL);
  double y = get_origin (self, GTK_ORIENTATION_VERTICAL);
  KyoRect shown = get_view (self, SHOWN);
  gboolean is_lacking = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);

      gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (group, get_room (self, GTK_ORIENTATION_HORIZONTAL),
                           get_room (self, GTK_ORIENTATION_VERTICAL), -1, NULL);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoSceneEntry *entry = &g_array_index (self->entries, KyoSceneEntry, i);
      const KyoRect *rect = &entry->item.rect;
      gboolean is_shown = has_focus (entry) || kyo_rect_overlaps (&entry->item.ink, &shown, 0);
      GtkWidget *child = (GtkWidget *) entry->painted;

      if (child == NULL)
        {
          is_lacking = is_lacking || is_shown;
          continue;
        }
      gtk_widget_set_child_visible (child, is_shown);
      if (!is_shown)
        continue;
      kyo_painted_set_zoom (entry->painted, self->zoom);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (
        child, (int) (rect->width * self->zoom), (int) (rect->height * self->zoom), -1,
        gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT ((float) floor (x + rect->x * self->zoom + 0.5),
                                      (float) floor (y + rect->y * self->zoom + 0.5))));
    }

  if (is_lacking && self->fill_id == 0)
    self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

static void
kyo_scene_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoScene *self = KYO_SCENE (widget);

  if (self->is_fit && self->width > 0 && self->height > 0)
    {
      double fit = CLAMP (MIN (width / self->width, height / self->height), self->min_fit, 1.5);

      if (fit != self->zoom)
        kyo_scene_view_drop_tiles (self);
      self->zoom = fit;
    }
  configure (self, GTK_ORIENTATION_HORIZONTAL);
  configure (self, GTK_ORIENTATION_VERTICAL);
  self->is_stale = FALSE;
  if (self->to_reveal != NULL)
    {
      g_autofree char *target_id = g_steal_pointer (&self->to_reveal);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_target, target_id));

      self->is_placing = TRUE;
      if (number > 0)
        scroll_to (self, &g_array_index (self->entries, KyoSceneEntry, number - 1).item.rect);
      self->is_placing = FALSE;
    }
  place (self);
}

static void
kyo_scene_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  KyoScene *self = KYO_SCENE (widget);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  *minimum = 0;
  *natural = (int) (length * (self->is_fit ? 1.0 : self->zoom));
}

static gboolean
encloses (const graphene_rect_t *rect, const graphene_rect_t *inner)
{
  return rect->origin.x <= inner->origin.x && rect->origin.y <= inner->origin.y &&
         rect->origin.x + rect->size.width >= inner->origin.x + inner->size.width &&
         rect->origin.y + rect->size.height >= inner->origin.y + inner->size.height;
}

/* The part of a layer that is in view, in px on screen from the picture's corner. */
static gboolean
find_visible (KyoScene *self, KyoSceneLayerKind kind, double around, graphene_rect_t *visible)
{
  KyoRect view = get_view (self, around);
  double size = self->layers[kind].size;
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) ceil (self->width * self->zoom),
                                              (float) ceil (self->height * self->zoom));

  if (kind == KYO_LAYER_TOP)
    view.y = 0, view.height = size;
  else if (kind == KYO_LAYER_LEFT)
    view.x = 0, view.width = size;
  graphene_rect_init (visible, (float) floor (view.x * self->zoom),
                      (float) floor (view.y * self->zoom), (float) ceil (view.width * self->zoom),
                      (float) ceil (view.height * self->zoom));
  return graphene_rect_intersection (visible, &whole, visible);
}

static void
paint_tile (KyoScene *self, KyoSceneLayer *layer)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = kyo_raster_begin (&layer->tiled, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  KyoRect clip = { layer->tiled.origin.x / self->zoom, layer->tiled.origin.y / self->zoom,
                   layer->tiled.size.width / self->zoom, layer->tiled.size.height / self->zoom };

  cairo_scale (cr, self->zoom, self->zoom);
  layer->paint (self->painter, cr, self->layout, &clip, layer->user_data);
  kyo_raster_end (cr, snapshot, &layer->tiled);
  layer->tile = gtk_snapshot_free_to_node (snapshot);
}

/* Where the corner of a layer is on screen: a strip that stays in view is not scrolled across. */
static double
get_layer_origin (KyoScene *self, KyoSceneLayerKind kind, GtkOrientation orientation)
{
  double origin = get_origin (self, orientation);

  if ((kind == KYO_LAYER_TOP && orientation == GTK_ORIENTATION_VERTICAL) ||
      (kind == KYO_LAYER_LEFT && orientation == GTK_ORIENTATION_HORIZONTAL))
    return MAX (origin, 0);
  return origin;
}

static void
snapshot_layer (KyoScene *self, KyoSceneLayerKind kind, GtkSnapshot *snapshot)
{
  KyoSceneLayer *layer = &self->layers[kind];
  graphene_rect_t visible;

  if (layer->paint == NULL || self->painter == NULL || !find_visible (self, kind, 0, &visible))
    return;
  if (layer->tile == NULL || !encloses (&layer->tiled, &visible))
    {
      g_clear_pointer (&layer->tile, gsk_render_node_unref);
      find_visible (self, kind, TILE, &layer->tiled);
      paint_tile (self, layer);
    }
  if (layer->tile == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) get_layer_origin (self, kind, GTK_ORIENTATION_HORIZONTAL),
                          (float) get_layer_origin (self, kind, GTK_ORIENTATION_VERTICAL)));
  gtk_snapshot_append_node (snapshot, layer->tile);
  gtk_snapshot_restore (snapshot);
}

/* Where the strips that stay in view end, px of the widget. */
static void
get_frozen (KyoScene *self, double *left, double *top)
{
  *left = self->layers[KYO_LAYER_LEFT].size * self->zoom;
  *top = self->layers[KYO_LAYER_TOP].size * self->zoom;
  if (*left > 0)
    *left = floor (*left + MAX (get_origin (self, GTK_ORIENTATION_HORIZONTAL), 0));
  if (*top > 0)
    *top = floor (*top + MAX (get_origin (self, GTK_ORIENTATION_VERTICAL), 0));
}

static void
snapshot_items (KyoScene *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->groups->len > 0)
    {
      snapshot_layer (self, KYO_LAYER_BENEATH, snapshot);
      for (guint i = 0; i < self->groups->len; i++)
        gtk_widget_snapshot_child (widget, g_ptr_array_index (self->groups, i), snapshot);
      return;
    }
  for (guint i = 0; i <= self->entries->len; i++)
    {
      KyoPainted *painted =
        i < self->entries->len ? g_array_index (self->entries, KyoSceneEntry, i).painted : NULL;

      if (i == self->n_beneath)
        snapshot_layer (self, KYO_LAYER_BENEATH, snapshot);
      if (painted != NULL && gtk_widget_get_child_visible (GTK_WIDGET (painted)))
        gtk_widget_snapshot_child (widget, GTK_WIDGET (painted), snapshot);
    }
}

static void
push_clip (KyoScene *self, double x, double y, GtkSnapshot *snapshot)
{
  gtk_snapshot_push_clip (
    snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                   (float) (get_room (self, GTK_ORIENTATION_HORIZONTAL) - x),
                                   (float) (get_room (self, GTK_ORIENTATION_VERTICAL) - y)));
}

static void
kyo_scene_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KyoScene *self = KYO_SCENE (widget);
  double left, top;

  kyo_scene_ghost_snapshot_grid (self, snapshot);
  get_frozen (self, &left, &top);
  if (left == 0 && top == 0)
    {
      snapshot_items (self, snapshot);
      kyo_scene_ghost_snapshot (self, snapshot);
      return;
    }
  push_clip (self, left, top, snapshot);
  snapshot_items (self, snapshot);
  gtk_snapshot_pop (snapshot);
  push_clip (self, left, 0, snapshot);
  snapshot_layer (self, KYO_LAYER_TOP, snapshot);
  gtk_snapshot_pop (snapshot);
  push_clip (self, 0, top, snapshot);
  snapshot_layer (self, KYO_LAYER_LEFT, snapshot);
  gtk_snapshot_pop (snapshot);
}

/**
 * kyo_scene_view_init_class:
 * @widget_class: the class of scenes
 *
 * Installs how a scene is measured, allocated and painted.
 */
void
kyo_scene_view_init_class (GtkWidgetClass *widget_class)
{
  widget_class->measure = kyo_scene_measure;
  widget_class->size_allocate = kyo_scene_size_allocate;
  widget_class->snapshot = kyo_scene_snapshot;
}

/**
 * kyo_scene_view_set_adjustment:
 * @self: a scene
 * @orientation: which one
 * @adjustment: (nullable): says which part is in view
 *
 * Binds the view to what scrolls it.
 */
void
kyo_scene_view_set_adjustment (KyoScene *self,
                               GtkOrientation orientation,
                               GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  configure (self, orientation);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kyo_scene_view_added:
 * @self: a scene
 *
 * Makes the widget of the item that was added last, unless there are many already.
 */
void
kyo_scene_view_added (KyoScene *self)
{
  if (self->entries->len <= MOST_KEPT)
    kyo_scene_require (self, self->entries->len - 1);
}

/**
 * kyo_scene_view_clear:
 * @self: a scene
 *
 * Forgets what was to be done with the picture that there was.
 */
void
kyo_scene_view_clear (KyoScene *self)
{
  kyo_scene_view_drop_tiles (self);
  g_clear_pointer (&self->to_reveal, g_free);
  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;
}

/**
 * kyo_scene_view_queue:
 * @self: a scene
 *
 * Says that the picture has another size or zoom: everything needs a new place.
 */
void
kyo_scene_view_queue (KyoScene *self)
{
  kyo_scene_view_drop_tiles (self);
  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_scene_view_drop_tiles:
 * @self: a scene
 *
 * Has what the scene paints painted anew, next time.
 */
void
kyo_scene_view_drop_tiles (KyoScene *self)
{
  for (guint i = 0; i < KYO_N_LAYERS; i++)
    g_clear_pointer (&self->layers[i].tile, gsk_render_node_unref);
}

/**
 * kyo_scene_view_reveal:
 * @self: a scene
 * @index: of an item
 *
 * Scrolls so that an item is in view, at once or as soon as it has a place.
 */
void
kyo_scene_view_reveal (KyoScene *self, guint index)
{
  const KyoSceneItem *item = &g_array_index (self->entries, KyoSceneEntry, index).item;

  if (self->is_stale || get_room (self, GTK_ORIENTATION_HORIZONTAL) <= 0)
    {
      g_free (self->to_reveal);
      self->to_reveal = g_strdup (item->target_id);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }
  scroll_to (self, &item->rect);
}

/**
 * kyo_scene_view_meets:
 * @self: a scene
 * @rect: px of the picture
 *
 * Tells whether something is in view.
 *
 * Returns: `TRUE` when a part of it is
 */
gboolean
kyo_scene_view_meets (KyoScene *self, const KyoRect *rect)
{
  KyoRect view = get_view (self, 0);

  return kyo_rect_overlaps (rect, &view, 0);
}

/**
 * kyo_scene_view_is_frozen:
 * @self: a scene
 * @x: px from the left of the widget
 * @y: px from its top
 *
 * Tells whether a strip that stays in view is there, and not what is scrolled beneath it.
 *
 * Returns: `TRUE` when it is
 */
gboolean
kyo_scene_view_is_frozen (KyoScene *self, double x, double y)
{
  double left, top;

  get_frozen (self, &left, &top);
  return x < left || y < top;
}

/**
 * kyo_scene_zoom_at:
 * @self: a scene
 * @zoom: px on screen for one px of the picture, greater than 0
 * @x: px from the left of the widget
 * @y: px from its top
 *
 * Sets how large the picture is shown; what is at @x, @y stays there, as far as the picture goes.
 */
void
kyo_scene_zoom_at (KyoScene *self, double zoom, double x, double y)
{
  const double at[] = { x, y };
  double of_picture[2];

  g_return_if_fail (KYO_IS_SCENE (self));
  g_return_if_fail (zoom > 0);

  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    of_picture[i] = (at[i] - get_origin (self, i)) / self->zoom;
  kyo_scene_set_zoom (self, zoom);
  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    if (self->adjustments[i] != NULL)
      {
        configure (self, i);
        gtk_adjustment_set_value (self->adjustments[i], of_picture[i] * zoom - at[i]);
      }
}

/**
 * kyo_scene_get_view:
 * @self: a scene
 * @view: (out): px of the picture; of no size while the scene is not on screen
 *
 * Tells which part of the picture is in view. It may reach beyond the picture.
 */
void
kyo_scene_get_view (KyoScene *self, KyoRect *view)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  *view = get_view (self, 0);
}
