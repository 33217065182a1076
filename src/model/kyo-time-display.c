/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-time-private.h"

/**
 * kyo_time_dup_display:
 * @self: a time
 * @lang: the language to say it in
 *
 * Says a time for people.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_time_dup_display (const KyoTime *self, KyoLang lang)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->edtf);
}

/**
 * kyo_time_dup_relative:
 * @self: a time
 * @reference: the time to which it is told
 * @lang: the language to say it in
 *
 * Says a time by another one.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_time_dup_relative (const KyoTime *self, const KyoTime *reference, KyoLang lang)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  return kyo_time_dup_display (self, lang);
}
