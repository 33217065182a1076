/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "compare/kyo-term-bag.h"

G_BEGIN_DECLS

/* Private to compare/. */
#define KYO_SCORING_N_LANGS 2

typedef struct
{
  const char *key;          /* a term of the query, or the identifier of the family */
  const KyoConcept *family; /* NULL for a term */
  double weight;            /* idf · w */
} KyoScoringTerm;

typedef struct
{
  const KyoScoringTerm *term;
  double share; /* of the score before it is normalised */
} KyoScoringShare;

/* A case, counted in one language. */
typedef struct
{
  KyoCase *kase; /* borrowed */
  KyoTermBag *bag;
  KyoLang query_lang; /* which of the queries it is set beside */
} KyoScoringCase;

/* What is asked about, counted in one language. */
typedef struct
{
  KyoTermBag *bag;
  GArray *terms; /* of KyoScoringTerm */
  double best;   /* what a score is measured by */
} KyoScoringQuery;

/* What one comparison works on. */
typedef struct
{
  KyoThesaurus *thesaurus;                       /* borrowed, may be NULL */
  GPtrArray *cases;                              /* of KyoScoringCase */
  KyoScoringQuery *queries[KYO_SCORING_N_LANGS]; /* those that are needed */
  double average_length;
  KyoLang lang; /* the reader's */
} KyoScoring;

void kyo_scoring_clear (KyoScoring *self);
/* Of KyoScoringCase; takes nothing in yet. */
GPtrArray *kyo_scoring_create_cases (void) G_GNUC_WARN_UNUSED_RESULT;
/* Counts a case in lang, to be set beside the query in query_lang. */
void kyo_scoring_count_case (
  KyoScoring *self, GPtrArray *cases, KyoCase *kase, KyoLang lang, KyoLang query_lang);
/* Takes the bag. All cases are counted before. */
void kyo_scoring_set_query (KyoScoring *self, KyoLang lang, KyoTermBag *bag);
/* Before it is divided by the best. Shares are appended to shared (of KyoScoringShare) unless NULL.
 */
double kyo_scoring_score (const KyoScoring *self, const KyoScoringCase *kase, GArray *shared);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KyoScoring, kyo_scoring_clear)

G_END_DECLS
