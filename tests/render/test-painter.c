/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "render/kyo-painter.h"

/* One of each: every kind of participant, both kinds of steps, at one place and between two. */
static KyoCase *
build_everything (void)
{
  KyoCase *kase = build_case ();
  KyoParticipant *outer =
    build_participant (kase, NULL, "outer", KYO_PARTICIPANT_ORGANISATION, NULL);
  KyoParticipant *inner = build_participant (kase, outer, "inner", KYO_PARTICIPANT_NETWORK, NULL);

  for (int kind = KYO_PARTICIPANT_PERSON; kind <= KYO_PARTICIPANT_DOCUMENT; kind++)
    {
      g_autofree char *id = g_strdup_printf ("node%d", kind);

      build_participant (kase,
                         kind % 3 == 0   ? outer
                         : kind % 3 == 1 ? inner
                                         : NULL,
                         id, (KyoParticipantKind) kind, NULL);
    }
  build_step (kase, "e1", KYO_STEP_EVENT, "1", "node0", "node1");
  build_step (kase, "e2", KYO_STEP_EVENT, "2", "node2", NULL);
  build_step (kase, "r1", KYO_STEP_RESPONSE, "1", "node3", "inner");
  build_step (kase, "r2", KYO_STEP_RESPONSE, "2", "node4", "node4");
  return kase;
}

static cairo_surface_t *
create_surface (int width, int height)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
}

/* A number for what a surface shows. */
static guint
hash_surface (cairo_surface_t *surface)
{
  const guchar *data;
  gsize size;
  guint hash = 5381;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  size = (gsize) cairo_image_surface_get_stride (surface) *
         (gsize) cairo_image_surface_get_height (surface);
  for (gsize i = 0; i < size; i++)
    hash = hash * 33 + data[i];
  return hash;
}

static guint
paint_item (KyoPainter *painter, const KyoDiagramItem *item, KyoState state)
{
  cairo_surface_t *surface = create_surface (700, 700);
  cairo_t *cr = cairo_create (surface);
  guint hash;

  cairo_scale (cr, 0.5, 0.5);
  kyo_painter_paint_item (painter, cr, item, state);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  hash = hash_surface (surface);
  cairo_surface_destroy (surface);
  return hash;
}

/* Whatever is to be shown of an item makes a difference to the eye. */
static void
test_every_state_shows (gconstpointer data)
{
  static const KyoState states[] = { KYO_STATE_SELECTED, KYO_STATE_RELATED, KYO_STATE_DIMMED,
                                     KYO_STATE_HOVERED, KYO_STATE_ANNOTATED };
  g_autoptr (KyoCase) kase = build_everything ();
  g_autoptr (KyoPainter) painter = kyo_painter_new (GPOINTER_TO_INT (data), KYO_LANG_JA);
  g_autoptr (KyoDiagramLayout) layout =
    kyo_diagram_layout_new (kase, KYO_LANG_JA, kyo_painter_measure, painter);

  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);
      guint normal = paint_item (painter, item, KYO_STATE_NORMAL);

      for (gsize j = 0; j < G_N_ELEMENTS (states); j++)
        {
          if (item->kind == KYO_ITEM_ARROW && states[j] == KYO_STATE_ANNOTATED)
            continue; /* shown on its callout */
          g_assert_cmpuint (paint_item (painter, item, states[j]), !=, normal);
        }
    }
}

static void
test_whole_pictures_are_painted (gconstpointer data)
{
  KyoScheme scheme = GPOINTER_TO_INT (data);
  const KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  g_autoptr (KyoCase) kase = build_everything ();
  KyoPainter *painter = kyo_painter_new (scheme, KYO_LANG_EN);
  g_autoptr (KyoDiagramLayout) diagram =
    kyo_diagram_layout_new (kase, KYO_LANG_EN, kyo_painter_measure, painter);
  g_autoptr (KyoTimelineLayout) timeline =
    kyo_timeline_layout_new (kase, &options, kyo_painter_measure, painter);
  cairo_surface_t *surface = create_surface (1600, 1600);
  cairo_t *cr = cairo_create (surface);
  guint32 corner;

  kyo_painter_paint_diagram (painter, cr, diagram);
  kyo_painter_paint_timeline (painter, cr, timeline);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (timeline); i++)
    kyo_painter_paint_card (painter, cr, kyo_timeline_layout_get_card (timeline, i),
                            KYO_STATE_SELECTED | KYO_STATE_ANNOTATED | KYO_STATE_DIMMED);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);

  /* Print has no ground of its own. */
  cairo_surface_flush (surface);
  corner = *(const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  g_assert_cmpint (kyo_painter_get_scheme (painter), ==, scheme);
  if (scheme == KYO_SCHEME_PRINT)
    g_assert_cmphex (corner, ==, 0);
  else
    g_assert_cmphex (corner, !=, 0);
  cairo_surface_destroy (surface);

  g_assert_finalize_object (painter);
}

