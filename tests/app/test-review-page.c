/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page on which a draft is checked: each correction by its action, what each field and line
 * leads to, and how a review ends.
 */
#include "config.h"

#include "app/import/kyo-review-case.h"
#include "app/import/kyo-review-page.h"
#include "app/import/kyo-review-source.h"
#include "app/import/kyo-source-row.h"
#include "kyo-dialog-fixture.h"
#include "kyo-draft-fixture.h"
#include "model/kyo-labels.h"

typedef struct
{
  DialogFixture dialog;
  GtkWindow *window;
  KyoReviewPage *page;
  KyoReviewCase *parsed;
  KyoReviewSource *source;
  KyoReview *review;
  char *id;       /* of the casebook */
  char *said;     /* last of all */
  char *accepted; /* the casebook's id */
  guint n_closed;
  guint n_discarded;
} Fixture;

static void
said_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->said);
  fixture->said = g_strdup (message);
}

static void
accepted_cb (Fixture *fixture, const char *id)
{
  fixture->accepted = g_strdup (id);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->n_closed++;
}

static void
discarded_cb (Fixture *fixture)
{
  fixture->n_discarded++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  dialog_fixture_set_up (&fixture->dialog, user_data);
  fixture->id = draft_fixture_import (fixture->dialog.store);
  fixture->review = kyo_review_new (fixture->dialog.store, fixture->id, &error);
  g_assert_no_error (error);
  fixture->window = GTK_WINDOW (g_object_ref (adw_window_new ()));
  fixture->page = g_object_new (KYO_TYPE_REVIEW_PAGE, NULL);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (fixture->window, 1280, 760);
  fixture->parsed = dialog_fixture_child (fixture->page, KYO_TYPE_REVIEW_PAGE, "parsed");
  fixture->source = dialog_fixture_child (fixture->page, KYO_TYPE_REVIEW_PAGE, "source");
  g_signal_connect_swapped (fixture->page, "said", G_CALLBACK (said_cb), fixture);
  g_signal_connect_swapped (fixture->page, "accepted", G_CALLBACK (accepted_cb), fixture);
  g_signal_connect_swapped (fixture->page, "closed", G_CALLBACK (closed_cb), fixture);
  g_signal_connect_swapped (fixture->page, "discarded", G_CALLBACK (discarded_cb), fixture);
  gtk_window_present (fixture->window);
  kyo_review_page_show (fixture->page, fixture->dialog.store, fixture->review, KYO_LANG_JA);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  kyo_review_page_show (fixture->page, NULL, NULL, KYO_LANG_JA);
  g_assert_finalize_object (fixture->review);
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->window);
  dialog_fixture_tear_down (&fixture->dialog, user_data);
  g_free (fixture->id);
  g_free (fixture->said);
  g_free (fixture->accepted);
}

static void
act (Fixture *fixture, const char *action, const char *format, ...)
{
  va_list args;
  GVariant *parameter = NULL;

  va_start (args, format);
  if (format != NULL)
    parameter = g_variant_new_va (format, NULL, &args);
  va_end (args);
  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (fixture->page), action, parameter));
}

static char *
dup_stored (Fixture *fixture, KyoSectionKind section, guint position)
{
  g_autoptr (KyoCasebook) casebook = draft_fixture_read (fixture->dialog.store, fixture->id);

  return draft_fixture_dup_words (casebook, section, position);
}

static void
assert_stored (Fixture *fixture, KyoSectionKind section, guint position, const char *words)
{
  g_autofree char *stored = dup_stored (fixture, section, position);

  g_assert_cmpstr (stored, ==, words);
  g_assert_cmpstr (
    gtk_label_get_label (dialog_fixture_child (fixture->page, KYO_TYPE_REVIEW_PAGE, "state_label")),
    ==, "Stored");
}

static GtkSelectionModel *
get_lines (Fixture *fixture)
{
  GtkListView *list = dialog_fixture_child (fixture->source, KYO_TYPE_REVIEW_SOURCE, "list");

  return gtk_list_view_get_model (list);
}

