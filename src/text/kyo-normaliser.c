/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The normalised form, made in one pass with the source place of each character.
 *
 * g_utf8_normalize() loses where a character came from, so the steps of NFKC (Unicode Standard
 * Annex #15) are done here on chunks: a character and the marks after it. A chunk is taken apart,
 * its marks sorted, put together, made lower case, until nothing changes. Nearly every chunk is one
 * ASCII or plain CJK character and skips all that.
 *
 * White space is a flag between chunks. It becomes one space when the characters on both sides
 * belong to words and nothing otherwise; before a mark it vanishes, so that doing all this to a
 * normalised text changes nothing.
 */
#include "config.h"

#include "text/kyo-normaliser.h"

#include <string.h>

/* Offsets are 32 bits wide, and a character may grow elevenfold. */
#define MAX_SOURCE (256 * 1024 * 1024)
#define MAX_ROUNDS 3

static void
put (KyoNormaliser *self, gunichar c, KyoCharClass klass, guint32 start, guint32 end)
{
  KyoNormalChar *place;

  if (self->length + 8 > self->text_size)
    {
      self->text_size = MAX (self->text_size * 2, 256);
      self->text = g_realloc (self->text, self->text_size);
    }
  if (self->n_chars + 2 > self->chars_size)
    {
      self->chars_size = MAX (self->chars_size * 2, 128);
      self->chars = g_renew (KyoNormalChar, self->chars, self->chars_size);
    }

  place = &self->chars[self->n_chars++];
  place->c = c;
  place->klass = klass;
  place->pos = self->length;
  place->start = start;
  place->end = end;

  if (c < 0x80)
    self->text[self->length++] = c;
  else
    self->length += g_unichar_to_utf8 (c, self->text + self->length);
}

static void
emit (KyoNormaliser *self, gunichar c, guint32 start, guint32 end, gboolean gap)
{
  KyoCharClass klass = kyo_char_class (c);

  if (gap && klass == KYO_CHAR_WORD && self->n_chars > 0)
    {
      const KyoNormalChar *last = &self->chars[self->n_chars - 1];

      if (last->klass == KYO_CHAR_WORD)
        put (self, ' ', KYO_CHAR_SPACE, MIN (last->end, start), MAX (last->end, start));
    }

  put (self, c, klass, start, end);
}

/* Canonical ordering: marks of differing classes in the order of their classes. */
static void
sort_chunk (KyoNormaliser *self)
{
  for (guint i = 1; i < self->n_chunk; i++)
    {
      int combining = g_unichar_combining_class (self->chunk[i].c);

      if (combining == 0)
        continue;
      for (guint j = i; j > 0 && g_unichar_combining_class (self->chunk[j - 1].c) > combining; j--)
        {
          gunichar c = self->chunk[j].c;
          guint32 start = self->chunk[j].start, end = self->chunk[j].end;

          self->chunk[j] = self->chunk[j - 1];
          self->chunk[j - 1].c = c;
          self->chunk[j - 1].start = start;
          self->chunk[j - 1].end = end;
        }
    }
}

static void
compose_chunk (KyoNormaliser *self)
{
  guint n = 0;
  int starter = -1;
  int last = 0;

  for (guint i = 0; i < self->n_chunk; i++)
    {
      gunichar c = self->chunk[i].c;
      int combining = g_unichar_combining_class (c);
      gunichar composed;

      if (starter >= 0 && ((guint) starter + 1 == n || last < combining) &&
          g_unichar_compose (self->chunk[starter].c, c, &composed))
        {
          self->chunk[starter].c = composed;
          self->chunk[starter].start = MIN (self->chunk[starter].start, self->chunk[i].start);
          self->chunk[starter].end = MAX (self->chunk[starter].end, self->chunk[i].end);
          continue;
        }

      if (combining == 0)
        starter = n;
      last = combining;
      self->chunk[n++] = self->chunk[i];
    }

  self->n_chunk = n;
}

/* TRUE when a character changed that may now come apart in another way. */
static gboolean
lower_chunk (KyoNormaliser *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->n_chunk; i++)
    {
      gunichar lower = g_unichar_tolower (self->chunk[i].c);

      if (lower == 0x3c2) /* final sigma is a way of writing sigma */
        lower = 0x3c3;
      if (lower != self->chunk[i].c)
        {
          self->chunk[i].c = lower;
          changed = TRUE;
        }
    }

  return changed;
}

