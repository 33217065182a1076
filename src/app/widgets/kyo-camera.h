/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-scene.h"

G_BEGIN_DECLS

/* What of a picture is in view. */
typedef struct
{
  double zoom; /* px on screen for one px of the picture */
  double x;    /* the point of the picture in the middle of the view, px at 100 % */
  double y;
} KyoShot;

/* Where a picture is and how large the window on it. */
typedef struct
{
  double picture_width; /* px at 100 % */
  double picture_height;
  double width; /* of the view, px on screen */
  double height;
} KyoStage;

/* Moves the view of a scene in a scrolled window to what matters, and back in the end to where it
 * was. It moves softly where the system wants animations. */
#define KYO_TYPE_CAMERA (kyo_camera_get_type ())
G_DECLARE_FINAL_TYPE (KyoCamera, kyo_camera, KYO, CAMERA, GObject)

KyoCamera *kyo_camera_new (KyoScene *scene,
                           GtkScrolledWindow *scrolled,
                           double min_fit) G_GNUC_WARN_UNUSED_RESULT;
/* Shows all of subject, or where that is too large to be read at least the words. */
void kyo_camera_follow (KyoCamera *self, const KyoRect *subject, const KyoRect *words);
void kyo_camera_return (KyoCamera *self);
/* Ends a return at once, before another picture is shown. */
void kyo_camera_settle (KyoCamera *self);
gboolean kyo_camera_is_following (KyoCamera *self);
/* The view that shows a subject with the least movement. wanted_zoom: 0 for none. */
KyoShot kyo_camera_find_view (const KyoStage *stage,
                              const KyoShot *now,
                              const KyoRect *subject,
                              const KyoRect *words,
                              double wanted_zoom);

G_END_DECLS
