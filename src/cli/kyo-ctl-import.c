/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file is read by the import child and taken in by one transaction: whatever becomes of those
 * after it, it is in the store or it is not. A dry run does the same to a copy of the store in
 * memory, so that it answers what an import would.
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-import-print.h"
#include "cli/kyo-ctl-interrupt.h"
#include "import/kyo-import-format.h"
#include "import/kyo-import-run.h"
#include "import/kyo-report-json.h"
#include "import/kyo-report-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536
#define FORMATS KYO_IMPORT_CASEBOOK ", " KYO_IMPORT_REPORT_TEXT ", " KYO_IMPORT_REPORT_PDF

/* What the command is meant to take in one day, and a store cannot be made of yet. */
static const char *const LATER_FORMATS[] = { "veris", "attack-flow", "stix", "annotations" };

typedef struct
{
  KyoCtl *ctl;
  char *format; /* NULL: recognised */
  gboolean dry_run;
  KyoStore *store; /* NULL until there is something to look up or to keep */
  GCancellable *cancellable;
} Import;

static gboolean
check_format (const char *format, GError **error)
{
  if (format == NULL || kyo_import_is_format (format))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (LATER_FORMATS); i++)
    if (g_str_equal (format, LATER_FORMATS[i]))
      {
        g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
                     _ ("This version of Kyokun cannot import “%s”, only: %s"), format, FORMATS);
        return FALSE;
      }
  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE, _ ("%s cannot be “%s”, only one of: %s"),
               "--format", format, FORMATS);
  return FALSE;
}

static gboolean
open_store (Import *self, GError **error)
{
  if (self->store == NULL)
    self->store =
      kyo_ctl_open_store (self->ctl, self->dry_run ? KYO_CTL_TRY : KYO_CTL_WRITE, error);
  return self->store != NULL;
}

/* A store is not made for what is then refused. */
static gboolean
has_store (Import *self)
{
  g_autofree char *path = kyo_ctl_dup_store_path (self->ctl);

  return self->store != NULL || g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
fail_to_read (const char *name, const char *reason, GError **error)
{
  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
               _ ("%s cannot be read (%s); nothing of it was imported"), name, reason);
  return FALSE;
}

/* Up to one byte more than can be imported: then the import says that it is too much. */
static gboolean
read_all (int fd, const char *name, GByteArray *contents, GError **error)
{
  guint8 chunk[CHUNK];

  while (contents->len <= KYO_REPORT_MAX_PDF_BYTES)
    {
      gssize n = read (fd, chunk, sizeof chunk);

      if (n == 0)
        return TRUE;
      if (n > 0)
        g_byte_array_append (contents, chunk, (guint) n);
      else if (errno != EINTR)
        return fail_to_read (name, g_strerror (errno), error);
    }

  return TRUE;
}

static GBytes *
read_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat info;
  gboolean ok;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      fail_to_read (name, g_strerror (errno), error);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  ok = S_ISDIR (info.st_mode) ? fail_to_read (name, g_strerror (EISDIR), error)
                              : read_all (fd, name, contents, error);
  close (fd);

  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&contents)) : NULL;
}

