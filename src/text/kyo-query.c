/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query has two meanings that must be one: a substring of the normalised text, and a phrase of
 * tokens in the index. They agree because the tokens tell the text exactly (see
 * kyo-normaliser.c), but for the end of a term, where the text may go on:
 *
 *   障害    the bigram 障害; the lone 害 that the tokenizer would add is dropped
 *   害      any token that begins with 害: the bigrams that it starts, and itself
 *   rdp     any token that begins with rdp, unless quotes were closed behind it
 *   a-      the tokens as they are
 *
 * In a wide query (kyo-query-widen.c) a term is found as well where another word for it stands.
 */
#include "config.h"

#include "text/kyo-query.h"

#include "text/kyo-normaliser.h"
#include "text/kyo-query-private.h"

#include <string.h>

struct _KyoQuery
{
  GPtrArray *terms; /* of KyoQueryTerm */
  KyoQuery *exact;  /* what was widened; NULL when this is no wide query */
  KyoLang lang;     /* the reader's, of a wide query */
};

G_DEFINE_BOXED_TYPE (KyoQuery, kyo_query, kyo_query_ref, kyo_query_unref)

static void
clear_word (gpointer data)
{
  KyoQueryWord *word = data;

  g_clear_pointer (&word->normal, kyo_normalise_unref);
}

static void
clear_other (gpointer data)
{
  KyoQueryOther *other = data;

  clear_word (&other->word);
  g_free (other->label);
}

static void
free_term (gpointer data)
{
  KyoQueryTerm *term = data;

  g_array_unref (term->words);
  g_array_unref (term->others);
  g_free (term);
}

static void
clear_query (gpointer data)
{
  KyoQuery *self = data;

  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->exact, kyo_query_unref);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || c == 0xff02;
}

static void
add_term (KyoQuery *self, const char *begin, const char *end, gboolean is_closed)
{
  KyoQueryWord word = { .is_closed = is_closed };
  KyoQueryTerm *term;

  if (end == begin)
    return;

  word.normal = kyo_normalise_new (begin, end - begin);
  if (kyo_normalise_get_length (word.normal) == 0)
    {
      clear_word (&word);
      return;
    }
  term = kyo_query_term_new ();
  g_array_append_val (term->words, word);
  g_ptr_array_add (self->terms, term);
}

static void
parse (KyoQuery *self, const char *text)
{
  gboolean in_quotes = FALSE;
  const char *begin = text;
  const char *p = text;

  for (const char *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (is_quote (c))
        {
          add_term (self, begin, p, in_quotes);
          in_quotes = !in_quotes;
          begin = next;
        }
      else if (!in_quotes && g_unichar_isspace (c))
        {
          add_term (self, begin, p, FALSE);
          begin = next;
        }
    }

  add_term (self, begin, p, FALSE); /* quotes not yet closed: the word is still being typed */
}

static KyoCharClass
get_class (const KyoQueryWord *word, gsize from_end)
{
  const KyoNormaliser *normaliser = kyo_normalise_get_normaliser (word->normal);

  return normaliser->n_chars < from_end ? KYO_CHAR_SPACE
                                        : normaliser->chars[normaliser->n_chars - from_end].klass;
}

typedef struct
{
  GString *fts;
  gsize drop_from; /* byte of the normalised form at which tokens are no longer wanted */
  const char *text;
} Expression;

static gboolean
append_token (const char *token, gsize token_length, gsize start, gsize end, gpointer user_data)
{
  Expression *expression = user_data;

  if ((gsize) (token - expression->text) >= expression->drop_from)
    return FALSE;

  g_string_append (expression->fts, expression->fts->len > 0 ? " + \"" : "\"");
  for (gsize i = 0; i < token_length; i++)
    {
      if (token[i] == '"')
        g_string_append_c (expression->fts, '"');
      g_string_append_c (expression->fts, token[i]);
    }
  g_string_append_c (expression->fts, '"');
  return TRUE;
}

static void
append_word_fts (GString *fts, const KyoQueryWord *word)
{
  const KyoNormaliser *normaliser = kyo_normalise_get_normaliser (word->normal);
  KyoCharClass last = get_class (word, 1);
  gboolean is_run = last == KYO_CHAR_CJK && get_class (word, 2) == KYO_CHAR_CJK;
  g_autoptr (GString) phrase = g_string_new (NULL);
  Expression expression = { phrase, normaliser->length, normaliser->text };

  if (is_run)
    expression.drop_from = normaliser->chars[normaliser->n_chars - 1].pos;

  kyo_normaliser_foreach_token (normaliser, append_token, &expression);
  g_string_append (fts, phrase->str);
  if ((last == KYO_CHAR_CJK && !is_run) || (last == KYO_CHAR_WORD && !word->is_closed))
    g_string_append (fts, " *");
}

