/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * A node, callout or card could be drawn on its canvas for less, but GTK 4.8 gives no way to tell a
 * screen reader of a thing that is only drawn, nor to focus it. So each is a widget, without CSS
 * boxes or gestures of its own, whose one snapshot is a cairo node that GTK keeps until it changes.
 */
#include "config.h"

#include "app/widgets/kyo-painted.h"
#include "app/widgets/kyo-raster.h"

#include <adwaita.h>
#include <math.h>

#define APPEARING 250 /* ms */

struct _KyoPainted
{
  GtkWidget parent_instance;

  KyoPainter *painter;
  KyoPaintFunc paint;
  gconstpointer item; /* owned by the layout that the canvas keeps */
  char *target_id;
  KyoRect rect; /* where it stands in the picture, px at 100 % */
  KyoRect ink;  /* what its painting covers, at least rect */
  double zoom;
  KyoState state;
  AdwAnimation *appearing; /* NULL until it has appeared for the first time */
};

G_DEFINE_FINAL_TYPE (KyoPainted, kyo_painted, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
focus_changed_cb (KyoPainted *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint_focus (KyoPainted *self, GtkSnapshot *snapshot)
{
  const float width = 2.0f;
  GskRoundedRect outline;
  GdkRGBA color;
  graphene_rect_t bounds;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  graphene_rect_init (&bounds, -4, -4, gtk_widget_get_width (GTK_WIDGET (self)) + 8,
                      gtk_widget_get_height (GTK_WIDGET (self)) + 8);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 8);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void
kyo_painted_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KyoPainted *self = KYO_PAINTED (widget);
  graphene_rect_t bounds;
  double left, top;
  cairo_t *cr;

  if (self->painter == NULL)
    return;

  if (self->paint != NULL)
    {
      left = floor ((self->ink.x - self->rect.x) * self->zoom);
      top = floor ((self->ink.y - self->rect.y) * self->zoom);
      graphene_rect_init (&bounds, (float) left, (float) top,
                          (float) ceil (self->ink.width * self->zoom + 1),
                          (float) ceil (self->ink.height * self->zoom + 1));
      cr = kyo_raster_begin (&bounds, gtk_widget_get_scale_factor (widget));
      cairo_scale (cr, self->zoom, self->zoom);
      cairo_translate (cr, -self->rect.x, -self->rect.y);
      self->paint (self->painter, cr, self->item, self->state);
      kyo_raster_end (cr, snapshot, &bounds);
    }

  if (gtk_widget_has_visible_focus (widget))
    paint_focus (self, snapshot);
}

static void
kyo_painted_dispose (GObject *object)
{
  KyoPainted *self = KYO_PAINTED (object);

  if (self->appearing != NULL)
    adw_animation_skip (self->appearing);
  g_clear_object (&self->appearing);
  g_clear_object (&self->painter);

  G_OBJECT_CLASS (kyo_painted_parent_class)->dispose (object);
}

static void
kyo_painted_finalize (GObject *object)
{
  KyoPainted *self = KYO_PAINTED (object);

  g_clear_pointer (&self->target_id, g_free);

  G_OBJECT_CLASS (kyo_painted_parent_class)->finalize (object);
}

static void
kyo_painted_class_init (KyoPaintedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_painted_dispose;
  object_class->finalize = kyo_painted_finalize;
  widget_class->snapshot = kyo_painted_snapshot;

  signals[ACTIVATED] =
    g_signal_new ("activated", KYO_TYPE_PAINTED, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", KYO_TYPE_PAINTED, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "painted");
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "opened", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "opened", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "activated", NULL);
}

static void
kyo_painted_init (KyoPainted *self)
{
  self->zoom = 1.0;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
}

/**
 * kyo_painted_new:
 * @target_id: id of the participant or step that it shows
 * @rect: where it stands in its picture, px at 100 %
 * @ink: what its painting covers, px at 100 %, at least @rect
 * @paint: (nullable): paints it; `NULL` when it is painted beneath
 * @item: handed to @paint; must outlive the widget
 *
 * Makes a widget for one thing of a picture. It has no painter yet and shows nothing until
 * kyo_painted_set_painter().
 *
 * Returns: the widget
 */
GtkWidget *
kyo_painted_new (const char *target_id,
                 const KyoRect *rect,
                 const KyoRect *ink,
                 KyoPaintFunc paint,
                 gconstpointer item)
{
  KyoPainted *self = g_object_new (KYO_TYPE_PAINTED, NULL);

  self->target_id = g_strdup (target_id);
  self->rect = *rect;
  self->ink = *ink;
  self->paint = paint;
  self->item = item;

  return GTK_WIDGET (self);
}

/**
 * kyo_painted_get_target:
 * @self: a painted widget
 *
 * The id of what it shows.
 *
 * Returns: (transfer none): the id of a participant or step
 */
const char *
kyo_painted_get_target (KyoPainted *self)
{
  g_return_val_if_fail (KYO_IS_PAINTED (self), NULL);

  return self->target_id;
}

/**
 * kyo_painted_get_item:
 * @self: a painted widget
 *
 * What its paint function is handed.
 *
 * Returns: (transfer none): the item
 */
gconstpointer
kyo_painted_get_item (KyoPainted *self)
{
  g_return_val_if_fail (KYO_IS_PAINTED (self), NULL);

  return self->item;
}

/**
 * kyo_painted_get_rect:
 * @self: a painted widget
 *
 * Where it stands in its picture.
 *
 * Returns: (transfer none): a rectangle, px at 100 %
 */
const KyoRect *
kyo_painted_get_rect (KyoPainted *self)
{
  g_return_val_if_fail (KYO_IS_PAINTED (self), NULL);

  return &self->rect;
}

/**
 * kyo_painted_set_painter:
 * @self: a painted widget
 * @painter: the painter of the picture
 *
 * Sets with what fonts and colours it is painted.
 */
void
kyo_painted_set_painter (KyoPainted *self, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_PAINTED (self));

  if (g_set_object (&self->painter, painter))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kyo_painted_set_zoom:
 * @self: a painted widget
 * @zoom: px on screen for one px of the picture, greater than 0
 *
 * Sets how large it is painted; its scene allocates it the room.
 */
void
kyo_painted_set_zoom (KyoPainted *self, double zoom)
{
  g_return_if_fail (KYO_IS_PAINTED (self));
  g_return_if_fail (zoom > 0);

  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kyo_painted_set_state:
 * @self: a painted widget
 * @state: how to paint it
 *
 * Sets whether it is shown selected, related, dimmed, hovered or annotated.
 */
void
kyo_painted_set_state (KyoPainted *self, KyoState state)
{
  g_return_if_fail (KYO_IS_PAINTED (self));

  if (self->state == state)
    return;
  if (((self->state ^ state) & KYO_STATE_SELECTED) != 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                                 (state & KYO_STATE_SELECTED) != 0 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                 -1);
  self->state = state;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kyo_painted_get_state:
 * @self: a painted widget
 *
 * How it is painted.
 *
 * Returns: the state
 */
KyoState
kyo_painted_get_state (KyoPainted *self)
{
  g_return_val_if_fail (KYO_IS_PAINTED (self), KYO_STATE_NORMAL);

  return self->state;
}

/**
 * kyo_painted_appear:
 * @self: a painted widget
 *
 * Shows a widget that was hidden, softly where the system wants animations.
 */
void
kyo_painted_appear (KyoPainted *self)
{
  g_return_if_fail (KYO_IS_PAINTED (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (self->appearing == NULL)
    self->appearing =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, APPEARING,
                               adw_property_animation_target_new (G_OBJECT (self), "opacity"));
  adw_animation_reset (self->appearing);
  gtk_widget_set_opacity (GTK_WIDGET (self), 0);
  adw_animation_play (self->appearing);
}
