/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a view shows of its case.
 *
 * A step belongs to an incident when a passage that tells it does; one that is told by passages of
 * none belongs to all. A participant is shown when it acts in a step that is shown, was chosen, or
 * holds one that is shown.
 *
 * What a published case says of the corners of an arrow and of the place of a callout holds for the
 * places that it gives to those between whom the step happens: where one of these stands elsewhere,
 * both are found anew. Likewise a frame has the place that the case gives it as long as anything in
 * it has: then it is drawn around what it holds. Who has come to a view since it was arranged as a
 * whole has no place in it yet: those that the case gives are for another arrangement.
 */
#include "config.h"

#include "model/kyo-view.h"

/* What is made while a case is copied. */
typedef struct
{
  KyoView *view;
  KyoCase *kase;
  GHashTable *shown;    /* set of ids of participants */
  gboolean is_arranged; /* the view was arranged as a whole */
} Copying;

static gboolean
is_of_incident (KyoView *self, KyoCase *kase, KyoStep *step)
{
  const char *const *passages = kyo_step_get_passages (step);
  gboolean is_of_one = FALSE;

  if (kyo_view_get_incident (self) == 0)
    return TRUE;
  for (guint i = 0; passages[i] != NULL; i++)
    {
      KyoPassage *passage = kyo_case_find_passage (kase, passages[i], NULL);
      guint incident = passage != NULL ? kyo_passage_get_incident (passage) : 0;

      if (incident == kyo_view_get_incident (self))
        return TRUE;
      is_of_one = is_of_one || incident > 0;
    }
  return !is_of_one;
}

static gboolean
is_chosen (KyoView *self, const char *participant_id)
{
  return participant_id != NULL &&
         g_strv_contains (kyo_view_get_participants (self), participant_id);
}

static void
show_participant (Copying *it, const char *participant_id)
{
  KyoParticipant *participant =
    participant_id != NULL ? kyo_case_find_participant (it->kase, participant_id) : NULL;

  for (; participant != NULL; participant = kyo_participant_get_parent (participant))
    g_hash_table_add (it->shown, (gpointer) kyo_participant_get_id (participant));
}

static void
show_participants (Copying *it, GPtrArray *all)
{
  GListModel *steps = kyo_case_get_steps (it->kase);

  for (guint i = 0; i < all->len; i++)
    {
      const char *id = kyo_participant_get_id (g_ptr_array_index (all, i));

      if (kyo_view_shows_all (it->view) || is_chosen (it->view, id))
        show_participant (it, id);
    }
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (!kyo_view_shows_step (it->view, it->kase, step))
        continue;
      show_participant (it, kyo_step_get_from (step));
      show_participant (it, kyo_step_get_to (step));
    }
}

static gboolean
has_place (KyoView *self, KyoParticipant *participant)
{
  KyoPlace place;

  return kyo_view_get_place (self, kyo_participant_get_id (participant), &place);
}

/* A frame of which nothing is shown that it holds counts as a node. */
static gboolean
is_node (Copying *it, KyoParticipant *participant)
{
  GListModel *children = kyo_participant_get_children (participant);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      if (g_hash_table_contains (it->shown, kyo_participant_get_id (child)))
        return FALSE;
    }
  return TRUE;
}

/* Whether of all that is shown in a frame nothing stands any more where the case has it. */
static gboolean
is_left (Copying *it, KyoParticipant *frame)
{
  GListModel *children = kyo_participant_get_children (frame);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      if (!g_hash_table_contains (it->shown, kyo_participant_get_id (child)))
        continue;
      if (is_node (it, child) ? !has_place (it->view, child) : !is_left (it, child))
        return FALSE;
    }
  return !is_node (it, frame);
}

/* Only then does it have somebody elsewhere than the case, whom nobody has put there on purpose. */
static gboolean
is_arranged (KyoView *self, KyoCase *kase)
{
  g_auto (GStrv) ids = kyo_view_list_places (self);
  KyoPlace place;
  KyoRect rect;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      KyoParticipant *participant = kyo_case_find_participant (kase, ids[i]);

      if (participant != NULL && kyo_participant_get_rect (participant, &rect) &&
          kyo_view_get_place (self, ids[i], &place) && !place.is_pinned)
        return TRUE;
    }
  return FALSE;
}

static void
copy_place (Copying *it, KyoParticipant *from, KyoParticipant *to)
{
  KyoRect rect = { 0, 0, 0, 0 };
  gboolean is_placed = kyo_participant_get_rect (from, &rect);
  KyoPlace place;

  if (kyo_view_get_place (it->view, kyo_participant_get_id (from), &place))
    {
      rect.x = place.x;
      rect.y = place.y;
      kyo_participant_set_pinned (to, place.is_pinned);
      is_placed = TRUE;
    }
  else if (it->is_arranged && is_node (it, from))
    is_placed = FALSE;
  if (is_placed && !is_left (it, from))
    kyo_participant_set_rect (to, &rect);
}

