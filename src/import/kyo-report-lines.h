/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source of a draft line by line, and what became of each line.
 */
#pragma once

#include "import/kyo-report-field.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_LINE_UNKNOWN, /* something in it is not placed, and nobody has said that it belongs nowhere */
  KYO_LINE_LEFT,    /* belongs to no field: reason says why */
  KYO_LINE_BOOK,    /* the casebook's title or period, or heads a part of it */
  KYO_LINE_TITLE,   /* of a case; it may stand on each of its pages */
  KYO_LINE_SUMMARY,
  KYO_LINE_HEADING, /* heads a section or an incident */
  KYO_LINE_PASSAGE, /* or its heading: list says where */
  KYO_LINE_STEP,
  KYO_LINE_PARTICIPANT,
} KyoReportLineKind;

/* A part of a line. */
typedef struct
{
  char *field;    /* NULL of one that is not placed */
  guint position; /* of one that is not placed, in the draft's list of them */
  gboolean is_mark;
} KyoReportPart;

typedef struct
{
  guint page;
  guint line;
  char *text;
  gboolean has_gap; /* lines without words stand before it on the page */
  KyoReportLineKind kind;
  KyoUnplacedReason reason; /* of KYO_LINE_LEFT */
  guint list;               /* as in KyoReportField */
  char *number;             /* of KYO_LINE_STEP, as kyo_step_dup_number_label() says it; or NULL */
  GPtrArray *parts;         /* of KyoReportPart, in the order of the line as far as it is known */
} KyoReportLine;

GPtrArray *kyo_report_draft_list_lines (KyoReportDraft *draft,
                                        KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_report_line_get_field (const KyoReportLine *line);
gboolean kyo_report_line_has_field (const KyoReportLine *line, const char *field);

G_END_DECLS
