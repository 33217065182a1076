/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "compare/kyo-match.h"
#include "text/kyo-thesaurus.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_COMPARE_ERROR_TEXT,       /* not UTF-8 */
  KYO_COMPARE_ERROR_INCOMPLETE, /* a case without its passages, as the store lists it */
} KyoCompareError;
#define KYO_COMPARE_ERROR (kyo_compare_error_quark ())
GQuark kyo_compare_error_quark (void);

#define KYO_COMPARE_MAX_REASONS 8

/* Of KyoMatch, best first, only cases that have something in common; limit 0: all. The cases are
 * complete ones. thesaurus may be NULL: only the same words meet. lang is that of labels, and of
 * the texts where both sides have it. */
GPtrArray *kyo_compare_text (GPtrArray *cases,
                             const char *text,
                             KyoThesaurus *thesaurus,
                             KyoLang lang,
                             guint limit,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A reference case that is the own one itself (the same id) is left out. */
GPtrArray *kyo_compare_case (GPtrArray *reference_cases,
                             KyoCase *own,
                             KyoThesaurus *thesaurus,
                             KyoLang lang,
                             guint limit,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
