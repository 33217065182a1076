/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar is a GtkScale: the keyboard and screen readers know what to do with it. Its name follows
 * what is played, since that is what a screen reader says when the name of what has the keyboard
 * changes.
 */
#include "config.h"

#include "app/playback/kyo-playback-bar.h"
#include "app/playback/kyo-step-caption.h"
#include "app/playback/kyo-step-outline.h"
#include "app/widgets/kyo-step-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

/* More ticks than this could not be told apart, and fewer still have room for a number. */
#define MOST_TICKS 100
#define MOST_NUMBERS 24

struct _KyoPlaybackBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  KyoStepCaption *caption;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *count;
  GtkMenuButton *outline_button;
  GtkPopover *popover;
  KyoStepOutline *outline;

  KyoPlayback *playback;
  KyoCase *marked;      /* whose ticks the scale has, or NULL */
  GtkWidget *had_focus; /* before it began; weak */
  KyoLang lang;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (KyoPlaybackBar, kyo_playback_bar, GTK_TYPE_WIDGET)

static KyoCase *
get_case (KyoPlaybackBar *self)
{
  return kyo_selection_get_case (kyo_playback_get_selection (self->playback));
}

static char *
dup_mark (KyoStep *step, KyoLang lang)
{
  g_autofree char *badge =
    kyo_step_dup_badge_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  g_autofree char *escaped = g_markup_escape_text (badge, -1);

  return g_strdup_printf ("<small>%s</small>", escaped);
}

static void
mark_frames (KyoPlaybackBar *self)
{
  guint n = kyo_playback_get_n_frames (self->playback);

  if (self->marked == get_case (self))
    return;

  g_set_object (&self->marked, get_case (self));
  gtk_scale_clear_marks (self->scale);
  gtk_adjustment_set_upper (self->adjustment, n - 1);
  for (guint i = 0; i < n && n <= MOST_TICKS; i++)
    {
      KyoStep *step = g_ptr_array_index (kyo_playback_get_frame (self->playback, i), 0);
      g_autofree char *mark = n <= MOST_NUMBERS ? dup_mark (step, self->lang) : NULL;

      gtk_scale_add_mark (self->scale, i, GTK_POS_BOTTOM, mark);
    }
}

static void
name_position (KyoPlaybackBar *self, GPtrArray *frame)
{
  guint position = kyo_playback_get_position (self->playback);
  guint n = kyo_playback_get_n_frames (self->playback);
  g_autofree char *count = g_strdup_printf ("%u / %u", position + 1, n);
  /* Translators: which step is played, and how many there are */
  g_autofree char *place = g_strdup_printf (_ ("Step %u of %u"), position + 1, n);
  GString *name = g_string_new (place);

  for (guint i = 0; i < frame->len; i++)
    {
      g_autofree char *words =
        kyo_step_words_dup (get_case (self), g_ptr_array_index (frame, i), self->lang);

      g_string_append_printf (name, ". %s", words);
    }
  gtk_label_set_label (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, place, -1);
  g_string_free (name, TRUE);
}

/* The keyboard goes to the bar and, in the end, back to where it was. */
static void
appear (KyoPlaybackBar *self, gboolean is_active)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_here = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) == is_active)
    return;

  if (is_active)
    {
      g_set_weak_pointer (&self->had_focus, focus);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->scale));
      return;
    }
  if (is_here && self->had_focus != NULL)
    gtk_widget_grab_focus (self->had_focus);
  g_clear_weak_pointer (&self->had_focus);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
update (KyoPlaybackBar *self)
{
  gboolean is_active = self->playback != NULL && kyo_playback_is_active (self->playback);
  GPtrArray *frame;

  appear (self, is_active);
  if (!is_active)
    return;

  self->is_updating = TRUE;
  frame = kyo_playback_get_frame (self->playback, kyo_playback_get_position (self->playback));
  mark_frames (self);
  gtk_adjustment_set_value (self->adjustment, kyo_playback_get_position (self->playback));
  name_position (self, frame);
  kyo_step_caption_show (self->caption, get_case (self), frame, self->lang);
  self->is_updating = FALSE;
}

static void
playback_changed_cb (KyoPlaybackBar *self)
{
  update (self);
}

static void
value_changed_cb (KyoPlaybackBar *self)
{
  if (!self->is_updating)
    kyo_playback_jump (self->playback, (guint) (gtk_adjustment_get_value (self->adjustment) + 0.5));
}

/* As wide as is good to read, by the window. */
static void
popover_shown_cb (KyoPlaybackBar *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * 3 / 10;

  gtk_widget_set_size_request (GTK_WIDGET (self->outline), CLAMP (width, 180, 400), -1);
  kyo_step_outline_show (self->outline, self->playback, self->lang);
}

static void
chosen_cb (KyoPlaybackBar *self, guint position)
{
  gtk_popover_popdown (self->popover);
  kyo_playback_jump (self->playback, position);
}

static gboolean
kyo_playback_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KYO_PLAYBACK_BAR (widget)->scale));
}

static void
kyo_playback_bar_dispose (GObject *object)
{
  KyoPlaybackBar *self = KYO_PLAYBACK_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->playback);
  g_clear_object (&self->marked);
  g_clear_weak_pointer (&self->had_focus);

  G_OBJECT_CLASS (kyo_playback_bar_parent_class)->dispose (object);
}

static void
kyo_playback_bar_class_init (KyoPlaybackBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_playback_bar_dispose;
  widget_class->grab_focus = kyo_playback_bar_grab_focus;
  g_type_ensure (KYO_TYPE_STEP_CAPTION);
  g_type_ensure (KYO_TYPE_STEP_OUTLINE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "playbackbar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-playback-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, box);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, caption);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, scale);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, count);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, outline_button);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, popover);
  gtk_widget_class_bind_template_child (widget_class, KyoPlaybackBar, outline);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
kyo_playback_bar_init (KyoPlaybackBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->box) && KYO_IS_STEP_CAPTION (self->caption));
  g_assert (GTK_IS_SCALE (self->scale) && GTK_IS_ADJUSTMENT (self->adjustment));
  g_assert (GTK_IS_LABEL (self->count) && GTK_IS_MENU_BUTTON (self->outline_button));
  g_assert (GTK_IS_POPOVER (self->popover) && KYO_IS_STEP_OUTLINE (self->outline));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
}

/**
 * kyo_playback_bar_set_playback:
 * @self: a bar
 * @playback: what it shows and moves; kept
 *
 * Binds the bar to a playback, once.
 */
void
kyo_playback_bar_set_playback (KyoPlaybackBar *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_PLAYBACK_BAR (self));
  g_return_if_fail (self->playback == NULL);

  self->playback = g_object_ref (playback);
  g_signal_connect_object (playback, "changed", G_CALLBACK (playback_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * kyo_playback_bar_set_lang:
 * @self: a bar
 * @lang: the language of the cases
 *
 * Sets in which language it tells what happens.
 */
void
kyo_playback_bar_set_lang (KyoPlaybackBar *self, KyoLang lang)
{
  g_return_if_fail (KYO_IS_PLAYBACK_BAR (self));

  if (self->lang == lang)
    return;
  self->lang = lang;
  g_clear_object (&self->marked);
  update (self);
}
