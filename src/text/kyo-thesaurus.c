/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels are looked up, and found in texts, in the folded form (kyo-fold.c). In a text the longest
 * label wins, from left to right. Where words are written without spaces, not every place where a
 * label stands is one:
 *
 *   words       a label is whole words: log is not in login
 *   katakana    a run is a borrowed word, or some of them joined. A label that is not the whole run
 *               must have four characters, and be its beginning, its end, or next to another label:
 *               サーバー is in プロキシサーバー, ログ is neither in ログイン nor in カタログ
 *   the rest    anywhere: compounds are made by joining
 */
#include "config.h"

#include "text/kyo-thesaurus.h"

#include "kyo-text-resources.h"
#include "text/kyo-normaliser.h"
#include "text/kyo-thesaurus-private.h"

#include <string.h>

#define BUNDLED "/io/github/kyokun/Kyokun/thesaurus/kyokun.rdf"
#define LONG_VOWEL 0x30fc
#define MIN_KATAKANA_PART 4 /* characters, as they are written */
#define MIN_ABSORBING 3 /* サーバ in サーバーソフト takes the long vowel, キ in キー does not */

struct _KyoThesaurus
{
  gsize is_loaded; /* for g_once_init_enter () */
  KyoThesaurusData data;
  GPtrArray *terms;   /* borrowed */
  GPtrArray *themes;  /* borrowed */
  GHashTable *starts; /* two characters → GArray of Label, the longest first */
};

typedef struct
{
  const char *text; /* folded; a key of by_label */
  gsize length;     /* bytes */
  gsize n_chars;
  gsize n_written; /* characters of its longest spelling */
  const KyoConcept *concept;
} Label;

G_DEFINE_BOXED_TYPE (KyoThesaurus, kyo_thesaurus, kyo_thesaurus_ref, kyo_thesaurus_unref)

static void
clear_thesaurus (gpointer data)
{
  KyoThesaurus *self = data;

  g_clear_pointer (&self->starts, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  kyo_thesaurus_data_clear (&self->data);
}

static gpointer
make_start (gunichar first, gunichar second)
{
  return GSIZE_TO_POINTER ((gsize) first * 0x200000 + second);
}

static void
add_label (KyoThesaurus *self, const KyoConcept *concept, const char *label)
{
  g_autofree char *folded = kyo_normalise_dup_folded (label);
  gsize n_written = g_utf8_strlen (label, -1);
  Label entry = { .n_written = n_written, .concept = concept };
  GArray *labels;
  gpointer start, text;

  if (g_utf8_strlen (folded, -1) < 2)
    return;

  start = make_start (g_utf8_get_char (folded), g_utf8_get_char (g_utf8_next_char (folded)));
  labels = g_hash_table_lookup (self->starts, start);
  if (labels == NULL)
    {
      labels = g_array_new (FALSE, FALSE, sizeof (Label));
      g_hash_table_insert (self->starts, start, labels);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      Label *known = &g_array_index (labels, Label, i);

      if (strcmp (known->text, folded) == 0)
        {
          known->n_written = MAX (known->n_written, n_written);
          return;
        }
    }

  g_hash_table_lookup_extended (self->data.by_label, folded, &text, NULL);
  entry.text = text;
  entry.length = strlen (folded);
  entry.n_chars = g_utf8_strlen (folded, -1);
  g_array_append_val (labels, entry);
}

static int
compare_labels_cb (gconstpointer a, gconstpointer b)
{
  const Label *x = a, *y = b;

  return (x->length < y->length) - (x->length > y->length);
}

static void
index_data (KyoThesaurus *self)
{
  GHashTableIter iter;
  gpointer labels;

  self->terms = g_ptr_array_new ();
  self->themes = g_ptr_array_new ();
  self->starts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->data.concepts->len; i++)
    {
      KyoConcept *concept = self->data.concepts->pdata[i];

      if (g_str_has_prefix (concept->id, KYO_THEME_PREFIX))
        {
          g_ptr_array_add (self->themes, concept);
          continue;
        }
      g_ptr_array_add (self->terms, concept);
      for (guint lang = 0; lang < KYO_N_LANGS; lang++)
        for (guint j = 0; j + 1 < concept->labels[lang]->len; j++)
          add_label (self, concept, concept->labels[lang]->pdata[j]);
    }

  g_hash_table_iter_init (&iter, self->starts);
  while (g_hash_table_iter_next (&iter, NULL, &labels))
    g_array_sort (labels, compare_labels_cb);
}

