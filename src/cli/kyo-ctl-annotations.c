/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "export/kyo-json.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

static void
print_json (GListModel *annotations)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      json_array_add_element (array, kyo_json_from_annotation (annotation));
    }
  json_node_take_array (node, array);
  kyo_ctl_print_json (node);
}

static void
print_annotation (KyoAnnotation *annotation, KyoLang lang)
{
  kyo_ctl_print ("%s  %s  %s\n", kyo_annotation_get_created (annotation),
                 kyo_annotation_get_author (annotation),
                 kyo_annotation_kind_label (kyo_annotation_get_kind (annotation), lang));
  kyo_ctl_print (
    "  %s · %s · %s", kyo_annotation_get_case_id (annotation),
    kyo_annotation_get_target_id (annotation),
    kyo_enum_to_nick (KYO_TYPE_ANNOTATION_STATE, kyo_annotation_get_state (annotation)));
  if (kyo_annotation_get_anchor (annotation) != KYO_ANCHOR_EXACT)
    kyo_ctl_print (
      " · %s", kyo_enum_to_nick (KYO_TYPE_ANCHOR_STATE, kyo_annotation_get_anchor (annotation)));
  kyo_ctl_print ("\n");
  if (kyo_annotation_get_quote (annotation) != NULL)
    {
      g_autofree char *quote = g_strdup_printf ("“%s”", kyo_annotation_get_quote (annotation));

      kyo_ctl_print_paragraph (4, quote);
    }
  kyo_ctl_print_paragraph (2, kyo_annotation_get_body (annotation));
}

static void
print_list (GListModel *annotations, KyoLang lang)
{
  guint n = g_list_model_get_n_items (annotations);

  if (n == 0)
    kyo_ctl_print ("%s\n", _ ("There are no annotations."));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      if (i > 0)
        kyo_ctl_print ("\n");
      print_annotation (annotation, lang);
    }
}

/**
 * kyo_ctl_annotations:
 * @ctl: this run
 * @error: return location for an error
 *
 * `annotations`: prints what was annotated, in one case or in all, in the order in which it was.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_annotations (KyoCtl *ctl, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GListModel) annotations = NULL;

  if (!kyo_ctl_parse (ctl, entries, 0, 1, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  if (store == NULL)
    return FALSE;
  if (kyo_ctl_get_arg (ctl, 0) != NULL)
    {
      kase = kyo_ctl_dup_case (store, kyo_ctl_get_arg (ctl, 0), error);
      if (kase == NULL)
        return FALSE;
    }
  annotations =
    kyo_store_list_annotations (store, kase != NULL ? kyo_case_get_id (kase) : NULL, error);
  if (annotations == NULL)
    return FALSE;

  if (ctl->json)
    print_json (annotations);
  else
    print_list (annotations, ctl->lang);

  return TRUE;
}
