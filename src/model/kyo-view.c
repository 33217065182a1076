/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-view.h"

#include <string.h>

struct _KyoView
{
  GObject parent_instance;

  char *id;
  char *case_id;
  char *name;
  guint incident;
  guint phases;
  guint kinds;
  GStrv participants;
  GHashTable *places; /* id → KyoPlace */
};

G_DEFINE_FINAL_TYPE (KyoView, kyo_view, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_CASE_ID,
  PROP_NAME,
  PROP_INCIDENT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, each once. */
static GStrv
dup_sorted (const char *const *strings)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) strings[i]);
  g_ptr_array_sort (sorted, compare_strings);
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || !g_str_equal (g_ptr_array_index (sorted, i), g_ptr_array_index (sorted, i - 1)))
      g_strv_builder_add (builder, g_ptr_array_index (sorted, i));

  return g_strv_builder_end (builder);
}

static void
kyo_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoView *self = KYO_VIEW (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_CASE_ID:
      g_value_set_string (value, self->case_id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_INCIDENT:
      g_value_set_uint (value, self->incident);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoView *self = KYO_VIEW (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_CASE_ID:
      self->case_id = g_value_dup_string (value);
      break;
    case PROP_NAME:
      kyo_view_set_name (self, g_value_get_string (value));
      break;
    case PROP_INCIDENT:
      kyo_view_set_incident (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_view_finalize (GObject *object)
{
  KyoView *self = KYO_VIEW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->case_id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->participants, g_strfreev);
  g_clear_pointer (&self->places, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_view_parent_class)->finalize (object);
}

static void
kyo_view_class_init (KyoViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once =
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags often = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kyo_view_get_property;
  object_class->set_property = kyo_view_set_property;
  object_class->finalize = kyo_view_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_CASE_ID] = g_param_spec_string ("case-id", NULL, NULL, NULL, once);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", often);
  props[PROP_INCIDENT] = g_param_spec_uint ("incident", NULL, NULL, 0, G_MAXUINT, 0, often);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_view_init (KyoView *self)
{
  self->name = g_strdup ("");
  self->participants = g_new0 (char *, 1);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * kyo_view_new:
 * @id: by which it is known
 * @case_id: the case whose diagram it shows
 *
 * Makes a view without a name that shows all of the diagram.
 *
 * Returns: (transfer full): the view
 */
KyoView *
kyo_view_new (const char *id, const char *case_id)
{
  g_return_val_if_fail (id != NULL && case_id != NULL, NULL);

  return g_object_new (KYO_TYPE_VIEW, "id", id, "case-id", case_id, NULL);
}

/**
 * kyo_view_copy:
 * @self: a view
 *
 * Copies a view, id and all, to be changed without touching it.
 *
 * Returns: (transfer full): the copy
 */
KyoView *
kyo_view_copy (KyoView *self)
{
  KyoView *copy;
  GHashTableIter iter;
  gpointer id, place;

  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);

  copy = kyo_view_new (self->id, self->case_id);
  kyo_view_set_name (copy, self->name);
  copy->incident = self->incident;
  copy->phases = self->phases;
  copy->kinds = self->kinds;
  kyo_view_set_participants (copy, (const char *const *) self->participants);
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    kyo_view_set_place (copy, id, place);
  return copy;
}

/**
 * kyo_view_get_id:
 * @self: a view
 *
 * By what it is known.
 *
 * Returns: (transfer none): its id
 */
const char *
kyo_view_get_id (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);

  return self->id;
}

/**
 * kyo_view_get_case_id:
 * @self: a view
 *
 * Whose diagram it shows.
 *
 * Returns: (transfer none): the id of a case
 */
const char *
kyo_view_get_case_id (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);

  return self->case_id;
}

/**
 * kyo_view_get_name:
 * @self: a view
 *
 * What a person called it.
 *
 * Returns: (transfer none): its name, "" for the standard view of the case
 */
const char *
kyo_view_get_name (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);

  return self->name;
}

/**
 * kyo_view_set_name:
 * @self: a view
 * @name: (nullable): what to call it
 *
 * Sets its name.
 */
void
kyo_view_set_name (KyoView *self, const char *name)
{
  g_return_if_fail (KYO_IS_VIEW (self));

  if (g_strcmp0 (self->name, name != NULL ? name : "") == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name != NULL ? name : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

/**
 * kyo_view_get_incident:
 * @self: a view
 *
 * Which of the incidents of the case it shows.
 *
 * Returns: its number, 0 for all
 */
guint
kyo_view_get_incident (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), 0);

  return self->incident;
}

/**
 * kyo_view_set_incident:
 * @self: a view
 * @incident: number of an incident, 0 for all
 *
 * Sets which of the incidents it shows.
 */
void
kyo_view_set_incident (KyoView *self, guint incident)
{
  g_return_if_fail (KYO_IS_VIEW (self));

  if (self->incident == incident)
    return;
  self->incident = incident;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INCIDENT]);
}

/**
 * kyo_view_get_phases:
 * @self: a view
 *
 * The steps of which phases it shows.
 *
 * Returns: a set of 1 << #KyoPhase, 0 for all
 */
guint
kyo_view_get_phases (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), 0);

  return self->phases;
}

/**
 * kyo_view_set_phases:
 * @self: a view
 * @phases: a set of 1 << #KyoPhase, 0 for all
 *
 * Sets the steps of which phases it shows.
 */
