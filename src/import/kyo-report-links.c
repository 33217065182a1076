/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step names passages and participants of its case; a passage names steps of its case and
 * themes; a point of the synthesis names cases, lessons and themes.
 */
#include "config.h"

#include "import/kyo-report-links.h"

/* The ids with one of them left out, replaced, or followed by another; none twice. */
static GStrv
replace (const char *const *ids, const char *from, const char *to, gboolean keeps)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!g_str_equal (ids[i], from) || keeps)
        g_strv_builder_add (builder, ids[i]);
      if (g_str_equal (ids[i], from) && to != NULL && !g_strv_contains (ids, to))
        g_strv_builder_add (builder, to);
    }

  return g_strv_builder_end (builder);
}

typedef const char *const *(*GetIds) (KyoPassage *passage);
typedef void (*SetIds) (KyoPassage *passage, const char *const *ids);

static void
replace_in_passage (
  KyoPassage *passage, GetIds get, SetIds set, const char *from, const char *to, gboolean keeps)
{
  const char *const *before = get (passage);
  g_auto (GStrv) after = NULL;

  if (before == NULL || !g_strv_contains (before, from))
    return;
  after = replace (before, from, to, keeps);
  set (passage, (const char *const *) after);
}

static void
replace_in_synthesis (
  KyoReportDraft *draft, GetIds get, SetIds set, const char *from, const char *to, gboolean keeps)
{
  GListModel *points = kyo_casebook_get_synthesis (draft->casebook);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (KyoPassage) point = g_list_model_get_item (points, i);

      replace_in_passage (point, get, set, from, to, keeps);
    }
}

static void
replace_in_steps (KyoCase *kase, const char *from, const char *to, gboolean keeps)
{
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      g_auto (GStrv) after = replace (kyo_step_get_passages (step), from, to, keeps);

      kyo_step_set_passages (step, (const char *const *) after);
    }
}

static void
unite (KyoPassage *passage, KyoPassage *other, GetIds get, SetIds set)
{
  const char *const *own = get (passage);
  const char *const *more = get (other);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) both = NULL;

  if (more == NULL)
    return;
  if (own != NULL)
    g_strv_builder_addv (builder, (const char **) own);
  for (guint i = 0; more[i] != NULL; i++)
    if (own == NULL || !g_strv_contains (own, more[i]))
      g_strv_builder_add (builder, more[i]);
  both = g_strv_builder_end (builder);
  set (passage, (const char *const *) both);
}

/**
 * kyo_report_links_redirect:
 * @draft: a draft
 * @from: the id of a passage
 * @to: (nullable): that of another one
 * @keeps: whether what names @from goes on doing so
 *
 * Lets what names a passage name another, both, or none.
 */
void
kyo_report_links_redirect (KyoReportDraft *draft, const char *from, const char *to, gboolean keeps)
{
  GListModel *cases = kyo_casebook_get_cases (draft->casebook);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      replace_in_steps (kase, from, to, keeps);
    }
  replace_in_synthesis (draft, kyo_passage_get_passages, kyo_passage_set_passages, from, to, keeps);
}

/**
 * kyo_report_links_leave_case:
 * @kase: (nullable): the case that a passage leaves
 * @passage: the passage
 *
 * Ends what links a passage with the steps of its case.
 */
void
kyo_report_links_leave_case (KyoCase *kase, KyoPassage *passage)
{
  kyo_passage_set_steps (passage, NULL);
  if (kase != NULL)
    replace_in_steps (kase, kyo_passage_get_id (passage), NULL, FALSE);
}

/**
 * kyo_report_links_leave_lessons:
 * @draft: a draft
 * @passage: a passage that is no lesson any more
 *
 * Ends what only lessons have.
 */
void
kyo_report_links_leave_lessons (KyoReportDraft *draft, KyoPassage *passage)
{
  kyo_passage_set_themes (passage, NULL);
  replace_in_synthesis (draft, kyo_passage_get_passages, kyo_passage_set_passages,
                        kyo_passage_get_id (passage), NULL, FALSE);
}

/**
 * kyo_report_links_unite:
 * @passage: a passage
 * @other: another one of the same list
 *
 * Lets a passage name what another one names, too.
 */
void
kyo_report_links_unite (KyoPassage *passage, KyoPassage *other)
{
  unite (passage, other, kyo_passage_get_cases, kyo_passage_set_cases);
  unite (passage, other, kyo_passage_get_passages, kyo_passage_set_passages);
  unite (passage, other, kyo_passage_get_steps, kyo_passage_set_steps);
  unite (passage, other, kyo_passage_get_themes, kyo_passage_set_themes);
}

/**
 * kyo_report_links_forget_step:
 * @kase: a case
 * @step_id: a step that is no longer in it
 *
 * Lets no passage name a step any more.
 */
void
kyo_report_links_forget_step (KyoCase *kase, const char *step_id)
{
  for (guint list = 0; list < KYO_N_SECTIONS; list++)
    {
      KyoSection *section = kyo_case_get_section (kase, (KyoSectionKind) list);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        replace_in_passage (kyo_section_get_passage (section, i), kyo_passage_get_steps,
                            kyo_passage_set_steps, step_id, NULL, FALSE);
    }
}

/**
 * kyo_report_links_forget_participant:
 * @kase: a case
 * @participant_id: a participant that is no longer in it
 *
 * Lets no step come from a participant or go to it any more.
 */
void
kyo_report_links_forget_participant (KyoCase *kase, const char *participant_id)
{
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      KyoStepEnds inferred = kyo_step_get_inferred (step);

      if (g_strcmp0 (kyo_step_get_from (step), participant_id) == 0)
        {
          kyo_step_set_from (step, NULL);
          inferred &= ~(guint) KYO_STEP_END_FROM;
        }
      if (g_strcmp0 (kyo_step_get_to (step), participant_id) == 0)
        {
          kyo_step_set_to (step, NULL);
          inferred &= ~(guint) KYO_STEP_END_TO;
        }
      kyo_step_set_inferred (step, inferred);
    }
}

/**
 * kyo_report_links_forget_case:
 * @draft: a draft
 * @case_id: a case that is no longer in it
 *
 * Lets no point of the synthesis name a case any more.
 */
void
kyo_report_links_forget_case (KyoReportDraft *draft, const char *case_id)
{
  replace_in_synthesis (draft, kyo_passage_get_cases, kyo_passage_set_cases, case_id, NULL, FALSE);
}