static void
decompose_chunk (KyoNormaliser *self)
{
  for (guint i = 0; i < self->n_chunk; i++)
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n = kyo_char_decompose (self->chunk[i].c, parts, G_N_ELEMENTS (parts));

      if (n < 2 || self->n_chunk + n > KYO_NORMALISER_CHUNK)
        {
          self->chunk[i].c = n == 1 ? parts[0] : self->chunk[i].c;
          continue;
        }

      memmove (&self->chunk[i + n], &self->chunk[i + 1],
               (self->n_chunk - i - 1) * sizeof self->chunk[0]);
      for (gsize j = n; j > 0; j--)
        {
          self->chunk[i + j - 1] = self->chunk[i];
          self->chunk[i + j - 1].c = parts[j - 1];
        }
      self->n_chunk += n - 1;
      i += n - 1;
    }
}

static void
flush (KyoNormaliser *self)
{
  if (self->n_chunk > 1 ||
      (self->n_chunk == 1 && self->chunk[0].c >= 0x80 && !kyo_char_is_plain_cjk (self->chunk[0].c)))
    {
      sort_chunk (self);
      compose_chunk (self);
      for (guint round = 0; round < MAX_ROUNDS && lower_chunk (self); round++)
        {
          decompose_chunk (self);
          sort_chunk (self);
          compose_chunk (self);
        }
    }

  for (guint i = 0; i < self->n_chunk; i++)
    emit (self, self->chunk[i].c, self->chunk[i].start, self->chunk[i].end,
          i == 0 && self->chunk_gap);
  self->n_chunk = 0;
}

static void
add_to_chunk (KyoNormaliser *self, gunichar c, guint32 start, guint32 end)
{
  self->chunk[self->n_chunk].c = c;
  self->chunk[self->n_chunk].start = start;
  self->chunk[self->n_chunk].end = end;
  self->n_chunk++;
}

static inline void
begin_chunk (KyoNormaliser *self, gunichar c, guint32 start, guint32 end)
{
  if (self->n_chunk > 0)
    flush (self);
  self->chunk_gap = self->gap;
  self->gap = FALSE;
  add_to_chunk (self, c, start, end);
}

static inline gunichar
lower_ascii (gunichar c)
{
  return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}

static void
take_other (KyoNormaliser *self, gunichar c, guint32 start, guint32 end)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gboolean enclosed = kyo_char_is_enclosed (c);
  gsize n;

  if (g_unichar_isspace (c) || c == 0x85)
    {
      self->gap = TRUE;
      return;
    }
  if (kyo_char_vanishes (c))
    return;

  if (enclosed)
    self->gap = TRUE;
  if (enclosed && g_unichar_ismark (c))
    return;

  n = kyo_char_decompose (c, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      if (parts[i] == ' ')
        self->gap = TRUE;
      else if (kyo_char_vanishes (parts[i]))
        continue;
      else if (!kyo_char_extends (parts[i]))
        begin_chunk (self, lower_ascii (parts[i]), start, end);
      else if (self->n_chunk > 0 && self->n_chunk < KYO_NORMALISER_CHUNK)
        {
          self->gap = FALSE;
          add_to_chunk (self, parts[i], start, end);
        }
      else
        {
          self->gap = FALSE;
          begin_chunk (self, parts[i], start, end);
        }
    }

  if (enclosed)
    self->gap = TRUE;
}

static inline void
take (KyoNormaliser *self, gunichar c, guint32 start, guint32 end)
{
  if (c > 0x20 && c < 0x7f)
    begin_chunk (self, lower_ascii (c), start, end);
  else if (c == ' ')
    self->gap = TRUE;
  else if (kyo_char_is_plain_cjk (c) || c == 0x3001 || c == 0x3002)
    begin_chunk (self, c, start, end);
  else
    take_other (self, c, start, end);
}

