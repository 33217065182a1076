/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A diagram or timeline as a picture that stands for itself: title and TLP label above it. The
 * label's colours are those that FIRST prescribes for TLP 2.0 (words in colour on black).
 */
#include "config.h"

#include "render/kyo-picture.h"

#include "render/kyo-painter-private.h"
#include "render/kyo-svg.h"

#include "model/kyo-labels.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 24
#define TITLE_PX 18
#define TITLE_GAP 14
#define CARD_WIDTH 168
/* Larger than this on a side cairo's image surfaces do not go. */
#define MOST_PIXELS 32000
#define PNG_SCALE 2

typedef struct
{
  KyoCase *kase;
  KyoLang lang;
  KyoPainter *painter;
  KyoDiagramLayout *diagram;   /* this */
  KyoTimelineLayout *timeline; /* or this */
  double width;                /* of it */
  double height;
  double title_height;
  PangoLayout *title;
  PangoLayout *tlp;
} Picture;

G_DEFINE_QUARK (kyo_render_error, kyo_render_error)

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static KyoColour
get_tlp_colour (KyoTlp tlp)
{
  switch (tlp)
    {
    case KYO_TLP_RED:
      return 0xff2b2b;
    case KYO_TLP_AMBER:
    case KYO_TLP_AMBER_STRICT:
      return 0xffc000;
    case KYO_TLP_GREEN:
      return 0x33ff00;
    case KYO_TLP_CLEAR:
    default:
      return 0xffffff;
    }
}

static void
get_layout_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}

static void
get_tlp_size (Picture *picture, double *width, double *height)
{
  get_layout_size (picture->tlp, width, height);
  *width += 16;
  *height += 8;
}

/* "1  Title": the number of a published case belongs to its name. */
static char *
write_title (KyoCase *kase, KyoLang lang)
{
  const char *title = kyo_text_get (kyo_case_get_title (kase), lang);

  if (kyo_case_get_number (kase) <= 0)
    return g_strdup (title);
  return g_strdup_printf ("%d  %s", kyo_case_get_number (kase), title);
}

/* Sets title and label; the title is wrapped to what the picture below it is wide. */
static void
set_head (Picture *picture)
{
  g_autofree char *title = write_title (picture->kase, picture->lang);
  double tlp_width, tlp_height, width, height;

  picture->tlp = kyo_typesetter_set_heading (picture->painter->typesetter,
                                             kyo_tlp_label (kyo_case_get_tlp (picture->kase)), 13);
  picture->title = kyo_typesetter_set_heading (picture->painter->typesetter, title, TITLE_PX);
  get_tlp_size (picture, &tlp_width, &tlp_height);

  picture->width = MAX (picture->width, 320);
  pango_layout_set_wrap (picture->title, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (picture->title,
                          (int) ((picture->width - tlp_width - MARGIN) * PANGO_SCALE));
  get_layout_size (picture->title, &width, &height);
  picture->title_height = ceil (MAX (height, tlp_height)) + TITLE_GAP;
}

static void
paint_head (Picture *picture, cairo_t *cr)
{
  double width, height;
  KyoRect rect;

  kyo_colour_set (cr, picture->painter->palette->ink, 1);
  kyo_paint_words (cr, picture->title, 0, 0);

  get_tlp_size (picture, &width, &height);
  rect = (KyoRect){ picture->width - width, 0, width, height };
  kyo_path_rounded (cr, &rect, 0);
  kyo_colour_set (cr, 0x000000, 1);
  cairo_fill (cr);
  kyo_colour_set (cr, get_tlp_colour (kyo_case_get_tlp (picture->kase)), 1);
  kyo_paint_words (cr, picture->tlp, rect.x + 8, rect.y + 4);
}

static void
paint_picture (Picture *picture, cairo_t *cr)
{
  kyo_colour_set (cr, picture->painter->palette->paper, 1);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  paint_head (picture, cr);

  /* The layouts have a margin of their own. */
  cairo_translate (cr, -KYO_SHAPE_MARGIN, picture->title_height - KYO_SHAPE_MARGIN);
  if (picture->diagram != NULL)
    kyo_painter_paint_diagram (picture->painter, cr, picture->diagram);
  else
    kyo_painter_paint_timeline (picture->painter, cr, picture->timeline);
}

static cairo_surface_t *
create_surface (Picture *picture, KyoPictureFormat format, GByteArray *bytes)
{
  double width = picture->width + 2 * MARGIN;
  double height = picture->height + picture->title_height + 2 * MARGIN;
  double scale = MIN (PNG_SCALE, MOST_PIXELS / MAX (width, height));
  cairo_surface_t *surface;

  switch (format)
    {
    case KYO_PICTURE_PDF:
      {
        g_autofree char *title = write_title (picture->kase, picture->lang);

        /* A CSS pixel is 0.75 pt; the page takes the picture's pixels so that 13 px are 13 pt · ¾.
         */
        surface =
          cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, width * 0.75, height * 0.75);
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
        cairo_surface_set_device_scale (surface, 0.75, 0.75);
        return surface;
      }
    case KYO_PICTURE_PNG:
    case KYO_PICTURE_SVG: /* has a writer of its own */
    default:
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale),
                                            (int) ceil (height * scale));
      cairo_surface_set_device_scale (surface, scale, scale);
      return surface;
    }
}

