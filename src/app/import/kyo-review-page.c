/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is no button to save with: a correction is stored when it is made, words half a second
 * after the last key. What stands at the right of the line beneath the title is true of the store.
 */
#include "config.h"

#include "app/import/kyo-review-page-private.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define STORE_DELAY_MS 500

G_DEFINE_FINAL_TYPE (KyoReviewPage, kyo_review_page, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  ACCEPTED,
  DISCARDED,
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_summary (KyoReviewPage *self)
{
  KyoReportDraft *draft = kyo_review_get_draft (self->review);
  guint n = kyo_report_draft_count_unknown (draft);
  const char *name = kyo_review_get_name (self->review);
  const char *title = kyo_text_get (kyo_casebook_get_title (draft->casebook), self->lang);
  guint n_cases = g_list_model_get_n_items (kyo_casebook_get_cases (draft->casebook));
  g_autofree char *cases =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", n_cases), n_cases);
  g_autofree char *lines = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u line not placed", "%u lines not placed", n), n);
  g_autofree char *words = NULL;

  if (name != NULL)
    words = g_strdup_printf (_ ("Draft from “%s”: %s, %s"), name, cases, lines);
  else
    words = g_strdup_printf (_ ("Draft: %s, %s"), cases, lines);
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_visible (self->next, n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), words);
  adw_window_title_set_title (self->title, _ ("Review of a draft"));
  adw_window_title_set_subtitle (self->title, title);
}

/* The strictest one, as for whatever is made of several cases. */
static void
show_tlp (KyoReviewPage *self)
{
  GListModel *cases = kyo_casebook_get_cases (kyo_review_get_draft (self->review)->casebook);
  KyoTlp strictest = KYO_TLP_CLEAR;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      strictest = MAX (strictest, kyo_case_get_tlp (kase));
    }
  gtk_menu_button_set_label (self->tlp, kyo_tlp_label (strictest));
}

static void
show_warnings (KyoReviewPage *self)
{
  KyoReportDraft *draft = kyo_review_get_draft (self->review);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = draft->warnings->len;
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n), n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s• %s", i > 0 ? "\n" : "",
                            (const char *) draft->warnings->pdata[i]);
  gtk_label_set_label (self->warnings_text, words->str);
  gtk_menu_button_set_label (self->warnings, label);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), n > 0);
}

/* Words that have been typed, without an end of typing: kept as one step, however often they are
 * stored. */
static void
store_typed (KyoReviewPage *self)
{
  KyoReviewRow *row = kyo_review_case_get_editing (self->parsed);
  g_autofree char *words = row != NULL ? kyo_review_row_dup_typed (row, NULL) : NULL;
  KyoReportDraft *draft = kyo_review_get_draft (self->review);
  gboolean is_set;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (row == NULL || !self->is_typed)
    return;
  if (self->is_step_open)
    {
      is_set = kyo_report_edit_set_words (draft, kyo_review_row_get_field (row), words, NULL);
      if (is_set)
        kyo_review_store (self->review);
    }
  else
    {
      kyo_review_begin (self->review);
      is_set = kyo_report_edit_set_words (draft, kyo_review_row_get_field (row), words, NULL);
      kyo_review_end (self->review, is_set);
      self->is_step_open = is_set;
    }
  self->is_typed = !is_set;
  kyo_review_page_show_state (self);
}

static gboolean
store_timeout_cb (gpointer user_data)
{
  KyoReviewPage *self = user_data;

  self->timeout = 0;
  store_typed (self);

  return G_SOURCE_REMOVE;
}

static void
typing_cb (KyoReviewPage *self)
{
  self->is_typed = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (STORE_DELAY_MS, store_timeout_cb, self);
  kyo_review_page_show_state (self);
}

static void
edited_cb (KyoReviewPage *self, const char *field, const char *words, gboolean keep)
{
  KyoReportDraft *draft = kyo_review_get_draft (self->review);
  gboolean is_open = self->is_step_open;
  gboolean is_typed = self->is_typed;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_typed = FALSE;
  self->is_step_open = FALSE;
  if (!keep && is_open)
    kyo_review_undo (self->review);
  else if (keep && is_typed && is_open)
    {
      if (kyo_report_edit_set_words (draft, field, words, &error))
        kyo_review_store (self->review);
      kyo_review_page_refresh (self, NULL);
    }
  else if (keep && is_typed)
    {
      kyo_review_begin (self->review);
      kyo_review_end (self->review, kyo_report_edit_set_words (draft, field, words, &error));
    }
  else if (is_open)
    kyo_review_page_refresh (self, NULL);
  if (error != NULL)
    kyo_review_page_say (self, error->message);
  kyo_review_page_show_state (self);
  kyo_review_page_update_actions (self);
}

