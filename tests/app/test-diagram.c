/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The diagram panel: what it shows of a step that is looked at, what it says when asked, how one
 * walks and looks about in it, and that it waits for Graphviz without making anybody else wait.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-map.h"
#include "app/diagram/kyo-diagram-view.h"
#include "app/diagram/kyo-target-popover.h"
#include "app/widgets/kyo-pan-zoom.h"
#include "app/widgets/kyo-scene.h"
#include "kyo-app-fixture.h"
#include "model/kyo-annotation.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  KyoDiagramView *view;
  KyoScene *scene;
  KyoSelection *selection;
  KyoPainter *painter;
  KyoCase *kase;
} Fixture;

static const struct
{
  const char *id;
  KyoRect rect;
} PLACES[] = {
  { "op", { 300, 20, 700, 300 } },       { "staff", { 340, 200, 130, 60 } },
  { "server", { 800, 80, 130, 60 } },    { "attacker", { 20, 80, 130, 60 } },
  { "bystander", { 20, 400, 130, 60 } },
};

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
run_frames (Fixture *fixture, guint n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);

  for (guint i = 0; i < n; i++)
    {
      gint64 counter = gdk_frame_clock_get_frame_counter (clock);

      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      while (gdk_frame_clock_get_frame_counter (clock) == counter)
        g_main_context_iteration (NULL, TRUE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer is_arranged)
{
  fixture->kase = kyo_app_fixture_new_case ("c");
  for (gsize i = 0; is_arranged != NULL && i < G_N_ELEMENTS (PLACES); i++)
    kyo_participant_set_rect (kyo_case_find_participant (fixture->kase, PLACES[i].id),
                              &PLACES[i].rect);
  fixture->painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_EN);
  fixture->selection = kyo_selection_new ();
  kyo_selection_set_case (fixture->selection, fixture->kase);
  fixture->view = g_object_new (KYO_TYPE_DIAGRAM_VIEW, NULL);
  fixture->scene = KYO_SCENE (find_widget (GTK_WIDGET (fixture->view), KYO_TYPE_SCENE));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  kyo_diagram_view_set_selection (fixture->view, fixture->selection);
  kyo_diagram_view_show (fixture->view, fixture->kase, NULL, KYO_LANG_EN, fixture->painter);
  gtk_window_present (GTK_WINDOW (fixture->window));
  if (is_arranged == NULL)
    return;
  run_frames (fixture, 3);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer is_arranged)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->painter);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->kase);
}

static void
test_nobody_waits_for_graphviz (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kyo_diagram_view_is_waiting (fixture->view));
  g_assert_false (kyo_scene_has (fixture->scene, "server"));
  while (kyo_diagram_view_is_waiting (fixture->view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kyo_scene_has (fixture->scene, "server"));

  /* A thread lets go of the case only after its result has been taken. */
  run_frames (fixture, 2);
}

static void
test_a_late_result_is_dropped (Fixture *fixture, gconstpointer data)
{
  kyo_diagram_view_show (fixture->view, NULL, NULL, KYO_LANG_EN, NULL);
  g_assert_false (kyo_diagram_view_is_waiting (fixture->view));
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_false (kyo_scene_has (fixture->scene, "server"));
}

static void
assert_state (Fixture *fixture, const char *id, KyoState state, gboolean has)
{
  KyoState now = kyo_painted_get_state (kyo_scene_find (fixture->scene, id));

  g_test_message ("%s", id);
  g_assert_cmpint ((now & state) == state, ==, has);
}

static void
test_a_step_that_is_looked_at_dims_the_rest (Fixture *fixture, gconstpointer data)
{
  kyo_scene_set_preview (fixture->scene, "e1");
  assert_state (fixture, "e1", KYO_STATE_HOVERED, TRUE);
  assert_state (fixture, "server", KYO_STATE_RELATED, TRUE);
  assert_state (fixture, "attacker", KYO_STATE_RELATED, TRUE);
  assert_state (fixture, "staff", KYO_STATE_DIMMED, TRUE);
  assert_state (fixture, "r1", KYO_STATE_DIMMED, TRUE);
  g_assert_null (kyo_selection_get_target (fixture->selection));

  /* Over what is selected, which stays marked. */
  kyo_selection_select (fixture->selection, "r1");
  assert_state (fixture, "r1", KYO_STATE_SELECTED | KYO_STATE_DIMMED, TRUE);
  kyo_scene_set_preview (fixture->scene, NULL);
  assert_state (fixture, "r1", KYO_STATE_SELECTED, TRUE);
  assert_state (fixture, "r1", KYO_STATE_DIMMED, FALSE);
  assert_state (fixture, "e1", KYO_STATE_DIMMED, TRUE);
}

