/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case owns its sections, its participants (a tree) and its steps. Passages, participants and
 * steps number up to thousands and are looked up at every click, so each kind has a hash table
 * beside its list. The tables follow the lists by "items-changed", wherever in the tree
 * something is added, so that nobody has to tell the case about it. Where two things of one kind
 * bear the same id, the first one is found.
 */
#include "config.h"

#include "model/kyo-case-private.h"
#include "model/kyo-labels.h"

#include <string.h>

/* A passage and where it stands. */
typedef struct
{
  KyoPassage *passage; /* owned, so that its id outlives the entry of the table */
  KyoSectionKind section;
} Located;

static void
free_located (gpointer data)
{
  Located *located = data;

  g_object_unref (located->passage);
  g_free (located);
}

static void
index_passages (KyoCase *self, KyoSection *section, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      const char *id = kyo_passage_get_id (passage);
      Located *located;

      if (g_hash_table_contains (self->passage_index, id))
        continue;

      located = g_new (Located, 1);
      located->passage = g_object_ref (passage);
      located->section = kyo_section_get_kind (section);
      g_hash_table_insert (self->passage_index, (gpointer) id, located);
    }
}

static void
index_all_passages (KyoCase *self)
{
  g_hash_table_remove_all (self->passage_index);
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (self, kind);

      index_passages (self, section, 0, kyo_section_get_n_passages (section));
    }
}

static void children_changed_cb (
  GListModel *children, guint position, guint removed, guint added, KyoCase *self);

/* Of lists of participants only the top level ever loses one: kyo_case_remove_participant(). */
static void
index_participant (KyoCase *self, KyoParticipant *participant)
{
  GListModel *children = kyo_participant_get_children (participant);
  const char *id = kyo_participant_get_id (participant);

  if (!g_hash_table_contains (self->participant_index, id))
    g_hash_table_insert (self->participant_index, (gpointer) id, g_object_ref (participant));

  g_signal_connect_object (children, "items-changed", G_CALLBACK (children_changed_cb), self, 0);
  children_changed_cb (children, 0, 0, g_list_model_get_n_items (children), self);
}

static void
append_participants (GPtrArray *all, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      KyoParticipant *participant = g_list_model_get_item (list, i);

      g_ptr_array_add (all, participant);
      append_participants (all, kyo_participant_get_children (participant));
    }
}

static void
passages_changed_cb (
  GListModel *passages, guint position, guint removed, guint added, KyoCase *self)
{
  if (removed > 0)
    {
      index_all_passages (self);
      return;
    }

  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (self, kind);

      if (kyo_section_get_passages (section) == passages)
        index_passages (self, section, position, added);
    }
}

static void
children_changed_cb (
  GListModel *children, guint position, guint removed, guint added, KyoCase *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      index_participant (self, child);
    }
}

/**
 * kyo_case_contents_init:
 * @self: a case under construction
 *
 * Makes the seven empty sections, the empty lists and their tables.
 */
void
kyo_case_contents_init (KyoCase *self)
{
  self->passage_index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_located);
  self->participant_index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->step_index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->participants = g_list_store_new (KYO_TYPE_PARTICIPANT);
  self->steps = g_list_store_new (KYO_TYPE_STEP);

  self->sections = g_list_store_new (KYO_TYPE_SECTION);
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      g_autoptr (KyoSection) section = kyo_section_new (kind);

      g_list_store_append (self->sections, section);
      g_signal_connect_object (kyo_section_get_passages (section), "items-changed",
                               G_CALLBACK (passages_changed_cb), self, 0);
    }
}

/**
 * kyo_case_contents_clear:
 * @self: a case that is going away
 *
 * Gives up everything that stands in the case.
 */
void
kyo_case_contents_clear (KyoCase *self)
{
  g_clear_pointer (&self->passage_index, g_hash_table_unref);
  g_clear_pointer (&self->participant_index, g_hash_table_unref);
  g_clear_pointer (&self->step_index, g_hash_table_unref);
  g_clear_object (&self->sections);
  g_clear_object (&self->participants);
  g_clear_object (&self->steps);
}

/**
 * kyo_case_get_sections:
 * @self: a case
 *
 * Gets the seven sections in the order of reading, a list of [class@Kyo.Section].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_case_get_sections (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return G_LIST_MODEL (self->sections);
}

/**
 * kyo_case_get_section:
 * @self: a case
 * @kind: which of the seven sections
 *
 * Gets one section.
 *
 * Returns: (transfer none): owned by @self, never `NULL`
 */
