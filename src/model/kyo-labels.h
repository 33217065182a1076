/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

G_BEGIN_DECLS

/* The glossary's words for the model's values, in the language of the *cases* (which need not be
 * that of the user interface, and so not gettext's). Static strings. */
const char *kyo_section_kind_label (KyoSectionKind kind, KyoLang lang);
const char *kyo_category_label (KyoCategory category, KyoLang lang);
const char *kyo_participant_kind_label (KyoParticipantKind kind, KyoLang lang);
const char *kyo_step_kind_label (KyoStepKind kind, KyoLang lang);
const char *kyo_phase_label (KyoPhase phase, KyoLang lang);
const char *kyo_annotation_kind_label (KyoAnnotationKind kind, KyoLang lang);
/* "TLP:AMBER+STRICT"; the same in every language. */
const char *kyo_tlp_label (KyoTlp tlp);
/* "事象1" / "Event 1", "対処2" / "Response 2"; caller frees. */
char *kyo_step_dup_number_label (KyoStepKind kind, const char *number, KyoLang lang);
/* Short, for the badge: "1" for an event, "対処2" / "R2" for a response; caller frees. */
char *kyo_step_dup_badge_label (KyoStepKind kind, const char *number, KyoLang lang);
/* "事象①" / "Incident 1"; caller frees. */
char *kyo_incident_dup_label (guint incident, KyoLang lang);

G_END_DECLS
