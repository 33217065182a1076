/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every colour of the pictures, in one table for each scheme. Private to render/ and its tests.
 */
#pragma once

#include "render/kyo-painter.h"

G_BEGIN_DECLS

#define KYO_N_PARTICIPANT_KINDS (KYO_PARTICIPANT_DOCUMENT + 1)

/* 0xRRGGBB. */
typedef guint32 KyoColour;

typedef struct
{
  KyoColour fill;
  KyoColour line; /* outline and symbol */
  KyoColour ink;
} KyoNodeColours;

typedef struct
{
  KyoColour line; /* arrow, leader, edge of the callout, fill of the badge */
  KyoColour badge_ink;
  KyoColour fill; /* callout */
  KyoColour ink;
} KyoStepColours;

typedef struct
{
  KyoColour paper;
  KyoColour ink;
  KyoColour ink_soft;
  KyoColour frame;         /* of boundaries */
  KyoColour frame_fill[2]; /* by depth, in turns */
  KyoColour band;          /* phases */
  KyoColour accent;        /* what is selected */
  KyoColour tint;          /* over its fill, a little */
  KyoColour mark;          /* annotated */
  KyoNodeColours node[KYO_N_PARTICIPANT_KINDS];
  KyoStepColours event;
  KyoStepColours response;
  double stroke; /* how much heavier than usual lines are */
} KyoPalette;

const KyoPalette *kyo_palette_get (KyoScheme scheme);
void kyo_palette_init_dimmed (KyoPalette *self, KyoScheme scheme);
const KyoStepColours *kyo_palette_get_step (const KyoPalette *self, KyoStepKind kind);
double kyo_colour_contrast (KyoColour a, KyoColour b);
void kyo_colour_set (cairo_t *cr, KyoColour colour, double alpha);

G_END_DECLS
