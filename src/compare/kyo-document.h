/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* One text of a document, in one language. */
typedef struct
{
  char *id; /* what holds the text; NULL in a plain text */
  KyoLang lang;
  char *text;
  GHashTable *words; /* term → the keyword that it was made from (char *) */
} KyoDocumentPart;

/* A case or a plain text as a bag of terms. Private to compare/. */
typedef struct
{
  GPtrArray *parts;   /* of KyoDocumentPart, in the order in which reasons prefer them */
  GHashTable *counts; /* term → GUINT_TO_POINTER (count), over all parts */
  guint length;       /* sum of all counts */
} KyoDocument;

KyoDocument *kyo_document_new_for_case (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
KyoDocument *kyo_document_new_for_text (const char *text, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_document_free (KyoDocument *self);
guint kyo_document_count (const KyoDocument *self, const char *term);
const KyoDocumentPart *
kyo_document_find_part (const KyoDocument *self, const char *term, KyoLang lang);
char *kyo_document_part_dup_word (const KyoDocumentPart *part, const char *term);
const char *kyo_document_term_kind (const char *term);
const char *kyo_document_term_value (const char *term);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoDocument, kyo_document_free)

G_END_DECLS
