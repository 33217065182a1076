/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/present/kyo-page-breaker.h"
#include "app/present/kyo-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of words as a widget; sizes follow the font of the window of the class "presenter". em is
 * that font's size in px, width and height what the page has, px. */
GtkWidget *kyo_presenter_page_new (const KyoPage *page, KyoLang lang, double em, int width)
  G_GNUC_WARN_UNUSED_RESULT;
/* The room for running text on a page of this size. */
KyoPageRoom kyo_presenter_page_get_room (
  const KyoRunningText *running, PangoContext *context, double em, int width, int height);

G_END_DECLS