static void
test_measure_is_what_is_painted (void)
{
  static const char words[] =
    "サーバー内のファイルのアイコンが変わったことに職員が気付き、事象を把握した";
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_JA);
  double wide, narrow, height, tall;
  guint few, many;

  kyo_painter_measure (words, KYO_FONT_BODY, 400, 28, &wide, &height, &few, painter);
  kyo_painter_measure (words, KYO_FONT_BODY, 130, 28, &narrow, &tall, &many, painter);

  g_assert_cmpfloat (wide, <=, 400);
  g_assert_cmpfloat (narrow, <=, 130);
  g_assert_cmpuint (many, >, few);
  g_assert_cmpfloat_with_epsilon (height, 19 * few, 0.5);
  g_assert_cmpfloat_with_epsilon (tall, 19 * many, 0.5);
  /* The same again, now from the cache. */
  kyo_painter_measure (words, KYO_FONT_BODY, 130, 28, &wide, &height, &few, painter);
  g_assert_cmpfloat (wide, ==, narrow);
  g_assert_cmpuint (few, ==, many);
}

static void
test_word_wider_than_its_room_is_told (void)
{
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_EN);
  double width, height;
  guint n_lines;

  kyo_painter_measure ("Responsibilities", KYO_FONT_LABEL, 40, 0, &width, &height, &n_lines,
                       painter);

  g_assert_cmpfloat (width, >, 40);
  g_assert_cmpuint (n_lines, >, 1); /* painted, it is broken */
}

static void
test_odd_words_are_painted (void)
{
  static const char *const words[] = { "",
                                       " ",
                                       "\n",
                                       "a\tb\nc",
                                       "\xe2\x80\xae"
                                       "rtl",
                                       "👩‍👩‍👧" };
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_EN);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (KyoCase) kase = build_case ();
      g_autoptr (KyoText) text = kyo_text_new (words[i], NULL);
      g_autoptr (KyoDiagramLayout) layout = NULL;

      kyo_participant_set_label (build_participant (kase, NULL, "a", KYO_PARTICIPANT_PERSON, NULL),
                                 text);
      kyo_step_set_text (build_step (kase, "s", KYO_STEP_EVENT, "1", "a", NULL), text);
      layout = kyo_diagram_layout_new (kase, KYO_LANG_JA, kyo_painter_measure, painter);
      for (guint j = 0; j < kyo_diagram_layout_get_n_items (layout); j++)
        paint_item (painter, kyo_diagram_layout_get_item (layout, j), KYO_STATE_NORMAL);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const schemes[] = { "light", "dark", "print", "light-contrast",
                                         "dark-contrast" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *states =
        g_strconcat ("/render/painter/every-state-shows/", schemes[i], NULL);
      g_autofree char *whole =
        g_strconcat ("/render/painter/whole-pictures-are-painted/", schemes[i], NULL);

      g_test_add_data_func (states, GSIZE_TO_POINTER (i), test_every_state_shows);
      g_test_add_data_func (whole, GSIZE_TO_POINTER (i), test_whole_pictures_are_painted);
    }
  g_test_add_func ("/render/painter/measure-is-what-is-painted", test_measure_is_what_is_painted);
  g_test_add_func ("/render/painter/word-wider-than-its-room-is-told",
                   test_word_wider_than_its_room_is_told);
  g_test_add_func ("/render/painter/odd-words-are-painted", test_odd_words_are_painted);

  return g_test_run ();
}
