/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small cases made in a line or two, and a ruler that needs no fonts.
 */
#pragma once

#include "layout/kyo-diagram-layout.h"
#include "layout/kyo-timeline-layout.h"

KyoCase *build_case (void);
KyoParticipant *build_participant (KyoCase *kase,
                                   KyoParticipant *parent,
                                   const char *id,
                                   KyoParticipantKind kind,
                                   const KyoRect *rect);
KyoStep *build_step (KyoCase *kase,
                     const char *id,
                     KyoStepKind kind,
                     const char *number,
                     const char *from,
                     const char *to);
/* What a secretary may have entered of an own incident, without any place. */
KyoCase *build_incident (void);
/* As large an incident as anybody would draw: organisations with networks, sites and staff, three
 * steps in four within one of them. The same for the same numbers. */
KyoCase *build_large_case (guint n_participants, guint n_steps);
void build_callout (KyoStep *step, double x, double y, double width);
void measure_by_count (const char *text,
                       KyoFont font,
                       double width,
                       double indent,
                       double *used_width,
                       double *height,
                       guint *n_lines,
                       gpointer user_data);
const KyoDiagramItem *find_item (KyoDiagramLayout *layout, KyoDiagramItemKind kind, const char *id);
void assert_fault (KyoDiagramLayout *layout, const char *words);
void assert_no_faults (KyoDiagramLayout *layout);
/* Boundaries hold theirs and nothing else, nodes do not overlap, all is in the drawing. */
void assert_places (KyoDiagramLayout *layout);
