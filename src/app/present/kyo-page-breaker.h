/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The room that a page has for running text, in px. */
typedef struct
{
  double width;
  double height;
  double gap;          /* between two texts */
  double label;        /* above a text that has one, where it begins */
  double line_spacing; /* from line to line, in heights of a line; 0 for what the font says */
} KyoPageRoom;

/* A stretch of a text, and the page on which it stands. */
typedef struct
{
  guint page;
  guint text;  /* its index */
  gsize begin; /* bytes */
  gsize end;
} KyoBreak;

/* Sets texts beneath each other and breaks them into pages; at least one line goes to a page.
 * labels: what stands above each text, NULL where nothing does; or NULL. The caller owns the array
 * of KyoBreak. */
GArray *kyo_page_breaker_break (PangoContext *context,
                                const KyoPageRoom *room,
                                const char *const *texts,
                                const char *const *labels) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
