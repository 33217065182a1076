/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anchors after the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, sections
 * 4.2.4 text quote and 4.2.5 text position selectors). A note that silently sits on other words
 * than it was made on is worse than one that a person has to place again; hence:
 *
 *   - the position alone counts only while the hash says that the text is the same;
 *   - the exact words count only with what stood around them, or when they are long and their
 *     context says nothing;
 *   - of two places that are about as good, neither is taken;
 *   - words that only resemble the quote are shown to a person, never taken.
 */
#include "config.h"

#include "text/kyo-anchor.h"

#include "text/kyo-char.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SURE_CONTEXT 0.7      /* share of the context that must be the same */
#define OTHER_CONTEXT 0.3     /* a side of which less is the same is another */
#define SURE_RUN 4            /* code points right beside the quote that must be the same */
#define SURE_SIDE 16          /* code points of a side that tells enough by itself */
#define TELLING_CONTEXT 8     /* a shorter context says nothing */
#define CLEAR_LEAD 0.1        /* by which the best place must be better than the second */
#define FUZZY_SHARE 0.3       /* of the quote may differ for a person to be asked */
#define MAX_FUZZY_WORK 64.0e6 /* quote × text, in code points */
#define MAX_PLACES 10000
#define EDGE ((gunichar) -1) /* stands for the beginning or end of a text */

struct _KyoAnchor
{
  char *exact;
  char *prefix;
  char *suffix;
  char *text_hash;
  guint start;
  guint end;
};

G_DEFINE_BOXED_TYPE (KyoAnchor, kyo_anchor, kyo_anchor_ref, kyo_anchor_unref)

typedef struct
{
  gunichar *chars;
  glong length;
} Text;

typedef struct
{
  guint start;
  double score; /* how much of the context is the same, 0 … 1 */
  gboolean is_sure;
} Place;

static void
clear_anchor (gpointer data)
{
  KyoAnchor *self = data;

  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->text_hash);
}

static gboolean
may_cut (const Text *text, guint at)
{
  return at == 0 || at >= text->length ||
         kyo_char_is_grapheme_break (text->chars[at - 1], text->chars[at]);
}

/* Where words begin in a text, in code points; those that would split a grapheme do not count. */
static GArray *
find_exact (const char *utf8, const Text *text, const char *words)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_words = g_utf8_strlen (words, -1);
  const char *counted = utf8;
  guint at = 0;

  for (const char *p = strstr (utf8, words); p != NULL && starts->len < MAX_PLACES;
       p = strstr (p + 1, words))
    {
      at += g_utf8_strlen (counted, p - counted);
      counted = p;
      if (may_cut (text, at) && may_cut (text, at + n_words))
        g_array_append_val (starts, at);
    }

  return starts;
}

static KyoAnchor *
new_for_place (const char *utf8, const Text *text, guint start, guint end)
{
  KyoAnchor *self = g_atomic_rc_box_new0 (KyoAnchor);
  guint before = start > KYO_ANCHOR_CONTEXT ? start - KYO_ANCHOR_CONTEXT : 0;
  guint after = MIN (end + KYO_ANCHOR_CONTEXT, text->length);

  while (before < start && !may_cut (text, before))
    before++;
  while (after > end && !may_cut (text, after))
    after--;

  self->exact = g_ucs4_to_utf8 (text->chars + start, end - start, NULL, NULL, NULL);
  self->prefix = g_ucs4_to_utf8 (text->chars + before, start - before, NULL, NULL, NULL);
  self->suffix = g_ucs4_to_utf8 (text->chars + end, after - end, NULL, NULL, NULL);
  self->start = start;
  self->end = end;
  self->text_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, utf8, -1);
  return self;
}

/* Edit distance (Levenshtein) of two strings of at most KYO_ANCHOR_CONTEXT + 1 characters. */
static guint
measure_distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  guint row[KYO_ANCHOR_CONTEXT + 2];

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint change = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[n_b];
}

typedef struct
{
  gunichar chars[KYO_ANCHOR_CONTEXT + 1]; /* from the quote outwards */
  guint length;
} Context;

/* The stored prefix or suffix. Shorter than it might be, it ended where the text did. */
static Context
read_stored (const char *stored, gboolean outwards)
{
  g_autofree gunichar *chars = NULL;
  glong length = 0;
  Context context = { .length = 0 };

  chars = g_utf8_to_ucs4_fast (stored, -1, &length);
  context.length = MIN (length, KYO_ANCHOR_CONTEXT);
  for (guint i = 0; i < context.length; i++)
    context.chars[i] = outwards ? chars[i] : chars[length - 1 - i];
  if (length < KYO_ANCHOR_CONTEXT)
    context.chars[context.length++] = EDGE;

  return context;
}

