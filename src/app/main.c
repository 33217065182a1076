/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/kyo-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (KyoApplication) application = NULL;
  gboolean is_built = g_file_test (KYO_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, is_built ? KYO_BUILD_LOCALE_DIR : KYO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = kyo_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
