/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Views of a diagram side by side in the window, and what is moved in them: by pointer and keys,
 * undone and redone, and what the store keeps of it.
 */
#include "config.h"

#include "app/diagram/kyo-view-dialog.h"
#include "app/widgets/kyo-scene.h"
#include "app/window/kyo-window-private.h"
#include "kyo-dialog-fixture.h"
#include "layout/kyo-geometry.h"

#define FRAMES 4

typedef struct
{
  KyoWindow *window;
  KyoDiagramPanels *panels;
} Shown;

static void
settle (Shown *shown)
{
  dialog_fixture_settle (GTK_WIDGET (shown->window), FRAMES);
}

static KyoDiagramPanel *
get_panel (Shown *shown, guint n)
{
  GtkWidget *panel = dialog_fixture_find (GTK_WIDGET (shown->panels), KYO_TYPE_DIAGRAM_PANEL, n);

  return panel != NULL ? KYO_DIAGRAM_PANEL (panel) : NULL;
}

static KyoScene *
get_scene (Shown *shown, guint n)
{
  return KYO_SCENE (dialog_fixture_find (GTK_WIDGET (get_panel (shown, n)), KYO_TYPE_SCENE, 0));
}

static KyoDiagramLayout *
get_layout (Shown *shown, guint n)
{
  return kyo_diagram_view_get_layout (kyo_diagram_panel_get_diagram (get_panel (shown, n)));
}

static void
open_window (Shown *shown, DialogFixture *fixture, const char *case_id)
{
  shown->window = kyo_window_new (NULL);
  shown->panels = kyo_case_page_get_diagrams (shown->window->page);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 1600, 900);
  g_assert_true (kyo_window_open (shown->window, fixture->path));
  gtk_window_present (GTK_WINDOW (shown->window));
  kyo_window_choose (shown->window, case_id);
  settle (shown);
}

static void
close_window (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
forget_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (KYO_APP_ID);

  g_settings_reset (settings, "diagram-panels");
  g_settings_reset (settings, "last-case");
}

static void
act (Shown *shown, guint n, const char *action)
{
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_panel (shown, n)), action, NULL));
}

/* What the store has, by another connection. */
static KyoView *
read_view (DialogFixture *fixture, const char *case_id, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) views = kyo_store_list_views (fixture->store, case_id, &error);

  g_assert_no_error (error);
  return g_list_model_get_item (views, n);
}

static guint
count_views (DialogFixture *fixture, const char *case_id)
{
  g_autoptr (GListModel) views = kyo_store_list_views (fixture->store, case_id, NULL);

  return g_list_model_get_n_items (views);
}

static void
test_incidents_stand_side_by_side (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  gboolean is_arranging = TRUE;

  open_window (&shown, fixture, "nisc-fy2020-7");
  g_assert_null (get_panel (&shown, 1));
  act (&shown, 0, "diagrams.split");
  settle (&shown);
  g_assert_nonnull (get_panel (&shown, 1));
  g_assert_null (get_panel (&shown, 2));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (get_panel (&shown, 1)), "Incident 2"));
  g_assert_true (kyo_scene_has (get_scene (&shown, 0), "c7.e1"));
  g_assert_false (kyo_scene_has (get_scene (&shown, 0), "c7.e4"));
  g_assert_false (kyo_scene_has (get_scene (&shown, 0), "c7.twitter"));
  g_assert_true (kyo_scene_has (get_scene (&shown, 1), "c7.e4"));
  g_assert_false (kyo_scene_has (get_scene (&shown, 1), "c7.attacker"));

  /* What both show is selected in both. */
  kyo_selection_select (shown.window->selection, "c7.department");
  for (guint i = 0; i < 2; i++)
    g_assert_true (kyo_scene_get_state (get_scene (&shown, i), "c7.department") &
                   KYO_STATE_SELECTED);
  /* A playback builds both up, and nothing is moved meanwhile. */
  act (&shown, 0, "panel.arrange");
  kyo_playback_begin (shown.window->playback);
  g_assert_true (kyo_scene_get_state (get_scene (&shown, 0), "c7.e1") & KYO_STATE_SELECTED);
  g_assert_true (kyo_scene_get_state (get_scene (&shown, 1), "c7.e4") & KYO_STATE_ABSENT);
  g_object_get (get_panel (&shown, 0), "arranging", &is_arranging, NULL);
  g_assert_false (is_arranging);
  kyo_playback_end (shown.window->playback);
  /* Another case is shown whole; what is open is kept. */
  kyo_window_choose (shown.window, "nisc-fy2020-5");
  g_assert_null (get_panel (&shown, 1));
  close_window (&shown);
  open_window (&shown, fixture, "nisc-fy2020-7");
  g_assert_nonnull (get_panel (&shown, 1));
  g_assert_true (kyo_scene_has (get_scene (&shown, 1), "c7.e4"));

  /* A second time makes no further views. */
  act (&shown, 0, "diagrams.split");
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-7"), ==, 2);
  close_window (&shown);
  forget_settings ();
}