static void
copy_participant (Copying *it, KyoParticipant *participant, KyoParticipant *parent, KyoCase *copy)
{
  GListModel *children = kyo_participant_get_children (participant);
  const char *id = kyo_participant_get_id (participant);
  g_autoptr (KyoParticipant) made = NULL;

  if (!g_hash_table_contains (it->shown, id))
    return;
  made = kyo_participant_new (id, kyo_participant_get_kind (participant));
  kyo_participant_set_label (made, kyo_participant_get_label (participant));
  copy_place (it, participant, made);
  if (parent != NULL)
    kyo_participant_add_child (parent, made);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      copy_participant (it, child, made, copy);
    }
  if (parent == NULL)
    kyo_case_add_participant (copy, made);
}

static gboolean
stands_elsewhere (Copying *it, const char *participant_id)
{
  KyoParticipant *participant =
    participant_id != NULL ? kyo_case_find_participant (it->kase, participant_id) : NULL;
  KyoPlace place;
  KyoRect rect;

  if (participant != NULL && is_left (it, participant))
    return TRUE;
  return participant != NULL && kyo_view_get_place (it->view, participant_id, &place) &&
         (!kyo_participant_get_rect (participant, &rect) || rect.x != place.x || rect.y != place.y);
}

/* A step knows nothing of its case: it can be in both. */
static KyoStep *
copy_step (Copying *it, KyoStep *step)
{
  KyoStep *made;

  if (!stands_elsewhere (it, kyo_step_get_from (step)) &&
      !stands_elsewhere (it, kyo_step_get_to (step)))
    return g_object_ref (step);

  made =
    kyo_step_new (kyo_step_get_id (step), kyo_step_get_kind (step), kyo_step_get_number (step));
  kyo_step_set_phase (made, kyo_step_get_phase (step));
  kyo_step_set_text (made, kyo_step_get_text (step));
  kyo_step_set_from (made, kyo_step_get_from (step));
  kyo_step_set_to (made, kyo_step_get_to (step));
  kyo_step_set_inferred (made, kyo_step_get_inferred (step));
  kyo_step_set_when (made, kyo_step_get_when (step));
  kyo_step_set_relative (made, kyo_step_get_relative (step));
  kyo_step_set_passages (made, kyo_step_get_passages (step));
  return made;
}

/**
 * kyo_view_shows_step:
 * @self: a view
 * @kase: the complete case
 * @step: a step of it
 *
 * Tells whether a step is among what the view shows.
 *
 * Returns: `TRUE` when it is
 */
gboolean
kyo_view_shows_step (KyoView *self, KyoCase *kase, KyoStep *step)
{
  guint phases = kyo_view_get_phases (self);
  guint kinds = kyo_view_get_kinds (self);

  g_return_val_if_fail (KYO_IS_CASE (kase) && KYO_IS_STEP (step), FALSE);

  if (phases != 0 && (phases >> kyo_step_get_phase (step) & 1) == 0)
    return FALSE;
  if (kinds != 0 && (kinds >> kyo_step_get_kind (step) & 1) == 0)
    return FALSE;
  if (kyo_view_get_participants (self)[0] != NULL && !is_chosen (self, kyo_step_get_from (step)) &&
      !is_chosen (self, kyo_step_get_to (step)))
    return FALSE;
  return is_of_incident (self, kase, step);
}

/**
 * kyo_view_count_incidents:
 * @kase: a complete case
 *
 * Counts the incidents that the passages of a case tell apart.
 *
 * Returns: the highest number of an incident; 0 when the case is one
 */
guint
kyo_view_count_incidents (KyoCase *kase)
{
  guint n = 0;

  g_return_val_if_fail (KYO_IS_CASE (kase), 0);

  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, (KyoSectionKind) kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        n = MAX (n, kyo_passage_get_incident (kyo_section_get_passage (section, i)));
    }
  return n;
}

/**
 * kyo_view_dup_case:
 * @self: a view
 * @kase: the complete case
 *
 * Makes the case that has of another what the view shows, at the view's places. It has no sections.
 *
 * Returns: (transfer full): the case, of the same id
 */
KyoCase *
kyo_view_dup_case (KyoView *self, KyoCase *kase)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = NULL;
  Copying it = { self, kase, shown, FALSE };
  GListModel *participants, *steps;
  KyoCase *copy;

  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);
  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  it.is_arranged = is_arranged (self, kase);
  copy = kyo_case_new (kyo_case_get_id (kase), kyo_case_get_kind (kase));
  kyo_case_set_number (copy, kyo_case_get_number (kase));
  kyo_case_set_title (copy, kyo_case_get_title (kase));
  kyo_case_set_tlp (copy, kyo_case_get_tlp (kase));
  kyo_case_set_complete (copy, TRUE);
  all = kyo_case_list_participants (kase);
  show_participants (&it, all);
  participants = kyo_case_get_participants (kase);
  for (guint i = 0; i < g_list_model_get_n_items (participants); i++)
    {
      g_autoptr (KyoParticipant) participant = g_list_model_get_item (participants, i);

      copy_participant (&it, participant, NULL, copy);
    }
  steps = kyo_case_get_steps (kase);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      g_autoptr (KyoStep) made = NULL;

      if (!kyo_view_shows_step (self, kase, step))
        continue;
      made = copy_step (&it, step);
      kyo_case_add_step (copy, made);
    }
  return copy;
}
