/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is presented of a case, one page after the other.
 */
#pragma once

#include "model/kyo-annotation.h"
#include "model/kyo-case.h"

G_BEGIN_DECLS

/* In the order of presenting. */
typedef enum
{
  KYO_PAGE_SUMMARY,
  KYO_PAGE_FRAME, /* of the playback */
  KYO_PAGE_SECTION,
  KYO_PAGE_LESSON,
  KYO_PAGE_DISCUSSION,
} KyoPageKind;

/* A stretch of running text on a page. */
typedef struct
{
  char *target_id; /* of the passage or annotation */
  char *label;     /* above it: of what incident it tells, or what was annotated; or NULL */
  char *text;
  gboolean is_begun; /* on the page before */
} KyoPiece;

typedef struct
{
  KyoPageKind kind;
  KyoCase *kase;
  KyoSectionKind section; /* section */
  guint frame;            /* frame: its position in the playback */
  GPtrArray *steps;       /* frame: of KyoStep; else NULL */
  char *heading;          /* lesson; else NULL */
  guint number;           /* frame, lesson: from 1 */
  guint n_numbers;        /* frames, lessons of the case */
  guint part;             /* of what takes several pages, from 1 */
  guint n_parts;
  GPtrArray *pieces; /* of KyoPiece */
} KyoPage;

/* What has to be broken into pages. */
typedef struct
{
  const char *const *texts;
  const char *const *labels; /* above each text, NULL where none is; or NULL */
  const char *heading;       /* above the texts on each page, or NULL */
  KyoLang lang;
  gboolean is_list; /* each text has a bullet */
} KyoRunningText;

/* An array of KyoBreak; the caller owns it. */
typedef GArray *(*KyoBreakFunc) (const KyoRunningText *running, gpointer user_data);

/* The pages of a case; annotations: those to be discussed. The caller owns the array of KyoPage. */
GPtrArray *kyo_page_list (KyoCase *kase,
                          KyoLang lang,
                          GPtrArray *annotations,
                          KyoBreakFunc breaks,
                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void kyo_page_free (KyoPage *self);
/* Whether another page, made for another size or language, shows what this one begins with. */
gboolean kyo_page_is_like (const KyoPage *self, const KyoPage *other);
/* "Summary", "Response 2", "Cause", "Lessons 2 / 4", "Discussion". */
char *kyo_page_dup_title (const KyoPage *self, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* The first words of it. */
char *kyo_page_dup_words (const KyoPage *self, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* What can be annotated of it, by id, the most apt first. */
GStrv kyo_page_list_targets (const KyoPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
