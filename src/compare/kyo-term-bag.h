/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"
#include "text/kyo-thesaurus.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_TERM_WORD,
  KYO_TERM_CONCEPT,
  KYO_TERM_CATEGORY,
  KYO_TERM_THEME,
} KyoTermKind;

/* One text of what is compared, in one language. */
typedef struct
{
  char *id; /* what holds the text; NULL in a plain text */
  KyoLang lang;
  char *text;
  GHashTable *places; /* term → GArray of KyoTextRange: where it stands */
} KyoTermText;

/* A case or a plain text as a bag of terms. Private to compare/. */
typedef struct
{
  GPtrArray *texts;   /* of KyoTermText, in the order in which reasons prefer them */
  GHashTable *counts; /* term → GUINT_TO_POINTER (count), over all texts */
  guint length;       /* sum of all counts */
  GHashTable *wholes; /* set of the terms that are more than a part of a compound */
  /* KyoConcept → GPtrArray of const char *: the terms of the bag that are it or next below it. */
  GHashTable *families;
} KyoTermBag;

/* thesaurus may be NULL: no concepts. Of a bilingual text only lang is counted. */
KyoTermBag *kyo_term_bag_new_for_case (KyoCase *kase,
                                       KyoThesaurus *thesaurus,
                                       KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
KyoTermBag *kyo_term_bag_new_for_text (const char *text,
                                       KyoThesaurus *thesaurus,
                                       KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_term_bag_free (KyoTermBag *self);
guint kyo_term_bag_count (const KyoTermBag *self, const char *term);
guint kyo_term_bag_count_family (const KyoTermBag *self, const KyoConcept *family);
/* The one that most words are in; fallback when there is no telling. */
KyoLang kyo_term_bag_guess_lang (const KyoTermBag *self, KyoLang fallback);
/* NULL when no text holds it. */
const KyoTermText *kyo_term_bag_find_text (const KyoTermBag *self, const char *term, KyoLang lang);

KyoTermKind kyo_term_get_kind (const char *term);
/* The word itself, the identifier of the concept or theme, the nick of the category. */
const char *kyo_term_get_value (const char *term);

/* Whether most of what a case says is there in a language. */
gboolean kyo_term_case_speaks (KyoCase *kase, KyoLang lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoTermBag, kyo_term_bag_free)

G_END_DECLS