KyoSection *
kyo_case_get_section (KyoCase *self, KyoSectionKind kind)
{
  g_autoptr (KyoSection) section = NULL;

  g_return_val_if_fail (KYO_IS_CASE (self), NULL);
  g_return_val_if_fail ((guint) kind < KYO_N_SECTIONS, NULL);

  /* The list's own reference outlives the one given up here. */
  section = g_list_model_get_item (G_LIST_MODEL (self->sections), kind);
  return section;
}

/**
 * kyo_case_get_participants:
 * @self: a case
 *
 * Gets the participants outside every boundary, a list of [class@Kyo.Participant].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_case_get_participants (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return G_LIST_MODEL (self->participants);
}

/**
 * kyo_case_add_participant:
 * @self: a case
 * @participant: (transfer none): a participant without a parent
 *
 * Adds a participant and all that stand inside it at the top level; @self holds a reference on it.
 * What is put inside it later belongs to the case too.
 */
void
kyo_case_add_participant (KyoCase *self, KyoParticipant *participant)
{
  g_return_if_fail (KYO_IS_CASE (self));
  g_return_if_fail (KYO_IS_PARTICIPANT (participant));
  g_return_if_fail (kyo_participant_get_parent (participant) == NULL);

  /* First the table, then the list: who hears of the list's change may look the id up. */
  index_participant (self, participant);
  g_list_store_append (self->participants, participant);
}

/**
 * kyo_case_list_participants:
 * @self: a case
 *
 * Lists every participant at any depth, each before those inside it.
 *
 * Returns: (transfer full) (element-type KyoParticipant): a new array that holds a reference on
 * each
 */
GPtrArray *
kyo_case_list_participants (KyoCase *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  append_participants (all, G_LIST_MODEL (self->participants));
  return g_steal_pointer (&all);
}

/**
 * kyo_case_get_steps:
 * @self: a case
 *
 * Gets the steps in the order of the publication, a list of [class@Kyo.Step].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_case_get_steps (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * kyo_case_add_step:
 * @self: a case
 * @step: (transfer none): a step
 *
 * Adds a step at the end; @self holds a reference on it.
 */
void
kyo_case_add_step (KyoCase *self, KyoStep *step)
{
  const char *id;

  g_return_if_fail (KYO_IS_CASE (self));
  g_return_if_fail (KYO_IS_STEP (step));

  id = kyo_step_get_id (step);
  if (!g_hash_table_contains (self->step_index, id))
    g_hash_table_insert (self->step_index, (gpointer) id, g_object_ref (step));
  g_list_store_append (self->steps, step);
}

/**
 * kyo_case_remove_step:
 * @self: a case
 * @step: (transfer none): one of its steps
 *
 * Takes a step out.
 *
 * Returns: `FALSE` when it is not among the case's steps; then nothing changes
 */
gboolean
kyo_case_remove_step (KyoCase *self, KyoStep *step)
{
  guint position;

  g_return_val_if_fail (KYO_IS_CASE (self), FALSE);
  g_return_val_if_fail (KYO_IS_STEP (step), FALSE);

  if (!g_list_store_find (self->steps, step, &position))
    return FALSE;

  if (g_hash_table_lookup (self->step_index, kyo_step_get_id (step)) == step)
    g_hash_table_remove (self->step_index, kyo_step_get_id (step));
  g_list_store_remove (self->steps, position);
  return TRUE;
}

/**
 * kyo_case_remove_participant:
 * @self: a case
 * @participant: (transfer none): one of its participants
 *
 * Takes a participant out. Steps that name it go on doing so: the caller sees to them.
 *
 * Returns: `FALSE` when it does not stand at the top level, or has others inside; then nothing
 *   changes
 */
gboolean
kyo_case_remove_participant (KyoCase *self, KyoParticipant *participant)
{
  const char *id;
  guint position;

  g_return_val_if_fail (KYO_IS_CASE (self), FALSE);
  g_return_val_if_fail (KYO_IS_PARTICIPANT (participant), FALSE);

  if (kyo_participant_get_n_children (participant) > 0 ||
      !g_list_store_find (self->participants, participant, &position))
    return FALSE;

  id = kyo_participant_get_id (participant);
  g_signal_handlers_disconnect_by_func (kyo_participant_get_children (participant),
                                        children_changed_cb, self);
  if (g_hash_table_lookup (self->participant_index, id) == participant)
    g_hash_table_remove (self->participant_index, id);
  g_list_store_remove (self->participants, position);
  return TRUE;
}

