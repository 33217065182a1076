/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a casebook says of itself can be read, and leads to what supports it; a lesson leads by its
 * themes to the same lesson in other cases.
 */
#include "config.h"

#include "app/case-page/kyo-case-page.h"
#include "app/case-page/kyo-case-text.h"
#include "app/case-page/kyo-passage-row.h"
#include "app/casebook/kyo-casebook-page.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-step-words.h"
#include "import/kyo-bundled.h"
#include "kyo-dialog-fixture.h"

#include <string.h>

typedef struct
{
  DialogFixture base;

  GtkWidget *window;
  KyoThemes *themes;
  char *case_id; /* what the last link led to */
  char *passage_id;
  guint n_closed;
} Fixture;

/* Two are known, so that it shows that the others have no button. */
static const char *
get_label (const char *theme, KyoLang lang, gpointer user_data)
{
  if (g_str_equal (theme, "backup"))
    return lang == KYO_LANG_JA ? "バックアップ" : "Backups";
  if (g_str_equal (theme, "password-management"))
    return lang == KYO_LANG_JA ? "パスワード" : "Passwords";
  return NULL;
}

static void
show_passage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->case_id, g_free);
  g_clear_pointer (&fixture->passage_id, g_free);
  g_variant_get (parameter, "(ss)", &fixture->case_id, &fixture->passage_id);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  static const GActionEntry entries[] = {
    { "show-passage", show_passage_cb, "(ss)", NULL, NULL, { 0 } }
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  dialog_fixture_set_up (&fixture->base, user_data);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  fixture->themes = kyo_themes_new ();
  kyo_themes_set_store (fixture->themes, fixture->base.store);
  kyo_themes_set_labels (fixture->themes, get_label, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->themes);
  g_free (fixture->case_id);
  g_free (fixture->passage_id);
  dialog_fixture_tear_down (&fixture->base, user_data);
}

static guint
count (GtkWidget *widget, GType type)
{
  guint n = 0;

  while (dialog_fixture_find (widget, type, n) != NULL)
    n++;
  return n;
}

static gboolean
is_told (GtkWidget *widget, const char *words)
{
  GtkWidget *prose;

  for (guint i = 0; (prose = dialog_fixture_find (widget, KYO_TYPE_PROSE, i)) != NULL; i++)
    if (strstr (kyo_prose_get_text (KYO_PROSE (prose)), words) != NULL)
      return TRUE;

  return FALSE;
}

/* A button by the words that it begins with. */
static GtkWidget *
find_link (GtkWidget *widget, const char *words)
{
  GtkWidget *button;

  for (guint i = 0; (button = dialog_fixture_find (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

      if (GTK_IS_LABEL (child) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (child)), words))
        return button;
    }
  return NULL;
}

static void
closed_cb (Fixture *fixture)
{
  fixture->n_closed++;
}

