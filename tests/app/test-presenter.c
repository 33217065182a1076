/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the room sees and what only the secretary does.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-fill.h"
#include "app/diagram/kyo-diagram-view.h"
#include "app/playback/kyo-step-caption.h"
#include "app/present/kyo-present-dialog.h"
#include "app/present/kyo-presenter-window.h"
#include "app/present/kyo-secretary-window.h"
#include "app/present/kyo-stopwatch.h"
#include "app/widgets/kyo-case-chooser.h"
#include "app/widgets/kyo-prose.h"
#include "kyo-dialog-fixture.h"

#define LEAST_EM 32 /* 24 pt at the 96 dpi of the test's screen, px */

static KyoPresentation *
present (DialogFixture *fixture, const char *const *case_ids, KyoLang lang)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; case_ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (cases, kyo_store_dup_case (fixture->store, case_ids[i], &error));
      g_assert_no_error (error);
    }

  return kyo_presentation_new (cases, lang);
}

typedef struct
{
  GtkWindow *window;
  int width;
} Room;

static gboolean
is_set (gpointer user_data)
{
  Room *room = user_data;
  GtkScrolledWindow *words =
    dialog_fixture_child (room->window, KYO_TYPE_PRESENTER_WINDOW, "words");

  return gtk_widget_get_width (GTK_WIDGET (room->window)) == room->width &&
         gtk_scrolled_window_get_child (words) != NULL &&
         gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (words)) > 1;
}

static Room
show_room (KyoPresentation *presentation, int width, int height)
{
  Room room = { kyo_presenter_window_new (presentation), width };

  gtk_window_set_default_size (room.window, width, height);
  gtk_window_present (room.window);
  dialog_fixture_wait (is_set, &room);

  return room;
}

static int
get_font_size (GtkWidget *widget)
{
  const PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));

  return PANGO_PIXELS (pango_font_description_get_size (font));
}

/* All running text of a page is at least 24 pt, and the page is no higher than the window. */
static void
assert_page_fits (Room *room, const KyoPage *page, const char *what)
{
  GtkScrolledWindow *words =
    dialog_fixture_child (room->window, KYO_TYPE_PRESENTER_WINDOW, "words");
  GtkWidget *viewport = gtk_scrolled_window_get_child (words);
  GtkWidget *column = gtk_widget_get_first_child (viewport);
  int width = gtk_widget_get_width (GTK_WIDGET (room->window));
  int height;
  double room_height = gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (words));

  gtk_widget_measure (column, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_test_message ("%s: %d of %g px", what, height, room_height);
  g_assert_cmpfloat (height, <=, room_height);
  for (guint i = 0;; i++)
    {
      GtkWidget *prose = dialog_fixture_find (column, KYO_TYPE_PROSE, i);

      if (prose == NULL)
        break;
      if (!gtk_widget_has_css_class (prose, "on"))
        g_assert_cmpint (get_font_size (prose), >=, LEAST_EM);
    }
}

static void
test_pages_fit_and_can_be_read (DialogFixture *fixture, gconstpointer user_data)
{
  static const char *const ALL[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL };
  static const int SIZES[][2] = { { 1280, 800 }, { 1024, 720 } };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (SIZES); i++)
    {
      KyoPresentation *presentation = present (fixture, ALL, (KyoLang) (i % 2));
      Room room = show_room (presentation, SIZES[i / 2][0], SIZES[i / 2][1]);

      for (guint j = 0; j < kyo_presentation_get_n_pages (presentation); j++)
        {
          const KyoPage *page = kyo_presentation_get_page (presentation, j);
          g_autofree char *title = kyo_page_dup_title (page, (KyoLang) (i % 2));

          kyo_presentation_jump (presentation, j);
          if (page->kind != KYO_PAGE_FRAME)
            assert_page_fits (&room, page, title);
        }
      gtk_window_destroy (room.window);
      g_assert_finalize_object (presentation);
    }
}

/* As it is in the window of the case. */
static void
test_diagram_is_drawn_by_its_view (DialogFixture *fixture, gconstpointer user_data)
{
  static const char *const ONE[] = { "1", NULL };
  KyoPresentation *presentation = present (fixture, ONE, KYO_LANG_EN);
  g_autoptr (KyoView) view = kyo_view_new ("v", "nisc-fy2020-1");
  Room room = show_room (presentation, 1280, 800);
  KyoDiagramView *diagram;
  const KyoDiagramItem *item;

  kyo_view_set_place (view, "c1.staff", &(KyoPlace){ 1600, 800, TRUE });
  kyo_presentation_set_view (presentation, "nisc-fy2020-1", view);
  kyo_presentation_jump (presentation, 1);
  diagram =
    KYO_DIAGRAM_VIEW (dialog_fixture_find (GTK_WIDGET (room.window), KYO_TYPE_DIAGRAM_VIEW, 0));
  item = kyo_diagram_find_item (kyo_diagram_view_get_layout (diagram), "c1.staff");
  g_assert_cmpfloat (item->rect.x, ==, 1600);
  g_assert_cmpfloat (item->rect.y, ==, 800);
  kyo_presentation_set_view (presentation, "nisc-fy2020-1", NULL);
  item = kyo_diagram_find_item (kyo_diagram_view_get_layout (diagram), "c1.staff");
  g_assert_cmpfloat (item->rect.x, <, 1600);
  gtk_window_destroy (room.window);
  g_assert_finalize_object (presentation);
}

