/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As long as the whole picture can be read, nothing moves: it is shown whole. Where there is less
 * room it is shown as large as it can be read and the view goes from subject to subject, by as
 * little as will do, so that who looks on does not lose the place. A subject that is larger than
 * the view makes it smaller, but never smaller than can be read; then at least its words are in
 * view.
 *
 * A scene has its new size only after the next layout, and a scrolled window lets itself be
 * scrolled only within the size that it knows. So the place is set again whenever that size
 * changes.
 */
#include "config.h"

#include "app/widgets/kyo-camera.h"

#include "layout/kyo-geometry.h"

#include <adwaita.h>
#include <math.h>

/* At 100 % the words of a callout are 13 px high. */
#define READABLE 1.0
/* A little smaller it is still better seen whole than in part. */
#define NEARLY_READABLE 0.85
#define LEAST 0.8
#define LARGEST 2.0

#define MARGIN 36.0  /* around a subject, px on screen */
#define DURATION 350 /* ms */

struct _KyoCamera
{
  GObject parent_instance;

  KyoScene *scene;             /* weak */
  GtkScrolledWindow *scrolled; /* weak */
  AdwAnimation *animation;
  double min_fit;

  KyoShot from;
  KyoShot to;
  KyoShot now;
  KyoRect subject;
  KyoRect words;
  double wanted_zoom; /* that a person has chosen meanwhile; 0 for none */
  double page_width;  /* for which the view was found, px */
  double page_height;
  KyoShot before; /* where it was */
  gboolean was_fit;
  gboolean is_following;
  gboolean is_returning;
  guint refit_id; /* idle source, 0 when none waits */
};

G_DEFINE_FINAL_TYPE (KyoCamera, kyo_camera, G_TYPE_OBJECT)

static GtkAdjustment *
get_adjustment (KyoCamera *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL
           ? gtk_scrolled_window_get_hadjustment (self->scrolled)
           : gtk_scrolled_window_get_vadjustment (self->scrolled);
}

static KyoStage
get_stage (KyoCamera *self)
{
  KyoStage stage;

  kyo_scene_get_picture_size (self->scene, &stage.picture_width, &stage.picture_height);
  stage.width = gtk_adjustment_get_page_size (get_adjustment (self, GTK_ORIENTATION_HORIZONTAL));
  stage.height = gtk_adjustment_get_page_size (get_adjustment (self, GTK_ORIENTATION_VERTICAL));

  return stage;
}

static gboolean
has_size (const KyoStage *stage)
{
  return stage->width > 1 && stage->height > 1 && stage->picture_width > 0 &&
         stage->picture_height > 0;
}

/* A picture smaller than the view stands in its middle. */
static double
get_offset (double page, double length, double zoom)
{
  return MAX (0, (page - length * zoom) / 2);
}

static KyoShot
read_view (KyoCamera *self)
{
  KyoStage stage = get_stage (self);
  double zoom = kyo_scene_get_zoom (self->scene);
  double left = gtk_adjustment_get_value (get_adjustment (self, GTK_ORIENTATION_HORIZONTAL));
  double top = gtk_adjustment_get_value (get_adjustment (self, GTK_ORIENTATION_VERTICAL));

  return (KyoShot){
    .zoom = zoom,
    .x = (left + stage.width / 2 - get_offset (stage.width, stage.picture_width, zoom)) / zoom,
    .y = (top + stage.height / 2 - get_offset (stage.height, stage.picture_height, zoom)) / zoom,
  };
}

static void
scroll (KyoCamera *self)
{
  KyoStage stage = get_stage (self);
  double zoom = self->now.zoom;

  gtk_adjustment_set_value (get_adjustment (self, GTK_ORIENTATION_HORIZONTAL),
                            get_offset (stage.width, stage.picture_width, zoom) +
                              self->now.x * zoom - stage.width / 2);
  gtk_adjustment_set_value (get_adjustment (self, GTK_ORIENTATION_VERTICAL),
                            get_offset (stage.height, stage.picture_height, zoom) +
                              self->now.y * zoom - stage.height / 2);
}

static void
show_view (KyoCamera *self, const KyoShot *view)
{
  self->now = *view;
  kyo_scene_set_zoom (self->scene, view->zoom);
  scroll (self);
}

static double
clamp_middle (double middle, double page, double length)
{
  return page >= length ? length / 2 : CLAMP (middle, page / 2, length - page / 2);
}

