/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-print.h"
#include "export/kyo-json.h"

#include <glib/gi18n.h>

typedef struct
{
  char *body;
  char *quote;
  char *kind;
  char *author;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->body);
  g_free (options->quote);
  g_free (options->kind);
  g_free (options->author);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
check_options (KyoCtl *ctl, const Options *options, int *kind, GError **error)
{
  *kind = KYO_ANNOTATION_COMMENT;
  if (options->kind != NULL &&
      !kyo_ctl_parse_nick (KYO_TYPE_ANNOTATION_KIND, "--kind", options->kind, kind, error))
    return FALSE;
  if (!kyo_ctl_require ("--body", options->body, error) ||
      (options->quote != NULL && !kyo_ctl_require ("--quote", options->quote, error)) ||
      (options->author != NULL && !kyo_ctl_require ("--author", options->author, error)))
    return FALSE;

  return kyo_ctl_check_text ("TARGET", kyo_ctl_get_arg (ctl, 1), error) &&
         kyo_ctl_check_text ("--body", options->body, error) &&
         kyo_ctl_check_text ("--quote", options->quote, error) &&
         kyo_ctl_check_text ("--author", options->author, error);
}

/**
 * kyo_ctl_annotate:
 * @ctl: this run
 * @error: return location for an error
 *
 * `annotate`: attaches an annotation and prints its id, or with `--json` all of it.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_annotate (KyoCtl *ctl, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "body", 0, 0, G_OPTION_ARG_FILENAME, &options.body, N_ ("What to say"), N_ ("TEXT") },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &options.quote,
      N_ ("The words of the target that are meant"), N_ ("TEXT") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind, N_ ("What it is (default: comment)"),
      "comment|question|highlight|tag" },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &options.author, N_ ("Who says it (default: you)"),
      N_ ("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;
  int kind;

  if (!kyo_ctl_parse (ctl, entries, 2, 2, error) || !check_options (ctl, &options, &kind, error))
    return FALSE;

  store = kyo_ctl_open_store (ctl, KYO_CTL_WRITE, error);
  if (store == NULL)
    return FALSE;
  kase = kyo_ctl_dup_case (store, kyo_ctl_get_arg (ctl, 0), error);
  if (kase == NULL)
    return FALSE;

  if (options.author != NULL)
    kyo_store_set_author (store, options.author);
  annotation = kyo_store_annotate (store, kyo_case_get_id (kase), kyo_ctl_get_arg (ctl, 1), kind,
                                   options.body, options.quote, error);
  if (annotation == NULL)
    return FALSE;

  if (ctl->json)
    kyo_ctl_print_json (kyo_json_from_annotation (annotation));
  else
    kyo_ctl_print ("%s\n", kyo_annotation_get_id (annotation));

  return TRUE;
}
