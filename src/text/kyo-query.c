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
 */
#include "config.h"

#include "text/kyo-query.h"

#include "text/kyo-normaliser.h"

#include <string.h>

typedef struct
{
  KyoNormalised *normal; /* never empty */
  gboolean is_closed;    /* in quotes: a word at the end is whole */
} Term;

struct _KyoQuery
{
  GArray *terms; /* of Term */
};

G_DEFINE_BOXED_TYPE (KyoQuery, kyo_query, kyo_query_ref, kyo_query_unref)

static void
clear_term (gpointer data)
{
  Term *term = data;

  g_clear_pointer (&term->normal, kyo_normalise_unref);
}

static void
clear_query (gpointer data)
{
  KyoQuery *self = data;

  g_clear_pointer (&self->terms, g_array_unref);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || c == 0xff02;
}

static void
add_term (KyoQuery *self, const char *begin, const char *end, gboolean is_closed)
{
  Term term = { .is_closed = is_closed };

  if (end == begin)
    return;

  term.normal = kyo_normalise_new (begin, end - begin);
  if (kyo_normalise_get_length (term.normal) > 0)
    g_array_append_val (self->terms, term);
  else
    clear_term (&term);
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
get_class (const Term *term, gsize from_end)
{
  const KyoNormaliser *normaliser = kyo_normalise_get_normaliser (term->normal);

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

static char *
dup_term_fts (const Term *term)
{
  const KyoNormaliser *normaliser = kyo_normalise_get_normaliser (term->normal);
  KyoCharClass last = get_class (term, 1);
  gboolean is_run = last == KYO_CHAR_CJK && get_class (term, 2) == KYO_CHAR_CJK;
  Expression expression = { g_string_new (NULL), normaliser->length, normaliser->text };

  if (is_run)
    expression.drop_from = normaliser->chars[normaliser->n_chars - 1].pos;

  kyo_normaliser_foreach_token (normaliser, append_token, &expression);
  if ((last == KYO_CHAR_CJK && !is_run) || (last == KYO_CHAR_WORD && !term->is_closed))
    g_string_append (expression.fts, " *");

  return g_string_free (expression.fts, FALSE);
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
find_term (const Term *term, const KyoNormalised *text, gsize *offset)
{
  const char *hay = kyo_normalise_get_text (text);
  const char *needle = kyo_normalise_get_text (term->normal);
  gsize hay_length = kyo_normalise_get_length (text);
  gsize needle_length = kyo_normalise_get_length (term->normal);
  gboolean begins_word = is_word_at (needle, 0);
  gboolean ends_word = term->is_closed && is_word_before (needle, needle_length);

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

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, clear_term);
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
      g_autofree char *term = dup_term_fts (&g_array_index (self->terms, Term, i));

      g_string_append (fts, i > 0 ? " AND " : "");
      g_string_append (fts, term);
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
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->terms->len, NULL);

  return dup_term_fts (&g_array_index (self->terms, Term, i));
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
  gsize offset = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (i < self->terms->len, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return find_term (&g_array_index (self->terms, Term, i), text, &offset);
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
      const Term *term = &g_array_index (self->terms, Term, i);
      gsize length = kyo_normalise_get_length (term->normal);

      for (gsize offset = 0; find_term (term, normal, &offset); offset++)
        {
          KyoTextRange range = { kyo_normalise_source_offset (normal, offset),
                                 kyo_normalise_source_end (normal, offset + length) };

          g_array_append_val (ranges, range);
        }
    }

  merge_ranges (ranges);
  return ranges;
}
