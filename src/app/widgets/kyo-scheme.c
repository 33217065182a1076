/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-scheme.h"

#include <adwaita.h>

/**
 * kyo_scheme_get_current:
 *
 * Finds the colours that fit the style of the widgets around a picture. They change with the
 * properties "dark" and "high-contrast" of #AdwStyleManager.
 *
 * Returns: the scheme
 */
KyoScheme
kyo_scheme_get_current (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? KYO_SCHEME_DARK_CONTRAST : KYO_SCHEME_LIGHT_CONTRAST;

  return is_dark ? KYO_SCHEME_DARK : KYO_SCHEME_LIGHT;
}
