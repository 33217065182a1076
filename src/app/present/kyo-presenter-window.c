/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running text is 24 pt, or larger on a large screen, as on a wall it is the height of the room
 * that counts. When the size of the window changes, so do font and pages: first the font is set,
 * then the text broken for it, then the page made.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-view.h"
#include "app/playback/kyo-step-caption.h"
#include "app/present/kyo-presenter-keys.h"
#include "app/present/kyo-presenter-page.h"
#include "app/present/kyo-presenter-window.h"
#include "app/widgets/kyo-scheme.h"
#include "app/widgets/kyo-tlp-label.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_PT 24.0
#define LINES 26.0 /* of running text on a screen that is higher than is needed for it */

struct _KyoPresenterWindow
{
  GtkWindow parent_instance;

  GtkWidget *screen; /* one of these three is shown */
  GtkWidget *black;
  GtkWidget *white;
  GtkScrolledWindow *words; /* of these two one is */
  GtkWidget *frame;
  KyoDiagramView *diagram;
  KyoStepCaption *caption;
  GtkLabel *frame_count;
  GtkWidget *foot;
  GtkLabel *tlp;
  GtkLabel *title;
  GtkLabel *count;

  KyoPresentation *presentation;
  KyoSelection *selection; /* of the diagram */
  KyoPlayback *playback;
  KyoPainter *painter;
  GtkCssProvider *style;
  PangoContext *context; /* of running text */
  KyoCase *drawn;        /* whose diagram is shown */
  KyoView *view;         /* as which view of it has it, or NULL */
  KyoLang lang;          /* in which it is */
  double em;             /* px */
  int width;             /* for which the pages were made, px */
  int height;
  guint resize_id; /* idle source, 0 when none waits */
};

G_DEFINE_FINAL_TYPE (KyoPresenterWindow, kyo_presenter_window, GTK_TYPE_WINDOW)

static void
draw_diagram (KyoPresenterWindow *self, KyoCase *kase)
{
  KyoLang lang = kyo_presentation_get_lang (self->presentation);
  KyoView *view = kyo_presentation_get_view (self->presentation, kyo_case_get_id (kase));

  if (self->painter == NULL || self->lang != lang)
    {
      g_clear_object (&self->painter);
      self->painter = kyo_painter_new (kyo_scheme_get_current (), lang);
      self->lang = lang;
      g_clear_object (&self->drawn);
    }
  if (self->drawn == kase && self->view == view)
    return;
  g_set_object (&self->drawn, kase);
  g_set_object (&self->view, view);
  kyo_selection_set_case (self->selection, kase);
  kyo_diagram_view_show (self->diagram, kase, view, lang, self->painter);
}

/* Not by a GtkStack: to a screen reader its pages all are there. */
static void
show_kind (KyoPresenterWindow *self, KyoPageKind kind)
{
  gtk_widget_set_visible (self->frame, kind == KYO_PAGE_FRAME);
  gtk_widget_set_visible (GTK_WIDGET (self->words), kind != KYO_PAGE_FRAME);
}

static void
show_blank (KyoPresenterWindow *self, KyoBlank blank)
{
  gtk_widget_set_visible (self->screen, blank == KYO_BLANK_NONE);
  gtk_widget_set_visible (self->black, blank == KYO_BLANK_BLACK);
  gtk_widget_set_visible (self->white, blank == KYO_BLANK_WHITE);
}

static void
show_frame (KyoPresenterWindow *self, const KyoPage *page)
{
  g_autofree char *count = g_strdup_printf ("%u / %u", page->number, page->n_numbers);

  draw_diagram (self, page->kase);
  kyo_playback_begin (self->playback);
  kyo_playback_jump (self->playback, page->frame);
  kyo_step_caption_show (self->caption, page->kase, page->steps, self->lang);
  gtk_label_set_label (self->frame_count, count);
}

static void
show_words (KyoPresenterWindow *self, const KyoPage *page)
{
  gtk_scrolled_window_set_child (
    self->words, kyo_presenter_page_new (page, kyo_presentation_get_lang (self->presentation),
                                         self->em, self->width));
}

