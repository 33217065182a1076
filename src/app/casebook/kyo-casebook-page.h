/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/widgets/kyo-themes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a casebook says of itself: its source, by what criteria its cases were chosen, and what it
 * concludes over all of them, with what supports each point. The links activate "win.show-passage"
 * (case id, passage id or ""). Signal "closed" (KyoCasebookPage). */
#define KYO_TYPE_CASEBOOK_PAGE (kyo_casebook_page_get_type ())
G_DECLARE_FINAL_TYPE (KyoCasebookPage, kyo_casebook_page, KYO, CASEBOOK_PAGE, GtkWidget)

/* FALSE with error set when the store does not have it, or cannot be read. */
gboolean kyo_casebook_page_show (KyoCasebookPage *self,
                                 KyoStore *store,
                                 const char *casebook_id,
                                 KyoThemes *themes,
                                 KyoLang lang,
                                 GError **error);
/* The one that is shown; NULL for none. */
const char *kyo_casebook_page_get_casebook_id (KyoCasebookPage *self);
/* Its title in the language in which it is shown; "" for none. */
const char *kyo_casebook_page_get_title (KyoCasebookPage *self);
/* Puts the keyboard to the text. */
void kyo_casebook_page_grab_focus (KyoCasebookPage *self);

G_END_DECLS
