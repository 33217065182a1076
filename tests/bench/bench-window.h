/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window/kyo-window.h"

G_BEGIN_DECLS

/* A real window on a store of its own with the bundled casebook, 1280×800. */
typedef struct
{
  AdwApplication *application;
  KyoWindow *window;
  char *folder;
  char *store_path;
  GStrv case_ids; /* in the order of the list */
} BenchWindow;

BenchWindow *bench_window_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bench_window_free (BenchWindow *self);
/* Runs the main loop until the time has passed. */
void bench_run_for (double seconds);
/* Runs it until the next frame of a widget has been painted. */
void bench_run_frame (GtkWidget *widget);
/* The first widget below root whose type has this name. */
GtkWidget *bench_find (GtkWidget *root, const char *type_name);
/* One line of the table: what, figure, unit, and the target or "". */
void bench_print (const char *what, double figure, const char *unit, const char *target);

double bench_thread_ms (void);
double bench_process_ms (void);
/* The value below which this part of the values lies (0.5: median). Sorts them. */
double bench_quantile (GArray *values, double part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWindow, bench_window_free)

double
bench_count_frames (GtkWidget *widget, GtkTickCallback tick, gpointer user_data, double seconds);
double bench_measure_empty (double seconds);

G_END_DECLS
