/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "layout/kyo-diagram-layout.h"
#include "model/kyo-view.h"

G_BEGIN_DECLS

/* What a view becomes when things are moved in it. view: NULL for the standard view of a case that
 * nobody has changed yet: then a new one is made. None of these changes the view that it is given.
 */
KyoView *kyo_view_moves_begin (KyoView *view, KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
KyoView *kyo_view_moves_move (KyoView *view,
                              KyoCase *kase,
                              KyoDiagramLayout *layout,
                              const char *participant_id,
                              double x,
                              double y) G_GNUC_WARN_UNUSED_RESULT;
/* places: id → KyoPoint. */
KyoView *
kyo_view_moves_arrange (KyoView *view, KyoCase *kase, GHashTable *places) G_GNUC_WARN_UNUSED_RESULT;
/* The places of another view, NULL for none; the rest stays. */
KyoView *kyo_view_moves_take (KyoView *view, KyoView *from) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_view_moves_has_any (KyoView *view);

G_END_DECLS
