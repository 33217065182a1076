/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-tokens.h"

#include "text/kyo-normaliser.h"

/**
 * kyo_tokens_foreach:
 * @text: a text
 * @length: its length in bytes, or -1 when it ends in a zero byte
 * @func: (scope call): what to call for each token; it returns `FALSE` to stop
 * @user_data: what to give it
 *
 * Splits a text into search tokens, in order: for each CJK character the bigram of it and the
 * next (the character alone at the end of a run), each word, each sign. A sequence of tokens
 * stands in the index exactly where the characters stand in the normalised text.
 */
void
kyo_tokens_foreach (const char *text, gssize length, KyoTokenFunc func, gpointer user_data)
{
  g_auto (KyoNormaliser) normaliser = { 0 };

  g_return_if_fail (text != NULL);
  g_return_if_fail (func != NULL);

  kyo_normaliser_run (&normaliser, text, length);
  kyo_normaliser_foreach_token (&normaliser, func, user_data);
}
