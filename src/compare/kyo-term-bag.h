/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* One text of what is compared, in one language. */
typedef struct
{
  char *id; /* what holds the text; NULL in a plain text */
  KyoLang lang;
  char *text;
  GHashTable *words; /* term → the keyword that it was made from (char *) */
} KyoTermText;

/* A case or a plain text as a bag of terms. Private to compare/. */
typedef struct
{
  GPtrArray *texts;   /* of KyoTermText, in the order in which reasons prefer them */
  GHashTable *counts; /* term → GUINT_TO_POINTER (count), over all texts */
  guint length;       /* sum of all counts */
} KyoTermBag;

KyoTermBag *kyo_term_bag_new_for_case (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
KyoTermBag *kyo_term_bag_new_for_text (const char *text, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_term_bag_free (KyoTermBag *self);
guint kyo_term_bag_count (const KyoTermBag *self, const char *term);
const KyoTermText *kyo_term_bag_find_text (const KyoTermBag *self, const char *term, KyoLang lang);
char *kyo_term_bag_text_dup_word (const KyoTermText *part, const char *term);
const char *kyo_term_kind (const char *term);
const char *kyo_term_value (const char *term);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoTermBag, kyo_term_bag_free)

G_END_DECLS
