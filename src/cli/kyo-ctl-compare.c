/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "compare/kyo-similarity.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define MAX_TEXT_BYTES (4 * 1024 * 1024) /* more than any report of an incident */

static char *
read_stream (FILE *stream, const char *name, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[8192];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stream)) > 0)
    {
      g_string_append_len (text, buffer, n);
      if (text->len > MAX_TEXT_BYTES)
        {
          g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
                       _ ("%s holds more than %d MiB; give it the text of one incident"), name,
                       MAX_TEXT_BYTES / 1024 / 1024);
          return NULL;
        }
    }
  if (ferror (stream))
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED, _ ("%s cannot be read: %s"), name,
                   g_strerror (errno));
      return NULL;
    }
  if (memchr (text->str, '\0', text->len) != NULL || !g_utf8_validate (text->str, -1, NULL))
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
                   _ ("%s is not a text in UTF-8; save it as one and try again"), name);
      return NULL;
    }

  return g_strdup (text->str);
}

static char *
read_text (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  char *text;
  FILE *stream;

  if (strcmp (path, "-") == 0)
    return read_stream (stdin, _ ("Standard input"), error);

  name = g_filename_display_name (path);
  stream = fopen (path, "re");
  if (stream == NULL)
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED, _ ("%s cannot be read: %s"), name,
                   g_strerror (errno));
      return NULL;
    }
  text = read_stream (stream, name, error);
  fclose (stream);
  return text;
}

static GPtrArray *
read_reference_cases (KyoStore *store, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) all = kyo_store_list_cases (store, error);

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KyoCase) in_short = g_list_model_get_item (all, i);
      KyoCase *kase;

      if (kyo_case_get_kind (in_short) != KYO_CASE_REFERENCE)
        continue;
      kase = kyo_store_dup_case (store, kyo_case_get_id (in_short), error);
      if (kase == NULL)
        return NULL;
      g_ptr_array_add (cases, kase);
    }

  return g_steal_pointer (&cases);
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

/* What is marked in a text, as it is written there. */
static void
add_words (JsonBuilder *builder, const char *name, const char *text, const GArray *marks)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const KyoTextRange *mark = &g_array_index (marks, KyoTextRange, i);
      g_autofree char *word = g_strndup (text + mark->start, mark->end - mark->start);

      json_builder_add_string_value (builder, word);
    }
  json_builder_end_array (builder);
}

static void
add_reason (JsonBuilder *builder, const KyoReason *reason)
{
  json_builder_begin_object (builder);
  add_string (builder, "kind", reason->kind);
  add_string (builder, "label", reason->label);
  json_builder_set_member_name (builder, "weight");
  json_builder_add_double_value (builder, reason->weight);
  add_string (builder, "query_passage", reason->query_passage);
  add_string (builder, "query_text", reason->query_text);
  add_words (builder, "query_words", reason->query_text, reason->query_marks);
  add_string (builder, "case_passage", reason->case_passage);
  add_string (builder, "case_text", reason->case_text);
  add_words (builder, "case_words", reason->case_text, reason->case_marks);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *matches)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < matches->len; i++)
    {
      const KyoMatch *match = matches->pdata[i];
      int number = kyo_case_get_number (match->kase);

      json_builder_begin_object (builder);
      add_string (builder, "case", kyo_case_get_id (match->kase));
      json_builder_set_member_name (builder, "number");
      if (number > 0)
        json_builder_add_int_value (builder, number);
      else
        json_builder_add_null_value (builder);
      json_builder_set_member_name (builder, "score");
      json_builder_add_double_value (builder, match->score);
      json_builder_set_member_name (builder, "reasons");
      json_builder_begin_array (builder);
      for (guint j = 0; j < match->reasons->len; j++)
        add_reason (builder, match->reasons->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  kyo_ctl_print_json (json_builder_get_root (builder));
}

static void
print_match (const KyoMatch *match, KyoLang lang)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  int number = kyo_case_get_number (match->kase);

  kyo_ctl_print ("%3.0f %%  ", match->score * 100);
  if (number > 0)
    kyo_ctl_print ("%d. ", number);
  kyo_ctl_print ("%s\n", kyo_text_get (kyo_case_get_title (match->kase), lang));

  for (guint i = 0; i < match->reasons->len; i++)
    {
      const KyoReason *reason = match->reasons->pdata[i];

      if (i > 0)
        g_string_append (reasons, " · ");
      if (strcmp (reason->kind, "broader") == 0)
        g_string_append_printf (reasons, _ ("Of one kind: %s"), reason->label);
      else if (strcmp (reason->kind, "category") == 0)
        g_string_append_printf (reasons, _ ("Class: %s"), reason->label);
      else if (strcmp (reason->kind, "theme") == 0)
        g_string_append_printf (reasons, _ ("Theme: %s"), reason->label);
      else
        g_string_append (reasons, reason->label);
      g_string_append_printf (reasons, " %.0f %%", reason->weight * 100);
      if (reason->case_passage != NULL)
        g_string_append_printf (reasons, " [%s]", reason->case_passage);
    }
  kyo_ctl_print_paragraph (7, reasons->str);
}

static void
print_list (GPtrArray *matches, KyoLang lang)
{
  if (matches->len == 0)
    kyo_ctl_print ("%s\n", _ ("No case has anything in common with it."));
  for (guint i = 0; i < matches->len; i++)
    print_match (matches->pdata[i], lang);
}

static GPtrArray *
compare (KyoCtl *ctl, const char *text, guint limit, GError **error)
{
  g_autoptr (KyoStore) store = kyo_ctl_open_store (ctl, KYO_CTL_READ, error);
  g_autoptr (KyoThesaurus) thesaurus = kyo_thesaurus_new_bundled ();
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (KyoCase) kase = NULL;

  if (store == NULL)
    return NULL;
  if (text == NULL)
    {
      kase = kyo_ctl_dup_case (store, kyo_ctl_get_arg (ctl, 0), error);
      if (kase == NULL)
        return NULL;
    }
  cases = read_reference_cases (store, error);
  if (cases == NULL)
    return NULL;

  return kase != NULL ? kyo_compare_case (cases, kase, thesaurus, ctl->lang, limit, error)
                      : kyo_compare_text (cases, text, thesaurus, ctl->lang, limit, error);
}

/**
 * kyo_ctl_compare:
 * @ctl: this run
 * @error: return location for an error
 *
 * `compare`: ranks the reference cases by how like a case, or a text, they are, with the reasons.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_compare (KyoCtl *ctl, GError **error)
{
  g_autofree char *path = NULL, *text = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Compare this text; - reads it from standard input"), N_ ("FILE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many; 0 for all"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) matches = NULL;

  if (!kyo_ctl_parse (ctl, entries, 0, 1, error) || !kyo_ctl_parse_limit (limit, error))
    return FALSE;
  if ((path == NULL) == (kyo_ctl_get_arg (ctl, 0) == NULL))
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
                   _ ("Give either a CASE or --text FILE to compare with"));
      return FALSE;
    }
  if (path != NULL && (text = read_text (path, error)) == NULL)
    return FALSE;

  matches = compare (ctl, text, limit, error);
  if (matches == NULL)
    return FALSE;

  if (ctl->json)
    print_json (matches);
  else
    print_list (matches, ctl->lang);

  return TRUE;
}
