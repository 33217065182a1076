/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled cases are arranged by hand: nothing in them may overlap or be cut, in either
 * language, and none may need more than a screen.
 */
#include "config.h"

#include "import/kyo-bundled.h"
#include "render/kyo-painter.h"

#define MOST_WIDTH 1160
#define MOST_HEIGHT 700

static void
test_diagrams_are_without_fault (gconstpointer data)
{
  KyoLang lang = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = kyo_bundled_load_casebook (NULL, &error);
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, lang);
  GListModel *cases;
  guint n_faults = 0;

  g_assert_no_error (error);
  cases = kyo_casebook_get_cases (casebook);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      g_autoptr (KyoDiagramLayout) layout =
        kyo_diagram_layout_new (kase, lang, kyo_painter_measure, painter);
      g_autoptr (GPtrArray) faults = kyo_diagram_layout_list_faults (layout);
      double width, height;

      for (guint j = 0; j < faults->len; j++)
        g_test_message ("%s", (const char *) g_ptr_array_index (faults, j));
      n_faults += faults->len;

      kyo_diagram_layout_get_size (layout, &width, &height);
      g_assert_cmpfloat (width, <=, MOST_WIDTH);
      g_assert_cmpfloat (height, <=, MOST_HEIGHT);
    }
  g_assert_cmpuint (n_faults, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/render/bundled-diagrams/are-without-fault/ja",
                        GINT_TO_POINTER (KYO_LANG_JA), test_diagrams_are_without_fault);
  g_test_add_data_func ("/render/bundled-diagrams/are-without-fault/en",
                        GINT_TO_POINTER (KYO_LANG_EN), test_diagrams_are_without_fault);

  return g_test_run ();
}
