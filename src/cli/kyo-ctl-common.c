/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl-common.h"

#include "export/kyo-json.h"
#include "import/kyo-bundled.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (kyo_ctl_error, kyo_ctl_error)

/* What stands after the command outdoes what stands before it. */
static void
take_string (char **place, char *string)
{
  if (string == NULL)
    return;

  g_free (*place);
  *place = string;
}

static gboolean
choose_lang (KyoCtl *ctl, GError **error)
{
  int lang;

  if (ctl->lang_nick == NULL)
    {
      ctl->lang = g_str_has_prefix (g_get_language_names ()[0], "ja") ? KYO_LANG_JA : KYO_LANG_EN;
      return TRUE;
    }

  if (!kyo_ctl_parse_nick (KYO_TYPE_LANG, "--lang", ctl->lang_nick, &lang, error))
    return FALSE;

  ctl->lang = lang;
  return TRUE;
}

/* GOption leaves the "--" behind which nothing is an option. */
static void
drop_separator (char **argv)
{
  for (guint i = 1; argv[i] != NULL; i++)
    if (strcmp (argv[i], "--") == 0)
      {
        g_free (argv[i]);
        for (; argv[i] != NULL; i++)
          argv[i] = argv[i + 1];
        return;
      }
}

/* "2 arguments are needed" of every count would need plurals; the usage says it all at once. */
static gboolean
check_n_args (KyoCtl *ctl, guint min_args, guint max_args, GError **error)
{
  g_autofree char *usage = NULL;

  ctl->n_args = g_strv_length (ctl->argv) - 1;
  if (ctl->n_args >= min_args && ctl->n_args <= max_args)
    return TRUE;

  usage = g_strjoin (" ", "kyokunctl", ctl->command->name,
                     *ctl->command->arguments != '\0' ? ctl->command->arguments : NULL, NULL);
  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
               ctl->n_args < min_args ? _ ("Something is missing. Usage: %s")
                                      : _ ("There is too much. Usage: %s"),
               usage);
  return FALSE;
}

/* Only after it was opened for writing: a store that only can be read stays as it is. */
static gboolean
ensure_bundled (KyoStore *store, GError **error)
{
  g_autofree char *digest = kyo_bundled_dup_casebook_digest ();

  return kyo_store_ensure_casebook (store, KYO_BUNDLED_CASEBOOK_ID, digest,
                                    kyo_bundled_load_casebook, NULL, error);
}

/* What a crash left half done has to be rolled back before anything can be read, and that writes.
 */
static KyoStore *
open_to_inspect (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KyoStore *store = kyo_store_open (path, KYO_STORE_OPEN_READ_ONLY, &local_error);

  if (store != NULL)
    return store;
  if (g_error_matches (local_error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY))
    return kyo_store_open (path, KYO_STORE_OPEN_DEFAULT, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * kyo_ctl_parse:
 * @ctl: this run
 * @entries: (array zero-terminated=1): the options of the command
 * @min_args: how many arguments it needs
 * @max_args: how many it may have
 * @error: return location for an error
 *
 * Parses what was typed after the command's name: its options, and those that may also stand
 * before it. What is left are the arguments, in `ctl->argv` behind the name. With `--help` it
 * prints the usage and ends the program.
 *
 * Strings come as they were typed; kyo_ctl_check_text() tells whether they are UTF-8.
 *
 * Returns: `FALSE` with `KYO_CTL_ERROR_USAGE` or an error of `G_OPTION_ERROR` on wrong usage
 */
gboolean
kyo_ctl_parse (
  KyoCtl *ctl, const GOptionEntry *entries, guint min_args, guint max_args, GError **error)
{
  char *store_path = NULL, *lang_nick = NULL;
  const GOptionEntry common[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &store_path,
      N_ ("The store to work on (default: your own)"), N_ ("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &lang_nick, N_ ("The language of the cases"), "ja|en" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (ctl->command->arguments);
  g_autofree char *name = g_strconcat ("kyokunctl ", ctl->command->name, NULL);

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (ctl->command->summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &ctl->argv, error))
    return FALSE;

  drop_separator (ctl->argv);
  take_string (&ctl->store_path, store_path);
  take_string (&ctl->lang_nick, lang_nick);
  return choose_lang (ctl, error) && check_n_args (ctl, min_args, max_args, error);
}

/**
 * kyo_ctl_get_arg:
 * @ctl: this run, parsed
 * @i: which argument, from 0
 *
 * Gets an argument of the command.
 *
 * Returns: (transfer none) (nullable): the argument, `NULL` when there are not so many
 */
const char *
kyo_ctl_get_arg (KyoCtl *ctl, guint i)
{
  return i < ctl->n_args ? ctl->argv[i + 1] : NULL;
}

/**
 * kyo_ctl_parse_nick:
 * @type: an enumeration of the model
 * @option: the option that it was given to
 * @nick: what was given
 * @value: (out): where to put the value
 * @error: return location for an error
 *
 * Looks up a value by its nick.
 *
 * Returns: `FALSE` with `KYO_CTL_ERROR_USAGE`, which names those that there are, when there is none
 */
gboolean
kyo_ctl_parse_nick (GType type, const char *option, const char *nick, int *value, GError **error)
{
  g_autoptr (GEnumClass) klass = NULL;
  g_autoptr (GString) nicks = NULL;

  if (kyo_enum_from_nick (type, nick, value))
    return TRUE;

  klass = g_type_class_ref (type);
  nicks = g_string_new (NULL);
  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (nicks, "%s%s", i == 0 ? "" : ", ", klass->values[i].value_nick);
  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE, _ ("%s cannot be “%s”, only one of: %s"),
               option, nick, nicks->str);
  return FALSE;
}

/**
 * kyo_ctl_parse_limit:
 * @limit: what was given to --limit
 * @error: return location for an error
 *
 * Checks a limit; 0 is none.
 *
 * Returns: `FALSE` with `KYO_CTL_ERROR_USAGE` when it is negative
 */
gboolean
kyo_ctl_parse_limit (int limit, GError **error)
{
  if (limit >= 0)
    return TRUE;

  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
               _ ("--limit cannot be %d; give 0 for all, or more"), limit);
  return FALSE;
}

/**
 * kyo_ctl_check_text:
 * @name: the option or argument
 * @text: (nullable): what was given to it
 * @error: return location for an error
 *
 * Checks that a text is one.
 *
 * Returns: `FALSE` with `KYO_CTL_ERROR_USAGE` when it is not UTF-8
 */
gboolean
kyo_ctl_check_text (const char *name, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
               _ ("%s is not UTF-8; type it in a terminal that uses UTF-8"), name);
  return FALSE;
}