static void
test_marking_is_on_every_page (DialogFixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation =
    present (fixture, (const char *const[]){ "1", "own-1", NULL }, KYO_LANG_EN);
  Room room = show_room (presentation, 1280, 800);
  GtkWidget *tlp = dialog_fixture_child (room.window, KYO_TYPE_PRESENTER_WINDOW, "tlp");

  for (guint i = 0; i < kyo_presentation_get_n_pages (presentation); i++)
    {
      const KyoPage *page = kyo_presentation_get_page (presentation, i);
      gboolean is_own = kyo_case_get_kind (page->kase) == KYO_CASE_OWN;

      kyo_presentation_jump (presentation, i);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (tlp)), ==, is_own ? "TLP:RED" : "TLP:CLEAR");
      g_assert_true (gtk_widget_get_mapped (tlp));
    }
  kyo_presentation_set_blank (presentation, KYO_BLANK_BLACK);
  g_assert_false (gtk_widget_get_mapped (tlp));
  g_assert_true (
    gtk_widget_get_mapped (dialog_fixture_child (room.window, KYO_TYPE_PRESENTER_WINDOW, "black")));
  gtk_window_destroy (room.window);
  g_assert_finalize_object (presentation);
}

typedef struct
{
  char *case_id;
  char *target_id;
  int kind;
  char *body;
} Written;

static void
written_cb (
  Written *written, const char *case_id, const char *target_id, int kind, const char *body)
{
  g_assert_null (written->body);
  *written = (Written){ g_strdup (case_id), g_strdup (target_id), kind, g_strdup (body) };
}

static void
write_note (GtkWindow *secretary, const char *body)
{
  GtkWidget *entry = dialog_fixture_child (secretary, KYO_TYPE_SECRETARY_WINDOW, "body");

  gtk_editable_set_text (GTK_EDITABLE (entry), body);
  g_signal_emit_by_name (entry, "activate");
}

static void
assert_written (Written *written, const char *target_id, const char *body)
{
  g_assert_cmpstr (written->case_id, ==, "nisc-fy2020-9");
  g_assert_cmpstr (written->target_id, ==, target_id);
  g_assert_cmpstr (written->body, ==, body);
  g_clear_pointer (&written->case_id, g_free);
  g_clear_pointer (&written->target_id, g_free);
  g_clear_pointer (&written->body, g_free);
}

static guint
find_page (KyoPresentation *presentation, KyoPageKind kind)
{
  guint i = 0;

  while (kyo_presentation_get_page (presentation, i)->kind != kind)
    i++;

  return i;
}

