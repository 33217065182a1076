/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-participant.h"
#include "model/kyo-step.h"

G_BEGIN_DECLS

gboolean kyo_rect_contains (const KyoRect *self, double x, double y);
gboolean kyo_rect_encloses (const KyoRect *self, const KyoRect *inner);
gboolean kyo_rect_overlaps (const KyoRect *self, const KyoRect *other, double gap);
KyoRect kyo_rect_union (const KyoRect *a, const KyoRect *b);
KyoRect kyo_rect_grow (const KyoRect *self, double by);
KyoPoint kyo_rect_centre (const KyoRect *self);
KyoPoint kyo_rect_nearest (const KyoRect *self, KyoPoint point);
double kyo_rect_distance (const KyoRect *self, const KyoRect *other);
gboolean kyo_rect_meets_segment (const KyoRect *self, KyoPoint a, KyoPoint b);
gboolean kyo_rect_meets_path (const KyoRect *self, const KyoPoint *points, gsize n_points);
double kyo_point_distance (KyoPoint a, KyoPoint b);
double kyo_segment_distance (KyoPoint a, KyoPoint b, KyoPoint c, KyoPoint d);
double kyo_path_distance (const KyoPoint *a, gsize n_a, const KyoPoint *b, gsize n_b);
double kyo_path_length (const KyoPoint *points, gsize n_points);
KyoPoint kyo_path_at (const KyoPoint *points, gsize n_points, double fraction);

G_END_DECLS
