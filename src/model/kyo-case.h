/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-participant.h"
#include "model/kyo-section.h"
#include "model/kyo-step.h"

G_BEGIN_DECLS

/* One incident record. Properties: id (construct-only), kind (KyoCaseKind), number (int, 0 none),
 * category (KyoCategory), tlp (KyoTlp), title, summary (KyoText), yomi (string or NULL),
 * when (KyoTime or NULL), themes (GStrv, never NULL), casebook-id (string or NULL),
 * n-annotations (uint), is-draft (boolean: its casebook is one; both kept by the store), sections
 * (GListModel of the seven KyoSection in the order of reading, read-only), participants (GListModel
 * of the top-level KyoParticipant, read-only), steps (GListModel of KyoStep, read-only). A case as
 * the store lists it carries no sections' passages, participants or steps: is-complete (boolean)
 * tells. */
#define KYO_TYPE_CASE (kyo_case_get_type ())
G_DECLARE_FINAL_TYPE (KyoCase, kyo_case, KYO, CASE, GObject)

KyoCase *kyo_case_new (const char *id, KyoCaseKind kind) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_case_get_id (KyoCase *self);
KyoCaseKind kyo_case_get_kind (KyoCase *self);
int kyo_case_get_number (KyoCase *self);
void kyo_case_set_number (KyoCase *self, int number);
KyoCategory kyo_case_get_category (KyoCase *self);
void kyo_case_set_category (KyoCase *self, KyoCategory category);
KyoTlp kyo_case_get_tlp (KyoCase *self);
void kyo_case_set_tlp (KyoCase *self, KyoTlp tlp);
KyoText *kyo_case_get_title (KyoCase *self);
void kyo_case_set_title (KyoCase *self, KyoText *title);
const char *kyo_case_get_yomi (KyoCase *self);
void kyo_case_set_yomi (KyoCase *self, const char *yomi);
KyoText *kyo_case_get_summary (KyoCase *self);
void kyo_case_set_summary (KyoCase *self, KyoText *summary);
KyoTime *kyo_case_get_when (KyoCase *self);
void kyo_case_set_when (KyoCase *self, KyoTime *when);
const char *const *kyo_case_get_themes (KyoCase *self);
void kyo_case_set_themes (KyoCase *self, const char *const *themes);
const char *kyo_case_get_casebook_id (KyoCase *self);
void kyo_case_set_casebook_id (KyoCase *self, const char *casebook_id);
guint kyo_case_get_n_annotations (KyoCase *self);
void kyo_case_set_n_annotations (KyoCase *self, guint n);
gboolean kyo_case_is_complete (KyoCase *self);
void kyo_case_set_complete (KyoCase *self, gboolean complete);
gboolean kyo_case_is_draft (KyoCase *self);
void kyo_case_set_draft (KyoCase *self, gboolean draft);
GListModel *kyo_case_get_sections (KyoCase *self);
/* Borrowed; never NULL. */
KyoSection *kyo_case_get_section (KyoCase *self, KyoSectionKind kind);
GListModel *kyo_case_get_participants (KyoCase *self);
void kyo_case_add_participant (KyoCase *self, KyoParticipant *participant); /* at the top level */
/* All of them, each before its children; the caller owns the array, it holds references. */
GPtrArray *kyo_case_list_participants (KyoCase *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel *kyo_case_get_steps (KyoCase *self);
void kyo_case_add_step (KyoCase *self, KyoStep *step);
/* What a correction takes out. FALSE, and nothing changes, when it is not there; a participant has
 * to stand at the top level with none inside. What names it is left to the caller. */
gboolean kyo_case_remove_step (KyoCase *self, KyoStep *step);
gboolean kyo_case_remove_participant (KyoCase *self, KyoParticipant *participant);
/* Borrowed, NULL when there is none of that id. */
KyoPassage *kyo_case_find_passage (KyoCase *self, const char *id, KyoSectionKind *section);
KyoParticipant *kyo_case_find_participant (KyoCase *self, const char *id);
KyoStep *kyo_case_find_step (KyoCase *self, const char *id);
/* "事象1 · 対処2": the steps that a passage concerns, in their order, with this separator; NULL for
 * none. Caller frees. */
char *
kyo_case_dup_step_numbers (KyoCase *self, KyoPassage *passage, KyoLang lang, const char *separator);
/* What an annotation on a whole section is made on: "nisc-fy2020-1.cause". Caller frees. */
char *kyo_case_dup_section_id (KyoCase *self, KyoSectionKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Whether an id is that of a section of the case; kind may be NULL. */
gboolean kyo_case_find_section (KyoCase *self, const char *id, KyoSectionKind *kind);
/* TRUE for the case's own id or that of one of its sections, passages, participants or steps. */
gboolean kyo_case_has_target (KyoCase *self, const char *target_id);

G_END_DECLS
