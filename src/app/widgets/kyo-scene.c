/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-scene.h"

struct _KyoScene
{
  GtkWidget parent_instance;

  KyoSelection *selection;
  GHashTable *annotated; /* set of target ids, or NULL */
  KyoPainter *painter;
  GObject *layout; /* owns what the painted widgets show */
  KyoScenePaintFunc paint;
  gpointer paint_data;
  GtkWidget *last_beneath; /* the scene paints after this child */
  GHashTable *by_target;   /* id → KyoPainted */
  double width;
  double height;
  double zoom;     /* px on screen for one px of the picture */
  gboolean is_fit; /* the zoom follows from the room there is */
  double min_fit;  /* but not below this: then it scrolls */
};

G_DEFINE_FINAL_TYPE (KyoScene, kyo_scene, GTK_TYPE_WIDGET)

static void
update_states (KyoScene *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kyo_painted_set_state (KYO_PAINTED (child), kyo_scene_get_state (self, kyo_painted_get_target (
                                                                             KYO_PAINTED (child))));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (KyoScene *self)
{
  update_states (self);
}

static void
activated_cb (KyoScene *self, KyoPainted *painted)
{
  if (self->selection != NULL)
    kyo_selection_select (self->selection, kyo_painted_get_target (painted));
}

static void
pressed_cb (KyoScene *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (KYO_IS_PAINTED (picked))
    {
      gtk_widget_grab_focus (picked);
      activated_cb (self, KYO_PAINTED (picked));
    }
  else if (self->selection != NULL)
    kyo_selection_select (self->selection, NULL);
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

  *minimum = (int) (length * (self->is_fit ? self->min_fit : self->zoom));
  *natural = MAX (*minimum, (int) (length * (self->is_fit ? 1.0 : self->zoom)));
}

static void
apply_zoom (KyoScene *self, double zoom)
{
  self->zoom = zoom;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kyo_painted_set_zoom (KYO_PAINTED (child), zoom);
}

/* The picture stands in the middle of whatever room there is. */
static void
get_origin (KyoScene *self, int width, int height, double *x, double *y)
{
  *x = MAX (0, (width - self->width * self->zoom) / 2);
  *y = MAX (0, (height - self->height * self->zoom) / 2);
}

static void
kyo_scene_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoScene *self = KYO_SCENE (widget);
  double x;
  double y;

  if (self->is_fit && self->width > 0 && self->height > 0)
    apply_zoom (self, CLAMP (MIN (width / self->width, height / self->height), self->min_fit, 1.5));
  get_origin (self, width, height, &x, &y);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const KyoRect *rect = kyo_painted_get_rect (KYO_PAINTED (child));
      GskTransform *transform =
        gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (x + rect->x * self->zoom),
                                                             (float) (y + rect->y * self->zoom)));

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (child, (int) (rect->width * self->zoom),
                           (int) (rect->height * self->zoom), -1, transform);
    }
}

static void
paint_scene (KyoScene *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t bounds;
  double x;
  double y;
  cairo_t *cr;

  if (self->paint == NULL || self->painter == NULL)
    return;

  get_origin (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget), &x, &y);
  graphene_rect_init (&bounds, (float) x, (float) y, (float) (self->width * self->zoom),
                      (float) (self->height * self->zoom));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->zoom, self->zoom);
  self->paint (self->painter, cr, self->layout, self->paint_data);
  cairo_destroy (cr);
}

static void
kyo_scene_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KyoScene *self = KYO_SCENE (widget);

  if (self->last_beneath == NULL)
    paint_scene (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_snapshot_child (widget, child, snapshot);
      if (child == self->last_beneath)
        paint_scene (self, snapshot);
    }
}

/* The thing that the keyboard comes to first: what is selected, or else the first. */
static GtkWidget *
find_entry (KyoScene *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((kyo_painted_get_state (KYO_PAINTED (child)) & KYO_STATE_SELECTED) != 0)
      return child;

  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

/* One stop for Tab. The arrow keys go from thing to thing in the order in which they were added, to
 * come to all of them: by where they stand, what lies within another could not be reached. */
static gboolean
kyo_scene_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *entry = find_entry (KYO_SCENE (widget));
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    return entry != NULL && gtk_widget_grab_focus (entry);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  child = direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN
            ? gtk_widget_get_next_sibling (child)
            : gtk_widget_get_prev_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);

  return TRUE;
}

