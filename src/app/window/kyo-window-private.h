/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/case-list/kyo-case-list.h"
#include "app/case-page/kyo-case-page.h"
#include "app/compare/kyo-compare-page.h"
#include "app/widgets/kyo-selection.h"
#include "app/window/kyo-window.h"
#include "store/kyo-store.h"

G_BEGIN_DECLS

struct _KyoWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *places;  /* "cases", "problem" */
  AdwFlap *flap;     /* folds the list away on a small screen */
  GtkStack *content; /* "case", "compare", "empty" */
  AdwWindowTitle *title;
  GtkInfoBar *read_only_bar;
  GtkLabel *read_only_label;
  KyoCaseList *list;
  KyoCasePage *page;
  KyoComparePage *compare;
  AdwStatusPage *problem;
  GtkWidget *problem_copy;

  KyoStore *store;
  KyoThesaurus *thesaurus;
  KyoSelection *selection;
  GSettings *settings;
  KyoLang lang;
  char *problem_path;
};

/* kyo-window-actions.c */
void kyo_window_install_actions (GtkWidgetClass *widget_class);
void kyo_window_bind_settings (KyoWindow *self);
/* kyo-window-problem.c */
void kyo_window_show_problem (KyoWindow *self, const char *path, const GError *error);
void kyo_window_install_problem_actions (GtkWidgetClass *widget_class);
/* kyo-window.c */
void kyo_window_set_lang (KyoWindow *self, KyoLang lang);
void kyo_window_reload_list (KyoWindow *self);
void kyo_window_reload_case (KyoWindow *self);
void kyo_window_update_actions (KyoWindow *self);

G_END_DECLS