static const KyoReportLine *
get_line (Fixture *fixture, guint position)
{
  g_autoptr (KyoSourceLine) line =
    g_list_model_get_item (G_LIST_MODEL (get_lines (fixture)), position);

  return kyo_source_line_get (line);
}

static guint
find_line (Fixture *fixture, const char *words)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_lines (fixture)));

  for (guint i = 0; i < n; i++)
    if (strstr (get_line (fixture, i)->text, words) != NULL)
      return i;
  g_error ("no line says “%s”", words);
}

static gboolean
is_lit (Fixture *fixture, guint position)
{
  g_autoptr (KyoSourceLine) line =
    g_list_model_get_item (G_LIST_MODEL (get_lines (fixture)), position);

  return kyo_source_line_is_lit (line);
}

/* As a person does: the keyboard in the list, the line chosen there. */
static void
choose_line (Fixture *fixture, guint position)
{
  kyo_review_source_focus (fixture->source);
  gtk_selection_model_select_item (get_lines (fixture), position, TRUE);
}

static void
choose_field (Fixture *fixture, const char *field)
{
  g_assert_true (kyo_review_case_select (fixture->parsed, field));
  kyo_review_case_focus (fixture->parsed);
  g_signal_emit_by_name (fixture->parsed, "selected", field);
}

static void
type (Fixture *fixture, const char *words, guint cursor)
{
  KyoReviewRow *row = kyo_review_case_get_editing (fixture->parsed);
  GtkTextView *view = GTK_TEXT_VIEW (dialog_fixture_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, 0));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;

  if (words != NULL)
    gtk_text_buffer_set_text (buffer, words, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) cursor);
  gtk_text_buffer_place_cursor (buffer, &at);
}

static void
test_summary_says_what_it_is (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (dialog_fixture_says (GTK_WIDGET (fixture->page),
                                      "Draft from “report.txt”: 2 cases, 3 lines not placed"));
  g_assert_true (dialog_fixture_says (GTK_WIDGET (fixture->page), "3 lines not placed"));
  g_assert_cmpint (kyo_case_get_number (kyo_review_case_get_case (fixture->parsed)), ==, 1);
}

static void
test_fields_lead_to_their_lines (Fixture *fixture, gconstpointer user_data)
{
  guint first = find_line (fixture, "金融機関の担当者が、予定日を過ぎても依頼のファ");
  guint other = find_line (fixture, "交換手が、保留のまま");

  choose_field (fixture, "c1.de.2");
  g_assert_true (is_lit (fixture, first) && is_lit (fixture, first + 1));
  g_assert_false (is_lit (fixture, other));
  choose_field (fixture, "c1.de.3");
  g_assert_false (is_lit (fixture, first));
  g_assert_true (is_lit (fixture, other));
}

static void
test_lines_lead_to_their_fields (Fixture *fixture, gconstpointer user_data)
{
  choose_line (fixture, find_line (fixture, "イルが来ないことを町に知らせた。"));
  g_assert_cmpstr (kyo_review_case_get_field (fixture->parsed), ==, "c1.de.2");
  choose_line (fixture, find_line (fixture, "焦げたにおいに気付いた清掃員"));
  g_assert_cmpstr (kyo_review_case_get_field (fixture->parsed), ==, "c2.de.1");
  g_assert_cmpint (kyo_case_get_number (kyo_review_case_get_case (fixture->parsed)), ==, 2);
  choose_line (fixture, find_line (fixture, "住民の暮らしに出た影響の広さ"));
  g_assert_null (kyo_review_case_get_case (fixture->parsed));
}

