/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import/kyo-review-fill.h"
#include "app/import/kyo-review-row.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkListBox *list;
  KyoReportDraft *draft;
  KyoLang lang;
  /* What heads the row that is added next; each is said once. */
  char *section;
  char *key;
  char *incident;
} Filling;

/**
 * kyo_review_update_header:
 * @row: a row
 * @before: (nullable): the row above it
 * @user_data: nothing
 *
 * Puts the heading of several rows above the first of them, as in the text of a case.
 */
void
kyo_review_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section = g_object_get_data (G_OBJECT (row), "kyo-section");
  const char *key = g_object_get_data (G_OBJECT (row), "kyo-key");
  const char *incident = g_object_get_data (G_OBJECT (row), "kyo-incident");
  GtkWidget *header;
  GtkWidget *line;

  if (section == NULL && incident == NULL)
    return;
  header = kyo_column_new (0);
  if (section != NULL)
    {
      GtkWidget *words = kyo_prose_new (section, "section-heading");

      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (line), words);
      if (key != NULL)
        {
          GtkWidget *label = gtk_label_new (key);

          gtk_widget_set_valign (label, GTK_ALIGN_END);
          gtk_widget_add_css_class (label, "section-key");
          gtk_box_append (GTK_BOX (line), label);
        }
      kyo_column_append (KYO_COLUMN (header), line);
    }
  if (incident != NULL)
    kyo_column_append (KYO_COLUMN (header), kyo_prose_new (incident, "incident-heading"));
  gtk_list_box_row_set_header (row, header);
}

static void
append_row (Filling *self, GtkWidget *row)
{
  g_object_set_data_full (G_OBJECT (row), "kyo-section", g_steal_pointer (&self->section), g_free);
  g_object_set_data_full (G_OBJECT (row), "kyo-key", g_steal_pointer (&self->key), g_free);
  g_object_set_data_full (G_OBJECT (row), "kyo-incident", g_steal_pointer (&self->incident),
                          g_free);
  gtk_list_box_append (self->list, row);
}

static void
append_content (Filling *self, KyoReviewContent *content)
{
  GtkWidget *row;

  content->is_changed = !kyo_report_draft_is_verbatim (self->draft, content->field);
  row = kyo_review_row_new (content);
  append_row (self, row);
}

static void
set_heading (Filling *self, const char *section, const char *key)
{
  g_free (self->section);
  self->section = g_strdup (section);
  g_free (self->key);
  self->key = g_strdup (key);
}

/* So that what is missing is seen, too. */
static void
append_nothing (Filling *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *words = kyo_prose_new (_ ("Nothing was found"), "nothing");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), words);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "review-row");
  append_row (self, row);
}

/* What the format has to write where there is nothing is no text to go on from. */
static const char *
get_words (Filling *self, KyoText *text)
{
  const char *words = kyo_text_get (text, KYO_LANG_JA);

  return g_str_equal (words, "—") ? "" : words;
}

static void
append_single (Filling *self,
               const char *field,
               const char *caption,
               const char *words,
               const char *typed,
               const char *css_class)
{
  KyoReviewContent content = {
    .field = field,
    .caption = caption,
    .words = *words != '\0' ? words : _ ("Not given"),
    .typed = typed != NULL ? typed : words,
    .css_class = *words != '\0' ? css_class : "nothing",
    .name = caption,
  };

  append_content (self, &content);
}

static void
append_passage (Filling *self, KyoPassage *passage, const char *name, guint *incident)
{
  g_autofree char *heading_field = g_strdup_printf ("%s#heading", kyo_passage_get_id (passage));
  g_autofree char *heading_name = g_strdup_printf (_ ("%s, heading"), name);
  KyoText *heading = kyo_passage_get_heading (passage);
  KyoReviewContent content = {
    .field = heading_field,
    .badge = "•",
    .words = get_words (self, heading),
    .css_class = "lesson-heading",
    .name = heading_name,
  };

  if (kyo_passage_get_incident (passage) != *incident)
    {
      *incident = kyo_passage_get_incident (passage);
      g_free (self->incident);
      self->incident = *incident > 0 ? kyo_incident_dup_label (*incident, self->lang)
                                     : g_strdup (_ ("All incidents"));
    }
  if (heading != NULL)
    append_content (self, &content);
  content.field = kyo_passage_get_id (passage);
  content.badge = heading != NULL ? " " : "•";
  content.words = get_words (self, kyo_passage_get_text (passage));
  content.css_class = NULL;
  content.name = name;
  append_content (self, &content);
}

