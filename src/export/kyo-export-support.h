/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How lessons, their themes and the points of a synthesis that they support refer to one another in
 * a document. Private to export/.
 */
#pragma once

#include "export/kyo-export-document.h"

G_BEGIN_DECLS

/* "Case 3"; NULL for a reference case without a number; caller frees. */
char *kyo_export_dup_case_label (KyoCase *kase, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* The id of a passage's block: of letters, digits and hyphens; caller frees. */
char *kyo_export_dup_place (guint case_position,
                            KyoSectionKind section,
                            guint position) G_GNUC_WARN_UNUSED_RESULT;
/* Of char *; NULL when none of its themes has a name; caller owns. */
GPtrArray *kyo_export_list_themes (const KyoExportContent *content,
                                   KyoPassage *passage) G_GNUC_WARN_UNUSED_RESULT;
/* The numbers of the cases that a point names: " (Cases: 3, 8)"; NULL for none; caller frees. */
char *kyo_export_dup_cases (const KyoExportContent *content,
                            KyoPassage *point) G_GNUC_WARN_UNUSED_RESULT;
/* Of KyoBlockSupport; NULL for none; caller owns. */
GPtrArray *kyo_export_list_supports (const KyoExportContent *content,
                                     KyoPassage *point) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
