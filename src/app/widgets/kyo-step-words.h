/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *kyo_step_words_dup (KyoCase *kase, KyoStep *step, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_step_words_dup_inferred (KyoCase *kase, KyoStep *step, KyoLang lang);
/* "Desk → Management", "Desk", or "" when nobody is named. Caller frees. */
char *kyo_step_between_dup (KyoCase *kase, KyoStep *step, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* The badge of a step outside of pictures, in the same shape and colours. */
GtkWidget *kyo_step_badge_new (KyoStep *step, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_participant_words_dup (KyoParticipant *participant,
                                 KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
