/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-tlp-label.h"
#include "model/kyo-labels.h"

/**
 * kyo_tlp_label_new:
 * @tlp: how far it may travel
 *
 * Makes a marking.
 *
 * Returns: the label
 */
GtkWidget *
kyo_tlp_label_new (KyoTlp tlp)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "tlp");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  kyo_tlp_label_set (GTK_LABEL (label), tlp);

  return label;
}

/**
 * kyo_tlp_label_set:
 * @label: a label of the class "tlp"
 * @tlp: how far it may travel
 *
 * Sets what a marking says, and its colour.
 */
void
kyo_tlp_label_set (GtkLabel *label, KyoTlp tlp)
{
  static const KyoTlp ALL[] = { KYO_TLP_CLEAR, KYO_TLP_GREEN, KYO_TLP_AMBER, KYO_TLP_AMBER_STRICT,
                                KYO_TLP_RED };

  g_return_if_fail (GTK_IS_LABEL (label));

  for (guint i = 0; i < G_N_ELEMENTS (ALL); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), kyo_enum_to_nick (KYO_TYPE_TLP, ALL[i]));
  gtk_widget_add_css_class (GTK_WIDGET (label), kyo_enum_to_nick (KYO_TYPE_TLP, tlp));
  gtk_label_set_label (label, kyo_tlp_label (tlp));
}
