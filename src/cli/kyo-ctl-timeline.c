/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/kyo-ctl.h"

#include "cli/kyo-ctl-picture.h"

/**
 * kyo_ctl_timeline:
 * @ctl: this run
 * @error: return location for an error
 *
 * `timeline`: writes the timeline of a case alone, as a picture.
 *
 * Returns: `FALSE` on failure
 */
gboolean
kyo_ctl_timeline (KyoCtl *ctl, GError **error)
{
  return kyo_ctl_draw (ctl, KYO_CTL_TIMELINE, error);
}
