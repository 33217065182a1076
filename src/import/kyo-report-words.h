/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

#include <glib.h>

G_BEGIN_DECLS

/* What the first characters of a line are. All lengths are in bytes. */
gboolean kyo_report_is_space (gunichar c);
gboolean kyo_report_is_wide (gunichar c);
double kyo_report_width (const char *text); /* in full-width characters */
gsize kyo_report_skip_spaces (const char *text);
gsize kyo_report_match_number (const char *text, guint *number);
gsize kyo_report_match_bullet (const char *text, gunichar *bullet);
gsize kyo_report_match_section (const char *text, KyoSectionKind *kind);
gboolean kyo_report_is_section_word (const char *text, KyoSectionKind *kind);
gsize kyo_report_match_sub_heading (const char *text, gsize *inner);
gsize kyo_report_match_incident (const char *text, guint *number);
gsize kyo_report_match_step (const char *text, KyoStepKind *kind, guint *number);
gsize kyo_report_match_enumerator (const char *text, guint *number, gunichar *style);
gsize kyo_report_match_case (const char *text, guint *number, gboolean *is_marked);
gsize kyo_report_find_part (const char *text, guint *part, guint *n_parts);
gboolean kyo_report_is_note (const char *text);
gboolean kyo_report_is_page_number (const char *text);
gboolean kyo_report_ends_sentence (const char *text);
gboolean kyo_report_is_unfinished (const char *text);
gboolean kyo_report_has_particle (const char *text);
char *kyo_report_dup_key (const char *text);
/* In kyo-report-facts.c. */
char *kyo_report_find_period (const char *text);
gboolean kyo_report_find_tlp (const char *text, KyoTlp *tlp);

G_END_DECLS
