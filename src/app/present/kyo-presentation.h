/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/present/kyo-page.h"
#include "model/kyo-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Instead of a page, until the next key. */
typedef enum
{
  KYO_BLANK_NONE,
  KYO_BLANK_BLACK,
  KYO_BLANK_WHITE,
} KyoBlank;

/* Cases that are presented one after the other, page by page, and where one is. Both windows, that
 * of the room and that of the secretary, follow it. Signal "changed" after anything did. */
#define KYO_TYPE_PRESENTATION (kyo_presentation_get_type ())
G_DECLARE_FINAL_TYPE (KyoPresentation, kyo_presentation, KYO, PRESENTATION, GObject)

/* cases: complete KyoCase, at least one. */
KyoPresentation *kyo_presentation_new (GPtrArray *cases, KyoLang lang) G_GNUC_WARN_UNUSED_RESULT;
/* How running text is broken; the pages are made anew. NULL: each text has a page. */
void kyo_presentation_set_breaks (KyoPresentation *self, KyoBreakFunc breaks, gpointer user_data);
KyoLang kyo_presentation_get_lang (KyoPresentation *self);
void kyo_presentation_set_lang (KyoPresentation *self, KyoLang lang);
/* Takes a newer copy of a case that is presented. */
void kyo_presentation_update_case (KyoPresentation *self, KyoCase *kase);
/* The annotations of one of the cases, a list of KyoAnnotation. */
void kyo_presentation_set_annotations (KyoPresentation *self,
                                       const char *case_id,
                                       GListModel *annotations);
GListModel *kyo_presentation_get_annotations (KyoPresentation *self, const char *case_id);
/* By which the diagram of one of the cases is drawn; NULL: as the case says. */
void kyo_presentation_set_view (KyoPresentation *self, const char *case_id, KyoView *view);
KyoView *kyo_presentation_get_view (KyoPresentation *self, const char *case_id);
/* Whether an annotation is among those that are discussed; at first none is. */
void
kyo_presentation_set_shown (KyoPresentation *self, const char *annotation_id, gboolean is_shown);
gboolean kyo_presentation_is_shown (KyoPresentation *self, const char *annotation_id);

/* Lets the room see what it was allowed to see in another one. */
void kyo_presentation_copy_shown (KyoPresentation *self, KyoPresentation *other);

guint kyo_presentation_get_n_pages (KyoPresentation *self);
const KyoPage *kyo_presentation_get_page (KyoPresentation *self, guint position);
guint kyo_presentation_get_position (KyoPresentation *self);
void kyo_presentation_jump (KyoPresentation *self, guint position);
void kyo_presentation_move (KyoPresentation *self, int by);
KyoBlank kyo_presentation_get_blank (KyoPresentation *self);
void kyo_presentation_set_blank (KyoPresentation *self, KyoBlank blank);
/* "7 / 23": the page that is shown, and how many its case has. Caller frees. */
char *kyo_presentation_dup_count (KyoPresentation *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