static KyoCasebookPage *
show_casebook (Fixture *fixture, KyoLang lang)
{
  g_autoptr (GError) error = NULL;
  KyoCasebookPage *page = g_object_new (KYO_TYPE_CASEBOOK_PAGE, NULL);

  g_signal_connect_swapped (page, "closed", G_CALLBACK (closed_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  g_assert_true (kyo_casebook_page_show (page, fixture->base.store, KYO_BUNDLED_CASEBOOK_ID,
                                         fixture->themes, lang, &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (fixture->window));

  return page;
}

/* Source, criteria and all points stand there in the language of the cases. */
static void
test_casebook_is_told (Fixture *fixture, gconstpointer user_data)
{
  for (KyoLang lang = KYO_LANG_JA; lang <= KYO_LANG_EN; lang++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoCasebook) casebook =
        kyo_store_dup_casebook (fixture->base.store, KYO_BUNDLED_CASEBOOK_ID, &error);
      KyoCasebookPage *page = show_casebook (fixture, lang);
      GListModel *lists[] = { kyo_casebook_get_criteria (casebook),
                              kyo_casebook_get_synthesis (casebook) };

      g_assert_cmpstr (kyo_casebook_page_get_casebook_id (page), ==, KYO_BUNDLED_CASEBOOK_ID);
      g_assert_true (
        is_told (GTK_WIDGET (page), kyo_text_get (kyo_casebook_get_title (casebook), lang)));
      g_assert_true (
        is_told (GTK_WIDGET (page), kyo_text_get (kyo_casebook_get_publisher (casebook), lang)));
      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
          {
            g_autoptr (KyoPassage) passage = g_list_model_get_item (lists[i], j);

            g_assert_true (
              is_told (GTK_WIDGET (page), kyo_text_get (kyo_passage_get_text (passage), lang)));
          }
    }
}

static void
test_points_lead_to_what_supports_them (Fixture *fixture, gconstpointer user_data)
{
  KyoCasebookPage *page = show_casebook (fixture, KYO_LANG_EN);
  GtkWidget *lesson = find_link (GTK_WIDGET (page), "Case 2 · Deciding");
  GtkWidget *kase = find_link (GTK_WIDGET (page), "Case 9");

  g_assert_nonnull (lesson);
  g_signal_emit_by_name (lesson, "clicked");
  g_assert_cmpstr (fixture->case_id, ==, "nisc-fy2020-2");
  g_assert_cmpstr (fixture->passage_id, ==, "c2.le.4");

  g_assert_nonnull (kase);
  g_signal_emit_by_name (kase, "clicked");
  g_assert_cmpstr (fixture->case_id, ==, "nisc-fy2020-9");
  g_assert_cmpstr (fixture->passage_id, ==, "");
  /* A theme that is known is named, one that is not is not told by its id. */
  g_assert_true (dialog_fixture_says (GTK_WIDGET (page), "Backups"));
  g_assert_false (dialog_fixture_says (GTK_WIDGET (page), "recovery-priority"));
}

static void
test_casebook_is_left_by_its_button (Fixture *fixture, gconstpointer user_data)
{
  KyoCasebookPage *page = show_casebook (fixture, KYO_LANG_JA);

  g_signal_emit_by_name (dialog_fixture_child (page, KYO_TYPE_CASEBOOK_PAGE, "back"), "clicked");
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

static void
test_unknown_casebook_leaves_what_is_shown (Fixture *fixture, gconstpointer user_data)
{
  KyoCasebookPage *page = show_casebook (fixture, KYO_LANG_JA);
  g_autoptr (GError) error = NULL;

  g_assert_false (kyo_casebook_page_show (page, fixture->base.store, "nowhere", fixture->themes,
                                          KYO_LANG_JA, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (kyo_casebook_page_get_casebook_id (page), ==, KYO_BUNDLED_CASEBOOK_ID);
  g_assert_true (is_told (GTK_WIDGET (page), "補完調査"));
}

static KyoCasePage *
show_case (Fixture *fixture, const char *reference, KyoThemes *themes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoSelection) selection = kyo_selection_new ();
  g_autoptr (KyoCase) kase = kyo_store_dup_case (fixture->base.store, reference, &error);
  KyoCasePage *page = g_object_new (KYO_TYPE_CASE_PAGE, NULL);

  g_assert_no_error (error);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  kyo_selection_set_case (selection, kase);
  kyo_case_page_set_selection (page, selection);
  kyo_case_page_set_themes (page, themes);
  kyo_case_page_show (page, kase, KYO_LANG_EN, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));

  return page;
}

/* In the text: timeline and playback have buttons with menus, too. */
static guint
count_chips (KyoCasePage *page)
{
  return count (dialog_fixture_find (GTK_WIDGET (page), KYO_TYPE_CASE_TEXT, 0),
                GTK_TYPE_MENU_BUTTON);
}

/* Case 5: backups in two lessons, passwords in one, the others without words. */
static void
test_known_themes_have_chips (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoThemes) nothing = kyo_themes_new ();
  KyoCasePage *page = show_case (fixture, "5", fixture->themes);

  g_assert_cmpuint (count_chips (page), ==, 3);
  page = show_case (fixture, "5", nothing);
  g_assert_cmpuint (count_chips (page), ==, 0);
  page = show_case (fixture, "5", NULL);
  g_assert_cmpuint (count_chips (page), ==, 0);
}

static GtkWidget *
open_chip (GtkWidget *page, guint n)
{
  GtkWidget *chip = dialog_fixture_find (page, GTK_TYPE_MENU_BUTTON, n);

  gtk_menu_button_popup (GTK_MENU_BUTTON (chip));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (chip)));
}

