/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed is in the store, and what is not is said so.
 */
#include "config.h"

#include "app/editor/kyo-case-editor.h"
#include "app/editor/kyo-lesson-list.h"
#include "kyo-dialog-fixture.h"

#define CAUSE_VIEW (1 + KYO_SECTION_CAUSE) /* the first text view is the summary */

typedef struct
{
  GtkWindow *window; /* NULL once it is gone */
  char *stored;      /* the case id of the last "stored" */
} Editor;

static void
stored_cb (Editor *editor, const char *case_id)
{
  g_free (editor->stored);
  editor->stored = g_strdup (case_id);
}

static void
open_editor (Editor *editor, KyoStore *store, KyoCase *kase)
{
  *editor = (Editor){ kyo_case_editor_new (NULL, store, kase, KYO_LANG_EN), NULL };
  g_object_add_weak_pointer (G_OBJECT (editor->window), (gpointer *) &editor->window);
  g_signal_connect_swapped (editor->window, "stored", G_CALLBACK (stored_cb), editor);
  gtk_window_present (editor->window);
}

static void
close_editor (Editor *editor)
{
  gtk_window_close (editor->window);
  dialog_fixture_wait_for_gone (&editor->window);
  g_clear_pointer (&editor->stored, g_free);
}

static gboolean
is_stored (gpointer user_data)
{
  return ((Editor *) user_data)->stored != NULL;
}

static void
wait_for_stored (Editor *editor)
{
  g_clear_pointer (&editor->stored, g_free);
  dialog_fixture_wait (is_stored, editor);
}

static void
type_entry (Editor *editor, const char *name, const char *words)
{
  GtkEditable *entry = dialog_fixture_child (editor->window, KYO_TYPE_CASE_EDITOR, name);

  gtk_editable_set_text (entry, words);
}

static void
type_text (Editor *editor, guint n, const char *words)
{
  GtkWidget *view = dialog_fixture_find (GTK_WIDGET (editor->window), GTK_TYPE_TEXT_VIEW, n);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
}

static const char *
get_state (Editor *editor)
{
  return gtk_label_get_label (
    dialog_fixture_child (editor->window, KYO_TYPE_CASE_EDITOR, "state_label"));
}

static KyoCase *
read_case (DialogFixture *fixture, const char *case_id)
{
  g_autoptr (GError) error = NULL;
  KyoCase *kase = kyo_store_dup_case (fixture->store, case_id, &error);

  g_assert_no_error (error);
  return kase;
}

static const char *
get_passage (KyoCase *kase, KyoSectionKind kind, guint position)
{
  KyoSection *section = kyo_case_get_section (kase, kind);

  return kyo_text_get_en (kyo_passage_get_text (kyo_section_get_passage (section, position)));
}

static void
test_typed_is_stored (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) kase = NULL;

  open_editor (&editor, fixture->store, NULL);
  type_entry (&editor, "title", "Wrong disk replaced");
  type_entry (&editor, "when", "2026/5/12");
  type_text (&editor, 0, "One disk too many.");
  type_text (&editor, CAUSE_VIEW, "The label was wrong.\n\nNobody asked.");
  adw_combo_row_set_selected (dialog_fixture_child (editor.window, KYO_TYPE_CASE_EDITOR, "tlp"),
                              KYO_TLP_GREEN);
  g_assert_cmpstr (get_state (&editor), !=, "Stored");
  wait_for_stored (&editor);
  g_assert_cmpstr (get_state (&editor), ==, "Stored");

  kase = read_case (fixture, editor.stored);
  g_assert_cmpint (kyo_case_get_kind (kase), ==, KYO_CASE_OWN);
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (kase)), ==, "Wrong disk replaced");
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_summary (kase)), ==, "One disk too many.");
  g_assert_cmpstr (kyo_time_get_edtf (kyo_case_get_when (kase)), ==, "2026-05-12");
  g_assert_cmpint (kyo_case_get_tlp (kase), ==, KYO_TLP_GREEN);
  g_assert_cmpuint (kyo_section_get_n_passages (kyo_case_get_section (kase, KYO_SECTION_CAUSE)), ==,
                    2);
  g_assert_cmpstr (get_passage (kase, KYO_SECTION_CAUSE, 1), ==, "Nobody asked.");
  close_editor (&editor);
}

static void
test_closing_stores_at_once (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) own = read_case (fixture, "own-1");
  g_autoptr (KyoCase) kase = NULL;

  open_editor (&editor, fixture->store, own);
  type_entry (&editor, "title", "Changed at the last moment");
  close_editor (&editor);
  kase = read_case (fixture, "own-1");
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (kase)), ==, "Changed at the last moment");
}

