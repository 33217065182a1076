/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "export/kyo-json.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

static void
print_head (KyoCase *kase, KyoLang lang)
{
  int number = kyo_case_get_number (kase);
  KyoTime *when = kyo_case_get_when (kase);

  if (number > 0)
    kyo_ctl_print ("%d. ", number);
  kyo_ctl_print ("%s\n", kyo_text_get (kyo_case_get_title (kase), lang));
  kyo_ctl_print ("%s · %s · %s", kyo_case_get_id (kase),
                 kyo_category_label (kyo_case_get_category (kase), lang),
                 kyo_tlp_label (kyo_case_get_tlp (kase)));
  if (when != NULL)
    {
      g_autofree char *display = kyo_time_dup_display (when, lang);

      kyo_ctl_print (" · %s", display);
    }
  kyo_ctl_print ("\n");
  if (kyo_case_is_draft (kase))
    kyo_ctl_print ("%s\n", _ ("A draft: it was read from a report and has still to be checked."));
  kyo_ctl_print ("\n");
  kyo_ctl_print_paragraph (0, kyo_text_get (kyo_case_get_summary (kase), lang));
}

static void
print_passage (KyoCase *kase, KyoPassage *passage, KyoLang lang)
{
  g_autofree char *steps = kyo_case_dup_step_numbers (kase, passage, lang, " · ");

  kyo_ctl_print ("  [%s]", kyo_passage_get_id (passage));
  if (kyo_passage_get_incident (passage) > 0)
    {
      g_autofree char *incident = kyo_incident_dup_label (kyo_passage_get_incident (passage), lang);

      kyo_ctl_print (" %s", incident);
    }
  if (kyo_passage_get_heading (passage) != NULL)
    kyo_ctl_print (" %s", kyo_text_get (kyo_passage_get_heading (passage), lang));
  kyo_ctl_print ("\n");
  kyo_ctl_print_paragraph (4, kyo_text_get (kyo_passage_get_text (passage), lang));
  if (steps != NULL)
    kyo_ctl_print ("    → %s\n", steps);
}

static void
print_section (KyoCase *kase, KyoSection *section, KyoLang lang)
{
  if (kyo_section_get_n_passages (section) == 0)
    return;

  kyo_ctl_print ("\n%s\n", kyo_section_kind_label (kyo_section_get_kind (section), lang));
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    print_passage (kase, kyo_section_get_passage (section, i), lang);
}

static void
print_participants (KyoCase *kase, KyoLang lang)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  if (participants->len == 0)
    return;

  kyo_ctl_print ("\n%s\n", _ ("Participants"));
  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];
      int indent = 2;

      for (KyoParticipant *p = kyo_participant_get_parent (participant); p != NULL;
           p = kyo_participant_get_parent (p))
        indent += 2;
      kyo_ctl_print ("%*s[%s] %s (%s)\n", indent, "", kyo_participant_get_id (participant),
                     kyo_text_get (kyo_participant_get_label (participant), lang),
                     kyo_participant_kind_label (kyo_participant_get_kind (participant), lang));
    }
}

static char *
dup_label (KyoCase *kase, const char *participant_id, gboolean is_inferred, KyoLang lang)
{
  KyoParticipant *participant = kyo_case_find_participant (kase, participant_id);
  const char *label = participant != NULL
                        ? kyo_text_get (kyo_participant_get_label (participant), lang)
                        : participant_id;

  /* Translators: %s is a participant whom the publication does not name in this step */
  return is_inferred ? g_strdup_printf (_ ("%s (inferred)"), label) : g_strdup (label);
}

static void
print_between (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  const char *from = kyo_step_get_from (step), *to = kyo_step_get_to (step);
  gboolean is_from_inferred = (kyo_step_get_inferred (step) & KYO_STEP_END_FROM) != 0;
  gboolean is_to_inferred = (kyo_step_get_inferred (step) & KYO_STEP_END_TO) != 0;
  g_autofree char *first = from != NULL ? dup_label (kase, from, is_from_inferred, lang) : NULL;
  g_autofree char *last = to != NULL ? dup_label (kase, to, is_to_inferred, lang) : NULL;

  if (first != NULL && last != NULL && !g_str_equal (from, to))
    kyo_ctl_print (" · %s → %s", first, last);
  else if (first != NULL || last != NULL)
    kyo_ctl_print (" · %s", first != NULL ? first : last);
}

static void
print_step (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  g_autofree char *number =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  g_autofree char *when = kyo_step_dup_when_display (step, lang);

  kyo_ctl_print ("  [%s] %s · %s", kyo_step_get_id (step), number,
                 kyo_phase_label (kyo_step_get_phase (step), lang));
  if (*when != '\0')
    kyo_ctl_print (" · %s", when);
  print_between (kase, step, lang);
  kyo_ctl_print ("\n");
  kyo_ctl_print_paragraph (4, kyo_text_get (kyo_step_get_text (step), lang));
}

static void
print_steps (KyoCase *kase, KyoLang lang)
{
  GListModel *steps = kyo_case_get_steps (kase);

  if (g_list_model_get_n_items (steps) == 0)
    return;

  kyo_ctl_print ("\n%s\n", _ ("Steps"));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      print_step (kase, step, lang);
    }
}

/**
 * kyo_ctl_show:
 * @ctl: this run
 * @error: return location for an error
 *
 * `show`: prints one case whole; for people with the ids that `annotate` takes.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_show (KyoCtl *ctl, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoCase) kase = NULL;

  if (!kyo_ctl_parse (ctl, entries, 1, 1, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  if (store == NULL)
    return FALSE;
  kase = kyo_ctl_dup_case (store, kyo_ctl_get_arg (ctl, 0), error);
  if (kase == NULL)
    return FALSE;

  if (ctl->json)
    {
      kyo_ctl_print_json (kyo_json_from_case (kase));
      return TRUE;
    }

  print_head (kase, ctl->lang);
  for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
    print_section (kase, kyo_case_get_section (kase, kind), ctl->lang);
  print_participants (kase, ctl->lang);
  print_steps (kase, ctl->lang);
  return TRUE;
}
