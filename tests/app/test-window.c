/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has which room: on the projector of a meeting room and on a large screen.
 */
#include "config.h"

#include "app/case-list/kyo-case-list.h"
#include "app/case-page/kyo-case-page.h"
#include "app/case-page/kyo-passage-row.h"
#include "app/diagram/kyo-diagram-view.h"
#include "app/timeline/kyo-timeline-view.h"
#include "app/widgets/kyo-scene.h"
#include "app/window/kyo-window.h"
#include "kyo-dialog-fixture.h"

#define WORDS 13.0 /* px of the words of a callout and of a card at 100 % */
#define FRAMES 8   /* in which whatever a change leads to has come to rest */

typedef struct
{
  KyoWindow *window;
  GSettings *settings;
  KyoScene *diagram;
  KyoScene *timeline;
  AdwFlap *flap;
} Shown;

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  (*(guint *) n_frames)--;
  gtk_widget_queue_draw (widget);

  return *(guint *) n_frames > 0;
}

static gboolean
is_zero (gpointer n_frames)
{
  return *(guint *) n_frames == 0;
}

static void
settle (Shown *shown)
{
  guint n_frames = FRAMES;

  gtk_widget_add_tick_callback (GTK_WIDGET (shown->window), count_frame_cb, &n_frames, NULL);
  dialog_fixture_wait (is_zero, &n_frames);
}

static KyoScene *
find_scene (GtkWidget *window, GType view)
{
  return KYO_SCENE (dialog_fixture_find (dialog_fixture_find (window, view, 0), KYO_TYPE_SCENE, 0));
}

/* The settings are those that a first start finds, but for the size of the window. */
static void
open_window (Shown *shown, DialogFixture *fixture, KyoLang lang, int width, int height)
{
  GtkWidget *widget;

  shown->settings = g_settings_new (KYO_APP_ID);
  g_settings_set_int (shown->settings, "window-width", width);
  g_settings_set_int (shown->settings, "window-height", height);
  g_settings_set_string (shown->settings, "case-language", kyo_enum_to_nick (KYO_TYPE_LANG, lang));
  shown->window = kyo_window_new (NULL);
  widget = GTK_WIDGET (shown->window);
  g_assert_true (kyo_window_open (shown->window, fixture->path));
  gtk_window_present (GTK_WINDOW (shown->window));
  shown->diagram = find_scene (widget, KYO_TYPE_DIAGRAM_VIEW);
  shown->timeline = find_scene (widget, KYO_TYPE_TIMELINE_VIEW);
  shown->flap = ADW_FLAP (dialog_fixture_find (widget, ADW_TYPE_FLAP, 0));
  settle (shown);
}

static void
close_window (Shown *shown)
{
  static const char *const keys[] = { "window-width",        "window-height", "case-language",
                                      "list-visible",        "last-case",     "text-pane-position",
                                      "timeline-pane-height" };

  gtk_window_destroy (GTK_WINDOW (shown->window));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (shown->settings, keys[i]);
  g_clear_object (&shown->settings);
}

static gboolean
is_whole_in_view (KyoScene *scene)
{
  GtkScrolledWindow *scrolled =
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (scene), GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (scrolled);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (scrolled);

  return gtk_adjustment_get_upper (across) <= gtk_adjustment_get_page_size (across) &&
         gtk_adjustment_get_upper (down) <= gtk_adjustment_get_page_size (down);
}

/* Ten pixels are readable; the two tallest pictures have a little less, rather than not being seen
 * whole. */
static void
test_words_can_be_read_on_a_projector (DialogFixture *fixture, gconstpointer user_data)
{
  for (KyoLang lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    {
      Shown shown;
      guint n_readable = 0;

      open_window (&shown, fixture, lang, 1280, 800);
      for (guint i = 1; i <= 9; i++)
        {
          g_autofree char *id = g_strdup_printf ("nisc-fy2020-%u", i);
          double callout, card;

          kyo_window_choose (shown.window, id);
          settle (&shown);
          callout = kyo_scene_get_zoom (shown.diagram) * WORDS;
          card = kyo_scene_get_zoom (shown.timeline) * WORDS;
          g_test_message ("case %u, %s: callouts %.1f px, cards %.1f px", i,
                          kyo_enum_to_nick (KYO_TYPE_LANG, lang), callout, card);
          g_assert_true (is_whole_in_view (shown.diagram));
          g_assert_true (is_whole_in_view (shown.timeline));
          g_assert_cmpfloat (callout, >, 9.4);
          g_assert_cmpfloat (card, >, 10.0);
          n_readable += callout >= 10.0;
        }
      g_assert_cmpuint (n_readable, >=, 7);
      close_window (&shown);
    }
}

static void
test_words_are_large_on_a_large_screen (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;

  open_window (&shown, fixture, KYO_LANG_JA, 1900, 1060);
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *id = g_strdup_printf ("nisc-fy2020-%u", i);

      kyo_window_choose (shown.window, id);
      settle (&shown);
      g_assert_true (is_whole_in_view (shown.diagram));
      g_assert_true (is_whole_in_view (shown.timeline));
      g_assert_cmpfloat (kyo_scene_get_zoom (shown.diagram) * WORDS, >, 12.9);
      g_assert_cmpfloat (kyo_scene_get_zoom (shown.timeline) * WORDS, >, 11.6);
    }
  close_window (&shown);
}

static gboolean
is_list_shown (gpointer flap)
{
  return adw_flap_get_reveal_progress (flap) >= 1;
}

static gboolean
is_list_away (gpointer flap)
{
  return adw_flap_get_reveal_progress (flap) <= 0;
}

