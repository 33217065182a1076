/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A publication that numbers two steps alike says that they happened together, so neighbours of one
 * kind and number make one frame. Equal times do not: a record says "10:30" of a call and of what
 * it led to, and their order tells more than the clock does.
 *
 * What part each step and participant plays is worked out once for a case, as the frame in which it
 * first plays one, so that every view can ask for each of its items at every step.
 */
#include "config.h"

#include "app/playback/kyo-playback.h"

struct _KyoPlayback
{
  GObject parent_instance;

  KyoSelection *selection;
  KyoCase *kase;           /* whose frames these are */
  GPtrArray *frames;       /* of GPtrArray of KyoStep */
  GHashTable *step_frames; /* step id → position */
  GHashTable *first_parts; /* participant id → position of the first frame in which it acts */
  char *selected_before;   /* what is selected again when it ends */
  guint position;
  gboolean is_active;
};

G_DEFINE_FINAL_TYPE (KyoPlayback, kyo_playback, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_together (KyoStep *a, KyoStep *b)
{
  return kyo_step_get_kind (a) == kyo_step_get_kind (b) &&
         g_str_equal (kyo_step_get_number (a), kyo_step_get_number (b));
}

/* What is done inside a boundary is done in the boundary too. */
static void
note_part (KyoPlayback *self, const char *participant_id, guint position)
{
  KyoParticipant *participant =
    participant_id != NULL ? kyo_case_find_participant (self->kase, participant_id) : NULL;

  for (; participant != NULL; participant = kyo_participant_get_parent (participant))
    {
      const char *id = kyo_participant_get_id (participant);

      if (!g_hash_table_contains (self->first_parts, id))
        g_hash_table_insert (self->first_parts, g_strdup (id), GUINT_TO_POINTER (position));
    }
}

static void
note_frame (KyoPlayback *self, guint position)
{
  GPtrArray *frame = g_ptr_array_index (self->frames, position);

  for (guint i = 0; i < frame->len; i++)
    {
      KyoStep *step = g_ptr_array_index (frame, i);

      g_hash_table_insert (self->step_frames, g_strdup (kyo_step_get_id (step)),
                           GUINT_TO_POINTER (position));
      note_part (self, kyo_step_get_from (step), position);
      note_part (self, kyo_step_get_to (step), position);
    }
}

static void
make_frames (KyoPlayback *self)
{
  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_hash_table_remove_all (self->step_frames);
  g_hash_table_remove_all (self->first_parts);
  self->frames = self->kase != NULL
                   ? kyo_playback_list_frames (self->kase)
                   : g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->frames->len; i++)
    note_frame (self, i);
}

static gboolean
find_frame (KyoPlayback *self, const char *step_id, guint *position)
{
  gpointer value;

  if (step_id == NULL || !g_hash_table_lookup_extended (self->step_frames, step_id, NULL, &value))
    return FALSE;
  *position = GPOINTER_TO_UINT (value);

  return TRUE;
}

static void
select_frame (KyoPlayback *self)
{
  GPtrArray *frame = g_ptr_array_index (self->frames, self->position);
  g_autofree const char **ids = g_new0 (const char *, frame->len + 1);

  for (guint i = 0; i < frame->len; i++)
    ids[i] = kyo_step_get_id (g_ptr_array_index (frame, i));
  kyo_selection_select_together (self->selection, ids);
}

static void
emit_changed (KyoPlayback *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A newer copy of the case that is played goes on being played, at the step where it was. */
static void
take_case (KyoPlayback *self, KyoCase *kase)
{
  g_autofree char *step_id = NULL;
  gboolean is_same = kase != NULL && self->kase != NULL &&
                     g_str_equal (kyo_case_get_id (kase), kyo_case_get_id (self->kase));

  if (self->is_active)
    step_id = g_strdup (
      kyo_step_get_id (g_ptr_array_index (kyo_playback_get_frame (self, self->position), 0)));
  g_set_object (&self->kase, kase);
  make_frames (self);
  if (self->frames->len == 0 || !is_same)
    {
      self->is_active = FALSE;
      self->position = 0;
    }
  else if (!find_frame (self, step_id, &self->position))
    self->position = MIN (self->position, self->frames->len - 1);
  if (self->is_active)
    select_frame (self);
  emit_changed (self);
}

/* A step that is selected anywhere is played; a passage or participant may be looked at meanwhile.
 */
static void
selection_changed_cb (KyoPlayback *self)
{
  const char *target_id = kyo_selection_get_target (self->selection);
  guint position = 0;

  if (kyo_selection_get_case (self->selection) != self->kase)
    take_case (self, kyo_selection_get_case (self->selection));
  else if (self->is_active && target_id == NULL)
    select_frame (self);
  else if (self->is_active && find_frame (self, target_id, &position))
    kyo_playback_jump (self, position);
}

static void
kyo_playback_dispose (GObject *object)
{
  KyoPlayback *self = KYO_PLAYBACK (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->kase);

  G_OBJECT_CLASS (kyo_playback_parent_class)->dispose (object);
}

static void
kyo_playback_finalize (GObject *object)
{
  KyoPlayback *self = KYO_PLAYBACK (object);

  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->step_frames, g_hash_table_unref);
  g_clear_pointer (&self->first_parts, g_hash_table_unref);
  g_clear_pointer (&self->selected_before, g_free);

  G_OBJECT_CLASS (kyo_playback_parent_class)->finalize (object);
}

