/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/present/kyo-present-dialog.h"
#include "app/widgets/kyo-case-chooser.h"

struct _KyoPresentDialog
{
  AdwWindow parent_instance;

  GtkWidget *present;
  KyoCaseChooser *cases;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (KyoPresentDialog, kyo_present_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_state (KyoPresentDialog *self)
{
  g_autoptr (GPtrArray) chosen = kyo_case_chooser_list_chosen (self->cases);
  g_autofree char *words = kyo_case_chooser_dup_summary (self->cases);

  gtk_label_set_label (self->summary, words);
  gtk_widget_set_sensitive (self->present, chosen->len > 0);
}

static void
present_cb (KyoPresentDialog *self)
{
  g_autoptr (GPtrArray) chosen = kyo_case_chooser_list_chosen (self->cases);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (builder, kyo_case_get_id (g_ptr_array_index (chosen, i)));
  ids = g_strv_builder_end (builder);
  g_signal_emit (self, signals[CHOSEN], 0, ids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kyo_present_dialog_class_init (KyoPresentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", KYO_TYPE_PRESENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  g_type_ensure (KYO_TYPE_CASE_CHOOSER);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-present-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoPresentDialog, present);
  gtk_widget_class_bind_template_child (widget_class, KyoPresentDialog, cases);
  gtk_widget_class_bind_template_child (widget_class, KyoPresentDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, present_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_state);
}

static void
kyo_present_dialog_init (KyoPresentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BUTTON (self->present) && KYO_IS_CASE_CHOOSER (self->cases));
  g_assert (GTK_IS_LABEL (self->summary));
}

/**
 * kyo_present_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @cases: a list of #KyoCase
 * @case_id: (nullable): the case that is chosen to begin with
 * @lang: the language of the cases
 *
 * Makes a dialog to choose the cases of a presentation.
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWindow *
kyo_present_dialog_new (GtkWindow *parent, GListModel *cases, const char *case_id, KyoLang lang)
{
  KyoPresentDialog *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (cases), NULL);

  self = g_object_new (KYO_TYPE_PRESENT_DIALOG, "transient-for", parent, NULL);
  kyo_case_chooser_fill (self->cases, cases, case_id, lang);

  return GTK_WINDOW (self);
}
