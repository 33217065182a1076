/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotate/kyo-annotation-bubble.h"
#include "app/widgets/kyo-prose.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static const char *
get_kind_icon (KyoAnnotationKind kind)
{
  switch (kind)
    {
    case KYO_ANNOTATION_QUESTION:
      return "dialog-question-symbolic";
    case KYO_ANNOTATION_HIGHLIGHT:
      return "starred-symbolic";
    case KYO_ANNOTATION_TAG:
      return "tag-symbolic";
    case KYO_ANNOTATION_COMMENT:
    default:
      return "kyokun-note-symbolic";
    }
}

static char *
dup_when (KyoAnnotation *annotation)
{
  g_autoptr (GDateTime) created =
    g_date_time_new_from_iso8601 (kyo_annotation_get_created (annotation), NULL);
  g_autoptr (GDateTime) local = created != NULL ? g_date_time_to_local (created) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M")
                       : g_strdup (kyo_annotation_get_created (annotation));
}

static GtkWidget *
make_delete_button (KyoAnnotation *annotation)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.delete-annotation");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    kyo_annotation_get_id (annotation));
  gtk_widget_set_tooltip_text (button, _ ("Delete this annotation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Delete this annotation"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");

  return button;
}

static GtkWidget *
make_bubble (KyoAnnotation *annotation)
{
  GtkWidget *bubble = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (get_kind_icon (kyo_annotation_get_kind (annotation)));
  g_autofree char *when = dup_when (annotation);
  g_autofree char *byline =
    g_strdup_printf ("%s · %s", kyo_annotation_get_author (annotation), when);
  const char *quote = kyo_annotation_get_quote (annotation);

  if (quote != NULL && *quote != '\0')
    {
      g_autofree char *quoted = g_strdup_printf ("“%s”", quote);

      gtk_box_append (GTK_BOX (words), kyo_prose_new (quoted, "quote"));
    }
  gtk_box_append (GTK_BOX (words),
                  kyo_prose_new (kyo_annotation_get_body (annotation), "note-body"));
  gtk_box_append (GTK_BOX (words), kyo_prose_new (byline, "secondary"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (bubble), icon);
  gtk_box_append (GTK_BOX (bubble), words);
  gtk_box_append (GTK_BOX (bubble), make_delete_button (annotation));
  gtk_widget_add_css_class (bubble, "bubble");

  return bubble;
}

static void
append_bubble (GtkWidget **bubbles, KyoAnnotation *annotation)
{
  if (*bubbles == NULL)
    *bubbles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (*bubbles), make_bubble (annotation));
}

/**
 * kyo_annotation_bubbles_new_lost:
 * @annotations: a list of #KyoAnnotation, those of the case
 * @kase: the complete case
 *
 * Shows the annotations whose place the case does not have any more, under a heading that says so:
 * a corrected draft or a newer edition may have lost it, and what was written is not to be lost
 * with it.
 *
 * Returns: (nullable): a box, or `NULL` when there is nothing
 */
GtkWidget *
kyo_annotation_bubbles_new_lost (GListModel *annotations, KyoCase *kase)
{
  GtkWidget *bubbles = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      if (!kyo_case_has_target (kase, kyo_annotation_get_target_id (annotation)))
        append_bubble (&bubbles, annotation);
    }
  if (bubbles != NULL)
    gtk_box_prepend (GTK_BOX (bubbles),
                     kyo_prose_new (_ ("On what the case does not have any more"), "secondary"));

  return bubbles;
}

/**
 * kyo_annotation_bubbles_new:
 * @annotations: a list of #KyoAnnotation
 * @target_id: a passage, step, participant or case
 *
 * Shows what was annotated on one target, in the order in which it was written.
 *
 * Returns: (nullable): a box, or `NULL` when there is nothing
 */
GtkWidget *
kyo_annotation_bubbles_new (GListModel *annotations, const char *target_id)
{
  GtkWidget *bubbles = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      if (g_strcmp0 (kyo_annotation_get_target_id (annotation), target_id) != 0)
        continue;
      append_bubble (&bubbles, annotation);
    }

  return bubbles;
}
