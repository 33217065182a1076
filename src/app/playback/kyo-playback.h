/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-selection.h"

G_BEGIN_DECLS

/* What a step or participant has to do with the frame that is played. */
typedef enum
{
  KYO_PART_NONE,    /* nothing is played, or the target is neither */
  KYO_PART_ABSENT,  /* a step that has not happened yet */
  KYO_PART_WAITING, /* a participant that has played no part yet */
  KYO_PART_NOW,     /* happens, or acts in what happens */
  KYO_PART_PAST,    /* has happened, or has played its part */
} KyoPart;

/* Plays the case of a selection step by step, in frames: one step each, or those that happened
 * together. Moves the selection, and is moved by it when a step is selected. Signal "changed"
 * after it began, moved, ended or has other frames. */
#define KYO_TYPE_PLAYBACK (kyo_playback_get_type ())
G_DECLARE_FINAL_TYPE (KyoPlayback, kyo_playback, KYO, PLAYBACK, GObject)

KyoPlayback *kyo_playback_new (KyoSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
KyoSelection *kyo_playback_get_selection (KyoPlayback *self);
gboolean kyo_playback_is_active (KyoPlayback *self);
gboolean kyo_playback_begin (KyoPlayback *self);
void kyo_playback_end (KyoPlayback *self);
guint kyo_playback_get_n_frames (KyoPlayback *self);
guint kyo_playback_get_position (KyoPlayback *self);
/* Borrowed: the KyoStep of a frame, at least one, in the order of the case. */
GPtrArray *kyo_playback_get_frame (KyoPlayback *self, guint position);
/* The frames of any case: arrays of KyoStep. The caller owns the array. */
GPtrArray *kyo_playback_list_frames (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
void kyo_playback_jump (KyoPlayback *self, guint position);
void kyo_playback_move (KyoPlayback *self, int by);
KyoPart kyo_playback_get_part (KyoPlayback *self, const char *target_id);

G_END_DECLS
