/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character of the normalised form is to search. Private to text/. */
typedef enum
{
  KYO_CHAR_SPACE,
  KYO_CHAR_WORD, /* part of a word: letters, digits and marks that are not CJK */
  KYO_CHAR_CJK,  /* written without spaces between words */
  KYO_CHAR_SIGN, /* everything else, each by itself */
} KyoCharClass;

/* CJK characters that are their own normal form (NFKC, lower case) and never combine with the
 * character before them: nearly all of a Japanese text. */
static inline gboolean
kyo_char_is_plain_cjk (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30a1 && c <= 0x30fe && c != 0x30fb) || c == 0x3005 || c == 0x3007;
}

static inline gboolean
kyo_char_is_katakana (gunichar c)
{
  return (c >= 0x30a1 && c <= 0x30fe && c != 0x30fb) || (c >= 0x31f0 && c <= 0x31ff);
}

KyoCharClass kyo_char_class (gunichar c);
gboolean kyo_char_vanishes (gunichar c);
gboolean kyo_char_extends (gunichar c);
gboolean kyo_char_is_enclosed (gunichar c);
gsize kyo_char_decompose (gunichar c, gunichar *result, gsize size);
gboolean kyo_char_is_grapheme_break (gunichar before, gunichar after);

G_END_DECLS
