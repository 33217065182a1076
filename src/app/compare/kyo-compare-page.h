/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"
#include "text/kyo-thesaurus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The reference cases ranked for a case, with their reasons, and the two side by side. Signal
 * "closed". */
#define KYO_TYPE_COMPARE_PAGE (kyo_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (KyoComparePage, kyo_compare_page, KYO, COMPARE_PAGE, GtkWidget)

GtkWidget *kyo_compare_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_compare_page_show (
  KyoComparePage *self, KyoStore *store, KyoThesaurus *thesaurus, KyoCase *kase, KyoLang lang);

G_END_DECLS