static void
selected_cb (KyoReviewPage *self, const char *field)
{
  kyo_review_source_light (self->source, *field != '\0' ? field : NULL, TRUE);
  kyo_review_page_update_actions (self);
}

static void
line_chosen_cb (KyoReviewPage *self, const char *field)
{
  /* Lines that are not placed leave the field selected that they may be added to. */
  if (*field != '\0')
    {
      kyo_review_case_end_edit (self->parsed, TRUE);
      kyo_review_source_light (self->source, field, FALSE);
      kyo_review_case_select (self->parsed, field);
    }
  kyo_review_page_update_actions (self);
}

static void
line_activated_cb (KyoReviewPage *self, const char *field)
{
  line_chosen_cb (self, field);
  if (*field != '\0')
    kyo_review_case_focus (self->parsed);
}

static void
category_cb (KyoReviewPage *self, int category)
{
  KyoCase *kase = kyo_review_case_get_case (self->parsed);

  if (kase == NULL || kyo_case_get_category (kase) == (KyoCategory) category)
    return;
  kyo_review_case_end_edit (self->parsed, TRUE);
  kase = kyo_review_case_get_case (self->parsed);
  kyo_review_begin (self->review);
  kyo_review_end (self->review, kyo_report_edit_set_category (kyo_review_get_draft (self->review),
                                                              kyo_case_get_id (kase),
                                                              (KyoCategory) category, NULL));
}

/* Half for each side, until a person wants it otherwise. */
static gboolean
part_panes_cb (GtkWidget *panes, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_width (panes) == 0)
    return G_SOURCE_CONTINUE;
  gtk_paned_set_position (GTK_PANED (panes), gtk_widget_get_width (panes) / 2);

  return G_SOURCE_REMOVE;
}

/* While a field is edited its row has to stay: the rest is shown when that has ended. */
static void
review_changed_cb (KyoReviewPage *self)
{
  if (kyo_review_case_get_editing (self->parsed) == NULL)
    kyo_review_page_refresh (self, NULL);
}

static void
kyo_review_page_dispose (GObject *object)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), KYO_TYPE_REVIEW_PAGE);
  g_clear_object (&self->review);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kyo_review_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, bar);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, status);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, tlp);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, warnings_text);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, next);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, state);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, source);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewPage, parsed);
}

