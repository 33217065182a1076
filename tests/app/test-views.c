/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every widget is made once under fatal warnings; text, diagram and timeline follow one selection.
 */
#include "config.h"

#include "app/case-list/kyo-case-list.h"
#include "app/case-list/kyo-case-row.h"
#include "app/case-page/kyo-case-page.h"
#include "app/case-page/kyo-passage-row.h"
#include "app/diagram/kyo-diagram-view.h"
#include "app/kyo-application.h"
#include "app/widgets/kyo-scene.h"
#include "kyo-app-fixture.h"

typedef void (*Visit) (GtkWidget *widget, gpointer user_data);

static void
walk (GtkWidget *widget, Visit visit, gpointer user_data)
{
  visit (widget, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, visit, user_data);
}

typedef struct
{
  const char *target;
  KyoState state;
  guint n;
} Looked;

static void
count_painted (GtkWidget *widget, gpointer user_data)
{
  Looked *looked = user_data;

  if (KYO_IS_PAINTED (widget) && gtk_widget_get_visible (widget) &&
      g_strcmp0 (kyo_painted_get_target (KYO_PAINTED (widget)), looked->target) == 0 &&
      (kyo_painted_get_state (KYO_PAINTED (widget)) & looked->state) == looked->state)
    looked->n++;
}

static guint
count_in_state (GtkWidget *page, const char *target, KyoState state)
{
  Looked looked = { target, state, 0 };

  walk (page, count_painted, &looked);
  return looked.n;
}

static void
find_passage (GtkWidget *widget, gpointer user_data)
{
  Looked *looked = user_data;

  if (KYO_IS_PASSAGE_ROW (widget) &&
      g_strcmp0 (kyo_passage_row_get_target (KYO_PASSAGE_ROW (widget)), looked->target) == 0 &&
      gtk_widget_has_css_class (widget, "related"))
    looked->n++;
}

/* A diagram that nobody has arranged comes when it is ready. */
static void
wait_for_diagram (GtkWidget *widget, gpointer user_data)
{
  while (KYO_IS_DIAGRAM_VIEW (widget) && kyo_diagram_view_is_waiting (KYO_DIAGRAM_VIEW (widget)))
    g_main_context_iteration (NULL, TRUE);
}

static KyoCasePage *
show_page (GtkWidget **window, KyoSelection *selection, KyoLang lang)
{
  KyoCasePage *page = g_object_new (KYO_TYPE_CASE_PAGE, NULL);

  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), GTK_WIDGET (page));
  kyo_case_page_set_selection (page, selection);
  kyo_case_page_show (page, kyo_selection_get_case (selection), lang, KYO_SCHEME_LIGHT);
  walk (GTK_WIDGET (page), wait_for_diagram, NULL);

  return page;
}

static void
test_views_follow_one_selection (void)
{
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  Looked passage = { "p1", 0, 0 };
  GtkWidget *window;
  KyoCasePage *page;

  kyo_selection_set_case (selection, kase);
  page = show_page (&window, selection, KYO_LANG_JA);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_NORMAL), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "op", KYO_STATE_NORMAL), ==, 1);

  kyo_selection_select (selection, "e1");
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_SELECTED), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "server", KYO_STATE_RELATED), ==, 1);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "staff", KYO_STATE_DIMMED), ==, 1);
  walk (GTK_WIDGET (page), find_passage, &passage);
  g_assert_cmpuint (passage.n, ==, 1);

  kyo_selection_select (selection, "p2");
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_RELATED), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_DIMMED), ==, 2);

  kyo_selection_select (selection, NULL);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_DIMMED), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pictures_build_up_while_played (void)
{
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoPlayback) playback = NULL;
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  GtkWidget *window;
  KyoCasePage *page;
  Looked passage = { "p2", 0, 0 };

  kyo_selection_set_case (selection, kase);
  playback = kyo_playback_new (selection);
  page = show_page (&window, selection, KYO_LANG_EN);
  kyo_case_page_set_playback (page, playback);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_NORMAL), ==, 2);

  kyo_playback_begin (playback);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_SELECTED), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_NORMAL), ==, 0);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "server", KYO_STATE_RELATED), ==, 1);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "staff", KYO_STATE_DIMMED), ==, 1);

  kyo_playback_move (playback, 1);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_DIMMED), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_SELECTED), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "server", KYO_STATE_NORMAL), ==, 1);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "server", KYO_STATE_DIMMED), ==, 0);
  walk (GTK_WIDGET (page), find_passage, &passage);
  g_assert_cmpuint (passage.n, ==, 1);

  kyo_playback_end (playback);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_NORMAL), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_DIMMED), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
