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
#include "app/window/kyo-window-private.h"
#include "kyo-dialog-fixture.h"
#include "render/kyo-typesetter.h"

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

static void
settle (Shown *shown)
{
  dialog_fixture_settle (GTK_WIDGET (shown->window), FRAMES);
}

static KyoScene *
find_scene (GtkWidget *window, GType view)
{
  return KYO_SCENE (dialog_fixture_find (dialog_fixture_find (window, view, 0), KYO_TYPE_SCENE, 0));
}

/* The settings are those that a first start finds, but for the size of the window. */
static void
make_window (Shown *shown, DialogFixture *fixture, KyoLang lang, int width, int height)
{
  GtkWidget *widget;

  shown->settings = g_settings_new (KYO_APP_ID);
  g_settings_set_int (shown->settings, "window-width", width);
  g_settings_set_int (shown->settings, "window-height", height);
  g_settings_set_string (shown->settings, "case-language", kyo_enum_to_nick (KYO_TYPE_LANG, lang));
  shown->window = kyo_window_new (NULL);
  widget = GTK_WIDGET (shown->window);
  g_assert_true (kyo_window_open (shown->window, fixture->path));
  shown->diagram = find_scene (widget, KYO_TYPE_DIAGRAM_VIEW);
  shown->timeline = find_scene (widget, KYO_TYPE_TIMELINE_VIEW);
  shown->flap = ADW_FLAP (dialog_fixture_find (widget, ADW_TYPE_FLAP, 0));
}

static void
open_window (Shown *shown, DialogFixture *fixture, KyoLang lang, int width, int height)
{
  make_window (shown, fixture, lang, width, height);
  gtk_window_present (GTK_WINDOW (shown->window));
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

/* What a person sees where, once a frame is painted. */
typedef struct
{
  Shown *shown;
  guint n_frames;
  int timeline_height;
  int diagram_width;
  int timeline_width; /* of the picture in it */
  double zoom;
} Places;

static void
look (Places *places)
{
  GtkWidget *window = GTK_WIDGET (places->shown->window);

  places->timeline_height =
    gtk_widget_get_height (dialog_fixture_find (window, KYO_TYPE_TIMELINE_VIEW, 0));
  places->diagram_width =
    gtk_widget_get_width (dialog_fixture_find (window, KYO_TYPE_DIAGRAM_VIEW, 0));
  places->timeline_width = gtk_widget_get_width (GTK_WIDGET (places->shown->timeline));
  places->zoom = kyo_scene_get_zoom (places->shown->diagram);
}

static void
first_paint_cb (Places *places)
{
  if (places->n_frames++ == 0)
    look (places);
}

/* Nothing jumps after it: the list is where it stays, and the pictures have their room. */
static void
test_first_frame_is_the_one_that_stays (DialogFixture *fixture, gconstpointer user_data)
{
  static const int sizes[][2] = { { 1280, 800 }, { 1700, 1000 }, { 1900, 1060 } };
  g_autoptr (GSettings) settings = g_settings_new (KYO_APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Shown shown;
      Places first = { &shown };
      Places last = { &shown };

      g_settings_set_string (settings, "last-case", "nisc-fy2020-1");
      make_window (&shown, fixture, KYO_LANG_JA, sizes[i][0], sizes[i][1]);
      gtk_widget_realize (GTK_WIDGET (shown.window));
      g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (shown.window)), "paint",
                                G_CALLBACK (first_paint_cb), &first);
      gtk_window_present (GTK_WINDOW (shown.window));
      settle (&shown);
      look (&last);
      g_test_message ("%d px: timeline %d px high, later %d; diagram %d px wide, later %d",
                      sizes[i][0], first.timeline_height, last.timeline_height, first.diagram_width,
                      last.diagram_width);
      g_assert_cmpuint (first.n_frames, >, 1);
      g_assert_cmpint (first.timeline_height, ==, last.timeline_height);
      g_assert_cmpint (first.diagram_width, ==, last.diagram_width);
      g_assert_cmpint (first.timeline_width, ==, last.timeline_width);
      g_assert_cmpfloat_with_epsilon (first.zoom, last.zoom, 1e-9);
      close_window (&shown);
    }
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

