/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* A published collection of cases. Properties: id (construct-only), version (uint), is-draft,
 * title, publisher (KyoText), period (KyoTime or NULL), criteria, synthesis (GListModel of
 * KyoPassage, read-only), cases (GListModel of KyoCase, read-only). */
#define KYO_TYPE_CASEBOOK (kyo_casebook_get_type ())
G_DECLARE_FINAL_TYPE (KyoCasebook, kyo_casebook, KYO, CASEBOOK, GObject)

KyoCasebook *kyo_casebook_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_casebook_get_id (KyoCasebook *self);
guint kyo_casebook_get_version (KyoCasebook *self);
void kyo_casebook_set_version (KyoCasebook *self, guint version);
gboolean kyo_casebook_is_draft (KyoCasebook *self);
void kyo_casebook_set_draft (KyoCasebook *self, gboolean draft);
KyoText *kyo_casebook_get_title (KyoCasebook *self);
void kyo_casebook_set_title (KyoCasebook *self, KyoText *title);
KyoText *kyo_casebook_get_publisher (KyoCasebook *self);
void kyo_casebook_set_publisher (KyoCasebook *self, KyoText *publisher);
KyoTime *kyo_casebook_get_period (KyoCasebook *self);
void kyo_casebook_set_period (KyoCasebook *self, KyoTime *period);
GListModel *kyo_casebook_get_criteria (KyoCasebook *self);
void kyo_casebook_add_criterion (KyoCasebook *self, KyoPassage *passage);
void kyo_casebook_clear_criteria (KyoCasebook *self);
GListModel *kyo_casebook_get_synthesis (KyoCasebook *self);
void kyo_casebook_add_synthesis (KyoCasebook *self, KyoPassage *passage);
void kyo_casebook_clear_synthesis (KyoCasebook *self);
GListModel *kyo_casebook_get_cases (KyoCasebook *self);
void kyo_casebook_add_case (KyoCasebook *self, KyoCase *kase);
/* FALSE, and nothing changes, when it is not among them. */
gboolean kyo_casebook_remove_case (KyoCasebook *self, KyoCase *kase);

G_END_DECLS
