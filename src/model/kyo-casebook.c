/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-casebook.h"

struct _KyoCasebook
{
  GObject parent_instance;

  char *id;
  guint version;
  gboolean is_draft;
  KyoText *title;
  KyoText *publisher;
  KyoTime *period;
  GListStore *criteria;
  GListStore *synthesis;
  GListStore *cases;
};

G_DEFINE_FINAL_TYPE (KyoCasebook, kyo_casebook, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_VERSION,
  PROP_IS_DRAFT,
  PROP_TITLE,
  PROP_PUBLISHER,
  PROP_PERIOD,
  PROP_CRITERIA,
  PROP_SYNTHESIS,
  PROP_CASES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
kyo_casebook_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoCasebook *self = KYO_CASEBOOK (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->version);
      break;
    case PROP_IS_DRAFT:
      g_value_set_boolean (value, self->is_draft);
      break;
    case PROP_TITLE:
      g_value_set_boxed (value, self->title);
      break;
    case PROP_PUBLISHER:
      g_value_set_boxed (value, self->publisher);
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, self->period);
      break;
    case PROP_CRITERIA:
      g_value_set_object (value, self->criteria);
      break;
    case PROP_SYNTHESIS:
      g_value_set_object (value, self->synthesis);
      break;
    case PROP_CASES:
      g_value_set_object (value, self->cases);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_casebook_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoCasebook *self = KYO_CASEBOOK (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_VERSION:
      kyo_casebook_set_version (self, g_value_get_uint (value));
      break;
    case PROP_IS_DRAFT:
      kyo_casebook_set_draft (self, g_value_get_boolean (value));
      break;
    case PROP_TITLE:
      kyo_casebook_set_title (self, g_value_get_boxed (value));
      break;
    case PROP_PUBLISHER:
      kyo_casebook_set_publisher (self, g_value_get_boxed (value));
      break;
    case PROP_PERIOD:
      kyo_casebook_set_period (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_casebook_finalize (GObject *object)
{
  KyoCasebook *self = KYO_CASEBOOK (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, kyo_text_unref);
  g_clear_pointer (&self->publisher, kyo_text_unref);
  g_clear_pointer (&self->period, kyo_time_unref);
  g_clear_object (&self->criteria);
  g_clear_object (&self->synthesis);
  g_clear_object (&self->cases);

  G_OBJECT_CLASS (kyo_casebook_parent_class)->finalize (object);
}

static void
kyo_casebook_class_init (KyoCasebookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kyo_casebook_finalize;
  object_class->get_property = kyo_casebook_get_property;
  object_class->set_property = kyo_casebook_set_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  props[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0, rw);
  props[PROP_IS_DRAFT] = g_param_spec_boolean ("is-draft", NULL, NULL, FALSE, rw);
  props[PROP_TITLE] = g_param_spec_boxed ("title", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_PUBLISHER] = g_param_spec_boxed ("publisher", NULL, NULL, KYO_TYPE_TEXT, rw);
  props[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, KYO_TYPE_TIME, rw);
  props[PROP_CRITERIA] = g_param_spec_object ("criteria", NULL, NULL, G_TYPE_LIST_MODEL, ro);
  props[PROP_SYNTHESIS] = g_param_spec_object ("synthesis", NULL, NULL, G_TYPE_LIST_MODEL, ro);
  props[PROP_CASES] = g_param_spec_object ("cases", NULL, NULL, G_TYPE_LIST_MODEL, ro);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_casebook_init (KyoCasebook *self)
{
  self->criteria = g_list_store_new (KYO_TYPE_PASSAGE);
  self->synthesis = g_list_store_new (KYO_TYPE_PASSAGE);
  self->cases = g_list_store_new (KYO_TYPE_CASE);
}

/**
 * kyo_casebook_new:
 * @id: an id
 *
 * Makes an empty casebook of version 0.
 *
 * Returns: (transfer full): the casebook
 */
KyoCasebook *
kyo_casebook_new (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_object_new (KYO_TYPE_CASEBOOK, "id", id, NULL);
}

/**
 * kyo_casebook_get_id:
 * @self: a casebook
 *
 * Gets the id.
 *
 * Returns: (transfer none): owned by @self
 */
const char *
kyo_casebook_get_id (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return self->id;
}

/**
 * kyo_casebook_get_version:
 * @self: a casebook
 *
 * Gets the version: a greater one replaces a smaller.
 *
 * Returns: the number
 */
guint
kyo_casebook_get_version (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), 0);

  return self->version;
}

/**
 * kyo_casebook_set_version:
 * @self: a casebook
 * @version: the version: a greater one replaces a smaller
 *
 * Sets the version: a greater one replaces a smaller; an equal one changes and notifies nothing.
 */
void
kyo_casebook_set_version (KyoCasebook *self, guint version)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  if (self->version == version)
    return;

  self->version = version;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VERSION]);
}

/**
 * kyo_casebook_is_draft:
 * @self: a casebook
 *
 * Tells whether it is still being written, not published.
 *
 * Returns: `TRUE` when so
 */
gboolean
kyo_casebook_is_draft (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), FALSE);

  return self->is_draft;
}

/**
 * kyo_casebook_set_draft:
 * @self: a casebook
 * @draft: `TRUE` when so
 *
 * Sets whether it is still being written, not published; an equal one changes and notifies nothing.
 */
