/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/kyo-json.h"

/* JSON is UTF-8; what is not (a text that came from a damaged file) is replaced, never passed on.
 */
static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    {
      json_builder_add_null_value (builder);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (value, -1);

      json_builder_add_string_value (builder, valid);
    }
}

/* 0 stands for none. */
static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (value == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value);
}

static void
add_node (JsonBuilder *builder, const char *name, JsonNode *node)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, node);
}

static void
add_nick (JsonBuilder *builder, const char *name, GType type, int value)
{
  add_string (builder, name, kyo_enum_to_nick (type, value));
}

static void
add_strings (JsonBuilder *builder, const char *name, const char *const *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (strings[i], -1);

      json_builder_add_string_value (builder, valid);
    }
  json_builder_end_array (builder);
}

static JsonNode *
finish (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
add_passage (JsonBuilder *builder, KyoPassage *passage)
{
  KyoText *heading = kyo_passage_get_heading (passage);

  json_builder_begin_object (builder);
  add_string (builder, "id", kyo_passage_get_id (passage));
  add_number (builder, "incident", kyo_passage_get_incident (passage));
  json_builder_set_member_name (builder, "heading");
  if (heading != NULL)
    json_builder_add_value (builder, kyo_json_from_text (heading));
  else
    json_builder_add_null_value (builder);
  add_node (builder, "text", kyo_json_from_text (kyo_passage_get_text (passage)));
  if (kyo_passage_get_cases (passage) != NULL)
    add_strings (builder, "cases", kyo_passage_get_cases (passage));
  if (kyo_passage_get_passages (passage) != NULL)
    add_strings (builder, "passages", kyo_passage_get_passages (passage));
  add_strings (builder, "steps", kyo_passage_get_steps (passage));
  add_strings (builder, "themes", kyo_passage_get_themes (passage));
  json_builder_end_object (builder);
}

static void
add_passages (JsonBuilder *builder, const char *name, GListModel *passages)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      add_passage (builder, passage);
    }
  json_builder_end_array (builder);
}

static void
add_sections (JsonBuilder *builder, KyoCase *kase)
{
  KyoSection *overview = kyo_case_get_section (kase, KYO_SECTION_OVERVIEW);

  add_passages (builder, "overview", kyo_section_get_passages (overview));
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_object (builder);
  for (int kind = KYO_SECTION_BACKGROUND; kind < KYO_N_SECTIONS; kind++)
    add_passages (builder, kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, kind),
                  kyo_section_get_passages (kyo_case_get_section (kase, kind)));
  json_builder_end_object (builder);
}

