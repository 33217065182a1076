/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers the annotations of a document in the order of reading. Private to export/.
 */
#pragma once

#include "export/kyo-export-document.h"

G_BEGIN_DECLS

typedef struct _KyoNotes KyoNotes;

KyoNotes *kyo_notes_new (const KyoExportContent *content,
                         GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
void kyo_notes_free (KyoNotes *self);
guint kyo_notes_get_n_numbered (KyoNotes *self);
void kyo_notes_begin_case (KyoNotes *self, KyoCase *kase);
/* What was made on target in the present case gets its numbers, once; NULL when there is none. */
GArray *kyo_notes_number (KyoNotes *self, const char *target_id) G_GNUC_WARN_UNUSED_RESULT;
/* What was made on something that the present case does not have, likewise. */
GArray *kyo_notes_number_orphans (KyoNotes *self) G_GNUC_WARN_UNUSED_RESULT;
/* The notes numbered since the last call; NULL when there are none. */
GPtrArray *kyo_notes_take (KyoNotes *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoNotes, kyo_notes_free)

G_END_DECLS
