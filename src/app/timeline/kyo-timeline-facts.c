/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It has its words from the model, in the language of the cases, as the timeline itself has.
 */
#include "config.h"

#include "app/timeline/kyo-timeline-facts.h"

#include "model/kyo-chronology.h"
#include "model/kyo-duration.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

struct _KyoTimelineFacts
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *row;
  KyoSelection *selection;
};

G_DEFINE_FINAL_TYPE (KyoTimelineFacts, kyo_timeline_facts, GTK_TYPE_WIDGET)

static void
clicked_cb (KyoTimelineFacts *self, GtkWidget *button)
{
  const char *const *ids = g_object_get_data (G_OBJECT (button), "kyo-steps");

  if (self->selection != NULL)
    kyo_selection_select_together (self->selection, ids);
}

static void
add_words (GtkWidget *box, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* A button of words that are read as a whole. */
static void
add_fact (KyoTimelineFacts *self, GtkWidget *box, const char *name, KyoStep *begin, KyoStep *end)
{
  GtkWidget *button = gtk_button_new ();
  const char *ids[] = { kyo_step_get_id (begin), kyo_step_get_id (end), NULL };

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "fact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "kyo-steps", g_strdupv ((char **) ids),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->row), button);
}

static void
add_duration (KyoTimelineFacts *self, const KyoDuration *duration, KyoLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *kind = kyo_duration_kind_label (duration->kind, lang);
  g_autofree char *length = kyo_duration_dup_display (duration, lang);
  g_autofree char *steps = kyo_duration_dup_steps (duration, lang);
  g_autofree char *name = g_strdup_printf ("%s: %s (%s)", kind, length, steps);

  add_words (box, kind, "fact-kind");
  add_words (box, length, "fact-length");
  add_words (box, steps, "fact-steps");
  add_fact (self, box, name, duration->begin, duration->end);
}

static void
add_conflict (KyoTimelineFacts *self, KyoStep *first, KyoStep *later, KyoLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = kyo_chronology_dup_conflict (first, later, lang);
  g_autofree char *number =
    kyo_step_dup_number_label (kyo_step_get_kind (first), kyo_step_get_number (first), lang);
  g_autofree char *later_number =
    kyo_step_dup_number_label (kyo_step_get_kind (later), kyo_step_get_number (later), lang);
  g_autofree char *numbers = g_strconcat (number, " ⇄ ", later_number, NULL);

  add_words (box, kyo_chronology_conflict_label (lang), "fact-kind");
  add_words (box, numbers, "fact-length");
  gtk_widget_set_tooltip_text (box, words);
  add_fact (self, box, words, first, later);
}

static void
remove_facts (KyoTimelineFacts *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->row)) != NULL)
    gtk_box_remove (GTK_BOX (self->row), child);
}

static void
kyo_timeline_facts_dispose (GObject *object)
{
  KyoTimelineFacts *self = KYO_TIMELINE_FACTS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (kyo_timeline_facts_parent_class)->dispose (object);
}

static void
kyo_timeline_facts_class_init (KyoTimelineFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_timeline_facts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timelinefacts");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kyo_timeline_facts_init (KyoTimelineFacts *self)
{
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->row);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the times say"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kyo_timeline_facts_new:
 *
 * Makes a row that shows nothing.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_timeline_facts_new (void)
{
  return g_object_new (KYO_TYPE_TIMELINE_FACTS, NULL);
}

/**
 * kyo_timeline_facts_set_selection:
 * @self: a row
 * @selection: what it changes
 *
 * Binds the row to a selection.
 */
void
kyo_timeline_facts_set_selection (KyoTimelineFacts *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_TIMELINE_FACTS (self));

  g_set_object (&self->selection, selection);
}

/**
 * kyo_timeline_facts_show:
 * @self: a row
 * @kase: (nullable): a complete case
 * @lang: the language of the cases
 *
 * Shows what the times of a case say.
 */
void
kyo_timeline_facts_show (KyoTimelineFacts *self, KyoCase *kase, KyoLang lang)
{
  g_autoptr (GPtrArray) durations = NULL;
  g_autoptr (GArray) conflicts = NULL;

  g_return_if_fail (KYO_IS_TIMELINE_FACTS (self));

  remove_facts (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (kase == NULL)
    return;

  durations = kyo_duration_list (kase);
  conflicts = kyo_chronology_list_conflicts (kase);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const KyoConflict *conflict = &g_array_index (conflicts, KyoConflict, i);
      g_autoptr (KyoStep) first =
        g_list_model_get_item (kyo_case_get_steps (kase), conflict->told_first);
      g_autoptr (KyoStep) later =
        g_list_model_get_item (kyo_case_get_steps (kase), conflict->told_later);

      add_conflict (self, first, later, lang);
    }
  for (guint i = 0; i < durations->len; i++)
    add_duration (self, g_ptr_array_index (durations, i), lang);
  gtk_widget_set_visible (GTK_WIDGET (self), durations->len + conflicts->len > 0);
}
