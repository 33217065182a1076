/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parent trusts the child no more than the file: lengths are checked, the XML against the
 * casebook schema, and the JSON is looked over before json-glib sees it (which, nested deeply
 * enough, it would not survive).
 */
#include "config.h"

#include "import/kyo-casebook-reader.h"
#include "import/kyo-import-answer.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAGIC "kyokun-import 1 "
#define MAX_DEPTH 8

static GBytes *
put_together (GBytes *xml, JsonNode *root)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree char *json = json_to_string (root, FALSE);
  gsize xml_size = 0;
  const guint8 *xml_data = xml != NULL ? g_bytes_get_data (xml, &xml_size) : NULL;
  g_autofree char *head = g_strdup_printf (MAGIC "%zu %zu\n", xml_size, strlen (json));

  g_byte_array_append (answer, (const guint8 *) head, (guint) strlen (head));
  if (xml_size > 0)
    g_byte_array_append (answer, xml_data, (guint) xml_size);
  g_byte_array_append (answer, (const guint8 *) json, (guint) strlen (json));

  return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, guint value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_report (JsonBuilder *builder, KyoReportDraft *draft)
{
  add_int (builder, "pages", draft->n_pages);
  begin_list (builder, "warnings");
  for (guint i = 0; i < draft->warnings->len; i++)
    json_builder_add_string_value (builder, draft->warnings->pdata[i]);
  json_builder_end_array (builder);
  begin_list (builder, "unplaced");
  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = draft->unplaced->pdata[i];

      json_builder_begin_object (builder);
      add_string (builder, "text", unplaced->text);
      add_int (builder, "page", unplaced->page);
      add_int (builder, "line", unplaced->line);
      add_string (builder, "reason", kyo_unplaced_reason_to_nick (unplaced->reason));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  begin_list (builder, "origins");
  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];

      json_builder_begin_object (builder);
      add_string (builder, "field", origin->field);
      add_int (builder, "page", origin->page);
      add_int (builder, "first", origin->first_line);
      add_int (builder, "last", origin->last_line);
      add_string (builder, "text", origin->text);
      json_builder_set_member_name (builder, "mark");
      json_builder_add_boolean_value (builder, origin->is_mark);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * kyo_import_answer_new:
 * @xml: casebook XML
 * @format: what the file was: "casebook", "report-text" or "report-pdf"
 * @draft: what is to say beside the casebook
 *
 * Returns: (transfer full): what the child writes when all is well
 */
GBytes *
kyo_import_answer_new (GBytes *xml, const char *format, KyoReportDraft *draft)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "format", format);
  add_report (builder, draft);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return put_together (xml, root);
}

/**
 * kyo_import_answer_new_error:
 * @error: an error in the domain of import
 *
 * Returns: (transfer full): what the child writes when the file cannot be imported
 */
GBytes *
kyo_import_answer_new_error (const GError *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "code", (guint) error->code);
  add_string (builder, "message", error->message);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return put_together (NULL, root);
}

/* Brackets outside strings, and where one begins. */
static gboolean
is_shallow (const char *json, gsize length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (json[i] == '\\')
            i++;
          else if (json[i] == '"')
            in_string = FALSE;
        }
      else if (json[i] == '"')
        in_string = TRUE;
      else if (json[i] == '{' || json[i] == '[')
        depth++;
      else if (json[i] == '}' || json[i] == ']')
        depth--;
      if (depth > MAX_DEPTH)
        return FALSE;
    }

  return depth == 0 && !in_string;
}

static gboolean
fail (const char *name, GError **error)
{
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_CHILD,
               _ ("What read %s broke down over it: the file is damaged, or was made to do harm; "
                  "nothing was imported"),
               name);

  return FALSE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : "";
}

static guint
get_uint (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 value =
    node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;

  return (guint) CLAMP (value, 0, G_MAXINT32);
}

