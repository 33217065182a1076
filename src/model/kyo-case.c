/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a case as a whole; what stands in it is kyo-case-contents.c's.
 */
#include "config.h"

#include "model/kyo-case-private.h"

G_DEFINE_FINAL_TYPE (KyoCase, kyo_case, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_NUMBER,
  PROP_CATEGORY,
  PROP_TLP,
  PROP_TITLE,
  PROP_YOMI,
  PROP_SUMMARY,
  PROP_WHEN,
  PROP_THEMES,
  PROP_CASEBOOK_ID,
  PROP_N_ANNOTATIONS,
  PROP_IS_COMPLETE,
  PROP_IS_DRAFT,
  PROP_SECTIONS,
  PROP_PARTICIPANTS,
  PROP_STEPS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
kyo_case_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoCase *self = KYO_CASE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;
    case PROP_CATEGORY:
      g_value_set_enum (value, self->category);
      break;
    case PROP_TLP:
      g_value_set_enum (value, self->tlp);
      break;
    case PROP_TITLE:
      g_value_set_boxed (value, self->title);
      break;
    case PROP_YOMI:
      g_value_set_string (value, self->yomi);
      break;
    case PROP_SUMMARY:
      g_value_set_boxed (value, self->summary);
      break;
    case PROP_WHEN:
      g_value_set_boxed (value, self->when);
      break;
    case PROP_THEMES:
      g_value_set_boxed (value, self->themes);
      break;
    case PROP_CASEBOOK_ID:
      g_value_set_string (value, self->casebook_id);
      break;
    case PROP_N_ANNOTATIONS:
      g_value_set_uint (value, self->n_annotations);
      break;
    case PROP_IS_COMPLETE:
      g_value_set_boolean (value, self->is_complete);
      break;
    case PROP_IS_DRAFT:
      g_value_set_boolean (value, self->is_draft);
      break;
    case PROP_SECTIONS:
      g_value_set_object (value, self->sections);
      break;
    case PROP_PARTICIPANTS:
      g_value_set_object (value, self->participants);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_case_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoCase *self = KYO_CASE (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_NUMBER:
      kyo_case_set_number (self, g_value_get_int (value));
      break;
    case PROP_CATEGORY:
      kyo_case_set_category (self, g_value_get_enum (value));
      break;
    case PROP_TLP:
      kyo_case_set_tlp (self, g_value_get_enum (value));
      break;
    case PROP_TITLE:
      kyo_case_set_title (self, g_value_get_boxed (value));
      break;
    case PROP_YOMI:
      kyo_case_set_yomi (self, g_value_get_string (value));
      break;
    case PROP_SUMMARY:
      kyo_case_set_summary (self, g_value_get_boxed (value));
      break;
    case PROP_WHEN:
      kyo_case_set_when (self, g_value_get_boxed (value));
      break;
    case PROP_THEMES:
      kyo_case_set_themes (self, g_value_get_boxed (value));
      break;
    case PROP_CASEBOOK_ID:
      kyo_case_set_casebook_id (self, g_value_get_string (value));
      break;
    case PROP_N_ANNOTATIONS:
      kyo_case_set_n_annotations (self, g_value_get_uint (value));
      break;
    case PROP_IS_COMPLETE:
      kyo_case_set_complete (self, g_value_get_boolean (value));
      break;
    case PROP_IS_DRAFT:
      kyo_case_set_draft (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_case_finalize (GObject *object)
{
  KyoCase *self = KYO_CASE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, kyo_text_unref);
  g_clear_pointer (&self->yomi, g_free);
  g_clear_pointer (&self->summary, kyo_text_unref);
  g_clear_pointer (&self->when, kyo_time_unref);
  g_clear_pointer (&self->themes, g_strfreev);
  g_clear_pointer (&self->casebook_id, g_free);
  kyo_case_contents_clear (self);

  G_OBJECT_CLASS (kyo_case_parent_class)->finalize (object);
}

static void
kyo_case_class_init (KyoCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kyo_case_finalize;
  object_class->get_property = kyo_case_get_property;
  object_class->set_property = kyo_case_set_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, KYO_TYPE_CASE_KIND, 0, once);
  props[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, 0, G_MAXINT, 0, rw);
  props[PROP_CATEGORY] = g_param_spec_enum ("category", NULL, NULL, KYO_TYPE_CATEGORY, 0, rw);
  props[PROP_TLP] = g_param_spec_enum ("tlp", NULL, NULL, KYO_TYPE_TLP, 0, rw);
  props[PROP_TITLE] = g_param_spec_boxed ("title", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_YOMI] = g_param_spec_string ("yomi", NULL, NULL, NULL, rw);
  props[PROP_SUMMARY] = g_param_spec_boxed ("summary", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_WHEN] = g_param_spec_boxed ("when", NULL, NULL, KYO_TYPE_TIME, rw);
  props[PROP_THEMES] = g_param_spec_boxed ("themes", NULL, NULL, G_TYPE_STRV, rw);
  props[PROP_CASEBOOK_ID] = g_param_spec_string ("casebook-id", NULL, NULL, NULL, rw);
  props[PROP_N_ANNOTATIONS] = g_param_spec_uint ("n-annotations", NULL, NULL, 0, G_MAXUINT, 0, rw);
  props[PROP_IS_COMPLETE] = g_param_spec_boolean ("is-complete", NULL, NULL, FALSE, rw);
  props[PROP_IS_DRAFT] = g_param_spec_boolean ("is-draft", NULL, NULL, FALSE, rw);
  props[PROP_SECTIONS] = g_param_spec_object ("sections", NULL, NULL, G_TYPE_LIST_MODEL, ro);
  props[PROP_PARTICIPANTS] =
    g_param_spec_object ("participants", NULL, NULL, G_TYPE_LIST_MODEL, ro);
  props[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, ro);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_case_init (KyoCase *self)
{
  self->themes = g_new0 (char *, 1);
  kyo_case_contents_init (self);
}

/**
 * kyo_case_new:
 * @id: an id
 * @kind: reference or own
 *
 * Makes an empty case: seven sections without passages, no participants, no steps.
 *
 * Returns: (transfer full): the case
 */
KyoCase *
kyo_case_new (const char *id, KyoCaseKind kind)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (KYO_TYPE_CASE, "id", id, "kind", kind, NULL);
}

/**
 * kyo_case_get_id:
 * @self: a case
 *
 * Gets the id.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_case_get_id (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return self->id;
}

/**
 * kyo_case_get_kind:
 * @self: a case
 *
 * Gets whether it is a reference case or an own one.
 *
 * Returns: the kind
 */
KyoCaseKind
kyo_case_get_kind (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), KYO_CASE_REFERENCE);

  return self->kind;
}

