/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-section.h"

struct _KyoSection
{
  GObject parent_instance;

  KyoSectionKind kind;
  GListStore *passages;
};

G_DEFINE_FINAL_TYPE (KyoSection, kyo_section, G_TYPE_OBJECT)

enum
{
  PROP_KIND = 1,
  PROP_PASSAGES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
kyo_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoSection *self = KYO_SECTION (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_PASSAGES:
      g_value_set_object (value, self->passages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_section_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoSection *self = KYO_SECTION (object);

  switch (prop_id)
    {
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_section_finalize (GObject *object)
{
  KyoSection *self = KYO_SECTION (object);

  g_clear_object (&self->passages);

  G_OBJECT_CLASS (kyo_section_parent_class)->finalize (object);
}

static void
kyo_section_class_init (KyoSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kyo_section_finalize;
  object_class->get_property = kyo_section_get_property;
  object_class->set_property = kyo_section_set_property;

  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, KYO_TYPE_SECTION_KIND, 0, once);
  props[PROP_PASSAGES] = g_param_spec_object ("passages", NULL, NULL, G_TYPE_LIST_MODEL, ro);

  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_section_init (KyoSection *self)
{
  self->passages = g_list_store_new (KYO_TYPE_PASSAGE);
}

/**
 * kyo_section_new:
 * @kind: which of the seven sections it is
 *
 * Makes a section without passages.
 *
 * Returns: (transfer full): the section
 */
KyoSection *
kyo_section_new (KyoSectionKind kind)
{
  return g_object_new (KYO_TYPE_SECTION, "kind", kind, NULL);
}

/**
 * kyo_section_get_kind:
 * @self: a section
 *
 * Gets which of the seven sections this is.
 *
 * Returns: the kind
 */
KyoSectionKind
kyo_section_get_kind (KyoSection *self)
{
  g_return_val_if_fail (KYO_IS_SECTION (self), KYO_SECTION_OVERVIEW);

  return self->kind;
}

/**
 * kyo_section_get_passages:
 * @self: a section
 *
 * Gets the passages in the order of reading, a list of [class@Kyo.Passage].
 *
 * Returns: (transfer none): a live list, owned by @self
 */
GListModel *
kyo_section_get_passages (KyoSection *self)
{
  g_return_val_if_fail (KYO_IS_SECTION (self), NULL);

  return G_LIST_MODEL (self->passages);
}

/**
 * kyo_section_get_n_passages:
 * @self: a section
 *
 * Counts the passages.
 *
 * Returns: how many there are
 */
guint
kyo_section_get_n_passages (KyoSection *self)
{
  g_return_val_if_fail (KYO_IS_SECTION (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->passages));
}

/**
 * kyo_section_get_passage:
 * @self: a section
 * @position: which passage, from 0
 *
 * Gets one passage.
 *
 * Returns: (transfer none) (nullable): owned by @self, or `NULL` after the last one
 */
KyoPassage *
kyo_section_get_passage (KyoSection *self, guint position)
{
  g_autoptr (KyoPassage) passage = NULL;

  g_return_val_if_fail (KYO_IS_SECTION (self), NULL);

  /* The list's own reference outlives the one given up here. */
  passage = g_list_model_get_item (G_LIST_MODEL (self->passages), position);
  return passage;
}

/**
 * kyo_section_add_passage:
 * @self: a section
 * @passage: (transfer none): a passage
 *
 * Adds a passage at the end; @self holds a reference on it.
 */
void
kyo_section_add_passage (KyoSection *self, KyoPassage *passage)
{
  g_return_if_fail (KYO_IS_SECTION (self));
  g_return_if_fail (KYO_IS_PASSAGE (passage));

  g_list_store_append (self->passages, passage);
}

/**
 * kyo_section_clear:
 * @self: a section
 *
 * Takes all passages out.
 */
void
kyo_section_clear (KyoSection *self)
{
  g_return_if_fail (KYO_IS_SECTION (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->passages)) > 0)
    g_list_store_remove_all (self->passages);
}