/* The size of the smallest words in a picture, px on screen. */
static double
measure_smallest (KyoScene *scene, KyoTypesetter *typesetter, guint fonts)
{
  double smallest = G_MAXDOUBLE;

  for (KyoFont font = KYO_FONT_BODY; font <= KYO_FONT_SMALL; font++)
    {
      PangoLayout *words = kyo_typesetter_set (typesetter, "a", font, -1, 0);
      const PangoFontDescription *used = pango_layout_get_font_description (words);
      double px = pango_units_to_double (pango_font_description_get_size (used));

      if ((fonts & (1u << font)) != 0)
        smallest = MIN (smallest, px * kyo_scene_get_zoom (scene));
    }

  return smallest;
}

/* Ten pixels are readable, of times and of numbers in badges as well; and the pictures are seen
 * whole. */
static void
test_words_can_be_read_on_a_projector (DialogFixture *fixture, gconstpointer user_data)
{
  const guint all_fonts = (1u << (KYO_FONT_SMALL + 1)) - 1;

  for (KyoLang lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    {
      g_autoptr (KyoTypesetter) typesetter = kyo_typesetter_new (lang);
      Shown shown;

      open_window (&shown, fixture, lang, 1280, 800);
      for (guint i = 1; i <= 9; i++)
        {
          g_autofree char *id = g_strdup_printf ("nisc-fy2020-%u", i);
          double diagram, timeline;

          kyo_window_choose (shown.window, id);
          settle (&shown);
          /* Times stand in the timeline alone. */
          diagram =
            measure_smallest (shown.diagram, typesetter, all_fonts ^ (1u << KYO_FONT_SMALL));
          timeline = measure_smallest (shown.timeline, typesetter, all_fonts);
          g_test_message ("case %u, %s: at least %.2f px in the diagram, %.2f px in the timeline",
                          i, kyo_enum_to_nick (KYO_TYPE_LANG, lang), diagram, timeline);
          g_assert_true (is_whole_in_view (shown.diagram));
          g_assert_true (is_whole_in_view (shown.timeline));
          g_assert_cmpfloat (diagram, >, 9.99);
          g_assert_cmpfloat (timeline, >, 9.99);
        }
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

/* Round and round in it, either way; what lies behind cannot be come to by any key. */
static void
test_keyboard_stays_in_a_list_that_lies_over (DialogFixture *fixture, gconstpointer user_data)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD,
                                                 GTK_DIR_RIGHT, GTK_DIR_DOWN };
  Shown shown;

  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  g_assert_true (is_list_shown (shown.flap));
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);

      for (guint j = 0; j < 60; j++)
        {
          gtk_widget_child_focus (GTK_WIDGET (shown.window), directions[i]);
          g_assert_nonnull (get_focus (&shown, KYO_TYPE_CASE_LIST));
          g_hash_table_add (stops, gtk_window_get_focus (GTK_WINDOW (shown.window)));
        }
      if (i < 2)
        g_assert_cmpuint (g_hash_table_size (stops), >, 2); /* search, filter, a case */
    }
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (shown.window->content), GTK_DIR_TAB_FORWARD));

  gtk_widget_activate_action (GTK_WIDGET (shown.window), "case.clear", NULL);
  dialog_fixture_wait (is_list_away, shown.flap);
  g_assert_nonnull (get_focus (&shown, KYO_TYPE_PASSAGE_ROW));
  close_window (&shown);
}

/* Whoever asks for what lies behind the list gets to it. */
static void
test_list_that_lies_over_makes_room (DialogFixture *fixture, gconstpointer user_data)
{
  static const char *const actions[] = { "case.annotate", "case.compare", "case.play",
                                         "win.casebook" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      Shown shown;

      open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
      kyo_window_choose (shown.window, "nisc-fy2020-1");
      g_assert_true (is_list_shown (shown.flap));
      g_test_message ("%s", actions[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.window), actions[i], NULL));
      dialog_fixture_wait (is_list_away, shown.flap);
      g_assert_null (get_focus (&shown, KYO_TYPE_CASE_LIST));
      if (i == 0)
        g_assert_nonnull (get_focus (&shown, GTK_TYPE_TEXT));
      close_window (&shown);
    }
}