/* What stands in the text at a place, as much as was stored. */
static Context
read_context (const Text *text, glong at, int step, guint length)
{
  Context context = { .length = 0 };

  for (glong i = step > 0 ? at : at - 1; context.length < length; i += step)
    {
      gboolean is_edge = i < 0 || i >= text->length;

      context.chars[context.length++] = is_edge ? EDGE : text->chars[i];
      if (is_edge)
        break;
    }

  return context;
}

static guint
count_run (const Context *a, const Context *b)
{
  guint n = 0;

  while (n < a->length && n < b->length && a->chars[n] == b->chars[n])
    n++;
  return n;
}

/* A place is sure when the context as a whole is mostly the same, neither side is quite another,
 * and right beside the quote it is the same; or when one whole side is and the words stand nowhere
 * else. */
static Place
judge_place (const KyoAnchor *self, const Text *text, guint start, guint length, gboolean is_only)
{
  Context stored[2] = { read_stored (self->prefix, FALSE), read_stored (self->suffix, TRUE) };
  Context found[2] = { read_context (text, start, -1, stored[0].length),
                       read_context (text, start + length, 1, stored[1].length) };
  guint total = stored[0].length + stored[1].length;
  Place place = { .start = start };
  gboolean has_whole_side = FALSE, has_other_side = FALSE;
  guint run = 0;
  double same = 0;

  for (guint i = 0; i < 2; i++)
    {
      guint distance =
        measure_distance (stored[i].chars, stored[i].length, found[i].chars, found[i].length);
      double share = MAX (0.0, 1.0 - (double) distance / stored[i].length);

      same += share * stored[i].length;
      run += count_run (&stored[i], &found[i]);
      has_whole_side = has_whole_side || (distance == 0 && stored[i].length >= SURE_SIDE);
      has_other_side = has_other_side || share < OTHER_CONTEXT;
    }

  place.score = same / total;
  if (total >= TELLING_CONTEXT)
    place.is_sure = (place.score >= SURE_CONTEXT && run >= SURE_RUN && !has_other_side) ||
                    (is_only && has_whole_side);
  else
    place.is_sure = place.score >= 1.0 || length >= KYO_ANCHOR_MIN_FUZZY;

  return place;
}

/* Chooses among the places where the exact words stand; there is at least one. */
static KyoAnchorState
choose_place (const KyoAnchor *self, const Text *text, const GArray *starts, guint *start)
{
  guint length = g_utf8_strlen (self->exact, -1);
  Place best = { .score = -1.0 };
  double second = -1.0;

  for (guint i = 0; i < starts->len; i++)
    {
      Place place =
        judge_place (self, text, g_array_index (starts, guint, i), length, starts->len == 1);

      if (place.score > best.score)
        {
          second = best.score;
          best = place;
        }
      else
        second = MAX (second, place.score);
    }

  *start = best.start;
  if (!best.is_sure || (starts->len > 1 && best.score - second < CLEAR_LEAD))
    return KYO_ANCHOR_REVIEW;

  return KYO_ANCHOR_MOVED;
}

/* Approximate substring search (P. H. Sellers, "The theory and computation of evolutionary
 * distances", Journal of Algorithms 1, 1980): the piece of the text with the fewest edits to the
 * quote, of equals the one nearest to where the quote was. */
static gboolean
find_fuzzy (const KyoAnchor *self, const Text *text, guint *start, guint *end)
{
  glong n = 0;
  g_autofree gunichar *quote = g_utf8_to_ucs4_fast (self->exact, -1, &n);
  g_autofree guint *cost = g_new (guint, n + 1);
  g_autofree guint *from = g_new (guint, n + 1); /* where the piece of that cost begins */
  guint best = (guint) (n * FUZZY_SHARE) + 1;
  gboolean found = FALSE;

  if (n < KYO_ANCHOR_MIN_FUZZY || (double) n * text->length > MAX_FUZZY_WORK)
    return FALSE;

  for (glong i = 0; i <= n; i++)
    {
      cost[i] = i;
      from[i] = 0;
    }
  for (glong j = 1; j <= text->length; j++)
    {
      guint diagonal = cost[0], diagonal_from = from[0];

      from[0] = j;
      for (glong i = 1; i <= n; i++)
        {
          guint c = diagonal + (quote[i - 1] != text->chars[j - 1]);
          guint f = diagonal_from;

          if (cost[i] + 1 < c)
            {
              c = cost[i] + 1;
              f = from[i];
            }
          if (cost[i - 1] + 1 < c)
            {
              c = cost[i - 1] + 1;
              f = from[i - 1];
            }
          diagonal = cost[i];
          diagonal_from = from[i];
          cost[i] = c;
          from[i] = f;
        }

      if (from[n] < j && (cost[n] < best || (found && cost[n] == best &&
                                             ABS ((glong) from[n] - (glong) self->start) <
                                               ABS ((glong) *start - (glong) self->start))))
        {
          best = cost[n];
          *start = from[n];
          *end = j;
          found = TRUE;
        }
    }

  return found;
}

