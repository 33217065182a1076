/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "export/kyo-export.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *format;
  char *path;
  char *with;
  char *max_tlp;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->format);
  g_free (options->path);
  g_free (options->with);
  g_free (options->max_tlp);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse_format (const char *nick, KyoExportFormat *format, GError **error)
{
  if (!kyo_ctl_require ("--format", nick, error))
    return FALSE;
  if (kyo_export_format_from_nick (nick, format))
    return TRUE;

  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE, _ ("%s cannot be “%s”, only one of: %s"),
               "--format", nick, "html, pdf, md, json, xml");
  return FALSE;
}

/* What is asked for and cannot be given is refused: nobody shall believe that it is in the file. */
static gboolean
parse_with (const char *with, gboolean *annotations, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (with != NULL ? with : "", ",", -1);

  *annotations = FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (strcmp (part, "annotations") == 0)
        *annotations = TRUE;
      else
        {
          g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
                       _ ("%s cannot be “%s”, only one of: %s"), "--with", part, "annotations");
          return FALSE;
        }
    }

  return TRUE;
}

/* "TLP:AMBER" and "amber" are what people write. */
static gboolean
parse_max_tlp (const char *label, KyoExportContent *content, GError **error)
{
  g_autofree char *upper = NULL;
  const char *nick;
  int tlp;

  if (label == NULL)
    return TRUE;

  upper = g_ascii_strup (label, -1);
  nick = g_str_has_prefix (upper, "TLP:") ? upper + strlen ("TLP:") : upper;
  if (!kyo_ctl_parse_nick (KYO_TYPE_TLP, "--max-tlp", nick, &tlp, error))
    return FALSE;

  content->max_tlp = tlp;
  content->has_max_tlp = TRUE;
  return TRUE;
}

static gboolean
has_case (GPtrArray *cases, KyoCase *kase)
{
  for (guint i = 0; i < cases->len; i++)
    if (strcmp (kyo_case_get_id (cases->pdata[i]), kyo_case_get_id (kase)) == 0)
      return TRUE;

  return FALSE;
}

/* Those that were named, in that order and each once; all of them when none was. */
static GPtrArray *
read_cases (KyoCtl *ctl, KyoStore *store, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) all = NULL;
  guint n = ctl->n_args;

  if (n == 0)
    {
      all = kyo_store_list_cases (store, error);
      if (all == NULL)
        return NULL;
      n = g_list_model_get_n_items (all);
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoCase) in_short = all != NULL ? g_list_model_get_item (all, i) : NULL;
      g_autoptr (KyoCase) kase = kyo_ctl_dup_case (
        store, all != NULL ? kyo_case_get_id (in_short) : kyo_ctl_get_arg (ctl, i), error);

      if (kase == NULL)
        return NULL;
      if (!has_case (cases, kase))
        g_ptr_array_add (cases, g_steal_pointer (&kase));
    }

  return g_steal_pointer (&cases);
}

static GListModel *
read_annotations (KyoStore *store, GPtrArray *cases, GError **error)
{
  g_autoptr (GListStore) annotations = g_list_store_new (KYO_TYPE_ANNOTATION);

  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (GListModel) of_case =
        kyo_store_list_annotations (store, kyo_case_get_id (cases->pdata[i]), error);

      if (of_case == NULL)
        return NULL;
      for (guint j = 0; j < g_list_model_get_n_items (of_case); j++)
        {
          g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (of_case, j);

          g_list_store_append (annotations, annotation);
        }
    }

  return G_LIST_MODEL (g_steal_pointer (&annotations));
}

/* Each casebook from which a case comes, once. */
static GPtrArray *
read_casebooks (KyoStore *store, GPtrArray *cases, GError **error)
{
  g_autoptr (GPtrArray) casebooks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cases->len; i++)
    {
      const char *id = kyo_case_get_casebook_id (cases->pdata[i]);
      KyoCasebook *casebook;

      if (id == NULL || !g_hash_table_add (seen, (gpointer) id))
        continue;
      casebook = kyo_store_dup_casebook (store, id, error);
      if (casebook == NULL)
        return NULL;
      g_ptr_array_add (casebooks, casebook);
    }

  return g_steal_pointer (&casebooks);
}

/* Those that are exported themselves need not be read again. */
static GPtrArray *
read_supports (KyoStore *store, GPtrArray *cases, GPtrArray *casebooks, GError **error)
{
  g_autoptr (GPtrArray) supports = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (supports, g_object_ref (cases->pdata[i]));
  for (guint i = 0; i < casebooks->len; i++)
    if (!kyo_store_add_supports (store, casebooks->pdata[i], supports, error))
      return NULL;

  return g_steal_pointer (&supports);
}

static GBytes *
make_document (KyoCtl *ctl, KyoExportFormat format, KyoExportContent *content, GError **error)
{
  g_autoptr (KyoStore) store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  g_autoptr (GPtrArray) cases = NULL, casebooks = NULL, supports = NULL, views = NULL;
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  g_autoptr (GListModel) annotations = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *whole = NULL;

  if (store == NULL)
    return NULL;
  cases = read_cases (ctl, store, error);
  if (cases == NULL)
    return NULL;
  casebooks = read_casebooks (store, cases, error);
  if (casebooks == NULL || !kyo_store_find_whole (store, cases, &whole, error))
    return NULL;
  views = kyo_store_list_arrangements (store, cases, error);
  supports = views != NULL ? read_supports (store, cases, casebooks, error) : NULL;
  if (supports == NULL)
    return NULL;
  if (content->with_annotations)
    {
      annotations = read_annotations (store, cases, error);
      if (annotations == NULL)
        return NULL;
    }

  content->cases = cases;
  content->annotations = annotations;
  content->casebooks = casebooks;
  content->supports = supports;
  content->views = views;
  content->thesaurus = thesaurus;
  content->whole = whole != NULL ? casebooks->pdata[0] : NULL;
  content->lang = ctl->lang;
  content->author = kyo_store_get_author (store);
  content->when = now;
  kyo_ctl_progress (_ ("Making the document…"));
  return kyo_export_to_bytes (format, content, error);
}

/**
 * kyo_ctl_export:
 * @ctl: this run
 * @error: return location for an error
 *
 * `export`: writes the annotated summary of cases, of all when none is named.
 *
 * Returns: `FALSE` on failure; then no file was written
 */
gboolean
kyo_ctl_export (KyoCtl *ctl, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("The format of the file"),
      "html|pdf|md|json|xml" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.path, N_ ("The file to write"), N_ ("PATH") },
    { "with", 0, 0, G_OPTION_ARG_FILENAME, &options.with, N_ ("What to include besides the cases"),
      "annotations" },
    { "max-tlp", 0, 0, G_OPTION_ARG_FILENAME, &options.max_tlp,
      N_ ("Refuse to write what is labelled more strictly"), "CLEAR|GREEN|AMBER|AMBER+STRICT|RED" },
    G_OPTION_ENTRY_NULL,
  };
  KyoExportContent content = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  KyoExportFormat format;

  if (!kyo_ctl_parse (ctl, entries, 0, G_MAXUINT, error) ||
      !parse_format (options.format, &format, error) ||
      !kyo_ctl_require ("--output", options.path, error) ||
      !parse_with (options.with, &content.with_annotations, error) ||
      !parse_max_tlp (options.max_tlp, &content, error))
    return FALSE;

  bytes = make_document (ctl, format, &content, error);
  if (bytes == NULL)
    return FALSE;

  return kyo_ctl_write_file (options.path, bytes, error);
}
