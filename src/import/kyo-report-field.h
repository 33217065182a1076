/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_FIELD_NONE,           /* there is no such field */
  KYO_FIELD_BOOK_TITLE,     /* "#title" */
  KYO_FIELD_BOOK_PERIOD,    /* "#period" */
  KYO_FIELD_BOOK_PUBLISHER, /* "#publisher", of which no report tells */
  KYO_FIELD_BOOK_PART,      /* "#" and anything else: marks a part of the casebook */
  KYO_FIELD_TITLE,          /* "c1#title" */
  KYO_FIELD_SUMMARY,        /* "c1#summary" */
  KYO_FIELD_CASE_PART,      /* "c1#" and anything else, as the nick of a section */
  KYO_FIELD_PASSAGE,        /* the id of a passage: its text */
  KYO_FIELD_HEADING,        /* that with "#heading" */
  KYO_FIELD_STEP,           /* the id of a step: its text */
  KYO_FIELD_PARTICIPANT,    /* the id of a participant: its label */
} KyoReportFieldKind;

/* The lists of passages that a casebook has beside the sections of its cases. */
#define KYO_REPORT_CRITERIA KYO_N_SECTIONS
#define KYO_REPORT_SYNTHESIS (KYO_N_SECTIONS + 1)
#define KYO_REPORT_N_LISTS (KYO_N_SECTIONS + 2)

/* Borrowed from the draft. */
typedef struct
{
  KyoReportFieldKind kind;
  KyoCase *kase;  /* NULL: of the casebook itself */
  gpointer item;  /* KyoPassage, KyoStep or KyoParticipant, or NULL */
  guint list;     /* of a passage, and of the heading of a section: a KyoSectionKind, or the
                   * casebook's KYO_REPORT_CRITERIA or …_SYNTHESIS; else KYO_REPORT_N_LISTS */
  guint position; /* of a passage in its list */
} KyoReportField;

KyoCase *kyo_report_draft_find_case (KyoReportDraft *draft, const char *case_id);
char *kyo_report_dup_case_field (KyoCase *kase, const char *part);
gboolean
kyo_report_draft_find_field (KyoReportDraft *draft, const char *field, KyoReportField *found);
GListModel *kyo_report_draft_get_list (KyoReportDraft *draft, KyoCase *kase, guint list);
KyoText *kyo_report_draft_get_text (KyoReportDraft *draft, const KyoReportField *field);
gboolean kyo_report_draft_is_verbatim (KyoReportDraft *draft, const char *field);
gboolean kyo_report_draft_check (KyoReportDraft *draft, GError **error);

G_END_DECLS
