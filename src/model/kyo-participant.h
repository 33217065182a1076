/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* In points of the drawing at 100 %, from its upper left corner. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} KyoRect;

/* A node of the diagram; one with children is a boundary. Properties: id (construct-only),
 * kind (KyoParticipantKind), label (KyoText), children (GListModel of KyoParticipant, read-only),
 * parent (KyoParticipant or NULL, read-only, not owned). */
#define KYO_TYPE_PARTICIPANT (kyo_participant_get_type ())
G_DECLARE_FINAL_TYPE (KyoParticipant, kyo_participant, KYO, PARTICIPANT, GObject)

KyoParticipant *kyo_participant_new (const char *id,
                                     KyoParticipantKind kind) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_participant_get_id (KyoParticipant *self);
KyoParticipantKind kyo_participant_get_kind (KyoParticipant *self);
void kyo_participant_set_kind (KyoParticipant *self, KyoParticipantKind kind);
KyoText *kyo_participant_get_label (KyoParticipant *self);
void kyo_participant_set_label (KyoParticipant *self, KyoText *label);
KyoParticipant *kyo_participant_get_parent (KyoParticipant *self);
GListModel *kyo_participant_get_children (KyoParticipant *self);
guint kyo_participant_get_n_children (KyoParticipant *self);
/* How deep boundaries may stand in one another; no diagram is readable beyond a handful. */
#define KYO_PARTICIPANT_MAX_DEPTH 64
/* Adds at the end; refused (FALSE, nothing changes) when it would make a circle, child has a
 * parent, or the tree would become deeper than KYO_PARTICIPANT_MAX_DEPTH. */
gboolean kyo_participant_add_child (KyoParticipant *self, KyoParticipant *child);
/* FALSE while nobody has placed it. */
gboolean kyo_participant_get_rect (KyoParticipant *self, KyoRect *rect);
void kyo_participant_set_rect (KyoParticipant *self, const KyoRect *rect); /* NULL: not placed */
/* Whether arranging the others anew leaves it where it is. Kept by views only. */
gboolean kyo_participant_is_pinned (KyoParticipant *self);
void kyo_participant_set_pinned (KyoParticipant *self, gboolean is_pinned);

G_END_DECLS
