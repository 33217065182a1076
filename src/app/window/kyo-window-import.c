/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is imported is read in a thread, stored as a draft, and opened in the review; drafts
 * that are in the store already open there, too.
 */
#include "config.h"

#include "app/import/kyo-file-choice.h"
#include "app/import/kyo-import-dialogs.h"
#include "app/import/kyo-import-job.h"
#include "app/widgets/kyo-destroy-later.h"
#include "app/window/kyo-window-private.h"
#include "import/kyo-bundled.h"
#include "import/kyo-import-format.h"
#include "import/kyo-report-json.h"

#include <glib/gi18n.h>

/* Most files are read before anybody could read that they are. */
#define PROGRESS_DELAY_MS 400

/* What is of no use, or would act on what cannot be seen, while a draft is reviewed. */
static const char *const HIDDEN_ACTIONS[] = {
  "win.search",          "win.new-case",      "win.export",     "win.casebook",
  "win.switch-language", "win.present-cases", "case.annotate",  "case.compare",
  "case.edit",           "case.delete",       "case.next-step", "case.previous-step",
  "case.next-lanes",     "case.clear",        "case.play",      "case.present",
  "store.open",          "diagram.zoom",
};

static void
open_review (KyoWindow *self, const char *casebook_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoReview) review = kyo_review_new (self->store, casebook_id, &error);
  KyoReportDraft *draft;

  if (review == NULL)
    {
      kyo_window_report (self, error->message);
      return;
    }
  draft = kyo_review_get_draft (review);
  kyo_playback_end (self->playback);
  gtk_stack_set_visible_child_name (self->places, "review");
  kyo_review_page_show (self->review, self->store, review, self->lang);
  gtk_window_set_title (GTK_WINDOW (self),
                        kyo_text_get (kyo_casebook_get_title (draft->casebook), self->lang));
  kyo_window_update_actions (self);
}

/* Shows the first case of a casebook, which has just come into the list. */
static void
choose_casebook (KyoWindow *self, const char *casebook_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cases = kyo_store_list_cases (self->store, &error);

  if (cases == NULL)
    kyo_window_report (self, error->message);
  for (guint i = 0; cases != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      if (g_strcmp0 (kyo_case_get_casebook_id (kase), casebook_id) != 0)
        continue;
      kyo_case_list_choose (self->list, kyo_case_get_id (kase));
      return;
    }
}

/* What was reviewed is what the person sees next, where it is still there. */
static void
close_review (KyoWindow *self)
{
  KyoReview *review = kyo_review_page_get_review (self->review);
  g_autofree char *id = g_strdup (kyo_review_get_casebook_id (review));

  kyo_review_page_show (self->review, NULL, NULL, self->lang);
  gtk_stack_set_visible_child_name (self->places, "cases");
  kyo_window_reload_list (self);
  kyo_window_reload_case (self);
  choose_casebook (self, id);
  if (kyo_selection_get_case (self->selection) == NULL)
    kyo_case_list_choose_first (self->list);
  kyo_window_update_actions (self);
  kyo_window_begin (self);
}

