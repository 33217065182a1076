/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON that comes back is trusted no more than any file: its bytes are looked over before json-glib
 * sees them, which would not survive deep nesting and would cut strings at a zero, and every member
 * has to be there, of its type.
 */
#include "config.h"

#include "import/kyo-report-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_DEPTH 8
#define MAX_JSON_BYTES (48 * 1024 * 1024)

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
add_unplaced (JsonBuilder *builder, const KyoUnplaced *unplaced)
{
  json_builder_begin_object (builder);
  add_string (builder, "text", unplaced->text);
  add_int (builder, "page", unplaced->page);
  add_int (builder, "line", unplaced->line);
  add_string (builder, "reason", kyo_unplaced_reason_to_nick (unplaced->reason));
  json_builder_end_object (builder);
}

static void
add_origin (JsonBuilder *builder, const KyoReportOrigin *origin)
{
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

/**
 * kyo_report_draft_dup_json:
 * @draft: a draft
 *
 * Writes down all that a draft says beside its casebook.
 *
 * Returns: (transfer full): one JSON object, in UTF-8
 */
char *
kyo_report_draft_dup_json (KyoReportDraft *draft)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "pages", draft->n_pages);
  begin_list (builder, "warnings");
  for (guint i = 0; i < draft->warnings->len; i++)
    json_builder_add_string_value (builder, draft->warnings->pdata[i]);
  json_builder_end_array (builder);
  begin_list (builder, "unplaced");
  for (guint i = 0; i < draft->unplaced->len; i++)
    add_unplaced (builder, draft->unplaced->pdata[i]);
  json_builder_end_array (builder);
  begin_list (builder, "origins");
  for (guint i = 0; i < draft->origins->len; i++)
    add_origin (builder, draft->origins->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Looks at brackets outside strings, and at strings for a zero. */
static gboolean
is_harmless (const char *json)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (in_string)
        {
          if (g_str_has_prefix (p, "\\u0000"))
            return FALSE;
          if (*p == '\\' && p[1] != '\0')
            p++;
          else if (*p == '"')
            in_string = FALSE;
        }
      else if (*p == '"')
        in_string = TRUE;
      else if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--; /* below zero is more than MAX_DEPTH */
      if (depth > MAX_DEPTH)
        return FALSE;
    }

  return depth == 0 && !in_string;
}

static gboolean
read_string (JsonObject *object, const char *name, const char **value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *value = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_uint (JsonObject *object, const char *name, guint *value)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  *value = (guint) number;
  return number >= 0 && number <= G_MAXINT32;
}

static gboolean
read_boolean (JsonObject *object, const char *name, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *value = json_node_get_boolean (node);
  return TRUE;
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

static gboolean
read_warnings (JsonArray *list, KyoReportDraft *draft)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return FALSE;
      kyo_report_draft_warn (draft, json_node_dup_string (node));
    }
  return TRUE;
}

static gboolean
read_unplaced (JsonArray *list, KyoReportDraft *draft)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *item = get_item (list, i);
      const char *text, *nick;
      guint page, line;
      KyoUnplacedReason reason;

      if (item == NULL || !read_string (item, "text", &text) || !read_uint (item, "page", &page) ||
          !read_uint (item, "line", &line) || !read_string (item, "reason", &nick) ||
          !kyo_unplaced_reason_from_nick (nick, &reason))
        return FALSE;
      kyo_report_draft_add_unplaced (draft, text, page, line, reason);
    }
  return TRUE;
}

static gboolean
read_origins (JsonArray *list, KyoReportDraft *draft)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *item = get_item (list, i);
      KyoReportOrigin origin;
      const char *field, *text;

      if (item == NULL || !read_string (item, "field", &field) ||
          !read_string (item, "text", &text) || !read_uint (item, "page", &origin.page) ||
          !read_uint (item, "first", &origin.first_line) ||
          !read_uint (item, "last", &origin.last_line) ||
          !read_boolean (item, "mark", &origin.is_mark))
        return FALSE;
      origin.field = g_strdup (field);
      origin.text = g_strdup (text);
      g_ptr_array_add (draft->origins, g_memdup2 (&origin, sizeof origin));
    }
  return TRUE;
}

static gboolean
read_report (JsonObject *object, KyoReportDraft *draft)
{
  JsonArray *warnings = get_list (object, "warnings");
  JsonArray *unplaced = get_list (object, "unplaced");
  JsonArray *origins = get_list (object, "origins");

  return warnings != NULL && unplaced != NULL && origins != NULL &&
         read_uint (object, "pages", &draft->n_pages) && read_warnings (warnings, draft) &&
         read_unplaced (unplaced, draft) && read_origins (origins, draft);
}

/**
 * kyo_report_draft_read_json:
 * @draft: a draft that was made with its casebook, and to which nothing has been added
 * @json: what kyo_report_draft_dup_json() wrote
 * @error: return location for an error
 *
 * Reads again all that a draft says beside its casebook.
 *
 * Fails with `KYO_IMPORT_ERROR_VALUE` when it is not that; then @draft is good for nothing but to
 * be freed.
 *
 * Returns: `TRUE` when all was read
 */
gboolean
kyo_report_draft_read_json (KyoReportDraft *draft, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;

  if (strlen (json) <= MAX_JSON_BYTES && g_utf8_validate (json, -1, NULL) && is_harmless (json) &&
      json_parser_load_from_data (parser, json, -1, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      read_report (json_node_get_object (root), draft))
    return TRUE;

  g_set_error_literal (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_VALUE,
                       _ ("What is known of the places that this draft was read from is damaged. "
                          "Import the file again"));
  return FALSE;
}
