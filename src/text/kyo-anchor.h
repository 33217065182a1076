/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"
#include "text/kyo-text-error.h"

G_BEGIN_DECLS

/* Where in a text an annotation sits, as the selectors of the W3C Web Annotation model say it:
 * the quoted words with what stands around them, their place in code points (end excluded), and
 * the SHA-256 of the text that they were taken from. Immutable, counted. */
#define KYO_TYPE_ANCHOR (kyo_anchor_get_type ())
typedef struct _KyoAnchor KyoAnchor;

#define KYO_ANCHOR_CONTEXT 32   /* code points of prefix and of suffix */
#define KYO_ANCHOR_MIN_FUZZY 12 /* code points; shorter quotes are never sought approximately */

GType kyo_anchor_get_type (void);
/* As the store keeps it. prefix, suffix and text_hash may be NULL (not known). */
KyoAnchor *kyo_anchor_new (const char *exact,
                           const char *prefix,
                           const char *suffix,
                           guint start,
                           guint end,
                           const char *text_hash) G_GNUC_WARN_UNUSED_RESULT;
KyoAnchor *kyo_anchor_new_for_quote (const char *text,
                                     const char *quote,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* start and end in code points; NULL when there is nothing between them. */
KyoAnchor *
kyo_anchor_new_for_range (const char *text, guint start, guint end) G_GNUC_WARN_UNUSED_RESULT;
KyoAnchor *kyo_anchor_ref (KyoAnchor *self);
void kyo_anchor_unref (KyoAnchor *self);
const char *kyo_anchor_get_exact (const KyoAnchor *self);
const char *kyo_anchor_get_prefix (const KyoAnchor *self);
const char *kyo_anchor_get_suffix (const KyoAnchor *self);
guint kyo_anchor_get_start (const KyoAnchor *self);
guint kyo_anchor_get_end (const KyoAnchor *self);
const char *kyo_anchor_get_text_hash (const KyoAnchor *self);
/* start and end (code points) may be NULL; they get 0 for KYO_ANCHOR_ORPHAN. */
KyoAnchorState
kyo_anchor_resolve (const KyoAnchor *self, const char *text, guint *start, guint *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoAnchor, kyo_anchor_unref)

G_END_DECLS
