/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_TEXT_ERROR_INVALID,   /* an argument that is empty, out of range, or not UTF-8 */
  KYO_TEXT_ERROR_NOT_FOUND, /* the quoted words do not stand in the text */
  KYO_TEXT_ERROR_AMBIGUOUS, /* they stand there more than once */
  KYO_TEXT_ERROR_TOKENIZER, /* this SQLite cannot take the tokenizer */
  KYO_TEXT_ERROR_THESAURUS, /* a thesaurus that is no XML or breaks a rule */
} KyoTextError;
#define KYO_TEXT_ERROR (kyo_text_error_quark ())
GQuark kyo_text_error_quark (void);

G_END_DECLS