static void
remove_children (KyoScene *self)
{
  GtkWidget *child;

  self->last_beneath = NULL;
  g_hash_table_remove_all (self->by_target);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
kyo_scene_dispose (GObject *object)
{
  KyoScene *self = KYO_SCENE (object);

  remove_children (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->painter);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->annotated, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_scene_parent_class)->dispose (object);
}

static void
kyo_scene_finalize (GObject *object)
{
  KyoScene *self = KYO_SCENE (object);

  g_clear_pointer (&self->by_target, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_scene_parent_class)->finalize (object);
}

static void
kyo_scene_class_init (KyoSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_scene_dispose;
  object_class->finalize = kyo_scene_finalize;
  widget_class->focus = kyo_scene_focus;
  widget_class->measure = kyo_scene_measure;
  widget_class->size_allocate = kyo_scene_size_allocate;
  widget_class->snapshot = kyo_scene_snapshot;

  gtk_widget_class_set_css_name (widget_class, "scene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kyo_scene_init (KyoScene *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->zoom = 1.0;
  self->by_target = g_hash_table_new (g_str_hash, g_str_equal);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * kyo_scene_new:
 *
 * Makes an empty scene at 100 %.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_scene_new (void)
{
  return g_object_new (KYO_TYPE_SCENE, NULL);
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
  if (selection != NULL)
    g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * kyo_scene_reset:
 * @self: a scene
 * @painter: (nullable): paints it
 * @layout: (nullable): owns what will be shown; kept
 * @width: of the picture, px at 100 %
 * @height: of the picture, px at 100 %
 *
 * Takes all widgets away and begins anew.
 */
void
kyo_scene_reset (KyoScene *self, KyoPainter *painter, GObject *layout, double width, double height)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  remove_children (self);
  g_set_object (&self->layout, layout);
  g_set_object (&self->painter, painter);
  self->width = width;
  self->height = height;
  self->paint = NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_scene_add:
 * @self: a scene
 * @painted: (transfer floating): a widget for one thing of the picture
 *
 * Adds a widget above those that are there already.
 */
void
kyo_scene_add (KyoScene *self, KyoPainted *painted)
{
  g_return_if_fail (KYO_IS_SCENE (self));
  g_return_if_fail (KYO_IS_PAINTED (painted));

  kyo_painted_set_painter (painted, self->painter);
  kyo_painted_set_zoom (painted, self->zoom);
  kyo_painted_set_state (painted, kyo_scene_get_state (self, kyo_painted_get_target (painted)));
  g_signal_connect_object (painted, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->by_target, (gpointer) kyo_painted_get_target (painted), painted);
  gtk_widget_set_parent (GTK_WIDGET (painted), GTK_WIDGET (self));
}

/**
 * kyo_scene_set_paint:
 * @self: a scene
 * @paint: (scope forever): paints what is not a widget
 * @user_data: handed to @paint, must outlive the picture
 *
 * Sets what the scene itself paints: above the widgets added so far, beneath those added later.
 */
void
kyo_scene_set_paint (KyoScene *self, KyoScenePaintFunc paint, gpointer user_data)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  self->paint = paint;
  self->paint_data = user_data;
  self->last_beneath = gtk_widget_get_last_child (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kyo_scene_set_painter:
 * @self: a scene
 * @painter: paints it from now on, with the same fonts
 *
 * Changes the colours, for a light or dark style.
 */
void
kyo_scene_set_painter (KyoScene *self, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  g_set_object (&self->painter, painter);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kyo_painted_set_painter (KYO_PAINTED (child), painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  update_states (self);
}

/**
 * kyo_scene_set_zoom:
 * @self: a scene
 * @zoom: px on screen for one px of the picture, greater than 0
 *
 * Sets how large the picture is shown.
 */
void
kyo_scene_set_zoom (KyoScene *self, double zoom)
{
  g_return_if_fail (KYO_IS_SCENE (self));
  g_return_if_fail (zoom > 0);

  if (self->zoom == zoom && !self->is_fit)
    return;
  self->is_fit = FALSE;
  apply_zoom (self, zoom);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_scene_set_fit:
 * @self: a scene
 * @min_zoom: not smaller than this, greater than 0
 *
 * Lets the picture fill the room there is, until kyo_scene_set_zoom() is called. Where that would
 * be smaller than @min_zoom it scrolls.
 */
void
kyo_scene_set_fit (KyoScene *self, double min_zoom)
{
  g_return_if_fail (KYO_IS_SCENE (self));
  g_return_if_fail (min_zoom > 0);

  self->is_fit = TRUE;
  self->min_fit = min_zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_scene_get_zoom:
 * @self: a scene
 *
 * How large the picture is shown.
 *
 * Returns: px on screen for one px of the picture
 */
double
kyo_scene_get_zoom (KyoScene *self)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), 1.0);

  return self->zoom;
}

/**
 * kyo_scene_get_picture_size:
 * @self: a scene
 * @width: (out): px at 100 %
 * @height: (out): px at 100 %
 *
 * The size of the picture.
 */
void
kyo_scene_get_picture_size (KyoScene *self, double *width, double *height)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  *width = self->width;
  *height = self->height;
}

/**
 * kyo_scene_get_state:
 * @self: a scene
 * @target_id: id of a participant or step
 *
 * How a target is to be painted, from its role in the selection and whether it is annotated.
 *
 * Returns: the state
 */
KyoState
kyo_scene_get_state (KyoScene *self, const char *target_id)
{
  KyoState state = KYO_STATE_NORMAL;

  g_return_val_if_fail (KYO_IS_SCENE (self), KYO_STATE_NORMAL);

  if (self->annotated != NULL && g_hash_table_contains (self->annotated, target_id))
    state |= KYO_STATE_ANNOTATED;
  if (self->selection == NULL)
    return state;
  switch (kyo_selection_get_role (self->selection, target_id))
    {
    case KYO_ROLE_SELECTED:
      return state | KYO_STATE_SELECTED;
    case KYO_ROLE_RELATED:
      return state | KYO_STATE_RELATED;
    case KYO_ROLE_UNRELATED:
      return state | KYO_STATE_DIMMED;
    case KYO_ROLE_NONE:
    default:
      return state;
    }
}

/**
 * kyo_scene_find:
 * @self: a scene
 * @target_id: id of a participant or step
 *
 * The widget that shows a target.
 *
 * Returns: (transfer none) (nullable): the widget
 */
KyoPainted *
kyo_scene_find (KyoScene *self, const char *target_id)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), NULL);

  return target_id != NULL ? g_hash_table_lookup (self->by_target, target_id) : NULL;
}

