/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is no button to save with: what is typed is stored half a second after the last key, when
 * another field is entered and when the window is closed. The line at the foot says what is true of
 * the store at that moment, and a window that holds something which the store does not have asks
 * before it closes.
 */
#include "config.h"

#include "app/editor/kyo-case-draft.h"
#include "app/editor/kyo-case-editor.h"
#include "app/editor/kyo-lesson-list.h"
#include "app/widgets/kyo-destroy-later.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define STORE_DELAY_MS 500

struct _KyoCaseEditor
{
  AdwWindow parent_instance;

  GtkWidget *done;
  GtkScrolledWindow *scrolled;
  GtkBox *form;
  AdwEntryRow *title;
  AdwComboRow *category;
  AdwComboRow *tlp;
  AdwEntryRow *when;
  GtkImage *reading_icon;
  GtkLabel *reading;
  GtkWidget *state;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkTextView *summary;
  GtkTextView *sections[KYO_SECTION_LESSONS]; /* those before the lessons */
  KyoLessonList *lessons;

  KyoStore *store;
  KyoCaseDraft *draft;
  char *failure; /* why what was typed last is not stored; NULL when nothing went wrong */
  guint timeout;
  guint scroll_tick;
  gboolean is_filling;
  gboolean is_typed;      /* something that the store does not have yet */
  gboolean is_stored;     /* the store has the case */
  gboolean is_when_wrong; /* the time as it is typed cannot be read */
};

G_DEFINE_FINAL_TYPE (KyoCaseEditor, kyo_case_editor, ADW_TYPE_WINDOW)

enum
{
  STORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What belongs into a section, for those who never wrote such a report. */
static const char *const SECTION_HINTS[KYO_N_SECTIONS] = {
  [KYO_SECTION_OVERVIEW] = N_ ("What happened, for those who read nothing else"),
  [KYO_SECTION_BACKGROUND] = N_ ("The system, the work it serves, and how things stood before"),
  [KYO_SECTION_DETECTION] = N_ ("How it was noticed, when, and by whom"),
  [KYO_SECTION_RESPONSE] = N_ ("What was done, in the order in which it was done"),
  [KYO_SECTION_CAUSE] = N_ ("Why it happened, as far as is known"),
  [KYO_SECTION_PREVENTION] = N_ ("What is being changed so that it does not happen again"),
  [KYO_SECTION_LESSONS] =
    N_ ("What others can learn from it: each a heading, and beneath it what it means"),
};

/* TLP 2.0 (FIRST, 2022) in few words. */
static const char *const TLP_MEANINGS[] = {
  [KYO_TLP_CLEAR] = N_ ("May be shared with everyone"),
  [KYO_TLP_GREEN] = N_ ("May be shared within the community, not in public"),
  [KYO_TLP_AMBER] = N_ ("For the organisation and its clients who need to know"),
  [KYO_TLP_AMBER_STRICT] = N_ ("For the organisation only, for those who need to know"),
  [KYO_TLP_RED] = N_ ("For the persons addressed only"),
};

static char *
dup_typed (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
has_title (KyoCaseEditor *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));

  return *g_strstrip (title) != '\0';
}

static void
show_state (KyoCaseEditor *self)
{
  const char *icon = "emblem-ok-symbolic";
  g_autofree char *words = NULL;
  gboolean is_bad = FALSE;

  if (!has_title (self) && (self->is_stored || self->is_typed))
    {
      icon = "dialog-warning-symbolic";
      words = g_strdup (_ ("Not stored: give it a title"));
      is_bad = TRUE;
    }
  else if (!self->is_typed && !self->is_stored)
    {
      icon = "dialog-information-symbolic";
      words = g_strdup (_ ("What you type is stored as you type, once it has a title"));
    }
  else if (self->failure != NULL)
    {
      icon = "dialog-warning-symbolic";
      words = g_strdup_printf (_ ("Not stored: %s"), self->failure);
      is_bad = TRUE;
    }
  else if (self->is_typed)
    {
      icon = "document-edit-symbolic";
      words = g_strdup (_ ("Not stored yet…"));
    }
  else if (self->is_when_wrong)
    {
      icon = "dialog-warning-symbolic";
      words = g_strdup (_ ("Stored, but for the time, which cannot be read"));
      is_bad = TRUE;
    }
  else
    {
      words = g_strdup (_ ("Stored"));
    }

  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_label_set_label (self->state_label, words);
  if (is_bad)
    gtk_widget_add_css_class (self->state, "bad");
  else
    gtk_widget_remove_css_class (self->state, "bad");
}