/* Also when the language changes meanwhile; afterwards the case again. */
static void
test_title_names_the_casebook_while_it_is_shown (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  g_autofree char *title = NULL;

  open_window (&shown, fixture, KYO_LANG_EN, 1700, 1000);
  kyo_window_choose (shown.window, "nisc-fy2020-1");
  g_assert_cmpstr (adw_window_title_get_title (shown.window->title), ==, "Case 1");
  title = g_strdup (adw_window_title_get_subtitle (shown.window->title));
  kyo_window_show_casebook (shown.window);
  g_assert_cmpstr (adw_window_title_get_title (shown.window->title), ==, "Casebook");
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (shown.window->title), "Supplementary"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (shown.window)), ==,
                   adw_window_title_get_subtitle (shown.window->title));
  kyo_window_set_lang (shown.window, KYO_LANG_JA);
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (shown.window->title), "補完調査"));

  kyo_window_set_lang (shown.window, KYO_LANG_EN);
  g_signal_emit_by_name (shown.window->casebook, "closed");
  g_assert_cmpstr (adw_window_title_get_title (shown.window->title), ==, "Case 1");
  g_assert_cmpstr (adw_window_title_get_subtitle (shown.window->title), ==, title);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (shown.window)), ==, title);
  close_window (&shown);
}

/* Its keys would act on what cannot be seen. */
static void
test_what_is_played_is_shown (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;

  open_window (&shown, fixture, KYO_LANG_EN, 1700, 1000);
  kyo_window_choose (shown.window, "nisc-fy2020-1");
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "case.compare", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (shown.window->content), ==, "compare");
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "case.play", NULL);
  g_assert_true (kyo_playback_is_active (shown.window->playback));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (shown.window->content), ==, "case");

  kyo_window_show_casebook (shown.window);
  g_assert_false (kyo_playback_is_active (shown.window->playback));
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
test_network_drive_is_told (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;

  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  g_assert_false (gtk_info_bar_get_revealed (shown.window->network_bar));
  kyo_window_tell_network (shown.window, "NFS");
  g_assert_true (gtk_info_bar_get_revealed (shown.window->network_bar));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (shown.window->network_bar), "“test.kyokun”"));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (shown.window->network_bar), "(NFS)"));
  gtk_info_bar_response (shown.window->network_bar, GTK_RESPONSE_CLOSE);
  g_assert_false (gtk_info_bar_get_revealed (shown.window->network_bar));
  close_window (&shown);
}

static gboolean
find_chooser (gpointer chooser)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (window))
        *(GtkWidget **) chooser = window;
    }

  return *(GtkWidget **) chooser != NULL;
}

static gboolean
shows_file (GtkFileFilter *filter, const char *name)
{
  g_autoptr (GFileInfo) info = g_file_info_new ();

  g_file_info_set_display_name (info, name);
  g_file_info_set_content_type (info, "application/octet-stream");

  return gtk_filter_match (GTK_FILTER (filter), info);
}

/* What GTK shows where no desktop shows its own. */
static GtkWidget *
show_chooser (Shown *shown, const char *action, const char *title)
{
  GtkWidget *chooser = NULL;
  GtkFileFilter *filter;

  gtk_widget_activate_action (GTK_WIDGET (shown->window), action, NULL);
  dialog_fixture_wait (find_chooser, &chooser);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (chooser)), ==, title);
  filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (gtk_file_filter_get_name (filter), ==, "Kyokun stores");
  g_assert_true (shows_file (filter, "committee.kyokun"));
  g_assert_false (shows_file (filter, "minutes.txt"));

  return chooser;
}

typedef struct
{
  gpointer where; /* a file chooser or the window */
  const char *path;
} Expected;