static GBytes *
write_svg (Picture *picture, cairo_status_t *status)
{
  g_autoptr (KyoSvg) svg =
    kyo_svg_new (picture->width + 2 * MARGIN, picture->height + picture->title_height + 2 * MARGIN,
                 picture->lang);

  paint_picture (picture, kyo_svg_get_context (svg));
  return kyo_svg_finish (svg, status);
}

static GBytes *
write_surface (Picture *picture, KyoPictureFormat format, cairo_status_t *status)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (picture, format, bytes);
  cairo_t *cr = cairo_create (surface);

  paint_picture (picture, cr);
  *status = cairo_status (cr);
  cairo_destroy (cr);

  if (*status == CAIRO_STATUS_SUCCESS && format == KYO_PICTURE_PNG)
    *status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes);
  cairo_surface_finish (surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (*status != CAIRO_STATUS_SUCCESS)
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
write_picture (Picture *picture, KyoPictureFormat format, GError **error)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  GBytes *bytes;

  set_head (picture);
  bytes = format == KYO_PICTURE_SVG ? write_svg (picture, &status)
                                    : write_surface (picture, format, &status);
  g_clear_object (&picture->title);
  g_clear_object (&picture->tlp);

  if (bytes == NULL)
    g_set_error (error, KYO_RENDER_ERROR, KYO_RENDER_ERROR_FAILED,
                 _ ("The picture of case %s cannot be painted: %s"),
                 kyo_case_get_id (picture->kase), cairo_status_to_string (status));
  return bytes;
}

/**
 * kyo_picture_format_from_nick:
 * @nick: "svg", "png" or "pdf"
 * @format: (out): which format it names
 *
 * Finds a format by its name, which is also the ending of its files.
 *
 * Returns: `FALSE` when it is none of them
 */
gboolean
kyo_picture_format_from_nick (const char *nick, KyoPictureFormat *format)
{
  static const char *const nicks[] = { "svg", "png", "pdf" };

  g_return_val_if_fail (nick != NULL && format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      if (g_str_equal (nick, nicks[i]))
        {
          *format = (KyoPictureFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * kyo_picture_of_diagram:
 * @kase: a case
 * @lang: the language of its words
 * @format: which kind of file
 * @error: return location for an error
 *
 * Makes a picture of the diagram of a case.
 *
 * Fails with `KYO_RENDER_ERROR_EMPTY` when the case has neither participants nor steps, and with
 * `KYO_RENDER_ERROR_FAILED` when cairo cannot make the picture.
 *
 * Returns: (transfer full): the bytes of the file, whole
 */
GBytes *
kyo_picture_of_diagram (KyoCase *kase, KyoLang lang, KyoPictureFormat format, GError **error)
{
  g_autoptr (KyoPainter) painter = NULL;
  g_autoptr (KyoDiagramLayout) diagram = NULL;
  Picture picture = { .kase = kase, .lang = lang };

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  picture.painter = painter = kyo_painter_new (KYO_SCHEME_PRINT, lang);
  picture.diagram = diagram = kyo_diagram_layout_new (kase, lang, kyo_painter_measure, painter);
  if (kyo_diagram_layout_get_n_items (diagram) == 0)
    {
      g_set_error (error, KYO_RENDER_ERROR, KYO_RENDER_ERROR_EMPTY,
                   _ ("The case %s has no diagram: add participants or steps to it first"),
                   kyo_case_get_id (kase));
      return NULL;
    }

  kyo_diagram_layout_get_size (diagram, &picture.width, &picture.height);
  picture.width -= 2 * KYO_SHAPE_MARGIN;
  picture.height -= 2 * KYO_SHAPE_MARGIN;
  return write_picture (&picture, format, error);
}

/**
 * kyo_picture_of_timeline:
 * @kase: a case
 * @lang: the language of its words
 * @lanes: what has a lane of its own
 * @format: which kind of file
 * @error: return location for an error
 *
 * Makes a picture of the timeline of a case.
 *
 * Fails with `KYO_RENDER_ERROR_EMPTY` when the case has no steps, and with
 * `KYO_RENDER_ERROR_FAILED` when cairo cannot make the picture.
 *
 * Returns: (transfer full): the bytes of the file, whole
 */
GBytes *
kyo_picture_of_timeline (
  KyoCase *kase, KyoLang lang, KyoLanes lanes, KyoPictureFormat format, GError **error)
{
  g_autoptr (KyoPainter) painter = NULL;
  g_autoptr (KyoTimelineLayout) timeline = NULL;
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;
  Picture picture = { .kase = kase, .lang = lang };

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  options.lang = lang;
  options.lanes = lanes;
  options.card_width = CARD_WIDTH;
  picture.painter = painter = kyo_painter_new (KYO_SCHEME_PRINT, lang);
  picture.timeline = timeline =
    kyo_timeline_layout_new (kase, &options, kyo_painter_measure, painter);
  if (kyo_timeline_layout_get_n_cards (timeline) == 0)
    {
      g_set_error (error, KYO_RENDER_ERROR, KYO_RENDER_ERROR_EMPTY,
                   _ ("The case %s has no timeline: add steps to it first"),
                   kyo_case_get_id (kase));
      return NULL;
    }

  kyo_timeline_layout_get_size (timeline, &picture.width, &picture.height);
  picture.width -= 2 * KYO_SHAPE_MARGIN;
  picture.height -= 2 * KYO_SHAPE_MARGIN;
  return write_picture (&picture, format, error);
}
