/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* An own case while it is being typed. */
typedef struct _KyoCaseDraft KyoCaseDraft;

/* kase NULL: a new case with an id of its own. */
KyoCaseDraft *kyo_case_draft_new (KyoCase *kase, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
void kyo_case_draft_free (KyoCaseDraft *self);
/* Borrowed; what was typed so far. */
KyoCase *kyo_case_draft_get_case (KyoCaseDraft *self);
KyoLang kyo_case_draft_get_lang (KyoCaseDraft *self);
void kyo_case_draft_set_title (KyoCaseDraft *self, const char *typed);
void kyo_case_draft_set_summary (KyoCaseDraft *self, const char *typed);
/* when gets NULL for "". */
gboolean kyo_case_draft_read_when (const char *typed, KyoTime **when, GError **error);
gboolean kyo_case_draft_set_when (KyoCaseDraft *self, const char *typed, GError **error);
/* The passages of a section, one in a line; caller frees. */
char *kyo_case_draft_dup_lines (KyoCaseDraft *self, KyoSectionKind kind);
void kyo_case_draft_set_lines (KyoCaseDraft *self, KyoSectionKind kind, const char *typed);

/* Lessons are typed one by one: kyo-lesson-draft.c. */
/* Borrowed passages; caller frees the array. */
GPtrArray *kyo_case_draft_list_lessons (KyoCaseDraft *self);
/* A passage that stands nowhere yet; caller owns it. */
KyoPassage *kyo_case_draft_make_lesson (KyoCaseDraft *self);
/* As they are typed, "" for what is missing; caller frees both. */
void
kyo_case_draft_dup_lesson (KyoCaseDraft *self, KyoPassage *lesson, char **heading, char **body);
void kyo_case_draft_set_lesson (KyoCaseDraft *self,
                                KyoPassage *lesson,
                                const char *heading,
                                const char *body);
/* These, in this order, are the lessons. */
void kyo_case_draft_place_lessons (KyoCaseDraft *self, GPtrArray *lessons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoCaseDraft, kyo_case_draft_free)

G_END_DECLS