static void
test_panels_are_closed_and_views_deleted (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  g_autofree char *id = NULL;

  open_window (&shown, fixture, "nisc-fy2020-8");
  act (&shown, 0, "diagrams.split");
  act (&shown, 0, "panel.close");
  settle (&shown);
  g_assert_null (get_panel (&shown, 1));
  /* The last one cannot be closed. */
  act (&shown, 0, "panel.close");
  g_assert_nonnull (kyo_diagram_panel_get_view (get_panel (&shown, 0)));
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-8"), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (get_panel (&shown, 0)), "diagrams.open", "s", "");
  g_assert_nonnull (get_panel (&shown, 1));
  g_assert_null (kyo_diagram_panel_get_view (get_panel (&shown, 1)));

  id = g_strdup (kyo_view_get_id (kyo_diagram_panel_get_view (get_panel (&shown, 0))));
  act (&shown, 0, "panel.remove");
  settle (&shown);
  g_assert_null (get_panel (&shown, 1));
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-8"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.restore-view", NULL);
  settle (&shown);
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-8"), ==, 2);
  g_assert_nonnull (get_panel (&shown, 1));
  close_window (&shown);
  forget_settings ();
}

static GtkEventController *
find_controller (KyoScene *scene, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scene));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller; /* the scene holds it */
    }
  g_assert_not_reached ();
}

static gboolean
press (Shown *shown, guint key)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (find_controller (get_scene (shown, 0), GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, GDK_SHIFT_MASK, &is_handled);
  return is_handled;
}

static KyoRect
get_rect (Shown *shown, const char *id)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (get_layout (shown, 0)); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (get_layout (shown, 0), i);

      if (item->participant != NULL && g_str_equal (kyo_participant_get_id (item->participant), id))
        return item->rect;
    }
  g_assert_not_reached ();
}

static void
assert_place (DialogFixture *fixture, const char *case_id, const char *id, double x, double y)
{
  g_autoptr (KyoView) view = read_view (fixture, case_id, 0);
  KyoPlace place;

  g_assert_true (kyo_view_get_place (view, id, &place));
  g_assert_cmpfloat (place.x, ==, x);
  g_assert_cmpfloat (place.y, ==, y);
  g_assert_true (place.is_pinned);
}

static void
assert_n_places (DialogFixture *fixture, const char *case_id, guint n)
{
  g_autoptr (KyoView) view = read_view (fixture, case_id, 0);
  g_auto (GStrv) ids = kyo_view_list_places (view);

  g_assert_cmpuint (g_strv_length (ids), ==, n);
}

static void
test_nodes_are_moved_by_keys (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  KyoDiagramPanel *panel;

  open_window (&shown, fixture, "nisc-fy2020-7");
  panel = get_panel (&shown, 0);
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.liaison"));
  g_assert_false (press (&shown, GDK_KEY_Right));
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-7"), ==, 0);

  act (&shown, 0, "panel.arrange");
  g_assert_true (press (&shown, GDK_KEY_Right));
  g_assert_true (press (&shown, GDK_KEY_Right));
  assert_place (fixture, "nisc-fy2020-7", "c7.liaison", 672, 230);
  g_assert_true (press (&shown, GDK_KEY_Up));
  assert_place (fixture, "nisc-fy2020-7", "c7.liaison", 672, 224);
  g_assert_cmpfloat (get_rect (&shown, "c7.liaison").x, ==, 672);
  g_assert_cmpstr (kyo_scene_get_focused (get_scene (&shown, 0)), ==, "c7.liaison");
  g_assert_true (dialog_fixture_says (GTK_WIDGET (panel), "Column 42, row 14"));
  /* The others are where they were, and so is the case. */
  assert_n_places (fixture, "nisc-fy2020-7", 1);
  g_assert_cmpfloat (get_rect (&shown, "c7.department").x, ==, 650);

  /* A step cannot be moved. */
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.e1"));
  press (&shown, GDK_KEY_Right);
  assert_n_places (fixture, "nisc-fy2020-7", 1);
  close_window (&shown);
  forget_settings ();
}

