/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/case-list/kyo-case-row.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

struct _KyoCaseRow
{
  GtkListBoxRow parent_instance;

  KyoCase *kase;
  KyoLang lang;
  GtkLabel *number;
  char *found_target;
  GtkLabel *title;
  GtkLabel *found;
  GtkLabel *category;
  GtkWidget *draft;
  GtkLabel *tlp;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (KyoCaseRow, kyo_case_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_count (KyoCaseRow *self)
{
  guint n = kyo_case_get_n_annotations (self->kase);
  g_autofree char *number = kyo_case_get_number (self->kase) > 0
                              ? g_strdup_printf ("%d", kyo_case_get_number (self->kase))
                              : g_strdup ("");
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *notes =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u annotation", "%u annotations", n), n);
  g_autofree char *name = g_strdup_printf (
    "%s %s, %s, %s%s%s", number, kyo_text_get (kyo_case_get_title (self->kase), self->lang),
    kyo_category_label (kyo_case_get_category (self->kase), self->lang),
    kyo_case_is_draft (self->kase) ? _ ("Draft") : "", kyo_case_is_draft (self->kase) ? ", " : "",
    notes);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), notes);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strstrip (name), -1);
}

static void
kyo_case_row_dispose (GObject *object)
{
  KyoCaseRow *self = KYO_CASE_ROW (object);

  g_clear_object (&self->kase);
  g_clear_pointer (&self->found_target, g_free);

  G_OBJECT_CLASS (kyo_case_row_parent_class)->dispose (object);
}

static void
kyo_case_row_class_init (KyoCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_case_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-case-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, number);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, title);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, found);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, category);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, draft);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, tlp);
  gtk_widget_class_bind_template_child (widget_class, KyoCaseRow, count);
}

static void
kyo_case_row_init (KyoCaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_LABEL (self->number) && GTK_IS_LABEL (self->title));
  g_assert (GTK_IS_LABEL (self->found) && GTK_IS_BOX (self->draft));
  g_assert (GTK_IS_LABEL (self->category) && GTK_IS_LABEL (self->tlp) &&
            GTK_IS_LABEL (self->count));
}

/**
 * kyo_case_row_new:
 * @kase: a case, in short or whole
 * @lang: the language of the cases
 *
 * Makes a row of the case list: number, title, class, label and count of annotations. The count
 * follows the case.
 *
 * Returns: the row
 */
GtkWidget *
kyo_case_row_new (KyoCase *kase, KyoLang lang)
{
  KyoCaseRow *self = g_object_new (KYO_TYPE_CASE_ROW, NULL);
  g_autofree char *number = NULL;
  gboolean is_own = kyo_case_get_kind (kase) == KYO_CASE_OWN;

  self->kase = g_object_ref (kase);
  self->lang = lang;
  number = g_strdup_printf ("%d", kyo_case_get_number (kase));
  gtk_label_set_label (self->number, kyo_case_get_number (kase) > 0 ? number : "•");
  gtk_label_set_label (self->title, kyo_text_get (kyo_case_get_title (kase), lang));
  gtk_label_set_label (self->category, kyo_category_label (kyo_case_get_category (kase), lang));
  gtk_label_set_label (self->tlp, kyo_tlp_label (kyo_case_get_tlp (kase)));
  gtk_widget_set_visible (GTK_WIDGET (self->tlp), is_own);
  gtk_widget_set_visible (self->draft, kyo_case_is_draft (kase));
  if (is_own)
    gtk_widget_add_css_class (GTK_WIDGET (self), "own");
  g_signal_connect_object (kase, "notify::n-annotations", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  show_count (self);

  return GTK_WIDGET (self);
}

/**
 * kyo_case_row_set_found:
 * @self: a row
 * @markup: (nullable): Pango markup of the words around what was found, or `NULL`
 * @target_id: (nullable): in which passage, step or participant it was found
 * @via: (nullable): the word that was found instead of what was typed, "" for several
 *
 * Shows what a search found in the case. ≈ before it tells that it was found by another word.
 */
void
kyo_case_row_set_found (KyoCaseRow *self,
                        const char *markup,
                        const char *target_id,
                        const char *via)
{
  g_autofree char *shown = NULL;
  g_autofree char *told = NULL;

  g_return_if_fail (KYO_IS_CASE_ROW (self));

  if (via != NULL)
    {
      g_autofree char *word = g_markup_escape_text (via, -1);

      shown = g_strconcat ("≈ ", markup != NULL ? markup : word, NULL);
      told = *via != '\0' ? g_strdup_printf (_ ("Found by “%s”"), via)
                          : g_strdup (_ ("Found by other words"));
    }
  gtk_label_set_markup (self->found, shown != NULL ? shown : markup != NULL ? markup : "");
  gtk_widget_set_visible (GTK_WIDGET (self->found), markup != NULL || via != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->found), told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  told != NULL ? told : "", -1);
  g_free (self->found_target);
  self->found_target = g_strdup (target_id);
}

/**
 * kyo_case_row_get_found_target:
 * @self: a row
 *
 * Where in the case a search found something.
 *
 * Returns: (transfer none) (nullable): a passage, step, participant or the case
 */
const char *
kyo_case_row_get_found_target (KyoCaseRow *self)
{
  g_return_val_if_fail (KYO_IS_CASE_ROW (self), NULL);

  return self->found_target;
}

/**
 * kyo_case_row_get_case:
 * @self: a row
 *
 * The case that the row shows.
 *
 * Returns: (transfer none): the case
 */
KyoCase *
kyo_case_row_get_case (KyoCaseRow *self)
{
  g_return_val_if_fail (KYO_IS_CASE_ROW (self), NULL);

  return self->kase;
}
