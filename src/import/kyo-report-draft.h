/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-casebook.h"

G_BEGIN_DECLS

/* Why a text of the source stands in no field. */
typedef enum
{
  KYO_UNPLACED_UNKNOWN,     /* "unknown": nothing tells what it is */
  KYO_UNPLACED_PAGE_NUMBER, /* "page-number" */
  KYO_UNPLACED_FURNITURE,   /* "furniture": stands at the edge of most pages */
  KYO_UNPLACED_HEADING,     /* "heading": heads a part of the report that is no field */
  KYO_UNPLACED_LEGEND,      /* "legend": a note on the diagram */
  KYO_UNPLACED_SET_ASIDE,   /* "set-aside": a person took it out of the casebook */
} KyoUnplacedReason;

typedef struct
{
  char *text;
  guint page; /* from 1 */
  guint line; /* from 1: of the file when the source is text, of the page when it is a PDF */
  KyoUnplacedReason reason;
} KyoUnplaced;

/* Where a field comes from: one run of consecutive lines. A field may have several. The field is
 * the id of a passage, participant or step; or that of a passage and "#heading"; or "c", the number
 * of a case and "#title", "#summary", "#" and the nick of a section, or "#incident-" and its
 * number; or of the casebook "#title", "#synthesis", or "#category-" and the nick of a category. */
typedef struct
{
  char *field;
  guint page;
  guint first_line;
  guint last_line;
  char *text;       /* of the source, lines parted by line feeds; never empty */
  gboolean is_mark; /* a bullet, number, heading or repetition, not the field's own words */
} KyoReportOrigin;

/* What was made of a report. Owned by whoever asked for it. */
typedef struct
{
  KyoCasebook *casebook;
  GPtrArray *unplaced; /* of KyoUnplaced */
  GPtrArray *origins;  /* of KyoReportOrigin, those of one field in the order of its words */
  GPtrArray *warnings; /* of strings */
  guint n_pages;
} KyoReportDraft;

KyoReportDraft *kyo_report_draft_new (KyoCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
void kyo_report_draft_free (KyoReportDraft *draft);
void kyo_report_draft_add_unplaced (
  KyoReportDraft *draft, const char *text, guint page, guint line, KyoUnplacedReason reason);
void kyo_report_draft_add_origin (KyoReportDraft *draft,
                                  const char *field,
                                  guint page,
                                  guint line,
                                  const char *text,
                                  gboolean is_mark);
/* What the source says in a field, white space and line breaks included; caller frees. */
char *kyo_report_draft_dup_words (KyoReportDraft *draft, const char *field);
/* The lines of which nobody, program or person, has said what they are. */
guint kyo_report_draft_count_unknown (KyoReportDraft *draft);
void kyo_report_draft_warn (KyoReportDraft *draft, char *warning);
const char *kyo_unplaced_reason_to_nick (KyoUnplacedReason reason);
gboolean kyo_unplaced_reason_from_nick (const char *nick, KyoUnplacedReason *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoReportDraft, kyo_report_draft_free)

G_END_DECLS