static void
test_nothing_is_stored_without_a_title (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (GListModel) before = kyo_store_list_cases (fixture->store, NULL);
  g_autoptr (GListModel) after = NULL;

  open_editor (&editor, fixture->store, NULL);
  type_text (&editor, 0, "A summary of nothing yet.");
  g_assert_nonnull (strstr (get_state (&editor), "give it a title"));
  gtk_window_close (editor.window);
  g_assert_nonnull (editor.window); /* it asks first */
  type_entry (&editor, "title", "Now it has one");
  wait_for_stored (&editor);
  after = kyo_store_list_cases (fixture->store, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, g_list_model_get_n_items (before) + 1);
  close_editor (&editor);
}

static void
test_wrong_time_is_said_and_not_stored (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) own = read_case (fixture, "own-1");
  g_autoptr (KyoCase) kase = NULL;
  GtkLabel *reading;

  open_editor (&editor, fixture->store, own);
  reading = dialog_fixture_child (editor.window, KYO_TYPE_CASE_EDITOR, "reading");
  type_entry (&editor, "when", "2026-05~");
  g_assert_nonnull (strstr (gtk_label_get_label (reading), "May 2026"));
  wait_for_stored (&editor);
  type_entry (&editor, "when", "2026-05-45");
  type_entry (&editor, "title", "Another title");
  wait_for_stored (&editor);
  g_assert_nonnull (strstr (gtk_label_get_label (reading), "Not stored"));
  g_assert_nonnull (strstr (get_state (&editor), "but for the time"));
  kase = read_case (fixture, "own-1");
  g_assert_cmpstr (kyo_time_get_edtf (kyo_case_get_when (kase)), ==, "2026-05~");
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (kase)), ==, "Another title");

  gtk_window_close (editor.window);
  g_assert_nonnull (editor.window); /* it asks first */
  type_entry (&editor, "when", "2026-05");
  close_editor (&editor);
}

static void
test_annotations_stay_with_their_passage (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) own = read_case (fixture, "own-1");
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (KyoAnnotation) made = kyo_store_annotate (
    fixture->store, "own-1", "own-1.cause.1", KYO_ANNOTATION_COMMENT, "Who opened it?", NULL, NULL);
  g_autoptr (GListModel) annotations = NULL;
  g_autoptr (KyoAnnotation) annotation = NULL;

  g_assert_nonnull (made);
  open_editor (&editor, fixture->store, own);
  type_text (&editor, CAUSE_VIEW, "A line before.\nRansomware came in over RDP, at night.");
  wait_for_stored (&editor);
  kase = read_case (fixture, "own-1");
  g_assert_cmpstr (
    kyo_text_get_en (kyo_passage_get_text (kyo_case_find_passage (kase, "own-1.cause.1", NULL))),
    ==, "Ransomware came in over RDP, at night.");
  annotations = kyo_store_list_annotations (fixture->store, "own-1", NULL);
  annotation = g_list_model_get_item (annotations, 0);
  g_assert_cmpstr (kyo_annotation_get_target_id (annotation), ==, "own-1.cause.1");
  g_assert_cmpint (kyo_annotation_get_anchor (annotation), !=, KYO_ANCHOR_ORPHAN);
  close_editor (&editor);
}

static void
test_what_the_form_does_not_show_is_kept (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) own = read_case (fixture, "own-1");
  g_autoptr (KyoCase) kase = NULL;
  KyoStep *step;

  open_editor (&editor, fixture->store, own);
  type_entry (&editor, "title", "Another title");
  wait_for_stored (&editor);
  kase = read_case (fixture, "own-1");
  g_assert_nonnull (kyo_case_find_participant (kase, "own-1.server"));
  step = kyo_case_find_step (kase, "own-1.e1");
  g_assert_nonnull (step);
  g_assert_cmpstrv (kyo_step_get_passages (step), ((const char *[]){ "own-1.cause.1", NULL }));
  close_editor (&editor);
}

/* Of the lessons: the n-th heading and body of those that are not removed. */
static AdwEntryRow *
get_heading (Editor *editor, guint n)
{
  GtkWidget *lessons = dialog_fixture_find (GTK_WIDGET (editor->window), KYO_TYPE_LESSON_LIST, 0);

  return ADW_ENTRY_ROW (dialog_fixture_find (lessons, ADW_TYPE_ENTRY_ROW, n));
}

static GtkTextBuffer *
get_body (Editor *editor, guint n)
{
  GtkWidget *lessons = dialog_fixture_find (GTK_WIDGET (editor->window), KYO_TYPE_LESSON_LIST, 0);

  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (dialog_fixture_find (lessons, GTK_TYPE_TEXT_VIEW, n)));
}

static gboolean
has_second_lesson (gpointer editor)
{
  return get_heading (editor, 1) != NULL;
}

