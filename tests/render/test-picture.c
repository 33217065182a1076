/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "render/kyo-picture.h"

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
  g_test_add_func ("/render/picture/nothing-to-show-is-an-error", test_nothing_to_show_is_an_error);
  g_test_add_func ("/render/picture/unknown-format-is-refused", test_unknown_format_is_refused);
  g_test_add_func ("/render/picture/long-timeline-becomes-a-smaller-image",
                   test_long_timeline_becomes_a_smaller_image);

  return g_test_run ();
}
