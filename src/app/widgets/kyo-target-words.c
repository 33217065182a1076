/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-target-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

static char *
dup_passage_words (KyoSection *section, KyoPassage *passage, KyoLang lang)
{
  guint position = 0;

  while (kyo_section_get_passage (section, position) != passage)
    position++;
  /* Translators: a section, and the number of a passage in it */
  return g_strdup_printf (_ ("%s, passage %u"),
                          kyo_section_kind_label (kyo_section_get_kind (section), lang),
                          position + 1);
}

/**
 * kyo_target_words_dup:
 * @kase: a complete case
 * @target_id: (nullable): id of the case, a section, passage, step or participant; `NULL` for the
 *   case
 * @lang: the language of the cases
 *
 * Says in few words what an annotation is on. What the case does not have counts as the case.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_target_words_dup (KyoCase *kase, const char *target_id, KyoLang lang)
{
  KyoSectionKind kind = KYO_SECTION_OVERVIEW;
  KyoPassage *passage;
  KyoStep *step;
  KyoParticipant *participant;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  if (target_id == NULL)
    return g_strdup (_ ("The case as a whole"));
  passage = kyo_case_find_passage (kase, target_id, &kind);
  if (passage != NULL)
    return dup_passage_words (kyo_case_get_section (kase, kind), passage, lang);
  step = kyo_case_find_step (kase, target_id);
  if (step != NULL)
    return kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  participant = kyo_case_find_participant (kase, target_id);
  if (participant != NULL)
    return g_strdup (kyo_text_get (kyo_participant_get_label (participant), lang));
  if (kyo_case_find_section (kase, target_id, &kind))
    return g_strdup (kyo_section_kind_label (kind, lang));

  return g_strdup (_ ("The case as a whole"));
}
