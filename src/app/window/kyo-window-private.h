/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/case-list/kyo-case-list.h"
#include "app/case-page/kyo-case-page.h"
#include "app/casebook/kyo-casebook-page.h"
#include "app/compare/kyo-compare-page.h"
#include "app/import/kyo-review-page.h"
#include "app/playback/kyo-playback.h"
#include "app/present/kyo-presentation.h"
#include "app/widgets/kyo-selection.h"
#include "app/window/kyo-window.h"
#include "store/kyo-store.h"

G_BEGIN_DECLS

struct _KyoWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *places;  /* "cases", "review", "problem" */
  AdwFlap *flap;     /* the list beside the case, or over it on a small screen */
  GtkStack *content; /* "case", "casebook", "compare", "empty" */
  AdwWindowTitle *title;
  GtkWidget *panels; /* the buttons that show text, diagram and timeline */
  GtkInfoBar *read_only_bar;
  GtkLabel *read_only_label;
  GtkInfoBar *network_bar;
  GtkLabel *network_label;
  KyoCaseList *list;
  KyoCasePage *page;
  KyoCasebookPage *casebook;
  KyoComparePage *compare;
  GtkInfoBar *draft_bar; /* says that the case is part of a draft */
  KyoReviewPage *review;
  AdwStatusPage *problem;
  GtkWidget *problem_retry;
  GtkWidget *problem_copy;
  GtkWidget *problem_fresh;
  GtkWidget *problem_back; /* when another store is still open */

  KyoStore *store;
  KyoThesaurus *thesaurus;
  KyoSelection *selection;
  KyoThemes *themes;
  KyoPlayback *playback;
  KyoPresentation *presentation; /* the last one, or NULL */
  GtkWindow *room;               /* weak, while cases are presented */
  GtkWindow *secretary;          /* weak */
  GSettings *settings;
  KyoView *removed_view; /* the last one, as long as it can come back; or NULL */
  KyoLang lang;
  char *problem_path;
  gboolean is_first_start; /* nobody has chosen a case yet */

  GCancellable *import_cancellable; /* while a file is read */
  GtkWindow *import_progress;       /* weak */
  guint import_timeout;             /* until that is shown */
};

/* kyo-window-actions.c */
void kyo_window_install_actions (GtkWidgetClass *widget_class);
void kyo_window_set_panes_switchable (KyoWindow *self, gboolean switchable);
void kyo_window_bind_settings (KyoWindow *self);
/* kyo-window-files.c */
void kyo_window_init_files (KyoWindow *self);
void kyo_window_tell_network (KyoWindow *self, const char *network);
void kyo_window_install_file_actions (GtkWidgetClass *widget_class);
/* kyo-window-list.c */
void kyo_window_init_list (KyoWindow *self);
void kyo_window_fold_list (KyoWindow *self, int width);
gboolean kyo_window_close_list (KyoWindow *self);
/* Whether the list, lying over the case, has the keyboard and keeps it. */
gboolean kyo_window_keep_keyboard (KyoWindow *self, GtkDirectionType direction);
void kyo_window_begin (KyoWindow *self);
GtkWidget *kyo_window_find_keyboard (KyoWindow *self);
void kyo_window_return_keyboard (KyoWindow *self, GtkWidget *where);
/* kyo-window-playback.c */
void kyo_window_install_playback_actions (GtkWidgetClass *widget_class);
void kyo_window_init_playback (KyoWindow *self);
void kyo_window_update_playback (KyoWindow *self);
/* kyo-window-present.c */
void kyo_window_install_present_actions (GtkWidgetClass *widget_class);
void kyo_window_update_presentation (KyoWindow *self, const char *case_id, const char *target_id);
void kyo_window_end_presentation (KyoWindow *self);
/* kyo-window-import.c */
void kyo_window_install_import_actions (GtkWidgetClass *widget_class);
void kyo_window_init_import (KyoWindow *self);
void kyo_window_dispose_import (KyoWindow *self);
void kyo_window_update_import (KyoWindow *self);
gboolean kyo_window_is_reviewing (KyoWindow *self);
/* Without their cases, in the order in which they came; the caller owns the list. */
GListModel *kyo_window_list_casebooks (KyoWindow *self);
/* kyo-window-problem.c */
void kyo_window_show_problem (KyoWindow *self, const char *path, const GError *error);
void kyo_window_install_problem_actions (GtkWidgetClass *widget_class);
/* kyo-window-views.c */
void kyo_window_install_view_actions (GtkWidgetClass *widget_class);
void kyo_window_init_views (KyoWindow *self);
void kyo_window_prepare_views (KyoWindow *self);
void kyo_window_reload_views (KyoWindow *self);
/* kyo-window.c */
void kyo_window_set_lang (KyoWindow *self, KyoLang lang);
void kyo_window_reload_list (KyoWindow *self);
void kyo_window_reload_case (KyoWindow *self);
void kyo_window_update_actions (KyoWindow *self);
/* Of the case that is shown, or the first there is. */
void kyo_window_show_casebook (KyoWindow *self);
/* passage_id "": the case itself. */
void kyo_window_show_passage (KyoWindow *self, const char *case_id, const char *passage_id);

G_END_DECLS
