/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * However large a picture is, only what is near the view exists; and yet the keyboard comes to all
 * of it.
 */
#include "config.h"

#include "app/widgets/kyo-scene.h"

#include <adwaita.h>
#include <math.h>

#define SIDE 100
#define GAP 20

typedef struct
{
  GtkWidget *window;
  GtkWidget *scrolled;
  KyoScene *scene;
  KyoPainter *painter;
  GPtrArray *ids;
  KyoRect clip;
  guint n_painted;
} Fixture;

static void
paint_nothing (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state)
{
}

static void
paint_beneath (
  KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->clip = *clip;
  fixture->n_painted++;
}

static char *
dup_words (gconstpointer item, char **remark, gpointer user_data)
{
  return g_strconcat ("words of ", item, NULL);
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

/* A row of n squares, 500 px of it in view. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (KyoCase) layout = kyo_case_new ("c", KYO_CASE_OWN);

  fixture->painter = kyo_painter_new (KYO_SCHEME_LIGHT, KYO_LANG_EN);
  fixture->ids = g_ptr_array_new_with_free_func (g_free);
  fixture->scene = KYO_SCENE (kyo_scene_new ());
  fixture->scrolled = gtk_scrolled_window_new ();
  fixture->window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled),
                                 GTK_WIDGET (fixture->scene));
  gtk_widget_set_size_request (fixture->scrolled, 500, 150);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->scrolled);

  kyo_scene_reset (fixture->scene, fixture->painter, G_OBJECT (layout), (SIDE + GAP) * n, SIDE);
  kyo_scene_set_words (fixture->scene, dup_words, NULL);
  kyo_scene_set_paint (fixture->scene, paint_beneath, fixture);
  for (guint i = 0; i < n; i++)
    {
      char *id = g_strdup_printf ("s%u", i);
      KyoRect rect = { (SIDE + GAP) * i, 0, SIDE, SIDE };
      KyoSceneItem item = { id, rect, rect, id };

      g_ptr_array_add (fixture->ids, id);
      kyo_scene_add_item (fixture->scene, &item, paint_nothing);
    }
  kyo_scene_set_zoom (fixture->scene, 1.0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_frames (fixture, 4);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_ptr_array_unref (fixture->ids);
  g_assert_finalize_object (fixture->painter);
}

static guint
count_children (Fixture *fixture, gboolean only_shown)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->scene)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += !only_shown || gtk_widget_get_mapped (child);

  return n;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
}

static void
assert_in_order (Fixture *fixture)
{
  const char *last = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->scene)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *id = kyo_painted_get_target (KYO_PAINTED (child));

      if (last != NULL)
        g_assert_cmpint (atoi (id + 1), >, atoi (last + 1));
      last = id;
    }
}

static const char *
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return KYO_IS_PAINTED (focus) ? kyo_painted_get_target (KYO_PAINTED (focus)) : NULL;
}

static void
assert_in_view (Fixture *fixture, const char *id)
{
  KyoRect view;
  const KyoRect *rect = kyo_painted_get_rect (kyo_scene_find (fixture->scene, id));

  kyo_scene_get_view (fixture->scene, &view);
  g_assert_cmpfloat (rect->x, >=, view.x);
  g_assert_cmpfloat (rect->x + rect->width, <=, view.x + view.width);
}

static void
test_an_ordinary_picture_is_there_as_a_whole (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_children (fixture, FALSE), ==, 40);
  g_assert_cmpuint (count_children (fixture, TRUE), <=, 7);
}

static void
test_of_a_large_one_only_what_is_near (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *along = get_adjustment (fixture);

  g_assert_cmpfloat (gtk_adjustment_get_upper (along), ==, 10000.0 * (SIDE + GAP));
  for (guint i = 0; i < 60; i++)
    {
      gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) + 200);
      run_frames (fixture, 1);
      assert_in_order (fixture);
    }
  g_assert_cmpuint (count_children (fixture, FALSE), <=, 20);
  g_assert_cmpuint (count_children (fixture, TRUE), <=, 7);

  gtk_adjustment_set_value (along, 9000.0 * (SIDE + GAP));
  run_frames (fixture, 1);
  g_assert_cmpuint (count_children (fixture, TRUE), >=, 4);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (kyo_scene_find (fixture->scene, "s9001"))));
}

static void
test_painting_goes_little_beyond_the_view (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *along = get_adjustment (fixture);
  KyoRect view;
  guint n_painted = fixture->n_painted;

  g_assert_cmpuint (n_painted, >=, 1);
  g_assert_cmpfloat (fixture->clip.width, <, 500 * 3);
  for (guint i = 0; i < 50; i++)
    {
      gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) + 50);
      run_frames (fixture, 1);
      kyo_scene_get_view (fixture->scene, &view);
      g_assert_cmpfloat (fixture->clip.x, <=, view.x);
      g_assert_cmpfloat (fixture->clip.x + fixture->clip.width, >=, view.x + view.width);
    }
  /* Not for every frame. */
  g_assert_cmpuint (fixture->n_painted - n_painted, <, 20);
  n_painted = fixture->n_painted;
  kyo_scene_queue_paint (fixture->scene);
  run_frames (fixture, 2);
  g_assert_cmpuint (fixture->n_painted, ==, n_painted + 1);
}

