/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Things of a scene that a screen reader is told of together, such as a lane. It has a name, and is
 * neither seen nor hit itself; its scene gives the things in it their places. */
#define KYO_TYPE_SCENE_GROUP (kyo_scene_group_get_type ())
G_DECLARE_FINAL_TYPE (KyoSceneGroup, kyo_scene_group, KYO, SCENE_GROUP, GtkWidget)

GtkWidget *kyo_scene_group_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
