/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of a casebook, before it is a model. Private to import/.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Caller frees; NULL with error set when it is too big, not well-formed or against the schema. */
xmlDoc *kyo_casebook_document_parse (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
