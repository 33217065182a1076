/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-passage.h"

struct _KyoPassage
{
  GObject parent_instance;

  char *id;
  guint incident;
  KyoText *heading;
  KyoText *text;
  char **cases;
  char **passages;
  char **steps;
  char **themes;
};

G_DEFINE_FINAL_TYPE (KyoPassage, kyo_passage, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_INCIDENT,
  PROP_HEADING,
  PROP_TEXT,
  PROP_CASES,
  PROP_PASSAGES,
  PROP_STEPS,
  PROP_THEMES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static gboolean
strv_is_equal (char **a, const char *const *b)
{
  if (a == NULL || b == NULL)
    return (const char *const *) a == b;

  return g_strv_equal ((const char *const *) a, b);
}

/* An empty list counts as none; an equal one changes and notifies nothing. */
static void
set_list (KyoPassage *self, char ***list, const char *const *ids, guint prop_id)
{
  if (ids != NULL && ids[0] == NULL)
    ids = NULL;
  if (strv_is_equal (*list, ids))
    return;

  g_strfreev (*list);
  *list = g_strdupv ((char **) ids);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
kyo_passage_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoPassage *self = KYO_PASSAGE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_INCIDENT:
      g_value_set_uint (value, self->incident);
      break;
    case PROP_HEADING:
      g_value_set_boxed (value, self->heading);
      break;
    case PROP_TEXT:
      g_value_set_boxed (value, self->text);
      break;
    case PROP_CASES:
      g_value_set_boxed (value, self->cases);
      break;
    case PROP_PASSAGES:
      g_value_set_boxed (value, self->passages);
      break;
    case PROP_STEPS:
      g_value_set_boxed (value, self->steps);
      break;
    case PROP_THEMES:
      g_value_set_boxed (value, self->themes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_passage_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoPassage *self = KYO_PASSAGE (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_INCIDENT:
      kyo_passage_set_incident (self, g_value_get_uint (value));
      break;
    case PROP_HEADING:
      kyo_passage_set_heading (self, g_value_get_boxed (value));
      break;
    case PROP_TEXT:
      kyo_passage_set_text (self, g_value_get_boxed (value));
      break;
    case PROP_CASES:
      kyo_passage_set_cases (self, g_value_get_boxed (value));
      break;
    case PROP_PASSAGES:
      kyo_passage_set_passages (self, g_value_get_boxed (value));
      break;
    case PROP_STEPS:
      kyo_passage_set_steps (self, g_value_get_boxed (value));
      break;
    case PROP_THEMES:
      kyo_passage_set_themes (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_passage_finalize (GObject *object)
{
  KyoPassage *self = KYO_PASSAGE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->heading, kyo_text_unref);
  g_clear_pointer (&self->text, kyo_text_unref);
  g_clear_pointer (&self->cases, g_strfreev);
  g_clear_pointer (&self->passages, g_strfreev);
  g_clear_pointer (&self->steps, g_strfreev);
  g_clear_pointer (&self->themes, g_strfreev);

  G_OBJECT_CLASS (kyo_passage_parent_class)->finalize (object);
}

static void
kyo_passage_class_init (KyoPassageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kyo_passage_finalize;
  object_class->get_property = kyo_passage_get_property;
  object_class->set_property = kyo_passage_set_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_INCIDENT] = g_param_spec_uint ("incident", NULL, NULL, 0, G_MAXUINT, 0, rw);
  props[PROP_HEADING] = g_param_spec_boxed ("heading", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_TEXT] = g_param_spec_boxed ("text", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_CASES] = g_param_spec_boxed ("cases", NULL, NULL, G_TYPE_STRV, rw);
  props[PROP_PASSAGES] = g_param_spec_boxed ("passages", NULL, NULL, G_TYPE_STRV, rw);
  props[PROP_STEPS] = g_param_spec_boxed ("steps", NULL, NULL, G_TYPE_STRV, rw);
  props[PROP_THEMES] = g_param_spec_boxed ("themes", NULL, NULL, G_TYPE_STRV, rw);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_passage_init (KyoPassage *self)
{
}

/**
 * kyo_passage_new:
 * @id: an id, unique within its case
 *
 * Makes a passage without words.
 *
 * Returns: (transfer full): the passage
 */
KyoPassage *
kyo_passage_new (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (KYO_TYPE_PASSAGE, "id", id, NULL);
}

/**
 * kyo_passage_get_id:
 * @self: a passage
 *
 * Gets the id, unique within its case.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_passage_get_id (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return self->id;
}

/**
 * kyo_passage_get_incident:
 * @self: a passage
 *
 * Gets the number of the incident of the case that the passage tells of, 0 for none.
 *
 * Returns: the number
 */
guint
kyo_passage_get_incident (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), 0);

  return self->incident;
}

/**
 * kyo_passage_set_incident:
 * @self: a passage
 * @incident: the number of the incident of the case that the passage tells of, 0 for none
 *
 * Sets the number of the incident of the case that the passage tells of, 0 for none; an equal one
 * changes and notifies nothing.
 */
void
kyo_passage_set_incident (KyoPassage *self, guint incident)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  if (self->incident == incident)
    return;

  self->incident = incident;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INCIDENT]);
}

