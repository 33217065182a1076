/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document is made in memory, as a whole, and only then takes the place of the file: what is
 * cancelled or fails leaves the file as it was.
 */
#include "config.h"

#include "app/export/kyo-export-job.h"
#include "store/kyo-store.h"

#include <glib/gi18n.h>

typedef struct
{
  GPtrArray *cases;
  GPtrArray *casebooks;
  GPtrArray *supports; /* cases that their syntheses name */
  GPtrArray *views;    /* by which their diagrams are drawn */
  char *whole;         /* id of the casebook that the cases are the whole of, or NULL */
  GListStore *annotations;
} Contents;

static void
contents_clear (Contents *contents)
{
  g_clear_pointer (&contents->cases, g_ptr_array_unref);
  g_clear_pointer (&contents->casebooks, g_ptr_array_unref);
  g_clear_pointer (&contents->supports, g_ptr_array_unref);
  g_clear_pointer (&contents->views, g_ptr_array_unref);
  g_clear_pointer (&contents->whole, g_free);
  g_clear_object (&contents->annotations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static gboolean
read_casebook (KyoStore *store, Contents *contents, const char *id, GError **error)
{
  KyoCasebook *casebook;

  if (id == NULL)
    return TRUE;
  for (guint i = 0; i < contents->casebooks->len; i++)
    if (g_strcmp0 (kyo_casebook_get_id (g_ptr_array_index (contents->casebooks, i)), id) == 0)
      return TRUE;

  casebook = kyo_store_dup_casebook (store, id, error);
  if (casebook == NULL)
    return FALSE;
  g_ptr_array_add (contents->casebooks, casebook);
  return TRUE;
}

/* Those that are exported themselves need not be read again. */
static gboolean
read_supports (KyoStore *store, Contents *contents, GError **error)
{
  contents->supports = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < contents->cases->len; i++)
    g_ptr_array_add (contents->supports, g_object_ref (contents->cases->pdata[i]));
  for (guint i = 0; i < contents->casebooks->len; i++)
    if (!kyo_store_add_supports (store, contents->casebooks->pdata[i], contents->supports, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_annotations (KyoStore *store, Contents *contents, const char *case_id, GError **error)
{
  g_autoptr (GListModel) annotations = kyo_store_list_annotations (store, case_id, error);

  if (annotations == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      g_list_store_append (contents->annotations, annotation);
    }

  return TRUE;
}

static gboolean
read_contents (KyoExportJob *job, Contents *contents, GCancellable *cancellable, GError **error)
{
  g_autoptr (KyoStore) store = kyo_store_open (job->store_path, KYO_STORE_OPEN_READ_ONLY, error);

  if (store == NULL)
    return FALSE;
  contents->cases = g_ptr_array_new_with_free_func (g_object_unref);
  contents->casebooks = g_ptr_array_new_with_free_func (g_object_unref);
  contents->annotations = g_list_store_new (KYO_TYPE_ANNOTATION);
  for (char **id = job->case_ids; *id != NULL; id++)
    {
      KyoCase *kase;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kase = kyo_store_dup_case (store, *id, error);
      if (kase == NULL)
        return FALSE;
      g_ptr_array_add (contents->cases, kase);
      if (!read_casebook (store, contents, kyo_case_get_casebook_id (kase), error) ||
          (job->with_annotations && !read_annotations (store, contents, *id, error)))
        return FALSE;
    }

  contents->views = kyo_store_list_arrangements (store, contents->cases, error);

  return contents->views != NULL && read_supports (store, contents, error) &&
         kyo_store_find_whole (store, contents->cases, &contents->whole, error);
}

/* What the person who chose the file can do about it. */
static void
explain (const char *path, const GError *cause, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    g_set_error (
      error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
      _ ("The folder “%s” cannot be written, so “%s” was not made. Choose another folder"), folder,
      name);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
                 _ ("There is no folder “%s”, so “%s” was not made. Choose another folder"), folder,
                 name);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (
      error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
      _ ("The disk that holds “%s” is full, so “%s” was not made. Choose another folder"), folder,
      name);
  else
    g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
                 _ ("“%s” was not made: %s. Choose another name or folder"), name, cause->message);
}

/**
 * kyo_export_job_free:
 * @job: (transfer full): a job
 *
 * Frees a job.
 */
void
kyo_export_job_free (KyoExportJob *job)
{
  g_return_if_fail (job != NULL);

  g_free (job->store_path);
  g_free (job->author);
  g_strfreev (job->case_ids);
  g_free (job->path);
  g_free (job);
}

/**
 * kyo_export_job_run:
 * @job: what is to be exported
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the store, of #KyoExportError, or `G_IO_ERROR_CANCELLED`
 *
 * Reads the cases on a connection of its own and writes the file. May be called in any thread. On
 * failure the file is as it was.
 *
 * Returns: whether the file was written
 */
gboolean
kyo_export_job_run (KyoExportJob *job, GCancellable *cancellable, GError **error)
{
  g_auto (Contents) contents = { NULL };
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  KyoExportContent content = { .lang = job->lang,
                               .with_annotations = job->with_annotations,
                               .author = job->author };
  const char *data;
  gsize size;

  if (!read_contents (job, &contents, cancellable, error))
    return FALSE;
  content.cases = contents.cases;
  content.annotations = G_LIST_MODEL (contents.annotations);
  content.casebooks = contents.casebooks;
  content.supports = contents.supports;
  content.views = contents.views;
  content.thesaurus = thesaurus;
  if (contents.whole != NULL)
    content.whole = contents.casebooks->pdata[0];
  bytes = kyo_export_to_bytes (job->format, &content, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents_full (job->path, data, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                 &cause))
    {
      explain (job->path, cause, error);
      return FALSE;
    }

  return TRUE;
}
