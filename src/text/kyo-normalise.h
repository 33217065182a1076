/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A text in the one form in which texts are searched and compared: NFKC, lower case, white space
 * only between words. Remembers where each character came from. Immutable, counted. */
#define KYO_TYPE_NORMALISED (kyo_normalised_get_type ())
typedef struct _KyoNormalised KyoNormalised;

GType kyo_normalised_get_type (void);
/* length in bytes, or -1 when the text ends in a zero byte. */
KyoNormalised *kyo_normalise_new (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
/* The same in one spelling, for comparing words (kyo-fold.c): サーバー and サーバ, ウェ and ウエ,
 * servers and server, back-up and back up. */
KyoNormalised *kyo_normalise_new_folded (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
KyoNormalised *kyo_normalise_ref (KyoNormalised *self);
void kyo_normalise_unref (KyoNormalised *self);
const char *kyo_normalise_get_text (const KyoNormalised *self);
gsize kyo_normalise_get_length (const KyoNormalised *self); /* bytes */
/* Where in the source, in bytes, the character begins that gave this byte of the normalised form;
 * the source's length for the end. */
gsize kyo_normalise_source_offset (const KyoNormalised *self, gsize normalised_byte_offset);
/* Where in the source the character ends that stands before this byte of the normalised form. */
gsize kyo_normalise_source_end (const KyoNormalised *self, gsize normalised_byte_offset);
char *kyo_normalise_dup (const char *text);
char *kyo_normalise_dup_folded (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoNormalised, kyo_normalise_unref)

G_END_DECLS
