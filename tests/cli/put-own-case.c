/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * put-own-case STORE: what a person does in the application, for tests of what kyokunctl does with
 * it. An own case, labelled TLP:RED, told in one passage and one step.
 */
#include "config.h"

#include "store/kyo-store.h"

#include <stdio.h>

static KyoCase *
create_case (void)
{
  g_autoptr (KyoText) title = kyo_text_new ("経理部のファイルサーバーの暗号化", NULL);
  g_autoptr (KyoText) text =
    kyo_text_new ("経理部のサーバがランサムウェアに感染し、ファイルが暗号化された。", NULL);
  g_autoptr (KyoPassage) passage = kyo_passage_new ("own-1.ov.1");
  g_autoptr (KyoStep) step = kyo_step_new ("own-1.e1", KYO_STEP_EVENT, "1");
  KyoCase *kase = kyo_case_new ("own-1", KYO_CASE_OWN);

  kyo_case_set_title (kase, title);
  kyo_case_set_category (kase, KYO_CATEGORY_CYBERATTACK);
  kyo_case_set_tlp (kase, KYO_TLP_RED);
  kyo_passage_set_text (passage, text);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_OVERVIEW), passage);
  kyo_step_set_text (step, text);
  kyo_case_add_step (kase, step);
  kyo_case_set_complete (kase, TRUE);
  return kase;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoCase) kase = create_case ();

  g_assert (argc == 2);
  store = kyo_store_open (argv[1], KYO_STORE_OPEN_DEFAULT, &error);
  if (store == NULL || !kyo_store_put_own_case (store, kase, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  return 0;
}
