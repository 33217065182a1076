/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/editor/kyo-case-editor.h"
#include "app/export/kyo-export-dialog.h"
#include "app/window/kyo-preferences.h"
#include "app/window/kyo-window-private.h"

#include <glib/gi18n.h>

static void
search_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  kyo_case_list_begin_search (self->list);
}

static void
annotate_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  kyo_window_close_list (self);
  kyo_case_page_begin_annotation (self->page);
}

static void
next_step_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_selection_move_step (KYO_WINDOW (widget)->selection, 1);
}

static void
previous_step_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_selection_move_step (KYO_WINDOW (widget)->selection, -1);
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_case_page_zoom (KYO_WINDOW (widget)->page, g_variant_get_double (parameter));
}

static void
casebook_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_window_show_casebook (KYO_WINDOW (widget));
}

static void
show_passage_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *case_id;
  const char *passage_id;

  g_variant_get (parameter, "(&s&s)", &case_id, &passage_id);
  kyo_window_show_passage (KYO_WINDOW (widget), case_id, passage_id);
}

static void
next_lanes_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  KyoLanes lanes;

  g_object_get (self->page, "timeline-lanes", &lanes, NULL);
  g_object_set (self->page, "timeline-lanes", (lanes + 1) % KYO_N_LANES, NULL);
}

static void
switch_language_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  kyo_window_set_lang (self, self->lang == KYO_LANG_JA ? KYO_LANG_EN : KYO_LANG_JA);
}

static void
delete_annotation_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!kyo_store_delete_annotation (self->store, g_variant_get_string (parameter, NULL), &error))
    kyo_window_report (self, error->message);
}

static void
stored_cb (KyoWindow *self, const char *case_id)
{
  kyo_case_list_choose (self->list, case_id);
}

static void
edit (KyoWindow *self, KyoCase *kase)
{
  GtkWindow *editor = kyo_case_editor_new (GTK_WINDOW (self), self->store, kase, self->lang);

  g_signal_connect_object (editor, "stored", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (editor);
}

static void
new_case_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (KYO_WINDOW (widget), NULL);
}

static void
edit_case_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  edit (self, kyo_selection_get_case (self->selection));
}

static void
delete_response_cb (KyoWindow *self, const char *response, GtkWindow *dialog)
{
  const char *case_id = g_object_get_data (G_OBJECT (dialog), "kyo-case-id");
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "delete"))
    return;
  if (!kyo_store_delete_own_case (self->store, case_id, &error))
    {
      kyo_window_report (self, error->message);
      return;
    }
  kyo_window_reload_case (self);
}

static void
delete_case_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  KyoCase *kase = kyo_selection_get_case (self->selection);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Delete this own case?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ ("“%s” and what was annotated on it will no longer be shown. The change log keeps them."),
    kyo_text_get (kyo_case_get_title (kase), self->lang));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "kyo-case-id", g_strdup (kyo_case_get_id (kase)),
                          g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compare_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  kyo_window_close_list (self);
  kyo_compare_page_show (self->compare, self->store, self->thesaurus,
                         kyo_selection_get_case (self->selection), self->lang);
  gtk_stack_set_visible_child_name (self->content, "compare");
}

static void
exported_cb (KyoWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = g_strdup_printf (_ ("Exported to “%s”"), name);

  kyo_window_report (self, message);
}

static void
export_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);
  KyoCase *kase = kyo_selection_get_case (self->selection);
  GtkWindow *dialog = kyo_export_dialog_new (
    GTK_WINDOW (self), self->store, kase != NULL ? kyo_case_get_id (kase) : NULL, self->lang);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
preferences_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (kyo_preferences_new (GTK_WINDOW (widget), KYO_WINDOW (widget)->settings));
}

static void
author_changed_cb (KyoWindow *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author-name");

  if (self->store != NULL)
    kyo_store_set_author (self->store, *author != '\0' ? author : g_get_real_name ());
}

static void
clear_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoWindow *self = KYO_WINDOW (widget);

  if (!kyo_window_close_list (self))
    kyo_selection_select (self->selection, NULL);
}

/**
 * kyo_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of the window and their keys.
 */
