/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row shows. All strings are copied; those that may be NULL are not there then. */
typedef struct
{
  const char *field;     /* the name of the field, see KyoReportOrigin */
  const char *caption;   /* what it is; NULL where its place says it */
  const char *badge;     /* before it: a bullet or the number of a step; or NULL */
  const char *words;     /* what is read */
  const char *typed;     /* what is edited; NULL when that is the same */
  const char *css_class; /* or NULL */
  const char *name;      /* for a screen reader, what it is; the words follow */
  gboolean is_changed;   /* a person wrote other words than its source has */
} KyoReviewContent;

/* A field of a draft, read and edited in its place. Signal "edit-ended" (keep): a person has
 * finished, FALSE when what was typed is to be forgotten; "typing": is at it. */
#define KYO_TYPE_REVIEW_ROW (kyo_review_row_get_type ())
G_DECLARE_FINAL_TYPE (KyoReviewRow, kyo_review_row, KYO, REVIEW_ROW, GtkListBoxRow)

GtkWidget *kyo_review_row_new (const KyoReviewContent *content);
const char *kyo_review_row_get_field (KyoReviewRow *self);
void kyo_review_row_begin_edit (KyoReviewRow *self);
gboolean kyo_review_row_is_editing (KyoReviewRow *self);
/* What stands in the row while it is edited, and where the cursor is, in characters. */
char *kyo_review_row_dup_typed (KyoReviewRow *self, guint *cursor);
gboolean kyo_review_row_is_typed (KyoReviewRow *self); /* other words than at the beginning */
void kyo_review_row_end_edit (KyoReviewRow *self);

G_END_DECLS
