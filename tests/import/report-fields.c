/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a draft says, by field, and whether it accounts for its source.
 */
#include "config.h"

#include "report-fields.h"

#include <string.h>

static void
add (GHashTable *fields, const char *prefix, const char *suffix, KyoText *text)
{
  if (text != NULL)
    g_hash_table_insert (fields, g_strconcat (prefix, suffix, NULL),
                         g_strdup (kyo_text_get_ja (text)));
}

static void
add_passages (GHashTable *fields, GListModel *passages)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      add (fields, kyo_passage_get_id (passage), "", kyo_passage_get_text (passage));
      add (fields, kyo_passage_get_id (passage), "#heading", kyo_passage_get_heading (passage));
    }
}

static void
add_case (GHashTable *fields, KyoCase *kase)
{
  g_autofree char *prefix = g_strdup_printf ("c%d", kyo_case_get_number (kase));
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  add (fields, prefix, "#title", kyo_case_get_title (kase));
  add (fields, prefix, "#summary", kyo_case_get_summary (kase));
  for (guint i = 0; i < KYO_N_SECTIONS; i++)
    add_passages (fields, kyo_section_get_passages (kyo_case_get_section (kase, i)));
  for (guint i = 0; i < participants->len; i++)
    add (fields, kyo_participant_get_id (participants->pdata[i]), "",
         kyo_participant_get_label (participants->pdata[i]));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add (fields, kyo_step_get_id (step), "", kyo_step_get_text (step));
    }
}

/* Loads a file that the build has made. */
GBytes *
load_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* Every text of a draft: field → words. */
GHashTable *
list_fields (KyoCasebook *casebook)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *cases = kyo_casebook_get_cases (casebook);

  add (fields, "", "#title", kyo_casebook_get_title (casebook));
  add_passages (fields, kyo_casebook_get_criteria (casebook));
  add_passages (fields, kyo_casebook_get_synthesis (casebook));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      add_case (fields, kase);
    }

  return fields;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c < 0x20;
}

static char *
dup_solid (const char *text)
{
  GString *solid = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_space (g_utf8_get_char (p)))
      g_string_append_unichar (solid, g_utf8_get_char (p));

  return g_string_free (solid, FALSE);
}

/* How many characters there are to account for. */
gsize
count_source (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += is_space (g_utf8_get_char (p)) ? 0 : 1;

  return n;
}

/* Words that head several passages stand once in the source. */
static gboolean
heads_another (GHashTable *fields, GHashTable *origins, const char *field, const char *text)
{
  GHashTableIter iter;
  const char *other;
  const char *other_text;

  if (!g_str_has_suffix (field, "#heading"))
    return FALSE;
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, (gpointer *) &other, (gpointer *) &other_text))
    if (g_str_has_suffix (other, "#heading") && g_str_equal (text, other_text) &&
        g_hash_table_contains (origins, other))
      return TRUE;

  return FALSE;
}

/* Each field says what its origins say, no more and no less, and each origin is that of a field. */
void
assert_accounts (KyoReportDraft *draft)
{
  g_autoptr (GHashTable) fields = list_fields (draft->casebook);
  g_autoptr (GHashTable) origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *field;
  const char *text;

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];
      const char *before = g_hash_table_lookup (origins, origin->field);

      g_assert_cmpuint (origin->first_line, <=, origin->last_line);
      g_assert_cmpuint (origin->page, <=, draft->n_pages);
      if (!origin->is_mark)
        g_hash_table_insert (origins, g_strdup (origin->field),
                             g_strconcat (before != NULL ? before : "", origin->text, NULL));
    }
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, (gpointer *) &field, (gpointer *) &text))
    {
      const char *source = g_hash_table_lookup (origins, field);
      g_autofree char *expected = NULL;
      g_autofree char *got = dup_solid (text);

      if (source == NULL && heads_another (fields, origins, field, text))
        continue;
      g_test_message ("%s", field);
      g_assert_nonnull (source);
      expected = dup_solid (source);
      g_assert_cmpstr (got, ==, expected);
    }
  g_hash_table_iter_init (&iter, origins);
  while (g_hash_table_iter_next (&iter, (gpointer *) &field, NULL))
    g_assert_true (g_hash_table_contains (fields, field));
}