/* The whole picture, as a scene that fits it shows it. */
static KyoShot
find_whole (KyoCamera *self, const KyoStage *stage)
{
  double zoom = MIN (stage->width / stage->picture_width, stage->height / stage->picture_height);
  KyoShot view = self->before;

  view.zoom = CLAMP (zoom, self->min_fit, 1.5);
  view.x = clamp_middle (view.x, stage->width / view.zoom, stage->picture_width);
  view.y = clamp_middle (view.y, stage->height / view.zoom, stage->picture_height);

  return view;
}

static void
animate_cb (double value, gpointer user_data)
{
  KyoCamera *self = user_data;
  KyoShot view;

  if (self->scene == NULL || self->scrolled == NULL)
    return;

  view.zoom = self->from.zoom * pow (self->to.zoom / self->from.zoom, value);
  view.x = adw_lerp (self->from.x, self->to.x, value);
  view.y = adw_lerp (self->from.y, self->to.y, value);
  show_view (self, &view);
}

static void
animation_done_cb (KyoCamera *self)
{
  if (!self->is_returning || self->scene == NULL)
    return;

  self->is_returning = FALSE;
  if (self->was_fit)
    kyo_scene_set_fit (self->scene, self->min_fit);
}

static void
move (KyoCamera *self)
{
  KyoStage stage = get_stage (self);

  /* Where nothing can be seen, nothing moves; a view that comes later is found then. */
  if (!has_size (&stage))
    {
      animation_done_cb (self);
      return;
    }

  self->page_width = stage.width;
  self->page_height = stage.height;
  self->from = read_view (self);
  if (self->is_returning)
    self->to = self->was_fit ? find_whole (self, &stage) : self->before;
  else
    self->to =
      kyo_camera_find_view (&stage, &self->from, &self->subject, &self->words, self->wanted_zoom);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static void
refit_cb (gpointer user_data)
{
  KyoCamera *self = user_data;

  self->refit_id = 0;
  if (self->scene != NULL && self->scrolled != NULL && (self->is_following || self->is_returning))
    move (self);
}

/* The view may not be changed in the middle of a layout, only after it. */
static void
adjustment_changed_cb (KyoCamera *self)
{
  KyoStage stage;

  if (self->scene == NULL || self->scrolled == NULL || (!self->is_following && !self->is_returning))
    return;

  stage = get_stage (self);
  if (self->page_width != stage.width || self->page_height != stage.height)
    {
      if (self->refit_id == 0)
        self->refit_id = g_idle_add_once (refit_cb, self);
    }
  else
    scroll (self);
}

static void
kyo_camera_dispose (GObject *object)
{
  KyoCamera *self = KYO_CAMERA (object);

  g_clear_handle_id (&self->refit_id, g_source_remove);
  g_clear_weak_pointer (&self->scene);
  g_clear_weak_pointer (&self->scrolled);
  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);

  G_OBJECT_CLASS (kyo_camera_parent_class)->dispose (object);
}

static void
kyo_camera_class_init (KyoCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kyo_camera_dispose;
}

static void
kyo_camera_init (KyoCamera *self)
{
}

/**
 * kyo_camera_new:
 * @scene: a picture in @scrolled; not kept
 * @scrolled: the window on it; not kept
 * @min_fit: of the scene, see kyo_scene_set_fit()
 *
 * Makes a camera that leaves the view alone until kyo_camera_follow().
 *
 * Returns: (transfer full): the camera
 */
