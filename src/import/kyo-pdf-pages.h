/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to import/.
 */
#pragma once

#include "import/kyo-import-error.h"

G_BEGIN_DECLS

GPtrArray *kyo_pdf_read_pages (GBytes *bytes, const char *name, guint max_pages, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
