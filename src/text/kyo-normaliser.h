/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/kyo-char.h"
#include "text/kyo-normalise.h"
#include "text/kyo-tokens.h"

G_BEGIN_DECLS

/* One character of the normalised form. Private to text/. */
typedef struct
{
  guint32 c : 24;
  guint32 klass : 8; /* KyoCharClass */
  guint32 pos;       /* byte of the normalised form */
  guint32 start;     /* bytes of the source */
  guint32 end;
} KyoNormalChar;

#define KYO_NORMALISER_CHUNK 64

/* The machine that makes the normalised form. It keeps its buffers from one text to the next, so
 * that indexing does not allocate. */
typedef struct
{
  char *text; /* ends in a zero byte after kyo_normaliser_run() */
  gsize length;
  gsize text_size;
  KyoNormalChar *chars; /* one more than n_chars: the end */
  gsize n_chars;
  gsize chars_size;

  struct
  {
    gunichar c;
    guint32 start;
    guint32 end;
  } chunk[KYO_NORMALISER_CHUNK]; /* a character and what may combine with it */
  guint n_chunk;
  gboolean chunk_gap; /* white space before the chunk */
  gboolean gap;       /* white space after it */
} KyoNormaliser;

void kyo_normaliser_run (KyoNormaliser *self, const char *text, gssize length);
gboolean
kyo_normaliser_foreach_token (const KyoNormaliser *self, KyoTokenFunc func, gpointer user_data);
void kyo_normaliser_fold (KyoNormaliser *self, const char *source); /* kyo-fold.c */
gboolean kyo_normaliser_is_parted (const KyoNormaliser *self, const char *source, gsize i);
void kyo_normaliser_clear (KyoNormaliser *self);

const KyoNormaliser *kyo_normalise_get_normaliser (const KyoNormalised *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KyoNormaliser, kyo_normaliser_clear)

G_END_DECLS
