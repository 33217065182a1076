/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The related targets are worked out once, when something is selected, so that every view can ask
 * for the role of each of its items without walking the case.
 */
#include "config.h"

#include "app/widgets/kyo-selection.h"

struct _KyoSelection
{
  GObject parent_instance;

  KyoCase *kase;
  char **target_ids;   /* at least one, or NULL */
  GHashTable *related; /* set of ids */
};

G_DEFINE_FINAL_TYPE (KyoSelection, kyo_selection, G_TYPE_OBJECT)

enum
{
  PROP_CASE = 1,
  PROP_TARGET_ID,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_first (KyoSelection *self)
{
  return self->target_ids != NULL ? self->target_ids[0] : NULL;
}

static gboolean
is_selected (KyoSelection *self, const char *id)
{
  return self->target_ids != NULL && g_strv_contains ((const char *const *) self->target_ids, id);
}

static void
relate (KyoSelection *self, const char *id)
{
  if (id != NULL && !is_selected (self, id))
    g_hash_table_add (self->related, g_strdup (id));
}

static void
relate_step (KyoSelection *self, KyoStep *step)
{
  const char *const *passages = kyo_step_get_passages (step);

  relate (self, kyo_step_get_id (step));
  relate (self, kyo_step_get_from (step));
  relate (self, kyo_step_get_to (step));
  for (guint i = 0; passages[i] != NULL; i++)
    relate (self, passages[i]);
}

/* What happens inside a boundary happens at the boundary too. */
static gboolean
is_inside (KyoCase *kase, const char *participant_id, const char *id)
{
  KyoParticipant *participant =
    participant_id != NULL ? kyo_case_find_participant (kase, participant_id) : NULL;

  for (; participant != NULL; participant = kyo_participant_get_parent (participant))
    if (g_str_equal (kyo_participant_get_id (participant), id))
      return TRUE;

  return FALSE;
}

static gboolean
step_involves (KyoCase *kase, KyoStep *step, const char *id)
{
  KyoPassage *passage = kyo_case_find_passage (kase, id, NULL);

  return g_str_equal (kyo_step_get_id (step), id) ||
         is_inside (kase, kyo_step_get_from (step), id) ||
         is_inside (kase, kyo_step_get_to (step), id) ||
         (passage != NULL && kyo_passage_concerns_step (passage, step));
}

/* Causes, prevention measures and lessons name the steps that they are about themselves. */
static void
relate_passages (KyoSelection *self, KyoSection *section)
{
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      const char *const *steps = kyo_passage_get_steps (passage);

      for (guint j = 0; steps != NULL && steps[j] != NULL; j++)
        if (is_selected (self, steps[j]) || g_hash_table_contains (self->related, steps[j]))
          relate (self, kyo_passage_get_id (passage));
    }
}

static gboolean
step_involves_selected (KyoSelection *self, KyoStep *step)
{
  for (guint i = 0; self->target_ids[i] != NULL; i++)
    if (step_involves (self->kase, step, self->target_ids[i]))
      return TRUE;

  return FALSE;
}

static void
find_related (KyoSelection *self)
{
  GListModel *steps;

  g_hash_table_remove_all (self->related);
  if (self->kase == NULL || self->target_ids == NULL)
    return;

  steps = kyo_case_get_steps (self->kase);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (step_involves_selected (self, step))
        relate_step (self, step);
    }
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    relate_passages (self, kyo_case_get_section (self->kase, kind));
}

/* Those of the ids that the case has; NULL when it has none. */
static char **
dup_known (KyoSelection *self, const char *const *ids)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    if (self->kase != NULL && kyo_case_has_target (self->kase, ids[i]))
      g_ptr_array_add (known, g_strdup (ids[i]));
  if (known->len == 0)
    return NULL;
  g_ptr_array_add (known, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&known), FALSE);
}

static gboolean
has_all (KyoCase *kase, char **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (!kyo_case_has_target (kase, ids[i]))
      return FALSE;

  return TRUE;
}