static void
test_the_keyboard_comes_to_all_of_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scene = GTK_WIDGET (fixture->scene);

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (scene, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_focused (fixture), ==, "s0");
  for (guint i = 1; i <= 30; i++)
    {
      g_assert_true (gtk_widget_child_focus (scene, GTK_DIR_RIGHT));
      run_frames (fixture, 1);
      g_assert_cmpstr (get_focused (fixture), ==, g_ptr_array_index (fixture->ids, i));
      assert_in_view (fixture, get_focused (fixture));
    }
  gtk_widget_child_focus (scene, GTK_DIR_LEFT);
  g_assert_cmpstr (get_focused (fixture), ==, "s29");

  g_assert_true (kyo_scene_focus_target (fixture->scene, "s9999"));
  run_frames (fixture, 2);
  g_assert_cmpstr (get_focused (fixture), ==, "s9999");
  assert_in_view (fixture, "s9999");
  gtk_widget_child_focus (scene, GTK_DIR_RIGHT);
  g_assert_cmpstr (get_focused (fixture), ==, "s9999");

  /* What has the keyboard stays when it is scrolled away. */
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  run_frames (fixture, 2);
  g_assert_cmpstr (get_focused (fixture), ==, "s9999");
  g_assert_false (kyo_scene_focus_target (fixture->scene, "nobody"));
}

static void
test_a_new_picture_is_scrolled_once_it_has_its_place (Fixture *fixture, gconstpointer data)
{
  kyo_scene_set_zoom (fixture->scene, 2.0);
  kyo_scene_reveal (fixture->scene, "s500");
  run_frames (fixture, 2);
  assert_in_view (fixture, "s500");
}

static void
test_zooming_keeps_what_is_under_the_pointer (Fixture *fixture, gconstpointer data)
{
  KyoRect before, after;

  gtk_adjustment_set_value (get_adjustment (fixture), 6000);
  run_frames (fixture, 1);
  kyo_scene_get_view (fixture->scene, &before);
  kyo_scene_zoom_at (fixture->scene, 2.5, 300, 50);
  run_frames (fixture, 2);
  kyo_scene_get_view (fixture->scene, &after);
  g_assert_cmpfloat (kyo_scene_get_zoom (fixture->scene), ==, 2.5);
  g_assert_cmpfloat_with_epsilon (before.x + 300, after.x + 300 / 2.5, 1);
}

