/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-step.h"

struct _KyoStep
{
  GObject parent_instance;

  char *id;
  KyoStepKind kind;
  char *number;
  KyoPhase phase;
  KyoText *text;
  char *from;
  char *to;
  KyoStepEnds inferred;
  KyoTime *when;
  KyoText *relative;
  char **passages;

  gboolean has_callout;
  KyoRect callout; /* meaningless while has_callout is FALSE */
  KyoPoint *route; /* NULL for a straight arrow */
  gsize n_points;
};

G_DEFINE_FINAL_TYPE (KyoStep, kyo_step, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_NUMBER,
  PROP_PHASE,
  PROP_TEXT,
  PROP_FROM,
  PROP_TO,
  PROP_INFERRED,
  PROP_WHEN,
  PROP_RELATIVE,
  PROP_PASSAGES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
kyo_step_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoStep *self = KYO_STEP (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_TEXT:
      g_value_set_boxed (value, self->text);
      break;
    case PROP_FROM:
      g_value_set_string (value, self->from);
      break;
    case PROP_TO:
      g_value_set_string (value, self->to);
      break;
    case PROP_INFERRED:
      g_value_set_uint (value, self->inferred);
      break;
    case PROP_WHEN:
      g_value_set_boxed (value, self->when);
      break;
    case PROP_RELATIVE:
      g_value_set_boxed (value, self->relative);
      break;
    case PROP_PASSAGES:
      g_value_set_boxed (value, self->passages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_step_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoStep *self = KYO_STEP (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_NUMBER:
      self->number = g_value_dup_string (value);
      break;
    case PROP_PHASE:
      kyo_step_set_phase (self, g_value_get_enum (value));
      break;
    case PROP_TEXT:
      kyo_step_set_text (self, g_value_get_boxed (value));
      break;
    case PROP_FROM:
      kyo_step_set_from (self, g_value_get_string (value));
      break;
    case PROP_TO:
      kyo_step_set_to (self, g_value_get_string (value));
      break;
    case PROP_INFERRED:
      kyo_step_set_inferred (self, g_value_get_uint (value));
      break;
    case PROP_WHEN:
      kyo_step_set_when (self, g_value_get_boxed (value));
      break;
    case PROP_RELATIVE:
      kyo_step_set_relative (self, g_value_get_boxed (value));
      break;
    case PROP_PASSAGES:
      kyo_step_set_passages (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_step_finalize (GObject *object)
{
  KyoStep *self = KYO_STEP (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->text, kyo_text_unref);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->when, kyo_time_unref);
  g_clear_pointer (&self->relative, kyo_text_unref);
  g_clear_pointer (&self->passages, g_strfreev);
  g_clear_pointer (&self->route, g_free);

  G_OBJECT_CLASS (kyo_step_parent_class)->finalize (object);
}

static void
kyo_step_class_init (KyoStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kyo_step_finalize;
  object_class->get_property = kyo_step_get_property;
  object_class->set_property = kyo_step_set_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, KYO_TYPE_STEP_KIND, 0, once);
  props[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, once);
  props[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, KYO_TYPE_PHASE, 0, rw);
  props[PROP_TEXT] = g_param_spec_boxed ("text", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_FROM] = g_param_spec_string ("from", NULL, NULL, NULL, rw);
  props[PROP_TO] = g_param_spec_string ("to", NULL, NULL, NULL, rw);
  props[PROP_INFERRED] =
    g_param_spec_uint ("inferred", NULL, NULL, 0, KYO_STEP_END_FROM | KYO_STEP_END_TO, 0, rw);
  props[PROP_WHEN] = g_param_spec_boxed ("when", NULL, NULL, KYO_TYPE_TIME, rw);
  props[PROP_RELATIVE] = g_param_spec_boxed ("relative", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_PASSAGES] = g_param_spec_boxed ("passages", NULL, NULL, G_TYPE_STRV, rw);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_step_init (KyoStep *self)
{
  self->passages = g_new0 (char *, 1);
}

/**
 * kyo_step_new:
 * @id: an id, unique within its case
 * @kind: event or response
 * @number: its number within its kind, as digits
 *
 * Makes a step of the first phase, without words, participants or time.
 *
 * Returns: (transfer full): the step
 */
KyoStep *
kyo_step_new (const char *id, KyoStepKind kind, const char *number)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  return g_object_new (KYO_TYPE_STEP, "id", id, "kind", kind, "number", number, NULL);
}

/**
 * kyo_step_get_id:
 * @self: a step
 *
 * Gets the id, unique within its case.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_step_get_id (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->id;
}

/**
 * kyo_step_get_kind:
 * @self: a step
 *
 * Gets whether it is an event or a response.
 *
 * Returns: the kind
 */
KyoStepKind
kyo_step_get_kind (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), KYO_STEP_EVENT);

  return self->kind;
}

/**
 * kyo_step_get_number:
 * @self: a step
 *
 * Gets the number within its kind, as digits.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_step_get_number (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->number;
}

/**
 * kyo_step_get_phase:
 * @self: a step
 *
 * Gets the phase of the incident that it belongs to.
 *
 * Returns: the phase
 */
KyoPhase
kyo_step_get_phase (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), KYO_PHASE_ORIGIN);

  return self->phase;
}