/**
 * kyo_case_get_number:
 * @self: a case
 *
 * Gets the number within the casebook, 0 for none.
 *
 * Returns: the number
 */
int
kyo_case_get_number (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), 0);

  return self->number;
}

/**
 * kyo_case_set_number:
 * @self: a case
 * @number: the number within the casebook, 0 for none
 *
 * Sets the number within the casebook, 0 for none; an equal one changes and notifies nothing.
 */
void
kyo_case_set_number (KyoCase *self, int number)
{
  g_return_if_fail (KYO_IS_CASE (self));
  g_return_if_fail (number >= 0);

  if (self->number == number)
    return;

  self->number = number;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NUMBER]);
}

/**
 * kyo_case_get_category:
 * @self: a case
 *
 * Gets the class of incident.
 *
 * Returns: the category
 */
KyoCategory
kyo_case_get_category (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), KYO_CATEGORY_OTHER);

  return self->category;
}

/**
 * kyo_case_set_category:
 * @self: a case
 * @category: the class of incident
 *
 * Sets the class of incident; an equal one changes and notifies nothing.
 */
void
kyo_case_set_category (KyoCase *self, KyoCategory category)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (self->category == category)
    return;

  self->category = category;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CATEGORY]);
}

/**
 * kyo_case_get_tlp:
 * @self: a case
 *
 * Gets how far it may travel.
 *
 * Returns: the tlp
 */
KyoTlp
kyo_case_get_tlp (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), KYO_TLP_RED);

  return self->tlp;
}

/**
 * kyo_case_set_tlp:
 * @self: a case
 * @tlp: how far it may travel
 *
 * Sets how far it may travel; an equal one changes and notifies nothing.
 */
void
kyo_case_set_tlp (KyoCase *self, KyoTlp tlp)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (self->tlp == tlp)
    return;

  self->tlp = tlp;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TLP]);
}

/**
 * kyo_case_get_title:
 * @self: a case
 *
 * Gets the title.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_case_get_title (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return self->title;
}

/**
 * kyo_case_set_title:
 * @self: a case
 * @title: (nullable): the title
 *
 * Sets the title; an equal one changes and notifies nothing.
 */
void
kyo_case_set_title (KyoCase *self, KyoText *title)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (kyo_text_equal (self->title, title))
    return;

  g_clear_pointer (&self->title, kyo_text_unref);
  self->title = title != NULL ? kyo_text_ref (title) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * kyo_case_get_yomi:
 * @self: a case
 *
 * Gets the reading of the Japanese title in kana, for sorting.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *
kyo_case_get_yomi (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return self->yomi;
}

/**
 * kyo_case_set_yomi:
 * @self: a case
 * @yomi: (nullable): the reading of the Japanese title in kana, for sorting
 *
 * Sets the reading of the Japanese title in kana, for sorting; an equal one changes and notifies
 * nothing.
 */
void
kyo_case_set_yomi (KyoCase *self, const char *yomi)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (g_strcmp0 (self->yomi, yomi) == 0)
    return;

  g_free (self->yomi);
  self->yomi = g_strdup (yomi);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_YOMI]);
}

/**
 * kyo_case_get_summary:
 * @self: a case
 *
 * Gets the summary of two sentences.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_case_get_summary (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return self->summary;
}

/**
 * kyo_case_set_summary:
 * @self: a case
 * @summary: (nullable): the summary of two sentences
 *
 * Sets the summary of two sentences; an equal one changes and notifies nothing.
 */
