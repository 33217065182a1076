/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

/* Where a view has a participant: its left upper corner, points of the drawing at 100 %. */
typedef struct
{
  double x;
  double y;
  gboolean is_pinned; /* a person put it there; arranging the others anew leaves it */
} KyoPlace;

/* A saved look at the diagram of one case: which of its steps and participants are shown, and
 * where. Properties: id, case-id (construct-only), name (string, "" for the case's own standard
 * view), incident (uint, 0 for all). Of phases, kinds of steps and participants all are shown until
 * some are chosen. */
#define KYO_TYPE_VIEW (kyo_view_get_type ())
G_DECLARE_FINAL_TYPE (KyoView, kyo_view, KYO, VIEW, GObject)

KyoView *kyo_view_new (const char *id, const char *case_id) G_GNUC_WARN_UNUSED_RESULT;
KyoView *kyo_view_copy (KyoView *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_view_is_same (KyoView *self, KyoView *other); /* NULL is like none */
const char *kyo_view_get_id (KyoView *self);
const char *kyo_view_get_case_id (KyoView *self);
const char *kyo_view_get_name (KyoView *self);
void kyo_view_set_name (KyoView *self, const char *name);
guint kyo_view_get_incident (KyoView *self);
void kyo_view_set_incident (KyoView *self, guint incident);
/* Sets of bits, 1 << KyoPhase and 1 << KyoStepKind; 0: all. */
guint kyo_view_get_phases (KyoView *self);
void kyo_view_set_phases (KyoView *self, guint phases);
guint kyo_view_get_kinds (KyoView *self);
void kyo_view_set_kinds (KyoView *self, guint kinds);
/* Ids, sorted; never NULL; none: all. */
const char *const *kyo_view_get_participants (KyoView *self);
void kyo_view_set_participants (KyoView *self, const char *const *ids);

gboolean kyo_view_get_place (KyoView *self, const char *participant_id, KyoPlace *place);
/* NULL: it has none. */
void kyo_view_set_place (KyoView *self, const char *participant_id, const KyoPlace *place);
/* Ids of all that have a place, sorted; caller frees. */
GStrv kyo_view_list_places (KyoView *self) G_GNUC_WARN_UNUSED_RESULT;
/* Forgets the places that nobody has pinned. */
void kyo_view_clear_places (KyoView *self);

guint kyo_view_count_incidents (KyoCase *kase); /* 0: it is one */
gboolean kyo_view_shows_all (KyoView *self);
gboolean kyo_view_shows_step (KyoView *self, KyoCase *kase, KyoStep *step);
/* What is shown of a case, at the places of the view; its text is left out. Own to the caller. */
KyoCase *kyo_view_dup_case (KyoView *self, KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
