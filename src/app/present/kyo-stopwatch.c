/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/present/kyo-stopwatch.h"

/**
 * kyo_stopwatch_dup_words:
 * @seconds: since the beginning, at least 0
 *
 * Writes elapsed time as a stopwatch does; hours only once there are any.
 *
 * Returns: (transfer full): "12:05" or "1:02:03"
 */
char *
kyo_stopwatch_dup_words (gint64 seconds)
{
  gint64 hours = seconds / 3600;
  int minutes = (int) (seconds / 60 % 60);
  int rest = (int) (seconds % 60);

  g_return_val_if_fail (seconds >= 0, NULL);

  if (hours > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", hours, minutes, rest);

  return g_strdup_printf ("%d:%02d", minutes, rest);
}