/* One phrase for each word, then one for each other. */
static void
append_term_fts (GString *fts, const KyoQueryTerm *term)
{
  gboolean is_group = term->words->len > 1 && term->others->len > 0;

  g_string_append (fts, is_group ? "(" : "");
  for (guint i = 0; i < term->words->len; i++)
    {
      g_string_append (fts, i > 0 ? " AND " : "");
      append_word_fts (fts, &g_array_index (term->words, KyoQueryWord, i));
    }
  g_string_append (fts, is_group ? ")" : "");
  for (guint i = 0; i < term->others->len; i++)
    {
      g_string_append (fts, " OR ");
      append_word_fts (fts, &g_array_index (term->others, KyoQueryOther, i).word);
    }
}

static gboolean
is_word_before (const char *text, gsize offset)
{
  return offset > 0 &&
         kyo_char_class (g_utf8_get_char (g_utf8_prev_char (text + offset))) == KYO_CHAR_WORD;
}

static gboolean
is_word_at (const char *text, gsize offset)
{
  return kyo_char_class (g_utf8_get_char (text + offset)) == KYO_CHAR_WORD;
}

/* The next hit at or after *offset, which it is put into. */
static gboolean
find_word (const KyoQueryWord *word, const KyoNormalised *text, gsize *offset)
{
  const char *hay = kyo_normalise_get_text (text);
  const char *needle = kyo_normalise_get_text (word->normal);
  gsize hay_length = kyo_normalise_get_length (text);
  gsize needle_length = kyo_normalise_get_length (word->normal);
  gboolean begins_word = is_word_at (needle, 0);
  gboolean ends_word = word->is_closed && is_word_before (needle, needle_length);

  while (*offset < hay_length)
    {
      const char *hit = memmem (hay + *offset, hay_length - *offset, needle, needle_length);

      if (hit == NULL)
        return FALSE;
      *offset = hit - hay;
      if (!(begins_word && is_word_before (hay, *offset)) &&
          !(ends_word && is_word_at (hay, *offset + needle_length)))
        return TRUE;
      *offset += 1;
    }

  return FALSE;
}

static void
find_all (const KyoQueryWord *word, const KyoNormalised *text, GArray *ranges)
{
  gsize length = kyo_normalise_get_length (word->normal);

  for (gsize offset = 0; find_word (word, text, &offset); offset++)
    {
      KyoTextRange range = { kyo_normalise_source_offset (text, offset),
                             kyo_normalise_source_end (text, offset + length) };

      g_array_append_val (ranges, range);
    }
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const KyoTextRange *x = a, *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

static void
merge_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      KyoTextRange *range = &g_array_index (ranges, KyoTextRange, i);
      KyoTextRange *last = n > 0 ? &g_array_index (ranges, KyoTextRange, n - 1) : NULL;

      if (last != NULL && range->start <= last->end)
        last->end = MAX (last->end, range->end);
      else
        g_array_index (ranges, KyoTextRange, n++) = *range;
    }

  g_array_set_size (ranges, n);
}

static gboolean
have_all_words (const KyoQueryTerm *term, const KyoNormalised *text)
{
  for (guint i = 0; i < term->words->len; i++)
    if (!kyo_query_word_matches (&g_array_index (term->words, KyoQueryWord, i), text))
      return FALSE;

  return TRUE;
}

/**
 * kyo_query_new:
 * @text: (nullable): what was typed
 *
 * Reads what a person typed. White space (also U+3000) parts terms, all of which must be found;
 * quotes (" “ ” ＂) hold a phrase together, whose last word must then be whole. While quotes are
 * still open the last word may go on. Nothing that is typed is an error.
 *
 * Returns: (transfer full): the query
 */
KyoQuery *
kyo_query_new (const char *text)
{
  KyoQuery *self = g_atomic_rc_box_new0 (KyoQuery);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  self->terms = g_ptr_array_new_with_free_func (free_term);
  parse (self, valid);

  return self;
}

/**
 * kyo_query_ref:
 * @self: a query
 *
 * Adds a reference; safe between threads.
 *
 * Returns: (transfer full): @self
 */
KyoQuery *
kyo_query_ref (KyoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kyo_query_unref:
 * @self: (transfer full): a query
 *
 * Drops a reference.
 */
void
kyo_query_unref (KyoQuery *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_query);
}

/**
 * kyo_query_get_n_terms:
 * @self: a query
 *
 * Counts the terms.
 *
 * Returns: how many there are
 */
guint
kyo_query_get_n_terms (const KyoQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->terms->len;
}

