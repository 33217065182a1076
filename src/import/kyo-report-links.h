/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What names what in a draft, and how corrections keep that true. Private to import/.
 */
#pragma once

#include "import/kyo-report-draft.h"

G_BEGIN_DECLS

void
kyo_report_links_redirect (KyoReportDraft *draft, const char *from, const char *to, gboolean keeps);
void kyo_report_links_leave_case (KyoCase *kase, KyoPassage *passage);
void kyo_report_links_leave_lessons (KyoReportDraft *draft, KyoPassage *passage);
void kyo_report_links_unite (KyoPassage *passage, KyoPassage *other);
void kyo_report_links_forget_step (KyoCase *kase, const char *step_id);
void kyo_report_links_forget_participant (KyoCase *kase, const char *participant_id);
void kyo_report_links_forget_case (KyoReportDraft *draft, const char *case_id);

G_END_DECLS