static char *
dup_reading (KyoCaseEditor *self, const KyoTime *when, const GError *error, gboolean is_typing)
{
  g_autofree char *display = NULL;

  if (g_error_matches (error, KYO_TIME_ERROR, KYO_TIME_ERROR_RANGE))
    return g_strdup_printf (_ ("Not stored. %s"), error->message);
  if (error != NULL && !is_typing)
    return g_strdup (_ ("Not stored, as this cannot be read as a time. Write it like 2026-05-12, "
                        "or 2026-05 for a month, or 2026-05~ for about then."));
  if (when == NULL)
    return g_strdup (_ ("As exactly as is known: 2026-05-12 for a day, 2026-05 for a month, "
                        "2026-05~ for about then"));

  display = kyo_time_dup_display (when, kyo_case_draft_get_lang (self->draft));
  return g_strdup_printf (_ ("Read as: %s"), display);
}

/* How the time will be read, or what is wrong with it. Nothing is wrong with one that has only
 * been begun. */
static void
show_reading (KyoCaseEditor *self, gboolean is_typing)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->when));
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoTime) when = NULL;
  g_autofree char *words = NULL;

  self->is_when_wrong = !kyo_case_draft_read_when (typed, &when, &error);
  words = dup_reading (self, when, error, is_typing);
  gtk_label_set_label (self->reading, words);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_icon), self->is_when_wrong && !is_typing);
  if (self->is_when_wrong && !is_typing)
    gtk_widget_add_css_class (GTK_WIDGET (self->when), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->when), "error");
}

/* Takes over whatever the form says, but for a time that cannot be read. */
static void
collect (KyoCaseEditor *self)
{
  KyoCase *kase = kyo_case_draft_get_case (self->draft);
  g_autofree char *summary = dup_typed (self->summary);

  kyo_case_draft_set_title (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->title)));
  kyo_case_draft_set_summary (self->draft, summary);
  kyo_case_draft_set_when (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->when)), NULL);
  kyo_case_set_category (kase, (KyoCategory) adw_combo_row_get_selected (self->category));
  kyo_case_set_tlp (kase, (KyoTlp) adw_combo_row_get_selected (self->tlp));
  for (guint kind = 0; kind < KYO_SECTION_LESSONS; kind++)
    {
      g_autofree char *typed = dup_typed (self->sections[kind]);

      kyo_case_draft_set_lines (self->draft, (KyoSectionKind) kind, typed);
    }
  kyo_lesson_list_collect (self->lessons, self->draft);
}

/* Stores what is not stored yet; whether all of it is. */
static gboolean
store_typed (KyoCaseEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->is_typed)
    return TRUE;
  show_reading (self, FALSE);
  if (!has_title (self))
    {
      show_state (self);
      return FALSE;
    }

  collect (self);
  g_clear_pointer (&self->failure, g_free);
  if (kyo_store_put_own_case (self->store, kyo_case_draft_get_case (self->draft), &error))
    {
      self->is_typed = FALSE;
      self->is_stored = TRUE;
    }
  else
    {
      self->failure = g_strdup (error->message);
    }
  show_state (self);
  if (self->failure == NULL)
    g_signal_emit (self, signals[STORED], 0,
                   kyo_case_get_id (kyo_case_draft_get_case (self->draft)));

  return self->failure == NULL;
}

static gboolean
store_timeout_cb (gpointer user_data)
{
  KyoCaseEditor *self = user_data;

  self->timeout = 0;
  store_typed (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (KyoCaseEditor *self)
{
  if (self->is_filling)
    return;
  self->is_typed = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (STORE_DELAY_MS, store_timeout_cb, self);
  show_state (self);
}

static void
when_typed_cb (KyoCaseEditor *self)
{
  if (self->draft != NULL)
    show_reading (self, TRUE);
  typed_cb (self);
}

static void
tlp_chosen_cb (KyoCaseEditor *self)
{
  guint tlp = adw_combo_row_get_selected (self->tlp);

  if (tlp < G_N_ELEMENTS (TLP_MEANINGS))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->tlp), _ (TLP_MEANINGS[tlp]));
  typed_cb (self);
}