static void
collect_buttons (GtkWidget *root, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (root))
    g_ptr_array_add (buttons, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, buttons);
}

static GtkWidget *
open_popover (Fixture *fixture, const char *id)
{
  /* As Enter does. */
  g_signal_emit_by_name (kyo_scene_find (fixture->scene, id), "opened");
  run_frames (fixture, 2);
  return find_widget (GTK_WIDGET (fixture->view), KYO_TYPE_TARGET_POPOVER);
}

/* Its steps, its passages, and the button to annotate; each way leads there. */
static void
test_a_participant_says_in_what_it_takes_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *popover = open_popover (fixture, "server");

  g_assert_cmpstr (kyo_selection_get_target (fixture->selection), ==, "server");
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  collect_buttons (popover, buttons);
  g_assert_cmpuint (buttons->len, ==, 3);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 0), "clicked");
  g_assert_cmpstr (kyo_selection_get_target (fixture->selection), ==, "e1");
  g_assert_cmpstr (kyo_scene_get_focused (fixture->scene), ==, "e1");
  g_assert_false (gtk_widget_get_visible (popover));
}

static void
test_a_step_says_who_and_where_it_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  /* From, to, one passage, annotate. */
  collect_buttons (open_popover (fixture, "e1"), buttons);
  g_assert_cmpuint (buttons->len, ==, 4);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 2), "clicked");
  g_assert_cmpstr (kyo_selection_get_target (fixture->selection), ==, "p1");

  /* Whatever was open is gone when another is asked, and with the case. */
  open_popover (fixture, "bystander");
  open_popover (fixture, "op");
  kyo_diagram_view_show (fixture->view, NULL, NULL, KYO_LANG_EN, NULL);
  g_assert_null (find_widget (GTK_WIDGET (fixture->view), KYO_TYPE_TARGET_POPOVER));
}

static void
test_annotations_are_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) annotations = g_list_store_new (KYO_TYPE_ANNOTATION);
  g_autoptr (KyoAnnotation) annotation = kyo_annotation_new ("a", "c", "server");
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  kyo_annotation_set_body (annotation, "since when?");
  g_list_store_append (annotations, annotation);
  kyo_diagram_view_set_annotations (fixture->view, G_LIST_MODEL (annotations));
  /* One more than without: an annotation can be deleted. */
  collect_buttons (open_popover (fixture, "server"), buttons);
  g_assert_cmpuint (buttons->len, ==, 4);
}

static void
test_arrow_keys_walk_along_steps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scene = GTK_WIDGET (fixture->scene);

  g_assert_true (kyo_scene_focus_target (fixture->scene, "attacker"));
  gtk_widget_child_focus (scene, GTK_DIR_RIGHT);
  g_assert_cmpstr (kyo_scene_get_focused (fixture->scene), ==, "server");
  gtk_widget_child_focus (scene, GTK_DIR_LEFT);
  g_assert_cmpstr (kyo_scene_get_focused (fixture->scene), ==, "attacker");
  gtk_widget_child_focus (scene, GTK_DIR_DOWN);
  g_assert_cmpstr (kyo_scene_get_focused (fixture->scene), ==, "bystander");
  g_assert_false (gtk_widget_child_focus (scene, GTK_DIR_TAB_FORWARD));
}

static void
test_going_from_step_to_step_takes_the_keyboard_along (Fixture *fixture, gconstpointer data)
{
  kyo_selection_move_step (fixture->selection, 1);
  g_assert_null (kyo_scene_get_focused (fixture->scene));
  g_assert_true (kyo_scene_focus_target (fixture->scene, "attacker"));
  kyo_selection_move_step (fixture->selection, 1);
  g_assert_cmpstr (kyo_scene_get_focused (fixture->scene), ==, "r1");
  /* Only to what is in the diagram. */
  kyo_selection_select (fixture->selection, "p3");
  g_assert_cmpstr (kyo_scene_get_focused (fixture->scene), ==, "r1");
}

