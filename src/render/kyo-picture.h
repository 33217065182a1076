/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "render/kyo-painter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_PICTURE_SVG,
  KYO_PICTURE_PNG, /* at 2 px for each point */
  KYO_PICTURE_PDF,
} KyoPictureFormat;

typedef enum
{
  KYO_RENDER_ERROR_FAILED, /* cairo or the file system refused; the message says which */
  KYO_RENDER_ERROR_EMPTY,  /* the case has no diagram or timeline */
} KyoRenderError;
#define KYO_RENDER_ERROR (kyo_render_error_quark ())
GQuark kyo_render_error_quark (void);

gboolean kyo_picture_format_from_nick (const char *nick,
                                       KyoPictureFormat *format); /* "svg" "png" "pdf" */
/* The picture with the case's title above and its TLP label; whole or nothing is returned. */
GBytes *
kyo_picture_of_diagram (KyoCase *kase, KyoLang lang, KyoPictureFormat format, GError **error);
GBytes *kyo_picture_of_timeline (
  KyoCase *kase, KyoLang lang, KyoLanes lanes, KyoPictureFormat format, GError **error);

G_END_DECLS
