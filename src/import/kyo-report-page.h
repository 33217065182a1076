/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a report as the parser sees them: pieces of lines, each of which is put to one use.
 * Private to import/.
 */
#pragma once

#include "model/kyo-types.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_PIECE_FREE, /* nobody knows yet what it is */
  KYO_PIECE_TEXT, /* its words are those of a field */
  KYO_PIECE_MARK, /* a bullet, number, heading or repetition that made a field what it is */
  KYO_PIECE_LEFT, /* known to belong to no field */
} KyoPieceUse;

/* A line of the source, or the part of one that was cut from it. */
typedef struct
{
  char *text; /* without white space at its ends */
  guint page;
  guint line;
  gboolean has_gap;   /* an empty line, or empty space on the page, before it */
  gboolean is_indent; /* white space before it */
  gboolean is_rest;   /* cut from the piece before it, on the same line */
  double line_width;  /* of the whole line, in full-width characters */
  char *field;        /* id of the field that it is put to, NULL while it is free or left */
  KyoPieceUse use;
  guint reason; /* a KyoUnplacedReason, of one that is left */
} KyoPiece;

typedef enum
{
  KYO_PAGE_OTHER,
  KYO_PAGE_CRITERIA,
  KYO_PAGE_INDEX,
  KYO_PAGE_SYNTHESIS,
  KYO_PAGE_CASE,
} KyoPageKind;

typedef struct
{
  guint number;
  KyoPageKind kind;
  guint case_number;  /* of a page of a case */
  guint part;         /* which of the case's pages, 0 when it does not say */
  gboolean is_broken; /* it could not be read, as a whole or in part */
  GPtrArray *pieces;  /* of KyoPiece */
} KyoReportPage;

KyoPiece *kyo_piece_new (const char *text, guint page, guint line, gboolean has_gap);
void kyo_piece_free (KyoPiece *piece);
KyoReportPage *kyo_report_page_new (guint number);
void kyo_report_page_free (KyoReportPage *page);
KyoPiece *kyo_report_page_get (KyoReportPage *page, guint position);
KyoPiece *kyo_report_page_cut (KyoReportPage *page, guint position, gsize length);
gboolean
kyo_report_page_is_bare_heading (KyoReportPage *page, guint position, KyoSectionKind *kind);
void kyo_report_append_words (GString *text, const char *words);
char *kyo_pieces_join (GPtrArray *pieces);
gboolean kyo_pieces_end_sentence (GPtrArray *pieces);
void kyo_piece_use (KyoPiece *piece, const char *field, KyoPieceUse use);
void kyo_piece_leave (KyoPiece *piece, guint reason);
GPtrArray *kyo_report_split_pages (const char *text);
void kyo_report_sort_pages (GPtrArray *pages);
void kyo_report_mark_furniture (GPtrArray *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoReportPage, kyo_report_page_free)

G_END_DECLS
