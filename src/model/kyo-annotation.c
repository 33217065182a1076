/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-annotation.h"

struct _KyoAnnotation
{
  GObject parent_instance;

  char *id;
  char *case_id;
  char *target_id;
  KyoAnnotationKind kind;
  char *body;
  char *quote;
  char *author;
  char *created;
  KyoAnnotationState state;
  KyoAnchorState anchor;
};

G_DEFINE_FINAL_TYPE (KyoAnnotation, kyo_annotation, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_CASE_ID,
  PROP_TARGET_ID,
  PROP_KIND,
  PROP_BODY,
  PROP_QUOTE,
  PROP_AUTHOR,
  PROP_CREATED,
  PROP_STATE,
  PROP_ANCHOR,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
kyo_annotation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoAnnotation *self = KYO_ANNOTATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_CASE_ID:
      g_value_set_string (value, self->case_id);
      break;
    case PROP_TARGET_ID:
      g_value_set_string (value, self->target_id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_BODY:
      g_value_set_string (value, self->body);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, self->quote);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_CREATED:
      g_value_set_string (value, self->created);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ANCHOR:
      g_value_set_enum (value, self->anchor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_annotation_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoAnnotation *self = KYO_ANNOTATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_CASE_ID:
      self->case_id = g_value_dup_string (value);
      break;
    case PROP_TARGET_ID:
      self->target_id = g_value_dup_string (value);
      break;
    case PROP_KIND:
      kyo_annotation_set_kind (self, g_value_get_enum (value));
      break;
    case PROP_BODY:
      kyo_annotation_set_body (self, g_value_get_string (value));
      break;
    case PROP_QUOTE:
      kyo_annotation_set_quote (self, g_value_get_string (value));
      break;
    case PROP_AUTHOR:
      kyo_annotation_set_author (self, g_value_get_string (value));
      break;
    case PROP_CREATED:
      kyo_annotation_set_created (self, g_value_get_string (value));
      break;
    case PROP_STATE:
      kyo_annotation_set_state (self, g_value_get_enum (value));
      break;
    case PROP_ANCHOR:
      kyo_annotation_set_anchor (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_annotation_finalize (GObject *object)
{
  KyoAnnotation *self = KYO_ANNOTATION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->case_id, g_free);
  g_clear_pointer (&self->target_id, g_free);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->created, g_free);

  G_OBJECT_CLASS (kyo_annotation_parent_class)->finalize (object);
}

static void
kyo_annotation_class_init (KyoAnnotationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kyo_annotation_finalize;
  object_class->get_property = kyo_annotation_get_property;
  object_class->set_property = kyo_annotation_set_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_CASE_ID] = g_param_spec_string ("case-id", NULL, NULL, NULL, once);
  props[PROP_TARGET_ID] = g_param_spec_string ("target-id", NULL, NULL, NULL, once);
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, KYO_TYPE_ANNOTATION_KIND, 0, rw);
  props[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, "", rw);
  props[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, rw);
  props[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, "", rw);
  props[PROP_CREATED] = g_param_spec_string ("created", NULL, NULL, "", rw);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KYO_TYPE_ANNOTATION_STATE, 0, rw);
  props[PROP_ANCHOR] = g_param_spec_enum ("anchor", NULL, NULL, KYO_TYPE_ANCHOR_STATE, 0, rw);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_annotation_init (KyoAnnotation *self)
{
  self->body = g_strdup ("");
  self->author = g_strdup ("");
  self->created = g_strdup ("");
}

/**
 * kyo_annotation_new:
 * @id: a UUID
 * @case_id: the id of a case
 * @target_id: the id of that case or of something in it
 *
 * Makes an open comment without words.
 *
 * Returns: (transfer full): the annotation
 */
KyoAnnotation *
kyo_annotation_new (const char *id, const char *case_id, const char *target_id)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (case_id != NULL, NULL);
  g_return_val_if_fail (target_id != NULL, NULL);

  return g_object_new (KYO_TYPE_ANNOTATION, "id", id, "case-id", case_id, "target-id", target_id,
                       NULL);
}

/**
 * kyo_annotation_get_id:
 * @self: an annotation
 *
 * Gets the UUID.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_annotation_get_id (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->id;
}

/**
 * kyo_annotation_get_case_id:
 * @self: an annotation
 *
 * Gets the id of the case that it belongs to.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_annotation_get_case_id (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->case_id;
}

/**
 * kyo_annotation_get_target_id:
 * @self: an annotation
 *
 * Gets the id of the case, passage, participant or step that it is attached to.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_annotation_get_target_id (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->target_id;
}

/**
 * kyo_annotation_get_kind:
 * @self: an annotation
 *
 * Gets what sort of annotation it is.
 *
 * Returns: the kind
 */
KyoAnnotationKind
kyo_annotation_get_kind (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), KYO_ANNOTATION_COMMENT);

  return self->kind;
}

