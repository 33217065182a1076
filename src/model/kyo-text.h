/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

G_BEGIN_DECLS

/* One text in two languages; either may be missing. Immutable, counted. */
#define KYO_TYPE_TEXT (kyo_text_get_type ())
typedef struct _KyoText KyoText;

GType kyo_text_get_type (void);
KyoText *kyo_text_new (const char *ja, const char *en) G_GNUC_WARN_UNUSED_RESULT;
KyoText *kyo_text_ref (KyoText *self);
void kyo_text_unref (KyoText *self);
const char *kyo_text_get_ja (const KyoText *self);
const char *kyo_text_get_en (const KyoText *self);
/* In the language asked for; where that is missing, in the other; "" when self is NULL. */
const char *kyo_text_get (const KyoText *self, KyoLang lang);
gboolean kyo_text_has (const KyoText *self, KyoLang lang);
gboolean kyo_text_equal (const KyoText *a, const KyoText *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoText, kyo_text_unref)

G_END_DECLS
