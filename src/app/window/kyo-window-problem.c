/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * When a store cannot be opened, nothing is done to it. The window says which file it is and what
 * is wrong, and offers what can be done without touching it: take what can be read into a copy and
 * open that, choose another store, start a fresh one beside it, or go back to the one that is open
 * still.
 */
#include "config.h"

#include "app/window/kyo-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* "store.kyokun" → "store (copy).kyokun", then "store (copy 2).kyokun": a name that is free. */
static char *
dup_free_name (const char *path, const char *word)
{
  g_autofree char *stem = g_str_has_suffix (path, KYO_STORE_SUFFIX)
                            ? g_strndup (path, strlen (path) - strlen (KYO_STORE_SUFFIX))
                            : g_strdup (path);
  char *name = g_strdup_printf ("%s (%s)%s", stem, word, KYO_STORE_SUFFIX);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%s %u)%s", stem, word, i, KYO_STORE_SUFFIX);
    }

  return name;
}

static const char *
get_problem_title (const GError *error)
{
  if (error->domain != KYO_STORE_ERROR)
    return _ ("The store cannot be opened");
  switch ((KyoStoreError) error->code)
    {
    case KYO_STORE_ERROR_NOT_A_STORE:
      return _ ("This is not a Kyokun store");
    case KYO_STORE_ERROR_TOO_NEW:
      return _ ("The store is of a newer Kyokun");
    case KYO_STORE_ERROR_DAMAGED:
      return _ ("The store is damaged");
    case KYO_STORE_ERROR_LOCKED:
      return _ ("Another program holds the store");
    case KYO_STORE_ERROR_FULL:
      return _ ("The disk is full");
    case KYO_STORE_ERROR_READ_ONLY:
      return _ ("The store cannot be written");
    case KYO_STORE_ERROR_FAILED:
    case KYO_STORE_ERROR_NOT_FOUND:
    case KYO_STORE_ERROR_REFUSED:
    default:
      return _ ("The store cannot be opened");
    }
}

static gboolean
is_code (const GError *error, KyoStoreError code)
{
  return g_error_matches (error, KYO_STORE_ERROR, (int) code);
}

/* A file that is no store has nothing that a copy could save, one that is held may be copied later,
 * and what cannot be read cannot be copied either. */
static gboolean
is_copy_useful (const char *path, const GError *error)
{
  return (is_code (error, KYO_STORE_ERROR_DAMAGED) || is_code (error, KYO_STORE_ERROR_READ_ONLY) ||
          is_code (error, KYO_STORE_ERROR_FAILED)) &&
         g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_access (path, R_OK) == 0;
}

/* There must be room beside it. */
static gboolean
is_fresh_possible (const char *path, const GError *error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return !is_code (error, KYO_STORE_ERROR_FULL) && g_access (folder, W_OK) == 0;
}

/* What most people will want to do, with Enter: nothing that leaves behind what they have. */
static GtkWidget *
find_best (KyoWindow *self, const GError *error)
{
  if (self->store != NULL)
    return self->problem_back;
  if (gtk_widget_get_visible (self->problem_copy))
    return self->problem_copy;
  if (gtk_widget_get_visible (self->problem_fresh) && is_code (error, KYO_STORE_ERROR_NOT_A_STORE))
    return self->problem_fresh;

  return self->problem_retry;
}

static void
offer (KyoWindow *self, const char *path, const GError *error)
{
  GtkWidget *buttons[] = { self->problem_back, self->problem_retry, self->problem_copy,
                           self->problem_fresh };
  GtkWidget *best;

  gtk_widget_set_visible (self->problem_back, self->store != NULL);
  gtk_widget_set_visible (self->problem_copy, is_copy_useful (path, error));
  gtk_widget_set_visible (self->problem_fresh, is_fresh_possible (path, error));
  best = find_best (self, error);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (buttons[i] == best)
      gtk_widget_add_css_class (buttons[i], "suggested-action");
    else
      gtk_widget_remove_css_class (buttons[i], "suggested-action");
  gtk_widget_grab_focus (best);
}

static void
retry_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  g_autofree char *path = g_strdup (self->problem_path);

  kyo_window_open (self, path);
}

static void
open_copy_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  g_autofree char *copy = dup_free_name (self->problem_path, _ ("copy"));
  g_autoptr (GError) error = NULL;

  if (!kyo_store_copy (self->problem_path, copy, &error))
    kyo_window_report (self, error->message);
  else
    kyo_window_open (self, copy);
}

static void
start_fresh_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  g_autofree char *fresh = dup_free_name (self->problem_path, _ ("new"));

  kyo_window_open (self, fresh);
}

static void
go_back_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  g_clear_pointer (&self->problem_path, g_free);
  gtk_stack_set_visible_child_name (self->places, "cases");
  kyo_window_reload_case (self);
  kyo_window_begin (self);
}

/* What an error says are sentences, of which the last has no full stop. */
static char *
dup_sentences (const char *message)
{
  const char *end = *message != '\0' ? g_utf8_prev_char (message + strlen (message)) : message;

  if (*end == '\0' || g_unichar_type (g_utf8_get_char (end)) == G_UNICODE_OTHER_PUNCTUATION)
    return g_strdup (message);

  /* Translators: the full stop at the end of what an error says. */
  return g_strdup_printf (_ ("%s."), message);
}

/**
 * kyo_window_show_problem:
 * @self: the window
 * @path: the file that could not be opened
 * @error: why
 *
 * Says what is wrong with a file and what can be done about it.
 */
void
kyo_window_show_problem (KyoWindow *self, const char *path, const GError *error)
{
  g_autofree char *sentence = dup_sentences (error->message);
  g_autofree char *message = g_markup_escape_text (sentence, -1);

  g_free (self->problem_path);
  self->problem_path = g_strdup (path);
  adw_status_page_set_title (self->problem, get_problem_title (error));
  gtk_window_set_title (GTK_WINDOW (self), get_problem_title (error));
  adw_status_page_set_description (self->problem, message);
  gtk_stack_set_visible_child_name (self->places, "problem");
  offer (self, path, error);
  kyo_window_update_actions (self);
}

/**
 * kyo_window_install_problem_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done when a store cannot be opened.
 */
void
kyo_window_install_problem_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "store.retry", NULL, retry_action_cb);
  gtk_widget_class_install_action (widget_class, "store.copy", NULL, open_copy_action_cb);
  gtk_widget_class_install_action (widget_class, "store.fresh", NULL, start_fresh_action_cb);
  gtk_widget_class_install_action (widget_class, "store.back", NULL, go_back_action_cb);
}