void
kyo_view_set_phases (KyoView *self, guint phases)
{
  g_return_if_fail (KYO_IS_VIEW (self));
  g_return_if_fail (phases >> KYO_N_PHASES == 0);

  self->phases = phases;
}

/**
 * kyo_view_get_kinds:
 * @self: a view
 *
 * Which kinds of steps it shows.
 *
 * Returns: a set of 1 << #KyoStepKind, 0 for all
 */
guint
kyo_view_get_kinds (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), 0);

  return self->kinds;
}

/**
 * kyo_view_set_kinds:
 * @self: a view
 * @kinds: a set of 1 << #KyoStepKind, 0 for all
 *
 * Sets which kinds of steps it shows.
 */
void
kyo_view_set_kinds (KyoView *self, guint kinds)
{
  g_return_if_fail (KYO_IS_VIEW (self));
  g_return_if_fail (kinds >> (KYO_STEP_RESPONSE + 1) == 0);

  self->kinds = kinds;
}

/**
 * kyo_view_get_participants:
 * @self: a view
 *
 * Only steps in which one of these acts are shown.
 *
 * Returns: (transfer none): ids in their order, none for all
 */
const char *const *
kyo_view_get_participants (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);

  return (const char *const *) self->participants;
}

/**
 * kyo_view_set_participants:
 * @self: a view
 * @ids: (nullable): ids of participants, none for all
 *
 * Sets in whose steps the view is interested.
 */
void
kyo_view_set_participants (KyoView *self, const char *const *ids)
{
  GStrv sorted;

  g_return_if_fail (KYO_IS_VIEW (self));

  sorted = dup_sorted (ids);
  g_strfreev (self->participants);
  self->participants = sorted;
}

/**
 * kyo_view_get_place:
 * @self: a view
 * @participant_id: a participant
 * @place: (out): where it is
 *
 * Tells where the view has a participant.
 *
 * Returns: `FALSE` when it leaves that to the case
 */
gboolean
kyo_view_get_place (KyoView *self, const char *participant_id, KyoPlace *place)
{
  const KyoPlace *found;

  g_return_val_if_fail (KYO_IS_VIEW (self), FALSE);
  g_return_val_if_fail (participant_id != NULL && place != NULL, FALSE);

  found = g_hash_table_lookup (self->places, participant_id);
  if (found != NULL)
    *place = *found;
  return found != NULL;
}

/**
 * kyo_view_set_place:
 * @self: a view
 * @participant_id: a participant
 * @place: (nullable): where to have it; `NULL` leaves that to the case
 *
 * Sets where the view has a participant.
 */
void
kyo_view_set_place (KyoView *self, const char *participant_id, const KyoPlace *place)
{
  g_return_if_fail (KYO_IS_VIEW (self));
  g_return_if_fail (participant_id != NULL);

  if (place == NULL)
    g_hash_table_remove (self->places, participant_id);
  else
    g_hash_table_insert (self->places, g_strdup (participant_id), g_memdup2 (place, sizeof *place));
}

/**
 * kyo_view_list_places:
 * @self: a view
 *
 * Lists the participants to which the view gives a place.
 *
 * Returns: (transfer full): their ids, sorted
 */
GStrv
kyo_view_list_places (KyoView *self)
{
  g_autofree const char **ids = NULL;

  g_return_val_if_fail (KYO_IS_VIEW (self), NULL);

  ids = (const char **) g_hash_table_get_keys_as_array (self->places, NULL);
  return dup_sorted (ids);
}

/**
 * kyo_view_is_same:
 * @self: a view
 * @other: (nullable): another
 *
 * Compares all that two views say.
 *
 * Returns: `TRUE` when nothing tells them apart
 */
gboolean
kyo_view_is_same (KyoView *self, KyoView *other)
{
  GHashTableIter iter;
  gpointer id, place;

  g_return_val_if_fail (KYO_IS_VIEW (self), FALSE);

  if (other == NULL || !g_str_equal (self->id, other->id) ||
      !g_str_equal (self->case_id, other->case_id) || !g_str_equal (self->name, other->name) ||
      self->incident != other->incident || self->phases != other->phases ||
      self->kinds != other->kinds ||
      !g_strv_equal ((const char *const *) self->participants,
                     (const char *const *) other->participants) ||
      g_hash_table_size (self->places) != g_hash_table_size (other->places))
    return FALSE;
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    {
      const KyoPlace *mine = place;
      const KyoPlace *theirs = g_hash_table_lookup (other->places, id);

      if (theirs == NULL || mine->x != theirs->x || mine->y != theirs->y ||
          mine->is_pinned != theirs->is_pinned)
        return FALSE;
    }
  return TRUE;
}

/**
 * kyo_view_clear_places:
 * @self: a view
 *
 * Forgets the places at which nobody has put a participant on purpose.
 */
void
kyo_view_clear_places (KyoView *self)
{
  GHashTableIter iter;
  gpointer place;

  g_return_if_fail (KYO_IS_VIEW (self));

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    if (!((KyoPlace *) place)->is_pinned)
      g_hash_table_iter_remove (&iter);
}

/**
 * kyo_view_shows_all:
 * @self: a view
 *
 * Tells whether it leaves nothing out.
 *
 * Returns: `TRUE` when it shows every step and participant
 */
gboolean
kyo_view_shows_all (KyoView *self)
{
  g_return_val_if_fail (KYO_IS_VIEW (self), TRUE);

  return self->incident == 0 && self->phases == 0 && self->kinds == 0 &&
         self->participants[0] == NULL;
}
