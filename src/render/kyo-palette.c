/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words keep a contrast of 4.5:1 to what they stand on, lines and symbols 3:1 (WCAG 2.1, 1.4.3 and
 * 1.4.11), in high contrast 7:1 and 4.5:1 (1.4.6); a test computes it for every pair. What has no
 * part in the selection is laid on thinly, but its words keep their contrast. No meaning rests on
 * colour alone: kinds differ by outline and symbol, events and responses by badge, line and
 * callout.
 */
#include "config.h"

#include "render/kyo-palette.h"

#include <math.h>

static const KyoPalette LIGHT = {
  .paper = 0xffffff,
  .ink = 0x241f31,
  .ink_soft = 0x5e5c64,
  .frame = 0x85848a,
  .frame_fill = { 0xf6f6f8, 0xffffff },
  .band = 0xebebee,
  .accent = 0x1c71d8,
  .tint = 0x3584e4,
  .mark = 0x813d9c,
  .node = {
    [KYO_PARTICIPANT_PERSON] = { 0xf1ecf8, 0x75489d, 0x241f31 },
    [KYO_PARTICIPANT_ORGANISATION] = { 0xe9edf3, 0x4c5d7a, 0x241f31 },
    [KYO_PARTICIPANT_SYSTEM] = { 0xe4f3ec, 0x25775a, 0x241f31 },
    [KYO_PARTICIPANT_NETWORK] = { 0xe0f2f7, 0x1d738c, 0x241f31 },
    [KYO_PARTICIPANT_SITE] = { 0xf6eee0, 0x7f6134, 0x241f31 },
    [KYO_PARTICIPANT_OUTSIDER] = { 0xf5f4f3, 0x66656b, 0x241f31 },
    [KYO_PARTICIPANT_ATTACKER] = { 0x8c1c22, 0x5c0d13, 0xffffff },
    [KYO_PARTICIPANT_DOCUMENT] = { 0xfffbe9, 0x7d6e15, 0x241f31 },
  },
  .event = { 0xc04000, 0xffffff, 0xfff7f0, 0x241f31 },
  .response = { 0x1a5fb4, 0xffffff, 0xf1f6fd, 0x241f31 },
  .stroke = 1,
};

static const KyoPalette DARK = {
  .paper = 0x1e1e1e,
  .ink = 0xf6f5f4,
  .ink_soft = 0xc0bfbc,
  .frame = 0x86858b,
  .frame_fill = { 0x282829, 0x202021 },
  .band = 0x353537,
  .accent = 0x78aeed,
  .tint = 0x3584e4,
  .mark = 0xd29bea,
  .node = {
    [KYO_PARTICIPANT_PERSON] = { 0x3a304a, 0xc0a2dd, 0xf6f5f4 },
    [KYO_PARTICIPANT_ORGANISATION] = { 0x2f3745, 0xa6b9d6, 0xf6f5f4 },
    [KYO_PARTICIPANT_SYSTEM] = { 0x1f3a30, 0x6fc9a3, 0xf6f5f4 },
    [KYO_PARTICIPANT_NETWORK] = { 0x1d3842, 0x73c5dc, 0xf6f5f4 },
    [KYO_PARTICIPANT_SITE] = { 0x3e3424, 0xd2af79, 0xf6f5f4 },
    [KYO_PARTICIPANT_OUTSIDER] = { 0x343337, 0xb4b3b8, 0xf6f5f4 },
    [KYO_PARTICIPANT_ATTACKER] = { 0x7a1a20, 0xff9d9d, 0xffffff },
    [KYO_PARTICIPANT_DOCUMENT] = { 0x3a3620, 0xd8ca6b, 0xf6f5f4 },
  },
  .event = { 0xff9350, 0x2b1200, 0x38291f, 0xf6f5f4 },
  .response = { 0x84b6f2, 0x04203f, 0x1f2c3d, 0xf6f5f4 },
  .stroke = 1,
};