static void
test_chip_leads_to_the_same_lesson_elsewhere (Fixture *fixture, gconstpointer user_data)
{
  KyoCasePage *page = show_case (fixture, "5", fixture->themes);
  GtkWidget *popover = open_chip (GTK_WIDGET (page), 1);
  GtkWidget *list = dialog_fixture_find (popover, GTK_TYPE_LIST_BOX, 0);
  GtkListBoxRow *second;

  /* Those of the case itself are left out. */
  g_assert_true (dialog_fixture_says (popover, "Backups"));
  g_assert_nonnull (list);
  g_assert_cmpuint (count (list, GTK_TYPE_LIST_BOX_ROW), ==, 2);
  g_assert_true (dialog_fixture_says (popover, "Reliable backups"));
  g_assert_true (dialog_fixture_says (
    popover, "Case 2 · Suspension of services after a system failure in the cloud"));

  second = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1);
  g_signal_emit_by_name (list, "row-activated", second);
  g_assert_cmpstr (fixture->case_id, ==, "nisc-fy2020-6");
  g_assert_cmpstr (fixture->passage_id, ==, "c6.le.1");
}

static void
test_theme_of_one_case_says_so (Fixture *fixture, gconstpointer user_data)
{
  KyoCasePage *page = show_case (fixture, "5", fixture->themes);
  GtkWidget *popover = open_chip (GTK_WIDGET (page), 0);

  g_assert_null (dialog_fixture_find (popover, GTK_TYPE_LIST_BOX, 0));
  g_assert_true (dialog_fixture_says (popover, "No other case has a lesson on this theme."));
}

static void
assert_says_steps (GtkWidget *page, const char *passage_id, const char *numbers)
{
  GtkWidget *row;

  for (guint i = 0; (row = dialog_fixture_find (page, KYO_TYPE_PASSAGE_ROW, i)) != NULL; i++)
    if (g_str_equal (kyo_passage_row_get_target (KYO_PASSAGE_ROW (row)), passage_id))
      {
        g_assert_true (is_told (row, numbers));
        return;
      }
  g_error ("There is no row of %s", passage_id);
}

static void
test_lesson_says_the_steps_it_is_about (Fixture *fixture, gconstpointer user_data)
{
  KyoCasePage *page = show_case (fixture, "5", NULL);

  assert_says_steps (GTK_WIDGET (page), "c5.le.3", "Event 0 · Response 2 · Response 5");
  assert_says_steps (GTK_WIDGET (page), "c5.pr.3", "Event 1 · Response 4");
}

static void
test_what_is_inferred_is_said (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) kase = kyo_store_dup_case (fixture->base.store, "1", &error);
  KyoStep *reported = kyo_case_find_step (kase, "c1.r1");
  KyoStep *failed = kyo_case_find_step (kase, "c1.e1");
  g_autofree char *words = kyo_step_words_dup (kase, reported, KYO_LANG_EN);
  g_autofree char *inferred = kyo_step_words_dup_inferred (kase, reported, KYO_LANG_EN);
  g_autofree char *at = kyo_step_words_dup (kase, failed, KYO_LANG_EN);

  g_assert_nonnull (strstr (words, "From System monitoring staff (inferred) to Management"));
  g_assert_nonnull (strstr (inferred, "System monitoring staff"));
  g_assert_null (strstr (inferred, "Management"));
  g_assert_nonnull (strstr (at, "At NAS (production)"));
  g_assert_null (kyo_step_words_dup_inferred (kase, failed, KYO_LANG_EN));
}

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/app/casebook/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("is-told", test_casebook_is_told);
  ADD ("points-lead-to-what-supports-them", test_points_lead_to_what_supports_them);
  ADD ("is-left-by-its-button", test_casebook_is_left_by_its_button);
  ADD ("unknown-casebook-leaves-what-is-shown", test_unknown_casebook_leaves_what_is_shown);
  ADD ("known-themes-have-chips", test_known_themes_have_chips);
  ADD ("chip-leads-to-the-same-lesson-elsewhere", test_chip_leads_to_the_same_lesson_elsewhere);
  ADD ("theme-of-one-case-says-so", test_theme_of_one_case_says_so);
  ADD ("lesson-says-the-steps-it-is-about", test_lesson_says_the_steps_it_is_about);
  ADD ("what-is-inferred-is-said", test_what_is_inferred_is_said);
#undef ADD

  return g_test_run ();
}
