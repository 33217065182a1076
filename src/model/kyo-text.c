/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-text.h"

struct _KyoText
{
  gatomicrefcount ref_count;
  char *ja; /* NULL when missing, never "" */
  char *en; /* likewise */
};

/**
 * kyo_text_get_type:
 *
 * Registers the boxed type at its first call.
 *
 * Returns: the type
 */
G_DEFINE_BOXED_TYPE (KyoText, kyo_text, kyo_text_ref, kyo_text_unref)

static char *
dup_unless_empty (const char *words)
{
  return words != NULL && *words != '\0' ? g_strdup (words) : NULL;
}

/**
 * kyo_text_new:
 * @ja: (nullable): the words in Japanese, UTF-8
 * @en: (nullable): the words in English, UTF-8
 *
 * Makes a text of one or two languages; "" counts as missing, like `NULL`.
 *
 * Returns: (transfer full): the text
 */
KyoText *
kyo_text_new (const char *ja, const char *en)
{
  KyoText *self = g_new (KyoText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ja = dup_unless_empty (ja);
  self->en = dup_unless_empty (en);

  return self;
}

/**
 * kyo_text_ref:
 * @self: a text
 *
 * Takes a reference; may be called from any thread.
 *
 * Returns: (transfer full): @self
 */
KyoText *
kyo_text_ref (KyoText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kyo_text_unref:
 * @self: (transfer full): a text
 *
 * Gives a reference back; the last one frees the text. May be called from any thread.
 */
void
kyo_text_unref (KyoText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->ja);
  g_free (self->en);
  g_free (self);
}

/**
 * kyo_text_get_ja:
 * @self: (nullable): a text
 *
 * Gets the Japanese words, and only those.
 *
 * Returns: (transfer none) (nullable): owned by @self, or `NULL` when they are missing
 */
const char *
kyo_text_get_ja (const KyoText *self)
{
  return self != NULL ? self->ja : NULL;
}

/**
 * kyo_text_get_en:
 * @self: (nullable): a text
 *
 * Gets the English words, and only those.
 *
 * Returns: (transfer none) (nullable): owned by @self, or `NULL` when they are missing
 */
const char *
kyo_text_get_en (const KyoText *self)
{
  return self != NULL ? self->en : NULL;
}

/**
 * kyo_text_get:
 * @self: (nullable): a text
 * @lang: the language asked for
 *
 * Gets the words in @lang, or in the other language where @lang is missing.
 *
 * Returns: (transfer none): owned by @self; "" when there are no words or @self is `NULL`
 */
const char *
kyo_text_get (const KyoText *self, KyoLang lang)
{
  const char *wanted = lang == KYO_LANG_JA ? kyo_text_get_ja (self) : kyo_text_get_en (self);
  const char *other = lang == KYO_LANG_JA ? kyo_text_get_en (self) : kyo_text_get_ja (self);

  if (wanted != NULL)
    return wanted;
  return other != NULL ? other : "";
}

/**
 * kyo_text_has:
 * @self: (nullable): a text
 * @lang: a language
 *
 * Tells whether there are words in @lang itself.
 *
 * Returns: `TRUE` when there are; `FALSE` when @self is `NULL`
 */
gboolean
kyo_text_has (const KyoText *self, KyoLang lang)
{
  return (lang == KYO_LANG_JA ? kyo_text_get_ja (self) : kyo_text_get_en (self)) != NULL;
}

/**
 * kyo_text_equal:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Compares both languages, byte by byte.
 *
 * Returns: `TRUE` when they are the same, or both `NULL`
 */
gboolean
kyo_text_equal (const KyoText *a, const KyoText *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return g_strcmp0 (a->ja, b->ja) == 0 && g_strcmp0 (a->en, b->en) == 0;
}
