/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-diagram-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lays a diagram out in a thread. The case must not be changed meanwhile. */
void kyo_diagram_lay_out_async (KyoCase *kase,
                                KyoLang lang,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
KyoDiagramLayout *kyo_diagram_lay_out_finish (GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Likewise where its nodes would stand if they were arranged again: id → KyoPoint. */
void kyo_diagram_arrange_again_async (KyoCase *kase,
                                      KyoLang lang,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GHashTable *kyo_diagram_arrange_again_finish (GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
