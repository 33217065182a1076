/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"
#include "text/kyo-thesaurus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cases by casebook, where there are several, and by class, with search and filter. Signals:
 * "chosen" (KyoCaseList, const char *case_id); "entered" (KyoCaseList), when a case was clicked or
 * Enter pressed, not only passed by. */
#define KYO_TYPE_CASE_LIST (kyo_case_list_get_type ())
G_DECLARE_FINAL_TYPE (KyoCaseList, kyo_case_list, KYO, CASE_LIST, GtkWidget)

void kyo_case_list_set_cases (KyoCaseList *self, GListModel *cases, KyoLang lang);
/* The casebooks that the cases come from, in the order in which they are shown: a list of
 * KyoCasebook, whose titles head the cases. To be set before them. */
void kyo_case_list_set_casebooks (KyoCaseList *self, GListModel *casebooks);
void kyo_case_list_set_store_path (KyoCaseList *self, const char *path);
/* Without it a search finds only what was typed. */
void kyo_case_list_set_thesaurus (KyoCaseList *self, KyoThesaurus *thesaurus);
void kyo_case_list_set_widened (KyoCaseList *self, gboolean widened);
void kyo_case_list_choose (KyoCaseList *self, const char *case_id);
void kyo_case_list_set_count (KyoCaseList *self, const char *case_id, guint n_annotations);
void kyo_case_list_choose_first (KyoCaseList *self);
void kyo_case_list_grab_focus (KyoCaseList *self);
void kyo_case_list_begin_search (KyoCaseList *self);
const char *kyo_case_list_get_filter (KyoCaseList *self);
void kyo_case_list_set_filter (KyoCaseList *self, const char *nick);

G_END_DECLS