void
kyo_casebook_set_draft (KyoCasebook *self, gboolean draft)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  draft = !!draft;
  if (self->is_draft == draft)
    return;

  self->is_draft = draft;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_DRAFT]);
}

/**
 * kyo_casebook_get_title:
 * @self: a casebook
 *
 * Gets the title.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_casebook_get_title (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return self->title;
}

/**
 * kyo_casebook_set_title:
 * @self: a casebook
 * @title: (nullable): the title
 *
 * Sets the title; an equal one changes and notifies nothing.
 */
void
kyo_casebook_set_title (KyoCasebook *self, KyoText *title)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  if (kyo_text_equal (self->title, title))
    return;

  g_clear_pointer (&self->title, kyo_text_unref);
  self->title = title != NULL ? kyo_text_ref (title) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * kyo_casebook_get_publisher:
 * @self: a casebook
 *
 * Gets who published it.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoText *
kyo_casebook_get_publisher (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return self->publisher;
}

/**
 * kyo_casebook_set_publisher:
 * @self: a casebook
 * @publisher: (nullable): who published it
 *
 * Sets who published it; an equal one changes and notifies nothing.
 */
void
kyo_casebook_set_publisher (KyoCasebook *self, KyoText *publisher)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  if (kyo_text_equal (self->publisher, publisher))
    return;

  g_clear_pointer (&self->publisher, kyo_text_unref);
  self->publisher = publisher != NULL ? kyo_text_ref (publisher) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PUBLISHER]);
}

/**
 * kyo_casebook_get_period:
 * @self: a casebook
 *
 * Gets the period that its cases come from.
 *
 * Returns: (transfer none) (nullable): owned by @self, valid until the next change
 */
KyoTime *
kyo_casebook_get_period (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return self->period;
}

/**
 * kyo_casebook_set_period:
 * @self: a casebook
 * @period: (nullable): the period that its cases come from
 *
 * Sets the period that its cases come from; an equal one changes and notifies nothing.
 */
void
kyo_casebook_set_period (KyoCasebook *self, KyoTime *period)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  if (kyo_time_equal (self->period, period))
    return;

  g_clear_pointer (&self->period, kyo_time_unref);
  self->period = period != NULL ? kyo_time_ref (period) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERIOD]);
}

/**
 * kyo_casebook_get_criteria:
 * @self: a casebook
 *
 * Gets the criteria by which its cases were chosen, a list of [class@Kyo.Passage].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_casebook_get_criteria (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return G_LIST_MODEL (self->criteria);
}

/**
 * kyo_casebook_get_synthesis:
 * @self: a casebook
 *
 * Gets what it concludes over all cases, a list of [class@Kyo.Passage].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_casebook_get_synthesis (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return G_LIST_MODEL (self->synthesis);
}

/**
 * kyo_casebook_get_cases:
 * @self: a casebook
 *
 * Gets its cases, a list of [class@Kyo.Case].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_casebook_get_cases (KyoCasebook *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK (self), NULL);

  return G_LIST_MODEL (self->cases);
}

/**
 * kyo_casebook_add_criterion:
 * @self: a casebook
 * @passage: (transfer none): a passage that states one criterion
 *
 * Adds it at the end; @self holds a reference on it.
 */
void
kyo_casebook_add_criterion (KyoCasebook *self, KyoPassage *passage)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));
  g_return_if_fail (KYO_IS_PASSAGE (passage));

  g_list_store_append (self->criteria, passage);
}

/**
 * kyo_casebook_add_synthesis:
 * @self: a casebook
 * @passage: (transfer none): a passage of the synthesis
 *
 * Adds it at the end; @self holds a reference on it.
 */
void
kyo_casebook_add_synthesis (KyoCasebook *self, KyoPassage *passage)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));
  g_return_if_fail (KYO_IS_PASSAGE (passage));

  g_list_store_append (self->synthesis, passage);
}

/**
 * kyo_casebook_add_case:
 * @self: a casebook
 * @kase: (transfer none): a case
 *
 * Adds it at the end; @self holds a reference on it.
 */
void
kyo_casebook_add_case (KyoCasebook *self, KyoCase *kase)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));
  g_return_if_fail (KYO_IS_CASE (kase));

  g_list_store_append (self->cases, kase);
}

/**
 * kyo_casebook_clear_criteria:
 * @self: a casebook
 *
 * Takes all criteria out.
 */
void
kyo_casebook_clear_criteria (KyoCasebook *self)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  g_list_store_remove_all (self->criteria);
}

/**
 * kyo_casebook_clear_synthesis:
 * @self: a casebook
 *
 * Takes all points of the synthesis out.
 */
void
kyo_casebook_clear_synthesis (KyoCasebook *self)
{
  g_return_if_fail (KYO_IS_CASEBOOK (self));

  g_list_store_remove_all (self->synthesis);
}

/**
 * kyo_casebook_remove_case:
 * @self: a casebook
 * @kase: (transfer none): one of its cases
 *
 * Takes a case out.
 *
 * Returns: `FALSE` when it is not among the casebook's cases; then nothing changes
 */
gboolean
kyo_casebook_remove_case (KyoCasebook *self, KyoCase *kase)
{
  guint position;

  g_return_val_if_fail (KYO_IS_CASEBOOK (self), FALSE);
  g_return_val_if_fail (KYO_IS_CASE (kase), FALSE);

  if (!g_list_store_find (self->cases, kase, &position))
    return FALSE;

  g_list_store_remove (self->cases, position);
  return TRUE;
}