static void
test_what_was_moved_is_undone_and_redone (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;

  open_window (&shown, fixture, "nisc-fy2020-7");
  act (&shown, 0, "panel.arrange");
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.liaison"));
  press (&shown, GDK_KEY_Right);
  press (&shown, GDK_KEY_Right);
  act (&shown, 0, "panel.undo");
  assert_place (fixture, "nisc-fy2020-7", "c7.liaison", 656, 230);
  act (&shown, 0, "panel.undo");
  assert_n_places (fixture, "nisc-fy2020-7", 0);
  g_assert_cmpfloat (get_rect (&shown, "c7.liaison").x, ==, 650);
  act (&shown, 0, "panel.undo");
  assert_n_places (fixture, "nisc-fy2020-7", 0);
  act (&shown, 0, "panel.redo");
  act (&shown, 0, "panel.redo");
  assert_place (fixture, "nisc-fy2020-7", "c7.liaison", 672, 230);
  g_assert_cmpfloat (get_rect (&shown, "c7.liaison").x, ==, 672);

  /* What is done anew takes the place of what was undone. */
  act (&shown, 0, "panel.undo");
  press (&shown, GDK_KEY_Down);
  act (&shown, 0, "panel.redo");
  assert_place (fixture, "nisc-fy2020-7", "c7.liaison", 656, 240);
  close_window (&shown);

  open_window (&shown, fixture, "nisc-fy2020-7");
  g_assert_cmpfloat (get_rect (&shown, "c7.liaison").x, ==, 656);
  g_assert_cmpfloat (get_rect (&shown, "c7.liaison").y, ==, 240);
  act (&shown, 0, "panel.restore");
  assert_n_places (fixture, "nisc-fy2020-7", 0);
  g_assert_cmpfloat (get_rect (&shown, "c7.liaison").y, ==, 230);
  close_window (&shown);
  forget_settings ();
}

/* What a view shows is not a move. */
static void
test_undoing_leaves_what_a_view_shows (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoView) view = kyo_view_new ("v", "nisc-fy2020-7");
  g_autoptr (KyoView) found = NULL;
  g_autoptr (GError) error = NULL;
  Shown shown;

  kyo_view_set_name (view, "Before");
  g_assert_true (kyo_store_put_view (fixture->store, view, &error));
  open_window (&shown, fixture, "nisc-fy2020-7");
  kyo_diagram_panels_open (shown.panels, "v");
  act (&shown, 0, "panel.close");
  act (&shown, 0, "panel.arrange");
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.liaison"));
  press (&shown, GDK_KEY_Right);
  g_clear_object (&view);
  view = read_view (fixture, "nisc-fy2020-7", 0);
  kyo_view_set_name (view, "After");
  g_assert_true (kyo_store_put_view (shown.window->store, view, &error));
  act (&shown, 0, "panel.undo");
  assert_n_places (fixture, "nisc-fy2020-7", 0);
  found = read_view (fixture, "nisc-fy2020-7", 0);
  g_assert_cmpstr (kyo_view_get_name (found), ==, "After");
  close_window (&shown);
  forget_settings ();
}

/* From the middle of one thing, so far. */
static void
drag (Shown *shown, const char *id, double dx, double dy)
{
  KyoScene *scene = get_scene (shown, 0);
  GtkEventController *gesture = find_controller (scene, GTK_TYPE_GESTURE_DRAG);
  double zoom = kyo_scene_get_zoom (scene);
  KyoRect rect = get_rect (shown, id);
  KyoRect view;

  kyo_scene_get_view (scene, &view);
  g_signal_emit_by_name (gesture, "drag-begin", (rect.x + rect.width / 2 - view.x) * zoom,
                         (rect.y + rect.height / 2 - view.y) * zoom);
  g_signal_emit_by_name (gesture, "drag-update", dx * zoom / 2, dy * zoom / 2);
  g_signal_emit_by_name (gesture, "drag-update", dx * zoom, dy * zoom);
  g_signal_emit_by_name (gesture, "drag-end", dx * zoom, dy * zoom);
}

