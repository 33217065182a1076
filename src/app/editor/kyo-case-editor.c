/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/editor/kyo-case-editor.h"

struct _KyoCaseEditor
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (KyoCaseEditor, kyo_case_editor, ADW_TYPE_WINDOW)

static void
kyo_case_editor_class_init (KyoCaseEditorClass *klass)
{
  g_signal_new ("stored", KYO_TYPE_CASE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static void
kyo_case_editor_init (KyoCaseEditor *self)
{
}

/**
 * kyo_case_editor_new:
 * @parent: the window
 * @store: the store
 * @kase: (nullable): the case
 * @lang: the language of the cases
 *
 * Makes an empty window so far.
 *
 * Returns: the window
 */
GtkWindow *
kyo_case_editor_new (GtkWindow *parent, KyoStore *store, KyoCase *kase, KyoLang lang)
{
  return g_object_new (KYO_TYPE_CASE_EDITOR, "transient-for", parent, NULL);
}