static void
test_passage_is_moved (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *words = dup_stored (fixture, KYO_SECTION_BACKGROUND, 1);
  g_autofree char *first = dup_stored (fixture, KYO_SECTION_CAUSE, 0);

  choose_field (fixture, "c1.bg.2");
  act (fixture, "review.move", "i", KYO_SECTION_CAUSE);
  assert_stored (fixture, KYO_SECTION_CAUSE, 0, words); /* it stands before them in the source */
  g_assert_cmpstr (kyo_review_case_get_field (fixture->parsed), ==, "c1.bg.2");
  act (fixture, "review.shift", "i", 1);
  assert_stored (fixture, KYO_SECTION_CAUSE, 0, first);
  assert_stored (fixture, KYO_SECTION_CAUSE, 1, words);
  act (fixture, "review.incident", "i", 2);
  act (fixture, "review.undo", NULL);
  act (fixture, "review.undo", NULL);
  act (fixture, "review.undo", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 1, words);
  act (fixture, "review.redo", NULL);
  assert_stored (fixture, KYO_SECTION_CAUSE, 0, words);
}

static void
test_passage_is_moved_to_another_case (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (KyoCase) second = NULL;
  KyoSectionKind section;
  KyoReportDraft *draft = kyo_review_get_draft (fixture->review);

  second = g_list_model_get_item (kyo_casebook_get_cases (draft->casebook), 1);
  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.move-to-case", "s", kyo_case_get_id (second));
  g_clear_object (&second);
  casebook = draft_fixture_read (fixture->dialog.store, fixture->id);
  second = g_list_model_get_item (kyo_casebook_get_cases (casebook), 1);
  g_assert_nonnull (kyo_case_find_passage (second, "c1.bg.1", &section));
  g_assert_cmpint (section, ==, KYO_SECTION_BACKGROUND);
  g_assert_cmpstr (fixture->said, ==, "Moved to case 2");
  g_assert_cmpint (kyo_case_get_number (kyo_review_case_get_case (fixture->parsed)), ==, 1);
  g_assert_cmpstr (kyo_review_case_get_field (fixture->parsed), ==, "c1.bg.2");
}

static void
test_passages_are_joined_and_split (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = dup_stored (fixture, KYO_SECTION_BACKGROUND, 0);
  g_autofree char *second = dup_stored (fixture, KYO_SECTION_BACKGROUND, 1);
  g_autofree char *both = g_strconcat (first, second, NULL);

  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.join", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, both);
  act (fixture, "review.edit", NULL);
  type (fixture, NULL, (guint) g_utf8_strlen (first, -1));
  act (fixture, "review.split", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, first);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 1, second);
  g_assert_cmpstr (kyo_review_case_get_field (fixture->parsed), ==, "c1.bg.1-2");
}

/* Without a cursor there is nothing to split at: the page says what to do. */
static void
test_split_begins_with_editing (Fixture *fixture, gconstpointer user_data)
{
  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.split", NULL);
  g_assert_nonnull (kyo_review_case_get_editing (fixture->parsed));
  g_assert_nonnull (strstr (fixture->said, "Ctrl+Enter"));
  type (fixture, NULL, 0);
  act (fixture, "review.split", NULL);
  g_assert_nonnull (strstr (fixture->said, "between two words"));
  g_assert_false (kyo_review_can_undo (fixture->review));
}

/* Spaces and line breaks that are folded away do not shift the place of the cursor. */
static void
test_typed_words_are_split_where_the_cursor_is (Fixture *fixture, gconstpointer user_data)
{
  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.edit", NULL);
  type (fixture, "  一つ目の文。\n二つ目の文。", 9);
  act (fixture, "review.split", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, "一つ目の文。");
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 1, "二つ目の文。");
}

static void
test_heading_is_made_and_dropped (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *words = dup_stored (fixture, KYO_SECTION_BACKGROUND, 0);
  g_autofree char *rest = g_utf8_substring (words, 4, -1);

  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.edit", NULL);
  type (fixture, NULL, 4);
  act (fixture, "review.make-heading", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, rest);
  choose_field (fixture, "c1.bg.1#heading");
  act (fixture, "review.drop-heading", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, words);
}

