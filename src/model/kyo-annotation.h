/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

G_BEGIN_DECLS

/* What a reviewer attached to a case, section, passage, step or participant. Properties: id
 * (UUID, construct-only), case-id, target-id, kind, body, quote (string or NULL), author,
 * created (RFC 3339 UTC string), state, anchor (KyoAnchorState). */
#define KYO_TYPE_ANNOTATION (kyo_annotation_get_type ())
G_DECLARE_FINAL_TYPE (KyoAnnotation, kyo_annotation, KYO, ANNOTATION, GObject)

KyoAnnotation *kyo_annotation_new (const char *id,
                                   const char *case_id,
                                   const char *target_id) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_annotation_get_id (KyoAnnotation *self);
const char *kyo_annotation_get_case_id (KyoAnnotation *self);
const char *kyo_annotation_get_target_id (KyoAnnotation *self);
KyoAnnotationKind kyo_annotation_get_kind (KyoAnnotation *self);
void kyo_annotation_set_kind (KyoAnnotation *self, KyoAnnotationKind kind);
const char *kyo_annotation_get_body (KyoAnnotation *self);
void kyo_annotation_set_body (KyoAnnotation *self, const char *body);
const char *kyo_annotation_get_quote (KyoAnnotation *self);
void kyo_annotation_set_quote (KyoAnnotation *self, const char *quote);
const char *kyo_annotation_get_author (KyoAnnotation *self);
void kyo_annotation_set_author (KyoAnnotation *self, const char *author);
const char *kyo_annotation_get_created (KyoAnnotation *self);
void kyo_annotation_set_created (KyoAnnotation *self, const char *created);
KyoAnnotationState kyo_annotation_get_state (KyoAnnotation *self);
void kyo_annotation_set_state (KyoAnnotation *self, KyoAnnotationState state);
KyoAnchorState kyo_annotation_get_anchor (KyoAnnotation *self);
void kyo_annotation_set_anchor (KyoAnnotation *self, KyoAnchorState anchor);

G_END_DECLS
