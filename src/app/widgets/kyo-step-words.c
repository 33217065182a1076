/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-step-words.h"
#include "app/widgets/kyo-target-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

/* NULL when there is none; says so where the publication does not name the participant. */
static char *
dup_label (KyoCase *kase, const char *participant_id, gboolean is_inferred, KyoLang lang)
{
  KyoParticipant *participant =
    participant_id != NULL ? kyo_case_find_participant (kase, participant_id) : NULL;
  const char *label;

  if (participant == NULL)
    return NULL;
  label = kyo_text_get (kyo_participant_get_label (participant), lang);

  /* Translators: %s is a participant whom the publication does not name in this step */
  return is_inferred ? g_strdup_printf (_ ("%s (inferred)"), label) : g_strdup (label);
}

/* Where the case tells it. */
static void
append_passages (GString *words, KyoCase *kase, KyoStep *step, KyoLang lang)
{
  const char *const *ids = kyo_step_get_passages (step);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *place = NULL;

      if (kyo_case_find_passage (kase, ids[i], NULL) == NULL)
        continue;
      place = kyo_target_words_dup (kase, ids[i], lang);
      g_string_append_printf (places, "%s%s", places->len > 0 ? "; " : "", place);
    }
  if (places->len > 0)
    {
      g_string_append (words, ". ");
      /* Translators: %s is a list of passages */
      g_string_append_printf (words, _ ("Told in: %s"), places->str);
    }
}

/**
 * kyo_step_words_dup:
 * @kase: the case of the step
 * @step: a step
 * @lang: the language of the cases
 *
 * What a screen reader says of a step: its number, phase, text, between whom, when, and which
 * passages it is known by.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_step_words_dup (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  g_autofree char *number =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  g_autofree char *when = kyo_step_dup_when_display (step, lang);
  const char *from_id = kyo_step_get_from (step);
  const char *to_id = kyo_step_get_to (step);
  KyoStepEnds inferred = kyo_step_get_inferred (step);
  g_autofree char *from = dup_label (kase, from_id, (inferred & KYO_STEP_END_FROM) != 0, lang);
  g_autofree char *to = dup_label (kase, to_id, (inferred & KYO_STEP_END_TO) != 0, lang);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s, %s. %s", number,
                          kyo_phase_label (kyo_step_get_phase (step), lang),
                          kyo_text_get (kyo_step_get_text (step), lang));
  if (from != NULL && to != NULL && !g_str_equal (from_id, to_id))
    {
      g_string_append (words, ". ");
      /* Translators: both are participants of a step */
      g_string_append_printf (words, _ ("From %s to %s"), from, to);
    }
  else if (from != NULL || to != NULL)
    {
      g_string_append (words, ". ");
      /* Translators: the participant at which a step happens */
      g_string_append_printf (words, _ ("At %s"), from != NULL ? from : to);
    }
  if (*when != '\0')
    g_string_append_printf (words, ". %s", when);
  append_passages (words, kase, step, lang);

  return g_string_free (words, FALSE);
}

/**
 * kyo_step_words_dup_inferred:
 * @kase: the case of the step
 * @step: a step
 * @lang: the language of the cases
 *
 * Says which of its participants the publication does not name.
 *
 * Returns: (transfer full) (nullable): a sentence, `NULL` when it names them
 */
char *
kyo_step_words_dup_inferred (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  KyoStepEnds inferred = kyo_step_get_inferred (step);
  const char *from_id = inferred & KYO_STEP_END_FROM ? kyo_step_get_from (step) : NULL;
  const char *to_id = inferred & KYO_STEP_END_TO ? kyo_step_get_to (step) : NULL;
  g_autofree char *from = dup_label (kase, from_id, FALSE, lang);
  g_autofree char *to = dup_label (kase, to_id, FALSE, lang);
  g_autofree char *both = NULL;

  if (from == NULL && to == NULL)
    return NULL;
  if (from != NULL && to != NULL && !g_str_equal (from_id, to_id))
    both = g_strdup_printf ("%s → %s", from, to);

  /* Translators: %s is a participant of a step, or two with an arrow between them */
  return g_strdup_printf (_ ("Inferred, as the source does not name it: %s"), both != NULL   ? both
                                                                              : from != NULL ? from
                                                                                             : to);
}

/**
 * kyo_step_between_dup:
 * @kase: the case of the step
 * @step: a step
 * @lang: the language of the cases
 *
 * Between whom a step happens, in short, for the eye.
 *
 * Returns: (transfer full): one or two labels with an arrow between them, or ""
 */
char *
kyo_step_between_dup (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  const char *from_id = kyo_step_get_from (step);
  const char *to_id = kyo_step_get_to (step);
  KyoStepEnds inferred = kyo_step_get_inferred (step);
  g_autofree char *from = dup_label (kase, from_id, (inferred & KYO_STEP_END_FROM) != 0, lang);
  g_autofree char *to = dup_label (kase, to_id, (inferred & KYO_STEP_END_TO) != 0, lang);

  if (from != NULL && to != NULL && !g_str_equal (from_id, to_id))
    return g_strdup_printf ("%s → %s", from, to);

  return g_strdup (from != NULL ? from : to != NULL ? to : "");
}

/**
 * kyo_step_badge_new:
 * @step: a step
 * @lang: the language of the cases
 *
 * Makes the badge with the number of a step: round for events, square for responses, as in the
 * pictures. A screen reader passes over it, since the number stands in the words too.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_step_badge_new (KyoStep *step, KyoLang lang)
{
  g_autofree char *text =
    kyo_step_dup_badge_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  GtkWidget *badge = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (badge, "step-badge");
  gtk_widget_add_css_class (badge,
                            kyo_step_get_kind (step) == KYO_STEP_EVENT ? "event" : "response");

  return badge;
}

/**
 * kyo_participant_words_dup:
 * @participant: a participant
 * @lang: the language of the cases
 *
 * What a screen reader says of a participant: its label, kind, and inside what it stands.
 *
 * Returns: (transfer full): the words
 */
char *
kyo_participant_words_dup (KyoParticipant *participant, KyoLang lang)
{
  KyoParticipant *parent = kyo_participant_get_parent (participant);
  const char *label = kyo_text_get (kyo_participant_get_label (participant), lang);
  const char *kind = kyo_participant_kind_label (kyo_participant_get_kind (participant), lang);

  if (parent == NULL)
    return g_strdup_printf ("%s, %s", label, kind);

  return g_strdup_printf ("%s, %s, %s", label, kind,
                          kyo_text_get (kyo_participant_get_label (parent), lang));
}
