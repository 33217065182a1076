/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/kyo-ctl-common.h"
#include "render/kyo-picture.h"

G_BEGIN_DECLS

typedef GBytes *(*KyoCtlPictureFunc) (KyoCase *kase,
                                      KyoLang lang,
                                      KyoPictureFormat format,
                                      GError **error);

gboolean kyo_ctl_draw (KyoCtl *ctl, KyoCtlPictureFunc func, GError **error);

G_END_DECLS