static char *
dup_case_title (KyoCase *kase, KyoLang lang)
{
  const char *title = kyo_text_get (kyo_case_get_title (kase), lang);

  if (kyo_case_get_number (kase) == 0)
    return g_strdup (title);

  return g_strdup_printf ("%d  %s", kyo_case_get_number (kase), title);
}

static void
show_foot (KyoPresenterWindow *self, const KyoPage *page)
{
  KyoLang lang = kyo_presentation_get_lang (self->presentation);
  g_autofree char *title = dup_case_title (page->kase, lang);
  g_autofree char *count = kyo_presentation_dup_count (self->presentation);
  g_autofree char *name = kyo_page_dup_title (page, lang);

  kyo_tlp_label_set (self->tlp, kyo_case_get_tlp (page->kase));
  /* The first page says it large. */
  gtk_label_set_label (self->title, page->kind != KYO_PAGE_SUMMARY ? title : "");
  gtk_label_set_label (self->count, count);
  gtk_window_set_title (GTK_WINDOW (self), name);
}

static void
show_page (KyoPresenterWindow *self)
{
  const KyoPage *page = kyo_presentation_get_page (
    self->presentation, kyo_presentation_get_position (self->presentation));

  show_blank (self, kyo_presentation_get_blank (self->presentation));
  show_kind (self, page->kind);
  if (self->em <= 0)
    return;
  show_foot (self, page);
  if (page->kind == KYO_PAGE_FRAME)
    show_frame (self, page);
  else
    show_words (self, page);
}

static void
presentation_changed_cb (KyoPresenterWindow *self)
{
  show_page (self);
}

static GArray *
break_running (const KyoRunningText *running, gpointer user_data)
{
  KyoPresenterWindow *self = user_data;
  int foot;
  KyoPageRoom room;

  gtk_widget_measure (self->foot, GTK_ORIENTATION_VERTICAL, -1, &foot, NULL, NULL, NULL);
  /* The foot may still be measured in the font that was. */
  foot = MAX (foot, (int) ceil (2 * self->em));
  room = kyo_presenter_page_get_room (running, self->context, self->em, self->width,
                                      self->height - foot);

  return kyo_page_breaker_break (self->context, &room, running->texts, running->labels);
}

static double
get_least_em (KyoPresenterWindow *self)
{
  int dpi = 96 * 1024;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return LEAST_PT * (dpi > 0 ? dpi / 1024.0 : 96) / 72;
}

static void
set_font (KyoPresenterWindow *self)
{
  PangoFontDescription *font;
  g_autofree char *css = NULL;

  self->em = floor (MAX (get_least_em (self), self->height / LINES));
  css = g_strdup_printf ("window.presenter { font-size: %dpx; }", (int) self->em);
  gtk_css_provider_load_from_data (self->style, css, -1);

  g_clear_object (&self->context);
  self->context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  font = pango_font_description_copy (pango_context_get_font_description (self->context));
  pango_font_description_set_absolute_size (font, self->em * PANGO_SCALE);
  pango_context_set_font_description (self->context, font);
  pango_font_description_free (font);
}

static void
resize_cb (gpointer user_data)
{
  KyoPresenterWindow *self = user_data;

  self->resize_id = 0;
  self->width = gtk_widget_get_width (GTK_WIDGET (self));
  self->height = gtk_widget_get_height (GTK_WIDGET (self));
  set_font (self);
  kyo_presentation_set_breaks (self->presentation, break_running, self);
}

static void
scheme_changed_cb (KyoPresenterWindow *self)
{
  g_clear_object (&self->painter);
  show_page (self);
}

static void
clicked_cb (KyoPresenterWindow *self, int n_press, double x, double y, GtkGestureSingle *gesture)
{
  kyo_presentation_move (
    self->presentation,
    gtk_gesture_single_get_current_button (gesture) == GDK_BUTTON_SECONDARY ? -1 : 1);
}

static void
kyo_presenter_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoPresenterWindow *self = KYO_PRESENTER_WINDOW (widget);

  GTK_WIDGET_CLASS (kyo_presenter_window_parent_class)
    ->size_allocate (widget, width, height, baseline);
  if ((self->width != width || self->height != height) && self->resize_id == 0)
    self->resize_id = g_idle_add_once (resize_cb, self);
}