static gboolean
is_open (gpointer user_data)
{
  Expected *expected = user_data;
  KyoWindow *window = expected->where;

  return g_strcmp0 (kyo_store_get_path (window->store), expected->path) == 0;
}

/* It takes folders and files over only after it has read them. */
static gboolean
names_file (gpointer user_data)
{
  Expected *expected = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (expected->where);

  return file != NULL && g_strcmp0 (g_file_peek_path (file), expected->path) == 0;
}

static void
test_copy_of_a_network_store_is_made_and_opened (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  g_autofree char *path = g_build_filename (fixture->folder, "local.kyokun", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *name = NULL;
  GtkWidget *chooser;

  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  chooser = show_chooser (&shown, "store.copy-here", "Copy to this computer");
  g_assert_cmpint (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)), ==,
                   GTK_FILE_CHOOSER_ACTION_SAVE);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, "test.kyokun");

  settle (&shown);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "local.kyokun");
  dialog_fixture_wait (names_file, &(Expected){ chooser, path });
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  dialog_fixture_wait (is_open, &(Expected){ shown.window, path });
  g_assert_cmpuint (g_list_model_get_n_items (kyo_store_list_cases (shown.window->store, NULL)), ==,
                    10);
  close_window (&shown);
}

static gboolean
is_problem (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (KYO_WINDOW (window)->places), "problem");
}

/* Opening the wrong file by mistake does not cost the store that is open. */
static void
test_wrong_file_leads_back (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  g_autofree char *path = g_build_filename (fixture->folder, "minutes.kyokun", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *chooser;

  g_assert_true (g_file_set_contents (path, "Minutes of the meeting", -1, NULL));
  open_window (&shown, fixture, KYO_LANG_EN, 1280, 800);
  chooser = show_chooser (&shown, "store.open", "Open a store");
  g_assert_cmpint (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)), ==,
                   GTK_FILE_CHOOSER_ACTION_OPEN);
  settle (&shown);
  gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL);
  dialog_fixture_wait (names_file, &(Expected){ chooser, path });
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  dialog_fixture_wait (is_problem, shown.window);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (shown.window->problem), path));
  g_assert_true (gtk_widget_get_visible (shown.window->problem_back));

  gtk_widget_activate_action (GTK_WIDGET (shown.window), "store.back", NULL);
  g_assert_false (is_problem (shown.window));
  g_assert_cmpstr (kyo_store_get_path (shown.window->store), ==, fixture->path);
  g_assert_nonnull (kyo_selection_get_case (shown.window->selection));
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
  add ("/app/window/first-frame-is-the-one-that-stays", test_first_frame_is_the_one_that_stays);
  add ("/app/window/words-can-be-read-on-a-projector", test_words_can_be_read_on_a_projector);
  add ("/app/window/words-are-large-on-a-large-screen", test_words_are_large_on_a_large_screen);
  add ("/app/window/list-lies-over-the-case-on-a-projector",
       test_list_lies_over_the_case_on_a_projector);
  add ("/app/window/keyboard-stays-in-a-list-that-lies-over",
       test_keyboard_stays_in_a_list_that_lies_over);
  add ("/app/window/list-that-lies-over-makes-room", test_list_that_lies_over_makes_room);
  add ("/app/window/what-is-played-is-shown", test_what_is_played_is_shown);
  add ("/app/window/title-names-the-casebook-while-it-is-shown",
       test_title_names_the_casebook_while_it_is_shown);
  add ("/app/window/list-stands-beside-the-case-on-a-large-screen",
       test_list_stands_beside_the_case_on_a_large_screen);
  add ("/app/window/divider-keeps-its-distance", test_divider_keeps_its_distance);
  add ("/app/window/network-drive-is-told", test_network_drive_is_told);
  add ("/app/window/copy-of-a-network-store-is-made-and-opened",
       test_copy_of_a_network_store_is_made_and_opened);
  add ("/app/window/wrong-file-leads-back", test_wrong_file_leads_back);
  add ("/app/window/selected-step-is-scrolled-to", test_selected_step_is_scrolled_to);

  return g_test_run ();
}
