/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does when the store cannot be read any more while it is open: it says so, and
 * what was shown stays. Behind the window's back a table goes away, as in a file that is being
 * damaged.
 */
#include "config.h"

#include "app/widgets/kyo-theme-chip.h"
#include "app/window/kyo-window-private.h"
#include "kyo-dialog-fixture.h"

#include <sqlite3.h>

typedef struct
{
  DialogFixture base;
  GSettings *settings;
  KyoWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  dialog_fixture_set_up (&fixture->base, user_data);
  fixture->settings = g_settings_new (KYO_APP_ID);
  g_settings_set_string (fixture->settings, "case-language", "en");
  fixture->window = kyo_window_new (NULL);
  g_assert_true (kyo_window_open (fixture->window, fixture->base.path));
  kyo_window_choose (fixture->window, "nisc-fy2020-1");
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_settings_reset (fixture->settings, "case-language");
  g_settings_reset (fixture->settings, "last-case");
  g_clear_object (&fixture->settings);
  dialog_fixture_tear_down (&fixture->base, user_data);
}

static void
drop (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("DROP TABLE %s", table);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->base.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

typedef struct
{
  GtkWidget *widget;
  const char *words;
} Saying;

static gboolean
is_said (gpointer user_data)
{
  const Saying *saying = user_data;

  return dialog_fixture_says (saying->widget, saying->words);
}

static void
wait_for (Fixture *fixture, const char *words)
{
  dialog_fixture_wait (is_said, &(Saying){ GTK_WIDGET (fixture->window), words });
}

static void
assert_case_is_shown (Fixture *fixture)
{
  KyoCase *kase = kyo_selection_get_case (fixture->window->selection);

  g_assert_nonnull (kase);
  g_assert_cmpstr (kyo_case_get_id (kase), ==, "nisc-fy2020-1");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->content), ==, "case");
}

static void
test_annotations_of_a_changed_case (Fixture *fixture, gconstpointer user_data)
{
  drop (fixture, "annotation");
  g_signal_emit_by_name (fixture->window->store, "changed", "nisc-fy2020-2", "c2.ov.1");
  wait_for (fixture, "no such table: annotation");
  assert_case_is_shown (fixture);
}

static void
test_the_case_that_is_shown (Fixture *fixture, gconstpointer user_data)
{
  drop (fixture, "participant");
  g_signal_emit_by_name (fixture->window->store, "changed", "nisc-fy2020-1", "");
  wait_for (fixture, "no such table: participant");
  assert_case_is_shown (fixture);
}

static void
test_casebooks_of_the_list (Fixture *fixture, gconstpointer user_data)
{
  drop (fixture, "casebook_passage");
  g_signal_emit_by_name (fixture->window->store, "changed", "", "");
  wait_for (fixture, "no such table: casebook_passage");
  assert_case_is_shown (fixture);
}

/* The case on the large screen is that of the window as well, but changes reach it by itself. */
static void
test_a_case_that_is_presented (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "case.present", NULL);
  g_assert_nonnull (fixture->window->room);
  drop (fixture, "participant");
  kyo_window_update_presentation (fixture->window, "nisc-fy2020-1", "");
  wait_for (fixture, "no such table: participant");
  g_assert_nonnull (fixture->window->room);
}

static void
test_lessons_of_a_theme (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chip =
    kyo_theme_chip_new (fixture->window->themes, "backup", "nisc-fy2020-2", KYO_LANG_EN);

  gtk_window_set_child (GTK_WINDOW (window), chip);
  gtk_window_present (GTK_WINDOW (window));
  drop (fixture, "passage_theme");
  gtk_menu_button_popup (GTK_MENU_BUTTON (chip));
  dialog_fixture_wait (is_said, &(Saying){ chip, "no such table: passage_theme" });
  g_assert_false (dialog_fixture_says (chip, "No other case has a lesson on this theme."));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/app/failing-reads/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("annotations-of-a-changed-case", test_annotations_of_a_changed_case);
  ADD ("the-case-that-is-shown", test_the_case_that_is_shown);
  ADD ("casebooks-of-the-list", test_casebooks_of_the_list);
  ADD ("a-case-that-is-presented", test_a_case_that_is_presented);
  ADD ("lessons-of-a-theme", test_lessons_of_a_theme);
#undef ADD

  return g_test_run ();
}