/**
 * kyo_query_is_empty:
 * @self: a query
 *
 * Tells whether nothing is asked for.
 *
 * Returns: whether there is no term
 */
gboolean
kyo_query_is_empty (const KyoQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0;
}

/**
 * kyo_query_dup_fts:
 * @self: a query
 *
 * Makes the expression by which an FTS5 table (https://sqlite.org/fts5.html, section 3) finds
 * exactly the rows that kyo_query_matches(). The table must use the tokenizer `kyokun` and
 * `detail=full`. To ask one column only, put `column : (…)` around it.
 *
 * Returns: (transfer full) (nullable): the expression, `NULL` when the query is empty
 */
char *
kyo_query_dup_fts (const KyoQuery *self)
{
  GString *fts;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->terms->len == 0)
    return NULL;

  fts = g_string_new (NULL);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const KyoQueryTerm *term = self->terms->pdata[i];
      gboolean is_group = self->terms->len > 1 && term->others->len > 0;

      g_string_append (fts, i > 0 ? " AND " : "");
      g_string_append (fts, is_group ? "(" : "");
      append_term_fts (fts, term);
      g_string_append (fts, is_group ? ")" : "");
    }

  return g_string_free (fts, FALSE);
}

/**
 * kyo_query_dup_term_fts:
 * @self: a query
 * @i: which term
 *
 * Makes the expression of one term, as kyo_query_dup_fts() does for all.
 *
 * Returns: (transfer full): the expression
 */
char *
kyo_query_dup_term_fts (const KyoQuery *self, guint i)
{
  GString *fts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->terms->len, NULL);

  fts = g_string_new (NULL);
  append_term_fts (fts, self->terms->pdata[i]);
  return g_string_free (fts, FALSE);
}

/**
 * kyo_query_matches:
 * @self: a query
 * @text: a normalised text
 *
 * The plain scan: tells whether every term stands in a text. A term that begins with a word
 * character begins where a word does (`wann` finds WannaCry, `it` does not find security).
 *
 * Returns: whether all do; `FALSE` for an empty query
 */
gboolean
kyo_query_matches (const KyoQuery *self, const KyoNormalised *text)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < self->terms->len; i++)
    if (!kyo_query_term_matches (self, i, text))
      return FALSE;

  return self->terms->len > 0;
}

/**
 * kyo_query_term_matches:
 * @self: a query
 * @i: which term
 * @text: a normalised text
 *
 * Tells whether one term stands in a text.
 *
 * Returns: whether it does
 */
gboolean
kyo_query_term_matches (const KyoQuery *self, guint i, const KyoNormalised *text)
{
  const KyoQueryTerm *term;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (i < self->terms->len, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  term = self->terms->pdata[i];
  if (have_all_words (term, text))
    return TRUE;
  for (guint j = 0; j < term->others->len; j++)
    if (kyo_query_word_matches (&g_array_index (term->others, KyoQueryOther, j).word, text))
      return TRUE;

  return FALSE;
}

/**
 * kyo_query_get_n_phrases:
 * @self: a query
 * @i: which term
 *
 * Counts the phrases that a term has in the expression of kyo_query_dup_fts(): one for each of its
 * words and one for each other word for it.
 *
 * Returns: how many there are, at least 1
 */
guint
kyo_query_get_n_phrases (const KyoQuery *self, guint i)
{
  const KyoQueryTerm *term;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (i < self->terms->len, 0);

  term = self->terms->pdata[i];
  return term->words->len + term->others->len;
}

/**
 * kyo_query_is_wide:
 * @self: a query
 *
 * Tells whether a query finds more than was typed.
 *
 * Returns: whether kyo_query_widen() made it and found other words
 */
gboolean
kyo_query_is_wide (const KyoQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->exact != NULL;
}

/**
 * kyo_query_get_exact:
 * @self: a query
 *
 * Gets what was typed.
 *
 * Returns: (transfer none): the query that was widened, or @self
 */
KyoQuery *
kyo_query_get_exact (KyoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->exact != NULL ? self->exact : self;
}

/**
 * kyo_query_find_other:
 * @self: a query
 * @text: a normalised text
 *
 * Finds by which other word a text is found: for the first term whose own words do not stand in it.
 *
 * Returns: (transfer none) (nullable): the label, as the thesaurus writes it; `NULL` when the exact
 *   query matches, or the wide one does not
 */
const char *
kyo_query_find_other (const KyoQuery *self, const KyoNormalised *text)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!kyo_query_matches (self, text))
    return NULL;
  for (guint i = 0; i < self->terms->len; i++)
    {
      const KyoQueryTerm *term = self->terms->pdata[i];

      if (have_all_words (term, text))
        continue;
      for (guint j = 0; j < term->others->len; j++)
        {
          const KyoQueryOther *other = &g_array_index (term->others, KyoQueryOther, j);

          if (kyo_query_word_matches (&other->word, text))
            return other->label;
        }
    }

  return NULL;
}