/* The character at p and, in after, what follows; a byte that is not UTF-8 is U+FFFD. */
static inline gunichar
decode (const guchar *p, const guchar *end, const guchar **after)
{
  gunichar c;

  if (*p < 0x80)
    {
      *after = p + 1;
      return *p;
    }
  if (*p >= 0xe1 && *p <= 0xec && end - p >= 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
    {
      *after = p + 3;
      return ((gunichar) (*p & 0x0f) << 12) | ((gunichar) (p[1] & 0x3f) << 6) | (p[2] & 0x3f);
    }

  c = g_utf8_get_char_validated ((const char *) p, end - p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *after = p + 1;
      return 0xfffd;
    }

  *after = (const guchar *) g_utf8_next_char (p);
  return c;
}

/**
 * kyo_normaliser_run:
 * @self: a machine, all zero the first time
 * @text: a text, which need not be valid UTF-8
 * @length: its length in bytes, or -1 when it ends in a zero byte
 *
 * Makes the normalised form of a text in place of the last one. Of texts over 256 MiB only the
 * beginning is taken.
 */
void
kyo_normaliser_run (KyoNormaliser *self, const char *text, gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  const guchar *begin = (const guchar *) text;
  const guchar *end = begin + MIN (size, MAX_SOURCE);

  self->length = 0;
  self->n_chars = 0;
  self->n_chunk = 0;
  self->gap = FALSE;

  for (const guchar *p = begin, *after; p < end; p = after)
    {
      gunichar c = decode (p, end, &after);

      take (self, c, p - begin, after - begin);
    }
  flush (self);

  put (self, 0, KYO_CHAR_SPACE, end - begin, end - begin);
  self->n_chars--;
  self->length--;
}

/**
 * kyo_normaliser_foreach_token:
 * @self: a machine that has run
 * @func: (scope call): what to call
 * @user_data: what to give it
 *
 * Calls @func for each search token until it returns `FALSE`.
 *
 * Each CJK character starts one token: itself and the next when that is CJK too, else itself alone.
 * Hence the tokens tell the normalised text exactly, and a phrase of tokens is a substring.
 *
 * Returns: `FALSE` when @func returned it
 */
gboolean
kyo_normaliser_foreach_token (const KyoNormaliser *self, KyoTokenFunc func, gpointer user_data)
{
  const KyoNormalChar *chars = self->chars;
  gsize n = self->n_chars;
  gsize next;

  for (gsize i = 0; i < n; i = next)
    {
      gsize last = i; /* of the token */

      next = i + 1;
      if (chars[i].klass == KYO_CHAR_SPACE)
        continue;
      if (chars[i].klass == KYO_CHAR_CJK && next < n && chars[next].klass == KYO_CHAR_CJK)
        last = next;
      else if (chars[i].klass == KYO_CHAR_WORD)
        {
          while (next < n && chars[next].klass == KYO_CHAR_WORD)
            next++;
          last = next - 1;
        }

      if (!func (self->text + chars[i].pos, chars[last + 1].pos - chars[i].pos, chars[i].start,
                 chars[last].end, user_data))
        return FALSE;
    }

  return TRUE;
}

/**
 * kyo_normaliser_is_parted:
 * @self: a machine that has run
 * @source: the text that it ran on
 * @i: which character; not the first
 *
 * Tells whether the source parts a character from the one before it where the normalised form does
 * not: it joins Japanese words that a space parts. A line break may fall within a word; a space or
 * an empty line does not.
 *
 * Returns: whether a word ends before it
 */
gboolean
kyo_normaliser_is_parted (const KyoNormaliser *self, const char *source, gsize i)
{
  guint n_breaks = 0;
  gboolean has_space = FALSE;

  for (guint32 at = self->chars[i - 1].end; at < self->chars[i].start; at++)
    {
      n_breaks += source[at] == '\n';
      has_space =
        has_space || source[at] == ' ' || source[at] == '\t' || (guchar) source[at] == 0xe3;
    }

  return n_breaks > 1 || (has_space && n_breaks == 0); /* 0xe3: U+3000 */
}

/**
 * kyo_normaliser_clear:
 * @self: a machine
 *
 * Frees its buffers. It may run again.
 */
void
kyo_normaliser_clear (KyoNormaliser *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->chars, g_free);
  self->text_size = 0;
  self->chars_size = 0;
}