/**
 * kyo_annotation_set_kind:
 * @self: an annotation
 * @kind: what sort of annotation it is
 *
 * Sets what sort of annotation it is; an equal one changes and notifies nothing.
 */
void
kyo_annotation_set_kind (KyoAnnotation *self, KyoAnnotationKind kind)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}

/**
 * kyo_annotation_get_body:
 * @self: an annotation
 *
 * Gets what the reviewer wrote. Never `NULL`.
 *
 * Returns: (transfer none): owned by @self, valid until the next change
 */
const char *
kyo_annotation_get_body (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->body;
}

/**
 * kyo_annotation_set_body:
 * @self: an annotation
 * @body: (nullable): what the reviewer wrote (`NULL` counts as "")
 *
 * Sets what the reviewer wrote; an equal one changes and notifies nothing.
 */
void
kyo_annotation_set_body (KyoAnnotation *self, const char *body)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (body == NULL)
    body = "";
  if (g_strcmp0 (self->body, body) == 0)
    return;

  g_free (self->body);
  self->body = g_strdup (body);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BODY]);
}

/**
 * kyo_annotation_get_quote:
 * @self: an annotation
 *
 * Gets the words of the target that are meant, `NULL` for the whole of it.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *
kyo_annotation_get_quote (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->quote;
}

/**
 * kyo_annotation_set_quote:
 * @self: an annotation
 * @quote: (nullable): the words of the target that are meant, `NULL` for the whole of it
 *
 * Sets the words of the target that are meant, `NULL` for the whole of it; an equal one changes and
 * notifies nothing.
 */
void
kyo_annotation_set_quote (KyoAnnotation *self, const char *quote)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (g_strcmp0 (self->quote, quote) == 0)
    return;

  g_free (self->quote);
  self->quote = g_strdup (quote);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUOTE]);
}

/**
 * kyo_annotation_get_author:
 * @self: an annotation
 *
 * Gets who wrote it. Never `NULL`.
 *
 * Returns: (transfer none): owned by @self, valid until the next change
 */
const char *
kyo_annotation_get_author (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->author;
}

/**
 * kyo_annotation_set_author:
 * @self: an annotation
 * @author: (nullable): who wrote it (`NULL` counts as "")
 *
 * Sets who wrote it; an equal one changes and notifies nothing.
 */
void
kyo_annotation_set_author (KyoAnnotation *self, const char *author)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (author == NULL)
    author = "";
  if (g_strcmp0 (self->author, author) == 0)
    return;

  g_free (self->author);
  self->author = g_strdup (author);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUTHOR]);
}

/**
 * kyo_annotation_get_created:
 * @self: an annotation
 *
 * Gets when it was written, RFC 3339 in UTC. Never `NULL`.
 *
 * Returns: (transfer none): owned by @self, valid until the next change
 */
const char *
kyo_annotation_get_created (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), NULL);

  return self->created;
}

/**
 * kyo_annotation_set_created:
 * @self: an annotation
 * @created: (nullable): when it was written, RFC 3339 in UTC (`NULL` counts as "")
 *
 * Sets when it was written, RFC 3339 in UTC; an equal one changes and notifies nothing.
 */
void
kyo_annotation_set_created (KyoAnnotation *self, const char *created)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (created == NULL)
    created = "";
  if (g_strcmp0 (self->created, created) == 0)
    return;

  g_free (self->created);
  self->created = g_strdup (created);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CREATED]);
}

/**
 * kyo_annotation_get_state:
 * @self: an annotation
 *
 * Gets whether it is open or resolved.
 *
 * Returns: the state
 */
KyoAnnotationState
kyo_annotation_get_state (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), KYO_ANNOTATION_OPEN);

  return self->state;
}

/**
 * kyo_annotation_set_state:
 * @self: an annotation
 * @state: whether it is open or resolved
 *
 * Sets whether it is open or resolved; an equal one changes and notifies nothing.
 */
void
kyo_annotation_set_state (KyoAnnotation *self, KyoAnnotationState state)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/**
 * kyo_annotation_get_anchor:
 * @self: an annotation
 *
 * Gets how firmly it still sits on its words.
 *
 * Returns: the anchor
 */
KyoAnchorState
kyo_annotation_get_anchor (KyoAnnotation *self)
{
  g_return_val_if_fail (KYO_IS_ANNOTATION (self), KYO_ANCHOR_EXACT);

  return self->anchor;
}

/**
 * kyo_annotation_set_anchor:
 * @self: an annotation
 * @anchor: how firmly it still sits on its words
 *
 * Sets how firmly it still sits on its words; an equal one changes and notifies nothing.
 */
void
kyo_annotation_set_anchor (KyoAnnotation *self, KyoAnchorState anchor)
{
  g_return_if_fail (KYO_IS_ANNOTATION (self));

  if (self->anchor == anchor)
    return;

  self->anchor = anchor;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANCHOR]);
}
