/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A participant with children is a boundary of the diagram. The tree is owned downwards: a parent
 * holds references on its children, a child knows its parent without owning it, and forgets it
 * when the parent goes away.
 */
#include "config.h"

#include "model/kyo-participant.h"

struct _KyoParticipant
{
  GObject parent_instance;

  char *id;
  KyoParticipantKind kind;
  KyoText *label;
  KyoParticipant *parent;
  GListStore *children;
  int height; /* levels below it, 0 without children */
  gboolean is_placed;
  gboolean is_pinned;
  KyoRect rect; /* meaningless while is_placed is FALSE */
};

G_DEFINE_FINAL_TYPE (KyoParticipant, kyo_participant, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_LABEL,
  PROP_PARENT,
  PROP_CHILDREN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
kyo_participant_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoParticipant *self = KYO_PARTICIPANT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_LABEL:
      g_value_set_boxed (value, self->label);
      break;
    case PROP_PARENT:
      g_value_set_object (value, self->parent);
      break;
    case PROP_CHILDREN:
      g_value_set_object (value, self->children);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_participant_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  KyoParticipant *self = KYO_PARTICIPANT (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_KIND:
      kyo_participant_set_kind (self, g_value_get_enum (value));
      break;
    case PROP_LABEL:
      kyo_participant_set_label (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_participant_dispose (GObject *object)
{
  KyoParticipant *self = KYO_PARTICIPANT (object);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      if (child->parent == self)
        {
          child->parent = NULL;
          g_object_notify_by_pspec (G_OBJECT (child), props[PROP_PARENT]);
        }
    }

  G_OBJECT_CLASS (kyo_participant_parent_class)->dispose (object);
}

static void
kyo_participant_finalize (GObject *object)
{
  KyoParticipant *self = KYO_PARTICIPANT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, kyo_text_unref);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (kyo_participant_parent_class)->finalize (object);
}

static void
kyo_participant_class_init (KyoParticipantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kyo_participant_dispose;
  object_class->finalize = kyo_participant_finalize;
  object_class->get_property = kyo_participant_get_property;
  object_class->set_property = kyo_participant_set_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, KYO_TYPE_PARTICIPANT_KIND, 0, rw);
  props[PROP_LABEL] = g_param_spec_boxed ("label", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_PARENT] = g_param_spec_object ("parent", NULL, NULL, KYO_TYPE_PARTICIPANT, ro);
  props[PROP_CHILDREN] = g_param_spec_object ("children", NULL, NULL, G_TYPE_LIST_MODEL, ro);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_participant_init (KyoParticipant *self)
{
  self->children = g_list_store_new (KYO_TYPE_PARTICIPANT);
}

/**
 * kyo_participant_new:
 * @id: an id, unique within its case
 * @kind: what it is
 *
 * Makes a participant without label, children or place.
 *
 * Returns: (transfer full): the participant
 */
KyoParticipant *
kyo_participant_new (const char *id, KyoParticipantKind kind)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (KYO_TYPE_PARTICIPANT, "id", id, "kind", kind, NULL);
}

/**
 * kyo_participant_get_id:
 * @self: a participant
 *
 * Gets the id, unique within its case.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_participant_get_id (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), NULL);

  return self->id;
}

/**
 * kyo_participant_get_kind:
 * @self: a participant
 *
 * Gets what it is: person, system, network and so on.
 *
 * Returns: the kind
 */
KyoParticipantKind
kyo_participant_get_kind (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), KYO_PARTICIPANT_PERSON);

  return self->kind;
}

/**
 * kyo_participant_set_kind:
 * @self: a participant
 * @kind: what it is: person, system, network and so on
 *
 * Sets what it is: person, system, network and so on; an equal one changes and notifies nothing.
 */