void
kyo_window_install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;
  const GdkModifierType alt = GDK_ALT_MASK;

  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "case.annotate", NULL, annotate_action_cb);
  gtk_widget_class_install_action (widget_class, "case.next-step", NULL, next_step_action_cb);
  gtk_widget_class_install_action (widget_class, "case.previous-step", NULL,
                                   previous_step_action_cb);
  gtk_widget_class_install_action (widget_class, "case.clear", NULL, clear_action_cb);
  gtk_widget_class_install_action (widget_class, "diagram.zoom", "d", zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "case.next-lanes", NULL, next_lanes_action_cb);
  gtk_widget_class_install_action (widget_class, "win.switch-language", NULL,
                                   switch_language_action_cb);
  gtk_widget_class_install_action (widget_class, "win.delete-annotation", "s",
                                   delete_annotation_action_cb);
  gtk_widget_class_install_action (widget_class, "win.new-case", NULL, new_case_action_cb);
  gtk_widget_class_install_action (widget_class, "case.edit", NULL, edit_case_action_cb);
  gtk_widget_class_install_action (widget_class, "case.delete", NULL, delete_case_action_cb);
  gtk_widget_class_install_action (widget_class, "case.compare", NULL, compare_action_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action_cb);
  gtk_widget_class_install_action (widget_class, "win.casebook", NULL, casebook_action_cb);
  gtk_widget_class_install_action (widget_class, "win.show-passage", "(ss)",
                                   show_passage_action_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, control, "win.preferences",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, control, "case.annotate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, control, "win.new-case", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, control, "win.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, control, "win.casebook", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, control, "case.compare", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, control, "win.switch-language",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, control, "case.next-lanes", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, alt, "case.next-step", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, alt, "case.previous-step", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "case.clear", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, control, "diagram.zoom", "d",
                                       1.2);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, control, "diagram.zoom", "d",
                                       1.2);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, control, "diagram.zoom", "d",
                                       1 / 1.2);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, control, "diagram.zoom", "d", 0.0);
}

/**
 * kyo_window_set_panes_switchable:
 * @self: the window
 * @switchable: whether there is something to see of it
 *
 * Makes actions of what can be shown and hidden, or takes them away again with their keys.
 */
void
kyo_window_set_panes_switchable (KyoWindow *self, gboolean switchable)
{
  const struct
  {
    const char *name;
    gpointer object;
    const char *property;
  } PANES[] = {
    { "list", self->flap, "reveal-flap" },
    { "widen", self->list, "widened" },
    { "text", self->page, "text-visible" },
    { "diagram", self->page, "diagram-visible" },
    { "timeline", self->page, "timeline-visible" },
    { "timeline-lanes", self->page, "timeline-lanes" },
  };
  GActionMap *map = G_ACTION_MAP (self);

  for (gsize i = 0; i < G_N_ELEMENTS (PANES); i++)
    {
      g_autoptr (GPropertyAction) action = NULL;

      if (!switchable)
        g_action_map_remove_action (map, PANES[i].name);
      else if (g_action_map_lookup_action (map, PANES[i].name) == NULL)
        {
          action = g_property_action_new (PANES[i].name, PANES[i].object, PANES[i].property);
          g_action_map_add_action (map, G_ACTION (action));
        }
    }
}

/**
 * kyo_window_bind_settings:
 * @self: the window
 *
 * Keeps the state of the window, its panels and its filter from one start to the next, and makes
 * what can be hidden into actions.
 */
void
kyo_window_bind_settings (KyoWindow *self)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT;

  g_settings_bind (self->settings, "window-width", self, "default-width", flags);
  g_settings_bind (self->settings, "window-height", self, "default-height", flags);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", flags);
  g_settings_bind (self->settings, "text-visible", self->page, "text-visible", flags);
  g_settings_bind (self->settings, "diagram-visible", self->page, "diagram-visible", flags);
  g_settings_bind (self->settings, "timeline-visible", self->page, "timeline-visible", flags);
  g_settings_bind (self->settings, "text-pane-position", self->page, "columns-position", flags);
  g_settings_bind (self->settings, "timeline-lanes", self->page, "timeline-lanes", flags);
  g_settings_bind (self->settings, "timeline-pane-height", self->page, "timeline-room", flags);
  g_settings_bind (self->settings, "category-filter", self->list, "filter", flags);
  g_settings_bind (self->settings, "search-widened", self->list, "widened", flags);

  g_signal_connect_object (self->settings, "changed::author-name", G_CALLBACK (author_changed_cb),
                           self, G_CONNECT_SWAPPED);

  kyo_window_set_panes_switchable (self, TRUE);
}

/**
 * kyo_window_update_actions:
 * @self: the window
 *
 * Lets only those actions be done that mean something now.
 */
void
kyo_window_update_actions (KyoWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  KyoCase *kase = kyo_selection_get_case (self->selection);
  gboolean is_writable = self->store != NULL && !kyo_store_is_read_only (self->store);
  gboolean is_own = kase != NULL && kyo_case_get_kind (kase) == KYO_CASE_OWN;

  gtk_widget_action_set_enabled (widget, "case.annotate", kase != NULL && is_writable);
  gtk_widget_action_set_enabled (widget, "case.next-step", kase != NULL);
  gtk_widget_action_set_enabled (widget, "case.next-lanes", kase != NULL);
  gtk_widget_action_set_enabled (widget, "case.previous-step", kase != NULL);
  gtk_widget_action_set_enabled (widget, "case.compare", kase != NULL);
  gtk_widget_action_set_enabled (widget, "case.present", kase != NULL || self->room != NULL);
  gtk_widget_action_set_enabled (widget, "win.present-cases", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "case.edit", is_own && is_writable);
  gtk_widget_action_set_enabled (widget, "case.delete", is_own && is_writable);
  gtk_widget_action_set_enabled (widget, "win.new-case", is_writable);
  gtk_widget_action_set_enabled (widget, "win.export", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "win.casebook", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "win.delete-annotation", is_writable);
  kyo_window_update_import (self);
}
