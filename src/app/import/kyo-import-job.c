/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import/kyo-import-job.h"
#include "import/kyo-import-run.h"
#include "import/kyo-report-reader.h"

#include <glib/gi18n.h>

#define CHUNK (256 * 1024)

/**
 * kyo_imported_free:
 * @imported: (transfer full) (nullable): a file that was read
 *
 * Frees it with its draft.
 */
void
kyo_imported_free (KyoImported *imported)
{
  if (imported == NULL)
    return;
  kyo_report_draft_free (imported->draft);
  g_free (imported->name);
  g_free (imported->format);
  g_free (imported->digest);
  g_free (imported);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Up to a byte more than can be imported: the import then says that it is too much. */
static GBytes *
read_bytes (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n = 1;

  while (stream != NULL && n > 0 && bytes->len <= KYO_REPORT_MAX_PDF_BYTES)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, error);
      if (n > 0)
        g_byte_array_append (bytes, chunk, (guint) n);
    }
  if (stream == NULL || n < 0)
    {
      if (error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (error, _ ("%s cannot be read: "), name);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autoptr (KyoImported) imported = g_new0 (KyoImported, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  imported->name = dup_name (file);
  bytes = read_bytes (file, imported->name, cancellable, &error);
  if (bytes != NULL)
    {
      imported->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      imported->draft =
        kyo_import_run (bytes, imported->name, &imported->format, cancellable, &error);
    }
  if (imported->draft == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&imported), (GDestroyNotify) kyo_imported_free);
}

/**
 * kyo_import_job_run:
 * @file: a file: casebook XML, or a report as text or PDF
 * @cancellable: (nullable): stops it
 * @callback: called in this thread's main context
 * @user_data: given to @callback
 *
 * Reads a file without anything waiting for it.
 */
void
kyo_import_job_run (GFile *file,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kyo_import_job_run);
  g_task_set_name (task, "kyokun import");
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, run);
}

/**
 * kyo_import_job_finish:
 * @result: what the callback of kyo_import_job_run() got
 * @error: return location for an error
 *
 * Ends the reading of a file.
 *
 * Fails as kyo_import_run() does, or as g_file_read() where the file cannot be read at all.
 *
 * Returns: (transfer full): what was read, or `NULL` with @error set
 */
KyoImported *
kyo_import_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
