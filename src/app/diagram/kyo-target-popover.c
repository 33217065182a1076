/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/diagram/kyo-target-popover.h"

#include "app/annotate/kyo-annotation-bubble.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-step-words.h"
#include "app/widgets/kyo-target-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define WIDTH 360
#define MOST_HEIGHT 420

struct _KyoTargetPopover
{
  GtkPopover parent_instance;

  KyoCase *kase;
  char *target_id;
  KyoLang lang;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (KyoTargetPopover, kyo_target_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append_prose (KyoTargetPopover *self, const char *text, const char *css_class)
{
  if (*text != '\0')
    gtk_box_append (GTK_BOX (self->box), kyo_prose_new (text, css_class));
}

static void
append_heading (KyoTargetPopover *self, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->box), heading);
}

static void
go_cb (KyoTargetPopover *self, GtkWidget *button)
{
  g_autofree char *target_id = g_strdup (g_object_get_data (G_OBJECT (button), "kyo-target-id"));

  /* Gone from the screen first: then it does not take the keyboard back. */
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, target_id);
}

static void
annotate_cb (KyoTargetPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "case.annotate", NULL);
}

static GtkWidget *
make_line (const char *text, gboolean is_bold)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  if (!is_bold)
    gtk_widget_add_css_class (label, "secondary");
  return label;
}

/* A row to be pressed: a badge, if any, what it is, and the beginning of what it says. */
static void
append_way (KyoTargetPopover *self,
            const char *target_id,
            GtkWidget *badge,
            const char *name,
            const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *label =
    g_strdup_printf ("%s%s%s", name, *words != '\0' && *name != '\0' ? ": " : "", words);

  if (badge != NULL)
    {
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), badge);
    }
  else
    {
      gtk_box_append (GTK_BOX (lines), make_line (name, TRUE));
    }
  if (*words != '\0')
    gtk_box_append (GTK_BOX (lines), make_line (words, badge != NULL));
  gtk_box_append (GTK_BOX (row), lines);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "kyo-target-id", g_strdup (target_id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (go_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
append_step (KyoTargetPopover *self, KyoStep *step)
{
  g_autofree char *name =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), self->lang);

  append_way (self, kyo_step_get_id (step), kyo_step_badge_new (step, self->lang), name,
              kyo_text_get (kyo_step_get_text (step), self->lang));
}

static void
append_participant (KyoTargetPopover *self, const char *participant_id)
{
  KyoParticipant *participant = kyo_case_find_participant (self->kase, participant_id);

  append_way (self, participant_id, NULL,
              kyo_text_get (kyo_participant_get_label (participant), self->lang),
              kyo_participant_kind_label (kyo_participant_get_kind (participant), self->lang));
}

static void
append_passage (KyoTargetPopover *self, KyoPassage *passage)
{
  const char *id = kyo_passage_get_id (passage);
  g_autofree char *name = kyo_target_words_dup (self->kase, id, self->lang);

  append_way (self, id, NULL, name, kyo_text_get (kyo_passage_get_text (passage), self->lang));
}

/* In the order of reading. */
static void
append_passages (KyoTargetPopover *self, GHashTable *ids)
{
  if (g_hash_table_size (ids) == 0)
    return;
  append_heading (self, _ ("Told in"));
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (self->kase, (KyoSectionKind) kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        {
          KyoPassage *passage = kyo_section_get_passage (section, i);

          if (g_hash_table_contains (ids, kyo_passage_get_id (passage)))
            append_passage (self, passage);
        }
    }
}

static void
collect_passages (KyoTargetPopover *self, KyoStep *step, GHashTable *ids)
{
  const char *const *passages = kyo_step_get_passages (step);

  for (guint i = 0; passages[i] != NULL; i++)
    if (kyo_case_find_passage (self->kase, passages[i], NULL) != NULL)
      g_hash_table_add (ids, (gpointer) passages[i]);
}

static void
say_step (KyoTargetPopover *self, KyoStep *step, GHashTable *passages)
{
  g_autofree char *name =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), self->lang);
  g_autofree char *when = kyo_step_dup_when_display (step, self->lang);
  const char *phase = kyo_phase_label (kyo_step_get_phase (step), self->lang);
  g_autofree char *beneath =
    *when != '\0' ? g_strdup_printf ("%s · %s", phase, when) : g_strdup (phase);
  const char *from = kyo_step_get_from (step);
  const char *to = kyo_step_get_to (step);

  append_prose (self, name, "title-4");
  append_prose (self, beneath, "secondary");
  append_prose (self, kyo_text_get (kyo_step_get_text (step), self->lang), "said");
  if (from != NULL || to != NULL)
    append_heading (self, from != NULL && to != NULL && !g_str_equal (from, to)
                            ? _ ("From and to")
                            : _ ("Where it happens"));
  if (from != NULL && kyo_case_find_participant (self->kase, from) != NULL)
    append_participant (self, from);
  if (to != NULL && g_strcmp0 (from, to) != 0 && kyo_case_find_participant (self->kase, to) != NULL)
    append_participant (self, to);
  collect_passages (self, step, passages);
}

