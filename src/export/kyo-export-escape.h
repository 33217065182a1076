/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands between a text that anybody may have written and a document that others open.
 * Private to export/.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kyo_export_dup_visible (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_export_dup_xml_valid (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_export_escape_html (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_export_escape_markdown (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kyo_export_dup_svg_inline (const char *svg,
                                 gsize length,
                                 const char *prefix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
