/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import/kyo-report-edit.h"

G_BEGIN_DECLS

/* The draft of an invented report. */
typedef struct
{
  KyoReportDraft *draft;
  char *ledger; /* of its lines, as they were read */
} EditFixture;

/* name: "a", "b" or "c"; NULL is "a". */
void edit_fixture_set_up (EditFixture *fixture, gconstpointer name);
void edit_fixture_tear_down (EditFixture *fixture, gconstpointer name);
/* Everything holds together, and each character of the source is still accounted for on its line.
 */
void edit_fixture_assert_sound (EditFixture *fixture);
KyoCase *edit_fixture_get_case (EditFixture *fixture, guint position);
const char *edit_fixture_get_words (KyoPassage *passage);
/* As the import child would send it. */
GBytes *edit_fixture_serialise (KyoReportDraft *draft);

G_END_DECLS
