/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-annotation.h"
#include "model/kyo-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kyo_annotation_bubbles_new (GListModel *annotations,
                                       const char *target_id) G_GNUC_WARN_UNUSED_RESULT;
/* Those that have no place in the case any more. */
GtkWidget *kyo_annotation_bubbles_new_lost (GListModel *annotations,
                                            KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
