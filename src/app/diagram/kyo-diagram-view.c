/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The diagram panel: the geometry of layout/ as a scene of painted widgets, boundaries beneath,
 * arrows painted between them and the nodes, callouts above.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-view.h"
#include "app/widgets/kyo-camera.h"
#include "app/widgets/kyo-step-words.h"
#include "layout/kyo-geometry.h"

/* Smaller than this the words of a callout, 13 px, cannot be read from a seat; the panel scrolls
 * instead. */
#define MIN_FIT 0.73

struct _KyoDiagramView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  KyoScene *scene;
  KyoCamera *camera;
  KyoSelection *selection;
  KyoPlayback *playback;
  KyoDiagramLayout *layout;
  KyoCase *kase;
  KyoLang lang;
};

G_DEFINE_FINAL_TYPE (KyoDiagramView, kyo_diagram_view, GTK_TYPE_WIDGET)

static void
paint_item (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state)
{
  kyo_painter_paint_item (painter, cr, item, state);
}

static void
paint_arrows (
  KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer user_data)
{
  KyoScene *scene = user_data;

  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);

      if (item->kind == KYO_ITEM_ARROW)
        kyo_painter_paint_item (painter, cr, item,
                                kyo_scene_get_state (scene, kyo_step_get_id (item->step)));
    }
}

/* A callout's leader line runs out of its box, a selected one has an outline. */
static KyoRect
find_ink (const KyoDiagramItem *item)
{
  const double margin = 16;
  double left = item->rect.x;
  double top = item->rect.y;
  double right = left + item->rect.width;
  double bottom = top + item->rect.height;

  for (gsize i = 0; i < item->n_points; i++)
    {
      left = MIN (left, item->points[i].x);
      top = MIN (top, item->points[i].y);
      right = MAX (right, item->points[i].x);
      bottom = MAX (bottom, item->points[i].y);
    }

  return (KyoRect){ left - margin, top - margin, right - left + 2 * margin,
                    bottom - top + 2 * margin };
}

static char *
dup_words (gconstpointer data, char **remark, gpointer user_data)
{
  const KyoDiagramItem *item = data;
  KyoDiagramView *self = user_data;

  if (item->participant != NULL)
    return kyo_participant_words_dup (item->participant, self->lang);
  *remark = kyo_step_words_dup_inferred (self->kase, item->step, self->lang);
  return kyo_step_words_dup (self->kase, item->step, self->lang);
}

static void
add_item (KyoDiagramView *self, const KyoDiagramItem *item)
{
  KyoSceneItem scene_item = {
    .target_id = item->participant != NULL ? kyo_participant_get_id (item->participant)
                                           : kyo_step_get_id (item->step),
    .rect = item->rect,
    .ink = find_ink (item),
    .item = item,
  };

  kyo_scene_add_item (self->scene, &scene_item, paint_item);
}

static void
fill_scene (KyoDiagramView *self)
{
  guint n_items = kyo_diagram_layout_get_n_items (self->layout);

  kyo_scene_set_words (self->scene, dup_words, self);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n_items; i++)
        {
          const KyoDiagramItem *item = kyo_diagram_layout_get_item (self->layout, i);
          gboolean beneath = item->kind == KYO_ITEM_BOUNDARY;

          if (item->kind != KYO_ITEM_ARROW && beneath == (pass == 0))
            add_item (self, item);
        }
      if (pass == 0)
        kyo_scene_set_paint (self->scene, paint_arrows, self->scene);
    }
}

static gboolean
is_now (KyoDiagramView *self, const char *target_id)
{
  return kyo_playback_get_part (self->playback, target_id) == KYO_PART_NOW;
}

static void
extend (KyoRect *whole, const KyoRect *by)
{
  *whole = whole->width > 0 ? kyo_rect_union (whole, by) : *by;
}

/* What happens now with its arrow, and the nodes that act in it; boundaries would be too much. */
static void
find_subject (KyoDiagramView *self, KyoRect *subject, KyoRect *words)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (self->layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (self->layout, i);
      const char *id = item->step != NULL ? kyo_step_get_id (item->step)
                                          : kyo_participant_get_id (item->participant);
      KyoRect ink;

      if (item->kind == KYO_ITEM_BOUNDARY || !is_now (self, id))
        continue;
      ink = item->kind == KYO_ITEM_NODE ? item->rect : find_ink (item);
      extend (subject, &ink);
      if (item->kind == KYO_ITEM_CALLOUT)
        extend (words, &item->rect);
    }
}

static void
playback_changed_cb (KyoDiagramView *self)
{
  KyoRect subject = { 0, 0, 0, 0 };
  KyoRect words = { 0, 0, 0, 0 };

  if (!kyo_playback_is_active (self->playback))
    {
      kyo_camera_return (self->camera);
      return;
    }
  if (self->layout == NULL)
    return;
  find_subject (self, &subject, &words);
  if (subject.width > 0 && words.width > 0)
    kyo_camera_follow (self->camera, &subject, &words);
}

