/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/case-list/kyo-case-search.h"

#include "text/kyo-query-widen.h"
#include "text/kyo-snippet.h"

#define SNIPPET_CHARS 60
#define MAX_PLACES 1000 /* of which the best of each case is shown */

static void
place_free (KyoCasePlace *place)
{
  if (place == NULL)
    return;
  g_free (place->markup);
  g_free (place->target_id);
  g_free (place->via);
  g_free (place);
}

static KyoQuery *
create_query (const char *words, KyoThesaurus *thesaurus, KyoLang lang)
{
  g_autoptr (KyoQuery) query = kyo_query_new (words);

  return thesaurus != NULL ? kyo_query_widen (query, thesaurus, lang) : g_steal_pointer (&query);
}

/* Titles are shown already; of the other places the best one is told. */
static void
add_places (KyoCaseFindings *findings, GPtrArray *hits, KyoQuery *query)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const KyoHit *hit = g_ptr_array_index (hits, i);
      KyoCasePlace *place = g_hash_table_lookup (findings->cases, hit->case_id);

      if (!g_hash_table_contains (findings->cases, hit->case_id) ||
          (place != NULL && place->markup != NULL) ||
          (hit->via == NULL && g_str_equal (hit->where, "title")))
        continue;
      if (place == NULL)
        {
          place = g_new0 (KyoCasePlace, 1);
          g_hash_table_insert (findings->cases, g_strdup (hit->case_id), place);
        }
      if (place->via == NULL)
        place->via = g_strdup (hit->via);
      if (g_str_equal (hit->where, "title"))
        continue;
      place->markup = kyo_snippet_dup_markup (hit->snippet, query, SNIPPET_CHARS);
      place->target_id = g_strdup (hit->target_id);
      g_free (place->via);
      place->via = g_strdup (hit->via);
    }
}

/* What no single text says in what was typed, several may say in other words. */
static void
mark_others (KyoCaseFindings *findings, GHashTable *exact)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, findings->cases);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      KyoCasePlace *place = value;

      if (g_hash_table_contains (exact, id))
        continue;
      if (place == NULL)
        {
          place = g_new0 (KyoCasePlace, 1);
          g_hash_table_iter_replace (&iter, place);
        }
      if (place->via == NULL)
        place->via = g_strdup ("");
    }
}

static KyoCaseFindings *
search_store (KyoStore *store, KyoQuery *query, GError **error)
{
  g_autoptr (KyoCaseFindings) findings = g_new0 (KyoCaseFindings, 1);
  g_autoptr (GHashTable) ids = kyo_store_search_cases (store, query, error);
  g_autoptr (GHashTable) exact = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    return NULL;
  if (kyo_query_is_wide (query))
    {
      exact = kyo_store_search_cases (store, kyo_query_get_exact (query), error);
      if (exact == NULL)
        return NULL;
    }
  hits = kyo_store_search (store, query, MAX_PLACES, NULL, error);
  if (hits == NULL)
    return NULL;

  findings->also = kyo_query_dup_labels (query);
  findings->cases =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) place_free);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_insert (findings->cases, g_strdup (id), NULL);
  add_places (findings, hits, query);
  if (exact != NULL)
    mark_others (findings, exact);

  return g_steal_pointer (&findings);
}

/**
 * kyo_case_findings_free:
 * @findings: (transfer full): what was found
 *
 * Frees it.
 */
void
kyo_case_findings_free (KyoCaseFindings *findings)
{
  g_return_if_fail (findings != NULL);

  g_clear_pointer (&findings->cases, g_hash_table_unref);
  g_strfreev (findings->also);
  g_free (findings);
}

/**
 * kyo_case_search:
 * @store_path: the store to search in
 * @words: what was typed; not empty
 * @thesaurus: (nullable): by which to seek other words for the same too
 * @lang: the reader's language
 * @error: return location for an error
 *
 * Finds the cases that say something, and the place where each says it best. Opens the store anew,
 * for reading, so that it can be called in a thread.
 *
 * Fails as kyo_store_open() and kyo_store_search() do.
 *
 * Returns: (transfer full): what was found, or `NULL` with @error set
 */
KyoCaseFindings *
kyo_case_search (
  const char *store_path, const char *words, KyoThesaurus *thesaurus, KyoLang lang, GError **error)
{
  g_autoptr (KyoQuery) query = create_query (words, thesaurus, lang);
  g_autoptr (KyoStore) store = kyo_store_open (store_path, KYO_STORE_OPEN_READ_ONLY, error);

  return store != NULL ? search_store (store, query, error) : NULL;
}