/**
 * kyo_step_set_phase:
 * @self: a step
 * @phase: the phase of the incident that it belongs to
 *
 * Sets the phase of the incident that it belongs to; an equal one changes and notifies nothing.
 */
void
kyo_step_set_phase (KyoStep *self, KyoPhase phase)
{
  g_return_if_fail (KYO_IS_STEP (self));

  if (self->phase == phase)
    return;

  self->phase = phase;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PHASE]);
}

/**
 * kyo_step_get_text:
 * @self: a step
 *
 * Gets what happened or was done.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_step_get_text (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->text;
}

/**
 * kyo_step_set_text:
 * @self: a step
 * @text: (nullable): what happened or was done
 *
 * Sets what happened or was done; an equal one changes and notifies nothing.
 */
void
kyo_step_set_text (KyoStep *self, KyoText *text)
{
  g_return_if_fail (KYO_IS_STEP (self));

  if (kyo_text_equal (self->text, text))
    return;

  g_clear_pointer (&self->text, kyo_text_unref);
  self->text = text != NULL ? kyo_text_ref (text) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/**
 * kyo_step_get_from:
 * @self: a step
 *
 * Gets the id of the participant that acts.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *
kyo_step_get_from (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->from;
}

/**
 * kyo_step_set_from:
 * @self: a step
 * @participant_id: (nullable): the id of the participant that acts
 *
 * Sets the id of the participant that acts; an equal one changes and notifies nothing.
 */
void
kyo_step_set_from (KyoStep *self, const char *participant_id)
{
  g_return_if_fail (KYO_IS_STEP (self));

  if (g_strcmp0 (self->from, participant_id) == 0)
    return;

  g_free (self->from);
  self->from = g_strdup (participant_id);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FROM]);
}

/**
 * kyo_step_get_to:
 * @self: a step
 *
 * Gets the id of the participant that is acted on.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *
kyo_step_get_to (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->to;
}

/**
 * kyo_step_set_to:
 * @self: a step
 * @participant_id: (nullable): the id of the participant that is acted on
 *
 * Sets the id of the participant that is acted on; an equal one changes and notifies nothing.
 */
void
kyo_step_set_to (KyoStep *self, const char *participant_id)
{
  g_return_if_fail (KYO_IS_STEP (self));

  if (g_strcmp0 (self->to, participant_id) == 0)
    return;

  g_free (self->to);
  self->to = g_strdup (participant_id);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TO]);
}

/**
 * kyo_step_get_inferred:
 * @self: a step
 *
 * Gets which of the two participants the publication does not name: whoever wrote the case down
 * concluded them from the rest.
 *
 * Returns: the set of them, 0 for none
 */
KyoStepEnds
kyo_step_get_inferred (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), 0);

  return self->inferred;
}

/**
 * kyo_step_set_inferred:
 * @self: a step
 * @inferred: which of the two participants the publication does not name, 0 for none
 *
 * Sets which participants were concluded; an equal set changes and notifies nothing.
 */
void
kyo_step_set_inferred (KyoStep *self, KyoStepEnds inferred)
{
  g_return_if_fail (KYO_IS_STEP (self));
  g_return_if_fail ((inferred & ~(KYO_STEP_END_FROM | KYO_STEP_END_TO)) == 0);

  if (self->inferred == inferred)
    return;

  self->inferred = inferred;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INFERRED]);
}

/**
 * kyo_step_get_when:
 * @self: a step
 *
 * Gets when it happened, as far as that is known.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoTime *
kyo_step_get_when (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->when;
}

/**
 * kyo_step_set_when:
 * @self: a step
 * @when: (nullable): when it happened, as far as that is known
 *
 * Sets when it happened, as far as that is known; an equal one changes and notifies nothing.
 */
void
kyo_step_set_when (KyoStep *self, KyoTime *when)
{
  g_return_if_fail (KYO_IS_STEP (self));

  if (kyo_time_equal (self->when, when))
    return;

  g_clear_pointer (&self->when, kyo_time_unref);
  self->when = when != NULL ? kyo_time_ref (when) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WHEN]);
}