/* Into the middle, if it is not in view: what comes before and after it can then be seen too. */
static void
reveal_span (GtkAdjustment *adjustment, double from, double to)
{
  double page = gtk_adjustment_get_value (adjustment);
  double page_size = gtk_adjustment_get_page_size (adjustment);

  if (from < page || to > page + page_size)
    gtk_adjustment_set_value (adjustment, (from + to - page_size) / 2);
}

static gboolean
reveal_cb (GtkWidget *painted, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *scene = gtk_widget_get_parent (painted);
  GtkWidget *scrolled = gtk_widget_get_ancestor (painted, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  /* What has just been made has its place only after the next layout. */
  if (gtk_widget_get_height (painted) == 0)
    return G_SOURCE_CONTINUE;
  if (scrolled != NULL && gtk_widget_compute_bounds (painted, scene, &bounds))
    {
      reveal_span (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                   bounds.origin.x, bounds.origin.x + bounds.size.width);
      reveal_span (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                   bounds.origin.y, bounds.origin.y + bounds.size.height);
    }

  return G_SOURCE_REMOVE;
}

/**
 * kyo_scene_reveal:
 * @self: a scene in a scrolled window
 * @target_id: (nullable): id of a participant or step
 *
 * Scrolls, with the next frame, so that the widget of a target is in view, where there is one.
 */
void
kyo_scene_reveal (KyoScene *self, const char *target_id)
{
  KyoPainted *painted = kyo_scene_find (self, target_id);

  g_return_if_fail (KYO_IS_SCENE (self));

  if (painted != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (painted), reveal_cb, NULL, NULL);
}
