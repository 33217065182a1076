/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-scene-private.h"

#include "app/widgets/kyo-scene-group.h"

static void kyo_scene_scrollable_init (GtkScrollableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KyoScene,
                               kyo_scene,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      kyo_scene_scrollable_init))

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KyoSceneEntry *
get_entry (KyoScene *self, guint index)
{
  return &g_array_index (self->entries, KyoSceneEntry, index);
}

static void
activated_cb (KyoScene *self, KyoPainted *painted)
{
  if (self->selection != NULL)
    kyo_selection_select (self->selection, kyo_painted_get_target (painted));
}

static void
opened_cb (KyoScene *self, KyoPainted *painted)
{
  kyo_scene_open (self, kyo_painted_get_target (painted));
}

static void
remove_items (KyoScene *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->painted != NULL)
      gtk_widget_unparent (GTK_WIDGET (get_entry (self, i)->painted));
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  g_array_set_size (self->entries, 0);
  g_hash_table_remove_all (self->by_target);
  self->n_beneath = 0;
  kyo_scene_view_clear (self);
}

static void
kyo_scene_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoScene *self = KYO_SCENE (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[prop_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_scene_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoScene *self = KYO_SCENE (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      kyo_scene_view_set_adjustment (self, (GtkOrientation) (prop_id - PROP_HADJUSTMENT),
                                     g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[prop_id - PROP_HSCROLL_POLICY] =
        (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_scene_dispose (GObject *object)
{
  KyoScene *self = KYO_SCENE (object);

  remove_items (self);
  kyo_scene_pointer_clear (self);
  g_clear_object (&self->preview);
  kyo_scene_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  kyo_scene_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->playback);
  g_clear_object (&self->painter);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->annotated, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_scene_parent_class)->dispose (object);
}

static void
kyo_scene_finalize (GObject *object)
{
  KyoScene *self = KYO_SCENE (object);

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->by_target, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_scene_parent_class)->finalize (object);
}

static void
kyo_scene_scrollable_init (GtkScrollableInterface *interface)
{
}

static void
kyo_scene_class_init (KyoSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kyo_scene_get_property;
  object_class->set_property = kyo_scene_set_property;
  object_class->dispose = kyo_scene_dispose;
  object_class->finalize = kyo_scene_finalize;
  kyo_scene_keys_init_class (widget_class);
  kyo_scene_view_init_class (widget_class);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[OPENED] = g_signal_new ("opened", KYO_TYPE_SCENE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "scene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kyo_scene_init (KyoScene *self)
{
  self->zoom = 1.0;
  self->preview = kyo_selection_new ();
  self->entries = g_array_new (FALSE, TRUE, sizeof (KyoSceneEntry));
  self->groups = g_ptr_array_new ();
  self->by_target = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  kyo_scene_pointer_init (self);
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

  kyo_scene_pointer_clear (self);
  kyo_selection_select (self->preview, NULL);
  remove_items (self);
  g_set_object (&self->layout, layout);
  g_set_object (&self->painter, painter);
  self->width = width;
  self->height = height;
  for (guint i = 0; i < KYO_N_LAYERS; i++)
    self->layers[i] = (KyoSceneLayer){ NULL };
  self->words = NULL;
  kyo_scene_view_queue (self);
}

/**
 * kyo_scene_set_words:
 * @self: a scene
 * @words: (scope forever): puts an item into words
 * @user_data: handed to @words, must outlive the picture
 *
 * Sets what a screen reader says of the items that are added from now on, until the scene is reset.
 */
void
kyo_scene_set_words (KyoScene *self, KyoSceneWordsFunc words, gpointer user_data)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  self->words = words;
  self->words_data = user_data;
}

/**
 * kyo_scene_add_group:
 * @self: a scene
 * @label: what a screen reader calls it
 *
 * Adds a group, so that items can be added to it. A picture has either groups or items that are in
 * none.
 *
 * Returns: its number, from 1
 */
guint
kyo_scene_add_group (KyoScene *self, const char *label)
{
  GtkWidget *group;

  g_return_val_if_fail (KYO_IS_SCENE (self), 0);
  g_return_val_if_fail (self->entries->len == 0, 0);

  group = kyo_scene_group_new (label);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  g_ptr_array_add (self->groups, group);
  return self->groups->len;
}

/**
 * kyo_scene_add_item:
 * @self: a scene
 * @item: one thing of the picture; copied, what it points to is the layout's
 * @paint: (scope forever): paints it
 *
 * Adds an item above those that are there already. It is a widget while it is near the view, and
 * always as long as there are not many.
 */
void
kyo_scene_add_item (KyoScene *self, const KyoSceneItem *item, KyoPaintFunc paint)
{
  KyoSceneEntry entry = { *item, paint, NULL };

  g_return_if_fail (KYO_IS_SCENE (self));
  g_return_if_fail (item->group <= self->groups->len &&
                    (item->group == 0) == (self->groups->len == 0));

  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->by_target, (gpointer) item->target_id,
                       GUINT_TO_POINTER (self->entries->len));
  kyo_scene_view_added (self);
}

/**
 * kyo_scene_require:
 * @self: a scene
 * @index: of an item
 *
 * Gets the widget of an item, and makes it when there is none.
 *
 * Returns: (transfer none): it
 */
KyoPainted *
kyo_scene_require (KyoScene *self, guint index)
{
  KyoSceneEntry *entry = get_entry (self, index);
  const KyoSceneItem *item = &entry->item;
  GtkWidget *parent = GTK_WIDGET (self);
  GtkWidget *before = NULL;

  if (item->group > 0)
    parent = g_ptr_array_index (self->groups, item->group - 1);
  if (entry->painted != NULL)
    return entry->painted;

  entry->painted = KYO_PAINTED (
    kyo_painted_new (item->target_id, &item->rect, &item->ink, entry->paint, item->item));
  if (self->words != NULL)
    {
      g_autofree char *remark = NULL;
      g_autofree char *words = self->words (item->item, &remark, self->words_data);

      gtk_accessible_update_property (GTK_ACCESSIBLE (entry->painted),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (entry->painted), remark);
    }
  kyo_painted_set_painter (entry->painted, self->painter);
  kyo_painted_set_zoom (entry->painted, self->zoom);
  kyo_scene_update_state (self, entry->painted);
  g_signal_connect_object (entry->painted, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry->painted, "opened", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry->painted, "notify::has-focus",
                           G_CALLBACK (kyo_scene_pointer_focus_moved), self, G_CONNECT_SWAPPED);
  for (guint i = index; i > 0 && before == NULL; i--)
    if (get_entry (self, i - 1)->item.group == item->group)
      before = (GtkWidget *) get_entry (self, i - 1)->painted;
  gtk_widget_insert_after (GTK_WIDGET (entry->painted), parent, before);

  return entry->painted;
}

/**
 * kyo_scene_set_paint:
 * @self: a scene
 * @paint: (scope forever): paints what is not a widget
 * @user_data: handed to @paint, must outlive the picture
 *
 * Sets what the scene itself paints: above the items added so far, beneath those added later.
 */
void
kyo_scene_set_paint (KyoScene *self, KyoScenePaintFunc paint, gpointer user_data)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  self->layers[KYO_LAYER_BENEATH].paint = paint;
  self->layers[KYO_LAYER_BENEATH].user_data = user_data;
  self->n_beneath = self->entries->len;
  kyo_scene_queue_paint (self);
}

/**
 * kyo_scene_freeze:
 * @self: a scene
 * @along: horizontal for the upper edge, vertical for the left one
 * @size: how much of the picture stays in view there, px at 100 %
 * @paint: (scope forever): paints it
 * @user_data: handed to @paint, must outlive the picture
 *
 * Keeps an edge of the picture in view, as the head of a table. Items do not show through it.
 */
void
kyo_scene_freeze (
  KyoScene *self, GtkOrientation along, double size, KyoScenePaintFunc paint, gpointer user_data)
{
  KyoSceneLayer *layer;

  g_return_if_fail (KYO_IS_SCENE (self));

  layer = &self->layers[along == GTK_ORIENTATION_HORIZONTAL ? KYO_LAYER_TOP : KYO_LAYER_LEFT];
  layer->paint = paint;
  layer->user_data = user_data;
  layer->size = size;
  kyo_scene_queue_paint (self);
}

/**
 * kyo_scene_queue_paint:
 * @self: a scene
 *
 * Has what the scene itself paints painted again, because it changed.
 */
void
kyo_scene_queue_paint (KyoScene *self)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  kyo_scene_view_drop_tiles (self);
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
  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->painted != NULL)
      kyo_painted_set_painter (get_entry (self, i)->painted, painter);
  kyo_scene_queue_paint (self);
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
  self->zoom = zoom;
  kyo_scene_view_queue (self);
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
  kyo_scene_view_queue (self);
}