static void
accepted_cb (KyoWindow *self, const char *casebook_id)
{
  g_autofree char *id = g_strdup (casebook_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = kyo_store_dup_casebook (self->store, id, &error);
  g_autofree char *message =
    casebook != NULL
      ? g_strdup_printf (_ ("“%s” is now a casebook of this store"),
                         kyo_text_get (kyo_casebook_get_title (casebook), self->lang))
      : g_strdup (error->message);

  close_review (self);
  kyo_window_report (self, message);
}

static void
discarded_cb (KyoWindow *self)
{
  close_review (self);
  kyo_window_report (self, _ ("The draft was discarded"));
}

/* A draft goes to the review; what is published already is shown. */
static void
show_imported (KyoWindow *self, const char *casebook_id, KyoStoreImport result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = kyo_store_dup_casebook (self->store, casebook_id, &error);
  g_autofree char *message = NULL;
  const char *title;

  if (casebook == NULL)
    {
      kyo_window_report (self, error->message);
      return;
    }
  title = kyo_text_get (kyo_casebook_get_title (casebook), self->lang);
  if (kyo_casebook_is_draft (casebook))
    {
      if (result == KYO_STORE_IMPORT_UNCHANGED)
        kyo_window_report (self, _ ("This file was imported before: its draft goes on as it was"));
      open_review (self, casebook_id);
      return;
    }
  choose_casebook (self, casebook_id);
  message = g_strdup_printf (result == KYO_STORE_IMPORT_UNCHANGED
                               ? _ ("“%s” is in this store already")
                               : _ ("“%s” is now a casebook of this store"),
                             title);
  kyo_window_report (self, message);
}

static void
store_imported (KyoWindow *self, KyoImported *imported)
{
  gboolean is_report = !g_str_equal (imported->format, KYO_IMPORT_CASEBOOK);
  g_autofree char *report = is_report ? kyo_report_draft_dup_json (imported->draft) : NULL;
  g_autoptr (KyoSource) source =
    kyo_source_new (imported->name, imported->format, imported->digest, report);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  KyoStoreImport result;

  if (!kyo_store_find_imported (self->store, imported->digest, &id, &error) ||
      !kyo_store_import_casebook (self->store, imported->draft->casebook, source, &result, &error))
    {
      kyo_import_show_error (GTK_WINDOW (self), imported->name, error);
      return;
    }
  if (id == NULL)
    id = g_strdup (kyo_casebook_get_id (imported->draft->casebook));
  show_imported (self, id, result);
}

static void
end_progress (KyoWindow *self)
{
  g_clear_handle_id (&self->import_timeout, g_source_remove);
  if (self->import_progress != NULL)
    gtk_window_destroy (self->import_progress);
  g_clear_object (&self->import_cancellable);
  kyo_window_update_actions (self);
}

typedef struct
{
  GWeakRef window;
  char *name;
  GCancellable *cancellable;
} Import;

static void
import_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (KyoWindow) self = g_weak_ref_get (&import->window);
  g_autofree char *name = import->name;
  g_autoptr (GCancellable) cancellable = import->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoImported) imported = kyo_import_job_finish (result, &error);

  g_weak_ref_clear (&import->window);
  g_free (import);
  /* Another one may have begun since this one was cancelled. */
  if (self == NULL || self->import_cancellable != cancellable)
    return;
  end_progress (self);
  if (imported != NULL)
    store_imported (self, imported);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kyo_import_show_error (GTK_WINDOW (self), name, error);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  KyoWindow *self = user_data;

  self->import_timeout = 0;
  gtk_window_present (self->import_progress);

  return G_SOURCE_REMOVE;
}

static void
import_file (GFile *file, gpointer user_data)
{
  KyoWindow *self = user_data;
  g_autofree char *base = g_file_get_basename (file);
  Import *import;

  if (self->import_cancellable != NULL || self->store == NULL ||
      kyo_store_is_read_only (self->store))
    return;
  import = g_new0 (Import, 1);
  g_weak_ref_init (&import->window, self);
  import->name = g_filename_display_name (base);
  import->cancellable = g_cancellable_new ();
  g_set_object (&self->import_cancellable, import->cancellable);
  g_set_weak_pointer (
    &self->import_progress,
    kyo_import_progress_new (GTK_WINDOW (self), import->name, self->import_cancellable));
  self->import_timeout = g_timeout_add (PROGRESS_DELAY_MS, show_progress_cb, self);
  kyo_window_update_actions (self);
  kyo_import_job_run (file, self->import_cancellable, import_done_cb, import);
}

static void
import_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_file_choose_import (GTK_WINDOW (widget), import_file, G_OBJECT (widget));
}

static void
review_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  KyoCase *kase = kyo_selection_get_case (self->selection);

  if (kase != NULL && kyo_case_is_draft (kase))
    open_review (self, kyo_case_get_casebook_id (kase));
}

static gboolean
dropped_cb (KyoWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (self->store == NULL || kyo_store_is_read_only (self->store) ||
      kyo_window_is_reviewing (self) || files == NULL)
    return FALSE;
  if (files->next != NULL)
    {
      kyo_window_report (self, _ ("Drop one file at a time: each is checked by itself"));
      return FALSE;
    }
  import_file (files->data, self);

  return TRUE;
}

static void
quit_response_cb (KyoWindow *self, const char *response)
{
  if (g_str_equal (response, "close"))
    kyo_destroy_later (GTK_WINDOW (self));
}

