/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writers behind kyo-export.c, one file each. Private to export/.
 */
#pragma once

#include "export/kyo-export-document.h"

G_BEGIN_DECLS

GBytes *kyo_export_write_html (KyoDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kyo_export_write_markdown (KyoDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kyo_export_write_json (const KyoExportContent *content) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kyo_export_write_xml (const KyoExportContent *content) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kyo_export_write_pdf (KyoDocument *document, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