/**
 * kyo_ctl_require:
 * @option: the option
 * @value: (nullable): what was given to it
 * @error: return location for an error
 *
 * Checks that an option was given, and not as nothing.
 *
 * Returns: `FALSE` with `KYO_CTL_ERROR_USAGE` when it was not
 */
gboolean
kyo_ctl_require (const char *option, const char *value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*stripped != '\0')
    return TRUE;

  g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_USAGE,
               value == NULL ? _ ("%s is missing; it is needed here")
                             : _ ("%s is empty; give it something"),
               option);
  return FALSE;
}

/**
 * kyo_ctl_dup_store_path:
 * @ctl: this run
 *
 * Gets the path of the store to work on.
 *
 * Returns: (transfer full): the path
 */
char *
kyo_ctl_dup_store_path (KyoCtl *ctl)
{
  return ctl->store_path != NULL ? g_strdup (ctl->store_path) : kyo_store_dup_default_path ();
}

/* With the bundled casebook, as the store that it stands in for would be. */
static KyoStore *
open_to_try (const char *path, GError **error)
{
  g_autoptr (KyoStore) store =
    kyo_store_open (path, KYO_STORE_OPEN_TRIAL | KYO_STORE_OPEN_CREATE, error);

  return store != NULL && ensure_bundled (store, error) ? g_steal_pointer (&store) : NULL;
}

/**
 * kyo_ctl_open_store:
 * @ctl: this run, parsed
 * @access: what for
 * @error: return location for an error
 *
 * Opens the store. For reading and writing it is made, with the bundled casebook, when it is
 * missing, and an older edition of that casebook is brought up to date.
 *
 * Returns: (transfer full): the store, or `NULL` with an error of kyo_store_open()
 */
KyoStore *
kyo_ctl_open_store (KyoCtl *ctl, KyoCtlAccess access, GError **error)
{
  g_autofree char *path = kyo_ctl_dup_store_path (ctl);
  g_autoptr (KyoStore) store = NULL;
  g_autoptr (GError) local_error = NULL;

  if (access == KYO_CTL_INSPECT)
    return open_to_inspect (path, error);
  if (access == KYO_CTL_TRY)
    return open_to_try (path, error);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    kyo_ctl_progress (_ ("Making the store…"));

  store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &local_error);
  if (store != NULL && kyo_store_is_read_only (store) && access == KYO_CTL_READ)
    return g_steal_pointer (&store);
  if (store != NULL && ensure_bundled (store, &local_error))
    return g_steal_pointer (&store);

  if (access != KYO_CTL_READ || !g_file_test (path, G_FILE_TEST_EXISTS) ||
      !g_error_matches (local_error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return kyo_store_open (path, KYO_STORE_OPEN_READ_ONLY, error);
}

/**
 * kyo_ctl_dup_case:
 * @store: a store
 * @ref: the id of a case, or the number of a reference case
 * @error: return location for an error
 *
 * Reads a case whole.
 *
 * Returns: (transfer full): the case, or `NULL` with an error of kyo_store_dup_case()
 */
KyoCase *
kyo_ctl_dup_case (KyoStore *store, const char *ref, GError **error)
{
  if (!kyo_ctl_check_text ("CASE", ref, error))
    return NULL;

  return kyo_store_dup_case (store, ref, error);
}

/**
 * kyo_ctl_print_json:
 * @node: (transfer full): a document
 *
 * Prints a JSON document, in UTF-8 whatever the locale.
 */
void
kyo_ctl_print_json (JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  g_autofree char *text = kyo_json_dup_string (owned);

  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    putchar ('\n');
}

/**
 * kyo_ctl_progress:
 * @what: what is being done now
 *
 * Says what takes its time, where somebody watches.
 */
void
kyo_ctl_progress (const char *what)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "%s\n", what);
}

/**
 * kyo_ctl_write_file:
 * @path: where to
 * @bytes: all of it
 * @error: return location for an error
 *
 * Writes a file as a whole: it is there complete, or as it was before. Ctrl-C waits until then,
 * lest half a file be left beside it.
 *
 * Returns: `FALSE` with `KYO_CTL_ERROR_FAILED` when it could not be written
 */
gboolean
kyo_ctl_write_file (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) local_error = NULL;
  sigset_t interrupts, before;
  gboolean written;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  sigemptyset (&interrupts);
  sigaddset (&interrupts, SIGINT);
  sigaddset (&interrupts, SIGTERM);
  sigaddset (&interrupts, SIGHUP);
  sigprocmask (SIG_BLOCK, &interrupts, &before);
  written = g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                      &local_error);
  sigprocmask (SIG_SETMASK, &before, NULL);

  if (!written)
    g_set_error (error, KYO_CTL_ERROR, KYO_CTL_ERROR_FAILED,
                 _ ("%s was not written: %s; choose another place with --output"), name,
                 local_error->message);

  return written;
}
