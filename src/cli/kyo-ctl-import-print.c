/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import says: what was taken, what was not, and why. A text that could not be placed is
 * told with the case on whose pages it stands, any other, and the warnings, with the file's first
 * case; so each is told once.
 */
#include "config.h"

#include "cli/kyo-ctl-import-print.h"

#include "cli/kyo-ctl-print.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kyo_imported_new:
 * @name: the name of a file
 *
 * Returns: (transfer full): a file of which nothing has become yet
 */
KyoImported *
kyo_imported_new (const char *name)
{
  KyoImported *imported = g_new0 (KyoImported, 1);

  imported->name = g_strdup (name);
  imported->new_cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return imported;
}

/**
 * kyo_imported_free:
 * @imported: (transfer full): a file
 *
 * Frees what became of it.
 */
void
kyo_imported_free (KyoImported *imported)
{
  g_free (imported->name);
  g_free (imported->format);
  g_clear_object (&imported->casebook);
  g_hash_table_unref (imported->new_cases);
  kyo_report_draft_free (imported->draft);
  g_clear_error (&imported->error);
  g_free (imported);
}

static const char *
get_status (const KyoImported *imported, KyoCase *kase)
{
  if (imported->casebook == NULL)
    return "rejected";
  if (imported->result == KYO_STORE_IMPORT_UNCHANGED)
    return "unchanged";
  return g_hash_table_contains (imported->new_cases, kyo_case_get_id (kase)) ? "imported"
                                                                             : "updated";
}

static const char *
get_reason_label (KyoUnplacedReason reason)
{
  switch (reason)
    {
    case KYO_UNPLACED_PAGE_NUMBER:
      return _ ("page number");
    case KYO_UNPLACED_FURNITURE:
      return _ ("on most pages");
    case KYO_UNPLACED_HEADING:
      return _ ("heading");
    case KYO_UNPLACED_LEGEND:
      return _ ("note on the diagram");
    case KYO_UNPLACED_UNKNOWN:
    default:
      return _ ("not recognised");
    }
}

static char *
dup_unplaced (const KyoUnplaced *unplaced)
{
  return g_strdup_printf (_ ("Page %u, line %u: %s (%s)"), unplaced->page, unplaced->line,
                          unplaced->text, get_reason_label (unplaced->reason));
}

/* The case whose fields were read from each page: page → its number, 0 where there are two. */
static GHashTable *
map_pages (KyoReportDraft *draft)
{
  GHashTable *pages = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];
      gpointer page = GUINT_TO_POINTER (origin->page);
      guint64 number = origin->field[0] == 'c' ? g_ascii_strtoull (origin->field + 1, NULL, 10) : 0;
      gpointer known;

      if (g_hash_table_lookup_extended (pages, page, NULL, &known) &&
          GPOINTER_TO_UINT (known) != number)
        number = 0;
      g_hash_table_insert (pages, page, GUINT_TO_POINTER ((guint) number));
    }

  return pages;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

static void
add_warnings (JsonBuilder *builder, const KyoImported *imported, gboolean is_first)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  if (imported->casebook == NULL)
    add_string (builder, NULL, imported->error->message);
  else if (imported->draft != NULL && is_first)
    for (guint i = 0; i < imported->draft->warnings->len; i++)
      add_string (builder, NULL, imported->draft->warnings->pdata[i]);
  json_builder_end_array (builder);
}

/* Those on pages of this case, and with the first case those on any other page. */
static void
add_unplaced (JsonBuilder *builder,
              const KyoImported *imported,
              KyoCase *kase,
              GHashTable *pages,
              GHashTable *numbers,
              gboolean is_first)
{
  json_builder_set_member_name (builder, "unplaced");
  json_builder_begin_array (builder);
  for (guint i = 0; kase != NULL && pages != NULL && i < imported->draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = imported->draft->unplaced->pdata[i];
      gpointer number = g_hash_table_lookup (pages, GUINT_TO_POINTER (unplaced->page));
      gboolean is_own = GPOINTER_TO_INT (number) == kyo_case_get_number (kase);
      g_autofree char *text = NULL;

      if (!(number != NULL && g_hash_table_contains (numbers, number) ? is_own : is_first))
        continue;
      text = dup_unplaced (unplaced);
      add_string (builder, NULL, text);
    }
  json_builder_end_array (builder);
}

static GHashTable *
list_numbers (GListModel *cases)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_hash_table_add (numbers, GINT_TO_POINTER (kyo_case_get_number (kase)));
    }

  return numbers;
}

static void
add_item (JsonBuilder *builder,
          const KyoImported *imported,
          KyoCase *kase,
          GHashTable *pages,
          GHashTable *numbers,
          gboolean is_first)
{
  json_builder_begin_object (builder);
  add_string (builder, "file", imported->name);
  add_string (builder, "format", imported->format);
  add_string (builder, "case", kase != NULL ? kyo_case_get_id (kase) : NULL);
  add_string (builder, "status", get_status (imported, kase));
  add_warnings (builder, imported, is_first);
  add_unplaced (builder, imported, kase, pages, numbers, is_first);
  json_builder_end_object (builder);
}