static void
kyo_playback_class_init (KyoPlaybackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kyo_playback_dispose;
  object_class->finalize = kyo_playback_finalize;

  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_PLAYBACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kyo_playback_init (KyoPlayback *self)
{
  self->step_frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->first_parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * kyo_playback_new:
 * @selection: the selection whose case is played; kept
 *
 * Makes a playback that has not begun.
 *
 * Returns: (transfer full): the playback
 */
KyoPlayback *
kyo_playback_new (KyoSelection *selection)
{
  KyoPlayback *self = g_object_new (KYO_TYPE_PLAYBACK, NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  take_case (self, kyo_selection_get_case (selection));

  return self;
}

/**
 * kyo_playback_get_selection:
 * @self: a playback
 *
 * The selection that it moves.
 *
 * Returns: (transfer none): the selection
 */
KyoSelection *
kyo_playback_get_selection (KyoPlayback *self)
{
  g_return_val_if_fail (KYO_IS_PLAYBACK (self), NULL);

  return self->selection;
}

/**
 * kyo_playback_is_active:
 * @self: a playback
 *
 * Tells whether the case is being played.
 *
 * Returns: `TRUE` between kyo_playback_begin() and its end
 */
gboolean
kyo_playback_is_active (KyoPlayback *self)
{
  g_return_val_if_fail (KYO_IS_PLAYBACK (self), FALSE);

  return self->is_active;
}

/**
 * kyo_playback_begin:
 * @self: a playback
 *
 * Begins to play at the step that is selected, but for the last one, or else at the first.
 *
 * Returns: whether the case is played now; a case without steps cannot be
 */
gboolean
kyo_playback_begin (KyoPlayback *self)
{
  const char *target_id;
  guint position = 0;

  g_return_val_if_fail (KYO_IS_PLAYBACK (self), FALSE);

  if (self->is_active || self->frames->len == 0)
    return self->is_active;

  target_id = kyo_selection_get_target (self->selection);
  if (!find_frame (self, target_id, &position) || position + 1 == self->frames->len)
    position = 0;
  g_clear_pointer (&self->selected_before, g_free);
  self->selected_before = g_strdup (target_id);
  self->is_active = TRUE;
  self->position = position;
  /* Views note where they are before the selection moves them. */
  emit_changed (self);
  select_frame (self);

  return TRUE;
}

/**
 * kyo_playback_end:
 * @self: a playback
 *
 * Ends it; what was selected before is selected again.
 */
void
kyo_playback_end (KyoPlayback *self)
{
  g_return_if_fail (KYO_IS_PLAYBACK (self));

  if (!self->is_active)
    return;

  self->is_active = FALSE;
  kyo_selection_select (self->selection, self->selected_before);
  g_clear_pointer (&self->selected_before, g_free);
  emit_changed (self);
}

/**
 * kyo_playback_get_n_frames:
 * @self: a playback
 *
 * How many frames the case has, whether it is played or not.
 *
 * Returns: their number, 0 for a case without steps
 */
guint
kyo_playback_get_n_frames (KyoPlayback *self)
{
  g_return_val_if_fail (KYO_IS_PLAYBACK (self), 0);

  return self->frames->len;
}

/**
 * kyo_playback_get_position:
 * @self: a playback
 *
 * Which frame is played.
 *
 * Returns: from 0 on
 */
guint
kyo_playback_get_position (KyoPlayback *self)
{
  g_return_val_if_fail (KYO_IS_PLAYBACK (self), 0);

  return self->position;
}

/**
 * kyo_playback_get_frame:
 * @self: a playback
 * @position: from 0 on, less than kyo_playback_get_n_frames()
 *
 * What happens in a frame.
 *
 * Returns: (transfer none) (element-type KyoStep): its steps, at least one
 */
GPtrArray *
kyo_playback_get_frame (KyoPlayback *self, guint position)
{
  g_return_val_if_fail (KYO_IS_PLAYBACK (self), NULL);
  g_return_val_if_fail (position < self->frames->len, NULL);

  return g_ptr_array_index (self->frames, position);
}

static void
add_step (GPtrArray *frames, KyoStep *step)
{
  GPtrArray *frame = frames->len > 0 ? g_ptr_array_index (frames, frames->len - 1) : NULL;

  if (frame == NULL || !is_together (g_ptr_array_index (frame, frame->len - 1), step))
    {
      frame = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (frames, frame);
    }
  g_ptr_array_add (frame, g_object_ref (step));
}

/**
 * kyo_playback_list_frames:
 * @kase: a complete case
 *
 * Lists what is played of a case: one step after the other, those that happened together together.
 *
 * Returns: (transfer full) (element-type GPtrArray): arrays of #KyoStep
 */
GPtrArray *
kyo_playback_list_frames (KyoCase *kase)
{
  GPtrArray *frames;
  GListModel *steps;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  frames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  steps = kyo_case_get_steps (kase);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add_step (frames, step);
    }

  return frames;
}

/**
 * kyo_playback_jump:
 * @self: a playback
 * @position: from 0 on; beyond the last frame means the last
 *
 * Plays another frame; does nothing before it has begun.
 */
void
kyo_playback_jump (KyoPlayback *self, guint position)
{
  guint next;

  g_return_if_fail (KYO_IS_PLAYBACK (self));

  if (!self->is_active)
    return;

  next = MIN (position, self->frames->len - 1);
  if (next == self->position)
    {
      /* Something else may have been looked at meanwhile. */
      select_frame (self);
      return;
    }
  self->position = next;
  select_frame (self);
  emit_changed (self);
}

/**
 * kyo_playback_move:
 * @self: a playback
 * @by: how many frames onward; negative for back
 *
 * Plays a later or earlier frame, staying within the case.
 */
void
kyo_playback_move (KyoPlayback *self, int by)
{
  gint64 next;

  g_return_if_fail (KYO_IS_PLAYBACK (self));

  next = (gint64) self->position + by;
  kyo_playback_jump (self, (guint) CLAMP (next, 0, G_MAXUINT));
}

static KyoPart
get_step_part (KyoPlayback *self, guint position)
{
  if (position > self->position)
    return KYO_PART_ABSENT;

  return position == self->position ? KYO_PART_NOW : KYO_PART_PAST;
}

static gboolean
acts_now (KyoPlayback *self, const char *participant_id)
{
  GPtrArray *frame = g_ptr_array_index (self->frames, self->position);

  for (guint i = 0; i < frame->len; i++)
    {
      KyoStep *step = g_ptr_array_index (frame, i);

      if (g_strcmp0 (kyo_step_get_from (step), participant_id) == 0 ||
          g_strcmp0 (kyo_step_get_to (step), participant_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * kyo_playback_get_part:
 * @self: a playback
 * @target_id: id of a step or participant of the case
 *
 * What a step or participant has to do with the frame that is played. A boundary inside which
 * something happens counts as having played a part from then on.
 *
 * Returns: the part
 */
KyoPart
kyo_playback_get_part (KyoPlayback *self, const char *target_id)
{
  gpointer first;
  guint position = 0;

  g_return_val_if_fail (KYO_IS_PLAYBACK (self), KYO_PART_NONE);

  if (!self->is_active || target_id == NULL)
    return KYO_PART_NONE;
  if (find_frame (self, target_id, &position))
    return get_step_part (self, position);
  if (kyo_case_find_participant (self->kase, target_id) == NULL)
    return KYO_PART_NONE;
  if (acts_now (self, target_id))
    return KYO_PART_NOW;
  if (g_hash_table_lookup_extended (self->first_parts, target_id, NULL, &first) &&
      GPOINTER_TO_UINT (first) <= self->position)
    return KYO_PART_PAST;

  return KYO_PART_WAITING;
}
