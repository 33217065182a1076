/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to import/.
 */
#pragma once

#include "import/kyo-report-page.h"

G_BEGIN_DECLS

/* A run of characters on one line of a page, in points from its upper left corner. */
typedef struct
{
  GString *text;
  double x0;
  double y0;
  double x1;
  double y1;
  double em;   /* size of its font */
  guint block; /* lines of one block belong together */
} KyoPdfRun;

KyoPdfRun *kyo_pdf_run_new (double x, double y, double em);
void kyo_pdf_run_free (KyoPdfRun *run);
void kyo_pdf_order_runs (GPtrArray *runs, double height, KyoReportPage *page);

G_END_DECLS
