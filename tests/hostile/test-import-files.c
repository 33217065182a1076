/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are no reports, or are made to do harm, given to the import child: each is an error
 * that says what is wrong with it, and no process goes down but the child's.
 */
#include "config.h"

#include "import/kyo-import-run.h"
#include "import/kyo-report-reader.h"

#include <string.h>

typedef GBytes *(*MakeFunc) (void);

typedef struct
{
  const char *name;
  MakeFunc make;
  int code;
} Bad;

static GBytes *
load_report (const char *suffix)
{
  g_autofree char *path = g_strdup_printf ("%s/report-a%s", g_getenv ("KYO_REPORT_DIR"), suffix);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

static GBytes *
make_empty (void)
{
  return g_bytes_new_static ("", 0);
}

static GBytes *
make_blank (void)
{
  return g_bytes_new_static (" \n\f\n \n", 6);
}

static GBytes *
make_noise (void)
{
  GByteArray *noise = g_byte_array_new ();
  guint32 state = 2463534242u;

  for (guint i = 0; i < 100000; i++)
    {
      guint8 byte;

      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
      byte = (guint8) state;
      g_byte_array_append (noise, &byte, 1);
    }

  return g_byte_array_free_to_bytes (noise);
}

static GBytes *
make_other_text (void)
{
  static const char TEXT[] = "回覧\n\n来週の清掃は水曜日に行います。\n雨天の場合は延期します。\n";

  return g_bytes_new_static (TEXT, strlen (TEXT));
}

static GBytes *
make_long_text (void)
{
  gsize size = KYO_REPORT_MAX_TEXT_BYTES + 1;

  return g_bytes_new_take (g_strnfill (size, 'a'), size);
}

static GBytes *
make_many_text_pages (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= KYO_REPORT_MAX_PAGES; i++)
    g_string_append (text, "x\f");

  return g_string_free_to_bytes (text);
}

/* A whole PDF of the objects given; offsets are not written: poppler finds the objects itself. */
static GBytes *
make_pdf (const char *objects)
{
  char *pdf = g_strconcat ("%PDF-1.4\n", objects,
                           "trailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n", NULL);

  return g_bytes_new_take (pdf, strlen (pdf));
}

static GBytes *
make_scanned (void)
{
  return make_pdf (
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >> endobj\n"
    "4 0 obj << /Length 24 >> stream\n0.5 g 10 10 100 100 re f\nendstream endobj\n");
}