static void
test_map_is_there_when_it_is_needed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = find_widget (GTK_WIDGET (fixture->view), KYO_TYPE_DIAGRAM_MAP);
  g_autoptr (KyoPlayback) playback = kyo_playback_new (fixture->selection);

  g_assert_false (gtk_widget_get_visible (map));
  kyo_diagram_view_zoom (fixture->view, 3);
  run_frames (fixture, 2);
  g_assert_true (gtk_widget_get_visible (map));
  g_assert_cmpint (gtk_widget_get_width (map), >, 20);
  /* A playback leads the view by itself. */
  kyo_diagram_view_set_playback (fixture->view, playback);
  kyo_playback_begin (playback);
  g_assert_false (gtk_widget_get_visible (map));
  kyo_playback_end (playback);
  run_frames (fixture, 60); /* until the view is where it was */
  g_assert_true (gtk_widget_get_visible (map));
  kyo_diagram_view_zoom (fixture->view, 0);
  run_frames (fixture, 2);
  g_assert_false (gtk_widget_get_visible (map));
}

static void
test_zoom_has_its_limits (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    kyo_diagram_view_zoom (fixture->view, 2);
  g_assert_cmpfloat (kyo_scene_get_zoom (fixture->scene), ==, 4.0);
  for (guint i = 0; i < 20; i++)
    kyo_diagram_view_zoom (fixture->view, 0.5);
  g_assert_cmpfloat (kyo_scene_get_zoom (fixture->scene), ==, 0.3);
}

/* A picture larger than ten screens can still be seen as a whole. */
static void
test_a_large_picture_can_be_seen_as_a_whole (Fixture *fixture, gconstpointer data)
{
  KyoRect far = { 9000, 6000, 130, 60 };
  KyoRect view;

  kyo_participant_set_rect (kyo_case_find_participant (fixture->kase, "bystander"), &far);
  kyo_diagram_view_show (fixture->view, fixture->kase, NULL, KYO_LANG_EN, fixture->painter);
  run_frames (fixture, 2);
  for (guint i = 0; i < 20; i++)
    kyo_diagram_view_zoom (fixture->view, 0.5);
  run_frames (fixture, 2);
  kyo_scene_get_view (fixture->scene, &view);
  g_assert_cmpfloat (view.x + view.width, >=, 9000);
  g_assert_cmpfloat (view.y + view.height, >=, 6000);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, is_arranged, test)                                                               \
  g_test_add ("/app/diagram/" name, Fixture, GINT_TO_POINTER (is_arranged), set_up, test, tear_down)
  ADD ("nobody-waits-for-graphviz", FALSE, test_nobody_waits_for_graphviz);
  ADD ("a-late-result-is-dropped", FALSE, test_a_late_result_is_dropped);
  ADD ("a-step-that-is-looked-at-dims-the-rest", TRUE, test_a_step_that_is_looked_at_dims_the_rest);
  ADD ("a-participant-says-in-what-it-takes-part", TRUE,
       test_a_participant_says_in_what_it_takes_part);
  ADD ("a-step-says-who-and-where-it-is-told", TRUE, test_a_step_says_who_and_where_it_is_told);
  ADD ("annotations-are-said", TRUE, test_annotations_are_said);
  ADD ("arrow-keys-walk-along-steps", TRUE, test_arrow_keys_walk_along_steps);
  ADD ("going-from-step-to-step-takes-the-keyboard-along", TRUE,
       test_going_from_step_to_step_takes_the_keyboard_along);
  ADD ("map-is-there-when-it-is-needed", TRUE, test_map_is_there_when_it_is_needed);
  ADD ("zoom-has-its-limits", TRUE, test_zoom_has_its_limits);
  ADD ("a-large-picture-can-be-seen-as-a-whole", TRUE, test_a_large_picture_can_be_seen_as_a_whole);
#undef ADD

  return g_test_run ();
}
