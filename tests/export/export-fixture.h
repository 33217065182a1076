/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One casebook with everything that a casebook can hold, and annotations on each kind of place.
 */
#pragma once

#include "export/kyo-export.h"

G_BEGIN_DECLS

/* Two cases: "k1" (number 1, TLP:CLEAR, every feature) and "k2" (own, number none, TLP:AMBER). */
KyoCasebook *export_fixture_casebook (void);
/* On k1 itself, a participant, a passage (with a quote), a step, on something that is gone, and on
 * a passage of k2. */
GListModel *export_fixture_annotations (void);
/* All of it, in lang, with the bundled thesaurus and without supports; borrows nothing from the
 * arguments but what it references. */
void export_fixture_content (KyoExportContent *content, KyoLang lang);
void export_fixture_content_clear (KyoExportContent *content);
/* How often needle stands in haystack. */
guint export_fixture_count (const char *haystack, const char *needle);

G_END_DECLS
