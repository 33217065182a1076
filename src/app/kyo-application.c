/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/kyo-application.h"
#include "app/window/kyo-window.h"
#include "kyokun-resources.h"
#include "store/kyo-store.h"

#include <glib/gi18n.h>

struct _KyoApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  KyoWindow *window;
};

G_DEFINE_FINAL_TYPE (KyoApplication, kyo_application, ADW_TYPE_APPLICATION)

/* A window that is closed has left the list, though something may still hold it. */
static gboolean
has_window (KyoApplication *self)
{
  return self->window != NULL &&
         g_list_find (gtk_application_get_windows (GTK_APPLICATION (self)), self->window) != NULL;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KyoApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  /* It may have asked whether to. */
  if (!has_window (self))
    g_application_quit (G_APPLICATION (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KyoApplication *self = user_data;

  adw_show_about_window (GTK_WINDOW (self->window), "application-name", _ ("Kyokun"),
                         "application-icon", KYO_APP_ID, "version", KYO_VERSION, "developer-name",
                         _ ("The Kyokun authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Review published incident cases, learn from them, decide what to do."),
                         NULL);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KyoApplication *self = user_data;
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/kyokun/Kyokun/ui/kyo-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (self->window));
  gtk_window_present (shortcuts);
}

static void
color_scheme_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  KyoApplication *self = user_data;
  const char *nick = g_variant_get_string (value, NULL);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (nick, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (nick, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  g_simple_action_set_state (action, value);
  g_settings_set_value (self->settings, "color-scheme", value);
}

/* The scheme chosen last time, and from now on whatever is chosen. */
static void
restore_color_scheme (KyoApplication *self)
{
  g_autoptr (GVariant) scheme = g_settings_get_value (self->settings, "color-scheme");

  g_action_group_change_action_state (G_ACTION_GROUP (self), "color-scheme", scheme);
}

static KyoWindow *
get_window (KyoApplication *self)
{
  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, kyo_window_new (ADW_APPLICATION (self)));
    }

  return self->window;
}

static void
kyo_application_startup (GApplication *application)
{
  static const GActionEntry ENTRIES[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "about", .activate = about_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "color-scheme",
      .parameter_type = "s",
      .state = "'default'",
      .change_state = color_scheme_cb },
  };
  GtkApplication *gtk_application = GTK_APPLICATION (application);

  G_APPLICATION_CLASS (kyo_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), ENTRIES, G_N_ELEMENTS (ENTRIES),
                                   application);
  gtk_application_set_accels_for_action (gtk_application, "app.quit",
                                         (const char *const[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (gtk_application, "app.shortcuts",
                                         (const char *const[]){ "<Control>question", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.widen",
                                         (const char *const[]){ "F8", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.list",
                                         (const char *const[]){ "F9", NULL });
  KYO_APPLICATION (application)->settings = g_settings_new (KYO_APP_ID);
  restore_color_scheme (KYO_APPLICATION (application));
}

static void
kyo_application_activate (GApplication *application)
{
  KyoApplication *self = KYO_APPLICATION (application);
  gboolean is_new = self->window == NULL;
  KyoWindow *window = get_window (self);
  g_autofree char *path = NULL;

  if (is_new)
    {
      path = kyo_store_dup_default_path ();
      kyo_window_open (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
kyo_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KyoWindow *window = get_window (KYO_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  if (path != NULL)
    kyo_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
}

static void
kyo_application_dispose (GObject *object)
{
  KyoApplication *self = KYO_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (kyo_application_parent_class)->dispose (object);
}

static void
kyo_application_class_init (KyoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_application_dispose;
  application_class->startup = kyo_application_startup;
  application_class->activate = kyo_application_activate;
  application_class->open = kyo_application_open;

  /* Templates and icons; naming them here keeps the linker from leaving them out of the library. */
  g_resources_register (kyokun_get_resource ());
}

static void
kyo_application_init (KyoApplication *self)
{
}

/**
 * kyo_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
KyoApplication *
kyo_application_new (void)
{
  return g_object_new (KYO_TYPE_APPLICATION, "application-id", KYO_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/kyokun/Kyokun",
                       NULL);
}
