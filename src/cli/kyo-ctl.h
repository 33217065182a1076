/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands of kyokunctl, one file each. A command parses its own arguments with
 * kyo_ctl_parse(), prints its answer on stdout, and returns FALSE with the error set when it
 * failed; the exit status and the line on stderr are made of that in one place, in kyo-ctl.c.
 */
#pragma once

#include "cli/kyo-ctl-common.h"

G_BEGIN_DECLS

gboolean kyo_ctl_init (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_list (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_show (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_import (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_search (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_annotate (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_annotations (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_compare (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_export (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_verify (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_diagram (KyoCtl *ctl, GError **error);
gboolean kyo_ctl_timeline (KyoCtl *ctl, GError **error);

G_END_DECLS
