/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled cases are arranged by hand: nothing in them may overlap, cross or be cut, in either
 * language, and none may need more than a screen. Measured is with the fonts of the painter, and as
 * if they were a little wider, as those of another distribution may be.
 */
#include "config.h"

#include "import/kyo-bundled.h"
#include "render/kyo-painter.h"

#include <string.h>

#define MOST_WIDTH 1160
#define MOST_HEIGHT 700
#define WIDER 1.05

static KyoCasebook *
load (void)
{
  g_autoptr (GError) error = NULL;
  KyoCasebook *casebook = kyo_bundled_load_casebook (NULL, &error);

  g_assert_no_error (error);
  return casebook;
}

/* A wider font in a box is the font itself in a narrower box. */
static void
measure_wider (const char *text,
               KyoFont font,
               double width,
               double indent,
               double *used_width,
               double *height,
               guint *n_lines,
               gpointer user_data)
{
  kyo_painter_measure (text, font, width < 0 ? width : width / WIDER, indent / WIDER, used_width,
                       height, n_lines, user_data);
  *used_width *= WIDER;
}

static void
check_diagrams (KyoLang lang, KyoMeasureFunc measure)
{
  g_autoptr (KyoCasebook) casebook = load ();
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, lang);
  GListModel *cases = kyo_casebook_get_cases (casebook);
  guint n_faults = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      g_autoptr (KyoDiagramLayout) layout = kyo_diagram_layout_new (kase, lang, measure, painter);
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

static void
test_diagrams_are_without_fault (gconstpointer data)
{
  check_diagrams (GPOINTER_TO_INT (data), kyo_painter_measure);
}

static void
test_wider_fonts_have_room (gconstpointer data)
{
  check_diagrams (GPOINTER_TO_INT (data), measure_wider);
}

typedef struct
{
  const char *name;
  KyoRect callout; /* of the step; no width leaves it */
  KyoRect node;    /* of the participant; likewise */
  const char *fault;
} Spoil;

/* In case 1. */
static const Spoil SPOILS[] = {
  { "node-too-small", { 0 }, { 960, 255, 120, 44 }, "label of node c1.stakeholders takes" },
  { "callout-too-narrow", { 636, 306, 60, 0 }, { 0 }, "word of callout c1.r3 is wider" },
  { "callout-on-its-arrow",
    { 636, 250, 264, 0 },
    { 0 },
    "arrow c1.r3 runs through the callout c1.r3" },
  { "callout-on-a-frame",
    { 700, 306, 264, 0 },
    { 0 },
    "callout c1.r3 lies across the frame of boundary c1.operator" },
};

/* What the test above would have to find, it finds: with the fonts, in both languages. */
static void
test_spoiled_diagram_is_noticed (gconstpointer data)
{
  const Spoil *spoil = data;

  for (KyoLang lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    {
      g_autoptr (KyoCasebook) casebook = load ();
      g_autoptr (KyoCase) kase = g_list_model_get_item (kyo_casebook_get_cases (casebook), 0);
      g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, lang);
      g_autoptr (KyoDiagramLayout) layout = NULL;
      g_autoptr (GPtrArray) faults = NULL;
      gboolean found = FALSE;

      if (spoil->callout.width > 0)
        kyo_step_set_callout (kyo_case_find_step (kase, "c1.r3"), &spoil->callout);
      if (spoil->node.width > 0)
        kyo_participant_set_rect (kyo_case_find_participant (kase, "c1.stakeholders"),
                                  &spoil->node);
      layout = kyo_diagram_layout_new (kase, lang, kyo_painter_measure, painter);
      faults = kyo_diagram_layout_list_faults (layout);
      for (guint i = 0; i < faults->len; i++)
        {
          const char *fault = g_ptr_array_index (faults, i);

          g_test_message ("%s", fault);
          found = found || strstr (fault, spoil->fault) != NULL;
        }
      g_assert_true (found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/render/bundled-diagrams/are-without-fault/ja",
                        GINT_TO_POINTER (KYO_LANG_JA), test_diagrams_are_without_fault);
  g_test_add_data_func ("/render/bundled-diagrams/are-without-fault/en",
                        GINT_TO_POINTER (KYO_LANG_EN), test_diagrams_are_without_fault);
  g_test_add_data_func ("/render/bundled-diagrams/wider-fonts-have-room/ja",
                        GINT_TO_POINTER (KYO_LANG_JA), test_wider_fonts_have_room);
  g_test_add_data_func ("/render/bundled-diagrams/wider-fonts-have-room/en",
                        GINT_TO_POINTER (KYO_LANG_EN), test_wider_fonts_have_room);
  for (gsize i = 0; i < G_N_ELEMENTS (SPOILS); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/render/bundled-diagrams/noticed/%s", SPOILS[i].name);

      g_test_add_data_func (path, &SPOILS[i], test_spoiled_diagram_is_noticed);
    }

  return g_test_run ();
}
