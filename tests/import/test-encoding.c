/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The encodings in which a text file may come.
 */
#include "config.h"

#include "import/kyo-encoding.h"
#include "import/kyo-report-reader.h"

#include <string.h>

static const char TEXT[] =
  "事例１　ポンプ場の停止\n【１ "
  "背景】\n・予備の電源は七年前のまま使われていた。①と②のうち、ポンプ①が先に止まった。\n";

/* EUC-JP has no circled digits: what Windows added to the character set. */
static const char PLAIN_TEXT[] =
  "事例１　ポンプ場の停止\n【１ "
  "背景】\n・予備の電源は七年前のまま使われていた。アイウエオ、ポンプが先に止まった。\n";

typedef struct
{
  const char *name;     /* as a test */
  const char *encoding; /* for iconv */
  const char *bom;
  gboolean is_plain;
  const char *found;
} Encoded;

static const Encoded ENCODED[] = {
  { "utf-8", "UTF-8", "", FALSE, "UTF-8" },
  { "utf-8-with-byte-order-mark", "UTF-8", "\xef\xbb\xbf", FALSE, "UTF-8" },
  { "utf-16-little-endian", "UTF-16LE", "\xff\xfe", FALSE, "UTF-16LE" },
  { "utf-16-big-endian", "UTF-16BE", "\xfe\xff", FALSE, "UTF-16BE" },
  { "utf-16-little-endian-without-mark", "UTF-16LE", "", FALSE, "UTF-16LE" },
  { "utf-16-big-endian-without-mark", "UTF-16BE", "", FALSE, "UTF-16BE" },
  { "cp932", "CP932", "", FALSE, "CP932" },
  { "euc-jp", "EUC-JP", "", TRUE, "EUC-JP" },
  { "iso-2022-jp", "ISO-2022-JP", "", TRUE, "ISO-2022-JP" },
};

static void
test_encoding_is_recognised (gconstpointer data)
{
  const Encoded *encoded = data;
  const char *text = encoded->is_plain ? PLAIN_TEXT : TEXT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *converted = NULL;
  const char *found;
  gsize size;

  converted = g_convert (text, -1, encoded->encoding, "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_byte_array_append (array, (const guint8 *) encoded->bom, (guint) strlen (encoded->bom));
  g_byte_array_append (array, (const guint8 *) converted, (guint) size);
  bytes = g_bytes_new (array->data, array->len);

  decoded = kyo_encoding_decode (bytes, "report.txt", &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decoded, ==, text);
  g_assert_cmpstr (found, ==, encoded->found);
}

static void
test_encoding_is_said_in_a_warning (void)
{
  static const char REPORT[] = "事例1 ポンプ場の停止 1／2\n・揚水を止めた。\n\n\n\n【１ 背景】\n・"
                               "予備の電源は七年前のままだった。\n事例1 ポンプ場の停止 2／2\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  gboolean is_said = FALSE;
  char *converted;
  gsize size;

  converted = g_convert (REPORT, -1, "CP932", "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (converted, size);
  draft = kyo_report_read_text (bytes, "report.txt", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < draft->warnings->len; i++)
    is_said = is_said || strstr (draft->warnings->pdata[i], "CP932") != NULL;
  g_assert_true (is_said);
}

static void
test_binary_is_refused (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *noise = g_new (guint8, 5000);
  const char *found;

  for (guint i = 0; i < 5000; i++)
    noise[i] = (guint8) ((i * 2654435761u) >> 13);
  bytes = g_bytes_new (noise, 5000);
  g_assert_null (kyo_encoding_decode (bytes, "photo.bin", &found, &error));
  g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_BINARY);
}

static void
test_nothing_is_refused (void)
{
  static const char *const EMPTY[] = { "", " \n\n\f\t" };

  for (guint i = 0; i < G_N_ELEMENTS (EMPTY); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (EMPTY[i], strlen (EMPTY[i]));
      g_autoptr (GError) error = NULL;
      const char *found;

      g_assert_null (kyo_encoding_decode (bytes, "empty.txt", &found, &error));
      g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_EMPTY);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ENCODED); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/import/encoding/%s-is-recognised", ENCODED[i].name);

      g_test_add_data_func (path, &ENCODED[i], test_encoding_is_recognised);
    }
  g_test_add_func ("/import/encoding/encoding-is-said-in-a-warning",
                   test_encoding_is_said_in_a_warning);
  g_test_add_func ("/import/encoding/binary-is-refused", test_binary_is_refused);
  g_test_add_func ("/import/encoding/nothing-is-refused", test_nothing_is_refused);

  return g_test_run ();
}
