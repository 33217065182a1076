/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"

G_BEGIN_DECLS

/* The words for a theme, owned by whoever gives them; NULL for a theme that is not known. */
typedef const char *(*KyoThemeLabelFunc) (const char *theme, KyoLang lang, gpointer user_data);

/* What views have to know of themes: what they are called, and which lessons stand under them. */
#define KYO_TYPE_THEMES (kyo_themes_get_type ())
G_DECLARE_FINAL_TYPE (KyoThemes, kyo_themes, KYO, THEMES, GObject)

KyoThemes *kyo_themes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kyo_themes_set_labels (KyoThemes *self,
                            KyoThemeLabelFunc func,
                            gpointer user_data,
                            GDestroyNotify destroy);
void kyo_themes_set_store (KyoThemes *self, KyoStore *store);
/* NULL while nobody has given it words: then it is not shown. */
const char *kyo_themes_get_label (KyoThemes *self, const char *theme, KyoLang lang);
/* Of KyoLesson, in all cases but one; NULL when the store cannot be read; caller owns. */
GPtrArray *kyo_themes_list_lessons (KyoThemes *self,
                                    const char *theme,
                                    const char *except_case_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
