/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"
#include "text/kyo-query.h"

G_BEGIN_DECLS

/* Words of incident reports, by what they mean (data/thesaurus). Immutable, counted, safe between
 * threads; passed to whoever needs it. */
#define KYO_TYPE_THESAURUS (kyo_thesaurus_get_type ())
typedef struct _KyoThesaurus KyoThesaurus;

/* Something that is meant, with all the words that mean it; lives as long as its thesaurus. */
typedef struct _KyoConcept KyoConcept;

/* What corresponds to a concept in a vocabulary of others. */
typedef struct
{
  char *relation; /* "exactMatch", "closeMatch" or "broadMatch" */
  char *uri;      /* "urn:veris:action.error.vector:Inadequate personnel", or of a technique */
} KyoConceptMatch;

/* A concept that stands in a text. */
typedef struct
{
  KyoTextRange range; /* bytes of the text */
  const KyoConcept *concept;
} KyoSpot;

GType kyo_thesaurus_get_type (void);
/* The one that comes with the program. Costs nothing until it is asked something. */
KyoThesaurus *kyo_thesaurus_new_bundled (void) G_GNUC_WARN_UNUSED_RESULT;
/* name: what messages call the file. KYO_TEXT_ERROR_THESAURUS when it is none, or breaks a rule. */
KyoThesaurus *kyo_thesaurus_read_bytes (GBytes *bytes,
                                        const char *name,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoThesaurus *kyo_thesaurus_ref (KyoThesaurus *self);
void kyo_thesaurus_unref (KyoThesaurus *self);
/* Of KyoConcept: all terms, all themes, in the order of the file. */
GPtrArray *kyo_thesaurus_get_terms (KyoThesaurus *self);
GPtrArray *kyo_thesaurus_get_themes (KyoThesaurus *self);
/* id: "urn:kyokun:term:…" or "urn:kyokun:theme:…". NULL when there is none. */
const KyoConcept *kyo_thesaurus_lookup (KyoThesaurus *self, const char *id);
/* The term that a word is a label of, in whichever spelling; NULL when it is none. */
const KyoConcept *kyo_thesaurus_find (KyoThesaurus *self, const char *label);
/* Of KyoSpot, in order, none overlapping another, the longest labels first; caller owns. */
GArray *kyo_thesaurus_spot (KyoThesaurus *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* theme: as a casebook names it, such as "backup". NULL when it is none. */
const char *kyo_thesaurus_get_theme_label (KyoThesaurus *self, const char *theme, KyoLang lang);

const char *kyo_concept_get_id (const KyoConcept *concept);
/* The word by which people are told of it. */
const char *kyo_concept_get_label (const KyoConcept *concept, KyoLang lang);
/* All words of a language, the preferred one first; those from n_shown on are only looked for. */
const char *const *kyo_concept_get_labels (const KyoConcept *concept, KyoLang lang, guint *n_shown);
/* Of KyoConcept, only those next to it. */
GPtrArray *kyo_concept_get_broader (const KyoConcept *concept);
GPtrArray *kyo_concept_get_narrower (const KyoConcept *concept);
GPtrArray *kyo_concept_get_related (const KyoConcept *concept);
/* Of KyoConceptMatch. */
GPtrArray *kyo_concept_get_matches (const KyoConcept *concept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoThesaurus, kyo_thesaurus_unref)

G_END_DECLS
