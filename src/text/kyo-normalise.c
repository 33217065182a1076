/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-normalise.h"

#include "text/kyo-normaliser.h"

struct _KyoNormalised
{
  KyoNormaliser normaliser;
};

G_DEFINE_BOXED_TYPE (KyoNormalised, kyo_normalised, kyo_normalise_ref, kyo_normalise_unref)

static void
clear_normalised (gpointer data)
{
  KyoNormalised *self = data;

  kyo_normaliser_clear (&self->normaliser);
}

/* The first character that begins at or after a byte, n_chars for the end. */
static gsize
find_char (const KyoNormaliser *normaliser, gsize offset)
{
  gsize low = 0, high = normaliser->n_chars;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (normaliser->chars[middle].pos < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kyo_normalise_new:
 * @text: a text; what is not UTF-8 in it becomes U+FFFD
 * @length: its length in bytes, or -1 when it ends in a zero byte
 *
 * Makes the normalised form of a text: NFKC (UAX #15), lower case, without characters that cannot
 * be seen, and with one space between two words that white space or a circle parts (`①NAS` is
 * `1 nas`), none elsewhere. Doing it again changes nothing.
 *
 * Returns: (transfer full): the normalised text
 */
KyoNormalised *
kyo_normalise_new (const char *text, gssize length)
{
  KyoNormalised *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (KyoNormalised);
  kyo_normaliser_run (&self->normaliser, text, length);
  return self;
}

/**
 * kyo_normalise_new_folded:
 * @text: a text; what is not UTF-8 in it becomes U+FFFD
 * @length: its length in bytes, or -1 when it ends in a zero byte
 *
 * Makes the normalised form of a text and folds the spellings of a word into one, as the head of
 * kyo-fold.c tells. What was folded away belongs to the character before it: the place of `サーバ`
 * in the source is that of `サーバー`.
 *
 * Returns: (transfer full): the normalised and folded text
 */
KyoNormalised *
kyo_normalise_new_folded (const char *text, gssize length)
{
  KyoNormalised *self = kyo_normalise_new (text, length);

  g_return_val_if_fail (self != NULL, NULL);

  kyo_normaliser_fold (&self->normaliser, text);
  return self;
}

/**
 * kyo_normalise_ref:
 * @self: a normalised text
 *
 * Adds a reference; safe between threads.
 *
 * Returns: (transfer full): @self
 */
KyoNormalised *
kyo_normalise_ref (KyoNormalised *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kyo_normalise_unref:
 * @self: (transfer full): a normalised text
 *
 * Drops a reference.
 */
void
kyo_normalise_unref (KyoNormalised *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_normalised);
}

/**
 * kyo_normalise_get_text:
 * @self: a normalised text
 *
 * Gets the normalised form.
 *
 * Returns: (transfer none): valid UTF-8
 */
const char *
kyo_normalise_get_text (const KyoNormalised *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->normaliser.text;
}

/**
 * kyo_normalise_get_length:
 * @self: a normalised text
 *
 * Gets the length of the normalised form.
 *
 * Returns: bytes
 */
gsize
kyo_normalise_get_length (const KyoNormalised *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->normaliser.length;
}

/**
 * kyo_normalise_source_offset:
 * @self: a normalised text
 * @normalised_byte_offset: a byte of the normalised form, or its length
 *
 * Finds where in the source the character begins that gave a byte of the normalised form.
 *
 * Returns: bytes from the beginning of the source
 */
gsize
kyo_normalise_source_offset (const KyoNormalised *self, gsize normalised_byte_offset)
{
  gsize i;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (normalised_byte_offset <= self->normaliser.length, 0);

  i = find_char (&self->normaliser, normalised_byte_offset);
  if (self->normaliser.chars[i].pos > normalised_byte_offset)
    i--;

  return self->normaliser.chars[i].start;
}

/**
 * kyo_normalise_source_end:
 * @self: a normalised text
 * @normalised_byte_offset: where something ends in the normalised form, in bytes
 *
 * Finds where in the source that thing ends. White space that was dropped after it is not part of
 * it, which kyo_normalise_source_offset() could not tell.
 *
 * Returns: bytes from the beginning of the source, 0 for 0
 */
gsize
kyo_normalise_source_end (const KyoNormalised *self, gsize normalised_byte_offset)
{
  gsize i;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (normalised_byte_offset <= self->normaliser.length, 0);

  i = find_char (&self->normaliser, normalised_byte_offset);
  return i == 0 ? 0 : self->normaliser.chars[i - 1].end;
}

/**
 * kyo_normalise_dup:
 * @text: a text
 *
 * Makes the normalised form alone.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
kyo_normalise_dup (const char *text)
{
  g_auto (KyoNormaliser) normaliser = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  kyo_normaliser_run (&normaliser, text, -1);
  return g_strndup (normaliser.text, normaliser.length);
}

/**
 * kyo_normalise_dup_folded:
 * @text: a text
 *
 * Makes the normalised and folded form alone.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
kyo_normalise_dup_folded (const char *text)
{
  g_auto (KyoNormaliser) normaliser = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  kyo_normaliser_run (&normaliser, text, -1);
  kyo_normaliser_fold (&normaliser, text);
  return g_strndup (normaliser.text, normaliser.length);
}

/**
 * kyo_normalise_get_normaliser:
 * @self: a normalised text
 *
 * Gets at the characters behind it. Private to text/.
 *
 * Returns: (transfer none): the machine that made it
 */
const KyoNormaliser *
kyo_normalise_get_normaliser (const KyoNormalised *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->normaliser;
}