static void
test_title_is_corrected (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (KyoCase) kase = NULL;

  choose_field (fixture, "c1#title");
  act (fixture, "review.edit", NULL);
  type (fixture, "直した題名", 0);
  kyo_review_case_end_edit (fixture->parsed, TRUE);
  casebook = draft_fixture_read (fixture->dialog.store, fixture->id);
  kase = g_list_model_get_item (kyo_casebook_get_cases (casebook), 0);
  g_assert_cmpstr (kyo_text_get_ja (kyo_case_get_title (kase)), ==, "直した題名");
}

static gboolean
is_first_stored (gpointer user_data)
{
  g_autofree char *stored = dup_stored (user_data, KYO_SECTION_BACKGROUND, 0);

  return g_str_equal (stored, "打ちかけ");
}

/* What is being typed is stored before it is finished, as one step of undo; Escape takes it back.
 */
static void
test_typing_is_stored_by_itself (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *words = dup_stored (fixture, KYO_SECTION_BACKGROUND, 0);
  GtkLabel *state = dialog_fixture_child (fixture->page, KYO_TYPE_REVIEW_PAGE, "state_label");

  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.edit", NULL);
  type (fixture, "打ちかけ", 4);
  g_assert_cmpstr (gtk_label_get_label (state), ==, "Not stored yet…");
  dialog_fixture_wait (is_first_stored, fixture);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, "打ちかけ");
  g_assert_nonnull (kyo_review_case_get_editing (fixture->parsed));
  type (fixture, "打ち終えた", 5);
  kyo_review_case_end_edit (fixture->parsed, TRUE);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, "打ち終えた");
  act (fixture, "review.undo", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, words);

  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.edit", NULL);
  type (fixture, "打ちかけ", 4);
  dialog_fixture_wait (is_first_stored, fixture);
  kyo_review_case_end_edit (fixture->parsed, FALSE);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, words);
}

static void
test_refused_words_are_said (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *words = dup_stored (fixture, KYO_SECTION_BACKGROUND, 0);

  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.edit", NULL);
  type (fixture, "", 0);
  kyo_review_case_end_edit (fixture->parsed, TRUE);
  g_assert_nonnull (strstr (fixture->said, "Nothing would be left"));
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, words);
}

static void
test_lines_that_are_not_placed_are_found_and_placed (Fixture *fixture, gconstpointer user_data)
{
  guint first = find_line (fixture, DRAFT_FIXTURE_UNKNOWN);

  act (fixture, "review.next-unplaced", NULL);
  g_assert_true (gtk_selection_model_is_selected (get_lines (fixture), first));
  act (fixture, "review.next-unplaced", NULL);
  g_assert_true (gtk_selection_model_is_selected (get_lines (fixture), first + 1));
  act (fixture, "review.previous-unplaced", NULL);
  g_assert_true (gtk_selection_model_is_selected (get_lines (fixture), first));

  gtk_selection_model_select_item (get_lines (fixture), first + 1, FALSE);
  gtk_widget_grab_focus (dialog_fixture_child (fixture->source, KYO_TYPE_REVIEW_SOURCE, "list"));
  act (fixture, "review.move", "i", KYO_SECTION_LESSONS);
  assert_stored (fixture, KYO_SECTION_LESSONS, 3,
                 DRAFT_FIXTURE_UNKNOWN "聞き取りに応じた方々の名は記さない。");
  g_assert_cmpint (get_line (fixture, first)->kind, ==, KYO_LINE_PASSAGE);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (fixture->page), "1 line not placed"));

  /* The last one goes on with the passage that is selected. */
  act (fixture, "review.next-unplaced", NULL);
  g_assert_true (gtk_selection_model_is_selected (get_lines (fixture), first + 2));
  act (fixture, "review.append", NULL);
  assert_stored (fixture, KYO_SECTION_LESSONS, 3,
                 DRAFT_FIXTURE_UNKNOWN
                 "聞き取りに応じた方々の名は記さない。来年度は件数を増やす予定である。");
  act (fixture, "review.next-unplaced", NULL);
  g_assert_cmpstr (fixture->said, ==, "Every line of the source is placed");
}

