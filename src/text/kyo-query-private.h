/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"
#include "text/kyo-query.h"

G_BEGIN_DECLS

/* Private to text/. */
typedef struct
{
  KyoNormalised *normal; /* never empty */
  gboolean is_closed;    /* in quotes: a word at the end is whole */
} KyoQueryWord;

/* Another word for a term. */
typedef struct
{
  KyoQueryWord word;
  char *label; /* of which the word is a form */
  KyoLang lang;
  gboolean is_shown; /* not a mere spelling */
} KyoQueryOther;

/* Found where all words stand, or any of the others. */
typedef struct
{
  GArray *words;  /* of KyoQueryWord; one, but in a wide query */
  GArray *others; /* of KyoQueryOther; none, but in a wide query */
} KyoQueryTerm;

KyoQueryTerm *kyo_query_term_new (void);
gboolean kyo_query_word_matches (const KyoQueryWord *word, const KyoNormalised *text);
const GPtrArray *kyo_query_get_terms (const KyoQuery *self); /* of KyoQueryTerm */
/* Takes the terms. */
KyoQuery *kyo_query_new_wide (KyoQuery *exact, GPtrArray *terms, KyoLang lang);

G_END_DECLS