static void
append_passages (Filling *self, KyoCase *kase, guint list, const char *name)
{
  GListModel *passages = kyo_report_draft_get_list (self->draft, kase, list);
  g_autofree char *key = kase != NULL ? g_strdup_printf ("Alt+%u", list + 1) : NULL;
  guint n = g_list_model_get_n_items (passages);
  guint incident = 0;

  set_heading (self, name, key);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      append_passage (self, passage, name, &incident);
    }
  if (n == 0)
    append_nothing (self);
}

static void
append_step (Filling *self, KyoStep *step)
{
  g_autofree char *number =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), self->lang);
  KyoReviewContent content = {
    .field = kyo_step_get_id (step),
    .badge = number,
    .words = get_words (self, kyo_step_get_text (step)),
    .name = number,
  };

  append_content (self, &content);
}

static void
append_participant (Filling *self, KyoParticipant *participant)
{
  const char *kind =
    kyo_participant_kind_label (kyo_participant_get_kind (participant), self->lang);
  KyoReviewContent content = {
    .field = kyo_participant_get_id (participant),
    .badge = kind,
    .words = get_words (self, kyo_participant_get_label (participant)),
    .name = kind,
  };

  append_content (self, &content);
}

static void
fill_case (Filling *self, KyoCase *kase)
{
  g_autofree char *title = kyo_report_dup_case_field (kase, "title");
  g_autofree char *summary = kyo_report_dup_case_field (kase, "summary");
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);
  guint n_steps = g_list_model_get_n_items (steps);

  append_single (self, title, _ ("Title"), get_words (self, kyo_case_get_title (kase)), NULL,
                 "case-heading");
  append_single (self, summary, _ ("Summary"), get_words (self, kyo_case_get_summary (kase)), NULL,
                 NULL);
  for (guint list = 0; list < KYO_N_SECTIONS; list++)
    append_passages (self, kase, list, kyo_section_kind_label ((KyoSectionKind) list, self->lang));
  set_heading (self, _ ("Events and responses"), NULL);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      append_step (self, step);
    }
  if (n_steps == 0)
    append_nothing (self);
  set_heading (self, _ ("Participants"), NULL);
  for (guint i = 0; i < participants->len; i++)
    append_participant (self, participants->pdata[i]);
  if (participants->len == 0)
    append_nothing (self);
}

static void
fill_casebook (Filling *self)
{
  KyoCasebook *casebook = self->draft->casebook;
  KyoTime *period = kyo_casebook_get_period (casebook);
  g_autofree char *display =
    period != NULL ? kyo_time_dup_display (period, self->lang) : g_strdup ("");

  append_single (self, "#title", _ ("Title"), get_words (self, kyo_casebook_get_title (casebook)),
                 NULL, "case-heading");
  append_single (self, "#publisher", _ ("Publisher"),
                 get_words (self, kyo_casebook_get_publisher (casebook)), NULL, NULL);
  append_single (self, "#period", _ ("Period"), display,
                 period != NULL ? kyo_time_get_edtf (period) : "", NULL);
  append_passages (self, NULL, KYO_REPORT_CRITERIA, _ ("Selection criteria"));
  append_passages (self, NULL, KYO_REPORT_SYNTHESIS, _ ("Synthesis"));
}

/**
 * kyo_review_fill:
 * @list: an empty list
 * @draft: a draft
 * @kase: (nullable): one of its cases, `NULL` for the casebook itself
 * @lang: of the headings
 *
 * Adds a #KyoReviewRow for each field, and rows that say where there is nothing.
 */
void
kyo_review_fill (GtkListBox *list, KyoReportDraft *draft, KyoCase *kase, KyoLang lang)
{
  Filling filling = { list, draft, lang, NULL, NULL, NULL };

  if (kase != NULL)
    fill_case (&filling, kase);
  else
    fill_casebook (&filling);
  g_free (filling.section);
  g_free (filling.key);
  g_free (filling.incident);
}