void
kyo_case_set_summary (KyoCase *self, KyoText *summary)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (kyo_text_equal (self->summary, summary))
    return;

  g_clear_pointer (&self->summary, kyo_text_unref);
  self->summary = summary != NULL ? kyo_text_ref (summary) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

/**
 * kyo_case_get_when:
 * @self: a case
 *
 * Gets when the incident happened.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoTime *
kyo_case_get_when (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return self->when;
}

/**
 * kyo_case_set_when:
 * @self: a case
 * @when: (nullable): when the incident happened
 *
 * Sets when the incident happened; an equal one changes and notifies nothing.
 */
void
kyo_case_set_when (KyoCase *self, KyoTime *when)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (kyo_time_equal (self->when, when))
    return;

  g_clear_pointer (&self->when, kyo_time_unref);
  self->when = when != NULL ? kyo_time_ref (when) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WHEN]);
}

/**
 * kyo_case_get_themes:
 * @self: a case
 *
 * Gets the ids of the themes that it belongs to. Never `NULL`.
 *
 * Returns: (transfer none): owned by @self, valid until the next change
 */
const char *const *
kyo_case_get_themes (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return (const char *const *) self->themes;
}

/**
 * kyo_case_set_themes:
 * @self: a case
 * @themes: (nullable): the ids of the themes that it belongs to (`NULL` counts as none)
 *
 * Sets the ids of the themes that it belongs to; an equal one changes and notifies nothing.
 */
void
kyo_case_set_themes (KyoCase *self, const char *const *themes)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (KYO_IS_CASE (self));

  if (themes == NULL)
    themes = none;
  if (g_strv_equal ((const char *const *) self->themes, themes))
    return;

  g_strfreev (self->themes);
  self->themes = g_strdupv ((char **) themes);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THEMES]);
}

/**
 * kyo_case_get_casebook_id:
 * @self: a case
 *
 * Gets the id of the casebook that it comes from.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
const char *
kyo_case_get_casebook_id (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), NULL);

  return self->casebook_id;
}

/**
 * kyo_case_set_casebook_id:
 * @self: a case
 * @casebook_id: (nullable): the id of the casebook that it comes from
 *
 * Sets the id of the casebook that it comes from; an equal one changes and notifies nothing.
 */
void
kyo_case_set_casebook_id (KyoCase *self, const char *casebook_id)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (g_strcmp0 (self->casebook_id, casebook_id) == 0)
    return;

  g_free (self->casebook_id);
  self->casebook_id = g_strdup (casebook_id);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CASEBOOK_ID]);
}

/**
 * kyo_case_get_n_annotations:
 * @self: a case
 *
 * Gets the number of its annotations, which the store keeps.
 *
 * Returns: the number
 */
guint
kyo_case_get_n_annotations (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), 0);

  return self->n_annotations;
}

/**
 * kyo_case_set_n_annotations:
 * @self: a case
 * @n: the number of its annotations, which the store keeps
 *
 * Sets the number of its annotations, which the store keeps; an equal one changes and notifies
 * nothing.
 */
void
kyo_case_set_n_annotations (KyoCase *self, guint n)
{
  g_return_if_fail (KYO_IS_CASE (self));

  if (self->n_annotations == n)
    return;

  self->n_annotations = n;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ANNOTATIONS]);
}

/**
 * kyo_case_is_complete:
 * @self: a case
 *
 * Tells whether its passages, participants and steps have been loaded.
 *
 * Returns: `TRUE` when so
 */
gboolean
kyo_case_is_complete (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), FALSE);

  return self->is_complete;
}

/**
 * kyo_case_set_complete:
 * @self: a case
 * @complete: `TRUE` when so
 *
 * Sets whether its passages, participants and steps have been loaded; an equal one changes and
 * notifies nothing.
 */
void
kyo_case_set_complete (KyoCase *self, gboolean complete)
{
  g_return_if_fail (KYO_IS_CASE (self));

  complete = !!complete;
  if (self->is_complete == complete)
    return;

  self->is_complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COMPLETE]);
}

/**
 * kyo_case_is_draft:
 * @self: a case
 *
 * Tells whether its casebook is a draft, which a person has still to check.
 *
 * Returns: `TRUE` when so
 */
gboolean
kyo_case_is_draft (KyoCase *self)
{
  g_return_val_if_fail (KYO_IS_CASE (self), FALSE);

  return self->is_draft;
}

/**
 * kyo_case_set_draft:
 * @self: a case
 * @draft: `TRUE` when so
 *
 * Sets whether its casebook is a draft, as the store knows; an equal one changes and notifies
 * nothing.
 */
void
kyo_case_set_draft (KyoCase *self, gboolean draft)
{
  g_return_if_fail (KYO_IS_CASE (self));

  draft = !!draft;
  if (self->is_draft == draft)
    return;

  self->is_draft = draft;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_DRAFT]);
}