static const KyoPalette LIGHT_CONTRAST = {
  .paper = 0xffffff,
  .ink = 0x000000,
  .ink_soft = 0x2b2a33,
  .frame = 0x4a494f,
  .frame_fill = { 0xf4f4f6, 0xffffff },
  .band = 0xe4e4e8,
  .accent = 0x0b4fa8,
  .tint = 0x3584e4,
  .mark = 0x613583,
  .node = {
    [KYO_PARTICIPANT_PERSON] = { 0xf8f5fb, 0x4f2878, 0x000000 },
    [KYO_PARTICIPANT_ORGANISATION] = { 0xf3f5f9, 0x2f3d57, 0x000000 },
    [KYO_PARTICIPANT_SYSTEM] = { 0xf1f9f5, 0x0e4f39, 0x000000 },
    [KYO_PARTICIPANT_NETWORK] = { 0xeef8fb, 0x0b4c60, 0x000000 },
    [KYO_PARTICIPANT_SITE] = { 0xfbf6ee, 0x563f1c, 0x000000 },
    [KYO_PARTICIPANT_OUTSIDER] = { 0xffffff, 0x3d3c41, 0x000000 },
    [KYO_PARTICIPANT_ATTACKER] = { 0x7a0d13, 0x3d0307, 0xffffff },
    [KYO_PARTICIPANT_DOCUMENT] = { 0xfffdf3, 0x52480a, 0x000000 },
  },
  .event = { 0x8f2f00, 0xffffff, 0xfffaf6, 0x000000 },
  .response = { 0x0b4283, 0xffffff, 0xf6f9fe, 0x000000 },
  .stroke = 1.6,
};

static const KyoPalette DARK_CONTRAST = {
  .paper = 0x000000,
  .ink = 0xffffff,
  .ink_soft = 0xe4e3e1,
  .frame = 0xc0bfbc,
  .frame_fill = { 0x121213, 0x000000 },
  .band = 0x2a2a2c,
  .accent = 0x9fc8ff,
  .tint = 0x3584e4,
  .mark = 0xe5c0f7,
  .node = {
    [KYO_PARTICIPANT_PERSON] = { 0x1b1226, 0xd9c2f0, 0xffffff },
    [KYO_PARTICIPANT_ORGANISATION] = { 0x141a24, 0xc4d3ea, 0xffffff },
    [KYO_PARTICIPANT_SYSTEM] = { 0x0a1d16, 0x8fe3bf, 0xffffff },
    [KYO_PARTICIPANT_NETWORK] = { 0x081b22, 0x93dcf0, 0xffffff },
    [KYO_PARTICIPANT_SITE] = { 0x1f180c, 0xe8ca99, 0xffffff },
    [KYO_PARTICIPANT_OUTSIDER] = { 0x161617, 0xd5d4d9, 0xffffff },
    [KYO_PARTICIPANT_ATTACKER] = { 0x5e0c12, 0xffb3b3, 0xffffff },
    [KYO_PARTICIPANT_DOCUMENT] = { 0x1d1a08, 0xeee086, 0xffffff },
  },
  .event = { 0xffad78, 0x000000, 0x1f140b, 0xffffff },
  .response = { 0xa9ceff, 0x000000, 0x0b1522, 0xffffff },
  .stroke = 1.6,
};

static double
get_channel (KyoColour colour, guint shift)
{
  return ((colour >> shift) & 0xff) / 255.0;
}

static double
get_luminance (KyoColour colour)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      double value = get_channel (colour, 8 * i);

      luminance +=
        weights[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }
  return luminance;
}

static KyoColour
mix (KyoColour over, KyoColour under, double part)
{
  KyoColour mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      double value =
        255 * (get_channel (over, shift) * part + get_channel (under, shift) * (1 - part));

      mixed |= (KyoColour) (value + 0.5) << shift;
    }
  return mixed;
}

/* Contrast of faint words to what they stand on: a little more than 4.5, of which thin strokes lose
 * something on screen; in high contrast 7. */
static double
get_readable (const KyoPalette *full)
{
  return full->stroke > 1 ? 7.0 : 5.0;
}

/* As thin as the rest, or only as thin as it can be read. Where its own colour cannot be read at
 * all on what became so thin, the ink of the scheme or its paper can. */
static KyoColour
soften (const KyoPalette *full, KyoColour ink, KyoColour ground, double part)
{
  for (double strength = part; strength < 1.01; strength += 0.02)
    {
      KyoColour soft = mix (ink, ground, MIN (strength, 1));

      if (kyo_colour_contrast (soft, ground) >= get_readable (full))
        return soft;
    }
  return kyo_colour_contrast (full->ink, ground) >= kyo_colour_contrast (full->paper, ground)
           ? full->ink
           : full->paper;
}