/* While a case is played the camera follows its steps; what else is selected is shown as ever. */
static void
selection_changed_cb (KyoDiagramView *self)
{
  KyoStep *step = kyo_selection_get_step (self->selection);
  const char *target = kyo_selection_get_target (self->selection);

  if (self->playback != NULL && kyo_playback_is_active (self->playback) &&
      (target == NULL || kyo_playback_get_part (self->playback, target) == KYO_PART_NONE ||
       is_now (self, target)))
    return;
  if (target != NULL && !kyo_scene_has (self->scene, target) && step != NULL)
    target = kyo_step_get_id (step);
  kyo_scene_reveal (self->scene, target);
}

static gboolean
scroll_cb (KyoDiagramView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  kyo_diagram_view_zoom (self, dy < 0 ? 1.1 : 1 / 1.1);
  return GDK_EVENT_STOP;
}

static void
kyo_diagram_view_dispose (GObject *object)
{
  KyoDiagramView *self = KYO_DIAGRAM_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->camera);
  g_clear_object (&self->selection);
  g_clear_object (&self->playback);
  g_clear_object (&self->layout);
  g_clear_object (&self->kase);

  G_OBJECT_CLASS (kyo_diagram_view_parent_class)->dispose (object);
}

static void
kyo_diagram_view_class_init (KyoDiagramViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_diagram_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diagram");
}

static void
kyo_diagram_view_init (KyoDiagramView *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->scrolled = gtk_scrolled_window_new ();
  self->scene = KYO_SCENE (kyo_scene_new ());
  kyo_scene_set_fit (self->scene, MIN_FIT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->scene));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  self->camera = kyo_camera_new (self->scene, GTK_SCROLLED_WINDOW (self->scrolled), MIN_FIT);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/**
 * kyo_diagram_view_set_selection:
 * @self: a diagram panel
 * @selection: what it shows and changes
 *
 * Binds the panel to a selection, once.
 */
void
kyo_diagram_view_set_selection (KyoDiagramView *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  kyo_scene_set_selection (self->scene, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_diagram_view_set_playback:
 * @self: a diagram panel
 * @playback: plays the case of the selection; kept
 *
 * Lets the picture build up, and the view follow, while the case is played; once.
 */
void
kyo_diagram_view_set_playback (KyoDiagramView *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));
  g_return_if_fail (self->playback == NULL);

  self->playback = g_object_ref (playback);
  kyo_scene_set_playback (self->scene, playback);
  g_signal_connect_object (playback, "changed", G_CALLBACK (playback_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_diagram_view_show:
 * @self: a diagram panel
 * @kase: (nullable): a complete case
 * @lang: the language of the cases
 * @painter: paints it, made for @lang
 *
 * Shows the diagram of a case.
 */
void
kyo_diagram_view_show (KyoDiagramView *self, KyoCase *kase, KyoLang lang, KyoPainter *painter)
{
  double width = 0;
  double height = 0;

  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  kyo_camera_settle (self->camera);
  kyo_scene_reset (self->scene, NULL, NULL, 0, 0);
  g_clear_object (&self->layout);
  g_set_object (&self->kase, kase);
  self->lang = lang;
  if (kase == NULL)
    return;

  self->layout = kyo_diagram_layout_new (kase, lang, kyo_painter_measure, painter);
  kyo_diagram_layout_get_size (self->layout, &width, &height);
  kyo_scene_reset (self->scene, painter, G_OBJECT (self->layout), width, height);
  fill_scene (self);
  if (self->playback != NULL)
    playback_changed_cb (self);
}

/**
 * kyo_diagram_view_set_painter:
 * @self: a diagram panel
 * @painter: paints it from now on, with the same fonts
 *
 * Changes its colours.
 */
void
kyo_diagram_view_set_painter (KyoDiagramView *self, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  kyo_scene_set_painter (self->scene, painter);
}

/**
 * kyo_diagram_view_set_annotated:
 * @self: a diagram panel
 * @target_ids: (nullable): a set of ids; kept
 *
 * Sets which participants and steps carry annotations.
 */
void
kyo_diagram_view_set_annotated (KyoDiagramView *self, GHashTable *target_ids)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  kyo_scene_set_annotated (self->scene, target_ids);
}

/**
 * kyo_diagram_view_zoom:
 * @self: a diagram panel
 * @factor: by how much larger than now; 0 to fill the panel
 *
 * Zooms between 30 % and 400 %.
 */
void
kyo_diagram_view_zoom (KyoDiagramView *self, double factor)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  if (factor <= 0)
    kyo_scene_set_fit (self->scene, MIN_FIT);
  else
    kyo_scene_set_zoom (self->scene, CLAMP (kyo_scene_get_zoom (self->scene) * factor, 0.3, 4.0));
}
