/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a draft says, by field, and whether it accounts for its source.
 */
#include "config.h"

#include "report-fields.h"

#include "import/kyo-report-words.h"

#include <stdlib.h>
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

/* Words that head several passages stand once in the source: what a heading says before its own
 * words is what another heading comes from. */
static gboolean
is_shared_heading (GHashTable *origins, const char *field, const char *said, const char *own)
{
  g_autofree char *shared = NULL;
  GHashTableIter iter;
  const char *other;
  const char *other_text;

  if (!g_str_has_suffix (field, "#heading") || !g_str_has_suffix (said, own))
    return FALSE;
  shared = g_strndup (said, strlen (said) - strlen (own));
  g_hash_table_iter_init (&iter, origins);
  while (g_hash_table_iter_next (&iter, (gpointer *) &other, (gpointer *) &other_text))
    {
      g_autofree char *solid = dup_solid (other_text);

      if (g_str_has_suffix (other, "#heading") && strcmp (other, field) != 0 &&
          strstr (solid, shared) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The letters of a text alone, without the numbers. */
static char *
dup_letters (const char *text)
{
  g_autofree char *key = kyo_report_dup_key (text);
  GString *letters = g_string_new (NULL);

  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isdigit (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));

  return g_string_free (letters, FALSE);
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (text, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* A mark holds no words of its own: it is a sign or a number, one of the words that the form of
 * such reports is made of, or repeats what its field says already. */
static gboolean
is_no_loss (GHashTable *fields, const char *field, const char *line)
{
  static const char *const SIGNS[] = { "", "事例", "対処", "対応", "事象", NULL };
  g_autofree char *letters = dup_letters (line);
  const char *said = g_hash_table_lookup (fields, field);
  const char *part = strchr (field, '#');
  int nick;

  if (is_one_of (letters, SIGNS))
    return TRUE;
  if (said != NULL)
    {
      g_autofree char *own = dup_letters (said);

      return strstr (own, letters) != NULL;
    }
  if (part != NULL && g_str_has_prefix (part, "#category-"))
    return TRUE;

  return part != NULL && kyo_enum_from_nick (KYO_TYPE_SECTION_KIND, part + 1, &nick) &&
         g_utf8_strlen (letters, -1) <= 14;
}

static void
assert_no_loss (GHashTable *fields, const KyoReportOrigin *origin)
{
  g_auto (GStrv) lines = g_strsplit (origin->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_no_loss (fields, origin->field, lines[i]))
      g_error ("“%s” was taken for a mark of %s", lines[i], origin->field);
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  return *(const char *) a - *(const char *) b;
}

/* Whether both hold the same characters, in whatever order. */
static gboolean
is_same_in_any_order (const char *first, const char *second)
{
  g_autofree char *a = g_strdup (first);
  g_autofree char *b = g_strdup (second);

  qsort (a, strlen (a), 1, compare_bytes);
  qsort (b, strlen (b), 1, compare_bytes);
  return g_str_equal (a, b);
}

/* Each field says what its origins say, no more and no less, and each origin is that of a field.
 * Where callouts are torn, their rests need not come in the order of the source. */
void
assert_accounts (KyoReportDraft *draft, gboolean in_order)
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
      if (origin->is_mark)
        assert_no_loss (fields, origin);
      else
        g_hash_table_insert (origins, g_strdup (origin->field),
                             g_strconcat (before != NULL ? before : "", origin->text, NULL));
    }
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, (gpointer *) &field, (gpointer *) &text))
    {
      const char *source = g_hash_table_lookup (origins, field);
      g_autofree char *expected = NULL;
      g_autofree char *got = dup_solid (text);

      expected = dup_solid (source != NULL ? source : "");
      if ((!in_order && is_same_in_any_order (got, expected)) ||
          (strcmp (got, expected) != 0 && is_shared_heading (origins, field, got, expected)))
        continue;
      g_test_message ("%s", field);
      g_assert_cmpstr (got, ==, expected);
    }
  g_hash_table_iter_init (&iter, origins);
  while (g_hash_table_iter_next (&iter, (gpointer *) &field, NULL))
    g_assert_true (g_hash_table_contains (fields, field));
}

/* Every character on its own line: taken away from there, nothing is left of any line. */
void
assert_lines_add_up (KyoReportDraft *draft, const char *text)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *flat = g_strdup (text);
  g_autofree gsize *left = NULL;

  for (char *p = flat; (p = strchr (p, '\f')) != NULL;)
    *p = ' ';
  lines = g_strsplit (flat, "\n", -1);
  left = g_new0 (gsize, g_strv_length (lines) + 1);
  for (guint i = 0; lines[i] != NULL; i++)
    left[i + 1] = count_source (lines[i]);
  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];
      g_auto (GStrv) own = g_strsplit (origin->text, "\n", -1);

      g_assert_cmpuint (g_strv_length (own), ==, origin->last_line - origin->first_line + 1);
      for (guint j = 0; own[j] != NULL; j++)
        {
          g_assert_nonnull (strstr (lines[origin->first_line + j - 1], own[j]));
          left[origin->first_line + j] -= count_source (own[j]);
        }
    }
  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = draft->unplaced->pdata[i];

      g_assert_nonnull (strstr (lines[unplaced->line - 1], unplaced->text));
      left[unplaced->line] -= count_source (unplaced->text);
    }
  for (guint i = 1; i <= g_strv_length (lines); i++)
    g_assert_cmpuint (left[i], ==, 0);
}