/* Enter goes from a heading to its body and on to the next lesson, which is made for it. */
static void
test_lessons_are_heading_and_body (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) kase = NULL;
  KyoSection *section;

  open_editor (&editor, fixture->store, NULL);
  type_entry (&editor, "title", "Wrong disk replaced");
  gtk_editable_set_text (GTK_EDITABLE (get_heading (&editor, 0)), "Label both sides");
  gtk_text_buffer_set_text (get_body (&editor, 0), "A label is read where one stands.", -1);
  g_assert_false (has_second_lesson (&editor));
  gtk_text_buffer_insert_interactive_at_cursor (get_body (&editor, 0), "\n", 1, TRUE);
  dialog_fixture_wait (has_second_lesson, &editor);
  gtk_editable_set_text (GTK_EDITABLE (get_heading (&editor, 1)), "Ask");
  gtk_text_buffer_set_text (get_body (&editor, 1), "Four eyes see more.", -1);
  wait_for_stored (&editor);

  kase = read_case (fixture, editor.stored);
  section = kyo_case_get_section (kase, KYO_SECTION_LESSONS);
  g_assert_cmpuint (kyo_section_get_n_passages (section), ==, 2);
  g_assert_cmpstr (get_passage (kase, KYO_SECTION_LESSONS, 0), ==,
                   "A label is read where one stands.");
  g_assert_cmpstr (kyo_text_get_en (kyo_passage_get_heading (kyo_section_get_passage (section, 1))),
                   ==, "Ask");
  close_editor (&editor);

  open_editor (&editor, fixture->store, kase);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_heading (&editor, 0))), ==,
                   "Label both sides");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_heading (&editor, 1))), ==, "Ask");
  close_editor (&editor);
}

/* The first button that is called so, by its label or its tooltip. */
static void
press_in_lessons (Editor *editor, const char *name)
{
  GtkWidget *lessons = dialog_fixture_find (GTK_WIDGET (editor->window), KYO_TYPE_LESSON_LIST, 0);
  GtkWidget *button;

  for (guint n = 0; (button = dialog_fixture_find (lessons, GTK_TYPE_BUTTON, n)) != NULL; n++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), name) == 0 ||
        g_strcmp0 (gtk_widget_get_tooltip_text (button), name) == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static void
test_removed_lesson_can_be_brought_back (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (KyoCase) own = read_case (fixture, "own-1");
  g_autoptr (KyoCase) without = NULL;
  g_autoptr (KyoCase) with = NULL;
  g_autofree char *id = NULL;

  open_editor (&editor, fixture->store, own);
  gtk_editable_set_text (GTK_EDITABLE (get_heading (&editor, 0)), "Close RDP");
  gtk_text_buffer_set_text (get_body (&editor, 0), "Nobody needs it from outside.", -1);
  wait_for_stored (&editor);
  with = read_case (fixture, "own-1");
  id = g_strdup (kyo_passage_get_id (
    kyo_section_get_passage (kyo_case_get_section (with, KYO_SECTION_LESSONS), 0)));

  press_in_lessons (&editor, "Remove this lesson");
  wait_for_stored (&editor);
  without = read_case (fixture, "own-1");
  g_assert_null (kyo_case_find_passage (without, id, NULL));
  press_in_lessons (&editor, "_Undo");
  wait_for_stored (&editor);
  g_set_object (&with, NULL);
  with = read_case (fixture, "own-1");
  g_assert_cmpstr (
    kyo_text_get_en (kyo_passage_get_heading (kyo_case_find_passage (with, id, NULL))), ==,
    "Close RDP");
  close_editor (&editor);
}

static gboolean
has_failed (gpointer user_data)
{
  return g_str_has_prefix (get_state (user_data), "Not stored:");
}

static void
test_failure_is_said_and_nothing_typed_is_lost (DialogFixture *fixture, gconstpointer user_data)
{
  Editor editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = kyo_store_open (fixture->path, KYO_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (KyoCase) own = read_case (fixture, "own-1");
  GtkEditable *title;

  g_assert_no_error (error);
  open_editor (&editor, store, own);
  type_entry (&editor, "title", "Cannot be stored");
  dialog_fixture_wait (has_failed, &editor);
  g_assert_null (editor.stored);
  gtk_window_close (editor.window);
  g_assert_nonnull (editor.window); /* it asks first */
  title = dialog_fixture_child (editor.window, KYO_TYPE_CASE_EDITOR, "title");
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Cannot be stored");
  gtk_window_destroy (editor.window);
  dialog_fixture_wait_for_gone (&editor.window);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/editor/" name, DialogFixture, NULL, dialog_fixture_set_up, func,               \
              dialog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);
  ADD ("typed-is-stored", test_typed_is_stored);
  ADD ("closing-stores-at-once", test_closing_stores_at_once);
  ADD ("nothing-is-stored-without-a-title", test_nothing_is_stored_without_a_title);
  ADD ("wrong-time-is-said-and-not-stored", test_wrong_time_is_said_and_not_stored);
  ADD ("annotations-stay-with-their-passage", test_annotations_stay_with_their_passage);
  ADD ("what-the-form-does-not-show-is-kept", test_what_the_form_does_not_show_is_kept);
  ADD ("lessons-are-heading-and-body", test_lessons_are_heading_and_body);
  ADD ("removed-lesson-can-be-brought-back", test_removed_lesson_can_be_brought_back);
  ADD ("failure-is-said-and-nothing-typed-is-lost", test_failure_is_said_and_nothing_typed_is_lost);

  return g_test_run ();
}