static GtkWidget *
get_focus (Shown *shown, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (shown->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, type) : NULL;
}

/* Open at the first start, away once a case was entered, and that is not kept for large screens. */
static void
test_list_lies_over_the_case_on_a_projector (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  KyoCaseList *list;

  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  list = KYO_CASE_LIST (dialog_fixture_find (GTK_WIDGET (shown.window), KYO_TYPE_CASE_LIST, 0));
  g_assert_true (adw_flap_get_folded (shown.flap));
  g_assert_true (is_list_shown (shown.flap));
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_CASE_LIST));

  kyo_window_choose (shown.window, "nisc-fy2020-4");
  settle (&shown);
  g_assert_true (adw_flap_get_reveal_flap (shown.flap)); /* passed by, not entered */
  g_signal_emit_by_name (list, "entered");
  dialog_fixture_wait (is_list_away, shown.flap);
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_PASSAGE_ROW));

  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.list", NULL);
  dialog_fixture_wait (is_list_shown, shown.flap);
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_CASE_LIST));
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "case.clear", NULL);
  dialog_fixture_wait (is_list_away, shown.flap);
  g_assert_true (g_settings_get_boolean (shown.settings, "list-visible"));
  gtk_window_destroy (GTK_WINDOW (shown.window));
  g_clear_object (&shown.settings);

  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  g_assert_true (is_list_away (shown.flap));
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_PASSAGE_ROW));
  close_window (&shown);
}

static void
test_list_stands_beside_the_case_on_a_large_screen (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;

  open_window (&shown, fixture, KYO_LANG_EN, 1700, 1000);
  g_assert_false (adw_flap_get_folded (shown.flap));
  g_assert_true (is_list_shown (shown.flap));
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_CASE_LIST));

  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.list", NULL);
  dialog_fixture_wait (is_list_away, shown.flap);
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_PASSAGE_ROW));
  g_assert_false (g_settings_get_boolean (shown.settings, "list-visible"));
  gtk_window_destroy (GTK_WINDOW (shown.window));
  g_clear_object (&shown.settings);

  open_window (&shown, fixture, KYO_LANG_EN, 1700, 1000);
  g_assert_true (is_list_away (shown.flap));
  close_window (&shown);
}

/* The divider stands as far from the bottom as it was left, however high the window is; and where
 * nobody moved it nothing is kept. */
static void
test_divider_keeps_its_distance (DialogFixture *fixture, gconstpointer user_data)
{
  const int heights[] = { 760, 1040 };
  Shown shown;

  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  g_assert_cmpint (g_settings_get_int (shown.settings, "timeline-pane-height"), ==, -1);
  close_window (&shown);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autoptr (GSettings) settings = g_settings_new (KYO_APP_ID);
      GtkWidget *timeline;

      g_settings_set_int (settings, "timeline-pane-height", 320);
      open_window (&shown, fixture, KYO_LANG_EN, 1280, heights[i]);
      timeline = dialog_fixture_find (GTK_WIDGET (shown.window), KYO_TYPE_TIMELINE_VIEW, 0);
      g_assert_cmpint (gtk_widget_get_height (timeline), >, 310);
      g_assert_cmpint (gtk_widget_get_height (timeline), <=, 320);
      g_assert_cmpfloat (kyo_scene_get_zoom (shown.timeline), >, 1.0); /* fills it */
      g_assert_true (is_whole_in_view (shown.timeline));
      g_assert_cmpint (g_settings_get_int (settings, "timeline-pane-height"), ==, 320);
      close_window (&shown);
    }
}

static gboolean
is_in_view (KyoScene *scene, const char *target)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (scene), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (GTK_WIDGET (kyo_scene_find (scene, target)), scrolled,
                                    &bounds) &&
         bounds.origin.x >= 0 && bounds.origin.y >= 0 &&
         bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (scrolled) &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scrolled);
}

/* Where there is too little room even so, words stay readable and the selected step is in view. */
static void
test_selected_step_is_scrolled_to (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  g_autoptr (KyoCase) kase = kyo_store_dup_case (fixture->store, "nisc-fy2020-5", NULL);
  GListModel *steps = kyo_case_get_steps (kase);

  open_window (&shown, fixture, KYO_LANG_JA, 900, 600);
  kyo_window_choose (shown.window, "nisc-fy2020-5");
  settle (&shown);
  g_assert_cmpfloat (kyo_scene_get_zoom (shown.diagram) * WORDS, >, 9.4);
  g_assert_false (is_whole_in_view (shown.diagram));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      gtk_widget_activate_action (GTK_WIDGET (shown.window), "case.next-step", NULL);
      settle (&shown);
      g_assert_true (is_in_view (shown.diagram, kyo_step_get_id (step)));
      g_assert_true (is_in_view (shown.timeline, kyo_step_get_id (step)));
    }
  close_window (&shown);
}

static void
add (const char *path, void (*test) (DialogFixture *, gconstpointer))
{
  g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, test, dialog_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
  add ("/app/window/words-can-be-read-on-a-projector", test_words_can_be_read_on_a_projector);
  add ("/app/window/words-are-large-on-a-large-screen", test_words_are_large_on_a_large_screen);
  add ("/app/window/list-lies-over-the-case-on-a-projector",
       test_list_lies_over_the_case_on_a_projector);
  add ("/app/window/list-stands-beside-the-case-on-a-large-screen",
       test_list_stands_beside_the_case_on_a_large_screen);
  add ("/app/window/divider-keeps-its-distance", test_divider_keeps_its_distance);
  add ("/app/window/selected-step-is-scrolled-to", test_selected_step_is_scrolled_to);

  return g_test_run ();
}
