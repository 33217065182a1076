/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children one after another, as words in a paragraph. */
#define KYO_TYPE_WRAP_LAYOUT (kyo_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (KyoWrapLayout, kyo_wrap_layout, KYO, WRAP_LAYOUT, GtkLayoutManager)

/* spacing in px, between children and between lines. */
GtkLayoutManager *kyo_wrap_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
