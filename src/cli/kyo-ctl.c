/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * kyokunctl: what Kyokun does, without a display. This file finds the command, runs it, and turns
 * how that went into an exit status and at most one line on stderr.
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_USAGE 2

static const KyoCtlCommand COMMANDS[] = {
  { "init", "", N_ ("Make the store with the bundled casebook"), kyo_ctl_init },
  { "list", "", N_ ("List the cases"), kyo_ctl_list },
  { "show", "CASE", N_ ("Show one case whole"), kyo_ctl_show },
  { "search", "QUERY", N_ ("Search cases and annotations"), kyo_ctl_search },
  { "import", "FILE…", N_ ("Take in casebooks, and reports of cases as drafts"), kyo_ctl_import },
  { "annotate", "CASE TARGET --body TEXT",
    N_ ("Annotate a case, or a passage, participant or step of it"), kyo_ctl_annotate },
  { "annotations", "[CASE]", N_ ("List the annotations"), kyo_ctl_annotations },
  { "compare", "CASE|--text FILE|-",
    N_ ("Rank the reference cases by how like a case or a text they are"), kyo_ctl_compare },
  { "export", "--format F --output PATH [CASE…]", N_ ("Write an annotated summary of cases"),
    kyo_ctl_export },
  { "diagram", "CASE --format svg|png|pdf --output PATH", N_ ("Draw the diagram of a case"),
    kyo_ctl_diagram },
  { "timeline", "CASE --format svg|png|pdf --output PATH [--lanes none|phase|participant]",
    N_ ("Draw the timeline of a case"), kyo_ctl_timeline },
  { "verify", "", N_ ("Check that the store is sound and unchanged"), kyo_ctl_verify },
};

static void
set_up_locale (void)
{
  const char *dir = KYO_LOCALE_DIR;

  setlocale (LC_ALL, "");
  if (g_file_test (KYO_BUILD_LOCALE_DIR "/ja/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
                   G_FILE_TEST_EXISTS))
    dir = KYO_BUILD_LOCALE_DIR;

  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static const KyoCtlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (strcmp (COMMANDS[i].name, name) == 0)
      return &COMMANDS[i];

  return NULL;
}

static char *
dup_command_list (void)
{
  GString *list = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_string_append_printf (list, "\n  %-12s %s", COMMANDS[i].name, _ (COMMANDS[i].summary));
  g_string_append_printf (list, "\n\n%s", _ ("“kyokunctl COMMAND --help” tells more of each."));

  return g_string_free (list, FALSE);
}

/* Parses what stands before the command; leaves it and what follows in argv. */
static gboolean
parse_globals (KyoCtl *ctl, gboolean *version, GError **error)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &ctl->store_path,
      N_ ("The store to work on (default: your own)"), N_ ("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &ctl->lang_nick, N_ ("The language of the cases"),
      "ja|en" },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_ ("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND [ARG…]");
  g_autofree char *commands = dup_command_list ();

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, commands);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse_strv (context, &ctl->argv, error);
}

static gboolean
run_command (KyoCtl *ctl, GError **error)
{
  gboolean version = FALSE;
  char **rest;

  if (!parse_globals (ctl, &version, error))
    return FALSE;
  if (version)
    {
      puts ("kyokunctl " KYO_VERSION);
      return TRUE;
    }
  if (ctl->argv[1] == NULL)
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
                   _ ("No command was given; “kyokunctl --help” lists them"));
      return FALSE;
    }

  ctl->command = find_command (ctl->argv[1]);
  if (ctl->command == NULL)
    {
      g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
                   _ ("There is no command “%s”; “kyokunctl --help” lists them"), ctl->argv[1]);
      return FALSE;
    }

  rest = g_strdupv (ctl->argv + 1);
  g_strfreev (ctl->argv);
  ctl->argv = rest;

  return ctl->command->run (ctl, error);
}

/* An answer that did not arrive, on a full disk say, is a failure. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
               _ ("The answer could not be written to the output: %s"), g_strerror (errno));
  return FALSE;
}

static int
report_error (const GError *error)
{
  g_autofree char *valid = g_utf8_make_valid (error->message, -1);

  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  fprintf (stderr, "kyokunctl: %s\n", valid);

  if (error->domain == G_OPTION_ERROR ||
      g_error_matches (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE))
    return EXIT_USAGE;

  return EXIT_FAILURE;
}

/* The one entry point. Exit status: 0 done, 1 failed, 2 wrong usage. */
int
main (int argc, char *argv[])
{
  KyoCtl ctl = { 0 };
  g_autoptr (GError) error = NULL;
  int status = EXIT_SUCCESS;

  set_up_locale ();
  g_set_prgname ("kyokunctl");
  ctl.argv = g_strdupv (argv);

  if (!run_command (&ctl, &error) || !finish_output (&error))
    status = report_error (error);

  g_strfreev (ctl.argv);
  g_free (ctl.store_path);
  g_free (ctl.lang_nick);
  return status;
}
