/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Views of diagrams between the panels that show them and the store that keeps them. Which of them
 * have a panel belongs to the screen rather than to the case: the settings keep that.
 */
#include "config.h"

#include "app/window/kyo-window-private.h"

#include <glib/gi18n.h>

#define PANELS "diagram-panels"

static const char *
get_case_id (KyoWindow *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);

  return kase != NULL ? kyo_case_get_id (kase) : NULL;
}

static GListModel *
list_views (KyoWindow *self)
{
  const char *case_id = get_case_id (self);
  g_autoptr (GError) error = NULL;
  GListModel *views;

  if (self->store == NULL || case_id == NULL)
    return NULL;
  views = kyo_store_list_views (self->store, case_id, &error);
  if (views == NULL)
    kyo_window_report (self, error->message);
  return views;
}

static void
put_cb (KyoWindow *self, KyoView *view)
{
  g_autoptr (GError) error = NULL;

  if (!kyo_store_put_view (self->store, view, &error))
    kyo_window_report (self, error->message);
}

static void
remove_cb (KyoWindow *self, KyoView *view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf (_ ("“%s” was deleted"), kyo_view_get_name (view));
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast;

  if (!kyo_store_delete_view (self->store, kyo_view_get_id (view), &error))
    {
      kyo_window_report (self, error->message);
      return;
    }
  g_set_object (&self->removed_view, view);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.restore-view");
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
restore_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  g_autoptr (KyoView) view = g_steal_pointer (&self->removed_view);

  if (view == NULL)
    return;
  put_cb (self, view);
  if (g_strcmp0 (get_case_id (self), kyo_view_get_case_id (view)) == 0)
    kyo_diagram_panels_open (kyo_case_page_get_diagrams (self->page), kyo_view_get_id (view));
}

/* One that shows the whole diagram alone is not worth a word. */
static void
open_changed_cb (KyoWindow *self)
{
  const char *case_id = get_case_id (self);
  const char *const *open = kyo_diagram_panels_get_open (kyo_case_page_get_diagrams (self->page));
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, PANELS);
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *ids;
  char *id;

  if (case_id == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{s@as}", &id, &ids))
    if (!g_str_equal (id, case_id))
      g_variant_builder_add (&builder, "{s@as}", id, ids);
  if (open[0] != NULL && (*open[0] != '\0' || open[1] != NULL))
    g_variant_builder_add (&builder, "{s^as}", case_id, open);
  g_settings_set_value (self->settings, PANELS, g_variant_builder_end (&builder));
}

/**
 * kyo_window_install_view_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done with views outside of their panels.
 */
void
kyo_window_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.restore-view", NULL, restore_action_cb);
}

/**
 * kyo_window_init_views:
 * @self: the window, with its settings
 *
 * Keeps what the panels of the diagram want to be kept.
 */
void
kyo_window_init_views (KyoWindow *self)
{
  KyoDiagramPanels *diagrams = kyo_case_page_get_diagrams (self->page);

  g_signal_connect_swapped (diagrams, "put", G_CALLBACK (put_cb), self);
  g_signal_connect_swapped (diagrams, "remove", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (diagrams, "notify::open", G_CALLBACK (open_changed_cb), self);
}

/**
 * kyo_window_prepare_views:
 * @self: the window
 *
 * Reads the views of the selected case, and which of them had a panel, before it is shown.
 */
void
kyo_window_prepare_views (KyoWindow *self)
{
  const char *case_id = get_case_id (self);
  g_autoptr (GListModel) views = list_views (self);
  g_autoptr (GVariant) panels = g_settings_get_value (self->settings, PANELS);
  g_autofree const char **open = NULL;

  if (case_id != NULL)
    g_variant_lookup (panels, case_id, "^a&s", &open);
  kyo_diagram_panels_prepare (kyo_case_page_get_diagrams (self->page), views, open);
}

/**
 * kyo_window_reload_views:
 * @self: the window
 *
 * Reads the views of the case that is shown again.
 */
void
kyo_window_reload_views (KyoWindow *self)
{
  g_autoptr (GListModel) views = list_views (self);

  if (views != NULL)
    kyo_diagram_panels_set_views (kyo_case_page_get_diagrams (self->page), views);
}