static void
add_participants (JsonBuilder *builder, KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  json_builder_set_member_name (builder, "participants");
  json_builder_begin_array (builder);
  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];
      KyoParticipant *parent = kyo_participant_get_parent (participant);

      json_builder_begin_object (builder);
      add_string (builder, "id", kyo_participant_get_id (participant));
      add_nick (builder, "kind", KYO_TYPE_PARTICIPANT_KIND, kyo_participant_get_kind (participant));
      add_string (builder, "parent", parent != NULL ? kyo_participant_get_id (parent) : NULL);
      add_node (builder, "label", kyo_json_from_text (kyo_participant_get_label (participant)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Of "from" and "to", those that the publication does not name. */
static void
add_inferred (JsonBuilder *builder, KyoStepEnds inferred)
{
  const char *ends[3] = { NULL };
  guint n = 0;

  if (inferred & KYO_STEP_END_FROM)
    ends[n++] = "from";
  if (inferred & KYO_STEP_END_TO)
    ends[n++] = "to";
  add_strings (builder, "inferred", ends);
}

static void
add_step (JsonBuilder *builder, KyoStep *step)
{
  KyoTime *when = kyo_step_get_when (step);
  KyoText *relative = kyo_step_get_relative (step);

  json_builder_begin_object (builder);
  add_string (builder, "id", kyo_step_get_id (step));
  add_nick (builder, "kind", KYO_TYPE_STEP_KIND, kyo_step_get_kind (step));
  add_string (builder, "number", kyo_step_get_number (step));
  add_node (builder, "text", kyo_json_from_text (kyo_step_get_text (step)));
  add_string (builder, "from", kyo_step_get_from (step));
  add_string (builder, "to", kyo_step_get_to (step));
  add_inferred (builder, kyo_step_get_inferred (step));
  add_nick (builder, "phase", KYO_TYPE_PHASE, kyo_step_get_phase (step));
  add_string (builder, "when", when != NULL ? kyo_time_get_edtf (when) : NULL);
  if (relative != NULL)
    add_node (builder, "relative", kyo_json_from_text (relative));
  add_strings (builder, "passages", kyo_step_get_passages (step));
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, KyoCase *kase)
{
  GListModel *steps = kyo_case_get_steps (kase);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add_step (builder, step);
    }
  json_builder_end_array (builder);
}

static void
add_case_fields (JsonBuilder *builder, KyoCase *kase)
{
  KyoTime *when = kyo_case_get_when (kase);

  add_string (builder, "id", kyo_case_get_id (kase));
  add_number (builder, "number", kyo_case_get_number (kase));
  add_nick (builder, "kind", KYO_TYPE_CASE_KIND, kyo_case_get_kind (kase));
  add_nick (builder, "category", KYO_TYPE_CATEGORY, kyo_case_get_category (kase));
  add_node (builder, "title", kyo_json_from_text (kyo_case_get_title (kase)));
  add_node (builder, "summary", kyo_json_from_text (kyo_case_get_summary (kase)));
  add_nick (builder, "tlp", KYO_TYPE_TLP, kyo_case_get_tlp (kase));
  add_string (builder, "when", when != NULL ? kyo_time_get_edtf (when) : NULL);
  json_builder_set_member_name (builder, "draft");
  json_builder_add_boolean_value (builder, kyo_case_is_draft (kase));
  json_builder_set_member_name (builder, "annotations");
  json_builder_add_int_value (builder, kyo_case_get_n_annotations (kase));
}

/**
 * kyo_json_from_text:
 * @text: (nullable): a text
 *
 * Makes `{ "ja": string|null, "en": string|null }`.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
kyo_json_from_text (KyoText *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "ja", kyo_text_get_ja (text));
  add_string (builder, "en", kyo_text_get_en (text));

  return finish (builder);
}

/**
 * kyo_json_from_case_short:
 * @kase: a case, complete or not
 *
 * Makes one item of a list of cases: what is known of the case as a whole. Its number is null when
 * it has none.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
kyo_json_from_case_short (KyoCase *kase)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  json_builder_begin_object (builder);
  add_case_fields (builder, kase);

  return finish (builder);
}

/**
 * kyo_json_from_case:
 * @kase: a complete case
 *
 * Makes the case whole: the fields of [func@Kyo.json_from_case_short], then overview, the six
 * sections (always all six, in the order of reading), participants (each before its children),
 * steps and themes.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
kyo_json_from_case (KyoCase *kase)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  json_builder_begin_object (builder);
  add_case_fields (builder, kase);
  add_string (builder, "casebook", kyo_case_get_casebook_id (kase));
  add_string (builder, "yomi", kyo_case_get_yomi (kase));
  add_sections (builder, kase);
  add_participants (builder, kase);
  add_steps (builder, kase);
  add_strings (builder, "themes", kyo_case_get_themes (kase));

  return finish (builder);
}

/**
 * kyo_json_from_annotation:
 * @annotation: an annotation
 *
 * Makes one item of a list of annotations.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
kyo_json_from_annotation (KyoAnnotation *annotation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *body;

  g_return_val_if_fail (KYO_IS_ANNOTATION (annotation), NULL);

  body = kyo_annotation_get_body (annotation);
  json_builder_begin_object (builder);
  add_string (builder, "id", kyo_annotation_get_id (annotation));
  add_string (builder, "case", kyo_annotation_get_case_id (annotation));
  add_string (builder, "target", kyo_annotation_get_target_id (annotation));
  add_nick (builder, "kind", KYO_TYPE_ANNOTATION_KIND, kyo_annotation_get_kind (annotation));
  add_string (builder, "quote", kyo_annotation_get_quote (annotation));
  add_string (builder, "body", body != NULL ? body : "");
  add_string (builder, "author", kyo_annotation_get_author (annotation));
  add_string (builder, "created", kyo_annotation_get_created (annotation));
  add_nick (builder, "state", KYO_TYPE_ANNOTATION_STATE, kyo_annotation_get_state (annotation));
  add_nick (builder, "anchor", KYO_TYPE_ANCHOR_STATE, kyo_annotation_get_anchor (annotation));

  return finish (builder);
}

/**
 * kyo_json_from_casebook:
 * @casebook: a casebook
 *
 * Makes what is said of the casebook itself: id, version, title, publisher, period, selection
 * criteria and synthesis; not its cases.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
kyo_json_from_casebook (KyoCasebook *casebook)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  KyoTime *period;

  g_return_val_if_fail (KYO_IS_CASEBOOK (casebook), NULL);

  period = kyo_casebook_get_period (casebook);
  json_builder_begin_object (builder);
  add_string (builder, "id", kyo_casebook_get_id (casebook));
  add_number (builder, "version", kyo_casebook_get_version (casebook));
  json_builder_set_member_name (builder, "draft");
  json_builder_add_boolean_value (builder, kyo_casebook_is_draft (casebook));
  add_node (builder, "title", kyo_json_from_text (kyo_casebook_get_title (casebook)));
  add_node (builder, "publisher", kyo_json_from_text (kyo_casebook_get_publisher (casebook)));
  add_string (builder, "period", period != NULL ? kyo_time_get_edtf (period) : NULL);
  add_passages (builder, "criteria", kyo_casebook_get_criteria (casebook));
  add_passages (builder, "synthesis", kyo_casebook_get_synthesis (casebook));

  return finish (builder);
}

/**
 * kyo_json_dup_string:
 * @node: any node
 *
 * Writes @node indented by two spaces, with a line feed at the end. Non-ASCII characters stand as
 * they are, control characters are escaped.
 *
 * Returns: (transfer full): the document in UTF-8
 */
char *
kyo_json_dup_string (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *data = NULL;
  GString *string;

  g_return_val_if_fail (node != NULL, NULL);

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_set_root (generator, node);
  data = json_generator_to_data (generator, NULL);
  string = g_string_new (data);
  /* json-glib 1.6 escapes the control characters up to 1e and leaves out the last one. */
  g_string_replace (string, "\x1f", "\\u001f", 0);
  g_string_append_c (string, '\n');

  return g_string_free (string, FALSE);
}
