/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"
#include "text/kyo-normalise.h"

G_BEGIN_DECLS

/* What a person typed into a search field: terms, all of which must be found. Immutable, counted.
 */
#define KYO_TYPE_QUERY (kyo_query_get_type ())
typedef struct _KyoQuery KyoQuery;

/* Bytes of a text, end excluded. */
typedef struct
{
  gsize start;
  gsize end;
} KyoTextRange;

GType kyo_query_get_type (void);
/* text may be NULL: an empty query. */
KyoQuery *kyo_query_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
KyoQuery *kyo_query_ref (KyoQuery *self);
void kyo_query_unref (KyoQuery *self);
guint kyo_query_get_n_terms (const KyoQuery *self);
gboolean kyo_query_is_empty (const KyoQuery *self);
/* For MATCH on an FTS5 table that is tokenized by "kyokun"; NULL when the query is empty. */
char *kyo_query_dup_fts (const KyoQuery *self);
char *kyo_query_dup_term_fts (const KyoQuery *self, guint i);
/* How many phrases a term has in that expression, one after the other. */
guint kyo_query_get_n_phrases (const KyoQuery *self, guint i);
/* Made by kyo_query_widen() (kyo-query-widen.h): finds other words for the same too. */
gboolean kyo_query_is_wide (const KyoQuery *self);
KyoQuery *kyo_query_get_exact (KyoQuery *self);
/* Those words; caller owns. */
char **kyo_query_dup_labels (const KyoQuery *self) G_GNUC_WARN_UNUSED_RESULT;
/* In which a text is shown that is found in both; Japanese unless widened for another. */
KyoLang kyo_query_get_lang (const KyoQuery *self);
/* The one by which alone a text is found; NULL when what was typed stands in it, or nothing. */
const char *kyo_query_find_other (const KyoQuery *self, const KyoNormalised *text);
/* The plain scan: what the index must agree with. An empty query matches nothing. */
gboolean kyo_query_matches (const KyoQuery *self, const KyoNormalised *text);
gboolean kyo_query_term_matches (const KyoQuery *self, guint i, const KyoNormalised *text);
/* The KyoTextRanges of all hits of all terms, sorted, none touching another; caller owns. */
GArray *kyo_query_find (const KyoQuery *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoQuery, kyo_query_unref)

G_END_DECLS