static gboolean
close_requested_cb (KyoWindow *self)
{
  GtkWidget *dialog;
  const char *heading = _ ("Close without storing?");
  const char *body;

  if (!kyo_review_page_flush (self->review))
    body = kyo_review_get_failure (kyo_review_page_get_review (self->review));
  else if (kyo_case_page_is_annotating (self->page))
    {
      heading = _ ("Close without the annotation?");
      body = _ ("It has been written but not added, and will be lost.");
    }
  else
    return FALSE;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "close",
                                    _ ("_Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (quit_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

/**
 * kyo_window_install_import_actions:
 * @widget_class: the class of the window
 *
 * Installs the import and the review, and their key.
 */
void
kyo_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action_cb);
  gtk_widget_class_install_action (widget_class, "win.review", NULL, review_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.import", NULL);
}

/**
 * kyo_window_init_import:
 * @self: the window
 *
 * Lets files be dropped on the window, and hears of what the review does.
 */
void
kyo_window_init_import (KyoWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_swapped (self->review, "closed", G_CALLBACK (close_review), self);
  g_signal_connect_swapped (self->review, "accepted", G_CALLBACK (accepted_cb), self);
  g_signal_connect_swapped (self->review, "discarded", G_CALLBACK (discarded_cb), self);
  g_signal_connect_swapped (self->review, "said", G_CALLBACK (kyo_window_report), self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_requested_cb), NULL);
}

/**
 * kyo_window_dispose_import:
 * @self: the window
 *
 * Ends what may still be read.
 */
void
kyo_window_dispose_import (KyoWindow *self)
{
  g_cancellable_cancel (self->import_cancellable);
  g_clear_handle_id (&self->import_timeout, g_source_remove);
  g_clear_object (&self->import_cancellable);
  if (self->import_progress != NULL)
    gtk_window_destroy (self->import_progress);
  g_clear_weak_pointer (&self->import_progress);
}

/**
 * kyo_window_update_import:
 * @self: the window
 *
 * Lets be done what can be done now, and no more than that while a draft is reviewed; says of the
 * case that is shown that it is part of a draft.
 */
void
kyo_window_update_import (KyoWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  KyoCase *kase = kyo_selection_get_case (self->selection);
  gboolean is_writable = self->store != NULL && !kyo_store_is_read_only (self->store);
  gboolean is_draft = kase != NULL && kyo_case_is_draft (kase);

  gtk_widget_action_set_enabled (widget, "win.import",
                                 is_writable && !kyo_window_is_reviewing (self) &&
                                   self->import_cancellable == NULL);
  gtk_widget_action_set_enabled (widget, "win.review",
                                 is_writable && is_draft && !kyo_window_is_reviewing (self));
  gtk_info_bar_set_revealed (self->draft_bar, is_draft);
  gtk_widget_action_set_enabled (widget, "store.open", TRUE);
  gtk_widget_action_set_enabled (widget, "diagram.zoom", TRUE);
  gtk_widget_action_set_enabled (widget, "case.clear", TRUE);
  gtk_widget_action_set_enabled (widget, "win.switch-language", TRUE);
  kyo_window_update_playback (self);
  kyo_window_set_panes_switchable (self, !kyo_window_is_reviewing (self));
  for (gsize i = 0; kyo_window_is_reviewing (self) && i < G_N_ELEMENTS (HIDDEN_ACTIONS); i++)
    gtk_widget_action_set_enabled (widget, HIDDEN_ACTIONS[i], FALSE);
}

/**
 * kyo_window_is_reviewing:
 * @self: the window
 *
 * Returns: whether a draft is reviewed
 */
gboolean
kyo_window_is_reviewing (KyoWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "review") == 0;
}

/**
 * kyo_window_list_casebooks:
 * @self: the window
 *
 * Lists the casebooks of the store, the bundled one first. Where one cannot be read that is said,
 * and the cases of it and of those after it are shown without a title.
 *
 * Returns: (transfer full): a list of #KyoCasebook without their cases
 */
GListModel *
kyo_window_list_casebooks (KyoWindow *self)
{
  GListStore *casebooks = g_list_store_new (KYO_TYPE_CASEBOOK);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = kyo_store_list_casebook_ids (self->store, &error);

  for (guint i = 0; ids != NULL && error == NULL && ids[i] != NULL; i++)
    {
      g_autoptr (KyoCasebook) casebook = kyo_store_dup_casebook (self->store, ids[i], &error);

      if (casebook == NULL)
        break;
      if (g_str_equal (ids[i], KYO_BUNDLED_CASEBOOK_ID))
        g_list_store_insert (casebooks, 0, casebook);
      else
        g_list_store_append (casebooks, casebook);
    }
  if (error != NULL)
    kyo_window_report (self, error->message);

  return G_LIST_MODEL (casebooks);
}
