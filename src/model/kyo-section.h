/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-passage.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A section of a case. Properties: kind (KyoSectionKind, construct-only),
 * passages (GListModel of KyoPassage, read-only). */
#define KYO_TYPE_SECTION (kyo_section_get_type ())
G_DECLARE_FINAL_TYPE (KyoSection, kyo_section, KYO, SECTION, GObject)

KyoSection *kyo_section_new (KyoSectionKind kind) G_GNUC_WARN_UNUSED_RESULT;
KyoSectionKind kyo_section_get_kind (KyoSection *self);
GListModel *kyo_section_get_passages (KyoSection *self);
guint kyo_section_get_n_passages (KyoSection *self);
/* Borrowed, not owned. */
KyoPassage *kyo_section_get_passage (KyoSection *self, guint position);
void kyo_section_add_passage (KyoSection *self, KyoPassage *passage);
void kyo_section_clear (KyoSection *self);

G_END_DECLS