static void
kyo_presenter_window_dispose (GObject *object)
{
  KyoPresenterWindow *self = KYO_PRESENTER_WINDOW (object);

  g_clear_handle_id (&self->resize_id, g_source_remove);
  if (self->presentation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->presentation, self);
      kyo_presentation_set_breaks (self->presentation, NULL, NULL);
    }
  if (self->style != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->style));
  g_clear_object (&self->style);
  g_clear_object (&self->presentation);
  g_clear_object (&self->playback);
  g_clear_object (&self->selection);
  g_clear_object (&self->painter);
  g_clear_object (&self->context);
  g_clear_object (&self->drawn);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (kyo_presenter_window_parent_class)->dispose (object);
}

static void
kyo_presenter_window_class_init (KyoPresenterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_presenter_window_dispose;
  widget_class->size_allocate = kyo_presenter_window_size_allocate;
  g_type_ensure (KYO_TYPE_DIAGRAM_VIEW);
  g_type_ensure (KYO_TYPE_STEP_CAPTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kyokun/Kyokun/ui/kyo-presenter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, screen);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, black);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, white);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, words);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, diagram);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, caption);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, frame_count);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, tlp);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KyoPresenterWindow, count);
}

static void
kyo_presenter_window_init (KyoPresenterWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->screen) && GTK_IS_BOX (self->frame));
  g_assert (GTK_IS_BOX (self->black) && GTK_IS_BOX (self->white));
  g_assert (GTK_IS_SCROLLED_WINDOW (self->words) && KYO_IS_DIAGRAM_VIEW (self->diagram));
  g_assert (KYO_IS_STEP_CAPTION (self->caption) && GTK_IS_LABEL (self->frame_count));
  g_assert (GTK_IS_BOX (self->foot) && GTK_IS_LABEL (self->tlp));
  g_assert (GTK_IS_LABEL (self->title) && GTK_IS_LABEL (self->count));

  self->selection = kyo_selection_new ();
  self->playback = kyo_playback_new (self->selection);
  kyo_diagram_view_set_selection (self->diagram, self->selection);
  kyo_diagram_view_set_playback (self->diagram, self->playback);
  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kyo_presenter_window_new:
 * @presentation: what it shows
 *
 * Makes the window that the room sees.
 *
 * Returns: the window, not yet shown
 */
GtkWindow *
kyo_presenter_window_new (KyoPresentation *presentation)
{
  KyoPresenterWindow *self;

  g_return_val_if_fail (KYO_IS_PRESENTATION (presentation), NULL);

  self = g_object_new (KYO_TYPE_PRESENTER_WINDOW, NULL);
  self->presentation = g_object_ref (presentation);
  g_signal_connect_object (presentation, "changed", G_CALLBACK (presentation_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kyo_presenter_keys_add (GTK_WINDOW (self), presentation, TRUE);
  show_page (self);

  return GTK_WINDOW (self);
}

/* The monitor for the room: another than that of a window, or its own when there is one only. */
static GdkMonitor *
find_monitor (GtkWindow *other)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (other));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (other));
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return monitor; /* the display keeps it alive */
    }

  return own;
}

/**
 * kyo_presenter_window_show_beside:
 * @self: the window of the room
 * @other: a window of the secretary
 *
 * Shows it on the whole of a monitor, of another one when there are several.
 */
void
kyo_presenter_window_show_beside (KyoPresenterWindow *self, GtkWindow *other)
{
  GdkMonitor *monitor = find_monitor (other);
  GdkRectangle geometry;

  g_return_if_fail (KYO_IS_PRESENTER_WINDOW (self));

  if (monitor != NULL)
    {
      /* Where no window manager heeds the wish for the whole screen, it is as large all the same.
       */
      gdk_monitor_get_geometry (monitor, &geometry);
      gtk_window_set_default_size (GTK_WINDOW (self), geometry.width, geometry.height);
      gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
    }
  gtk_window_present (GTK_WINDOW (self));
}