void
kyo_participant_set_kind (KyoParticipant *self, KyoParticipantKind kind)
{
  g_return_if_fail (KYO_IS_PARTICIPANT (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}

/**
 * kyo_participant_get_label:
 * @self: a participant
 *
 * Gets the words on the node.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_participant_get_label (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), NULL);

  return self->label;
}

/**
 * kyo_participant_set_label:
 * @self: a participant
 * @label: (nullable): the words on the node
 *
 * Sets the words on the node; an equal one changes and notifies nothing.
 */
void
kyo_participant_set_label (KyoParticipant *self, KyoText *label)
{
  g_return_if_fail (KYO_IS_PARTICIPANT (self));

  if (kyo_text_equal (self->label, label))
    return;

  g_clear_pointer (&self->label, kyo_text_unref);
  self->label = label != NULL ? kyo_text_ref (label) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

/**
 * kyo_participant_get_parent:
 * @self: a participant
 *
 * Gets the boundary that it stands in.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoParticipant *
kyo_participant_get_parent (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), NULL);

  return self->parent;
}

/**
 * kyo_participant_get_children:
 * @self: a participant
 *
 * Gets the participants inside it, a list of [class@Kyo.Participant].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_participant_get_children (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), NULL);

  return G_LIST_MODEL (self->children);
}

/**
 * kyo_participant_get_n_children:
 * @self: a participant
 *
 * Counts the participants directly inside it.
 *
 * Returns: how many there are; more than 0 makes it a boundary
 */
guint
kyo_participant_get_n_children (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->children));
}

/**
 * kyo_participant_add_child:
 * @self: a participant
 * @child: (transfer none): another one, without a parent
 *
 * Puts @child inside @self, after those that are there; @self holds a reference on it.
 *
 * Refused, and nothing changes, when @child already has a parent, or when @self is @child or stands
 * inside it: a boundary cannot contain itself. So too when more than `KYO_PARTICIPANT_MAX_DEPTH`
 * levels would stand in one another: trees from damaged files must not exhaust the stack.
 *
 * Returns: `TRUE` when @child was added
 */
gboolean
kyo_participant_add_child (KyoParticipant *self, KyoParticipant *child)
{
  int depth = 0;
  int levels;

  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), FALSE);
  g_return_val_if_fail (KYO_IS_PARTICIPANT (child), FALSE);

  if (child->parent != NULL)
    return FALSE;
  for (KyoParticipant *above = self; above != NULL; above = above->parent, depth++)
    if (above == child)
      return FALSE;
  if (depth + child->height >= KYO_PARTICIPANT_MAX_DEPTH)
    return FALSE;

  levels = child->height;
  for (KyoParticipant *above = self; above != NULL; above = above->parent)
    above->height = MAX (above->height, ++levels);
  child->parent = self;
  g_list_store_append (self->children, child);
  g_object_notify_by_pspec (G_OBJECT (child), props[PROP_PARENT]);
  return TRUE;
}

/**
 * kyo_participant_get_rect:
 * @self: a participant
 * @rect: (out caller-allocates) (optional): return location for its place, in points from the upper
 *   left corner of the drawing; not touched while it has none
 *
 * Gets the place that a person gave it in the diagram.
 *
 * Returns: `FALSE` while nobody has placed it
 */
gboolean
kyo_participant_get_rect (KyoParticipant *self, KyoRect *rect)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), FALSE);

  if (self->is_placed && rect != NULL)
    *rect = self->rect;
  return self->is_placed;
}

/**
 * kyo_participant_set_rect:
 * @self: a participant
 * @rect: (nullable): its place, in points from the upper left corner of the drawing, or `NULL` to
 *   leave it to the automatic layout
 *
 * Sets its place in the diagram.
 */
void
kyo_participant_set_rect (KyoParticipant *self, const KyoRect *rect)
{
  g_return_if_fail (KYO_IS_PARTICIPANT (self));

  self->is_placed = rect != NULL;
  if (rect != NULL)
    self->rect = *rect;
}

/**
 * kyo_participant_is_pinned:
 * @self: a participant
 *
 * Tells whether a person put it where it is.
 *
 * Returns: `TRUE` when arranging the others anew leaves it there
 */
gboolean
kyo_participant_is_pinned (KyoParticipant *self)
{
  g_return_val_if_fail (KYO_IS_PARTICIPANT (self), FALSE);

  return self->is_pinned;
}

/**
 * kyo_participant_set_pinned:
 * @self: a participant
 * @is_pinned: whether to leave it where it is when the others are arranged anew
 *
 * Pins it, or lets it go.
 */
void
kyo_participant_set_pinned (KyoParticipant *self, gboolean is_pinned)
{
  g_return_if_fail (KYO_IS_PARTICIPANT (self));

  self->is_pinned = is_pinned;
}
