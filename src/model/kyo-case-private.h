/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the two halves of the class: kyo-case.c and kyo-case-contents.c. Nobody else includes
 * it.
 */
#pragma once

#include "model/kyo-case.h"

G_BEGIN_DECLS

struct _KyoCase
{
  GObject parent_instance;

  char *id;
  KyoCaseKind kind;
  int number;
  KyoCategory category;
  KyoTlp tlp;
  KyoText *title;
  char *yomi;
  KyoText *summary;
  KyoTime *when;
  char **themes;
  char *casebook_id;
  guint n_annotations;
  gboolean is_complete;
  gboolean is_draft;
  GListStore *sections;
  GListStore *participants;
  GListStore *steps;

  GHashTable *passage_index;     /* id, owned by the passage → owned Located */
  GHashTable *participant_index; /* id → owned KyoParticipant */
  GHashTable *step_index;        /* id → owned KyoStep */
};

void kyo_case_contents_init (KyoCase *self);
void kyo_case_contents_clear (KyoCase *self);

G_END_DECLS
