/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/playback/kyo-playback-place.h"
#include "app/widgets/kyo-glide.h"

#define PLACE_KEY "kyo-place"

/* Where something was scrolled to, by GtkOrientation. */
typedef struct
{
  KyoCase *kase;
  double values[2];
  gboolean is_returning;
  guint n_frames; /* that have passed since it does */
} Place;

static void
place_free (Place *place)
{
  g_clear_object (&place->kase);
  g_free (place);
}

static GtkAdjustment *
get_adjustment (GtkScrolledWindow *scrolled, int orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrolled_window_get_hadjustment (scrolled)
                                                   : gtk_scrolled_window_get_vadjustment (scrolled);
}

static Place *
read_place (KyoPlayback *playback, GtkScrolledWindow *scrolled)
{
  Place *place = g_new0 (Place, 1);

  place->kase = g_object_ref (kyo_selection_get_case (kyo_playback_get_selection (playback)));
  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    place->values[i] = gtk_adjustment_get_value (get_adjustment (scrolled, i));

  return place;
}

/* The room that playback took is given back with the next layout. */
static gboolean
return_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer user_data)
{
  Place *place = g_object_get_data (G_OBJECT (scrolled), PLACE_KEY);

  if (place == NULL || !place->is_returning)
    return G_SOURCE_REMOVE;
  if (place->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  kyo_glide_stop (GTK_SCROLLED_WINDOW (scrolled));
  for (int i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    gtk_adjustment_set_value (get_adjustment (GTK_SCROLLED_WINDOW (scrolled), i), place->values[i]);
  g_object_set_data (G_OBJECT (scrolled), PLACE_KEY, NULL);

  return G_SOURCE_REMOVE;
}

static void
playback_changed_cb (GtkScrolledWindow *scrolled, KyoPlayback *playback)
{
  Place *place = g_object_get_data (G_OBJECT (scrolled), PLACE_KEY);
  KyoCase *kase = kyo_selection_get_case (kyo_playback_get_selection (playback));

  if (kyo_playback_is_active (playback))
    {
      if (place == NULL)
        g_object_set_data_full (G_OBJECT (scrolled), PLACE_KEY, read_place (playback, scrolled),
                                (GDestroyNotify) place_free);
      else
        place->is_returning = FALSE;
      return;
    }
  if (place == NULL || place->is_returning)
    return;
  if (kase != NULL && g_str_equal (kyo_case_get_id (kase), kyo_case_get_id (place->kase)))
    {
      place->is_returning = TRUE;
      place->n_frames = 0;
      gtk_widget_add_tick_callback (GTK_WIDGET (scrolled), return_cb, NULL, NULL);
    }
  else
    g_object_set_data (G_OBJECT (scrolled), PLACE_KEY, NULL);
}

/**
 * kyo_playback_keep_place:
 * @playback: a playback
 * @scrolled: shows something of the case that is played
 *
 * Remembers where @scrolled is when the playback begins, and returns there when it ends, unless
 * another case is shown by then.
 */
void
kyo_playback_keep_place (KyoPlayback *playback, GtkScrolledWindow *scrolled)
{
  g_return_if_fail (KYO_IS_PLAYBACK (playback));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  g_signal_connect_object (playback, "changed", G_CALLBACK (playback_changed_cb), scrolled,
                           G_CONNECT_SWAPPED);
}
