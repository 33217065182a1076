/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the readers of the parts of a report share. Private to import/.
 */
#pragma once

#include "import/kyo-report-draft.h"
#include "import/kyo-report-page.h"
#include "model/kyo-casebook.h"

G_BEGIN_DECLS

/* A bullet on its way to becoming a passage. */
typedef struct
{
  KyoSectionKind section;
  guint incident;
  gunichar sign;      /* its bullet, 0 for a paragraph or note without one */
  GPtrArray *marks;   /* of KyoPiece: the bullet */
  GPtrArray *heading; /* of KyoPiece */
  GPtrArray *pieces;  /* of KyoPiece: its words */
} KyoReportBullet;

/* A case while its pages are read. */
typedef struct
{
  guint number;
  char *prefix;  /* "c" and the number: of the ids of what is in it */
  KyoCase *kase; /* in the casebook */
  KyoCategory category;
  GPtrArray *bullets; /* of KyoReportBullet */
  GPtrArray *events;  /* of KyoStep */
  GPtrArray *responses;
  GHashTable *labels; /* key of a label → id of the participant */
} KyoReportCase;

typedef struct
{
  GPtrArray *pages; /* of KyoReportPage */
  GPtrArray *cases; /* of KyoReportCase, by number */
  KyoReportDraft *draft;
} KyoReportParser;

KyoReportBullet *kyo_report_bullet_new (KyoSectionKind section, guint incident);
void kyo_report_bullet_free (KyoReportBullet *bullet);
KyoReportCase *kyo_report_parser_get_case (KyoReportParser *parser, guint number);
void kyo_report_use_pieces (GPtrArray *pieces, const char *field, KyoPieceUse use);
KyoText *kyo_report_text_new (GPtrArray *pieces);
const char *kyo_report_section_code (KyoSectionKind section);

void kyo_report_read_case_pages (KyoReportParser *parser, KyoReportCase *kase);
void kyo_report_resolve_bullets (KyoReportCase *kase);
void kyo_report_prepare_diagram (KyoReportPage *page);
void kyo_report_read_diagram (KyoReportCase *kase, KyoReportPage *page, GPtrArray *pieces);
void kyo_report_finish_steps (KyoReportCase *kase);
void kyo_report_read_criteria (KyoReportParser *parser, KyoReportPage *page);
void kyo_report_read_index (KyoReportParser *parser, KyoReportPage *page);
void kyo_report_read_synthesis (KyoReportParser *parser, KyoReportPage *page);
KyoParticipantKind kyo_report_guess_participant (const char *label);
KyoPhase kyo_report_guess_phase (KyoStepKind kind, const char *text);
KyoCategory kyo_report_guess_category (const char *heading);

G_END_DECLS
