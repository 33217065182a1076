/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotated summary before it has a format: a list of blocks in the order of reading, so that
 * HTML, Markdown and PDF say the same. Private to export/.
 */
#pragma once

#include "export/kyo-export-words.h"
#include "export/kyo-export.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_BLOCK_HEADING, /* label: what stands before the text; level 1: a case or the appendix */
  KYO_BLOCK_FACTS,   /* rows of a name and a value; level 0: of the document, 1: of a case or source
                      */
  KYO_BLOCK_SUMMARY, /* text */
  KYO_BLOCK_DIAGRAM, /* kase; text: what it shows, for those who cannot see it */
  KYO_BLOCK_TIMELINE, /* likewise */
  KYO_BLOCK_OUTLINE,  /* rows of one cell, each with a level and marks: the participants */
  KYO_BLOCK_PASSAGE,  /* label: its heading, or NULL; text; marks; themes; supports */
  KYO_BLOCK_STEPS,    /* a table: rows of number, when, phase, between, text; with marks */
  KYO_BLOCK_NOTES,    /* notes: the annotations made on what stands above */
} KyoBlockKind;

/* All texts of the document are fit to be seen (kyo_export_dup_visible()) and not yet escaped. */
typedef struct
{
  GPtrArray *cells; /* char * */
  guint level;
  GArray *marks; /* guint, NULL for none */
} KyoBlockRow;

typedef struct
{
  guint number; /* of the mark, counted through the document */
  char *head;   /* kind, author, date, state */
  char *quote;  /* NULL for none */
  char *body;   /* may hold line feeds */
} KyoBlockNote;

/* A lesson that supports a point of the synthesis. */
typedef struct
{
  char *text;  /* "Case 3 · Keep the backup elsewhere" */
  char *place; /* id of its block, NULL when its case is not in the document */
} KyoBlockSupport;

typedef struct
{
  KyoBlockKind kind;
  guint level;       /* headings: 1 a case, 2 a section, 3 an incident or group */
  char *id;          /* headings of level 1, pictures, passages of cases: letters, digits, hyphens;
                        else NULL */
  char *label;       /* NULL for none */
  char *text;        /* NULL for none */
  char *remark;      /* headings of level 1: class of the case, for the contents; passages: the
                        numbers of its steps, or the cases that support it */
  GArray *marks;     /* guint, NULL for none */
  GPtrArray *themes; /* char *, what they are called; NULL for none */
  GPtrArray *supports;         /* KyoBlockSupport, NULL for none */
  GPtrArray *rows;             /* KyoBlockRow */
  GPtrArray *notes;            /* KyoBlockNote */
  KyoCase *kase;               /* not owned */
  KyoCase *drawn;              /* diagrams: the case as it is drawn; owned; else NULL */
  GHashTable *marks_by_target; /* pictures: id of participant or step → GArray of guint */
} KyoBlock;

typedef struct
{
  KyoLang lang;
  KyoTlp tlp;
  char *title;
  char *author; /* NULL for none */
  char *date;   /* for people */
  GDateTime *when;
  KyoBlock *facts;   /* of the document: date, author, label, sources */
  GPtrArray *blocks; /* KyoBlock */
  guint n_notes;
} KyoDocument;

KyoDocument *kyo_document_new (const KyoExportContent *content) G_GNUC_WARN_UNUSED_RESULT;
void kyo_document_free (KyoDocument *self);
/* "[1][4]", "" for none; caller frees. */
char *kyo_document_dup_marks (const GArray *marks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoDocument, kyo_document_free)

G_END_DECLS
