/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While a case is played its keys hold wherever the keyboard is, but where something is typed or a
 * menu is open, and but for Space on a button, which is pressed. They are caught before the widgets
 * get them: the arrows would else go from node to node. F6 and F8 belong to the panes of GTK.
 */
#include "config.h"

#include "app/widgets/kyo-typing.h"
#include "app/window/kyo-window-private.h"

static void
play_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoPlayback *playback = KYO_WINDOW (widget)->playback;

  if (kyo_playback_is_active (playback))
    kyo_playback_end (playback);
  else
    {
      kyo_window_close_list (KYO_WINDOW (widget));
      gtk_stack_set_visible_child_name (KYO_WINDOW (widget)->content, "case");
      kyo_playback_begin (playback);
    }
}

static void
next_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_playback_move (KYO_WINDOW (widget)->playback, 1);
}

static void
previous_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_playback_move (KYO_WINDOW (widget)->playback, -1);
}

static void
end_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_playback_end (KYO_WINDOW (widget)->playback);
}

static gboolean
key_pressed_cb (KyoWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!kyo_playback_is_active (self->playback) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 || kyo_typing_keeps_key (focus, key))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_period:
      kyo_playback_move (self->playback, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_comma:
      kyo_playback_move (self->playback, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      kyo_playback_jump (self->playback, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      kyo_playback_jump (self->playback, G_MAXUINT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      kyo_playback_end (self->playback);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * kyo_window_update_playback:
 * @self: the window
 *
 * Lets only those actions of playback be done that mean something now.
 */
void
kyo_window_update_playback (KyoWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_active = kyo_playback_is_active (self->playback);
  guint n = kyo_playback_get_n_frames (self->playback);
  guint position = kyo_playback_get_position (self->playback);

  gtk_widget_action_set_enabled (widget, "case.play", n > 0);
  gtk_widget_action_set_enabled (widget, "playback.next", is_active && position + 1 < n);
  gtk_widget_action_set_enabled (widget, "playback.previous", is_active && position > 0);
  gtk_widget_action_set_enabled (widget, "playback.end", is_active);
}

/**
 * kyo_window_init_playback:
 * @self: the window, with its selection
 *
 * Makes the playback of the case that is shown, and its keys.
 */
void
kyo_window_init_playback (KyoWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->playback = kyo_playback_new (self->selection);
  kyo_case_page_set_playback (self->page, self->playback);
  g_signal_connect_object (self->playback, "changed", G_CALLBACK (kyo_window_update_playback), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  kyo_window_update_playback (self);
}

/**
 * kyo_window_install_playback_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions by which a case is played.
 */
void
kyo_window_install_playback_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "case.play", NULL, play_action_cb);
  gtk_widget_class_install_action (widget_class, "playback.next", NULL, next_action_cb);
  gtk_widget_class_install_action (widget_class, "playback.previous", NULL, previous_action_cb);
  gtk_widget_class_install_action (widget_class, "playback.end", NULL, end_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "case.play",
                                       NULL);
}
