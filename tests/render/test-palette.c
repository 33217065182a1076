/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every pair of colours that stand on each other: words 4.5:1, lines and symbols 3:1; in high
 * contrast words 7:1, lines and symbols 4.5:1.
 */
#include "config.h"

#include "render/kyo-palette.h"

#define WORDS(is_strong) ((is_strong) ? 7.0 : 4.5)
#define LINES(is_strong) ((is_strong) ? 4.5 : 3.0)

static void
check (const char *what, KyoColour ink, KyoColour ground, double least)
{
  double contrast = kyo_colour_contrast (ink, ground);

  if (contrast < least)
    g_error ("%s: #%06x on #%06x has %.2f:1, less than %.1f:1", what, ink, ground, contrast, least);
}

static KyoColour
mix (KyoColour over, KyoColour under, double alpha)
{
  KyoColour mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      double value = ((over >> shift) & 0xff) * alpha + ((under >> shift) & 0xff) * (1 - alpha);

      mixed |= (KyoColour) (value + 0.5) << shift;
    }
  return mixed;
}

static void
check_step (const KyoPalette *palette, const KyoStepColours *step, gboolean is_strong)
{
  check ("words of a callout", step->ink, step->fill, WORDS (is_strong));
  check ("time on a card", palette->ink_soft, step->fill, WORDS (is_strong));
  check ("time on a selected card", palette->ink_soft, mix (palette->tint, step->fill, 0.14),
         WORDS (is_strong));
  check ("words of a selected callout", step->ink, mix (palette->tint, step->fill, 0.14),
         WORDS (is_strong));
  check ("number in its badge", step->badge_ink, step->line, WORDS (is_strong));
  check ("arrow on paper", step->line, palette->paper, LINES (is_strong));
  check ("edge of a callout", step->line, step->fill, LINES (is_strong));
  for (guint i = 0; i < G_N_ELEMENTS (palette->frame_fill); i++)
    check ("arrow in a boundary", step->line, palette->frame_fill[i], LINES (is_strong));
}

static void
check_nodes (const KyoPalette *palette, gboolean is_strong)
{
  for (guint i = 0; i < KYO_N_PARTICIPANT_KINDS; i++)
    {
      const KyoNodeColours *node = &palette->node[i];

      check ("label of a node", node->ink, node->fill, WORDS (is_strong));
      check ("label of a selected node", node->ink, mix (palette->tint, node->fill, 0.12),
             WORDS (is_strong));
      check ("outline of a node on paper", node->line, palette->paper, LINES (is_strong));
      check ("outline of a node in a boundary", node->line, palette->frame_fill[0],
             LINES (is_strong));
      check ("outline of a node in an inner boundary", node->line, palette->frame_fill[1],
             LINES (is_strong));
      if (i != KYO_PARTICIPANT_ATTACKER) /* its symbol has the colour of its words */
        check ("symbol of a node", node->line, node->fill, LINES (is_strong));
    }
}

static void
test_contrast (gconstpointer data)
{
  const KyoPalette *palette = kyo_palette_get (GPOINTER_TO_INT (data));
  gboolean is_strong = GPOINTER_TO_INT (data) >= KYO_SCHEME_LIGHT_CONTRAST;

  check ("words on paper", palette->ink, palette->paper, WORDS (is_strong));
  check ("soft words on paper", palette->ink_soft, palette->paper, WORDS (is_strong));
  check ("label of a phase", palette->ink_soft, palette->band, WORDS (is_strong));
  check ("selection on paper", palette->accent, palette->paper, LINES (is_strong));
  check ("mark of annotations on paper", palette->mark, palette->paper, LINES (is_strong));
  for (guint i = 0; i < G_N_ELEMENTS (palette->frame_fill); i++)
    {
      check ("label of a boundary", palette->ink_soft, palette->frame_fill[i], WORDS (is_strong));
      check ("frame of a boundary", palette->frame, palette->frame_fill[i], LINES (is_strong));
      check ("selection in a boundary", palette->accent, palette->frame_fill[i], LINES (is_strong));
    }
  check ("frame on paper", palette->frame, palette->paper, LINES (is_strong));
  check_nodes (palette, is_strong);
  check_step (palette, &palette->event, is_strong);
  check_step (palette, &palette->response, is_strong);
}

static void
check_dimmed_step (const KyoPalette *palette, const KyoStepColours *step, gboolean is_strong)
{
  check ("words of a dimmed callout", step->ink, step->fill, WORDS (is_strong));
  check ("number in its dimmed badge", step->badge_ink, step->line, WORDS (is_strong));
}

/* What has no part in the selection is faint, but whoever wants to reads it. */
static void
test_dimmed_words_can_be_read (gconstpointer data)
{
  const KyoPalette *full = kyo_palette_get (GPOINTER_TO_INT (data));
  gboolean is_strong = GPOINTER_TO_INT (data) >= KYO_SCHEME_LIGHT_CONTRAST;
  KyoPalette palette;

  kyo_palette_init_dimmed (&palette, GPOINTER_TO_INT (data));
  check ("dimmed time on paper", palette.ink_soft, palette.paper, WORDS (is_strong));
  for (guint i = 0; i < G_N_ELEMENTS (palette.frame_fill); i++)
    check ("dimmed label of a boundary", palette.ink_soft, palette.frame_fill[i],
           WORDS (is_strong));
  for (guint i = 0; i < KYO_N_PARTICIPANT_KINDS; i++)
    {
      check ("label of a dimmed node", palette.node[i].ink, palette.node[i].fill,
             WORDS (is_strong));
      g_assert_cmpfloat (kyo_colour_contrast (palette.node[i].line, palette.paper), <,
                         kyo_colour_contrast (full->node[i].line, full->paper));
    }
  check_dimmed_step (&palette, &palette.event, is_strong);
  check_dimmed_step (&palette, &palette.response, is_strong);
  g_assert_cmpfloat (kyo_colour_contrast (palette.event.ink, palette.event.fill), <,
                     kyo_colour_contrast (full->event.ink, full->event.fill));
}

/* Values of the definition itself: black on white, a colour on itself, and 767676, the lightest
 * grey that passes on white. */
static void
test_contrast_is_that_of_the_standard (void)
{
  g_assert_cmpfloat_with_epsilon (kyo_colour_contrast (0x000000, 0xffffff), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (kyo_colour_contrast (0x336699, 0x336699), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (kyo_colour_contrast (0x767676, 0xffffff), 4.54, 0.01);
}

int
main (int argc, char *argv[])
{
  static const char *const schemes[] = { "light", "dark", "print", "light-contrast",
                                         "dark-contrast" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/palette/contrast-is-that-of-the-standard",
                   test_contrast_is_that_of_the_standard);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *path = g_strconcat ("/render/palette/contrast-is-enough/", schemes[i], NULL);

      g_autofree char *dimmed =
        g_strconcat ("/render/palette/dimmed-words-can-be-read/", schemes[i], NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_contrast);
      g_test_add_data_func (dimmed, GSIZE_TO_POINTER (i), test_dimmed_words_can_be_read);
    }

  return g_test_run ();
}
