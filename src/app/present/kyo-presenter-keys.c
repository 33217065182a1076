/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Remote controls are keyboards: most send Page Down, Page Up, F5 and Escape, and for a black
 * screen B or a full stop. In the secretary's window only what nobody types turns pages while
 * something is typed.
 */
#include "config.h"

#include "app/present/kyo-presenter-keys.h"
#include "app/widgets/kyo-typing.h"

#define ROOM_KEY "kyo-is-room"

static gboolean
press_anywhere (KyoPresentation *presentation, guint key)
{
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      kyo_presentation_move (presentation, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      kyo_presentation_move (presentation, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press (KyoPresentation *presentation, guint key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      kyo_presentation_move (presentation, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_BackSpace:
      kyo_presentation_move (presentation, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      kyo_presentation_jump (presentation, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      kyo_presentation_jump (presentation, G_MAXUINT);
      return GDK_EVENT_STOP;
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_period:
      kyo_presentation_set_blank (presentation, KYO_BLANK_BLACK);
      return GDK_EVENT_STOP;
    case GDK_KEY_w:
    case GDK_KEY_W:
    case GDK_KEY_comma:
      kyo_presentation_set_blank (presentation, KYO_BLANK_WHITE);
      return GDK_EVENT_STOP;
    default:
      return press_anywhere (presentation, key);
    }
}

static void
switch_language (KyoPresentation *presentation)
{
  kyo_presentation_set_lang (presentation, kyo_presentation_get_lang (presentation) == KYO_LANG_JA
                                             ? KYO_LANG_EN
                                             : KYO_LANG_JA);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                KyoPresentation *presentation)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK;

  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_l || key == GDK_KEY_L))
    {
      switch_language (presentation);
      return GDK_EVENT_STOP;
    }
  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape && g_object_get_data (G_OBJECT (controller), ROOM_KEY) != NULL)
    {
      gtk_window_close (GTK_WINDOW (window));
      return GDK_EVENT_STOP;
    }

  return kyo_typing_keeps_key (focus, key) ? press_anywhere (presentation, key)
                                           : press (presentation, key);
}

/**
 * kyo_presenter_keys_add:
 * @window: a window of the presentation
 * @presentation: what the keys move; outlives the window
 * @is_room: whether the window is that which the room sees
 *
 * Lets the presentation be driven by the keys of a window.
 */
void
kyo_presenter_keys_add (GtkWindow *window, KyoPresentation *presentation, gboolean is_room)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (KYO_IS_PRESENTATION (presentation));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_object_set_data (G_OBJECT (keys), ROOM_KEY, is_room ? keys : NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), presentation, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
