/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotate/kyo-annotation-bubble.h"
#include "app/case-page/kyo-passage-row.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-theme-chip.h"
#include "app/widgets/kyo-wrap-layout.h"

#include <glib/gi18n.h>

struct _KyoPassageRow
{
  GtkListBoxRow parent_instance;

  char *target_id;
  GtkWidget *column;  /* the passage and beneath it its annotations */
  GtkWidget *bubbles; /* NULL while there are none */
};

G_DEFINE_FINAL_TYPE (KyoPassageRow, kyo_passage_row, GTK_TYPE_LIST_BOX_ROW)

static void
kyo_passage_row_finalize (GObject *object)
{
  KyoPassageRow *self = KYO_PASSAGE_ROW (object);

  g_clear_pointer (&self->target_id, g_free);

  G_OBJECT_CLASS (kyo_passage_row_parent_class)->finalize (object);
}

static void
kyo_passage_row_class_init (KyoPassageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_passage_row_finalize;
}

static void
kyo_passage_row_init (KyoPassageRow *self)
{
  self->column = kyo_column_new (4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->column);
  gtk_widget_add_css_class (GTK_WIDGET (self), "passage-row");
}

/* NULL when none of its themes has words. */
static GtkWidget *
make_chips (KyoThemes *themes, KyoCase *kase, KyoPassage *passage, KyoLang lang)
{
  const char *const *ids = kyo_passage_get_themes (passage);
  GtkWidget *chips = NULL;

  for (guint i = 0; themes != NULL && ids != NULL && ids[i] != NULL; i++)
    {
      GtkWidget *chip = kyo_theme_chip_new (themes, ids[i], kyo_case_get_id (kase), lang);

      if (chip == NULL)
        continue;
      if (chips == NULL)
        {
          chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_set_layout_manager (chips, kyo_wrap_layout_new (4));
          gtk_widget_add_css_class (chips, "theme-chips");
        }
      gtk_box_append (GTK_BOX (chips), chip);
    }

  return chips;
}

/**
 * kyo_passage_row_new:
 * @kase: the case
 * @passage: one of its passages
 * @lang: the language of the cases
 * @themes: (nullable): what is known of themes
 *
 * Makes a row for a passage: its words, the numbers of the steps that it concerns, its themes.
 *
 * Returns: the row
 */
GtkWidget *
kyo_passage_row_new (KyoCase *kase, KyoPassage *passage, KyoLang lang, KyoThemes *themes)
{
  KyoPassageRow *self = g_object_new (KYO_TYPE_PASSAGE_ROW, NULL);
  const char *text = kyo_text_get (kyo_passage_get_text (passage), lang);
  const char *heading = kyo_text_get (kyo_passage_get_heading (passage), lang);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bullet = gtk_label_new ("•");
  GtkWidget *words = kyo_column_new (2);
  GtkWidget *chips = make_chips (themes, kase, passage, lang);
  g_autofree char *numbers = NULL;
  g_autofree char *name = NULL;

  self->target_id = g_strdup (kyo_passage_get_id (passage));
  numbers = kyo_case_dup_step_numbers (kase, passage, lang, " · ");
  name = g_strdup_printf ("%s%s%s", heading, *heading != '\0' ? ". " : "", text);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_add_css_class (bullet, "bullet");
  if (*heading != '\0')
    kyo_column_append (KYO_COLUMN (words), kyo_prose_new (heading, "lesson-heading"));
  kyo_column_append (KYO_COLUMN (words), kyo_prose_new (text, NULL));
  if (numbers != NULL)
    kyo_column_append (KYO_COLUMN (words), kyo_prose_new (numbers, "step-numbers"));
  if (chips != NULL)
    kyo_column_append (KYO_COLUMN (words), chips);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), words);
  kyo_column_append (KYO_COLUMN (self->column), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * kyo_passage_row_get_target:
 * @self: a row
 *
 * The passage that the row shows.
 *
 * Returns: (transfer none): its id
 */
const char *
kyo_passage_row_get_target (KyoPassageRow *self)
{
  g_return_val_if_fail (KYO_IS_PASSAGE_ROW (self), NULL);

  return self->target_id;
}

/**
 * kyo_passage_row_set_related:
 * @self: a row
 * @is_related: whether the passage tells, or is about, what is selected elsewhere
 *
 * Marks a passage that takes part in the selection.
 */
void
kyo_passage_row_set_related (KyoPassageRow *self, gboolean is_related)
{
  g_return_if_fail (KYO_IS_PASSAGE_ROW (self));

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "related") == is_related)
    return;
  if (is_related)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "related");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("Belongs to what is selected"), -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "related");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/**
 * kyo_passage_row_set_annotations:
 * @self: a row
 * @annotations: a list of #KyoAnnotation, those of the whole case
 *
 * Shows beneath the passage what was annotated on it.
 */
void
kyo_passage_row_set_annotations (KyoPassageRow *self, GListModel *annotations)
{
  g_return_if_fail (KYO_IS_PASSAGE_ROW (self));

  if (self->bubbles != NULL)
    gtk_widget_unparent (self->bubbles);
  self->bubbles = kyo_annotation_bubbles_new (annotations, self->target_id);
  if (self->bubbles != NULL)
    kyo_column_append (KYO_COLUMN (self->column), self->bubbles);
}