/* What is compiled in cannot be missing or wrong: if it is, the build is broken. */
static void
load_bundled (KyoThesaurus *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (kyo_text_get_resource (), BUNDLED,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL || !kyo_thesaurus_data_read (&self->data, bytes, "kyokun.rdf", &error))
    g_error ("The bundled thesaurus: %s", error->message);
  index_data (self);
}

static void
ensure_loaded (KyoThesaurus *self)
{
  if (g_once_init_enter (&self->is_loaded))
    {
      load_bundled (self);
      g_once_init_leave (&self->is_loaded, 1);
    }
}

typedef struct
{
  const KyoNormaliser *normal;
  const char *source;
  gsize last; /* character at which the label before ends */
} Text;

static gboolean
goes_on_in_katakana (const Text *text, gsize i)
{
  const KyoNormalChar *chars = text->normal->chars;

  return i > text->last && i < text->normal->n_chars && kyo_char_is_katakana (chars[i - 1].c) &&
         kyo_char_is_katakana (chars[i].c) &&
         !kyo_normaliser_is_parted (text->normal, text->source, i);
}

static gboolean
goes_on_in_a_word (const Text *text, gsize i)
{
  const KyoNormalChar *chars = text->normal->chars;

  return i > 0 && i < text->normal->n_chars && chars[i - 1].klass == KYO_CHAR_WORD &&
         chars[i].klass == KYO_CHAR_WORD;
}

/* The character at which a label ends that begins at another, or 0 when it does not stand there. */
static gsize
match_label (const Text *text, gsize first, const Label *label)
{
  const KyoNormaliser *normal = text->normal;
  gsize pos = normal->chars[first].pos;
  gsize end = first + label->n_chars;
  gboolean is_begun, goes_on;

  if (pos + label->length > normal->length ||
      memcmp (normal->text + pos, label->text, label->length) != 0 ||
      goes_on_in_a_word (text, first) || goes_on_in_a_word (text, end))
    return 0;

  while (label->n_chars >= MIN_ABSORBING && goes_on_in_katakana (text, end) &&
         normal->chars[end].c == LONG_VOWEL)
    end++;
  is_begun = goes_on_in_katakana (text, first);
  goes_on = goes_on_in_katakana (text, end);
  if ((is_begun && goes_on) || ((is_begun || goes_on) && label->n_written < MIN_KATAKANA_PART))
    return 0;

  return end;
}

static gsize
spot_at (KyoThesaurus *self, const Text *text, gsize first, const KyoConcept **concept)
{
  const KyoNormalChar *chars = text->normal->chars;
  GArray *labels =
    g_hash_table_lookup (self->starts, make_start (chars[first].c, chars[first + 1].c));

  for (guint i = 0; labels != NULL && i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);
      gsize end = match_label (text, first, label);

      *concept = label->concept;
      if (end > 0)
        return end;
    }

  return 0;
}

/**
 * kyo_thesaurus_new_bundled:
 *
 * Makes the thesaurus that comes with the program. It is read when it is first asked something, in
 * the thread that asks; that takes some milliseconds.
 *
 * Returns: (transfer full): the thesaurus
 */
KyoThesaurus *
kyo_thesaurus_new_bundled (void)
{
  return g_atomic_rc_box_new0 (KyoThesaurus);
}