/* What the store has of the file already, if anything. */
static gboolean
find_imported (Import *self, KyoImported *imported, const char *digest, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (KyoSource) source = NULL;

  if (!has_store (self))
    return TRUE;
  if (!open_store (self, error) || !kyo_store_find_imported (self->store, digest, &id, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  if ((source = kyo_store_dup_source (self->store, id, error)) == NULL)
    return FALSE;

  imported->format = g_strdup (source->format);
  imported->result = KYO_STORE_IMPORT_UNCHANGED;
  imported->casebook = kyo_store_dup_whole_casebook (self->store, id, error);
  return imported->casebook != NULL;
}

/* Which of its cases are new to the store, before it is taken in. */
static gboolean
note_new_cases (Import *self, KyoImported *imported, GError **error)
{
  GListModel *cases = kyo_casebook_get_cases (imported->casebook);
  g_autoptr (GListModel) known = kyo_store_list_cases (self->store, error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_hash_table_add (imported->new_cases, g_strdup (kyo_case_get_id (kase)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (known, i);

      g_hash_table_remove (imported->new_cases, kyo_case_get_id (kase));
    }

  return TRUE;
}

static gboolean
take_in (Import *self, KyoImported *imported, const char *path, const char *digest, GError **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (file);
  gboolean is_report = !g_str_equal (imported->format, KYO_IMPORT_CASEBOOK);
  g_autofree char *report = is_report ? kyo_report_draft_dup_json (imported->draft) : NULL;
  g_autoptr (KyoSource) source = kyo_source_new (name, imported->format, digest, report);

  imported->casebook = g_object_ref (imported->draft->casebook);
  return open_store (self, error) && note_new_cases (self, imported, error) &&
         kyo_store_import_casebook (self->store, imported->casebook, source, &imported->result,
                                    error);
}

static gboolean
import_file (Import *self, KyoImported *imported, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *progress = g_strdup_printf (_ ("Reading %s…"), imported->name);

  kyo_ctl_progress (progress);
  bytes = read_file (path, imported->name, error);
  if (bytes == NULL)
    return FALSE;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!find_imported (self, imported, digest, error))
    return FALSE;
  if (imported->casebook != NULL)
    return TRUE;

  imported->draft = kyo_import_run_as (bytes, imported->name, self->format, &imported->format,
                                       self->cancellable, error);
  return imported->draft != NULL && take_in (self, imported, path, digest, error);
}

/* One after the other, until all are done or Ctrl-C is pressed. */
static GPtrArray *
import_files (Import *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_imported_free);

  for (guint i = 0; i < self->ctl->n_args; i++)
    {
      const char *path = kyo_ctl_get_arg (self->ctl, i);
      g_autofree char *name = g_filename_display_name (path);
      KyoImported *imported;

      if (g_cancellable_is_cancelled (self->cancellable))
        break;
      imported = kyo_imported_new (name);
      if (!import_file (self, imported, path, &imported->error))
        g_clear_object (&imported->casebook);
      if (g_error_matches (imported->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          kyo_imported_free (imported);
          break;
        }
      g_ptr_array_add (files, imported);
    }

  return files;
}

/* The one line on stderr; the rest has been printed. */
static gboolean
sum_up (Import *self, GPtrArray *files, GError **error)
{
  const KyoImported *first = NULL;
  guint n_rejected = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const KyoImported *imported = files->pdata[i];

      if (imported->error == NULL)
        continue;
      n_rejected++;
      first = first != NULL ? first : imported;
    }

  if (files->len < self->ctl->n_args)
    g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
                 _ ("Interrupted: %u of %u files were looked at; import the others again"),
                 files->len, self->ctl->n_args);
  else if (n_rejected == 1)
    g_set_error_literal (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED, first->error->message);
  else if (n_rejected > 1)
    g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
                 _ ("%u of %u files were not imported. The first: %s"), n_rejected, files->len,
                 first->error->message);
  else
    return TRUE;
  return FALSE;
}

/**
 * kyo_ctl_import:
 * @ctl: this run
 * @error: return location for an error
 *
 * `import`: takes in casebooks, and reports of cases as drafts, each file by itself.
 *
 * Returns: `FALSE` when a file was not imported; the others were all the same
 */
gboolean
kyo_ctl_import (KyoCtl *ctl, GError **error)
{
  g_autofree char *format = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      N_ ("The format of the files (default: recognised)"), "casebook|report-text|report-pdf" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run,
      N_ ("Only say what would be imported; write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoCtlInterrupt) interrupt = NULL;
  g_autoptr (GPtrArray) files = NULL;
  Import import = { .ctl = ctl };

  if (!kyo_ctl_parse (ctl, entries, 1, G_MAXUINT, error) || !check_format (format, error))
    return FALSE;

  interrupt = kyo_ctl_interrupt_new ();
  import.format = format;
  import.dry_run = dry_run;
  import.cancellable = kyo_ctl_interrupt_get_cancellable (interrupt);
  files = import_files (&import);
  g_clear_object (&import.store);
  g_clear_pointer (&interrupt, kyo_ctl_interrupt_free);
  import.cancellable = NULL;

  if (ctl->json)
    kyo_ctl_print_json (kyo_imported_to_json (files));
  else
    kyo_imported_print (files, dry_run, ctl->lang);
  return sum_up (&import, files, error);
}