static void
kyo_review_page_class_init (KyoReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_review_page_dispose;
  signals[CLOSED] = g_signal_new ("closed", KYO_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[ACCEPTED] = g_signal_new ("accepted", KYO_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DISCARDED] = g_signal_new ("discarded", KYO_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAID] = g_signal_new ("said", KYO_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (KYO_TYPE_REVIEW_SOURCE);
  g_type_ensure (KYO_TYPE_REVIEW_CASE);
  gtk_widget_class_set_css_name (widget_class, "reviewpage");
  bind_template (widget_class);
  kyo_review_page_install_actions (widget_class);
  kyo_review_page_install_endings (widget_class);
}

static void
kyo_review_page_init (KyoReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (ADW_IS_HEADER_BAR (self->bar) && ADW_IS_WINDOW_TITLE (self->title));
  g_assert (GTK_IS_BOX (self->status) && GTK_IS_LABEL (self->summary));
  g_assert (GTK_IS_MENU_BUTTON (self->tlp));
  g_assert (GTK_IS_MENU_BUTTON (self->warnings) && GTK_IS_LABEL (self->warnings_text));
  g_assert (GTK_IS_BUTTON (self->next) && GTK_IS_BOX (self->state));
  g_assert (GTK_IS_IMAGE (self->state_icon) && GTK_IS_LABEL (self->state_label));
  g_assert (GTK_IS_PANED (self->panes) && KYO_IS_REVIEW_SOURCE (self->source));
  g_assert (KYO_IS_REVIEW_CASE (self->parsed));

  kyo_review_page_init_keys (self);
  gtk_widget_add_tick_callback (self->panes, part_panes_cb, NULL, NULL);
  g_signal_connect_swapped (self->source, "chosen", G_CALLBACK (line_chosen_cb), self);
  g_signal_connect_swapped (self->source, "activated", G_CALLBACK (line_activated_cb), self);
  g_signal_connect_swapped (self->parsed, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->parsed, "typing", G_CALLBACK (typing_cb), self);
  g_signal_connect_swapped (self->parsed, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->parsed, "category", G_CALLBACK (category_cb), self);
}

/**
 * kyo_review_page_say:
 * @self: a page
 * @message: a sentence
 *
 * Has something said to the person.
 */
void
kyo_review_page_say (KyoReviewPage *self, const char *message)
{
  g_signal_emit (self, signals[SAID], 0, message);
}

/**
 * kyo_review_page_show_state:
 * @self: a page
 *
 * Shows whether the store has what is on screen.
 */
void
kyo_review_page_show_state (KyoReviewPage *self)
{
  const char *failure = kyo_review_get_failure (self->review);
  const char *icon = "emblem-ok-symbolic";
  g_autofree char *words = NULL;

  if (failure != NULL)
    {
      icon = "dialog-warning-symbolic";
      words = g_strdup_printf (_ ("Not stored: %s"), failure);
    }
  else if (self->is_typed)
    {
      icon = "document-edit-symbolic";
      words = g_strdup (_ ("Not stored yet…"));
    }
  else
    words = g_strdup (_ ("Stored"));
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_label_set_label (self->state_label, words);
  gtk_widget_set_tooltip_text (self->state, words);
  if (failure != NULL)
    gtk_widget_add_css_class (self->state, "bad");
  else
    gtk_widget_remove_css_class (self->state, "bad");
}

/**
 * kyo_review_page_select:
 * @self: a page
 * @field: (nullable): the name of a field
 *
 * Selects a field on both sides, as if a person had.
 */
void
kyo_review_page_select (KyoReviewPage *self, const char *field)
{
  gboolean is_there = kyo_review_case_select (self->parsed, field);

  kyo_review_source_light (self->source, is_there ? field : NULL, is_there);
  kyo_review_page_update_actions (self);
}

/**
 * kyo_review_page_refresh:
 * @self: a page
 * @field: (nullable): the name of the field to be selected, `NULL` for the one that is
 *
 * Shows the draft as it is now.
 */
void
kyo_review_page_refresh (KyoReviewPage *self, const char *field)
{
  KyoReportDraft *draft = kyo_review_get_draft (self->review);

  kyo_review_source_show (self->source, draft, self->lang);
  kyo_review_case_show (self->parsed, draft, self->lang);
  show_summary (self);
  show_tlp (self);
  kyo_review_page_show_state (self);
  if (field != NULL)
    kyo_review_page_select (self, field);
  else
    kyo_review_source_light (self->source, kyo_review_case_get_field (self->parsed), FALSE);
  kyo_review_page_update_actions (self);
}

/**
 * kyo_review_page_show:
 * @self: a page
 * @store: (nullable): the store that the draft is in
 * @review: (nullable): a review
 * @lang: of the headings
 *
 * Shows a draft; the keyboard is then at its first field.
 */
void
kyo_review_page_show (KyoReviewPage *self, KyoStore *store, KyoReview *review, KyoLang lang)
{
  g_return_if_fail (KYO_IS_REVIEW_PAGE (self));

  if (self->review != NULL)
    {
      kyo_review_case_show (self->parsed, NULL, lang);
      kyo_review_source_show (self->source, NULL, lang);
      g_signal_handlers_disconnect_by_data (self->review, self);
    }
  g_set_object (&self->store, store);
  g_set_object (&self->review, review);
  self->lang = lang;
  self->is_typed = FALSE;
  self->is_step_open = FALSE;
  if (review == NULL)
    {
      kyo_review_page_update_actions (self);
      return;
    }
  g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "stored", G_CALLBACK (kyo_review_page_show_state), self,
                           G_CONNECT_SWAPPED);
  kyo_review_page_refresh (self, NULL);
  show_warnings (self);
  kyo_review_case_go (self->parsed, 1); /* from the report itself to its first case */
  kyo_review_case_focus (self->parsed);
}

/**
 * kyo_review_page_get_review:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the review that is shown
 */
KyoReview *
kyo_review_page_get_review (KyoReviewPage *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW_PAGE (self), NULL);

  return self->review;
}

/**
 * kyo_review_page_flush:
 * @self: a page
 *
 * Takes over what is being typed, and tries again to store what is not stored.
 *
 * Returns: whether the store has all of it
 */
gboolean
kyo_review_page_flush (KyoReviewPage *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW_PAGE (self), FALSE);

  if (self->review == NULL)
    return TRUE;
  kyo_review_case_end_edit (self->parsed, TRUE);

  return kyo_review_get_failure (self->review) == NULL || kyo_review_store (self->review);
}
