/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the store share: a folder for one test, a small casebook and an own case.
 */
#pragma once

#include "store/kyo-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* removed with what is in it */
  char *path;   /* of a store in it */
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer user_data);
void fixture_tear_down (Fixture *fixture, gconstpointer user_data);

KyoText *fixture_text (const char *ja, const char *en) G_GNUC_WARN_UNUSED_RESULT;
/* Two cases: "book-1" with passages, participants and steps, "book-2" with a title only. */
KyoCasebook *fixture_casebook (guint version) G_GNUC_WARN_UNUSED_RESULT;
/* "own-1", with two passages, a nested participant and a step. */
KyoCase *fixture_own_case (void) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the fixture's store, making it, with the casebook in it. */
KyoStore *fixture_open (Fixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
/* How many entries the change log has, read by a connection of its own. */
guint fixture_count_changes (Fixture *fixture);
/* The file as it lies on the disk; only while no store of this process has it open. */
GBytes *fixture_read_file (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void fixture_write_file (const char *path, const guint8 *bytes, gsize size);
/* Runs SQL on a file behind the store's back. */
void fixture_exec (const char *path, const char *sql);

G_END_DECLS