/* What is revealed is not behind what stays in view. */
static void
test_what_is_frozen_hides_nothing_that_is_looked_for (Fixture *fixture, gconstpointer data)
{
  KyoRect view;
  const KyoRect *rect;

  kyo_scene_freeze (fixture->scene, GTK_ORIENTATION_VERTICAL, 130, paint_beneath, fixture);
  kyo_scene_reveal (fixture->scene, "s500");
  run_frames (fixture, 2);
  for (guint i = 499; i > 490; i--)
    {
      kyo_scene_reveal (fixture->scene, g_ptr_array_index (fixture->ids, i));
      run_frames (fixture, 1);
      kyo_scene_get_view (fixture->scene, &view);
      rect =
        kyo_painted_get_rect (kyo_scene_find (fixture->scene, g_ptr_array_index (fixture->ids, i)));
      g_assert_cmpfloat (rect->x, >=, view.x + 130);
      g_assert_cmpfloat (rect->x + rect->width, <=, view.x + view.width);
    }
}

/* In the order of the items, whatever the groups: the keyboard goes from one group to the other. */
static void
test_groups_hold_their_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KyoCase) layout = kyo_case_new ("c", KYO_CASE_OWN);
  GtkWidget *group;

  kyo_scene_reset (fixture->scene, fixture->painter, G_OBJECT (layout), 480, 2 * SIDE);
  kyo_scene_set_words (fixture->scene, dup_words, NULL);
  g_assert_cmpuint (kyo_scene_add_group (fixture->scene, "upper"), ==, 1);
  g_assert_cmpuint (kyo_scene_add_group (fixture->scene, "lower"), ==, 2);
  for (guint i = 0; i < 4; i++)
    {
      KyoRect rect = { (SIDE + GAP) * i, i % 2 * SIDE, SIDE, SIDE };
      char *id = g_ptr_array_index (fixture->ids, i);
      KyoSceneItem item = { id, rect, rect, id, i % 2 + 1 };

      kyo_scene_add_item (fixture->scene, &item, paint_nothing);
    }
  run_frames (fixture, 2);

  group = gtk_widget_get_first_child (GTK_WIDGET (fixture->scene));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (group)), ==,
                   GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *painted =
        GTK_WIDGET (kyo_scene_find (fixture->scene, g_ptr_array_index (fixture->ids, i)));

      g_assert_true ((gtk_widget_get_parent (painted) == group) == (i % 2 == 0));
      g_assert_true (gtk_widget_get_mapped (painted));
      g_assert_true (kyo_scene_focus_target (fixture->scene, g_ptr_array_index (fixture->ids, 0)));
    }
  for (guint i = 1; i < 4; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->scene), GTK_DIR_RIGHT);
      g_assert_cmpstr (get_focused (fixture), ==, g_ptr_array_index (fixture->ids, i));
    }
  /* Whichever group lies above, what is under the pointer is hit. */
  g_assert_true (
    gtk_widget_pick (GTK_WIDGET (fixture->scene), SIDE / 2, SIDE / 2, GTK_PICK_DEFAULT) ==
    GTK_WIDGET (kyo_scene_find (fixture->scene, "s0")));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, n, test)                                                                         \
  g_test_add ("/app/scene/" name, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)
  ADD ("an-ordinary-picture-is-there-as-a-whole", 40, test_an_ordinary_picture_is_there_as_a_whole);
  ADD ("of-a-large-one-only-what-is-near", 10000, test_of_a_large_one_only_what_is_near);
  ADD ("painting-goes-little-beyond-the-view", 10000, test_painting_goes_little_beyond_the_view);
  ADD ("the-keyboard-comes-to-all-of-it", 10000, test_the_keyboard_comes_to_all_of_it);
  ADD ("a-new-picture-is-scrolled-once-it-has-its-place", 10000,
       test_a_new_picture_is_scrolled_once_it_has_its_place);
  ADD ("zooming-keeps-what-is-under-the-pointer", 10000,
       test_zooming_keeps_what_is_under_the_pointer);
  ADD ("what-is-frozen-hides-nothing-that-is-looked-for", 10000,
       test_what_is_frozen_hides_nothing_that_is_looked_for);
  ADD ("groups-hold-their-items", 4, test_groups_hold_their_items);
#undef ADD

  return g_test_run ();
}
