/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the list of cases stands. In a wide window it stands beside the case, shown or hidden as
 * the person left it. On a projector the room belongs to the case: there the list lies over it for
 * as long as a case is being chosen, and whether it was open then is not remembered. Whoever starts
 * Kyokun for the first time finds it open in either.
 */
#include "config.h"

#include "app/window/kyo-window-private.h"

/* Room for the list, the text, and a diagram whose words can be read, px. */
#define LIST_BESIDE 1500

static gboolean
has_focus (KyoWindow *self, gpointer part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (part));
}

static gboolean
is_over (KyoWindow *self)
{
  return adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap);
}

/* What lies behind the list is out of the keyboard's reach as it is out of sight. */
static void
update_reach (KyoWindow *self)
{
  gtk_widget_set_can_focus (GTK_WIDGET (self->content), !is_over (self));
}

static void
folded_cb (KyoWindow *self)
{
  adw_flap_set_reveal_flap (self->flap,
                            adw_flap_get_folded (self->flap)
                              ? self->is_first_start
                              : g_settings_get_boolean (self->settings, "list-visible"));
  update_reach (self);
}

/* What is hidden does not keep the keyboard, nor is it read out; what lies over the case takes the
 * keyboard. */
static void
reveal_changed_cb (KyoWindow *self)
{
  gboolean is_shown = adw_flap_get_reveal_flap (self->flap);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown,
                               -1);
  update_reach (self);
  if (!adw_flap_get_folded (self->flap))
    g_settings_set_boolean (self->settings, "list-visible", is_shown);
  else if (is_shown && !has_focus (self, self->list))
    kyo_case_list_grab_focus (self->list);
  if (!is_shown && has_focus (self, self->list))
    kyo_case_page_grab_focus (self->page);
}

static void
entered_cb (KyoWindow *self)
{
  self->is_first_start = FALSE;
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/**
 * kyo_window_init_list:
 * @self: the window, with its settings
 *
 * Shows the list as it was left, and lays it where it will be at the size that the window is going
 * to have: what is laid out anew after the first frame is seen to jump.
 */
void
kyo_window_init_list (KyoWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-case");
  int width = 0;
  int height = 0;

  self->is_first_start = *last == '\0';
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_changed_cb),
                            self);
  adw_flap_set_reveal_flap (self->flap, g_settings_get_boolean (self->settings, "list-visible"));
  g_signal_connect_swapped (self->list, "entered", G_CALLBACK (entered_cb), self);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && !g_settings_get_boolean (self->settings, "window-maximized"))
    kyo_window_fold_list (self, width);
}

/**
 * kyo_window_fold_list:
 * @self: the window
 * @width: of the window, px
 *
 * Lays the list beside the case or over it, as there is room.
 */
void
kyo_window_fold_list (KyoWindow *self, int width)
{
  adw_flap_set_fold_policy (self->flap, width < LIST_BESIDE ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                            : ADW_FLAP_FOLD_POLICY_NEVER);
}

/**
 * kyo_window_close_list:
 * @self: the window
 *
 * Takes the list away when it lies over the case.
 *
 * Returns: whether it did
 */
gboolean
kyo_window_close_list (KyoWindow *self)
{
  if (!is_over (self))
    return FALSE;
  adw_flap_set_reveal_flap (self->flap, FALSE);

  return TRUE;
}

/**
 * kyo_window_keep_keyboard:
 * @self: the window
 * @direction: where the keyboard is to go
 *
 * Moves the keyboard within the list while that lies over the case and has it: from the last place
 * Tab leads to the first one again.
 *
 * Returns: whether the keyboard stayed in the list
 */
gboolean
kyo_window_keep_keyboard (KyoWindow *self, GtkDirectionType direction)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  if (!is_over (self) || !has_focus (self, list))
    return FALSE;
  if (gtk_widget_child_focus (list, direction))
    return TRUE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return TRUE;

  for (GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (self)); widget != list;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_set_focus_child (gtk_widget_get_parent (widget), NULL);
  gtk_widget_child_focus (list, direction);

  return TRUE;
}

/**
 * kyo_window_begin:
 * @self: the window, with a case
 *
 * Puts the keyboard where a person begins: to the chosen case in the list, where that is shown, or
 * else into the text.
 */
void
kyo_window_begin (KyoWindow *self)
{
  if (adw_flap_get_reveal_flap (self->flap))
    kyo_case_list_grab_focus (self->list);
  else
    kyo_case_page_grab_focus (self->page);
}

/**
 * kyo_window_find_keyboard:
 * @self: the window
 *
 * Tells where the keyboard is, before rows are made anew that may have it.
 *
 * Returns: (transfer none) (nullable): list or page
 */
GtkWidget *
kyo_window_find_keyboard (KyoWindow *self)
{
  if (has_focus (self, self->list))
    return GTK_WIDGET (self->list);

  return has_focus (self, self->page) ? GTK_WIDGET (self->page) : NULL;
}

/**
 * kyo_window_return_keyboard:
 * @self: the window
 * @where: (nullable): what kyo_window_find_keyboard() told
 *
 * Puts the keyboard back to where it was, if it was lost.
 */
void
kyo_window_return_keyboard (KyoWindow *self, GtkWidget *where)
{
  if (where == NULL || has_focus (self, where))
    return;
  if (where == GTK_WIDGET (self->list))
    kyo_case_list_grab_focus (self->list);
  else
    kyo_case_page_grab_focus (self->page);
}