static gboolean
is_same_text (const KyoAnchor *self, const char *utf8, const Text *text)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, utf8, -1);
  g_autofree char *words = NULL;

  if (g_ascii_strcasecmp (hash, self->text_hash) != 0 || self->end > text->length ||
      self->start >= self->end)
    return FALSE;

  words = g_ucs4_to_utf8 (text->chars + self->start, self->end - self->start, NULL, NULL, NULL);
  return g_strcmp0 (words, self->exact) == 0;
}

/**
 * kyo_anchor_new:
 * @exact: the quoted words
 * @prefix: (nullable): what stood before them
 * @suffix: (nullable): what stood after them
 * @start: where they began, in code points from the beginning of the text
 * @end: where they ended, in the same unit, excluded
 * @text_hash: (nullable): SHA-256 of the text's UTF-8 in hexadecimal
 *
 * Makes an anchor from what was stored. Nothing of it is believed: kyo_anchor_resolve() holds it
 * against the text. What is not UTF-8 becomes U+FFFD.
 *
 * Returns: (transfer full): the anchor
 */
KyoAnchor *
kyo_anchor_new (const char *exact,
                const char *prefix,
                const char *suffix,
                guint start,
                guint end,
                const char *text_hash)
{
  KyoAnchor *self;

  g_return_val_if_fail (exact != NULL, NULL);

  self = g_atomic_rc_box_new0 (KyoAnchor);
  self->exact = g_utf8_make_valid (exact, -1);
  self->prefix = g_utf8_make_valid (prefix != NULL ? prefix : "", -1);
  self->suffix = g_utf8_make_valid (suffix != NULL ? suffix : "", -1);
  self->text_hash = g_utf8_make_valid (text_hash != NULL ? text_hash : "", -1);
  self->start = start;
  self->end = end;
  return self;
}

/**
 * kyo_anchor_new_for_quote:
 * @text: a text
 * @quote: words that stand in it once
 * @error: return location for an error
 *
 * Anchors to quoted words. They must stand in the text as they are, or after composing their
 * characters (NFC), and must not split a grapheme.
 *
 * Fails with `KYO_TEXT_ERROR_INVALID` when the text is not UTF-8 or the quote is empty or not
 * UTF-8, with `KYO_TEXT_ERROR_NOT_FOUND` when the words do not stand in the text, and with
 * `KYO_TEXT_ERROR_AMBIGUOUS` when they stand there more than once.
 *
 * Returns: (transfer full): the anchor, or `NULL`
 */
KyoAnchor *
kyo_anchor_new_for_quote (const char *text, const char *quote, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree gunichar *chars = NULL;
  g_autoptr (GArray) starts = NULL;
  Text code_points;
  guint start;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (quote != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (*quote == '\0' || !g_utf8_validate (quote, -1, NULL) || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_INVALID,
                   _ ("The quote is empty or is not UTF-8 text; quote the words to annotate"));
      return NULL;
    }

  chars = g_utf8_to_ucs4_fast (text, -1, &code_points.length);
  code_points.chars = chars;
  words =
    strstr (text, quote) != NULL ? g_strdup (quote) : g_utf8_normalize (quote, -1, G_NORMALIZE_NFC);
  starts = find_exact (text, &code_points, words);
  if (starts->len != 1)
    {
      if (starts->len == 0)
        g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_NOT_FOUND,
                     _ ("“%s” does not stand in the text; quote it exactly as it is there"), quote);
      else
        g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_AMBIGUOUS,
                     _ ("“%s” stands in the text more than once; quote more of what is around it"),
                     quote);
      return NULL;
    }

  start = g_array_index (starts, guint, 0);
  return new_for_place (text, &code_points, start, start + g_utf8_strlen (words, -1));
}

/**
 * kyo_anchor_new_for_range:
 * @text: a text
 * @start: first code point
 * @end: code point after the last; more than there are means the end
 *
 * Anchors to a piece of a text, made larger where it would split a grapheme.
 *
 * Returns: (transfer full) (nullable): the anchor, `NULL` when the piece is empty or the text is
 * not UTF-8
 */