/**
 * kyo_step_get_relative:
 * @self: a step
 *
 * Gets the words of the publication for the time.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_step_get_relative (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return self->relative;
}

/**
 * kyo_step_set_relative:
 * @self: a step
 * @relative: (nullable): the words of the publication for the time
 *
 * Sets the words of the publication for the time; an equal one changes and notifies nothing.
 */
void
kyo_step_set_relative (KyoStep *self, KyoText *relative)
{
  g_return_if_fail (KYO_IS_STEP (self));

  if (kyo_text_equal (self->relative, relative))
    return;

  g_clear_pointer (&self->relative, kyo_text_unref);
  self->relative = relative != NULL ? kyo_text_ref (relative) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RELATIVE]);
}

/**
 * kyo_step_get_passages:
 * @self: a step
 *
 * Gets the ids of the passages that tell of it. Never `NULL`.
 *
 * Returns: (transfer none): owned by @self, valid until the next change
 */
const char *const *
kyo_step_get_passages (KyoStep *self)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  return (const char *const *) self->passages;
}

/**
 * kyo_step_set_passages:
 * @self: a step
 * @passage_ids: (nullable): the ids of the passages that tell of it (`NULL` counts as none)
 *
 * Sets the ids of the passages that tell of it; an equal one changes and notifies nothing.
 */
void
kyo_step_set_passages (KyoStep *self, const char *const *passage_ids)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (KYO_IS_STEP (self));

  if (passage_ids == NULL)
    passage_ids = none;
  if (g_strv_equal ((const char *const *) self->passages, passage_ids))
    return;

  g_strfreev (self->passages);
  self->passages = g_strdupv ((char **) passage_ids);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PASSAGES]);
}

/**
 * kyo_step_dup_when_display:
 * @self: a step
 * @lang: the language to say it in
 *
 * Says when the step happened: in the publication's words where it has them, else its time for
 * people as [method@Kyo.Time.dup_display] gives it.
 *
 * Returns: (transfer full): the words, "" when nothing is known of the time
 */
char *
kyo_step_dup_when_display (KyoStep *self, KyoLang lang)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);

  if (kyo_text_has (self->relative, KYO_LANG_JA) || kyo_text_has (self->relative, KYO_LANG_EN))
    return g_strdup (kyo_text_get (self->relative, lang));
  if (self->when != NULL)
    return kyo_time_dup_display (self->when, lang);
  return g_strdup ("");
}

/**
 * kyo_step_get_callout:
 * @self: a step
 * @rect: (out caller-allocates) (optional): return location for x, y and width of the callout, in
 *   points from the upper left corner of the drawing; not touched while it has none
 *
 * Gets where a person put the callout; its height follows from the words.
 *
 * Returns: `FALSE` while nobody has placed it
 */
gboolean
kyo_step_get_callout (KyoStep *self, KyoRect *rect)
{
  g_return_val_if_fail (KYO_IS_STEP (self), FALSE);

  if (self->has_callout && rect != NULL)
    *rect = self->callout;
  return self->has_callout;
}

/**
 * kyo_step_set_callout:
 * @self: a step
 * @rect: (nullable): x, y and width in points; the height is ignored. `NULL` leaves the place to
 * the automatic layout
 *
 * Sets where the callout stands.
 */
void
kyo_step_set_callout (KyoStep *self, const KyoRect *rect)
{
  g_return_if_fail (KYO_IS_STEP (self));

  self->has_callout = rect != NULL;
  if (rect != NULL)
    self->callout = *rect;
}

/**
 * kyo_step_get_route:
 * @self: a step
 * @n_points: (out): return location for the number of corners
 *
 * Gets the corners of the arrow between its two ends, in points.
 *
 * Returns: (transfer none) (nullable) (array length=n_points): owned by @self, or `NULL` for a
 *   straight arrow
 */
const KyoPoint *
kyo_step_get_route (KyoStep *self, gsize *n_points)
{
  g_return_val_if_fail (KYO_IS_STEP (self), NULL);
  g_return_val_if_fail (n_points != NULL, NULL);

  *n_points = self->n_points;
  return self->route;
}

/**
 * kyo_step_set_route:
 * @self: a step
 * @points: (nullable) (array length=n_points): the corners between the arrow's two ends, in points
 * @n_points: how many; 0 for a straight arrow
 *
 * Sets the corners of the arrow; they are copied.
 */
void
kyo_step_set_route (KyoStep *self, const KyoPoint *points, gsize n_points)
{
  KyoPoint *copy;

  g_return_if_fail (KYO_IS_STEP (self));
  g_return_if_fail (points != NULL || n_points == 0);

  /* Copied before the old ones go: a caller may hand back what get_route() gave. */
  copy = n_points > 0 ? g_memdup2 (points, n_points * sizeof (KyoPoint)) : NULL;
  g_free (self->route);
  self->route = copy;
  self->n_points = n_points;
}