static void
test_nodes_are_moved_by_the_pointer (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  KyoRect rect, other;

  open_window (&shown, fixture, "nisc-fy2020-7");
  drag (&shown, "c7.police", 10, 90);
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-7"), ==, 0);
  act (&shown, 0, "panel.arrange");
  settle (&shown);
  drag (&shown, "c7.police", 61, 70);
  assert_place (fixture, "nisc-fy2020-7", "c7.police", 1056, 304);

  /* Not upon another: as near to it as there is room. */
  settle (&shown);
  drag (&shown, "c7.police", -56, -206);
  rect = get_rect (&shown, "c7.police");
  other = get_rect (&shown, "c7.twitter");
  g_assert_false (kyo_rect_overlaps (&rect, &other, 0));
  g_assert_cmpfloat (kyo_rect_distance (&rect, &other), <, 40);

  /* A frame goes with what is in it. */
  settle (&shown);
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.anti-spam"));
  press (&shown, GDK_KEY_Down);
  assert_place (fixture, "nisc-fy2020-7", "c7.deny-list", 980, 544);
  close_window (&shown);
  forget_settings ();
}

static gboolean
is_arranged (gpointer user_data)
{
  DialogFixture *fixture = user_data;
  g_autoptr (KyoView) view = read_view (fixture, "nisc-fy2020-7", 0);
  g_auto (GStrv) ids = kyo_view_list_places (view);

  return g_strv_length (ids) > 1;
}

static void
test_arranging_again_keeps_what_is_pinned (DialogFixture *fixture, gconstpointer user_data)
{
  Shown shown;
  g_autoptr (KyoView) view = NULL;
  KyoPlace place;
  KyoRect rect;

  open_window (&shown, fixture, "nisc-fy2020-7");
  act (&shown, 0, "panel.arrange");
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.liaison"));
  press (&shown, GDK_KEY_Right);
  act (&shown, 0, "panel.arrange-again");
  dialog_fixture_wait (is_arranged, fixture);
  settle (&shown);
  assert_place (fixture, "nisc-fy2020-7", "c7.liaison", 656, 230);
  view = read_view (fixture, "nisc-fy2020-7", 0);
  g_assert_true (kyo_view_get_place (view, "c7.attacker", &place));
  g_assert_false (place.is_pinned);
  rect = get_rect (&shown, "c7.attacker");
  g_assert_true (rect.x == place.x && rect.y == place.y && rect.width == 150);
  g_assert_true (rect.x != 24 || rect.y != 290);
  act (&shown, 0, "panel.undo");
  assert_n_places (fixture, "nisc-fy2020-7", 1);
  close_window (&shown);
  forget_settings ();
}

/* Who moves one thing of what Graphviz has arranged finds all others where they were. */
static void
test_unarranged_cases_keep_the_places_of_all (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCase) kase = kyo_case_new ("own-2", KYO_CASE_OWN);
  g_autoptr (KyoText) title = kyo_text_new (NULL, "Nobody has arranged it");
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoView) view = NULL;
  Shown shown;
  KyoPlace place;
  KyoRect rect;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("own-2.p%u", i);
      g_autoptr (KyoParticipant) participant = kyo_participant_new (id, KYO_PARTICIPANT_SYSTEM);

      kyo_case_add_participant (kase, participant);
    }
  kyo_case_set_title (kase, title);
  kyo_case_set_complete (kase, TRUE);
  kyo_store_put_own_case (fixture->store, kase, &error);
  g_assert_no_error (error);
  open_window (&shown, fixture, "own-2");
  while (get_layout (&shown, 0) == NULL)
    g_main_context_iteration (NULL, TRUE);
  act (&shown, 0, "panel.arrange");
  while (kyo_diagram_view_is_waiting (kyo_diagram_panel_get_diagram (get_panel (&shown, 0))))
    g_main_context_iteration (NULL, TRUE);
  rect = get_rect (&shown, "own-2.p2");
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "own-2.p1"));
  press (&shown, GDK_KEY_Down);
  view = read_view (fixture, "own-2", 0);
  g_assert_true (kyo_view_get_place (view, "own-2.p1", &place));
  g_assert_true (place.is_pinned);
  g_assert_true (kyo_view_get_place (view, "own-2.p2", &place));
  g_assert_false (place.is_pinned);
  g_assert_true (place.x == rect.x && place.y == rect.y);
  g_assert_cmpfloat (get_rect (&shown, "own-2.p2").x, ==, rect.x);
  close_window (&shown);
  forget_settings ();
}

