/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections of a draft. Each is made whole or not at all, carries along where the words come
 * from, and leaves every line of the source either in a field or among those that are not placed.
 * What cannot be done is refused with KYO_IMPORT_ERROR_REFUSED and a reason for the person.
 */
#pragma once

#include "import/kyo-import-error.h"
#include "import/kyo-report-field.h"

G_BEGIN_DECLS

/* Where a passage goes. */
typedef struct
{
  const char *case_id; /* NULL: to the casebook itself */
  guint list;          /* as in KyoReportField */
  guint position;      /* in the list without the passage; beyond its end: at the end */
  guint incident;      /* 0 for none */
} KyoReportPlace;

/* Where in a list something belongs that stands on this line of the source. */
guint kyo_report_edit_find_position (
  KyoReportDraft *draft, KyoCase *kase, guint list, guint page, guint line);
gboolean kyo_report_edit_move (KyoReportDraft *draft,
                               const char *passage_id,
                               const KyoReportPlace *place,
                               GError **error);
/* With the passage after it in the same list; the first one's id stays. */
gboolean kyo_report_edit_join (KyoReportDraft *draft, const char *passage_id, GError **error);
/* offset in characters; the second half gets an id of its own, which the caller frees. */
char *kyo_report_edit_split (KyoReportDraft *draft,
                             const char *passage_id,
                             guint offset,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The words before offset become the heading; and back to the text's beginning. */
gboolean kyo_report_edit_make_heading (KyoReportDraft *draft,
                                       const char *passage_id,
                                       guint offset,
                                       GError **error);
gboolean
kyo_report_edit_drop_heading (KyoReportDraft *draft, const char *passage_id, GError **error);
/* The Japanese words, or, of "#period", a time in EDTF. "" takes away what may be missing. */
gboolean kyo_report_edit_set_words (KyoReportDraft *draft,
                                    const char *field,
                                    const char *words,
                                    GError **error);
gboolean kyo_report_edit_set_category (KyoReportDraft *draft,
                                       const char *case_id,
                                       KyoCategory category,
                                       GError **error);
void kyo_report_edit_set_tlp (KyoReportDraft *draft, KyoTlp tlp);
/* Lines by their positions among those that are not placed, in the order in which they are read. */
char *kyo_report_edit_place (KyoReportDraft *draft,
                             const guint *lines,
                             guint n_lines,
                             const KyoReportPlace *place,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_report_edit_append (
  KyoReportDraft *draft, const guint *lines, guint n_lines, const char *passage_id, GError **error);
/* That they belong nowhere. */
gboolean
kyo_report_edit_dismiss (KyoReportDraft *draft, const guint *lines, guint n_lines, GError **error);
/* A passage, step or participant. */
gboolean kyo_report_edit_set_aside (KyoReportDraft *draft, const char *id, GError **error);
/* With all that is in it, which is set aside. */
gboolean kyo_report_edit_delete_case (KyoReportDraft *draft, const char *case_id, GError **error);

G_END_DECLS
