/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Presenting from the window: it reads the cases from the store, keeps the two windows of the
 * presentation, stores what the secretary writes and tells the presentation what has changed. The
 * presentation ends with the window that the room sees; the last one is kept for what it was
 * allowed to show. Whoever ends it does not see what the secretary is writing: that window stays
 * until the words are stored or it is closed.
 */
#include "config.h"

#include "app/present/kyo-present-dialog.h"
#include "app/present/kyo-presenter-window.h"
#include "app/present/kyo-secretary-window.h"
#include "app/widgets/kyo-destroy-later.h"
#include "app/window/kyo-window-private.h"

#include <glib/gi18n.h>

static void
read_annotations (KyoWindow *self, const char *case_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) annotations = kyo_store_list_annotations (self->store, case_id, &error);

  if (annotations == NULL)
    kyo_window_report (self, error->message);
  else
    kyo_presentation_set_annotations (self->presentation, case_id, annotations);
}

static void
read_view (KyoWindow *self, const char *case_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoView) view = NULL;

  if (kyo_store_find_arrangement (self->store, case_id, &view, &error))
    kyo_presentation_set_view (self->presentation, case_id, view);
  else
    kyo_window_report (self, error->message);
}

static void
written_cb (KyoWindow *self,
            const char *case_id,
            const char *target_id,
            int kind,
            const char *body,
            KyoSecretaryWindow *secretary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) annotation = kyo_store_annotate (
    self->store, case_id, target_id, (KyoAnnotationKind) kind, body, NULL, &error);

  /* What could not be stored stays in the entry. */
  if (annotation == NULL)
    kyo_secretary_window_report (secretary, error->message);
  else
    kyo_secretary_window_clear (secretary);
  if (annotation != NULL && self->secretary != GTK_WINDOW (secretary))
    kyo_destroy_later (GTK_WINDOW (secretary));
}

static void
end_cb (KyoWindow *self, GtkWindow *secretary)
{
  if (self->secretary != secretary)
    gtk_window_close (secretary);
  else if (self->room != NULL)
    gtk_window_close (self->room);
}

static void
room_gone_cb (KyoWindow *self)
{
  g_clear_weak_pointer (&self->room);
  if (self->secretary != NULL &&
      kyo_secretary_window_is_writing (KYO_SECRETARY_WINDOW (self->secretary)))
    {
      gtk_window_set_hide_on_close (self->secretary, FALSE);
      gtk_window_present (self->secretary);
    }
  else if (self->secretary != NULL)
    gtk_window_destroy (self->secretary);
  g_clear_weak_pointer (&self->secretary);
}

static void
show_windows (KyoWindow *self)
{
  gtk_window_present (self->secretary);
  kyo_presenter_window_show_beside (KYO_PRESENTER_WINDOW (self->room), GTK_WINDOW (self));
}

static void
make_windows (KyoWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_set_weak_pointer (&self->room, kyo_presenter_window_new (self->presentation));
  g_set_weak_pointer (
    &self->secretary,
    kyo_secretary_window_new (self->presentation, !kyo_store_is_read_only (self->store)));
  /* Closed, it comes back with F5: only the room's window ends the presentation. */
  gtk_window_set_hide_on_close (self->secretary, TRUE);
  gtk_window_set_application (self->room, application);
  gtk_window_set_application (self->secretary, application);
  g_signal_connect_object (self->room, "destroy", G_CALLBACK (room_gone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), self->secretary,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->secretary, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->secretary, "end", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
}

static void
present (KyoWindow *self, const char *const *case_ids)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KyoPresentation) last = g_steal_pointer (&self->presentation);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; case_ids[i] != NULL && error == NULL; i++)
    {
      KyoCase *kase = kyo_store_dup_case (self->store, case_ids[i], &error);

      if (kase != NULL)
        g_ptr_array_add (cases, kase);
    }
  if (error != NULL || cases->len == 0)
    {
      self->presentation = g_steal_pointer (&last);
      if (error != NULL)
        kyo_window_report (self, error->message);
      return;
    }

  self->presentation = kyo_presentation_new (cases, self->lang);
  if (last != NULL)
    kyo_presentation_copy_shown (self->presentation, last);
  for (guint i = 0; case_ids[i] != NULL; i++)
    {
      read_annotations (self, case_ids[i]);
      read_view (self, case_ids[i]);
    }
  make_windows (self);
  show_windows (self);
}

static void
present_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  KyoCase *kase = kyo_selection_get_case (self->selection);
  const char *case_ids[] = { kase != NULL ? kyo_case_get_id (kase) : NULL, NULL };

  if (self->room != NULL)
    show_windows (self);
  else
    present (self, case_ids);
}

static void
chosen_cb (KyoWindow *self, const char *const *case_ids)
{
  if (self->room != NULL)
    gtk_window_destroy (self->room);
  present (self, case_ids);
}

static void
present_cases_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  KyoCase *kase = kyo_selection_get_case (self->selection);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cases = kyo_store_list_cases (self->store, &error);
  GtkWindow *dialog;

  if (cases == NULL)
    {
      kyo_window_report (self, error->message);
      return;
    }
  dialog = kyo_present_dialog_new (GTK_WINDOW (self), cases,
                                   kase != NULL ? kyo_case_get_id (kase) : NULL, self->lang);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/**
 * kyo_window_update_presentation:
 * @self: the window
 * @case_id: a case
 * @target_id: what of it has changed, "" for all
 *
 * Tells a presentation what the store says has changed. A case that is gone stays there as it was;
 * so does one that cannot be read, and that is said.
 */
void
kyo_window_update_presentation (KyoWindow *self, const char *case_id, const char *target_id)
{
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GError) error = NULL;

  if (self->room == NULL || kyo_presentation_get_annotations (self->presentation, case_id) == NULL)
    return;
  if (*target_id == '\0')
    {
      kase = kyo_store_dup_case (self->store, case_id, &error);
      if (kase != NULL)
        kyo_presentation_update_case (self->presentation, kase);
      else if (!g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND))
        kyo_window_report (self, error->message);
    }
  read_annotations (self, case_id);
  read_view (self, case_id);
}

/**
 * kyo_window_end_presentation:
 * @self: the window
 *
 * Closes the windows of a presentation, before their cases go.
 */
void
kyo_window_end_presentation (KyoWindow *self)
{
  if (self->secretary != NULL)
    gtk_window_destroy (self->secretary);
  if (self->room != NULL)
    gtk_window_destroy (self->room);
  g_clear_object (&self->presentation);
}

/**
 * kyo_window_install_present_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions by which cases are presented.
 */
void
kyo_window_install_present_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "case.present", NULL, present_action_cb);
  gtk_widget_class_install_action (widget_class, "win.present-cases", NULL,
                                   present_cases_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "case.present", NULL);
}