static GBytes *
make_many_pages (void)
{
  g_autoptr (GString) objects = g_string_new ("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                                              "2 0 obj << /Type /Pages /Count 10000 /Kids [");

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (objects, "%u 0 R ", i + 3);
  g_string_append (objects, "] >> endobj\n");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (
      objects, "%u 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj\n", i + 3);

  return make_pdf (objects->str);
}

/* The tree of pages holds itself. */
static GBytes *
make_loop (void)
{
  return make_pdf ("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                   "2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >> endobj\n");
}

static GBytes *
make_rubbish_pdf (void)
{
  return g_bytes_new_static ("%PDF-1.7\nthis is not one\n%%EOF\n", 31);
}

static GBytes *
make_truncated (void)
{
  g_autoptr (GBytes) whole = load_report (".pdf");

  return g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
}

static GBytes *
make_barely_truncated (void)
{
  g_autoptr (GBytes) whole = load_report (".pdf");

  return g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 8);
}

/* Forms that draw each other, each twice: two to the power of forty drawings of one. */
static GBytes *
make_bomb (void)
{
  g_autoptr (GString) objects =
    g_string_new ("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                  "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                  "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
                  "/Resources << /XObject << /F 10 0 R >> >> >> endobj\n"
                  "4 0 obj << /Length 4 >> stream\n/F Do\nendstream endobj\n");

  for (guint i = 10; i < 50; i++)
    g_string_append_printf (
      objects,
      "%u 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 11 "
      "/Resources << /XObject << /F %u 0 R >> >> >> stream\n/F Do /F Do\nendstream endobj\n",
      i, i + 1);

  return make_pdf (objects->str);
}

static const Bad BAD[] = {
  { "empty-file", make_empty, KYO_IMPORT_ERROR_EMPTY },
  { "blank-file", make_blank, KYO_IMPORT_ERROR_EMPTY },
  { "noise", make_noise, KYO_IMPORT_ERROR_BINARY },
  { "another-text", make_other_text, KYO_IMPORT_ERROR_NO_CASE },
  { "text-that-is-too-long", make_long_text, KYO_IMPORT_ERROR_TOO_BIG },
  { "text-of-too-many-pages", make_many_text_pages, KYO_IMPORT_ERROR_TOO_BIG },
  { "scanned-pdf", make_scanned, KYO_IMPORT_ERROR_NO_TEXT },
  { "pdf-of-ten-thousand-pages", make_many_pages, KYO_IMPORT_ERROR_TOO_BIG },
  { "pdf-whose-pages-hold-themselves", make_loop, KYO_IMPORT_ERROR_NO_TEXT },
  { "pdf-that-is-none", make_rubbish_pdf, KYO_IMPORT_ERROR_DAMAGED },
  { "half-a-pdf", make_truncated, KYO_IMPORT_ERROR_DAMAGED },
  { "pdf-without-its-last-bytes", make_barely_truncated, KYO_IMPORT_ERROR_DAMAGED },
  { "pdf-that-draws-without-end", make_bomb, KYO_IMPORT_ERROR_TIMEOUT },
};

static void
assert_refused (GBytes *bytes, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;

  g_assert_null (kyo_import_run (bytes, name, &format, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, KYO_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_bad_file_is_refused (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (GBytes) bytes = bad->make ();

  assert_refused (bytes, bad->name, bad->code);
}

static void
test_encrypted_pdf_is_refused (void)
{
  g_autofree char *tool = g_find_program_in_path ("qpdf");
  g_autofree char *path = g_strdup_printf ("%s/report-a.pdf", g_getenv ("KYO_REPORT_DIR"));
  g_autofree char *scratch = g_build_filename (g_get_user_cache_dir (), "encrypted.pdf", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "qpdf", "--encrypt", "secret", "owner", "256", "--", path, scratch, NULL };
  char *data;
  gsize size;
  int status;

  if (tool == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (scratch, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  assert_refused (bytes, "encrypted.pdf", KYO_IMPORT_ERROR_ENCRYPTED);
}

/* Whatever is done to the bytes of a report, the answer is a draft or an error. */
static void
test_altered_reports_are_survived (gconstpointer suffix)
{
  g_autoptr (GBytes) whole = load_report (suffix);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);
  guint n_drafts = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree guint8 *altered = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *format = NULL;
      g_autoptr (KyoReportDraft) draft = NULL;

      for (guint j = 0; j < 1 + i * 4; j++)
        altered[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      bytes = g_bytes_new (altered, size);
      draft = kyo_import_run (bytes, "altered", &format, NULL, &error);
      g_assert_true ((draft != NULL) != (error != NULL));
      g_assert_true (error == NULL || error->domain == KYO_IMPORT_ERROR);
      n_drafts += draft != NULL ? 1 : 0;
    }
  g_test_message ("%u of 60 altered files still gave a draft", n_drafts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/import/%s-is-refused", BAD[i].name);

      g_test_add_data_func (path, &BAD[i], test_bad_file_is_refused);
    }
  g_test_add_func ("/hostile/import/encrypted-pdf-is-refused", test_encrypted_pdf_is_refused);
  g_test_add_data_func ("/hostile/import/altered-text-is-survived", ".txt",
                        test_altered_reports_are_survived);
  g_test_add_data_func ("/hostile/import/altered-pdf-is-survived", ".pdf",
                        test_altered_reports_are_survived);

  return g_test_run ();
}
