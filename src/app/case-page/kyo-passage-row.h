/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-themes.h"
#include "model/kyo-annotation.h"
#include "model/kyo-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One passage as a row of the text, with the numbers of the steps that it concerns, its themes and
 * its annotations. */
#define KYO_TYPE_PASSAGE_ROW (kyo_passage_row_get_type ())
G_DECLARE_FINAL_TYPE (KyoPassageRow, kyo_passage_row, KYO, PASSAGE_ROW, GtkListBoxRow)

/* themes may be NULL: then none is shown. */
GtkWidget *kyo_passage_row_new (KyoCase *kase, KyoPassage *passage, KyoLang lang, KyoThemes *themes)
  G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_passage_row_get_target (KyoPassageRow *self);
void kyo_passage_row_set_related (KyoPassageRow *self, gboolean is_related);
/* All annotations of the case; those of the passage are shown. */
void kyo_passage_row_set_annotations (KyoPassageRow *self, GListModel *annotations);

G_END_DECLS
