/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For whoever arranges a case: paints the diagrams (or timelines) of a casebook, or of a fragment
 * that is one <case>, and says what is wrong with each.
 *
 *     show-case FILE.xml OUT.png [ja|en] [diagram|timeline] [light|dark] [auto] [NUMBER]
 *
 * auto forgets all places, as if nobody had arranged the case.
 * NUMBER chooses one case of a casebook; without it OUT.png becomes OUT-1.png and so on.
 */
#include "config.h"

#include "import/kyo-casebook-reader.h"
#include "render/kyo-painter.h"

#include <string.h>

typedef struct
{
  KyoLang lang;
  KyoScheme scheme;
  gboolean timeline;
  gboolean automatic;
  KyoLanes lanes;
  int width; /* of the timeline, px; 0: as short as it is */
  int number;
} Wish;

static GBytes *
wrap_fragment (const char *text)
{
  char *whole = g_strdup_printf (
    "<casebook xmlns=\"urn:kyokun:casebook:1\" id=\"shown\" version=\"1\"><source>"
    "<title><en>Shown</en></title><publisher><en>Nobody</en></publisher></source>%s</casebook>",
    text);

  return g_bytes_new_take (whole, strlen (whole));
}

static KyoCasebook *
read_casebook (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  const char *begin;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  begin = strstr (text, "<case");
  if (begin != NULL && !g_str_has_prefix (begin, "<casebook"))
    bytes = wrap_fragment (begin);
  else
    bytes = g_bytes_new (text, length);
  return kyo_casebook_read_bytes (bytes, path, error);
}

static void
print_faults (KyoCase *kase, KyoDiagramLayout *layout)
{
  g_autoptr (GPtrArray) faults = kyo_diagram_layout_list_faults (layout);
  double width, height;

  kyo_diagram_layout_get_size (layout, &width, &height);
  g_print ("%s: %.0f × %.0f, %u faults\n", kyo_case_get_id (kase), width, height, faults->len);
  for (guint i = 0; i < faults->len; i++)
    g_print ("  %s\n", (const char *) g_ptr_array_index (faults, i));
}

static void
forget_places (KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < participants->len; i++)
    kyo_participant_set_rect (g_ptr_array_index (participants, i), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      kyo_step_set_callout (step, NULL);
      kyo_step_set_route (step, NULL, 0);
    }
}

static gboolean
paint_case (KyoCase *kase, const Wish *wish, const char *path)
{
  g_autoptr (KyoPainter) painter = kyo_painter_new (wish->scheme, wish->lang);
  g_autoptr (KyoDiagramLayout) diagram = NULL;
  g_autoptr (KyoTimelineLayout) timeline = NULL;
  double width, height;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (wish->automatic)
    forget_places (kase);
  if (wish->timeline)
    {
      KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;

      options.lang = wish->lang;
      options.lanes = wish->lanes;
      options.width = wish->width;
      timeline = kyo_timeline_layout_new (kase, &options, kyo_painter_measure, painter);
      kyo_timeline_layout_get_size (timeline, &width, &height);
    }
  else
    {
      diagram = kyo_diagram_layout_new (kase, wish->lang, kyo_painter_measure, painter);
      kyo_diagram_layout_get_size (diagram, &width, &height);
      print_faults (kase, diagram);
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) MAX (width * 1.5, 1),
                                        (int) MAX (height * 1.5, 1));
  cairo_surface_set_device_scale (surface, 1.5, 1.5);
  cr = cairo_create (surface);
  if (wish->timeline)
    kyo_painter_paint_timeline (painter, cr, timeline);
  else
    kyo_painter_paint_diagram (painter, cr, diagram);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", path, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

static void
read_wish (Wish *wish, int argc, char *argv[])
{
  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "en"))
        wish->lang = KYO_LANG_EN;
      else if (g_str_equal (argv[i], "timeline"))
        wish->timeline = TRUE;
      else if (g_str_equal (argv[i], "auto"))
        wish->automatic = TRUE;
      else if (g_str_equal (argv[i], "dark"))
        wish->scheme =
          wish->scheme == KYO_SCHEME_LIGHT_CONTRAST ? KYO_SCHEME_DARK_CONTRAST : KYO_SCHEME_DARK;
      else if (g_str_equal (argv[i], "contrast"))
        wish->scheme =
          wish->scheme == KYO_SCHEME_DARK ? KYO_SCHEME_DARK_CONTRAST : KYO_SCHEME_LIGHT_CONTRAST;
      else if (g_str_equal (argv[i], "phase"))
        wish->lanes = KYO_LANES_PHASE;
      else if (g_str_equal (argv[i], "participant"))
        wish->lanes = KYO_LANES_PARTICIPANT;
      else if (g_str_has_prefix (argv[i], "width="))
        wish->width = (int) g_ascii_strtoll (argv[i] + 6, NULL, 10);
      else
        wish->number = (int) g_ascii_strtoll (argv[i], NULL, 10);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = NULL;
  GListModel *cases;
  Wish wish = { KYO_LANG_JA, KYO_SCHEME_LIGHT, FALSE, FALSE, KYO_LANES_NONE, 0, 0 };

  if (argc < 3)
    {
      g_printerr ("Usage: show-case FILE.xml OUT.png [ja|en] [diagram|timeline] [light|dark] "
                  "[contrast] [auto] [phase|participant] [width=PX] [NUMBER]\n");
      return 2;
    }
  read_wish (&wish, argc, argv);
  casebook = read_casebook (argv[1], &error);
  if (casebook == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  cases = kyo_casebook_get_cases (casebook);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      g_autofree char *numbered = NULL;
      const char *path = argv[2];

      if (wish.number > 0 && kyo_case_get_number (kase) != wish.number)
        continue;
      if (wish.number == 0 && g_list_model_get_n_items (cases) > 1)
        path = numbered = g_strdup_printf (
          "%.*s-%u.png", (int) (strlen (argv[2]) - (g_str_has_suffix (argv[2], ".png") ? 4 : 0)),
          argv[2], i + 1);
      if (!paint_case (kase, &wish, path))
        return 1;
    }
  return 0;
}
