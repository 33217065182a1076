/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a review ends, and what else is done with the draft as a whole.
 */
#include "config.h"

#include "app/import/kyo-file-choice.h"
#include "app/import/kyo-review-page-private.h"
#include "export/kyo-casebook-writer.h"

#include <glib/gi18n.h>

static GtkWindow *
get_window (KyoReviewPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Asks whether to go on; the response "yes" means it. */
static AdwMessageDialog *
ask (KyoReviewPage *self,
     const char *heading,
     const char *body,
     const char *yes,
     AdwResponseAppearance appearance,
     GCallback response_cb)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "yes",
                                    yes, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes", appearance);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return ADW_MESSAGE_DIALOG (dialog);
}

/* Something that could not be done has to be seen, not only passed by. */
static void
show_problem (KyoReviewPage *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_response_cb (KyoReviewPage *self, const char *response)
{
  if (g_str_equal (response, "yes"))
    g_signal_emit_by_name (self, "closed");
}

static void
close_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  if (kyo_review_page_flush (self))
    g_signal_emit_by_name (self, "closed");
  else
    ask (self, _ ("Go back without storing?"), kyo_review_get_failure (self->review),
         _ ("_Go back"), ADW_RESPONSE_DESTRUCTIVE, G_CALLBACK (close_response_cb));
}

static void
accept (KyoReviewPage *self)
{
  g_autofree char *id = g_strdup (kyo_review_get_casebook_id (self->review));
  g_autoptr (GError) error = NULL;

  if (kyo_store_accept_draft (self->store, id, &error))
    g_signal_emit_by_name (self, "accepted", id);
  else
    show_problem (self, _ ("The draft was not accepted"), error->message);
}

static void
accept_response_cb (KyoReviewPage *self, const char *response)
{
  if (g_str_equal (response, "yes"))
    accept (self);
}

static void
accept_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autofree char *heading = NULL;
  guint n;

  if (!kyo_review_page_flush (self))
    {
      show_problem (self, _ ("The draft was not accepted"), kyo_review_get_failure (self->review));
      return;
    }
  n = kyo_report_draft_count_unknown (kyo_review_get_draft (self->review));
  if (n == 0)
    {
      accept (self);
      return;
    }
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Accept with %u line not placed?",
                                          "Accept with %u lines not placed?", n),
                             n);
  ask (self, heading,
       _ ("An accepted casebook can only be read. What is not placed by then is not in it."),
       _ ("_Accept"), ADW_RESPONSE_SUGGESTED, G_CALLBACK (accept_response_cb));
}

static void
discard_response_cb (KyoReviewPage *self, const char *response)
{
  g_autofree char *id = g_strdup (kyo_review_get_casebook_id (self->review));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "yes"))
    return;
  if (kyo_store_discard_draft (self->store, id, &error))
    g_signal_emit_by_name (self, "discarded", id);
  else
    show_problem (self, _ ("The draft was not discarded"), error->message);
}

static void
discard_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  ask (self, _ ("Discard this draft?"),
       _ ("Its cases, all corrections, and what was annotated on them are taken out of the store. "
          "The file that it was read from stays where it is."),
       _ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE, G_CALLBACK (discard_response_cb));
}

static void
delete_case_response_cb (KyoReviewPage *self, const char *response)
{
  KyoCase *kase = kyo_review_case_get_case (self->parsed);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!g_str_equal (response, "yes") || kase == NULL)
    return;
  kyo_review_case_end_edit (self->parsed, TRUE);
  kase = kyo_review_case_get_case (self->parsed);
  kyo_review_begin (self->review);
  done = kyo_report_edit_delete_case (kyo_review_get_draft (self->review), kyo_case_get_id (kase),
                                      &error);
  kyo_review_end (self->review, done);
  if (!done)
    kyo_review_page_say (self, error->message);
}

static void
delete_case_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  KyoCase *kase = kyo_review_case_get_case (self->parsed);
  g_autofree char *heading =
    g_strdup_printf (_ ("Delete case %d from the draft?"), kyo_case_get_number (kase));

  ask (self, heading, _ ("All of its lines are set aside in the source. This can be undone."),
       _ ("_Delete"), ADW_RESPONSE_DESTRUCTIVE, G_CALLBACK (delete_case_response_cb));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KyoReviewPage) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        show_problem (self, _ ("The casebook was not exported"), error->message);
      return;
    }
  message = g_strdup_printf (_ ("Exported to “%s”"), name);
  kyo_review_page_say (self, message);
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  KyoReviewPage *self = user_data;
  g_autoptr (GBytes) bytes = NULL;

  if (self->review == NULL)
    return;
  kyo_review_case_end_edit (self->parsed, TRUE);
  bytes = kyo_casebook_write_bytes (kyo_review_get_draft (self->review)->casebook);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
export_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autofree char *file = g_strdup_printf ("%s.xml", kyo_review_get_casebook_id (self->review));

  kyo_file_choose_casebook (get_window (self), file, export_chosen_cb, G_OBJECT (self));
}

/**
 * kyo_review_page_install_endings:
 * @widget_class: the class of the page
 *
 * Installs what is done with the draft as a whole.
 */
void
kyo_review_page_install_endings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.close", NULL, close_action_cb);
  gtk_widget_class_install_action (widget_class, "review.accept", NULL, accept_action_cb);
  gtk_widget_class_install_action (widget_class, "review.discard", NULL, discard_action_cb);
  gtk_widget_class_install_action (widget_class, "review.delete-case", NULL, delete_case_action_cb);
  gtk_widget_class_install_action (widget_class, "review.export", NULL, export_action_cb);
}
