/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/editor/kyo-case-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The lessons of an own case as they are typed: each a heading and a body. Signals: "typed"
 * (KyoLessonList) after anything changed, "cursor-moved" (KyoLessonList) within a body. */
#define KYO_TYPE_LESSON_LIST (kyo_lesson_list_get_type ())
G_DECLARE_FINAL_TYPE (KyoLessonList, kyo_lesson_list, KYO, LESSON_LIST, GtkWidget)

/* draft must outlive the widget's use; what was typed before is filled in. */
GtkWidget *kyo_lesson_list_new (KyoCaseDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/* Puts what is typed into the draft. */
void kyo_lesson_list_collect (KyoLessonList *self, KyoCaseDraft *draft);

G_END_DECLS
