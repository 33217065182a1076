/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-scene.h"

G_BEGIN_DECLS

/* Lets the picture be dragged, pinched and zoomed by Ctrl and wheel, at the pointer. */
void kyo_pan_zoom_attach (KyoScene *scene, GtkScrolledWindow *scrolled);
/* Zooms about the middle of the view, within what makes sense for the picture. */
void kyo_pan_zoom_by (KyoScene *scene, double factor);

G_END_DECLS