static void
test_lines_are_dismissed (Fixture *fixture, gconstpointer user_data)
{
  GtkToggleButton *only =
    dialog_fixture_child (fixture->source, KYO_TYPE_REVIEW_SOURCE, "only_unknown");
  guint first = find_line (fixture, DRAFT_FIXTURE_UNKNOWN);

  choose_line (fixture, first);
  gtk_widget_grab_focus (dialog_fixture_child (fixture->source, KYO_TYPE_REVIEW_SOURCE, "list"));
  act (fixture, "review.set-aside", NULL);
  g_assert_cmpint (get_line (fixture, first)->kind, ==, KYO_LINE_LEFT);
  g_assert_cmpuint (kyo_report_draft_count_unknown (kyo_review_get_draft (fixture->review)), ==,
                    DRAFT_FIXTURE_N_UNKNOWN - 1);
  gtk_toggle_button_set_active (only, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_lines (fixture))), ==, 2);
}

static void
test_passage_is_set_aside (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *second = dup_stored (fixture, KYO_SECTION_BACKGROUND, 1);
  guint line = find_line (fixture, "料金計算は十五年使った古い機械");

  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.set-aside", NULL);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, second);
  g_assert_cmpint (get_line (fixture, line)->kind, ==, KYO_LINE_LEFT);
  g_assert_cmpint (get_line (fixture, line)->reason, ==, KYO_UNPLACED_SET_ASIDE);
  g_assert_cmpstr (kyo_review_case_get_field (fixture->parsed), ==, "c1.bg.2");
}

static void
test_class_is_chosen (Fixture *fixture, gconstpointer user_data)
{
  GtkDropDown *category = dialog_fixture_child (fixture->parsed, KYO_TYPE_REVIEW_CASE, "category");
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (KyoCase) kase = NULL;

  gtk_drop_down_set_selected (category, KYO_CATEGORY_HUMAN_ERROR);
  casebook = draft_fixture_read (fixture->dialog.store, fixture->id);
  kase = g_list_model_get_item (kyo_casebook_get_cases (casebook), 0);
  g_assert_cmpint (kyo_case_get_category (kase), ==, KYO_CATEGORY_HUMAN_ERROR);
}

static void
assert_tlp (Fixture *fixture, KyoTlp tlp)
{
  GtkMenuButton *button =
    dialog_fixture_child (GTK_WIDGET (fixture->page), KYO_TYPE_REVIEW_PAGE, "tlp");
  g_autoptr (KyoCasebook) casebook = draft_fixture_read (fixture->dialog.store, fixture->id);
  GListModel *cases = kyo_casebook_get_cases (casebook);

  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_assert_cmpint (kyo_case_get_tlp (kase), ==, tlp);
    }
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, kyo_tlp_label (tlp));
}

/* A report that names no label is taken to be AMBER until a person knows better. */
static void
test_report_is_labelled (Fixture *fixture, gconstpointer user_data)
{
  assert_tlp (fixture, KYO_TLP_AMBER);
  act (fixture, "review.tlp", "i", KYO_TLP_CLEAR);
  assert_tlp (fixture, KYO_TLP_CLEAR);
  act (fixture, "review.undo", NULL);
  assert_tlp (fixture, KYO_TLP_AMBER);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_case_is_deleted_when_that_is_meant (Fixture *fixture, gconstpointer user_data)
{
  KyoReportDraft *draft = kyo_review_get_draft (fixture->review);

  act (fixture, "review.delete-case", NULL);
  answer ("cancel");
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook)), ==, 2);
  act (fixture, "review.delete-case", NULL);
  answer ("yes");
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook)), ==, 1);
  g_assert_cmpint (kyo_case_get_number (kyo_review_case_get_case (fixture->parsed)), ==, 2);
}