/**
 * kyo_passage_get_heading:
 * @self: a passage
 *
 * Gets the heading of a lesson.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_passage_get_heading (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return self->heading;
}

/**
 * kyo_passage_set_heading:
 * @self: a passage
 * @heading: (nullable): the heading of a lesson
 *
 * Sets the heading of a lesson; an equal one changes and notifies nothing.
 */
void
kyo_passage_set_heading (KyoPassage *self, KyoText *heading)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  if (kyo_text_equal (self->heading, heading))
    return;

  g_clear_pointer (&self->heading, kyo_text_unref);
  self->heading = heading != NULL ? kyo_text_ref (heading) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEADING]);
}

/**
 * kyo_passage_get_text:
 * @self: a passage
 *
 * Gets the words of the passage.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_passage_get_text (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return self->text;
}

/**
 * kyo_passage_set_text:
 * @self: a passage
 * @text: (nullable): the words of the passage
 *
 * Sets the words of the passage; an equal one changes and notifies nothing.
 */
void
kyo_passage_set_text (KyoPassage *self, KyoText *text)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  if (kyo_text_equal (self->text, text))
    return;

  g_clear_pointer (&self->text, kyo_text_unref);
  self->text = text != NULL ? kyo_text_ref (text) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/**
 * kyo_passage_get_cases:
 * @self: a passage
 *
 * Gets the ids of the cases that support the passage of a synthesis.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *const *
kyo_passage_get_cases (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return (const char *const *) self->cases;
}

/**
 * kyo_passage_set_cases:
 * @self: a passage
 * @cases: (nullable): the ids of the cases that support the passage of a synthesis (an empty list
 * counts as `NULL`)
 *
 * Sets the ids of the cases that support the passage of a synthesis; an equal one changes and
 * notifies nothing.
 */
void
kyo_passage_set_cases (KyoPassage *self, const char *const *cases)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  set_list (self, &self->cases, cases, PROP_CASES);
}

/**
 * kyo_passage_get_passages:
 * @self: a passage
 *
 * Gets the ids of the lessons that support the passage of a synthesis.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *const *
kyo_passage_get_passages (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return (const char *const *) self->passages;
}

/**
 * kyo_passage_set_passages:
 * @self: a passage
 * @passages: (nullable): the ids of the lessons that support the passage of a synthesis (an empty
 * list counts as `NULL`)
 *
 * Sets the ids of the lessons that support the passage of a synthesis; an equal list changes and
 * notifies nothing.
 */
void
kyo_passage_set_passages (KyoPassage *self, const char *const *passages)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  set_list (self, &self->passages, passages, PROP_PASSAGES);
}

/**
 * kyo_passage_get_steps:
 * @self: a passage
 *
 * Gets the ids of the steps of its case that the passage is about.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *const *
kyo_passage_get_steps (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return (const char *const *) self->steps;
}

/**
 * kyo_passage_set_steps:
 * @self: a passage
 * @steps: (nullable): the ids of the steps of its case that the passage is about (an empty list
 * counts as `NULL`)
 *
 * Sets the ids of the steps of its case that the passage is about; an equal list changes and
 * notifies nothing.
 */
void
kyo_passage_set_steps (KyoPassage *self, const char *const *steps)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  set_list (self, &self->steps, steps, PROP_STEPS);
}

/**
 * kyo_passage_get_themes:
 * @self: a passage
 *
 * Gets the ids of the themes under which the passage stands.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *const *
kyo_passage_get_themes (KyoPassage *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), NULL);

  return (const char *const *) self->themes;
}

/**
 * kyo_passage_set_themes:
 * @self: a passage
 * @themes: (nullable): the ids of the themes under which the passage stands (an empty list counts
 * as `NULL`)
 *
 * Sets the ids of the themes under which the passage stands; an equal list changes and notifies
 * nothing.
 */
void
kyo_passage_set_themes (KyoPassage *self, const char *const *themes)
{
  g_return_if_fail (KYO_IS_PASSAGE (self));

  set_list (self, &self->themes, themes, PROP_THEMES);
}

/**
 * kyo_passage_concerns_step:
 * @self: a passage
 * @step: a step of the same case
 *
 * Tells whether the two belong together: the passage tells what happened in the step, or it is
 * about the step as its cause, prevention or lesson.
 *
 * Returns: whether they do
 */
gboolean
kyo_passage_concerns_step (KyoPassage *self, KyoStep *step)
{
  g_return_val_if_fail (KYO_IS_PASSAGE (self), FALSE);
  g_return_val_if_fail (KYO_IS_STEP (step), FALSE);

  return g_strv_contains (kyo_step_get_passages (step), self->id) ||
         (self->steps != NULL &&
          g_strv_contains ((const char *const *) self->steps, kyo_step_get_id (step)));
}
