/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/kyo-export-formats.h"
#include "export/kyo-json.h"

static gboolean
is_included (const KyoExportContent *content, KyoAnnotation *annotation)
{
  for (guint i = 0; i < content->cases->len; i++)
    if (g_strcmp0 (kyo_case_get_id (content->cases->pdata[i]),
                   kyo_annotation_get_case_id (annotation)) == 0)
      return TRUE;

  return FALSE;
}

static void
add_annotations (JsonBuilder *builder, const KyoExportContent *content)
{
  GListModel *annotations = content->with_annotations ? content->annotations : NULL;

  json_builder_set_member_name (builder, "annotations");
  json_builder_begin_array (builder);
  for (guint i = 0; annotations != NULL && i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      if (is_included (content, annotation))
        json_builder_add_value (builder, kyo_json_from_annotation (annotation));
    }
  json_builder_end_array (builder);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Each theme once, in the order in which they are met; one without a name has null for its texts.
 */
static void
add_theme_names (JsonBuilder *builder,
                 const KyoExportContent *content,
                 KyoPassage *passage,
                 GHashTable *seen)
{
  const char *const *themes = kyo_passage_get_themes (passage);

  for (guint i = 0; themes != NULL && themes[i] != NULL; i++)
    {
      g_autoptr (KyoText) name = NULL;

      if (!g_hash_table_add (seen, g_strdup (themes[i])))
        continue;
      if (content->thesaurus != NULL)
        name =
          kyo_text_new (kyo_thesaurus_get_theme_label (content->thesaurus, themes[i], KYO_LANG_JA),
                        kyo_thesaurus_get_theme_label (content->thesaurus, themes[i], KYO_LANG_EN));
      json_builder_begin_object (builder);
      add_string (builder, "id", themes[i]);
      json_builder_set_member_name (builder, "label");
      json_builder_add_value (builder, kyo_json_from_text (name));
      json_builder_end_object (builder);
    }
}

static void
add_themes_of (JsonBuilder *builder,
               const KyoExportContent *content,
               GListModel *passages,
               GHashTable *seen)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      add_theme_names (builder, content, passage, seen);
    }
}

static void
add_themes (JsonBuilder *builder, const KyoExportContent *content)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  json_builder_set_member_name (builder, "themes");
  json_builder_begin_array (builder);
  for (guint i = 0; content->casebooks != NULL && i < content->casebooks->len; i++)
    add_themes_of (builder, content, kyo_casebook_get_synthesis (content->casebooks->pdata[i]),
                   seen);
  for (guint i = 0; i < content->cases->len; i++)
    for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
      add_themes_of (
        builder, content,
        kyo_section_get_passages (kyo_case_get_section (content->cases->pdata[i], kind)), seen);
  json_builder_end_array (builder);
}

/**
 * kyo_export_write_json:
 * @content: what goes into the document
 *
 * Writes one JSON object: generator, exported (RFC 3339), title, author, lang, tlp, casebooks,
 * cases (each whole, as `kyokunctl show --json` gives it), themes (what those are called by whose
 * ids its passages name them) and annotations. Texts are given in both languages and as they are
 * stored.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
kyo_export_write_json (const KyoExportContent *content)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *exported =
    g_date_time_format_iso8601 (content->when != NULL ? content->when : now);
  g_autofree char *author = g_utf8_make_valid (content->author != NULL ? content->author : "", -1);
  g_autofree char *title = g_utf8_make_valid (content->title != NULL ? content->title : "", -1);
  char *json;

  json_builder_begin_object (builder);
  add_string (builder, "generator", "Kyokun " KYO_VERSION);
  add_string (builder, "exported", exported);
  add_string (builder, "title", content->title != NULL ? title : NULL);
  add_string (builder, "author", content->author != NULL ? author : NULL);
  add_string (builder, "lang", kyo_enum_to_nick (KYO_TYPE_LANG, content->lang));
  add_string (builder, "tlp",
              kyo_enum_to_nick (KYO_TYPE_TLP, kyo_export_content_get_tlp (content)));
  json_builder_set_member_name (builder, "casebooks");
  json_builder_begin_array (builder);
  for (guint i = 0; content->casebooks != NULL && i < content->casebooks->len; i++)
    json_builder_add_value (builder, kyo_json_from_casebook (content->casebooks->pdata[i]));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < content->cases->len; i++)
    json_builder_add_value (builder, kyo_json_from_case (content->cases->pdata[i]));
  json_builder_end_array (builder);
  add_themes (builder, content);
  add_annotations (builder, content);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = kyo_json_dup_string (root);

  return g_bytes_new_take (json, strlen (json));
}