/**
 * kyo_query_dup_labels:
 * @self: a query
 *
 * Lists the other words that a wide query finds, as the thesaurus writes them, those in the
 * reader's language first; no mere spellings.
 *
 * Returns: (transfer full) (array zero-terminated=1): the labels, none for an exact query
 */
char **
kyo_query_dup_labels (const KyoQuery *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->terms->len; i++)
      {
        const KyoQueryTerm *term = self->terms->pdata[i];

        for (guint j = 0; j < term->others->len; j++)
          {
            const KyoQueryOther *other = &g_array_index (term->others, KyoQueryOther, j);

            if (other->is_shown && (other->lang == self->lang) == (pass == 0) &&
                !g_ptr_array_find_with_equal_func (labels, other->label, g_str_equal, NULL))
              g_ptr_array_add (labels, g_strdup (other->label));
          }
      }
  g_ptr_array_add (labels, NULL);

  return (char **) g_ptr_array_steal (labels, NULL);
}

/**
 * kyo_query_get_lang:
 * @self: a query
 *
 * Gets the language in which a text is to be shown that is found in both.
 *
 * Returns: the reader's of a wide query, else Japanese
 */
KyoLang
kyo_query_get_lang (const KyoQuery *self)
{
  g_return_val_if_fail (self != NULL, KYO_LANG_JA);

  return self->lang;
}

/**
 * kyo_query_find:
 * @self: a query
 * @text: a text as it is shown
 *
 * Finds all hits of each term, whether or not the others stand in the text too.
 *
 * Returns: (transfer full) (element-type KyoTextRange): what to mark, in bytes of @text, sorted,
 *   none overlapping or touching another
 */
GArray *
kyo_query_find (const KyoQuery *self, const char *text)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (KyoTextRange));
  g_autoptr (KyoNormalised) normal = NULL;

  g_return_val_if_fail (self != NULL, ranges);
  g_return_val_if_fail (text != NULL, ranges);

  normal = kyo_normalise_new (text, -1);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const KyoQueryTerm *term = self->terms->pdata[i];

      for (guint j = 0; j < term->words->len; j++)
        find_all (&g_array_index (term->words, KyoQueryWord, j), normal, ranges);
      for (guint j = 0; j < term->others->len; j++)
        find_all (&g_array_index (term->others, KyoQueryOther, j).word, normal, ranges);
    }

  merge_ranges (ranges);
  return ranges;
}

/**
 * kyo_query_term_new:
 *
 * Makes a term without words. Private to text/.
 *
 * Returns: (transfer full): the term
 */
KyoQueryTerm *
kyo_query_term_new (void)
{
  KyoQueryTerm *term = g_new0 (KyoQueryTerm, 1);

  term->words = g_array_new (FALSE, FALSE, sizeof (KyoQueryWord));
  g_array_set_clear_func (term->words, clear_word);
  term->others = g_array_new (FALSE, FALSE, sizeof (KyoQueryOther));
  g_array_set_clear_func (term->others, clear_other);
  return term;
}

/**
 * kyo_query_word_matches:
 * @word: a word
 * @text: a normalised text
 *
 * Tells whether a word stands in a text. Private to text/.
 *
 * Returns: whether it does
 */
gboolean
kyo_query_word_matches (const KyoQueryWord *word, const KyoNormalised *text)
{
  gsize offset = 0;

  return find_word (word, text, &offset);
}

/**
 * kyo_query_get_terms:
 * @self: a query
 *
 * Gets at its terms. Private to text/.
 *
 * Returns: (transfer none) (element-type KyoQueryTerm): the terms
 */
const GPtrArray *
kyo_query_get_terms (const KyoQuery *self)
{
  return self->terms;
}

/**
 * kyo_query_new_wide:
 * @exact: what was typed
 * @terms: (transfer full) (element-type KyoQueryTerm): its words, with the other words for them
 * @lang: the reader's language
 *
 * Makes a wide query. Private to text/.
 *
 * Returns: (transfer full): the query
 */
KyoQuery *
kyo_query_new_wide (KyoQuery *exact, GPtrArray *terms, KyoLang lang)
{
  KyoQuery *self = g_atomic_rc_box_new0 (KyoQuery);

  self->exact = kyo_query_ref (exact);
  self->lang = lang;
  self->terms = terms;
  g_ptr_array_set_free_func (terms, free_term);
  return self;
}
