/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Views ask here and know neither the vocabulary nor the store. Listing the lessons of a theme goes
 * by an index and takes less than a frame, so it is done at once.
 */
#include "config.h"

#include "app/widgets/kyo-themes.h"

struct _KyoThemes
{
  GObject parent_instance;

  KyoThemeLabelFunc label_func;
  gpointer label_data;
  GDestroyNotify label_destroy;
  KyoStore *store;
};

G_DEFINE_FINAL_TYPE (KyoThemes, kyo_themes, G_TYPE_OBJECT)

static void
clear_labels (KyoThemes *self)
{
  if (self->label_destroy != NULL)
    self->label_destroy (self->label_data);
  self->label_func = NULL;
  self->label_data = NULL;
  self->label_destroy = NULL;
}

static void
kyo_themes_dispose (GObject *object)
{
  KyoThemes *self = KYO_THEMES (object);

  clear_labels (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kyo_themes_parent_class)->dispose (object);
}

static void
kyo_themes_class_init (KyoThemesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kyo_themes_dispose;
}

static void
kyo_themes_init (KyoThemes *self)
{
}

/**
 * kyo_themes_new:
 *
 * Knows no words and no lessons yet.
 *
 * Returns: (transfer full): the themes
 */
KyoThemes *
kyo_themes_new (void)
{
  return g_object_new (KYO_TYPE_THEMES, NULL);
}

/**
 * kyo_themes_set_labels:
 * @self: themes
 * @func: (scope notified) (nullable): gives the words for a theme
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Sets where the words come from.
 */
void
kyo_themes_set_labels (KyoThemes *self,
                       KyoThemeLabelFunc func,
                       gpointer user_data,
                       GDestroyNotify destroy)
{
  g_return_if_fail (KYO_IS_THEMES (self));

  clear_labels (self);
  self->label_func = func;
  self->label_data = user_data;
  self->label_destroy = destroy;
}

/**
 * kyo_themes_set_store:
 * @self: themes
 * @store: (nullable): where lessons are looked up
 *
 * Sets the store.
 */
void
kyo_themes_set_store (KyoThemes *self, KyoStore *store)
{
  g_return_if_fail (KYO_IS_THEMES (self));

  g_set_object (&self->store, store);
}

/**
 * kyo_themes_get_label:
 * @self: themes
 * @theme: id of a theme
 * @lang: the language of the cases
 *
 * Gets the words for a theme.
 *
 * Returns: (transfer none) (nullable): the words, `NULL` when nobody knows it; its id is nothing to
 *   be shown
 */
const char *
kyo_themes_get_label (KyoThemes *self, const char *theme, KyoLang lang)
{
  g_return_val_if_fail (KYO_IS_THEMES (self), NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  return self->label_func != NULL ? self->label_func (theme, lang, self->label_data) : NULL;
}

/**
 * kyo_themes_list_lessons:
 * @self: themes
 * @theme: id of a theme
 * @except_case_id: (nullable): a case whose lessons are left out
 * @error: return location for an error
 *
 * Lists the lessons of a theme; without a store, none.
 *
 * Fails as kyo_store_list_lessons() does.
 *
 * Returns: (transfer full) (element-type KyoLesson): the lessons, in the order of the cases, or
 *   `NULL`
 */
GPtrArray *
kyo_themes_list_lessons (KyoThemes *self,
                         const char *theme,
                         const char *except_case_id,
                         GError **error)
{
  g_return_val_if_fail (KYO_IS_THEMES (self), NULL);
  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->store == NULL)
    return g_ptr_array_new ();
  return kyo_store_list_lessons (self->store, theme, except_case_id, error);
}
