/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where Japanese may be broken so that it reads well in few words to a line: in the boxes of
 * pictures, and where it is shown large.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize begin; /* bytes */
  gsize end;
} KyoPhrase;

GArray *kyo_phrases_list (const char *text, double em, double whole, double most, double indent)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