static KyoStepColours
dim_step (const KyoPalette *full, const KyoStepColours *step, double part)
{
  KyoStepColours dimmed = { .fill = mix (step->fill, full->paper, part) };
  double thin = part;

  /* A number has to be read on it: it must not become a grey that is as far from black as from
   * white. */
  do
    {
      dimmed.line = mix (step->line, full->paper, thin);
      thin -= 0.05;
    }
  while (thin > 0.2 && kyo_colour_contrast (full->ink, dimmed.line) < get_readable (full) &&
         kyo_colour_contrast (step->badge_ink, dimmed.line) < get_readable (full));
  dimmed.badge_ink = soften (full, step->badge_ink, dimmed.line, part);
  dimmed.ink = soften (full, step->ink, dimmed.fill, part);
  return dimmed;
}

/**
 * kyo_palette_get:
 * @scheme: a scheme
 *
 * Gets the colours of a scheme; print takes those of light.
 *
 * Returns: (transfer none): them
 */
const KyoPalette *
kyo_palette_get (KyoScheme scheme)
{
  switch (scheme)
    {
    case KYO_SCHEME_DARK:
      return &DARK;
    case KYO_SCHEME_LIGHT_CONTRAST:
      return &LIGHT_CONTRAST;
    case KYO_SCHEME_DARK_CONTRAST:
      return &DARK_CONTRAST;
    case KYO_SCHEME_LIGHT:
    case KYO_SCHEME_PRINT:
    default:
      return &LIGHT;
    }
}

/**
 * kyo_palette_init_dimmed:
 * @self: (out caller-allocates): a palette
 * @scheme: a scheme
 *
 * Makes the colours of what has no part in the selection: those of the scheme, laid thinly on its
 * paper. Words are only made as faint as they can be read.
 */
void
kyo_palette_init_dimmed (KyoPalette *self, KyoScheme scheme)
{
  const KyoPalette *full = kyo_palette_get (scheme);
  const double part = full->stroke > 1 ? 0.7 : scheme == KYO_SCHEME_DARK ? 0.55 : 0.6;

  *self = *full;
  for (guint i = 0; i < G_N_ELEMENTS (self->frame_fill); i++)
    self->frame_fill[i] = mix (full->frame_fill[i], full->paper, part);
  self->frame = mix (full->frame, full->paper, part);
  self->mark = mix (full->mark, full->paper, part);
  self->ink = soften (full, full->ink, full->paper, part);
  /* The label of a boundary stands on its ground, the time of a card on paper. */
  self->ink_soft = soften (full, full->ink_soft, self->frame_fill[0], part);
  for (guint i = 0; i < KYO_N_PARTICIPANT_KINDS; i++)
    {
      KyoNodeColours *node = &self->node[i];

      /* A dark node among light ones would still be the first to be seen. */
      node->fill =
        mix (full->node[i].fill, full->paper, i == KYO_PARTICIPANT_ATTACKER ? part - 0.25 : part);
      node->line = mix (full->node[i].line, full->paper, part);
      node->ink = soften (full, full->node[i].ink, node->fill, part);
    }
  self->event = dim_step (full, &full->event, part);
  self->response = dim_step (full, &full->response, part);
}

/**
 * kyo_palette_get_step:
 * @self: a palette
 * @kind: event or response
 *
 * Gets the colours of a kind of step.
 *
 * Returns: (transfer none): them
 */
const KyoStepColours *
kyo_palette_get_step (const KyoPalette *self, KyoStepKind kind)
{
  return kind == KYO_STEP_RESPONSE ? &self->response : &self->event;
}

/**
 * kyo_colour_contrast:
 * @a: a colour
 * @b: another
 *
 * Computes the contrast of two colours (WCAG 2.1, "contrast ratio", with the relative luminance of
 * sRGB).
 *
 * Returns: 1 to 21
 */
double
kyo_colour_contrast (KyoColour a, KyoColour b)
{
  double one = get_luminance (a) + 0.05;
  double two = get_luminance (b) + 0.05;

  return MAX (one, two) / MIN (one, two);
}

/**
 * kyo_colour_set:
 * @cr: a context
 * @colour: a colour
 * @alpha: 0 (not there) to 1
 *
 * Makes a colour the one with which a context paints.
 */
void
kyo_colour_set (cairo_t *cr, KyoColour colour, double alpha)
{
  cairo_set_source_rgba (cr, get_channel (colour, 16), get_channel (colour, 8),
                         get_channel (colour, 0), alpha);
}
