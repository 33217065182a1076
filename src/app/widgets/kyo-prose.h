/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A paragraph that fills the width it is given. */
#define KYO_TYPE_PROSE (kyo_prose_get_type ())
G_DECLARE_FINAL_TYPE (KyoProse, kyo_prose, KYO, PROSE, GtkWidget)

GtkWidget *kyo_prose_new (const char *text, const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_prose_get_text (KyoProse *self);
void kyo_prose_set_text (KyoProse *self, const char *text);
/* From line to line, in heights of a line; 0, at first, for what the font says. */
void kyo_prose_set_line_spacing (KyoProse *self, double spacing);
/* For few large words: Japanese is broken between phrases. */
void kyo_prose_set_keeps_phrases (KyoProse *self, gboolean keeps_phrases);

G_END_DECLS
