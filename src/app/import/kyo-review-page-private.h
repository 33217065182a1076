/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import/kyo-review-case.h"
#include "app/import/kyo-review-page.h"
#include "app/import/kyo-review-source.h"

G_BEGIN_DECLS

struct _KyoReviewPage
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  AdwWindowTitle *title;
  GtkWidget *status;
  GtkLabel *summary;
  GtkMenuButton *tlp;
  GtkMenuButton *warnings;
  GtkLabel *warnings_text;
  GtkWidget *next;
  GtkWidget *state;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkWidget *panes;
  KyoReviewSource *source;
  KyoReviewCase *parsed;

  KyoStore *store;
  KyoReview *review;
  KyoLang lang;
  guint timeout;         /* until what is being typed is stored */
  gboolean is_typed;     /* words of the field that is edited which the store does not have */
  gboolean is_step_open; /* the edit that goes on is a step of undo already */
};

/* kyo-review-actions.c */
void kyo_review_page_install_actions (GtkWidgetClass *widget_class);
void kyo_review_page_init_keys (KyoReviewPage *self);
void kyo_review_page_update_actions (KyoReviewPage *self);
/* kyo-review-ending.c */
void kyo_review_page_install_endings (GtkWidgetClass *widget_class);
/* kyo-review-page.c */
void kyo_review_page_say (KyoReviewPage *self, const char *message);
/* Shows the draft as it is now, with this field selected (NULL: as before). */
void kyo_review_page_refresh (KyoReviewPage *self, const char *field);
void kyo_review_page_show_state (KyoReviewPage *self);
void kyo_review_page_select (KyoReviewPage *self, const char *field);

G_END_DECLS