static guint
add_items (JsonBuilder *builder, const KyoImported *imported)
{
  GListModel *cases =
    imported->casebook != NULL ? kyo_casebook_get_cases (imported->casebook) : NULL;
  guint n = cases != NULL ? g_list_model_get_n_items (cases) : 0;
  g_autoptr (GHashTable) pages = NULL;
  g_autoptr (GHashTable) numbers = NULL;

  if (n == 0)
    {
      add_item (builder, imported, NULL, NULL, NULL, TRUE);
      return 0;
    }
  pages = imported->draft != NULL ? map_pages (imported->draft) : NULL;
  numbers = list_numbers (cases);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      add_item (builder, imported, kase, pages, numbers, i == 0);
    }

  return n;
}

/**
 * kyo_imported_to_json:
 * @files: (element-type KyoImported): what became of files
 *
 * Makes `{ "cases": int, "items": [ … ] }`: one item for each case, one for a file without any.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
kyo_imported_to_json (GPtrArray *files)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_cases = 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    n_cases += add_items (builder, files->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "cases");
  json_builder_add_int_value (builder, n_cases);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static const char *
get_sentence (const KyoImported *imported, gboolean dry_run)
{
  gboolean is_draft = kyo_casebook_is_draft (imported->casebook);

  if (imported->result == KYO_STORE_IMPORT_UNCHANGED)
    return _ ("Imported before; nothing was changed.");
  if (imported->result == KYO_STORE_IMPORT_UPDATED)
    return dry_run ? _ ("Would bring a casebook of the store up to date:")
                   : _ ("Brought a casebook of the store up to date:");
  if (is_draft)
    return dry_run ? _ ("Would be imported as a draft, to be checked:")
                   : _ ("Imported as a draft, to be checked:");
  return dry_run ? _ ("Would be imported:") : _ ("Imported:");
}

static void
print_cases (const KyoImported *imported, KyoLang lang)
{
  GListModel *cases = kyo_casebook_get_cases (imported->casebook);
  g_autoptr (KyoCtlTable) table = kyo_ctl_table_new (_ ("No."), _ ("Id"), _ ("Title"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      int number = kyo_case_get_number (kase);
      g_autofree char *number_text = number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

      kyo_ctl_table_add (table, number_text, kyo_case_get_id (kase),
                         kyo_text_get (kyo_case_get_title (kase), lang), NULL);
    }
  kyo_ctl_table_print (table);
}

/* One by one what nothing tells anything of; of page numbers and the like, how many. */
static void
print_unplaced (KyoReportDraft *draft)
{
  guint n_known = 0;

  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      const KyoUnplaced *unplaced = draft->unplaced->pdata[i];

      if (unplaced->reason != KYO_UNPLACED_UNKNOWN)
        n_known++;
    }
  if (draft->unplaced->len > n_known)
    kyo_ctl_print ("\n%s\n", _ ("Not placed in any case:"));
  for (guint i = 0; i < draft->unplaced->len; i++)
    {
      g_autofree char *text = dup_unplaced (draft->unplaced->pdata[i]);

      if (((KyoUnplaced *) draft->unplaced->pdata[i])->reason == KYO_UNPLACED_UNKNOWN)
        kyo_ctl_print_paragraph (2, text);
    }
  if (n_known > 0)
    {
      g_autofree char *sum = g_strdup_printf (
        _ ("Lines set aside as page numbers, headings and the like: %u (--json lists them)"),
        n_known);

      kyo_ctl_print ("\n");
      kyo_ctl_print_paragraph (0, sum);
    }
}

static void
print_file (const KyoImported *imported, gboolean dry_run, KyoLang lang)
{
  if (imported->casebook == NULL)
    {
      kyo_ctl_print ("%s\n%s\n", imported->name, _ ("Not imported:"));
      kyo_ctl_print_paragraph (2, imported->error->message);
      return;
    }

  kyo_ctl_print ("%s\n%s\n", imported->name, get_sentence (imported, dry_run));
  print_cases (imported, lang);
  if (imported->draft == NULL)
    return;
  if (imported->draft->warnings->len > 0)
    kyo_ctl_print ("\n%s\n", _ ("To look at:"));
  for (guint i = 0; i < imported->draft->warnings->len; i++)
    kyo_ctl_print_paragraph (2, imported->draft->warnings->pdata[i]);
  print_unplaced (imported->draft);
}

/**
 * kyo_imported_print:
 * @files: (element-type KyoImported): what became of files
 * @dry_run: whether it is only what would have become of them
 * @lang: the language of the cases
 *
 * Prints for people what was taken, what was not, and why.
 */
void
kyo_imported_print (GPtrArray *files, gboolean dry_run, KyoLang lang)
{
  for (guint i = 0; i < files->len; i++)
    {
      if (i > 0)
        kyo_ctl_print ("\n");
      print_file (files->pdata[i], dry_run, lang);
    }
}