static void
focus_moved_cb (KyoCaseEditor *self)
{
  if (self->draft != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    store_typed (self);
}

static gboolean
scroll_to_cursor_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KyoCaseEditor *self = KYO_CASE_EDITOR (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  GdkRectangle cursor;
  double x;
  double y;

  self->scroll_tick = 0;
  if (!GTK_IS_TEXT_VIEW (focus))
    return G_SOURCE_REMOVE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (focus), &iter, &cursor);
  if (gtk_widget_translate_coordinates (
        focus, GTK_WIDGET (self->form),
        cursor.x + gtk_text_view_get_left_margin (GTK_TEXT_VIEW (focus)),
        cursor.y + gtk_text_view_get_top_margin (GTK_TEXT_VIEW (focus)), &x, &y))
    gtk_adjustment_clamp_page (adjustment, MAX (0, y - 12), y + cursor.height + 36);

  return G_SOURCE_REMOVE;
}

/* The text views grow with what is typed in them, so it is the form that has to follow. */
static void
cursor_moved_cb (KyoCaseEditor *self)
{
  if (self->scroll_tick == 0 && !self->is_filling)
    self->scroll_tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_cursor_cb, NULL, NULL);
}

/* A heading with a hint, and beneath it a card to type in. */
static GtkTextView *
append_text (KyoCaseEditor *self, const char *heading, const char *hint)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), hint);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 14);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 14);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, 78);
  gtk_widget_set_overflow (view, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (view, "card");
  gtk_widget_add_css_class (view, "passages");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), view);
  gtk_box_append (self->form, group);

  return GTK_TEXT_VIEW (view);
}

static void
append_lessons (KyoCaseEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *heading =
    kyo_section_kind_label (KYO_SECTION_LESSONS, kyo_case_draft_get_lang (self->draft));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ (SECTION_HINTS[KYO_SECTION_LESSONS]));
  self->lessons = KYO_LESSON_LIST (kyo_lesson_list_new (self->draft));
  g_signal_connect_object (self->lessons, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lessons, "cursor-moved", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->lessons));
  gtk_box_append (self->form, group);
}

static void
set_choices (AdwComboRow *row, const char *const *words, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

static void
fill_choices (KyoCaseEditor *self)
{
  KyoCase *kase = kyo_case_draft_get_case (self->draft);
  KyoLang lang = kyo_case_draft_get_lang (self->draft);
  const char *categories[KYO_CATEGORY_OTHER + 2] = { NULL };
  const char *tlps[KYO_TLP_RED + 2] = { NULL };

  for (guint i = 0; i <= KYO_CATEGORY_OTHER; i++)
    categories[i] = kyo_category_label ((KyoCategory) i, lang);
  for (guint i = 0; i <= KYO_TLP_RED; i++)
    tlps[i] = kyo_tlp_label ((KyoTlp) i);
  set_choices (self->category, categories, kyo_case_get_category (kase));
  set_choices (self->tlp, tlps, kyo_case_get_tlp (kase));
}

static void
append_heading (KyoCaseEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What happened"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Each line becomes a passage that can be annotated. Leave empty what is not known."));
  gtk_widget_add_css_class (group, "form-part");
  gtk_box_append (self->form, group);
}

static void
fill (KyoCaseEditor *self)
{
  KyoCase *kase = kyo_case_draft_get_case (self->draft);
  KyoLang lang = kyo_case_draft_get_lang (self->draft);
  KyoTime *when = kyo_case_get_when (kase);

  self->is_filling = TRUE;
  self->summary = append_text (self, _ ("Summary"), _ ("One or two sentences"));
  append_heading (self);
  for (guint kind = 0; kind < KYO_SECTION_LESSONS; kind++)
    {
      g_autofree char *lines = kyo_case_draft_dup_lines (self->draft, (KyoSectionKind) kind);

      self->sections[kind] = append_text (
        self, kyo_section_kind_label ((KyoSectionKind) kind, lang), _ (SECTION_HINTS[kind]));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->sections[kind]), lines, -1);
    }
  append_lessons (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->summary),
                            kyo_text_get (kyo_case_get_summary (kase), lang), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->title),
                         kyo_text_get (kyo_case_get_title (kase), lang));
  gtk_editable_set_text (GTK_EDITABLE (self->when), when != NULL ? kyo_time_get_edtf (when) : "");
  fill_choices (self);
  self->is_filling = FALSE;
}

/* The case as the store has it now, so that nothing the form does not show is lost. Where it cannot
 * be read, nothing may be typed: what would be stored were less than what is there. */
