/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-glide.h"

#include <adwaita.h>

#define DURATION 250 /* ms */
#define GLIDE_KEY "kyo-glide"

static void
scroll_cb (double value, gpointer adjustment)
{
  gtk_adjustment_set_value (adjustment, value);
}

/* It belongs to the adjustment; a property target would have to be gone before that. */
static AdwTimedAnimation *
get_animation (GtkScrolledWindow *scrolled, GtkAdjustment *adjustment)
{
  AdwAnimation *animation = g_object_get_data (G_OBJECT (adjustment), GLIDE_KEY);

  if (animation == NULL)
    {
      animation =
        adw_timed_animation_new (GTK_WIDGET (scrolled), 0, 0, DURATION,
                                 adw_callback_animation_target_new (scroll_cb, adjustment, NULL));
      g_object_set_data_full (G_OBJECT (adjustment), GLIDE_KEY, animation, g_object_unref);
    }

  return ADW_TIMED_ANIMATION (animation);
}

/* What gtk_adjustment_clamp_page() would set it to. */
static double
find_value (GtkAdjustment *adjustment, double from, double to)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double lower = gtk_adjustment_get_lower (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  if (to > value + page)
    value = to - page;
  if (from < value)
    value = from;

  return CLAMP (value, lower, MAX (lower, gtk_adjustment_get_upper (adjustment) - page));
}

/**
 * kyo_glide_to:
 * @scrolled: what scrolls, vertically
 * @from: top of what is to be in view, px
 * @to: its bottom, px
 *
 * Scrolls just so far that a span is in view; of one higher than the view the top is.
 */
void
kyo_glide_to (GtkScrolledWindow *scrolled, double from, double to)
{
  GtkAdjustment *adjustment;
  AdwTimedAnimation *animation;
  double value;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  animation = get_animation (scrolled, adjustment);
  adw_animation_pause (ADW_ANIMATION (animation));
  value = find_value (adjustment, from, to);
  if (value == gtk_adjustment_get_value (adjustment))
    return;
  adw_timed_animation_set_value_from (animation, gtk_adjustment_get_value (adjustment));
  adw_timed_animation_set_value_to (animation, value);
  adw_animation_reset (ADW_ANIMATION (animation));
  adw_animation_play (ADW_ANIMATION (animation));
}

/**
 * kyo_glide_stop:
 * @scrolled: what scrolls, vertically
 *
 * Ends a movement where it is now, for who wants to scroll elsewhere.
 */
void
kyo_glide_stop (GtkScrolledWindow *scrolled)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  adw_animation_pause (
    ADW_ANIMATION (get_animation (scrolled, gtk_scrolled_window_get_vadjustment (scrolled))));
}