/**
 * kyo_scene_is_fit:
 * @self: a scene
 *
 * Tells whether the picture fills the room there is.
 *
 * Returns: `TRUE` after kyo_scene_set_fit(), `FALSE` after kyo_scene_set_zoom()
 */
gboolean
kyo_scene_is_fit (KyoScene *self)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), FALSE);

  return self->is_fit;
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
 * kyo_scene_open:
 * @self: a scene
 * @target_id: id of a participant or step
 *
 * Selects a target, and says that what it says is wanted.
 */
void
kyo_scene_open (KyoScene *self, const char *target_id)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (self->selection != NULL)
    kyo_selection_select (self->selection, target_id);
  g_signal_emit (self, signals[OPENED], 0, target_id);
}

/**
 * kyo_scene_is_beneath:
 * @self: a scene
 * @target_id: id of a participant or step in it
 *
 * Tells whether what the scene itself paints lies above a target.
 *
 * Returns: `TRUE` when it does
 */
gboolean
kyo_scene_is_beneath (KyoScene *self, const char *target_id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_target, target_id));

  return number > 0 && number <= self->n_beneath;
}

/**
 * kyo_scene_has:
 * @self: a scene
 * @target_id: (nullable): id of a participant or step
 *
 * Whether a target is in the picture.
 *
 * Returns: `TRUE` when it is
 */