KyoCamera *
kyo_camera_new (KyoScene *scene, GtkScrolledWindow *scrolled, double min_fit)
{
  KyoCamera *self = g_object_new (KYO_TYPE_CAMERA, NULL);

  g_set_weak_pointer (&self->scene, scene);
  g_set_weak_pointer (&self->scrolled, scrolled);
  self->min_fit = min_fit;
  self->animation =
    adw_timed_animation_new (GTK_WIDGET (scrolled), 0, 1, DURATION,
                             adw_callback_animation_target_new (animate_cb, self, NULL));
  g_signal_connect_object (self->animation, "done", G_CALLBACK (animation_done_cb), self,
                           G_CONNECT_SWAPPED);
  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    g_signal_connect_object (get_adjustment (self, i), "changed",
                             G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kyo_camera_follow:
 * @self: a camera
 * @subject: all that matters, px at 100 %
 * @words: what of it has to be read
 *
 * Moves the view to a subject, and keeps it there when the room changes. What was in view when it
 * began to follow is kept for kyo_camera_return(). A person may scroll and zoom meanwhile; the zoom
 * is kept for the next subject.
 */
void
kyo_camera_follow (KyoCamera *self, const KyoRect *subject, const KyoRect *words)
{
  g_return_if_fail (KYO_IS_CAMERA (self));

  if (self->scene == NULL || self->scrolled == NULL)
    return;
  if (!self->is_following)
    {
      if (!self->is_returning)
        {
          self->before = read_view (self);
          self->was_fit = kyo_scene_is_fit (self->scene);
        }
      self->is_following = TRUE;
      self->is_returning = FALSE;
      self->wanted_zoom = 0;
    }
  else if (kyo_scene_is_fit (self->scene))
    self->wanted_zoom = 0;
  else if (fabs (kyo_scene_get_zoom (self->scene) - self->now.zoom) > 1e-6)
    self->wanted_zoom = kyo_scene_get_zoom (self->scene);

  self->subject = *subject;
  self->words = *words;
  move (self);
}

/**
 * kyo_camera_return:
 * @self: a camera
 *
 * Moves the view back to where it was before the camera began to follow.
 */
void
kyo_camera_return (KyoCamera *self)
{
  g_return_if_fail (KYO_IS_CAMERA (self));

  if (!self->is_following)
    return;
  self->is_following = FALSE;
  self->is_returning = TRUE;
  if (self->scene != NULL && self->scrolled != NULL)
    move (self);
}

/**
 * kyo_camera_settle:
 * @self: a camera
 *
 * Ends a return at once: where it was in one picture means nothing in another.
 */
void
kyo_camera_settle (KyoCamera *self)
{
  g_return_if_fail (KYO_IS_CAMERA (self));

  if (self->is_returning)
    adw_animation_skip (self->animation);
}

/**
 * kyo_camera_is_following:
 * @self: a camera
 *
 * Tells whether it decides what is in view.
 *
 * Returns: `TRUE` from kyo_camera_follow() to kyo_camera_return()
 */
gboolean
kyo_camera_is_following (KyoCamera *self)
{
  g_return_val_if_fail (KYO_IS_CAMERA (self), FALSE);

  return self->is_following;
}

/* The middle nearest to where it is now at which a span lies within the page, in px at 100 %. */
static double
find_middle (double now, double from, double to, double page)
{
  return to - from > page ? (from + to) / 2 : CLAMP (now, to - page / 2, from + page / 2);
}

/* As large as the whole picture can be seen or else as is good to read. */
static double
find_zoom (double whole)
{
  return whole < NEARLY_READABLE ? READABLE : MIN (whole, LARGEST);
}

/**
 * kyo_camera_find_view:
 * @stage: sizes of picture and view, greater than 0
 * @now: what is in view
 * @subject: all that matters, px at 100 %
 * @words: what of it has to be read
 * @wanted_zoom: how large a person wants the picture, 0 for as large as is good
 *
 * Finds the view that shows a subject and moves least.
 *
 * Returns: the view
 */
KyoShot
kyo_camera_find_view (const KyoStage *stage,
                      const KyoShot *now,
                      const KyoRect *subject,
                      const KyoRect *words,
                      double wanted_zoom)
{
  double whole = MIN (stage->width / stage->picture_width, stage->height / stage->picture_height);
  double base = wanted_zoom > 0 ? wanted_zoom : find_zoom (whole);
  double fit = MIN ((stage->width - 2 * MARGIN) / subject->width,
                    (stage->height - 2 * MARGIN) / subject->height);
  KyoShot view = { .zoom = MIN (base, MAX (fit, LEAST)) };
  double page_width = stage->width / view.zoom;
  double page_height = stage->height / view.zoom;
  KyoRect all = kyo_rect_grow (subject, MARGIN / view.zoom);
  KyoRect least = kyo_rect_grow (words, MARGIN / view.zoom);

  /* As much of it around its words as there is room for. */
  if (all.width > page_width + 1e-6)
    view.x = find_middle (all.x + all.width / 2, least.x, least.x + least.width, page_width);
  else
    view.x = find_middle (now->x, all.x, all.x + all.width, page_width);
  if (all.height > page_height + 1e-6)
    view.y = find_middle (all.y + all.height / 2, least.y, least.y + least.height, page_height);
  else
    view.y = find_middle (now->y, all.y, all.y + all.height, page_height);
  view.x = clamp_middle (view.x, page_width, stage->picture_width);
  view.y = clamp_middle (view.y, page_height, stage->picture_height);

  return view;
}