/**
 * kyo_case_find_passage:
 * @self: a case
 * @id: the id of a passage
 * @section: (out) (optional): return location for the section that it stands in; not touched when
 *   there is none
 *
 * Finds a passage of any section.
 *
 * Returns: (transfer none) (nullable): owned by @self, or `NULL` when there is none of that id
 */
KyoPassage *
kyo_case_find_passage (KyoCase *self, const char *id, KyoSectionKind *section)
{
  const Located *located;

  g_return_val_if_fail (KYO_IS_CASE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  located = g_hash_table_lookup (self->passage_index, id);
  if (located == NULL)
    return NULL;

  if (section != NULL)
    *section = located->section;
  return located->passage;
}

/**
 * kyo_case_find_participant:
 * @self: a case
 * @id: the id of a participant
 *
 * Finds a participant at any depth.
 *
 * Returns: (transfer none) (nullable): owned by @self, or `NULL` when there is none of that id
 */
KyoParticipant *
kyo_case_find_participant (KyoCase *self, const char *id)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->participant_index, id);
}

/**
 * kyo_case_find_step:
 * @self: a case
 * @id: the id of a step
 *
 * Finds a step.
 *
 * Returns: (transfer none) (nullable): owned by @self, or `NULL` when there is none of that id
 */
KyoStep *
kyo_case_find_step (KyoCase *self, const char *id)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->step_index, id);
}

/**
 * kyo_case_dup_step_numbers:
 * @self: a case
 * @passage: one of its passages
 * @lang: the language to say them in
 * @separator: what to put between two of them
 *
 * Says by which numbers diagram and timeline call the steps that a passage concerns, in the order
 * in which they happened. Two steps of one number are named once.
 *
 * Returns: (transfer full) (nullable): such as "事象1 · 対処2", `NULL` when it concerns none
 */
char *
kyo_case_dup_step_numbers (KyoCase *self, KyoPassage *passage, KyoLang lang, const char *separator)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *steps;
  GString *numbers = NULL;

  g_return_val_if_fail (KYO_IS_CASE (self), NULL);
  g_return_val_if_fail (KYO_IS_PASSAGE (passage), NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  steps = kyo_case_get_steps (self);
  numbers = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      char *label;

      if (!kyo_passage_concerns_step (passage, step))
        continue;
      label =
        kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
      if (!g_hash_table_contains (said, label))
        g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? separator : "", label);
      g_hash_table_add (said, label);
    }

  return g_string_free (numbers, numbers->len == 0);
}

/**
 * kyo_case_dup_section_id:
 * @self: a case
 * @kind: one of its sections
 *
 * Makes the id by which a section as a whole is annotated: that of the case, a point and the nick
 * of the section.
 *
 * Returns: (transfer full): the id
 */
char *
kyo_case_dup_section_id (KyoCase *self, KyoSectionKind kind)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return g_strdup_printf ("%s.%s", self->id, kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, kind));
}

/**
 * kyo_case_find_section:
 * @self: a case
 * @id: an id
 * @kind: (out) (optional): which section it is
 *
 * Tells whether an id is that of a section, as kyo_case_dup_section_id() makes it.
 *
 * Returns: whether it is
 */
gboolean
kyo_case_find_section (KyoCase *self, const char *id, KyoSectionKind *kind)
{
  gsize length;
  int found;

  g_return_val_if_fail (KYO_IS_CASE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  length = strlen (self->id);
  if (!g_str_has_prefix (id, self->id) || id[length] != '.' ||
      !kyo_enum_from_nick (KYO_TYPE_SECTION_KIND, id + length + 1, &found))
    return FALSE;
  if (kind != NULL)
    *kind = (KyoSectionKind) found;

  return TRUE;
}

/**
 * kyo_case_has_target:
 * @self: a case
 * @target_id: an id
 *
 * Tells whether an annotation can be attached to @target_id.
 *
 * Returns: `TRUE` for the case's own id and for that of one of its sections, passages, participants
 *   or steps
 */
gboolean
kyo_case_has_target (KyoCase *self, const char *target_id)
{
  g_return_val_if_fail (KYO_IS_CASE (self), FALSE);
  g_return_val_if_fail (target_id != NULL, FALSE);

  return g_str_equal (self->id, target_id) ||
         g_hash_table_contains (self->passage_index, target_id) ||
         g_hash_table_contains (self->participant_index, target_id) ||
         g_hash_table_contains (self->step_index, target_id) ||
         kyo_case_find_section (self, target_id, NULL);
}