/* What happens inside a boundary happens at the boundary too. */
static gboolean
acts_for (KyoTargetPopover *self, const char *id, KyoParticipant *participant)
{
  KyoParticipant *actor = id != NULL ? kyo_case_find_participant (self->kase, id) : NULL;

  while (actor != NULL && actor != participant)
    actor = kyo_participant_get_parent (actor);
  return actor != NULL;
}

static void
say_participant (KyoTargetPopover *self, KyoParticipant *participant, GHashTable *passages)
{
  KyoParticipant *parent = kyo_participant_get_parent (participant);
  const char *kind =
    kyo_participant_kind_label (kyo_participant_get_kind (participant), self->lang);
  g_autofree char *beneath =
    parent != NULL ? g_strdup_printf ("%s · %s", kind,
                                      kyo_text_get (kyo_participant_get_label (parent), self->lang))
                   : g_strdup (kind);
  GListModel *steps = kyo_case_get_steps (self->kase);
  gboolean has_part = FALSE;

  append_prose (self, kyo_text_get (kyo_participant_get_label (participant), self->lang),
                "title-4");
  append_prose (self, beneath, "secondary");
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (!acts_for (self, kyo_step_get_from (step), participant) &&
          !acts_for (self, kyo_step_get_to (step), participant))
        continue;
      if (!has_part)
        append_heading (self, _ ("Takes part in"));
      has_part = TRUE;
      append_step (self, step);
      collect_passages (self, step, passages);
    }
  if (!has_part)
    append_prose (self, _ ("Takes part in no step"), "secondary");
}

static void
append_notes (KyoTargetPopover *self, GListModel *annotations)
{
  GtkWidget *bubbles =
    annotations != NULL ? kyo_annotation_bubbles_new (annotations, self->target_id) : NULL;
  GtkWidget *annotate = gtk_button_new_with_label (_ ("Annotate"));

  if (bubbles != NULL)
    {
      append_heading (self, _ ("Annotations"));
      gtk_box_append (GTK_BOX (self->box), bubbles);
    }
  gtk_widget_set_halign (annotate, GTK_ALIGN_START);
  gtk_widget_set_margin_top (annotate, 6);
  g_signal_connect_swapped (annotate, "clicked", G_CALLBACK (annotate_cb), self);
  gtk_box_append (GTK_BOX (self->box), annotate);
}

static void
kyo_target_popover_finalize (GObject *object)
{
  KyoTargetPopover *self = KYO_TARGET_POPOVER (object);

  g_clear_object (&self->kase);
  g_clear_pointer (&self->target_id, g_free);

  G_OBJECT_CLASS (kyo_target_popover_parent_class)->finalize (object);
}

static void
kyo_target_popover_class_init (KyoTargetPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_target_popover_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", KYO_TYPE_TARGET_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kyo_target_popover_init (KyoTargetPopover *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "target-words");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  gtk_widget_set_focusable (scrolled, FALSE); /* what is in it scrolls it */
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
}

/**
 * kyo_target_popover_new:
 * @kase: a complete case
 * @target_id: a participant or step of it
 * @annotations: (nullable): a list of #KyoAnnotation, those of the case
 * @lang: the language of the cases
 *
 * Makes the popover of a participant or step. Its Annotate button activates "case.annotate", for
 * which the target has to be selected.
 *
 * Returns: the popover, without a parent
 */
GtkWidget *
kyo_target_popover_new (KyoCase *kase, const char *target_id, GListModel *annotations, KyoLang lang)
{
  KyoTargetPopover *self = g_object_new (KYO_TYPE_TARGET_POPOVER, NULL);
  g_autoptr (GHashTable) passages = g_hash_table_new (g_str_hash, g_str_equal);
  KyoStep *step = kyo_case_find_step (kase, target_id);
  KyoParticipant *participant = kyo_case_find_participant (kase, target_id);
  g_autofree char *name = kyo_target_words_dup (kase, target_id, lang);

  self->kase = g_object_ref (kase);
  self->target_id = g_strdup (target_id);
  self->lang = lang;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (step != NULL)
    say_step (self, step, passages);
  else if (participant != NULL)
    say_participant (self, participant, passages);
  append_passages (self, passages);
  append_notes (self, annotations);
  return GTK_WIDGET (self);
}
