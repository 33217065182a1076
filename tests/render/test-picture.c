/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "render/kyo-picture.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

static KyoCase *
build_titled (void)
{
  KyoCase *kase = build_case ();
  g_autoptr (KyoText) title = kyo_text_new ("装置の故障に伴う業務の停止", "Outage after a failure");

  kyo_case_set_title (kase, title);
  kyo_case_set_number (kase, 12);
  kyo_case_set_tlp (kase, KYO_TLP_AMBER_STRICT);
  build_participant (kase, NULL, "a", KYO_PARTICIPANT_PERSON, NULL);
  build_participant (kase, NULL, "b", KYO_PARTICIPANT_SYSTEM, NULL);
  build_step (kase, "s", KYO_STEP_RESPONSE, "1", "a", "b");
  return kase;
}

static char *
extract_text (GBytes *pdf)
{
  g_autofree char *path = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GError) error = NULL;
  const char *argv[] = { NULL, "-enc", "UTF-8", NULL, "-", NULL };
  char *text = NULL;
  int status, fd;

  if (program == NULL)
    return NULL;

  fd = g_file_open_tmp ("picture-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  argv[0] = program;
  argv[3] = path;
  g_spawn_sync (NULL, (char **) (gpointer) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  return text;
}

static void
test_pdf_can_be_read_back (void)
{
  g_autoptr (KyoCase) kase = build_titled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kyo_picture_of_diagram (kase, KYO_LANG_JA, KYO_PICTURE_PDF, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = extract_text (bytes);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  g_assert_nonnull (strstr (text, "装置の故障に伴う業務の停止"));
  g_assert_nonnull (strstr (text, "TLP:AMBER+STRICT"));
  g_assert_nonnull (strstr (text, "なにかが起きた"));
}

/* What is written in SVG as an XML parser reads it: the words of its text elements, one paragraph
 * a line. */
static void
take_words_cb (
  GMarkupParseContext *context, const char *text, gsize length, gpointer words, GError **error)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  for (const GSList *item = stack; item != NULL; item = item->next)
    if (g_str_equal (item->data, "text"))
      g_string_append_len (words, text, (gssize) length);
}

static void
end_text_cb (GMarkupParseContext *context, const char *element, gpointer words, GError **error)
{
  if (g_str_equal (element, "text"))
    g_string_append_c (words, '\n');
}

static char *
read_words (GBytes *svg)
{
  const GMarkupParser parser = { .text = take_words_cb, .end_element = end_text_cb };
  GString *words = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, words, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  return g_string_free (words, FALSE);
}

static void
test_words_of_svg_are_text (void)
{
  g_autoptr (KyoCase) kase = build_titled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) ja = kyo_picture_of_diagram (kase, KYO_LANG_JA, KYO_PICTURE_SVG, &error);
  g_autoptr (GBytes) en =
    kyo_picture_of_timeline (kase, KYO_LANG_EN, KYO_LANES_NONE, KYO_PICTURE_SVG, &error);
  g_autofree char *words = read_words (ja);
  g_autofree char *english = read_words (en);

  g_assert_nonnull (strstr (words, "12  装置の故障に伴う業務の停止\n"));
  g_assert_nonnull (strstr (words, "TLP:AMBER+STRICT\n"));
  g_assert_nonnull (strstr (words, "対処1\n"));
  g_assert_nonnull (strstr (words, "なにかが起きた"));
  g_assert_nonnull (strstr (english, "12  Outage after a failure\n"));
  /* Not drawn besides. */
  g_assert_null (memmem (g_bytes_get_data (ja, NULL), g_bytes_get_size (ja), "glyph", 5));
}

/* A line that was broken at a space is copied with it. */
static void
test_broken_lines_of_svg_keep_their_spaces (void)
{
  g_autoptr (KyoCase) kase = build_titled ();
  g_autoptr (KyoText) text = kyo_text_new (
    NULL, "Staff notice that the icons of several files on the server have changed overnight");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *words = NULL;

  kyo_step_set_text (kyo_case_find_step (kase, "s"), text);
  svg = kyo_picture_of_diagram (kase, KYO_LANG_EN, KYO_PICTURE_SVG, &error);
  g_assert_no_error (error);
  words = read_words (svg);
  g_assert_nonnull (strstr (words, kyo_text_get (text, KYO_LANG_EN)));
}

static void
test_svg_holds_no_harmful_words (void)
{
  g_autoptr (KyoCase) kase = build_titled ();
  g_autoptr (KyoText) title =
    kyo_text_new (NULL, "a<b>&\x01\x0b\x7f]]>\xe2\x80\xaez\xef\xbf\xbf'\"c");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *words = NULL;

  kyo_case_set_title (kase, title);
  svg = kyo_picture_of_diagram (kase, KYO_LANG_EN, KYO_PICTURE_SVG, &error);
  g_assert_no_error (error);
  words = read_words (svg);
  g_assert_nonnull (strstr (words, "12  a<b>&]]>z'\"c\n"));
}

/* The part of the pixels, of one size, that differ to the eye. */
static double
compare_images (const char *one, const char *two)
{
  cairo_surface_t *a = cairo_image_surface_create_from_png (one);
  cairo_surface_t *b = cairo_image_surface_create_from_png (two);
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  guint n_different = 0;

  g_assert_cmpint (cairo_surface_status (b), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < height; y++)
    {
      const guchar *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        if (ABS (p[4 * x + 1] - q[4 * x + 1]) > 80)
          n_different++;
    }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);

  return (double) n_different / (width * height);
}

