/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/playback/kyo-step-caption.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-step-words.h"
#include "model/kyo-labels.h"

struct _KyoStepCaption
{
  GtkWidget parent_instance;

  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (KyoStepCaption, kyo_step_caption, GTK_TYPE_WIDGET)

/* "Response 2 · Decision · Desk → Management · the next day" */
static char *
dup_circumstances (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  g_autofree char *number =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  g_autofree char *between = kyo_step_between_dup (kase, step, lang);
  g_autofree char *when = kyo_step_dup_when_display (step, lang);
  GString *words = g_string_new (number);

  g_string_append_printf (words, " · %s", kyo_phase_label (kyo_step_get_phase (step), lang));
  if (*between != '\0')
    g_string_append_printf (words, " · %s", between);
  if (*when != '\0')
    g_string_append_printf (words, " · %s", when);

  return g_string_free (words, FALSE);
}

static GtkWidget *
make_line (KyoCase *kase, KyoStep *step, KyoLang lang)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = kyo_column_new (0);
  GtkWidget *text = kyo_prose_new (kyo_text_get (kyo_step_get_text (step), lang), "words");
  GtkWidget *badge = kyo_step_badge_new (step, lang);
  g_autofree char *circumstances = dup_circumstances (kase, step, lang);

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  kyo_prose_set_keeps_phrases (KYO_PROSE (text), TRUE);
  kyo_column_append (KYO_COLUMN (words), text);
  kyo_column_append (KYO_COLUMN (words), kyo_prose_new (circumstances, "circumstances"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), words);

  return line;
}

static void
kyo_step_caption_dispose (GObject *object)
{
  KyoStepCaption *self = KYO_STEP_CAPTION (object);

  g_clear_pointer (&self->column, gtk_widget_unparent);

  G_OBJECT_CLASS (kyo_step_caption_parent_class)->dispose (object);
}

static void
kyo_step_caption_class_init (KyoStepCaptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_step_caption_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "stepcaption");
}

static void
kyo_step_caption_init (KyoStepCaption *self)
{
  self->column = kyo_column_new (8);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

/**
 * kyo_step_caption_new:
 *
 * Makes a caption that says nothing.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_step_caption_new (void)
{
  return g_object_new (KYO_TYPE_STEP_CAPTION, NULL);
}

/**
 * kyo_step_caption_show:
 * @self: a caption
 * @kase: (nullable): a complete case
 * @frame: (nullable) (element-type KyoStep): steps of the case
 * @lang: the language of the cases
 *
 * Shows what happens.
 */
void
kyo_step_caption_show (KyoStepCaption *self, KyoCase *kase, GPtrArray *frame, KyoLang lang)
{
  GtkWidget *child;
  GString *said = g_string_new (NULL);

  g_return_if_fail (KYO_IS_STEP_CAPTION (self));

  while ((child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; frame != NULL && i < frame->len; i++)
    {
      KyoStep *step = g_ptr_array_index (frame, i);
      g_autofree char *words = kyo_step_words_dup (kase, step, lang);

      kyo_column_append (KYO_COLUMN (self->column), make_line (kase, step, lang));
      g_string_append_printf (said, "%s%s", i > 0 ? ". " : "", words);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str,
                                  -1);
  g_string_free (said, TRUE);
}