KyoAnchor *
kyo_anchor_new_for_range (const char *text, guint start, guint end)
{
  g_autofree gunichar *chars = NULL;
  Text code_points;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  chars = g_utf8_to_ucs4_fast (text, -1, &code_points.length);
  code_points.chars = chars;
  end = MIN (end, code_points.length);
  if (start >= end)
    return NULL;

  while (!may_cut (&code_points, start))
    start--;
  while (!may_cut (&code_points, end))
    end++;

  return new_for_place (text, &code_points, start, end);
}

/**
 * kyo_anchor_ref:
 * @self: an anchor
 *
 * Adds a reference; safe between threads.
 *
 * Returns: (transfer full): @self
 */
KyoAnchor *
kyo_anchor_ref (KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kyo_anchor_unref:
 * @self: (transfer full): an anchor
 *
 * Drops a reference.
 */
void
kyo_anchor_unref (KyoAnchor *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_anchor);
}

/**
 * kyo_anchor_get_exact:
 * @self: an anchor
 *
 * Gets the quoted words.
 *
 * Returns: (transfer none): the words
 */
const char *
kyo_anchor_get_exact (const KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->exact;
}

/**
 * kyo_anchor_get_prefix:
 * @self: an anchor
 *
 * Gets what stood before the quoted words, at most `KYO_ANCHOR_CONTEXT` code points.
 *
 * Returns: (transfer none): the words, empty at the beginning of the text
 */
const char *
kyo_anchor_get_prefix (const KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->prefix;
}

/**
 * kyo_anchor_get_suffix:
 * @self: an anchor
 *
 * Gets what stood after the quoted words, at most `KYO_ANCHOR_CONTEXT` code points.
 *
 * Returns: (transfer none): the words, empty at the end of the text
 */
const char *
kyo_anchor_get_suffix (const KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->suffix;
}

/**
 * kyo_anchor_get_start:
 * @self: an anchor
 *
 * Gets where the quoted words began.
 *
 * Returns: code points from the beginning of the text
 */
guint
kyo_anchor_get_start (const KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

/**
 * kyo_anchor_get_end:
 * @self: an anchor
 *
 * Gets where the quoted words ended.
 *
 * Returns: code points from the beginning of the text, excluded
 */
guint
kyo_anchor_get_end (const KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end;
}

/**
 * kyo_anchor_get_text_hash:
 * @self: an anchor
 *
 * Gets the SHA-256 of the text's UTF-8 from which the anchor was made.
 *
 * Returns: (transfer none): 64 hexadecimal digits, or empty when it is not known
 */
const char *
kyo_anchor_get_text_hash (const KyoAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text_hash;
}

/**
 * kyo_anchor_resolve:
 * @self: an anchor
 * @text: the text as it is now
 * @start: (out) (optional): where the words begin, in code points
 * @end: (out) (optional): where they end, excluded
 *
 * Finds the quoted words in a text that may have changed. `KYO_ANCHOR_EXACT`: the text is the same.
 * `KYO_ANCHOR_MOVED`: the exact words stand in it at one place that their context confirms.
 * `KYO_ANCHOR_REVIEW`: they, or for quotes of at least `KYO_ANCHOR_MIN_FUZZY` code points something
 * like them, stand at the given place, but a person has to say whether that is meant.
 * `KYO_ANCHOR_ORPHAN`: they are gone, and @start and @end are 0.
 *
 * Returns: how firmly the anchor holds
 */
KyoAnchorState
kyo_anchor_resolve (const KyoAnchor *self, const char *text, guint *start, guint *end)
{
  g_autofree gunichar *chars = NULL;
  g_autoptr (GArray) starts = NULL;
  Text code_points;
  guint place = 0, place_end = 0;
  KyoAnchorState state = KYO_ANCHOR_ORPHAN;

  g_return_val_if_fail (self != NULL, KYO_ANCHOR_ORPHAN);
  g_return_val_if_fail (text != NULL, KYO_ANCHOR_ORPHAN);

  if (*self->exact != '\0' && g_utf8_validate (text, -1, NULL))
    {
      chars = g_utf8_to_ucs4_fast (text, -1, &code_points.length);
      code_points.chars = chars;
      starts = find_exact (text, &code_points, self->exact);
      if (is_same_text (self, text, &code_points))
        {
          state = KYO_ANCHOR_EXACT;
          place = self->start;
          place_end = self->end;
        }
      else if (starts->len > 0)
        {
          state = choose_place (self, &code_points, starts, &place);
          place_end = place + g_utf8_strlen (self->exact, -1);
        }
      else if (find_fuzzy (self, &code_points, &place, &place_end))
        state = KYO_ANCHOR_REVIEW;
    }

  if (start != NULL)
    *start = place;
  if (end != NULL)
    *end = place_end;
  return state;
}
