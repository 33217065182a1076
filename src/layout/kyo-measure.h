/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

G_BEGIN_DECLS

/* The fonts that a layout has to allow for; the painter maps each to a size and weight. */
typedef enum
{
  KYO_FONT_BODY,     /* callouts, cards: 13 px */
  KYO_FONT_LABEL,    /* nodes: 13 px, medium */
  KYO_FONT_BOUNDARY, /* labels of boundaries: 13 px, bold */
  KYO_FONT_BADGE,    /* numbers in badges: 13 px, bold */
  KYO_FONT_SMALL,    /* times, phases: 12.5 px */
} KyoFont;

/* Measures text as the painter will set it. width is the width to wrap at in px (< 0: one line);
 * indent that of the first line in px. The results are in px. Layout itself knows no fonts. */
typedef void (*KyoMeasureFunc) (const char *text,
                                KyoFont font,
                                double width,
                                double indent,
                                double *used_width,
                                double *height,
                                guint *n_lines,
                                gpointer user_data);

G_END_DECLS