static JsonArray *
get_list (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_item (JsonArray *list, guint i)
{
  JsonNode *node = json_array_get_element (list, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_report (JsonObject *object, KyoReportDraft *draft)
{
  JsonArray *warnings = get_list (object, "warnings");
  JsonArray *unplaced = get_list (object, "unplaced");
  JsonArray *origins = get_list (object, "origins");

  draft->n_pages = get_uint (object, "pages");
  for (guint i = 0; warnings != NULL && i < json_array_get_length (warnings); i++)
    {
      JsonNode *node = json_array_get_element (warnings, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        kyo_report_draft_warn (draft, json_node_dup_string (node));
    }
  for (guint i = 0; unplaced != NULL && i < json_array_get_length (unplaced); i++)
    {
      JsonObject *item = get_item (unplaced, i);
      KyoUnplacedReason reason = KYO_UNPLACED_UNKNOWN;

      if (item == NULL)
        continue;
      kyo_unplaced_reason_from_nick (get_string (item, "reason"), &reason);
      kyo_report_draft_add_unplaced (draft, get_string (item, "text"), get_uint (item, "page"),
                                     get_uint (item, "line"), reason);
    }
  for (guint i = 0; origins != NULL && i < json_array_get_length (origins); i++)
    {
      JsonObject *item = get_item (origins, i);
      KyoReportOrigin *origin;

      if (item == NULL)
        continue;
      origin = g_new0 (KyoReportOrigin, 1);
      origin->field = g_strdup (get_string (item, "field"));
      origin->text = g_strdup (get_string (item, "text"));
      origin->page = get_uint (item, "page");
      origin->first_line = get_uint (item, "first");
      origin->last_line = get_uint (item, "last");
      origin->is_mark = json_object_get_boolean_member_with_default (item, "mark", FALSE);
      g_ptr_array_add (draft->origins, origin);
    }
}

static JsonObject *
parse (JsonParser *parser, const char *json, gsize length)
{
  JsonNode *root;

  if (!g_utf8_validate_len (json, length, NULL) || !is_shallow (json, length) ||
      !json_parser_load_from_data (parser, json, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* Takes over an error of the child, but none with a code that there is not. */
static gboolean
read_error (JsonObject *object, const char *name, GError **error)
{
  guint code = get_uint (object, "code");

  if (code > KYO_IMPORT_ERROR_TIMEOUT || *get_string (object, "message") == '\0')
    return fail (name, error);
  g_set_error_literal (error, KYO_IMPORT_ERROR, (int) code, get_string (object, "message"));

  return FALSE;
}

/**
 * kyo_import_answer_read:
 * @answer: what the child wrote
 * @name: how messages name the file
 * @format: (out) (transfer full): what the file was
 * @error: return location for an error
 *
 * Checks and takes in an answer. The casebook goes through kyo_casebook_read_bytes().
 *
 * Fails with the child's own error, with those of kyo_casebook_read_bytes(), or with
 * `KYO_IMPORT_ERROR_CHILD` when the answer is none.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_import_answer_read (GBytes *answer, const char *name, char **format, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (KyoReportDraft) draft = NULL;
  g_autoptr (GBytes) xml = NULL;
  KyoCasebook *casebook;
  JsonObject *object;
  gsize size;
  const char *data = g_bytes_get_data (answer, &size);
  const char *end = size > 0 ? memchr (data, '\n', MIN (size, 80)) : NULL;
  g_autofree char *head = end != NULL ? g_strndup (data, (gsize) (end - data)) : g_strdup ("");
  gsize head_size = strlen (head) + 1;
  guint64 xml_size;
  guint64 json_size;
  char *rest = NULL;

  if (!g_str_has_prefix (head, MAGIC))
    {
      fail (name, error);
      return NULL;
    }
  xml_size = g_ascii_strtoull (head + strlen (MAGIC), &rest, 10);
  json_size = g_ascii_strtoull (rest, NULL, 10);
  if (xml_size > size || json_size > size || head_size + xml_size + json_size != size ||
      (object = parse (parser, data + head_size + xml_size, json_size)) == NULL)
    {
      fail (name, error);
      return NULL;
    }
  if (xml_size == 0)
    {
      read_error (object, name, error);
      return NULL;
    }
  xml = g_bytes_new_from_bytes (answer, head_size, xml_size);
  casebook = kyo_casebook_read_bytes (xml, name, error);
  if (casebook == NULL)
    return NULL;
  draft = kyo_report_draft_new (casebook);
  read_report (object, draft);
  *format = g_strdup (get_string (object, "format"));

  return g_steal_pointer (&draft);
}
