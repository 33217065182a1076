/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkLabel that marks how far something may travel, in the colours of TLP 2.0. */
GtkWidget *kyo_tlp_label_new (KyoTlp tlp) G_GNUC_WARN_UNUSED_RESULT;
void kyo_tlp_label_set (GtkLabel *label, KyoTlp tlp);

G_END_DECLS
