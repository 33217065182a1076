/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "compare/kyo-similarity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row for the ranked list; the match is kept with it. */
GtkWidget *kyo_match_row_new (guint rank, KyoMatch *match, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
KyoMatch *kyo_match_row_get_match (GtkWidget *row);
/* "Case 4" or "Own case"; caller frees. */
char *kyo_match_dup_case_name (KyoCase *kase);
/* What stands above a column. */
GtkWidget *kyo_match_head_new (KyoCase *kase, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* The reasons, each with both passages. */
GtkWidget *
kyo_match_reasons_new (KyoCase *own, KyoMatch *match, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* Two cases section by section. */
GtkWidget *
kyo_match_sections_new (KyoCase *own, KyoCase *other, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