static void
test_note_is_on_what_is_shown (DialogFixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation =
    present (fixture, (const char *const[]){ "9", NULL }, KYO_LANG_EN);
  GtkWindow *secretary = kyo_secretary_window_new (presentation, TRUE);
  GtkWidget *entry = dialog_fixture_child (secretary, KYO_TYPE_SECRETARY_WINDOW, "body");
  GtkDropDown *target = dialog_fixture_child (secretary, KYO_TYPE_SECRETARY_WINDOW, "target");
  Written written = { NULL };

  g_signal_connect_swapped (secretary, "written", G_CALLBACK (written_cb), &written);
  write_note (secretary, "on the case");
  assert_written (&written, "nisc-fy2020-9", "on the case");
  kyo_secretary_window_clear (KYO_SECRETARY_WINDOW (secretary));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  kyo_presentation_jump (presentation, find_page (presentation, KYO_PAGE_FRAME) + 4);
  write_note (secretary, "on the first of two");
  assert_written (&written, "c9.r2", "on the first of two");
  gtk_drop_down_set_selected (target, 1);
  write_note (secretary, "on the second");
  assert_written (&written, "c9.r2b", "on the second");

  /* What is being written stays with what it was begun on. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "begun");
  kyo_presentation_jump (presentation, find_page (presentation, KYO_PAGE_LESSON));
  write_note (secretary, "begun before");
  assert_written (&written, "c9.r2b", "begun before");
  kyo_secretary_window_clear (KYO_SECRETARY_WINDOW (secretary));
  write_note (secretary, "on the lesson");
  assert_written (&written, "c9.le.1", "on the lesson");

  write_note (secretary, "   ");
  g_assert_null (written.body);
  gtk_window_destroy (secretary);
  g_assert_finalize_object (presentation);
}

static void
test_note_is_shown_when_switched_on (DialogFixture *fixture, gconstpointer user_data)
{
  KyoPresentation *presentation =
    present (fixture, (const char *const[]){ "9", NULL }, KYO_LANG_EN);
  g_autoptr (GListStore) annotations = g_list_store_new (KYO_TYPE_ANNOTATION);
  g_autoptr (KyoAnnotation) annotation = kyo_annotation_new ("a", "nisc-fy2020-9", "c9.e1");
  GtkWindow *secretary = kyo_secretary_window_new (presentation, TRUE);
  Room room = show_room (presentation, 1280, 800);
  GtkWidget *toggle;

  kyo_annotation_set_body (annotation, "private so far");
  g_list_store_append (annotations, annotation);
  kyo_presentation_set_annotations (presentation, "nisc-fy2020-9", G_LIST_MODEL (annotations));
  kyo_presentation_jump (presentation, G_MAXUINT);
  gtk_window_present (secretary);
  g_assert_false (dialog_fixture_says (GTK_WIDGET (room.window), "private so far"));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (secretary), "private so far"));

  toggle = dialog_fixture_find (GTK_WIDGET (secretary), GTK_TYPE_SWITCH, 0);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (room.window), "private so far"));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_false (dialog_fixture_says (GTK_WIDGET (room.window), "private so far"));
  gtk_window_destroy (secretary);
  gtk_window_destroy (room.window);
  g_assert_finalize_object (presentation);
}

static void
chosen_cb (char **joined, const char *const *case_ids)
{
  *joined = g_strjoinv (" ", (char **) case_ids);
}

static void
test_cases_are_chosen (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GListModel) cases = kyo_store_list_cases (fixture->store, NULL);
  GtkWindow *dialog = kyo_present_dialog_new (NULL, cases, "nisc-fy2020-3", KYO_LANG_EN);
  GtkWidget *present = dialog_fixture_child (dialog, KYO_TYPE_PRESENT_DIALOG, "present");
  GtkWidget *chooser = dialog_fixture_find (GTK_WIDGET (dialog), KYO_TYPE_CASE_CHOOSER, 0);
  g_autofree char *joined = NULL;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect_swapped (dialog, "chosen", G_CALLBACK (chosen_cb), &joined);
  gtk_window_present (dialog);
  g_assert_true (gtk_widget_get_sensitive (present));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (dialog_fixture_find (chooser, GTK_TYPE_CHECK_BUTTON, 3)), FALSE);
  g_assert_false (gtk_widget_get_sensitive (present));
  /* The own case comes first. */
  for (guint i = 0; i < 3; i += 2)
    gtk_check_button_set_active (
      GTK_CHECK_BUTTON (dialog_fixture_find (chooser, GTK_TYPE_CHECK_BUTTON, i)), TRUE);
  g_assert_true (gtk_widget_get_sensitive (present));
  g_signal_emit_by_name (present, "clicked");
  g_assert_cmpstr (joined, ==, "own-1 nisc-fy2020-2");
  dialog_fixture_wait_for_gone (&dialog);
}

static void
test_stopwatch (void)
{
  static const struct
  {
    gint64 seconds;
    const char *words;
  } ROWS[] = { { 0, "0:00" },     { 42, "0:42" },      { 60, "1:00" },
               { 3599, "59:59" }, { 3600, "1:00:00" }, { 36061, "10:01:01" } };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *words = kyo_stopwatch_dup_words (ROWS[i].seconds);

      g_assert_cmpstr (words, ==, ROWS[i].words);
    }
}

#define add(path, test)                                                                            \
  g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, test, dialog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
  add ("/app/presenter/pages-fit-and-can-be-read", test_pages_fit_and_can_be_read);
  add ("/app/presenter/diagram-is-drawn-by-its-view", test_diagram_is_drawn_by_its_view);
  add ("/app/presenter/marking-is-on-every-page", test_marking_is_on_every_page);
  add ("/app/presenter/note-is-on-what-is-shown", test_note_is_on_what_is_shown);
  add ("/app/presenter/note-is-shown-when-it-is-switched-on", test_note_is_shown_when_switched_on);
  add ("/app/presenter/cases-are-chosen-in-the-order-of-the-list", test_cases_are_chosen);
  g_test_add_func ("/app/presenter/elapsed-time-is-written-as-on-a-stopwatch", test_stopwatch);

  return g_test_run ();
}
