/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"

#include <math.h>

static void
build_steps (KyoCase *kase, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i % 1000);
      KyoStep *step =
        build_step (kase, id, i % 3 == 0 ? KYO_STEP_RESPONSE : KYO_STEP_EVENT, number, NULL, NULL);

      kyo_step_set_phase (step, (KyoPhase) (i / 2 % KYO_N_PHASES));
    }
}

static void
test_row (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (KyoCase) kase = build_case ();
  KyoTimelineLayout *layout;
  double width, height, axis;

  build_steps (kase, n);
  layout = kyo_timeline_layout_new (kase, KYO_LANG_JA, 168, 0, measure_by_count, NULL);
  kyo_timeline_layout_get_size (layout, &width, &height);
  axis = kyo_timeline_layout_get_axis (layout);

  g_assert_cmpuint (kyo_timeline_layout_get_n_cards (layout), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (layout, i);

      g_assert_true (isfinite (card->rect.x) && isfinite (card->rect.height));
      g_assert_cmpfloat (card->rect.width, ==, 168);
      g_assert_cmpfloat (card->rect.height, ==,
                         kyo_timeline_layout_get_card (layout, 0)->rect.height);
      g_assert_cmpfloat (card->rect.y + card->rect.height, <, height);
      g_assert_cmpfloat_with_epsilon (kyo_rect_centre (&card->badge_rect).y, axis, 0.01);
      g_assert_cmpfloat (card->badge_rect.y + card->badge_rect.height, <, card->rect.y);
      if (i > 0)
        g_assert_cmpfloat (card->rect.x, >,
                           kyo_timeline_layout_get_card (layout, i - 1)->rect.x + 168);
    }
  if (n > 0)
    g_assert_cmpfloat (kyo_timeline_layout_get_card (layout, n - 1)->rect.x + 168, <, width);
  else
    g_assert_cmpfloat (width, ==, 0);

  g_assert_finalize_object (layout);
}

static void
test_bands_cover_their_cards (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  guint covered = 0;

  build_steps (kase, 9);
  layout = kyo_timeline_layout_new (kase, KYO_LANG_EN, 168, 0, measure_by_count, NULL);

  g_assert_cmpuint (kyo_timeline_layout_get_n_bands (layout), ==, 5);
  for (guint i = 0; i < kyo_timeline_layout_get_n_bands (layout); i++)
    {
      const KyoTimelineBand *band = kyo_timeline_layout_get_band (layout, i);

      g_assert_cmpuint (band->first_card, ==, covered);
      for (guint j = 0; j < band->n_cards; j++)
        {
          const KyoTimelineCard *card = kyo_timeline_layout_get_card (layout, covered + j);

          g_assert_cmpint (kyo_step_get_phase (card->step), ==, band->phase);
          g_assert_cmpfloat (card->rect.x, >=, band->rect.x);
          g_assert_cmpfloat (card->rect.x + card->rect.width, <=, band->rect.x + band->rect.width);
          g_assert_cmpfloat (band->rect.y + band->rect.height, <, card->badge_rect.y);
        }
      covered += band->n_cards;
      g_assert_cmpstr (band->label, !=, "");
    }
  g_assert_cmpuint (covered, ==, 9);
}

static void
test_cards_fill_the_width (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  double width, height;

  build_steps (kase, 5);
  layout = kyo_timeline_layout_new (kase, KYO_LANG_EN, 168, 1300, measure_by_count, NULL);
  kyo_timeline_layout_get_size (layout, &width, &height);

  g_assert_cmpfloat (width, >, 1290);
  g_assert_cmpfloat (width, <=, 1300);
}

static void
test_times_stand_above_their_badges (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (KyoTimelineLayout) layout = NULL;
  g_autoptr (KyoText) words = kyo_text_new ("翌日", "the next day");
  const KyoTimelineCard *told, *untold;

  build_steps (kase, 2);
  kyo_step_set_relative (kyo_case_find_step (kase, "s1"), words);
  layout = kyo_timeline_layout_new (kase, KYO_LANG_JA, 168, 0, measure_by_count, NULL);
  untold = kyo_timeline_layout_get_card (layout, 0);
  told = kyo_timeline_layout_get_card (layout, 1);

  g_assert_cmpstr (told->when, ==, "翌日");
  g_assert_cmpstr (untold->when, ==, "");
  g_assert_cmpfloat (told->when_rect.y + told->when_rect.height, <, told->badge_rect.y);
  g_assert_cmpfloat (told->when_rect.y, >, kyo_timeline_layout_get_band (layout, 0)->rect.height);
}

int
main (int argc, char *argv[])
{
  static const guint counts[] = { 0, 1, 12, 1000 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/timeline/row-of/%u", counts[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (counts[i]), test_row);
    }
  g_test_add_func ("/layout/timeline/bands-cover-their-cards", test_bands_cover_their_cards);
  g_test_add_func ("/layout/timeline/cards-fill-the-width", test_cards_fill_the_width);
  g_test_add_func ("/layout/timeline/times-stand-above-their-badges",
                   test_times_stand_above_their_badges);

  return g_test_run ();
}