static void
test_accepted_draft_is_an_ordinary_casebook (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KyoCasebook) casebook = NULL;
  g_autoptr (GListModel) cases = NULL;
  guint n = 0;

  act (fixture, "review.accept", NULL);
  answer ("cancel"); /* three lines are not placed */
  g_assert_null (fixture->accepted);
  act (fixture, "review.accept", NULL);
  answer ("yes");
  g_assert_cmpstr (fixture->accepted, ==, fixture->id);
  casebook = draft_fixture_read (fixture->dialog.store, fixture->id);
  g_assert_false (kyo_casebook_is_draft (casebook));
  cases = kyo_store_list_cases (fixture->dialog.store, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      n += g_strcmp0 (kyo_case_get_casebook_id (kase), fixture->id) == 0;
      g_assert_false (kyo_case_is_draft (kase));
    }
  g_assert_cmpuint (n, ==, 2);
}

static void
test_draft_is_discarded_when_that_is_meant (Fixture *fixture, gconstpointer user_data)
{
  act (fixture, "review.discard", NULL);
  answer ("cancel");
  g_assert_cmpuint (fixture->n_discarded, ==, 0);
  act (fixture, "review.discard", NULL);
  answer ("yes");
  g_assert_cmpuint (fixture->n_discarded, ==, 1);
  g_assert_cmpuint (kyo_store_get_casebook_version (fixture->dialog.store, fixture->id), ==, 0);
}

static void
test_page_is_left_with_everything_stored (Fixture *fixture, gconstpointer user_data)
{
  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.edit", NULL);
  type (fixture, "まだ打っている", 0);
  act (fixture, "review.close", NULL);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
  assert_stored (fixture, KYO_SECTION_BACKGROUND, 0, "まだ打っている");
}

static void
test_page_asks_before_it_is_left_with_something_not_stored (Fixture *fixture,
                                                            gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  kyo_store_discard_draft (fixture->dialog.store, fixture->id, &error);
  g_assert_no_error (error);
  choose_field (fixture, "c1.bg.1");
  act (fixture, "review.set-aside", NULL);
  g_assert_true (dialog_fixture_says (GTK_WIDGET (fixture->page), "Not stored: "));
  act (fixture, "review.close", NULL);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  answer ("cancel");
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  act (fixture, "review.close", NULL);
  answer ("yes");
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

int
main (int argc, char *argv[])
{
  dialog_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/app/review-page/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("summary-says-what-it-is", test_summary_says_what_it_is);
  ADD ("fields-lead-to-their-lines", test_fields_lead_to_their_lines);
  ADD ("lines-lead-to-their-fields", test_lines_lead_to_their_fields);
  ADD ("passage-is-moved", test_passage_is_moved);
  ADD ("passage-is-moved-to-another-case", test_passage_is_moved_to_another_case);
  ADD ("passages-are-joined-and-split", test_passages_are_joined_and_split);
  ADD ("split-begins-with-editing", test_split_begins_with_editing);
  ADD ("typed-words-are-split-where-the-cursor-is", test_typed_words_are_split_where_the_cursor_is);
  ADD ("heading-is-made-and-dropped", test_heading_is_made_and_dropped);
  ADD ("title-is-corrected", test_title_is_corrected);
  ADD ("typing-is-stored-by-itself", test_typing_is_stored_by_itself);
  ADD ("refused-words-are-said", test_refused_words_are_said);
  ADD ("lines-that-are-not-placed-are-found-and-placed",
       test_lines_that_are_not_placed_are_found_and_placed);
  ADD ("lines-are-dismissed", test_lines_are_dismissed);
  ADD ("passage-is-set-aside", test_passage_is_set_aside);
  ADD ("class-is-chosen", test_class_is_chosen);
  ADD ("report-is-labelled", test_report_is_labelled);
  ADD ("case-is-deleted-when-that-is-meant", test_case_is_deleted_when_that_is_meant);
  ADD ("accepted-draft-is-an-ordinary-casebook", test_accepted_draft_is_an_ordinary_casebook);
  ADD ("draft-is-discarded-when-that-is-meant", test_draft_is_discarded_when_that_is_meant);
  ADD ("is-left-with-everything-stored", test_page_is_left_with_everything_stored);
  ADD ("asks-before-it-is-left-with-something-not-stored",
       test_page_asks_before_it_is_left_with_something_not_stored);
#undef ADD

  return g_test_run ();
}