static void
test_svg_is_the_same_picture (void)
{
  g_autofree char *program = g_find_program_in_path ("rsvg-convert");
  g_autofree char *folder = g_dir_make_tmp ("picture-XXXXXX", NULL);
  g_autofree char *svg = g_build_filename (folder, "a.svg", NULL);
  g_autofree char *png = g_build_filename (folder, "a.png", NULL);
  g_autofree char *drawn = g_build_filename (folder, "b.png", NULL);
  const char *argv[] = { program, "--zoom=2", "--output", drawn, svg, NULL };
  const struct
  {
    const char *path;
    KyoPictureFormat format;
  } files[] = { { svg, KYO_PICTURE_SVG }, { png, KYO_PICTURE_PNG } };
  g_autoptr (KyoCase) kase = build_titled ();
  g_autoptr (GError) error = NULL;
  int status = -1;

  if (program == NULL)
    {
      g_test_skip ("rsvg-convert is not installed");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes =
        kyo_picture_of_diagram (kase, KYO_LANG_JA, files[i].format, &error);

      g_file_set_contents (files[i].path, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
    }
  g_spawn_sync (NULL, (char **) (gpointer) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpfloat (compare_images (png, drawn), <, 0.004);
  g_unlink (svg);
  g_unlink (png);
  g_unlink (drawn);
  g_rmdir (folder);
}

static const struct
{
  const char *nick;
  KyoPictureFormat format;
  const char *magic;
  const char *ending; /* within the last bytes */
} FORMATS[] = {
  { "svg", KYO_PICTURE_SVG, "<?xml", "</svg>" },
  { "png", KYO_PICTURE_PNG, "\x89PNG\r\n\x1a\n", "IEND" },
  { "pdf", KYO_PICTURE_PDF, "%PDF-", "%%EOF" },
};

static GBytes *
make_timeline (KyoCase *kase, KyoLang lang, KyoPictureFormat format, GError **error)
{
  return kyo_picture_of_timeline (kase, lang, KYO_LANES_NONE, format, error);
}

static GBytes *
make_lanes (KyoCase *kase, KyoLang lang, KyoPictureFormat format, GError **error)
{
  return kyo_picture_of_timeline (kase, lang, KYO_LANES_PARTICIPANT, format, error);
}

static void
test_file_is_whole (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KyoCase) kase = build_titled ();
  GBytes *(*make[]) (KyoCase *, KyoLang, KyoPictureFormat,
                     GError **) = { kyo_picture_of_diagram, make_timeline, make_lanes };
  KyoPictureFormat format;

  g_assert_true (kyo_picture_format_from_nick (FORMATS[i].nick, &format));
  g_assert_cmpint (format, ==, FORMATS[i].format);
  for (gsize j = 0; j < G_N_ELEMENTS (make); j++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = make[j](kase, KYO_LANG_EN, format, &error);
      gsize size;
      const char *begin;

      g_assert_no_error (error);
      begin = g_bytes_get_data (bytes, &size);
      g_assert_cmpuint (size, >, 500);
      g_assert_cmpmem (begin, strlen (FORMATS[i].magic), FORMATS[i].magic,
                       strlen (FORMATS[i].magic));
      g_assert_nonnull (
        memmem (begin + size - 16, 16, FORMATS[i].ending, strlen (FORMATS[i].ending)));
    }
}

static void
test_nothing_to_show_is_an_error (void)
{
  g_autoptr (KyoCase) kase = build_case ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kyo_picture_of_diagram (kase, KYO_LANG_JA, KYO_PICTURE_PNG, &error));
  g_assert_error (error, KYO_RENDER_ERROR, KYO_RENDER_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (make_timeline (kase, KYO_LANG_JA, KYO_PICTURE_PNG, &error));
  g_assert_error (error, KYO_RENDER_ERROR, KYO_RENDER_ERROR_EMPTY);
}

static void
test_unknown_format_is_refused (void)
{
  KyoPictureFormat format = KYO_PICTURE_PDF;

  g_assert_false (kyo_picture_format_from_nick ("gif", &format));
  g_assert_cmpint (format, ==, KYO_PICTURE_PDF);
}

/* Wider than cairo's images can be: painted smaller rather than not at all. */
static void
test_long_timeline_becomes_a_smaller_image (void)
{
  g_autoptr (KyoCase) kase = build_titled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *id = g_strdup_printf ("more%u", i);

      build_step (kase, id, KYO_STEP_EVENT, "7", "a", NULL);
    }
  bytes = make_timeline (kase, KYO_LANG_JA, KYO_PICTURE_PNG, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (FORMATS); i++)
    {
      g_autofree char *path = g_strconcat ("/render/picture/file-is-whole/", FORMATS[i].nick, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file_is_whole);
    }
  g_test_add_func ("/render/picture/pdf-can-be-read-back", test_pdf_can_be_read_back);
  g_test_add_func ("/render/picture/words-of-svg-are-text", test_words_of_svg_are_text);
  g_test_add_func ("/render/picture/broken-lines-of-svg-keep-their-spaces",
                   test_broken_lines_of_svg_keep_their_spaces);
  g_test_add_func ("/render/picture/svg-holds-no-harmful-words", test_svg_holds_no_harmful_words);
  g_test_add_func ("/render/picture/svg-is-the-same-picture", test_svg_is_the_same_picture);
  g_test_add_func ("/render/picture/nothing-to-show-is-an-error", test_nothing_to_show_is_an_error);
  g_test_add_func ("/render/picture/unknown-format-is-refused", test_unknown_format_is_refused);
  g_test_add_func ("/render/picture/long-timeline-becomes-a-smaller-image",
                   test_long_timeline_becomes_a_smaller_image);

  return g_test_run ();
}
