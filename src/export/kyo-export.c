/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/kyo-export-formats.h"
#include "model/kyo-labels.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (kyo_export_error, kyo_export_error)

static const char *const suffixes[] = {
  [KYO_EXPORT_PDF] = "pdf",   [KYO_EXPORT_HTML] = "html", [KYO_EXPORT_MARKDOWN] = "md",
  [KYO_EXPORT_JSON] = "json", [KYO_EXPORT_XML] = "xml",
};

/* For messages: what the person who reads them sees in the list of cases. */
static char *
dup_case_name (KyoCase *kase, KyoLang lang)
{
  const char *title = kyo_text_get (kyo_case_get_title (kase), lang);

  if (kyo_case_get_number (kase) > 0)
    return g_strdup_printf ("%d “%s”", kyo_case_get_number (kase), title);
  return g_strdup_printf ("“%s”", *title != '\0' ? title : kyo_case_get_id (kase));
}

static gboolean
check_case (const KyoExportContent *content, KyoCase *kase, GError **error)
{
  g_autofree char *name = dup_case_name (kase, content->lang);

  if (content->has_max_tlp && kyo_case_get_tlp (kase) > content->max_tlp)
    {
      g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_TLP,
                   _ ("Case %s is labelled %s, and this export may hold nothing stricter than %s; "
                      "leave the case out or allow its label"),
                   name, kyo_tlp_label (kyo_case_get_tlp (kase)), kyo_tlp_label (content->max_tlp));
      return FALSE;
    }
  if (!kyo_case_is_complete (kase))
    {
      g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
                   _ ("Case %s was not loaded whole, so nothing was exported; load it again"),
                   name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_content (const KyoExportContent *content, GError **error)
{
  if (content->cases->len == 0)
    {
      g_set_error_literal (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_EMPTY,
                           _ ("There is nothing to export; choose at least one case"));
      return FALSE;
    }
  for (guint i = 0; i < content->cases->len; i++)
    if (!check_case (content, content->cases->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * kyo_export_format_from_nick:
 * @nick: (nullable): "pdf", "html", "md", "json" or "xml"
 * @format: (out): return location for the format; not touched on failure
 *
 * Finds the format of that name.
 *
 * Returns: `TRUE` when there is one
 */
gboolean
kyo_export_format_from_nick (const char *nick, KyoExportFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_strcmp0 (nick, suffixes[i]) == 0)
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * kyo_export_format_get_suffix:
 * @format: a format
 *
 * Gives what the names of its files end in, without the dot; it is also the format's name.
 *
 * Returns: (transfer none) (nullable): a static string, `NULL` for no format
 */
const char *
kyo_export_format_get_suffix (KyoExportFormat format)
{
  return (guint) format < G_N_ELEMENTS (suffixes) ? suffixes[format] : NULL;
}

/**
 * kyo_export_content_get_tlp:
 * @content: what goes into a document
 *
 * Finds the label of the document: the strictest of its cases (FIRST's TLP 2.0 leaves combined
 * sources to local rules; none here is weaker than any of its parts).
 *
 * Returns: the label; `KYO_TLP_CLEAR` when there is no case
 */
KyoTlp
kyo_export_content_get_tlp (const KyoExportContent *content)
{
  KyoTlp strictest = KYO_TLP_CLEAR;

  g_return_val_if_fail (content != NULL, KYO_TLP_RED);

  for (guint i = 0; i < content->cases->len; i++)
    strictest = MAX (strictest, kyo_case_get_tlp (content->cases->pdata[i]));

  return strictest;
}

/**
 * kyo_export_to_bytes:
 * @format: the format of the document
 * @content: what goes into it
 * @error: return location for an error
 *
 * Makes the annotated summary (PDF, HTML, Markdown), or the same as data (JSON, casebook XML). May
 * be called in any thread that has the cases for itself.
 *
 * Casebook XML has no place for annotations, so they are left out there; what else it cannot hold
 * is told at [func@Kyo.casebook_write_bytes].
 *
 * Fails with `KYO_EXPORT_ERROR_EMPTY` when there is no case, `…_TLP` when a case is labelled more
 * strictly than @content allows, `…_FORMAT` when @format is none, `…_FAILED` when a case was not
 * loaded whole, or when cairo or the fonts of this computer cannot make the PDF.
 *
 * Returns: (transfer full): the whole file, or `NULL` with @error set
 */
GBytes *
kyo_export_to_bytes (KyoExportFormat format, const KyoExportContent *content, GError **error)
{
  g_autoptr (KyoDocument) document = NULL;

  g_return_val_if_fail (content != NULL && content->cases != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_content (content, error))
    return NULL;

  switch (format)
    {
    case KYO_EXPORT_JSON:
      return kyo_export_write_json (content);
    case KYO_EXPORT_XML:
      return kyo_export_write_xml (content);
    case KYO_EXPORT_HTML:
      document = kyo_document_new (content);
      return kyo_export_write_html (document);
    case KYO_EXPORT_MARKDOWN:
      document = kyo_document_new (content);
      return kyo_export_write_markdown (document);
    case KYO_EXPORT_PDF:
      document = kyo_document_new (content);
      return kyo_export_write_pdf (document, error);
    default:
      break;
    }

  g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FORMAT,
               _ ("There is no export format %d; choose pdf, html, md, json or xml"), (int) format);
  return NULL;
}

/**
 * kyo_export_to_file:
 * @format: the format of the document
 * @content: what goes into it
 * @path: (type filename): the file to write; one that exists is replaced
 * @error: return location for an error
 *
 * Writes what [func@Kyo.export_to_bytes] makes. The file is written beside @path first and then
 * takes its place, so that @path holds either what it held before or the whole document.
 *
 * Fails as [func@Kyo.export_to_bytes] does, before anything is written, and with
 * `KYO_EXPORT_ERROR_FAILED` when the file cannot be written.
 *
 * Returns: `TRUE` when the file is there
 */
gboolean
kyo_export_to_file (KyoExportFormat format,
                    const KyoExportContent *content,
                    const char *path,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (path != NULL, FALSE);

  bytes = kyo_export_to_bytes (format, content, error);
  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents_full (path, data, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                 &local_error))
    {
      g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
                   _ ("Could not write %s: %s; the export was not saved, choose another place"),
                   path, local_error->message);
      return FALSE;
    }

  return TRUE;
}