gboolean
kyo_scene_has (KyoScene *self, const char *target_id)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), FALSE);

  return target_id != NULL && g_hash_table_contains (self->by_target, target_id);
}

/**
 * kyo_scene_find:
 * @self: a scene
 * @target_id: (nullable): id of a participant or step
 *
 * The widget that shows a target, made when there is none at the moment. It may be gone after the
 * next time that the picture is scrolled.
 *
 * Returns: (transfer none) (nullable): the widget; `NULL` when the target is not in the picture
 */
KyoPainted *
kyo_scene_find (KyoScene *self, const char *target_id)
{
  g_return_val_if_fail (KYO_IS_SCENE (self), NULL);

  if (!kyo_scene_has (self, target_id))
    return NULL;
  return kyo_scene_require (
    self, GPOINTER_TO_UINT (g_hash_table_lookup (self->by_target, target_id)) - 1);
}

/**
 * kyo_scene_reveal:
 * @self: a scene in a scrolled window
 * @target_id: (nullable): id of a participant or step
 *
 * Scrolls so that a target is in view, where it is in the picture: at once, or as soon as the
 * picture has its place.
 */
void
kyo_scene_reveal (KyoScene *self, const char *target_id)
{
  g_return_if_fail (KYO_IS_SCENE (self));

  if (kyo_scene_has (self, target_id))
    kyo_scene_view_reveal (self,
                           GPOINTER_TO_UINT (g_hash_table_lookup (self->by_target, target_id)) - 1);
}