/* As an edition of a casebook leaves a view behind that names whom it no longer has. */
static void
test_views_of_what_is_gone_say_so (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoView) view = kyo_view_new ("v", "nisc-fy2020-5");
  g_autoptr (GError) error = NULL;
  Shown shown;

  kyo_view_set_name (view, "Gone");
  kyo_view_set_participants (view, (const char *const[]){ "c5.gone", NULL });
  kyo_view_set_place (view, "c5.gone", &(KyoPlace){ 16, 16, TRUE });
  g_assert_true (kyo_store_put_view (fixture->store, view, &error));
  open_window (&shown, fixture, "nisc-fy2020-5");
  kyo_diagram_panels_open (shown.panels, "v");
  settle (&shown);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (get_panel (&shown, 1)), "Nothing of this case"));
  g_assert_false (dialog_fixture_says (GTK_WIDGET (get_panel (&shown, 0)), "Nothing of this case"));

  /* Whoever is there still is shown. */
  kyo_view_set_participants (view, (const char *const[]){ "c5.gone", "c5.attacker", NULL });
  g_assert_true (kyo_store_put_view (fixture->store, view, &error));
  kyo_window_reload_views (shown.window);
  settle (&shown);
  g_assert_true (kyo_scene_has (get_scene (&shown, 1), "c5.attacker"));
  g_assert_true (kyo_scene_has (get_scene (&shown, 1), "c5.e1"));
  g_assert_false (dialog_fixture_says (GTK_WIDGET (get_panel (&shown, 1)), "Nothing of this case"));
  /* A view that is not there opens nothing. */
  kyo_diagram_panels_open (shown.panels, "w");
  g_assert_null (get_panel (&shown, 2));
  close_window (&shown);
  forget_settings ();
}

static void
test_nothing_is_moved_in_a_store_that_can_only_be_read (DialogFixture *fixture,
                                                        gconstpointer user_data)
{
  static const char *const actions[] = { "panel.arrange", "panel.arrange-again", "diagrams.add",
                                         "diagrams.split" };
  Shown shown;

  open_window (&shown, fixture, "nisc-fy2020-7");
  kyo_case_page_set_writable (shown.window->page, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    act (&shown, 0, actions[i]);
  settle (&shown);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  g_object_set (get_panel (&shown, 0), "arranging", TRUE, NULL);
  g_assert_true (kyo_scene_focus_target (get_scene (&shown, 0), "c7.liaison"));
  g_assert_false (press (&shown, GDK_KEY_Right));
  g_assert_cmpuint (count_views (fixture, "nisc-fy2020-7"), ==, 0);
  close_window (&shown);
  forget_settings ();
}

static void
chosen_cb (KyoView **chosen, KyoView *view)
{
  g_set_object (chosen, view);
}

static void
test_names_of_views_are_checked (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCase) kase = kyo_store_dup_case (fixture->store, "nisc-fy2020-7", NULL);
  g_autofree char *longest = g_strnfill (KYO_VIEW_MOST_NAME, 'n');
  g_autofree char *longer = g_strnfill (KYO_VIEW_MOST_NAME + 1, 'n');
  const struct
  {
    const char *name;
    gboolean is_good;
    const char *words;
  } NAMES[] = {
    { "", FALSE, "Give the view a name" },          { "   ", FALSE, "Give the view a name" },
    { longer, FALSE, "longer than 60 characters" }, { longest, TRUE, "Shows 3 of 9 steps" },
    { " 誰が誰と ", TRUE, "Shows 3 of 9 steps" },
  };
  g_autoptr (KyoView) chosen = NULL;
  GtkWindow *dialog = kyo_view_dialog_new (NULL, kase, NULL, KYO_LANG_EN);
  GtkWidget *save = dialog_fixture_child (dialog, KYO_TYPE_VIEW_DIALOG, "save");
  GtkEditable *name = dialog_fixture_child (dialog, KYO_TYPE_VIEW_DIALOG, "name");
  AdwComboRow *incident = dialog_fixture_child (dialog, KYO_TYPE_VIEW_DIALOG, "incident");

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (dialog);
  g_signal_connect_swapped (dialog, "chosen", G_CALLBACK (chosen_cb), &chosen);
  adw_combo_row_set_selected (incident, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      gtk_editable_set_text (name, NAMES[i].name);
      g_test_message (
        "%s: %s", NAMES[i].name,
        gtk_label_get_text (dialog_fixture_child (dialog, KYO_TYPE_VIEW_DIALOG, "summary")));
      g_assert_cmpint (gtk_widget_get_sensitive (save), ==, NAMES[i].is_good);
      g_assert_true (dialog_fixture_says (GTK_WIDGET (dialog), NAMES[i].words));
    }
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpstr (kyo_view_get_name (chosen), ==, "誰が誰と");
  g_assert_cmpuint (kyo_view_get_incident (chosen), ==, 2);
  dialog_fixture_wait_for_gone (&dialog);
}

