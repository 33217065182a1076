/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/kyo-ctl-common.h"
#include "render/kyo-picture.h"

G_BEGIN_DECLS

typedef enum
{
  KYO_CTL_DIAGRAM,
  KYO_CTL_TIMELINE,
} KyoCtlPicture;

gboolean kyo_ctl_draw (KyoCtl *ctl, KyoCtlPicture picture, GError **error);

G_END_DECLS
