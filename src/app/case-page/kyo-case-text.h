/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/playback/kyo-playback.h"
#include "app/widgets/kyo-themes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text of a case in its sections, one row a passage. */
#define KYO_TYPE_CASE_TEXT (kyo_case_text_get_type ())
G_DECLARE_FINAL_TYPE (KyoCaseText, kyo_case_text, KYO, CASE_TEXT, GtkWidget)

void kyo_case_text_set_selection (KyoCaseText *self, KyoSelection *selection);
void kyo_case_text_set_themes (KyoCaseText *self, KyoThemes *themes);
void kyo_case_text_set_playback (KyoCaseText *self, KyoPlayback *playback);
void kyo_case_text_show (KyoCaseText *self, KyoCase *kase, KyoLang lang);
void kyo_case_text_set_annotations (KyoCaseText *self, GListModel *annotations);
gboolean kyo_case_text_grab_focus (KyoCaseText *self);

G_END_DECLS
