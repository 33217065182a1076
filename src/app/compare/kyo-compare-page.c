/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/compare/kyo-compare-page.h"

struct _KyoComparePage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KyoComparePage, kyo_compare_page, GTK_TYPE_WIDGET)

static void
kyo_compare_page_class_init (KyoComparePageClass *klass)
{
  g_signal_new ("closed", KYO_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
kyo_compare_page_init (KyoComparePage *self)
{
}

/**
 * kyo_compare_page_show:
 * @self: the page
 * @store: the store
 * @kase: the case
 * @lang: the language of the cases
 *
 * Shows nothing yet.
 */
void
kyo_compare_page_show (KyoComparePage *self, KyoStore *store, KyoCase *kase, KyoLang lang)
{
}
