/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fonts and set words. Private to render/.
 */
#pragma once

#include "render/kyo-painter.h"

G_BEGIN_DECLS

typedef struct _KyoTypesetter KyoTypesetter;

KyoTypesetter *kyo_typesetter_new (KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_typesetter_free (KyoTypesetter *self);
/* Owned by the typesetter; valid until the next call. */
PangoLayout *kyo_typesetter_set (
  KyoTypesetter *self, const char *text, KyoFont font, double width, double indent);
void kyo_typesetter_measure (KyoTypesetter *self,
                             const char *text,
                             KyoFont font,
                             double width,
                             double indent,
                             double *used_width,
                             double *height,
                             guint *n_lines);
PangoLayout *kyo_typesetter_set_heading (KyoTypesetter *self, const char *text, double px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoTypesetter, kyo_typesetter_free)

G_END_DECLS