static void
test_what_a_view_shows_is_changed (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCase) kase = kyo_store_dup_case (fixture->store, "nisc-fy2020-7", NULL);
  g_autoptr (KyoView) view = kyo_view_new ("v", "nisc-fy2020-7");
  g_autoptr (KyoView) chosen = NULL;
  GtkWindow *dialog;
  GtkWidget *participants;

  kyo_view_set_name (view, "Talk");
  kyo_view_set_phases (view, 1 << KYO_PHASE_COMMUNICATION);
  kyo_view_set_place (view, "c7.police", &(KyoPlace){ 16, 32, TRUE });
  dialog = kyo_view_dialog_new (NULL, kase, view, KYO_LANG_EN);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (dialog);
  g_signal_connect_swapped (dialog, "chosen", G_CALLBACK (chosen_cb), &chosen);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (dialog), "Shows 1 of 9 steps"));
  participants = dialog_fixture_child (dialog, KYO_TYPE_VIEW_DIALOG, "participants");
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (dialog_fixture_find (participants, GTK_TYPE_CHECK_BUTTON, 1)), TRUE);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (dialog), "Shows 0 of 9 steps"));
  g_signal_emit_by_name (dialog_fixture_child (dialog, KYO_TYPE_VIEW_DIALOG, "save"), "clicked");
  g_assert_cmpstr (kyo_view_get_id (chosen), ==, "v");
  g_assert_cmpuint (kyo_view_get_phases (chosen), ==, 1 << KYO_PHASE_COMMUNICATION);
  g_assert_cmpstr (kyo_view_get_participants (chosen)[0], ==, "c7.attacker");
  g_assert_true (kyo_view_get_place (chosen, "c7.police", &(KyoPlace){ 0, 0, FALSE }));
  g_assert_null (kyo_view_get_participants (view)[0]);
  dialog_fixture_wait_for_gone (&dialog);
}

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
#define ADD(name, test)                                                                            \
  g_test_add ("/app/diagram-panels/" name, DialogFixture, NULL, dialog_fixture_set_up, test,       \
              dialog_fixture_tear_down)
  ADD ("incidents-stand-side-by-side", test_incidents_stand_side_by_side);
  ADD ("panels-are-closed-and-views-deleted", test_panels_are_closed_and_views_deleted);
  ADD ("nodes-are-moved-by-keys", test_nodes_are_moved_by_keys);
  ADD ("what-was-moved-is-undone-and-redone", test_what_was_moved_is_undone_and_redone);
  ADD ("undoing-leaves-what-a-view-shows", test_undoing_leaves_what_a_view_shows);
  ADD ("nodes-are-moved-by-the-pointer", test_nodes_are_moved_by_the_pointer);
  ADD ("arranging-again-keeps-what-is-pinned", test_arranging_again_keeps_what_is_pinned);
  ADD ("unarranged-cases-keep-the-places-of-all", test_unarranged_cases_keep_the_places_of_all);
  ADD ("views-of-what-is-gone-say-so", test_views_of_what_is_gone_say_so);
  ADD ("nothing-is-moved-in-a-store-that-can-only-be-read",
       test_nothing_is_moved_in_a_store_that_can_only_be_read);
  ADD ("names-of-views-are-checked", test_names_of_views_are_checked);
  ADD ("what-a-view-shows-is-changed", test_what_a_view_shows_is_changed);
#undef ADD

  return g_test_run ();
}
