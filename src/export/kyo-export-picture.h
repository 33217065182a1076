/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diagrams and timelines inside a document: without the head that a picture file has, and with the
 * numbers of annotations at what they were made on. Private to export/.
 */
#pragma once

#include "export/kyo-export-document.h"
#include "render/kyo-painter.h"

G_BEGIN_DECLS

/* px of body text in a picture at scale 1. */
#define KYO_PICTURE_BODY_PX 13.0

typedef struct _KyoExportPicture KyoExportPicture;

/* One for a diagram; for a timeline as many rows as it takes to be at most width px wide. */
GPtrArray *kyo_export_picture_list (KyoBlock *block,
                                    KyoPainter *painter,
                                    KyoLang lang,
                                    double width) G_GNUC_WARN_UNUSED_RESULT;
void kyo_export_picture_get_size (KyoExportPicture *self, double *width, double *height);
void kyo_export_picture_paint (KyoExportPicture *self, cairo_t *cr);
/* As an element for an HTML page; its ids begin with prefix. */
char *kyo_export_picture_dup_svg (KyoExportPicture *self,
                                  KyoLang lang,
                                  const char *prefix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