static void
kyo_selection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoSelection *self = KYO_SELECTION (object);

  switch (prop_id)
    {
    case PROP_CASE:
      g_value_set_object (value, self->kase);
      break;
    case PROP_TARGET_ID:
      g_value_set_string (value, get_first (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_selection_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoSelection *self = KYO_SELECTION (object);

  switch (prop_id)
    {
    case PROP_CASE:
      kyo_selection_set_case (self, g_value_get_object (value));
      break;
    case PROP_TARGET_ID:
      kyo_selection_select (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_selection_finalize (GObject *object)
{
  KyoSelection *self = KYO_SELECTION (object);

  g_clear_object (&self->kase);
  g_clear_pointer (&self->target_ids, g_strfreev);
  g_clear_pointer (&self->related, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_selection_parent_class)->finalize (object);
}

static void
kyo_selection_class_init (KyoSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kyo_selection_get_property;
  object_class->set_property = kyo_selection_set_property;
  object_class->finalize = kyo_selection_finalize;

  props[PROP_CASE] =
    g_param_spec_object ("case", NULL, NULL, KYO_TYPE_CASE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TARGET_ID] =
    g_param_spec_string ("target-id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kyo_selection_init (KyoSelection *self)
{
  self->related = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * kyo_selection_new:
 *
 * Makes a selection of nothing.
 *
 * Returns: (transfer full): the selection
 */
KyoSelection *
kyo_selection_new (void)
{
  return g_object_new (KYO_TYPE_SELECTION, NULL);
}

/**
 * kyo_selection_get_case:
 * @self: a selection
 *
 * The case that is being looked at.
 *
 * Returns: (transfer none) (nullable): the case
 */
KyoCase *
kyo_selection_get_case (KyoSelection *self)
{
  g_return_val_if_fail (KYO_IS_SELECTION (self), NULL);

  return self->kase;
}

/**
 * kyo_selection_set_case:
 * @self: a selection
 * @kase: (nullable): a complete case
 *
 * Looks at another case; what was selected in it stays selected when the case is a newer copy of
 * the same and still has it, otherwise nothing is.
 */
void
kyo_selection_set_case (KyoSelection *self, KyoCase *kase)
{
  gboolean keep;

  g_return_if_fail (KYO_IS_SELECTION (self));
  g_return_if_fail (kase == NULL || KYO_IS_CASE (kase));

  if (self->kase == kase)
    return;

  keep = kase != NULL && self->kase != NULL && self->target_ids != NULL &&
         g_str_equal (kyo_case_get_id (kase), kyo_case_get_id (self->kase)) &&
         has_all (kase, self->target_ids);
  g_set_object (&self->kase, kase);
  if (!keep)
    g_clear_pointer (&self->target_ids, g_strfreev);
  find_related (self);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CASE]);
  if (!keep)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TARGET_ID]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kyo_selection_get_target:
 * @self: a selection
 *
 * The id of the selected passage, step or participant; of several the first.
 *
 * Returns: (transfer none) (nullable): the id
 */
const char *
kyo_selection_get_target (KyoSelection *self)
{
  g_return_val_if_fail (KYO_IS_SELECTION (self), NULL);

  return get_first (self);
}

/**
 * kyo_selection_select:
 * @self: a selection
 * @target_id: (nullable): id of a passage, step or participant of the case; `NULL` for nothing
 *
 * Selects within the case. An id that the case does not have selects nothing.
 */
void
kyo_selection_select (KyoSelection *self, const char *target_id)
{
  const char *const ids[] = { target_id, NULL };

  kyo_selection_select_together (self, ids);
}

/**
 * kyo_selection_select_together:
 * @self: a selection
 * @target_ids: ids of passages, steps or participants of the case; none for nothing
 *
 * Selects several, as steps that happened together are. Ids that the case does not have are passed
 * over.
 */
void
kyo_selection_select_together (KyoSelection *self, const char *const *target_ids)
{
  g_auto (GStrv) known = NULL;

  g_return_if_fail (KYO_IS_SELECTION (self));
  g_return_if_fail (target_ids != NULL);

  known = dup_known (self, target_ids);
  if (known == NULL && self->target_ids == NULL)
    return;
  if (known != NULL && self->target_ids != NULL &&
      g_strv_equal ((const char *const *) known, (const char *const *) self->target_ids))
    return;

  g_strfreev (self->target_ids);
  self->target_ids = g_steal_pointer (&known);
  find_related (self);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TARGET_ID]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kyo_selection_get_role:
 * @self: a selection
 * @target_id: id of a passage, step or participant of the case
 *
 * What part a target has in the selection. A step is related to the passages that tell it or are
 * about it and to the participants that act in it, a passage or participant to its steps and what
 * these relate to; what happens inside a boundary happens at the boundary too. Where nothing is
 * related, nothing is unrelated either.
 *
 * Returns: the role
 */
KyoRole
kyo_selection_get_role (KyoSelection *self, const char *target_id)
{
  g_return_val_if_fail (KYO_IS_SELECTION (self), KYO_ROLE_NONE);

  if (self->target_ids == NULL || target_id == NULL)
    return KYO_ROLE_NONE;
  if (is_selected (self, target_id))
    return KYO_ROLE_SELECTED;

  if (g_hash_table_size (self->related) == 0)
    return KYO_ROLE_NONE;

  return g_hash_table_contains (self->related, target_id) ? KYO_ROLE_RELATED : KYO_ROLE_UNRELATED;
}

/**
 * kyo_selection_get_step:
 * @self: a selection
 *
 * The step that is selected, or the first that relates to what is.
 *
 * Returns: (transfer none) (nullable): a step of the case
 */
KyoStep *
kyo_selection_get_step (KyoSelection *self)
{
  const char *target_id;
  GListModel *steps;

  g_return_val_if_fail (KYO_IS_SELECTION (self), NULL);

  target_id = get_first (self);
  if (self->kase == NULL || target_id == NULL)
    return NULL;
  if (kyo_case_find_step (self->kase, target_id) != NULL)
    return kyo_case_find_step (self->kase, target_id);

  steps = kyo_case_get_steps (self->kase);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (step_involves (self->kase, step, target_id))
        return step; /* the case keeps it alive */
    }

  return NULL;
}

/**
 * kyo_selection_move_step:
 * @self: a selection
 * @by: how many steps onward; negative for back
 *
 * Selects a later or earlier step in the order of what happened, staying within the case. With no
 * step selected, onward begins at the first and back at the last.
 */
void
kyo_selection_move_step (KyoSelection *self, int by)
{
  KyoStep *current = kyo_selection_get_step (self);
  GListModel *steps;
  int n_steps;
  int position = by > 0 ? -1 : 0;

  g_return_if_fail (KYO_IS_SELECTION (self));

  if (self->kase == NULL)
    return;
  steps = kyo_case_get_steps (self->kase);
  n_steps = (int) g_list_model_get_n_items (steps);
  if (n_steps == 0)
    return;

  for (int i = 0; current != NULL && i < n_steps; i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, (guint) i);

      if (step == current)
        position = i;
    }
  if (current == NULL && by < 0)
    position = n_steps;

  {
    g_autoptr (KyoStep) next =
      g_list_model_get_item (steps, (guint) CLAMP (position + by, 0, n_steps - 1));

    kyo_selection_select (self, kyo_step_get_id (next));
  }
}
