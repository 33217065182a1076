/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a participant or step of a diagram says: what it is, in what it takes part, which passages
 * tell of it and what was annotated on it. Signal "chosen" (target id) when a person wants to go to
 * one of these. */
#define KYO_TYPE_TARGET_POPOVER (kyo_target_popover_get_type ())
G_DECLARE_FINAL_TYPE (KyoTargetPopover, kyo_target_popover, KYO, TARGET_POPOVER, GtkPopover)

/* annotations: a list of KyoAnnotation, or NULL. */
GtkWidget *kyo_target_popover_new (KyoCase *kase,
                                   const char *target_id,
                                   GListModel *annotations,
                                   KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