/**
 * kyo_thesaurus_read_bytes:
 * @bytes: SKOS in RDF/XML, as data/thesaurus/thesaurus.rng allows it
 * @name: what messages call the file
 * @error: return location for an error
 *
 * Reads a thesaurus. All or nothing: a file with one fault gives none.
 *
 * Fails with `KYO_TEXT_ERROR_THESAURUS` when it is not well-formed XML, holds what is not known
 * here, a reference that leads nowhere or in a circle, a concept without one preferred label in
 * each language, or a label that leads to two terms; the message names line and rule.
 *
 * Returns: (transfer full): the thesaurus, or `NULL` with @error set
 */
KyoThesaurus *
kyo_thesaurus_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  KyoThesaurusData data = { 0 };
  KyoThesaurus *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!kyo_thesaurus_data_read (&data, bytes, name, error))
    return NULL;

  self = g_atomic_rc_box_new0 (KyoThesaurus);
  self->is_loaded = 1;
  self->data = data;
  index_data (self);
  return self;
}

/**
 * kyo_thesaurus_ref:
 * @self: a thesaurus
 *
 * Adds a reference; safe between threads.
 *
 * Returns: (transfer full): @self
 */
KyoThesaurus *
kyo_thesaurus_ref (KyoThesaurus *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kyo_thesaurus_unref:
 * @self: (transfer full): a thesaurus
 *
 * Drops a reference. Concepts end with the last one.
 */
void
kyo_thesaurus_unref (KyoThesaurus *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_thesaurus);
}

/**
 * kyo_thesaurus_get_terms:
 * @self: a thesaurus
 *
 * Gets all terms, in the order of the file.
 *
 * Returns: (transfer none) (element-type KyoConcept): the terms
 */
GPtrArray *
kyo_thesaurus_get_terms (KyoThesaurus *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ensure_loaded (self);
  return self->terms;
}

/**
 * kyo_thesaurus_get_themes:
 * @self: a thesaurus
 *
 * Gets all themes of lessons, in the order of the file.
 *
 * Returns: (transfer none) (element-type KyoConcept): the themes
 */
GPtrArray *
kyo_thesaurus_get_themes (KyoThesaurus *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ensure_loaded (self);
  return self->themes;
}

/**
 * kyo_thesaurus_lookup:
 * @self: a thesaurus
 * @id: the identifier of a term or theme
 *
 * Looks up a concept by its identifier.
 *
 * Returns: (transfer none) (nullable): the concept
 */
const KyoConcept *
kyo_thesaurus_lookup (KyoThesaurus *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  ensure_loaded (self);
  return g_hash_table_lookup (self->data.by_id, id);
}

/**
 * kyo_thesaurus_find:
 * @self: a thesaurus
 * @label: a word or phrase, in Japanese or English
 *
 * Finds the term that a word means, in whichever of the spellings that kyo-fold.c takes for one.
 * The whole of @label must be the label.
 *
 * Returns: (transfer none) (nullable): the term
 */
const KyoConcept *
kyo_thesaurus_find (KyoThesaurus *self, const char *label)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  ensure_loaded (self);
  folded = kyo_normalise_dup_folded (label);
  return g_hash_table_lookup (self->data.by_label, folded);
}

/**
 * kyo_thesaurus_spot:
 * @self: a thesaurus
 * @text: a text, in Japanese, English or both
 *
 * Finds the terms that stand in a text, as the head of this file tells. A label of one character is
 * not looked for.
 *
 * Returns: (transfer full) (element-type KyoSpot): what stands where, in the order of the text,
 *   none overlapping another
 */
GArray *
kyo_thesaurus_spot (KyoThesaurus *self, const char *text)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (KyoSpot));
  g_autoptr (KyoNormalised) folded = NULL;
  Text where = { .source = text };
  gsize next;

  g_return_val_if_fail (self != NULL, spots);
  g_return_val_if_fail (text != NULL, spots);

  ensure_loaded (self);
  folded = kyo_normalise_new_folded (text, -1);
  where.normal = kyo_normalise_get_normaliser (folded);
  for (gsize i = 0; i + 1 < where.normal->n_chars; i = next)
    {
      const KyoNormalChar *chars = where.normal->chars;
      KyoSpot spot = { .range.start = chars[i].start };
      gsize end = spot_at (self, &where, i, &spot.concept);

      next = i + 1;
      if (end == 0)
        continue;
      spot.range.end = chars[end - 1].end;
      g_array_append_val (spots, spot);
      where.last = next = end;
    }

  return spots;
}

