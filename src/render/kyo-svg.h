/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A picture in SVG in which words are words: they can be searched, copied, read aloud and
 * edited. Everything else is as cairo writes it. */
typedef struct _KyoSvg KyoSvg;

KyoSvg *kyo_svg_new (double width, double height, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_svg_free (KyoSvg *self);
/* To paint on; borrowed. Words have to be painted by kyo_svg_show_layout() or the painter. */
cairo_t *kyo_svg_get_context (KyoSvg *self);
/* NULL, with status telling why, when cairo could not paint. No more can be painted then. */
GBytes *kyo_svg_finish (KyoSvg *self, cairo_status_t *status) G_GNUC_WARN_UNUSED_RESULT;
/* On any context: words at its current point, as text where it is that of a KyoSvg. */
void kyo_svg_show_layout (cairo_t *cr, PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoSvg, kyo_svg_free)

G_END_DECLS