find_faint (GtkWidget *widget, gpointer user_data)
{
  Looked *looked = user_data;

  if (KYO_IS_PAINTED (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (kyo_painted_get_target (KYO_PAINTED (widget)), looked->target) == 0 &&
      gtk_widget_get_opacity (widget) < 0.5)
    looked->n++;
}

/* How many of the two pictures begin to show the second step faintly. */
static guint
count_faint (gboolean has_animations)
{
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoPlayback) playback = NULL;
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  Looked looked = { "r1", 0, 0 };
  GtkWidget *window;
  KyoCasePage *page;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", has_animations, NULL);
  kyo_selection_set_case (selection, kase);
  playback = kyo_playback_new (selection);
  page = show_page (&window, selection, KYO_LANG_EN);
  kyo_case_page_set_playback (page, playback);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 900);
  gtk_window_present (GTK_WINDOW (window));
  while (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_NORMAL) < 2 ||
         gtk_widget_get_width (GTK_WIDGET (page)) < 1000)
    g_main_context_iteration (NULL, TRUE);
  kyo_playback_begin (playback);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  kyo_playback_move (playback, 1);
  walk (GTK_WIDGET (page), find_faint, &looked);
  gtk_window_destroy (GTK_WINDOW (window));

  return looked.n;
}

static void
test_steps_appear_softly_only_if_wanted (void)
{
  g_assert_cmpuint (count_faint (TRUE), ==, 2);
  g_assert_cmpuint (count_faint (FALSE), ==, 0);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

static void
activate_first (GtkWidget *widget, gpointer user_data)
{
  Looked *looked = user_data;

  if (looked->n == 0 && KYO_IS_PAINTED (widget) &&
      g_strcmp0 (kyo_painted_get_target (KYO_PAINTED (widget)), looked->target) == 0)
    {
      looked->n++;
      g_assert_true (gtk_widget_activate (widget));
    }
}

static void
test_activating_selects (void)
{
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  Looked looked = { "attacker", 0, 0 };
  GtkWidget *window;
  KyoCasePage *page;

  kyo_selection_set_case (selection, kase);
  page = show_page (&window, selection, KYO_LANG_EN);
  walk (GTK_WIDGET (page), activate_first, &looked);
  g_assert_cmpuint (looked.n, ==, 1);
  g_assert_cmpstr (kyo_selection_get_target (selection), ==, "attacker");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_annotated_targets_are_marked (void)
{
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  g_autoptr (GListStore) annotations = g_list_store_new (KYO_TYPE_ANNOTATION);
  g_autoptr (KyoAnnotation) annotation = kyo_annotation_new ("a", "c", "r1");
  GtkWidget *window;
  KyoCasePage *page;

  kyo_annotation_set_body (annotation, "who?");
  g_list_store_append (annotations, annotation);
  kyo_selection_set_case (selection, kase);
  page = show_page (&window, selection, KYO_LANG_JA);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_ANNOTATED), ==, 0);
  kyo_case_page_set_annotations (page, G_LIST_MODEL (annotations));
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "r1", KYO_STATE_ANNOTATED), ==, 2);
  g_assert_cmpuint (count_in_state (GTK_WIDGET (page), "e1", KYO_STATE_ANNOTATED), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_bubbles (GtkWidget *widget, gpointer user_data)
{
  guint *n = user_data;

  if (gtk_widget_has_css_class (widget, "bubble"))
    (*n)++;
}

static guint
count_shown (KyoCasePage *page, GListStore *annotations)
{
  guint n = 0;

  kyo_case_page_set_annotations (page, G_LIST_MODEL (annotations));
  walk (GTK_WIDGET (page), count_bubbles, &n);

  return n;
}

/* A passage that a corrected draft or a newer edition has lost takes no annotation with it. */
static void
test_annotation_whose_place_is_gone_is_shown (void)
{
  static const char *const targets[] = { "p1", "c", "p9", "r1", "gone" };
  static const guint shown[] = { 1, 2, 3, 3, 4 };
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_app_fixture_new_case ("c");
  g_autoptr (GListStore) annotations = g_list_store_new (KYO_TYPE_ANNOTATION);
  GtkWidget *window;
  KyoCasePage *page;

  kyo_selection_set_case (selection, kase);
  page = show_page (&window, selection, KYO_LANG_JA);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autoptr (KyoAnnotation) annotation = kyo_annotation_new (id, "c", targets[i]);

      kyo_annotation_set_body (annotation, "who?");
      g_list_store_append (annotations, annotation);
      g_assert_cmpuint (count_shown (page, annotations), ==, shown[i]);
    }
  g_list_store_remove (annotations, 4);
  g_assert_cmpuint (count_shown (page, annotations), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_rows (GtkWidget *widget, gpointer user_data)
{
  guint *n = user_data;

  if (KYO_IS_CASE_ROW (widget) && gtk_widget_get_child_visible (widget))
    (*n)++;
}

static void
test_list_filters_by_class (void)
{
  KyoCaseList *list = g_object_new (KYO_TYPE_CASE_LIST, NULL);
  g_autoptr (GListStore) cases = g_list_store_new (KYO_TYPE_CASE);
  g_autoptr (KyoCase) attack = kyo_app_fixture_new_case ("a");
  g_autoptr (KyoCase) failure = kyo_app_fixture_new_case ("b");
  GtkWidget *window = gtk_window_new ();
  guint n = 0;

  kyo_case_set_category (failure, KYO_CATEGORY_SYSTEM_FAILURE);
  g_list_store_append (cases, attack);
  g_list_store_append (cases, failure);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  kyo_case_list_set_cases (list, G_LIST_MODEL (cases), KYO_LANG_EN);
  walk (GTK_WIDGET (list), count_rows, &n);
  g_assert_cmpuint (n, ==, 2);

  n = 0;
  kyo_case_list_set_filter (list, "cyberattack");
  walk (GTK_WIDGET (list), count_rows, &n);
  g_assert_cmpuint (n, ==, 1);

  n = 0;
  kyo_case_list_set_filter (list, "own");
  walk (GTK_WIDGET (list), count_rows, &n);
  g_assert_cmpuint (n, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (KyoApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Its class brings the templates along. */
  application = kyo_application_new ();
  g_test_add_func ("/app/views/follow-one-selection", test_views_follow_one_selection);
  g_test_add_func ("/app/views/pictures-build-up-while-the-case-is-played",
                   test_pictures_build_up_while_played);
  g_test_add_func ("/app/views/steps-appear-softly-only-where-animations-are-wanted",
                   test_steps_appear_softly_only_if_wanted);
  g_test_add_func ("/app/views/activating-a-node-selects-it", test_activating_selects);
  g_test_add_func ("/app/views/annotated-targets-are-marked", test_annotated_targets_are_marked);
  g_test_add_func ("/app/views/annotation-whose-place-is-gone-is-shown",
                   test_annotation_whose_place_is_gone_is_shown);
  g_test_add_func ("/app/views/list-filters-by-class", test_list_filters_by_class);

  return g_test_run ();
}
