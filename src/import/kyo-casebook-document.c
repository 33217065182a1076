/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes to an XML document that is sound by the casebook schema.
 */
#include "config.h"

#include "import/kyo-casebook-document.h"

#include "import/kyo-bundled.h"
#include "import/kyo-casebook-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

/* The first complaint is the one that a person can act on; those after it often follow from it. */
typedef struct
{
  char *message;
  int line;
} Complaint;

/* libxml2 adds lines that show the bytes at fault; an error of ours is one line. */
static char *
dup_first_line (const char *message)
{
  char *line = g_strndup (message, strcspn (message, "\n"));

  return g_strstrip (line);
}

static void
keep_first_complaint_cb (void *user_data, xmlErrorPtr xml_error)
{
  Complaint *complaint = user_data;

  if (complaint->message != NULL)
    return;
  complaint->message = dup_first_line (xml_error->message);
  complaint->line = xml_error->line;
}

static xmlDoc *
parse_document (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) doc = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > KYO_IMPORT_MAX_BYTES)
    {
      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG,
                   _ ("%s is larger than the %d MiB that can be imported"), name,
                   KYO_IMPORT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  doc = xmlCtxtReadMemory (context, data, (int) size, "noname.xml", NULL,
                           XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_NOERROR);
  if (doc == NULL)
    {
      const xmlError *last = xmlCtxtGetLastError (context);
      g_autofree char *message = dup_first_line (last != NULL ? last->message : "");

      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_SYNTAX,
                   _ ("%s, line %d: not well-formed XML: %s; nothing was imported"), name,
                   last != NULL ? last->line : 1, message);
      return NULL;
    }
  if (doc->intSubset != NULL)
    {
      g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_SYNTAX,
                   _ ("%s has a document type declaration, which a casebook must not have; nothing "
                      "was imported"),
                   name);
      return NULL;
    }

  return g_steal_pointer (&doc);
}

static gboolean
validate_document (xmlDoc *doc, const char *name, GError **error)
{
  g_autoptr (GBytes) schema_bytes = kyo_bundled_dup_schema ();
  g_autoptr (xmlRelaxNGParserCtxt) parser = NULL;
  g_autoptr (xmlRelaxNG) schema = NULL;
  g_autoptr (xmlRelaxNGValidCtxt) validator = NULL;
  Complaint complaint = { NULL, 0 };
  gsize size;
  const char *data = g_bytes_get_data (schema_bytes, &size);
  gboolean valid;

  parser = xmlRelaxNGNewMemParserCtxt (data, (int) size);
  schema = xmlRelaxNGParse (parser);
  g_assert (schema != NULL);
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (validator, keep_first_complaint_cb, &complaint);

  valid = xmlRelaxNGValidateDoc (validator, doc) == 0;
  if (!valid)
    g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_SCHEMA,
                 _ ("%s, line %d: breaks the casebook schema: %s; nothing was imported"), name,
                 complaint.line, complaint.message != NULL ? complaint.message : "invalid");
  g_free (complaint.message);

  return valid;
}

/**
 * kyo_casebook_document_parse:
 * @bytes: a whole casebook XML document, at most `KYO_IMPORT_MAX_BYTES`
 * @name: what to call it in messages, usually the file's name
 * @error: return location for an error
 *
 * Parses a casebook and checks it against `data/casebook/casebook.rng`.
 *
 * Fails with `KYO_IMPORT_ERROR_TOO_BIG`, `…_SYNTAX` when it is not well-formed or has a document
 * type declaration, `…_SCHEMA` when it breaks the schema. Each message names @name and the line.
 *
 * Returns: (transfer full): the document, to be freed with `xmlFreeDoc()`, or `NULL`
 */
xmlDoc *
kyo_casebook_document_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (xmlDoc) doc = parse_document (bytes, name, error);

  if (doc == NULL || !validate_document (doc, name, error))
    return NULL;

  return g_steal_pointer (&doc);
}
