/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "text/kyo-query-widen.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 50

static void
add_hit (JsonBuilder *builder, const KyoHit *hit)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "case");
  json_builder_add_string_value (builder, hit->case_id);
  json_builder_set_member_name (builder, "number");
  if (hit->case_number > 0)
    json_builder_add_int_value (builder, hit->case_number);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "target");
  json_builder_add_string_value (builder, hit->target_id);
  json_builder_set_member_name (builder, "where");
  json_builder_add_string_value (builder, hit->where);
  json_builder_set_member_name (builder, "snippet");
  json_builder_add_string_value (builder, hit->snippet);
  json_builder_set_member_name (builder, "lang");
  json_builder_add_string_value (builder, kyo_enum_to_nick (KYO_TYPE_LANG, hit->lang));
  json_builder_set_member_name (builder, "via");
  if (hit->via != NULL)
    json_builder_add_string_value (builder, hit->via);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
print_json (const char *query, GPtrArray *hits, guint total)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "query");
  json_builder_add_string_value (builder, query);
  json_builder_set_member_name (builder, "total");
  json_builder_add_int_value (builder, total);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    add_hit (builder, hits->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  kyo_ctl_print_json (json_builder_get_root (builder));
}

/* is_wide: whether to say by which other word each was found. */
static void
print_table (GPtrArray *hits, guint total, gboolean is_wide)
{
  g_autoptr (KyoCtlTable) table = kyo_ctl_table_new (
    _ ("Case"), _ ("Target"), _ ("Where"), _ ("Words"), is_wide ? _ ("Found by") : NULL, NULL);

  if (total == 0)
    {
      kyo_ctl_print ("%s\n", _ ("Nothing was found."));
      return;
    }

  for (guint i = 0; i < hits->len; i++)
    {
      const KyoHit *hit = hits->pdata[i];
      g_autofree char *number =
        hit->case_number > 0 ? g_strdup_printf ("%d", hit->case_number) : g_strdup (hit->case_id);

      kyo_ctl_table_add (table, number, hit->target_id, hit->where, hit->snippet,
                         !is_wide           ? NULL
                         : hit->via != NULL ? hit->via
                                            : "",
                         NULL);
    }
  kyo_ctl_table_print (table);
  if (hits->len < total)
    kyo_ctl_print (_ ("%u of %u; --limit 0 shows all.\n"), hits->len, total);
}

static KyoQuery *
create_query (const char *text, gboolean is_wide, KyoLang lang)
{
  g_autoptr (KyoQuery) query = kyo_query_new (text);
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();

  return is_wide ? kyo_query_widen (query, thesaurus, lang) : g_steal_pointer (&query);
}

/**
 * kyo_ctl_search:
 * @ctl: this run
 * @error: return location for an error
 *
 * `search`: prints where the words of a query stand, the best first.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_search (KyoCtl *ctl, GError **error)
{
  int limit = DEFAULT_LIMIT;
  gboolean is_wide = FALSE;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many; 0 for all"), "N" },
    { "widen", 0, 0, G_OPTION_ARG_NONE, &is_wide,
      N_ ("Find other words for the same too, in both languages; after what was typed"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoQuery) query = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const char *text;
  guint total = 0;

  if (!kyo_ctl_parse (ctl, entries, 1, 1, error) || !kyo_ctl_parse_limit (limit, error))
    return FALSE;
  text = kyo_ctl_get_arg (ctl, 0);
  if (!kyo_ctl_check_text ("QUERY", text, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  if (store == NULL)
    return FALSE;
  query = create_query (text, is_wide, ctl->lang);
  hits = kyo_store_search (store, query, limit, &total, error);
  if (hits == NULL)
    return FALSE;

  if (ctl->json)
    print_json (text, hits, total);
  else
    print_table (hits, total, is_wide);

  return TRUE;
}