/**
 * kyo_thesaurus_get_theme_label:
 * @self: a thesaurus
 * @theme: a theme as a casebook names it: the last part of its identifier
 * @lang: a language
 *
 * Gets the words by which people are told of a theme.
 *
 * Returns: (transfer none) (nullable): the label, `NULL` when the thesaurus has no such theme
 */
const char *
kyo_thesaurus_get_theme_label (KyoThesaurus *self, const char *theme, KyoLang lang)
{
  g_autofree char *id = NULL;
  const KyoConcept *concept;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  id = g_strconcat (KYO_THEME_PREFIX, theme, NULL);
  concept = kyo_thesaurus_lookup (self, id);
  return concept != NULL ? kyo_concept_get_label (concept, lang) : NULL;
}

/**
 * kyo_concept_get_id:
 * @concept: a concept
 *
 * Gets its identifier.
 *
 * Returns: (transfer none): a URN
 */
const char *
kyo_concept_get_id (const KyoConcept *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  return concept->id;
}

/**
 * kyo_concept_get_label:
 * @concept: a concept
 * @lang: a language
 *
 * Gets the word by which people are told of it.
 *
 * Returns: (transfer none): the preferred label
 */
const char *
kyo_concept_get_label (const KyoConcept *concept, KyoLang lang)
{
  g_return_val_if_fail (concept != NULL, NULL);
  g_return_val_if_fail ((guint) lang < KYO_N_LANGS, NULL);

  return concept->labels[lang]->pdata[0];
}

/**
 * kyo_concept_get_labels:
 * @concept: a concept
 * @lang: a language
 * @n_shown: (out) (optional): how many of them people may be shown; those after are spellings that
 *   are only looked for
 *
 * Gets all words for it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels, the preferred one first
 */
const char *const *
kyo_concept_get_labels (const KyoConcept *concept, KyoLang lang, guint *n_shown)
{
  g_return_val_if_fail (concept != NULL, NULL);
  g_return_val_if_fail ((guint) lang < KYO_N_LANGS, NULL);

  if (n_shown != NULL)
    *n_shown = concept->n_shown[lang];
  return (const char *const *) concept->labels[lang]->pdata;
}

/**
 * kyo_concept_get_broader:
 * @concept: a concept
 *
 * Gets the concepts of which it is a kind or a part; none for a top concept.
 *
 * Returns: (transfer none) (element-type KyoConcept): those next above it
 */
GPtrArray *
kyo_concept_get_broader (const KyoConcept *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  return concept->broader;
}

/**
 * kyo_concept_get_narrower:
 * @concept: a concept
 *
 * Gets the concepts that are kinds or parts of it.
 *
 * Returns: (transfer none) (element-type KyoConcept): those next below it
 */
GPtrArray *
kyo_concept_get_narrower (const KyoConcept *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  return concept->narrower;
}

/**
 * kyo_concept_get_related:
 * @concept: a concept
 *
 * Gets the concepts that belong to it without being broader or narrower, whichever of the two says
 * so in the file. Terms have the themes that are about them among these.
 *
 * Returns: (transfer none) (element-type KyoConcept): the related ones
 */
GPtrArray *
kyo_concept_get_related (const KyoConcept *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  return concept->related;
}

/**
 * kyo_concept_get_matches:
 * @concept: a concept
 *
 * Gets what corresponds to it in VERIS and ATT&CK.
 *
 * Returns: (transfer none) (element-type KyoConceptMatch): the matches, in the order of the file
 */
GPtrArray *
kyo_concept_get_matches (const KyoConcept *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  return concept->matches;
}
