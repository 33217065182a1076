/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "export/kyo-json.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

typedef struct
{
  int kind;     /* KyoCaseKind, -1 for any */
  int category; /* KyoCategory, -1 for any */
} Filter;

static gboolean
parse_filter (const char *kind, const char *category, Filter *filter, GError **error)
{
  filter->kind = filter->category = -1;

  return (kind == NULL ||
          kyo_ctl_parse_nick (KYO_TYPE_CASE_KIND, "--kind", kind, &filter->kind, error)) &&
         (category == NULL ||
          kyo_ctl_parse_nick (KYO_TYPE_CATEGORY, "--category", category, &filter->category, error));
}

static GPtrArray *
collect_cases (GListModel *all, const Filter *filter)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (all, i);

      if ((filter->kind < 0 || (int) kyo_case_get_kind (kase) == filter->kind) &&
          (filter->category < 0 || (int) kyo_case_get_category (kase) == filter->category))
        g_ptr_array_add (cases, g_steal_pointer (&kase));
    }

  return cases;
}

static void
print_json (GPtrArray *cases)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < cases->len; i++)
    json_array_add_element (array, kyo_json_from_case_short (cases->pdata[i]));
  json_node_take_array (node, array);
  kyo_ctl_print_json (node);
}

static void
print_table (GPtrArray *cases, KyoLang lang)
{
  g_autoptr (KyoCtlTable) table = kyo_ctl_table_new (_ ("No."), _ ("Id"), _ ("Class"), _ ("Label"),
                                                     _ ("Annotations"), _ ("Title"), NULL);

  for (guint i = 0; i < cases->len; i++)
    {
      KyoCase *kase = cases->pdata[i];
      int number = kyo_case_get_number (kase);
      g_autofree char *number_text = number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
      g_autofree char *count = g_strdup_printf ("%u", kyo_case_get_n_annotations (kase));
      const char *title = kyo_text_get (kyo_case_get_title (kase), lang);
      g_autofree char *marked =
        kyo_case_is_draft (kase) ? g_strdup_printf (_ ("[draft] %s"), title) : g_strdup (title);

      kyo_ctl_table_add (table, number_text, kyo_case_get_id (kase),
                         kyo_category_label (kyo_case_get_category (kase), lang),
                         kyo_tlp_label (kyo_case_get_tlp (kase)), count, marked, NULL);
    }
  kyo_ctl_table_print (table);
}

/**
 * kyo_ctl_list:
 * @ctl: this run
 * @error: return location for an error
 *
 * `list`: prints the cases, reference cases first.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_list (KyoCtl *ctl, GError **error)
{
  g_autofree char *kind = NULL, *category = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_ ("Only cases of this kind"), "reference|own" },
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &category, N_ ("Only cases of this class"), "C" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  Filter filter;

  if (!kyo_ctl_parse (ctl, entries, 0, 0, error) || !parse_filter (kind, category, &filter, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  if (store == NULL)
    return FALSE;
  all = kyo_store_list_cases (store, error);
  if (all == NULL)
    return FALSE;

  cases = collect_cases (all, &filter);
  if (ctl->json)
    print_json (cases);
  else
    print_table (cases, ctl->lang);

  return TRUE;
}