static KyoCase *
dup_stored (KyoCaseEditor *self, KyoCase *kase)
{
  g_autoptr (GError) error = NULL;
  KyoCase *stored = kyo_store_dup_case (self->store, kyo_case_get_id (kase), &error);

  if (stored == NULL)
    {
      self->failure = g_strdup (error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
      stored = g_object_ref (kase);
    }

  return stored;
}

static void
close_response_cb (KyoCaseEditor *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    {
      self->is_typed = FALSE;
      kyo_destroy_later (GTK_WINDOW (self));
    }
}

static void
ask_before_closing (KyoCaseEditor *self)
{
  gboolean is_only_time = !self->is_typed;
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), is_only_time ? _ ("Close without the time?") : _ ("Close without storing?"),
    NULL);

  if (is_only_time)
    adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("“%s” cannot be read as a time and is not stored. All else is."),
      gtk_editable_get_text (GTK_EDITABLE (self->when)));
  else if (!has_title (self))
    adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("Without a title it cannot be stored, and what was typed will be lost."));
  else
    adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog), _ ("%s What was typed since then will be lost."), self->failure);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Keep editing"),
                                    "discard", _ ("_Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
kyo_case_editor_close_request (GtkWindow *window)
{
  KyoCaseEditor *self = KYO_CASE_EDITOR (window);

  if (!store_typed (self) || self->is_when_wrong)
    {
      ask_before_closing (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (kyo_case_editor_parent_class)->close_request (window);
}

static void
kyo_case_editor_dispose (GObject *object)
{
  KyoCaseEditor *self = KYO_CASE_EDITOR (object);

  /* The window may go with the application, half a second too soon. */
  if (self->is_typed && self->draft != NULL)
    store_typed (self);
  self->is_typed = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->draft, kyo_case_draft_free);
  g_clear_pointer (&self->failure, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kyo_case_editor_parent_class)->dispose (object);
}

static void
kyo_case_editor_class_init (KyoCaseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_case_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kyo_case_editor_close_request;
  signals[STORED] = g_signal_new ("stored", KYO_TYPE_CASE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-case-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, done);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, title);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, category);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, tlp);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, when);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, reading);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, state);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, state_icon);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseEditor, state_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tlp_chosen_cb);
}

static void
kyo_case_editor_init (KyoCaseEditor *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BUTTON (self->done) && GTK_IS_SCROLLED_WINDOW (self->scrolled));
  g_assert (ADW_IS_ENTRY_ROW (self->title) && ADW_IS_ENTRY_ROW (self->when));
  g_assert (ADW_IS_COMBO_ROW (self->category) && ADW_IS_COMBO_ROW (self->tlp));
  g_assert (GTK_IS_BOX (self->form) && GTK_IS_BOX (self->state));
  g_assert (GTK_IS_LABEL (self->reading) && GTK_IS_IMAGE (self->reading_icon));
  g_assert (GTK_IS_LABEL (self->state_label) && GTK_IS_IMAGE (self->state_icon));

  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
}

/**
 * kyo_case_editor_new:
 * @parent: (nullable): the window that it belongs to
 * @store: a store that can be written
 * @kase: (nullable): the own case to be edited, or `NULL` for a new one
 * @lang: the language in which is typed
 *
 * Makes a form for an own case. A case that is edited is read from the store again, whole.
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWindow *
kyo_case_editor_new (GtkWindow *parent, KyoStore *store, KyoCase *kase, KyoLang lang)
{
  KyoCaseEditor *self;
  g_autoptr (KyoCase) stored = NULL;
  GApplication *application = g_application_get_default ();

  g_return_val_if_fail (KYO_IS_STORE (store), NULL);
  g_return_val_if_fail (kase == NULL || kyo_case_get_kind (kase) == KYO_CASE_OWN, NULL);

  self = g_object_new (KYO_TYPE_CASE_EDITOR, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  if (kase != NULL)
    stored = dup_stored (self, kase);
  self->draft = kyo_case_draft_new (stored, lang);
  self->is_stored = kase != NULL;
  gtk_window_set_title (GTK_WINDOW (self), kase != NULL ? _ ("Edit own case") : _ ("New own case"));
  fill (self);
  show_reading (self, FALSE);
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  gtk_editable_set_position (GTK_EDITABLE (self->title), -1);
  if (application != NULL)
    g_signal_connect_object (application, "shutdown", G_CALLBACK (store_typed), self,
                             G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
